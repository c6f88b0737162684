//! Values that stand for themselves: texts, numbers, yes or no, days, deadlines, words of a vocabulary.

use std::str::FromStr;

use serde_json::{Value, json};

use crate::model::date::Precision;
use crate::model::deadline::{self, Base, Every};
use crate::model::shape::Shape;
use crate::model::spec::{Spec, Unit};
use crate::model::words::{
    CatalogueType, Certainty, Comparison, DocumentStatus, Force, Stage, Status, UnknownWord,
};
use crate::model::{Date, ValueError, date, reference};
use crate::text::{NumberError, fold, nfc, read_number};

/// The longest text in a field, in bytes; the store takes no more either.
pub const TEXT_MAX: usize = 16 << 10;

/// The first character of a text that no field holds: controls but for tabs and line breaks, and what turns the
/// direction of the line.
pub fn control_in(text: &str) -> Option<char> {
    text.chars().find(|&c| match c {
        '\n' | '\t' => false,
        '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => true,
        c => c.is_control(),
    })
}

/// A text as it is kept: NFC, without spaces around it.
pub(super) fn text(text: &str, one_line: bool) -> Result<String, ValueError> {
    let kept = nfc(text.trim());
    match over(&kept) {
        0 => {}
        over => return Err(ValueError::TooLong { over }),
    }
    let broken = || kept.chars().find(|c| one_line && matches!(c, '\n' | '\t'));
    match control_in(&kept).or_else(broken) {
        Some(code) => Err(ValueError::Control { code }),
        None => Ok(kept.into_owned()),
    }
}

/// A text of one line as it is kept.
pub fn read_line(line: &str) -> Result<String, ValueError> {
    text(line, true)
}

/// How many characters at the end of a text have no room.
fn over(text: &str) -> usize {
    let is_over = |(at, c): &(usize, char)| at + c.len_utf8() > TEXT_MAX;
    if text.len() > TEXT_MAX { text.char_indices().filter(is_over).count() } else { 0 }
}

/// A text that has to say something.
pub fn read_text(typed: &str) -> Result<String, ValueError> {
    let kept = text(typed, false)?;
    if kept.is_empty() { Err(ValueError::Empty) } else { Ok(kept) }
}

/// A number with or without a fraction.
pub fn read_decimal(text: &str) -> Result<f64, ValueError> {
    Ok(read_number(text)?)
}

/// One day.
pub fn read_day(text: &str, today: Date) -> Result<Date, ValueError> {
    day(text, today)
}

/// The day of something that has happened: without a year the one that came last, and never one that is still to come.
pub fn read_past_day(text: &str, today: Date) -> Result<Date, ValueError> {
    let day = day(text, today)?;
    let says_year = text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
    let before = || day.checked_sub(jiff::Span::new().years(1)).ok().filter(|before| *before <= today);
    match before() {
        Some(before) if day > today && !says_year => Ok(before),
        _ if day > today => Err(ValueError::Future { value: date::show(day), today: date::show(today) }),
        _ => Ok(day),
    }
}

/// JSON with every text in it as it is kept.
pub fn normalised(value: Value) -> Result<Value, ValueError> {
    Ok(match value {
        Value::String(words) => Value::String(text(&words, false)?),
        Value::Array(items) => Value::Array(items.into_iter().map(normalised).collect::<Result<_, _>>()?),
        Value::Object(fields) => {
            let fields = fields.into_iter().map(|(name, value)| Ok((text(&name, true)?, normalised(value)?)));
            Value::Object(fields.collect::<Result<_, ValueError>>()?)
        }
        other => other,
    })
}

/// A list of texts, by comma or by repeating; `\,` is a comma in a text.
pub(super) fn texts(many: &[&str]) -> Result<Value, ValueError> {
    let items = many.iter().flat_map(|one| parts(one));
    items.map(|item| text(&item, true).map(Value::String)).collect::<Result<Vec<_>, _>>().map(Value::Array)
}

/// The parts of a list in one text, without those that are empty.
pub fn parts(text: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if chars.peek() == Some(&',') => found.extend_last(chars.next()),
            ',' => found.push(String::new()),
            c => found.extend_last(Some(c)),
        }
    }
    found.retain(|part| !part.trim().is_empty());
    found
}

/// To write at the end of the last of some texts.
trait ExtendLast {
    fn extend_last(&mut self, c: Option<char>);
}

impl ExtendLast for Vec<String> {
    fn extend_last(&mut self, c: Option<char>) {
        if let Some(last) = self.last_mut() {
            last.extend(c);
        }
    }
}

/// A place: `Hà Nội` is `ha-noi`, `TP.HCM` is `tp-hcm`. What is no known place is kept in its words, but for a slip of the
/// finger.
pub(super) fn place(typed: &str) -> Result<Value, ValueError> {
    let kept = text(typed, true)?;
    match reference::read_place(&kept).as_slice() {
        [] => match reference::nearly(&kept) {
            Some(near) => Err(ValueError::NoPlace { value: kept, near }),
            None => Ok(Value::String(kept)),
        },
        [area] => Ok(Value::from(area.id())),
        several => Err(ValueError::ManyPlaces {
            value: kept,
            count: several.len(),
            some: several.iter().take(SOME).map(|area| area.name()).collect(),
        }),
    }
}

/// Places that are named where several may be meant.
const SOME: usize = 5;

/// A number as Vietnamese administrations write it, within the bounds of its field.
pub fn read_amount(spec: &Spec, text: &str) -> Result<f64, ValueError> {
    Ok(number(spec, text)?.as_f64().unwrap_or_default())
}

/// The same as it is kept.
pub(super) fn number(spec: &Spec, text: &str) -> Result<Value, ValueError> {
    let typed = text.trim();
    let digits = if spec.unit == Unit::Percent { typed.trim_end_matches('%').trim_end() } else { typed };
    let bounds = bounds(spec.shape);
    let value = match read_number(digits) {
        // Where only whole numbers are taken, a point before three digits has one reading left.
        Err(NumberError::Ambiguous { grouped, decimal, .. })
            if bounds.is_some() && decimal.fract() != 0.0 =>
        {
            grouped
        }
        other => other?,
    };
    bounds.map_or_else(|| Ok(json!(value)), |bounds| whole_number(bounds, value, typed))
}

/// The least and the most that a field of whole numbers takes; `None` for any other.
pub(super) fn bounds(shape: Shape) -> Option<(i64, i64)> {
    if let Shape::Number { whole: true, low, high } = shape { Some((low, high)) } else { None }
}

/// A whole number within the bounds of its field.
pub(super) fn whole_number((low, high): (i64, i64), value: f64, typed: &str) -> Result<Value, ValueError> {
    if value.fract() != 0.0 {
        return Err(ValueError::NotWhole { value: typed.to_owned() });
    }
    // Beyond the bounds a cast saturates, and stays beyond them.
    let count = value as i64;
    if (low..=high).contains(&count) {
        return Ok(json!(count));
    }
    Err(ValueError::Range { value: typed.to_owned(), low, high })
}

/// Yes or no.
pub fn read_flag(text: &str) -> Result<bool, ValueError> {
    match fold(text.trim()).as_str() {
        "co" | "yes" | "true" | "1" => Ok(true),
        "khong" | "no" | "false" | "0" => Ok(false),
        _ => Err(ValueError::Flag { value: text.trim().to_owned() }),
    }
}

/// One day.
pub(super) fn day(text: &str, today: Date) -> Result<Date, ValueError> {
    let span = deadline::read_day(text, today)?;
    if span.precision() == Precision::Day {
        Ok(span.start())
    } else {
        Err(ValueError::NotADay { value: text.trim().to_owned() })
    }
}

/// A deadline in the words of its source; words that are not understood are kept as they are.
pub(super) fn deadline(typed: &str, base: Base) -> Result<Value, ValueError> {
    let read = deadline::read(&text(typed, true)?, base)?;
    Ok(json!(read))
}

/// A word of a vocabulary, or a Vietnamese name of it.
///
/// # Errors
/// [`UnknownWord`] with the nearest right one.
pub fn read_word(words: &'static [&'static str], text: &str) -> Result<&'static str, UnknownWord> {
    let typed = text.trim();
    let read = |text: &str| READERS.iter().find(|(among, _)| *among == words).map(|(_, read)| read(text));
    match read(typed) {
        Some(Err(error)) => read(&typed.replace('-', "_")).and_then(Result::ok).ok_or(error),
        Some(found) => found,
        None => words.iter().copied().find(|word| *word == typed).ok_or_else(|| UnknownWord {
            word: typed.to_owned(),
            nearest: crate::text::nearest(typed, words.iter().copied()),
            among: words,
        }),
    }
}

type Reader = fn(&str) -> Result<&'static str, UnknownWord>;

/// Every vocabulary with what reads it.
const READERS: [(&[&str], Reader); 8] = [
    (Status::WORDS, |text| Status::from_str(text).map(Status::word)),
    (Force::WORDS, |text| Force::from_str(text).map(Force::word)),
    (Certainty::WORDS, |text| Certainty::from_str(text).map(Certainty::word)),
    (DocumentStatus::WORDS, |text| DocumentStatus::from_str(text).map(DocumentStatus::word)),
    (CatalogueType::WORDS, |text| CatalogueType::from_str(text).map(CatalogueType::word)),
    (Stage::WORDS, |text| Stage::from_str(text).map(Stage::word)),
    (Every::WORDS, |text| Every::from_str(text).map(Every::word)),
    (Comparison::WORDS, |text| Comparison::from_str(text).map(Comparison::word)),
];

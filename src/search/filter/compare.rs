//! A field held against a value, with the comparison that fits its shape: words within a text, one of some texts, a word of
//! its vocabulary, a range of numbers, days, a record by any of its names.
//!
//! A key may be a field of several kinds, and of one shape here and another there: each is read for itself, and what is no
//! value for one of them is not asked of it.

use super::error::FilterError;
use super::names::{self, Called};
use super::span::Span;
use crate::model::input;
use crate::model::peek::Peek;
use crate::model::record::Slot;
use crate::model::shape::Shape;
use crate::model::spec::Spec;
use crate::model::words::UnknownWord;
use crate::model::{Dataset, Kind, Now, Record, ValueError};
use crate::text::fold;

/// Where records of each kind hold a field.
pub(super) type Slots = [Option<Slot>; Kind::COUNT];

/// A field of one or several kinds, and what it is held against.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Asked {
    /// The field, as the first of the kinds has it.
    pub(super) spec: &'static Spec,
    slots: Slots,
    pub(super) compare: Compare,
}

/// What a value is held against. Texts are folded.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Compare {
    /// A text that has this in it.
    Text(String),
    /// Texts of which one is this.
    Whole(String),
    /// A text that is this, letter by letter. Not folded.
    Exact(String),
    /// A place.
    Place(names::Place),
    /// A word of a vocabulary.
    Word(&'static str),
    /// A number from one to the other.
    Number(f64, f64),
    /// Yes or no.
    Flag(bool),
    /// A day.
    Days(Span),
    /// The record's last day.
    Due(Span),
    /// A record that is called so.
    Called(String),
}

impl Asked {
    /// Reads the value of a key for every field that the key is, in some kind.
    pub(super) fn read(
        key: &str,
        value: &str,
        fields: &[(Kind, &'static Spec)],
        now: Now,
    ) -> Result<Vec<Self>, FilterError> {
        let (mut all, mut wrong): (Vec<Self>, _) = (Vec::new(), None);
        for (kind, spec) in fields {
            match compare(key, value, spec, now) {
                Ok(compare) => {
                    let known = all.iter_mut().find(|it| it.spec.name == spec.name && it.compare == compare);
                    let slot = kind.slot(spec.name);
                    if let Some(it) = known {
                        it.slots[*kind as usize] = slot;
                    } else {
                        let mut slots = Slots::default();
                        slots[*kind as usize] = slot;
                        all.push(Self { spec, slots, compare });
                    }
                }
                Err(error) => wrong = wrong.or(Some(error)),
            }
        }
        match wrong {
            Some(wrong) if all.is_empty() => Err(wrong),
            _ => Ok(all),
        }
    }

    /// The name by which another record is meant.
    pub(super) fn name(&self) -> Option<&str> {
        if let Compare::Called(word) = &self.compare { Some(word) } else { None }
    }

    /// Whether what is asked for is one of the data, in one of the shapes of a field.
    pub(super) fn check(all: &[Self], data: &Dataset) -> Result<(), FilterError> {
        let mut first = None;
        for asked in all {
            match asked.check_name(data) {
                Ok(()) => return Ok(()),
                Err(error) => first = first.or(Some(error)),
            }
        }
        first.map_or(Ok(()), Err)
    }

    fn check_name(&self, data: &Dataset) -> Result<(), FilterError> {
        let key = self.spec.name;
        match (&self.compare, self.spec.shape) {
            (Compare::Called(word), _) if key == "parent" => names::check_parent(word, key, data),
            (Compare::Called(word), Shape::Ref(kind) | Shape::Refs(kind)) => {
                names::check(word, key, &[kind], data)
            }
            (Compare::Place(place), _) => place.check(key, data),
            _ => Ok(()),
        }
    }

    /// Whether it holds for a record.
    pub(super) fn holds(&self, record: &Record, called: Option<&Called<'_>>, now: Now) -> bool {
        if let Compare::Due(span) = &self.compare {
            return now.last_day(record).is_some_and(|day| span.contains(day));
        }
        let Some(slot) = self.slots[record.kind() as usize] else { return false };
        match (&self.compare, record.peek(slot)) {
            (Compare::Text(word), Peek::Text(text)) => fold(text).contains(word),
            (Compare::Text(word), Peek::Texts(texts)) => texts.iter().any(|text| fold(text).contains(word)),
            (Compare::Exact(word), Peek::Text(text)) => text.trim() == *word,
            (Compare::Exact(word), Peek::Texts(texts)) => texts.iter().any(|text| text.trim() == *word),
            (Compare::Whole(word), Peek::Texts(texts)) => texts.iter().any(|text| fold(text) == *word),
            (Compare::Place(place), Peek::Text(slug)) => place.holds(slug),
            (Compare::Word(word), Peek::Word(held)) => held == *word,
            (Compare::Number(low, high), Peek::Number(number)) => (*low..=*high).contains(&number),
            (Compare::Flag(flag), held) => *flag == (held == Peek::Yes),
            (Compare::Days(span), Peek::Day(day)) => span.contains(day),
            (Compare::Called(_), Peek::Ids(ids)) => called.is_some_and(|called| called.refers(ids)),
            _ => false,
        }
    }
}

/// Whether records hold anything in a field.
pub(super) fn has(slots: &Slots, record: &Record) -> bool {
    slots[record.kind() as usize].is_some_and(|slot| record.peek(slot) != Peek::Nothing)
}

/// Where each kind holds the field that a key is.
pub(super) fn slots(fields: &[(Kind, &'static Spec)]) -> Slots {
    let mut slots = Slots::default();
    for (kind, spec) in fields {
        slots[*kind as usize] = kind.slot(spec.name);
    }
    slots
}

/// Whether a field can be held against anything.
pub(super) fn is_comparable(spec: &Spec) -> bool {
    !matches!(spec.shape, Shape::Object | Shape::Objects)
}

fn compare(key: &str, value: &str, spec: &Spec, now: Now) -> Result<Compare, FilterError> {
    let folded = || fold(value.trim());
    let days =
        || Span::read(value, now.today).map_err(|error| FilterError::Date { key: key.to_owned(), error });
    Ok(match spec.shape {
        Shape::Text if spec.is_place() => Compare::Place(names::Place::read(value)),
        Shape::Texts if spec.is_exact() => Compare::Whole(folded()),
        Shape::Text | Shape::Texts | Shape::Object | Shape::Objects => text(value),
        Shape::Number { .. } => number(key, value, spec)?,
        Shape::Flag => Compare::Flag(flag(key, value)?),
        Shape::Date => Compare::Days(days()?),
        Shape::Deadline => Compare::Due(days()?),
        Shape::Word(words) => Compare::Word(word(key, value, words)?),
        Shape::Ref(_) | Shape::Refs(_) => Compare::Called(folded()),
    })
}

/// A text that has this in it; behind `=`, one that is this.
fn text(value: &str) -> Compare {
    let whole = value.trim().strip_prefix('=').map(str::trim).filter(|whole| !whole.is_empty());
    whole.map_or_else(|| Compare::Text(fold(value.trim())), |whole| Compare::Exact(whole.to_owned()))
}

/// A word of a vocabulary; a Vietnamese name may have its spaces left out.
fn word(key: &str, value: &str, words: &'static [&'static str]) -> Result<&'static str, FilterError> {
    let spaced = || input::read_word(words, &value.replace(['-', '_', '.'], " "));
    input::read_word(words, value)
        .or_else(|error: UnknownWord| spaced().map_err(|_| error))
        .map_err(|error| FilterError::unknown(key, value, error.nearest, error.among.iter().copied()))
}

fn flag(key: &str, value: &str) -> Result<bool, FilterError> {
    input::read_flag(value).map_err(|_| FilterError::unknown(key, value, None, ["true", "false"]))
}

/// `50`, `>50`, `>=50`, `<50`, `<=50`, `20..80`; either end of a range may be left open.
fn number(key: &str, value: &str, spec: &Spec) -> Result<Compare, FilterError> {
    let wrong = |_: ValueError| FilterError::NotANumber {
        key: key.to_owned(),
        value: value.to_owned(),
        range: if let Shape::Number { whole: true, low, high } = spec.shape {
            Some((low, high))
        } else {
            None
        },
    };
    let read = |text: &str| input::read_amount(spec, text).map_err(wrong);
    if let Some((low, high)) = value.split_once("..").filter(|ends| *ends != ("", "")) {
        let end = |text: &str, open| if text.trim().is_empty() { Ok(open) } else { read(text) };
        return Ok(Compare::Number(end(low, f64::NEG_INFINITY)?, end(high, f64::INFINITY)?));
    }
    let digits = value.trim_start_matches(['<', '>', '=']);
    let n = read(digits)?;
    Ok(match &value[..value.len() - digits.len()] {
        "" | "=" => Compare::Number(n, n),
        ">" => Compare::Number(n.next_up(), f64::INFINITY),
        ">=" => Compare::Number(n, f64::INFINITY),
        "<" => Compare::Number(f64::NEG_INFINITY, n.next_down()),
        "<=" => Compare::Number(f64::NEG_INFINITY, n),
        _ => return Err(wrong(ValueError::Empty)),
    })
}

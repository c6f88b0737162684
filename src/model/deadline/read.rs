//! Reading a wording: fold, cut, understand, reckon. Also days in filters, which share the grammar.

use std::str::FromStr;

use unicode_normalization::UnicodeNormalization;

use super::base::Base;
use super::forms::{Phrase, phrase};
use super::lexer::tokens;
use super::markers::Marker;
use super::point::Point;
use super::recurrence::Every;
use super::resolve::Resolver;
use super::{Deadline, Meaning};
use crate::model::date::{Date, DateError, Span};
use crate::model::words::UnknownWord;
use crate::text::{fold, nearest};

/// Reads a deadline. Words that are not understood are no error: they are kept, with `when` empty.
///
/// # Errors
/// A wording that has the form of a date and names one that cannot be (31/2, quý V). Nothing is ever swapped or rounded
/// to make it fit.
pub fn read(text: &str, base: Base) -> Result<Deadline, DateError> {
    let value = text.trim();
    let when = understand(value).map(|phrase| Resolver { value, base }.when(phrase)).transpose()?;
    Ok(Deadline { text: value.into(), when, extra: None })
}

impl FromStr for Every {
    type Err = UnknownWord;

    /// The word itself, or how administrations say it: hằng quý, 6 tháng một lần.
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        const ALL: [Every; 4] = [Every::Month, Every::Quarter, Every::Half, Every::Year];
        let folded = fold(text.trim());
        let wording = || read(text, Base::new(Date::ZERO)).ok();
        let said = || match wording()?.meaning()? {
            Meaning::Every(recurrence) if recurrence.on.is_empty() => Some(recurrence.every),
            _ => None,
        };
        let unknown = || UnknownWord {
            word: text.to_owned(),
            nearest: nearest(text, Self::WORDS.iter().copied()),
            among: Self::WORDS,
        };
        ALL.into_iter().find(|every| every.word() == folded).or_else(said).ok_or_else(unknown)
    }
}

fn understand(text: &str) -> Option<Phrase> {
    phrase(&tokens(&fold(&sixes_as_figures(text))))
}

/// Folding takes sáu (six) and sau (after, next) for one word, so that tháng sáu would be next month. Figures are safe.
fn sixes_as_figures(text: &str) -> String {
    text.nfc().collect::<String>().to_lowercase().replace("sáu", "6")
}

/// Reads a day, month, quarter, half, year or range as a bound in a filter (`due:<31/12`). Without a year it is one of
/// today's year, past or not.
///
/// # Errors
/// As [`read`], and [`DateError::Unknown`] for everything that names no days.
pub fn read_day(text: &str, today: Date) -> Result<Span, DateError> {
    let (resolver, days) = days(text, today)?;
    let this_year = |point: Point| if point.lacks_year() { point.in_year(today.year()) } else { point };
    match days {
        Days::One(point) => Ok(resolver.span(this_year(point))?.0),
        Days::Range(from, to) => Ok(resolver.range(from, this_year(to))?.0),
    }
}

/// The days that a filter asks for by equality (`due:30/10`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DayMatch {
    /// These days.
    Within(Span),
    /// These days of any year; taken from a leap year, so that 29 February can be asked for.
    AnyYear(Span),
}

impl DayMatch {
    /// Whether `date` is asked for.
    pub fn contains(self, date: Date) -> bool {
        let of_year = |date: Date| (date.month(), date.day());
        match self {
            Self::Within(span) => span.contains(date),
            Self::AnyYear(span) => (of_year(span.start())..=of_year(span.end())).contains(&of_year(date)),
        }
    }
}

/// Reads what a filter compares with by equality. Without a year it means any year.
///
/// # Errors
/// As [`read_day`].
pub fn read_day_match(text: &str, today: Date) -> Result<DayMatch, DateError> {
    let (resolver, days) = days(text, today)?;
    match days {
        Days::One(point) if point.lacks_year() => Ok(DayMatch::AnyYear(resolver.any_year(point)?)),
        Days::One(point) => Ok(DayMatch::Within(resolver.span(point)?.0)),
        Days::Range(..) => read_day(text, today).map(DayMatch::Within),
    }
}

/// What may stand for days in a filter.
enum Days {
    One(Point),
    Range(Point, Point),
}

fn days(text: &str, today: Date) -> Result<(Resolver<'_>, Days), DateError> {
    let value = text.trim();
    let found = match understand(value) {
        Some(Phrase::One { marker: Marker::Bare | Marker::During | Marker::End, point }) => {
            Some(Days::One(point))
        }
        Some(Phrase::Range { from, to, .. }) => Some(Days::Range(from, to)),
        _ => None,
    };
    let resolver = Resolver { value, base: Base::new(today) };
    found.map(|days| (resolver, days)).ok_or_else(|| DateError::Unknown { value: value.into() })
}

//! The JSON of a deadline: one flat object, checked when it comes in.
//!
//! `{"text": …}` alone is a wording that was not understood. Null is the same as missing.

use std::fmt;

use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::recurrence::{DayOn, Every, Recurrence};
use super::{Deadline, Kind, Meaning, When};
use crate::model::date::{Date, DateError, Precision, Span, read_iso};
use crate::model::part::Part;
use crate::model::parts::Unknown;
use crate::model::shape::Shape;
use crate::model::strict::{self, Name, Strict};
use crate::model::{FieldError, Short, ValueError, Wants};

/// The object as written. The order of the fields is the order in the file.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Wire {
    text: Box<str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<Kind>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<Short>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<Short>,
    #[serde(skip_serializing_if = "Option::is_none")]
    precision: Option<Precision>,
    #[serde(skip_serializing_if = "Option::is_none")]
    every: Option<Every>,
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<Vec<DayOn>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year_inferred: Option<bool>,
    /// What a later version added; also the days (`on`) as they stand there, if those hold more than is known.
    #[serde(flatten)]
    extra: Option<Box<Unknown>>,
}

impl<'de> Deserialize<'de> for Wire {
    /// By hand, because a derived reader that keeps unknown fields copies every known one first.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Wire;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("struct Deadline")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Wire, A::Error> {
        let (mut wire, mut text, mut extra) = (Wire::default(), None, Unknown::new());
        while let Some(Name(name)) = map.next_key()? {
            match &*name {
                "text" => once(&mut text, map.next_value()?, "text")?,
                "kind" => once(&mut wire.kind, map.next_value()?, "kind")?,
                "start" => once(&mut wire.start, map.next_value()?, "start")?,
                "end" => once(&mut wire.end, map.next_value()?, "end")?,
                "precision" => once(&mut wire.precision, map.next_value()?, "precision")?,
                "every" => once(&mut wire.every, map.next_value()?, "every")?,
                "on" => once(&mut wire.on, days(map.next_value_seed(Strict)?, &mut extra)?, "on")?,
                "before" => once(&mut wire.before, map.next_value()?, "before")?,
                "year_inferred" => once(&mut wire.year_inferred, map.next_value()?, "year_inferred")?,
                _ => strict::put(&mut extra, name.into_owned(), map.next_value_seed(Strict)?)?,
            }
        }
        wire.text = text.ok_or_else(|| A::Error::missing_field("text"))?;
        wire.extra = (!extra.is_empty()).then(|| Box::new(extra));
        Ok(wire)
    }
}

/// Puts a value where nothing was yet.
fn once<T, E: Error>(place: &mut Option<T>, value: Option<T>, name: &str) -> Result<(), E> {
    match (place.is_some(), value) {
        (true, _) => Err(strict::twice(name)),
        (false, value) => {
            *place = value;
            Ok(())
        }
    }
}

/// The days of a recurrence. Days of which more is said than this version knows are kept as they stand there.
fn days<E: Error>(value: Value, extra: &mut Unknown) -> Result<Option<Vec<DayOn>>, E> {
    let days: Option<Vec<DayOn>> = Deserialize::deserialize(&value).map_err(E::custom)?;
    let is_known =
        |item: &Value| item.as_object().is_some_and(|day| day.keys().all(|k| k == "day" || k == "month"));
    if !value.as_array().is_none_or(|items| items.iter().all(is_known)) {
        extra.insert("on".to_owned(), value);
    }
    Ok(days)
}

/// Why a JSON object is no deadline.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ShapeError {
    /// A field that this kind of deadline needs is missing.
    #[error("deadline {text:?} needs the field `{field}`")]
    Missing {
        /// The words of the deadline.
        text: Box<str>,
        /// The field.
        field: &'static str,
    },
    /// A date that cannot be.
    #[error("deadline {text:?}, field `{field}`: {error}")]
    Date {
        /// The words of the deadline.
        text: Box<str>,
        /// The field.
        field: &'static str,
        /// What is wrong with it.
        error: DateError,
    },
    /// It ends before it starts.
    #[error("deadline {text:?}: `start` {start} is after `end` {end}")]
    Reversed {
        /// The words of the deadline.
        text: Box<str>,
        /// `start`
        start: Date,
        /// `end`
        end: Date,
    },
    /// A day of a recurrence that no year has, or that does not fit how often it repeats.
    #[error(
        "deadline {text:?}, field `on`: no such day {on:?}; days of a month need no `month`, all others do"
    )]
    On {
        /// The words of the deadline.
        text: Box<str>,
        /// The day.
        on: DayOn,
    },
}

impl TryFrom<Wire> for Deadline {
    type Error = ShapeError;

    fn try_from(wire: Wire) -> Result<Self, ShapeError> {
        let when = match wire.kind {
            Some(kind) => Some(wire.when(kind)?),
            None if wire.start.is_some() || wire.end.is_some() || wire.every.is_some() => {
                return Err(wire.missing("kind"));
            }
            None => None,
        };
        Ok(Self { text: wire.text, when, extra: wire.extra })
    }
}

impl Wire {
    fn when(&self, kind: Kind) -> Result<When, ShapeError> {
        let meaning = match kind {
            Kind::Before => Meaning::Before(self.span()?),
            Kind::By => Meaning::By(self.span()?),
            Kind::During => Meaning::During(self.span()?),
            Kind::Vision => Meaning::Vision(self.span()?),
            Kind::From => Meaning::From { start: self.start()?, precision: self.precision()? },
            Kind::Every => Meaning::Every(self.recurrence()?),
            Kind::Standing => Meaning::Standing,
        };
        Ok(When { meaning, year_inferred: self.year_inferred.unwrap_or(false) })
    }

    fn span(&self) -> Result<Span, ShapeError> {
        let (start, precision) = (self.start()?, self.precision()?);
        let end = match &self.end {
            Some(end) => self.date("end", end)?,
            None if precision == Precision::Range => return Err(self.missing("end")),
            None => Span::containing(start, precision).end(),
        };
        Span::new(start, end, precision).ok_or_else(|| ShapeError::Reversed {
            text: self.text.clone(),
            start,
            end,
        })
    }

    fn start(&self) -> Result<Date, ShapeError> {
        self.date("start", self.start.as_deref().ok_or_else(|| self.missing("start"))?)
    }

    fn precision(&self) -> Result<Precision, ShapeError> {
        self.precision.ok_or_else(|| self.missing("precision"))
    }

    fn date(&self, field: &'static str, value: &str) -> Result<Date, ShapeError> {
        read_iso(value).map_err(|error| ShapeError::Date { text: self.text.clone(), field, error })
    }

    fn recurrence(&self) -> Result<Recurrence, ShapeError> {
        let every = self.every.ok_or_else(|| self.missing("every"))?;
        let on = self.on.clone().unwrap_or_default();
        let fits = |day: &DayOn| day.exists() && (day.month.is_none() == (every == Every::Month));
        match on.iter().find(|day| !fits(day)) {
            Some(wrong) => Err(ShapeError::On { text: self.text.clone(), on: *wrong }),
            None => Ok(Recurrence { every, on, before: self.before.unwrap_or(false) }),
        }
    }

    fn missing(&self, field: &'static str) -> ShapeError {
        ShapeError::Missing { text: self.text.clone(), field }
    }
}

impl From<Deadline> for Wire {
    fn from(deadline: Deadline) -> Self {
        let Deadline { text, when, extra } = deadline;
        let Some(When { meaning, year_inferred }) = when else {
            return Self { text, extra, ..Self::default() };
        };
        let keeps_days = extra.as_ref().is_some_and(|extra| extra.contains_key("on"));
        let wire = Self {
            text,
            kind: Some(meaning.kind()),
            year_inferred: year_inferred.then_some(true),
            extra,
            ..Self::of_span(meaning.span())
        };
        match meaning {
            Meaning::From { start, precision } => {
                Self { start: Some(iso(start)), precision: Some(precision), ..wire }
            }
            Meaning::Every(Recurrence { every, on, before }) => Self {
                every: Some(every),
                on: (!on.is_empty() && !keeps_days).then_some(on),
                before: before.then_some(true),
                ..wire
            },
            _ => wire,
        }
    }
}

impl Wire {
    fn of_span(span: Option<Span>) -> Self {
        Self {
            start: span.map(|span| iso(span.start())),
            end: span.map(|span| iso(span.end())),
            precision: span.map(Span::precision),
            ..Self::default()
        }
    }
}

fn iso(date: Date) -> Short {
    (&*date.to_string()).into()
}

/// The fields of a deadline, each by itself; its days (`on`) are for [`refused`].
pub(in crate::model) const PARTS: &[Part] = &[
    Part::needed("text", Shape::Text),
    Part::new("kind", Shape::Word(&KINDS)),
    Part::new("start", Shape::Text),
    Part::new("end", Shape::Text),
    Part::new("precision", Shape::Word(&PRECISIONS)),
    Part::new("every", Shape::Word(Every::WORDS)),
    Part::new("before", Shape::Flag),
    Part::new("year_inferred", Shape::Flag),
];

/// The words of the vocabularies that only deadlines have.
const KINDS: [&str; 7] = ["before", "by", "during", "from", "vision", "every", "standing"];
const PRECISIONS: [&str; 6] = ["day", "month", "quarter", "half", "year", "range"];

/// Why a JSON object with right [`PARTS`] is no deadline all the same, if it is none; the field is one of its own.
pub(in crate::model) fn refused(value: &Value) -> Option<FieldError> {
    let form = |field: &str, wants| {
        let found = value.get(field).unwrap_or(&Value::Null);
        Some(FieldError::new(field, ValueError::form(found, wants)))
    };
    let Ok(wire) = Wire::deserialize(value) else { return form("on", Wants::DayOn) };
    match Deadline::try_from(wire).err()? {
        ShapeError::Missing { field, .. } => Some(ValueError::Missing(field.to_owned()).into()),
        ShapeError::Date { field, .. } => form(field, Wants::Day),
        ShapeError::Reversed { .. } => form("start", Wants::Order),
        ShapeError::On { .. } => form("on", Wants::DayOn),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn again(json: &str) -> String {
        let deadline: Deadline = serde_json::from_str(json).expect(json);
        serde_json::to_string(&deadline).expect("writes")
    }

    #[test]
    fn what_a_newer_version_added_survives() {
        for json in [
            r#"{"text":"30/10","kind":"by","start":"2026-10-30","end":"2026-10-30","precision":"day","giờ":"17:00"}"#,
            r#"{"text":"sớm nhất","mới":{"a":[1]}}"#,
            r#"{"text":"hằng tháng","kind":"every","every":"month","on":[{"day":5,"week":2}]}"#,
        ] {
            assert_eq!(again(json), json);
        }
    }

    #[test]
    fn the_words_are_those_that_are_read() {
        let reads = |name: &str, word: &str| {
            let json = format!(r#"{{"text":"x","{name}":"{word}"}}"#);
            serde_json::from_str::<Wire>(&json).is_ok()
        };
        assert!(KINDS.iter().all(|word| reads("kind", word)));
        assert!(PRECISIONS.iter().all(|word| reads("precision", word)));
    }

    #[test]
    fn a_field_stands_once() {
        for json in
            [r#"{"text":"a","text":"b"}"#, r#"{"text":"a","x":1,"x":2}"#, r#"{"text":"a","x":{"y":1,"y":2}}"#]
        {
            serde_json::from_str::<Deadline>(json).expect_err(json);
        }
    }
}

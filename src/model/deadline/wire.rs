//! The JSON of a deadline: one flat object, checked when it comes in.
//!
//! `{"text": …}` alone is a wording that was not understood. Null is the same as missing.

use serde::{Deserialize, Serialize};

use super::recurrence::{DayOn, Every, Recurrence};
use super::{Deadline, Kind, Meaning, When};
use crate::model::date::{Date, DateError, Precision, Span, read_iso};

/// The object as written. The order of the fields is the order in the file.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Wire {
    text: Box<str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<Kind>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<Box<str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<Box<str>>,
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
        Ok(Self { text: wire.text, when })
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
        let Deadline { text, when } = deadline;
        let Some(When { meaning, year_inferred }) = when else { return Self { text, ..Self::default() } };
        let wire = Self {
            text,
            kind: Some(meaning.kind()),
            year_inferred: year_inferred.then_some(true),
            ..Self::of_span(meaning.span())
        };
        match meaning {
            Meaning::From { start, precision } => {
                Self { start: Some(iso(start)), precision: Some(precision), ..wire }
            }
            Meaning::Every(Recurrence { every, on, before }) => Self {
                every: Some(every),
                on: (!on.is_empty()).then_some(on),
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

fn iso(date: Date) -> Box<str> {
    date.to_string().into()
}

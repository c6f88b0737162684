//! Deadlines: the words a document uses, and what they mean.
//!
//! `read` understands a wording whole or not at all; what is not understood is kept as words and never guessed. A
//! month, quarter or year stays a span and is never turned into a made-up day. Deliberately not here: whether a
//! deadline is overdue or soon (that takes a task's state), holidays, and every word of the program's own language;
//! `show` writes the words of the data, as the inverse of `read`.

mod base;
mod clock;
mod forms;
mod lexer;
mod markers;
mod point;
mod points;
mod read;
mod recurrence;
mod recurring;
mod relative;
mod resolve;
mod show;
mod wire;

use serde::{Deserialize, Serialize};

use super::date::{Date, Precision, Span};
pub use base::Base;
pub use read::{DayMatch, read, read_day, read_day_match};
pub use recurrence::{DayOn, Every, Recurrence};
pub use show::show;
pub use wire::ShapeError;
pub(super) use wire::{PARTS, refused};

/// A deadline as the source words it, and what it means if that is understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "wire::Wire", into = "wire::Wire")]
pub struct Deadline {
    /// The words of the source.
    pub text: Box<str>,
    /// What they mean; `None` if they are kept without being understood.
    pub when: Option<When>,
    /// Fields of a newer version, kept as they are.
    pub extra: Option<Box<super::strict::Unknown>>,
}

/// What a deadline means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// The days.
    pub meaning: Meaning,
    /// Whether the words leave the year open, so that it was concluded from the date of the document or from today.
    pub year_inferred: bool,
}

/// The days a deadline names, and on which side of them one has to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// trước: the last day is the one before the span.
    Before(Span),
    /// đến, chậm nhất, hết, or a bare day: the last day is the last of the span.
    By(Span),
    /// trong, or a bare month, quarter, half, year or range: the last day is the last of the span.
    During(Span),
    /// From this day on, open-ended.
    From {
        /// The first day.
        start: Date,
        /// How exactly the start was named.
        precision: Precision,
    },
    /// tầm nhìn: a horizon, not a deadline.
    Vision(Span),
    /// Repeats.
    Every(Recurrence),
    /// thường xuyên: always, never late by a date.
    Standing,
}

/// The sort of a deadline, by the name it has in the JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// [`Meaning::Before`]
    Before,
    /// [`Meaning::By`]
    By,
    /// [`Meaning::During`]
    During,
    /// [`Meaning::From`]
    From,
    /// [`Meaning::Vision`]
    Vision,
    /// [`Meaning::Every`]
    Every,
    /// [`Meaning::Standing`]
    Standing,
}

/// What deadlines are ordered by: those with a last day first, soonest first; then those without one, by how much they
/// say. Equal days put the more exact deadline first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SortKey {
    group: Group,
    day: Option<Date>,
    precision: Option<Precision>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Dated,
    Vision,
    From,
    Every,
    Standing,
    Unread,
}

impl Deadline {
    /// Words that are kept without being understood.
    pub fn unread(text: impl Into<Box<str>>) -> Self {
        Self { text: text.into(), when: None, extra: None }
    }

    /// A deadline made by the program: on `date`, that day included, worded as [`show()`] words it.
    pub fn by(date: Date) -> Self {
        Self::worded(When {
            meaning: Meaning::By(Span::containing(date, Precision::Day)),
            year_inferred: false,
        })
    }

    /// This meaning in the words of [`show()`].
    pub fn worded(when: When) -> Self {
        let mut made = Self { text: Box::default(), when: Some(when), extra: None };
        made.text = show(&made).into();
        made
    }

    /// What the words mean, if they are understood.
    pub fn meaning(&self) -> Option<&Meaning> {
        self.when.as_ref().map(|when| &when.meaning)
    }

    /// The sort of deadline; `None` for words that are not understood.
    pub fn kind(&self) -> Option<Kind> {
        self.meaning().map(Meaning::kind)
    }

    /// How exactly it is named; `None` where there are no days to be exact about.
    pub fn precision(&self) -> Option<Precision> {
        match self.meaning()? {
            Meaning::From { precision, .. } => Some(*precision),
            other => other.span().map(Span::precision),
        }
    }

    /// Whether the year was concluded and not read.
    pub fn year_inferred(&self) -> bool {
        self.when.as_ref().is_some_and(|when| when.year_inferred)
    }

    /// The days named, for everything that has both ends.
    pub fn span(&self) -> Option<Span> {
        self.meaning().and_then(Meaning::span)
    }

    /// The last day on which one is in time, with days of a recurrence counted from `today`. What an office makes of
    /// "trước ngày" is not asked here: [`Now::last_day_of`](crate::model::Now::last_day_of) knows.
    ///
    /// `None` for what has none: open ends, horizons, standing duties, recurrences that name no day, and words that are
    /// not understood.
    pub fn last_day(&self, today: Date) -> Option<Date> {
        match self.meaning()? {
            Meaning::Before(span) => span.start().yesterday().ok(),
            Meaning::By(span) | Meaning::During(span) => Some(span.end()),
            Meaning::Every(recurrence) => recurrence.next(today),
            Meaning::From { .. } | Meaning::Vision(_) | Meaning::Standing => None,
        }
    }

    /// What to sort deadlines by on the day `today`.
    pub fn sort_key(&self, today: Date) -> SortKey {
        let last = self.last_day(today);
        let (group, day) = match self.meaning() {
            _ if last.is_some() => (Group::Dated, last),
            Some(Meaning::Vision(span)) => (Group::Vision, Some(span.end())),
            Some(Meaning::From { start, .. }) => (Group::From, Some(*start)),
            Some(Meaning::Every(_)) => (Group::Every, None),
            Some(Meaning::Standing) => (Group::Standing, None),
            _ => (Group::Unread, None),
        };
        SortKey { group, day, precision: self.precision() }
    }
}

impl Meaning {
    /// The sort of deadline this is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Before(_) => Kind::Before,
            Self::By(_) => Kind::By,
            Self::During(_) => Kind::During,
            Self::From { .. } => Kind::From,
            Self::Vision(_) => Kind::Vision,
            Self::Every(_) => Kind::Every,
            Self::Standing => Kind::Standing,
        }
    }

    /// The days named, for everything that has both ends.
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Before(span) | Self::By(span) | Self::During(span) | Self::Vision(span) => Some(*span),
            Self::From { .. } | Self::Every(_) | Self::Standing => None,
        }
    }
}

//! Why a text cannot be what was asked for: data, with the field it was typed for.

use crate::model::Date;
use crate::model::Kind;
use crate::model::date::{self, DateError};
use crate::model::misfit::Misfit;
use crate::model::words::UnknownWord;
use crate::text::{Message, NumberError, number};

/// A value that a field cannot take.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{field}: {wrong}")]
pub struct InputError {
    /// The field, by its name in JSON; as it was typed where there is no such field.
    pub field: String,
    /// What is wrong.
    pub wrong: Wrong,
}

impl InputError {
    /// An error at a field.
    pub fn new(field: impl Into<String>, wrong: Wrong) -> Self {
        Self { field: field.into(), wrong }
    }

    /// The sentence for what is wrong. It does not name the field: whoever shows it stands beside it.
    pub fn message(&self) -> Message {
        self.wrong.message()
    }
}

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Wrong {
    /// The kind has no such field.
    #[error("a {kind} has no such field")]
    NoField {
        /// The kind.
        kind: Kind,
        /// The name as it was typed.
        name: String,
        /// The field that may have been meant.
        nearest: Option<&'static str>,
        /// Every field of the kind.
        among: Vec<&'static str>,
    },
    /// A field that only the program sets.
    #[error("only the program sets this field")]
    Fixed,
    /// Items for a field that holds no list.
    #[error("this field holds no list")]
    NoList,
    /// Nothing where something has to be said.
    #[error("nothing is said")]
    Empty,
    /// More than one value for a field that holds one.
    #[error("{count} values where one is held")]
    Several {
        /// How many came.
        count: usize,
    },
    /// A text that is too long.
    #[error("{over} characters too long")]
    TooLong {
        /// How many characters at its end have no room. Room is counted in bytes, which say nothing to a person.
        over: usize,
    },
    /// A character that no field holds.
    #[error("control character U+{:04X}", u32::from(*.code))]
    Control {
        /// The character.
        code: char,
    },
    /// Not a number, or one that can be read in two ways.
    #[error(transparent)]
    Number(#[from] NumberError),
    /// A fraction where whole numbers are counted.
    #[error("{value:?} is no whole number")]
    NotWhole {
        /// As it was typed.
        value: String,
    },
    /// A number outside its bounds.
    #[error("{value:?} is not from {low} to {high}")]
    Range {
        /// As it was typed.
        value: String,
        /// The least.
        low: i64,
        /// The most.
        high: i64,
    },
    /// Neither yes nor no.
    #[error("{value:?} is neither yes nor no")]
    Flag {
        /// As it was typed.
        value: String,
    },
    /// A date that cannot be.
    #[error(transparent)]
    Date(#[from] DateError),
    /// A month, quarter or year where one day is wanted.
    #[error("{value:?} is more than one day")]
    NotADay {
        /// As it was typed.
        value: String,
    },
    /// A word of no vocabulary.
    #[error(transparent)]
    Word(#[from] UnknownWord),
    /// No record is called so.
    #[error("no {kind} is called {value:?}")]
    NoRecord {
        /// What is looked for.
        kind: Kind,
        /// As it was typed.
        value: String,
        /// Records that may have been meant, each with its id and title.
        near: Vec<String>,
    },
    /// More than one record is called so.
    #[error("{value:?} may be {}", some.join(", "))]
    ManyRecords {
        /// As it was typed.
        value: String,
        /// How many there are.
        count: usize,
        /// The first of them, each with its id and title.
        some: Vec<String>,
    },
    /// A field with parts of its own, which one text does not give.
    #[error("this field has parts; JSON is wanted")]
    Structured,
    /// JSON that is none, or that the field cannot hold.
    #[error(transparent)]
    Json(#[from] Misfit),
    /// A record without a title.
    #[error("the title is empty")]
    NoTitle,
    /// What ends before it starts.
    #[error("{value} is before {other} {bound}")]
    Before {
        /// The day or number that comes too early.
        value: String,
        /// The field that bounds it.
        other: &'static str,
        /// What that field holds.
        bound: String,
    },
    /// A measurement of something that is no target.
    #[error("a {kind} has no measurements")]
    NoTarget {
        /// What it is.
        kind: Kind,
    },
    /// A measurement of a target whose records are counted.
    #[error("the records of {filter:?} are counted")]
    Counted {
        /// The filter it is bound to.
        filter: String,
    },
    /// A rank that is none.
    #[error("{value:?} is no rank")]
    Rank {
        /// As it was typed.
        value: String,
    },
    /// A day that has not come yet, of something that has happened.
    #[error("{value} is after today, {today}")]
    Future {
        /// The day.
        value: String,
        /// Today.
        today: String,
    },
    /// A task that is to be finished while parts of it are not.
    #[error("{open} of {total} parts are not finished")]
    OpenParts {
        /// How many are not.
        open: usize,
        /// All of them, without those that were dropped.
        total: usize,
    },
    /// A deadline that cannot be moved.
    #[error("this deadline cannot be extended: {why}")]
    NotExtendable {
        /// `closed`: the work has ended; `kind`: records of this kind have no deadline; `none`: there is no last day;
        /// `repeats`: it comes round by itself.
        why: &'static str,
    },
    /// A new deadline that is the old one.
    #[error("{value} is the deadline already")]
    SameDeadline {
        /// The deadline.
        value: String,
    },
    /// An extension to a day before the old one.
    #[error("{value} is earlier than {old}")]
    Earlier {
        /// The new deadline.
        value: String,
        /// The old one.
        old: String,
    },
    /// A working state for something that has none.
    #[error("a {kind} has no working state")]
    NoStatus {
        /// What it is.
        kind: Kind,
    },
    /// Something that cannot be finished.
    #[error("a {kind} cannot be finished")]
    NotFinished {
        /// What it is.
        kind: Kind,
    },
    /// Something that cannot be given to agencies one by one.
    #[error("a {kind} cannot be fanned out")]
    NotFannedOut {
        /// What it is.
        kind: Kind,
    },
    /// Work that waits for confirmation goes back only for a reason.
    #[error("no reason is given for sending it back")]
    NoReason,
    /// A record that would be a part of itself.
    #[error("{value} is a part of this record")]
    Cycle {
        /// The title of the record that was to be above it.
        value: String,
    },
}

impl Wrong {
    /// A day before the day in another field.
    pub(super) fn before(day: Date, other: &'static str, bound: Date) -> Self {
        Self::Before { value: date::show(day), other, bound: date::show(bound) }
    }

    fn message(&self) -> Message {
        match self {
            Self::NoField { kind, name, nearest, among } => Message::new("error-input-field")
                .with("value", name)
                .with("kind", kind.name())
                .with("among", among.join(", "))
                .with_nearest(*nearest),
            Self::Fixed => Message::new("error-input-fixed"),
            Self::NoList => Message::new("error-input-no-list"),
            Self::Empty => Message::new("error-input-empty"),
            Self::Several { count } => Message::new("error-input-several").with("count", count.to_string()),
            Self::TooLong { over } => Message::new("error-input-long").with("over", over.to_string()),
            Self::Control { code } => {
                Message::new("error-input-control").with("code", format!("U+{:04X}", u32::from(*code)))
            }
            Self::Structured => Message::new("error-input-structured"),
            Self::Json(misfit) => Message::new("error-input-json").with_message("what", misfit.message()),
            Self::NoTitle => Message::new("error-input-title"),
            Self::NoStatus { kind } => Message::new("error-no-status").with("kind", kind.name()),
            Self::NotFinished { kind } => Message::new("error-not-finished").with("kind", kind.name()),
            Self::NotFannedOut { kind } => Message::new("error-not-fanned-out").with("kind", kind.name()),
            Self::NoReason => Message::new("error-no-reason"),
            Self::Before { value, other, bound } => Message::new("error-input-before")
                .with("value", value)
                .with("other", *other)
                .with("bound", bound),
            Self::OpenParts { open, total } => Message::new("error-input-open-parts")
                .with("open", open.to_string())
                .with("total", total.to_string()),
            Self::NotExtendable { why } => Message::new("error-extend-not").with("why", *why),
            Self::SameDeadline { value } => Message::new("error-extend-same").with("value", value),
            Self::Earlier { value, old } => {
                Message::new("error-extend-earlier").with("value", value).with("old", old)
            }
            Self::Cycle { value } => Message::new("error-input-cycle").with("value", value),
            other => other.message_of_value(),
        }
    }

    /// The sentences about one value that was read.
    fn message_of_value(&self) -> Message {
        match self {
            Self::Number(error) => number_message(error),
            Self::NotWhole { value } => Message::new("error-input-whole").with("value", value),
            Self::Range { value, low, high } => Message::new("error-input-range")
                .with("value", value)
                .with("low", low.to_string())
                .with("high", high.to_string()),
            Self::Flag { value } => Message::new("error-input-flag").with("value", value),
            Self::Date(error) => error.message(),
            Self::NotADay { value } => Message::new("error-input-day").with("value", value),
            Self::Word(error) => Message::new("error-input-word")
                .with("value", &error.word)
                .with("among", error.among.join(", "))
                .with_nearest(error.nearest),
            Self::NoRecord { value, near, .. } if near.is_empty() => {
                Message::new("error-input-record").with("value", value)
            }
            Self::NoRecord { value, near, .. } => {
                Message::new("error-input-record-near").with("value", value).with("near", near.join(", "))
            }
            Self::ManyRecords { value, count, some } => Message::new("error-input-records")
                .with("value", value)
                .with("count", count.to_string())
                .with("some", some.join(", ")),
            Self::NoTarget { kind } => Message::new("error-input-no-target").with("kind", kind.name()),
            Self::Counted { filter } => Message::new("error-input-counted").with("filter", filter),
            Self::Rank { value } => Message::new("error-input-rank").with("value", value),
            Self::Future { value, today } => {
                Message::new("error-input-future").with("value", value).with("today", today)
            }
            other => Message::new("error-input-json").with("what", other.to_string()),
        }
    }
}

fn number_message(error: &NumberError) -> Message {
    match error {
        NumberError::Ambiguous { text, grouped, decimal } => Message::new("error-input-ambiguous")
            .with("value", text)
            .with("grouped", number(*grouped))
            .with("decimal", number(*decimal)),
        NumberError::TooLarge { text } | NumberError::Malformed { text } => {
            Message::new("error-input-number").with("value", text)
        }
        _ => Message::new("error-input-number").with("value", ""),
    }
}

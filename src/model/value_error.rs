//! Why a field cannot hold a value, whether it was typed, read from JSON or set in a config file: what was found, and what
//! would be right, as data.
//!
//! Deliberately not here: who finds that out ([`super::check`] for JSON, [`super::input`] for what people type), and every
//! sentence: those lie in the language files.

use serde_json::Value;

use super::date::{self, DateError};
use super::syntax::Syntax;
use super::wants::Wants;
use super::words::UnknownWord;
use super::{Date, Kind};
use crate::text::{Message, NumberError, number};

/// A found value is quoted up to here, in characters.
const FOUND_MAX: usize = 60;

/// A value that a field cannot take.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{field}: {wrong}")]
pub struct FieldError {
    /// The field, by its name in JSON (`notes[2].on`); as it was typed where there is no such field; empty where none can be
    /// named.
    pub field: String,
    /// What is wrong.
    pub wrong: ValueError,
}

impl FieldError {
    /// An error at a field.
    pub fn new(field: impl Into<String>, wrong: ValueError) -> Self {
        Self { field: field.into(), wrong }
    }

    /// The field of the record in which it is: `notes` of `notes[2].on`.
    pub fn name(&self) -> &str {
        self.field.split(['.', '[']).next().unwrap_or_default()
    }

    /// The same, as a part of another field.
    #[must_use]
    pub fn below(self, path: &str) -> Self {
        let field = match self.field.chars().next() {
            None => path.to_owned(),
            Some('[') => format!("{path}{}", self.field),
            Some(_) => format!("{path}.{}", self.field),
        };
        Self { field, ..self }
    }

    /// The sentence for what is wrong. It does not name the field: whoever shows it stands beside it.
    pub fn message(&self) -> Message {
        self.wrong.message()
    }
}

impl From<ValueError> for FieldError {
    /// At the value itself; whoever knows its field says so.
    fn from(wrong: ValueError) -> Self {
        Self { field: String::new(), wrong }
    }
}

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ValueError {
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
    /// A field, or all of a record, that a newer version wrote.
    #[error("a newer version wrote this; only that can change it")]
    Newer,
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
    /// No place is called so, and one nearly so.
    #[error("no place is called {value:?}, but {near:?} is")]
    NoPlace {
        /// As it was typed.
        value: String,
        /// The place that may have been meant.
        near: &'static str,
    },
    /// More than one place is called so.
    #[error("{value:?} may be {}", some.join("; "))]
    ManyPlaces {
        /// As it was typed.
        value: String,
        /// How many there are.
        count: usize,
        /// The first of them.
        some: Vec<String>,
    },
    /// A field with parts of its own, which one text does not give.
    #[error("this field has parts; JSON is wanted")]
    Structured,
    /// No JSON, or no TOML.
    #[error("broken: {}", .0.word())]
    Syntax(Syntax),
    /// A value of another form.
    #[error("{found} instead of {}", wants.word())]
    Form {
        /// The value as it stands there, shortened.
        found: String,
        /// What would be right.
        wants: Wants,
    },
    /// A field that is not there.
    #[error("{0} is missing")]
    Missing(String),
    /// A field that stands twice.
    #[error("{0} stands twice")]
    Twice(String),
    /// A setting that does not exist.
    #[error("no field {name}")]
    NoKey {
        /// Its name as it stands there.
        name: String,
        /// The names that would be right.
        among: Vec<&'static str>,
    },
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
    /// A record that cannot go into another.
    #[error("not merged: {why} ({title})")]
    NotMerged {
        /// `same`: it is that one; `kind`: they are of two kinds; `gone`: that one went into a third; `elsewhere`: it went into
        /// another already; `done`: it went into that one; `inside`: that one is a part of it.
        why: &'static str,
        /// The title of the record that it is about.
        title: String,
    },
    /// Two records that are to be one contradict.
    #[error("{old:?} and {new:?} contradict")]
    Differs {
        /// What the one that is to go says.
        old: String,
        /// What the one that is to stay says.
        new: String,
    },
    /// A record that would be a part of itself.
    #[error("{value} is a part of this record")]
    Cycle {
        /// The title of the record that was to be above it.
        value: String,
    },
}

impl ValueError {
    /// A JSON value where something else is wanted.
    pub fn form(found: &Value, wants: Wants) -> Self {
        Self::found(&found.to_string(), wants)
    }

    /// A value as it stands there, where something else is wanted.
    pub fn found(found: &str, wants: Wants) -> Self {
        Self::Form { found: shortened(found), wants }
    }

    /// A JSON value where one of these words is wanted.
    pub fn word(found: &Value, among: &'static [&'static str]) -> Self {
        let word = found.as_str().map_or_else(|| shortened(&found.to_string()), shortened);
        UnknownWord { nearest: crate::text::nearest(&word, among.iter().copied()), word, among }.into()
    }

    /// A day before the day in another field.
    pub(super) fn before(day: Date, other: &'static str, bound: Date) -> Self {
        Self::Before { value: date::show(day), other, bound: date::show(bound) }
    }

    /// The sentence for it, without its place. What was typed is quoted as far as anybody needs to know it again: a text of
    /// many pages may stand where a day is wanted.
    pub fn message(&self) -> Message {
        let mut message = self.sentence();
        for (_, value) in message.args.iter_mut().filter(|(name, _)| *name == "value") {
            *value = shortened(value);
        }
        message
    }

    fn sentence(&self) -> Message {
        match self {
            Self::NoField { kind, name, nearest, among } => Message::new("error-input-field")
                .with("value", name)
                .with("kind", kind.name())
                .with("among", among.join(", "))
                .with_nearest(*nearest),
            Self::Fixed => Message::new("error-input-fixed"),
            Self::Newer => Message::new("error-input-newer"),
            Self::NoList => Message::new("error-input-no-list"),
            Self::Empty => Message::new("error-input-empty"),
            Self::Several { count } => Message::new("error-input-several").with("count", count.to_string()),
            Self::TooLong { over } => Message::new("error-input-long").with("over", over.to_string()),
            Self::Control { code } => {
                Message::new("error-input-control").with("code", format!("U+{:04X}", u32::from(*code)))
            }
            Self::Structured => Message::new("error-input-structured"),
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
            Self::NotMerged { why, title } => {
                Message::new("error-not-merged").with("why", *why).with("title", title)
            }
            Self::Differs { old, new } => {
                Message::new("error-merge-differs").with("old", shortened(old)).with("new", shortened(new))
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
            Self::NoRecord { kind: Kind::Agency, value, near } => Message::new("error-input-agency")
                .with("value", value)
                .with("near", near.join(", "))
                .with("are", if near.is_empty() { "none" } else { "some" }),
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
            Self::NoPlace { value, near } => {
                Message::new("error-input-place").with("value", value).with("near", *near)
            }
            Self::ManyPlaces { value, count, some } => Message::new("error-input-places")
                .with("value", value)
                .with("count", count.to_string())
                .with("some", some.join("; ")),
            Self::NoTarget { kind } => Message::new("error-input-no-target").with("kind", kind.name()),
            Self::Counted { filter } => Message::new("error-input-counted").with("filter", filter),
            Self::Rank { value } => Message::new("error-input-rank").with("value", value),
            Self::Future { value, today } => {
                Message::new("error-input-future").with("value", value).with("today", today)
            }
            other => other.message_of_text(),
        }
    }

    /// The sentences about a text that was to hold values: JSON, or a config file.
    fn message_of_text(&self) -> Message {
        let syntax = |it: Syntax| Message::new("error-input-syntax").with("how", it.word());
        match self {
            Self::Form { found, wants } => form_message(found, *wants),
            Self::Missing(name) => Message::new("error-input-missing").with("name", name),
            Self::Twice(name) => Message::new("error-input-twice").with("name", name),
            Self::NoKey { name, among } => {
                Message::new("error-input-key").with("name", name).with("among", among.join(", "))
            }
            Self::Syntax(it) => syntax(*it),
            // All others are said above.
            _ => syntax(Syntax::Value),
        }
    }
}

fn form_message(found: &str, wants: Wants) -> Message {
    let message = Message::new("error-input-form").with("found", found).with("wants", wants.word());
    match wants {
        Wants::Whole(low, high) => message.with("low", low.to_string()).with("high", high.to_string()),
        Wants::DaysOf(year) => message.with("year", year.to_string()),
        _ => message,
    }
}

fn shortened(text: &str) -> String {
    text.char_indices()
        .nth(FOUND_MAX)
        .map_or_else(|| text.to_owned(), |(end, _)| format!("{}…", &text[..end]))
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

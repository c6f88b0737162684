//! What is wrong with an item of a file, and where.

use crate::model::{FieldError, Kind, UnknownKind, ValueError};
use crate::text::Message;

/// Something wrong with a file that was to be read.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("line {line}, item {item}, field {field:?}: {problem}")]
pub struct Fault {
    /// The line on which the item begins, or the mistake stands if it is known; from 1, 0 for the whole file.
    pub line: usize,
    /// The item, from 1; 0 for the whole file.
    pub item: usize,
    /// The field; empty where none can be named.
    pub field: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Problem {
    /// Not UTF-8.
    #[error("not UTF-8")]
    Encoding,
    /// The file is longer than one that is read.
    #[error("more than {most} bytes")]
    TooLarge {
        /// The most bytes.
        most: u64,
    },
    /// More records than a store holds.
    #[error("more than {most} records")]
    TooMany {
        /// The most records.
        most: usize,
    },
    /// A record that is longer than one may be.
    #[error("more than {most} bytes")]
    TooLong {
        /// The most bytes.
        most: usize,
    },
    /// Written by a newer version.
    #[error("written in schema {0}")]
    Newer(u32),
    /// No kind is said.
    #[error("the kind is missing")]
    NoKind,
    /// No such kind.
    #[error(transparent)]
    Kind(#[from] UnknownKind),
    /// A text that cannot be an id.
    #[error("{0:?} is no id")]
    Id(String),
    /// The field stands twice in the item, or the id in the file.
    #[error("{0:?} stands twice")]
    Twice(String),
    /// The id belongs to a record of another kind.
    #[error("{id} is a {kind}")]
    OtherKind {
        /// The id.
        id: String,
        /// The kind of the record that has it.
        kind: Kind,
    },
    /// A finished task of which parts are not finished.
    #[error("{open} of {total} parts of {id} are not finished: {}", some.join(", "))]
    OpenParts {
        /// The task.
        id: String,
        /// How many parts are not.
        open: usize,
        /// All of them, without those that were dropped.
        total: usize,
        /// The first that are not, by their ids.
        some: Vec<String>,
    },
    /// Not JSON, not of the shape of an item, or a value that its field cannot take.
    #[error(transparent)]
    Value(#[from] ValueError),
}

impl Fault {
    /// A fault of one field.
    pub fn of(line: usize, item: usize, error: FieldError) -> Self {
        Self { line, item, field: error.field, problem: Problem::Value(error.wrong) }
    }

    /// The sentence for what is wrong, without its place.
    pub fn message(&self) -> Message {
        match &self.problem {
            Problem::Encoding => Message::new("error-import-encoding"),
            Problem::TooLarge { most } => {
                Message::new("error-import-large").with("most", (most >> 20).to_string())
            }
            Problem::TooMany { most } => Message::new("error-import-many").with("most", most.to_string()),
            Problem::TooLong { most } => {
                Message::new("error-import-long").with("most", (most >> 10).to_string())
            }
            Problem::Newer(schema) => Message::new("error-import-newer").with("schema", schema.to_string()),
            Problem::NoKind => Message::new("error-import-no-kind"),
            Problem::Kind(error) => Message::new("error-kind")
                .with("value", &error.word)
                .with("among", Kind::ALL.map(Kind::name).join(", "))
                .with_nearest(error.nearest),
            Problem::Id(id) => Message::new("error-import-id").with("value", id),
            Problem::Twice(name) => Message::new("error-import-twice").with("value", name),
            Problem::OtherKind { id, kind } => {
                Message::new("error-import-other-kind").with("value", id).with("kind", kind.name())
            }
            Problem::OpenParts { id, open, total, some } => Message::new("error-import-open-parts")
                .with("id", id)
                .with("open", open.to_string())
                .with("total", total.to_string())
                .with("some", some.join(", ")),
            Problem::Value(wrong) => wrong.message(),
        }
    }
}

//! Where something is wrong with the files, and what.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::model::ValueError;

/// A place in a file of the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub path: PathBuf,
    /// The line, from 1; 0 where the whole file is meant.
    pub line: usize,
    /// The byte in that line, from 1; 0 where the whole line is meant.
    pub column: usize,
    /// The field; empty where none can be named.
    pub field: String,
}

impl Place {
    /// A whole file.
    pub fn file(path: &Path) -> Self {
        Self { path: path.to_owned(), line: 0, column: 0, field: String::new() }
    }

    /// A line of a file.
    pub fn line(path: &Path, line: usize) -> Self {
        Self { line, ..Self::file(path) }
    }

    /// The same place, in a field.
    #[must_use]
    pub fn field(self, name: impl Into<String>) -> Self {
        Self { field: name.into(), ..self }
    }
}

impl fmt::Display for Place {
    /// `store.json:12:40 (status)`, as editors understand it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        if self.column > 0 {
            write!(f, ":{}", self.column)?;
        }
        if !self.field.is_empty() {
            write!(f, " ({})", self.field)?;
        }
        Ok(())
    }
}

/// What is wrong with the lines of a file, each of which may be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Something behind the line that closes the list of records.
    AfterClosing,
    /// A record behind a line that does not end in a comma.
    CommaBefore,
    /// A comma with no record behind it.
    NoRecord,
    /// A record that goes on in the next line.
    RecordUnended,
    /// Format number 0.
    Format,
    /// A journal that is opened twice.
    Opening,
}

impl Layout {
    /// The word that the language files know it by.
    pub fn word(self) -> &'static str {
        match self {
            Self::AfterClosing => "after-closing",
            Self::CommaBefore => "comma-before",
            Self::NoRecord => "no-record",
            Self::RecordUnended => "record-unended",
            Self::Format => "format",
            Self::Opening => "opening",
        }
    }
}

/// What is wrong at a place.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Wrong {
    /// The file is not there although the other files of the store are.
    Absent,
    /// A link, a pipe, a folder or a device stands where a file should be.
    NoFile,
    /// Not UTF-8.
    Encoding,
    /// Not JSON, or a value that cannot be.
    Value(Box<ValueError>),
    /// JSON that is not laid out as it has to be.
    Layout(Layout),
    /// The file ends too early.
    Truncated,
    /// A field stands twice, or two records have one id.
    Twice(String),
    /// More than is taken: what it has, and the most it may have.
    TooMuch {
        /// Bytes or records found.
        found: u64,
        /// Bytes or records allowed.
        most: u64,
    },
    /// A control character in a text, by its code point.
    Control(u32),
    /// A reference to a record that is not there.
    Dangling(String),
    /// The checksum says that the bytes changed after they were written.
    Checksum,
    /// The numbers of the edits have a gap: the number that stands there, and the one expected.
    Gap {
        /// As written.
        found: u64,
        /// The one that would be right.
        expected: u64,
    },
    /// Edits that cannot be read: the file that holds them is missing, cut off or altered.
    Edits {
        /// The first of them.
        from: u64,
        /// The last of them.
        to: u64,
    },
    /// The files belong to different stores.
    Foreign,
    /// The file was changed by hand in this very moment.
    Changed,
    /// A field of the head that only the program may change was changed by hand.
    Head,
    /// An edit of a record that is not there.
    NoRecord(String),
    /// An edit of an item that is not in the list.
    NoItem,
}

/// Something wrong with a store.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What.
    pub wrong: Wrong,
}

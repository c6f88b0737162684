//! What can go wrong with a store: what was attempted, on which file, where in it, and what would be right.
//!
//! Errors are data; the sentences stand in `assets/locales/*/store.ftl`.

use std::io;
use std::path::PathBuf;

pub use super::damage::{Layout, Place, Wrong};
use crate::model::{Conflict, FieldError, Id};
use crate::text::Message;

/// What was attempted when a system call failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is named after what was attempted")]
pub enum Doing {
    Open,
    Read,
    Write,
    Sync,
    Cut,
    Rename,
    Link,
    Remove,
    Lock,
    MakeFolder,
    List,
    Watch,
}

impl Doing {
    /// The word that the language files know it by.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Read => "read",
            Self::Write => "write",
            Self::Sync => "sync",
            Self::Cut => "cut",
            Self::Rename => "rename",
            Self::Link => "link",
            Self::Remove => "remove",
            Self::Lock => "lock",
            Self::MakeFolder => "folder",
            Self::List => "list",
            Self::Watch => "watch",
        }
    }
}

/// Why nothing may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadOnly {
    /// It was opened so.
    Asked,
    /// The files may not be written by this user.
    Permission,
    /// A failed write left in doubt what is on the disk.
    Doubt,
    /// The store has fewer edits than were read from it, or is another one.
    Shrunk,
}

/// How a program should end on an error; `contract.md` gives the numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// No such record or edit: 1.
    Missing,
    /// A value that cannot be: 2.
    Usage,
    /// The store is at fault: 3.
    Data,
    /// Somebody else was faster, or is writing: 4.
    Conflict,
    /// Not permitted, or read-only: 5.
    Denied,
}

/// What only a store of a newer format can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Newness {
    /// A record of so many bytes.
    Long(u64),
    /// A word of a closed vocabulary that older programs take for a mistake.
    Word(&'static str),
}

/// Whatever can go wrong with a store.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// A system call failed; nothing was saved.
    #[error("cannot {} {}: {error}", doing.word(), path.display())]
    Io {
        /// What was attempted.
        doing: Doing,
        /// On which file.
        path: PathBuf,
        /// Why not.
        error: io::Error,
    },
    /// A link, FIFO, folder or device stands where a file of the store should be.
    #[error("{} is no regular file", path.display())]
    NotRegular {
        /// The name.
        path: PathBuf,
    },
    /// A file is damaged.
    #[error("{place}: {wrong:?}")]
    Damage {
        /// Where.
        place: Place,
        /// What.
        wrong: Wrong,
    },
    /// A newer version wrote it.
    #[error("{place}: written in format {found}; this version knows 1 and 2")]
    Newer {
        /// Where.
        place: Place,
        /// The format, or the word this version does not know.
        found: String,
    },
    /// Another session is writing and did not stop in time.
    #[error("another session is writing to {}; nothing was saved", path.display())]
    Locked {
        /// The lock.
        path: PathBuf,
    },
    /// Somebody else changed the same field.
    #[error("{} of {} was changed by somebody else", .0.field, .0.id)]
    Conflict(Box<Conflict>),
    /// The record was edited since it was seen.
    #[error("{id} is at revision {actual}, not {seen}")]
    Revision {
        /// The record.
        id: Id,
        /// The revision that was asked for.
        seen: u32,
        /// The one it has.
        actual: u32,
    },
    /// There is no such record.
    #[error("no record {id}")]
    NoRecord {
        /// The id.
        id: Id,
        /// Whether there was one, which was removed.
        removed: bool,
    },
    /// There is already a record of that id.
    #[error("there is a record {id} already")]
    Exists {
        /// The id.
        id: Id,
    },
    /// A record that others refer to cannot go.
    #[error("{by} refers to {id}")]
    Referred {
        /// The record that was to go.
        id: Id,
        /// One that refers to it.
        by: Id,
        /// In this field.
        field: String,
    },
    /// A value that the field cannot hold.
    #[error("{id}, field {error}")]
    Value {
        /// The record.
        id: Id,
        /// The field, and why not.
        error: FieldError,
    },
    /// A reference to a record that is not there.
    #[error("{id}, field {field}: there is no {target}")]
    Dangling {
        /// The record.
        id: Id,
        /// The field.
        field: String,
        /// The record it names.
        target: Id,
    },
    /// A text or record larger than the store takes.
    #[error("{id}, field {field}: {found} bytes, at most {most}")]
    TooLong {
        /// The record.
        id: Id,
        /// The field; empty for the record as a whole.
        field: String,
        /// Its length in bytes.
        found: u64,
        /// The most it may have.
        most: u64,
    },
    /// A record that only a store of a newer format can hold. Whoever makes the edit again agrees to that.
    #[error("{id} needs format 2: {why:?}")]
    OldFormat {
        /// The record.
        id: Id,
        /// What the older format has no place for.
        why: Newness,
    },
    /// There are as many records as a store takes.
    #[error("at most {most} records")]
    Full {
        /// How many.
        most: usize,
    },
    /// Nothing may be written.
    #[error("{} is read-only", path.display())]
    ReadOnly {
        /// The store.
        path: PathBuf,
        /// Why.
        why: ReadOnly,
    },
    /// The edit could not be written and is not there.
    #[error("not saved: cannot {} {}: {error}", doing.word(), path.display())]
    NotSaved {
        /// What failed.
        doing: Doing,
        /// On which file.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// The edit could not be written for certain, nor taken back.
    #[error("may or may not be saved: {}: {error}", path.display())]
    Uncertain {
        /// The journal.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// There is nothing of one's own to undo (or to redo).
    #[error("nothing to {}", if *.redo { "redo" } else { "undo" })]
    NothingToUndo {
        /// Whether it was to be redone.
        redo: bool,
    },
    /// There is no edit of that number.
    #[error("no edit {n}")]
    NoEdit {
        /// The number.
        n: u64,
    },
    /// The edit belongs to the invented past of a sample.
    #[error("edit {n} is part of the sample")]
    Sample {
        /// The number.
        n: u64,
    },
    /// The edit was taken back before.
    #[error("edit {n} is undone already")]
    UndoneAlready {
        /// The number.
        n: u64,
    },
    /// A later edit builds on it.
    #[error("edit {n} cannot be undone: {id} was changed since")]
    Depended {
        /// The number.
        n: u64,
        /// The record that was changed since.
        id: Id,
        /// The field, where one can be named.
        field: String,
        /// The later edit; 0 where it cannot be named.
        later: u64,
        /// Who made it.
        by: String,
        /// When, in UTC.
        t: String,
    },
    /// Newer edits than the one that would be taken back cannot be read: nobody knows what they changed.
    #[error("not undone: {reason}")]
    Unread {
        /// Why not.
        reason: Box<StoreError>,
    },
    /// A newer edit than the one that would be taken back is lost: nobody knows what it changed.
    #[error("not undone: edit {n} is lost")]
    AcrossLost {
        /// The number of the lost one.
        n: u64,
    },
    /// There is a store already.
    #[error("{} holds a store already", path.display())]
    IsStore {
        /// The folder.
        path: PathBuf,
    },
    /// The store that was read is not there any more.
    #[error("the store in {} is gone", path.display())]
    Gone {
        /// The folder.
        path: PathBuf,
    },
    /// The store has fewer edits than were read from it: the journal was shortened, or the folder put in its place.
    #[error("the store in {} ends with edit {found}, not {had}", path.display())]
    Shrunk {
        /// The folder.
        path: PathBuf,
        /// The last edit that was read.
        had: u64,
        /// The last edit that is there.
        found: u64,
    },
    /// Another store lies where the one was that was read.
    #[error("{} holds another store now", path.display())]
    Replaced {
        /// The folder.
        path: PathBuf,
    },
    /// There is no store yet.
    #[error("{} holds no store", path.display())]
    NoStore {
        /// The folder.
        path: PathBuf,
    },
}

impl StoreError {
    /// Damage at a place.
    pub(super) fn damage(place: Place, wrong: Wrong) -> Self {
        Self::Damage { place, wrong }
    }

    /// How a program should end on it.
    pub fn class(&self) -> Class {
        match self {
            Self::Io { error, .. } | Self::NotSaved { error, .. } if is_denied(error) => Class::Denied,
            Self::ReadOnly { .. } | Self::Sample { .. } => Class::Denied,
            Self::Locked { .. }
            // Whoever edits a record has seen it: if it is gone, another was faster.
            | Self::NoRecord { removed: true, .. }
            | Self::Conflict(_)
            | Self::Revision { .. }
            | Self::Exists { .. }
            | Self::Referred { .. }
            | Self::Depended { .. }
            | Self::OldFormat { .. }
            | Self::IsStore { .. } => Class::Conflict,
            Self::NoRecord { .. }
            | Self::NothingToUndo { .. }
            | Self::NoEdit { .. }
            | Self::UndoneAlready { .. } => Class::Missing,
            Self::Value { .. } | Self::Dangling { .. } | Self::TooLong { .. } | Self::Full { .. } => Class::Usage,
            _ => Class::Data,
        }
    }
}

fn is_denied(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

impl From<StoreError> for Message {
    fn from(error: StoreError) -> Self {
        error.message()
    }
}

//! What a person should know although nothing failed.

use std::path::{Path, PathBuf};

use super::entry::Gap;
use super::error::StoreError;
use crate::model::date;
use crate::text::{Message, span};

/// Something noteworthy about a store that works.
#[derive(Debug)]
#[non_exhaustive]
pub enum Notice {
    /// A write that never ended; nobody was told "saved" about it. The next writer cuts it off, into the archive.
    Torn {
        /// The journal.
        path: PathBuf,
        /// How many bytes.
        bytes: u64,
    },
    /// `store.json` was changed by hand and is valid.
    ByHand {
        /// The snapshot.
        path: PathBuf,
    },
    /// Somebody wrote into the snapshot before after a new one had taken its place; the change does not count.
    LateHand {
        /// The snapshot before, which holds it.
        path: PathBuf,
    },
    /// The edit is saved, but the snapshot could not be renewed.
    NotCompacted(StoreError),
    /// The folder lies on another machine: locks and live refresh are promised on local disks only.
    Remote {
        /// The folder.
        path: PathBuf,
    },
    /// There is no store in the folder yet.
    NoStore {
        /// The folder.
        path: PathBuf,
    },
    /// The store gets a newer format; older programs do not open it any more.
    Raising {
        /// The folder.
        path: PathBuf,
    },
    /// The store came here with a snapshot alone: it has no edits before this one, and never had.
    Begins {
        /// The number of its first edit.
        n: u64,
    },
    /// Edits that no file holds any more; whoever repaired the store has confirmed that.
    Lost {
        /// Which.
        gap: Gap,
        /// Who.
        by: String,
        /// When, in UTC.
        t: String,
    },
    /// A file that a dead process left; nobody reads it.
    Leftover {
        /// The file.
        path: PathBuf,
    },
    /// People outside the group can write to a file or folder of the store.
    OpenToAll {
        /// The file or folder.
        path: PathBuf,
    },
    /// What is made in a shared folder would not belong to the group, or colleagues could not replace it.
    FolderMode {
        /// The folder.
        path: PathBuf,
        /// The mode that it has.
        found: u32,
        /// The one that it should have.
        right: u32,
    },
    /// A file may be run, or the group may not write to it.
    FileMode {
        /// The file.
        path: PathBuf,
        /// The mode that it has.
        found: u32,
        /// The one that it should have.
        right: u32,
    },
    /// A file belongs to another group than its folder gives to what is made in it.
    Group {
        /// The file or folder.
        path: PathBuf,
        /// The group that it has.
        found: String,
        /// The one that it should have.
        right: String,
    },
    /// A file of a store of one person belongs to another.
    Owner {
        /// The file or folder.
        path: PathBuf,
        /// Whose it is.
        found: String,
        /// Whose it should be.
        right: String,
    },
}

impl Notice {
    /// The sentence for it.
    pub fn message(&self) -> Message {
        match self {
            Self::Torn { path, bytes } => Message::new("notice-store-torn")
                .with("path", path.display().to_string())
                .with("bytes", bytes.to_string()),
            Self::ByHand { path } => {
                Message::new("notice-store-by-hand").with("path", path.display().to_string())
            }
            Self::LateHand { path } => {
                Message::new("notice-store-late-hand").with("path", path.display().to_string())
            }
            Self::NotCompacted(error) => {
                Message::new("notice-store-not-compacted").with_message("reason", error.reason())
            }
            Self::Remote { path } => {
                Message::new("notice-store-remote").with("path", path.display().to_string())
            }
            Self::NoStore { path } => {
                Message::new("notice-store-none").with("path", path.display().to_string())
            }
            Self::Raising { path } => {
                Message::new("notice-store-raising").with("path", path.display().to_string())
            }
            Self::Begins { n } => Message::new("notice-store-begins").with("n", n.to_string()),
            Self::Lost { gap, by, t } => Message::new("notice-store-lost")
                .with("span", span(gap.from, gap.to))
                .with("by", by)
                .with("when", date::show_moment(t)),
            Self::Leftover { path } => {
                Message::new("notice-store-leftover").with("path", path.display().to_string())
            }
            Self::OpenToAll { path } => {
                Message::new("notice-store-open-to-all").with("path", path.display().to_string())
            }
            Self::FolderMode { path, found, right } => {
                changed("notice-store-folder-mode", path, octal(*found), octal(*right))
            }
            Self::FileMode { path, found, right } => {
                changed("notice-store-file-mode", path, octal(*found), octal(*right))
            }
            Self::Group { path, found, right } => changed("notice-store-group", path, found, right),
            Self::Owner { path, found, right } => changed("notice-store-owner", path, found, right),
        }
    }
}

/// The sentence for something that should be otherwise.
fn changed(id: &'static str, path: &Path, found: impl Into<String>, right: impl Into<String>) -> Message {
    let message = Message::new(id).with("path", path.display().to_string());
    message.with("found", found.into()).with("right", right.into())
}

/// A mode as `chmod` takes it: `2770`, `660`.
fn octal(mode: u32) -> String {
    format!("{mode:o}")
}

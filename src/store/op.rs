//! The words for kinds of lines and steps of the journal.

use serde::{Deserialize, Serialize};

/// The word for a kind of line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Op {
    Open,
    Add,
    Set,
    /// Fields and items of lists. A word of its own, so that a program that does not know it stops instead of losing
    /// items.
    List,
    Remove,
    All,
    Hand,
    Lost,
}

impl Op {
    pub(super) const WORDS: [&'static str; 8] =
        ["open", "add", "set", "list", "remove", "all", "hand", "lost"];
}

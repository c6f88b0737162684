//! One line of a record in words: what the detail is made of.

use crate::model::Id;

/// One line in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetLine {
    /// What it is about; empty where the text says it.
    pub label: String,
    /// The text.
    pub text: String,
    /// The record it leads to.
    pub link: Option<Id>,
    /// What sort of line it is.
    pub tone: Tone,
}

/// What sort of line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// The beginning of a part.
    Heading,
    /// A value.
    Plain,
    /// Words of a source.
    Quote,
    /// Something that asks for attention.
    Alert,
    /// Something said beside the point.
    Aside,
    /// More lines of the same sort, which are not shown.
    Rest,
}

//! What an edit did to one record: lent by whoever keeps edits to whoever puts them into words.

use serde_json::Value;

use super::{Id, Record};

/// What happened to a record.
#[derive(Debug, Clone, PartialEq)]
pub enum Deed<'a> {
    /// It came.
    Added(&'a Record),
    /// It went.
    Removed(&'a Record),
    /// Fields of it changed.
    Set {
        /// Which one.
        id: &'a Id,
        /// The fields that hold something else now.
        fields: Vec<FieldChange<'a>>,
        /// The lists that items came to or went from.
        lists: Vec<ListChange<'a>>,
    },
}

/// A field that holds something else now; null is nothing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FieldChange<'a> {
    /// The field.
    pub name: &'a str,
    /// What it held before.
    pub old: &'a Value,
    /// What it holds now.
    pub new: &'a Value,
}

/// A list that is only told by what went from it and what came to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ListChange<'a> {
    /// The field.
    pub name: &'a str,
    /// The items that went.
    pub old: &'a [Value],
    /// The items that came.
    pub new: &'a [Value],
}

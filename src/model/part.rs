//! Fields of objects that are no records: of the small objects inside records, the lines of a journal, a config file. Their
//! tables are what a text is read again by where a reader refused it.

use serde_json::Value;

use super::shape::{Field, Shape};
use super::wants::Wants;

/// A field of an object that is no record.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// Its name and what it holds.
    pub field: Field,
    /// Whether null is the same as missing.
    pub takes_null: bool,
    /// Whether it has to be there.
    pub is_needed: bool,
    /// Whether it holds one value of its shape or many.
    pub holds: Holds,
    /// Of an object, or of each object of a list: its own fields, as far as they are known.
    pub parts: &'static [Part],
    /// What the shape does not tell.
    pub test: Option<Test>,
}

/// Whether a value fits, and what is wanted where it does not.
pub(super) type Test = (fn(&Value) -> bool, Wants);

/// How many values a field of an object holds.
#[derive(Debug, Clone, Copy)]
pub enum Holds {
    /// One.
    One,
    /// A list of them.
    List,
    /// An object of them, by names that are free.
    Map,
}

impl Part {
    /// A field that may be missing.
    pub const fn new(name: &'static str, shape: Shape) -> Self {
        let field = Field { name, shape };
        Self { field, takes_null: true, is_needed: false, holds: Holds::One, parts: &[], test: None }
    }

    /// A field that has to be there.
    pub const fn needed(name: &'static str, shape: Shape) -> Self {
        Self { takes_null: false, is_needed: true, ..Self::new(name, shape) }
    }

    /// A list of such values.
    #[must_use]
    pub const fn list(self) -> Self {
        Self { holds: Holds::List, ..self }
    }

    /// Such values by free names.
    #[must_use]
    pub const fn map(self) -> Self {
        Self { holds: Holds::Map, ..self }
    }

    /// The same, with fields of its own.
    #[must_use]
    pub const fn of(self, parts: &'static [Part]) -> Self {
        Self { parts, ..self }
    }

    /// The same, where a value has to fit.
    #[must_use]
    pub const fn where_fits(self, fits: fn(&Value) -> bool, wants: Wants) -> Self {
        Self { test: Some((fits, wants)), ..self }
    }
}

//! The days that a wording is read against.

use crate::model::date::Date;

/// What a wording is read against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Base {
    /// The date of the document the deadline belongs to; missing years count from it.
    pub document: Option<Date>,
    /// Today. Relative wordings count from it, and missing years where there is no document.
    pub today: Date,
}

impl Base {
    /// No document.
    pub fn new(today: Date) -> Self {
        Self { document: None, today }
    }

    /// The same for a deadline in a document of this date.
    #[must_use]
    pub fn in_document(self, document: Option<Date>) -> Self {
        Self { document, ..self }
    }
}

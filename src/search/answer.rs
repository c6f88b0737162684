//! What a search answers.

use std::ops::Range;

use super::field::Field;
use super::query::Why;

/// A record that answers a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Its place in the data set.
    pub place: usize,
    /// The better the higher.
    pub score: i64,
    /// The field that matched best.
    pub field: Field,
    /// The matched characters of that field's text, as `[start, end)`.
    pub ranges: Vec<Range<usize>>,
    /// The text they stand in.
    pub text: String,
    /// What was typed stands for something else that was found.
    pub why: Option<Why>,
}

/// The records that answer a query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// The best of them, the best first.
    pub hits: Vec<Hit>,
    /// How many there are.
    pub total: usize,
    /// The spelling that was searched instead of what was typed.
    pub suggestion: Option<String>,
    /// The words that were left out, as typed, where no record has them all.
    pub dropped: Vec<String>,
    /// Whether letters had to be scattered to find anything: perhaps something else was meant.
    pub is_weak: bool,
}

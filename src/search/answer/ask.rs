//! What a search is asked, and what it answers.

use crate::model::Kind;
use crate::search::query::Query;
use crate::search::rank::Hit;

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct Ask<'a> {
    /// The query.
    pub query: &'a Query,
    /// Records of these kinds only, if any are named.
    pub kinds: &'a [Kind],
    /// The most hits that anybody looks at.
    pub limit: usize,
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

//! Fifth floor: what matches are worth, which records are the best, and why one was found.
//!
//! Every score is read from matches by `score`: at a stretch for the records of a part, and for one record looked at closely.

mod explain;
mod score;
mod scores;
mod top_k;

pub(super) use explain::Explain;
pub use explain::Hit;
pub(super) use scores::Scores;
pub(super) use top_k::{
    Candidate, Found, MOST_CLOSELY, MOST_CLOSELY_AT_FIRST, Sieve, best, best_by_closer_look,
};

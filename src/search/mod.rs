//! Finding records: abbreviations, the index, the ranking, and the filter grammar.
//!
//! Pure: takes records and returns places in the data set, scores and ranges of characters. It never reads a file,
//! never asks the time (today is an argument) and does not know who draws the result.

pub mod abbreviations;
mod field;
mod fields;
pub mod filter;
mod index;
pub mod query;
mod rank;
pub mod vocabulary;

pub use abbreviations::{Abbreviation, Abbreviations};
pub use field::Field;
pub use filter::{Filter, FilterError, Me};
pub use index::{Hit, Index};
pub use query::{Alternative, Query, Term, Why};
pub use vocabulary::Vocabulary;

//! Finding records: abbreviations, the index, the ranking, and the filter grammar.
//!
//! Pure: takes records and returns places in the data set, scores and ranges of characters. It never reads a file,
//! never asks the time (today is an argument) and does not know who draws the result.

pub mod abbreviations;
mod answer;
mod engine;
mod fewer;
mod field;
pub mod filter;
mod index;
mod likely;
mod look;
mod marks;
mod narrow;
mod needle;
mod passing;
mod pick;
pub mod query;
mod question;
mod rank;
mod rescue;
mod scan;
mod scattered;
mod split;
mod standby;
pub mod threads;
mod vocabulary;

pub use abbreviations::{Abbreviation, Abbreviations};
pub use answer::{Answer, Hit};
pub use engine::{Ask, Engine};
pub use field::Field;
pub use filter::{Filter, FilterError, Me};
pub use index::frozen::Pieces;
pub use narrow::Trail;
pub use passing::Passing;
pub use query::{Alternative, Query, Term, Why};
pub use question::Question;
pub use standby::Standby;
pub use vocabulary::Vocabulary;

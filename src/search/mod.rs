//! Finding records: abbreviations, the index, the ranking, and the filter grammar.
//!
//! Pure: takes records and returns places in the data set, scores and ranges of characters. It never reads a file,
//! never asks the time (today is an argument) and does not know who draws the result.
//!
//! Six floors, each of which knows only those before it:
//!
//! 1. `texts`: what is searched of a record, and what a word of it is.
//! 2. `index`: those texts folded, in parts, with their words; as bytes and back.
//! 3. `query`, with `filter` and `abbreviations`: what was typed, and all that it may mean.
//! 4. `matcher`: where that stands. A match is a field, a tier and a span.
//! 5. `rank`: what matches are worth, the best records, and why one was found.
//! 6. `answer`: the engine, what it does where nothing is found, and filters that have words.

pub mod abbreviations;
mod answer;
pub mod filter;
mod index;
mod matcher;
pub mod query;
mod rank;
mod texts;
pub mod threads;

pub use abbreviations::{Abbreviation, Abbreviations};
/// The name that the core has for it, as long as it asks filters itself.
pub use answer::FilterEngine as Standby;
pub use answer::{Answer, Ask, Engine, FilterEngine, Matches, QueryCache, Question, WordMatches};
pub use filter::{Filter, FilterError, Me};
pub use index::Vocabulary;
pub use index::frozen::Pieces;
pub use query::{Alternative, Query, Term, Why};
pub use rank::Hit;
pub use texts::Field;

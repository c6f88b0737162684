//! First floor: what is searched of a record, what a word of it is, and how far its diacritics agree.
//!
//! Knows neither queries nor the index.

mod field;
mod marks;
mod words;

pub use field::Field;
pub(in crate::search) use field::{references, texts};
pub(in crate::search) use marks::{ALL, Written};
pub(in crate::search) use words::{Place, has_words, places, word_ranges, words};

//! Third floor: what a query means: the words that were typed, each with everything it may stand for, and the conditions
//! beside them.
//!
//! The engine knows no abbreviation, no typing method and no way to write a number: it looks for exactly what stands
//! here. Whatever a word may mean is therefore decided on this floor, before anything is searched.

mod correct;
mod days;
mod initials;
mod kinds;
mod number;
mod read;
mod terms;
mod typing;

pub use correct::{Correction, corrections, spelled};
pub(super) use initials::{has_small_word, is_consonants};
pub(super) use number::{SURE, is_year};
pub use read::LONGEST;
pub use terms::{Alternative, Query, Term, Why};

//! Records in the formats of other programs: one file a format.
//!
//! Bytes go in and records come out, or the other way round. Deliberately not here: which file that is, and what the
//! store makes of it.

pub mod ics;
pub mod json;

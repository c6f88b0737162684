//! JSON in the field names of the records: `{"schema":1,"items":[…]}`, or one record a line.
//!
//! What is written here is read here without a change. Reading also takes what people write by hand: an agency by its
//! name, a deadline by its words, a day as `30/10/2026`, a record without an id.

mod fault;
mod import;
mod items;
mod measure;
mod write;

pub use fault::{Fault, Problem};
pub use import::{Changed, Import, Request, read};
pub use measure::Measure;
pub use write::{Visible, write, write_instead};

/// The version of the shape that is written, and the newest that is read.
pub const SCHEMA: u32 = 1;

/// How records stand in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One object that holds all.
    Whole,
    /// One record a line.
    Lines,
}

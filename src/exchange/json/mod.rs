//! JSON in the field names of the records: `{"schema":1,"items":[…]}`, or one record a line.
//!
//! What is written here is read here without a change. Reading also takes what people write by hand: an agency by its
//! name, a deadline by its words, a day as `30/10/2026`, a record without an id.

mod fault;
mod import;
mod items;
mod write;

pub use fault::{Fault, Problem};
pub use import::{Changed, Import, Request, read};
pub use write::{Beside, Visible, write, write_beside};

use crate::text::measure::{Beyond, Excess, Items, Measure, Most};

/// The version of the shape that is written, and the newest that is read.
pub const SCHEMA: u32 = 1;

/// The longest record, in bytes.
const RECORD_MAX: usize = 1 << 20;
/// The most records of a file.
const RECORDS_MAX: usize = 1_000_000;

/// How records stand in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One object that holds all.
    Whole,
    /// One record a line.
    Lines,
}

impl Form {
    /// A file of this form, to be measured before it is read. What is beyond the bounds is a [`Fault`].
    pub fn measure(self) -> Measure {
        let stand = match self {
            Self::Whole => Items::List("items"),
            Self::Lines => Items::Lines,
        };
        Measure::new(stand, Most { bytes: RECORD_MAX, items: RECORDS_MAX })
    }
}

impl From<Beyond> for Fault {
    fn from(Beyond { line, item, excess }: Beyond) -> Self {
        let problem = match excess {
            Excess::Bytes => Problem::TooLong { most: RECORD_MAX },
            Excess::Items => Problem::TooMany { most: RECORDS_MAX },
        };
        Self { line, item, field: String::new(), problem }
    }
}

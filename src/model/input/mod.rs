//! From what people type to what a field holds, by the table of fields.
//!
//! The command line, the forms and the import read texts here, so that a wording means the same everywhere. What can be
//! read in two ways is refused with both; what names a record has to name one and only one; a deadline that is not
//! understood is kept as its words. Deliberately not here: what other people have changed in the meantime (the store
//! judges that), and every sentence: errors are data.

mod agency;
mod base;
mod cited;
mod doubt;
mod json;
mod meant;
mod measurement;
mod names;
mod newcomers;
mod record_names;
mod rules;
mod structured;
mod typed;
mod value;
mod written;

pub use agency::{Superiors, body_record, home, named_agency};
pub use base::base_of;
pub use doubt::{GivesWay, gives_way};
pub use json::read_json;
pub use measurement::{Measured, read_measurement};
pub use names::{COMPUTED, COMPUTED_ALWAYS, FIXED, all_names, called, field_of, is_fixed, key, no_field};
pub use newcomers::Newcomers;
pub use record_names::Names;
pub use rules::{check, open_parts, twin};
pub use typed::{read_field, read_known};
pub use value::{
    TEXT_MAX, control_in, normalised, parts, read_amount, read_day, read_decimal, read_flag, read_line,
    read_past_day, read_text, read_word,
};
pub use written::written;

#[cfg(test)]
mod tests;

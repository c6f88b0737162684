//! From what people type to what a field holds, by the table of fields.
//!
//! The command line, the forms and the import read texts here, so that a wording means the same everywhere. What can be
//! read in two ways is refused with both; what names a record has to name one and only one; a deadline that is not
//! understood is kept as its words. Deliberately not here: what other people have changed in the meantime (the store
//! judges that), and every sentence: errors are data.

mod extend;
mod filled;
mod json;
mod measurement;
mod names;
mod reference;
mod round;
mod rules;
mod structured;
mod typed;
mod value;
mod working;
mod written;

pub use extend::{Shift, Wish, extend, last_shift};
pub use filled::{Filled, base_of, fill, fill_by};
pub use json::read_json;
pub use measurement::{Measured, read_measurement};
pub use names::{all_names, field_of, is_fixed, no_field};
pub use reference::Names;
pub use round::round_done;
pub use rules::{check, open_parts, twin};
pub use typed::{read_field, read_known};
pub use value::{TEXT_MAX, control_in, normalised, parts, read_day, read_decimal, read_past_day, read_text};
pub use working::{moved, named_agency, renamed};
pub use written::written;

#[cfg(test)]
mod tests;

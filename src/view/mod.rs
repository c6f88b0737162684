//! What a picture shows before anybody draws it: agenda, tree, timeline, board, gauge, the lines of a record.
//!
//! Pure data, worked out from records and today, that the TUI and plain text both draw from. Nothing here knows a
//! cell, a colour or a language: labels are message ids.

pub mod agencies;
pub mod agenda;
pub mod board;
pub mod bulk;
pub mod countdown;
pub mod counts;
pub mod detail;
pub mod documents;
pub mod edit;
pub mod facts;
pub mod fields;
pub mod gauge;
pub mod grouping;
pub mod last_day;
mod line;
pub mod links;
pub mod log;
pub mod month;
pub mod name;
pub mod parent;
pub mod place;
pub mod rollup;
pub mod sheet;
pub mod summary;
pub mod target;
pub mod timeline;
pub mod tree;
pub mod working;

//! The records and their rules: plain data that every other room can share.
//!
//! Invariant: nothing here reads a file, a clock or the environment. Whatever depends on the day takes `today` as an
//! argument, so that any answer can be replayed in a test.
pub mod date;
pub mod deadline;

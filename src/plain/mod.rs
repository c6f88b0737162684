//! The program for screen readers and for terminals that cannot draw: numbered lines, one question at a time. The third
//! front end, beside the screen and the command line.
//!
//! A number opens, a word searches, a letter goes to a list or changes the open record (see `edit`), an empty line shows
//! more. No cursor is moved and nothing is drawn over; what was said stays said.

mod edit;
mod read;
mod run;
mod talk;

pub use talk::{Plain, Setting};

#[cfg(test)]
mod tests;

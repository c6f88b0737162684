//! The Elm core: what the program holds and how a message changes it. Invariant: no I/O, no clock, no ratatui, no
//! crossterm; what the outside knows arrives as a message.

pub mod key;

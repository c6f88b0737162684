//! Where the data comes from: the built-in set.
//!
//! Deliberately imports nothing of ours but `model` and `text`: what the data is for is decided above.

pub mod builtin;

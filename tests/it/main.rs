//! The one integration binary: whole rooms together, and the real program in a pseudo-terminal.

#![expect(clippy::unwrap_used, reason = "a test says by unwrapping what must hold")]

mod support;
mod term;

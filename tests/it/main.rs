//! The one integration binary: whole rooms together, and the real program in a pseudo-terminal.

mod support;
mod term;

//! The one integration binary: every test that needs more than one room, or none at all.

mod builtin;
mod dates;
mod store;
mod text;

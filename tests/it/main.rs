//! The one integration binary: a module per room or behaviour.

mod dates;

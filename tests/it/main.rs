//! The one integration binary: the rooms from outside, as their users see them.

mod text;

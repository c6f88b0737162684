//! cncl
pub mod text;

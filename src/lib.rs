//! cncl
pub mod app;
pub mod term;
pub mod text;

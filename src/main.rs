//! cncl
fn main() {}

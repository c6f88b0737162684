//! Sixth floor: the engine, and what it answers; also to what finds nothing as it stands, and to filters with words.

mod ask;
mod cache;
mod engine;
mod fallback;
mod filter_engine;
mod likely;
mod matches;
mod question;
mod relax;
mod search;

pub use ask::{Answer, Ask};
pub use cache::QueryCache;
pub use engine::Engine;
pub use filter_engine::FilterEngine;
pub use matches::{Matches, WordMatches};
pub use question::Question;

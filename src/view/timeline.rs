//! Time as a picture: a scale with its ticks, where each record lies on it, and in which groups the records stand.
//!
//! Pure data for every hand that draws: the pane and the plain text put the same [`Stroke`]s into the same columns.
//! Deliberately not here: signs, colours and words; which part of it all somebody looks at.

mod bar;
mod chart;
mod moved;
mod scale;
mod step;
mod tick;
mod zoom;

pub use bar::{Bar, Start, bar};
pub use chart::{Group, GroupKey, Grouping, Item, chart};
pub use moved::moved;
pub use scale::{Part, Scale, Stroke};
pub use step::{Step, shift};
pub use tick::{Tick, TickRows};
pub use zoom::Zoom;

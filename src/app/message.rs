//! What comes into the core, and what it asks for in return.

use std::sync::Arc;

use super::key::Key;
use crate::model::{Dataset, Date};
use crate::search::Hit;

/// Something that happened.
#[derive(Debug, Clone)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// A text was pasted.
    Paste(String),
    /// The screen has a new size, in cells.
    Resize(Size),
    /// A new day began in Việt Nam.
    Today(Date),
    /// The records changed.
    Data(Arc<Dataset>),
    /// Query number `n` has its answer.
    Found {
        /// The number that the query was sent with.
        n: u64,
        /// Its hits, the best first.
        hits: Vec<Hit>,
    },
}

/// Something that only the runtime can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Find records; the answer carries the number.
    Search {
        /// The number of the query.
        n: u64,
        /// What was typed.
        query: String,
    },
    /// Draw every cell anew.
    Redraw,
    /// End the program.
    Quit,
}

/// What an update led to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Whether anything that is drawn may have changed.
    pub dirty: bool,
    /// What the runtime has to do.
    pub effects: Vec<Effect>,
}

impl Outcome {
    /// Something to draw, nothing to do.
    pub fn drawn() -> Self {
        Self { dirty: true, effects: Vec::new() }
    }

    /// Something to do, and then to draw.
    pub fn effect(effect: Effect) -> Self {
        Self { dirty: true, effects: vec![effect] }
    }
}

/// A size in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub width: u16,
    /// Lines.
    pub height: u16,
}

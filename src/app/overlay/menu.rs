//! A choice of a working state for the task at hand.

use std::sync::Arc;

use crate::app::cursor::Cursor;
use crate::model::{Record, Status};

/// The menu of working states.
#[derive(Debug, Clone)]
pub struct Menu {
    /// The task as it was seen when the menu opened.
    pub seen: Arc<Record>,
    cursor: Cursor,
}

impl Menu {
    /// The menu for a task, at the state it is in.
    pub fn new(seen: Arc<Record>) -> Option<Self> {
        let at = seen.as_task()?.status as usize;
        Some(Self { seen, cursor: Cursor { at, top: 0 } })
    }

    /// The cursor.
    pub fn cursor(&self) -> Cursor {
        self.cursor
    }

    /// The state at hand.
    pub fn status(&self) -> Status {
        Status::ALL[self.cursor.at.min(Status::ALL.len() - 1)]
    }

    /// Moves among the states.
    pub fn step(&mut self, by: isize) {
        self.cursor.at = self.cursor.at.saturating_add_signed(by).min(Status::ALL.len() - 1);
    }
}

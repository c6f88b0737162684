//! A choice from a few words: a working state for tasks, or the field of several records that is to change.

use std::sync::Arc;

use crate::app::cursor::Cursor;
use crate::model::{Record, Status, spec};

/// What is chosen from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Items {
    /// The working states.
    States,
    /// The fields that are changed for several records at once.
    Fields,
}

/// The menu.
#[derive(Debug, Clone)]
pub struct Menu {
    /// The records as they were seen when the menu opened.
    pub seen: Vec<Arc<Record>>,
    items: Items,
    cursor: Cursor,
}

impl Menu {
    /// The states for tasks, at this one, else at the one that the first of them is in; `None` where none of them is a
    /// task.
    pub fn of_states(seen: Vec<Arc<Record>>, at: Option<Status>) -> Option<Self> {
        let first = seen.iter().find_map(|record| record.as_task())?.status;
        let at = at.unwrap_or(first) as usize;
        Some(Self { seen, items: Items::States, cursor: Cursor { at, top: 0 } })
    }

    /// The fields of several records.
    pub fn of_fields(seen: Vec<Arc<Record>>) -> Self {
        Self { seen, items: Items::Fields, cursor: Cursor::default() }
    }

    /// What is chosen from.
    pub fn items(&self) -> Items {
        self.items
    }

    /// The cursor.
    pub fn cursor(&self) -> Cursor {
        self.cursor
    }

    /// The state at hand.
    pub fn status(&self) -> Status {
        Status::ALL[self.cursor.at.min(Status::ALL.len() - 1)]
    }

    /// The field at hand.
    pub fn field(&self) -> &'static str {
        let fields = spec::bulk();
        fields[self.cursor.at.min(fields.len() - 1)].name
    }

    /// How many there are to choose from.
    pub fn count(&self) -> usize {
        match self.items {
            Items::States => Status::ALL.len(),
            Items::Fields => spec::bulk().len(),
        }
    }

    /// Moves among them.
    pub fn step(&mut self, by: isize) {
        self.cursor.at = self.cursor.at.saturating_add_signed(by).min(self.count() - 1);
    }

    /// Brings the item at hand into view.
    pub fn reveal(&mut self, height: u16) {
        self.cursor.reveal_above(self.count(), height, |_| 1);
    }
}

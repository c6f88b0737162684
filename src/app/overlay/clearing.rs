//! Sáu rõ: the tasks that lack one of the six clarities, and the cell at hand.
//!
//! The tasks stay on the list while it is open, also once nothing is missing any more: what was just filled in should
//! not jump away.

use crate::app::cursor::Cursor;
use crate::model::clarity::{Clarity, missing};
use crate::model::{Dataset, Id};

/// The list.
#[derive(Debug, Clone, Default)]
pub struct Clearing {
    rows: Vec<Id>,
    cursor: Cursor,
    column: usize,
    lacking: usize,
}

impl Clearing {
    /// A list of tasks, at the first thing that is missing from this row on.
    pub fn new(rows: Vec<Id>, at: usize, data: &Dataset) -> Self {
        let cursor = Cursor { at, ..Cursor::default() };
        let lacking = rows.len();
        let mut list = Self { rows, cursor, lacking, ..Self::default() };
        if !list.is_missing(data) {
            list.next_missing(data);
        }
        list
    }

    /// The tasks.
    pub fn rows(&self) -> &[Id] {
        &self.rows
    }

    /// How many of them still lack something.
    pub fn lacking(&self) -> usize {
        self.lacking
    }

    /// Counts anew what the tasks lack, after records changed.
    pub fn recount(&mut self, data: &Dataset) {
        let lacks = |id: &&Id| data.get(id).is_some_and(|record| !missing(record).is_empty());
        self.lacking = self.rows.iter().filter(lacks).count();
    }

    /// The cursor.
    pub fn cursor(&self) -> Cursor {
        self.cursor
    }

    /// The task at hand.
    pub fn selected(&self) -> Option<&Id> {
        self.rows.get(self.cursor.at)
    }

    /// The clarity at hand.
    pub fn clarity(&self) -> Clarity {
        Clarity::ALL[self.column.min(Clarity::ALL.len() - 1)]
    }

    /// Moves by tasks.
    pub fn step(&mut self, by: isize) {
        self.cursor.at = self.cursor.at.saturating_add_signed(by).min(self.rows.len().saturating_sub(1));
    }

    /// Moves by clarities.
    pub fn sideways(&mut self, right: bool) {
        let to = if right { self.column + 1 } else { self.column.saturating_sub(1) };
        self.column = to.min(Clarity::ALL.len() - 1);
    }

    /// Whether the cell at hand is missing.
    pub fn is_missing(&self, data: &Dataset) -> bool {
        let record = self.selected().and_then(|id| data.get(id));
        record.is_some_and(|record| missing(record).contains(&self.clarity()))
    }

    /// Goes to the next cell that is missing, first in this task and then below; whether there is one.
    pub fn next_missing(&mut self, data: &Dataset) -> bool {
        for row in self.cursor.at..self.rows.len() {
            let lacks = data.get(&self.rows[row]).map(missing).unwrap_or_default();
            let from = if row == self.cursor.at { self.column + 1 } else { 0 };
            let found = (from..Clarity::ALL.len()).find(|column| lacks.contains(&Clarity::ALL[*column]));
            if let Some(column) = found {
                (self.cursor.at, self.column) = (row, column);
                return true;
            }
        }
        false
    }

    /// Brings the task at hand into view.
    pub fn reveal(&mut self, height: u16) {
        self.cursor.reveal_above(self.rows.len(), height, |_| 1);
    }
}

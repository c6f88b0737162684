//! What an edit of several records comes to, laid before the person who asked for it: every change, and what cannot be
//! changed and why. Nothing is saved before they agree.

use std::sync::Arc;

use serde_json::Value;

use crate::app::cursor::Cursor;
use crate::app::message::{Batch, Change};
use crate::model::Record;
use crate::text::Message;

/// What is wanted of one record.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wish {
    /// Fields and what they shall hold; null empties one.
    pub fields: Vec<(&'static str, Value)>,
    /// A remark for the end of its notes.
    pub note: Option<String>,
    /// Whether the record itself is what is wanted: it is not there yet.
    pub is_new: bool,
}

/// One record of the plan.
#[derive(Debug, Clone)]
pub struct PlanRow {
    /// The record as it was seen.
    pub seen: Arc<Record>,
    /// What happens to it, or why nothing can.
    pub outcome: Result<Wish, Message>,
}

/// The plan.
#[derive(Debug, Clone)]
pub struct Plan {
    rows: Vec<PlanRow>,
    cursor: Cursor,
    changing: usize,
}

/// Lines of one record: its title, and what happens to it.
pub const ROW_LINES: u16 = 2;

impl Plan {
    /// A plan; what cannot be changed stands first, because that is what a person has to know.
    pub fn new(mut rows: Vec<PlanRow>) -> Self {
        rows.sort_by_key(|row| row.outcome.is_ok());
        let changing = rows.iter().filter(|row| row.outcome.is_ok()).count();
        Self { rows, cursor: Cursor::default(), changing }
    }

    /// Every record.
    pub fn rows(&self) -> &[PlanRow] {
        &self.rows
    }

    /// How many are changed.
    pub fn changing(&self) -> usize {
        self.changing
    }

    /// How many cannot be.
    pub fn refused(&self) -> usize {
        self.rows.len() - self.changing
    }

    /// The cursor.
    pub fn cursor(&self) -> Cursor {
        self.cursor
    }

    /// Moves by records.
    pub fn step(&mut self, by: isize) {
        self.cursor.at = self.cursor.at.saturating_add_signed(by).min(self.rows.len().saturating_sub(1));
    }

    /// Brings the record at hand into view.
    pub fn reveal(&mut self, height: u16) {
        self.cursor.reveal_above(self.rows.len(), height, |_| ROW_LINES);
    }

    /// The one edit that it comes to.
    pub fn batch(self) -> Batch {
        let mut batch = Batch::default();
        for row in self.rows {
            let Ok(wish) = row.outcome else { continue };
            if wish.is_new {
                batch.added.push(row.seen);
                continue;
            }
            batch.notes.extend(wish.note.map(|text| (row.seen.id.clone(), text)));
            if !wish.fields.is_empty() {
                let fields = wish.fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
                batch.changes.push(Change { seen: row.seen, fields });
            }
        }
        batch
    }
}

//! The board: which column and which card is at hand.

use crate::app::cursor::Cursor;
use crate::model::Id;
use crate::view::board::{Column, find};

/// Lines that a card takes: two of title, one of lead and countdown, and one of air.
pub const CARD_LINES: u16 = 4;

/// The board pane.
#[derive(Debug, Clone, Default)]
pub struct BoardPane {
    columns: Vec<Column>,
    cursors: Vec<Cursor>,
    column: usize,
    first: usize,
}

impl BoardPane {
    /// Every column, shown or not.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The column at hand.
    pub fn column(&self) -> usize {
        self.column
    }

    /// The first column shown.
    pub fn first_shown(&self) -> usize {
        self.first
    }

    /// The cursor of a column.
    pub fn cursor(&self, column: usize) -> Cursor {
        self.cursors.get(column).copied().unwrap_or_default()
    }

    /// The task at hand.
    pub fn selected(&self) -> Option<&Id> {
        let cards = &self.columns.get(self.column)?.cards;
        cards.get(self.cursor(self.column).at).map(|card| &card.id)
    }

    /// Shows other columns; the card at hand stays at hand, wherever it went.
    pub fn set_columns(&mut self, columns: Vec<Column>) {
        let selected = self.selected().cloned();
        self.columns = columns;
        self.cursors.resize(self.columns.len(), Cursor::default());
        for (cursor, column) in self.cursors.iter_mut().zip(&self.columns) {
            cursor.at = cursor.at.min(column.cards.len().saturating_sub(1));
        }
        match selected {
            Some(id) => drop(self.select(&id)),
            None => {
                self.column = self.columns.iter().position(|column| !column.cards.is_empty()).unwrap_or(0)
            }
        }
    }

    /// Puts the cursor on a task; whether it is on the board.
    pub fn select(&mut self, id: &Id) -> bool {
        let Some((column, at)) = find(&self.columns, id) else { return false };
        self.column = column;
        self.cursors[column].at = at;
        true
    }

    /// Moves within the column.
    pub fn step(&mut self, by: isize) {
        let last = self.columns.get(self.column).map_or(0, |column| column.cards.len().saturating_sub(1));
        if let Some(cursor) = self.cursors.get_mut(self.column) {
            cursor.at = cursor.at.saturating_add_signed(by).min(last);
        }
    }

    /// Moves to the next column; whether there is one.
    pub fn sideways(&mut self, right: bool) -> bool {
        let to = if right { self.column.checked_add(1) } else { self.column.checked_sub(1) };
        let Some(to) = to.filter(|to| *to < self.columns.len()) else { return false };
        self.column = to;
        true
    }

    /// Brings the card at hand into view where `shown` columns of `height` lines fit.
    pub fn reveal(&mut self, shown: usize, height: u16) {
        let shown = shown.max(1);
        self.first = self.first.clamp(self.column.saturating_sub(shown - 1), self.column);
        self.first = self.first.min(self.columns.len().saturating_sub(shown));
        let cards = self.columns.get(self.column).map_or(0, |column| column.cards.len());
        if let Some(cursor) = self.cursors.get_mut(self.column) {
            cursor.reveal_above(cards, height, |_| CARD_LINES);
        }
    }
}

/// How many columns fit into a width.
pub fn columns_in(width: u16) -> usize {
    const NARROWEST: u16 = 25;
    usize::from((width / NARROWEST).max(1)).min(crate::model::Status::ALL.len())
}

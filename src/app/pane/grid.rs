//! The board with lanes: rows that go across all columns. A row is the head of a lane, or the nth cards of its columns.

use std::collections::HashSet;

use crate::app::cursor::Cursor;
use crate::model::Id;
use crate::view::board::{Board, Lane};

/// One row across the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GridRow {
    /// The name of a lane.
    Head(usize),
    /// The cards of a lane that are at this place of its columns.
    Cards(usize, usize),
}

impl GridRow {
    /// The lane that it belongs to.
    pub fn lane(self) -> usize {
        match self {
            Self::Head(lane) | Self::Cards(lane, _) => lane,
        }
    }
}

/// The rows, which lanes are folded, and the row at hand.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    rows: Vec<GridRow>,
    folded: HashSet<Option<Id>>,
    cursor: Cursor,
}

impl Grid {
    /// The rows.
    pub fn rows(&self) -> &[GridRow] {
        &self.rows
    }

    /// The row at hand and the first one shown.
    pub fn cursor(&self) -> Cursor {
        self.cursor
    }

    /// Whether a lane is folded.
    pub fn is_folded(&self, lane: &Lane) -> bool {
        self.folded.contains(&lane.key)
    }

    /// Works the rows out for other lanes or other folds. The cursor stays where it is, as far as it can.
    pub fn set(&mut self, board: &Board) {
        self.rows.clear();
        for (place, lane) in board.lanes.iter().enumerate() {
            self.rows.push(GridRow::Head(place));
            let most = lane.cells.iter().map(Vec::len).max().unwrap_or(0);
            let most = if self.folded.contains(&lane.key) { 0 } else { most };
            self.rows.extend((0..most).map(|row| GridRow::Cards(place, row)));
        }
        self.cursor.at = self.cursor.at.min(self.rows.len().saturating_sub(1));
    }

    /// The card at hand in a column, as its place there.
    pub fn card(&self, board: &Board, column: usize) -> Option<usize> {
        card(board, *self.rows.get(self.cursor.at)?, column)
    }

    /// Puts the cursor on a card; its lane is unfolded for that.
    pub fn select(&mut self, board: &Board, column: usize, card: usize) {
        let holds = |lane: &Lane| lane.cells[column].binary_search(&card).ok();
        let found = board.lanes.iter().enumerate().find_map(|(lane, it)| Some((lane, holds(it)?)));
        let Some((lane, row)) = found else { return };
        if self.folded.remove(&board.lanes[lane].key) {
            self.set(board);
        }
        let wanted = GridRow::Cards(lane, row);
        self.cursor.at = self.rows.iter().position(|row| *row == wanted).unwrap_or(self.cursor.at);
    }

    /// Moves by rows that mean something in a column: its cards, and the heads of lanes.
    pub fn step(&mut self, board: &Board, column: usize, by: isize) {
        let stops = |row: &usize| is_stop(board, self.rows[*row], column);
        let far = by.unsigned_abs();
        let found = if by >= 0 {
            (self.cursor.at + 1..self.rows.len()).filter(stops).take(far).last()
        } else {
            (0..self.cursor.at.min(self.rows.len())).rev().filter(stops).take(far).last()
        };
        self.cursor.at = found.unwrap_or(self.cursor.at);
    }

    /// Leaves a row that has no card in a column it came to, upwards: the lane stays the same.
    pub fn settle(&mut self, board: &Board, column: usize) {
        while self.cursor.at > 0
            && self.rows.get(self.cursor.at).is_some_and(|row| !is_stop(board, *row, column))
        {
            self.cursor.at -= 1;
        }
    }

    /// Folds or unfolds the lane at hand; its head is at hand then.
    pub fn fold(&mut self, board: &Board) {
        let Some(lane) = self.rows.get(self.cursor.at).map(|row| row.lane()) else { return };
        let key = &board.lanes[lane].key;
        if !self.folded.remove(key) {
            self.folded.insert(key.clone());
        }
        self.set(board);
        let head = self.rows.iter().position(|row| *row == GridRow::Head(lane));
        self.cursor.at = head.unwrap_or(self.cursor.at);
    }

    /// The line above the rows, where the lane that the first of them belongs to is named once its head is scrolled past.
    pub fn lines_above(&self) -> u16 {
        u16::from(matches!(self.rows.get(self.cursor.top), Some(GridRow::Cards(..))))
    }

    /// Puts the cursor on the row in a line, if it means something in a column; whether it does.
    pub fn select_at(
        &mut self,
        board: &Board,
        (line, column): (u16, usize),
        lines: impl Fn(GridRow) -> u16,
    ) -> bool {
        let line = line.checked_sub(self.lines_above());
        let row_at = |line| self.cursor.row_at(line, self.rows.len(), |row| lines(self.rows[row]));
        let row = line.and_then(row_at).filter(|row| is_stop(board, self.rows[*row], column));
        self.cursor.at = row.unwrap_or(self.cursor.at);
        row.is_some()
    }

    /// Moves the rows by so many lines.
    pub fn scroll(
        &mut self,
        board: &Board,
        column: usize,
        (height, by): (u16, i16),
        lines: impl Fn(GridRow) -> u16,
    ) {
        let mut cursor = self.cursor;
        cursor.scroll(self.rows.len(), height, by, |row| lines(self.rows[row]));
        cursor.rest(self.rows.len(), by > 0, |row| is_stop(board, self.rows[row], column));
        self.cursor = cursor;
    }

    /// Brings the row at hand into view.
    pub fn reveal(&mut self, board: &Board, shown: &[usize], height: u16, card: u16) {
        let lines = |row: usize| row_lines(board, self.rows[row], shown, card);
        let mut cursor = self.cursor;
        cursor.reveal_above(self.rows.len(), height, lines);
        self.cursor = cursor;
    }
}

/// The lines of a row on the screen: none where all of its cards stand in columns that are not shown.
pub fn row_lines(board: &Board, row: GridRow, shown: &[usize], lines: u16) -> u16 {
    match row {
        GridRow::Head(_) => 1,
        GridRow::Cards(..) if shown.iter().any(|column| card(board, row, *column).is_some()) => lines,
        GridRow::Cards(..) => 0,
    }
}

/// The card of a row in a column, as its place there.
pub fn card(board: &Board, row: GridRow, column: usize) -> Option<usize> {
    match row {
        GridRow::Head(_) => None,
        GridRow::Cards(lane, row) => board.lanes.get(lane)?.cells.get(column)?.get(row).copied(),
    }
}

fn is_stop(board: &Board, row: GridRow, column: usize) -> bool {
    matches!(row, GridRow::Head(_)) || card(board, row, column).is_some()
}

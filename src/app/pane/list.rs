//! A list of records under headings. The selection is remembered by id, never by row.

use crate::app::cursor::{Cursor, Position};
use crate::app::layout::Rect;
use crate::model::Id;
use crate::view::agenda::Bucket;
use crate::view::target::Common;

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// What the rows below it have in common.
    Heading {
        /// What it says.
        label: Heading,
        /// How many records stand below it.
        count: usize,
    },
    /// A record.
    Record(Id),
}

/// What a heading says.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Heading {
    /// A stretch of time.
    Bucket(Bucket),
    /// A place.
    Place(Box<str>),
    /// A record, by its name.
    Record(Id),
    /// What targets have in common.
    Common(Common),
    /// A message.
    Message(&'static str),
}

/// The rows and the cursor.
#[derive(Debug, Clone, Default)]
pub struct List {
    rows: Vec<Row>,
    /// The places of the headings among the rows.
    headings: Vec<usize>,
    cursor: Cursor,
}

impl List {
    /// The rows.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The cursor.
    pub fn cursor(&self) -> Cursor {
        self.cursor
    }

    /// The record at hand.
    pub fn selected(&self) -> Option<&Id> {
        match self.rows.get(self.cursor.at)? {
            Row::Record(id) => Some(id),
            Row::Heading { .. } => None,
        }
    }

    /// Shows other rows; the record at hand stays at hand if it is still there.
    pub fn set_rows(&mut self, rows: Vec<Row>) {
        let selected = self.selected().cloned();
        let is_heading = |(at, row): (usize, &Row)| matches!(row, Row::Heading { .. }).then_some(at);
        self.headings = rows.iter().enumerate().filter_map(is_heading).collect();
        self.rows = rows;
        match selected.and_then(|id| self.place_of(&id)) {
            Some(at) => self.cursor.at = at,
            None => self.settle(true),
        }
    }

    /// What stands above the row at hand.
    pub fn heading(&self) -> Option<&Heading> {
        let above = self.headings.partition_point(|heading| *heading <= self.cursor.at).checked_sub(1)?;
        match self.rows.get(*self.headings.get(above)?)? {
            Row::Heading { label, .. } => Some(label),
            Row::Record(_) => None,
        }
    }

    /// How far it is gone through, headings not counted.
    pub fn position(&self) -> Position {
        let above = self.headings.partition_point(|heading| *heading <= self.cursor.at);
        let at = if self.selected().is_some() { self.cursor.at + 1 - above } else { 0 };
        let of = self.rows.len() - self.headings.len();
        Position { at, of, top: self.cursor.top, rows: self.rows.len() }
    }

    /// The lines of the row at hand in a rectangle, where a row takes so many.
    pub fn line_at_hand(&self, rect: Rect, lines: impl Fn(&Row) -> u16) -> Rect {
        let rows = self.rows.get(self.cursor.top..self.cursor.at).unwrap_or_default();
        let above = rows.iter().map(&lines).fold(0, u16::saturating_add);
        rect.lines(above, self.rows.get(self.cursor.at).map_or(1, lines))
    }

    /// Puts the cursor on the record in a line; whether there is one.
    pub fn select_at(&mut self, line: u16, lines: impl Fn(&Row) -> u16) -> bool {
        let row = self.cursor.row_at(line, self.rows.len(), |row| lines(&self.rows[row]));
        let record = row.filter(|row| matches!(self.rows[*row], Row::Record(_)));
        self.cursor.at = record.unwrap_or(self.cursor.at);
        record.is_some()
    }

    /// Moves the rows by so many lines.
    pub fn scroll(&mut self, height: u16, by: i16, lines: impl Fn(&Row) -> u16) {
        let mut cursor = self.cursor;
        cursor.scroll(self.rows.len(), height, by, |row| lines(&self.rows[row]));
        cursor.leave_heading_behind(self.rows.len(), |row| matches!(self.rows[row], Row::Heading { .. }));
        self.cursor = cursor;
        self.settle(by > 0);
    }

    fn place_of(&self, id: &Id) -> Option<usize> {
        self.rows.iter().position(|row| matches!(row, Row::Record(at) if at == id))
    }

    /// Puts the cursor on a record; whether it is in the list.
    pub fn select(&mut self, id: &Id) -> bool {
        // Who comes back to a screen finds the record there mostly: no walk over the rows for that.
        if self.selected() == Some(id) {
            return true;
        }
        let at = self.place_of(id);
        self.cursor.at = at.unwrap_or(self.cursor.at);
        at.is_some()
    }

    /// Moves by rows, over headings.
    pub fn step(&mut self, by: isize) {
        let last = self.rows.len().saturating_sub(1);
        self.cursor.at = self.cursor.at.saturating_add_signed(by).min(last);
        self.settle(by >= 0);
    }

    /// Leaves a heading in the direction of the move, or else in the other one.
    fn settle(&mut self, forward: bool) {
        let is_record = |row: usize| matches!(self.rows.get(row), Some(Row::Record(_)));
        self.cursor.rest(self.rows.len(), forward, is_record);
    }

    /// Every record.
    pub fn ids(&self) -> Vec<Id> {
        let id = |row: &Row| match row {
            Row::Record(id) => Some(id.clone()),
            Row::Heading { .. } => None,
        };
        self.rows.iter().filter_map(id).collect()
    }

    /// Brings the cursor into view; the heading above it as well, where it is the first below it.
    pub fn reveal(&mut self, height: u16, lines: impl Fn(&Row) -> u16) {
        let rows = std::mem::take(&mut self.rows);
        self.cursor.reveal_above(rows.len(), height, |row| lines(&rows[row]));
        self.rows = rows;
        let above = self.cursor.top.checked_sub(1);
        let hides_heading = |row: usize| matches!(self.rows.get(row), Some(Row::Heading { .. }));
        if let Some(above) = above.filter(|row| self.cursor.at == self.cursor.top && hides_heading(*row)) {
            self.cursor.top = above;
        }
    }
}

/// Puts a heading before each run of records that have one in common.
pub fn with_headings(records: impl IntoIterator<Item = (Heading, Id)>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut open: Option<usize> = None;
    for (heading, id) in records {
        let same = |row: usize| matches!(&rows[row], Row::Heading { label, .. } if *label == heading);
        if !open.is_some_and(same) {
            open = Some(rows.len());
            rows.push(Row::Heading { label: heading, count: 0 });
        }
        if let Some(Row::Heading { count, .. }) = open.map(|row| &mut rows[row]) {
            *count += 1;
        }
        rows.push(Row::Record(id));
    }
    rows
}

/// The part of a [`PaneState`](super::state::PaneState) that a pane of one list leaves to it; `$lines` says how many lines a row
/// takes in so many columns.
macro_rules! of_list {
    ($lines:path) => {
        fn line_at_hand(&self, rect: $crate::app::layout::Rect) -> $crate::app::layout::Rect {
            self.list.line_at_hand(rect, |row| $lines(row, rect.width))
        }

        fn select_at(&mut self, rect: $crate::app::layout::Rect, _x: u16, y: u16) -> bool {
            self.list.select_at(y, |row| $lines(row, rect.width))
        }

        fn scroll(&mut self, rect: $crate::app::layout::Rect, _x: u16, by: i16) {
            self.list.scroll(rect.height, by, |row| $lines(row, rect.width));
        }

        fn reveal(&mut self, rect: $crate::app::layout::Rect) {
            self.list.reveal(rect.height, |row| $lines(row, rect.width));
        }

        fn selected(&self) -> Option<&$crate::model::Id> {
            self.list.selected()
        }

        fn select(&mut self, id: &$crate::model::Id) {
            self.list.select(id);
        }

        fn step(&mut self, by: isize) {
            self.list.step(by);
        }

        fn ids(&self) -> Vec<$crate::model::Id> {
            self.list.ids()
        }

        fn is_empty(&self) -> bool {
            self.list.rows().is_empty()
        }

        fn position(&self) -> $crate::app::cursor::Position {
            self.list.position()
        }
    };
}
pub(super) use of_list;

#[cfg(test)]
mod tests {
    use super::*;

    fn list(records: &[(&'static str, &str)]) -> List {
        let rows = records.iter().map(|(h, id)| (Heading::Message(h), Id::new(id).expect("id")));
        let mut list = List::default();
        list.set_rows(with_headings(rows));
        list
    }

    fn at(list: &List) -> &str {
        list.selected().map_or("-", Id::as_str)
    }

    #[test]
    fn the_cursor_never_rests_on_a_heading() {
        let mut list = list(&[("a", "1"), ("a", "2"), ("b", "3")]);
        assert_eq!(at(&list), "1");
        list.step(1);
        list.step(1);
        assert_eq!(at(&list), "3");
        list.step(-1);
        assert_eq!(at(&list), "2");
        list.step(-10);
        assert_eq!(at(&list), "1");
        list.step(isize::MAX);
        assert_eq!(at(&list), "3");
    }

    #[test]
    fn the_selection_survives_other_rows() {
        let mut before = list(&[("a", "1"), ("a", "2"), ("b", "3")]);
        before.select(&Id::new("3").expect("id"));
        let after = list(&[("b", "3"), ("a", "9")]);
        before.set_rows(after.rows.clone());
        assert_eq!(at(&before), "3");
    }

    #[test]
    fn an_empty_list_is_no_trouble() {
        let mut list = List::default();
        list.step(1);
        list.step(isize::MAX);
        list.reveal(0, |_| 1);
        assert_eq!(list.selected(), None);
    }
}

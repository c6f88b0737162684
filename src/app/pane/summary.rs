//! The summary: a row for all tasks and one for each agency, document, person or technology. Enter leads to the tasks of a
//! row, on the board.

use super::state::PaneState;
use crate::app::action::Action;
use crate::app::ctx::Ctx;
use crate::app::cursor::{Cursor, Position};
use crate::app::layout::Rect;
use crate::app::projection::{Content, Shape};
use crate::app::reply::Reply;
use crate::app::screen::Screen;
use crate::model::Id;
use crate::view::summary::{Group, Grouping, Row, Summary};

/// From this width on a row is one line; below it, the bar and the figures stand under the name.
const TABLE: u16 = 90;
/// A narrower row is one line again, because one more agency is worth more than its figures.
const TINY: u16 = 30;

/// The lines that a row takes in a pane of this width.
pub fn row_lines(width: u16) -> u16 {
    if (TINY..TABLE).contains(&width) { 2 } else { 1 }
}

/// The summary pane.
#[derive(Debug, Clone, Default)]
pub struct SummaryPane {
    /// The row of all tasks first; none where there are no tasks.
    rows: Vec<Row>,
    /// What the rows are.
    by: Grouping,
    /// What they are to be once others are there.
    wanted: Grouping,
    cursor: Cursor,
}

impl SummaryPane {
    /// The rows, that of all tasks first.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// What the rows are.
    pub fn by(&self) -> Grouping {
        self.by
    }

    /// The cursor.
    pub fn cursor(&self) -> Cursor {
        self.cursor
    }

    /// The row at hand.
    pub fn row(&self) -> Option<&Row> {
        self.rows.get(self.cursor.at)
    }

    /// Asks for other rows.
    pub fn group_by(&mut self, by: Grouping) {
        self.wanted = by;
    }

    /// Shows other rows; what was at hand stays at hand where it is still there.
    fn set_summary(&mut self, summary: Summary) {
        let at_hand = self.row().map(|row| row.group.clone());
        let rows = if summary.rows.is_empty() { Vec::new() } else { vec![summary.all] };
        self.rows = rows.into_iter().chain(summary.rows).collect();
        let is_other = std::mem::replace(&mut self.by, summary.by) != summary.by;
        let same = at_hand.and_then(|group| self.rows.iter().position(|row| row.group == group));
        // Of another grouping no row is near the one that was at hand.
        let near = if is_other { 0 } else { self.cursor.at };
        self.cursor.at = same.unwrap_or(near).min(self.rows.len().saturating_sub(1));
    }

    /// Goes to the tasks of the row at hand, with what this screen is filtered by.
    fn open_tasks(&self, ctx: &Ctx<'_>) -> Reply {
        let Some(row) = self.row() else { return Reply::Ignored };
        let filter = [ctx.filter.trim(), &row.group.filter(self.by)].join(" ").trim().to_owned();
        match ctx.check_filter(&filter) {
            Ok(()) => Reply::Drill(Screen::Board, filter),
            Err(error) => Reply::fail(error.message()),
        }
    }

    fn place_of(&self, id: &Id) -> Option<usize> {
        self.rows.iter().position(|row| row.group.id() == Some(id))
    }
}

impl PaneState for SummaryPane {
    /// The row of all tasks is none among the others.
    fn position(&self) -> Position {
        let of = self.rows.len().saturating_sub(1);
        Position { at: self.cursor.at.min(of), of, top: self.cursor.top, rows: self.rows.len() }
    }

    fn line_at_hand(&self, rect: Rect) -> Rect {
        let above = u16::try_from(self.cursor.at.saturating_sub(self.cursor.top)).unwrap_or(u16::MAX);
        let lines = row_lines(rect.width);
        rect.lines(above.saturating_mul(lines), lines)
    }

    fn selected(&self) -> Option<&Id> {
        self.row()?.group.id()
    }

    fn select(&mut self, id: &Id) {
        self.cursor.at = self.place_of(id).unwrap_or(self.cursor.at);
    }

    fn step(&mut self, by: isize) {
        self.cursor.at = self.cursor.at.saturating_add_signed(by).min(self.rows.len().saturating_sub(1));
    }

    fn lines(&self, rect: Rect) -> u16 {
        row_lines(rect.width)
    }

    fn act_alone(&mut self, action: Action, ctx: &Ctx<'_>) -> Reply {
        match action {
            Action::Open => self.open_tasks(ctx),
            Action::Regroup => {
                self.group_by(self.wanted.next());
                Reply::Drawn
            }
            _ => Reply::Ignored,
        }
    }

    fn select_at(&mut self, rect: Rect, _x: u16, y: u16) -> bool {
        let row = self.cursor.row_at(y, self.rows.len(), |_| row_lines(rect.width));
        self.cursor.at = row.unwrap_or(self.cursor.at);
        row.is_some()
    }

    fn scroll(&mut self, rect: Rect, _x: u16, by: i16) {
        self.cursor.scroll(self.rows.len(), rect.height, by, |_| row_lines(rect.width));
    }

    fn reveal(&mut self, rect: Rect) {
        let lines = row_lines(rect.width);
        self.cursor.reveal_above(self.rows.len(), rect.height, |_| lines);
    }

    fn ids(&self) -> Vec<Id> {
        self.rows.iter().filter_map(|row| row.group.id().cloned()).collect()
    }

    fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn why_none(&self) -> Option<&'static str> {
        Some(match self.row().map(|row| &row.group) {
            Some(Group::Person(_)) => "idle-summary-person",
            _ => "idle-summary-row",
        })
    }

    fn shape(&self) -> Option<Shape> {
        Some(Shape::Summary(self.wanted))
    }

    fn take(&mut self, content: Content) {
        if let Content::Summary(summary) = content {
            self.set_summary(*summary);
        }
    }

    fn grouping_word(&self) -> Option<&'static str> {
        Some(self.wanted.word())
    }

    fn group_by_word(&mut self, word: &str) -> bool {
        Grouping::of_word(word).map(|by| self.group_by(by)).is_some()
    }
}

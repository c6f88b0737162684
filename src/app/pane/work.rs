//! Việc cần làm: what is due, under headings; a table where there is room for one.

use super::list::{List, Row, of_list};
use super::state::PaneState;
use crate::app::layout::Rect;
use crate::app::projection::{Content, Shape};

/// The work pane.
#[derive(Debug, Clone, Default)]
pub struct WorkPane {
    /// The rows.
    pub list: List,
}

/// Whether there is room for a table; otherwise a record takes two lines. On the smallest screens it is one line again,
/// because one more record is worth more than the rest of its words.
pub fn is_table(width: u16) -> bool {
    !(30..96).contains(&width)
}

/// The lines that a row takes in a pane of this width.
pub fn row_lines(row: &Row, width: u16) -> u16 {
    match row {
        Row::Record(_) if !is_table(width) => 2,
        _ => 1,
    }
}

impl PaneState for WorkPane {
    of_list!(row_lines);

    fn lines(&self, rect: Rect) -> u16 {
        if is_table(rect.width) { 1 } else { 2 }
    }

    fn shape(&self) -> Option<Shape> {
        Some(Shape::Work)
    }

    fn take(&mut self, content: Content) {
        if let Content::Work(rows) = content {
            self.list.set_rows(rows);
        }
    }
}

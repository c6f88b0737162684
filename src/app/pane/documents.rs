//! The documents, under the places that they are of.

use super::list::{List, Row, of_list};
use super::state::PaneState;
use crate::app::projection::{Content, Shape};

/// The documents pane.
#[derive(Debug, Clone, Default)]
pub struct DocumentsPane {
    /// The rows.
    pub list: List,
}

/// Every row takes a line.
fn row_lines(_row: &Row, _width: u16) -> u16 {
    1
}

impl PaneState for DocumentsPane {
    of_list!(row_lines);

    fn shape(&self) -> Option<Shape> {
        Some(Shape::Documents)
    }

    fn take(&mut self, content: Content) {
        if let Content::Documents(rows) = content {
            self.list.set_rows(rows);
        }
    }
}

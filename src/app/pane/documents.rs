//! The documents, under the places that they are of.

use super::list::{List, of_list};
use super::state::PaneState;
use crate::app::layout::Rect;
use crate::app::projection::{Content, Shape};

/// The documents pane.
#[derive(Debug, Clone, Default)]
pub struct DocumentsPane {
    /// The rows.
    pub list: List,
}

impl PaneState for DocumentsPane {
    of_list!();

    fn line_at_hand(&self, rect: Rect) -> Rect {
        self.list.line_at_hand(rect, |_| 1)
    }

    fn reveal(&mut self, rect: Rect) {
        self.list.reveal(rect.height, |_| 1);
    }

    fn shape(&self) -> Option<Shape> {
        Some(Shape::Documents)
    }

    fn take(&mut self, content: Content) {
        if let Content::Documents(rows) = content {
            self.list.set_rows(rows);
        }
    }
}

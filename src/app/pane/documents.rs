//! The documents, under the places that they are of.

use super::list::List;
use super::state::PaneState;
use crate::app::layout::Rect;
use crate::app::projection::{Content, Shape};
use crate::model::Id;

/// The documents pane.
#[derive(Debug, Clone, Default)]
pub struct DocumentsPane {
    /// The rows.
    pub list: List,
}

impl PaneState for DocumentsPane {
    fn selected(&self) -> Option<&Id> {
        self.list.selected()
    }

    fn select(&mut self, id: &Id) {
        self.list.select(id);
    }

    fn step(&mut self, by: isize) {
        self.list.step(by);
    }

    fn reveal(&mut self, rect: Rect) {
        self.list.reveal(rect.height, |_| 1);
    }

    fn ids(&self) -> Vec<Id> {
        self.list.ids()
    }

    fn is_empty(&self) -> bool {
        self.list.rows().is_empty()
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

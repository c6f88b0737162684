//! The catalogue tree: which nodes are unfolded, and where the cursor is.

use super::state::PaneState;
use crate::app::action::Action;
use crate::app::ctx::Ctx;
use crate::app::layout::Rect;
use crate::app::projection::{Content, Shape};
use crate::app::reply::Reply;
use std::collections::HashSet;

use crate::app::cursor::{Cursor, Position};
use crate::model::Id;
use crate::view::tree::{Node, Row, Tree};

/// The tree pane.
#[derive(Debug, Clone, Default)]
pub struct TreePane {
    tree: Tree,
    open: HashSet<Node>,
    /// Whether there was a tree already: then what is folded stays so, whatever a filter takes away in between.
    is_known: bool,
    rows: Vec<Row>,
    cursor: Cursor,
}

impl TreePane {
    /// The visible rows.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The cursor.
    pub fn cursor(&self) -> Cursor {
        self.cursor
    }

    /// The row at hand.
    pub fn row(&self) -> Option<&Row> {
        self.rows.get(self.cursor.at)
    }

    /// The record at hand; a place is none.
    pub fn selected(&self) -> Option<&Id> {
        match &self.row()?.node {
            Node::Record(id) => Some(id),
            Node::Place(_) => None,
        }
    }

    /// The nodes that the row at hand stands below, from the top, and that row.
    pub fn path(&self) -> Vec<&Node> {
        let Some(row) = self.row() else { return Vec::new() };
        let (mut path, mut depth) = (vec![&row.node], row.depth);
        for above in self.rows[..self.cursor.at].iter().rev() {
            if above.depth < depth {
                path.push(&above.node);
                depth = above.depth;
            }
            if depth == 0 {
                break;
            }
        }
        path.reverse();
        path
    }

    /// Shows another tree; folds and cursor stay.
    pub fn set_tree(&mut self, tree: Tree) {
        let first = tree.first_open();
        let is_first = !self.is_known && !first.is_empty();
        if is_first {
            (self.open, self.is_known) = (first, true);
        }
        self.tree = tree;
        self.rebuild();
        if is_first {
            // A place has nothing to show beside it; its first catalogue has.
            self.step(1);
        }
    }

    /// Works the rows out anew; the node at hand stays at hand.
    fn rebuild(&mut self) {
        let at = self.row().map(|row| row.node.clone());
        self.rows = self.tree.rows(&self.open);
        let same = at.and_then(|node| self.rows.iter().position(|row| row.node == node));
        self.cursor.at = same.unwrap_or(self.cursor.at).min(self.rows.len().saturating_sub(1));
    }

    /// Puts the cursor on a record, unfolding what hides it; whether it is in the tree.
    pub fn select(&mut self, id: &Id) -> bool {
        self.open.extend(self.tree.path_to(id));
        self.rebuild();
        let at = self.rows.iter().position(|row| matches!(&row.node, Node::Record(at) if at == id));
        self.cursor.at = at.unwrap_or(self.cursor.at);
        at.is_some()
    }

    /// Moves by rows.
    pub fn step(&mut self, by: isize) {
        self.cursor.at = self.cursor.at.saturating_add_signed(by).min(self.rows.len().saturating_sub(1));
    }

    /// Folds or unfolds the node at hand.
    pub fn toggle(&mut self) {
        let Some(node) = self.row().filter(|row| row.parent).map(|row| row.node.clone()) else { return };
        if !self.open.remove(&node) {
            self.open.insert(node);
        }
        self.rebuild();
    }

    /// Unfolds everything, or folds everything if nothing is left to unfold.
    pub fn toggle_all(&mut self) {
        let all = self.tree.all_open();
        self.open = if all.is_subset(&self.open) { HashSet::new() } else { all };
        self.rebuild();
    }

    /// Unfolds the node at hand, or goes into it; whether there was anything to do.
    pub fn right(&mut self) -> bool {
        match self.row() {
            Some(row) if row.parent && !row.open => self.toggle(),
            Some(row) if row.parent => self.step(1),
            _ => return false,
        }
        true
    }

    /// Folds the node at hand, or goes to the one above it.
    pub fn left(&mut self) {
        let Some(row) = self.row() else { return };
        if row.parent && row.open {
            self.toggle();
            return;
        }
        let depth = row.depth;
        let above = (0..self.cursor.at).rev().find(|at| self.rows[*at].depth < depth);
        self.cursor.at = above.unwrap_or(self.cursor.at);
    }

    /// Brings the cursor into view.
    pub fn reveal(&mut self, height: u16) {
        self.cursor.reveal_above(self.rows.len(), height, |_| 1);
    }
}

impl PaneState for TreePane {
    fn position(&self) -> Position {
        Position::in_rows(self.cursor, self.rows.len())
    }

    fn selected(&self) -> Option<&Id> {
        self.selected()
    }

    fn select(&mut self, id: &Id) {
        self.select(id);
    }

    fn step(&mut self, by: isize) {
        self.step(by);
    }

    fn sideways(&mut self, right: bool, _ctx: &Ctx<'_>) -> Reply {
        if right {
            return if self.right() { Reply::Drawn } else { Reply::Beside(true) };
        }
        self.left();
        Reply::Drawn
    }

    fn act_alone(&mut self, action: Action, _ctx: &Ctx<'_>) -> Reply {
        let is_place = self.row().is_some() && self.selected().is_none();
        match action {
            Action::Toggle if self.row().is_some_and(|row| row.parent) => self.toggle(),
            Action::ToggleAll if !self.rows.is_empty() => self.toggle_all(),
            // A place folds: there is no record to open.
            Action::Open if is_place => self.toggle(),
            _ => return Reply::Ignored,
        }
        Reply::Drawn
    }

    fn select_at(&mut self, _rect: Rect, _x: u16, y: u16) -> bool {
        let row = self.cursor.row_at(y, self.rows.len(), |_| 1);
        self.cursor.at = row.unwrap_or(self.cursor.at);
        row.is_some()
    }

    fn scroll(&mut self, rect: Rect, _x: u16, by: i16) {
        self.cursor.scroll(self.rows.len(), rect.height, by, |_| 1);
    }

    fn reveal(&mut self, rect: Rect) {
        self.reveal(rect.height);
    }

    fn ids(&self) -> Vec<Id> {
        Vec::new()
    }

    fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn shape(&self) -> Option<Shape> {
        Some(Shape::Tree)
    }

    fn take(&mut self, content: Content) {
        if let Content::Tree(tree) = content {
            self.set_tree(*tree);
        }
    }
}

//! What can be done with the hits of the finder that are marked, or with the one at hand: each by the key that does it in a
//! list.

use std::sync::Arc;

use super::{Layer, Overlay};
use crate::app::action::{Action, Context, Group, Row, available};
use crate::app::ctx::Ctx;
use crate::app::cursor::Cursor;
use crate::app::layout::{Rect, Room};
use crate::app::reply::Reply;
use crate::model::Record;

/// The menu of actions.
#[derive(Debug, Clone)]
pub struct ActionMenu {
    /// The hit at hand: what is meant where none is marked.
    pub at_hand: Arc<Record>,
    cursor: Cursor,
}

impl ActionMenu {
    /// The menu for what is marked, else for this record.
    pub fn new(at_hand: Arc<Record>) -> Self {
        Self { at_hand, cursor: Cursor::default() }
    }

    /// The cursor.
    pub fn cursor(&self) -> Cursor {
        self.cursor
    }

    /// The actions, in the order of the table.
    pub fn rows(&self) -> impl Iterator<Item = &'static Row> {
        let is_listed = |row: &&Row| row.group == Group::Edit && row.action != Action::Open;
        available(Context::ActionMenu).filter(is_listed)
    }
}

impl Layer for ActionMenu {
    fn context(&self) -> Context {
        Context::ActionMenu
    }

    fn room(&self) -> Room {
        Room::boxed(56, self.rows().count() + 1)
    }

    /// Opens what the action asks for, about the marked hits as if they were chosen in a list.
    fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Reply {
        let count = self.rows().count();
        if let Some(by) = ctx.steps(action) {
            self.cursor.at = self.cursor.at.saturating_add_signed(by).min(count.saturating_sub(1));
            return Reply::Drawn;
        }
        let at_cursor = self.rows().nth(self.cursor.at).map(|row| row.action);
        let action = if action == Action::Open { at_cursor.unwrap_or(action) } else { action };
        let in_list = Ctx {
            is_over: false,
            context: Context::List,
            selected: Some(Arc::clone(&self.at_hand)),
            ..ctx.clone()
        };
        match Overlay::open(action, &in_list) {
            Reply::Ignored => Reply::Ignored,
            reply => Reply::Close.and(reply),
        }
    }

    /// Its lines say the keys of the actions.
    fn is_idle(&self, action: Action, _ctx: &Ctx<'_>) -> bool {
        !matches!(action, Action::Back | Action::Open)
    }

    fn reveal(&mut self, rect: Rect, _ctx: &Ctx<'_>) {
        let count = self.rows().count();
        self.cursor.reveal_above(count, rect.height, |_| 1);
    }
}

//! What can be done with the hits of the finder that are marked, or with the one at hand: each by the key that does it in a
//! list.

use std::sync::Arc;

use super::{Layer, Overlay};
use crate::app::action::{Action, Context, Row, available};
use crate::app::ctx::Ctx;
use crate::app::layout::Room;
use crate::app::reply::Reply;
use crate::model::Record;

/// The menu of actions.
#[derive(Debug, Clone)]
pub struct ActionMenu {
    /// The hit at hand: what is meant where none is marked.
    pub at_hand: Arc<Record>,
}

impl ActionMenu {
    /// The actions, in the order of the table.
    pub fn rows(&self) -> impl Iterator<Item = &'static Row> {
        let is_way_out = |row: &&Row| {
            matches!(row.action, Action::Back | Action::Quit | Action::Interrupt | Action::Redraw)
        };
        available(Context::ActionMenu).filter(move |row| !is_way_out(row))
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
        action != Action::Back
    }
}

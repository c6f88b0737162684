//! A choice from a few words: a working state for tasks, or the field of several records that is to change.

use std::sync::Arc;

use super::ask::{ask_for, set_status};
use super::{Layer, Overlay};
use crate::app::action::{Action, Context};
use crate::app::ctx::Ctx;
use crate::app::cursor::Cursor;
use crate::app::layout::{Rect, Room};
use crate::app::reply::{Reply, refuse_for};
use crate::model::{Record, Status, ValueError, spec};
use crate::view::parent::ready;

/// What is chosen from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Items {
    /// The working states.
    States,
    /// The fields that are changed for several records at once.
    Fields,
}

/// The menu.
#[derive(Debug, Clone)]
pub struct Menu {
    /// The records as they were seen when the menu opened.
    pub seen: Vec<Arc<Record>>,
    items: Items,
    cursor: Cursor,
}

impl Menu {
    /// The states for tasks, at this one, else at the one that the first of them is in; `None` where none of them is a
    /// task.
    pub fn of_states(seen: Vec<Arc<Record>>, at: Option<Status>) -> Option<Self> {
        let first = seen.iter().find_map(|record| record.as_task())?.status;
        let at = at.unwrap_or(first) as usize;
        Some(Self { seen, items: Items::States, cursor: Cursor { at, top: 0 } })
    }

    /// The fields of several records.
    pub fn of_fields(seen: Vec<Arc<Record>>) -> Self {
        Self { seen, items: Items::Fields, cursor: Cursor::default() }
    }

    /// What is chosen from.
    pub fn items(&self) -> Items {
        self.items
    }

    /// The cursor.
    pub fn cursor(&self) -> Cursor {
        self.cursor
    }

    /// The state at hand.
    pub fn status(&self) -> Status {
        Status::ALL[self.cursor.at.min(Status::ALL.len() - 1)]
    }

    /// The field at hand.
    pub fn field(&self) -> &'static str {
        let fields = spec::bulk();
        fields[self.cursor.at.min(fields.len() - 1)].name
    }

    /// How many there are to choose from.
    pub fn count(&self) -> usize {
        match self.items {
            Items::States => Status::ALL.len(),
            Items::Fields => spec::bulk().len(),
        }
    }

    /// Moves among them.
    pub fn step(&mut self, by: isize) {
        self.cursor.at = self.cursor.at.saturating_add_signed(by).min(self.count() - 1);
    }
}

impl Menu {
    /// The menu of states for records; where none of them has one, why not.
    fn states(seen: Vec<Arc<Record>>, at: Option<Status>) -> Reply {
        let first = seen.first().cloned();
        match Self::of_states(seen, at) {
            Some(menu) => Reply::push(Overlay::Menu(menu)),
            None => refuse_for(first.as_deref(), |kind| ValueError::NoStatus { kind }),
        }
    }

    /// Takes the selected item.
    fn choose(&self, ctx: &Ctx<'_>) -> Reply {
        let seen = self.seen.clone();
        let chosen = match self.items {
            Items::States => {
                let status = self.status();
                let unchanged = |seen: &Arc<Record>| seen.as_task().is_some_and(|it| it.status == status);
                if seen.iter().all(unchanged) {
                    return Reply::Close;
                }
                set_status(seen, status, true, ctx)
            }
            Items::Fields => match self.field() {
                "status" => Self::states(seen, None),
                field => ask_for(field, seen),
            },
        };
        Reply::Close.and(chosen)
    }
}

impl Layer for Menu {
    fn context(&self) -> Context {
        Context::Menu
    }

    fn room(&self) -> Room {
        Room::boxed(56, self.count() + 1)
    }

    fn open(action: Action, ctx: &Ctx<'_>) -> Reply {
        if !matches!(action, Action::Status | Action::Bulk) {
            return Reply::Ignored;
        }
        if ctx.read_only {
            return Reply::refuse("edit-read-only");
        }
        let seen = ctx.targets();
        match (action, seen.as_slice()) {
            (Action::Bulk, []) => Reply::refuse("edit-nothing"),
            (_, []) => Reply::Ignored,
            (Action::Bulk, _) => Reply::push(Overlay::Menu(Self::of_fields(seen))),
            (_, [one]) => {
                let at = ready(&one.id, ctx.data, ctx.now).map(|_| Status::Done);
                Self::states(seen, at)
            }
            _ => Self::states(seen, None),
        }
    }

    fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Reply {
        if action == Action::Open {
            return self.choose(ctx);
        }
        let Some(by) = ctx.steps(action) else { return Reply::Ignored };
        self.step(by);
        Reply::Drawn
    }

    fn select_at(&mut self, _x: u16, y: u16, _ctx: &Ctx<'_>) -> bool {
        let row = self.cursor.row_at(y, self.count(), |_| 1);
        self.cursor.at = row.unwrap_or(self.cursor.at);
        row.is_some()
    }

    fn reveal(&mut self, rect: Rect, _ctx: &Ctx<'_>) {
        let count = self.count();
        self.cursor.reveal_above(count, rect.height, |_| 1);
    }
}

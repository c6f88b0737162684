//! A month to pick a day from, with the deadlines that fall into it.
//!
//! It knows nothing of the field that it was opened for: the layer below gets the day that is picked.

use super::{Layer, Overlay};
use crate::app::action::{Action, Context};
use crate::app::ctx::Ctx;
use crate::app::day_cursor::{DAY, DayCursor};
use crate::app::key::Key;
use crate::app::layout::Room;
use crate::app::reply::{Answer, Reply};
use crate::model::{Dataset, Date, Now};
use crate::view::month::{Deadlines, WEEKS};

/// The month calendar.
#[derive(Debug, Clone)]
pub struct Calendar {
    /// The day at hand.
    pub cursor: DayCursor,
    /// What is due.
    pub due: Deadlines,
}

impl Calendar {
    /// A calendar at a day, marking what is due.
    pub fn new(day: Date, data: &Dataset, now: Now) -> Self {
        Self { cursor: DayCursor::new(day, now.today), due: Deadlines::of(data, now, |_| true) }
    }

    /// The calendar over what is there, at a day, else at today.
    pub fn at(day: Option<Date>, ctx: &Ctx<'_>) -> Reply {
        Reply::push(Overlay::Calendar(Self::new(day.unwrap_or(ctx.now.today), ctx.data, ctx.now)))
    }
}

impl Layer for Calendar {
    fn context(&self) -> Context {
        Context::Calendar
    }

    fn room(&self) -> Room {
        Room::boxed(7 * DAY, WEEKS + 2)
    }

    fn act(&mut self, action: Action, _ctx: &Ctx<'_>) -> Reply {
        if action == Action::Open {
            return Reply::Answer(Answer::Day(self.cursor.day()));
        }
        Reply::drawn_if(self.cursor.turn(action))
    }

    fn press(&mut self, key: Key, _ctx: &Ctx<'_>) -> Reply {
        Reply::drawn_if(self.cursor.press(key))
    }
}

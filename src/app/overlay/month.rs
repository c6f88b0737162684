//! The month as a map of deadlines: how many tasks of the screen are due on each day. A day leads to them.

use super::{Layer, Overlay};
use crate::app::action::{Action, Context, Row};
use crate::app::ctx::Ctx;
use crate::app::day_cursor::DayCursor;
use crate::app::key::Key;
use crate::app::layout::Room;
use crate::app::projection::Wanted;
use crate::app::reply::Reply;
use crate::app::screen::Screen;
use crate::model::Date;
use crate::view::month::{Deadlines, WEEKS};

/// Columns of a day with its figure.
pub const WIDE: u16 = 10;
/// Lines for what is due on the day at hand.
pub const TITLES: usize = 4;

/// The month at hand.
#[derive(Debug, Clone)]
pub struct Month {
    /// The day at hand.
    pub cursor: DayCursor,
    /// What is due, of all that passed the filter when the month was opened.
    pub due: Deadlines,
}

impl Month {
    /// The month of what is due, over what is there: at today, for what is due now is what is asked.
    pub fn over(due: Deadlines, ctx: &Ctx<'_>) -> Reply {
        let today = ctx.now.today;
        Reply::push(Overlay::Month(Self { cursor: DayCursor::new(today, today), due }))
    }

    /// Narrows the filter of the screen to the day at hand.
    fn show_day(&self, ctx: &Ctx<'_>) -> Reply {
        let day = self.cursor.day();
        if self.due.on(day).is_empty() {
            return Reply::refuse("month-nothing");
        }
        Reply::Close.and(Reply::Filter(narrowed(ctx.filter, day)))
    }
}

/// A filter and a day by which something is due.
fn narrowed(filter: &str, day: Date) -> String {
    let due = format!("due:{}/{}/{}", day.day(), day.month(), day.year());
    if filter.is_empty() { due } else { format!("{filter} {due}") }
}

impl Layer for Month {
    fn context(&self) -> Context {
        Context::Calendar
    }

    fn room(&self) -> Room {
        Room::boxed(7 * WIDE, WEEKS + 2 + TITLES)
    }

    fn open(action: Action, ctx: &Ctx<'_>) -> Reply {
        let shows_tasks = matches!(ctx.screen, Screen::Overview | Screen::Timeline | Screen::Board);
        match action {
            Action::Month if shows_tasks && !ctx.is_over => Reply::Gather(Wanted::Deadlines),
            _ => Reply::Ignored,
        }
    }

    fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Reply {
        if action == Action::Open {
            return self.show_day(ctx);
        }
        Reply::drawn_if(self.cursor.turn(action))
    }

    fn press(&mut self, key: Key, _ctx: &Ctx<'_>) -> Reply {
        Reply::drawn_if(self.cursor.press(key))
    }

    fn refresh(&mut self, ctx: &Ctx<'_>) {
        self.due = self.due.renewed(ctx.data, ctx.now);
        self.cursor.set_today(ctx.now.today);
    }

    fn said_of(&self, row: &Row) -> &'static str {
        if row.action == Action::Open { "month-show" } else { row.id }
    }
}

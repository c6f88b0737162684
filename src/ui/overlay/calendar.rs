//! The month calendar: a week a line, beside whatever field it was opened for.

use super::Draw;
use super::grid::{Grid, title};
use crate::app::App;
use crate::app::day_cursor::DAY;
use crate::app::layout::Rect;
use crate::app::overlay::calendar::Calendar;
use crate::model::Date;
use crate::ui::pen::Pen;

/// The line that says the day at hand.
const FOOT: u16 = 1;

impl Draw for Calendar {
    fn draw(&self, app: &App, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
        let grid = Grid { cursor: &self.cursor, due: &self.due, day: DAY, foot: FOOT };
        grid.draw(app, at, pen, |day, at, pen| draw_day(app, &grid, day, at, pen));
        None
    }

    fn title(&self, app: &App) -> String {
        title(app, &self.cursor)
    }
}

/// A day with a sign for what is due.
fn draw_day(app: &App, grid: &Grid<'_>, day: Date, at: Rect, pen: &mut Pen<'_>) {
    let mark = grid.due.mark(day);
    let signs = pen.theme.signs;
    let (sign, style) = match mark.count {
        0 => (" ", grid.plain(app, day, pen)),
        _ if mark.is_late => (signs.late, pen.theme.overdue),
        _ => (signs.due, pen.theme.soon),
    };
    grid.number(day, sign, style, at, pen);
}

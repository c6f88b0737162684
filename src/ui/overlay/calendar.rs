//! The month calendar: a box with a week a line, over whatever field it was opened for.

use super::Draw;
use super::grid::{DAY, Grid, size};
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::overlay::calendar::Calendar;
use crate::model::Date;
use crate::ui::pen::Pen;

/// The line that says the day at hand.
const FOOT: u16 = 1;

impl Draw for Calendar {
    /// Draws the box at the foot of what is left above the field.
    fn draw(&self, app: &App, above: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
        let (width, height) = size(DAY, FOOT);
        let (width, height) = (width.min(above.width), height.min(above.height));
        let x = above.x + u16::from(above.width > width);
        let at = Rect { x, y: above.y + above.height - height, width, height };
        let (cursor, due) = (&self.cursor, &self.due);
        let grid = Grid { cursor, due, day: DAY, foot: FOOT, hint: "calendar-hint" };
        grid.draw(app, at, pen, |day, at, pen| draw_day(app, &grid, day, at, pen));
        None
    }

    fn is_popup(&self) -> bool {
        true
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

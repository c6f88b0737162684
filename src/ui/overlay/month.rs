//! The month as a map of deadlines: how many fall on each day, in figures and in four steps of a sign, and what is due on the
//! day at hand.

use ratatui::style::Style;

use super::Draw;
use super::grid::{Grid, title};
use crate::app::App;
use crate::app::day_cursor::DAY;
use crate::app::layout::Rect;
use crate::app::overlay::month::{Month, TITLES, WIDE};
use crate::model::{Condition, Date};
use crate::ui::pen::Pen;
use crate::view::month::{STEPS, WEEKS};
use crate::view::name;

impl Draw for Month {
    fn draw(&self, app: &App, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
        let day = if at.width >= 7 * WIDE { WIDE } else { DAY };
        // The weeks come before the titles.
        let titles = usize::from(at.height).saturating_sub(WEEKS + 2).min(TITLES);
        let foot = 1 + u16::try_from(titles).unwrap_or_default();
        let grid = Grid { cursor: &self.cursor, due: &self.due, day, foot };
        let below = grid.draw(app, at, pen, |day, at, pen| draw_day(app, &grid, day, at, pen));
        draw_titles(app, self, below, pen);
        None
    }

    fn title(&self, app: &App) -> String {
        title(app, &self.cursor)
    }
}

/// A day with the sign of its step; where there is room, with its figure.
fn draw_day(app: &App, grid: &Grid<'_>, day: Date, at: Rect, pen: &mut Pen<'_>) {
    let (mark, signs) = (grid.due.mark(day), pen.theme.signs);
    let Some(step) = grid.due.step(day).checked_sub(1) else {
        grid.number(day, " ", grid.plain(app, day, pen), at, pen);
        return;
    };
    let style = match step {
        _ if mark.is_late => pen.theme.overdue,
        0 => pen.theme.aside,
        1 => Style::new(),
        _ => pen.theme.soon,
    };
    let (sign, late) = (signs.heat[step.min(STEPS - 1)], if mark.is_late { signs.late } else { "" });
    if grid.day < WIDE {
        grid.number(day, if mark.is_late { late } else { sign }, style, at, pen);
        return;
    }
    grid.number(day, " ", style, at, pen);
    pen.put_within(at, DAY, 0, WIDE - DAY - 1, &format!("{sign}{sign}{}{late}", mark.count), style);
}

/// What is due on the day at hand; in the last line how much more.
fn draw_titles(app: &App, month: &Month, at: Rect, pen: &mut Pen<'_>) {
    let due = month.due.on(month.cursor.day());
    let room = usize::from(at.height);
    let shown = if due.len() > room { room.saturating_sub(1) } else { due.len() };
    for (y, record) in (0..).zip(due[..shown].iter().filter_map(|id| app.data().get(id))) {
        let condition = app.now().condition(record).unwrap_or(Condition::Undated);
        pen.put(at, 1, y, pen.theme.sign(condition), pen.theme.condition(condition));
        pen.put(at, 2, y, name::title(record, app.lang()), Style::new());
    }
    if let Some(last) = at.height.checked_sub(1).filter(|_| due.len() > shown) {
        let rest = app.lang().with("links-rest", &[("n", (due.len() - shown).into())]);
        pen.put(at, 2, last, &rest, pen.theme.aside);
    }
}

//! The Gantt chart: names at the left, bars and days at the right, a line for today.

use ratatui::style::Style;

use super::list::{self, Slot};
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::screen::Pane;
use crate::model::date;
use crate::ui::pen::Pen;
use crate::view::timeline::{Bar, Scale};

/// Columns for the names.
fn names(width: u16) -> u16 {
    (width * 2 / 5).clamp(10.min(width), 60)
}

fn chart(at: Rect) -> Rect {
    let names = names(at.width);
    Rect { x: at.x + names + 1, width: at.width.saturating_sub(names + 1), ..at }
}

/// What stretch of time is shown, for the title.
pub(super) fn range(app: &App, at: Rect) -> String {
    let scale = app.timeline().scale(chart(at).width);
    format!("{} – {}", date::show(scale.start()), date::show(scale.end()))
}

pub(super) fn draw(app: &App, at: Rect, pen: &mut Pen<'_>) {
    let area = chart(at);
    let scale = app.timeline().scale(area.width);
    ticks(&scale, area, pen);
    let rows = at.below_title();
    today(app, &scale, Rect { y: rows.y, height: rows.height, ..area }, pen);
    list::draw(app, Pane::Timeline, rows, pen, |_| 1, |slot, pen| row(app, slot, &scale, pen));
}

fn ticks(scale: &Scale, area: Rect, pen: &mut Pen<'_>) {
    for tick in scale.ticks() {
        let style = pen.theme.aside;
        pen.put(area, tick.column, 0, &tick.label, style);
    }
}

fn today(app: &App, scale: &Scale, area: Rect, pen: &mut Pen<'_>) {
    let Some(column) = scale.column(app.now().today) else { return };
    for y in 0..area.height {
        let (sign, style) = (pen.theme.signs.today, pen.theme.line);
        pen.put(area, column, y, sign, style);
    }
}

fn row(app: &App, slot: &Slot<'_>, scale: &Scale, pen: &mut Pen<'_>) {
    let condition = app.timeline().bar(&slot.record.id).map(|bar| bar.condition);
    let style = condition.map_or(Style::new(), |condition| pen.theme.condition(condition));
    let sign = condition.map_or(" ", |condition| pen.theme.sign(condition));
    pen.put(slot.at, 1, 0, sign, style);
    pen.put_within(slot.at, 2, 0, names(slot.at.width).saturating_sub(2), slot.record.title(), Style::new());
    if let Some(bar) = app.timeline().bar(&slot.record.id) {
        draw_bar(bar, scale, chart(slot.at), style, pen);
    }
}

fn draw_bar(bar: &Bar, scale: &Scale, area: Rect, style: Style, pen: &mut Pen<'_>) {
    let signs = pen.theme.signs;
    let Some((first, last, before, after)) = scale.columns(bar) else {
        beyond(bar, scale, area, pen);
        return;
    };
    if bar.end == Some(bar.start) {
        pen.put(area, first, 0, signs.day, style);
        return;
    }
    let done = bar.progress.map_or(0, |percent| (last - first + 1) * u16::from(percent.min(100)) / 100);
    for column in first..=last {
        let sign = if column - first < done { signs.bar_done } else { signs.bar };
        pen.put(area, column, 0, sign, style);
    }
    if before {
        pen.put(area, first, 0, signs.before, style);
    }
    if after {
        pen.put(area, last, 0, signs.after, style);
    }
}

/// A bar that lies outside leaves a sign at the edge where it lies.
fn beyond(bar: &Bar, scale: &Scale, area: Rect, pen: &mut Pen<'_>) {
    let signs = pen.theme.signs;
    let earlier = bar.end.is_some_and(|end| end < scale.start());
    let (column, sign) =
        if earlier { (0, signs.before) } else { (area.width.saturating_sub(1), signs.after) };
    pen.put(area, column, 0, sign, pen.theme.aside);
}

//! The timeline: a Gantt chart, or the same records as an agenda.
//!
//! Names at the left, bars and days at the right, ticks above, a line for today. What a bar looks like is worked out in
//! `view`; here each part gets its sign and its style.

use ratatui::style::Style;

use super::{agenda, list};
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::overlay::Overlay;
use crate::app::pane::outline::{OutlineRow, Section};
use crate::app::screen::Pane;
use crate::model::{Condition, Date, Record, date};
use crate::text::Words;
use crate::ui::pen::Pen;
use crate::view::name;
use crate::view::timeline::{self, Grouping, Item, Part, Scale, Tick, Zoom};

/// A row, and whether its parts are folded away.
type Shown<'a> = (&'a Item, bool);

/// Columns for the names.
fn names(width: u16) -> u16 {
    (width * 9 / 20).clamp(14.min(width), 110)
}

fn chart(at: Rect) -> Rect {
    let names = names(at.width);
    Rect { x: at.x + names + 1, width: at.width.saturating_sub(names + 1), ..at }
}

/// What is shown, and in which order, for the title.
pub(super) fn caption(app: &App, at: Rect) -> String {
    let timeline = app.timeline();
    let order = app.lang().word(timeline.shown().label());
    if timeline.shown().agenda {
        return order;
    }
    let scale = timeline.scale(chart(at).width);
    let range = format!("{} – {}", edge(timeline.zoom(), scale.start()), edge(timeline.zoom(), scale.end()));
    let own = timeline.rows().item().and_then(|item| item.end);
    let day = timeline.day();
    if day != app.now().today && own.is_some_and(|own| own != day) {
        return format!("{range} · {order} · {}", app.lang().long_day(day));
    }
    format!("{range} · {order}")
}

/// The first or the last day shown; over years a month says enough.
fn edge(zoom: Zoom, day: Date) -> String {
    if zoom >= Zoom::Quarters { format!("{}/{}", day.month(), day.year()) } else { date::show(day) }
}

pub(super) fn draw(app: &App, at: Rect, pen: &mut Pen<'_>) {
    let lines = app.timeline().tick_lines(at.height);
    let below = Rect { y: at.y + lines, height: at.height.saturating_sub(lines), ..at };
    if app.timeline().shown().agenda {
        rows(app, below, pen, |record, _, at, pen| agenda::row(app, record, at, pen));
        return;
    }
    let area = chart(at);
    let scale = app.timeline().scale(area.width);
    ticks(app, &scale, Rect { height: lines, ..area }, pen);
    today(app, &scale, Rect { y: below.y, height: below.height, ..area }, pen);
    rows(app, below, pen, |record, shown, at, pen| bar_row(app, record, shown, &scale, at, pen));
}

/// Draws the visible rows; `row` draws one record.
fn rows(app: &App, at: Rect, pen: &mut Pen<'_>, row: impl Fn(&Record, Shown<'_>, Rect, &mut Pen<'_>)) {
    let outline = app.timeline().rows();
    if outline.is_empty() {
        list::empty(app, Pane::Timeline, at, pen);
    }
    let top = outline.cursor().top;
    for (y, place) in (0..at.height).zip(top..outline.len()) {
        let slot = Rect { y: at.y + y, height: 1, ..at };
        let at_hand = place == outline.cursor().at && app.focused() == Pane::Timeline;
        match outline.row(place) {
            Some(OutlineRow::Section(section, folded)) => {
                heading(app, section, folded, slot, pen);
                if at_hand {
                    pen.mark(slot, 0);
                }
            }
            Some(OutlineRow::Item(item, folded)) => {
                let Some(record) = app.data().get(&item.id) else { continue };
                row(record, (item, folded), slot, pen);
                list::mark(app, &item.id, at_hand, slot, pen);
            }
            None => {}
        }
    }
}

fn heading(app: &App, section: &Section, folded: bool, at: Rect, pen: &mut Pen<'_>) {
    let sign = if folded { pen.theme.signs.folded } else { pen.theme.signs.open };
    let style = pen.theme.heading;
    let text = list::heading_with_count(app, &section.label, section.items.len());
    let x = pen.put(at, 1, 0, sign, style);
    pen.put(at, x + 1, 0, &text, style);
}

/// The ticks, and in the last line the column of the day at hand.
fn ticks(app: &App, scale: &Scale, area: Rect, pen: &mut Pen<'_>) {
    let rows = scale.tick_rows();
    if area.height > 1 && rows.upper.is_empty() {
        tick_row(&rows.lower, 0, area, pen);
    } else if area.height > 1 {
        for tick in &rows.upper {
            let edge = if tick.column > 0 { pen.theme.signs.vertical } else { "" };
            let x = pen.put(area, tick.column, 0, edge, pen.theme.line);
            pen.put(area, x, 0, &tick.label, pen.theme.aside);
        }
        tick_row(&rows.lower, 1, area, pen);
    } else {
        tick_row(&scale.ticks(), 0, area, pen);
    }
    if let Some(column) = scale.column(app.timeline().day()) {
        // Beside a label rather than over it; in a single line of ticks it gives way to them.
        let last = area.height.saturating_sub(1);
        let free = (0..area.height).rev().find(|y| pen.is_blank(area, column, *y));
        let (sign, style) = (pen.theme.signs.open, pen.theme.mark);
        if let Some(y) = free.or(Some(last).filter(|last| *last > 0)) {
            pen.put(area, column, y, sign, style);
        }
    }
}

fn tick_row(ticks: &[Tick], y: u16, area: Rect, pen: &mut Pen<'_>) {
    for tick in ticks {
        pen.put(area, tick.column, y, &tick.label, pen.theme.aside);
    }
}

fn today(app: &App, scale: &Scale, area: Rect, pen: &mut Pen<'_>) {
    let Some(column) = scale.column(app.now().today) else { return };
    for y in 0..area.height {
        let (sign, style) = (pen.theme.signs.today, pen.theme.today);
        pen.put(area, column, y, sign, style);
    }
}

fn bar_row(app: &App, record: &Record, shown: Shown<'_>, scale: &Scale, at: Rect, pen: &mut Pen<'_>) {
    let condition = app.now().condition(record).unwrap_or(Condition::Undated);
    pen.put(at, 1, 0, pen.theme.sign(condition), pen.theme.condition(condition));
    let style = pen.theme.bar(condition);
    let x = connector(shown, at, pen);
    let room = names(at.width).saturating_sub(x);
    // The parts of a duty have its title; who leads them tells them apart, unless they stand below who does.
    let title = match app.timeline().shown().grouping {
        Grouping::Lead => name::title(record, app.lang()).to_owned(),
        _ => name::apart(record, app.data(), app.lang()),
    };
    list::named(app, record, &title, (at, x, room), pen);
    let parts = app.projection().rollup(&record.id);
    let Some(bar) = timeline::bar(preview(app, record), parts, app.data(), app.now()) else { return };
    let area = chart(at);
    let today = scale.column(app.now().today);
    for stroke in scale.strokes(&bar) {
        let (sign, style) = part(stroke.part, style, pen);
        let shows_today = stroke.part.shows_today();
        for column in (stroke.first..=stroke.last).filter(|column| !shows_today || Some(*column) != today) {
            pen.put(area, column, 0, sign, style);
        }
    }
}

/// From which day the bar of a record is drawn, where the record says none itself; empty in the agenda, which has no bars.
pub(in crate::ui) fn inferred_start(app: &App, record: &Record) -> String {
    let bar = timeline::bar(record, None, app.data(), app.now()).filter(|_| !app.timeline().shown().agenda);
    bar.and_then(|bar| bar.inferred_start(app.lang())).unwrap_or_default()
}

/// The record as it would be once its deadline is moved, while that is being asked.
fn preview<'a>(app: &'a App, record: &'a Record) -> &'a Record {
    let asked = app.overlays().iter().find_map(|layer| match layer {
        Overlay::Extend(extend) => extend.preview(&record.id),
        _ => None,
    });
    asked.unwrap_or(record)
}

/// The line from a task to the one that it is a part of, and the sign of its own parts; the column behind them.
fn connector((item, folded): Shown<'_>, at: Rect, pen: &mut Pen<'_>) -> u16 {
    let (signs, style) = (pen.theme.signs, pen.theme.line);
    let mut x = 2;
    if let Some(above) = item.depth.checked_sub(1) {
        // Deeper than this nobody can tell apart, and the name needs the room.
        x += u16::from(above.min(3));
        x = pen.put(at, x, 0, if item.is_last { signs.branch_last } else { signs.branch }, style);
    }
    if item.parts > 0 {
        x = pen.put(at, x, 0, if folded { signs.folded } else { signs.open }, style);
    }
    x
}

/// The sign and the style of a part of a bar.
fn part(part: Part, style: Style, pen: &Pen<'_>) -> (&'static str, Style) {
    let (signs, theme) = (pen.theme.signs, pen.theme);
    match part {
        Part::Open => (signs.bar, style),
        Part::Done => (signs.bar_done, style),
        Part::Thin => (signs.bar_thin, style),
        Part::ThinDone => (signs.bar_thin_done, style),
        Part::Late => (signs.bar_late, theme.bar_late),
        Part::Moved => (signs.bar_moved, theme.aside),
        Part::Planned => (signs.planned, theme.aside),
        Part::Day => (signs.day, style),
        Part::Standing => (signs.standing, theme.aside),
        Part::Before => (signs.before, style),
        Part::After => (signs.after, style),
    }
}

//! Việc cần làm: when, what, who leads, which document.

use ratatui::style::Style;

use super::gauge;
use super::list::{self, Slot, document_of};
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::pane::work::{is_table, row_lines};
use crate::app::screen::Pane;
use crate::model::{Condition, Record, date};
use crate::ui::pen::Pen;
use crate::view::countdown::countdown;
use crate::view::name;

const DAY: u16 = 10;

/// Columns for who leads and for the document: a number that is cut names no document.
fn columns(width: u16) -> (u16, u16) {
    if width >= WIDE { (26, 24) } else { (18, 16) }
}

/// From here on there is room for long names beside the titles.
const WIDE: u16 = 130;
/// In narrower rows the words below the title need all the room.
const WIDTH_WITH_BAR: u16 = 44;

pub(super) fn draw(app: &App, at: Rect, pen: &mut Pen<'_>) {
    list::draw(
        app,
        Pane::Work,
        at,
        pen,
        |row| row_lines(row, at.width),
        |slot, pen| {
            if slot.at.width < 30 {
                tiny(app, slot, pen);
            } else if is_table(at.width) {
                table(app, slot, pen);
            } else {
                two_lines(app, slot, pen);
            }
        },
    );
}

/// The sign and the day, in the style of the condition. Returns the column behind it.
fn day(app: &App, record: &Record, at: Rect, pen: &mut Pen<'_>) -> u16 {
    let condition = app.now().condition(record).unwrap_or(Condition::Undated);
    let style = pen.theme.condition(condition);
    pen.put(at, 1, 0, pen.theme.sign(condition), style);
    pen.put_within(at, 2, 0, DAY, &day_text(app, record), style);
    2 + DAY + 1
}

/// The last day, where one is named.
fn day_text(app: &App, record: &Record) -> String {
    match app.now().last_day(record) {
        Some(day) => date::show(day),
        None => String::from("–"),
    }
}

fn tiny(app: &App, slot: &Slot<'_>, pen: &mut Pen<'_>) {
    let condition = app.now().condition(slot.record).unwrap_or(Condition::Undated);
    let style = pen.theme.condition(condition);
    let day = app
        .now()
        .last_day(slot.record)
        .map_or_else(String::new, |day| format!("{}/{} ", day.day(), day.month()));
    let x = pen.put(slot.at, 1, 0, &day, style);
    pen.put(slot.at, x, 0, name::title(slot.record, app.lang()), Style::new());
}

fn two_lines(app: &App, slot: &Slot<'_>, pen: &mut Pen<'_>) {
    let x = day(app, slot.record, slot.at, pen);
    pen.put(slot.at, x, 0, name::title(slot.record, app.lang()), Style::new());
    let dot = format!(" {} ", pen.theme.signs.dot);
    let parts = [
        gauge::said(app, slot.record).unwrap_or_default(),
        countdown(slot.record, app.now(), app.lang()),
        name::leads(slot.record, app.data(), app.lang()),
        document_of(app, slot.record),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let has_room = slot.at.width >= WIDTH_WITH_BAR;
    let x = if has_room { gauge::of_record(app, slot.record, (slot.at, 2, 1), pen) } else { 2 };
    pen.put(slot.at, x, 1, &parts.join(&dot), pen.theme.aside);
}

fn table(app: &App, slot: &Slot<'_>, pen: &mut Pen<'_>) {
    let x = day(app, slot.record, slot.at, pen);
    let rest = slot.at.width.saturating_sub(x);
    let (lead, number) = columns(slot.at.width);
    let title = rest.saturating_sub(lead + number + 2);
    list::titled(app, slot.record, (slot.at, x, title), pen);
    let leads = name::leads(slot.record, app.data(), app.lang());
    pen.put_within(slot.at, x + title + 1, 0, lead, &leads, Style::new());
    let document = document_of(app, slot.record);
    pen.put_within(slot.at, x + title + lead + 2, 0, number, &document, pen.theme.aside);
}

//! Sáu rõ: a row a task, a column a clarity; ✓ for what is known, ✗ for what is missing.

use ratatui::style::Style;

use super::Draw;
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::overlay::clearing::Clearing;
use crate::model::Record;
use crate::model::clarity::{Clarity, missing};
use crate::text::Words;
use crate::ui::pen::Pen;
use crate::view::name;

/// From here on the columns have their words; below it, two letters.
const WIDE: u16 = 72;

/// Columns for one clarity.
fn column(width: u16) -> u16 {
    if width >= WIDE { 8 } else { 3 }
}

impl Draw for Clearing {
    fn draw(&self, app: &App, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
        draw(app, self, at, pen);
        None
    }
}

fn draw(app: &App, list: &Clearing, at: Rect, pen: &mut Pen<'_>) {
    let lang = app.lang();
    let args = [
        ("n", list.lacking().into()),
        ("at", (list.cursor().at + 1).into()),
        ("all", list.rows().len().into()),
    ];
    let title = lang.with("title-clearing", &args);
    pen.put(at, 0, 0, &format!(" {title} "), pen.theme.title_focused);
    let grid = 6 * column(at.width) + 3;
    let names = at.width.saturating_sub(grid);
    heads(app, list, names, at, pen);
    let visible = list.rows().iter().enumerate().skip(list.cursor().top);
    for (y, (place, id)) in (2..at.height).zip(visible) {
        let rect = Rect { y: at.y + y, height: 1, ..at };
        let Some(record) = app.data().get(id) else { continue };
        pen.put_within(
            rect,
            2,
            0,
            names.saturating_sub(3),
            &name::apart(record, app.data(), lang),
            Style::new(),
        );
        row(record, list, place == list.cursor().at, names, rect, pen);
    }
}

fn heads(app: &App, list: &Clearing, names: u16, at: Rect, pen: &mut Pen<'_>) {
    let group = if at.width >= WIDE { "short" } else { "sign" };
    for (n, clarity) in (0..).zip(Clarity::ALL) {
        let slug = clarity.label().replace("clarity-", "");
        let name = app.lang().word(&format!("clarity-{group}-{slug}"));
        let style = if clarity == list.clarity() { pen.theme.mark } else { pen.theme.heading };
        pen.put_within(at, names + n * column(at.width), 1, column(at.width) - 1, &name, style);
    }
}

fn row(record: &Record, list: &Clearing, at_hand: bool, names: u16, at: Rect, pen: &mut Pen<'_>) {
    let (lacks, signs) = (missing(record), pen.theme.signs);
    for (n, clarity) in (0..).zip(Clarity::ALL) {
        let (sign, style) = if lacks.contains(&clarity) {
            (signs.missing, pen.theme.overdue)
        } else {
            (signs.done, pen.theme.done)
        };
        let x = names + n * column(at.width);
        pen.put(at, x + 1, 0, sign, style);
        if at_hand && clarity == list.clarity() {
            pen.put(at, x, 0, signs.mark, pen.theme.mark);
        }
    }
    let x = names + 6 * column(at.width);
    let count = if lacks.is_empty() { String::new() } else { format!("-{}", lacks.len()) };
    pen.put(at, x, 0, &count, pen.theme.aside);
    if at_hand {
        pen.mark(at, 0);
    }
}

//! The form for a measurement: what is asked for, four fields, what is understood, and what was measured before.

use ratatui::style::Style;

use super::Draw;
use super::line::field_of_many;
use super::sheet;
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::overlay::measure::{FIELDS, Measuring};
use crate::model::Comparison;
use crate::text::Words;
use crate::ui::pen::Pen;
use crate::view::gauge::wanted;
use crate::view::name;
use crate::view::target::measurements;

/// Columns for the names of the fields.
const LABEL: u16 = 14;

impl Draw for Measuring {
    fn draw(&self, app: &App, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
        Some(draw(app, self, at, pen))
    }

    fn title(&self, app: &App) -> String {
        app.lang().word("title-measure")
    }
}

fn draw(app: &App, form: &Measuring, at: Rect, pen: &mut Pen<'_>) -> (u16, u16) {
    let lang = app.lang();
    let Some(target) = form.seen.as_target() else { return (at.x, at.y) };
    pen.put_within(at, 1, 0, at.width.saturating_sub(2), name::title(&form.seen, lang), pen.theme.title);
    let asked = lang.with("measure-wanted", &[("wanted", (&wanted(target, lang)).into())]);
    pen.put(at, 1, 1, &asked, pen.theme.aside);
    // On a screen without room for all, the field at hand and what is said of it come first.
    let (said, style) = said(app, form, pen);
    let said =
        pen.wrapped(&said, at.width.saturating_sub(2), usize::from(at.height.saturating_sub(3).min(4)));
    let room = usize::from(at.height.saturating_sub(2)).saturating_sub(said.len()).clamp(1, FIELDS.len());
    let first = form.at().saturating_sub(room - 1);
    let mut cursor = (at.x, at.y);
    let mut y = 2;
    for (place, (name, input)) in form.inputs().enumerate().skip(first).take(room) {
        let line = Rect { y: at.y + y.min(at.height.saturating_sub(1)), height: 1, ..at };
        let label = format!(" {:<width$}", lang.name_of("measure-field", name), width = usize::from(LABEL));
        let end = field_of_many(&label, input, place == form.at(), line, pen);
        if place == form.at() {
            cursor = end;
            pen.bar(line, 0);
        }
        y += 1;
    }
    let rest = Rect { y: at.y + y.min(at.height), height: at.height.saturating_sub(y), ..at };
    for (y, line) in (0..rest.height).zip(&said) {
        pen.put(rest, 1, y, line, style);
    }
    let used = u16::try_from(said.len()).unwrap_or(rest.height).saturating_add(1).min(rest.height);
    let before = Rect { y: rest.y + used, height: rest.height - used, ..rest };
    sheet::lines(&measurements(target, lang), 0, None, before, pen);
    cursor
}

/// Whether a value says anything about the target.
fn compares(form: &Measuring) -> bool {
    let condition = form.seen.as_target().and_then(|target| target.condition);
    condition.is_some_and(|condition| condition != Comparison::Qualitative)
}

/// What is understood or wrong, or what to do.
fn said(app: &App, form: &Measuring, pen: &Pen<'_>) -> (String, Style) {
    let lang = app.lang();
    match &form.reading {
        Err((place, message)) => {
            let name = lang.name_of("measure-field", FIELDS[*place]);
            (format!("{name}: {}", lang.tell(message)), pen.theme.overdue)
        }
        Ok(reading) if reading.is_empty() && !compares(form) => {
            (format!("{} {}", lang.word("measure-in-words"), lang.word("measure-hint")), pen.theme.aside)
        }
        Ok(reading) if reading.is_empty() => (lang.word("measure-hint"), pen.theme.aside),
        Ok(reading) if form.is_doubtful(app.now()) => {
            (format!("→ {reading}. {}", lang.word("measure-doubtful")), pen.theme.soon)
        }
        Ok(reading) => (format!("→ {reading}"), Style::new()),
    }
}

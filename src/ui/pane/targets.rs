//! Chỉ tiêu: what is to be reached, by when, how far it is, and whether that is in time.

use ratatui::style::Style;

use super::gauge;
use super::list::{self, Slot};
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::pane::targets::row_lines;
use crate::app::screen::Pane;
use crate::model::kinds::Target;
use crate::text::{self, Words};
use crate::ui::pen::Pen;
use crate::view::gauge::{Gauge, Verdict, amount, measured, wanted};
use crate::view::name;

const GAUGE: u16 = 10;
/// Narrower rows have no room for pictures.
const WIDTH_WITH_GAUGE: u16 = 44;
/// As many measurements as a row has room for.
const SPARK: usize = 8;

pub(super) fn draw(app: &App, at: Rect, pen: &mut Pen<'_>) {
    list::draw(
        app,
        Pane::Targets,
        at,
        pen,
        |row| row_lines(row, at.width),
        |slot, pen| {
            let Some(target) = slot.record.as_target() else { return };
            pen.put(slot.at, 1, 0, name::title(slot.record, app.lang()), Style::new());
            if let Some(gauge) = app.targets().gauge(&slot.record.id) {
                figures(app, target, gauge, slot, pen);
            }
        },
    );
}

/// The verdict first: where a row is cut off, it is what must be left.
fn figures(app: &App, target: &Target, gauge: &Gauge, slot: &Slot<'_>, pen: &mut Pen<'_>) {
    let lang = app.lang();
    let x = if slot.at.width >= WIDTH_WITH_GAUGE { pictures(gauge, slot.at, pen) } else { 2 };
    let sign = sign(gauge, pen);
    let verdict = format!("{sign}{}", lang.word(gauge.verdict.label()));
    let x = pen.put(slot.at, x, 1, &verdict, style(gauge, target, pen));
    let year = target
        .horizon
        .map_or_else(String::new, |year| lang.with("by-year", &[("year", (&year.to_string()).into())]));
    // The day of a measurement stands in the detail; that a value is counted is a part of what it is.
    let value = match gauge.value {
        Some(value) if !gauge.is_counted => amount(target, value, lang),
        _ => measured(target, gauge, lang),
    };
    let doubt = if gauge.is_doubtful(target) { lang.word("value-doubtful") } else { String::new() };
    let parts = [value, doubt, wanted(target, lang), year];
    let dot = format!(" {} ", pen.theme.signs.dot);
    let said: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    let x = if said.is_empty() { x } else { pen.put(slot.at, x, 1, &dot, pen.theme.aside) };
    pen.put(slot.at, x, 1, &said.join(&dot), pen.theme.aside);
}

/// The gauge and the sparkline of what can be measured. Returns the column behind them.
fn pictures(gauge: &Gauge, at: Rect, pen: &mut Pen<'_>) -> u16 {
    let x = gauge.part.map_or(2, |part| bar(part, at, pen) + 1);
    let spark = text::spark(&gauge.values, SPARK, pen.theme.signs.ascii);
    if spark.is_empty() { x } else { pen.put(at, x, 1, &spark, Style::new()) + 1 }
}

fn sign(gauge: &Gauge, pen: &Pen<'_>) -> String {
    match gauge.verdict {
        Verdict::Met | Verdict::Exceeded => format!("{} ", pen.theme.signs.done),
        _ if gauge.is_alarming() => format!("{} ", pen.theme.signs.late),
        _ => String::new(),
    }
}

fn style(gauge: &Gauge, target: &Target, pen: &Pen<'_>) -> Style {
    match gauge.verdict {
        _ if gauge.is_doubtful(target) => pen.theme.soon,
        Verdict::Met | Verdict::Exceeded => pen.theme.done,
        Verdict::Behind => pen.theme.soon,
        Verdict::NotMet if gauge.is_alarming() => pen.theme.overdue,
        Verdict::OnPace | Verdict::NotMet => Style::new(),
        Verdict::NoData | Verdict::NotMeasurable => pen.theme.aside,
    }
}

/// A gauge of ten cells; full only where the bound is reached.
fn bar(part: f64, at: Rect, pen: &mut Pen<'_>) -> u16 {
    #[expect(clippy::cast_sign_loss, reason = "the part lies between 0 and 1")]
    let full = (part * f64::from(GAUGE)).floor() as u16;
    gauge::cells(full, GAUGE, (at, 2, 1), pen)
}

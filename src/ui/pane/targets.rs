//! Chỉ tiêu: what is to be reached, by when, and how far it is.

use ratatui::style::Style;

use super::list::{self, Slot};
use crate::app::App;
use crate::app::focus::row_lines;
use crate::app::layout::Rect;
use crate::app::screen::Pane;
use crate::model::kinds::Target;
use crate::text::Words;
use crate::ui::pen::Pen;
use crate::view::gauge::{Verdict, gauge, wanted};

const GAUGE: u16 = 10;

pub(super) fn draw(app: &App, at: Rect, pen: &mut Pen<'_>) {
    let lines = |row: &crate::app::pane::list::Row| row_lines(Pane::Targets, row, at.width);
    list::draw(app, Pane::Targets, at, pen, lines, |slot, pen| {
        let Some(target) = slot.record.as_target() else { return };
        pen.put(slot.at, 1, 0, slot.record.title(), Style::new());
        figures(app, target, slot, pen);
    });
}

fn figures(app: &App, target: &Target, slot: &Slot<'_>, pen: &mut Pen<'_>) {
    let lang = app.lang();
    let state = gauge(target);
    let mut x = 2;
    if slot.at.width >= 50 && state.verdict != Verdict::NotMeasurable {
        x = bar(state.part, x, slot.at, pen) + 1;
    }
    let year = target
        .horizon
        .map_or_else(String::new, |year| lang.with("by-year", &[("year", (&year.to_string()).into())]));
    let parts = [wanted(target, lang), year, lang.word(state.verdict.label())];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let style = match state.verdict {
        Verdict::Met | Verdict::Exceeded => pen.theme.done,
        Verdict::NotMet => pen.theme.overdue,
        _ => pen.theme.aside,
    };
    let dot = format!(" {} ", pen.theme.signs.dot);
    pen.put(slot.at, x, 1, &parts.join(&dot), style);
}

/// A gauge of ten cells; empty where nothing was measured.
fn bar(part: Option<f64>, x: u16, at: Rect, pen: &mut Pen<'_>) -> u16 {
    #[expect(clippy::cast_sign_loss, reason = "the part lies between 0 and 1")]
    let full = (part.unwrap_or(0.0) * f64::from(GAUGE)).round() as u16;
    let signs = pen.theme.signs;
    let line =
        signs.gauge_full.repeat(usize::from(full)) + &signs.gauge_empty.repeat(usize::from(GAUGE - full));
    pen.put(at, x, 1, &line, pen.theme.aside)
}

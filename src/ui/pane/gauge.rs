//! The bar of how far something is: the same cells wherever a target, a row or a card has room for them.

use crate::app::App;
use crate::app::layout::Rect;
use crate::model::Record;
use crate::ui::pen::Pen;
use crate::view::rollup::{self, Share};

/// Cells of the bar in a row or on a card.
pub(super) const CELLS: u16 = 5;

/// How much of a record is done, where anybody said.
fn share(app: &App, record: &Record) -> Option<Share> {
    rollup::share(record, app.projection().rollup(&record.id))
}

/// Whether a record has a bar.
pub(super) fn has_bar(app: &App, record: &Record) -> bool {
    share(app, record).is_some()
}

/// Draws the bar of a record at a place, if it has one. Returns the column behind it and a space.
pub(super) fn of_record(app: &App, record: &Record, (at, x, y): (Rect, u16, u16), pen: &mut Pen<'_>) -> u16 {
    let Some(share) = share(app, record) else { return x };
    let full = u16::try_from(share.of(usize::from(CELLS))).unwrap_or(CELLS);
    cells(full, CELLS, (at, x, y), pen) + 1
}

/// What the bar of an unfinished task shows, in words: how far its parts are, else the progress that was reported.
pub(super) fn said(app: &App, record: &Record) -> Option<String> {
    let parts = app.projection().rollup(&record.id).map(|parts| parts.said(record, app.lang()));
    parts.or_else(|| record.as_task()?.progress.map(|percent| format!("{percent}%")))
}

/// Draws so many cells, the first ones full. Returns the column behind them.
pub(super) fn cells(full: u16, all: u16, (at, x, y): (Rect, u16, u16), pen: &mut Pen<'_>) -> u16 {
    let (signs, full) = (pen.theme.signs, usize::from(full.min(all)));
    let line = signs.gauge_full.repeat(full) + &signs.gauge_empty.repeat(usize::from(all) - full);
    pen.put(at, x, y, &line, pen.theme.aside)
}

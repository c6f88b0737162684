//! Drawing the panes, one file each; they mirror `app::pane`.

mod agenda;
mod board;
mod documents;
mod gauge;
pub(super) mod history;
mod list;
mod side;
mod targets;
pub(super) mod timeline;
mod tree;
mod work;

pub(super) use side::draw as side;

use super::chrome;
use super::pen::Pen;
use crate::app::App;
use crate::app::layout::{Layout, Rect};
use crate::app::screen::Pane;
use crate::text::Words as _;

/// A title's detail, and what is due next where the header has no room for it.
fn with_next(app: &App, layout: &Layout, (pane, width): (Pane, u16), detail: &str, pen: &Pen<'_>) -> String {
    // Two spaces around the title, two around the detail, two between its parts.
    let taken = pen.width(&app.lang().text(pane.label())) + pen.width(detail) + 6;
    let room = if chrome::has_room_for_next(layout) { 0 } else { width.saturating_sub(taken) };
    let next = chrome::next_due(app, room, pen);
    let parts: Vec<&str> = [detail, &next].into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("  ")
}

/// What a pane's title says beside its name.
fn detail(app: &App, layout: &Layout, (pane, at): (Pane, Rect), pen: &Pen<'_>) -> String {
    match pane {
        Pane::Timeline => with_next(app, layout, (pane, at.width), &timeline::caption(app, at), pen),
        Pane::Work => {
            let offer = if app.asks_who() { app.lang().word("own-offer") } else { String::new() };
            with_next(app, layout, (pane, at.width), &offer, pen)
        }
        Pane::Board => board::lanes(app),
        Pane::Tree if at.width >= 44 => app.lang().word("tree-legend"),
        Pane::History if app.history().is_only_new() => app.lang().word("history-only-new"),
        Pane::Targets => app.lang().word(&format!("targets-by-{}", app.targets().grouping().word())),
        _ => String::new(),
    }
}

/// Draws a pane with its title, and the line between it and the next.
pub(super) fn draw(app: &App, layout: &Layout, (pane, at): (Pane, Rect), pen: &mut Pen<'_>) {
    if layout.titled {
        let detail = detail(app, layout, (pane, at), pen);
        chrome::pane_title(app, pane, at, &detail, pen);
    }
    let Some(rows) = layout.rows_of(pane) else { return };
    match pane {
        _ if app.is_loading(pane) => list::loading(app, rows, pen),
        Pane::Tree => tree::draw(app, rows, pen),
        Pane::Work => work::draw(app, rows, pen),
        Pane::Timeline => timeline::draw(app, rows, pen),
        Pane::Board => board::draw(app, rows, pen),
        Pane::Targets => targets::draw(app, rows, pen),
        Pane::Documents => documents::draw(app, rows, pen),
        Pane::History => history::draw(app, rows, pen),
    }
    if at.x + at.width < layout.body.width && layout.titled {
        chrome::divider(at, pen);
    }
}

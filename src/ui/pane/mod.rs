//! Drawing the panes, one file each; they mirror `app::pane`.

mod agenda;
mod board;
mod documents;
pub(super) mod history;
mod list;
mod side;
mod targets;
mod timeline;
mod tree;
mod work;

pub(super) use side::draw as side;

use super::chrome;
use super::pen::Pen;
use crate::app::App;
use crate::app::layout::{Layout, Rect};
use crate::app::pane::list::List;
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

/// The way down to the row at hand in a pane: the headings or nodes it stands below.
pub(super) fn crumbs(app: &App, pane: Pane) -> Vec<String> {
    if app.is_loading(pane) {
        return Vec::new();
    }
    let heading = match pane {
        Pane::Tree => {
            return app.tree().path().into_iter().map(|node| tree::node_name(app, node)).collect();
        }
        Pane::Board => {
            let board = app.board();
            let column = board.columns().get(board.column()).filter(|_| !board.columns().is_empty());
            return column
                .map(|column| board::state_name(app, column.status.word(), false))
                .into_iter()
                .collect();
        }
        Pane::Timeline => app.timeline().rows().section().map(|section| &section.label),
        Pane::Work | Pane::Targets | Pane::Documents => app.list(pane).and_then(List::heading),
        Pane::History => None,
    };
    heading.map(|heading| list::heading_text(app, heading)).into_iter().collect()
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
    if layout.has_neighbour(at) && layout.titled {
        chrome::divider(at, pen);
    }
    if let Some(column) = layout.scroll_of(pane).filter(|_| !app.is_loading(pane)) {
        let lines = app.lines_in(pane, rows);
        chrome::scroll_mark(app.position_in(pane), lines, column, pen);
    }
}

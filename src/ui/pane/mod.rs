//! Drawing the panes, one file each; they mirror `app::pane`.

mod agenda;
mod board;
mod documents;
mod gauge;
pub(super) mod history;
pub(super) mod list;
mod side;
mod summary;
mod targets;
pub(super) mod timeline;
mod tree;
mod work;

pub(super) use side::draw as side;
pub(super) use summary::strip as summary_strip;

use super::chrome;
use super::pen::Pen;
use crate::app::App;
use crate::app::layout::{Layout, Rect};
use crate::app::pane::list::List;
use crate::app::screen::Pane;
use crate::text::Words as _;

/// What a pane's title says beside its name: how its rows are ordered, what somebody may do.
fn detail(app: &App, (pane, at): (Pane, Rect)) -> String {
    match pane {
        Pane::Timeline => timeline::caption(app, at),
        Pane::Work if app.asks_who() => app.lang().word("own-offer"),
        Pane::Board => board::lanes(app),
        Pane::History if app.history().is_only_new() => app.lang().word("history-only-new"),
        Pane::Targets => app.lang().word(&format!("targets-by-{}", app.targets().grouping().word())),
        Pane::Summary => summary::caption(app),
        _ => String::new(),
    }
}

/// What it says in so many columns that nothing else needs.
fn more(app: &App, layout: &Layout, pane: Pane, room: u16, pen: &Pen<'_>) -> String {
    match pane {
        Pane::Tree => app.lang().word("tree-legend"),
        Pane::Timeline | Pane::Work if !chrome::has_room_for_next(layout) => chrome::next_due(app, room, pen),
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
        Pane::Summary | Pane::History => None,
    };
    heading.map(|heading| list::heading_text(app, heading)).into_iter().collect()
}

/// Draws a pane with its title, and the line between it and the next.
pub(super) fn draw(app: &App, layout: &Layout, (pane, at): (Pane, Rect), pen: &mut Pen<'_>) {
    if layout.titled {
        let detail = detail(app, (pane, at));
        chrome::pane_title(app, (pane, at), &detail, |room, pen| more(app, layout, pane, room, pen), pen);
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
        Pane::Summary => summary::draw(app, rows, pen),
    }
    if layout.has_neighbour(at) && layout.titled {
        chrome::divider(at, pen);
    }
    if let Some(column) = layout.scroll_of(pane).filter(|_| !app.is_loading(pane)) {
        let lines = app.lines_in(pane, rows);
        chrome::scroll_mark(app.position_in(pane), lines, column, pen);
    }
}

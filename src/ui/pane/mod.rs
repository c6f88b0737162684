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

pub(super) use work::countdown;

use super::chrome;
use super::pen::Pen;
use crate::app::App;
use crate::app::layout::Layout;
use crate::app::screen::Pane;

/// A title's detail, and what is due next where the header has no room for it.
fn with_next(app: &App, layout: &Layout, (pane, width): (Pane, u16), detail: &str, pen: &Pen<'_>) -> String {
    // Two spaces around the title, two around the detail, two between its parts.
    let taken = pen.width(&app.lang().text(pane.label())) + pen.width(detail) + 6;
    let room = if chrome::has_room_for_next(layout) { 0 } else { width.saturating_sub(taken) };
    let next = chrome::next_due(app, room, pen);
    let parts: Vec<&str> = [detail, &next].into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("  ")
}

/// Draws every pane of the screen, and what stands beside and below them.
pub(super) fn draw(app: &App, layout: &Layout, pen: &mut Pen<'_>) {
    for (pane, rect) in &layout.panes {
        if layout.titled {
            let detail = match pane {
                Pane::Timeline => {
                    with_next(app, layout, (*pane, rect.width), &timeline::caption(app, *rect), pen)
                }
                Pane::Work => with_next(app, layout, (*pane, rect.width), "", pen),
                Pane::Board => board::lanes(app),
                Pane::Tree if rect.width >= 44 => crate::text::Words::word(app.lang(), "tree-legend"),
                Pane::History if app.history().is_only_new() => {
                    crate::text::Words::word(app.lang(), "history-only-new")
                }
                Pane::Targets => {
                    let word = app.targets().grouping().word();
                    crate::text::Words::word(app.lang(), &format!("targets-by-{word}"))
                }
                _ => String::new(),
            };
            chrome::pane_title(app, *pane, *rect, &detail, pen);
        }
        let Some(rows) = layout.rows_of(*pane) else { continue };
        match pane {
            _ if app.is_loading(*pane) => list::loading(app, rows, pen),
            Pane::Tree => tree::draw(app, rows, pen),
            Pane::Work => work::draw(app, rows, pen),
            Pane::Timeline => timeline::draw(app, rows, pen),
            Pane::Board => board::draw(app, rows, pen),
            Pane::Targets => targets::draw(app, rows, pen),
            Pane::Documents => documents::draw(app, rows, pen),
            Pane::History => history::draw(app, rows, pen),
        }
        if rect.x + rect.width < layout.body.width && layout.titled {
            chrome::divider(*rect, pen);
        }
    }
    if let Some(side) = layout.side {
        side::draw(app, side, pen);
    }
    chrome::strip(app, layout, pen);
}

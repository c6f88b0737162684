//! Drawing the panes, one file each; they mirror `app::pane`.

mod board;
mod documents;
pub(super) mod history;
mod list;
mod side;
mod targets;
mod timeline;
mod tree;
mod work;

use super::chrome;
use super::pen::Pen;
use crate::app::App;
use crate::app::layout::Layout;
use crate::app::screen::Pane;

/// Draws every pane of the screen, and what stands beside and below them.
pub(super) fn draw(app: &App, layout: &Layout, pen: &mut Pen<'_>) {
    for (pane, rect) in &layout.panes {
        if layout.titled {
            let detail = match pane {
                Pane::Timeline => timeline::range(app, *rect),
                Pane::Board => board::lanes(app),
                Pane::Tree if rect.width >= 44 => crate::text::Words::word(app.lang(), "tree-legend"),
                _ => String::new(),
            };
            chrome::pane_title(app, *pane, *rect, &detail, pen);
        }
        let Some(rows) = layout.rows_of(*pane) else { continue };
        match pane {
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

//! Drawing the layers, one file each: they mirror `app::overlay`. What several of them need stands in `line` and `about`.

mod about;
mod ask;
mod bare;
mod calendar;
mod clearing;
mod confirm;
mod conflict;
mod copy;
mod entry;
mod extend;
mod fan_out;
mod filter;
mod finder;
mod form;
mod help;
mod leave;
mod line;
mod log;
mod measure;
mod menu;
mod palette;
mod plan;
pub(super) mod sheet;
mod views;

use super::pen::Pen;
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::overlay::{Overlay, each};

/// How a layer looks.
trait Draw {
    /// Draws it. Where text is typed in it, the cell of the cursor.
    fn draw(&self, app: &App, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)>;

    /// The lines that it needs at the foot of the screen, where it stands there and leaves the panes to be seen.
    fn lines_at_foot(&self) -> Option<u16> {
        None
    }

    /// Whether it is a box over what lies below it.
    fn is_popup(&self) -> bool {
        false
    }
}

/// The lines that a layer needs at the foot of the screen, where it stands there and leaves the panes to be seen.
pub(super) fn lines_at_foot(overlay: &Overlay) -> Option<u16> {
    each!(overlay, it => it.lines_at_foot())
}

/// Whether a layer is a box over what lies below it.
pub(super) fn is_popup(overlay: &Overlay) -> bool {
    each!(overlay, it => it.is_popup())
}

/// Draws a layer. Where text is typed in it, the cell of the cursor.
pub(super) fn draw(app: &App, overlay: &Overlay, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
    each!(overlay, it => it.draw(app, at, pen))
}

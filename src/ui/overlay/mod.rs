//! Drawing the layers, one file each, declared by the table of layers in `app::overlay`: a layer of that table that nothing
//! here draws does not compile. What several of them need stands in `line`, `about` and `grid`.

mod about;
mod grid;
mod line;

use super::pen::Pen;
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::overlay::{Overlay, layers};

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

macro_rules! drawn {
    ($($(#[$doc:meta])* $file:ident: $name:ident($state:ident),)*) => {
        $(pub(super) mod $file;)*

        /// What draws a layer.
        fn look(overlay: &Overlay) -> &dyn Draw {
            match overlay {
                $(Overlay::$name(layer) => layer,)*
            }
        }
    };
}
layers!(drawn);

/// The lines that a layer needs at the foot of the screen, where it stands there and leaves the panes to be seen.
pub(super) fn lines_at_foot(overlay: &Overlay) -> Option<u16> {
    look(overlay).lines_at_foot()
}

/// Whether a layer is a box over what lies below it.
pub(super) fn is_popup(overlay: &Overlay) -> bool {
    look(overlay).is_popup()
}

/// Draws a layer. Where text is typed in it, the cell of the cursor.
pub(super) fn draw(app: &App, overlay: &Overlay, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
    look(overlay).draw(app, at, pen)
}

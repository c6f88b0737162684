//! Drawing the layers, one file each, declared by the table of layers in `app::overlay`: a layer of that table that nothing
//! here draws does not compile. What several of them need stands in `line`, `about` and `grid`.

mod about;
mod grid;
mod line;

use super::chrome;
use super::pen::Pen;
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::overlay::{Overlay, layers};

/// How a layer looks.
trait Draw {
    /// Draws it. Where text is typed in it, the cell of the cursor.
    fn draw(&self, app: &App, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)>;

    /// What a box says in its upper border.
    fn title(&self, _app: &App) -> String {
        String::new()
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

/// Draws a layer in place of the panes. Where text is typed in it, the cell of the cursor.
pub(super) fn draw(app: &App, overlay: &Overlay, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
    look(overlay).draw(app, at, pen)
}

/// Draws a layer as a box over what it concerns: its title in the upper border, and in the lower one its keys where it is
/// the topmost, which are said there and not in the footer.
pub(super) fn draw_box(app: &App, overlay: &Overlay, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
    let (look, layout) = (look(overlay), app.layout());
    pen.clear(at);
    if !layout.frames_boxes() {
        return look.draw(app, at, pen);
    }
    pen.frame(at);
    let room = at.width.saturating_sub(4);
    let title = look.title(app);
    if !title.is_empty() {
        pen.put_within(at, 2, 0, room, &format!(" {title} "), pen.theme.title_focused);
    }
    if app.overlays().last().is_some_and(|top| std::ptr::eq(top, overlay)) {
        chrome::keys_in_border(app, pen);
    }
    look.draw(app, layout.inside(at), pen)
}

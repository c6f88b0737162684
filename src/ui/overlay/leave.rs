//! The question before a form is left in which something is not saved.

use super::Draw;
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::overlay::leave::Leave;
use crate::text::Words;
use crate::ui::pen::Pen;

impl Draw for Leave {
    fn draw(&self, app: &App, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
        leave(app, at, pen);
        None
    }

    fn title(&self, app: &App) -> String {
        app.lang().word("title-leave")
    }
}

/// The question before a form is left, and the keys that answer it.
fn leave(app: &App, at: Rect, pen: &mut Pen<'_>) {
    let lang = app.lang();
    pen.put(at, 1, 0, &lang.word("form-unsaved"), pen.theme.soon);
    pen.put(at, 1, 1, &lang.word("form-leave-choices"), pen.theme.key);
}

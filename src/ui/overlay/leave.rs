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
}

/// The question before a form is left, over its last lines.
fn leave(app: &App, at: Rect, pen: &mut Pen<'_>) {
    if let Some(form) = app.form() {
        form.draw(app, at, pen);
    }
    let height = at.height.min(3);
    let foot = Rect { y: at.y + at.height - height, height, ..at };
    pen.clear(foot);
    let (sign, line) = (pen.theme.signs.horizontal, pen.theme.line);
    if height > 2 {
        pen.rule(foot, 0, 0, sign, line);
    }
    let from = height.saturating_sub(2);
    let lang = app.lang();
    pen.put(foot, 1, from, &lang.word("form-unsaved"), pen.theme.soon);
    pen.put(foot, 1, from + 1, &lang.word("form-leave-choices"), pen.theme.key);
}

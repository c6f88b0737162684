//! The question at the foot of the screen: what is asked, and the keys that answer.

use super::Draw;
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::overlay::confirm::Confirm;
use crate::text::Words;
use crate::ui::pen::Pen;

/// Lines for what is asked, beside the one that every layer at the foot has for it.
pub(super) const LINES: u16 = 2;

impl Draw for Confirm {
    fn draw(&self, app: &App, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
        draw(app, self, at, pen);
        None
    }

    fn lines_at_foot(&self) -> Option<u16> {
        Some(LINES)
    }
}

fn draw(app: &App, confirm: &Confirm, at: Rect, pen: &mut Pen<'_>) {
    pen.clear(at);
    super::line::said_above(app, &app.lang().tell(&confirm.question), pen.theme.soon, at, pen);
    let y = at.height.saturating_sub(1);
    pen.put_within(at, 1, y, at.width.saturating_sub(2), &app.lang().word("confirm-choices"), pen.theme.key);
}

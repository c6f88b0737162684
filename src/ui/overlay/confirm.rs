//! The question at the foot of the screen: what is asked, and the keys that answer.

use super::Draw;
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::overlay::confirm::Confirm;
use crate::text::Words;
use crate::ui::pen::Pen;

impl Draw for Confirm {
    fn draw(&self, app: &App, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
        draw(app, self, at, pen);
        None
    }

    fn title(&self, app: &App) -> String {
        app.lang().word("title-confirm")
    }
}

fn draw(app: &App, confirm: &Confirm, at: Rect, pen: &mut Pen<'_>) {
    super::line::said_above(&app.lang().tell(&confirm.question), pen.theme.soon, at, pen);
    let y = at.height.saturating_sub(1);
    pen.put_within(at, 1, y, at.width.saturating_sub(2), &app.lang().word("confirm-choices"), pen.theme.key);
}

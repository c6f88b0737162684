//! What can be copied of a record.

use ratatui::style::Style;

use super::Draw;
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::overlay::copy::Copying;
use crate::text::Words;
use crate::ui::pen::Pen;

/// Columns for what each is called.
const LABEL: u16 = 12;

impl Draw for Copying {
    fn draw(&self, app: &App, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
        copying(app, self, at, pen);
        None
    }

    fn title(&self, app: &App) -> String {
        app.lang().word("title-copy")
    }
}

/// What can be copied.
fn copying(app: &App, copying: &Copying, at: Rect, pen: &mut Pen<'_>) {
    let lang = app.lang();
    for (y, (place, (label, text))) in (0..at.height).zip(copying.items.iter().enumerate()) {
        pen.put_within(at, 2, y, LABEL, &lang.word(label), pen.theme.aside);
        pen.put(at, LABEL + 3, y, text, Style::new());
        if place == copying.cursor().at {
            pen.mark(at, y);
        }
    }
}

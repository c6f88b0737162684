//! The filter prompt at the foot of the screen.

use super::Draw;
use super::line::field;
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::overlay::filter::FilterPrompt;
use crate::text::Words;
use crate::ui::chrome;
use crate::ui::pen::Pen;

impl Draw for FilterPrompt {
    fn draw(&self, app: &App, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
        Some(draw(app, self, at, pen))
    }

    fn title(&self, app: &App) -> String {
        app.lang().word("action-filter")
    }
}

fn draw(app: &App, prompt: &FilterPrompt, at: Rect, pen: &mut Pen<'_>) -> (u16, u16) {
    let label = format!(" {}", app.lang().word("prompt-filter"));
    let line = Rect { y: at.y + at.height.saturating_sub(1), height: 1, ..at };
    let (text, style) = match &prompt.error {
        Some(error) => (app.lang().tell(&error.message()), pen.theme.overdue),
        None => (app.lang().word(chrome::hint(crate::app::action::Context::Prompt)), pen.theme.aside),
    };
    super::line::said_above(&text, style, at, pen);
    field(&label, &prompt.input, line, pen)
}

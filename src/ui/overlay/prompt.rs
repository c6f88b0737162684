//! The filter prompt at the foot of the screen.

use super::field;
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::overlay::prompt::Prompt;
use crate::text::Words;
use crate::ui::chrome;
use crate::ui::pen::Pen;

pub(super) fn draw(app: &App, prompt: &Prompt, at: Rect, pen: &mut Pen<'_>) -> (u16, u16) {
    pen.clear(at);
    let label = format!(" {}", app.lang().word("prompt-filter"));
    let half = Rect { width: at.width.min(at.width / 2 + 10), height: 1, ..at };
    let cursor = field(&label, &prompt.input, half, pen);
    let text = match &prompt.error {
        Some(error) => app.lang().tell(&error.message()),
        None => app.lang().word(chrome::hint(crate::app::action::Context::Prompt)),
    };
    let style = if prompt.error.is_some() { pen.theme.overdue } else { pen.theme.aside };
    pen.put(at, half.width + 1, 0, &text, style);
    cursor
}

//! The prompt for one field, at the foot of the screen.

use super::Draw;
use super::about::about;
use super::line::{field, said_of};
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::overlay::entry::{Entry, Field};
use crate::text::Words;
use crate::ui::pen::Pen;

impl Draw for Entry {
    fn draw(&self, app: &App, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
        Some(entry(app, self, at, pen))
    }

    fn title(&self, app: &App) -> String {
        app.lang().name_of("field", self.field.name())
    }
}

/// The prompt for a field, and above it what is understood of what is typed.
fn entry(app: &App, entry: &Entry, at: Rect, pen: &mut Pen<'_>) -> (u16, u16) {
    let lang = app.lang();
    let (text, style) = match &entry.reading {
        Err(message) => (lang.tell(message), pen.theme.overdue),
        Ok(reading) if reading.is_empty() => (lang.word(hint(entry.field)), pen.theme.aside),
        Ok(reading) => (format!("→ {reading}"), pen.theme.aside),
    };
    let (text, style) = match &entry.rival {
        Some(value) => (lang.with("entry-rival", &[("value", value.into())]), pen.theme.soon),
        None => (text, style),
    };
    said_of(&about(app, std::slice::from_ref(&entry.seen)), &text, style, at, pen);
    let line = Rect { y: at.y + at.height.saturating_sub(1), height: 1, ..at };
    let label = format!(" {}:", lang.name_of("field", entry.field.name()));
    field(&label, &entry.input, line, pen)
}

/// The keys that matter, before anything is typed.
fn hint(field: Field) -> &'static str {
    if field == Field::Deadline { "entry-hint-day" } else { "entry-hint" }
}

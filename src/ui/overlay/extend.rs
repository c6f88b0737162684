//! The questions about moving deadlines, at the foot of the screen.

use super::Draw;
use super::about::about;
use super::line::{field, said_of};
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::overlay::extend::{Extend, Stage};
use crate::text::Words;
use crate::ui::pen::Pen;

impl Draw for Extend {
    fn draw(&self, app: &App, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
        Some(extend(app, self, at, pen))
    }

    fn title(&self, app: &App) -> String {
        app.lang().word("action-extend")
    }
}

/// A question about moving deadlines, and above it what is understood or what can be done.
fn extend(app: &App, extend: &Extend, at: Rect, pen: &mut Pen<'_>) -> (u16, u16) {
    let lang = app.lang();
    let (hint, label) = match extend.stage {
        Stage::To if extend.is_moving() => ("extend-moving-hint", "extend-to"),
        Stage::To => ("extend-hint", "extend-to"),
        Stage::Reason => ("extend-reason-hint", "extend-reason"),
        Stage::Document => ("extend-document-hint", "extend-document"),
    };
    let (text, style) = match &extend.reading {
        Err(why) => (why.clone(), pen.theme.overdue),
        Ok(reading) if reading.is_empty() => (lang.word(hint), pen.theme.aside),
        Ok(reading) => (format!("{reading}  {}", lang.word(hint)), pen.theme.aside),
    };
    said_of(&about(app, &extend.seen), &text, style, at, pen);
    let line = Rect { y: at.y + at.height.saturating_sub(1), height: 1, ..at };
    field(&format!(" {}", lang.word(label)), &extend.input, line, pen)
}

//! The choice between two values of a field.

use ratatui::style::Style;

use super::Draw;
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::overlay::conflict::Choice;
use crate::text::Words;
use crate::ui::pen::Pen;
use crate::view::{log, name};

impl Draw for Choice {
    fn draw(&self, app: &App, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
        conflict(app, self, at, pen);
        None
    }

    fn title(&self, app: &App) -> String {
        app.lang().word("title-conflict")
    }
}

/// Both values of a field, and the keys that choose.
fn conflict(app: &App, choice: &Choice, at: Rect, pen: &mut Pen<'_>) {
    let lang = app.lang();
    let conflict = &choice.conflict;
    let kind = app.data().get(&conflict.id).map_or(crate::model::Kind::Task, crate::model::Record::kind);
    let said = |value| log::whole(kind, &conflict.field, value, app.data(), lang);
    let [mine_said, theirs_said] = log::differing(&said(&conflict.mine), &said(&conflict.theirs));
    let theirs = if conflict.by.is_empty() {
        lang.word("conflict-theirs")
    } else {
        lang.with("conflict-by", &[("by", (&conflict.by).into())])
    };
    let title = format!(
        "{}: {}",
        lang.name_of("field", &conflict.field),
        name::title_of(&conflict.id, app.data(), lang)
    );
    let values = [(lang.word("conflict-mine"), mine_said), (theirs, theirs_said)];
    let mut y = lines(&title, (1, 0, 2), pen.theme.title, at, pen);
    // The choices need a line or two below both values.
    let most = (at.height.saturating_sub(y + 2) / 2).max(3);
    for (label, text) in values {
        // Beside each other where there is room; else the label stands above what it names.
        let (x, first) = if at.width >= BESIDE { (LABEL, y) } else { (2, y + 1) };
        pen.put_within(at, 1, y, at.width.saturating_sub(2), &label, pen.theme.aside);
        y = first + lines(&text, (x, first, most), Style::new(), at, pen);
    }
    let choices =
        lang.word(if choice.both().is_some() { "conflict-choices" } else { "conflict-choices-two" });
    lines(&choices, (1, y, at.height.saturating_sub(y)), pen.theme.key, at, pen);
}

/// From this width on a label stands beside its value, in so many columns.
const BESIDE: u16 = 60;
const LABEL: u16 = 26;

/// A text in at most so many lines from a place on; how many it took.
fn lines(text: &str, (x, y, most): (u16, u16, u16), style: Style, at: Rect, pen: &mut Pen<'_>) -> u16 {
    let width = at.width.saturating_sub(x + 1);
    let wrapped = pen.wrapped(text, width, usize::from(most));
    for (row, line) in (y..).zip(&wrapped) {
        pen.put(at, x, row, line, style);
    }
    u16::try_from(wrapped.len()).unwrap_or(most)
}

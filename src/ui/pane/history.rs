//! Nhật ký: number, time, who, what; a sign before what is new to this user.

use ratatui::style::Style;

use crate::app::App;
use crate::app::layout::Rect;
use crate::app::pane::history::HistoryPane;
use crate::app::screen::Pane;
use crate::text::Words;
use crate::ui::pen::Pen;

const WHEN: u16 = 16;
const WHO: u16 = 10;

pub(super) fn draw(app: &App, at: Rect, pen: &mut Pen<'_>) {
    lines(app, app.history(), app.focused() == Pane::History, at, pen);
}

/// The edits of a history, the one at hand marked where it has the keys.
pub(crate) fn lines(app: &App, history: &HistoryPane, marked: bool, at: Rect, pen: &mut Pen<'_>) {
    if history.lines().is_empty() {
        let text = app.lang().word("history-empty");
        pen.put(at, 1, 0, &text, pen.theme.aside);
    }
    for (y, (place, line)) in
        (0..at.height).zip(history.lines().iter().enumerate().skip(history.cursor().top))
    {
        let sign = if line.is_new { pen.theme.signs.day } else { " " };
        pen.put(at, 1, y, sign, pen.theme.soon);
        let when = if at.width >= 60 { WHEN } else { 5 };
        pen.put_within(at, 3, y, when, &line.when, pen.theme.aside);
        pen.put_within(at, 4 + when, y, WHO, &line.by, pen.theme.title);
        pen.put(at, 5 + when + WHO, y, &line.text, Style::new());
        if marked && place == history.cursor().at {
            pen.mark(at, y);
        }
    }
}

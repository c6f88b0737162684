//! Nhật ký: number, time, who, what; a sign before what is new to this user.

use ratatui::style::Style;

use crate::app::App;
use crate::app::layout::Rect;
use crate::app::message::LogLine;
use crate::app::pane::history::{BESIDE, HistoryPane, WHEN, WHO, edit_lines, words_at};
use crate::app::screen::Pane;
use crate::text::Words;
use crate::ui::pen::Pen;

pub(super) fn draw(app: &App, at: Rect, pen: &mut Pen<'_>) {
    lines(app, app.history(), app.focused() == Pane::History, at, pen);
}

/// The edits of a history, the one at hand marked where it has the keys.
pub(crate) fn lines(app: &App, history: &HistoryPane, marked: bool, at: Rect, pen: &mut Pen<'_>) {
    if history.lines().is_empty() {
        let text = app.lang().word("history-empty");
        pen.put(at, 1, 0, &text, pen.theme.aside);
    }
    let mut y = 0;
    for (place, line) in history.lines().iter().enumerate().skip(history.cursor().top) {
        let height = edit_lines(line, at.width, at.height).min(at.height - y);
        if height == 0 {
            break;
        }
        let slot = Rect { y: at.y + y, height, ..at };
        edit(line, slot, pen);
        if marked && place == history.cursor().at {
            pen.mark_with(pen.theme.signs.mark, slot);
        }
        y += height;
    }
}

/// One edit: when, who, and beside or below that what.
fn edit(line: &LogLine, at: Rect, pen: &mut Pen<'_>) {
    let sign = if line.is_new { pen.theme.signs.day } else { " " };
    pen.put(at, 1, 0, sign, pen.theme.soon);
    pen.put_within(at, 3, 0, WHEN, &line.when, pen.theme.aside);
    let beside = at.width >= BESIDE;
    let who = if beside { WHO } else { at.width };
    pen.put_within(at, 4 + WHEN, 0, who, &line.by, pen.theme.title);
    let (x, columns) = words_at(at.width);
    let first = u16::from(!beside);
    let lines = pen.wrapped(&line.text, columns, usize::from(at.height.saturating_sub(first)));
    for (y, text) in (first..).zip(&lines) {
        pen.put(at, x, y, text, Style::new());
    }
}

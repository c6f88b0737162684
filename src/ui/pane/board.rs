//! The board: as many columns as fit, cards of two lines of title, lead and countdown.

use ratatui::style::Style;

use super::list::{brief, first_column};
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::pane::board::{CARD_LINES, slots};
use crate::app::screen::Pane;
use crate::model::{Condition, Record};
use crate::text::Words;
use crate::ui::chrome;
use crate::ui::pen::Pen;
use crate::view::agenda::Due;
use crate::view::board::Column;

pub(super) fn draw(app: &App, at: Rect, pen: &mut Pen<'_>) {
    let board = app.board();
    let slots = slots(board.columns(), board.first_shown(), at.width);
    let last = slots.last().map_or(0, |slot| slot.column);
    for slot in slots {
        let rect = Rect { x: at.x + slot.x, width: slot.width, ..at };
        let column = &board.columns()[slot.column];
        title(app, slot.column, column, rect, last, pen);
        cards(app, slot.column, column, rect.below_title(), pen);
        if slot.column < last {
            chrome::divider(rect, pen);
        }
    }
}

/// The state and its count; signs where columns are hidden beyond.
fn title(app: &App, index: usize, column: &Column, at: Rect, last: usize, pen: &mut Pen<'_>) {
    let board = app.board();
    let focused = app.focused() == Pane::Board && board.column() == index;
    let style = if focused { pen.theme.mark } else { pen.theme.heading };
    let signs = pen.theme.signs;
    let before = index == board.first_shown() && index > 0;
    let after = index == last && last + 1 < board.columns().len();
    let name = app.lang().word(&format!("status-{}", column.status.word()));
    let count = if column.cards.is_empty() { String::new() } else { format!(" ({})", column.cards.len()) };
    let x = pen.put(at, 0, 0, if before { signs.before } else { "" }, pen.theme.mark);
    let room = at.width.saturating_sub(x.max(1) + pen.width(&count) + 2 * u16::from(after));
    let x = pen.put_within(at, x.max(1), 0, room, &name, style);
    let x = pen.put(at, x, 0, &count, style);
    if after {
        pen.put(at, x + 1, 0, signs.after, pen.theme.mark);
    }
}

fn cards(app: &App, index: usize, column: &Column, at: Rect, pen: &mut Pen<'_>) {
    let cursor = app.board().cursor(index);
    let fit = usize::from(at.height.div_ceil(CARD_LINES));
    for (place, (row, due)) in (0..).zip(column.cards.iter().enumerate().skip(cursor.top).take(fit)) {
        let y = place * CARD_LINES;
        let rect = Rect { y: at.y + y, height: CARD_LINES.min(at.height.saturating_sub(y)), ..at };
        if let Some(record) = app.data().get(&due.id) {
            card(app, record, due, rect, pen);
        }
        let at_hand = row == cursor.at && app.board().column() == index && app.focused() == Pane::Board;
        for y in 0..rect.height.min(2) {
            first_column(app, &due.id, at_hand, Rect { y: rect.y + y, height: 1, ..rect }, pen);
        }
    }
}

fn card(app: &App, record: &Record, due: &Due, at: Rect, pen: &mut Pen<'_>) {
    let width = at.width.saturating_sub(2);
    for (y, line) in (0..).zip(pen.wrapped(record.title(), width, 2)) {
        pen.put(at, 2, y, &line, Style::new());
    }
    let lang = app.lang();
    let style = pen.theme.condition(due.condition);
    let sign = pen.theme.sign(due.condition).trim();
    let when = match (due.condition, due.days_left) {
        (Condition::Overdue | Condition::Soon | Condition::Open, Some(days)) => lang.countdown(days),
        (condition, _) => lang.word(&format!("state-{}", condition.word())),
    };
    let troubled = record.as_task().is_some_and(|task| !task.difficulties.is_empty());
    let trouble = if troubled { pen.theme.signs.difficulty } else { "" };
    let x = pen.put(at, 2, 2, &format!("{sign}{trouble}{when}"), style);
    let lead = record.lead().first().map_or_else(|| lang.word("lead-not-stated"), |id| brief(app, Some(id)));
    let more = record.lead().len().saturating_sub(1);
    let lead = if more > 0 { format!("{lead} +{more}") } else { lead };
    let dot = pen.theme.signs.dot;
    pen.put(at, x, 2, &format!(" {dot} {lead}"), pen.theme.aside);
}

//! The board: as many columns as fit, cards of two lines of title and two of what is known; lanes across the columns
//! where they are wanted.

use super::gauge;
use super::list;
use super::list::brief;
use crate::app::App;
use crate::app::action::{Action, Context, row_in};
use crate::app::layout::Rect;
use crate::app::pane::board::{Slot, card_lines};
use crate::app::pane::grid::{self, Grid, GridRow};
use crate::app::screen::Pane;
use crate::model::{Condition, Record, clarity};
use crate::text::Words;
use crate::ui::chrome;
use crate::ui::pen::Pen;
use crate::view::agenda::Due;
use crate::view::board::{Column, Lane, Lanes, Tally};
use crate::view::name;
use ratatui::style::Style;

pub(super) fn draw(app: &App, at: Rect, pen: &mut Pen<'_>) {
    let board = app.board();
    let slots = board.slots(at.width);
    let last = slots.last().map_or(0, |slot| slot.column);
    for slot in &slots {
        let rect = Rect { x: at.x + slot.x, width: slot.width, ..at };
        let column = &board.columns()[slot.column];
        title(app, slot.column, column, rect, last, pen);
        if board.is_folded(slot.column) && !column.cards.is_empty() {
            folded(app, rect.below_title(), pen);
        } else if board.grid().is_none() && !board.is_folded(slot.column) {
            cards(app, slot.column, column, rect.below_title(), pen);
        }
        if slot.column < last {
            chrome::divider(rect, pen);
        }
    }
    if board.columns().iter().all(|column| column.cards.is_empty()) {
        // Below the titles of the columns, over the lines between them.
        list::empty(app, Pane::Board, at.below_title(), pen);
    }
    if let Some(grid) = board.grid() {
        rows(app, grid, &slots, at.below_title(), pen);
    }
}

/// What the lanes are, for the title of the pane.
pub(super) fn lanes(app: &App) -> String {
    match app.board().lanes() {
        Lanes::None => String::new(),
        lanes => app.lang().word(lanes.label()),
    }
}

/// `34 !4 ~2`: how many, how many are late, how many are due soon.
fn tally(tally: Tally, pen: &Pen<'_>) -> String {
    let signs = pen.theme.signs;
    let counts = [("", tally.cards), (signs.late, tally.overdue), (signs.soon, tally.soon)];
    let said = counts.iter().filter(|(_, count)| *count > 0).map(|(sign, count)| format!("{sign}{count}"));
    said.collect::<Vec<_>>().join(" ")
}

/// The name of a state; where there is little room, a shorter one if it has one.
pub(super) fn state_name(app: &App, word: &str, narrow: bool) -> String {
    let (whole, brief) = (format!("status-{word}"), format!("status-short-{word}"));
    app.lang().word(if narrow && app.lang().knows(&brief) { &brief } else { &whole })
}

/// The state and its counts; signs where columns are hidden beyond.
fn title(app: &App, index: usize, column: &Column, at: Rect, last: usize, pen: &mut Pen<'_>) {
    let board = app.board();
    let focused = app.focused() == Pane::Board && board.column() == index;
    let style = if focused { pen.theme.mark } else { pen.theme.heading };
    let signs = pen.theme.signs;
    let before = index == board.first_shown() && index > 0;
    let after = index == last && last + 1 < board.columns().len();
    let narrow = board.is_folded(index);
    let name = state_name(app, column.status.word(), narrow);
    let counts = if narrow { Tally { overdue: 0, soon: 0, ..column.tally } } else { column.tally };
    let counts = tally(counts, pen);
    let counts = if counts.is_empty() { counts } else { format!(" {counts}") };
    let x = pen.put(at, 0, 0, if before { signs.before } else { "" }, pen.theme.mark);
    let room = at.width.saturating_sub(x.max(1) + pen.width(&counts) + 2 * u16::from(after));
    let x = pen.put_within(at, x.max(1), 0, room, &name, style);
    let x = pen.put(at, x, 0, &counts, style);
    if after {
        pen.put(at, x + 1, 0, signs.after, pen.theme.mark);
    }
}

/// Below the title of a folded column: how it comes back.
fn folded(app: &App, at: Rect, pen: &mut Pen<'_>) {
    let action = if app.board().grid().is_some() { Action::FoldColumn } else { Action::Fold };
    let row = row_in(action, Context::Board);
    let keys = row.and_then(|row| app.keymap().keys(Context::Board, row).next()).unwrap_or_default();
    let key = chrome::labels(keys, pen);
    let text = app.lang().with("board-folded", &[("key", (&key).into())]);
    for (y, line) in (0..).zip(pen.wrapped(&text, at.width.saturating_sub(1), usize::from(at.height.min(4))))
    {
        pen.put(at, 1, y, &line, pen.theme.aside);
    }
}

fn cards(app: &App, index: usize, column: &Column, at: Rect, pen: &mut Pen<'_>) {
    let cursor = app.board().cursor(index);
    let lines = card_lines(at.height);
    let fit = usize::from(at.height.div_ceil(lines));
    for (place, (row, due)) in (0..).zip(column.cards.iter().enumerate().skip(cursor.top).take(fit)) {
        let y = place * lines;
        let rect = Rect { y: at.y + y, height: lines.min(at.height.saturating_sub(y)), ..at };
        marked_card(app, index, due, row == cursor.at, rect, pen);
    }
}

/// The rows of the lanes: a head across all columns, and cards below each other.
fn rows(app: &App, grid: &Grid, slots: &[Slot], at: Rect, pen: &mut Pen<'_>) {
    let (board, cursor) = (app.board().board(), grid.cursor());
    let lines = card_lines(at.height);
    let open: Vec<usize> =
        slots.iter().map(|slot| slot.column).filter(|column| !app.board().is_folded(*column)).collect();
    let mut y = above(app, grid, at, pen);
    for (place, row) in grid.rows().iter().enumerate().skip(cursor.top) {
        if y >= at.height {
            break;
        }
        let height = grid::row_lines(board, *row, &open, lines);
        if height == 0 {
            continue;
        }
        let rect = Rect { y: at.y + y, height: height.min(at.height - y), ..at };
        match row {
            GridRow::Head(lane) => {
                head(app, &board.lanes[*lane], grid.is_folded(&board.lanes[*lane]), rect, pen);
                if place == cursor.at && app.focused() == Pane::Board {
                    pen.mark(rect, 0);
                }
            }
            GridRow::Cards(..) => {
                for slot in slots.iter().filter(|slot| !app.board().is_folded(slot.column)) {
                    let cell = Rect { x: at.x + slot.x, width: slot.width, ..rect };
                    let cards = &board.columns[slot.column].cards;
                    if let Some(due) = grid::card(board, *row, slot.column).and_then(|card| cards.get(card)) {
                        marked_card(app, slot.column, due, place == cursor.at, cell, pen);
                    }
                }
            }
        }
        y += height;
    }
}

/// The title of the lane that the first row belongs to, where that is scrolled past it; the lines that it takes.
fn above(app: &App, grid: &Grid, at: Rect, pen: &mut Pen<'_>) -> u16 {
    let Some(GridRow::Cards(lane, _)) = grid.rows().get(grid.cursor().top) else { return 0 };
    let Some(lane) = app.board().board().lanes.get(*lane) else { return 0 };
    let title = Rect { height: 1.min(at.height), ..at };
    head(app, lane, grid.is_folded(lane), title, pen);
    title.height
}

fn head(app: &App, lane: &Lane, folded: bool, at: Rect, pen: &mut Pen<'_>) {
    let signs = pen.theme.signs;
    let name = app.board().board().by.name(lane.key.as_ref(), app.data(), app.lang());
    let fold = if folded { signs.folded } else { signs.open };
    pen.clear(at);
    let text = format!("{fold} {name} ({}) ", tally(lane.tally, pen));
    let x = pen.put(at, 1, 0, &text, pen.theme.heading);
    pen.rule(at, x, 0, signs.horizontal, pen.theme.line);
}

/// A card, with what the first column says of it.
fn marked_card(app: &App, column: usize, due: &Due, at_row: bool, at: Rect, pen: &mut Pen<'_>) {
    let titled = app.data().get(&due.id).map_or(1, |record| card(app, record, due, at, pen));
    let at_hand = at_row && app.board().column() == column && app.focused() == Pane::Board;
    for y in 0..at.height.min(titled) {
        list::mark(app, &due.id, at_hand, Rect { y: at.y + y, height: 1, ..at }, pen);
    }
}

/// The title, and below it at once what is known: what a short title leaves free is air below the card. The lines of the
/// title.
fn card(app: &App, record: &Record, due: &Due, at: Rect, pen: &mut Pen<'_>) -> u16 {
    let width = at.width.saturating_sub(2);
    let mut titled = 0;
    for line in pen.wrapped(name::title(record, app.lang()), width, 2) {
        pen.put(at, 2, titled, &line, Style::new());
        titled += 1;
    }
    let lang = app.lang();
    let style = pen.theme.condition(due.condition);
    let sign = pen.theme.sign(due.condition).trim();
    let when = match (due.condition, due.days_left) {
        (Condition::Overdue | Condition::Soon | Condition::Open, Some(days)) => lang.countdown(days),
        (condition, _) => name::condition(record, condition, lang),
    };
    let x = pen.put(at, 2, titled, &format!("{sign}{when}"), style);
    let lead = record.lead().first().map_or_else(|| lang.word("lead-not-stated"), |id| brief(app, Some(id)));
    let more = record.lead().len().saturating_sub(1);
    let lead = if more > 0 { format!("{lead} +{more}") } else { lead };
    let dot = pen.theme.signs.dot;
    pen.put(at, x, titled, &format!(" {dot} {lead}"), pen.theme.aside);
    state(app, record, titled + 1, at, pen);
    titled
}

/// The last line: how far it is, how far its parts are, what stands in the way, what is missing.
fn state(app: &App, record: &Record, y: u16, at: Rect, pen: &mut Pen<'_>) {
    let Some(task) = record.as_task() else { return };
    let lang = app.lang();
    let missing = clarity::missing(record).len();
    let trouble = (!task.difficulties.is_empty())
        .then(|| format!("{}{}", pen.theme.signs.difficulty, lang.word("card-difficulties")));
    let missing = (missing > 0).then(|| lang.with("card-missing", &[("n", missing.into())]));
    let said: Vec<String> = [gauge::said(app, record), trouble, missing].into_iter().flatten().collect();
    let dot = format!(" {} ", pen.theme.signs.dot);
    let said = said.join(&dot);
    // The bar says nothing that its words do not say better.
    let has_room = 2 + gauge::CELLS + 1 + pen.width(&said) <= at.width;
    let x = if has_room { gauge::of_record(app, record, (at, 2, y), pen) } else { 2 };
    pen.put(at, x, y, &said, pen.theme.aside);
}

//! Keys that come to nothing: why, in one sentence. Whoever presses a key and sees nothing happen thinks that the program
//! is broken.
//!
//! Deliberately silent: moving at the end of a list, Escape where there is nothing to leave, keys that mean nothing
//! anywhere; and the calendar, which lies over a line where something is typed.

use super::action::{Action, Context, Group, Row, row_in};
use super::keymap::Meaning;
use super::screen::Pane;
use super::{App, Key};
use crate::text::{Message, Words};

/// Why an action did nothing.
pub(super) fn why_idle(app: &App, context: Context, action: Action) -> Option<Message> {
    let row = row_in(action, context).filter(|row| explains_itself(context, row))?;
    let is_agenda = app.focused() == Pane::Timeline && app.timeline().shown().agenda;
    if app.overlays().is_empty() && row.group == Group::Time && is_agenda {
        return Some(Message::new("idle-agenda"));
    }
    if action == Action::LowerPane {
        return Some(Message::new("idle-lower-pane"));
    }
    if let Some(why) = why_none(app).or_else(|| why_time_stands(action)) {
        return Some(Message::new(why));
    }
    let title = app.lang().word(&format!("action-{}", row.id));
    Some(Message::new("idle-here").with("title", title))
}

/// Why no record is at hand in the pane; `None` where one is, or where a record lies open.
fn why_none(app: &App) -> Option<&'static str> {
    if !app.overlays().is_empty() || app.selected().is_some() {
        return None;
    }
    let pane = app.panes.get(app.focused());
    match app.focused() {
        Pane::History if pane.is_empty() => Some("history-empty"),
        _ if pane.is_empty() && !app.filter_text().is_empty() => Some("pane-filtered-empty"),
        _ if pane.is_empty() => Some("pane-empty"),
        _ => pane.why_none(),
    }
}

/// Where a key that means nothing here means something.
pub(super) fn why_elsewhere(app: &App, context: Context, key: Key) -> Option<Message> {
    if context.takes_text() || context == Context::Calendar {
        return None;
    }
    let row = |at: Context| match app.keymap().look_up(at, &[key]) {
        Meaning::Act(action) => row_in(action, at).filter(|row| row.group != Group::Move),
        Meaning::Wait | Meaning::Nothing => None,
    };
    let mut rows = Context::IN_VIEW.into_iter().filter_map(row);
    let row = rows.next()?;
    // A key that means several things elsewhere means none of them here.
    if rows.any(|other| other.action != row.action) {
        return Some(Message::new("key-elsewhere").with("key", key.label()));
    }
    let title = app.lang().word(&format!("action-{}", row.id));
    Some(Message::new("key-elsewhere-titled").with("key", key.label()).with("title", title))
}

/// Why a key of the chart changed nothing.
fn why_time_stands(action: Action) -> Option<&'static str> {
    match action {
        Action::ZoomIn | Action::ZoomOut => Some("idle-zoom"),
        Action::Today | Action::OwnDay => Some("idle-there"),
        Action::NextDeadline | Action::PreviousDeadline => Some("idle-no-deadline"),
        _ => None,
    }
}

/// Whether somebody who presses its key waits for something to happen.
fn explains_itself(context: Context, row: &Row) -> bool {
    let moves = matches!(row.group, Group::Move | Group::Screens)
        && !matches!(row.action, Action::NextPane | Action::LowerPane);
    let leaves = matches!(row.action, Action::Back | Action::Quit | Action::Interrupt | Action::Redraw);
    !(context.takes_text() || moves || leaves)
}

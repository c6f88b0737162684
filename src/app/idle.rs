//! Keys that come to nothing: why, in one sentence. Whoever presses a key and sees nothing happen thinks that the program
//! is broken.
//!
//! Deliberately silent: moving at the end of a list, Escape where there is nothing to leave, keys that mean nothing
//! anywhere; and the calendar, which lies over a line where something is typed.

use super::action::{Action, Context, Group, Row, row_in};
use super::keymap::Meaning;
use super::screen::Pane;
use super::{App, Key, Outcome};
use crate::text::{Message, Words};

/// The panes, and a record that lies open: where a person looks for the keys of all others.
const IN_VIEW: [Context; 7] = [
    Context::List,
    Context::Tree,
    Context::Timeline,
    Context::Board,
    Context::Targets,
    Context::History,
    Context::Detail,
];

impl App {
    /// Does an action; one that comes to nothing says why.
    pub(super) fn act(&mut self, context: Context, action: Action) -> Outcome {
        let outcome = self.perform(context, action);
        if outcome == Outcome::default() { self.say_idle(context, action) } else { outcome }
    }

    /// Takes a key that is no command here: as text, else by saying where it is one.
    pub(super) fn type_or_tell(&mut self, context: Context, key: Key) -> Outcome {
        let outcome = self.type_key(key);
        if outcome == Outcome::default() { self.say_elsewhere(context, key) } else { outcome }
    }

    /// Says why an action did nothing.
    fn say_idle(&mut self, context: Context, action: Action) -> Outcome {
        let Some(row) = row_in(action, context).filter(|row| explains_itself(context, row)) else {
            return Outcome::default();
        };
        if self.overlays.is_empty() && row.group == Group::Time && self.shows_agenda() {
            return self.refuse("idle-agenda");
        }
        if let Some(why) = self.why_nothing_at_hand() {
            return self.refuse(why);
        }
        if let Some(why) = why_time_stands(action) {
            return self.refuse(why);
        }
        let title = self.lang.word(&format!("action-{}", row.id));
        self.tell(Message::new("idle-here").with("title", title), true)
    }

    /// Whether an action would change nothing that can be seen in the pane that has the keys.
    pub(super) fn changes_nothing(&self, action: Action) -> bool {
        match (self.focused(), action) {
            (_, Action::NextPane) => self.layout().panes.len() < 2,
            (Pane::Tree, Action::Toggle) => self.tree.row().is_none_or(|row| !row.parent),
            (Pane::Tree, Action::ToggleAll) => self.tree.rows().is_empty(),
            (Pane::Board, Action::Fold) => self.board.grid().is_none() && self.board.at_hand_is_empty(),
            (Pane::Board, Action::FoldColumn) => self.board.at_hand_is_empty(),
            // What moves the chart would be seen only when that comes back.
            (Pane::Timeline, Action::ZoomIn | Action::ZoomOut | Action::Earlier | Action::Later) => {
                self.shows_agenda()
            }
            (Pane::Timeline, Action::Today | Action::OwnDay) => self.shows_agenda(),
            _ => false,
        }
    }

    fn shows_agenda(&self) -> bool {
        self.focused() == Pane::Timeline && self.timeline.shown().agenda
    }

    /// Why no record is at hand in the pane; `None` where one is, or where a record lies open.
    fn why_nothing_at_hand(&self) -> Option<&'static str> {
        if !self.overlays.is_empty() || self.selected().is_some() {
            return None;
        }
        let board = self.focused() == Pane::Board;
        Some(match self.focused() {
            Pane::History if self.history.lines().is_empty() => "history-empty",
            _ if self.shows_nothing() && !self.filter_text().is_empty() => "pane-filtered-empty",
            _ if self.shows_nothing() => "pane-empty",
            Pane::History => return None,
            _ if board && self.board.at_hand_is_empty() => "idle-empty-column",
            _ if board => "idle-folded-column",
            _ => "idle-no-item",
        })
    }

    fn shows_nothing(&self) -> bool {
        match self.focused() {
            Pane::Tree => self.tree.rows().is_empty(),
            Pane::Timeline => self.timeline.rows().is_empty(),
            Pane::Board => self.board.columns().iter().all(|column| column.cards.is_empty()),
            Pane::History => self.history.lines().is_empty(),
            pane => self.list(pane).is_none_or(|list| list.rows().is_empty()),
        }
    }

    /// Says of a key that means something elsewhere that it means nothing here.
    fn say_elsewhere(&mut self, context: Context, key: Key) -> Outcome {
        if context.takes_text() || context == Context::Calendar {
            return Outcome::default();
        }
        let row = |at: Context| match self.keymap.look_up(at, &[key]) {
            Meaning::Act(action) => row_in(action, at).filter(|row| row.group != Group::Move),
            Meaning::Wait | Meaning::Nothing => None,
        };
        let mut rows = IN_VIEW.into_iter().filter_map(row);
        let Some(row) = rows.next() else { return Outcome::default() };
        let message = Message::new("key-elsewhere").with("key", key.label());
        // A key that means several things elsewhere means none of them here.
        let message = if rows.any(|other| other.action != row.action) {
            message
        } else {
            let title = self.lang.word(&format!("action-{}", row.id));
            Message::new("key-elsewhere-titled").with("key", key.label()).with("title", title)
        };
        self.tell(message, true)
    }
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
    let moves = matches!(row.group, Group::Move | Group::Screens) && row.action != Action::NextPane;
    let leaves = matches!(row.action, Action::Back | Action::Quit | Action::Interrupt | Action::Redraw);
    !(context.takes_text() || moves || leaves)
}

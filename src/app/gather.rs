//! Going to a screen. In a large store its rows may have to be gathered beside the loop first: the screen is there at
//! once and says so, and keys that are about its rows wait until those are there.
//!
//! A key that waits is pressed when the rows have come, and so is everything that was typed after it, in the order in
//! which it was typed. What leaves the screen or lies over it waits for nothing.

use super::App;
use super::action::Action;
use super::keymap::Meaning;
use super::message::{Effect, Msg, Outcome, Size};
use super::overlay::Overlay;
use super::reckon::MANY;
use super::screen::{Pane, Screen};
use crate::model::Id;

impl App {
    /// Whether the rows of a pane are still being gathered: what it holds is of another screen, filter or day.
    pub fn gathers(&self, pane: Pane) -> bool {
        self.gathering.contains(&pane) && self.shows(pane)
    }

    /// Whether the screen waits for rows.
    pub fn is_gathering(&self) -> bool {
        self.layout().panes.iter().any(|(pane, _)| self.gathering.contains(pane))
    }

    /// How many keys wait for the rows of the screen.
    pub fn waiting_keys(&self) -> usize {
        self.held.len()
    }

    /// Whether a pane stands on the screen.
    pub(super) fn shows(&self, pane: Pane) -> bool {
        self.layout().panes.iter().any(|(shown, _)| *shown == pane)
    }

    pub(super) fn go(&mut self, screen: Screen) -> Outcome {
        // What is still looked for goes along.
        let at_hand = || self.selected().map(|record| record.id.clone());
        let selected = self.wanted.clone().or_else(at_hand);
        let comes = self.screen != screen;
        self.screen = screen;
        self.focus = None;
        self.overlays.clear();
        self.settling = None;
        self.wanted = None;
        let outcome = self.gather();
        match selected {
            Some(id) if self.is_gathering() => self.wanted = Some(id),
            Some(id) => self.show(&id),
            None => {}
        }
        outcome.and(self.ask_for_history(comes))
    }

    fn ask_for_history(&mut self, comes: bool) -> Outcome {
        if self.screen != Screen::History {
            return Outcome::default();
        }
        if std::mem::take(&mut self.news) > 0 {
            // Who is told of news and goes there wants to see those.
            self.history.show_new();
        }
        if comes {
            self.history.arrive();
        }
        Outcome::effect(Effect::Store(super::message::Request::History(None)))
    }

    /// Shows what the screen is to show: at once where the records are few or nothing has changed since, else when a walk
    /// beside the loop is done.
    fn gather(&mut self) -> Outcome {
        let is_typed = std::mem::take(&mut self.unsettled);
        let is_begun = self.settling.take().is_some() && !is_typed;
        if self.data.len() < MANY {
            self.rebuild();
            return Outcome::drawn();
        }
        let panes = self.layout().panes.into_iter().map(|(pane, _)| pane);
        self.gathering = panes.filter(|pane| !self.is_current(*pane)).collect();
        self.reveal();
        if is_begun {
            return Outcome::drawn();
        }
        // Whatever is under way is about another screen or filter.
        self.walk += 1;
        if self.is_gathering() { Outcome::effect(Effect::Reckon) } else { Outcome::drawn() }
    }

    /// A screen of another size may have other panes. What could be seen before stays to be seen.
    pub(super) fn resize(&mut self, size: Size) -> Outcome {
        let panes = self.layout().panes.into_iter().map(|(pane, _)| pane);
        let seen: Vec<Pane> = panes.filter(|pane| !self.gathering.contains(pane)).collect();
        self.size = size;
        let outcome = self.gather();
        self.gathering.retain(|pane| !seen.contains(pane));
        outcome.and(Outcome::effect(Effect::Redraw))
    }

    /// What was typed into a filter is shown once it is left.
    pub(super) fn settle_after(&mut self, outcome: Outcome) -> Outcome {
        let is_typing = matches!(self.overlays.last(), Some(Overlay::Filter(_)));
        if is_typing || !(self.unsettled || self.settling.is_some()) {
            return outcome;
        }
        outcome.and(self.gather())
    }

    /// Puts the record that is looked for at hand, as soon as its row may be there. After the last walk nobody looks for
    /// it any more.
    pub(super) fn show_wanted(&mut self, is_last: bool) {
        let Some(id) = self.wanted.clone().filter(|_| !self.is_gathering()) else { return };
        self.show(&id);
        if is_last || self.selected_in(self.focused()) == Some(&id) {
            self.wanted = None;
        }
    }

    /// Puts the cursor of the pane that has the keys on a record, if it is there.
    pub(super) fn show(&mut self, id: &Id) {
        match self.focused() {
            Pane::Tree => drop(self.tree.select(id)),
            Pane::Board => drop(self.board.select(id)),
            Pane::Work => drop(self.work.select(id)),
            Pane::Targets => drop(self.targets.list.select(id)),
            Pane::Timeline => drop(self.timeline.select(id)),
            Pane::Documents => drop(self.documents.select(id)),
            Pane::History => {}
        }
        self.reveal();
    }

    /// Whether what was typed waits behind keys that wait. Who wants to end the program is not kept waiting.
    pub(super) fn queues(&self, msg: &Msg) -> bool {
        let is_typed = match msg {
            Msg::Key(key) => {
                let alone = self.keymap.look_up(self.context(), &[*key]);
                !matches!(alone, Meaning::Act(Action::Interrupt))
            }
            Msg::Paste(_) => true,
            _ => false,
        };
        is_typed && !self.held.is_empty() && self.overlays.is_empty() && self.is_gathering()
    }

    /// Lets the keys that mean an action wait, where it is about rows that are not there yet. Whether they do.
    pub(super) fn holds(&mut self, action: Action) -> bool {
        let waits = self.overlays.is_empty() && self.is_gathering() && is_about_rows(action);
        if waits {
            self.held.extend(self.pending.drain(..).map(Msg::Key));
        }
        waits
    }

    /// Presses the keys that waited, once the rows are there.
    pub(super) fn press_held(&mut self, mut outcome: Outcome) -> Outcome {
        if self.held.is_empty() || self.is_gathering() {
            return outcome;
        }
        let held = std::mem::take(&mut self.held);
        if !self.overlays.is_empty() {
            // Something came between that asks for other keys: these were not meant for it.
            return outcome;
        }
        for msg in held {
            let led_to = self.receive(msg);
            outcome = outcome.and(led_to);
        }
        outcome
    }
}

/// Whether an action needs the rows of the screen, or what is at hand there.
fn is_about_rows(action: Action) -> bool {
    let is_free = matches!(
        action,
        Action::NextScreen
            | Action::PreviousScreen
            | Action::Find
            | Action::Filter
            | Action::Views
            | Action::Help
            | Action::Redraw
            | Action::Quit
            | Action::Interrupt
    );
    !is_free && Screen::of(action).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_leaves_the_screen_or_lies_over_it_needs_no_rows() {
        for action in
            [Action::Open, Action::Down, Action::Deadline, Action::Back, Action::Palette, Action::New]
        {
            assert!(is_about_rows(action), "{action:?}");
        }
        for action in [Action::Board, Action::NextScreen, Action::Find, Action::Help, Action::Quit] {
            assert!(!is_about_rows(action), "{action:?}");
        }
    }
}

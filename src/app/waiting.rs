//! Going to a screen, and what waits for its rows. The screen is there at once; where its rows are not, it says so, and keys
//! that are about rows wait until they come.
//!
//! A key that waits is pressed when the rows have come, and so is everything that was typed after it, in the order in
//! which it was typed. What leaves the screen or lies over it waits for nothing.

use super::App;
use super::action::Action;
use super::keymap::Meaning;
use super::layout::Size;
use super::message::{Effect, Msg, Outcome};
use super::projection::Typed;
use super::screen::Screen;
use crate::model::Id;

impl App {
    pub(super) fn go(&mut self, screen: Screen) -> Outcome {
        let selected = self.place_of_cursor().cloned();
        self.projection.leave(self.desk.focused());
        let comes = self.desk.go(screen);
        self.overlays.clear();
        self.projection.aim(selected);
        self.follow_rows();
        self.show_target();
        self.reveal();
        Outcome::drawn().and(self.ask_for_history(comes))
    }

    fn ask_for_history(&mut self, comes: bool) -> Outcome {
        if self.desk.screen != Screen::History {
            return Outcome::default();
        }
        if self.notices.see_news() {
            // Whoever is told of news and goes there wants to see those.
            self.panes.history.show_new();
        }
        if comes {
            self.panes.history.arrive();
        }
        Outcome::effect(Effect::Store(super::message::Request::History(None)))
    }

    /// A screen of another size may have other panes. What could be seen before stays to be seen, and the selected record
    /// selected where another pane has the keys then.
    pub(super) fn resize(&mut self, size: Size) -> Outcome {
        let (pane, selected) = (self.desk.focused(), self.place_of_cursor().cloned());
        self.desk.size = size;
        let is_other = self.desk.focused() != pane;
        if is_other && selected.is_some() {
            self.projection.aim(selected);
        }
        self.follow_rows();
        if is_other {
            self.show_target();
        }
        self.reveal();
        Outcome::effect(Effect::Redraw)
    }

    /// The record that is selected, or will be when the rows are there.
    pub(super) fn place_of_cursor(&self) -> Option<&Id> {
        self.projection.target().or_else(|| self.cursor_in(self.desk.focused()))
    }

    /// Selects the record that is waited for, as soon as its row may be there. Whether there is one.
    pub(super) fn show_target(&mut self) -> bool {
        let Some(id) = self.projection.target().cloned() else { return false };
        if self.projection.lacks_rows() {
            return true;
        }
        let (is_typing, at) = (self.projection.is_typing(), self.desk.focused());
        if !is_typing || self.cursor_in(at) != Some(&id) {
            self.show(&id);
        }
        if self.projection.falls_back_on_first() && self.cursor_in(at) != Some(&id) {
            self.panes.get_mut(at).fall_back(self.session.now.today);
            self.reveal();
        }
        if !is_typing && self.cursor_in(at) == Some(&id) {
            self.projection.aim(None);
        }
        true
    }

    /// Waits for no record any more where the rows are as new as it is, and it is not among them.
    pub(super) fn give_up_target(&mut self) {
        if !self.projection.lacks_rows() && !self.projection.awaits_target() && !self.projection.is_typing() {
            self.projection.aim(None);
        }
    }

    /// Puts the cursor of the pane that has the keys on a record, if it is there.
    pub(super) fn show(&mut self, id: &Id) {
        self.panes.get_mut(self.desk.focused()).select(id);
        self.reveal();
    }

    /// What was typed and waits behind keys that wait, or for a layer that opens. Interrupting the program does not.
    pub(super) fn queued(&self, msg: &Msg) -> Option<Typed> {
        let follows = self.projection.held_keys() > 0 || self.projection.gathers();
        if !follows || !self.waits() {
            return None;
        }
        match msg {
            Msg::Key(key) => {
                let alone = self.keymap().look_up(self.context(), &[*key]);
                (!matches!(alone, Meaning::Act(Action::Interrupt))).then_some(Typed::Key(*key))
            }
            Msg::Mouse(mouse) => Some(Typed::Mouse(*mouse)),
            Msg::Paste(text) => Some(Typed::Paste(text.clone())),
            _ => None,
        }
    }

    /// Whether keys that are about rows wait: nothing lies over the screen, and its rows are not there.
    pub(super) fn waits(&self) -> bool {
        self.overlays.is_empty() && self.projection.is_loading()
    }

    /// Lets the keys that mean an action wait, where it is about rows that are not there yet. Whether they do.
    pub(super) fn holds(&mut self, action: Action) -> bool {
        let waits = self.waits() && is_about_rows(action);
        if waits {
            self.projection.hold(self.keys.take_pending().into_iter().map(Typed::Key));
        }
        waits
    }

    /// Presses the keys that waited, once the rows are there.
    pub(super) fn press_held(&mut self, outcome: Outcome) -> Outcome {
        if self.projection.held_keys() == 0 || self.projection.is_loading() {
            return outcome;
        }
        let held = self.projection.release();
        if !self.overlays.is_empty() {
            // Something came between that asks for other keys: these were not meant for it.
            return outcome;
        }
        self.press_all(held, outcome)
    }

    /// Takes what was typed, in its order.
    pub(super) fn press_all(&mut self, held: Vec<Typed>, mut outcome: Outcome) -> Outcome {
        for typed in held {
            let led_to = self.receive(match typed {
                Typed::Key(key) => Msg::Key(key),
                Typed::Mouse(mouse) => Msg::Mouse(mouse),
                Typed::Paste(text) => Msg::Paste(text),
            });
            outcome = outcome.and(led_to);
        }
        outcome
    }
}

/// Whether an action needs the rows of the screen, or what is at hand there.
pub(super) fn is_about_rows(action: Action) -> bool {
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

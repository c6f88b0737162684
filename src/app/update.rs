//! From messages to new state: who gets a message, which action a key means there, and who does it.
//!
//! Deliberately not here: what an action does. Moving is in `moves`, layers are in `layers`, text is in `typing`, going to a
//! screen is in `waiting`, records are in `edit`.

use super::action::{Action, Context};
use super::keymap::Meaning;
use super::overlay::Overlay;
use super::overlay::finder::Finder;
use super::overlay::help::Help;
use super::overlay::prompt::Prompt;
use super::screen::Screen;
use super::{App, Effect, Key, Msg, Outcome};
use crate::search::{Answer, FilterError};
use crate::text::Method;

impl App {
    /// Takes in what happened.
    pub fn update(&mut self, msg: Msg) -> Outcome {
        let outcome = self.receive(msg);
        let outcome = self.press_held(outcome);
        self.ask_for_rows(outcome)
    }

    /// The same without what waited for it.
    pub(super) fn receive(&mut self, msg: Msg) -> Outcome {
        if let Some(typed) = self.queued(&msg) {
            self.projection.hold([typed]);
            return Outcome::drawn();
        }
        let outcome = self.take(msg);
        self.follow_rows();
        self.give_up_target();
        outcome
    }

    fn take(&mut self, msg: Msg) -> Outcome {
        match msg {
            Msg::Key(key) => self.press_on(key),
            Msg::Paste(text) => self.paste(&text),
            Msg::Resize(size) => self.resize(size),
            Msg::Today(today) => {
                self.now.today = today;
                self.projection.renew();
                self.refresh_sheets();
                Outcome::drawn()
            }
            Msg::Data { data, changed } => self.take_data(data, changed),
            Msg::Told { message, failed } => self.take_told(message, failed),
            Msg::Saved(id) => self.take_saved(&id),
            Msg::News { n, by } => self.take_news(n, &by),
            Msg::Conflict(conflict) => self.take_conflict(*conflict),
            Msg::History(lines) => self.take_history(lines),
            Msg::Drafts(drafts) => self.take_drafts(drafts),
            Msg::Rebuilt(rebuilt) => self.take_rebuilt(*rebuilt),
            Msg::Fade => {
                self.notice = None;
                self.fresh.clear();
                Outcome::drawn()
            }
            Msg::Found { n, answer } => self.take_found(n, answer),
        }
    }

    /// Hands an answer of the search to whoever asked.
    fn take_found(&mut self, n: u64, answer: Result<Answer, FilterError>) -> Outcome {
        let hits = |answer: Result<Answer, FilterError>| answer.unwrap_or_default().hits;
        let (taken, hasty) = match self.overlays.last_mut() {
            Some(Overlay::Palette(_)) => {
                let outcome = self.take_jump(n, answer);
                self.reveal();
                return outcome;
            }
            Some(Overlay::Finder(finder)) => {
                let taken = finder.answer(n, answer);
                (taken, taken && finder.was_hasty())
            }
            Some(Overlay::Form(_)) => (self.take_offers(n, &hits(answer)), false),
            Some(Overlay::Handing(_) | Overlay::Ask(_)) => (self.take_agencies(n, &hits(answer)), false),
            _ => (false, false),
        };
        self.reveal();
        if hasty { self.open() } else { Outcome { dirty: taken, effects: Vec::new() } }
    }

    /// The records that lie open, as they are now.
    pub(super) fn refresh_sheets(&mut self) {
        let mut overlays = std::mem::take(&mut self.overlays);
        for overlay in &mut overlays {
            match overlay {
                Overlay::Detail(open) => open.set_lines(self.sheet_of(&open.id, open.extent())),
                Overlay::Basis(open) => open.set_lines(self.basis(&open.id)),
                Overlay::Form(form) => form.rebase(&self.data, &self.lang),
                _ => {}
            }
        }
        self.overlays = overlays;
    }

    /// Telex, VNI, and off again.
    fn switch_composer(&mut self) -> Outcome {
        self.composer = match self.composer {
            None => Some(Method::Telex),
            Some(Method::Telex) => Some(Method::Vni),
            Some(Method::Vni) => None,
        };
        Outcome::drawn()
    }

    /// A key, after which no notice stands where it was not said: over a form it would hide the form's own keys.
    fn press_on(&mut self, key: Key) -> Outcome {
        let place = |app: &Self| (app.screen, app.overlays.len(), app.context());
        let (before, said) = (place(self), self.notice.take());
        let outcome = self.press(key);
        if place(self) == before {
            self.notice = self.notice.take().or(said);
        }
        outcome
    }

    /// The top overlay, else the pane that has the keys: there the key is looked up.
    fn press(&mut self, key: Key) -> Outcome {
        let context = self.context();
        let key = if context.takes_text() { key } else { self.telex.pressed(key) };
        let waited = !self.pending.is_empty();
        self.pending.push(key);
        match self.keymap.look_up(context, &self.pending) {
            Meaning::Act(action) if self.holds(action) => Outcome::drawn(),
            Meaning::Act(action) => {
                self.pending.clear();
                let outcome = self.act(context, action);
                self.reveal();
                outcome
            }
            Meaning::Wait => Outcome::drawn(),
            Meaning::Nothing => {
                self.pending.clear();
                // The second key of a sequence that does not exist still means what it means alone.
                if waited { self.press(key) } else { self.type_or_tell(context, key) }
            }
        }
    }

    pub(super) fn perform(&mut self, context: Context, action: Action) -> Outcome {
        if let Some(screen) = Screen::of(action) {
            return self.go(screen);
        }
        if let Some(outcome) = self.act_on_record(action) {
            return outcome;
        }
        if let Some(outcome) = self.act_on_form(action).or_else(|| self.act_on_program(context, action)) {
            return outcome;
        }
        match action {
            Action::Quit if self.overlays.is_empty() => Outcome::effect(Effect::Quit),
            Action::Quit | Action::Back => self.back(),
            Action::Interrupt => Outcome::effect(Effect::Quit),
            Action::Composer => self.switch_composer(),
            Action::Redraw => Outcome::effect(Effect::Redraw),
            Action::Find => {
                self.lay(Overlay::Finder(Finder::default())).and(Outcome::effect(Effect::ReadySearch))
            }
            Action::Filter => self.lay(Overlay::Filter(Prompt::new(self.filter_text()))),
            Action::Calendar => self.open_calendar(),
            Action::Help => self.lay(Overlay::Help(Help::new(context))),
            Action::NextScreen => self.go(self.screen.step(true)),
            Action::PreviousScreen => self.go(self.screen.step(false)),
            Action::Open => self.open(),
            Action::Basis => self.open_basis(),
            _ if self.overlays.is_empty() => self.act_in_pane(action),
            _ => self.act_in_overlay(action),
        }
    }
}

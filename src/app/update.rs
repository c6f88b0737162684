//! From messages to new state: who gets a message, which action a key means there, and who does it.
//!
//! Deliberately not here: what an action does. A layer or a pane does its own, `follow` does what they reply.

use super::action::{Action, Context};
use super::desk::{Scene, Subject};
use super::idle::{why_elsewhere, why_idle};
use super::keymap::Meaning;
use super::keys::Pressed;
use super::reply::Reply;
use super::screen::Pane;
use super::{App, Effect, Key, Msg, Outcome, pointing};
use crate::search::{Answer, FilterError};
use crate::text::Message;
use crate::view::tree::Node;

impl App {
    /// Takes in what happened.
    pub fn update(&mut self, msg: Msg) -> Outcome {
        let scene = matches!(msg, Msg::Key(_) | Msg::Mouse(_)).then(|| self.scene());
        let outcome = self.receive(msg);
        let outcome = self.press_held(outcome);
        let outcome = self.tell_of_row(scene, outcome);
        self.ask_for_rows(outcome)
    }

    /// Where a key was pressed that may only move: the screen, the pane that has the keys, the layers.
    pub(super) fn scene(&self) -> Scene {
        (self.desk.screen, self.desk.focused(), self.overlays.len())
    }

    /// What the row at hand stands for.
    fn at_hand(&self) -> Subject {
        let pane = self.desk.focused();
        match (pane, self.selected_in(pane), self.panes.tree.row().map(|row| &row.node)) {
            (Pane::Summary, ..) if self.is_loading(pane) => Subject::Nothing,
            (Pane::Summary, ..) => {
                self.panes.summary.row().map_or(Subject::Nothing, |row| Subject::Group(row.group.clone()))
            }
            (_, Some(id), _) => Subject::Record(id.clone()),
            (Pane::Tree, None, Some(Node::Place(place))) => Subject::Place(place.clone()),
            _ => Subject::Nothing,
        }
    }

    /// After something happened: tells of the row at hand, or once the keys pause. `before` is where a key was pressed.
    fn tell_of_row(&mut self, before: Option<Scene>, outcome: Outcome) -> Outcome {
        let layer_is_restless = self.overlays.last().is_some_and(|layer| layer.is_restless());
        let (at_hand, scene) = (self.at_hand(), self.scene());
        let waits = match before {
            // A layer came or went: what lies below it is drawn anew in any case.
            Some(before) if before.2 != scene.2 => false,
            Some(before) if before != scene => {
                self.desk.told = Subject::Nothing;
                true
            }
            Some(_) => at_hand != self.desk.told,
            None => self.desk.is_restless,
        };
        self.desk.is_restless = waits;
        if !waits {
            self.desk.told = at_hand;
        }
        let rests = layer_is_restless || waits && before.is_some();
        outcome.with(rests.then_some(Effect::Rest))
    }

    /// The keys paused.
    fn rest(&mut self) -> Outcome {
        self.with_top(|layer, ctx| layer.rest(ctx));
        (self.desk.told, self.desk.is_restless) = (self.at_hand(), false);
        Outcome::drawn()
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
            Msg::Key(key) => self.press_on(|app| app.press(key)),
            Msg::Mouse(mouse) => self.press_on(|app| pointing::take(app, mouse)),
            Msg::Paste(text) => self.paste(&text),
            Msg::Resize(size) => self.resize(size),
            Msg::Today(today) => {
                self.session.now.today = today;
                self.projection.renew();
                self.refresh_layers();
                Outcome::drawn()
            }
            Msg::Data { data, changed } => self.take_data(data, changed),
            Msg::Origin(origin) => {
                self.session.origin = origin;
                Outcome::drawn()
            }
            Msg::Told { message, failed } => self.take_told(message, failed),
            Msg::Saved(id) => self.take_saved(&id),
            Msg::ReadOnly => {
                self.session.read_only = true;
                Outcome::drawn()
            }
            Msg::News { n, by } => self.take_news(n, &by),
            Msg::Conflict(conflict) => self.take_conflict(*conflict),
            Msg::History(lines) => self.take_history(lines),
            Msg::Drafts(drafts) => self.take_drafts(drafts),
            Msg::Rebuilt(rebuilt) => self.take_rebuilt(*rebuilt),
            Msg::Fade => {
                self.notices.fade();
                Outcome::drawn()
            }
            Msg::Rest => self.rest(),
            Msg::Found { n, answer } => self.take_found(n, answer),
        }
    }

    /// Hands an answer of the search to the layer on top.
    fn take_found(&mut self, n: u64, answer: Result<Answer, FilterError>) -> Outcome {
        let reply = self.with_top(|layer, ctx| layer.found(n, answer, ctx)).unwrap_or(Reply::Ignored);
        let outcome = self.follow(reply);
        self.reveal();
        outcome
    }

    /// A text that was pasted, where text is typed.
    fn paste(&mut self, text: &str) -> Outcome {
        let input = self.overlays.last_mut().and_then(|layer| layer.input_mut());
        if input.is_some_and(|input| !input.has_room_for(text)) {
            self.notices.tell_too_long();
            return Outcome::effect(Effect::Fade);
        }
        let reply = self.with_top(|layer, ctx| layer.paste(text, ctx)).unwrap_or(Reply::Ignored);
        let outcome = self.follow(reply);
        self.reveal();
        outcome
    }

    /// A key that is no command: text, where text is taken.
    fn type_key(&mut self, key: Key) -> Outcome {
        let reply = self.with_top(|layer, ctx| layer.press(key, ctx)).unwrap_or(Reply::Ignored);
        let outcome = self.follow(reply);
        self.reveal();
        outcome
    }

    /// A key or the mouse: a notice is read by then, and goes, unless this key said it.
    fn press_on(&mut self, press: impl FnOnce(&mut Self) -> Outcome) -> Outcome {
        let said = self.notices.take().is_some();
        let outcome = press(self);
        Outcome { dirty: outcome.dirty || said, ..outcome }
    }

    /// The top overlay, else the pane that has the keys: there the key is looked up.
    fn press(&mut self, key: Key) -> Outcome {
        let context = self.context();
        match self.keys.press(context, key) {
            Pressed::Means(Meaning::Act(action)) if self.holds(action) => Outcome::drawn(),
            Pressed::Means(Meaning::Act(action)) => {
                self.keys.take_pending();
                let outcome = self.act(context, action);
                self.reveal();
                outcome
            }
            Pressed::Means(Meaning::Wait | Meaning::Nothing) => Outcome::drawn(),
            Pressed::Nothing(key) => self.type_or_tell(context, key),
        }
    }

    /// Does an action; one that comes to nothing says why.
    pub(super) fn act(&mut self, context: Context, action: Action) -> Outcome {
        let outcome = self.perform(context, action);
        self.or_say(outcome, |app| why_idle(app, context, action))
    }

    /// Takes a key that is no command here: as text, else by saying where it is one.
    fn type_or_tell(&mut self, context: Context, key: Key) -> Outcome {
        let outcome = self.type_key(key);
        self.or_say(outcome, |app| why_elsewhere(app, context, key))
    }

    /// Says why nothing came of a key.
    fn or_say(&mut self, outcome: Outcome, why: impl FnOnce(&Self) -> Option<Message>) -> Outcome {
        if outcome != Outcome::default() {
            return outcome;
        }
        why(self).map_or(outcome, |why| self.tell(why, true))
    }
}

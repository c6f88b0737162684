//! Saving a form and leaving it; what the store answers.

use std::sync::Arc;

use serde_json::Value;

use crate::app::action::Action;
use crate::app::message::Request;
use crate::app::overlay::Overlay;
use crate::app::overlay::ask::{Ask, Purpose};
use crate::app::overlay::form::Form;
use crate::app::overlay::form::leave::Leave;
use crate::app::{App, Effect, Outcome};
use crate::model::Id;
use crate::text::Message;

impl App {
    /// Escape: closes what is offered, then the form; asks where something is not saved.
    pub(in crate::app) fn escape_form(&mut self) -> Outcome {
        if self.with_form(|form, _| form.offers.take().is_some()) == Some(true) {
            return Outcome::drawn();
        }
        if self.form().is_some_and(Form::is_touched) {
            return self.lay(Overlay::Leave(Leave { quits: false }));
        }
        self.close_form();
        Outcome::drawn()
    }

    /// Ctrl-C ends the program, with a question where something is not saved.
    pub(in crate::app) fn interrupt(&mut self) -> Outcome {
        if self.form().is_some_and(Form::is_touched)
            && !matches!(self.overlays.last(), Some(Overlay::Leave(_)))
        {
            return self.lay(Overlay::Leave(Leave { quits: true }));
        }
        Outcome::effect(Effect::Quit)
    }

    /// Leaves the form, and keeps what is typed for the next time or drops it.
    pub(in crate::app) fn leave_form(&mut self, keep: bool) -> Outcome {
        let Some(Overlay::Leave(leave)) = self.overlays.last().cloned() else { return Outcome::default() };
        let place = self.form().map(Form::place).unwrap_or_default();
        self.close_form();
        let mut outcome = if keep { self.tell(Message::new("draft-kept"), false) } else { Outcome::drawn() };
        if !keep {
            outcome = self.forget_draft(&place, outcome);
        }
        if leave.quits {
            outcome.effects.push(Effect::Quit);
        }
        outcome
    }

    /// Takes the form away and what lies over it.
    pub(in crate::app) fn close_form(&mut self) {
        if let Some(at) = self.overlays.iter().rposition(|overlay| matches!(overlay, Overlay::Form(_))) {
            self.overlays.truncate(at);
        }
    }

    /// Saves what the form holds; what cannot be saved is said at its field.
    pub(in crate::app) fn save_form(&mut self) -> Outcome {
        let quits = match self.overlays.last() {
            Some(Overlay::Leave(leave)) => leave.quits,
            _ => false,
        };
        if matches!(self.overlays.last(), Some(Overlay::Leave(_))) {
            self.overlays.pop();
        }
        if let Some(question) = self.question_of_form() {
            return self.lay_typed(question);
        }
        let plan = self.with_form(|form, world| {
            if form.waiting {
                return None;
            }
            form.take_meant();
            form.offers = None;
            form.quits = quits;
            form.plan(world)
        });
        match plan.flatten() {
            Some(plan) if plan.changing().next().is_none() => {
                let place = self.form().map(Form::place).unwrap_or_default();
                self.close_form();
                let outcome = self.tell(Message::new("saved-nothing"), false);
                self.forget_draft(&place, outcome)
            }
            Some(plan) => {
                self.with_form(|form, _| form.waiting = true);
                Outcome::effect(Effect::Store(Request::Submit(plan)))
            }
            None => {
                self.reveal();
                Outcome::drawn()
            }
        }
    }

    /// What has to be asked before the form can be saved: why a task is sent back.
    fn question_of_form(&mut self) -> Option<Overlay> {
        self.with_form(|form, world| {
            let to = form.sent_back(world).filter(|_| !form.waiting)?;
            let seen = vec![Arc::clone(&form.base)];
            Some(Overlay::Ask(Ask::new(Purpose::SendBack(to), seen, &[("reason", "")])))
        })?
    }

    /// Goes on saving with the reason that was asked for; `None` where no form asked.
    pub(in crate::app) fn answer_for_form(&mut self) -> Option<Outcome> {
        let [.., Overlay::Form(_), Overlay::Ask(ask)] = self.overlays.as_slice() else { return None };
        let (reason, place) = (ask.text("reason").to_owned(), ask.place());
        self.overlays.pop();
        self.with_form(|form, _| form.reason = Some(reason));
        let outcome = self.save_form();
        Some(self.hand_over_draft(&place, outcome))
    }

    /// What a form asked for is saved: it goes, and the record is at hand.
    pub(in crate::app) fn take_saved(&mut self, id: &Id) -> Outcome {
        let Some(form) = self.form().filter(|form| form.waiting) else { return Outcome::default() };
        let (place, quits) = (form.place(), form.quits);
        self.close_form();
        // Its row may still be on its way.
        self.projection.aim(Some(id.clone()));
        self.show_target();
        let mut outcome = self.forget_draft(&place, Outcome::drawn());
        if quits {
            outcome.effects.push(Effect::Quit);
        }
        outcome
    }

    /// Shows what is said; where a form waits and it went wrong, the form says so, too.
    pub(in crate::app) fn take_told(&mut self, message: Message, failed: bool) -> Outcome {
        if failed && self.wait_no_more() {
            self.with_form(|form, _| form.problem = Some(message.clone()));
        }
        let draft = self.settle_draft(failed);
        let message = self.with_completed(message, failed);
        self.tell(message, failed).and(draft)
    }

    /// The answer to saving is here, and it was not that it is saved. Whether it was waited for.
    pub(in crate::app) fn wait_no_more(&mut self) -> bool {
        self.with_form(|form, _| std::mem::take(&mut form.waiting)) == Some(true)
    }

    /// Goes on saving once it is settled whose value stands in a field. `None` where no form asked.
    pub(in crate::app) fn settle_in_form(
        &mut self,
        id: &Id,
        name: &str,
        action: Action,
        value: Option<&Value>,
    ) -> Option<Outcome> {
        let theirs = self.data.get(id)?.get(name).unwrap_or(Value::Null);
        let is_its = self.with_form(|form, world| {
            if form.base.id != *id {
                return false;
            }
            match (action, form.place_of(name), value) {
                (Action::KeepTheirs, Some(at), _) => form.fields[at].hold(&theirs, world.data, world.words),
                (Action::KeepBoth, _, Some(both)) => form.prefill(name, both, world.data, world.words),
                _ => {}
            }
            form.accept_theirs(name, theirs);
            true
        });
        (is_its == Some(true)).then(|| self.save_form())
    }
}

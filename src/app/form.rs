//! What the program does with a form: which action does what, and the way to the form that is open.

mod offer;
mod open;
mod save;
mod typing;

use super::action::Action;
use super::overlay::Overlay;
use super::overlay::form::{Form, Purpose};
use super::{App, Outcome};
use crate::text::Words;
use crate::work::World;

impl App {
    /// Does an action that opens a form or works in one.
    pub(super) fn act_on_form(&mut self, action: Action) -> Option<Outcome> {
        let in_form = matches!(self.overlays.last(), Some(Overlay::Form(_)));
        Some(match action {
            Action::New => self.open_new(None),
            Action::Edit => self.open_edit(),
            Action::Duplicate => self.duplicate(),
            // The form for a measured value has fields of its own.
            Action::NextField if in_form => self.move_on(true),
            Action::PreviousField if in_form => self.move_on(false),
            Action::MoreFields => self.toggle_fields(),
            Action::Choose => self.open_offers(),
            Action::SaveForm => self.save_now(),
            Action::KeepDraft => self.leave_form(true),
            Action::Discard => self.leave_form(false),
            Action::Back if in_form => self.escape_form(),
            Action::Interrupt => self.interrupt(),
            _ => return None,
        })
    }

    /// The form on top, with the world that it is read in.
    fn with_form<R>(&mut self, act: impl FnOnce(&mut Form, World<'_>) -> R) -> Option<R> {
        let world = World { data: &self.data, now: self.now, words: &self.lang };
        match self.overlays.last_mut() {
            Some(Overlay::Form(form)) => Some(act(form, world)),
            _ => None,
        }
    }

    /// The form that is open, whatever lies over it.
    pub fn form(&self) -> Option<&Form> {
        self.overlays.iter().rev().find_map(|overlay| match overlay {
            Overlay::Form(form) => Some(&**form),
            _ => None,
        })
    }

    /// Whether Ctrl-Z takes back what was typed here, and does not put the program to sleep.
    pub fn undoes_typing(&self) -> bool {
        self.context().takes_text()
    }

    /// F2: saves what is typed, wherever something is.
    fn save_now(&mut self) -> Outcome {
        match self.overlays.last() {
            Some(Overlay::Ask(_)) => self.save_answers(),
            Some(Overlay::Measure(_)) => self.accept_measurement(),
            Some(Overlay::Extend(_)) => self.answer_all(),
            Some(Overlay::Form(_) | Overlay::Leave(_)) => self.save_form(),
            // Where there is one question, Enter saves as well.
            _ => self.open(),
        }
    }

    fn toggle_fields(&mut self) -> Outcome {
        self.with_form(|form, _| {
            form.offers = None;
            form.toggle_all();
        });
        Outcome::drawn()
    }
}

/// The title of a form in words.
pub fn title(form: &Form, words: &dyn Words) -> String {
    let id = match form.purpose {
        Purpose::New => "form-title-new",
        Purpose::Copy => "form-title-copy",
        Purpose::Edit => "form-title-edit",
    };
    let kind = words.word(&format!("kind-{}", form.kind));
    words.say(id, &[("kind", (&kind).into()), ("title", form.base.title().into())])
}

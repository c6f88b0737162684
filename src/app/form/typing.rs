//! Keys in a form: typing, going from field to field, and what follows from either.

use crate::app::key::{Code, Key};
use crate::app::overlay::form::field::{Control, Field};
use crate::app::overlay::form::{Purpose, rows};
use crate::app::{App, Effect, Outcome};
use crate::model::{Date, date};

impl App {
    /// A key that is no command: text, or a choice.
    pub(in crate::app) fn type_in_form(&mut self, key: Key) -> Outcome {
        let composer = self.composer;
        let changed = self.with_form(|form, _| {
            if let Some(input) = form.field_mut().and_then(|field| field.input_mut()) {
                input.compose_with(composer);
            }
            if form.waiting {
                return false;
            }
            match form.field_mut().map(|field| &mut field.control) {
                Some(Control::Choice(choice)) => match (key.code, key.text()) {
                    (Code::Left, _) => choice.step(false),
                    (Code::Right, _) | (_, Some(' ')) => choice.step(true),
                    (Code::Backspace | Code::Delete, _) => choice.clear(),
                    (_, Some(letter)) => choice.type_letter(letter),
                    _ => return false,
                },
                Some(Control::Text(input)) => return input.press(key),
                Some(Control::Records(records)) => return records.input.press(key),
                None => return false,
            }
            true
        });
        if changed == Some(true) { self.field_changed() } else { Outcome::default() }
    }

    /// A text that was pasted, where text is typed.
    pub(in crate::app) fn paste_in_form(&mut self, text: &str) -> Outcome {
        let pasted = self.with_form(|form, _| {
            let input =
                if form.waiting { None } else { form.field_mut().and_then(|field| field.input_mut()) };
            input.map(|input| input.insert(text)).is_some()
        });
        if pasted == Some(true) { self.field_changed() } else { Outcome::default() }
    }

    /// What follows from a field that was typed in: it is read, what may be meant is offered, and it is kept as a draft.
    pub(in crate::app) fn field_changed(&mut self) -> Outcome {
        self.with_form(|form, world| {
            form.problem = None;
            let kind = form.chosen_kind().filter(|kind| form.purpose == Purpose::New && *kind != form.kind);
            if let Some(kind) = kind {
                form.become_kind(kind, world.data, world.words);
            }
            form.read(form.cursor.at, world);
        });
        let asked = self.offer();
        let mut outcome = self.keep_form();
        outcome.effects.extend(asked);
        self.reveal();
        outcome
    }

    /// Keeps what is typed in the form as a draft.
    pub(in crate::app) fn keep_form(&mut self) -> Outcome {
        let Some((place, text)) = self.form().map(|form| (form.place(), form.draft())) else {
            return Outcome::default();
        };
        if text.is_empty() {
            return self.forget_draft(&place, Outcome::drawn());
        }
        self.drafts.insert(place.clone(), text.clone());
        Outcome::effect(Effect::Draft { place, text })
    }

    /// Writes a day that was picked into the field at hand.
    pub(in crate::app) fn take_day_in_form(&mut self, day: Date) -> Outcome {
        self.with_form(|form, _| {
            if let Some(input) = form.field_mut().and_then(|field| field.input_mut()) {
                input.replace(&date::show(day));
            }
        });
        self.field_changed()
    }

    /// Enter: takes what is offered, else goes on; on the last field it saves.
    pub(in crate::app) fn enter_field(&mut self) -> Outcome {
        let taken = self.with_form(|form, _| {
            let stays = matches!(&form.field()?.control, Control::Records(records) if records.many);
            form.take_offer().then_some(stays)
        });
        match taken.flatten() {
            Some(true) => self.field_changed(),
            Some(false) => {
                let outcome = self.field_changed();
                let mut moved = self.move_on(true);
                moved.effects.extend(outcome.effects);
                moved
            }
            None if self.form().is_some_and(|form| form.field().is_some_and(Field::is_prose)) => {
                self.type_in_form(Key::plain(Code::Enter))
            }
            None if self.form().is_some_and(|form| form.cursor.at + 1 >= form.shown()) => self.save_form(),
            None => self.move_on(true),
        }
    }

    /// To the next field or the one before; the one that is left is read whole. Forward takes what is offered.
    pub(in crate::app) fn move_on(&mut self, forward: bool) -> Outcome {
        self.with_form(|form, world| {
            if form.waiting {
                return;
            }
            if forward {
                form.take_meant();
            }
            form.offers = None;
            form.read_whole(form.cursor.at, world);
            let n = form.shown().max(1);
            form.cursor.at = (form.cursor.at + if forward { 1 } else { n - 1 }) % n;
        });
        self.keep_form()
    }

    /// Up and down: among what is offered, within a long text, else among the fields.
    pub(in crate::app) fn step_in_form(&mut self, by: isize) -> Outcome {
        let cols = rows::value_width(self.sheet_rect().width);
        let stepped = self.with_form(|form, _| {
            if let Some(offers) = &mut form.offers {
                offers.step(by);
                return true;
            }
            let input = form.field_mut().and_then(|field| field.input_mut());
            input.is_some_and(|input| input.go_vertically(by > 0, usize::from(cols)))
        });
        if stepped == Some(true) {
            return Outcome::drawn();
        }
        if by.abs() > 1 {
            return self.leap(by);
        }
        self.move_on(by > 0)
    }

    /// A page of fields; the ends stop it.
    pub(in crate::app) fn leap(&mut self, by: isize) -> Outcome {
        self.with_form(|form, world| {
            form.read_whole(form.cursor.at, world);
            let last = form.shown().saturating_sub(1);
            form.cursor.at = form.cursor.at.saturating_add_signed(by).min(last);
        });
        Outcome::drawn()
    }
}

//! Keys in a form: typing, going from field to field, and what follows from either.

use crate::app::key::{Code, Key};
use crate::app::overlay::form::field::{Control, Field, Records};
use crate::app::overlay::form::offers::Offers;
use crate::app::overlay::form::{Purpose, rows};
use crate::app::{App, Effect, Outcome};
use crate::model::{Date, date};

/// What Enter does in a field.
enum Enter {
    GoesOn,
    Saves,
    BreaksLine,
    Stays,
}

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
            let goes_on = form.field().is_some_and(Field::holds_several);
            match form.field_mut().map(|field| &mut field.control) {
                Some(Control::Choice(choice)) => match (key.code, key.text()) {
                    (Code::Left, _) => choice.step(false),
                    (Code::Right, _) | (_, Some(' ')) => choice.step(true),
                    (Code::Backspace | Code::Delete, _) => choice.clear(),
                    (_, Some(letter)) => choice.type_letter(letter),
                    _ => return false,
                },
                Some(Control::Text(input) | Control::Records(Records { input, .. })) => {
                    // A comma goes on with the list that is selected: no list begins with one.
                    if key.text() == Some(',') && goes_on && input.is_selected() {
                        input.press(Key::plain(Code::End));
                    }
                    return input.press(key);
                }
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
                input.select();
            }
        });
        self.field_changed()
    }

    /// Enter: takes the offer at hand and goes on to the next field; on the last field it saves. A list that is open over
    /// the form waits for a choice, and a name that stands for no record yet for a better one.
    pub(in crate::app) fn enter_field(&mut self) -> Outcome {
        let Some(step) = self.with_form(|form, world| {
            let is_list = form.offers.as_ref().is_some_and(|offers| offers.whole);
            let is_answered = form.offers.as_ref().is_some_and(Offers::is_answered);
            let is_taken = !form.waiting && form.take_offer();
            match form.field().is_some_and(|field| field.is_prose()) {
                _ if form.waiting => Enter::Stays,
                true => Enter::BreaksLine,
                // Who picks from a list has not said that all is to be saved.
                _ if is_list && (!is_taken || form.is_last()) => Enter::Stays,
                _ if is_answered && !is_taken && form.is_unresolved(world) => Enter::Stays,
                _ if form.is_last() => Enter::Saves,
                _ => Enter::GoesOn,
            }
        }) else {
            return Outcome::default();
        };
        match step {
            Enter::BreaksLine => self.type_in_form(Key::plain(Code::Enter)),
            Enter::Stays if self.form().is_some_and(|form| form.offers.is_none()) => self.field_changed(),
            Enter::Stays => Outcome::drawn(),
            Enter::Saves => self.save_form(),
            Enter::GoesOn => {
                let outcome = self.field_changed();
                self.move_on(true).and(outcome)
            }
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
            form.go_to((form.cursor.at + if forward { 1 } else { n - 1 }) % n);
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
            form.go_to(form.cursor.at.saturating_add_signed(by).min(last));
        });
        Outcome::drawn()
    }
}

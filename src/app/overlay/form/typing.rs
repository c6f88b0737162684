//! Keys in a form: typing, going from field to field, and what follows from either.

use super::field::{Control, Field};
use super::offers::Offers;
use super::records::Records;
use super::{Form, Purpose, rows};
use crate::app::ctx::Ctx;
use crate::app::key::{Code, Key};
use crate::app::reply::Reply;
use crate::model::{Date, date};

/// What Enter does in a field.
enum Enter {
    GoesOn,
    Saves,
    BreaksLine,
    Stays,
}

impl Form {
    /// A key that is no command: text, or a choice.
    pub(super) fn type_key(&mut self, key: Key, ctx: &Ctx<'_>) -> Reply {
        if let Some(input) = self.field_mut().and_then(|field| field.input_mut()) {
            input.compose_with(ctx.composer);
        }
        if self.waiting {
            return Reply::Ignored;
        }
        let goes_on = self.field().is_some_and(Field::holds_several);
        let Some(control) = self.field_mut().map(|field| &mut field.control) else { return Reply::Ignored };
        let is_changed = match control {
            Control::Choice(choice) => {
                match (key.code, key.text()) {
                    (Code::Left, _) => choice.step(false),
                    (Code::Right, _) | (_, Some(' ')) => choice.step(true),
                    (Code::Backspace | Code::Delete, _) => choice.clear(),
                    (_, Some(letter)) => choice.type_letter(letter),
                    _ => return Reply::Ignored,
                }
                true
            }
            Control::Text(input) | Control::Records(Records { input, .. }) => {
                // A comma goes on with the list that is selected: no list begins with one.
                if key.text() == Some(',') && goes_on && input.is_selected() {
                    input.press(Key::plain(Code::End));
                }
                input.press(key)
            }
        };
        if is_changed { self.field_changed(ctx) } else { Reply::Ignored }
    }

    /// A text that was pasted, where text is typed.
    pub(super) fn paste_text(&mut self, text: &str, ctx: &Ctx<'_>) -> Reply {
        let waiting = self.waiting;
        let input = self.field_mut().and_then(|field| field.input_mut()).filter(|_| !waiting);
        let Some(input) = input else { return Reply::Ignored };
        input.insert(text);
        self.field_changed(ctx)
    }

    /// What follows from a field that was typed in: it is read, what may be meant is offered, and it is kept as a draft.
    pub(super) fn field_changed(&mut self, ctx: &Ctx<'_>) -> Reply {
        self.problem = None;
        let kind = self.chosen_kind().filter(|kind| self.purpose == Purpose::New && *kind != self.kind);
        if let Some(kind) = kind {
            self.become_kind(kind, ctx.data, ctx.lang);
        }
        self.read(self.cursor.at, ctx.world());
        let asked = self.offer(ctx);
        self.kept().and(asked)
    }

    /// Keeps what is typed as a draft.
    pub(super) fn kept(&self) -> Reply {
        Reply::Keep { place: self.place(), text: self.draft() }
    }

    /// Writes a day that was picked into the field at hand.
    pub(super) fn take_day(&mut self, day: Date, ctx: &Ctx<'_>) -> Reply {
        if let Some(input) = self.field_mut().and_then(|field| field.input_mut()) {
            input.replace(&date::show(day));
            input.select();
        }
        self.field_changed(ctx)
    }

    /// Enter: takes the offer at hand and goes on to the next field; on the last field it saves. A list that is open over
    /// the form waits for a choice, and a name that stands for no record yet for a better one.
    pub(super) fn enter(&mut self, ctx: &Ctx<'_>) -> Reply {
        match self.what_enter_does(ctx) {
            Enter::BreaksLine => self.type_key(Key::plain(Code::Enter), ctx),
            Enter::Stays if self.offers.is_none() => self.field_changed(ctx),
            Enter::Stays => Reply::Drawn,
            Enter::Saves => self.save(false, ctx),
            Enter::GoesOn => {
                let changed = self.field_changed(ctx);
                self.move_on(true, ctx).and(changed)
            }
        }
    }

    /// Takes the offer at hand.
    fn what_enter_does(&mut self, ctx: &Ctx<'_>) -> Enter {
        let is_list = self.offers.as_ref().is_some_and(|offers| offers.whole);
        let is_answered = self.offers.as_ref().is_some_and(Offers::is_answered);
        let is_taken = !self.waiting && self.take_offer();
        match self.field().is_some_and(|field| field.is_prose()) {
            _ if self.waiting => Enter::Stays,
            true => Enter::BreaksLine,
            // Who picks from a list has not said that all is to be saved.
            _ if is_list && (!is_taken || self.is_last()) => Enter::Stays,
            _ if is_answered && !is_taken && self.is_unresolved(ctx.world()) => Enter::Stays,
            _ if self.is_last() => Enter::Saves,
            _ => Enter::GoesOn,
        }
    }

    /// To the next field or the one before; the one that is left is read whole. Forward takes what is offered.
    pub(super) fn move_on(&mut self, forward: bool, ctx: &Ctx<'_>) -> Reply {
        if !self.waiting {
            if forward {
                self.take_meant();
            }
            self.offers = None;
            self.read_whole(self.cursor.at, ctx.world());
            let n = self.shown().max(1);
            self.go_to((self.cursor.at + if forward { 1 } else { n - 1 }) % n);
        }
        self.kept()
    }

    /// Up and down: among what is offered, within a long text, else among the fields.
    pub(super) fn step(&mut self, by: isize, ctx: &Ctx<'_>) -> Reply {
        let cols = rows::value_width(ctx.rect.width);
        if let Some(offers) = &mut self.offers {
            offers.step(by);
            return Reply::Drawn;
        }
        let input = self.field_mut().and_then(|field| field.input_mut());
        if input.is_some_and(|input| input.go_vertically(by > 0, usize::from(cols))) {
            return Reply::Drawn;
        }
        if by.abs() > 1 { self.leap(by, ctx) } else { self.move_on(by > 0, ctx) }
    }

    /// A page of fields; the ends stop it.
    fn leap(&mut self, by: isize, ctx: &Ctx<'_>) -> Reply {
        self.read_whole(self.cursor.at, ctx.world());
        let last = self.shown().saturating_sub(1);
        self.go_to(self.cursor.at.saturating_add_signed(by).min(last));
        Reply::Drawn
    }
}

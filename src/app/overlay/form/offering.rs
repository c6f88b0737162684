//! What may be meant by what is typed: asked for, taken in, and laid out over the whole screen.

use std::sync::Arc;

use super::Form;
use super::field::Control;
use super::offers::{self, Offers};
use crate::app::ctx::Ctx;
use crate::app::message::Effect;
use crate::app::offer::{Offer, Sought};
use crate::app::overlay::calendar::Calendar;
use crate::app::reply::Reply;
use crate::model::Dataset;
use crate::model::shape::Shape;
use crate::search::Hit;
use crate::text::Words;

impl Form {
    /// Offers what may be meant by what is typed; records are asked for.
    pub(super) fn offer(&mut self, ctx: &Ctx<'_>) -> Reply {
        let whole = self.offers.as_ref().is_some_and(|offers| offers.whole);
        let Some(field) = self.fields.get(self.cursor.at) else { return Reply::Drawn };
        match &field.control {
            Control::Records(records) => {
                let (n, kind) = (ctx.query, records.kind);
                let typed = records.typed().map(|typed| typed.trim().to_owned());
                self.offers = match (&typed, whole) {
                    (Some(_), _) => Some(waiting(self.offers.take(), n, whole)),
                    (None, true) => Some(offers::every(kind, &field.texts(), ctx.data, ctx.lang)),
                    (None, false) => None,
                };
                let search = |query| Reply::Effect(Effect::Search { n, query, kinds: vec![kind] });
                typed.map_or(Reply::Drawn, search)
            }
            Control::Text(_) => {
                self.offers = self.texts_offered(ctx.data, ctx.lang, whole);
                Reply::Drawn
            }
            Control::Choice(_) => Reply::Drawn,
        }
    }

    /// Takes in the answer to what was asked for the field at hand. Whether it was waited for.
    pub(super) fn take_offers(&mut self, n: u64, hits: &[Hit], ctx: &Ctx<'_>) -> bool {
        let Some(Control::Records(records)) = self.fields.get(self.cursor.at).map(|field| &field.control)
        else {
            return false;
        };
        let typed = records.typed().unwrap_or_default().to_owned();
        let names = &self.names(ctx.world());
        let sought = Sought { kind: records.kind, typed: &typed, words: ctx.lang, names };
        self.offers.as_mut().is_some_and(|offers| offers.answer(n, hits, sought))
    }

    /// Everything that may stand in the field, over the whole screen; again, and it is closed. For a day, the calendar.
    pub(super) fn open_offers(&mut self, ctx: &Ctx<'_>) -> Reply {
        let shape = self.field().map(|field| field.shape);
        if matches!(shape, Some(Shape::Date | Shape::Deadline)) {
            return Calendar::at(self.day(ctx.now, ctx.data), ctx);
        }
        let was_open = self.offers.take().is_some_and(|offers| offers.whole);
        if let Some(Control::Choice(_)) = self.field().map(|field| &field.control) {
            self.offers = self.choices_offered().filter(|_| !was_open);
            return Reply::Drawn;
        }
        self.offers = (!was_open).then(|| Offers::asked(0, true));
        if was_open { Reply::Drawn } else { self.offer(ctx) }
    }

    /// Texts that other records hold in the field at hand and that match what is typed, the most frequent first.
    pub fn texts_offered(&mut self, data: &Dataset, words: &dyn Words, whole: bool) -> Option<Offers> {
        let (kind, spec) = (self.kind, self.field()?.spec);
        if !spec.is_offered() {
            return None;
        }
        let held = || offers::held(kind, spec, data, words).into();
        let found = Arc::clone(self.held.entry(spec.name).or_insert_with(held));
        offers::matching(&found, self.field()?, whole)
    }

    /// The words of the field at hand.
    pub fn choices_offered(&self) -> Option<Offers> {
        let Control::Choice(choice) = &self.field()?.control else { return None };
        let words = choice.options.iter().enumerate().map(|(at, (_, label))| Offer::Word(at, label.clone()));
        let mut offers = Offers::of(words.collect(), choice.at.is_some(), true);
        offers.cursor.at = choice.at.unwrap_or(0);
        Some(offers)
    }

    /// Takes the agency that is offered to be added.
    pub(super) fn take_newcomer(&mut self, ctx: &Ctx<'_>) -> Reply {
        let at = self.offers.as_ref().and_then(Offers::newcomer);
        let (Some(at), Some(offers)) = (at, &mut self.offers) else {
            return Reply::refuse("add-agency-none");
        };
        offers.mark(at);
        self.take_offer();
        self.field_changed(ctx)
    }

    /// Takes the offer at hand for a name that is being typed: what stands there already is not replaced by the way.
    pub fn take_meant(&mut self) -> bool {
        let is_typing = match self.field().map(|field| &field.control) {
            Some(Control::Records(records)) => records.typed().is_some(),
            Some(_) => true,
            None => false,
        };
        is_typing && self.take_offer()
    }

    /// Takes the offer at hand into the field at hand; whether there was one.
    pub fn take_offer(&mut self) -> bool {
        let Some(offer) = self.offers.as_ref().and_then(Offers::at_hand).cloned() else { return false };
        let newcomer = match &offer {
            Offer::Newcomer(name) => self.newcomers.id(name).to_string(),
            _ => String::new(),
        };
        if let Some(field) = self.fields.get_mut(self.cursor.at) {
            match (&mut field.control, offer) {
                (Control::Records(records), Offer::Record { id, title, .. }) => records.take(&title, &id),
                (Control::Records(records), Offer::Newcomer(name)) => records.take(&name, &newcomer),
                (Control::Choice(choice), Offer::Word(at, _)) => choice.at = Some(at),
                (Control::Text(input), Offer::Text(text)) => {
                    let kept = input.text().rsplit_once(", ").map_or("", |(kept, _)| kept).to_owned();
                    let is_list = field.spec.shape == Shape::Texts && !kept.is_empty();
                    input.replace(&if is_list { format!("{kept}, {text}") } else { text });
                }
                _ => {}
            }
        }
        self.offers = None;
        true
    }
}

/// Offers that wait for their answer, with those from before to be seen until then.
fn waiting(before: Option<Offers>, n: u64, whole: bool) -> Offers {
    let mut offers = Offers::asked(n, whole);
    offers.items = before.map(|offers| offers.items).unwrap_or_default();
    offers
}

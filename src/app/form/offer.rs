//! What may be meant by what is typed: asked for, taken in, and laid out over the whole screen.

use crate::app::overlay::form::field::Control;
use crate::app::overlay::form::offers::{self, Offers, Sought};
use crate::app::{App, Effect, Outcome};
use crate::model::field::Shape;
use crate::search::Hit;

impl App {
    /// Offers what may be meant by what is typed; records are asked for.
    pub(in crate::app) fn offer(&mut self) -> Option<Effect> {
        let n = self.query + 1;
        let ask = self.with_form(|form, world| {
            let whole = form.offers.as_ref().is_some_and(|offers| offers.whole);
            match &form.field()?.control {
                Control::Records(records) => {
                    let typed = records.typed().map(|typed| typed.trim().to_owned());
                    let kind = records.kind;
                    form.offers = match (&typed, whole) {
                        (Some(_), _) => Some(waiting(form.offers.take(), n, whole)),
                        (None, true) => {
                            Some(offers::every(kind, &form.field()?.texts(), world.data, world.words))
                        }
                        (None, false) => None,
                    };
                    typed.map(|query| Effect::Search { n, query, kinds: vec![kind] })
                }
                Control::Text(_) => {
                    form.offers = form.texts_offered(world.data, world.words, whole);
                    None
                }
                Control::Choice(_) => None,
            }
        });
        self.query = n;
        ask.flatten()
    }

    /// Takes in the answer to what was asked for the field at hand.
    pub(in crate::app) fn take_offers(&mut self, n: u64, hits: &[Hit]) -> bool {
        let taken = self.with_form(|form, world| {
            let Some(Control::Records(records)) = form.fields.get(form.cursor.at).map(|field| &field.control)
            else {
                return false;
            };
            let typed = records.typed().unwrap_or_default().to_owned();
            let sought = Sought { kind: records.kind, typed: &typed, data: world.data, words: world.words };
            form.offers.as_mut().is_some_and(|offers| offers.answer(n, hits, sought))
        });
        taken == Some(true)
    }

    /// Everything that may stand in the field, over the whole screen; again, and it is closed. For a day, the calendar.
    pub(in crate::app) fn open_offers(&mut self) -> Outcome {
        let shape = self.form().and_then(|form| form.field()).map(|field| field.shape);
        if matches!(shape, Some(Shape::Date | Shape::Deadline)) {
            return self.open_calendar();
        }
        let opened = self.with_form(|form, _| {
            let was_open = form.offers.take().is_some_and(|offers| offers.whole);
            if let Some(Control::Choice(_)) = form.field().map(|field| &field.control) {
                form.offers = form.choices_offered().filter(|_| !was_open);
                return false;
            }
            form.offers = (!was_open).then(|| Offers::asked(0, true));
            !was_open
        });
        let asked = if opened == Some(true) { self.offer() } else { None };
        Outcome { dirty: true, effects: asked.into_iter().collect() }
    }
}

/// Offers that wait for their answer, with those from before to be seen until then.
fn waiting(before: Option<Offers>, n: u64, whole: bool) -> Offers {
    let mut offers = Offers::asked(n, whole);
    offers.items = before.map(|offers| offers.items).unwrap_or_default();
    offers
}

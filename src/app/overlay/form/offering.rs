//! What may be meant by what is typed: asked for, taken in, and laid out over the whole screen.

use super::Form;
use super::field::Control;
use super::offers::{self, Offers, Sought};
use crate::app::ctx::Ctx;
use crate::app::message::Effect;
use crate::app::overlay::calendar::Calendar;
use crate::app::reply::Reply;
use crate::model::shape::Shape;
use crate::search::Hit;

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
        let sought = Sought { kind: records.kind, typed: &typed, data: ctx.data, words: ctx.lang, names };
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
}

/// Offers that wait for their answer, with those from before to be seen until then.
fn waiting(before: Option<Offers>, n: u64, whole: bool) -> Offers {
    let mut offers = Offers::asked(n, whole);
    offers.items = before.map(|offers| offers.items).unwrap_or_default();
    offers
}

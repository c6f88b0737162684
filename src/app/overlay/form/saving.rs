//! Saving a form and leaving it; what the layers over it answer.

use std::sync::Arc;

use serde_json::Value;

use super::Form;
use crate::app::action::Action;
use crate::app::ctx::Ctx;
use crate::app::message::{Effect, Request};
use crate::app::overlay::Overlay;
use crate::app::overlay::ask::Ask;
use crate::app::overlay::leave::Leave;
use crate::app::reply::{Reply, Settled};
use crate::text::Message;

impl Form {
    /// Escape: closes what is offered, then the form; asks where something is not saved.
    pub(super) fn escape(&mut self) -> Reply {
        if self.offers.take().is_some() {
            Reply::Drawn
        } else if self.is_touched() {
            Reply::push(Overlay::Leave(Leave { quits: false }))
        } else {
            Reply::Close
        }
    }

    /// Leaves it, and keeps what is typed for the next time or drops it.
    pub(super) fn give_up(&self, keep: bool, quits: bool) -> Reply {
        let kept = if keep { Reply::tell(Message::new("draft-kept")) } else { Reply::Forget(self.place()) };
        let quit = if quits { Reply::Effect(Effect::Quit) } else { Reply::Drawn };
        Reply::All(vec![Reply::Close, kept, quit])
    }

    /// Saves what it holds; what cannot be saved is said at its field. A task that is sent back needs a reason first.
    pub(super) fn save(&mut self, quits: bool, ctx: &Ctx<'_>) -> Reply {
        if self.waiting {
            return Reply::Drawn;
        }
        if let Some(to) = self.sent_back(ctx.world()) {
            return Reply::open(Overlay::Ask(Ask::for_form(to, Arc::clone(&self.base))));
        }
        self.take_meant();
        self.offers = None;
        self.quits = quits;
        match self.plan(ctx.world()) {
            Some(plan) if plan.changing().next().is_none() => {
                let said = Reply::tell(Message::new("saved-nothing"));
                Reply::All(vec![Reply::Close, said, Reply::Forget(self.place())])
            }
            Some(plan) => {
                self.waiting = true;
                Reply::Effect(Effect::Store(Request::Submit(plan)))
            }
            None => Reply::Drawn,
        }
    }

    /// Goes on saving once it is settled whose value stands in a field; ignores fields of other records.
    pub(super) fn settle(&mut self, settled: &Settled, ctx: &Ctx<'_>) -> Reply {
        let Some(now) = ctx.data.get(&settled.id).filter(|_| self.base.id == settled.id) else {
            return Reply::Ignored;
        };
        let name = settled.field.as_str();
        let theirs = now.get(name).unwrap_or(Value::Null);
        match (settled.keeps, self.place_of(name), &settled.value) {
            (Action::KeepTheirs, Some(at), _) => self.fields[at].hold(&theirs, ctx.data, ctx.lang),
            (Action::KeepBoth, _, Some(both)) => self.prefill(name, both, ctx.data, ctx.lang),
            _ => {}
        }
        self.accept_theirs(name, theirs);
        self.save(false, ctx)
    }
}

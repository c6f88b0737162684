//! The form as a layer: which of its parts does what.

use super::guide::has_list;
use super::rows::remarks;
use super::{Form, Purpose};
use crate::app::action::{Action, Context, Row};
use crate::app::ctx::Ctx;
use crate::app::input::Input;
use crate::app::key::Key;
use crate::app::layout::Rect;
use crate::app::overlay::{Layer, said_of_enter};
use crate::app::reply::{Answer, Reply};
use crate::search::{Answer as Found, FilterError};
use crate::text::Words;

impl Layer for Form {
    fn context(&self) -> Context {
        Context::Form
    }

    fn open(action: Action, ctx: &Ctx<'_>) -> Reply {
        Self::opened(action, ctx)
    }

    fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Reply {
        match action {
            Action::Open => self.enter(ctx),
            Action::NextField => self.move_on(true, ctx),
            Action::PreviousField => self.move_on(false, ctx),
            Action::SaveForm => self.save(false, ctx),
            Action::Choose => self.open_offers(ctx),
            Action::AddAgency => self.take_newcomer(ctx),
            Action::MoreFields => {
                self.offers = None;
                self.toggle_all();
                Reply::Drawn
            }
            _ => ctx.steps(action).map_or(Reply::Ignored, |by| self.step(by, ctx)),
        }
    }

    fn leave(&mut self, _ctx: &Ctx<'_>) -> Reply {
        self.escape()
    }

    fn input_mut(&mut self) -> Option<&mut Input> {
        self.field_mut().and_then(|field| field.input_mut())
    }

    fn press(&mut self, key: Key, ctx: &Ctx<'_>) -> Reply {
        self.type_key(key, ctx)
    }

    fn paste(&mut self, text: &str, ctx: &Ctx<'_>) -> Reply {
        self.paste_text(text, ctx)
    }

    fn hear(&mut self, answer: Answer, ctx: &Ctx<'_>) -> Reply {
        match answer {
            Answer::Day(day) => self.take_day(day, ctx),
            Answer::Save { quits } => self.save(quits, ctx),
            Answer::Leave { keep, quits } => self.give_up(keep, quits),
            Answer::Reason(reason) => {
                self.reason = Some(reason);
                self.save(false, ctx)
            }
            Answer::Settled(settled) => self.settle(&settled, ctx),
            Answer::Agreed | Answer::Saved => Reply::Ignored,
        }
    }

    fn found(&mut self, n: u64, found: Result<Found, FilterError>, ctx: &Ctx<'_>) -> Reply {
        Reply::drawn_if(self.take_offers(n, &found.unwrap_or_default().hits, ctx))
    }

    fn refresh(&mut self, ctx: &Ctx<'_>) {
        self.rebase(ctx.data, ctx.lang);
    }

    fn reveal(&mut self, rect: Rect, ctx: &Ctx<'_>) {
        self.reveal_field(rect, |field| remarks(field, ctx.lang));
    }

    fn typed(&self) -> Option<(String, String)> {
        Some((self.place(), self.draft()))
    }

    fn said_of(&self, row: &Row) -> &'static str {
        said_of_enter(row, self.is_last() && self.offers.is_none())
    }

    fn is_idle(&self, action: Action, _ctx: &Ctx<'_>) -> bool {
        match action {
            Action::Choose => self.field().is_none_or(|field| !has_list(field)),
            Action::AddAgency => self.offers.as_ref().is_none_or(|offers| offers.newcomer().is_none()),
            // In a long text Enter is a new line, and Tab the way on.
            Action::Open => self.field().is_some_and(|field| field.is_prose()),
            Action::NextField => !self.field().is_some_and(|field| field.is_prose()),
            _ => false,
        }
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

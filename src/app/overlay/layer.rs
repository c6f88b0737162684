//! What every layer does: it has its keys, its text, its answers, its draft, and says in a [`Reply`] what is to follow.
//!
//! The enum [`Overlay`](super::Overlay) hands each of these to the layer that it holds. What a layer does not say falls to
//! the defaults here.

use crate::app::action::{Action, Context, Row};
use crate::app::ctx::Ctx;
use crate::app::input::Input;
use crate::app::key::Key;
use crate::app::layout::Rect;
use crate::app::message::LogLine;
use crate::app::reply::{Answer, Reply};
use crate::model::{Id, date};
use crate::search::{Answer as Found, FilterError};

/// One layer over the panes.
pub trait Layer {
    /// Which keys work in it.
    fn context(&self) -> Context;

    /// Does an action; what is not its own it ignores.
    fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Reply;

    /// Does an action that opens it, where the user is; any other it ignores.
    fn open(_action: Action, _ctx: &Ctx<'_>) -> Reply
    where
        Self: Sized,
    {
        Reply::Ignored
    }

    /// Escape: what was typed is not wanted any more.
    fn leave(&mut self, _ctx: &Ctx<'_>) -> Reply {
        match self.typed() {
            Some((place, _)) => Reply::Close.and(Reply::Forget(place)),
            None => Reply::Close,
        }
    }

    /// The line of text that has the keys.
    fn input_mut(&mut self) -> Option<&mut Input> {
        None
    }

    /// Whether what is typed is sought, and not kept.
    fn seeks(&self) -> bool {
        false
    }

    /// Takes a key that is no command: text, where text is taken.
    fn press(&mut self, key: Key, ctx: &Ctx<'_>) -> Reply {
        edit(self, ctx, |input| {
            input.compose_with(ctx.composer);
            input.press(key)
        })
    }

    /// Takes a text that was pasted. What is searched for is in no text; what is kept is answered where it is typed.
    fn paste(&mut self, text: &str, ctx: &Ctx<'_>) -> Reply {
        let seeks = self.seeks();
        edit(self, ctx, |input| {
            if seeks {
                input.insert_visible(text);
            } else {
                input.insert(text);
            }
            true
        })
    }

    /// What follows when the text was changed, or only its cursor moved.
    fn changed(&mut self, _is_same: bool, _ctx: &Ctx<'_>) -> Reply {
        Reply::Drawn
    }

    /// Takes what the layer that lay over it answered; nothing where it did not ask.
    fn hear(&mut self, answer: Answer, ctx: &Ctx<'_>) -> Reply {
        let Answer::Day(day) = answer else { return Reply::Ignored };
        edit(self, ctx, |input| {
            input.replace(&date::show(day));
            input.select();
            true
        })
    }

    /// Takes the answer to query `n`.
    fn found(&mut self, _n: u64, _found: Result<Found, FilterError>, _ctx: &Ctx<'_>) -> Reply {
        Reply::Ignored
    }

    /// Takes the history that was asked for. Whether it asked.
    fn take_history(&mut self, _lines: &[LogLine]) -> bool {
        false
    }

    /// Takes in the records as they are now.
    fn refresh(&mut self, _ctx: &Ctx<'_>) {}

    /// Brings what is selected into view.
    fn reveal(&mut self, _rect: Rect, _ctx: &Ctx<'_>) {}

    /// The place that text is typed for here, and what of it would be lost; `None` where nothing is kept.
    fn typed(&self) -> Option<(String, String)> {
        None
    }

    /// Puts back what was typed before and not saved.
    fn resume(&mut self, _draft: &str, _ctx: &Ctx<'_>) {}

    /// Keeps what is typed.
    fn keep(&self) -> Reply {
        self.typed().map_or(Reply::Drawn, |(place, text)| Reply::Keep { place, text })
    }

    /// The record that lies open in it.
    fn record(&self) -> Option<&Id> {
        None
    }

    /// The id whose words the footer has for a row: what the key does just now.
    fn said_of(&self, row: &Row) -> &'static str {
        row.id
    }

    /// Whether the key of an action would do nothing in it, or nothing that is wanted.
    fn is_idle(&self, _action: Action, _ctx: &Ctx<'_>) -> bool {
        false
    }

    /// Whether it says its keys itself, in whole words.
    fn says_its_keys(&self) -> bool {
        false
    }

    /// Itself.
    fn layer(&self) -> &(dyn Layer + 'static)
    where
        Self: Sized + 'static,
    {
        self
    }

    /// The same to change.
    fn layer_mut(&mut self) -> &mut (dyn Layer + 'static)
    where
        Self: Sized + 'static,
    {
        self
    }
}

/// Changes the text of a layer, if it has one, and does what follows from that.
pub fn edit<L: Layer + ?Sized>(
    layer: &mut L,
    ctx: &Ctx<'_>,
    change: impl FnOnce(&mut Input) -> bool,
) -> Reply {
    let Some(input) = layer.input_mut() else { return Reply::Ignored };
    let before = input.text().to_owned();
    if !change(input) {
        return Reply::Ignored;
    }
    let is_same = input.text() == before;
    layer.changed(is_same, ctx)
}

/// What the footer says of Enter where several lines are filled in: that it saves, or goes on.
pub fn said_of_enter(row: &Row, saves: bool) -> &'static str {
    match row.action {
        Action::Open if saves => "save-form",
        Action::Open if row.id == "accept-field" => row.id,
        Action::Open => "enter-next",
        _ => row.id,
    }
}

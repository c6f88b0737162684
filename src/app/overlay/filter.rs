//! One line that filters the screen below while it is typed. While it is no filter, the one from before stands.

use super::{Layer, Overlay};
use crate::app::action::{Action, Context};
use crate::app::ctx::Ctx;
use crate::app::input::Input;
use crate::app::layout::Room;
use crate::app::layout::Size;
use crate::app::reply::Reply;
use crate::search::FilterError;

/// The filter prompt.
#[derive(Debug, Clone)]
pub struct FilterPrompt {
    /// What is typed.
    pub input: Input,
    /// The filter before, for Escape.
    before: String,
    /// Why what is typed is no filter yet.
    pub error: Option<FilterError>,
}

impl FilterPrompt {
    /// A prompt that begins with the filter there is; the first letter replaces it.
    pub fn new(current: &str) -> Self {
        Self { input: Input::prefilled(current), before: current.to_owned(), error: None }
    }
}

impl Layer for FilterPrompt {
    fn context(&self) -> Context {
        Context::Prompt
    }

    fn room(&self) -> Room {
        // What is wrong with a filter is longer than what is to be said of a right one.
        let said = if self.error.is_some() { 3 } else { 1 };
        Room::Foot(Size { width: 78, height: said + 1 })
    }

    fn open(action: Action, ctx: &Ctx<'_>) -> Reply {
        match action {
            Action::Filter => Reply::push(Overlay::Filter(Self::new(ctx.filter))),
            _ => Reply::Ignored,
        }
    }

    fn act(&mut self, action: Action, _ctx: &Ctx<'_>) -> Reply {
        match action {
            Action::Open | Action::SaveForm if self.error.is_none() => Reply::Close,
            Action::Open | Action::SaveForm => Reply::Drawn,
            _ => Reply::Ignored,
        }
    }

    fn leave(&mut self, _ctx: &Ctx<'_>) -> Reply {
        Reply::Close.and(Reply::Filter(self.before.clone()))
    }

    fn input_mut(&mut self) -> Option<&mut Input> {
        Some(&mut self.input)
    }

    fn seeks(&self) -> bool {
        true
    }

    fn changed(&mut self, _is_same: bool, ctx: &Ctx<'_>) -> Reply {
        self.error = ctx.check_filter(self.input.text()).err();
        let shown = if self.error.is_none() { self.input.text() } else { &self.before };
        Reply::Filter(shown.to_owned())
    }

    fn is_idle(&self, action: Action, _ctx: &Ctx<'_>) -> bool {
        matches!(action, Action::SaveForm | Action::Calendar)
    }
}

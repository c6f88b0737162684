//! The question before a form is left in which something is not saved. The form below does what the answer says.

use super::Layer;
use crate::app::action::{Action, Context};
use crate::app::ctx::Ctx;
use crate::app::layout::Room;
use crate::app::layout::Size;
use crate::app::reply::{Answer, Reply};

/// The question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leave {
    /// Whether the program ends after the answer.
    pub quits: bool,
}

impl Layer for Leave {
    fn context(&self) -> Context {
        Context::Leave
    }

    fn room(&self) -> Room {
        Room::Foot(Size { width: 78, height: 2 })
    }

    fn act(&mut self, action: Action, _ctx: &Ctx<'_>) -> Reply {
        let quits = self.quits;
        match action {
            Action::SaveForm => Reply::Answer(Answer::Save { quits }),
            Action::KeepDraft => Reply::Answer(Answer::Leave { keep: true, quits }),
            Action::Discard => Reply::Answer(Answer::Leave { keep: false, quits }),
            _ => Reply::Ignored,
        }
    }

    fn says_its_keys(&self) -> bool {
        true
    }
}

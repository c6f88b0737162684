//! A question before something is done to what somebody else did: yes or no, and nothing happens before the answer.
//!
//! Deliberately without a default: Enter, which takes what is offered elsewhere, answers nothing here.

use super::Layer;
use crate::app::action::{Action, Context};
use crate::app::ctx::Ctx;
use crate::app::layout::Room;
use crate::app::message::Request;
use crate::app::reply::Reply;
use crate::text::Message;

/// The question.
#[derive(Debug, Clone)]
pub struct Confirm {
    /// What is asked, with whose work it is and what it was.
    pub question: Message,
    /// What is done after a yes.
    pub request: Request,
}

impl Layer for Confirm {
    fn context(&self) -> Context {
        Context::Confirm
    }

    fn room(&self) -> Room {
        Room::prompt(4)
    }

    fn act(&mut self, action: Action, _ctx: &Ctx<'_>) -> Reply {
        match action {
            Action::Agree => Reply::Close.and(Reply::Write(self.request.clone())),
            _ => Reply::Ignored,
        }
    }

    fn says_its_keys(&self) -> bool {
        true
    }
}

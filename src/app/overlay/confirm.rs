//! A question before something is done to what somebody else did: yes or no, and nothing happens before the answer.
//!
//! Deliberately without a default: Enter, which takes what is offered elsewhere, answers nothing here.

use crate::app::message::Request;
use crate::text::Message;

/// The question.
#[derive(Debug, Clone)]
pub struct Confirm {
    /// What is asked, with whose work it is and what it was.
    pub question: Message,
    /// What is done after a yes.
    pub request: Request,
}

//! What is said for a moment, and what is marked for a moment: records that changed, edits of others, a duty that is ready.

use std::collections::HashSet;

use super::session::Session;
use crate::model::input::TEXT_MAX;
use crate::model::{Dataset, Id};
use crate::text::Message;
use crate::view::parent::{remarkable, told};

/// Something that is said for a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What.
    pub message: Message,
    /// Whether it went wrong.
    pub failed: bool,
}

/// What is said and marked for a moment.
#[derive(Debug, Default)]
pub struct Notices {
    said: Option<Notice>,
    fresh: HashSet<Id>,
    /// How many edits of others this user has not looked at.
    news: usize,
    /// A duty that the edit being told finished the last part of, or sent for approval too early.
    completed: Option<Id>,
}

impl Notices {
    /// What is said.
    pub fn said(&self) -> Option<&Notice> {
        self.said.as_ref()
    }

    /// Says something.
    pub fn tell(&mut self, message: Message, failed: bool) {
        self.said = Some(Notice { message, failed });
    }

    /// Takes away what is said.
    pub fn take(&mut self) -> Option<Notice> {
        self.said.take()
    }

    /// Says that a question opens with what was typed before.
    pub fn tell_resumed(&mut self) {
        self.tell(Message::new("draft-resumed"), false);
    }

    /// Says that nothing was pasted, because the field does not hold it.
    pub fn tell_too_long(&mut self) {
        let most = (TEXT_MAX >> 10).to_string();
        self.tell(Message::new("paste-too-long").with("most", most), true);
    }

    /// Everything fades.
    pub fn fade(&mut self) {
        self.said = None;
        self.fresh.clear();
    }

    /// Whether a record changed a moment ago.
    pub fn is_fresh(&self, id: &Id) -> bool {
        self.fresh.contains(id)
    }

    /// Marks records that changed.
    pub fn mark(&mut self, changed: Vec<Id>) {
        self.fresh.extend(changed);
    }

    /// How many edits of others this user has not looked at.
    pub fn news(&self) -> usize {
        self.news
    }

    /// There are so many of them.
    pub fn set_news(&mut self, n: usize) {
        self.news = n;
    }

    /// The user looks at them. Whether there were any.
    pub fn see_news(&mut self) -> bool {
        std::mem::take(&mut self.news) > 0
    }

    /// What is to be said of a duty whose last part was finished, or that waits for approval before that; where what is
    /// saved is told too, it is said along with that.
    pub fn remark(&mut self, before: &Dataset, changed: &[Id], session: &Session) -> Option<Message> {
        let id = remarkable(before, &session.data, changed, session.now)?;
        let message = told(&id, None, &session.data, session.now, &session.lang)?;
        self.completed = Some(id);
        Some(message)
    }

    /// What is told of an edit, with the duty that may be finished since.
    pub fn with_completed(&mut self, said: Message, failed: bool, session: &Session) -> Message {
        let id = self.completed.take().filter(|_| !failed);
        let told = id.and_then(|id| told(&id, Some(&said), &session.data, session.now, &session.lang));
        told.unwrap_or(said)
    }
}

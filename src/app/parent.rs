//! A duty whose parts are all done is told of once, with what is told of the edit; its own prompt finishes it. What is told
//! is `view::parent`'s.

use std::sync::Arc;

use super::{App, Outcome};
use crate::model::{Dataset, Id, Record};
use crate::text::Message;
use crate::view::parent::{ready, remarkable, told};
use crate::view::rollup::Rollup;

impl App {
    /// The parts of the one task that a question is about, if all of them are done and it is not finished itself.
    pub fn ready(&self, seen: &[Arc<Record>]) -> Option<Rollup> {
        let [one] = seen else { return None };
        ready(&one.id, &self.data, self.now)
    }

    /// Says that the last part of a duty was finished, or that it waits for approval before that; where what is saved is told too, along with that.
    pub(super) fn notice_parents(&mut self, before: &Dataset, changed: &[Id]) -> Option<Outcome> {
        let id = remarkable(before, &self.data, changed, self.now)?;
        let message = told(&id, None, &self.data, self.now, &self.lang)?;
        self.completed = Some(id);
        Some(self.tell(message, false))
    }

    /// What is told of an edit, with the duty that may be finished since.
    pub(super) fn with_completed(&mut self, said: Message, failed: bool) -> Message {
        let id = self.completed.take().filter(|_| !failed);
        id.and_then(|id| told(&id, Some(&said), &self.data, self.now, &self.lang)).unwrap_or(said)
    }
}

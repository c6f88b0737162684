//! A duty whose parts are all done: the program says so once, and offers to finish it with its own prompt.
//!
//! While parts are open it is never finished by hand; that rule is the model's (see `model::input::check`).

use std::collections::HashSet;
use std::sync::Arc;

use super::{App, Outcome};
use crate::model::{Dataset, Id, Now, Record, Status};
use crate::text::{Message, Words};
use crate::view::name;
use crate::view::rollup::{Rollup, rollup};

/// The parts of a task, if all of them are done and it is not finished itself.
pub fn ready(id: &str, data: &Dataset, now: Now) -> Option<Rollup> {
    let record = data.get(id)?;
    let is_closed = matches!(record.as_task()?.status, Status::Done | Status::Dropped);
    rollup(&record.id, data, now).filter(|parts| parts.is_done() && !is_closed)
}

/// The duty whose last part was finished between two states of the records, if one was.
pub fn completed(before: &Dataset, after: &Dataset, changed: &[Id], now: Now) -> Option<Id> {
    let mut seen = HashSet::new();
    let mut parents = changed.iter().filter_map(|id| after.get(id)?.as_task()?.parent.as_ref());
    let newly = |id: &&Id| ready(id, after, now).is_some() && ready(id, before, now).is_none();
    parents.find(|id| seen.insert(*id) && newly(id)).cloned()
}

/// What is said of that duty, behind what is told of the edit, if anything is.
pub fn told(id: &Id, said: Option<&Message>, data: &Dataset, now: Now, words: &dyn Words) -> Option<Message> {
    let parts = rollup(id, data, now)?;
    let message = Message::new(if said.is_some() { "parts-all-done" } else { "parts-all-done-alone" });
    let message = message.with("total", parts.total.to_string());
    let message = message.with("title", name::title_of(id, data, words));
    Some(message.with("saved", said.map_or_else(String::new, |said| words.tell(said))))
}

impl App {
    /// The parts of the one task that a question is about, if all of them are done and it is not finished itself.
    pub fn ready(&self, seen: &[Arc<Record>]) -> Option<Rollup> {
        let [one] = seen else { return None };
        ready(&one.id, &self.data, self.now)
    }

    /// Says that the last part of a duty was finished; where what is saved is told too, along with that.
    pub(super) fn notice_parents(&mut self, before: &Dataset, changed: &[Id]) -> Option<Outcome> {
        let id = completed(before, &self.data, changed, self.now)?;
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

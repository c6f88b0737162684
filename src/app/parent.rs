//! A duty whose parts are all done: the program says so once, and offers to finish it with its own prompt.
//!
//! While parts are open it is never finished by hand; that rule is the model's (see `model::input::check`).

use std::collections::HashSet;
use std::sync::Arc;

use super::{App, Outcome};
use crate::model::{Dataset, Id, Record, Status};
use crate::text::{Message, Words as _};
use crate::view::name;
use crate::view::rollup::{Rollup, rollup};

impl App {
    /// The parts of the one task that a question is about, if all of them are done and it is not finished itself.
    pub fn ready(&self, seen: &[Arc<Record>]) -> Option<Rollup> {
        let [one] = seen else { return None };
        is_ready(&one.id, &self.data, self)
    }

    /// Says that the last part of a duty was finished; where what is saved is told too, along with that.
    pub(super) fn notice_parents(&mut self, before: &Dataset, changed: &[Id]) -> Option<Outcome> {
        let mut parents: Vec<&Id> =
            changed.iter().filter_map(|id| self.data.get(id)?.as_task()?.parent.as_ref()).collect();
        let mut seen = HashSet::new();
        parents.retain(|id| seen.insert(*id));
        let newly =
            |id: &&Id| is_ready(id, &self.data, self).is_some() && is_ready(id, before, self).is_none();
        let id = parents.into_iter().find(newly)?.clone();
        self.completed = Some(id.clone());
        let message = self.completed_message(&id, None)?;
        Some(self.tell(message, false))
    }

    /// What is told of an edit, with the duty that may be finished since.
    pub(super) fn with_completed(&mut self, said: Message, failed: bool) -> Message {
        match self.completed.take().filter(|_| !failed) {
            Some(id) => self.completed_message(&id, Some(&said)).unwrap_or(said),
            None => said,
        }
    }

    fn completed_message(&self, id: &Id, said: Option<&Message>) -> Option<Message> {
        let parts = rollup(id, &self.data, self.now)?;
        let words = if said.is_some() { "parts-all-done" } else { "parts-all-done-alone" };
        let message = Message::new(words)
            .with("total", parts.total.to_string())
            .with("title", name::title_of(id, &self.data, &self.lang));
        Some(message.with("saved", said.map_or_else(String::new, |said| self.lang.tell(said))))
    }
}

fn is_ready(id: &Id, data: &Dataset, app: &App) -> Option<Rollup> {
    let task = data.get(id)?.as_task()?;
    let is_closed = matches!(task.status, Status::Done | Status::Dropped);
    rollup(id, data, app.now()).filter(|parts| parts.is_done() && !is_closed)
}

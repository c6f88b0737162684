//! A duty whose parts are all done: the program says so once, and offers to finish it with its own prompt. One that is sent for
//! approval while parts are open: it says so too, and lets it be.
//!
//! While parts are open it is never finished by hand; that rule is the model's (see `model::input::check`).

use std::collections::HashSet;

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

/// A duty that somebody sent for approval between two states of the records while parts of it are open, if one was.
pub fn early(before: &Dataset, after: &Dataset, changed: &[Id], now: Now) -> Option<Id> {
    let waits = |id: &Id, data: &Dataset| {
        data.get(id).and_then(Record::as_task).is_some_and(|task| task.status == Status::Review)
    };
    let is_open = |id: &Id| rollup(id, after, now).is_some_and(|parts| !parts.is_done());
    changed.iter().find(|id| waits(id, after) && !waits(id, before) && is_open(id)).cloned()
}

/// The duty that something is to be said of: its last part was finished, or it waits for approval before that.
pub fn remarkable(before: &Dataset, after: &Dataset, changed: &[Id], now: Now) -> Option<Id> {
    completed(before, after, changed, now).or_else(|| early(before, after, changed, now))
}

/// What is said of that duty, behind what is told of the edit, if anything is.
pub fn told(id: &Id, said: Option<&Message>, data: &Dataset, now: Now, words: &dyn Words) -> Option<Message> {
    let parts = rollup(id, data, now)?;
    let message = Message::new(match (parts.is_done(), said.is_some()) {
        (true, true) => "parts-all-done",
        (true, false) => "parts-all-done-alone",
        (false, true) => "parts-open",
        (false, false) => "parts-open-alone",
    });
    let message = message.with("total", parts.total.to_string()).with("done", parts.done.to_string());
    let message = message.with("title", name::title_of(id, data, words));
    Some(message.with("saved", said.map_or_else(String::new, |said| words.tell(said))))
}

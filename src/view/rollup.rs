//! How far a task is: by its parts, which is what their parent shows and why it is not finished by hand alone, or by what
//! was reported of it.

use std::collections::HashMap;

use crate::model::{Body, Condition, Dataset, Id, Kind, Now, Record, Status};
use crate::text::Words;

/// The parts of one task, without those that were dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rollup {
    /// All of them.
    pub total: usize,
    /// Finished.
    pub done: usize,
    /// Not finished and past their last day.
    pub overdue: usize,
}

impl Rollup {
    fn add(&mut self, record: &Record, now: Now) {
        let Some(task) = record.as_task().filter(|task| task.status != Status::Dropped) else { return };
        self.total += 1;
        self.done += usize::from(task.status == Status::Done);
        self.overdue += usize::from(now.condition(record) == Some(Condition::Overdue));
    }

    /// Whether nothing is left to do.
    pub fn is_done(self) -> bool {
        self.done == self.total
    }

    /// `12/30 xong, 3 quá hạn`; where all are finished and the task itself is not, that it may be.
    pub fn said(self, parent: &Record, words: &dyn Words) -> String {
        let closed = parent.as_task().is_some_and(|task| task.status == Status::Done);
        let id = match (self.is_done(), self.overdue) {
            (true, _) if !closed => "rollup-ready",
            (_, 0) => "rollup",
            _ => "rollup-late",
        };
        let counts = [("done", self.done), ("total", self.total), ("late", self.overdue)];
        words.say(id, &counts.map(|(name, count)| (name, count.into())))
    }
}

/// How much of something is done: so many of so many, of which there is at least one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    done: usize,
    total: usize,
}

impl Share {
    const WHOLE: Self = Self { done: 1, total: 1 };

    /// A share in percent; what is above the whole is the whole.
    pub fn percent(percent: u8) -> Self {
        Self { done: usize::from(percent.min(100)), total: 100 }
    }

    /// The same share of another whole, rounded down: only what is finished fills it.
    pub fn of(self, whole: usize) -> usize {
        // In 128 bits no product of two counts overflows.
        let part = whole as u128 * self.done as u128 / self.total as u128;
        usize::try_from(part).map_or(whole, |part| part.min(whole))
    }
}

/// How much of a record is done: all of what is finished, else the share of its parts, else the progress that was reported.
/// `None` where nobody said.
pub fn share(record: &Record, parts: Option<Rollup>) -> Option<Share> {
    match &record.body {
        Body::Task(task) if task.status == Status::Done => Some(Share::WHOLE),
        Body::Task(task) => {
            let of_parts = parts.map(|parts| Share { done: parts.done, total: parts.total.max(1) });
            of_parts.or(task.progress.map(Share::percent))
        }
        Body::Milestone(milestone) => milestone.done_on.map(|_| Share::WHOLE),
        _ => None,
    }
}

/// The parts of every task that has any. One walk over the tasks.
pub fn rollups(data: &Dataset, now: Now) -> HashMap<Id, Rollup> {
    let mut found: HashMap<Id, Rollup> = HashMap::new();
    for record in data.of(Kind::Task) {
        if let Some(parent) = record.as_task().and_then(|task| task.parent.as_ref()) {
            match found.get_mut(parent) {
                Some(rollup) => rollup.add(record, now),
                None => found.entry(parent.clone()).or_default().add(record, now),
            }
        }
    }
    found.retain(|_, rollup| rollup.total > 0);
    found
}

/// The parts of one task; `None` if it has none.
pub fn rollup(parent: &Id, data: &Dataset, now: Now) -> Option<Rollup> {
    let mut found = Rollup::default();
    let links = data.backlinks(parent);
    let parts = links.iter().filter(|link| link.field == "parent");
    parts.filter_map(|link| data.get(&link.id)).for_each(|record| found.add(record, now));
    (found.total > 0).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use std::sync::Arc;

    #[test]
    fn the_walk_and_the_links_count_the_same() {
        let task = |id: &str, status: &str, parent: Option<&str>| {
            let mut task = Record::new(Kind::Task, Id::new(id).expect("id"));
            task.set("status", json!(status)).expect("fits");
            task.set("parent", json!(parent)).expect("fits");
            Arc::new(task)
        };
        let parts = [("nv-2", "done"), ("nv-3", "doing"), ("nv-4", "dropped")];
        let parts = parts.map(|(id, status)| task(id, status, Some("nv-1")));
        let data = Dataset::new([task("nv-1", "todo", None)].into_iter().chain(parts).collect());
        let now = Now { today: "2026-06-01".parse().expect("a day"), soon_days: 7, before_inclusive: false };
        let id = Id::new("nv-1").expect("id");
        assert_eq!(rollup(&id, &data, now), Some(Rollup { total: 2, done: 1, overdue: 0 }));
        assert_eq!(rollups(&data, now).get(&id), rollup(&id, &data, now).as_ref());
        assert_eq!(rollup(&Id::new("nv-2").expect("id"), &data, now), None);
    }

    #[test]
    fn a_share_is_that_of_the_parts_else_what_was_reported() {
        let task = |status: &str, progress: Option<u8>| {
            let mut task = Record::new(Kind::Task, Id::new("nv-1").expect("id"));
            task.set("status", json!(status)).expect("fits");
            task.set("progress", json!(progress)).expect("fits");
            task
        };
        let parts = Some(Rollup { total: 3, done: 1, overdue: 0 });
        let tenths = |task: &Record, parts| share(task, parts).map(|share| share.of(10));
        assert_eq!(tenths(&task("doing", None), None), None, "nobody said");
        assert_eq!(tenths(&task("doing", Some(0)), None), Some(0));
        assert_eq!(tenths(&task("doing", Some(99)), None), Some(9), "only what is finished is full");
        assert_eq!(tenths(&task("doing", Some(80)), parts), Some(3), "parts count before words");
        assert_eq!(tenths(&task("done", Some(80)), None), Some(10));
        let document = Record::new(Kind::Document, Id::new("vb-1").expect("id"));
        assert_eq!(share(&document, None), None);
    }
}

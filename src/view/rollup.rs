//! How far the parts of a task are: what its parent shows, and why that is not finished by hand alone.

use std::collections::HashMap;

use crate::model::{Condition, Dataset, Id, Kind, Now, Record, Status};
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
}

//! The two changes that take more than one field: finishing, and moving to another working state.

use serde_json::{Value, json};

use crate::model::{Body, Date, Record, Status};

/// What changes when a record is finished on a day; `None` for kinds that are never finished.
pub fn done(record: &Record, on: Date) -> Option<Vec<(&'static str, Value)>> {
    match &record.body {
        Body::Task(_) => Some(vec![("status", json!(Status::Done.word())), ("done_on", json!(on))]),
        Body::Milestone(_) => Some(vec![("done_on", json!(on))]),
        _ => None,
    }
}

/// What changes when a task comes to another working state: the day on which it was finished goes with it.
pub fn moved(record: &Record, to: Status, today: Date) -> Option<Vec<(&'static str, Value)>> {
    let task = record.as_task()?;
    let mut fields = vec![("status", json!(to.word()))];
    match (to, task.status) {
        (Status::Done, Status::Done) => {}
        (Status::Done, _) => fields.push(("done_on", json!(on_record(task.done_on, today)))),
        (_, Status::Done) => fields.push(("done_on", Value::Null)),
        _ => {}
    }
    Some(fields)
}

/// A day that stands there already is better than the day on which somebody says so.
fn on_record(known: Option<Date>, today: Date) -> Date {
    known.unwrap_or(today)
}

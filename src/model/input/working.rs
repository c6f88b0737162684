//! The change that takes more than one field: moving to another working state.

use serde_json::{Value, json};

use crate::model::{Date, Record, Status};

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

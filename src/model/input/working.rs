//! Changes that take more than one field: moving to another working state, and an agency that is only named.

use serde_json::{Value, json};

use super::filled::Filled;
use super::round::round_done;
use super::value::read_text;
use crate::model::words::Certainty;
use crate::model::{Dataset, Date, FieldError, Id, Kind, Now, Record, Status, rounds};

/// What changes when a task comes to another working state: the day on which it was finished goes with it.
///
/// A duty that comes round is not finished by being done once: the round goes on record, and the next one begins.
pub fn moved(record: &Record, to: Status, now: Now) -> Option<Vec<(&'static str, Value)>> {
    let task = record.as_task()?;
    if to == Status::Done && rounds::comes_round(task) {
        return round_done(record, now.today, "", now);
    }
    let mut fields = vec![("status", json!(to.word()))];
    match (to, task.status) {
        (Status::Done, Status::Done) => {}
        (Status::Done, _) => fields.push(("done_on", json!(on_record(task.done_on, now.today)))),
        (_, Status::Done) => fields.push(("done_on", Value::Null)),
        _ => {}
    }
    Some(fields)
}

/// A day that stands there already is better than the day on which somebody says so.
fn on_record(known: Option<Date>, today: Date) -> Date {
    known.unwrap_or(today)
}

/// An agency of which nothing is known but that somebody named it: unconfirmed until it is filled in.
pub fn named_agency(name: &str, id: Id) -> Result<Record, FieldError> {
    let agency = Record::new(Kind::Agency, id);
    let title = read_text(name).map_err(|wrong| FieldError::new("title", wrong))?;
    let fields = vec![("title", json!(title)), ("certainty", json!(Certainty::Unconfirmed.word()))];
    Ok(Filled::of(&agency, fields, &Dataset::default())?.record)
}

/// The ids in a value that stand for records which have no id yet get theirs.
pub fn renamed(value: Value, ids: &[(String, Id)]) -> Value {
    match value {
        Value::String(text) => match ids.iter().find(|(old, _)| *old == text) {
            Some((_, new)) => json!(new),
            None => Value::String(text),
        },
        Value::Array(items) => Value::Array(items.into_iter().map(|item| renamed(item, ids)).collect()),
        other => other,
    }
}

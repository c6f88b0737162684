//! Finishing a round of a duty that comes round.

use serde_json::{Value, json};

use crate::model::deadline::Meaning;
use crate::model::kinds::Task;
use crate::model::parts::Round;
use crate::model::{Date, Now, Record, Status, rounds};

/// A field and what it will hold.
type Fields = Vec<(&'static str, Value)>;

/// What changes when the round of a duty that is owed is done: it goes on record, and work on the next one has not
/// begun. `None` for what does not come round.
pub fn round_done(record: &Record, on: Date, result: &str, now: Now) -> Option<Fields> {
    let task = record.as_task().filter(|task| rounds::comes_round(task))?;
    let round =
        Round { due: rounds::next(task, now), on: Some(on), result: result.into(), ..Round::default() };
    let all: Vec<&Round> = task.rounds.iter().chain([&round]).collect();
    let mut fields = vec![("rounds", json!(all)), ("last_done", json!(task.last_done.max(Some(on))))];
    fields.extend(begun_anew(task));
    Some(fields)
}

/// Of what is said about the work, what does not hold for the next round.
fn begun_anew(task: &Task) -> Fields {
    let standing = task.deadline.as_deref().and_then(|it| it.meaning()) == Some(&Meaning::Standing);
    let mut fields = Vec::new();
    if !standing && task.status != Status::Todo {
        fields.push(("status", json!(Status::Todo.word())));
    }
    if task.progress.is_some() {
        fields.push(("progress", Value::Null));
    }
    if task.done_on.is_some() {
        fields.push(("done_on", Value::Null));
    }
    fields
}

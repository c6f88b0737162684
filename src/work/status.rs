//! What follows when a record comes to another working state: the day on which it was finished, the round of a duty that
//! comes round, the reason of what is sent back. The one place of these rules; every way to a state leads through it.

use serde_json::{Value, json};

use super::{World, has_status, nothing};
use crate::model::deadline::{Base, Meaning};
use crate::model::input;
use crate::model::kinds::Task;
use crate::model::parts::Round;
use crate::model::{Date, FieldError, Kind, Record, RecordChange, Status, ValueError, rounds};
use crate::text::Message;

/// Fields and what they are to hold.
pub(super) type Fields = Vec<(&'static str, Value)>;

/// Whether a task that comes to this state is sent back, which takes a reason.
pub fn needs_reason(base: &Record, to: Status) -> bool {
    let in_review = base.as_task().is_some_and(|task| task.status == Status::Review);
    in_review && matches!(to, Status::Doing | Status::Todo)
}

/// A task, a round of it, or a milestone is finished.
pub(super) fn finish(
    base: &Record,
    on: Option<Date>,
    result: &str,
    world: World<'_>,
) -> Result<RecordChange, FieldError> {
    let mut fields = Fields::new();
    match base.kind() {
        Kind::Task => fields.push(("status", json!(Status::Done.word()))),
        Kind::Milestone if on.is_none() && base.done_on().is_some() => {}
        Kind::Milestone => fields.push(("done_on", json!(on.unwrap_or(world.now.today)))),
        kind => return Err(FieldError::new("kind", ValueError::NotFinished { kind })),
    }
    if let Some(day) = on.filter(|_| base.kind() == Kind::Task) {
        fields.push(("done_on", json!(day)));
    }
    if !result.trim().is_empty() {
        let field = input::field_of(base.kind(), "result")?;
        let text = input::read_text(result).map_err(|wrong| FieldError::new(field.name, wrong))?;
        fields.push((field.name, json!(text)));
    }
    if base.as_task().is_some_and(rounds::comes_round) {
        return held(base, with_round(base, base, fields, world), world);
    }
    followed(base, fields, None, world)
}

/// A record comes to another state; the reason goes into its notes.
pub(super) fn move_to(
    base: &Record,
    to: &str,
    reason: Option<&str>,
    world: World<'_>,
) -> Result<RecordChange, FieldError> {
    if !has_status(base.kind()) {
        return Err(no_status(base.kind()));
    }
    let value = input::read_field(base.kind(), "status", &[to], world.data, Base::new(world.now.today))?;
    followed(base, vec![("status", value)], reason, world)
}

/// That records of a kind have no working state.
fn no_status(kind: Kind) -> FieldError {
    FieldError::new("status", ValueError::NoStatus { kind })
}

/// The change to these values with what follows from them, held to the rules.
///
/// # Errors
/// A task that goes back to work without a reason; a value that breaks a rule.
pub(super) fn followed(
    base: &Record,
    mut fields: Fields,
    reason: Option<&str>,
    world: World<'_>,
) -> Result<RecordChange, FieldError> {
    let mut sent_back = false;
    if let Some((from, to)) = moved(base, &fields) {
        let then = then(base, &fields)?;
        if to == Status::Done && then.as_task().is_some_and(rounds::comes_round) {
            fields = with_round(base, &then, fields, world);
        } else {
            follow_day(base, (from, to), &mut fields, world.now.today);
        }
        sent_back = needs_reason(base, to);
    }
    let note = match reason {
        None if sent_back => return Err(FieldError::new("status", ValueError::NoReason)),
        reason => reason.map(|text| noted(text, sent_back, world)).transpose()?,
    };
    let change = held(base, fields, world)?;
    Ok(match note {
        Some(text) => change.and_append("notes", vec![json!({ "text": text })]),
        None => change,
    })
}

/// The state that a task leaves and the one that it comes to, where that is another.
fn moved(base: &Record, fields: &Fields) -> Option<(Status, Status)> {
    let from = base.as_task()?.status;
    let (_, value) = fields.iter().find(|(name, _)| *name == "status")?;
    let to = value.as_str()?.parse::<Status>().ok()?;
    (to != from).then_some((from, to))
}

/// The record with the new values, whatever follows from its state.
fn then(base: &Record, fields: &Fields) -> Result<Record, FieldError> {
    let mut then = base.clone();
    for (name, value) in fields.iter().filter(|(name, _)| *name != "status") {
        then.set(name, value.clone())?;
    }
    Ok(then)
}

/// The day on which a task was finished goes with its state, unless it is said beside it.
fn follow_day(base: &Record, (from, to): (Status, Status), fields: &mut Fields, today: Date) {
    if fields.iter().any(|(name, _)| *name == "done_on") {
        return;
    }
    match (from, to) {
        // A day that stands there already is better than the day on which somebody says so.
        (_, Status::Done) => fields.push(("done_on", json!(base.done_on().unwrap_or(today)))),
        (Status::Done, _) => fields.push(("done_on", Value::Null)),
        _ => {}
    }
}

/// A duty that comes round is not finished by being done once: the round that is owed goes on record, with its day and
/// result, and work on the next one has not begun.
fn with_round(base: &Record, then: &Record, mut fields: Fields, world: World<'_>) -> Fields {
    let Some(task) = then.as_task() else { return fields };
    let said = |name: &str| fields.iter().find(|(field, _)| *field == name).map(|(_, value)| value);
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let on = said("done_on").and_then(text).and_then(|day| day.parse().ok()).unwrap_or(world.now.today);
    let result = said("result").and_then(text).unwrap_or_default();
    fields.retain(|(name, _)| !matches!(*name, "status" | "done_on" | "result"));
    let due = rounds::next(task, world.now);
    let round = Round { due, on: Some(on), result: result.into(), ..Round::default() };
    let all: Vec<&Round> = task.rounds.iter().chain([&round]).collect();
    let last = task.last_done.max(Some(on));
    let round: Fields = vec![("rounds", json!(all)), ("last_done", json!(last))];
    let begun = begun_anew(base, task);
    fields.retain(|(name, _)| round.iter().chain(&begun).all(|(other, _)| name != other));
    fields.extend(round);
    fields.extend(begun);
    fields
}

/// Of what is said about the work, what does not hold for the next round.
fn begun_anew(base: &Record, task: &Task) -> Fields {
    let standing = task.deadline.as_deref().and_then(|it| it.meaning()) == Some(&Meaning::Standing);
    let mut fields = Fields::new();
    if !standing && task.status != Status::Todo {
        fields.push(("status", json!(Status::Todo.word())));
    }
    if task.progress.is_some() {
        fields.push(("progress", Value::Null));
    }
    if base.done_on().is_some() {
        fields.push(("done_on", Value::Null));
    }
    fields
}

/// The reason as a remark. Work that was in review and is to be done again was sent back.
fn noted(reason: &str, sent_back: bool, world: World<'_>) -> Result<String, FieldError> {
    let wrong = |wrong| match wrong {
        ValueError::Empty if sent_back => FieldError::new("status", ValueError::NoReason),
        other => FieldError::new("reason", other),
    };
    let text = input::read_text(reason).map_err(wrong)?;
    let note = Message::new("send-back-note").with("reason", &text);
    Ok(if sent_back { world.words.tell(&note) } else { text })
}

/// The change, if the record may become so.
pub(super) fn held(base: &Record, fields: Fields, world: World<'_>) -> Result<RecordChange, FieldError> {
    let touched: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    let mut record = base.clone();
    for (name, value) in &fields {
        record.set(name, value.clone())?;
    }
    input::check(&record, world.data, &touched)?;
    if fields.is_empty() { Ok(nothing(base)) } else { Ok(RecordChange::set(base, fields)) }
}

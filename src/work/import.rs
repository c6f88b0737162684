//! What the rows of a file change: the same rules as a command, row by row.
//!
//! A record that a file adds is taken as it stands. One that is there already changes by the rules of [`super::status`];
//! a row that says of a duty that comes round that it is done records the round of its day, and only once.

use std::sync::Arc;

use super::World;
use super::status::{Fields, followed};
use crate::model::{Date, FieldError, Record, RecordChange, Status, rounds};

/// What a row of a file comes to for a record that is there.
///
/// # Errors
/// A task that goes back to work without a reason; a value that breaks a rule.
pub fn import(base: &Arc<Record>, mut fields: Fields, world: World<'_>) -> Result<RecordChange, FieldError> {
    if is_recorded(base, &fields, world.now.today) {
        fields.retain(|(name, _)| !matches!(*name, "status" | "done_on" | "result"));
    }
    followed(base, fields, None, world)
}

/// Whether a row says that a round was done which stands on record already: on its day or a later one.
fn is_recorded(base: &Record, fields: &Fields, today: Date) -> bool {
    let said =
        |name: &str| fields.iter().find(|(field, _)| *field == name).and_then(|(_, value)| value.as_str());
    let Some(task) = base.as_task().filter(|task| rounds::comes_round(task)) else { return false };
    let day = said("done_on").and_then(|day| day.parse::<Date>().ok()).unwrap_or(today);
    said("status") == Some(Status::Done.word()) && task.last_done.is_some_and(|last| last >= day)
}

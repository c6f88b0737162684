//! What a command means: [`Command`] → [`plan`] → [`Plan`]. Each command stands here once, whoever asks for it.
//!
//! The screen shows the plan, `--dry-run` prints it, the plain front end reads it aloud, the store turns it into one edit.
//! No front end composes changes of fields of its own. Deliberately no I/O and no clock here: today comes in the
//! [`World`], and what a plan is signed with is added where it is carried out.

mod adopt;
pub mod extend;
pub mod fan_out;
mod import;
pub mod merge;
mod set;
mod status;

use std::sync::Arc;

use serde_json::{Value, json};

use crate::model::input::{self, Measured, Names};
use crate::model::plan::Row;
use crate::model::{Dataset, Date, FieldError, Id, Kind, Now, Plan, Record, RecordChange, ValueError};
use crate::text::Words;

pub use adopt::adopt;
pub use import::import;
pub use set::Typed;
pub use status::needs_reason;

/// What somebody wants done.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// A task or milestone is finished; of a duty that comes round, the round that is owed.
    Finish {
        /// The day; where none is said, the day that stands there already, else today.
        on: Option<Date>,
        /// What came of it; empty for nothing to say.
        result: String,
    },
    /// A record comes to another state. What waits for confirmation goes back to work only for a reason.
    Move {
        /// The state, as it was typed.
        to: String,
        /// Why, for the notes.
        reason: Option<String>,
    },
    /// The deadline moves, and the old one stays on record.
    Extend(extend::Extend),
    /// A remark at the end of the notes.
    Note {
        /// The remark.
        text: String,
    },
    /// A measured value of a target, each part as it was typed.
    Measure {
        /// In the target's unit.
        value: String,
        /// What it speaks of.
        period: String,
        /// The day; today where it is empty.
        on: String,
        /// Where it comes from.
        source: String,
    },
    /// A collective duty becomes a part for each agency that has none yet.
    FanOut {
        /// The agencies.
        to: Vec<Id>,
        /// Those of them that are named for the first time: the id that stands in for each, and its name.
        agencies: Vec<(Id, String)>,
    },
    /// Fields get values that were typed.
    Set(Typed),
    /// Fields get values that were read already: by a form, an editor, an import.
    Fill {
        /// Names and values; null empties a field.
        fields: Vec<(&'static str, Value)>,
        /// Agencies that are named for the first time: the id that stands in for each in the values, and its name.
        agencies: Vec<(Id, String)>,
        /// Why it goes back to work, where it does.
        reason: Option<String>,
    },
    /// The records go into another one, with everything that names them.
    Merge {
        /// The one that stays: a record, or a body of the reference.
        into: Id,
    },
    /// The record goes.
    Remove,
}

/// The world in which a command is planned.
#[derive(Clone, Copy)]
pub struct World<'a> {
    /// The records.
    pub data: &'a Dataset,
    /// The day.
    pub now: Now,
    /// The words of what is written into a record.
    pub words: &'a dyn Words,
    /// The place of whoever asks, in which a bare name is meant; empty where nobody said.
    pub home: &'a str,
}

/// What a command would do to each of the targets, in their order; rows of records that come with it stand first.
pub fn plan(command: &Command, targets: &[Arc<Record>], world: World<'_>) -> Plan {
    let mut plan = changes(command, targets, world);
    adopt::adopt(&mut plan, world.data);
    plan
}

impl<'a> World<'a> {
    /// What records are called, for whoever asks.
    pub fn names(&self) -> Names<'a> {
        Names::new(self.data).at_home(self.home)
    }
}

fn changes(command: &Command, targets: &[Arc<Record>], world: World<'_>) -> Plan {
    let names = world.names().adding();
    let mut plan = match command {
        Command::FanOut { to, .. } => {
            targets.first().map_or_else(Plan::default, |duty| fan_out::plan(duty, to, world))
        }
        Command::Merge { into } => merge::plan(targets, into, world),
        command => {
            let row = |base: &Arc<Record>| Row::new(Arc::clone(base), one(command, base, &names, world));
            Plan { rows: targets.iter().map(row).collect(), ..Plan::default() }
        }
    };
    let agencies = match command {
        Command::Fill { agencies, .. } | Command::FanOut { agencies, .. } => agencies.clone(),
        _ => names.added().wanted(|_| true),
    };
    newcomers(&mut plan, &agencies);
    plan
}

/// Agencies that are named for the first time come first.
fn newcomers(plan: &mut Plan, agencies: &[(Id, String)]) {
    let row = |(id, name): &(Id, String)| match input::named_agency(name, id.clone()) {
        Ok(agency) => Row::adding(agency),
        Err(error) => Row::new(Arc::new(Record::new(Kind::Agency, id.clone())), Err(error)),
    };
    plan.rows.splice(0..0, agencies.iter().map(row));
    plan.stand_ins.splice(0..0, agencies.iter().map(|(id, _)| id.clone()));
}

/// A record that is new: `empty`, whose id stands in for the one that is drawn when the plan is carried out, with the
/// values of a [`Command::Set`] or [`Command::Fill`].
pub fn create(command: &Command, empty: Record, world: World<'_>) -> Plan {
    let id = empty.id.clone();
    let mut plan = plan(command, &[Arc::new(empty)], world);
    for row in plan.rows.iter_mut().filter(|row| row.base.id == id) {
        if row.outcome.is_ok() {
            *row = Row::adding(row.after());
        }
    }
    plan.stand_ins.push(id);
    plan
}

fn one(
    command: &Command,
    base: &Arc<Record>,
    names: &Names<'_>,
    world: World<'_>,
) -> Result<RecordChange, FieldError> {
    match command {
        Command::Finish { on, result } => status::finish(base, *on, result, world),
        Command::Move { to, reason } => status::move_to(base, to, reason.as_deref(), world),
        Command::Extend(wanted) => extend::extend(base, wanted, names, world),
        Command::Note { text } => note(base, text),
        Command::Measure { value, period, on, source } => {
            measure(base, &Measured { value, period, on, source }, world.now.today)
        }
        Command::Set(typed) => set::set(base, typed, names, world),
        Command::Remove => Ok(RecordChange::Remove(Arc::clone(base))),
        Command::Fill { fields, reason, .. } => set::fill(base, fields.clone(), reason.as_deref(), world),
        // Their rows are not only the targets.
        Command::FanOut { .. } | Command::Merge { .. } => Ok(nothing(base)),
    }
}

fn note(base: &Record, text: &str) -> Result<RecordChange, FieldError> {
    let text = input::read_text(text).map_err(|wrong| FieldError::new("notes", wrong))?;
    Ok(nothing(base).and_append("notes", vec![json!({ "text": text })]))
}

fn measure(base: &Record, typed: &Measured<'_>, today: Date) -> Result<RecordChange, FieldError> {
    if base.as_target().is_none() {
        return Err(FieldError::new("kind", ValueError::NoTarget { kind: base.kind() }));
    }
    let measurement = input::read_measurement(base, typed, today)?;
    Ok(nothing(base).and_append("measurements", vec![json!(measurement)]))
}

/// A change that leaves a record as it is.
fn nothing(base: &Record) -> RecordChange {
    RecordChange::set(base, std::iter::empty::<(&str, Value)>())
}

/// Whether the kind has a state that commands move.
fn has_status(kind: Kind) -> bool {
    kind.shape_of("status").is_some()
}

#[cfg(test)]
mod tests;

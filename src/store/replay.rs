//! Doing again what the journal says was done.

use std::path::Path;

use super::attached::Steps;
use super::damage::Layout;
use super::error::{Place, StoreError, Wrong};
use super::files::{Files, Handle};
use super::format::misread;
use super::ledger::{Ledger, Unfit};
use super::op::Op;
use super::wire::{Wire, WireStep};
use crate::model::Id;

type Result<T> = std::result::Result<T, StoreError>;

/// Journal lines on their way into the ledger.
pub(super) struct Replay<'a> {
    pub(super) files: &'a Files,
    pub(super) journal: &'a Handle,
    pub(super) ledger: &'a mut Ledger,
    pub(super) changed: &'a mut Vec<Id>,
    pub(super) acknowledged: &'a mut Option<String>,
    pub(super) attached: &'a mut u64,
}

impl Replay<'_> {
    /// Does what a line says.
    pub(super) fn line(&mut self, line: usize, wire: &Wire<'_>) -> Result<()> {
        let place = || Place::line(self.journal.path(), line);
        match wire.op {
            Op::Add | Op::Set | Op::List | Op::Remove => self.step(line, &wire.step()),
            Op::Hand => {
                *self.acknowledged = Some(wire.hand().map_err(|error| misread(place(), error))?.1);
                Ok(())
            }
            Op::All => self.all(line, wire),
            Op::Lost => Ok(()),
            Op::Open => Err(StoreError::damage(place().field("op"), Wrong::Layout(Layout::Opening))),
        }
    }

    fn all(&mut self, line: usize, wire: &Wire<'_>) -> Result<()> {
        for step in wire.all.iter().flatten() {
            self.step(line, step)?;
        }
        let Some(attached) = &wire.attached else { return Ok(()) };
        let steps = Steps::open(self.files, attached)?;
        steps.refuse_many(self.ledger.data().len())?;
        *self.attached += steps.len();
        steps.each(|number, step| self.apply(step).map_err(|unfit| unfit_error(steps.path(), number, unfit)))
    }

    fn step(&mut self, line: usize, step: &WireStep<'_>) -> Result<()> {
        self.apply(step).map_err(|unfit| unfit_error(self.journal.path(), line, unfit))
    }

    fn apply(&mut self, step: &WireStep<'_>) -> std::result::Result<(), Unfit> {
        let effect = step.effect(self.ledger.keeps_newer()).map_err(Unfit::Value)?;
        self.changed.extend(step.id.clone());
        self.ledger.apply(effect)
    }
}

fn unfit_error(path: &Path, line: usize, unfit: Unfit) -> StoreError {
    let place = Place::line(path, line);
    match unfit {
        Unfit::NoRecord(id) => StoreError::damage(place.field("id"), Wrong::NoRecord(id.to_string())),
        Unfit::Item(field) => StoreError::damage(place.field(field), Wrong::NoItem),
        Unfit::Value(error) => misread(place, error),
    }
}

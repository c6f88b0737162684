//! Doing again what the journal says was done.

use std::path::Path;

use super::disk::How;
use super::entry::Attached;
use super::error::{Place, StoreError, Wrong};
use super::files::{Files, Handle};
use super::format::{Text, checksum, json_error};
use super::ledger::{Ledger, Unfit};
use super::wire::{Op, Wire, WireStep};
use crate::model::Id;
use crate::model::misfit::{self, Broken};

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
        let json = |error| json_error(self.journal.path(), line, 0, Text::Unknown, &error);
        match wire.op {
            Op::Add | Op::Set | Op::List | Op::Remove => self.step(line, &wire.step()),
            Op::Hand => {
                *self.acknowledged = Some(wire.hand().map_err(json)?.1);
                Ok(())
            }
            Op::All => self.all(line, wire),
            Op::Lost => Ok(()),
            Op::Open => {
                let wrong = Wrong::Misfit(Broken::Opening.into());
                Err(StoreError::damage(Place::line(self.journal.path(), line).field("op"), wrong))
            }
        }
    }

    fn all(&mut self, line: usize, wire: &Wire<'_>) -> Result<()> {
        for step in wire.all.iter().flatten() {
            self.step(line, step)?;
        }
        let Some(attached) = &wire.attached else { return Ok(()) };
        let bytes = read_attached(self.files, attached)?;
        *self.attached += bytes.len() as u64;
        let path = self.files.path(&attached.file);
        each_attached(&path, &bytes, |number, step| {
            self.apply(step).map_err(|unfit| unfit_error(&path, number, unfit))
        })
    }

    fn step(&mut self, line: usize, step: &WireStep<'_>) -> Result<()> {
        self.apply(step).map_err(|unfit| unfit_error(self.journal.path(), line, unfit))
    }

    fn apply(&mut self, step: &WireStep<'_>) -> std::result::Result<(), Failed> {
        let effect = step.effect().map_err(Failed::Json)?;
        self.changed.extend(step.id.clone());
        self.ledger.apply(effect).map_err(Failed::Unfit)
    }
}

/// Why a step of the journal could not be done.
enum Failed {
    Json(serde_json::Error),
    Unfit(Unfit),
}

fn unfit_error(path: &Path, line: usize, failed: Failed) -> StoreError {
    let place = Place::line(path, line);
    match failed {
        Failed::Json(error) => json_error(path, line, 0, Text::Unknown, &error),
        Failed::Unfit(Unfit::NoRecord(id)) => {
            StoreError::damage(place.field("id"), Wrong::NoRecord(id.to_string()))
        }
        Failed::Unfit(Unfit::Item(field)) => StoreError::damage(place.field(field), Wrong::NoItem),
        Failed::Unfit(Unfit::Value(field, error)) => {
            StoreError::damage(place.field(field), Wrong::Misfit(misfit::in_words(&error.to_string())))
        }
    }
}

/// The bytes of a large edit, which must have the checksum that the journal names.
pub(super) fn read_attached(files: &Files, attached: &Attached) -> Result<Vec<u8>> {
    let path = files.path(&attached.file);
    let is_ours = attached.file.strip_prefix("archive/all-").is_some_and(|rest| !rest.contains('/'));
    let handle = if is_ours { files.open_if_there(&attached.file, How::Read)? } else { None };
    let Some(handle) = handle else {
        return Err(StoreError::damage(Place::file(&path), Wrong::Absent));
    };
    let bytes = handle.read_from(0)?;
    if checksum(&bytes) != attached.sum {
        return Err(StoreError::damage(Place::file(&path), Wrong::Checksum));
    }
    Ok(bytes)
}

/// Every step of a large edit, with its line.
pub(super) fn each_attached(
    path: &Path,
    bytes: &[u8],
    mut each: impl FnMut(usize, &WireStep<'_>) -> Result<()>,
) -> Result<()> {
    let lines = bytes.split(|&byte| byte == b'\n').enumerate().filter(|(_, line)| !line.is_empty());
    for (at, line) in lines {
        let step = serde_json::from_slice(line)
            .map_err(|error| json_error(path, at + 1, 0, Text::Unknown, &error))?;
        each(at + 1, &step)?;
    }
    Ok(())
}

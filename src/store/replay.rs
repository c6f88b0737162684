//! Doing again what the journal says was done.

use std::path::Path;

use super::damage::Layout;
use super::disk::How;
use super::entry::Attached;
use super::error::{Place, StoreError, Wrong};
use super::files::{Files, Handle};
use super::format::{checksum, json_place, misread, utf8};
use super::ledger::{Ledger, Unfit};
use super::op::Op;
use super::wire::{STEP, Wire, WireStep};
use crate::model::{Id, reread};

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
        let text = utf8(path, line, at + 1)?;
        let step = serde_json::from_str(text)
            .map_err(|error| misread(json_place(path, at + 1, 0, &error), reread::object(text, STEP)))?;
        each(at + 1, &step)?;
    }
    Ok(())
}

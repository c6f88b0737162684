//! Every problem of a store, with its place. Reads and never writes.
//!
//! Opening stops at the first problem, this one goes on: what a person has to mend is told at once.

use super::disk::How;
use super::error::{Place, StoreError, Wrong};
use super::files::Files;
use super::format::SNAPSHOT;
use super::open::{Options, Store};
use super::{read, snapshot, validate};
use crate::model::Record;
use std::path::Path;

/// Something wrong with a store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What.
    pub wrong: Wrong,
}

impl Store {
    /// Every problem of the store in a folder; none if all is well or nothing is there. An error only if a file
    /// cannot be read at all, or was written by a newer version.
    pub fn check(folder: &Path, options: &Options) -> Result<Vec<Problem>, StoreError> {
        let files = Files::new(options.disk.clone(), folder);
        match read::load(&files) {
            Ok(None) => Ok(Vec::new()),
            Ok(Some(loaded)) => sound(&files, &loaded),
            Err(StoreError::Damage { place, wrong }) => {
                let mut found = damaged_snapshot(&files)?;
                let first = Problem { place, wrong };
                if !found.contains(&first) {
                    found.push(first);
                }
                Ok(found)
            }
            Err(error) => Err(error),
        }
    }
}

/// What is wrong with the records of a store that can be opened.
fn sound(files: &Files, loaded: &read::Loaded) -> Result<Vec<Problem>, StoreError> {
    let mut found = Vec::new();
    let mut bytes = None;
    for (id, field, wrong) in validate::problems(loaded.ledger.data()) {
        let bytes = match &bytes {
            Some(bytes) => bytes,
            None => bytes.insert(files.read(SNAPSHOT)?),
        };
        found.push(Problem { place: validate::place(&files.path(SNAPSHOT), bytes, &id, &field), wrong });
    }
    Ok(found)
}

/// Every record line of a snapshot that cannot be read, and every second record of an id.
fn damaged_snapshot(files: &Files) -> Result<Vec<Problem>, StoreError> {
    let Some(handle) = files.open_if_there(SNAPSHOT, How::Read)? else { return Ok(Vec::new()) };
    let bytes = handle.read_from(0)?;
    let mut found = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for (line, json) in snapshot::record_lines(&bytes) {
        match snapshot::read_line(handle.path(), line, json) {
            Ok(record) => found.extend(twice(handle.path(), line, &record, &mut seen)),
            Err(StoreError::Damage { place, wrong }) => found.push(Problem { place, wrong }),
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

fn twice(
    path: &Path,
    line: usize,
    record: &Record,
    seen: &mut std::collections::HashSet<crate::model::Id>,
) -> Option<Problem> {
    let is_new = seen.insert(record.id.clone());
    let place = Place::line(path, line).field("id");
    (!is_new).then(|| Problem { place, wrong: Wrong::Twice(record.id.to_string()) })
}

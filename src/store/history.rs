//! The edits from the newest back to the first: the journal, then the archived ones, each read when it is reached.

use std::collections::VecDeque;

use super::disk::How;
use super::entry::{Entry, Step, What};
use super::error::{Place, StoreError};
use super::files::Files;
use super::format::{ARCHIVE, JOURNAL, misread};
use super::{journal, replay};
use crate::model::Id;

type Result<T> = std::result::Result<T, StoreError>;

/// The edits, newest first.
pub(super) fn walk(files: &Files) -> Walk<'_> {
    Walk { files, stage: Stage::Journal, entries: Vec::new(), oldest: u64::MAX }
}

/// An iterator over edits that opens a journal only when the newer ones are used up.
pub(super) struct Walk<'a> {
    files: &'a Files,
    stage: Stage,
    /// Edits of the present journal, oldest first.
    entries: Vec<Entry>,
    /// The number of the last edit given: archived journals may overlap.
    oldest: u64,
}

/// What is to be read next.
enum Stage {
    /// The journal.
    Journal,
    /// The list of the archived ones: looked at only now, because most questions are about today.
    Archive,
    /// These, newest first.
    Archived(VecDeque<String>),
}

impl Iterator for Walk<'_> {
    type Item = Result<Entry>;

    fn next(&mut self) -> Option<Result<Entry>> {
        loop {
            while let Some(entry) = self.entries.pop() {
                if entry.n < self.oldest {
                    self.oldest = entry.n;
                    return Some(Ok(entry));
                }
            }
            match self.open_next() {
                Ok(true) => {}
                Ok(false) => return None,
                Err(error) => {
                    self.stage = Stage::Archived(VecDeque::new());
                    return Some(Err(error));
                }
            }
        }
    }
}

impl Walk<'_> {
    /// Reads the next journal; whether there was one.
    fn open_next(&mut self) -> Result<bool> {
        match &mut self.stage {
            Stage::Journal => {
                self.entries = read_entries(self.files, JOURNAL)?;
                self.stage = Stage::Archive;
            }
            Stage::Archive => self.stage = Stage::Archived(archived(self.files)?),
            Stage::Archived(names) => {
                let Some(name) = names.pop_front() else { return Ok(false) };
                self.entries = read_entries(self.files, &name)?;
            }
        }
        Ok(true)
    }
}

/// The archived journals, newest first.
fn archived(files: &Files) -> Result<VecDeque<String>> {
    let number = |name: &str| -> Option<(u64, u64)> {
        let stem = name.strip_prefix("journal-")?.strip_suffix(".jsonl")?;
        let (n, copy) = stem.split_once('-').unwrap_or((stem, "0"));
        Some((n.parse().ok()?, copy.parse().ok()?))
    };
    let mut found: Vec<_> =
        files.list(ARCHIVE)?.into_iter().filter_map(|name| Some((number(&name)?, name))).collect();
    found.sort();
    Ok(found.into_iter().rev().map(|(_, name)| format!("{ARCHIVE}/{name}")).collect())
}

/// The edits of one journal, oldest first. What stands behind the last valid line is not judged here.
fn read_entries(files: &Files, name: &str) -> Result<Vec<Entry>> {
    let Some(handle) = files.open_if_there(name, How::Read)? else { return Ok(Vec::new()) };
    let bytes = handle.read_from(0)?;
    let mut opened = journal::open(handle.path(), &bytes)?;
    let start = usize::try_from(opened.mark.end).unwrap_or(bytes.len());
    let mut entries = Vec::new();
    journal::follow(handle.path(), &bytes[start..], &mut opened.mark, |line, wire| {
        entries.push(wire.entry().map_err(|error| misread(Place::line(handle.path(), line), error))?);
        Ok(())
    })?;
    Ok(entries)
}

/// The steps of an edit, wherever they lie.
pub(super) fn steps(files: &Files, entry: &Entry) -> Result<Vec<Step>> {
    match &entry.what {
        What::Steps(steps) => Ok(steps.clone()),
        What::Hand { .. } | What::Lost => Ok(Vec::new()),
        What::Attached(attached) => {
            let bytes = replay::read_attached(files, attached)?;
            let path = files.path(&attached.file);
            let mut steps = Vec::with_capacity(attached.count);
            replay::each_attached(&path, &bytes, |line, step| {
                steps.push(step.step().map_err(|error| misread(Place::line(&path, line), error))?);
                Ok(())
            })?;
            Ok(steps)
        }
    }
}

/// Whether an edit changed a record, or one field of it if the field has a name.
pub(super) fn touches(files: &Files, entry: &Entry, id: &Id, field: &str) -> bool {
    any(files, entry, |step| step_touches(step, id, field))
}

/// Whether an edit changed what was there before it; see [`step_disturbs`].
pub(super) fn disturbs(files: &Files, entry: &Entry, id: &Id, field: &str) -> bool {
    any(files, entry, |step| step_disturbs(step, id, field))
}

fn any(files: &Files, entry: &Entry, touched: impl Fn(&Step) -> bool) -> bool {
    match &entry.what {
        What::Steps(steps) => steps.iter().any(touched),
        _ => steps(files, entry).is_ok_and(|steps| steps.iter().any(touched)),
    }
}

/// Whether a step changed what was there before it, in a record or in one field of it: an item more at the end of a
/// list is in nobody's way.
pub(super) fn step_disturbs(step: &Step, id: &Id, field: &str) -> bool {
    match step {
        Step::Set { new, lists, .. } if step.id() == id && !field.is_empty() => {
            new.contains_key(field) || lists.iter().any(|list| list.field == field && !list.is_growth())
        }
        _ => step_touches(step, id, field),
    }
}

/// Whether a step changed a record, or one field of it if the field has a name.
pub(super) fn step_touches(step: &Step, id: &Id, field: &str) -> bool {
    step.id() == id
        && match step {
            Step::Set { new, lists, .. } => {
                field.is_empty() || new.contains_key(field) || lists.iter().any(|list| list.field == field)
            }
            Step::Add(_) | Step::Remove(_) => true,
        }
}

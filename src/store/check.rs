//! Every problem of a store, its archive included, with its place. Reads and never writes.
//!
//! Opening stops at the first problem, this one goes on: what a person has to mend is told at once.

use super::archive::Survey;
use super::blocks::each_block;
use super::damage::Problem;
use super::disk::How;
use super::entry::Entry;
use super::error::{Place, StoreError, Wrong};
use super::files::Files;
use super::format::{ARCHIVE, FILE_MAX, JOURNAL_NEW, LOCK, SNAPSHOT, SNAPSHOT_NEW};
use super::notice::Notice;
use super::open::{Options, Store};
use super::{archive, beside, head, history, measure, read, record_line, rights, validate};
use crate::model::{Dataset, Record};
use std::path::Path;

/// So many damaged lines are named, about: who has more needs another copy, and not a list.
const PROBLEMS_MAX: usize = 1000;

impl Store {
    /// Every problem of the store in a folder; none if all is well or nothing is there. An error only if a file
    /// cannot be read at all, or was written by a newer version.
    pub fn check(folder: &Path, options: &Options) -> Result<Vec<Problem>, StoreError> {
        let files = Files::new(options.disk.clone(), folder);
        let mut found = strangers(&files)?;
        match read::load(&files) {
            Ok(None) => Ok(found),
            Ok(Some(loaded)) => {
                found.extend(sound(&files, &loaded)?);
                found.extend(survey(&files, &loaded.at)?.faults.into_iter().map(|fault| fault.problem));
                Ok(found)
            }
            Err(StoreError::Damage { place, wrong }) => {
                found.extend(damaged_snapshot(&files)?);
                let first = Problem { place, wrong };
                if !found.contains(&first) {
                    found.push(first);
                }
                Ok(found)
            }
            Err(error) => Err(error),
        }
    }

    /// What should be known about a store that works: that there is none, that it has no beginning, a write that never ended, an edit by hand
    /// that nobody has taken up yet, files that a dead process left, who may write. Says nothing of one that is damaged.
    pub fn remarks(folder: &Path, options: &Options) -> Result<Vec<Notice>, StoreError> {
        Self::look(folder, options).map(|(said, _)| said)
    }

    /// The same with the records, for whoever has more to say of them; without any where there is no sound store.
    pub fn look(folder: &Path, options: &Options) -> Result<(Vec<Notice>, Option<Dataset>), StoreError> {
        let files = Files::new(options.disk.clone(), folder);
        let (mut said, mut records) = (Vec::new(), None);
        match read::load(&files) {
            Ok(None) => said.push(Notice::NoStore { path: folder.to_owned() }),
            Ok(Some(loaded)) => {
                said.extend(loaded.notices);
                let first = archive::first(&files, &loaded.at.head, loaded.at.base)?;
                said.extend((first > 1).then_some(Notice::Begins { n: first }));
                said.extend(rights::remarks(&files)?);
                said.extend(lost(survey(&files, &loaded.at)?));
                if files.is_remote() {
                    said.push(Notice::Remote { path: folder.to_owned() });
                }
                records = Some(loaded.ledger.data().clone());
            }
            Err(StoreError::Damage { .. }) => {}
            Err(error) => return Err(error),
        }
        said.extend(leftovers(&files)?);
        Ok((said, records))
    }
}

/// The archive and what the journal says of it.
pub(super) fn survey(files: &Files, at: &read::At) -> Result<Survey, StoreError> {
    let first = archive::first(files, &at.head, at.base)?;
    match history::read_journal(files)? {
        Some((opened, entries)) => Survey::of(files, &opened, &entries, first),
        None => Ok(Survey::default()),
    }
}

/// What is known to be lost; what one repair said of edits that follow each other is said at once.
fn lost(survey: Survey) -> Vec<Notice> {
    let mut said: Vec<Notice> = Vec::new();
    for (gap, Entry { by, t, .. }) in survey.lost {
        match said.last_mut() {
            Some(Notice::Lost { gap: last, by: before, t: then })
                if last.to + 1 == gap.from && (&*before, &*then) == (&by, &t) =>
            {
                last.to = gap.to;
            }
            _ => said.push(Notice::Lost { gap, by, t }),
        }
    }
    said
}

/// Files that are written beside their target and were never put in its place. What a program at work holds is not left.
fn leftovers(files: &Files) -> Result<Vec<Notice>, StoreError> {
    let is_left = |name: &String| name.strip_suffix(".new").is_some();
    let archived = files.list(ARCHIVE)?.into_iter().filter(is_left).map(|name| format!("{ARCHIVE}/{name}"));
    let beside = [SNAPSHOT_NEW, JOURNAL_NEW].map(str::to_owned);
    let mut found = Vec::new();
    for name in beside.into_iter().chain(archived.filter(|name| !beside::is_held(files, name))) {
        if files.about(&name)?.is_some() {
            found.push(Notice::Leftover { path: files.path(&name) });
        }
    }
    Ok(found)
}

/// What stands in the place of the lock and is no file: nobody could write. (Of the other files, reading says so.)
fn strangers(files: &Files) -> Result<Vec<Problem>, StoreError> {
    let is_file = files.about(LOCK)?.is_none_or(super::disk::About::is_regular);
    let place = Place::file(&files.path(LOCK));
    Ok(if is_file { Vec::new() } else { vec![Problem { place, wrong: Wrong::NoFile }] })
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

/// Every record line of a snapshot that cannot be read, and every second record of an id; of very many, the first. None of
/// one that holds more than a store may: each line may be sound there.
fn damaged_snapshot(files: &Files) -> Result<Vec<Problem>, StoreError> {
    let Some(handle) = files.open_if_there(SNAPSHOT, How::Read)? else { return Ok(Vec::new()) };
    if handle.about.len > FILE_MAX || measure::whole(&handle).is_err() {
        return Ok(Vec::new());
    }
    let (mut found, mut seen) = (Vec::new(), std::collections::HashSet::new());
    let (mut number, mut format, mut failed) = (0, None, None);
    each_block(&handle, 0..u64::MAX, |lines, _| {
        for line in lines.split_inclusive(|&byte| byte == b'\n') {
            number += 1;
            let Some(format) = format else {
                head::split_head(line)?;
                format = Some(head::format_of(line));
                continue;
            };
            let Some(json) = record_line::json_of(line) else { continue };
            match record_line::read_line(handle.path(), number, json, format) {
                Ok(record) => found.extend(twice(handle.path(), number, &record, &mut seen)),
                Err(StoreError::Damage { place, wrong }) => found.push(Problem { place, wrong }),
                Err(error) => failed = Some(error),
            }
        }
        (failed.is_none() && found.len() < PROBLEMS_MAX).then_some(())
    })?;
    failed.map_or(Ok(found), Err)
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

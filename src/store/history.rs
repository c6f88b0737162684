//! The edits from the newest back to the first: the journal, then the archived ones, each read when it is reached.
//!
//! Invariant: the numbers have no gap. Where an edit cannot be read the walk ends with an error that names it; it never
//! goes on with an older one.

use std::borrow::Cow;
use std::collections::VecDeque;

use super::archive::{self, Closed};
use super::attached::Steps;
use super::damage::Problem;
use super::disk::How;
use super::entry::{Entry, Gap, What};
use super::error::{Place, StoreError};
use super::files::Files;
use super::format::{JOURNAL, misread};
use super::journal;
use crate::model::{Id, RecordChange};

type Result<T> = std::result::Result<T, StoreError>;

/// The edits, newest first.
pub(super) fn walk(files: &Files) -> Walk<'_> {
    let (store, stage) = (String::new(), Stage::Journal);
    Walk {
        files,
        stage,
        store,
        base: 0,
        entries: Vec::new(),
        oldest: u64::MAX,
        fault: None,
        given_up: Vec::new(),
        begins: None,
    }
}

/// An iterator over edits that opens a journal only when the newer ones are used up.
pub(super) struct Walk<'a> {
    files: &'a Files,
    stage: Stage,
    /// The random name of the store.
    store: String,
    /// The number before the first edit of the journal.
    base: u64,
    /// Edits of the present journal, oldest first.
    entries: Vec<Entry>,
    /// The number of the last edit given: archived journals may overlap.
    oldest: u64,
    /// What is wrong with the archived journals that were read; of no account while the edits have no gap.
    fault: Option<StoreError>,
    /// The lines so far that give up older edits.
    given_up: Vec<Entry>,
    /// The number of the first edit that the store has had here, once the walk is there and it is not 1.
    begins: Option<u64>,
}

/// What a look for older edits found.
enum Next {
    /// A journal, perhaps without an edit.
    Edits,
    /// That the edits from this one on, up to the oldest given, are in no file.
    Gap { from: u64 },
    /// That there are no more.
    Nothing,
}

/// The edits that a line gives up.
fn gap_of(line: &Entry) -> Option<Gap> {
    if let What::GivenUp(gap) = line.what { Some(gap) } else { None }
}

/// What is told in the place of edits that a line gives up.
fn in_place_of(line: &Entry, gap: Gap) -> Entry {
    Entry { n: gap.to, what: What::GivenUp(gap), ..line.clone() }
}

/// What is to be read next.
enum Stage {
    /// The journal.
    Journal,
    /// The list of the archived ones: looked at only now, because most questions are about today.
    Archive,
    /// These, newest first.
    Archived(VecDeque<Closed>),
    /// Nothing more.
    Over,
}

impl Iterator for Walk<'_> {
    type Item = Result<Entry>;

    fn next(&mut self) -> Option<Result<Entry>> {
        loop {
            while let Some(entry) = self.entries.pop() {
                if entry.n >= self.oldest {
                    continue;
                }
                if entry.n + 1 < self.oldest {
                    let from = entry.n + 1;
                    self.entries.push(entry);
                    return Some(self.over_gap(from));
                }
                self.oldest = entry.n;
                return Some(Ok(self.given(entry)));
            }
            match self.open_next() {
                Ok(Next::Edits) => {}
                Ok(Next::Gap { from }) => return Some(self.over_gap(from)),
                Ok(Next::Nothing) => return None,
                Err(error) => {
                    self.stage = Stage::Over;
                    return Some(Err(error));
                }
            }
        }
    }
}

impl Walk<'_> {
    /// The number of the first edit of a store that never had those before it; only at the end of the walk.
    pub(super) fn begins(&self) -> Option<u64> {
        self.begins
    }

    /// The edit that is told, after a look whether it gives up others or was given up itself: where its steps lay in a file
    /// of their own, only that file is gone.
    fn given(&mut self, entry: Entry) -> Entry {
        let n = entry.n;
        match &entry.what {
            What::GivenUp(_) => self.given_up.push(entry.clone()),
            What::Attached(attached) => {
                if let Some(line) = self.giving_up(n, n)
                    && Steps::open(self.files, attached).is_err()
                {
                    return in_place_of(line, Gap { from: n, to: n });
                }
            }
            _ => {}
        }
        entry
    }

    /// The line that gives up all of these edits, or the last of them.
    fn giving_up(&self, from: u64, to: u64) -> Option<&Entry> {
        let gaps: Vec<Gap> = self.given_up.iter().filter_map(gap_of).collect();
        let is_said = archive::covers(&gaps, Gap { from, to });
        let names = |line: &&Entry| gap_of(line).is_some_and(|gap| (gap.from..=gap.to).contains(&to));
        self.given_up.iter().find(names).filter(|_| is_said)
    }

    /// What is told of the edits from this one up to the oldest given: that they were given up, or the end of the walk.
    fn over_gap(&mut self, from: u64) -> Result<Entry> {
        let to = self.oldest - 1;
        let Some(told) = self.giving_up(from, to).map(|line| in_place_of(line, Gap { from, to })) else {
            return Err(self.stop(from));
        };
        self.fault = None;
        self.oldest = from;
        Ok(told)
    }

    /// Ends the walk: the edits from this one up to the oldest given cannot be read.
    fn stop(&mut self, from: u64) -> StoreError {
        self.stage = Stage::Over;
        self.entries.clear();
        let missing = archive::missing(self.files, from, self.oldest - 1);
        let Problem { place, wrong } = missing.problem;
        self.fault.take().unwrap_or_else(|| StoreError::damage(place, wrong))
    }

    /// Reads the next journal.
    fn open_next(&mut self) -> Result<Next> {
        match &mut self.stage {
            Stage::Journal => {
                self.stage = Stage::Over;
                if let Some((opened, entries)) = read_journal(self.files)? {
                    self.oldest = opened.mark.n + 1;
                    (self.store, self.base, self.entries) = (opened.store, opened.base, entries);
                    self.stage = Stage::Archive;
                }
            }
            Stage::Archive if self.oldest <= 1 => return Ok(Next::Nothing),
            Stage::Archive => self.stage = Stage::Archived(archive::closed(self.files)?.into()),
            Stage::Archived(closed) => {
                let Some(closed) = closed.pop_front().filter(|_| self.oldest > 1) else {
                    return self.reach_the_end();
                };
                let part = archive::read(self.files, &closed, &self.store)?;
                self.entries = part.entries;
                if let (None, Some(last)) = (&self.fault, part.faults.into_iter().last()) {
                    self.fault = Some(StoreError::damage(last.problem.place, last.problem.wrong));
                }
            }
            Stage::Over => return Ok(Next::Nothing),
        }
        Ok(Next::Edits)
    }

    /// No journal is left: the oldest edit given is the first one, or those before it are missing.
    fn reach_the_end(&mut self) -> Result<Next> {
        self.stage = Stage::Over;
        if self.oldest <= 1 {
            return Ok(Next::Nothing);
        }
        let first = archive::first_on_disk(self.files, self.base)?;
        if self.oldest > first {
            return Ok(Next::Gap { from: first });
        }
        self.begins = Some(first);
        Ok(Next::Nothing)
    }
}

/// The journal and its edits, oldest first. What stands behind the last valid line is not judged here.
pub(super) fn read_journal(files: &Files) -> Result<Option<(journal::Opened, Vec<Entry>)>> {
    let Some(handle) = files.open_if_there(JOURNAL, How::Read)? else { return Ok(None) };
    let bytes = handle.read_from(0)?;
    let mut opened = journal::open(handle.path(), &bytes)?;
    let start = usize::try_from(opened.mark.end).unwrap_or(bytes.len());
    let mut entries = Vec::new();
    journal::follow(handle.path(), &bytes[start..], &mut opened.mark, |line, wire| {
        entries.push(wire.entry().map_err(|error| misread(Place::line(handle.path(), line), error))?);
        Ok(())
    })?;
    Ok(Some((opened, entries)))
}

/// The steps of an edit, wherever they lie.
pub(super) fn steps(files: &Files, entry: &Entry) -> Result<Vec<RecordChange>> {
    steps_if(files, entry, |_| true).map(Cow::into_owned)
}

/// The steps of an edit; of those that lie in a file of their own only the ones of records that are wanted.
pub(super) fn steps_if<'e>(
    files: &Files,
    entry: &'e Entry,
    wanted: impl Fn(&Id) -> bool,
) -> Result<Cow<'e, [RecordChange]>> {
    match &entry.what {
        What::Steps(steps) => Ok(Cow::Borrowed(steps)),
        What::Hand { .. } | What::Lost | What::GivenUp(_) => Ok(Cow::Borrowed(&[])),
        What::Attached(attached) => {
            let all = Steps::open(files, attached)?;
            let mut steps = Vec::new();
            all.each(|line, step| {
                if step.id.as_ref().is_none_or(&wanted) {
                    steps.push(step.step().map_err(|error| misread(Place::line(all.path(), line), error))?);
                }
                Ok(())
            })?;
            Ok(Cow::Owned(steps))
        }
    }
}

/// Whether an edit changed a record, or one field of it if the field has a name.
pub(super) fn touches(files: &Files, entry: &Entry, id: &Id, field: &str) -> Result<bool> {
    let steps = steps_if(files, entry, |of| of == id)?;
    Ok(steps.iter().any(|step| step_touches(step, id, field)))
}

/// Whether an edit changed what was there before it; see [`step_disturbs`].
pub(super) fn disturbs(files: &Files, entry: &Entry, id: &Id, field: &str) -> Result<bool> {
    let steps = steps_if(files, entry, |of| of == id)?;
    Ok(steps.iter().any(|step| step_disturbs(step, id, field)))
}

/// Whether a step changed what was there before it, in a record or in one field of it: an item more at the end of a
/// list is in nobody's way.
pub(super) fn step_disturbs(step: &RecordChange, id: &Id, field: &str) -> bool {
    match step {
        RecordChange::Set { new, lists, .. } if step.id() == id && !field.is_empty() => {
            new.contains_key(field) || lists.iter().any(|list| list.field == field && !list.is_growth())
        }
        _ => step_touches(step, id, field),
    }
}

/// Whether a step changed a record, or one field of it if the field has a name.
pub(super) fn step_touches(step: &RecordChange, id: &Id, field: &str) -> bool {
    step.id() == id
        && match step {
            RecordChange::Set { new, lists, .. } => {
                field.is_empty() || new.contains_key(field) || lists.iter().any(|list| list.field == field)
            }
            RecordChange::Add(_) | RecordChange::Remove(_) => true,
        }
}

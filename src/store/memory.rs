//! A store that lives in memory: the same edits, conflicts, undo and history, and no file.
//!
//! Several sessions may share one log, as several processes share a folder. It is for tests, and the proof that what edits
//! mean does not depend on how they are written down. What is shown and not kept is a [`Store`](super::Store) on a
//! [`MemoryDisk`](super::MemoryDisk): it can do all that one with files can.

use std::sync::{Arc, Mutex, PoisonError};

use super::edit::Edit;
use super::entry::{Entry, What};
use super::error::StoreError;
use super::format::NEWEST;
use super::ledger::Ledger;
use super::undo::{self, Wanted};
use super::who::{self, Who};
use super::wire::Effect;
use super::{Edits, Refreshed, Saved, history};
use crate::model::{Dataset, Id, RecordChange, Reverses};

/// The edits that the sessions of one store share, oldest first.
pub type MemoryLog = Arc<Mutex<Vec<Entry>>>;

/// A session with a store in memory.
#[derive(Debug, Clone)]
pub struct MemoryStore {
    ledger: Ledger,
    log: MemoryLog,
    /// How many edits of the log the ledger holds.
    seen: usize,
    /// Records that changed and that nobody was told of yet.
    untold: Vec<Id>,
    who: Who,
}

impl MemoryStore {
    /// A session; it begins with these records and sees the edits of the log at its first look.
    pub fn new(data: Dataset, log: MemoryLog, who: Who) -> Self {
        Self { ledger: Ledger::new(data, NEWEST), log, seen: 0, untold: Vec::new(), who }
    }

    fn catch_up(&mut self, log: &[Entry]) {
        for entry in &log[self.seen..] {
            for step in steps(entry) {
                self.untold.push(step.id().clone());
                // Every entry was planned in exactly this state.
                drop(self.ledger.apply(Effect::from(step)));
            }
        }
        self.seen = log.len();
        self.ledger.tidy();
    }

    fn write(
        &mut self,
        choose: impl FnOnce(&[Entry], &Who) -> Result<(Edit, Reverses), StoreError>,
    ) -> Result<Saved, StoreError> {
        let log = self.log.clone();
        let mut log = log.lock().unwrap_or_else(PoisonError::into_inner);
        self.catch_up(&log);
        let (edit, reverses) = choose(&log, &self.who)?;
        let steps = self.ledger.plan(&edit).map_err(|error| undo::explain(reverses, error));
        let steps = steps.map_err(|error| name_culprit(&log, error))?;
        if steps.is_empty() {
            let changed = std::mem::take(&mut self.untold);
            return Ok(Saved { changed, ..Saved::default() });
        }
        let (n, who) = (log.len() as u64 + 1, self.who.clone());
        let what = What::Steps(steps);
        let entry = Entry { n, site: who.site, t: who::now(), by: who.by, reverses, what };
        log.push(entry.clone());
        self.catch_up(&log);
        let changed = std::mem::take(&mut self.untold);
        Ok(Saved { entry: Some(entry), changed, ..Saved::default() })
    }

    fn reverse(&mut self, wanted: Wanted) -> Result<Saved, StoreError> {
        let mut whose = String::new();
        let saved = self.write(|log, who| {
            let newest_first = || log.iter().rev().cloned().map(Ok);
            let found = undo::choose(newest_first(), &who.by, wanted)?.entry;
            undo::check_later(newest_first(), found.n, steps(&found), |_, _| Ok(Vec::new()))?;
            whose.clone_from(&found.by);
            Ok((undo::reversal(steps(&found)), undo::reverses(&found)))
        })?;
        Ok(Saved { whose, ..saved })
    }
}

fn steps(entry: &Entry) -> &[RecordChange] {
    match &entry.what {
        What::Steps(steps) => steps,
        _ => &[],
    }
}

fn touches(entry: &Entry, id: &Id, field: &str) -> bool {
    steps(entry).iter().any(|step| history::step_touches(step, id, field))
}

/// Says who was in the way.
fn name_culprit(log: &[Entry], error: StoreError) -> StoreError {
    match error {
        StoreError::Conflict(mut conflict) => {
            let rival = log.iter().rev().find(|entry| touches(entry, &conflict.id, &conflict.field));
            conflict.by = rival.map(|entry| entry.by.clone()).unwrap_or_default();
            StoreError::Conflict(conflict)
        }
        StoreError::Depended { n, id, field, later: 0, .. } => {
            let disturbs =
                |entry: &Entry| steps(entry).iter().any(|step| history::step_disturbs(step, &id, &field));
            let later = log.iter().find(|entry| entry.n > n && disturbs(entry));
            let found = later.map(|entry| (entry.n, entry.by.clone(), entry.t.clone()));
            let (later, by, t) = found.unwrap_or_default();
            StoreError::Depended { n, id, field, later, by, t }
        }
        other => other,
    }
}

impl Edits for MemoryStore {
    fn who(&self) -> &Who {
        &self.who
    }

    fn data(&self) -> &Dataset {
        self.ledger.data()
    }

    fn edit(&mut self, edit: &Edit) -> Result<Saved, StoreError> {
        self.write(|_, _| Ok((edit.clone(), Reverses::Nothing)))
    }

    fn undo(&mut self) -> Result<Saved, StoreError> {
        self.reverse(Wanted::Last)
    }

    fn redo(&mut self) -> Result<Saved, StoreError> {
        self.reverse(Wanted::LastUndo)
    }

    fn undo_edit(&mut self, n: u64) -> Result<Saved, StoreError> {
        self.reverse(Wanted::Edit(n))
    }

    fn history(&self, of: Option<&Id>, limit: usize) -> Result<Vec<Entry>, StoreError> {
        let log = self.log.lock().unwrap_or_else(PoisonError::into_inner);
        let wanted = |entry: &&Entry| of.is_none_or(|id| touches(entry, id, ""));
        Ok(log.iter().rev().filter(wanted).take(limit).cloned().collect())
    }

    fn refresh(&mut self) -> Result<Refreshed, StoreError> {
        let log = self.log.clone();
        let log = log.lock().unwrap_or_else(PoisonError::into_inner);
        self.catch_up(&log);
        Ok(Refreshed { changed: std::mem::take(&mut self.untold), notices: Vec::new() })
    }
}

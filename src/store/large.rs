//! Large edits: everything that takes long happens before the lock is taken.
//!
//! What an edit of a hundred thousand records comes to is thought through against the records as they were last read,
//! and written into a file beside the journal that nobody knows of yet. Under the lock only two things are left: to see
//! that nobody has written since, and to give the file its name and the journal its line. If somebody has, it begins
//! anew; after a few times it waits its turn and does it all under the lock, like any edit.

use super::edit::Edit;
use super::entry::{Attached, Entry, What};
use super::error::StoreError;
use super::files::Handle;
use super::format::ARCHIVE;
use super::ledger::Ledger;
use super::new_file::unwritable;
use super::notice::Notice;
use super::open::Store;
use super::wire::Effect;
use super::write::line;
use super::{Saved, beside, read, undo};
use crate::model::{RecordChange, Reverses};

type Result<T> = std::result::Result<T, StoreError>;

/// How often it begins anew because somebody else was faster.
const ATTEMPTS: usize = 3;
/// Where the file is written.
const INSIDE: &str = "archive/";
/// The file is written in pieces of this many bytes.
const PIECE: usize = 1 << 20;

/// A large edit that only waits for its number.
struct Prepared {
    steps: Vec<RecordChange>,
    reverses: Reverses,
    /// The file with the steps; its name is not yet the one that the journal will say.
    file: String,
    /// As long as it is open, nobody takes it for one that a killed program left.
    _held: Handle,
    sum: String,
    len: u64,
    /// The number of the edit before it, and the checksum of the snapshot under it.
    after: (u64, String),
}

impl Store {
    /// Makes a large edit; `None` if others were faster each time.
    pub(super) fn write_large(
        &mut self,
        choose: &dyn Fn(&Self) -> Result<(Edit, Reverses)>,
    ) -> Result<Option<Saved>> {
        self.be_there()?;
        for _ in 0..ATTEMPTS {
            self.catch_up()?;
            let Some(prepared) = self.prepare(choose)? else {
                let changed = std::mem::take(&mut self.untold);
                return Ok(Some(Saved { changed, ..Saved::default() }));
            };
            let done = self.locked(|store| store.commit(&prepared));
            if !matches!(done, Ok(Some(_))) {
                drop(self.files.remove(&prepared.file));
            }
            let Some((entry, mut notices)) = done? else { continue };
            let mut changed = std::mem::take(&mut self.untold);
            changed.extend(prepared.steps.iter().map(|step| step.id().clone()));
            self.do_in_memory(&prepared)?;
            notices.extend(self.compact_when_due().err().map(Notice::NotCompacted));
            notices.extend(self.take_notices());
            return Ok(Some(Saved { entry: Some(entry), changed, notices, ..Saved::default() }));
        }
        Ok(None)
    }

    /// A folder to write into. The records of a new store are those that were there to be seen, so it may as well exist.
    fn be_there(&mut self) -> Result<()> {
        if self.loaded.is_some() {
            return Ok(());
        }
        match self.create() {
            Err(StoreError::IsStore { .. }) => self.catch_up(),
            other => other,
        }
    }

    /// Thinks the edit through and writes its steps; `None` if it changes nothing.
    fn prepare(&mut self, choose: &dyn Fn(&Self) -> Result<(Edit, Reverses)>) -> Result<Option<Prepared>> {
        let (edit, reverses) = choose(self)?;
        let steps = self.ledger_mut().plan(&edit).map_err(|error| undo::explain(reverses, error))?;
        if steps.is_empty() {
            return Ok(None);
        }
        self.files.make_folder(ARCHIVE)?;
        beside::clear_away(&self.files, INSIDE);
        let (file, mut held) = beside::begin(&self.files, INSIDE)?;
        let written = self.write_steps(&mut held, &steps);
        if written.is_err() {
            drop(self.files.remove(&file));
        }
        let (sum, len) = written?;
        Ok(Some(Prepared { steps, reverses, file, _held: held, sum, len, after: self.standing() }))
    }

    fn standing(&self) -> (u64, String) {
        let sum = self.loaded.as_ref().map(|loaded| loaded.at.sum.clone()).unwrap_or_default();
        (self.last_n(), sum)
    }

    /// A line for each step, on the disk when this returns; the checksum and the length of the file.
    fn write_steps(&self, file: &mut Handle, steps: &[RecordChange]) -> Result<(String, u64)> {
        let (mut sum, mut len, mut piece) =
            (crc32fast::Hasher::new(), 0, Vec::with_capacity(PIECE + PIECE / 8));
        for (at, step) in steps.iter().enumerate() {
            serde_json::to_writer(&mut piece, step).map_err(|error| unwritable(&self.files, &error))?;
            piece.push(b'\n');
            if piece.len() >= PIECE || at + 1 == steps.len() {
                sum.update(&piece);
                len += piece.len() as u64;
                file.write_all(&piece)?;
                piece.clear();
            }
        }
        file.sync_all()?;
        Ok((format!("{:08x}", sum.finalize()), len))
    }

    /// Under the lock: the edit is made if nobody has written since it was prepared.
    fn commit(&mut self, prepared: &Prepared) -> Result<Option<(Entry, Vec<Notice>)>> {
        self.catch_up_locked()?;
        if self.standing() != prepared.after {
            return Ok(None);
        }
        let mut notices = self.take_notices();
        notices.extend(self.finish_compaction().err().map(Notice::NotCompacted));
        self.note_hand_edit()?;
        let n = self.last_n() + 1;
        let file = format!("{ARCHIVE}/all-{n}.jsonl");
        self.files.rename(&prepared.file, &file)?;
        self.files.sync_folder(ARCHIVE)?;
        let attached = Attached { file, count: prepared.steps.len(), sum: prepared.sum.clone() };
        let entry = self.entry(What::Attached(attached), prepared.reverses);
        self.append(&entry, &line(&entry)?)?;
        Ok(Some((entry, notices)))
    }

    /// The edit is saved; now the records in memory follow. Nobody waits for that any more.
    fn do_in_memory(&mut self, prepared: &Prepared) -> Result<()> {
        let Some(loaded) = &mut self.loaded else { return Ok(()) };
        loaded.at.attached += prepared.len;
        let done = prepared.steps.iter().try_for_each(|step| loaded.ledger.apply(Effect::from(step)));
        loaded.ledger.tidy();
        if done.is_err() {
            let fresh = read::load(&self.files)?.map(|loaded| loaded.ledger);
            *self.ledger_mut() = fresh.unwrap_or_else(Ledger::default);
        }
        Ok(())
    }
}

//! The order of steps of one edit. Each step is where it is because another order lost something.
//!
//! Invariant: memory follows the disk. An edit reaches the records in memory only after it is saved.

use super::disk::How;
use super::edit::Edit;
use super::entry::{Attached, Entry, What};
use super::error::{Doing, ReadOnly, StoreError};
use super::files::{Files, Handle};
use super::format::{
    ARCHIVE, JOURNAL, JOURNAL_NEW, LINE_MAX, LOCK, NEWEST, SNAPSHOT, SNAPSHOT_NEW, checksum, seal,
};
use super::head::Head;
use super::new_file::{archive_copy, unwritable, write_new};
use super::notice::Notice;
use super::open::Store;
use super::wire::Effect;
use super::{Saved, compact, journal, lock, read, snapshot, swap, undo, who};
use crate::model::{Id, RecordChange, Reverses};
use std::time::Instant;

type Result<T> = std::result::Result<T, StoreError>;

impl Store {
    /// Makes the edit that `choose` comes up with once the store is locked and read to its end.
    pub(super) fn write(
        &mut self,
        is_large: bool,
        choose: impl Fn(&Self) -> Result<(Edit, Reverses)>,
    ) -> Result<Saved> {
        self.refuse_read_only()?;
        match self.write_as_it_is(is_large, &choose) {
            Err(StoreError::OldFormat { .. }) if self.may_raise => {
                self.locked(Self::raise)?;
                self.write_as_it_is(is_large, &choose)
            }
            done => {
                // It was said now: whoever tries again agrees.
                self.may_raise |= matches!(done, Err(StoreError::OldFormat { .. }));
                done
            }
        }
    }

    fn write_as_it_is(
        &mut self,
        is_large: bool,
        choose: &dyn Fn(&Self) -> Result<(Edit, Reverses)>,
    ) -> Result<Saved> {
        if is_large && let Some(saved) = self.write_large(choose)? {
            return Ok(saved);
        }
        self.locked(|store| store.write_locked(choose))
    }

    /// Under the lock: the store gets the newest format, by a compaction that keeps the snapshot before.
    fn raise(&mut self) -> Result<()> {
        self.catch_up_locked()?;
        if self.loaded.is_none() {
            self.create_locked()?;
        }
        self.finish_compaction()?;
        self.note_hand_edit()?;
        let Some(loaded) = &mut self.loaded else { return Ok(()) };
        let before = loaded.at.head.format;
        if before >= NEWEST {
            return Ok(());
        }
        loaded.at.head.format = NEWEST;
        let done = self.compact_locked(None);
        if let Some(loaded) = &mut self.loaded {
            let format = if done.is_ok() { NEWEST } else { before };
            loaded.at.head.format = format;
            loaded.ledger.raise(format);
        }
        done
    }

    /// Does something that only the one writer may do.
    pub(super) fn locked<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        self.manners.before();
        let lock = self.lock()?;
        let taken = Instant::now();
        let done = work(self);
        drop(lock);
        self.manners.after(taken);
        done
    }

    fn write_locked(&mut self, choose: impl FnOnce(&Self) -> Result<(Edit, Reverses)>) -> Result<Saved> {
        self.catch_up_locked()?;
        let (edit, reverses) = choose(self)?;
        let planned = self.ledger_mut().plan(&edit);
        let steps = planned.map_err(|error| undo::explain(reverses, error))?;
        if steps.is_empty() {
            let changed = std::mem::take(&mut self.untold);
            return Ok(Saved { changed, notices: self.take_notices(), ..Saved::default() });
        }
        if self.loaded.is_none() {
            self.create_locked()?;
        }
        let mut notices = self.take_notices();
        let unfinished = self.finish_compaction().err();
        let is_finished = unfinished.is_none();
        notices.extend(unfinished.map(Notice::NotCompacted));
        self.note_hand_edit()?;
        let ids: Vec<Id> = steps.iter().map(|step| step.id().clone()).collect();
        let entry = self.save(steps, reverses)?;
        let mut changed = std::mem::take(&mut self.untold);
        changed.extend(ids);
        if is_finished {
            notices.extend(self.compact_if_due(None).err().map(Notice::NotCompacted));
            notices.extend(self.take_notices());
        }
        Ok(Saved { entry: Some(entry), changed, notices, ..Saved::default() })
    }

    pub(super) fn take_notices(&mut self) -> Vec<Notice> {
        self.loaded.as_mut().map(|loaded| std::mem::take(&mut loaded.notices)).unwrap_or_default()
    }

    pub(super) fn refuse_read_only(&self) -> Result<()> {
        match self.read_only {
            Some(why) => Err(StoreError::ReadOnly { path: self.files.folder().to_owned(), why }),
            None => Ok(()),
        }
    }

    /// Waits for the right to write; makes the folder if it is not there yet.
    fn lock(&mut self) -> Result<lock::Lock> {
        if self.loaded.is_none() {
            self.files.make()?;
        }
        // A large store is read before the lock is held, not while.
        if self.loaded.as_ref().is_some_and(|known| !self.is_current(known)) {
            self.catch_up()?;
        }
        lock::acquire(&self.files, self.options.patience).map_err(|error| self.not_permitted(error, LOCK))
    }

    fn is_current(&self, known: &read::Loaded) -> bool {
        matches!(self.files.about(SNAPSHOT), Ok(Some(about)) if about == known.at.snapshot)
    }

    fn not_permitted(&self, error: StoreError, name: &str) -> StoreError {
        match error {
            StoreError::Io { doing: Doing::Open, .. } if error.class() == super::Class::Denied => {
                StoreError::ReadOnly { path: self.files.path(name), why: ReadOnly::Permission }
            }
            other => other,
        }
    }

    /// Reads what others wrote. The next edit that is saved, or the next look, tells which records that were.
    pub(super) fn catch_up(&mut self) -> Result<()> {
        let changed = read::catch_up(&self.files, &mut self.loaded, &self.unborn);
        if matches!(changed, Err(StoreError::Shrunk { .. } | StoreError::Replaced { .. })) {
            // Others may go on counting from there. Whoever opens the store again takes it as it is.
            self.read_only.get_or_insert(ReadOnly::Shrunk);
        }
        self.untold.extend(changed?);
        Ok(())
    }

    /// Under the lock: reads what others wrote, and ends what a dead writer began.
    pub(super) fn catch_up_locked(&mut self) -> Result<()> {
        self.catch_up()?;
        self.mend_tail()?;
        let Some(loaded) = &self.loaded else { return Ok(()) };
        if swap::mend(&self.files, &loaded.at)? { self.catch_up() } else { Ok(()) }
    }

    /// Cuts off what a dead writer left, after copying it into the archive.
    fn mend_tail(&mut self) -> Result<()> {
        match &mut self.loaded {
            Some(loaded) => cut_tail(&self.files, &mut loaded.at).map(drop),
            None => Ok(()),
        }
    }

    /// Writes down that the snapshot was changed by hand, with its checksums before and after.
    pub(super) fn note_hand_edit(&mut self) -> Result<()> {
        let Some((was, now)) = self.loaded.as_ref().and_then(|loaded| loaded.at.hand_edit()) else {
            return Ok(());
        };
        let entry = self.entry(What::Hand { was, now }, Reverses::Nothing);
        self.append(&entry, &line(&entry)?)?;
        if let Some(loaded) = &mut self.loaded {
            loaded.at.acknowledge();
        }
        Ok(())
    }

    pub(super) fn entry(&self, what: What, reverses: Reverses) -> Entry {
        let who = self.options.who.clone();
        Entry { n: self.last_n() + 1, site: who.site, t: who::now(), by: who.by, reverses, what }
    }

    /// Writes the steps, then does them in memory.
    fn save(&mut self, steps: Vec<RecordChange>, reverses: Reverses) -> Result<Entry> {
        let mut entry = self.entry(What::Steps(steps), reverses);
        let mut bytes = line(&entry)?;
        let mut effects = effects(&entry);
        let mut beside = 0;
        if bytes.len() > LINE_MAX {
            (entry, beside) = self.attach(entry)?;
            bytes = line(&entry)?;
        }
        self.append(&entry, &bytes)?;
        let Some(loaded) = &mut self.loaded else { return Ok(entry) };
        loaded.at.attached += beside;
        let done = effects.drain(..).try_for_each(|effect| loaded.ledger.apply(effect));
        loaded.ledger.tidy();
        if done.is_err() {
            // It was planned in this very state, so this does not happen; if it does, the disk is right.
            *self.ledger_mut() = read::load(&self.files)?.map(|loaded| loaded.ledger).unwrap_or_default();
        }
        Ok(entry)
    }

    /// Puts the steps of a large edit into a file of their own, which is on the disk before the journal names it.
    fn attach(&self, entry: Entry) -> Result<(Entry, u64)> {
        let What::Steps(steps) = &entry.what else { return Ok((entry, 0)) };
        let file = format!("{ARCHIVE}/all-{}.jsonl", entry.n);
        let mut bytes = Vec::new();
        for step in steps {
            serde_json::to_writer(&mut bytes, step).map_err(|error| unwritable(&self.files, &error))?;
            bytes.push(b'\n');
        }
        self.files.make_folder(ARCHIVE)?;
        write_new(&self.files, &file, &bytes)?;
        self.files.sync_folder(ARCHIVE)?;
        let attached = Attached { file, count: steps.len(), sum: checksum(&bytes) };
        Ok((Entry { what: What::Attached(attached), ..entry }, bytes.len() as u64))
    }

    /// One write, one flush; whatever fails is taken back. Moves the mark when the line is on the disk.
    pub(super) fn append(&mut self, entry: &Entry, line: &[u8]) -> Result<()> {
        let opened = self.files.open(JOURNAL, How::Append);
        let mut journal = opened.map_err(|error| self.not_permitted(error, JOURNAL))?;
        let Some(loaded) = &mut self.loaded else {
            return Err(StoreError::NoStore { path: self.files.folder().to_owned() });
        };
        let at = &mut loaded.at;
        if journal.about.len != at.mark.end || !journal.about.is_same_file(at.journal) {
            // Somebody wrote without the lock. The next try reads what they left.
            return Err(StoreError::Locked { path: journal.path().to_owned() });
        }
        if let Err(error) = write_line(&mut journal, at.mark.end, line) {
            if matches!(error, StoreError::Uncertain { .. }) {
                self.read_only = Some(ReadOnly::Doubt);
            }
            return Err(error);
        }
        at.mark.n = entry.n;
        at.own = entry.n;
        at.mark.end += line.len() as u64;
        at.mark.lines += 1;
        at.mark.before = journal::seal_of(&at.mark.last);
        at.mark.last = line.to_vec();
        Ok(())
    }
}

/// Cuts a torn tail off the journal; the name of its copy, if there was one.
pub(super) fn cut_tail(files: &Files, at: &mut read::At) -> Result<Option<String>> {
    if at.torn == 0 {
        return Ok(None);
    }
    let journal = files.open(JOURNAL, How::Append)?;
    let tail = journal.read_from(at.mark.end)?;
    let copy = archive_copy(files, &format!("torn-{}", at.mark.n), "bin", &tail)?;
    journal.cut(at.mark.end)?;
    journal.sync_data()?;
    at.torn = 0;
    Ok(Some(copy))
}

/// Steps 5 and 6: one `write`, one `fdatasync`.
fn write_line(journal: &mut Handle, end: u64, line: &[u8]) -> Result<()> {
    match journal.write_once(line) {
        Ok(taken) if taken == line.len() => {}
        Ok(_) => {
            let error = std::io::ErrorKind::WriteZero.into();
            let path = journal.path().to_owned();
            return Err(take_back_part(journal, end, StoreError::Io { doing: Doing::Write, path, error }));
        }
        Err(error) => return Err(take_back_part(journal, end, error)),
    }
    journal.sync_data().map_err(|error| take_back_whole(journal, end, error))
}

/// Cuts off a part of a line. Should even that fail, the part has no newline: every reader ignores it.
fn take_back_part(journal: &Handle, end: u64, error: StoreError) -> StoreError {
    drop(journal.cut(end));
    not_saved(error)
}

/// Cuts off a whole line whose flush failed. It is never flushed again: the system may have forgotten that it was not
/// written, and would say that all is well.
fn take_back_whole(journal: &Handle, end: u64, error: StoreError) -> StoreError {
    match (journal.cut(end), error) {
        (Ok(()), error) => not_saved(error),
        (Err(_), StoreError::Io { path, error, .. }) => StoreError::Uncertain { path, error },
        (Err(_), error) => error,
    }
}

fn not_saved(error: StoreError) -> StoreError {
    match error {
        StoreError::Io { doing, path, error } => StoreError::NotSaved { doing, path, error },
        other => other,
    }
}

fn effects(entry: &Entry) -> Vec<Effect> {
    match &entry.what {
        What::Steps(steps) => steps.iter().map(Effect::from).collect(),
        _ => Vec::new(),
    }
}

/// An entry as a line of the journal.
pub(super) fn line(entry: &Entry) -> Result<Vec<u8>> {
    let json = serde_json::to_vec(entry).map_err(|error| StoreError::Io {
        doing: Doing::Write,
        path: JOURNAL.into(),
        error: error.into(),
    })?;
    Ok(seal(json))
}

impl Store {
    /// Creates the store from its seed.
    pub(super) fn create(&mut self) -> Result<()> {
        self.create_with(&[])
    }

    /// The same with lines of the journal, from the first edit on.
    pub(super) fn create_with(&mut self, past: &[u8]) -> Result<()> {
        self.refuse_read_only()?;
        if self.loaded.is_some() {
            return Err(StoreError::IsStore { path: self.files.folder().to_owned() });
        }
        self.locked(|store| {
            store.catch_up()?;
            match store.loaded {
                Some(_) => Err(StoreError::IsStore { path: store.files.folder().to_owned() }),
                None => store.create_locked().and_then(|()| store.begin_with(past)),
            }
        })
    }

    /// The journal first: a reader who finds it without a snapshot, but with one lying ready, knows that the store is
    /// being made, and a store that has lost its snapshot is told from one that never had any.
    fn create_locked(&mut self) -> Result<()> {
        let made = self.try_create();
        if made.is_err() && matches!(self.files.about(SNAPSHOT), Ok(None)) {
            // Not a store yet: nothing of it stays, not even in the way of the next try.
            for name in [SNAPSHOT_NEW, JOURNAL_NEW, JOURNAL] {
                drop(self.files.remove(name));
            }
        }
        made
    }

    /// Writes what the journal of a store that was just created begins with. Should that fail, there is no store.
    fn begin_with(&mut self, past: &[u8]) -> Result<()> {
        let Some(loaded) = self.loaded.as_ref().filter(|_| !past.is_empty()) else { return Ok(()) };
        let end = loaded.at.mark.end;
        let opened = self.files.open(JOURNAL, How::Append);
        let begun =
            opened.and_then(|mut journal| write_line(&mut journal, end, past)).and_then(|()| self.catch_up());
        if begun.is_err() {
            // Without its snapshot a journal without an edit is no store.
            for name in [SNAPSHOT, JOURNAL] {
                drop(self.files.remove(name));
            }
            self.loaded = None;
        }
        self.untold.clear();
        begun
    }

    fn try_create(&mut self) -> Result<()> {
        let head = Head { format: self.unborn.format(), store: who::random_name(), ..Head::default() };
        let encoded = snapshot::encode(&head, self.unborn.data());
        let (bytes, _) = encoded.map_err(|error| unwritable(&self.files, &error))?;
        // One that died while it made the store left a journal without an edit. It goes first, or it would stand there
        // for a moment without a snapshot beside it.
        self.files.remove(JOURNAL)?;
        write_new(&self.files, SNAPSHOT_NEW, &bytes)?;
        write_new(&self.files, JOURNAL_NEW, &journal::opening(head.format, &head.store, 0))?;
        self.files.rename(JOURNAL_NEW, JOURNAL)?;
        self.files.sync_folder("")?;
        self.files.rename(SNAPSHOT_NEW, SNAPSHOT)?;
        self.files.sync_folder("")?;
        self.catch_up()?;
        self.unborn = super::ledger::Ledger::default();
        Ok(())
    }

    /// Shortens the journal if it has become long, as an edit of its own.
    pub(super) fn compact_when_due(&mut self) -> Result<()> {
        if !compact::is_due(self.loaded.as_ref()) {
            return Ok(());
        }
        let early = self.encoded()?;
        self.locked(|store| {
            store.catch_up_locked()?;
            store.compact_if_due(early)
        })
    }

    fn compact_if_due(&mut self, early: Option<compact::Encoded>) -> Result<()> {
        if compact::is_due(self.loaded.as_ref()) { self.compact_locked(early) } else { Ok(()) }
    }
}

//! Mending a damaged store, never without a copy of what was there.
//!
//! Three ways, from the harmless to the last resort: a snapshot that is missing or unreadable is put together again
//! from the one before and the archived journal; damaged lines of the journal are replaced by lines that say so, and
//! every whole line is kept; a missing journal is begun anew.

use crate::model::Reverses;
use std::path::{Path, PathBuf};

use super::disk::How;
use super::entry::{Entry, Gap, What};
use super::error::{StoreError, Wrong};
use super::files::Files;
use super::format::{JOURNAL, JOURNAL_NEW, LINE_MAX, SNAPSHOT, SNAPSHOT_NEW, SNAPSHOT_OLD, is_sealed};
use super::head::{Head, Snapshot};
use super::new_file::{archive_copy, unwritable, write_new};
use super::open::{Mode, Options, Store};
use super::write::{cut_tail, line};
use super::{Problem, check, journal, lock, mend_archive, read, record_line, snapshot, who};

type Result<T> = std::result::Result<T, StoreError>;

/// What a repair did.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Repaired {
    /// What was wrong before.
    pub problems: Vec<Problem>,
    /// Where the files lie that were replaced.
    pub copies: Vec<PathBuf>,
    /// How many lines of the journal and records of the snapshot are lost; their bytes are in the copies.
    pub lost: usize,
    /// Whether the snapshot was put together again from the one before: what was changed in it by hand is only in the
    /// copy.
    pub rolled_back: bool,
    /// After which edit every one is gone, and nobody knows how many there were: the journal was empty or not there.
    pub emptied: Option<u64>,
    /// Edits of the archive that no file holds any more. The journal says so from now on.
    pub given_up: Vec<Gap>,
    /// Whether a write that never ended was cut off the journal; its bytes are in a copy.
    pub cut: bool,
}

impl Store {
    /// Mends the store in a folder. Fails, and changes nothing, if no way leads to a store that can be opened.
    pub fn repair(folder: &Path, options: &Options) -> Result<Repaired> {
        let files = Files::new(options.disk.clone(), folder);
        let problems = Store::check(folder, options)?;
        if options.mode == Mode::ReadOnly {
            let why = super::ReadOnly::Asked;
            return Err(StoreError::ReadOnly { path: folder.to_owned(), why });
        }
        let is_torn = |files: &Files| matches!(read::load(files), Ok(Some(loaded)) if loaded.at.torn > 0);
        if problems.is_empty() && !is_torn(&files) {
            return Ok(Repaired::default());
        }
        let mut done = Repaired { problems, ..Repaired::default() };
        let lock = lock::acquire(&files, options.patience)?;
        mend_files(&files, options, &mut done)?;
        drop(lock);
        if Store::is_there(folder) {
            Store::open(folder, options.clone())?.repair_archive(&mut done)?;
        }
        Ok(done)
    }

    /// Takes out of the archive what does not belong there, and writes down which edits of it are lost for good.
    fn repair_archive(&mut self, done: &mut Repaired) -> Result<()> {
        self.locked(|store| {
            store.catch_up_locked()?;
            let Some(loaded) = &store.loaded else { return Ok(()) };
            let survey = check::survey(&store.files, &loaded.at)?;
            if survey.faults.is_empty() {
                return Ok(());
            }
            done.copies.extend(mend_archive::mend(&store.files, &loaded.at.head.store, &survey)?);
            done.given_up = check::survey(&store.files, &loaded.at)?.gaps();
            if !done.given_up.is_empty() {
                store.finish_compaction()?;
                store.note_hand_edit()?;
            }
            done.given_up.iter().try_for_each(|&gap| {
                let entry = store.entry(What::GivenUp(gap), Reverses::Nothing);
                store.append(&entry, &line(&entry)?)
            })
        })
    }
}

/// Mends snapshot and journal until they can be read.
fn mend_files(files: &Files, options: &Options, done: &mut Repaired) -> Result<()> {
    for _ in 0..4 {
        match read::load(files) {
            Ok(Some(mut loaded)) => {
                let copy = cut_tail(files, &mut loaded.at)?;
                done.cut = copy.is_some();
                done.copies.extend(copy.map(|copy| files.path(&copy)));
                return Ok(());
            }
            Ok(None) => return Ok(()),
            Err(StoreError::Damage { place, wrong }) => mend(files, options, &place.path, wrong, done)?,
            Err(error) => return Err(error),
        }
    }
    read::load(files).map(drop)
}

fn mend(files: &Files, options: &Options, path: &Path, wrong: Wrong, done: &mut Repaired) -> Result<()> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    match (&*name, wrong) {
        (JOURNAL, wrong @ Wrong::Foreign) => Err(unmendable(path, wrong)),
        (JOURNAL, _) => mend_journal(files, options, done),
        (SNAPSHOT, _) => mend_snapshot(files, done),
        // The steps of a large edit: the journal names it, and says from now on that it is lost.
        (name, _) if name.starts_with("all-") => mend_journal(files, options, done),
        (_, wrong) => Err(unmendable(path, wrong)),
    }
}

fn unmendable(path: &Path, wrong: Wrong) -> StoreError {
    StoreError::damage(super::Place::file(path), wrong)
}

/// Writes the journal anew: every whole line as it is, and a line that says "lost" for every number that is missing
/// or cannot be done.
fn mend_journal(files: &Files, options: &Options, done: &mut Repaired) -> Result<()> {
    let there = files.open_if_there(JOURNAL, How::Read)?;
    let bytes = there.as_ref().map(|journal| journal.read_from(0)).transpose()?.unwrap_or_default();
    let snapshot_bytes = files.read(SNAPSHOT)?;
    let snapshot = snapshot::decode(&files.path(SNAPSHOT), &snapshot_bytes)?;
    let last_n = snapshot.head.last_n;
    let opened = journal::open(&files.path(JOURNAL), &bytes);
    let base = opened.as_ref().map_or(last_n, |opened| opened.base);
    if !bytes.is_empty() {
        let copy = archive_copy(files, &format!("damaged-journal-{base}"), "jsonl", &bytes)?;
        done.copies.push(files.path(&copy));
    }
    let salvage = Salvage { files, options, base, last_n };
    let (mut mended, lost) = salvage.lines(&bytes, snapshot)?;
    if opened.is_err() && whole_lines(&mended).count() == 1 {
        // Perhaps there were edits, perhaps not: one line stands for them, and their numbers are not given again at once.
        mended.extend(salvage.lost(last_n + 1)?);
        done.emptied = Some(last_n);
    }
    write_new(files, JOURNAL_NEW, &mended)?;
    files.rename(JOURNAL_NEW, JOURNAL)?;
    files.sync_folder("")?;
    done.lost += lost;
    Ok(())
}

/// The lines that end; what follows the last newline was never told to be saved.
fn whole_lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let end = bytes.iter().rposition(|&byte| byte == b'\n').unwrap_or(0);
    bytes[..end].split(|&byte| byte == b'\n')
}

struct Salvage<'a> {
    files: &'a Files,
    options: &'a Options,
    base: u64,
    last_n: u64,
}

impl Salvage<'_> {
    /// The new journal, and how many lines of it say "lost".
    fn lines(&self, bytes: &[u8], snapshot: Snapshot) -> Result<(Vec<u8>, usize)> {
        let format = snapshot.head.format;
        let mut mended = journal::opening(format, &snapshot.head.store, self.base.min(self.last_n));
        let mut ledger = super::ledger::Ledger::new(snapshot.data, format);
        let (mut n, mut lost) = (self.base.min(self.last_n), 0);
        // Bad lines since the last good one: before another good one the gap in the numbers counts them.
        let mut bad = 0_u64;
        for old in whole_lines(bytes).skip(1) {
            let sealed = old.len() < LINE_MAX && is_sealed(old);
            let wire = if sealed { journal::read_line(&self.files.path(JOURNAL), 0, old).ok() } else { None };
            let Some(wire) = wire else {
                bad += u64::from(!old.iter().all(u8::is_ascii_whitespace));
                continue;
            };
            if wire.n <= n {
                continue;
            }
            bad = 0;
            for gap in n + 1..wire.n {
                mended.extend(self.lost(gap)?);
                lost += 1;
            }
            n = wire.n;
            if wire.n <= self.last_n || self.fits(&mut ledger, &wire) {
                mended.extend_from_slice(old);
                mended.push(b'\n');
            } else {
                mended.extend(self.lost(wire.n)?);
                lost += 1;
            }
        }
        for gap in n + 1..=self.last_n {
            mended.extend(self.lost(gap)?);
        }
        let n = n.max(self.last_n);
        for gap in n + 1..=n + bad {
            mended.extend(self.lost(gap)?);
            lost += 1;
        }
        Ok((mended, lost))
    }

    /// Whether an edit can be done; then it is.
    fn fits(&self, ledger: &mut super::ledger::Ledger, wire: &super::wire::Wire<'_>) -> bool {
        let Ok(entry) = wire.entry() else { return false };
        let Ok(steps) = super::history::steps(self.files, &entry) else { return false };
        let mut tried = ledger.clone();
        let fits = steps.iter().all(|step| tried.apply(step.into()).is_ok());
        tried.tidy();
        if fits {
            *ledger = tried;
        }
        fits
    }

    fn lost(&self, n: u64) -> Result<Vec<u8>> {
        let who = self.options.who.clone();
        let (what, reverses) = (What::Lost, Reverses::Nothing);
        line(&Entry { n, site: who.site, t: who::now(), by: who.by, reverses, what })
    }
}

/// Puts a snapshot together from the one before it and from the journals since; without those, from the records that
/// can still be read.
fn mend_snapshot(files: &Files, done: &mut Repaired) -> Result<()> {
    let journal = files.read(JOURNAL)?;
    let opened = journal::open(&files.path(JOURNAL), &journal)?;
    let damaged = match files.open_if_there(SNAPSHOT, How::Read)? {
        Some(handle) => Some(handle.read_from(0)?),
        None => None,
    };
    let rebuilt = match (rebuild(files, &opened), &damaged) {
        (Ok(rebuilt), damaged) => {
            done.rolled_back |= damaged.is_some();
            rebuilt
        }
        (Err(error), Some(bytes)) => {
            let rebuilt = pick_up(files, bytes, &opened).ok_or(error)?;
            done.lost += record_line::record_lines(bytes).count().saturating_sub(rebuilt.ledger.data().len());
            rebuilt
        }
        (Err(error), None) => return Err(error),
    };
    let Rebuilt { n, first_n, ledger } = rebuilt;
    let format = ledger.format();
    let head = Head { format, store: opened.store, last_n: n, first_n, ..Default::default() };
    let encoded = snapshot::encode(&head, ledger.data());
    let (bytes, _) = encoded.map_err(|error| unwritable(files, &error))?;
    if let Some(damaged) = damaged {
        let copy = archive_copy(files, &format!("damaged-store-{n}"), "json", &damaged)?;
        done.copies.push(files.path(&copy));
    }
    write_new(files, SNAPSHOT_NEW, &bytes)?;
    files.rename(SNAPSHOT_NEW, SNAPSHOT)?;
    files.sync_folder("")
}

/// Records that were put together again.
struct Rebuilt {
    /// The last edit that they hold.
    n: u64,
    /// The first edit of the store, where the snapshot before says so.
    first_n: Option<u64>,
    ledger: super::ledger::Ledger,
}

/// The snapshot before, with every edit up to where the journal begins.
fn rebuild(files: &Files, opened: &journal::Opened) -> Result<Rebuilt> {
    let old = snapshot::decode(&files.path(SNAPSHOT_OLD), &files.read(SNAPSHOT_OLD)?)?;
    if old.head.store != opened.store || old.head.last_n > opened.base {
        return Err(unmendable(&files.path(SNAPSHOT), Wrong::Foreign));
    }
    let mut ledger = super::ledger::Ledger::new(old.data, old.head.format.max(opened.format));
    let mut between = Vec::new();
    for entry in super::history::walk(files) {
        let entry = entry?;
        if entry.n <= old.head.last_n {
            break;
        }
        if matches!(entry.what, What::GivenUp(gap) if gap.to == entry.n) {
            let gap = Wrong::Gap { found: old.head.last_n, expected: entry.n };
            return Err(unmendable(&files.path(SNAPSHOT), gap));
        }
        if entry.n <= opened.base {
            between.push(entry);
        }
    }
    let wanted = opened.base - old.head.last_n;
    if between.len() as u64 != wanted {
        let wrong = Wrong::Gap { found: between.len() as u64, expected: wanted };
        return Err(unmendable(&files.path(SNAPSHOT), wrong));
    }
    for entry in between.iter().rev() {
        for step in super::history::steps(files, entry)? {
            let unfit = |_| unmendable(&files.path(SNAPSHOT), Wrong::NoRecord(step.id().to_string()));
            ledger.apply((&step).into()).map_err(unfit)?;
        }
    }
    ledger.tidy();
    Ok(Rebuilt { n: opened.base, first_n: old.head.first_n, ledger })
}

/// The records of a damaged snapshot that can be read; `None` if there are none.
fn pick_up(files: &Files, bytes: &[u8], opened: &journal::Opened) -> Option<Rebuilt> {
    let path = files.path(SNAPSHOT);
    let mut data = crate::model::Dataset::default();
    for (number, json) in record_line::record_lines(bytes) {
        if let Ok(record) = record_line::read_line(&path, number, json, opened.format)
            && data.get(&record.id).is_none()
        {
            data.put(std::sync::Arc::new(record));
        }
    }
    let ledger = super::ledger::Ledger::new(data, opened.format);
    (!ledger.data().is_empty()).then_some(Rebuilt { n: opened.base, first_n: None, ledger })
}

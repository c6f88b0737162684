//! Opening and following a store without a lock: snapshot, then journal, then only what is new.
//!
//! Invariant: nothing here writes. A reader never returns less than what was acknowledged when it began; if the files
//! do not fit together it looks again as long as somebody is changing them, and names the damage otherwise.

use std::time::Duration;

use super::blocks::each_block;
use super::disk::{About, How};
use super::error::{Place, StoreError, Wrong};
use super::files::{Files, Handle};
use super::format::{JOURNAL, SNAPSHOT, SNAPSHOT_NEW};
use super::head::{Head, Snapshot};
use super::journal::{self, Mark, Tail};
use super::ledger::Ledger;
use super::measure;
use super::notice::Notice;
use super::replay::Replay;
use super::skim;
use super::snapshot;
use super::stream;
use super::validate;
use crate::model::Id;

type Result<T> = std::result::Result<T, StoreError>;

/// How often a reader looks again while others keep changing the files.
const ATTEMPTS: usize = 200;
/// A journal of more bytes is read a block at a time; what a death leaves behind its last line is shorter.
const LONG: u64 = 16 << 20;
const PAUSE: Duration = Duration::from_millis(5);

/// Where a reader stands: which files it read, and up to where.
#[derive(Debug, Clone)]
pub(super) struct At {
    pub(super) head: Head,
    /// The checksum that the snapshot really has.
    pub(super) sum: String,
    /// The checksum that the journal knows of, if the snapshot was changed by hand and a writer noted it.
    acknowledged: Option<String>,
    pub(super) snapshot: About,
    pub(super) journal: About,
    pub(super) base: u64,
    pub(super) mark: Mark,
    /// The number of the last edit that was saved from here.
    pub(super) own: u64,
    /// Bytes of a write that never ended, behind the mark.
    pub(super) torn: u64,
    /// Bytes of large edits that lie beside the journal.
    pub(super) attached: u64,
}

impl At {
    /// The checksums before and after an edit by hand that no writer has noted yet.
    pub(super) fn hand_edit(&self) -> Option<(String, String)> {
        let is_known =
            self.head.crc.as_ref() == Some(&self.sum) || self.acknowledged.as_ref() == Some(&self.sum);
        (!is_known).then(|| (self.head.crc.clone().unwrap_or_default(), self.sum.clone()))
    }

    /// Stands at the beginning of a new journal under a new snapshot that holds the same records.
    pub(super) fn stand(
        &mut self,
        head: Head,
        sum: String,
        snapshot: About,
        journal: About,
        opened: journal::Opened,
    ) {
        let (base, mark) = (opened.base, opened.mark);
        let own = self.own;
        let (acknowledged, torn, attached) = (None, 0, 0);
        *self = Self { head, sum, acknowledged, snapshot, journal, base, mark, own, torn, attached };
    }

    /// Notes that a writer has journalled the edit by hand.
    pub(super) fn acknowledge(&mut self) {
        self.acknowledged = Some(self.sum.clone());
    }
}

/// A store that was read.
#[derive(Debug)]
pub(super) struct Loaded {
    pub(super) ledger: Ledger,
    pub(super) at: At,
    pub(super) notices: Vec<Notice>,
}

/// What one look at the files gave.
enum Look {
    Nothing,
    Done(Box<Loaded>),
    /// The files do not fit together. That is final if they are still the ones that were read.
    Unfit(Box<StoreError>, Seen),
}

/// The files that a look saw.
#[derive(PartialEq)]
struct Seen {
    snapshot: Option<About>,
    journal: Option<About>,
}

/// How the records of a store are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Reading {
    /// All, when it is opened: each is looked at, and all stay in memory.
    #[default]
    Whole,
    /// Each when somebody asks for it, where the snapshot is as we wrote it. Such a store cannot be written.
    Asked,
}

/// Reads the store; `None` if there is none yet.
pub(super) fn load(files: &Files) -> Result<Option<Loaded>> {
    load_as(files, Reading::Whole)
}

/// The same, its records read in one way or the other.
pub(super) fn load_as(files: &Files, reading: Reading) -> Result<Option<Loaded>> {
    let mut last = None;
    for attempt in 0..ATTEMPTS {
        match look(files, reading)? {
            Look::Nothing => return Ok(None),
            Look::Done(loaded) if loaded.at.torn == 0 || attempt > 1 => return Ok(Some(*loaded)),
            // Perhaps somebody is just writing; a torn end is believed when it stays.
            Look::Done(_) => {}
            Look::Unfit(error, seen) => {
                let now = Seen { snapshot: files.about(SNAPSHOT)?, journal: files.about(JOURNAL)? };
                if now == seen {
                    return Err(*error);
                }
                last = Some(error);
            }
        }
        std::thread::sleep(PAUSE);
    }
    match (last, look(files, reading)?) {
        (_, Look::Nothing) => Ok(None),
        (_, Look::Done(loaded)) => Ok(Some(*loaded)),
        (Some(error), Look::Unfit(..)) | (None, Look::Unfit(error, _)) => Err(*error),
    }
}

fn look(files: &Files, reading: Reading) -> Result<Look> {
    // In this order: a compaction in between shows as a journal that begins behind the snapshot.
    let snapshot = files.open_if_there(SNAPSHOT, How::Read)?;
    let journal = files.open_if_there(JOURNAL, How::Read)?;
    let seen =
        Seen { snapshot: snapshot.as_ref().map(|h| h.about), journal: journal.as_ref().map(|h| h.about) };
    let absent = |name: &str| StoreError::damage(Place::file(&files.path(name)), Wrong::Absent);
    match (snapshot, journal) {
        (None, None) => Ok(Look::Nothing),
        (Some(_), None) => Ok(Look::Unfit(Box::new(absent(JOURNAL)), seen)),
        (None, Some(journal)) if is_being_made(files, &journal)? => Ok(Look::Nothing),
        (None, Some(_)) => Ok(Look::Unfit(Box::new(absent(SNAPSHOT)), seen)),
        (Some(snapshot), Some(journal)) => match read_both(files, &snapshot, &journal, reading) {
            Ok(loaded) => Ok(Look::Done(Box::new(loaded))),
            Err(error @ StoreError::Damage { .. }) => Ok(Look::Unfit(Box::new(error), seen)),
            Err(error) => Err(error),
        },
    }
}

/// Whether a store is just being created: its journal is there, without an edit, and its snapshot lies ready.
fn is_being_made(files: &Files, journal: &Handle) -> Result<bool> {
    let opened = opened(journal)?;
    let is_new = opened.base == 0 && opened.mark.end == journal.about.len;
    Ok(is_new && files.about(SNAPSHOT_NEW)?.is_some())
}

/// The first line of a journal.
fn opened(journal: &Handle) -> Result<journal::Opened> {
    journal::open(journal.path(), &journal.beginning(0)?)
}

fn read_both(files: &Files, snapshot: &Handle, journal: &Handle, reading: Reading) -> Result<Loaded> {
    if reading == Reading::Asked
        && let Some(skimmed) = skimmed(files, snapshot)?
    {
        match join(files, snapshot, journal, skimmed, &[]) {
            // Perhaps a record that an edit changed cannot be read: who reads all of them says which.
            Err(StoreError::Damage { .. }) => {}
            joined => return joined,
        }
    }
    stream::refuse_damage(snapshot)?;
    if let Some(read) = stream::read(snapshot)? {
        return join(files, snapshot, journal, read, &[]);
    }
    measure::whole(snapshot)?;
    let bytes = snapshot.read_from(0)?;
    let read = snapshot::decode(snapshot.path(), &bytes)?;
    join(files, snapshot, journal, read, &bytes)
}

/// The snapshot with its records left in the file, if they can stay there.
fn skimmed(files: &Files, snapshot: &Handle) -> Result<Option<Snapshot>> {
    match files.open_if_there(SNAPSHOT, How::Read)? {
        Some(again) if again.about == snapshot.about => skim::skim(again),
        _ => Ok(None),
    }
}

/// What a snapshot and the journal give together. `bytes` are those of the snapshot, which are only needed if somebody
/// changed it by hand.
fn join(files: &Files, snapshot: &Handle, journal: &Handle, read: Snapshot, bytes: &[u8]) -> Result<Loaded> {
    let Snapshot { head, data, sum } = read;
    // What follows from a snapshot is kept for those only that we wrote.
    let data = if head.crc.as_ref() == Some(&sum) { data.as_read() } else { data };
    let opened = opened(journal)?;
    fits(journal, &head, &opened)?;
    let (snapshot_about, journal_about) = (snapshot.about, journal.about);
    let at = At {
        head,
        sum,
        acknowledged: None,
        snapshot: snapshot_about,
        journal: journal_about,
        base: opened.base,
        mark: opened.mark,
        own: 0,
        torn: 0,
        attached: 0,
    };
    let mut loaded = Loaded { ledger: Ledger::new(data, at.head.format), at, notices: Vec::new() };
    loaded.follow(files, journal)?;
    loaded.finish(files, snapshot, bytes)?;
    Ok(loaded)
}

/// The journal belongs to the snapshot and begins no later than it ends.
fn fits(journal: &Handle, head: &Head, opened: &journal::Opened) -> Result<()> {
    let at = |field: &str| Place::line(journal.path(), 1).field(field);
    if opened.store != head.store {
        return Err(StoreError::damage(at("store"), Wrong::Foreign));
    }
    if opened.base > head.last_n {
        let wrong = Wrong::Gap { found: opened.base, expected: head.last_n };
        return Err(StoreError::damage(at("base"), wrong));
    }
    Ok(())
}

impl Loaded {
    /// Reads everything behind the mark. What is long is counted first, and read a block at a time.
    fn follow(&mut self, files: &Files, journal: &Handle) -> Result<()> {
        let mut changed = Vec::new();
        if journal.about.len.saturating_sub(self.at.mark.end) > LONG {
            journal.refuse_giant()?;
            let (begin, after) = (self.at.mark.end, self.at.head.last_n);
            measure::journal(journal, begin, after, self.ledger.data().len())?;
            let mut done = Ok(Tail::Clean);
            each_block(journal, begin..u64::MAX, |lines, _| {
                done = self.take(files, journal, lines, &mut changed);
                changed.clear();
                matches!(done, Ok(Tail::Clean)).then_some(())
            })?;
            if let Tail::Damaged(error) = done? {
                return Err(error);
            }
        }
        let rest = journal.about_now()?.len.saturating_sub(self.at.mark.end);
        if rest > LONG {
            let wrong = Wrong::TooMuch { found: rest, most: LONG };
            return Err(StoreError::damage(Place::line(journal.path(), self.at.mark.lines + 1), wrong));
        }
        let rest = journal.read_from(self.at.mark.end)?;
        self.follow_bytes(files, journal, &rest, &mut changed)
    }

    /// Reads the lines behind the mark; the records they change are added to `changed`.
    fn follow_bytes(
        &mut self,
        files: &Files,
        journal: &Handle,
        bytes: &[u8],
        changed: &mut Vec<Id>,
    ) -> Result<()> {
        let tail = self.take(files, journal, bytes, changed)?;
        self.ledger.tidy();
        self.at.journal = journal.about;
        self.at.torn = 0;
        match tail {
            Tail::Clean => Ok(()),
            Tail::Torn(bytes) => {
                self.at.torn = bytes;
                Ok(())
            }
            Tail::Damaged(error) => Err(error),
        }
    }

    /// Does what the lines say, as far as they can be read.
    fn take(&mut self, files: &Files, journal: &Handle, bytes: &[u8], changed: &mut Vec<Id>) -> Result<Tail> {
        let Self { ledger, at, .. } = self;
        let (last_n, acknowledged, attached) = (at.head.last_n, &mut at.acknowledged, &mut at.attached);
        let mut replay = Replay { files, journal, ledger, changed, acknowledged, attached };
        journal::follow(journal.path(), bytes, &mut at.mark, |line, wire| {
            if wire.n <= last_n { Ok(()) } else { replay.line(line, wire) }
        })
    }

    /// What only shows when both files are read.
    fn finish(&mut self, files: &Files, snapshot: &Handle, bytes: &[u8]) -> Result<()> {
        let at = &self.at;
        if at.mark.n < at.head.last_n {
            let wrong = Wrong::Gap { found: at.mark.n, expected: at.head.last_n };
            return Err(StoreError::damage(Place::line(&files.path(JOURNAL), at.mark.lines), wrong));
        }
        if at.torn > 0 {
            self.notices.push(Notice::Torn { path: files.path(JOURNAL), bytes: at.torn });
        }
        if at.hand_edit().is_some() {
            if at.head.last_n != at.base {
                return Err(StoreError::damage(Place::line(snapshot.path(), 1).field("last_n"), Wrong::Head));
            }
            validate::by_hand(snapshot.path(), bytes, self.ledger.data())?;
            self.notices.push(Notice::ByHand { path: snapshot.path().to_owned() });
        }
        Ok(())
    }
}

/// Brings what was read up to date: the new bytes of the journal if they simply follow, everything anew otherwise.
/// Gives the records that changed, came or went; possibly several times the same.
///
/// `unborn` is what was shown as long as there was no store.
pub(super) fn catch_up(files: &Files, loaded: &mut Option<Loaded>, unborn: &Ledger) -> Result<Vec<Id>> {
    if let Some(known) = loaded
        && let Some(changed) = follow_known(files, known)?
    {
        return Ok(changed);
    }
    let mut fresh = load(files)?;
    if let Some(known) = loaded {
        // What was read stays to be looked at; nothing is begun anew in its place without a word.
        let path = || files.folder().to_owned();
        let Some(fresh) = &mut fresh else { return Err(StoreError::Gone { path: path() }) };
        if fresh.at.head.store != known.at.head.store {
            return Err(StoreError::Replaced { path: path() });
        }
        if is_shorter(&known.at, &fresh.at) {
            return Err(StoreError::Shrunk { path: path(), had: known.at.mark.n, found: fresh.at.mark.n });
        }
        if is_rewritten(files, &known.at, &fresh.at)? {
            return Err(StoreError::Replaced { path: path() });
        }
        fresh.at.own = known.at.own;
    }
    let before = loaded.as_ref().map_or(unborn, |known| &known.ledger);
    let changed = fresh.as_ref().map(|fresh| differences(before, &fresh.ledger)).unwrap_or_default();
    *loaded = fresh;
    Ok(changed)
}

/// Whether an edit that was read is another one now: an older state of the journal was put there, and went on. The last line of
/// somebody else may have been taken back by its writer, who could not flush it.
fn is_rewritten(files: &Files, known: &At, fresh: &At) -> Result<bool> {
    let (n, seal) = match known.mark.n {
        n if known.own >= n => (n, journal::seal_of(&known.mark.last)),
        n => (n.saturating_sub(1), known.mark.before),
    };
    // What a compaction put into the archive is not looked for there.
    if n <= known.base.max(fresh.base) {
        return Ok(false);
    }
    let Some(journal) = files.open_if_there(JOURNAL, How::Read)? else { return Ok(false) };
    let (begins, mut found) = (format!("{{\"n\":{n},"), None);
    each_block(&journal, 0..u64::MAX, |lines, _| {
        let line =
            lines.split_inclusive(|&byte| byte == b'\n').find(|line| line.starts_with(begins.as_bytes()));
        found = line.map(journal::seal_of);
        if found.is_none() { Some(()) } else { None }
    })?;
    Ok(found.is_some_and(|found| found != seal))
}

/// Whether edits are gone that were read. A last line that its writer could not flush is cut off again by him: nobody was told
/// that it was saved.
fn is_shorter(known: &At, fresh: &At) -> bool {
    let (had, found) = (known.mark.n, fresh.mark.n);
    let may_be_taken_back = found + 1 == had
        && known.own < had
        && fresh.journal.is_same_file(known.journal)
        && fresh.base == known.base;
    found < had && !may_be_taken_back
}

/// Follows the journal from the mark; `None` if the files are not those that were read before.
fn follow_known(files: &Files, known: &mut Loaded) -> Result<Option<Vec<Id>>> {
    if files.about(SNAPSHOT)? != Some(known.at.snapshot) {
        return Ok(None);
    }
    let Some(journal) = files.open_if_there(JOURNAL, How::Read)? else { return Ok(None) };
    let last = known.at.mark.last.len();
    let more = journal.about.len.checked_sub(known.at.mark.end);
    if !journal.about.is_same_file(known.at.journal) || more.is_none_or(|more| more > LONG) {
        return Ok(None);
    }
    let bytes = journal.read_from(known.at.mark.end - last as u64)?;
    if bytes.get(..last) != Some(&*known.at.mark.last) {
        return Ok(None);
    }
    let mut changed = Vec::new();
    known.notices.clear();
    match known.follow_bytes(files, &journal, &bytes[last..], &mut changed) {
        Ok(()) => Ok(Some(changed)),
        // Somebody may have cut and written while we read; if it is real, reading anew will say so.
        Err(StoreError::Damage { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The records that differ between two states.
fn differences(before: &Ledger, after: &Ledger) -> Vec<Id> {
    let (old, new) = (before.data(), after.data());
    let came =
        new.iter().filter(|record| old.get(&record.id) != Some(record)).map(|record| record.id.clone());
    let went = old.iter().filter(|record| new.get(&record.id).is_none()).map(|record| record.id.clone());
    came.chain(went).collect()
}

#[cfg(test)]
mod tests;

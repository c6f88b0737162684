//! Putting a new snapshot and a new journal in the places of the old ones, and looking at what came out: a person may
//! save `store.json` at any moment in between, and what somebody saved is never removed.
//!
//! The two snapshots are exchanged, so that whatever lay under the name lies beside it afterwards and can be looked at.
//! If it is not the file that was read, it goes back, and the compaction is dropped. The same is done for a process
//! that died in between: its exchange is known by what lies under `store.json.new`.
//!
//! Deliberately knows nothing of records; what the new files hold is decided in [`super::compact`].

use super::archive::head_of;
use super::disk::{About, How};
use super::entry::What;
use super::error::{Class, Place, StoreError, Wrong};
use super::files::{Files, Handle};
use super::format::{
    ARCHIVE, JOURNAL, JOURNAL_NEW, LINE_MAX, SNAPSHOT, SNAPSHOT_NEW, SNAPSHOT_OLD, checksum,
};
use super::head::{self, Head, Snapshot};
use super::new_file::free_name;
use super::read::At;
use super::{beside, history, snapshot};

type Result<T> = std::result::Result<T, StoreError>;

/// How much of a file is read at a time.
const CHUNK: usize = 1 << 20;

/// A snapshot by what tells it from every other.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) about: About,
    pub(super) sum: String,
}

impl Known {
    /// Whether this file, as it was read, lies under a name.
    fn is_at(&self, files: &Files, name: &str) -> Result<bool> {
        let Some(file) = files.open_if_there(name, How::Read)? else { return Ok(false) };
        Ok(file.about == self.about && sum(&file)? == self.sum)
    }

    /// Whether a file holds what was read, whenever it was written.
    pub(super) fn is_content_of(&self, files: &Files, name: &str) -> Result<bool> {
        Ok(sum(&files.open(name, How::Read)?)? == self.sum)
    }
}

/// The checksum that a snapshot really has.
fn sum(file: &Handle) -> Result<String> {
    let mut block = vec![0; LINE_MAX];
    let filled = file.read_block(&mut block, 0)?;
    let split = head::split_head(&block[..filled]);
    let head = split.and_then(|(head, body)| Some((head::read_head(file.path(), head).ok()?, body.len())));
    match head {
        Some((head, behind)) => Ok(head::sum_of(&head, &[hash(file, (filled - behind) as u64)?])),
        None => Ok(checksum(&file.read_from(0)?)),
    }
}

fn hash(file: &Handle, mut from: u64) -> Result<crc32fast::Hasher> {
    let (mut sum, mut block) = (crc32fast::Hasher::new(), vec![0; CHUNK]);
    loop {
        match file.read_block(&mut block, from)? {
            0 => return Ok(sum),
            more => {
                sum.update(&block[..more]);
                from += more as u64;
            }
        }
    }
}

/// Somebody changed the snapshot by hand just now. The next edit reads it; nothing is lost by waiting.
fn changed(files: &Files) -> StoreError {
    StoreError::damage(Place::file(&files.path(SNAPSHOT)), Wrong::Changed)
}

/// The snapshot is still the file that was read.
pub(super) fn is_untouched(files: &Files, read: About) -> Result<()> {
    if files.about(SNAPSHOT)? == Some(read) { Ok(()) } else { Err(changed(files)) }
}

/// Puts the new snapshot in place of the one that was read; the name under which that lies afterwards.
pub(super) fn put_snapshot(files: &Files, before: &Known, ours: About) -> Result<&'static str> {
    is_untouched(files, before.about)?;
    if !files.exchange(SNAPSHOT_NEW, SNAPSHOT)? {
        return put_without_exchange(files, before.about);
    }
    let looked = before.is_at(files, SNAPSHOT_NEW);
    if !matches!(looked, Ok(true)) {
        // Also where it cannot be read: it is somebody's as long as nobody knows.
        take_back(files, ours)?;
        return Err(looked.err().unwrap_or_else(|| changed(files)));
    }
    files.sync_folder("")?;
    Ok(SNAPSHOT_NEW)
}

/// Where the file system cannot exchange names: what is saved between the last look and the rename is lost.
fn put_without_exchange(files: &Files, before: About) -> Result<&'static str> {
    files.remove(SNAPSHOT_OLD)?;
    files.link(SNAPSHOT, SNAPSHOT_OLD)?;
    is_untouched(files, before)?;
    files.rename(SNAPSHOT_NEW, SNAPSHOT)?;
    files.sync_folder("")?;
    Ok(SNAPSHOT_OLD)
}

/// What came out goes back into its place. If somebody has saved once more meanwhile, the later one stays there, and the
/// earlier one goes into the archive.
fn take_back(files: &Files, ours: About) -> Result<()> {
    files.exchange(SNAPSHOT_NEW, SNAPSHOT)?;
    if files.about(SNAPSHOT_NEW)? != Some(ours) {
        files.exchange(SNAPSHOT_NEW, SNAPSHOT)?;
        files.make_folder(ARCHIVE)?;
        files.rename(SNAPSHOT_NEW, free_name(files, "by-hand", "json")?)?;
    }
    files.sync_folder("")
}

/// Clears away what a compaction that failed leaves: the new snapshot goes if it was not put in place. The old one is
/// kept; anything else is somebody's, and for [`mend`].
pub(super) fn clear_away(files: &Files, before: &Known, ours: About) -> Result<()> {
    match files.about(SNAPSHOT_NEW)? {
        Some(about) if about == ours => files.remove(SNAPSHOT_NEW)?,
        Some(_) if before.is_at(files, SNAPSHOT_NEW)? => files.rename(SNAPSHOT_NEW, SNAPSHOT_OLD)?,
        Some(_) => return Ok(()),
        None => {}
    }
    files.remove(JOURNAL_NEW)
}

/// Whether the snapshot ends at the edit at which the new journal begins: it is ours, or was made by hand from ours.
/// One that was made from the snapshot before needs the journal before.
fn fits(files: &Files, ours: About, n: u64) -> Result<bool> {
    // One call, where nobody came by: no moment lies between the last look and the end.
    if files.about(SNAPSHOT)? == Some(ours) {
        return Ok(true);
    }
    match files.open(SNAPSHOT, How::Read).and_then(|file| head_of(&file)) {
        Ok(head) => Ok(head.last_n == n),
        Err(StoreError::Damage { .. }) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Puts the new journal in place, and the old one into the archive; its name there.
pub(super) fn put_journal(files: &Files, ours: About, n: u64) -> Result<String> {
    files.make_folder(ARCHIVE)?;
    beside::clear_away(files, "archive/");
    let name = archive_journal(files, n)?;
    let placed = rename_journal(files, ours, n);
    if placed.is_err() {
        // The journal goes on; what is in the archive does not.
        drop(files.remove(&name));
    }
    placed?;
    files.sync_folder("")?;
    Ok(name)
}

fn rename_journal(files: &Files, ours: About, n: u64) -> Result<()> {
    files.sync_folder(ARCHIVE)?;
    if fits(files, ours, n)? { files.rename(JOURNAL_NEW, JOURNAL) } else { Err(changed(files)) }
}

fn archive_journal(files: &Files, n: u64) -> Result<String> {
    let stem = format!("journal-{n}");
    let name = format!("{ARCHIVE}/{stem}.jsonl");
    // A compaction that died here before may have made the link already.
    if is_journal(files, &name)? {
        return Ok(name);
    }
    let name = free_name(files, &stem, "jsonl")?;
    files.link(JOURNAL, &name)?;
    Ok(name)
}

fn is_journal(files: &Files, name: &str) -> Result<bool> {
    let (there, journal) = (files.about(name)?, files.about(JOURNAL)?);
    Ok(there.zip(journal).is_some_and(|(there, journal)| there.is_same_file(journal)))
}

/// The last look at the snapshot, when all is in place: if somebody has saved one that was made from the snapshot before,
/// the journal before comes back out of the archive.
pub(super) fn look_again(files: &Files, ours: About, n: u64, archived: &str) -> Result<()> {
    if fits(files, ours, n)? {
        return Ok(());
    }
    files.remove(JOURNAL_NEW)?;
    files.link(archived, JOURNAL_NEW)?;
    files.rename(JOURNAL_NEW, JOURNAL)?;
    files.remove(archived)?;
    files.sync_folder("")?;
    Err(changed(files))
}

/// Under the lock: ends what a process that died while names changed places has begun. Whether the snapshot is another
/// one now.
pub(super) fn mend(files: &Files, at: &At) -> Result<bool> {
    let is_another = mend_snapshot(files, at)?;
    let archived = format!("{ARCHIVE}/journal-{}.jsonl", at.mark.n);
    // The journal goes on, since somebody changed the snapshot before it was closed. Where nobody can look, nothing was
    // linked; an edit does not fail of that.
    let goes_on = is_another || at.base == at.head.last_n;
    if goes_on && is_journal(files, &archived).unwrap_or(false) {
        files.remove(&archived)?;
    }
    Ok(is_another)
}

/// What lies under `store.json.new` is a new snapshot that was never put in place, the snapshot before, or what somebody
/// saved by hand and this process would have put back.
fn mend_snapshot(files: &Files, at: &At) -> Result<bool> {
    let Some(file) = left(files.open_if_there(SNAPSHOT_NEW, How::Read))?.flatten() else { return Ok(false) };
    let Some(head) = left(head_of(&file))? else { return Ok(false) };
    if head.store != at.head.store || !may_have_come_out(files, at, &head)? {
        return Ok(false);
    }
    let whole = left(snapshot::decode(file.path(), &file.read_from(0)?))?;
    let is_underway = head.last_n == at.head.last_n || at.base != at.head.last_n;
    match whole {
        Some(whole) if is_underway && at.hand_edit().is_none() && !is_noted(files, &whole)? => {
            take_back(files, at.snapshot)?;
            files.remove(SNAPSHOT_NEW)?;
            files.remove(JOURNAL_NEW)?;
            Ok(true)
        }
        Some(_) if head.last_n == at.head.last_n => files.remove(SNAPSHOT_NEW).map(|()| false),
        // Perhaps an editor is just writing into it.
        None if is_underway => Ok(false),
        _ => files.rename(SNAPSHOT_NEW, SNAPSHOT_OLD).map(|()| false),
    }
}

/// Whether a snapshot with this head may be one that came out. A new one that was never put in place ends at a later
/// edit; or at the same, where no edit came between two compactions.
fn may_have_come_out(files: &Files, at: &At, head: &Head) -> Result<bool> {
    match head.last_n.cmp(&at.head.last_n) {
        std::cmp::Ordering::Less => Ok(true),
        std::cmp::Ordering::Equal => Ok(files.about(JOURNAL_NEW)?.is_some()),
        std::cmp::Ordering::Greater => Ok(false),
    }
}

/// What is no snapshot, or nobody may read, is left where it is.
fn left<T>(read: Result<T>) -> Result<Option<T>> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(StoreError::Damage { .. } | StoreError::Newer { .. } | StoreError::NotRegular { .. }) => Ok(None),
        Err(error) if error.class() == Class::Denied => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether a snapshot is as we wrote it, or the journal knows of the change.
fn is_noted(files: &Files, snapshot: &Snapshot) -> Result<bool> {
    if snapshot.head.crc.as_ref() == Some(&snapshot.sum) {
        return Ok(true);
    }
    let entries = history::read_journal(files)?.map(|(_, entries)| entries).unwrap_or_default();
    Ok(entries.iter().any(|entry| matches!(&entry.what, What::Hand { now, .. } if *now == snapshot.sum)))
}

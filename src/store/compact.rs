//! Making the journal short again: its edits go into a new snapshot, the journal itself into the archive.
//!
//! Every name is changed in one step, and the snapshot before the journal: between the two, the old journal's lines
//! are all in the new snapshot and are skipped. The other order loses the store.

use super::disk::{About, How};
use super::error::{Place, StoreError, Wrong};
use super::format::{ARCHIVE, JOURNAL, JOURNAL_NEW, SNAPSHOT, SNAPSHOT_NEW, SNAPSHOT_OLD};
use super::head::Head;
use super::new_file::{free_name, unwritable, write_new};
use super::open::Store;
use super::read::Loaded;
use super::{archive, beside, journal, read, snapshot};

type Result<T> = std::result::Result<T, StoreError>;

/// A journal below this many bytes is left alone.
const WORTH_IT: u64 = 4 << 20;
/// How much of a file is read back at a time.
const CHUNK: usize = 1 << 20;

/// Whether the journal, with the large edits beside it, has grown out of proportion.
pub(super) fn is_due(loaded: Option<&Loaded>) -> bool {
    let Some(at) = loaded.map(|loaded| &loaded.at) else { return false };
    let journal = at.mark.end + at.attached;
    journal > WORTH_IT && journal > at.snapshot.len / 4
}

/// A snapshot as bytes, before it is written.
pub(super) struct Encoded {
    head: Head,
    bytes: Vec<u8>,
    sum: String,
    /// The snapshot that its records were read from.
    under: About,
}

impl Store {
    /// Makes the journal short, whether or not it is long.
    pub fn compact(&mut self) -> Result<()> {
        self.refuse_read_only()?;
        if self.loaded.is_none() {
            return Err(StoreError::NoStore { path: self.files.folder().to_owned() });
        }
        self.catch_up()?;
        let early = self.encoded()?;
        self.locked(|store| {
            store.catch_up()?;
            store.mend_tail()?;
            store.finish_compaction()?;
            store.note_hand_edit()?;
            store.compact_locked(early)
        })
    }

    /// Under the lock, caught up with the journal. What a failure leaves behind is cleared away: on a full disk, a
    /// second snapshot is what stands in everybody's way.
    pub(super) fn compact_locked(&mut self, early: Option<Encoded>) -> Result<()> {
        let done = self.try_compact(early);
        if done.is_err() {
            drop(self.files.remove(SNAPSHOT_NEW));
            drop(self.files.remove(JOURNAL_NEW));
        }
        done
    }

    /// The records as the next snapshot would hold them. Writing them out takes longer than anything else, so it is
    /// done before the lock is taken; what others write until then makes it worthless, and it is done again.
    pub(super) fn encoded(&self) -> Result<Option<Encoded>> {
        let Some(loaded) = &self.loaded else { return Ok(None) };
        let at = &loaded.at;
        let first_n = archive::known_first(&self.files, &at.head, at.base)?;
        let head = Head { last_n: at.mark.n, first_n, crc: None, ..at.head.clone() };
        let encoded = snapshot::encode(&head, loaded.ledger.data());
        let (bytes, sum) = encoded.map_err(|error| unwritable(&self.files, &error))?;
        Ok(Some(Encoded { head, bytes, sum, under: loaded.at.snapshot }))
    }

    fn try_compact(&mut self, early: Option<Encoded>) -> Result<()> {
        let Some(loaded) = &self.loaded else { return Ok(()) };
        let at = &loaded.at;
        self.is_untouched(at.snapshot)?;
        let is_last_word = |it: &Encoded| it.head.last_n == at.mark.n && it.under == at.snapshot;
        let encoded = match early.filter(is_last_word) {
            Some(early) => Some(early),
            None => self.encoded()?,
        };
        let Some(Encoded { head, bytes, sum, .. }) = encoded else { return Ok(()) };
        write_new(&self.files, SNAPSHOT_NEW, &bytes)?;
        self.read_back(&bytes)?;
        self.write_next_journal(&head)?;
        self.is_untouched(at.snapshot)?;
        self.put_snapshot_in_place()?;
        self.put_journal_in_place(head.last_n)?;
        self.settle(head, sum, bytes.len() as u64)
    }

    /// The snapshot is still the file that was read. If somebody changed it by hand just now, the next edit reads it;
    /// nothing is lost by waiting.
    fn is_untouched(&self, read: About) -> Result<()> {
        if self.files.about(SNAPSHOT)? == Some(read) {
            return Ok(());
        }
        Err(StoreError::damage(Place::file(&self.files.path(SNAPSHOT)), Wrong::Changed))
    }

    /// What the disk gives back must be what was written.
    fn read_back(&self, bytes: &[u8]) -> Result<()> {
        let file = self.files.open(SNAPSHOT_NEW, How::Read)?;
        let same = file.about.len == bytes.len() as u64 && file.holds(bytes, CHUNK)?;
        if same { Ok(()) } else { Err(StoreError::damage(Place::file(file.path()), Wrong::Checksum)) }
    }

    fn write_next_journal(&self, head: &Head) -> Result<()> {
        let opening = journal::opening(head.format, &head.store, head.last_n);
        write_new(&self.files, JOURNAL_NEW, &opening).map(drop)
    }

    fn put_snapshot_in_place(&self) -> Result<()> {
        self.files.remove(SNAPSHOT_OLD)?;
        self.files.link(SNAPSHOT, SNAPSHOT_OLD)?;
        self.files.rename(SNAPSHOT_NEW, SNAPSHOT)?;
        self.files.sync_folder("")
    }

    fn put_journal_in_place(&self, n: u64) -> Result<()> {
        self.files.make_folder(ARCHIVE)?;
        beside::clear_away(&self.files, "archive/");
        let stem = format!("journal-{n}");
        let name = format!("{ARCHIVE}/{stem}.jsonl");
        // A compaction that died here before may have made the link already.
        let (there, journal) = (self.files.about(&name)?, self.files.about(JOURNAL)?);
        let is_linked = there.zip(journal).is_some_and(|(there, journal)| there.is_same_file(journal));
        if !is_linked {
            self.files.link(JOURNAL, &free_name(&self.files, &stem, "jsonl")?)?;
        }
        self.files.sync_folder(ARCHIVE)?;
        self.files.rename(JOURNAL_NEW, JOURNAL)?;
        self.files.sync_folder("")
    }

    /// Finishes a compaction that died between the snapshot and the journal.
    pub(super) fn finish_compaction(&mut self) -> Result<()> {
        let Some(at) = self.loaded.as_ref().map(|loaded| &loaded.at) else { return Ok(()) };
        if at.base == at.head.last_n || at.mark.n != at.head.last_n {
            return Ok(());
        }
        let head = at.head.clone();
        self.write_next_journal(&head)?;
        self.put_journal_in_place(head.last_n)?;
        self.loaded = read::load(&self.files)?;
        Ok(())
    }

    /// Stands where a reader of the new files would stand, without reading them.
    fn settle(&mut self, head: Head, sum: String, len: u64) -> Result<()> {
        let (snapshot, journal) = (self.files.about(SNAPSHOT)?, self.files.open(JOURNAL, How::Read)?);
        let Some(loaded) = &mut self.loaded else { return Ok(()) };
        let Some(snapshot) = snapshot.filter(|about| about.len == len) else {
            self.loaded = read::load(&self.files)?;
            return Ok(());
        };
        let opened = journal::open(journal.path(), &journal.read_from(0)?)?;
        let head = Head { crc: Some(sum.clone()), ..head };
        loaded.at.stand(head, sum, snapshot, journal.about, opened);
        Ok(())
    }
}

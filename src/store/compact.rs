//! Making the journal short again: its edits go into a new snapshot, the journal itself into the archive.
//!
//! Every name is changed in one step, and the snapshot before the journal: between the two, the old journal's lines
//! are all in the new snapshot and are skipped. The other order loses the store. The snapshot that came out becomes the
//! one before when the journal is in place. How names change places, and what becomes of an edit by hand that lands in
//! between, is for [`super::swap`].

use super::disk::{About, How};
use super::error::{Place, StoreError, Wrong};
use super::format::{JOURNAL, JOURNAL_NEW, SNAPSHOT_NEW, SNAPSHOT_OLD};
use super::head::Head;
use super::new_file::{unwritable, write_new};
use super::notice::Notice;
use super::open::Store;
use super::read::Loaded;
use super::swap::Known;
use super::{archive, journal, read, snapshot, swap};

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

/// The new files, written beside the old ones.
struct Ready {
    head: Head,
    sum: String,
    /// The new snapshot.
    ours: About,
    /// The one that it takes the place of.
    before: Known,
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
            store.catch_up_locked()?;
            store.finish_compaction()?;
            store.note_hand_edit()?;
            store.compact_locked(early)
        })?;
        let said = self.take_notices();
        self.notices.extend(said);
        Ok(())
    }

    /// Under the lock, caught up with the journal. What a failure leaves behind is cleared away: on a full disk, a
    /// second snapshot is what stands in everybody's way.
    pub(super) fn compact_locked(&mut self, early: Option<Encoded>) -> Result<()> {
        match self.write_beside(early) {
            Ok(None) => Ok(()),
            Ok(Some(ready)) => {
                let done = self.put_in_place(&ready);
                if done.is_err() {
                    drop(swap::clear_away(&self.files, &ready.before, ready.ours));
                }
                done
            }
            Err(error) => {
                drop(self.files.remove(SNAPSHOT_NEW));
                drop(self.files.remove(JOURNAL_NEW));
                Err(error)
            }
        }
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

    /// Writes the new files beside the old ones.
    fn write_beside(&mut self, early: Option<Encoded>) -> Result<Option<Ready>> {
        let Some(loaded) = &self.loaded else { return Ok(None) };
        let at = &loaded.at;
        swap::is_untouched(&self.files, at.snapshot)?;
        let is_last_word = |it: &Encoded| it.head.last_n == at.mark.n && it.under == at.snapshot;
        let encoded = match early.filter(is_last_word) {
            Some(early) => Some(early),
            None => self.encoded()?,
        };
        let Some(Encoded { head, bytes, sum, .. }) = encoded else { return Ok(None) };
        write_new(&self.files, SNAPSHOT_NEW, &bytes)?;
        let ours = self.read_back(&bytes)?;
        self.write_next_journal(&head)?;
        let before = Known { about: at.snapshot, sum: at.sum.clone() };
        Ok(Some(Ready { head, sum, ours, before }))
    }

    fn put_in_place(&mut self, ready: &Ready) -> Result<()> {
        let Ready { head, ours, before, .. } = ready;
        let old = swap::put_snapshot(&self.files, before, *ours)?;
        let archived = swap::put_journal(&self.files, *ours, head.last_n)?;
        self.keep_old(old, before)?;
        self.settle(ready, &archived)
    }

    /// The snapshot that was read becomes the one before. An editor may have held it open and written into it meanwhile.
    fn keep_old(&mut self, name: &str, before: &Known) -> Result<()> {
        if name != SNAPSHOT_OLD {
            self.files.rename(name, SNAPSHOT_OLD)?;
            self.files.sync_folder("")?;
        }
        if !before.is_content_of(&self.files, SNAPSHOT_OLD)?
            && let Some(loaded) = &mut self.loaded
        {
            loaded.notices.push(Notice::LateHand { path: self.files.path(SNAPSHOT_OLD) });
        }
        Ok(())
    }

    /// What the disk gives back must be what was written; the file that holds it.
    fn read_back(&self, bytes: &[u8]) -> Result<About> {
        let file = self.files.open(SNAPSHOT_NEW, How::Read)?;
        let same = file.about.len == bytes.len() as u64 && file.holds(bytes, CHUNK)?;
        if same { Ok(file.about) } else { Err(StoreError::damage(Place::file(file.path()), Wrong::Checksum)) }
    }

    fn write_next_journal(&self, head: &Head) -> Result<()> {
        let opening = journal::opening(head.format, &head.store, head.last_n);
        write_new(&self.files, JOURNAL_NEW, &opening).map(drop)
    }

    /// Finishes a compaction that died between the snapshot and the journal.
    pub(super) fn finish_compaction(&mut self) -> Result<()> {
        let Some(at) = self.loaded.as_ref().map(|loaded| &loaded.at) else { return Ok(()) };
        if at.base == at.head.last_n || at.mark.n != at.head.last_n {
            return Ok(());
        }
        let (head, ours) = (at.head.clone(), at.snapshot);
        self.write_next_journal(&head)?;
        let archived = swap::put_journal(&self.files, ours, head.last_n)?;
        swap::look_again(&self.files, ours, head.last_n, &archived)?;
        self.loaded = read::load(&self.files)?;
        Ok(())
    }

    /// Stands where a reader of the new files would stand, without reading them.
    fn settle(&mut self, ready: &Ready, archived: &str) -> Result<()> {
        let Ready { head, sum, ours, .. } = ready;
        let journal = self.files.open(JOURNAL, How::Read)?;
        let opened = journal::open(journal.path(), &journal.read_from(0)?)?;
        swap::look_again(&self.files, *ours, head.last_n, archived)?;
        let Some(loaded) = &mut self.loaded else { return Ok(()) };
        // Should somebody have changed the snapshot meanwhile, the next look sees that it is not this one.
        let head = Head { crc: Some(sum.clone()), ..head.clone() };
        loaded.at.stand(head, sum.clone(), *ours, journal.about, opened);
        Ok(())
    }
}

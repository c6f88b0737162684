//! The store as its users see it.

use std::borrow::Cow;
use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::disk::{Disk, RealDisk};
use super::edit::Edit;
use super::entry::{Entry, What};
use super::error::{ReadOnly, StoreError};
use super::files::Files;
use super::format::{FORMAT, JOURNAL, LARGE_EDIT, SNAPSHOT};
use super::ledger::Ledger;
use super::lock::Manners;
use super::memory_disk::MemoryDisk;
use super::notice::Notice;
use super::read::{self, Loaded, Reading};
use super::undo::{self, Chosen, Wanted};
use super::who::Who;
use super::{Edits, Refreshed, Saved, Told, history};
use crate::model::{Dataset, Id, RecordChange, Reverses};

/// Where the records of a new store come from: the built-in data, or nothing.
pub type Seed = Arc<dyn Fn() -> Dataset + Send + Sync>;

/// Whether a store may be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// It may.
    #[default]
    ReadWrite,
    /// Every change is refused.
    ReadOnly,
}

/// How a store is opened.
#[derive(Clone)]
pub struct Options {
    /// Whether it may be changed.
    pub mode: Mode,
    /// What a new store starts with.
    pub seed: Seed,
    /// Who edits.
    pub who: Who,
    /// How long a writer waits for another.
    pub patience: Duration,
    /// The disk it lives on.
    pub disk: Arc<dyn Disk>,
}

/// Long enough for a compaction of a million records, short enough for a person to wait.
const PATIENCE: Duration = Duration::from_secs(10);

/// About ten thousand records, read in 15 ms.
const LARGE: u64 = 5 << 20;

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { mode, who, disk, .. } = self;
        f.debug_struct("Options")
            .field("mode", mode)
            .field("who", who)
            .field("disk", disk)
            .finish_non_exhaustive()
    }
}

impl Options {
    /// The same on a disk that forgets: nothing of the store is anywhere else.
    #[must_use]
    pub fn in_memory(self) -> Self {
        Self { disk: Arc::new(MemoryDisk::default()), ..self }
    }

    /// For this user on this machine's disk.
    pub fn new(mode: Mode, seed: impl Fn() -> Dataset + Send + Sync + 'static) -> Self {
        Self {
            mode,
            seed: Arc::new(seed),
            who: Who::of_process(),
            patience: PATIENCE,
            disk: Arc::new(RealDisk),
        }
    }
}

/// A store in a folder. Opening one writes nothing; the first edit creates what is missing.
pub struct Store {
    pub(super) files: Files,
    pub(super) options: Options,
    /// What was read; `None` as long as there is no store in the folder.
    pub(super) loaded: Option<Loaded>,
    /// The records of a store that is not there yet.
    pub(super) unborn: Ledger,
    /// Why nothing may be written.
    pub(super) read_only: Option<ReadOnly>,
    pub(super) manners: Manners,
    /// Whether it was said that the next edit which needs a newer format makes older programs stop.
    pub(super) may_raise: bool,
    pub(super) notices: Vec<Notice>,
    /// Records that changed and that nobody was told of yet: an edit that fails has caught up with others all the same.
    pub(super) untold: Vec<Id>,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store")
            .field("files", &self.files)
            .field("read_only", &self.read_only)
            .finish_non_exhaustive()
    }
}

impl Store {
    /// Opens the store in a folder, or the place where one would be.
    pub fn open(folder: &Path, options: Options) -> Result<Self, StoreError> {
        Self::open_as(folder, options, Reading::Whole)
    }

    /// Opens the store in a folder to look something up in it: no record is read before somebody asks for it, and
    /// nothing can be written. An answer holds if [`Dataset::is_sound`] says so after it was found.
    pub fn glance(folder: &Path, options: Options) -> Result<Self, StoreError> {
        Self::open_as(folder, Options { mode: Mode::ReadOnly, ..options }, Reading::Asked)
    }

    fn open_as(folder: &Path, options: Options, reading: Reading) -> Result<Self, StoreError> {
        let files = Files::new(options.disk.clone(), folder);
        let mut loaded = read::load_as(&files, reading)?;
        let mut notices =
            loaded.as_mut().map(|loaded| std::mem::take(&mut loaded.notices)).unwrap_or_default();
        let unborn = if loaded.is_some() { Ledger::default() } else { Ledger::new((options.seed)(), FORMAT) };
        let read_only = match options.mode {
            Mode::ReadOnly => Some(ReadOnly::Asked),
            Mode::ReadWrite if loaded.is_some() && !files.may_write() => Some(ReadOnly::Permission),
            Mode::ReadWrite => None,
        };
        if loaded.is_some() && files.is_open_to_all()? {
            notices.push(Notice::OpenToAll { path: folder.to_owned() });
        }
        if loaded.is_some() && files.is_remote() {
            notices.push(Notice::Remote { path: folder.to_owned() });
        }
        Ok(Self {
            files,
            options,
            loaded,
            unborn,
            read_only,
            manners: Manners::default(),
            may_raise: false,
            notices,
            untold: Vec::new(),
        })
    }

    /// Whether reading the store in a folder takes longer than people take for at once.
    pub fn is_large(folder: &Path) -> bool {
        let about = Files::new(Arc::new(RealDisk), folder).about(SNAPSHOT);
        about.is_ok_and(|about| about.is_some_and(|about| about.len >= LARGE))
    }

    /// Whether a folder holds a store, whole or damaged. What cannot be looked at may be one: opening it says why not.
    pub fn is_there(folder: &Path) -> bool {
        let files = Files::new(Arc::new(RealDisk), folder);
        [SNAPSHOT, JOURNAL].iter().any(|name| !matches!(files.about(name), Ok(None)))
    }

    /// Creates a store from records. Of two who try at once, one succeeds.
    pub fn init(folder: &Path, options: Options) -> Result<Self, StoreError> {
        let mut store = Self::open(folder, options)?;
        store.create()?;
        Ok(store)
    }

    /// The same, and nothing may be changed any more.
    pub(super) fn asked_read_only(mut self) -> Self {
        self.read_only = Some(ReadOnly::Asked);
        self
    }

    /// Whether what is saved is forgotten when the program ends.
    pub fn forgets(&self) -> bool {
        self.options.disk.forgets()
    }

    /// Whether there is a store in the folder.
    pub fn exists(&self) -> bool {
        self.loaded.is_some()
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        self.files.folder()
    }

    /// Why nothing may be written, if so: what the badge on the screen says.
    pub fn read_only(&self) -> Option<ReadOnly> {
        self.read_only
    }

    /// The number of the last edit.
    pub fn last_n(&self) -> u64 {
        self.loaded.as_ref().map_or(0, |loaded| loaded.at.mark.n)
    }

    /// The random name of the store; its folder where there is none yet. Drafts and marks are kept by it.
    pub fn name(&self) -> String {
        let folder = || self.folder().display().to_string();
        self.loaded.as_ref().map_or_else(folder, |loaded| loaded.at.head.store.clone())
    }

    /// A name of what the snapshot holds: as long as it is the same, so are the records that lie in it.
    pub fn content(&self) -> Option<String> {
        let at = &self.loaded.as_ref()?.at;
        Some(format!("{} {} {}", at.head.store, at.head.last_n, at.sum))
    }

    /// The edits after number `after`, newest first, at most so many, of one record or of all: as far as they can be read.
    pub fn log(&self, of: Option<&Id>, after: u64, limit: usize) -> Told {
        let mut walk = history::walk(&self.files);
        let mut told = Told::default();
        // The number of the oldest edit that was looked at: what nobody asks for is not read.
        let mut oldest = u64::MAX;
        while told.entries.len() < limit && oldest > after.saturating_add(1) {
            let Some(entry) = walk.next() else {
                told.begins = walk.begins();
                break;
            };
            let looked_at = entry.and_then(|entry| {
                let is_touched = of.map_or(Ok(true), |id| history::touches(&self.files, &entry, id, ""))?;
                Ok((is_touched && entry.n > after, entry))
            });
            match looked_at {
                Ok((is_told, entry)) => {
                    oldest = entry.n;
                    told.entries.extend(is_told.then_some(entry));
                }
                Err(error) => {
                    told.stopped = Some(error);
                    break;
                }
            }
        }
        told
    }

    /// The edits after number `n`, newest first, at most so many: what happened since one last looked.
    pub fn since(&self, n: u64, limit: usize) -> Result<Vec<Entry>, StoreError> {
        let told = self.log(None, n, limit);
        told.stopped.map_or(Ok(told.entries), Err)
    }

    /// What opening or compacting it found noteworthy; each is handed out once.
    pub fn notices(&mut self) -> Vec<Notice> {
        std::mem::take(&mut self.notices)
    }

    /// The steps of an edit, also of a large one that lies in a file of its own.
    pub fn steps(&self, entry: &Entry) -> Result<Vec<RecordChange>, StoreError> {
        history::steps(&self.files, entry)
    }

    pub(super) fn ledger(&self) -> &Ledger {
        self.loaded.as_ref().map_or(&self.unborn, |loaded| &loaded.ledger)
    }

    pub(super) fn ledger_mut(&mut self) -> &mut Ledger {
        match &mut self.loaded {
            Some(loaded) => &mut loaded.ledger,
            None => &mut self.unborn,
        }
    }

    /// The edit that is to be taken back and its steps, unless a later one stands in the way.
    fn to_take_back(&self, wanted: Wanted) -> Result<(Entry, Vec<RecordChange>), StoreError> {
        let files = &self.files;
        let Chosen { entry, later } = undo::choose(history::walk(files), &self.options.who.by, wanted)?;
        let steps = history::steps(files, &entry)?;
        let beside = |entry: &Entry, wanted: &dyn Fn(&Id) -> bool| {
            history::steps_if(files, entry, wanted).map(Cow::into_owned)
        };
        match later {
            Some(later) => undo::check_later(later.into_iter().map(Ok), entry.n, &steps, beside)?,
            None => undo::check_later(history::walk(files), entry.n, &steps, beside)?,
        }
        Ok((entry, steps))
    }

    fn reverse(&mut self, wanted: Wanted) -> Result<Saved, StoreError> {
        self.refuse_read_only()?;
        if self.loaded.is_none() {
            self.refresh()?;
        }
        if self.loaded.is_none() {
            return Err(undo::nothing(wanted));
        }
        // What was written into a file of its own is large when it is taken back, too.
        let (n, (early, early_steps)) = (self.last_n(), self.to_take_back(wanted)?);
        let is_large = matches!(early.what, What::Attached(_));
        let result = self.write(is_large, |store| {
            // A later edit than the last one that was known then may stand in the way of it.
            if store.last_n() == n && early.n <= n {
                return Ok((undo::reversal(&early_steps), undo::reverses(&early)));
            }
            let (entry, steps) = store.to_take_back(wanted)?;
            Ok((undo::reversal(&steps), undo::reverses(&entry)))
        });
        let mut saved = result.map_err(|error| self.name_dependent(error))?;
        // Whichever edit it was in the end: without a number it is one's own.
        saved.whose = early.by;
        Ok(saved)
    }

    /// Names the later edit that stands in the way of an undo, if it can be found.
    fn name_dependent(&self, error: StoreError) -> StoreError {
        let StoreError::Depended { n, id, field, later: 0, .. } = error else { return error };
        let touches = |entry: &Entry| history::disturbs(&self.files, entry, &id, &field).unwrap_or(false);
        let later = history::walk(&self.files).filter_map(Result::ok).take_while(|entry| entry.n > n);
        let found = later.filter(touches).last().map(|entry| (entry.n, entry.by, entry.t));
        let (later, by, t) = found.unwrap_or_default();
        StoreError::Depended { n, id, field, later, by, t }
    }

    /// Says who put the value there that stands in the way.
    fn name_rival(&self, error: StoreError) -> StoreError {
        let StoreError::Conflict(mut conflict) = error else { return error };
        let touches = |entry: &Entry| {
            history::touches(&self.files, entry, &conflict.id, &conflict.field).unwrap_or(false)
        };
        let rival = history::walk(&self.files).filter_map(Result::ok).take(1000).find(touches);
        conflict.by = rival.map(|entry| entry.by).unwrap_or_default();
        StoreError::Conflict(conflict)
    }
}

impl Edits for Store {
    fn who(&self) -> &Who {
        &self.options.who
    }

    fn data(&self) -> &Dataset {
        self.ledger().data()
    }

    fn edit(&mut self, edit: &Edit) -> Result<Saved, StoreError> {
        if self.loaded.is_none() {
            // Somebody may have made the store since this one looked.
            self.catch_up()?;
        }
        if self.loaded.is_none() {
            // What cannot be is refused before anything is created.
            match self.ledger_mut().plan(edit) {
                // Whether the store may begin in a newer format is not decided here.
                Ok(_) | Err(StoreError::OldFormat { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        let is_large = edit.changes.len() >= LARGE_EDIT;
        let saved = self.write(is_large, |_| Ok((edit.clone(), Reverses::Nothing)));
        saved.map_err(|error| self.name_rival(error))
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
        let told = self.log(of, 0, limit);
        told.stopped.map_or(Ok(told.entries), Err)
    }

    fn refresh(&mut self) -> Result<Refreshed, StoreError> {
        self.catch_up()?;
        let changed = std::mem::take(&mut self.untold);
        let notices =
            self.loaded.as_mut().map(|loaded| std::mem::take(&mut loaded.notices)).unwrap_or_default();
        Ok(Refreshed { changed, notices })
    }
}

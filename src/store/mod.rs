//! The store: a folder of readable JSON that many people change at once, and nothing is lost.
//!
//! The only room that touches the store's files. `store.json` is a snapshot, `journal.jsonl` the edits since; one
//! writer at a time holds the `lock`; readers need none. What it promises:
//!
//! 1. "Saved" is said only after the edit is on the disk.
//! 2. An edit is there wholly or not at all, after `kill -9` and after power loss, at any moment.
//! 3. Nobody's edit is lost to another's: different fields both win, the same field is a conflict with both values.
//! 4. Reading needs no lock and writes nothing, and never sees half an edit.
//! 5. Damage is named by file, line and byte, never papered over, never repaired without a copy.
//! 6. Every edit can be undone; who, when, old and new are known for ever.
//! 7. An edit costs the same at a hundred records or a million.
//! 8. What a newer version wrote is refused for writing; unknown fields survive.
//!
//! A line of the journal says who, when, and what as an `op`: `add` and `remove` a record; `set` fields, with what they
//! hold now (`f`) and held before (`was`); `list` the same with `lists` beside it, which say of a list of objects only
//! the items that came and went, so that the thousandth note costs what the first did; `all` several of these that
//! belong together, in the line or in a file beside the journal; `hand` an edit of the snapshot by hand; `lost` a line
//! that could not be saved. Programs that knew `set` alone wrote whole lists; those lines are read as ever. An `op` that
//! a program does not know means a newer version, which it refuses to write behind: so whatever changes the meaning of
//! lines gets a word of its own, and the number of the format stays for what changes the files. Format 2 takes records of a
//! mebibyte, and keeps kinds and words that a program does not know; a store gets it with the first edit that needs it.
//!
//! Deliberately not here: what edits mean to people (`cli`, `app`), other formats (`exchange`), any sentence: errors
//! and notices are data.
//!
//! From the ground up: [`Disk`] (system calls), `modes` (who may do what with a file), `files` (names, errors), `new_file` (files
//! written whole), `format` (constants, checksums), `op`, `entry` and `wire` (lines), `journal`, `head`, `record_line`, `snapshot`
//! and `layout` (files as bytes), `measure` (before they are parsed), `blocks` and `stream` (a large one piece by piece), `skim` (one
//! whose records stay in their file), `ledger` (the records), `rebase` and `judge` (the judgement of edits), `replay` and `read`
//! (opening and following), `write` (the order of an edit), `large` (the same for a hundred thousand records), `compact` and `swap` (names that change places), `archive`,
//! `undo`, `history`, `check` (with `rights`), `repair` and `mend_archive`, `sample` (a store that begins with a past), and [`Store`]
//! before them all. Beside it: [`MemoryDisk`], on which a store is forgotten; [`MemoryStore`], the same without files; [`Watch`], which tells of others' edits; [`Private`], what one user keeps for themselves; `beside` and
//! `own_folder`, how files and folders are made that are not the store's; [`Cache`], what they would otherwise work out again.

mod archive;
mod attached;
mod beside;
mod blocks;
pub mod builtin;
mod cache;
mod check;
mod compact;
mod damage;
mod disk;
mod edit;
mod entry;
mod error;
mod files;
mod format;
mod head;
mod history;
mod journal;
mod judge;
mod large;
mod layout;
mod ledger;
mod lock;
mod measure;
mod memory;
mod memory_disk;
mod mend_archive;
mod message;
mod modes;
mod new_file;
mod new_id;
mod notice;
mod op;
mod open;
mod own_folder;
mod private;
mod read;
mod rebase;
mod record_line;
mod repair;
mod replay;
mod rights;
mod sample;
mod skim;
mod snapshot;
mod stream;
mod swap;
mod text_rules;
mod undo;
mod validate;
mod watch;
mod who;
mod whole;
mod wire;
mod write;

pub use beside::{Existing, Target, write_file, write_private};
pub use cache::{Cache, Kept};
pub use damage::Problem;
pub use disk::{About, Disk, DiskFile, How, RealDisk};
pub use edit::Edit;
pub use entry::{Attached, Entry, Gap, What};
pub use error::{Class, Doing, Layout, Newness, Place, ReadOnly, StoreError, Wrong};
pub use format::{FILE_MAX, LINE_MAX, RECORD_MAX, RECORDS_MAX, SMALL_RECORD_MAX, TEXT_MAX};
pub use memory::{MemoryLog, MemoryStore};
pub use memory_disk::MemoryDisk;
pub use new_id::new_id;
pub use notice::Notice;
pub use open::{Mode, Options, Seed, Store};
pub use own_folder::private_folder;
pub use private::{Draft, Private};
pub use repair::Repaired;
pub use watch::Watch;
pub use who::Who;
pub use whole::Past;

use std::collections::HashSet;
use std::sync::Arc;

use crate::model::plan::Signature;
use crate::model::{Dataset, Date, Id, Plan, Sources};

/// How often other ids are drawn when another writer has just taken one.
const TRIES: usize = 8;

/// What came of an edit.
#[derive(Debug, Default)]
pub struct Saved {
    /// The edit as it stands in the journal; `None` if everything was so already and nothing was written.
    pub entry: Option<Entry>,
    /// Every record that is different now, by this edit or by others' since the last look.
    pub changed: Vec<Id>,
    /// What else should be said.
    pub notices: Vec<Notice>,
    /// Whose edit it took back, where it is an undo or a redo; empty otherwise.
    pub whose: String,
}

/// What is on record, as far as it can be read.
#[derive(Debug, Default)]
pub struct Told {
    /// The edits, newest first.
    pub entries: Vec<Entry>,
    /// Why it ends before its end.
    pub stopped: Option<StoreError>,
    /// The number of the first edit of a store that never had those before it, where the record was told to its end.
    pub begins: Option<u64>,
}

/// What a look for others' edits found.
#[derive(Debug, Default)]
pub struct Refreshed {
    /// The records that changed, came or went.
    pub changed: Vec<Id>,
    /// What else should be said.
    pub notices: Vec<Notice>,
}

/// What can be done with a store, wherever it lives.
pub trait Edits {
    /// The records as of the last look.
    fn data(&self) -> &Dataset;
    /// The records as of the last look, with what their sources are called, to be handed out.
    fn shared(&self, sources: &Arc<Sources>) -> Arc<Dataset> {
        Arc::new(self.data().clone().with_sources(Arc::clone(sources)))
    }
    /// Makes an edit. When this returns `Ok`, it is saved.
    fn edit(&mut self, edit: &Edit) -> Result<Saved, StoreError>;
    /// Whose edits these are.
    fn who(&self) -> &Who;

    /// Makes the edit that a plan comes to, signed with this day and time; new records get ids of their own.
    fn carry_out(&mut self, plan: Plan, on: Date, at: Option<String>) -> Result<Saved, StoreError> {
        let plan = plan.signed(&Signature { by: self.who().by.clone(), on, at });
        let mut tries = if plan.stand_ins.is_empty() && plan.adopted.is_empty() { 1 } else { TRIES };
        loop {
            tries -= 1;
            let mut drawn = HashSet::new();
            let named = plan.clone().with_ids(|kind| {
                let id = new_id(kind, |id| self.data().get(id).is_some() || drawn.contains(id));
                drawn.insert(id.to_string());
                id
            });
            let named = named.without_known(self.data());
            match self.edit(&Edit::of(named)) {
                Err(StoreError::Exists { .. }) if tries > 0 => {}
                result => return result,
            }
        }
    }

    /// Takes back one's own last edit that is not taken back yet.
    fn undo(&mut self) -> Result<Saved, StoreError>;
    /// Takes back one's own last undo, unless one has edited since.
    fn redo(&mut self) -> Result<Saved, StoreError>;
    /// Takes back any edit by anyone, while nothing later depends on it.
    fn undo_edit(&mut self, n: u64) -> Result<Saved, StoreError>;
    /// The edits, newest first, at most so many; of one record or of all.
    fn history(&self, of: Option<&Id>, limit: usize) -> Result<Vec<Entry>, StoreError>;
    /// Looks for others' edits.
    fn refresh(&mut self) -> Result<Refreshed, StoreError>;
}

//! A store that begins with a past: the sample office, whose history was made by invented accounts.
//!
//! It is a store like any other, of the newest format, with a journal of these edits behind the facts. Invariant: whoever made them
//! is no account of the machine. Their edits name a machine that there cannot be ([`SITE`]), and undo takes none of them.

use std::path::Path;

use super::edit::Edit;
use super::entry::{Entry, What};
use super::error::StoreError;
use super::format::{LINE_MAX, NEWEST};
use super::ledger::Ledger;
use super::open::{Mode, Options, Store};
use super::wire::Effect;
use super::write;
use crate::model::plan::Carried;
use crate::model::{Dataset, RecordChange, Reverses};

type Result<T> = std::result::Result<T, StoreError>;

/// The machine of invented edits; [`Who`](super::Who) knows names of ASCII letters only.
const SITE: &str = "mẫu";

impl Entry {
    /// Whether it belongs to the past that a sample was made with.
    pub fn is_sample(&self) -> bool {
        self.site == SITE
    }
}

impl Store {
    /// Creates a store from its seed and the edits of a sample, the first one first. Where the options say that nothing may be
    /// changed, that holds from then on, on a disk that forgets; elsewhere nothing is created.
    ///
    /// # Errors
    /// As [`Store::init`], and where an edit does not fit onto those before it.
    pub fn init_sample(folder: &Path, options: Options, past: Vec<Carried>) -> Result<Self> {
        let is_read_only = options.mode == Mode::ReadOnly && options.disk.forgets();
        let mode = if is_read_only { Mode::ReadWrite } else { options.mode };
        let mut store = Self::open(folder, Options { mode, ..options })?;
        if store.exists() {
            return Err(StoreError::IsStore { path: folder.to_owned() });
        }
        store.unborn.raise(NEWEST);
        let journal = lines(store.unborn.data().clone(), past)?;
        store.create_with(&journal)?;
        Ok(if is_read_only { store.asked_read_only() } else { store })
    }
}

/// The edits as lines of a journal behind these records.
fn lines(data: Dataset, past: Vec<Carried>) -> Result<Vec<u8>> {
    let mut ledger = Ledger::new(data, NEWEST);
    let mut lines = Vec::new();
    for (n, Carried { by, t, plan }) in (1..).zip(past) {
        let steps = ledger.plan(&Edit::of(plan))?;
        for step in &steps {
            // It was planned in this very state.
            drop(ledger.apply(Effect::from(step)));
        }
        ledger.tidy();
        let id = steps.first().map(RecordChange::id).cloned();
        let what = What::Steps(steps);
        let entry = Entry { n, site: SITE.to_owned(), t, by, reverses: Reverses::Nothing, what };
        let line = write::line(&entry)?;
        if let Some(id) = id.filter(|_| line.len() > LINE_MAX) {
            let (found, most) = (line.len() as u64, LINE_MAX as u64);
            return Err(StoreError::TooLong { id, field: String::new(), found, most });
        }
        lines.extend(line);
    }
    Ok(lines)
}

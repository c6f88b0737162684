//! What one user keeps beside the store, in the state folder: unsaved text, and how far they have read the history.
//!
//! Deliberately not in the store's own folder: it is nobody else's business. A draft is on the disk when
//! [`Private::keep`] returns; that it is called at most a second after the last key is the caller's part.

use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::beside::{self, Existing};
use super::disk::{Disk, How, RealDisk};
use super::error::StoreError;
use super::files::Files;
use super::new_file::unwritable;
use super::who;

type Result<T> = std::result::Result<T, StoreError>;

/// Text that somebody typed and did not save.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The store it is for: its random name, or its folder where there is no store yet.
    pub store: String,
    /// Where it was typed: a record and a field, a form; at most one draft each.
    pub place: String,
    /// The text.
    pub text: String,
    /// When it was kept, in UTC.
    #[serde(default)]
    pub t: String,
}

/// How far a user has read the history of a store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Looked {
    store: String,
    n: u64,
}

/// A value of a user.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Kept {
    store: String,
    value: Value,
}

/// The state folder of one user.
#[derive(Debug, Clone)]
pub struct Private {
    files: Files,
}

impl Private {
    /// In this folder, which is made when something is kept.
    pub fn new(folder: &Path) -> Self {
        Self::on(Arc::new(RealDisk), folder)
    }

    /// The same on any disk.
    pub fn on(disk: Arc<dyn Disk>, folder: &Path) -> Self {
        Self { files: Files::private(disk, folder) }
    }

    /// Keeps a draft in the place of the one before; an empty text drops it.
    pub fn keep(&self, draft: &Draft) -> Result<()> {
        if draft.text.is_empty() {
            return self.drop_draft(&draft.store, &draft.place);
        }
        let draft = Draft { t: who::now(), ..draft.clone() };
        self.put(&name("draft", &[&draft.store, &draft.place]), &draft)
    }

    /// Forgets a draft: it was saved, or is not wanted any more.
    pub fn drop_draft(&self, store: &str, place: &str) -> Result<()> {
        self.files.remove(&name("draft", &[store, place]))
    }

    /// Every draft for a store, the oldest first. One that cannot be read stays where it is and is left out.
    pub fn drafts(&self, store: &str) -> Result<Vec<Draft>> {
        let mut found = Vec::new();
        let is_draft =
            |name: &str| name.strip_prefix("draft-").and_then(|rest| rest.strip_suffix(".json")).is_some();
        for name in self.files.list("")?.iter().filter(|name| is_draft(name)) {
            found.extend(self.get::<Draft>(name)?.filter(|draft| draft.store == store));
        }
        found.sort_by(|a, b| (&a.t, &a.place).cmp(&(&b.t, &b.place)));
        Ok(found)
    }

    /// The last edit that the user has seen in the history; 0 if none.
    pub fn looked(&self, store: &str) -> Result<u64> {
        let looked = self.get::<Looked>(&name("looked", &[store]))?.filter(|looked| looked.store == store);
        Ok(looked.map_or(0, |looked| looked.n))
    }

    /// Notes that the user has seen the history up to this edit.
    pub fn look(&self, store: &str, n: u64) -> Result<()> {
        self.put(&name("looked", &[store]), &Looked { store: store.to_owned(), n })
    }

    /// Keeps a value of this user beside what else is kept for a store; with an empty name of the store, for all of them.
    pub fn keep_value(&self, what: &str, store: &str, value: &Value) -> Result<()> {
        self.put(&value_name(what, store), &Kept { store: store.to_owned(), value: value.clone() })
    }

    /// A value that was kept. What cannot be read counts as none.
    pub fn value(&self, what: &str, store: &str) -> Result<Option<Value>> {
        let kept = self.get::<Kept>(&value_name(what, store))?;
        Ok(kept.filter(|kept| kept.store == store).map(|kept| kept.value))
    }

    fn put(&self, name: &str, value: &impl Serialize) -> Result<()> {
        let json = serde_json::to_vec(value).map_err(|error| unwritable(&self.files, &error))?;
        self.files.make()?;
        beside::put(&self.files, name, Existing::Replaced, |file| {
            file.write_all(&json)?;
            file.sync_all()
        })?;
        self.files.sync_folder("")
    }

    fn get<T: serde::de::DeserializeOwned>(&self, name: &str) -> Result<Option<T>> {
        let Some(handle) = self.files.open_if_there(name, How::Read)? else { return Ok(None) };
        Ok(serde_json::from_slice(&handle.read_from(0)?).ok())
    }
}

/// The file of a value.
fn value_name(what: &str, store: &str) -> String {
    if store.is_empty() { format!("{what}.json") } else { name(what, &[store]) }
}

/// A file name for something that may have any name: a checksum does, because the content names it in full and a clash
/// costs a draft only if two are typed at once.
fn name(kind: &str, parts: &[&str]) -> String {
    let mut hashes = parts.iter().map(|part| super::format::checksum(part.as_bytes()));
    let joined = hashes.by_ref().collect::<Vec<_>>().join("-");
    format!("{kind}-{joined}.json")
}

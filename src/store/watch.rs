//! Being told by the file system that a store has changed, instead of asking.
//!
//! Deliberately reads nothing: it says "look", and [`Edits::refresh`](super::Edits::refresh) looks. Changes that follow
//! each other closely may be told several times.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use notify::event::EventKind;
use notify::{Config, Event, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::disk::{Disk, RealDisk};
use super::error::{Doing, StoreError};
use super::format::{JOURNAL, SNAPSHOT};

/// How often folders are asked that cannot tell: those on other machines.
const POLL: Duration = Duration::from_millis(800);

type Tell = Arc<dyn Fn() + Send + Sync>;

/// Watches a store's folder, or the place where it will be, as long as it lives.
pub struct Watch {
    folder: PathBuf,
    /// The nearest folder that exists.
    watched: PathBuf,
    tell: Tell,
    _watcher: Box<dyn Watcher + Send>,
}

impl std::fmt::Debug for Watch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Watch").field("watched", &self.watched).finish_non_exhaustive()
    }
}

impl Watch {
    /// Calls `tell`, on a thread of its own, whenever the store in the folder may have changed.
    pub fn start(folder: &Path, tell: impl Fn() + Send + Sync + 'static) -> Result<Self, StoreError> {
        Self::arm(folder, Arc::new(tell))
    }

    fn arm(folder: &Path, tell: Tell) -> Result<Self, StoreError> {
        let existing = nearest(folder);
        let made = watcher(folder, &existing, &tell).map_err(|error| StoreError::Io {
            doing: Doing::Watch,
            path: existing.clone(),
            error: std::io::Error::other(error),
        })?;
        Ok(Self { folder: folder.to_owned(), watched: existing, tell, _watcher: made })
    }

    /// To be called after each look as long as there is no store: when its folder has come into being, that is watched
    /// from now on. `true` if so; then one more look is due, for what happened in between.
    pub fn follow(&mut self) -> Result<bool, StoreError> {
        if nearest(&self.folder) == self.watched {
            return Ok(false);
        }
        *self = Self::arm(&self.folder, self.tell.clone())?;
        Ok(true)
    }
}

/// The folder itself, or the nearest one above it that exists.
fn nearest(folder: &Path) -> PathBuf {
    let above = folder.ancestors().find(|above| !above.as_os_str().is_empty() && above.is_dir());
    above.unwrap_or(Path::new(".")).to_owned()
}

fn watcher(folder: &Path, watched: &Path, tell: &Tell) -> notify::Result<Box<dyn Watcher + Send>> {
    if !RealDisk.is_remote(watched) {
        let told =
            RecommendedWatcher::new(teller(folder, tell), Config::default()).and_then(|mut watcher| {
                watcher.watch(watched, RecursiveMode::NonRecursive)?;
                Ok(watcher)
            });
        // The system may have no watch left to give; asking always works.
        if let Ok(watcher) = told {
            return Ok(Box::new(watcher));
        }
    }
    let mut asking = PollWatcher::new(teller(folder, tell), Config::default().with_poll_interval(POLL))?;
    asking.watch(watched, RecursiveMode::NonRecursive)?;
    Ok(Box::new(asking))
}

fn teller(folder: &Path, tell: &Tell) -> impl Fn(notify::Result<Event>) + Send + 'static {
    let (folder, tell) = (folder.to_owned(), tell.clone());
    move |event| {
        // An error may mean that events were lost: better one look too many.
        if event.map_or(true, |event| concerns(&folder, &event)) {
            tell();
        }
    }
}

/// Whether an event is about what the store is made of. That somebody opened or read a file is none: every reader would
/// wake every other.
fn concerns(folder: &Path, event: &Event) -> bool {
    let is_change = !matches!(event.kind, EventKind::Access(_));
    let is_ours = |path: &PathBuf| {
        let is_file = path.file_name().is_some_and(|name| name == JOURNAL || name == SNAPSHOT);
        is_file || folder.starts_with(path)
    };
    is_change && (event.need_rescan() || event.paths.iter().any(is_ours))
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{AccessKind, CreateKind, ModifyKind};

    #[test]
    fn only_changes_of_the_store_concern_it() {
        let folder = Path::new("/data/store");
        let event = |kind, path: &str| Event::new(kind).add_path(path.into());
        let modify = EventKind::Modify(ModifyKind::Any);
        assert!(concerns(folder, &event(modify, "/data/store/journal.jsonl")));
        assert!(concerns(folder, &event(EventKind::Create(CreateKind::Folder), "/data/store")));
        assert!(!concerns(folder, &event(modify, "/data/store/lock")));
        assert!(!concerns(folder, &event(EventKind::Access(AccessKind::Read), "/data/store/journal.jsonl")));
        assert!(!concerns(folder, &event(modify, "/data/other")));
    }
}

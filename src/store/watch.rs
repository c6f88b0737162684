//! Being told that a store changed, without asking again and again.

use std::path::Path;
use std::time::Duration;

use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

/// How often a folder is looked at where the file system tells nothing.
const POLL: Duration = Duration::from_millis(800);

/// A folder that is watched, for as long as this is kept.
pub struct Watch {
    _watcher: Box<dyn Watcher + Send>,
}

impl std::fmt::Debug for Watch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Watch")
    }
}

/// Watches the files of a store; `changed` is called after each change, from another thread, until it returns false.
/// `None` where not even polling is possible: the store then shows others' edits when it is next written to.
pub fn watch(folder: &Path, changed: impl Fn() -> bool + Send + 'static) -> Option<Watch> {
    let (send, calls) = std::sync::mpsc::channel();
    std::thread::Builder::new()
        .name("watch".into())
        .spawn(move || while calls.recv().is_ok() && changed() {})
        .ok()?;
    let poll = send.clone();
    by_events(folder, move |event| told(event, &send))
        .or_else(|| by_polling(folder, move |event| told(event, &poll)))
}

/// Passes on what changes a file. Reading one tells nothing, and neither does the lock.
fn told(event: notify::Result<Event>, send: &std::sync::mpsc::Sender<()>) {
    let matters = |event: &Event| {
        let writes = matches!(event.kind, EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_));
        writes && event.paths.iter().any(|path| path.extension().is_some())
    };
    if event.is_ok_and(|event| matters(&event)) {
        // Nobody listens any more: the watch is about to end.
        let _ = send.send(());
    }
}

fn by_events(folder: &Path, told: impl Fn(notify::Result<Event>) + Send + 'static) -> Option<Watch> {
    let mut watcher = RecommendedWatcher::new(told, Config::default()).ok()?;
    watcher.watch(folder, RecursiveMode::NonRecursive).ok()?;
    Some(Watch { _watcher: Box::new(watcher) })
}

fn by_polling(folder: &Path, told: impl Fn(notify::Result<Event>) + Send + 'static) -> Option<Watch> {
    let mut watcher = PollWatcher::new(told, Config::default().with_poll_interval(POLL)).ok()?;
    watcher.watch(folder, RecursiveMode::NonRecursive).ok()?;
    Some(Watch { _watcher: Box::new(watcher) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    #[test]
    fn a_write_is_told_and_the_lock_is_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let (send, told) = channel();
        let watch = watch(folder.path(), move || send.send(()).is_ok()).expect("a watch");
        std::fs::write(folder.path().join("lock"), "").expect("writes");
        assert!(told.recv_timeout(Duration::from_millis(50)).is_err(), "the lock says nothing");
        std::fs::write(folder.path().join("journal.jsonl"), "x").expect("writes");
        told.recv_timeout(Duration::from_secs(10)).expect("told");
        drop(watch);
    }
}

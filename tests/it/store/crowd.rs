//! Many at once: processes that write, readers beside them; nothing lost, doubled or unreadable.

use std::path::Path;
use std::process::{Child, Command};
use std::sync::atomic::{AtomicBool, Ordering};

use cncl::store::{Edit, Edits, RealDisk, Store, StoreError};
use serde_json::json;

use super::support::{id, open, options, set, task};

const PROCESSES: usize = 8;
const EDITS: usize = 200;
/// Tells a copy of this test program to be a writer: the folder, then its number.
const ROLE: &str = "CNCL_TEST_WRITER";

/// Not a test of its own: what each of the processes below runs.
#[test]
fn writer() {
    let Ok(role) = std::env::var(ROLE) else { return };
    let (folder, me) = role.split_once('#').expect("folder#number");
    let mut store = open(RealDisk, Path::new(folder));
    for k in 0..EDITS / 2 {
        store.edit(&Edit::new().create(task(&format!("nv-p{me}-{k}")))).expect("added");
        count_up(&mut store);
    }
}

/// Adds one to a number that all share: whoever was slower sees a conflict, looks again and tries again.
fn count_up(store: &mut Store) {
    loop {
        let seen = store.data().get("nv-1").expect("there");
        let next = seen.get("ordinal").and_then(|value| value.as_u64()).unwrap_or(0) + 1;
        match store.edit(&set(store, "nv-1", "ordinal", json!(next))) {
            Ok(saved) if saved.entry.is_some() => return,
            // Another wished for the same number: that was theirs.
            Ok(_) | Err(StoreError::Conflict(_)) => drop(store.refresh().expect("refreshes")),
            Err(error) => panic!("{error}"),
        }
    }
}

fn start(folder: &Path, number: usize) -> Child {
    let program = std::env::current_exe().expect("this program");
    let mut command = Command::new(program);
    command.args(["--exact", "store::crowd::writer", "--quiet"]);
    command.env(ROLE, format!("{}#{number}", folder.display()));
    command.stdout(std::process::Stdio::null()).spawn().expect("starts")
}

/// Looks again and again, now by following, now by opening anew; never sees an error, nor less than before.
fn read_until(done: &AtomicBool, folder: &Path) -> usize {
    let mut store = open(RealDisk, folder);
    let (mut looks, mut last_n, mut most) = (0, 0, 0);
    while !done.load(Ordering::Relaxed) {
        store.refresh().expect("a reader never sees half an edit");
        if looks % 10 == 0 {
            store = open(RealDisk, folder);
        }
        assert!(store.last_n() >= last_n && store.data().len() >= most, "went back");
        (last_n, most, looks) = (store.last_n(), store.data().len(), looks + 1);
    }
    looks
}

/// Ends the readers, also when a writer fails.
struct Ending<'a>(&'a AtomicBool);

impl Drop for Ending<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[test]
fn eight_processes_lose_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    // There is no store yet: all of them want to be the first.
    let writers: Vec<Child> = (0..PROCESSES).map(|number| start(folder.path(), number)).collect();
    let done = AtomicBool::new(false);
    let looks = std::thread::scope(|scope| {
        let readers = [(); 2].map(|()| scope.spawn(|| read_until(&done, folder.path())));
        let ending = Ending(&done);
        for mut writer in writers {
            assert!(writer.wait().expect("ends").success());
        }
        drop(ending);
        readers.map(|reader| reader.join().expect("reads")).iter().sum::<usize>()
    });
    assert!(looks > 10, "only {looks} looks");
    let store = open(RealDisk, folder.path());
    assert_eq!(store.data().len(), 3 + PROCESSES * EDITS / 2);
    let ordinal = store.data().get("nv-1").and_then(|record| record.get("ordinal"));
    assert_eq!(ordinal, Some(json!(PROCESSES * EDITS / 2)));
    assert_eq!(store.last_n(), (PROCESSES * EDITS) as u64);
    assert_eq!(Store::check(folder.path(), &options(RealDisk, "an")).expect("checks"), []);
}

#[test]
fn compactions_beside_writers_and_readers_lose_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    open(RealDisk, folder.path()).edit(&Edit::new().create(task("nv-first"))).expect("saved");
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let readers = [(); 2].map(|()| scope.spawn(|| read_until(&done, folder.path())));
        let compactor = scope.spawn(|| {
            let mut store = open(RealDisk, folder.path());
            while !done.load(Ordering::Relaxed) {
                store.compact().expect("compacts");
            }
        });
        let writers = [0, 1, 2].map(|number| {
            let folder = folder.path();
            scope.spawn(move || {
                let mut store = open(RealDisk, folder);
                for k in 0..50 {
                    store.edit(&Edit::new().create(task(&format!("nv-t{number}-{k}")))).expect("saved");
                }
            })
        });
        let ending = Ending(&done);
        for writer in writers {
            writer.join().expect("writes");
        }
        drop(ending);
        for reader in readers {
            reader.join().expect("reads");
        }
        compactor.join().expect("compacts");
    });
    let store = open(RealDisk, folder.path());
    assert_eq!(store.data().len(), 4 + 150);
    let history = store.history(None, 1000).expect("history");
    assert_eq!(history.iter().map(|entry| entry.n).collect::<Vec<_>>(), (1..=151).rev().collect::<Vec<_>>());
    assert!(store.data().get(&id("nv-t2-49")).is_some());
}

//! A running session is told that another has written, and is not told that somebody has read.

use std::fs;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use cncl::store::{Edits, RealDisk, Store, Watch};
use serde_json::json;

use super::support::{open, set};

/// Longer than anything takes.
const LONG: Duration = Duration::from_secs(60);

fn watch(folder: &Path) -> (Watch, Receiver<()>) {
    let (tell, told) = channel();
    let watch = Watch::start(folder, move || tell.send(()).unwrap_or_default()).expect("watches");
    (watch, told)
}

/// Waits to be told and looks, as a session does, until it sees what the other one sees.
fn follow(running: &mut Store, told: &Receiver<()>, other: &Store) {
    while running.last_n() != other.last_n() {
        told.recv_timeout(LONG).expect("told");
        running.refresh().expect("refreshes");
    }
}

#[test]
fn an_edit_by_another_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut other = open(RealDisk, folder.path());
    other.edit(&set(&other, "nv-1", "status", json!("todo"))).expect("saved");
    let mut running = open(RealDisk, folder.path());
    let (_watch, told) = watch(folder.path());
    for compacts in [false, true] {
        other.edit(&set(&other, "nv-1", "result", json!(compacts.to_string()))).expect("saved");
        if compacts {
            other.compact().expect("compacts");
        }
        follow(&mut running, &told, &other);
    }
}

/// How often it is told, up to a change that comes last; what is told later is counted too.
fn told_before_the_last(reads: impl FnOnce(&Path)) -> usize {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = open(RealDisk, folder.path());
    store.edit(&set(&store, "nv-1", "status", json!("todo"))).expect("saved");
    let snapshot = folder.path().join("store.json");
    let (seen, path) = (channel(), snapshot.clone());
    let len = move || fs::metadata(&path).map_or(0, |about| about.len());
    let watch = Watch::start(folder.path(), move || seen.0.send(len()).unwrap_or_default()).expect("watches");
    reads(folder.path());
    // A file that comes from elsewhere is one event, and the file system tells events in their order.
    let mut count = 0;
    for last in ["1", "22"] {
        let aside = tempfile::NamedTempFile::new_in(folder.path().parent().expect("above")).expect("a file");
        fs::write(aside.path(), last).expect("writes");
        fs::rename(aside.path(), &snapshot).expect("moves");
        loop {
            count += 1;
            if seen.1.recv_timeout(LONG).expect("told") == last.len() as u64 {
                break;
            }
        }
    }
    drop(watch);
    count + seen.1.iter().count()
}

#[test]
fn readers_wake_nobody() {
    assert_eq!(told_before_the_last(|_| {}), 2, "once for each change");
    let reads =
        |folder: &Path| (0..20).for_each(|_| open(RealDisk, folder).refresh().map(drop).expect("refreshes"));
    assert_eq!(told_before_the_last(reads), 2);
    let writes = |folder: &Path| {
        let mut other = open(RealDisk, folder);
        other.edit(&set(&other, "nv-1", "status", json!("done"))).expect("saved");
    };
    assert!(told_before_the_last(writes) > 2, "a write would have shown");
}

#[test]
fn a_store_that_comes_into_being_is_told_too() {
    let above = tempfile::tempdir().expect("a folder");
    let folder = above.path().join("deep/store");
    let (mut watch, told) = watch(&folder);
    let mut other = open(RealDisk, &folder);
    other.edit(&set(&other, "nv-1", "status", json!("todo"))).expect("saved");
    told.recv_timeout(LONG).expect("told");
    assert!(watch.follow().expect("follows"));
    let mut running = open(RealDisk, &folder);
    other.edit(&set(&other, "nv-1", "status", json!("done"))).expect("saved");
    follow(&mut running, &told, &other);
    assert!(!watch.follow().expect("follows"));
}

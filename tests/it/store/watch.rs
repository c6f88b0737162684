//! A running session is told within a second that another has written, and is not told that somebody has read.

use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use cncl::store::{Edits, RealDisk, Watch};
use serde_json::json;

use super::support::{open, set};

const SECOND: Duration = Duration::from_secs(1);

fn watch(folder: &Path) -> (Watch, Receiver<()>) {
    let (tell, told) = channel();
    let watch = Watch::start(folder, move || tell.send(()).unwrap_or_default()).expect("watches");
    (watch, told)
}

#[test]
fn an_edit_by_another_is_told_within_a_second() {
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
        told.recv_timeout(SECOND).expect("told");
        while told.recv_timeout(Duration::from_millis(50)).is_ok() {}
        running.refresh().expect("refreshes");
        assert_eq!(running.last_n(), other.last_n());
    }
}

#[test]
fn readers_wake_nobody() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = open(RealDisk, folder.path());
    store.edit(&set(&store, "nv-1", "status", json!("todo"))).expect("saved");
    let (_watch, told) = watch(folder.path());
    for _ in 0..20 {
        open(RealDisk, folder.path()).refresh().expect("refreshes");
    }
    assert!(told.recv_timeout(Duration::from_millis(100)).is_err());
}

#[test]
fn a_store_that_comes_into_being_is_told_too() {
    let above = tempfile::tempdir().expect("a folder");
    let folder = above.path().join("deep/store");
    let (mut watch, told) = watch(&folder);
    let mut other = open(RealDisk, &folder);
    other.edit(&set(&other, "nv-1", "status", json!("todo"))).expect("saved");
    told.recv_timeout(SECOND).expect("told");
    assert!(watch.follow().expect("follows"));
    while told.try_recv().is_ok() {}
    other.edit(&set(&other, "nv-1", "status", json!("done"))).expect("saved");
    told.recv_timeout(SECOND).expect("told");
    assert!(!watch.follow().expect("follows"));
}

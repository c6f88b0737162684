//! Death at every system call, with and without power loss: after each, the store opens, every acknowledged edit is
//! there, and one that was not acknowledged is there wholly or not at all.

use cncl::model::Reverses;
use std::collections::BTreeMap;
use std::path::Path;

use cncl::store::{Edit, Edits, Saved, Store, StoreError};
use serde_json::{Value, json};

use super::sim::{Fault, Loss, SimDisk};
use super::support::{content, id, open, options, set, task};

const FOLDER: &str = "/s";

type Action = fn(&mut Store) -> Result<Saved, StoreError>;
type Content = BTreeMap<String, Value>;

/// What a process does when it dies. Each begins with a store of three edits, but the first.
pub(crate) const ACTIONS: [(&str, Action); 8] = [
    ("edit", |store| store.edit(&set(store, "nv-1", "result", json!("Đã xong")))),
    ("undo", |store| store.undo()),
    ("redo", |store| {
        store.undo()?;
        store.redo()
    }),
    ("tick, undo and redo", |store| {
        let (old, new) = (json!({"text": "Gửi công văn"}), json!({"text": "Gửi công văn", "done": true}));
        store.edit(&Edit::new().exchange(&id("nv-1"), "checklist", 0, vec![old], vec![new]))?;
        store.undo()?;
        store.redo()
    }),
    ("remove", |store| {
        let seen = store.data().get("nv-3").cloned().ok_or(StoreError::NoEdit { n: 0 })?;
        store.edit(&Edit::new().remove(seen))
    }),
    ("batch", |store| store.edit(&(0..600).fold(Edit::new(), |e, n| e.create(task(&format!("nv-b{n}")))))),
    ("compact", |store| store.compact().map(|()| Saved::default())),
    ("compact and edit", |store| {
        store.compact()?;
        store.edit(&Edit::new().append(&id("nv-2"), "notes", vec![json!({"text": "ghi chú"})]))
    }),
];

/// A store with three acknowledged edits.
pub(crate) fn prepared() -> (SimDisk, Store) {
    let disk = SimDisk::with_folder(Path::new("/"));
    let mut store = open(disk.clone(), Path::new(FOLDER));
    for (name, status) in [("nv-1", "doing"), ("nv-2", "done"), ("nv-3", "todo")] {
        let steps = Edit::new().append(&id(name), "checklist", vec![json!({"text": "Gửi công văn"})]);
        store.edit(&set(&store, name, "status", json!(status)).and(steps)).expect("saved");
    }
    (disk, store)
}

/// Every state that the store goes through, edit by edit, when nothing fails.
fn states(action: Action) -> Vec<Content> {
    let (disk, mut store) = prepared();
    let before = content(store.data());
    action(&mut store).expect("works");
    drop(store);
    let after = open(disk.clone(), Path::new(FOLDER));
    let mut states = vec![before];
    // For "redo" the state between lies one undo back.
    let mut back = open(disk, Path::new(FOLDER));
    if let Some(Reverses::Redo(_)) = after.history(None, 1).expect("history").first().map(|e| e.reverses) {
        back.undo().expect("undone");
        states.push(content(back.data()));
    }
    states.push(content(after.data()));
    states
}

/// The same records, whatever their revisions: going back and forth counts up.
fn same(a: &Content, b: &Content) -> bool {
    let plain = |content: &Content| {
        let strip = |(id, value): (&String, &Value)| {
            let mut value = value.clone();
            value.as_object_mut().map(|fields| fields.remove("rev"));
            (id.clone(), value)
        };
        content.iter().map(strip).collect::<Content>()
    };
    plain(a) == plain(b)
}

#[test]
fn death_at_every_call_loses_nothing_that_was_acknowledged() {
    for (name, action) in ACTIONS {
        let states = states(action);
        for loss in [Loss::None, Loss::All, Loss::Content, Loss::Torn, Loss::Zeros] {
            let mut at = 0;
            while dies_at(name, action, at, loss, &states) {
                at += 1;
            }
            assert!(at > 5, "{name}: only {at} calls");
        }
    }
}

/// Whether there was a call of that number to die at.
fn dies_at(name: &str, action: Action, at: usize, loss: Loss, states: &[Content]) -> bool {
    let (disk, mut store) = prepared();
    disk.arm(at, Fault::Death);
    let acknowledged = action(&mut store).is_ok();
    let (calls, call) = disk.disarm();
    drop(store);
    let disk = disk.restart(loss);
    let place = format!("{name}, dead at call {at} ({call}), {loss:?}");
    let found = Store::open(Path::new(FOLDER), options(disk.clone(), "an"))
        .unwrap_or_else(|e| panic!("{place}: {e}"));
    let now = content(found.data());
    let last = states.last().expect("a state");
    if acknowledged {
        assert!(same(&now, last), "{place}: what was acknowledged is not there");
    } else {
        assert!(states.iter().any(|state| same(&now, state)), "{place}: neither before nor after");
    }
    drop(found);
    goes_on(&disk, &place);
    at < calls
}

/// The store takes the next edit, is sound, and has a history without gaps.
pub(crate) fn goes_on(disk: &SimDisk, place: &str) {
    let folder = Path::new(FOLDER);
    let mut store =
        Store::open(folder, options(disk.clone(), "binh")).unwrap_or_else(|e| panic!("{place}: {e}"));
    let edit = set(&store, "nv-1", "difficulties", json!("mới"));
    store.edit(&edit).unwrap_or_else(|error| panic!("{place}: next edit: {error}"));
    let again = Store::open(folder, options(disk.clone(), "an")).unwrap_or_else(|e| panic!("{place}: {e}"));
    assert_eq!(content(again.data()), content(store.data()), "{place}");
    let history = again.history(None, 100).unwrap_or_else(|error| panic!("{place}: history: {error}"));
    let numbers: Vec<u64> = history.iter().map(|entry| entry.n).collect();
    let expected: Vec<u64> = (1..=again.last_n()).rev().collect();
    assert_eq!(numbers, expected, "{place}");
    assert_eq!(Store::check(folder, &options(disk.clone(), "an")).expect("checks"), [], "{place}");
}

#[test]
fn death_while_the_store_is_made_leaves_none_or_a_whole_one() {
    let edit: Action = |store| store.edit(&set(store, "nv-1", "status", json!("doing")));
    for loss in [Loss::None, Loss::All, Loss::Content, Loss::Torn, Loss::Zeros] {
        for at in 0.. {
            let disk = SimDisk::with_folder(Path::new("/"));
            let mut store = open(disk.clone(), Path::new(FOLDER));
            disk.arm(at, Fault::Death);
            let acknowledged = edit(&mut store).is_ok();
            let (calls, call) = disk.disarm();
            drop(store);
            let disk = disk.restart(loss);
            let place = format!("dead at call {at} ({call}), {loss:?}");
            let found = Store::open(Path::new(FOLDER), options(disk.clone(), "an"));
            let found = found.unwrap_or_else(|error| panic!("{place}: {error}"));
            let status = found.data().get("nv-1").and_then(|record| record.get("status"));
            assert_eq!(found.data().len(), 3, "{place}");
            assert!(!acknowledged || status == Some(json!("doing")), "{place}");
            drop(found);
            goes_on(&disk, &place);
            if at >= calls {
                assert!(acknowledged && at > 10);
                break;
            }
        }
    }
}

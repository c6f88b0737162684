//! Edits by hand that land at any moment of a compaction: kept, and told.

use std::fs;
use std::path::Path;

use cncl::model::Record;
use cncl::store::{Disk as _, Edits, Notice, RealDisk, Store, StoreError, What, Wrong};
use serde_json::json;

use super::crash::{goes_on, prepared};
use super::sim::{EINVAL, Fault, Loss, SimDisk, Visit};
use super::support::{content, open, options, set};

const FOLDER: &str = "/s";
const SNAPSHOT: &str = "/s/store.json";
const OLD: &str = "/s/store.json.bak";
const BY_HAND: &str = "Việc viết tay";

/// How an editor saves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Editor {
    Replaces,
    Overwrites,
    Holds,
}

/// One compaction of a store of three edits, with an editor that saves right before a call.
struct Visited {
    disk: SimDisk,
    answer: Result<(), StoreError>,
    notices: Vec<Notice>,
    calls: Vec<&'static str>,
    place: String,
}

impl Visited {
    fn new(editor: Editor, can_exchange: bool, at: usize, fault: (usize, Fault)) -> Self {
        let (disk, mut store) = prepared();
        if !can_exchange {
            disk.without_exchange();
        }
        let before = String::from_utf8(disk.bytes(Path::new(SNAPSHOT)).expect("a snapshot")).expect("UTF-8");
        let bytes = before.replace("Việc nv-3", BY_HAND).into_bytes();
        let visit = match editor {
            Editor::Replaces => Visit::Replace(SNAPSHOT.into(), bytes),
            Editor::Overwrites => Visit::Overwrite(SNAPSHOT.into(), bytes),
            Editor::Holds => Visit::Held(disk.hold(Path::new(SNAPSHOT)), bytes),
        };
        disk.arm(fault.0, fault.1);
        disk.expect_visit(at, visit);
        let answer = store.compact();
        let calls = disk.calls();
        disk.disarm();
        let notices = store.notices();
        let call = calls.get(at).unwrap_or(&"-");
        let place = format!("{editor:?} before call {at} ({call}), exchange: {can_exchange}, {fault:?}");
        Self { disk, answer, notices, calls, place }
    }

    /// How many names were changed before the call.
    fn renames(&self, before: usize) -> usize {
        self.calls[..before].iter().filter(|call| **call == "rename").count()
    }

    fn is_in_old(&self) -> bool {
        holds(&self.disk, OLD)
    }

    /// The store counts on: all three edits are there, and what was written by hand is the base of them.
    fn counts(&self) -> bool {
        let store = open(self.disk.clone(), Path::new(FOLDER));
        for (name, status) in [("nv-1", "doing"), ("nv-2", "done"), ("nv-3", "todo")] {
            let found = store.data().get(name).and_then(|record| record.get("status"));
            assert_eq!(found, Some(status.into()), "{}", self.place);
        }
        title(&store) == BY_HAND
    }

    /// How often the journal says that somebody edited by hand.
    fn noted(&self) -> usize {
        let history = open(self.disk.clone(), Path::new(FOLDER)).history(None, 100).expect("history");
        history.iter().filter(|entry| matches!(entry.what, What::Hand { .. })).count()
    }
}

fn title(store: &Store) -> String {
    store.data().get("nv-3").map(Record::title).unwrap_or_default().to_owned()
}

fn holds(disk: &SimDisk, path: &str) -> bool {
    let bytes = disk.bytes(Path::new(path)).unwrap_or_default();
    String::from_utf8(bytes).is_ok_and(|text| text.contains(BY_HAND))
}

/// Runs `judge` on an editor that comes by before each call of a compaction.
fn at_every_call(editor: Editor, can_exchange: bool, mut judge: impl FnMut(&Visited, usize)) {
    for at in 0.. {
        let visited = Visited::new(editor, can_exchange, at, (usize::MAX, Fault::Short));
        if at >= visited.calls.len() {
            assert!(at > 40, "only {at} calls");
            assert!(visited.answer.is_ok());
            return;
        }
        let is_dropped = |error| matches!(error, &StoreError::Damage { wrong: Wrong::Changed, .. });
        assert!(
            visited.answer.as_ref().err().is_none_or(is_dropped),
            "{}: {:?}",
            visited.place,
            visited.answer
        );
        judge(&visited, at);
        goes_on(&visited.disk, &visited.place);
    }
}

#[test]
fn what_is_saved_in_the_middle_of_a_compaction_is_the_next_base() {
    for editor in [Editor::Replaces, Editor::Overwrites] {
        let mut dropped = 0;
        at_every_call(editor, true, |visited, _| {
            assert!(visited.counts(), "{}", visited.place);
            if visited.answer.is_err() {
                let told = open(visited.disk.clone(), Path::new(FOLDER)).notices();
                assert!(matches!(told[..], [Notice::ByHand { .. }]), "{}: {told:?}", visited.place);
                dropped += 1;
            }
            goes_on(&visited.disk, &visited.place);
            assert_eq!(visited.noted(), 1, "{}", visited.place);
        });
        assert!(dropped > 20, "{editor:?}: {dropped}");
    }
}

#[test]
fn what_comes_too_late_is_in_the_snapshot_before_and_told() {
    for can_exchange in [true, false] {
        let (mut counted, mut late, mut untold) = (0, 0, 0);
        at_every_call(Editor::Holds, can_exchange, |visited, _| {
            if visited.counts() {
                counted += 1;
                return;
            }
            assert!(visited.is_in_old(), "{}", visited.place);
            match visited.notices[..] {
                [Notice::LateHand { ref path }] => {
                    assert_eq!(path, Path::new(OLD));
                    assert_eq!(untold, 0, "{}", visited.place);
                    late += 1;
                }
                // After the last look it is an ordinary edit of the file before.
                _ => untold += 1,
            }
        });
        assert!(counted > 10 && late > 5 && untold < 8, "{can_exchange}: {counted} {late} {untold}");
    }
}

#[test]
fn without_exchange_one_moment_is_left() {
    for editor in [Editor::Replaces, Editor::Overwrites] {
        let mut lost = Vec::new();
        at_every_call(editor, false, |visited, at| {
            if !visited.counts() {
                let is_told = matches!(visited.notices[..], [Notice::LateHand { .. }]);
                assert!(editor == Editor::Replaces || visited.is_in_old() && is_told, "{}", visited.place);
                lost.push((visited.calls[at], visited.renames(at)));
            }
        });
        // Right before the new snapshot gets its name: the first rename of all.
        assert_eq!(lost, [("rename", 0)], "{editor:?}");
    }
}

#[test]
fn the_snapshot_before_is_the_one_before() {
    for can_exchange in [true, false] {
        let (disk, mut store) = prepared();
        if !can_exchange {
            disk.without_exchange();
        }
        for _ in 0..3 {
            let before = disk.bytes(Path::new(SNAPSHOT));
            store.compact().expect("compacts");
            assert_eq!(disk.bytes(Path::new(OLD)), before);
            assert_eq!(disk.bytes(Path::new("/s/store.json.new")), None);
            assert_eq!(store.notices().len(), 0);
            goes_on(&disk, "after a compaction");
        }
    }
}

/// A store that was edited by hand, and its journal says so.
fn noted() -> (SimDisk, Store) {
    let (disk, mut store) = prepared();
    let before = String::from_utf8(disk.bytes(Path::new(SNAPSHOT)).expect("a snapshot")).expect("UTF-8");
    let visit = Visit::Replace(SNAPSHOT.into(), before.replace("Việc nv-3", BY_HAND).into_bytes());
    disk.arm(usize::MAX, Fault::Short);
    disk.expect_visit(0, visit);
    store.edit(&set(&store, "nv-1", "result", json!("x"))).expect("saved");
    disk.disarm();
    (disk, store)
}

#[test]
fn a_death_in_a_compaction_leaves_the_snapshot_before() {
    for make in [prepared, noted] {
        let (mut at, mut exchanged) = (0, 0);
        loop {
            let (disk, mut store) = make();
            let before = disk.bytes(Path::new(SNAPSHOT));
            let wanted = content(store.data());
            disk.arm(at, Fault::Death);
            let done = store.compact();
            let calls = disk.calls();
            disk.disarm();
            drop(store);
            disk.restart(Loss::None);
            let place = format!("dead at call {at} ({:?})", calls.last());
            assert_eq!(content(open(disk.clone(), Path::new(FOLDER)).data()), wanted, "{place}");
            goes_on(&disk, &place);
            if calls[..at.min(calls.len())].contains(&"exchange") {
                assert_eq!(disk.bytes(Path::new(OLD)), before, "{place}");
                exchanged += 1;
            }
            if done.is_ok() {
                break;
            }
            at += 1;
        }
        assert!(exchanged > 20, "{exchanged}");
    }
}

#[test]
fn this_machine_exchanges_names() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let mut store = open(RealDisk, folder.path());
    store.edit(&set(&store, "nv-1", "result", json!("x"))).expect("saved");
    let before = fs::read(path("store.json")).expect("a snapshot");
    store.compact().expect("compacts");
    assert_eq!(fs::read(path("store.json.bak")).expect("kept"), before);
    assert!(!path("store.json.new").exists());
    let after = fs::read(path("store.json")).expect("a snapshot");
    match RealDisk.exchange(&path("store.json"), &path("store.json.bak")) {
        Ok(()) => {
            assert_eq!(fs::read(path("store.json")).expect("reads"), before);
            assert_eq!(fs::read(path("store.json.bak")).expect("reads"), after);
        }
        // A file system that cannot says so by one of these, and the store has used the other way.
        Err(error) => assert!([EINVAL, 38, 95].contains(&error.raw_os_error().unwrap_or(0)), "{error}"),
    }
}

#[test]
fn a_death_after_an_edit_by_hand_loses_neither() {
    for editor in [Editor::Replaces, Editor::Overwrites] {
        let calls = Visited::new(editor, true, usize::MAX, (usize::MAX, Fault::Short)).calls;
        let exchange = calls.iter().position(|call| *call == "exchange").expect("an exchange");
        // What is saved earlier is seen by the look before the exchange.
        let begin = exchange - 2;
        assert!(calls.len() > begin + 20, "only {} calls", calls.len());
        for at in begin..calls.len() {
            dies_after(editor, at);
        }
    }
}

/// An editor that comes by before a call, and a death at every call from then on.
fn dies_after(editor: Editor, at: usize) {
    // Into whichever file it writes, the names are the same: every third death is enough.
    let step = if editor == Editor::Replaces { 1 } else { 3 };
    for death in (at..).step_by(step) {
        let visited = Visited::new(editor, true, at, (death, Fault::Death));
        let is_over = death >= visited.calls.len();
        visited.disk.restart(Loss::None);
        // Saved in the moment between the last look and the new journal, it is told as what it is: a file that was made
        // from the snapshot before.
        let is_behind = visited.renames(at) > 0 || visited.calls[at] == "rename";
        match Store::open(Path::new(FOLDER), options(visited.disk.clone(), "an")) {
            Err(StoreError::Damage { wrong: Wrong::Gap { .. }, .. }) if is_behind && !is_over => {
                assert!(holds(&visited.disk, SNAPSHOT), "{}", visited.place);
            }
            Err(error) => panic!("{}: {error}", visited.place),
            Ok(_) => {
                goes_on(&visited.disk, &visited.place);
                assert!(visited.counts(), "{}", visited.place);
                assert_eq!(visited.noted(), 1, "{}", visited.place);
            }
        }
        if is_over {
            return;
        }
    }
}

//! The real disk: modes, strangers in the place of files, torn tails, edits by hand, read-only folders.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::time::Duration;

use cncl::store::{
    Class, Edit, Edits, Mode, Notice, Options, ReadOnly, RealDisk, Store, StoreError, What, Wrong,
};
use serde_json::json;
use tempfile::TempDir;

use super::hooked::Hooked;
use super::support::{content, options, seed, set, task};

/// Longer than anything takes.
const LONG: Duration = Duration::from_secs(60);

/// A store with two edits.
fn store() -> (TempDir, Store) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = open(folder.path());
    for name in ["nv-1", "nv-2"] {
        store.edit(&set(&store, name, "status", json!("doing"))).expect("saved");
    }
    (folder, store)
}

fn open(folder: &Path) -> Store {
    try_open(folder).expect("opens")
}

fn try_open(folder: &Path) -> Result<Store, StoreError> {
    Store::open(folder, options(RealDisk, "an"))
}

fn journal(folder: &TempDir) -> PathBuf {
    folder.path().join("journal.jsonl")
}

fn snapshot(folder: &TempDir) -> PathBuf {
    folder.path().join("store.json")
}

fn rewrite(path: &Path, change: impl Fn(String) -> String) {
    fs::write(path, change(fs::read_to_string(path).expect("reads"))).expect("writes");
}

#[test]
fn nothing_is_created_before_the_first_edit() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("deep/store");
    let mut store = open(&place);
    assert!(!store.exists() && store.data().len() == 3 && !place.exists());
    let impossible = set(&store, "nv-1", "status", json!("nonsense"));
    store.edit(&impossible).expect_err("refused");
    assert!(!place.exists());
    store.edit(&set(&store, "nv-1", "status", json!("doing"))).expect("saved");
    assert!(store.exists() && place.join("store.json").exists());
}

#[test]
fn the_journal_is_as_documented() {
    let (folder, _) = store();
    let text = fs::read_to_string(journal(&folder)).expect("reads");
    let lines: Vec<&str> = text.lines().collect();
    assert!(
        lines[0].starts_with(r#"{"op":"open","format":1,"store":""#)
            && lines[0].contains(r#","base":0,"crc":""#)
    );
    assert!(lines[1].starts_with(r#"{"n":1,"site":"test","t":""#), "{}", lines[1]);
    let rest =
        r#","by":"an","op":"set","id":"nv-1","f":{"status":"doing"},"was":{"status":"unknown"},"crc":""#;
    assert!(lines[1].contains(rest), "{}", lines[1]);
    let head = fs::read_to_string(snapshot(&folder)).expect("reads");
    assert!(head.starts_with(r#"{"format":1,"store":""#) && head.contains(r#"","last_n":0,"#));
}

#[test]
fn strangers_in_the_place_of_files_are_refused() {
    for name in ["store.json", "journal.jsonl", "lock"] {
        for stranger in ["link", "fifo", "folder"] {
            let (folder, _) = store();
            let path = folder.path().join(name);
            fs::rename(&path, folder.path().join("aside")).expect("moves");
            match stranger {
                "link" => symlink("aside", &path).expect("links"),
                "fifo" => rustix::fs::mkfifoat(rustix::fs::CWD, &path, 0o660.into()).expect("makes"),
                _ => fs::create_dir(&path).expect("makes"),
            }
            let answer = try_open(folder.path()).and_then(|mut store| {
                let edit = set(&store, "nv-1", "result", json!("x"));
                store.edit(&edit)
            });
            let Err(StoreError::NotRegular { path: named }) = answer else {
                panic!("{name}, {stranger}: {answer:?}")
            };
            assert_eq!(named, path);
        }
    }
}

#[test]
fn a_torn_tail_is_told_kept_and_cut() {
    let (folder, store) = store();
    let before = content(store.data());
    let tail = b"{\"n\":3,\"site\":\"te";
    let mut bytes = fs::read(journal(&folder)).expect("reads");
    bytes.extend_from_slice(tail);
    fs::write(journal(&folder), &bytes).expect("writes");
    let mut again = open(folder.path());
    assert!(matches!(again.notices()[..], [Notice::Torn { bytes: 17, .. }]));
    assert_eq!(content(again.data()), before);
    assert_eq!(fs::read(journal(&folder)).expect("reads"), bytes, "reading writes nothing");
    again.edit(&set(&again, "nv-1", "result", json!("x"))).expect("saved");
    assert_eq!(fs::read(folder.path().join("archive/torn-2.bin")).expect("kept"), tail);
    assert_eq!(open(folder.path()).last_n(), 3);
}

#[test]
fn a_taken_back_edit_is_forgotten_by_those_who_saw_it() {
    let (folder, mut store) = store();
    let before = fs::read(journal(&folder)).expect("reads");
    let mut other = open(folder.path());
    other.edit(&set(&other, "nv-3", "result", json!("x"))).expect("saved");
    store.refresh().expect("refreshes");
    assert_eq!(store.last_n(), 3);
    let cut = fs::OpenOptions::new().write(true).open(journal(&folder)).expect("opens");
    cut.set_len(before.len() as u64).expect("cuts");
    store.refresh().expect("refreshes");
    assert_eq!(store.last_n(), 2);
    assert_eq!(store.data().get("nv-3").and_then(|record| record.get("result")), Some(json!(null)));
}

#[test]
fn an_edit_by_hand_becomes_the_new_base_and_is_written_down_once() {
    let (folder, mut running) = store();
    rewrite(&snapshot(&folder), |text| text.replace("Việc nv-3", "Việc viết tay"));
    let mut store = open(folder.path());
    assert!(matches!(store.notices()[..], [Notice::ByHand { .. }]));
    assert_eq!(store.data().get("nv-3").map(cncl::model::Record::title), Some("Việc viết tay"));
    let changed = running.refresh().expect("refreshes").changed;
    assert_eq!(changed.iter().map(cncl::model::Id::as_str).collect::<Vec<_>>(), ["nv-3"]);
    store.edit(&set(&store, "nv-1", "result", json!("x"))).expect("saved");
    let history = store.history(None, 9).expect("history");
    let What::Hand { was, now } = &history[1].what else { panic!("{:?}", history[1]) };
    assert!(was.len() == 8 && now.len() == 8 && was != now);
    assert_eq!(history.len(), 4);
    assert!(open(folder.path()).notices().is_empty(), "it is known by now");
    store.compact().expect("compacts");
    assert_eq!(open(folder.path()).data().get("nv-3").map(cncl::model::Record::title), Some("Việc viết tay"));
}

#[test]
fn a_layout_by_another_tool_is_an_edit_by_hand() {
    let (folder, store) = store();
    rewrite(&snapshot(&folder), |text| {
        let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        serde_json::to_string_pretty(&value).expect("writes")
    });
    assert_eq!(content(open(folder.path()).data()), content(store.data()));
}

#[test]
fn a_wrong_edit_by_hand_is_answered_with_its_place_and_left_alone() {
    for (from, to, line, field) in [
        ("\"title\":\"Việc nv-2\"", "\"title\":7", 3, "title"),
        ("\"status\":\"unknown\"", "\"status\":\"dne\"", 2, "status"),
        ("\"title\":\"Việc nv-2\"", "\"title\":\"x\",\"parent\":\"nv-7\"", 3, "parent"),
        ("\"title\":\"Việc nv-2\"", "\"title\":\"x\\u001b[2J\"", 3, "title"),
        ("\"id\":\"nv-3\"", "\"id\":\"nv-2\"", 4, "id"),
        ("\"last_n\":0", "\"last_n\":1", 1, "last_n"),
        ("\"kind\":\"task\",\"id\":\"nv-3\"", "\"kind\":\"tusk\",\"id\":\"nv-3\"", 4, "kind"),
    ] {
        let (folder, mut running) = store();
        rewrite(&snapshot(&folder), |text| text.replace(from, to));
        let bytes = fs::read(snapshot(&folder)).expect("reads");
        let error = try_open(folder.path()).expect_err(to);
        let StoreError::Damage { place, .. } = &error else { panic!("{error}") };
        assert_eq!((place.line, place.field.as_str()), (line, field), "{error}");
        assert_eq!(error.class(), Class::Data);
        let edit = set(&running, "nv-1", "result", json!("x"));
        running.edit(&edit).expect_err("nothing is written either");
        assert_eq!(fs::read(snapshot(&folder)).expect("reads"), bytes);
    }
}

#[test]
fn a_lost_file_is_damage_and_no_empty_store() {
    for name in ["store.json", "journal.jsonl"] {
        let (folder, _) = store();
        fs::remove_file(folder.path().join(name)).expect("removes");
        let error = try_open(folder.path()).expect_err("damage");
        let StoreError::Damage { place, wrong: Wrong::Absent } = error else { panic!("{error}") };
        assert_eq!(place.path, folder.path().join(name));
    }
}

#[test]
fn a_read_only_session_refuses_every_change() {
    let (folder, _) = store();
    let options = Options { mode: Mode::ReadOnly, ..options(RealDisk, "an") };
    let mut store = Store::open(folder.path(), options).expect("opens");
    let edit = set(&store, "nv-1", "result", json!("x"));
    for answer in [store.edit(&edit), store.undo(), store.redo(), store.undo_edit(1)] {
        let Err(error @ StoreError::ReadOnly { why: ReadOnly::Asked, .. }) = answer else {
            panic!("{answer:?}")
        };
        assert_eq!(error.class(), Class::Denied);
    }
    assert_eq!(store.compact().map_err(|error| error.class()), Err(Class::Denied));
}

#[test]
fn a_deleted_lock_keeps_nobody_out_of_turn() {
    let (folder, mut store) = store();
    fs::remove_file(folder.path().join("lock")).expect("removes");
    store.edit(&set(&store, "nv-1", "result", json!("x"))).expect("saved");
    assert!(folder.path().join("lock").exists());
}

#[test]
fn unknown_fields_survive_edits_and_compactions() {
    let (folder, _) = store();
    rewrite(&snapshot(&folder), |text| {
        let text = text.replace("\"title\":\"Việc nv-2\"", "\"title\":\"x\",\"mai_sau\":{\"a\":[1]}");
        text.replace("\"last_n\":0,", "\"last_n\":0,\"thêm\":true,")
    });
    let mut store = open(folder.path());
    store.edit(&set(&store, "nv-2", "result", json!("x"))).expect("saved");
    store.compact().expect("compacts");
    let text = fs::read_to_string(snapshot(&folder)).expect("reads");
    assert!(text.contains("\"mai_sau\":{\"a\":[1]}") && text.contains("\"thêm\":true"), "{text}");
}

#[test]
fn damage_is_mended_with_a_copy_and_as_much_as_possible_is_kept() {
    let (folder, mut store) = store();
    store.edit(&set(&store, "nv-3", "status", json!("done"))).expect("saved");
    let whole = fs::read_to_string(journal(&folder)).expect("reads");
    rewrite(&journal(&folder), |text| text.replacen("\"nv-2\"", "\"nv-9\"", 1));
    let damaged = fs::read(journal(&folder)).expect("reads");
    let options = options(RealDisk, "an");
    let error = try_open(folder.path()).expect_err("damage");
    assert!(
        matches!(&error, StoreError::Damage { place, wrong: Wrong::Checksum } if place.line == 3),
        "{error}"
    );
    assert_eq!(Store::check(folder.path(), &options).expect("checks").len(), 1);
    let repaired = Store::repair(folder.path(), &options).expect("mends");
    assert_eq!((repaired.lost, repaired.copies.len()), (1, 1));
    assert_eq!(fs::read(&repaired.copies[0]).expect("a copy"), damaged);
    let store = open(folder.path());
    let status = |name: &str| store.data().get(name).and_then(|record| record.get("status"));
    assert_eq!(
        ["nv-1", "nv-2", "nv-3"].map(status),
        [json!("doing"), json!("unknown"), json!("done")].map(Some)
    );
    assert_eq!(store.last_n(), 3);
    assert!(whole.lines().count() == 4);
}

/// A damaged last line was dropped once without being counted, as if nobody had been told "saved" about it.
#[test]
fn a_damaged_last_line_is_lost_and_said_to_be() {
    let (folder, store) = store();
    drop(store);
    rewrite(&journal(&folder), |text| text.replacen("\"nv-2\"", "\"nv-9\"", 1));
    let options = options(RealDisk, "an");
    let repaired = Store::repair(folder.path(), &options).expect("mends");
    assert_eq!((repaired.lost, repaired.copies.len()), (1, 1));
    let store = open(folder.path());
    assert_eq!(store.last_n(), 2, "its number is not given to another edit");
    let newest = store.history(None, 1).expect("history").remove(0);
    assert_eq!(newest.what, What::Lost);
    assert_eq!(Store::check(folder.path(), &options).expect("checks"), []);
}

#[test]
fn an_edit_by_hand_that_cannot_be_used_is_said_to_be_only_in_the_copy() {
    let (folder, mut store) = store();
    store.compact().expect("compacts");
    rewrite(&snapshot(&folder), |text| text.replacen("\"status\":\"doing\"", "\"status\":\"bogus\"", 1));
    let repaired = Store::repair(folder.path(), &options(RealDisk, "an")).expect("mends");
    assert!(repaired.rolled_back && repaired.copies.len() == 1);
    open(folder.path());
}

#[test]
fn a_lost_snapshot_is_put_together_again() {
    for garbage in [None, Some("{\"format\":1,\"store\":")] {
        let (folder, mut store) = store();
        store.compact().expect("compacts");
        store.edit(&set(&store, "nv-3", "status", json!("done"))).expect("saved");
        let before = content(store.data());
        fs::remove_file(snapshot(&folder)).expect("removes");
        if let Some(text) = garbage {
            fs::write(snapshot(&folder), text).expect("writes");
        }
        let repaired = Store::repair(folder.path(), &options(RealDisk, "an")).expect("mends");
        assert_eq!(repaired.copies.len(), garbage.iter().len());
        assert_eq!(content(open(folder.path()).data()), before);
    }
}

#[test]
fn a_store_is_made_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let answers: Vec<_> = std::thread::scope(|scope| {
        let makers = [(); 4].map(|()| scope.spawn(|| Store::init(folder.path(), options(RealDisk, "an"))));
        makers.map(|maker| maker.join().expect("no panic")).into_iter().collect()
    });
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    let refused = answers.iter().filter(|answer| matches!(answer, Err(StoreError::IsStore { .. })));
    assert_eq!(refused.count(), 3);
    assert_eq!(content(open(folder.path()).data()), content(&seed()));
}

#[test]
fn a_long_journal_is_made_short_by_itself() {
    let (folder, mut store) = store();
    let many = (0..9000).fold(Edit::new(), |edit, n| {
        let mut record = task(&format!("nv-l{n}"));
        record.set("content", json!("nội dung ".repeat(60))).expect("fits");
        edit.create(record)
    });
    let saved = store.edit(&many).expect("saved");
    assert!(saved.notices.is_empty());
    assert_eq!(fs::read_to_string(journal(&folder)).expect("reads").lines().count(), 1);
    let mut again = open(folder.path());
    assert_eq!((again.data().len(), again.last_n()), (9003, 3));
    again.undo().expect("undone out of the archive");
    assert_eq!(again.data().len(), 3);
}

#[test]
fn a_writer_waits_for_another_and_gives_up_when_its_patience_ends() {
    let (folder, store) = store();
    drop(store);
    let lock = fs::OpenOptions::new().write(true).open(folder.path().join("lock")).expect("opens");
    rustix::fs::flock(&lock, rustix::fs::FlockOperation::LockExclusive).expect("locks");
    let hurried = Options { patience: Duration::ZERO, ..options(RealDisk, "binh") };
    let mut hurried = Store::open(folder.path(), hurried).expect("reading needs no lock");
    let edit = set(&hurried, "nv-3", "result", json!("x"));
    let error = hurried.edit(&edit).expect_err("locked");
    assert!(matches!(error, StoreError::Locked { .. }) && error.class() == Class::Conflict);

    let (tell, tries) = channel();
    let disk = Hooked::new(RealDisk, move |call| {
        if call == "flock" {
            tell.send(()).unwrap_or_default();
        }
        Ok(())
    });
    let patient = Options { patience: LONG, ..options(disk, "an") };
    let mut patient = Store::open(folder.path(), patient).expect("reading needs no lock");
    let waiting = std::thread::spawn(move || patient.edit(&edit).map(|saved| saved.entry.is_some()));
    // It tries a second time: the first time the lock was another's.
    for _ in 0..2 {
        tries.recv_timeout(LONG).expect("it tries");
    }
    assert!(!waiting.is_finished(), "nothing is written while another has the lock");
    drop(lock);
    assert!(waiting.join().expect("no panic").expect("saved when it is free"));
}

#[test]
fn an_archive_that_leads_elsewhere_is_refused() {
    let (folder, mut store) = store();
    let elsewhere = tempfile::tempdir().expect("a folder");
    symlink(elsewhere.path(), folder.path().join("archive")).expect("links");
    assert!(matches!(store.compact(), Err(StoreError::NotRegular { .. })));
    assert_eq!(fs::read_dir(elsewhere.path()).expect("reads").count(), 0);
    store.edit(&set(&store, "nv-3", "result", json!("x"))).expect("edits go on");
    assert_eq!(open(folder.path()).last_n(), 3);
}

#[test]
fn a_failed_compaction_fails_no_edit_and_leaves_nothing_behind() {
    let (folder, mut store) = store();
    fs::write(folder.path().join("archive"), "in the way").expect("writes");
    let heavy = (0..600).fold(Edit::new(), |edit, n| edit.create(task(&format!("nv-h{n}"))));
    assert!(
        matches!(store.edit(&heavy), Err(StoreError::NotRegular { .. })),
        "a large edit needs the archive"
    );
    for n in 0..20 {
        store.edit(&set(&store, "nv-1", "result", json!(format!("{n}")))).expect("a small one does not");
    }
    assert!(store.compact().is_err());
    assert!(
        !folder.path().join("store.json.new").exists() && !folder.path().join("journal.jsonl.new").exists()
    );
}

#[test]
fn a_store_that_goes_away_is_told_and_what_was_read_stays() {
    let (folder, mut store) = store();
    let before = content(store.data());
    let aside = folder.path().with_extension("aside");
    fs::rename(folder.path(), &aside).expect("moves");
    assert!(matches!(store.refresh(), Err(StoreError::Gone { .. })));
    let edit = set(&store, "nv-1", "result", json!("x"));
    store.edit(&edit).expect_err("nothing to save it in");
    assert_eq!(content(store.data()), before);
    assert!(!journal(&folder).exists(), "nothing is begun anew in its place");
    drop(fs::remove_dir_all(folder.path()));
    fs::rename(&aside, folder.path()).expect("moves back");
    store.refresh().expect("it is back");
    store.edit(&edit).expect("saved");
}

//! Formats: every store that an earlier version left is opened, edited and compacted as it is; a newer format comes only when
//! something needs it, after that was said; and what a newer version wrote is kept.

use std::fs;
use std::path::{Path, PathBuf};

use cncl::model::{FieldError, Kind, ValueError};
use cncl::store::{Class, Edit, Edits, Mode, Options, RECORD_MAX, RealDisk, Store, StoreError, TEXT_MAX};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::glance::assert_alike;
use super::support::{id, options, set, task};

fn fixture(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it").join(path)
}

/// A copy of a store with its archive.
fn copy(from: &Path) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for below in ["", "archive"] {
        let Ok(files) = fs::read_dir(from.join(below)) else { continue };
        fs::create_dir_all(folder.path().join(below)).expect("makes");
        for file in files.map(|file| file.expect("a file").path()).filter(|path| path.is_file()) {
            fs::copy(&file, folder.path().join(below).join(file.file_name().expect("a name")))
                .expect("copies");
        }
    }
    folder
}

fn open(folder: &TempDir, by: &str) -> Store {
    Store::open(folder.path(), options(RealDisk, by)).expect("opens")
}

/// The formats of the snapshot and of the journal.
fn formats(folder: &TempDir) -> [u64; 2] {
    ["store.json", "journal.jsonl"].map(|name| {
        let text = fs::read_to_string(folder.path().join(name)).expect("reads");
        let line = text.lines().next().expect("a line");
        let whole = if line.ends_with('[') { format!("{line}]}}") } else { line.to_owned() };
        serde_json::from_str::<Value>(&whole).expect("JSON")["format"].as_u64().expect("a format")
    })
}

fn assert_sound(folder: &TempDir) {
    assert_eq!(Store::check(folder.path(), &options(RealDisk, "an")).expect("checks"), []);
}

#[test]
fn a_store_of_the_first_format_is_opened_edited_undone_and_compacted() {
    let folder = copy(&fixture("sealed/format-1"));
    let mut store = open(&folder, "root");
    assert_eq!((store.data().len(), store.last_n(), store.notices().len()), (526, 10, 0));
    assert_eq!(store.data().get("nv-1").expect("there").get("mới"), Some(json!({"a": [1]})));
    let numbers: Vec<u64> = store.history(None, 99).expect("history").iter().map(|it| it.n).collect();
    assert_eq!(numbers, (1..=10).rev().collect::<Vec<_>>());
    assert_sound(&folder);
    store.edit(&set(&store, "nv-1", "result", json!("ba"))).expect("saved");
    store.undo().expect("undone");
    store.undo().expect("the note of the earlier version");
    store.undo_edit(9).expect("its import");
    store.undo_edit(6).expect("its edit");
    assert_eq!((store.data().len(), store.last_n()), (6, 15));
    store.compact().expect("compacts");
    assert_eq!((formats(&folder), open(&folder, "root").data().len()), ([1, 1], 6));
    assert_sound(&folder);
    let told = store.log(None, 0, usize::MAX);
    assert_eq!((told.entries.len(), told.stopped.is_none()), (15, true));
}

/// An edit that makes a record so many notes of 15,000 bytes longer.
fn longer(notes: usize) -> Edit {
    Edit::new().append(&id("nv-1"), "notes", vec![json!({"text": "x".repeat(15_000)}); notes])
}

#[test]
fn a_longer_record_raises_the_format_after_that_was_said() {
    let folder = copy(&fixture("sealed/format-1"));
    let files = |folder: &TempDir| {
        ["store.json", "journal.jsonl"].map(|name| fs::read(folder.path().join(name)).expect("reads"))
    };
    let before = files(&folder);
    let mut store = open(&folder, "an");
    store.edit(&longer(3)).expect("45 KiB fit");
    store.undo().expect("undone");
    assert_eq!(formats(&folder), [1, 1]);
    let grown = files(&folder);
    let error = store.edit(&longer(6)).expect_err("said first");
    assert!(matches!(error, StoreError::OldFormat { .. }) && error.class() == Class::Conflict, "{error}");
    assert_eq!(files(&folder), grown, "nothing was written");
    store.edit(&longer(6)).expect("whoever tries again agrees");
    assert_eq!(formats(&folder), [2, 2]);
    assert_eq!(fs::read(folder.path().join("store.json.bak")).expect("kept"), before[0]);
    assert_sound(&folder);
    let mut again = open(&folder, "an");
    assert_alike(again.data(), store.data());
    again.undo().expect("undone");
    again.redo().expect("redone");
    let error = again.edit(&longer(66)).expect_err("over a mebibyte");
    assert!(matches!(error, StoreError::TooLong { most, .. } if most == RECORD_MAX as u64), "{error}");
    let long = json!("x".repeat(TEXT_MAX + 1));
    let error = again.edit(&set(&again, "nv-2", "content", long)).expect_err("a text stays short");
    assert!(matches!(error, StoreError::TooLong { most, .. } if most == TEXT_MAX as u64), "{error}");
    again.compact().expect("compacts");
    assert_eq!(formats(&folder), [2, 2]);
    assert_alike(open(&folder, "an").data(), again.data());
    assert_sound(&folder);
}

#[test]
fn a_new_store_begins_in_the_first_format_unless_its_first_edit_needs_another() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = open(&folder, "an");
    store.edit(&longer(6)).expect_err("said first");
    assert!(!folder.path().join("store.json").exists());
    store.edit(&longer(6)).expect("saved");
    assert_eq!((formats(&folder), store.last_n()), ([2, 2], 1));
    let other = tempfile::tempdir().expect("a folder");
    let mut store = open(&other, "an");
    // So does a large edit, which is prepared before the lock is taken.
    let large = (0..600).fold(longer(6), |edit, n| edit.create(task(&format!("nv-b{n}"))));
    store.edit(&large).expect_err("said first");
    assert_eq!(formats(&other), [1, 1]);
    store.edit(&large).expect("saved");
    assert_eq!((formats(&other), open(&other, "an").data().len()), ([2, 2], 603));
    assert_sound(&other);
}

#[test]
fn records_of_any_length_are_read_piece_by_piece() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = open(&folder, "an");
    for n in 0..8 {
        let mut record = task(&format!("nv-b{n}"));
        let notes = vec![json!({"text": "y".repeat(15_000)}); n * 9];
        record.set("notes", json!(notes)).expect("fits");
        let edit = Edit::new().create(record);
        drop(store.edit(&edit).or_else(|_| store.edit(&edit)).expect("saved"));
    }
    store.compact().expect("compacts");
    let len = fs::metadata(folder.path().join("store.json")).expect("there").len();
    assert!(len > 3 << 20, "{len}");
    let glanced = Store::glance(folder.path(), options(RealDisk, "an")).expect("opens");
    assert_alike(glanced.data(), store.data());
    assert_alike(open(&folder, "an").data(), store.data());
    assert!(glanced.data().is_sound());
}

#[test]
fn what_a_newer_version_wrote_is_kept_and_not_edited() {
    let folder = copy(&fixture("corpus/format-2-unknown-kind"));
    let mut store = open(&folder, "an");
    let risk = store.data().shared(&id("rr-1")).expect("there").clone();
    assert_eq!((risk.kind(), risk.kind_word()), (Kind::Other, "risk"));
    assert_eq!((risk.get("level"), risk.get("certainty")), (Some(json!(4)), Some(json!("guess"))));
    let is_newer = |error: &StoreError| {
        let newer =
            matches!(error, StoreError::Value { error: FieldError { wrong: ValueError::Newer, .. }, .. });
        newer && error.class() == Class::Usage
    };
    for edit in [
        set(&store, "rr-1", "title", json!("khác")),
        Edit::new().append(&id("rr-1"), "notes", vec![json!({"text": "x"})]),
        Edit::new().remove(risk.clone()),
    ] {
        let error = store.edit(&edit).expect_err("refused");
        assert!(is_newer(&error), "{error}");
    }
    store.edit(&set(&store, "nv-1", "result", json!("x"))).expect("others are edited as ever");
    store.compact().expect("compacts");
    let text = fs::read_to_string(folder.path().join("store.json")).expect("reads");
    let line = r#"{"kind":"risk","id":"rr-1","rev":1,"title":"Chậm tiến độ","level":4,"certainty":"guess"}"#;
    assert!(text.contains(line), "{text}");
    let glanced = Store::glance(folder.path(), options(RealDisk, "an")).expect("opens");
    assert_alike(glanced.data(), open(&folder, "an").data());
    assert!(glanced.data().get("rr-1").is_some() && glanced.data().is_sound());
    assert_sound(&folder);
    let words = copy(&fixture("corpus/format-2-unknown-word"));
    let mut store = open(&words, "an");
    for name in ["nv-1", "nv-2"] {
        assert_eq!(store.data().get(name).expect("there").get("status"), Some(json!("blocked")));
        let error = store.edit(&set(&store, name, "status", json!("done"))).expect_err("refused");
        assert!(is_newer(&error), "{error}");
        store.edit(&set(&store, name, "result", json!("x"))).expect("its other fields are edited");
    }
    // A word that nobody knows comes from nobody here.
    let error =
        store.edit(&Edit::new().set(&task("nv-1"), [("certainty", json!("guess"))])).expect_err("refused");
    assert_eq!(error.class(), Class::Usage, "{error}");
    store.compact().expect("compacts");
    assert_eq!(open(&words, "an").data().get("nv-2").expect("there").get("status"), Some(json!("blocked")));
}

#[test]
fn a_format_that_nobody_knows_yet_is_refused() {
    for name in ["store.json", "journal.jsonl"] {
        let folder = copy(&fixture("sealed/format-1"));
        let path = folder.path().join(name);
        let text = fs::read_to_string(&path).expect("reads");
        fs::write(&path, text.replacen("\"format\":1", "\"format\":3", 1)).expect("writes");
        let options = Options { mode: Mode::ReadWrite, ..options(RealDisk, "an") };
        let error = Store::open(folder.path(), options).expect_err("refused");
        assert!(matches!(&error, StoreError::Newer { found, .. } if found == "3"), "{error}");
    }
}

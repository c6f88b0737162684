//! Damaged stores: each is answered with its place, and not a byte of it changes.
//!
//! A folder of `tests/it/corpus` holds the files of a store and `expect.txt`: `ok N`, `torn N`, `hand N` (how many
//! edits, and what is noticed), or the place and the id of the message. A place without its column fits any column.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use cncl::store::{Edits, Notice, Place, RealDisk, Store, StoreError};
use serde_json::json;

use super::support::{options, set};

fn cases() -> Vec<PathBuf> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/corpus");
    let paths = fs::read_dir(corpus).expect("a corpus").map(|case| case.expect("a case").path());
    let mut cases: Vec<_> = paths.filter(|path| path.is_dir()).collect();
    cases.sort();
    cases
}

/// A copy of a case, without what is expected of it.
fn copy(case: &Path) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for file in fs::read_dir(case).expect("files") {
        let path = file.expect("a file").path();
        if !path.ends_with("expect.txt") {
            fs::copy(&path, folder.path().join(path.file_name().expect("a name"))).expect("copies");
        }
    }
    folder
}

fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let paths = fs::read_dir(folder).expect("files").map(|file| file.expect("a file").path());
    // The lock holds nothing.
    paths
        .filter(|path| !path.ends_with("lock"))
        .map(|path| (path.clone(), fs::read(path).expect("reads")))
        .collect()
}

fn answer(folder: &Path) -> String {
    match Store::open(folder, options(RealDisk, "an")) {
        Ok(mut store) => {
            let n = store.last_n();
            match store.notices()[..] {
                [] => format!("ok {n}"),
                [Notice::Torn { .. }] => format!("torn {n}"),
                [Notice::ByHand { .. }] => format!("hand {n}"),
                ref other => format!("{other:?}"),
            }
        }
        Err(error) => {
            let id = error.message().id;
            match error {
                StoreError::Damage { place, .. } | StoreError::Newer { place, .. } => {
                    format!("{}: {id}", shown(folder, place))
                }
                other => format!("{other}: {id}"),
            }
        }
    }
}

fn shown(folder: &Path, place: Place) -> String {
    let path = place.path.strip_prefix(folder).map(Path::to_owned).unwrap_or(place.path.clone());
    Place { path, ..place }.to_string()
}

/// `store.json:3:40 (title)` without the column.
fn without_column(answer: &str) -> String {
    let Some((place, id)) = answer.split_once(": ") else { return answer.to_owned() };
    let (place, field) =
        place.split_once(" (").map_or((place, String::new()), |(p, f)| (p, format!(" ({f}")));
    let place: Vec<&str> = place.split(':').take(2).collect();
    format!("{}{field}: {id}", place.join(":"))
}

#[test]
fn every_damage_is_named_and_left_alone() {
    let mut wrong = Vec::new();
    for case in cases() {
        let name = case.file_name().expect("a name").to_string_lossy().into_owned();
        let expected = fs::read_to_string(case.join("expect.txt")).expect("an expectation");
        let (expected, folder) = (expected.trim(), copy(&case));
        let before = files(folder.path());
        let got = answer(folder.path());
        if got != expected && without_column(&got) != expected {
            wrong.push(format!("{name}: expected {expected}, got {got}"));
        }
        let is_damaged = Store::open(folder.path(), options(RealDisk, "an")).is_err();
        let problems = Store::check(folder.path(), &options(RealDisk, "an"));
        if is_damaged && problems.is_ok_and(|problems| problems.is_empty()) {
            wrong.push(format!("{name}: check finds nothing"));
        }
        if files(folder.path()) != before {
            wrong.push(format!("{name}: a file was changed"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_can_be_opened_can_be_edited_and_is_sound_then() {
    for case in cases() {
        let folder = copy(&case);
        let Ok(mut store) = Store::open(folder.path(), options(RealDisk, "an")) else { continue };
        store
            .edit(&set(&store, "nv-2", "result", json!("x")))
            .unwrap_or_else(|e| panic!("{}: {e}", case.display()));
        assert!(answer(folder.path()).starts_with("ok "), "{}", case.display());
    }
}

#[test]
fn every_repair_leaves_a_store_that_opens_or_everything_as_it_was() {
    for case in cases() {
        let folder = copy(&case);
        let before = files(folder.path());
        match Store::repair(folder.path(), &options(RealDisk, "an")) {
            Ok(repaired) => {
                assert!(!answer(folder.path()).contains("error"), "{}: {repaired:?}", case.display());
            }
            Err(_) => assert_eq!(files(folder.path()), before, "{}", case.display()),
        }
    }
}

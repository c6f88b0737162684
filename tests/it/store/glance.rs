//! A store that is looked at without being read whole: the same records, and nothing wrongly believed.

use std::fs;
use std::path::Path;

use cncl::model::{Dataset, Kind, Record};
use cncl::store::{Edit, Edits, RealDisk, Store, StoreError};
use serde_json::json;

use super::support::{content, id, open, options, set, task};

fn glance(folder: &Path) -> Store {
    Store::glance(folder, options(RealDisk, "an")).expect("opens")
}

/// That two sets of records answer every question alike.
#[track_caller]
pub(crate) fn assert_alike(one: &Dataset, other: &Dataset) {
    assert_eq!(content(one), content(other));
    assert!(one.ids().eq(other.ids()));
    for kind in Kind::ALL {
        assert!(one.of(kind).eq(other.of(kind)), "{kind}");
    }
    for (place, record) in other.iter().enumerate() {
        let name = record.id.as_str();
        assert_eq!(
            (one.at(place), one.get(name), one.place(name)),
            (Some(record), Some(record), Some(place))
        );
    }
    // Each of these walks through the file: enough of them, also where records changed.
    let some =
        other.iter().enumerate().filter(|(at, _)| *at < 12 || at % 100 == 3).map(|(_, record)| &record.id);
    for name in some {
        assert_eq!(one.backlinks(name), other.backlinks(name), "{name}");
        let word = &name[..name.len() - 1];
        assert_eq!(one.by_prefix(word), other.by_prefix(word), "{word}");
    }
    let mut seen = Vec::new();
    one.each_in(0..one.len(), |record| seen.push(record.clone()));
    assert!(seen.iter().eq(other.iter()));
    assert!(one.is_sound() && one.at(one.len()).is_none() && one.get("nv-0").is_none());
}

/// A store of many tasks, each the part of the one before, in its snapshot; and edits behind it.
fn store(folder: &Path) -> Store {
    let mut store = open(RealDisk, folder);
    let part = |n: usize| {
        let mut record = task(&format!("nv-{n:04}"));
        record.set("content", json!(format!("Nội dung \"{n}\"\nhai dòng ").repeat(n % 40))).expect("fits");
        record
            .set("parent", json!(if n == 0 { "nv-1".to_owned() } else { format!("nv-{:04}", n - 1) }))
            .expect("fits");
        record
    };
    store.edit(&(0..2000).fold(Edit::new(), |edit, n| edit.create(part(n)))).expect("saved");
    store.compact().expect("compacts");
    store
}

#[test]
fn a_glance_shows_what_reading_shows() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = store(folder.path());
    assert_alike(glance(folder.path()).data(), store.data());
    assert_eq!(glance(folder.path()).data().changed(), Some(Vec::new()));
    store.edit(&set(&store, "nv-0100", "title", json!("Việc khác"))).expect("saved");
    store.edit(&set(&store, "nv-0200", "parent", json!("nv-2"))).expect("saved");
    store.edit(&Edit::new().create(task("nv-moi"))).expect("saved");
    let glanced = glance(folder.path());
    assert_alike(glanced.data(), open(RealDisk, folder.path()).data());
    assert_eq!(glanced.data().changed(), Some(vec![103, 203, 2003]));
    let last = store.data().shared(&id("nv-1999")).expect("there").clone();
    store.edit(&Edit::new().remove(last)).expect("removed");
    assert_alike(glance(folder.path()).data(), open(RealDisk, folder.path()).data());
    assert_eq!(glance(folder.path()).data().changed(), None, "records moved up");
}

#[test]
fn a_glance_outlives_the_files_it_looked_at() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = store(folder.path());
    let glanced = glance(folder.path());
    let before = content(store.data());
    for n in 0..50 {
        store.edit(&set(&store, &format!("nv-{n:04}"), "title", json!("Đã đổi"))).expect("saved");
    }
    store.compact().expect("compacts");
    assert_eq!(content(glanced.data()), before);
    assert!(glanced.data().is_sound());
}

#[test]
fn nothing_is_written_behind_a_glance() {
    let folder = tempfile::tempdir().expect("a folder");
    drop(store(folder.path()));
    let mut glanced = glance(folder.path());
    let edit = set(&glanced, "nv-1", "title", json!("x"));
    assert!(matches!(glanced.edit(&edit), Err(StoreError::ReadOnly { .. })));
    assert!(glanced.compact().is_err());
}

/// Changes the snapshot's text; with `sealed`, its checksum too.
fn falsify(folder: &Path, from: &str, to: &str, sealed: bool) {
    let path = folder.join("store.json");
    let text = fs::read_to_string(&path).expect("reads");
    assert!(text.contains(from));
    let text = text.replacen(from, to, 1);
    let (head, body) = text.split_once('\n').expect("a head");
    let mut known: serde_json::Value = serde_json::from_str(&format!("{head}]}}")).expect("a head");
    let sum = format!("{} {}\n{body}", known["store"].as_str().expect("a name"), known["last_n"]);
    let sum = format!("{:08x}", crc32fast::hash(sum.as_bytes()));
    let old = known["crc"].take();
    let head = if sealed { head.replace(old.as_str().expect("a sum"), &sum) } else { head.to_owned() };
    fs::write(&path, format!("{head}\n{body}")).expect("writes");
}

#[test]
fn what_was_changed_by_hand_is_read_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    drop(store(folder.path()));
    falsify(folder.path(), "Việc nv-0007", "Việc bằng tay", false);
    let glanced = glance(folder.path());
    assert_eq!(glanced.data().get("nv-0007").map(Record::title), Some("Việc bằng tay"));
    assert_eq!(glanced.data().changed(), None, "nothing is left on a shelf");
    falsify(folder.path(), "\"id\":\"nv-0008\"", "\"id\":\"nv-0009\"", false);
    let error = |store: Result<Store, StoreError>| store.expect_err("damaged").to_string();
    let options = || options(RealDisk, "an");
    assert_eq!(error(Store::glance(folder.path(), options())), error(Store::open(folder.path(), options())));
}

#[test]
fn a_record_that_cannot_be_read_is_noticed() {
    let folder = tempfile::tempdir().expect("a folder");
    drop(store(folder.path()));
    falsify(folder.path(), "\"title\":\"Việc nv-0007\"", "\"title\":7", true);
    let glanced = glance(folder.path());
    assert!(glanced.data().get("nv-0006").is_some() && glanced.data().is_sound(), "nobody asked for it");
    assert!(glanced.data().get("nv-0007").is_none());
    assert!(!glanced.data().is_sound());
    assert!(Store::open(folder.path(), options(RealDisk, "an")).is_err());
}

/// An editor may write into the file that is being looked at, instead of putting another in its place.
#[test]
fn what_others_write_into_the_file_is_noticed() {
    let folder = tempfile::tempdir().expect("a folder");
    drop(store(folder.path()));
    let path = folder.path().join("store.json");
    let whole = fs::read_to_string(&path).expect("reads");
    let text = whole.as_str();
    let is_sound_with = |text: &str, ask: &dyn Fn(&Dataset)| {
        let glanced = glance(folder.path());
        fs::write(&path, text).expect("writes");
        ask(glanced.data());
        let is_sound = glanced.data().is_sound();
        fs::write(&path, &whole).expect("writes");
        is_sound
    };
    let all = |data: &Dataset| data.each_in(0..data.len(), |_| {});
    assert!(is_sound_with(text, &all));
    assert!(!is_sound_with(&"ệ".repeat(text.len() / 3), &all), "lines that begin within a letter");
    let other = text.replace("\"id\":\"nv-0011\"", "\"id\":\"nv-00_1\"");
    assert!(!is_sound_with(&other, &|data| drop(data.get("nv-0011").cloned())), "another record");
    assert!(!is_sound_with(&text[..text.len() / 2], &|data| drop(data.backlinks("nv-0003"))), "cut off");
}

#[test]
fn an_edit_of_a_record_that_cannot_be_read_is_answered_as_when_all_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = store(folder.path());
    store.edit(&set(&store, "nv-0007", "result", json!("x"))).expect("saved");
    falsify(folder.path(), "\"title\":\"Việc nv-0007\"", "\"title\":7", true);
    let error = |store: Result<Store, StoreError>| store.expect_err("damaged").to_string();
    let options = || options(RealDisk, "an");
    assert_eq!(error(Store::glance(folder.path(), options())), error(Store::open(folder.path(), options())));
}

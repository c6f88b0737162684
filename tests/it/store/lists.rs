//! Lists that grow for years: an edit writes what it changes, a journal of the older form is still read, and whoever
//! asks for the history gets whole lists.

use std::path::Path;

use cncl::model::RecordChange;
use cncl::store::{Edit, Edits, Past, Store};
use serde_json::{Value, json};

use super::sim::SimDisk;
use super::support::{content, id, options, set};

const FOLDER: &str = "/s";
const JOURNAL: &str = "/s/journal.jsonl";

fn open(disk: &SimDisk, by: &str) -> Store {
    Store::open(Path::new(FOLDER), options(disk.clone(), by)).expect("opens")
}

fn note(n: usize) -> Value {
    json!({"kind": "comment", "text": format!("Đã gọi điện lần {n}"), "on": "2026-11-22", "by": "an"})
}

fn add(store: &mut Store, n: usize) {
    store.edit(&Edit::new().append(&id("nv-1"), "notes", vec![note(n)])).expect("saved");
}

fn notes(store: &Store) -> Vec<Value> {
    let notes = store.data().get("nv-1").and_then(|record| record.get("notes"));
    notes.and_then(|notes| notes.as_array().cloned()).unwrap_or_default()
}

/// Puts a line into the journal as another program would, closed with its checksum.
fn put(disk: &SimDisk, open: &str) {
    let sum = crc32fast::hash(open.as_bytes());
    disk.append(Path::new(JOURNAL), format!("{open},\"crc\":\"{sum:08x}\"}}\n").as_bytes());
}

/// How many bytes an action adds to the journal.
fn written(disk: &SimDisk, action: impl FnOnce()) -> usize {
    let len = || disk.bytes(Path::new(JOURNAL)).map_or(0, |bytes| bytes.len());
    let before = len();
    action();
    len() - before
}

#[test]
fn the_five_hundredth_note_writes_what_the_first_one_did() {
    let disk = SimDisk::with_folder(Path::new(FOLDER));
    let mut store = open(&disk, "an");
    (1..500).for_each(|n| add(&mut store, n));
    let count = written(&disk, || add(&mut store, 500));
    assert!(count < 512, "{count} bytes for a note");
    assert_eq!(notes(&store).len(), 500);
    let undone = written(&disk, || drop(store.undo().expect("undone")));
    assert!(undone < 512 && notes(&store).len() == 499, "{undone} bytes for an undo");
    let mut list = notes(&store);
    list[250]["text"] = json!("Đã sửa");
    let wish = set(&store, "nv-1", "notes", json!(list));
    let count = written(&disk, || drop(store.edit(&wish).expect("saved")));
    assert!(count < 700, "{count} bytes for a correction");
    assert_eq!(content(open(&disk, "an").data()), content(store.data()));
}

#[test]
fn what_a_program_before_wrote_is_read_and_undone() {
    let disk = SimDisk::with_folder(Path::new(FOLDER));
    let mut store = open(&disk, "an");
    store.edit(&set(&store, "nv-1", "status", json!("doing"))).expect("saved");
    let line = |n: u64, was: &[Value], now: &[Value]| {
        let was = if was.is_empty() { Value::Null } else { json!(was) };
        let line = format!(
            r#"{{"n":{n},"site":"t","t":"2026-11-22T00:10:00Z","by":"an","op":"set","id":"nv-1","f":{{"notes":{}}},"was":{{"notes":{was}}}"#,
            json!(now)
        );
        put(&disk, &line);
    };
    line(2, &[], &[note(1)]);
    line(3, &[note(1)], &[note(1), note(2)]);
    let mut store = open(&disk, "an");
    assert_eq!(notes(&store), [note(1), note(2)]);
    add(&mut store, 3);
    store.undo().expect("the new form");
    store.undo().expect("the old form");
    assert_eq!(notes(&store), [note(1)]);
    store.redo().expect("forth again");
    assert_eq!(notes(&open(&disk, "an")), [note(1), note(2)]);
}

#[test]
fn the_history_gives_whole_lists_before_and_after() {
    let disk = SimDisk::with_folder(Path::new(FOLDER));
    let mut store = open(&disk, "an");
    (1..4).for_each(|n| add(&mut store, n));
    store.undo_edit(1).expect("undone");
    let seen = store.data().shared(&id("nv-1")).expect("there").clone();
    store.edit(&Edit::new().remove(seen)).expect("removed");
    let mut past = Past::new(store.data().clone());
    let mut told = Vec::new();
    for entry in store.history(None, 99).expect("history") {
        for step in store.steps(&entry).expect("steps") {
            if let RecordChange::Set { new, old, lists, .. } = past.whole(step) {
                assert!(lists.is_empty());
                told.push((old["notes"].clone(), new["notes"].clone()));
            }
        }
    }
    let list = |numbers: &[usize]| numbers.iter().map(|n| note(*n)).collect::<Value>();
    let expected = [
        (list(&[1, 2, 3]), list(&[2, 3])),
        (list(&[1, 2]), list(&[1, 2, 3])),
        (list(&[1]), list(&[1, 2])),
        (Value::Null, list(&[1])),
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_line_that_takes_an_item_that_is_not_there_is_damage() {
    let disk = SimDisk::with_folder(Path::new(FOLDER));
    let mut store = open(&disk, "an");
    add(&mut store, 1);
    let line = r#"{"n":2,"site":"t","t":"t","by":"an","op":"list","id":"nv-1","lists":[{"field":"notes","at":0,"was":[{"text":"anders"}]}]"#;
    put(&disk, line);
    let error = Store::open(Path::new(FOLDER), options(disk.clone(), "an")).expect_err("damaged");
    assert!(error.to_string().contains("journal.jsonl:3 (notes)"), "{error}");
    let repaired = Store::repair(Path::new(FOLDER), &options(disk.clone(), "an")).expect("mended");
    assert_eq!((repaired.lost, notes(&open(&disk, "an"))), (1, vec![note(1)]));
}

//! The law of the store: any interleaving of edits, undos, compactions and reopenings, by any of three sessions, gives
//! the same records as a plain map that is told the same.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use cncl::store::{Edit, Edits, Store};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::glance::assert_alike;
use super::sim::SimDisk;
use super::support::{id, open, options, set, task};

const FOLDER: &str = "/s";

#[derive(Debug, Clone)]
enum Move {
    Set(usize, &'static str, &'static str),
    Add(u8),
    Remove(usize),
    /// One more note.
    Note(usize),
    /// Another text in a note: of the record, and which.
    Correct(usize, usize),
    Undo,
    Redo,
    Compact,
    Reopen,
    Refresh,
}

fn moves() -> impl Strategy<Value = Vec<(usize, Move)>> {
    let field = prop::sample::select(vec!["result", "content", "assignee"]);
    let text = prop::sample::select(vec!["a", "b", "c", "Đường", ""]);
    let one = prop_oneof![
        6 => (0_usize..6, field, text).prop_map(|(at, field, text)| Move::Set(at, field, text)),
        2 => any::<u8>().prop_map(Move::Add),
        1 => (0_usize..6).prop_map(Move::Remove),
        3 => (0_usize..6).prop_map(Move::Note),
        1 => (0_usize..6, 0_usize..4).prop_map(|(at, item)| Move::Correct(at, item)),
        2 => Just(Move::Undo),
        1 => Just(Move::Redo),
        1 => Just(Move::Compact),
        1 => Just(Move::Reopen),
        1 => Just(Move::Refresh),
    ];
    prop::collection::vec((0_usize..3, one), 1..60)
}

/// The plain map: record → field → text. Of the notes, their texts in order of the alphabet, one a line.
type Map = BTreeMap<String, BTreeMap<&'static str, String>>;

fn map_of(store: &Store) -> Map {
    let field = |record: &cncl::model::Record, name| {
        record.get(name).and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
    };
    let fields = |record| {
        let mut all: BTreeMap<_, _> =
            ["result", "content", "assignee"].map(|name| (name, field(record, name))).into();
        all.insert(
            "notes",
            joined(notes(record).iter().map(|note| note["text"].as_str().expect("a text").to_owned())),
        );
        all
    };
    store.data().iter().map(|record| (record.id.to_string(), fields(record))).collect()
}

fn notes(record: &cncl::model::Record) -> Vec<Value> {
    record.get("notes").and_then(|notes| notes.as_array().cloned()).unwrap_or_default()
}

fn joined(texts: impl Iterator<Item = String>) -> String {
    let all: BTreeSet<String> = texts.collect();
    all.into_iter().collect::<Vec<_>>().join("\n")
}

fn lines(text: &str) -> BTreeSet<String> {
    text.lines().map(str::to_owned).collect()
}

/// What came to a list and went from it between two states, done to a third; `false` if it does not fit.
fn patch_notes(list: &mut String, from: &str, to: &str) -> bool {
    let (mut now, from, to) = (lines(list), lines(from), lines(to));
    let fits = from.difference(&to).all(|gone| now.remove(gone));
    now.extend(to.difference(&from).cloned());
    *list = joined(now.into_iter());
    fits
}

/// The plain map, and what each session did, to be taken back.
struct Model {
    map: Map,
    undo: [Vec<(Map, Map)>; 3],
    redo: [Vec<(Map, Map)>; 3],
    /// How many notes there were: no two are alike.
    notes: usize,
}

/// Only the parts that differ between two maps.
fn patch(map: &mut Map, from: &Map, to: &Map) -> bool {
    let mut next = map.clone();
    let ids: BTreeSet<&String> = from.keys().chain(to.keys()).collect();
    for id in ids {
        match (from.get(id), to.get(id)) {
            (a, b) if a == b => {}
            (Some(a), Some(b)) => {
                let Some(record) = next.get_mut(id) else { return false };
                for (field, value) in b.iter().filter(|(field, value)| a.get(*field) != Some(value)) {
                    if *field == "notes" {
                        if !patch_notes(record.get_mut(field).expect("known"), &a[field], value) {
                            return false;
                        }
                        continue;
                    }
                    if record.get(field) != a.get(field) {
                        return false;
                    }
                    record.insert(field, value.clone());
                }
            }
            (None, Some(b)) => {
                if next.insert(id.clone(), b.clone()).is_some() {
                    return false;
                }
            }
            (Some(a), None) => {
                if next.get(id) != Some(a) {
                    return false;
                }
                next.remove(id);
            }
            (None, None) => {}
        }
    }
    *map = next;
    true
}

impl Model {
    fn did(&mut self, who: usize, before: Map) {
        self.undo[who].push((before, self.map.clone()));
        self.redo[who].clear();
    }

    fn change_notes(&mut self, name: &str, old: &str, new: &str) {
        let list = self.map.get_mut(name).and_then(|fields| fields.get_mut("notes")).expect("known");
        assert!(patch_notes(list, old, new));
    }
}

fn name_at(store: &Store, at: usize) -> Option<String> {
    store.data().iter().nth(at).map(|record| record.id.to_string())
}

fn step(stores: &mut [Store; 3], disk: &SimDisk, model: &mut Model, who: usize, action: &Move) {
    // Every session sees the others' edits first: what is tested here is the bookkeeping, not the conflicts.
    stores[who].refresh().expect("refreshes");
    let before = model.map.clone();
    let store = &mut stores[who];
    match action {
        Move::Set(at, field, text) => {
            let Some(name) = name_at(store, *at) else { return };
            let value = if text.is_empty() { Value::Null } else { json!(text) };
            let saved = store.edit(&set(store, &name, field, value)).expect("saved");
            model.map.get_mut(&name).expect("known").insert(field, (*text).to_owned());
            if saved.entry.is_some() {
                model.did(who, before);
            }
        }
        Move::Add(n) => {
            let name = format!("nv-n{n}");
            let is_new = !model.map.contains_key(&name);
            assert_eq!(store.edit(&Edit::new().create(task(&name))).is_ok(), is_new);
            if is_new {
                let fields = ["result", "content", "assignee", "notes"].map(|field| (field, String::new()));
                model.map.insert(name, fields.into_iter().collect());
                model.did(who, before);
            }
        }
        Move::Note(at) => {
            let Some(name) = name_at(store, *at) else { return };
            model.notes += 1;
            let text = format!("n{}", model.notes);
            let edit = Edit::new().append(&id(&name), "notes", vec![json!({"text": text})]);
            store.edit(&edit).expect("saved");
            model.change_notes(&name, "", &text);
            model.did(who, before);
        }
        Move::Correct(at, item) => {
            let Some(name) = name_at(store, *at) else { return };
            let list = notes(store.data().get(name.as_str()).expect("there"));
            let Some(seen) = list.get(*item) else { return };
            model.notes += 1;
            let text = format!("n{}", model.notes);
            let new = vec![json!({"text": text})];
            let edit = Edit::new().exchange(&id(&name), "notes", *item, vec![seen.clone()], new);
            store.edit(&edit).expect("saved");
            model.change_notes(&name, seen["text"].as_str().expect("a text"), &text);
            model.did(who, before);
        }
        Move::Remove(at) => {
            let Some(name) = name_at(store, *at) else { return };
            let seen = store.data().shared(&id(&name)).expect("there").clone();
            store.edit(&Edit::new().remove(seen)).expect("removed");
            model.map.remove(&name);
            model.did(who, before);
        }
        Move::Undo | Move::Redo => back_or_forth(store, model, who, matches!(action, Move::Redo)),
        Move::Compact => drop(store.exists().then(|| store.compact().expect("compacts"))),
        Move::Reopen => {
            *store = Store::open(Path::new(FOLDER), options(disk.clone(), NAMES[who])).expect("opens");
        }
        Move::Refresh => {}
    }
}

const NAMES: [&str; 3] = ["an", "binh", "chi"];

/// An undo succeeds in the store whenever it does in the map. (The store may refuse more: a record that was edited and
/// edited back is not the record that was added.)
fn back_or_forth(store: &mut Store, model: &mut Model, who: usize, is_redo: bool) {
    let stack = if is_redo { &mut model.redo[who] } else { &mut model.undo[who] };
    let answer = if is_redo { store.redo() } else { store.undo() };
    let Some((from, to)) = stack.last().cloned() else {
        assert!(answer.is_err(), "nothing was to be taken back");
        return;
    };
    let (from, to) = if is_redo { (from, to) } else { (to, from) };
    if answer.is_ok() {
        assert!(patch(&mut model.map, &from, &to), "the store took back what the map cannot");
        let done = if is_redo { model.redo[who].pop() } else { model.undo[who].pop() };
        let other = if is_redo { &mut model.undo[who] } else { &mut model.redo[who] };
        other.extend(done);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]
    #[test]
    fn any_interleaving_gives_what_a_plain_map_would(moves in moves()) {
        let disk = SimDisk::with_folder(Path::new(FOLDER));
        let mut stores = NAMES.map(|by| Store::open(Path::new(FOLDER), options(disk.clone(), by)).expect("opens"));
        let empty = || [Vec::new(), Vec::new(), Vec::new()];
        let mut model = Model { map: map_of(&stores[0]), undo: empty(), redo: empty(), notes: 0 };
        for (who, action) in &moves {
            step(&mut stores, &disk, &mut model, *who, action);
            prop_assert_eq!(&map_of(&stores[*who]), &model.map);
        }
        let fresh = open(disk.clone(), Path::new(FOLDER));
        prop_assert_eq!(&map_of(&fresh), &model.map);
        let glanced = Store::glance(Path::new(FOLDER), options(disk.clone(), "an")).expect("opens");
        assert_alike(glanced.data(), fresh.data());
        for store in &mut stores {
            store.refresh().expect("refreshes");
            prop_assert_eq!(&map_of(store), &model.map);
        }
        let numbers: Vec<u64> = fresh.history(None, 1000).expect("history").iter().map(|e| e.n).collect();
        prop_assert_eq!(numbers, (1..=fresh.last_n()).rev().collect::<Vec<_>>());
    }
}

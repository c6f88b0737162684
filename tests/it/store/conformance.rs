//! What every store does, wherever it lives: one suite, run against the store in memory and the store in files.

use std::sync::Arc;

use cncl::model::RecordChange;
use cncl::model::{Dataset, Reverses};
use cncl::store::{Class, Edit, Edits, MemoryDisk, MemoryLog, MemoryStore, Saved, Store, StoreError, What};
use serde_json::{Value, json};

use super::sim::SimDisk;
use super::support::{content, id, options, seed, set, task, who};

/// Makes sessions with one and the same store, one per name.
type Sessions<'a, S> = &'a dyn Fn(&str) -> S;

macro_rules! conformance {
    ($($name:ident),* $(,)?) => {
        mod memory {
            use super::*;
            $(#[test] fn $name() {
                let log = MemoryLog::default();
                super::$name::<MemoryStore>(&|by| MemoryStore::new(seed(), log.clone(), who(by)));
            })*
        }
        mod files {
            use super::*;
            $(#[test] fn $name() {
                let folder = std::path::Path::new("/s");
                let disk = SimDisk::with_folder(folder);
                super::$name::<Store>(&|by| Store::open(folder, options(disk.clone(), by)).expect("opens"));
            })*
        }
        mod forgotten {
            use super::*;
            $(#[test] fn $name() {
                let disk = MemoryDisk::default();
                let folder = std::path::Path::new("s");
                super::$name::<Store>(&|by| Store::open(folder, options(disk.clone(), by)).expect("opens"));
            })*
        }
    };
}

conformance! {
    an_edit_is_seen_by_itself_and_by_others,
    different_fields_both_win,
    the_same_field_is_a_conflict_with_both_values,
    the_same_wish_twice_is_no_conflict,
    who_was_caught_up_with_in_vain_is_told_at_the_next_look,
    a_revision_may_be_demanded,
    records_come_and_go,
    what_others_refer_to_stays,
    references_lead_somewhere,
    a_batch_is_made_wholly_or_not_at_all,
    appending_never_conflicts,
    an_undone_note_goes_and_those_of_others_stay,
    an_item_that_was_changed_since_is_not_taken_back,
    two_who_change_different_items_both_win,
    fields_and_items_in_one_edit_are_one_step,
    values_that_cannot_be_are_refused,
    undo_and_redo_walk_through_ones_own_edits,
    an_undo_of_anything_later_changed_is_refused,
    an_undo_looks_at_edits_and_not_at_values,
    a_redo_looks_at_edits_too,
    what_only_came_beside_is_in_nobodys_way,
    an_item_that_was_changed_and_changed_back_is_in_the_way,
    a_named_edit_of_somebody_else_can_be_undone,
    a_removed_record_comes_back,
    a_new_record_goes_once_what_was_done_to_it_is_undone,
    history_says_who_and_what,
    texts_and_controls_have_bounds,
    large_edits_are_one_edit,
}

fn get(store: &impl Edits, name: &str, field: &str) -> Value {
    store.data().get(name).and_then(|record| record.get(field)).unwrap_or(Value::Null)
}

fn an_edit_is_seen_by_itself_and_by_others<S: Edits>(open: Sessions<'_, S>) {
    let (mut an, mut binh) = (open("an"), open("binh"));
    let edit = set(&an, "nv-1", "status", json!("doing"));
    let saved = an.edit(&edit).expect("saved");
    assert_eq!(saved.changed, [id("nv-1")]);
    assert_eq!(get(&an, "nv-1", "status"), json!("doing"));
    assert_eq!(binh.refresh().expect("refreshes").changed, [id("nv-1")]);
    assert_eq!(content(an.data()), content(binh.data()));
    assert_eq!(an.data().get("nv-1").map(|record| record.rev), Some(1));
    assert_eq!(binh.refresh().expect("refreshes").changed, []);
}

fn different_fields_both_win<S: Edits>(open: Sessions<'_, S>) {
    let (mut an, mut binh) = (open("an"), open("binh"));
    let (status, result) =
        (set(&an, "nv-1", "status", json!("doing")), set(&binh, "nv-1", "result", json!("Xong")));
    an.edit(&status).expect("saved");
    let saved = binh.edit(&result).expect("saved too");
    assert!(saved.entry.is_some());
    an.refresh().expect("refreshes");
    for store in [&an, &binh] {
        assert_eq!(
            (get(store, "nv-1", "status"), get(store, "nv-1", "result")),
            (json!("doing"), json!("Xong"))
        );
    }
}

fn the_same_field_is_a_conflict_with_both_values<S: Edits>(open: Sessions<'_, S>) {
    let (mut an, mut binh) = (open("an"), open("binh"));
    let (mine, theirs) =
        (set(&an, "nv-1", "status", json!("doing")), set(&binh, "nv-1", "status", json!("done")));
    binh.edit(&theirs).expect("saved");
    let Err(StoreError::Conflict(conflict)) = an.edit(&mine) else { panic!("no conflict") };
    assert_eq!((&conflict.mine, &conflict.theirs), (&json!("doing"), &json!("done")));
    assert_eq!((conflict.by.as_str(), conflict.field.as_str()), ("binh", "status"));
    an.refresh().expect("refreshes");
    assert_eq!(get(&an, "nv-1", "status"), json!("done"));
    assert_eq!(an.history(None, 9).expect("history").len(), 1);
}

fn the_same_wish_twice_is_no_conflict<S: Edits>(open: Sessions<'_, S>) {
    let (mut an, mut binh) = (open("an"), open("binh"));
    let (mine, theirs) =
        (set(&an, "nv-1", "status", json!("done")), set(&binh, "nv-1", "status", json!("done")));
    binh.edit(&theirs).expect("saved");
    assert_eq!(an.edit(&mine).expect("saved").entry, None);
    assert_eq!(an.history(None, 9).expect("history").len(), 1);
}

fn who_was_caught_up_with_in_vain_is_told_at_the_next_look<S: Edits>(open: Sessions<'_, S>) {
    let (mut an, mut binh) = (open("an"), open("binh"));
    let mine = set(&an, "nv-1", "status", json!("doing"));
    binh.edit(&set(&binh, "nv-1", "status", json!("done"))).expect("saved");
    an.edit(&mine).expect_err("a conflict");
    assert_eq!(
        an.refresh().expect("refreshes").changed,
        ["nv-1"].map(|id| cncl::model::Id::new(id).expect("id"))
    );
    assert!(an.refresh().expect("refreshes").changed.is_empty(), "told once");
}

fn a_revision_may_be_demanded<S: Edits>(open: Sessions<'_, S>) {
    let mut an = open("an");
    let seen = an.data().get("nv-1").expect("there").clone();
    let edit = |rev, text: &str| Edit::new().set_if(&seen, Some(rev), [("result", json!(text))]);
    assert!(matches!(an.edit(&edit(1, "a")), Err(StoreError::Revision { seen: 1, actual: 0, .. })));
    an.edit(&edit(0, "a")).expect("saved");
    assert!(matches!(an.edit(&edit(0, "b")), Err(StoreError::Revision { seen: 0, actual: 1, .. })));
}

fn records_come_and_go<S: Edits>(open: Sessions<'_, S>) {
    let mut an = open("an");
    an.edit(&Edit::new().create(task("nv-9"))).expect("added");
    assert!(matches!(an.edit(&Edit::new().create(task("nv-9"))), Err(StoreError::Exists { .. })));
    let seen = an.data().get("nv-9").expect("there").clone();
    an.edit(&set(&an, "nv-9", "status", json!("doing"))).expect("saved");
    assert!(matches!(an.edit(&Edit::new().remove(seen)), Err(StoreError::Revision { .. })), "changed since");
    let seen = an.data().get("nv-9").expect("there").clone();
    an.edit(&Edit::new().remove(seen.clone())).expect("removed");
    assert_eq!((an.data().len(), an.data().get("nv-9")), (3, None));
    let gone = an.edit(&Edit::new().set(&seen, [("status", json!("todo"))]));
    assert!(matches!(gone, Err(StoreError::NoRecord { removed: true, .. })));
    let never = an.edit(&Edit::new().set(&task("nv-8"), [("status", json!("todo"))]));
    assert!(matches!(never, Err(StoreError::NoRecord { removed: false, .. })));
}

fn what_others_refer_to_stays<S: Edits>(open: Sessions<'_, S>) {
    let mut an = open("an");
    an.edit(&set(&an, "nv-2", "parent", json!("nv-1"))).expect("saved");
    let parent = an.data().get("nv-1").expect("there").clone();
    let Err(StoreError::Referred { by, .. }) = an.edit(&Edit::new().remove(parent.clone())) else {
        panic!("went")
    };
    assert_eq!(by, id("nv-2"));
    let child = an.data().get("nv-2").expect("there").clone();
    an.edit(&Edit::new().remove(child).remove(parent)).expect("both may go together");
    assert_eq!(an.data().len(), 1);
}

fn references_lead_somewhere<S: Edits>(open: Sessions<'_, S>) {
    let mut an = open("an");
    let edit = set(&an, "nv-1", "parent", json!("nv-77"));
    assert!(matches!(an.edit(&edit), Err(StoreError::Dangling { .. })));
    an.edit(&edit.and(Edit::new().create(task("nv-77")))).expect("it comes in the same edit");
}

fn a_batch_is_made_wholly_or_not_at_all<S: Edits>(open: Sessions<'_, S>) {
    let mut an = open("an");
    let before = content(an.data());
    let good = set(&an, "nv-1", "status", json!("done")).and(set(&an, "nv-2", "status", json!("done")));
    let bad = good.clone().and(set(&an, "nv-3", "progress", json!("x")));
    assert!(an.edit(&bad).is_err());
    assert_eq!(content(an.data()), before);
    an.edit(&good).expect("saved");
    assert_eq!(an.history(None, 9).expect("history").len(), 1);
    an.undo().expect("undone");
    let status = |store: &S| (get(store, "nv-1", "status"), get(store, "nv-2", "status"));
    assert_eq!(status(&an), (json!("unknown"), json!("unknown")));
}

fn appending_never_conflicts<S: Edits>(open: Sessions<'_, S>) {
    let (mut an, mut binh) = (open("an"), open("binh"));
    for (store, text) in [(&mut an, "một"), (&mut binh, "hai")] {
        store.edit(&Edit::new().append(&id("nv-1"), "notes", vec![json!({"text": text})])).expect("saved");
    }
    assert_eq!(get(&binh, "nv-1", "notes"), json!([{"text": "một"}, {"text": "hai"}]));
}

fn texts(store: &impl Edits, field: &str) -> Vec<String> {
    let list = get(store, "nv-1", field);
    list.as_array()
        .into_iter()
        .flatten()
        .map(|item| item["text"].as_str().unwrap_or("?").to_owned())
        .collect()
}

fn append<S: Edits>(store: &mut S, field: &str, text: &str) {
    store.edit(&Edit::new().append(&id("nv-1"), field, vec![json!({"text": text})])).expect("saved");
}

fn an_undone_note_goes_and_those_of_others_stay<S: Edits>(open: Sessions<'_, S>) {
    let (mut an, mut binh) = (open("an"), open("binh"));
    append(&mut an, "notes", "một");
    append(&mut binh, "notes", "hai");
    an.undo().expect("undone");
    assert_eq!(texts(&an, "notes"), ["hai"]);
    an.redo().expect("redone");
    assert_eq!(texts(&an, "notes"), ["một", "hai"]);
    binh.undo().expect("undone");
    an.undo().expect("undone");
    assert_eq!(get(&an, "nv-1", "notes"), Value::Null);
}

fn an_item_that_was_changed_since_is_not_taken_back<S: Edits>(open: Sessions<'_, S>) {
    let (mut an, mut binh) = (open("an"), open("binh"));
    append(&mut an, "notes", "một");
    append(&mut binh, "notes", "hai");
    let (old, new) = (json!({"text": "một"}), json!({"text": "mốt"}));
    binh.edit(&Edit::new().exchange(&id("nv-1"), "notes", 0, vec![old.clone()], vec![new])).expect("saved");
    let Err(StoreError::Depended { n, later, field, .. }) = an.undo() else { panic!("undone") };
    assert_eq!((n, later, field.as_str()), (1, 3, "notes"));
    let gone = Edit::new().exchange(&id("nv-1"), "notes", 0, vec![old], Vec::new());
    let Err(StoreError::Conflict(conflict)) = an.edit(&gone) else { panic!("no conflict") };
    assert_eq!((conflict.by.as_str(), conflict.field.as_str()), ("binh", "notes"));
    binh.undo().expect("undone");
    an.undo().expect("nothing is in the way any more");
    assert_eq!(texts(&an, "notes"), ["hai"]);
}

fn two_who_change_different_items_both_win<S: Edits>(open: Sessions<'_, S>) {
    let (mut an, mut binh) = (open("an"), open("binh"));
    for text in ["a", "b", "c"] {
        append(&mut an, "checklist", text);
    }
    let tick = |text: &str, at: usize| {
        let (old, new) = (json!({"text": text}), json!({"text": text, "done": true}));
        Edit::new().exchange(&id("nv-1"), "checklist", at, vec![old], vec![new])
    };
    let gone = Edit::new().exchange(&id("nv-1"), "checklist", 0, vec![json!({"text": "a"})], Vec::new());
    binh.edit(&gone).expect("saved");
    an.edit(&tick("c", 2)).expect("saved, though it moved");
    binh.edit(&tick("b", 0)).expect("saved");
    let done = |store: &S| get(store, "nv-1", "checklist")[1]["done"].clone();
    assert_eq!((texts(&binh, "checklist"), done(&binh)), (vec!["b".to_owned(), "c".into()], json!(true)));
    an.undo().expect("undone");
    assert_eq!(done(&an), Value::Null);
}

fn fields_and_items_in_one_edit_are_one_step<S: Edits>(open: Sessions<'_, S>) {
    let mut an = open("an");
    let before = content(an.data());
    let items = Edit::new().append(&id("nv-1"), "notes", vec![json!({"text": "a"})]);
    let more = Edit::new().append(&id("nv-1"), "notes", vec![json!({"text": "b"})]);
    an.edit(&set(&an, "nv-1", "status", json!("doing")).and(items).and(more)).expect("saved");
    assert_eq!(an.data().get("nv-1").map(|record| record.rev), Some(1));
    assert_eq!(
        (texts(&an, "notes"), get(&an, "nv-1", "status")),
        (vec!["a".into(), "b".into()], json!("doing"))
    );
    an.undo().expect("undone");
    let mut after = content(an.data());
    after.get_mut("nv-1").expect("there")["rev"] = json!(0);
    assert_eq!(after, before);
    an.redo().expect("redone");
    assert_eq!(texts(&an, "notes"), ["a", "b"]);
}

fn values_that_cannot_be_are_refused<S: Edits>(open: Sessions<'_, S>) {
    let mut an = open("an");
    for (field, value) in [
        ("progress", json!("x")),
        ("status", json!("dne")),
        ("no-such", json!(1)),
        ("id", json!("nv-7")),
        ("kind", json!("target")),
        ("rev", json!(7)),
        ("lead", json!(7)),
    ] {
        let edit = set(&an, "nv-1", field, value);
        assert!(matches!(an.edit(&edit), Err(StoreError::Value { .. })), "{field}");
    }
    assert_eq!(content(an.data()), content(&seed()));
}

fn undo_and_redo_walk_through_ones_own_edits<S: Edits>(open: Sessions<'_, S>) {
    let (mut an, mut binh) = (open("an"), open("binh"));
    assert!(matches!(an.undo(), Err(StoreError::NothingToUndo { redo: false })));
    an.edit(&set(&an, "nv-1", "status", json!("doing"))).expect("saved");
    binh.refresh().expect("refreshes");
    binh.edit(&set(&binh, "nv-2", "status", json!("done"))).expect("saved");
    an.refresh().expect("refreshes");
    an.edit(&set(&an, "nv-1", "status", json!("done"))).expect("saved");
    let status = |store: &S| get(store, "nv-1", "status");
    let saved = an.undo().expect("undone");
    assert_eq!(saved.entry.map(|entry| entry.reverses), Some(Reverses::Undo(3)));
    assert_eq!(status(&an), json!("doing"));
    an.undo().expect("undone");
    assert_eq!((status(&an), get(&an, "nv-2", "status")), (json!("unknown"), json!("done")));
    assert!(matches!(an.undo(), Err(StoreError::NothingToUndo { .. })), "the rest is another's");
    an.redo().expect("redone");
    an.redo().expect("redone");
    assert_eq!(status(&an), json!("done"));
    assert!(matches!(an.redo(), Err(StoreError::NothingToUndo { redo: true })));
    an.undo().expect("undone");
    an.edit(&set(&an, "nv-3", "status", json!("todo"))).expect("saved");
    assert!(matches!(an.redo(), Err(StoreError::NothingToUndo { redo: true })), "one has edited since");
}

fn an_undo_of_anything_later_changed_is_refused<S: Edits>(open: Sessions<'_, S>) {
    let (mut an, mut binh) = (open("an"), open("binh"));
    an.edit(&set(&an, "nv-1", "status", json!("doing"))).expect("saved");
    binh.refresh().expect("refreshes");
    binh.edit(&set(&binh, "nv-1", "status", json!("done"))).expect("saved");
    let Err(StoreError::Depended { n, later, field, .. }) = an.undo() else { panic!("undone") };
    assert_eq!((n, later, field.as_str()), (1, 2, "status"));
    binh.undo().expect("undone");
    an.undo().expect("nothing is in the way any more");
    assert_eq!(get(&an, "nv-1", "status"), json!("unknown"));
}

/// The one in the way, its field and who made it.
fn in_the_way(result: Result<Saved, StoreError>) -> (u64, String, String) {
    let error = result.expect_err("not undone");
    assert_eq!(error.class(), Class::Conflict, "{error}");
    let StoreError::Depended { later, field, by, t, .. } = error else { panic!("{error}") };
    assert!(t.ends_with('Z'), "{t}");
    (later, field, by)
}

fn an_undo_looks_at_edits_and_not_at_values<S: Edits>(open: Sessions<'_, S>) {
    let (mut an, mut binh) = (open("an"), open("binh"));
    an.edit(&set(&an, "nv-1", "status", json!("doing"))).expect("saved");
    for status in ["paused", "doing"] {
        binh.refresh().expect("refreshes");
        binh.edit(&set(&binh, "nv-1", "status", json!(status))).expect("saved");
    }
    let before = an.history(None, 99).expect("history").len();
    assert_eq!(in_the_way(an.undo()), (2, "status".into(), "binh".into()));
    assert_eq!(in_the_way(an.undo_edit(2)), (3, "status".into(), "binh".into()));
    assert_eq!(an.history(None, 99).expect("history").len(), before, "nothing was written");
    // What is taken back is not in the way any more, however often it was.
    binh.undo_edit(3).expect("undone");
    binh.undo_edit(2).expect("undone");
    an.undo().expect("undone");
    assert_eq!(get(&an, "nv-1", "status"), json!("unknown"));
    // One's own later edit is one, too.
    an.edit(&set(&an, "nv-2", "status", json!("doing"))).expect("saved");
    let n = an.history(None, 1).expect("history")[0].n;
    for status in ["done", "doing"] {
        an.edit(&set(&an, "nv-2", "status", json!(status))).expect("saved");
    }
    assert_eq!(in_the_way(an.undo_edit(n)).2, "an");
    let created = Edit::new().create(task("nv-new"));
    binh.edit(&created).expect("saved");
    an.refresh().expect("refreshes");
    for progress in [json!(50), json!(null)] {
        an.edit(&set(&an, "nv-new", "progress", progress)).expect("saved");
    }
    assert_eq!(in_the_way(binh.undo()).2, "an", "the record was edited since, and edited back");
}

fn a_redo_looks_at_edits_too<S: Edits>(open: Sessions<'_, S>) {
    let (mut an, mut binh) = (open("an"), open("binh"));
    an.edit(&set(&an, "nv-1", "status", json!("doing"))).expect("saved");
    an.undo().expect("undone");
    for status in ["paused", "unknown"] {
        binh.refresh().expect("refreshes");
        binh.edit(&set(&binh, "nv-1", "status", json!(status))).expect("saved");
    }
    assert_eq!(in_the_way(an.redo()), (3, "status".into(), "binh".into()));
    binh.undo().expect("undone");
    binh.undo().expect("undone");
    an.redo().expect("redone");
    assert_eq!(get(&an, "nv-1", "status"), json!("doing"));
}

fn what_only_came_beside_is_in_nobodys_way<S: Edits>(open: Sessions<'_, S>) {
    let (mut an, mut binh) = (open("an"), open("binh"));
    append(&mut an, "notes", "một");
    let edit = set(&an, "nv-1", "status", json!("doing"));
    an.edit(&edit).expect("saved");
    append(&mut binh, "notes", "hai");
    append(&mut binh, "checklist", "ba");
    binh.edit(&set(&binh, "nv-1", "result", json!("x"))).expect("saved");
    an.undo().expect("the state");
    an.undo().expect("the note");
    assert_eq!(texts(&an, "notes"), ["hai"]);
    an.redo().expect("the note again");
    assert_eq!(texts(&an, "notes"), ["một", "hai"]);
}

fn an_item_that_was_changed_and_changed_back_is_in_the_way<S: Edits>(open: Sessions<'_, S>) {
    let (mut an, mut binh) = (open("an"), open("binh"));
    append(&mut an, "notes", "một");
    let item = |text: &str| vec![json!({"text": text})];
    for (from, to) in [("một", "mốt"), ("mốt", "một")] {
        let edit = Edit::new().exchange(&id("nv-1"), "notes", 0, item(from), item(to));
        binh.edit(&edit).expect("saved");
    }
    assert_eq!(in_the_way(an.undo()), (2, "notes".into(), "binh".into()));
}

fn a_named_edit_of_somebody_else_can_be_undone<S: Edits>(open: Sessions<'_, S>) {
    let (mut an, mut binh) = (open("an"), open("binh"));
    an.edit(&set(&an, "nv-1", "status", json!("doing"))).expect("saved");
    an.edit(&set(&an, "nv-1", "result", json!("x"))).expect("saved");
    binh.undo_edit(1).expect("undone");
    assert!(matches!(binh.undo_edit(1), Err(StoreError::UndoneAlready { n: 1 })));
    assert!(matches!(binh.undo_edit(99), Err(StoreError::NoEdit { n: 99 })));
    assert_eq!((get(&binh, "nv-1", "status"), get(&binh, "nv-1", "result")), (json!("unknown"), json!("x")));
    binh.undo_edit(3).expect("an undo is an edit");
    assert_eq!(get(&binh, "nv-1", "status"), json!("doing"));
}

/// The second undo was refused once, because the first one had raised the record's revision.
fn a_new_record_goes_once_what_was_done_to_it_is_undone<S: Edits>(open: Sessions<'_, S>) {
    let mut an = open("an");
    an.edit(&Edit::new().create(task("nv-new"))).expect("saved");
    an.edit(&set(&an, "nv-new", "progress", json!(50))).expect("saved");
    an.undo().expect("the progress");
    an.undo().expect("the record");
    assert!(an.data().get("nv-new").is_none());
    an.redo().expect("the record again");
    an.redo().expect("and its progress");
    assert_eq!(get(&an, "nv-new", "progress"), json!(50));
}

fn a_removed_record_comes_back<S: Edits>(open: Sessions<'_, S>) {
    let mut an = open("an");
    let seen = an.data().get("nv-2").expect("there").clone();
    an.edit(&Edit::new().remove(seen.clone())).expect("removed");
    an.undo().expect("undone");
    let back = an.data().get("nv-2").expect("back");
    assert_eq!((back.title(), back.rev), (seen.title(), seen.rev + 1));
    an.redo().expect("redone");
    assert_eq!(an.data().get("nv-2"), None);
}

fn history_says_who_and_what<S: Edits>(open: Sessions<'_, S>) {
    let (mut an, mut binh) = (open("an"), open("binh"));
    an.edit(&set(&an, "nv-1", "status", json!("doing"))).expect("saved");
    binh.edit(&Edit::new().create(task("nv-9"))).expect("saved");
    let all = an.history(None, 9).expect("history");
    assert_eq!(all.iter().map(|e| (e.n, e.by.as_str())).collect::<Vec<_>>(), [(2, "binh"), (1, "an")]);
    let one = binh.history(Some(&id("nv-1")), 9).expect("history");
    let What::Steps(steps) = &one[0].what else { panic!("no steps") };
    let [RecordChange::Set { new, old, .. }] = &steps[..] else { panic!("no set") };
    assert_eq!((&new["status"], &old["status"]), (&json!("doing"), &json!("unknown")));
    assert_eq!(an.history(None, 1).expect("history").len(), 1);
}

fn texts_and_controls_have_bounds<S: Edits>(open: Sessions<'_, S>) {
    let mut an = open("an");
    let result = |store: &S, text: String| set(store, "nv-1", "result", json!(text));
    let giant = result(&an, "x".repeat(cncl::store::TEXT_MAX + 1));
    assert!(matches!(an.edit(&giant), Err(StoreError::TooLong { .. })));
    let control = result(&an, "a\u{1b}[2J".into());
    assert!(matches!(an.edit(&control), Err(StoreError::Value { .. })));
    let most = result(&an, "x".repeat(cncl::store::TEXT_MAX));
    an.edit(&most).expect("just fits");
    an.edit(&result(&an, "a\n\tb".into())).expect("line breaks are text");
    let notes: Vec<Value> = (0..70).map(|_| json!({"text": "x".repeat(cncl::store::TEXT_MAX)})).collect();
    let heavy = Edit::new().append(&id("nv-2"), "notes", notes);
    assert!(matches!(an.edit(&heavy), Err(StoreError::TooLong { .. })), "the record as a whole");
}

fn large_edits_are_one_edit<S: Edits>(open: Sessions<'_, S>) {
    let (mut an, mut binh) = (open("an"), open("binh"));
    let many = (0..2000).fold(Edit::new(), |edit, n| edit.create(task(&format!("nv-x{n}"))));
    an.edit(&many).expect("saved");
    binh.refresh().expect("refreshes");
    assert_eq!((an.data().len(), binh.data().len()), (2003, 2003));
    assert_eq!(an.history(Some(&id("nv-x7")), 9).expect("history").len(), 1);
    an.undo().expect("undone");
    binh.refresh().expect("refreshes");
    assert_eq!(content(binh.data()), content(&seed()));
    binh.undo_edit(2).expect("redone");
    assert_eq!(binh.data().len(), 2003);
    let again: Arc<Dataset> = Arc::new(binh.data().clone());
    an.refresh().expect("refreshes");
    assert_eq!(content(an.data()), content(&again));
}

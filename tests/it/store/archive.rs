//! The archive is part of the store: what is missing, cut off or altered in it is named, and nothing older is taken back
//! in the place of an edit that cannot be read.

use std::fs;
use std::path::{Path, PathBuf};

use cncl::store::{
    Class, Edit, Edits, Gap, Notice, Problem, RealDisk, Repaired, Store, StoreError, What, Wrong,
};
use serde_json::json;
use tempfile::TempDir;

use super::support::{options, set, task};

fn open(folder: &Path, by: &str) -> Store {
    Store::open(folder, options(RealDisk, by)).expect("opens")
}

/// An has made edits 1 and 5, Bình those between and the last one; the journal was closed behind 4, 8 and 12.
fn store() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for n in 1_u8..=14 {
        let mut store = open(folder.path(), if [1, 5].contains(&n) { "an" } else { "binh" });
        let field = if store.who().by == "an" { "result" } else { "difficulties" };
        store.edit(&set(&store, "nv-1", field, json!(format!("lần {n}")))).expect("saved");
        if n % 4 == 0 {
            store.compact().expect("compacts");
        }
    }
    folder
}

fn closed(folder: &TempDir, n: u64) -> PathBuf {
    folder.path().join(format!("archive/journal-{n}.jsonl"))
}

fn problems(folder: &TempDir) -> Vec<Problem> {
    Store::check(folder.path(), &options(RealDisk, "an")).expect("checks")
}

/// What was wrong: the file, and which edits cannot be read.
fn edits(folder: &TempDir) -> Vec<(String, u64, u64)> {
    let told = |problem: Problem| {
        let name = problem.place.path.file_name().expect("a name").to_string_lossy().into_owned();
        let Wrong::Edits { from, to } = problem.wrong else { panic!("{problem:?}") };
        (name, from, to)
    };
    problems(folder).into_iter().map(told).collect()
}

/// The numbers that are told before the record stops.
fn told(folder: &TempDir) -> (Vec<u64>, bool) {
    let told = open(folder.path(), "an").log(None, 0, usize::MAX);
    assert_eq!(told.begins, None);
    (told.entries.iter().map(|entry| entry.n).collect(), told.stopped.is_some())
}

fn down_to(n: u64) -> Vec<u64> {
    (n..=14).rev().collect()
}

fn lines(path: &Path) -> Vec<String> {
    fs::read_to_string(path).expect("reads").lines().map(str::to_owned).collect()
}

fn write(path: &Path, lines: &[String]) {
    fs::write(path, lines.join("\n") + "\n").expect("writes");
}

#[test]
fn a_whole_archive_is_sound_and_every_edit_is_told() {
    let folder = store();
    assert_eq!(problems(&folder), []);
    assert_eq!(told(&folder), (down_to(1), false));
    let head = fs::read_to_string(folder.path().join("store.json")).expect("reads");
    assert!(head.contains(r#""last_n":12,"first_n":1,"#), "{}", &head[..200]);
}

type Damage = fn(&TempDir);

/// What can happen to the archive: the file that is named, and the edits that cannot be read.
fn damages() -> [(Damage, &'static str, u64, u64); 8] {
    [
        (|it| fs::remove_file(closed(it, 8)).expect("removes"), "journal-8.jsonl", 5, 8),
        (|it| fs::remove_file(closed(it, 4)).expect("removes"), "journal-4.jsonl", 1, 4),
        (|it| fs::remove_dir_all(it.path().join("archive")).expect("removes"), "journal-12.jsonl", 1, 12),
        (|it| write(&closed(it, 8), &lines(&closed(it, 8))[..3]), "journal-8.jsonl", 7, 8),
        (|it| write(&closed(it, 8), &lines(&closed(it, 8))[..1]), "journal-8.jsonl", 5, 8),
        (
            |it| {
                let len = fs::metadata(closed(it, 8)).expect("there").len();
                let file = fs::OpenOptions::new().write(true).open(closed(it, 8)).expect("opens");
                file.set_len(len - 30).expect("cuts");
            },
            "journal-8.jsonl",
            8,
            8,
        ),
        (
            |it| {
                let mut all = lines(&closed(it, 8));
                all[3] = all[3].replace("lần 7", "lần 9");
                write(&closed(it, 8), &all);
            },
            "journal-8.jsonl",
            7,
            7,
        ),
        (
            |it| {
                let mut all = lines(&closed(it, 8));
                all.remove(2);
                write(&closed(it, 8), &all);
            },
            "journal-8.jsonl",
            6,
            6,
        ),
    ]
}

#[test]
fn what_is_missing_cut_off_or_altered_is_named_with_its_file_and_numbers() {
    for (damage, file, from, to) in damages() {
        let folder = store();
        damage(&folder);
        assert_eq!(edits(&folder), [(file.to_owned(), from, to)]);
        assert_eq!(told(&folder), (down_to(to + 1), true), "{file} {from}–{to}");
        let store = open(folder.path(), "an");
        assert_eq!(store.history(None, 2).expect("what is asked for is there").len(), 2);
    }
}

#[test]
fn what_came_into_a_closed_journal_is_told_too() {
    let folder = store();
    let mut all = lines(&closed(&folder, 8));
    all.insert(3, "{}".to_owned());
    write(&closed(&folder, 8), &all);
    assert_eq!(problems(&folder).len(), 1);
    assert_eq!(told(&folder), (down_to(1), false), "no edit is missing");
    let other = store();
    fs::copy(closed(&other, 8), closed(&folder, 8)).expect("copies");
    assert!(matches!(problems(&folder)[0].wrong, Wrong::Foreign));
    assert_eq!(told(&folder), (down_to(9), true));
    fs::write(closed(&folder, 8), "").expect("writes");
    assert!(matches!(problems(&folder)[0].wrong, Wrong::Truncated));
    assert_eq!(told(&folder), (down_to(9), true));
}

#[test]
fn a_large_edit_of_the_archive_is_looked_at_as_well() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = open(folder.path(), "an");
    let large = (0..600).fold(Edit::new(), |edit, n| edit.create(task(&format!("nv-b{n}"))));
    store.edit(&large).expect("saved");
    store.compact().expect("compacts");
    assert_eq!(problems(&folder), []);
    let beside = folder.path().join("archive/all-1.jsonl");
    fs::write(&beside, "{}\n").expect("writes");
    let found = problems(&folder);
    assert_eq!((found.len(), &found[0].place.path), (1, &beside));
    let error = store.undo().expect_err("refused");
    assert_eq!(error.class(), Class::Data, "{error}");
}

#[test]
fn an_undo_without_a_number_takes_back_nothing_older_than_what_cannot_be_read() {
    let folder = store();
    fs::remove_file(closed(&folder, 8)).expect("removes");
    let mut an = open(folder.path(), "an");
    let error = an.undo().expect_err("edit 5 cannot be read, and 1 is not the last");
    assert!(matches!(error, StoreError::Unread { .. }) && error.class() == Class::Data, "{error}");
    let error = an.undo_edit(1).expect_err("what 5 changed is not known");
    assert_eq!(error.class(), Class::Data, "{error}");
    let redone = an.redo().expect_err("perhaps 5 was an undo");
    assert_eq!(redone.class(), Class::Data, "{redone}");
    // What can be read is taken back as ever.
    open(folder.path(), "binh").undo().expect("undone");
    assert_eq!(open(folder.path(), "an").last_n(), 15);
}

#[test]
fn nothing_is_taken_back_across_a_line_that_was_lost() {
    let folder = store();
    let journal = folder.path().join("journal.jsonl");
    let mut all = lines(&journal);
    all[1] = all[1].replace("lần 13", "lần 31");
    write(&journal, &all);
    Store::repair(folder.path(), &options(RealDisk, "an")).expect("repairs");
    let error = open(folder.path(), "an").undo().expect_err("refused");
    assert!(matches!(error, StoreError::AcrossLost { n: 13 }) && error.class() == Class::Data, "{error}");
}

#[test]
fn a_store_that_never_had_the_beginning_is_said_to_begin_later() {
    let from = store();
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["store.json", "journal.jsonl"] {
        fs::copy(from.path().join(name), folder.path().join(name)).expect("copies");
    }
    // As it was before programs said where a store begins.
    let snapshot = folder.path().join("store.json");
    let text = fs::read_to_string(&snapshot).expect("reads");
    fs::write(&snapshot, text.replace(r#""first_n":1,"#, "")).expect("writes");
    let begins = |folder: &Path| {
        let remarks = Store::remarks(folder, &options(RealDisk, "an")).expect("looks");
        remarks.iter().find_map(|it| if let Notice::Begins { n } = it { Some(*n) } else { None })
    };
    assert_eq!((problems(&folder), begins(folder.path())), (Vec::new(), Some(13)));
    let told = open(folder.path(), "an").log(None, 0, usize::MAX);
    assert_eq!((told.entries.len(), told.stopped.is_none(), told.begins), (2, true, Some(13)));
    assert!(matches!(open(folder.path(), "an").undo(), Err(StoreError::NothingToUndo { .. })));
    // The first compaction writes it down, and an archive that begins there is whole.
    open(folder.path(), "an").compact().expect("compacts");
    assert_eq!((problems(&folder), begins(folder.path())), (Vec::new(), Some(13)));
    fs::remove_file(closed(&folder, 14)).expect("removes");
    assert_eq!(edits(&folder), [("journal-14.jsonl".to_owned(), 13, 14)]);
}

#[test]
fn a_store_of_a_program_before_that_was_compacted_has_a_beginning() {
    let folder = store();
    let snapshot = folder.path().join("store.json");
    let text = fs::read_to_string(&snapshot).expect("reads");
    fs::write(&snapshot, text.replace(r#""first_n":1,"#, "")).expect("writes");
    assert_eq!(problems(&folder), []);
    fs::remove_file(closed(&folder, 4)).expect("removes");
    assert_eq!(edits(&folder), [("journal-4.jsonl".to_owned(), 1, 4)]);
}

fn repair(folder: &TempDir) -> Repaired {
    Store::repair(folder.path(), &options(RealDisk, "chi")).expect("repairs")
}

/// Which edits are said to be lost for good, and who confirmed it.
fn lost(folder: &TempDir) -> Vec<(u64, u64, String)> {
    let remarks = Store::remarks(folder.path(), &options(RealDisk, "an")).expect("looks");
    let told = |it: Notice| {
        if let Notice::Lost { gap, by, .. } = it { Some((gap.from, gap.to, by)) } else { None }
    };
    remarks.into_iter().filter_map(told).collect()
}

#[test]
fn what_nothing_brings_back_is_confirmed_once() {
    for (damage, file, from, to) in damages() {
        let folder = store();
        damage(&folder);
        let gap = Gap { from, to };
        assert_eq!((repair(&folder).given_up, problems(&folder)), (vec![gap], Vec::new()), "{file}");
        assert_eq!(lost(&folder), [(from, to, "chi".to_owned())]);
        let an = open(folder.path(), "an");
        let told = an.log(None, 0, usize::MAX);
        assert!(told.stopped.is_none(), "{file} {from}–{to}");
        let numbers: Vec<u64> = told.entries.iter().map(|entry| entry.n).collect();
        assert_eq!(numbers, (1..=15).rev().filter(|n| !(from..to).contains(n)).collect::<Vec<_>>());
        let said = told.entries.iter().filter(|entry| entry.what == What::GivenUp(gap));
        assert_eq!(said.map(|entry| (entry.n, &*entry.by)).collect::<Vec<_>>(), [(15, "chi"), (to, "chi")]);
        // A second time there is nothing to confirm.
        assert_eq!(repair(&folder), Repaired::default());
        assert_eq!(open(folder.path(), "an").last_n(), 15);
    }
}

#[test]
fn nothing_is_taken_back_across_edits_that_were_given_up() {
    let folder = store();
    fs::remove_file(closed(&folder, 8)).expect("removes");
    repair(&folder);
    let mut an = open(folder.path(), "an");
    for refused in [an.undo(), an.undo_edit(1), an.undo_edit(6), an.redo()] {
        let error = refused.expect_err("nobody knows what 5 to 8 changed");
        assert!(matches!(error, StoreError::AcrossLost { n: 8 }), "{error}");
    }
    // The line that says so is in nobody's way.
    open(folder.path(), "binh").undo().expect("undone");
    // It stays said when it is archived itself.
    an.compact().expect("compacts");
    assert_eq!((problems(&folder), lost(&folder).len()), (Vec::new(), 1));
    assert!(an.log(None, 0, usize::MAX).stopped.is_none());
    // When that journal goes as well, all of it is named again.
    fs::remove_file(closed(&folder, 16)).expect("removes");
    let found = edits(&folder);
    assert_eq!(found.iter().map(|it| (it.1, it.2)).collect::<Vec<_>>(), [(13, 16), (5, 8)]);
    assert_eq!(repair(&folder).given_up, [Gap { from: 5, to: 8 }, Gap { from: 13, to: 16 }]);
    assert_eq!(problems(&folder), []);
}

#[test]
fn what_comes_back_from_a_backup_counts_again() {
    let folder = store();
    let kept = fs::read(closed(&folder, 8)).expect("reads");
    fs::remove_file(closed(&folder, 8)).expect("removes");
    repair(&folder);
    fs::write(closed(&folder, 8), kept).expect("writes");
    let told = open(folder.path(), "an").log(None, 0, usize::MAX);
    assert_eq!((told.entries.len(), told.stopped.is_none()), (15, true));
    open(folder.path(), "an").undo().expect("edit 5 can be read again");
}

#[test]
fn what_came_into_the_archive_is_taken_out_again() {
    let folder = store();
    let mut all = lines(&closed(&folder, 8));
    all.insert(3, "{}".to_owned());
    all[0] = all[0].replace("open", "opfn");
    write(&closed(&folder, 8), &all);
    fs::copy(closed(&store(), 8), folder.path().join("archive/journal-8-2.jsonl")).expect("copies");
    let repaired = repair(&folder);
    assert_eq!((repaired.copies.len(), repaired.given_up), (2, Vec::new()));
    assert_eq!((problems(&folder), told(&folder)), (Vec::new(), (down_to(1), false)));
    assert!(!folder.path().join("archive/journal-8-2.jsonl").exists());
}

#[test]
fn a_large_edit_whose_file_is_gone_is_given_up_like_any_other() {
    for is_archived in [true, false] {
        let folder = tempfile::tempdir().expect("a folder");
        let mut store = open(folder.path(), "an");
        let large = (0..600).fold(Edit::new(), |edit, n| edit.create(task(&format!("nv-b{n}"))));
        store.edit(&large).expect("saved");
        if is_archived {
            store.compact().expect("compacts");
        }
        fs::remove_file(folder.path().join("archive/all-1.jsonl")).expect("removes");
        let found = problems(&folder);
        assert_eq!(found.len(), 1);
        assert!(found[0].place.path.ends_with("archive/all-1.jsonl"), "{found:?}");
        if is_archived {
            assert_eq!(found[0].wrong, Wrong::Edits { from: 1, to: 1 });
        }
        repair(&folder);
        assert_eq!((problems(&folder), lost(&folder)), (Vec::new(), vec![(1, 1, "chi".to_owned())]));
        let mut an = open(folder.path(), "an");
        assert_eq!(an.data().len(), if is_archived { 603 } else { 3 });
        assert!(an.log(None, 0, usize::MAX).stopped.is_none());
        assert!(matches!(an.undo(), Err(StoreError::AcrossLost { n: 1 })));
    }
}

#[test]
fn an_edit_in_the_way_is_found_in_the_archive_and_in_a_file_of_its_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut an = open(folder.path(), "an");
    let many = (0..600).fold(Edit::new(), |edit, n| edit.create(task(&format!("nv-b{n}"))));
    open(folder.path(), "binh").edit(&many).expect("saved");
    an.refresh().expect("refreshes");
    an.edit(&set(&an, "nv-b7", "result", json!("a"))).expect("saved");
    for text in ["b", "a"] {
        let mut binh = open(folder.path(), "binh");
        let all = (0..600)
            .fold(Edit::new(), |edit, n| edit.and(set(&binh, &format!("nv-b{n}"), "result", json!(text))));
        binh.edit(&all).expect("saved");
        binh.compact().expect("compacts");
    }
    let error = an.undo().expect_err("the same again is not untouched");
    let StoreError::Depended { n: 2, later: 3, by, field, .. } = &error else { panic!("{error}") };
    assert_eq!((&**by, &**field, error.class()), ("binh", "result", Class::Conflict));
}

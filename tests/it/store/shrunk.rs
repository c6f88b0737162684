//! A store that loses edits while it is open: it is named, nothing more is saved, and no number is given out twice.

use std::fs;
use std::path::Path;

use cncl::store::{Class, Edits, ReadOnly, RealDisk, Store, StoreError};
use serde_json::json;
use tempfile::TempDir;

use super::support::{options, set};

fn open(folder: &Path, by: &str) -> Store {
    Store::open(folder, options(RealDisk, by)).expect("opens")
}

fn edit(store: &mut Store, text: &str) -> Result<u64, StoreError> {
    let edit = set(store, "nv-1", "result", json!(text));
    store.edit(&edit).map(|saved| saved.entry.expect("an entry").n)
}

/// A store with three edits of An, which she has open, and Bình too.
fn opened() -> (TempDir, Store, Store) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut an = open(folder.path(), "an");
    for text in ["một", "hai", "ba"] {
        edit(&mut an, text).expect("saved");
    }
    let binh = open(folder.path(), "binh");
    (folder, an, binh)
}

/// The journal without its last lines.
fn shorten(folder: &TempDir, lines: usize) {
    let journal = folder.path().join("journal.jsonl");
    let text = fs::read_to_string(&journal).expect("reads");
    let kept: Vec<&str> = text.lines().collect();
    fs::write(&journal, kept[..kept.len() - lines].join("\n") + "\n").expect("writes");
}

fn files(folder: &TempDir) -> [Vec<u8>; 2] {
    ["store.json", "journal.jsonl"].map(|name| fs::read(folder.path().join(name)).expect("reads"))
}

#[test]
fn a_journal_that_was_shortened_is_named_and_nothing_more_is_saved() {
    for lines in [1, 2, 3] {
        let (folder, mut an, _) = opened();
        shorten(&folder, lines);
        let left = files(&folder);
        let error = an.refresh().expect_err("edits are gone");
        assert!(
            matches!(error, StoreError::Shrunk { had: 3, found, .. } if found == 3 - lines as u64),
            "{error}"
        );
        assert_eq!((error.class(), an.read_only()), (Class::Data, Some(ReadOnly::Shrunk)));
        assert_eq!(
            an.data().get("nv-1").expect("there").get("result"),
            Some(json!("ba")),
            "what was read stays"
        );
        for refused in [edit(&mut an, "bốn"), an.undo().map(|_| 0)] {
            assert!(matches!(refused, Err(StoreError::ReadOnly { why: ReadOnly::Shrunk, .. })));
        }
        assert!(an.compact().is_err());
        assert_eq!(files(&folder), left, "nothing was written");
        // Whoever opens it again works with what is there.
        assert_eq!(edit(&mut open(folder.path(), "an"), "bốn").expect("saved"), 4 - lines as u64);
    }
}

#[test]
fn an_edit_that_comes_before_any_look_is_not_saved_either() {
    let (folder, _, mut binh) = opened();
    shorten(&folder, 2);
    let left = files(&folder);
    assert!(matches!(edit(&mut binh, "bốn"), Err(StoreError::Shrunk { had: 3, found: 1, .. })));
    assert_eq!(files(&folder), left);
}

#[test]
fn another_store_in_the_same_place_is_named() {
    let (folder, mut an, _) = opened();
    let (other, _, _) = opened();
    for name in ["store.json", "journal.jsonl"] {
        fs::copy(other.path().join(name), folder.path().join(name)).expect("copies");
    }
    let error = an.refresh().expect_err("another store");
    assert!(matches!(error, StoreError::Replaced { .. }), "{error}");
    assert!(edit(&mut an, "bốn").is_err() && an.last_n() == 3);
}

#[test]
fn an_older_state_that_went_on_past_what_was_read_is_named() {
    let (folder, mut an, mut binh) = opened();
    shorten(&folder, 2);
    let mut chi = open(folder.path(), "chi");
    for text in ["khác", "khác nữa", "và nữa", "cuối"] {
        edit(&mut chi, text).expect("saved");
    }
    assert_eq!(chi.last_n(), 5, "further than what they had read");
    for (store, by) in [(&mut an, "an"), (&mut binh, "binh")] {
        let error = store.refresh().expect_err("other edits");
        assert!(matches!(error, StoreError::Replaced { .. }), "{by}: {error}");
        assert!(edit(store, "bốn").is_err() && store.last_n() == 3, "{by}");
        assert_eq!(store.read_only(), Some(ReadOnly::Shrunk), "{by}");
    }
    // Who opens it anew works with what there is.
    let mut dung = open(folder.path(), "dung");
    assert_eq!(edit(&mut dung, "tiếp").expect("saved"), 6);
}

#[test]
fn a_last_line_that_was_taken_back_may_be_followed_by_others() {
    let (folder, _, mut binh) = opened();
    shorten(&folder, 1);
    let mut chi = open(folder.path(), "chi");
    for text in ["khác", "khác nữa"] {
        edit(&mut chi, text).expect("saved");
    }
    binh.refresh().expect("nobody was told that it was saved");
    assert_eq!((binh.last_n(), binh.read_only()), (4, None));
}

#[test]
fn a_last_line_that_its_writer_took_back_is_no_loss_for_others() {
    let (folder, mut an, mut binh) = opened();
    shorten(&folder, 1);
    binh.refresh().expect("nobody was told that it was saved");
    assert_eq!((binh.last_n(), binh.read_only()), (2, None));
    assert!(matches!(an.refresh(), Err(StoreError::Shrunk { .. })), "who was told knows better");
}

#[test]
fn what_grows_and_what_is_compacted_is_no_loss() {
    let (_folder, mut an, mut binh) = opened();
    an.compact().expect("compacts");
    binh.refresh().expect("looks");
    assert_eq!(edit(&mut binh, "bốn").expect("saved"), 4);
    an.refresh().expect("looks");
    assert_eq!((edit(&mut an, "năm").expect("saved"), an.read_only()), (5, None));
}

//! Failing system calls: a true message, never a false "saved", and the store stays whole.

use std::path::Path;

use cncl::store::{Class, Edits, ReadOnly, Saved, StoreError};
use serde_json::json;

use super::crash::{ACTIONS, goes_on, prepared};
use super::hooked::Hooked;
use super::sim::{EACCES, EINTR, EIO, ENOSPC, EROFS, Fault};
use super::support::{content, open, set};

const FOLDER: &str = "/s";

#[test]
fn every_failing_call_is_told_and_hurts_nothing() {
    for (name, action) in ACTIONS {
        for code in [ENOSPC, EIO, EROFS, EACCES] {
            for fault in [Fault::Error(code), Fault::Forever(code)] {
                for at in 0.. {
                    let (disk, mut store) = prepared();
                    let before = content(store.data());
                    disk.arm(at, fault);
                    let answer = action(&mut store);
                    let (calls, call) = disk.disarm();
                    let place = format!("{name}, call {at} ({call}), {fault:?}");
                    judge(&answer, &place);
                    drop(store);
                    let found = open(disk.clone(), Path::new(FOLDER));
                    if answer.is_err() && !name.contains("and") && name != "redo" && !is_uncertain(&answer) {
                        assert_eq!(content(found.data()), before, "{place}: told that it was not saved");
                    }
                    drop(found);
                    goes_on(&disk, &place);
                    if at >= calls {
                        break;
                    }
                }
            }
        }
    }
}

fn is_uncertain(answer: &Result<Saved, StoreError>) -> bool {
    matches!(answer, Err(StoreError::Uncertain { .. }))
}

/// An error names a file and a reason, and ends in 3 or 5.
fn judge(answer: &Result<Saved, StoreError>, place: &str) {
    let Err(error) = answer else { return };
    assert!(matches!(error.class(), Class::Data | Class::Denied), "{place}: {error}");
    assert!(error.to_string().contains(FOLDER), "{place}: {error}");
    let message = error.message();
    let path = message.args.iter().find(|(name, _)| *name == "path");
    assert!(path.is_some_and(|(_, path)| path.contains(FOLDER)), "{place}: {message:?}");
}

#[test]
fn an_interrupted_call_is_made_again() {
    for (name, action) in ACTIONS {
        for at in 0.. {
            let (disk, mut store) = prepared();
            disk.arm(at, Fault::Error(EINTR));
            action(&mut store).unwrap_or_else(|error| panic!("{name}, call {at}: {error}"));
            if at >= disk.disarm().0 {
                break;
            }
        }
    }
}

#[test]
fn a_short_write_is_cut_back() {
    for (name, action) in ACTIONS {
        for at in 0.. {
            let (disk, mut store) = prepared();
            disk.arm(at, Fault::Short);
            let answer = action(&mut store);
            let (calls, call) = disk.disarm();
            let place = format!("{name}, call {at} ({call})");
            judge(&answer, &place);
            assert!(answer.is_ok() || call == "write", "{place}");
            goes_on(&disk, &place);
            if at >= calls {
                break;
            }
        }
    }
}

/// The calls of one edit, in order.
fn calls_of_an_edit() -> usize {
    let (disk, mut store) = prepared();
    disk.arm(usize::MAX, Fault::Short);
    store.edit(&set(&store, "nv-1", "result", json!("x"))).expect("saved");
    disk.disarm().0
}

#[test]
fn a_flush_that_failed_is_taken_back_and_not_tried_again() {
    for at in 0..calls_of_an_edit() {
        let (disk, mut store) = prepared();
        let journal = Path::new("/s/journal.jsonl");
        let before = disk.bytes(journal);
        disk.arm(at, Fault::Error(EIO));
        let answer = store.edit(&set(&store, "nv-1", "result", json!("x")));
        if disk.disarm().1 != "fdatasync" {
            continue;
        }
        assert!(matches!(answer, Err(StoreError::NotSaved { .. })));
        assert_eq!(disk.bytes(journal), before);
        store.edit(&set(&store, "nv-1", "result", json!("y"))).expect("the next one is saved");
        return;
    }
    panic!("an edit flushes");
}

#[test]
fn a_flush_that_cannot_be_taken_back_is_said_so_and_nothing_is_written_any_more() {
    let (disk, mut store) = prepared();
    let fails = |call| match call {
        "fdatasync" | "ftruncate" => Err(std::io::Error::from_raw_os_error(EIO)),
        _ => Ok(()),
    };
    let mut other = open(Hooked::new(disk.clone(), fails), Path::new(FOLDER));
    let answer = other.edit(&set(&other, "nv-1", "result", json!("x")));
    assert!(matches!(answer, Err(StoreError::Uncertain { .. })), "{answer:?}");
    assert_eq!(other.read_only(), Some(ReadOnly::Doubt));
    let again = other.edit(&set(&other, "nv-2", "result", json!("x")));
    assert!(matches!(again, Err(StoreError::ReadOnly { why: ReadOnly::Doubt, .. })));
    store.refresh().expect("refreshes");
    goes_on(&disk, "after the doubt");
}

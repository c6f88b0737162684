//! Failing system calls: a true message, never a false "saved", and the store stays whole.

use std::path::Path;

use cncl::store::{Class, Edits, ReadOnly, Saved, StoreError};
use serde_json::json;

use super::crash::{ACTIONS, goes_on, prepared};
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
    let failing = Failing { disk: disk.clone() };
    let mut other = open(failing, Path::new(FOLDER));
    let answer = other.edit(&set(&other, "nv-1", "result", json!("x")));
    assert!(matches!(answer, Err(StoreError::Uncertain { .. })), "{answer:?}");
    assert_eq!(other.read_only(), Some(ReadOnly::Doubt));
    let again = other.edit(&set(&other, "nv-2", "result", json!("x")));
    assert!(matches!(again, Err(StoreError::ReadOnly { why: ReadOnly::Doubt, .. })));
    store.refresh().expect("refreshes");
    goes_on(&disk, "after the doubt");
}

/// A disk whose journal can neither be flushed nor cut.
#[derive(Debug)]
struct Failing {
    disk: super::sim::SimDisk,
}

mod failing {
    use super::*;
    use cncl::store::{About, Disk, DiskFile, How};
    use std::io;

    fn eio<T>() -> io::Result<T> {
        Err(io::Error::from_raw_os_error(EIO))
    }

    impl Disk for Failing {
        fn open(&self, path: &Path, how: How) -> io::Result<Box<dyn DiskFile>> {
            Ok(Box::new(File(self.disk.open(path, how)?)))
        }
        fn about(&self, path: &Path) -> io::Result<About> {
            self.disk.about(path)
        }
        fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
            self.disk.rename(from, to)
        }
        fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
            self.disk.link(from, to)
        }
        fn remove(&self, path: &Path) -> io::Result<()> {
            self.disk.remove(path)
        }
        fn make_folder(&self, path: &Path, mode: u32) -> io::Result<()> {
            self.disk.make_folder(path, mode)
        }
        fn set_folder_mode(&self, path: &Path, mode: u32) -> io::Result<()> {
            self.disk.set_folder_mode(path, mode)
        }
        fn sync_folder(&self, path: &Path) -> io::Result<()> {
            self.disk.sync_folder(path)
        }
        fn list(&self, path: &Path) -> io::Result<Vec<String>> {
            self.disk.list(path)
        }
        fn may_write(&self, path: &Path) -> bool {
            self.disk.may_write(path)
        }
        fn is_remote(&self, path: &Path) -> bool {
            self.disk.is_remote(path)
        }
    }

    #[derive(Debug)]
    struct File(Box<dyn DiskFile>);

    impl DiskFile for File {
        fn about(&self) -> io::Result<About> {
            self.0.about()
        }
        fn read_at(&self, into: &mut [u8], offset: u64) -> io::Result<usize> {
            self.0.read_at(into, offset)
        }
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.write(bytes)
        }
        fn sync_data(&self) -> io::Result<()> {
            eio()
        }
        fn sync_all(&self) -> io::Result<()> {
            self.0.sync_all()
        }
        fn cut(&self, _: u64) -> io::Result<()> {
            eio()
        }
        fn set_mode(&self, mode: u32) -> io::Result<()> {
            self.0.set_mode(mode)
        }
        fn try_lock(&self) -> io::Result<bool> {
            self.0.try_lock()
        }
    }
}

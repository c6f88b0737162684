//! Drafts and the mark "last looked": private, atomic, offered again.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;

use cncl::store::{Disk, Draft, Edits, How, Private, RealDisk};
use serde_json::json;

use super::sim::{EIO, ENOSPC, Fault, Loss, SimDisk};
use super::support::{open, set};

fn draft(place: &str, text: &str) -> Draft {
    Draft { store: "s1".into(), place: place.into(), text: text.into(), t: String::new() }
}

fn texts(private: &Private) -> Vec<(String, String)> {
    private.drafts("s1").expect("lists").into_iter().map(|draft| (draft.place, draft.text)).collect()
}

#[test]
fn a_draft_is_offered_until_it_is_dropped() {
    let folder = tempfile::tempdir().expect("a folder");
    let state = folder.path().join("state/cncl");
    let private = Private::new(&state);
    assert_eq!(texts(&private), []);
    private.keep(&draft("nv-1/result", "Đang gõ")).expect("kept");
    private.keep(&draft("nv-1/result", "Đang gõ tiếp")).expect("kept");
    private.keep(&draft("nv-2/result", "khác")).expect("kept");
    private.keep(&Draft { store: "s2".into(), ..draft("nv-1/result", "kho khác") }).expect("kept");
    let offered = texts(&Private::new(&state));
    assert_eq!(
        offered,
        [("nv-1/result", "Đang gõ tiếp"), ("nv-2/result", "khác")].map(|(p, t)| (p.into(), t.into()))
    );
    private.drop_draft("s1", "nv-1/result").expect("dropped");
    private.keep(&draft("nv-2/result", "")).expect("an empty one is none");
    assert_eq!(texts(&private), []);
    for file in std::fs::read_dir(&state).expect("files") {
        let mode = file.expect("a file").metadata().expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn what_is_no_draft_is_left_out_and_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let private = Private::new(folder.path());
    private.keep(&draft("a", "b")).expect("kept");
    let strange = folder.path().join("draft-strange.json");
    std::fs::write(&strange, "{").expect("writes");
    assert_eq!(texts(&private).len(), 1);
    assert!(strange.exists());
}

#[test]
fn a_draft_is_the_old_or_the_new_one_after_any_death() {
    let folder = Path::new("/home/state");
    for loss in [Loss::None, Loss::All, Loss::Content, Loss::Torn, Loss::Zeros] {
        for at in 0.. {
            let disk = SimDisk::with_folder(Path::new("/home"));
            let private = Private::on(Arc::new(disk.clone()), folder);
            private.keep(&draft("a", "cũ")).expect("kept");
            disk.arm(at, Fault::Death);
            let kept = private.keep(&draft("a", "mới")).is_ok();
            let calls = disk.disarm().0;
            let found = texts(&Private::on(Arc::new(disk.restart(loss)), folder));
            let [(_, text)] = &found[..] else { panic!("call {at}, {loss:?}: {found:?}") };
            assert!(text == "mới" || (!kept && text == "cũ"), "call {at}, {loss:?}: {text}");
            if at >= calls {
                break;
            }
        }
    }
}

/// Whatever fails or dies, the next draft that is kept leaves the file of the draft and no other.
#[test]
fn nothing_is_left_beside_a_draft_for_longer_than_until_the_next() {
    let folder = Path::new("/home/state");
    for fault in [Fault::Error(ENOSPC), Fault::Error(EIO), Fault::Short, Fault::Death] {
        for at in 0.. {
            let disk = SimDisk::with_folder(Path::new("/home"));
            let private = Private::on(Arc::new(disk.clone()), folder);
            private.keep(&draft("a", "cũ")).expect("kept");
            disk.arm(at, fault);
            let kept = private.keep(&draft("a", "mới")).is_ok();
            let calls = disk.disarm().0;
            let disk = disk.restart(Loss::None);
            let private = Private::on(Arc::new(disk.clone()), folder);
            let found = texts(&private).pop().expect("a draft").1;
            assert!(found == "mới" || (!kept && found == "cũ"), "call {at}, {fault:?}: {found}");
            private.keep(&draft("a", "sau")).expect("kept");
            let names = disk.list(folder).expect("lists");
            assert!(
                matches!(&names[..], [name] if name.starts_with("draft-")),
                "call {at}, {fault:?}: {names:?}"
            );
            if at >= calls {
                break;
            }
        }
    }
}

#[test]
fn what_happened_since_one_last_looked_is_known() {
    let folder = tempfile::tempdir().expect("a folder");
    let private = Private::new(&folder.path().join("state"));
    let mut store = open(RealDisk, &folder.path().join("store"));
    for status in ["todo", "doing", "done"] {
        store.edit(&set(&store, "nv-1", "status", json!(status))).expect("saved");
        if status == "todo" {
            private.look(&store.name(), store.last_n()).expect("noted");
        }
    }
    let looked = private.looked(&store.name()).expect("known");
    let since = store.since(looked, 100).expect("history");
    assert_eq!(since.iter().map(|entry| entry.n).collect::<Vec<_>>(), [3, 2]);
    store.compact().expect("compacts");
    assert_eq!(store.since(looked, 100).expect("history").len(), 2);
    assert_eq!(private.looked("another").expect("known"), 0);
}

/// Whoever opens a file while it may be opened goes on reading it: so it never may.
#[test]
fn nobody_else_can_look_into_what_is_private_at_any_moment() {
    let folder = tempfile::tempdir().expect("a folder");
    let (state, file) = (folder.path().join("state/cncl"), folder.path().join("a"));
    Private::new(&state).keep(&draft("nv-1/result", "Đang gõ")).expect("kept");
    let mode = |path: &Path| std::fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(&state) & 0o077, 0);
    drop(RealDisk.open(&file, How::New).expect("opens"));
    assert_eq!(mode(&file) & 0o077, 0);
}

//! Who may do what with the files of a store, what lies where the store makes its own, and what killed programs left.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};

use cncl::store::{Edit, Edits, Mode, Notice, Options, RealDisk, Store, StoreError};
use cncl::text::Words as _;
use serde_json::json;
use tempfile::TempDir;

use super::support::{open, options, set, task};

fn folder(mode: u32) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    chmod(folder.path(), mode);
    folder
}

fn chmod(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).expect("a mode");
}

fn mode(path: &Path) -> u32 {
    fs::symlink_metadata(path).expect("is there").mode() & 0o7777
}

/// Two edits, one of them large, with a compaction between.
fn lived_in(folder: &Path) -> Store {
    let mut store = open(RealDisk, folder);
    store.edit(&set(&store, "nv-1", "status", json!("doing"))).expect("saved");
    store.compact().expect("compacts");
    store.edit(&(0..600).fold(Edit::new(), |e, n| e.create(task(&format!("nv-b{n}"))))).expect("saved");
    store
}

fn every_file(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { found.extend(every_file(&path)) } else { found.push(path) }
    }
    found
}

fn remarks(folder: &Path) -> Vec<Notice> {
    Store::remarks(folder, &options(RealDisk, "an")).expect("looks")
}

#[test]
fn files_allow_what_the_folder_allows_whatever_the_umask() {
    for (of_folder, of_files) in [(0o2770, 0o660), (0o2775, 0o664), (0o2750, 0o640), (0o700, 0o600)] {
        let folder = folder(of_folder);
        drop(lived_in(folder.path()));
        let files = every_file(folder.path());
        assert!(files.len() >= 6, "{files:?}");
        for path in files {
            assert_eq!(mode(&path), of_files, "{} in {of_folder:o}", path.display());
        }
        assert_eq!(mode(&folder.path().join("archive")), of_folder);
        assert!(remarks(folder.path()).is_empty(), "{:?}", remarks(folder.path()));
    }
}

#[test]
fn a_folder_that_a_link_leads_to_is_asked_itself() {
    let (folder, beside) = (folder(0o2750), tempfile::tempdir().expect("a folder"));
    let link = beside.path().join("kho");
    symlink(folder.path(), &link).expect("a link");
    drop(lived_in(&link));
    for path in every_file(folder.path()) {
        assert_eq!(mode(&path), 0o640, "{}", path.display());
    }
    assert!(open(RealDisk, &link).notices().is_empty());
}

#[test]
fn no_mode_of_a_file_before_survives_a_compaction() {
    let folder = folder(0o2770);
    let mut store = lived_in(folder.path());
    for name in ["store.json", "journal.jsonl"] {
        chmod(&folder.path().join(name), 0o6777);
    }
    store.compact().expect("compacts");
    for name in ["store.json", "journal.jsonl"] {
        assert_eq!(mode(&folder.path().join(name)), 0o660, "{name}");
    }
    let said = remarks(folder.path());
    let named = |path: &Path, said: &Notice| matches!(said, Notice::FileMode { path: it, found: 0o6777, right: 0o660 } if it == path);
    for old in ["store.json.bak", "archive/journal-2.jsonl"] {
        let path = folder.path().join(old);
        assert!(said.iter().any(|said| named(&path, said)), "{old}: {said:?}");
    }
}

#[test]
fn check_names_whoever_can_write_and_what_a_shared_folder_lacks() {
    let folder = folder(0o2770);
    drop(lived_in(folder.path()));
    let path = |name: &str| folder.path().join(name);
    chmod(&path("store.json"), 0o662);
    chmod(&path("archive"), 0o2772);
    chmod(&path("lock"), 0o640);
    chmod(&path("archive/all-2.jsonl"), 0o770);
    chmod(folder.path(), 0o773);
    let said = remarks(folder.path());
    let open_to_all: Vec<_> = said
        .iter()
        .filter_map(|said| match said {
            Notice::OpenToAll { path } => Some(path.clone()),
            _ => None,
        })
        .collect();
    assert_eq!(open_to_all, [folder.path().to_owned(), path("store.json"), path("archive")]);
    let modes: Vec<_> = said
        .iter()
        .filter_map(|said| match said {
            Notice::FolderMode { path, found, right } | Notice::FileMode { path, found, right } => {
                Some((path.clone(), *found, *right))
            }
            _ => None,
        })
        .collect();
    let wanted = [
        (folder.path().to_owned(), 0o773, 0o2771),
        (path("lock"), 0o640, 0o660),
        (path("archive/all-2.jsonl"), 0o770, 0o660),
    ];
    assert_eq!(modes, wanted);
    let lang = cncl::lang::Lang::new(cncl::lang::Language::Vietnamese);
    let told: Vec<String> = said.iter().map(|said| lang.tell(&said.message())).collect();
    assert!(told.iter().any(|line| line.contains("chmod 2771")), "{told:?}");
}

/// Another owner or group takes an account that may give files away: where the tests have none, there is nothing to see.
#[test]
fn check_names_files_of_others() {
    let (shared, own) = (folder(0o2770), folder(0o700));
    for folder in [&shared, &own] {
        drop(lived_in(folder.path()));
    }
    let stranger = |folder: &TempDir| {
        let path = folder.path().join("journal.jsonl");
        std::os::unix::fs::chown(&path, Some(54_321), Some(54_322)).is_ok().then_some(path)
    };
    if let (Some(in_shared), Some(in_own)) = (stranger(&shared), stranger(&own)) {
        let said = remarks(shared.path());
        assert!(
            matches!(&said[..], [Notice::Group { path, found, .. }] if *path == in_shared && found == "54322"),
            "{said:?}"
        );
        let said = remarks(own.path());
        assert!(
            matches!(&said[..], [Notice::Owner { path, found, .. }] if *path == in_own && found == "54321"),
            "{said:?}"
        );
    }
}

#[test]
fn a_folder_that_is_made_is_ones_own_unless_the_one_above_is_shared() {
    let (own, shared) = (folder(0o755), folder(0o2770));
    for above in [&own, &shared] {
        drop(lived_in(&above.path().join("sau/kho")));
    }
    assert_eq!(mode(&own.path().join("sau/kho")) & 0o027, 0);
    assert_eq!(mode(&shared.path().join("sau/kho")) & 0o2000, 0o2000);
    for above in [&own, &shared] {
        assert!(
            remarks(&above.path().join("sau/kho")).is_empty(),
            "{:?}",
            remarks(&above.path().join("sau/kho"))
        );
    }
}

/// What lies where the store makes its own files.
#[test]
fn what_lies_under_the_fixed_names_is_looked_at_first() {
    for name in ["store.json.new", "journal.jsonl.new"] {
        for stranger in ["file", "link", "fifo", "folder"] {
            let folder = folder(0o700);
            let mut store = open(RealDisk, folder.path());
            store.edit(&set(&store, "nv-1", "status", json!("doing"))).expect("saved");
            let (path, other) = (folder.path().join(name), folder.path().join("other"));
            fs::write(&other, "mine").expect("a file");
            match stranger {
                "file" => fs::write(&path, "half").expect("a file"),
                "link" => symlink(&other, &path).expect("a link"),
                "fifo" => rustix::fs::mkfifoat(rustix::fs::CWD, &path, 0o660.into()).expect("a pipe"),
                _ => fs::create_dir(&path).expect("a folder"),
            }
            match (stranger, store.compact()) {
                ("file" | "link", Ok(())) => assert!(!path.exists()),
                ("fifo" | "folder", Err(StoreError::NotRegular { path: named })) => assert_eq!(named, path),
                (_, answer) => panic!("{name}, {stranger}: {answer:?}"),
            }
            assert_eq!(fs::read_to_string(&other).expect("there"), "mine", "{name}, {stranger}");
            store.edit(&set(&store, "nv-2", "status", json!("doing"))).expect("edits go on");
        }
    }
}

#[test]
fn what_a_killed_large_edit_left_goes_with_the_next_and_what_one_is_at_work_on_stays() {
    let folder = folder(0o2770);
    let mut store = lived_in(folder.path());
    let path = |name: &str| folder.path().join("archive").join(name);
    let (left, held) = (path(".cncl-aaaaaaaaaaaaaaaa.new"), path(".cncl-bbbbbbbbbbbbbbbb.new"));
    for path in [&left, &held] {
        fs::write(path, "half").expect("a file");
        chmod(path, 0o660);
    }
    let at_work = fs::File::open(&held).expect("opens");
    rustix::fs::flock(&at_work, rustix::fs::FlockOperation::LockExclusive).expect("locks");
    let said = remarks(folder.path());
    assert!(matches!(&said[..], [Notice::Leftover { path }] if *path == left), "{said:?}");
    store.edit(&(0..600).fold(Edit::new(), |e, n| e.create(task(&format!("nv-c{n}"))))).expect("saved");
    assert!(!left.exists() && held.exists());
    drop(at_work);
    store.compact().expect("compacts");
    assert!(!held.exists());
}

/// Looking writes nothing, and takes nothing away.
#[test]
fn a_check_leaves_every_file_as_it_was() {
    let folder = folder(0o2770);
    drop(lived_in(folder.path()));
    fs::write(folder.path().join("archive/.cncl-aaaaaaaaaaaaaaaa.new"), "half").expect("a file");
    let before = every_file(folder.path()).len();
    let read_only = Options { mode: Mode::ReadOnly, ..options(RealDisk, "an") };
    assert_eq!(Store::check(folder.path(), &read_only).expect("checks"), []);
    assert_eq!(Store::remarks(folder.path(), &read_only).expect("looks").len(), 2);
    assert_eq!(every_file(folder.path()).len(), before);
}

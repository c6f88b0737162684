//! A restricted session: no path leads out of its folder, and no variable to other folders.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;
use std::process::Command;

use super::{Home, Run};

/// A home whose config names a folder for files, and that folder, in which `trong/a.json` lies; `ngoai/a.json` lies outside.
fn home() -> (Home, PathBuf) {
    let home = Home::on("2026-11-22");
    let folder = home.path().join("trao-doi");
    home.write_config(&format!("exchange = \"{}\"\n", folder.display()));
    for (folder, id) in [(folder.join("trong"), "nv-trong"), (home.path().join("ngoai"), "nv-ngoai")] {
        fs::create_dir_all(&folder).expect("a folder");
        let item = format!("[{{\"kind\":\"task\",\"id\":\"{id}\",\"title\":\"Việc\"}}]");
        fs::write(folder.join("a.json"), item).expect("a file");
    }
    (home, folder)
}

fn restricted(home: &Home, args: &[&str]) -> Run {
    home.run([&["--restricted"], args].concat())
}

#[test]
fn a_link_at_any_place_of_a_path_leads_nowhere() {
    let (home, folder) = home();
    let outside = home.path().join("ngoai");
    assert_eq!(restricted(&home, &["import", "trong/a.json", "--dry-run"]).code, Some(0));
    symlink(&outside, folder.join("thang")).expect("a link");
    symlink("../../ngoai", folder.join("trong/vong")).expect("a link");
    symlink(outside.join("a.json"), folder.join("trong/tep.json")).expect("a link");
    for path in ["thang/a.json", "trong/vong/a.json", "trong/tep.json", "trong/../thang/a.json"] {
        let read = restricted(&home, &["import", path, "--dry-run"]);
        assert_eq!((read.code, read.out.as_str()), (Some(5), ""), "{path}: {}", read.err);
        assert!(read.err.contains(path) && !read.err.contains("nv-ngoai"), "{path}: {}", read.err);
    }
    let before = fs::read(outside.join("a.json")).expect("there");
    for path in ["thang/a.json", "thang/b.json", "trong/vong/b.json", "trong/vong/a.json"] {
        let written = restricted(&home, &["export", "json", "-o", path, "--force"]);
        assert_eq!((written.code, written.out.as_str()), (Some(5), ""), "{path}: {}", written.err);
    }
    assert_eq!(fs::read(outside.join("a.json")).expect("there"), before);
    assert_eq!(outside.read_dir().expect("a folder").count(), 1);
}

#[test]
fn what_is_no_file_is_not_waited_for() {
    let (home, folder) = home();
    rustix::fs::mkfifoat(rustix::fs::CWD, folder.join("ong.json"), 0o600.into()).expect("a pipe");
    fs::create_dir(folder.join("thu-muc.json")).expect("a folder");
    for path in ["ong.json", "thu-muc.json"] {
        let run = restricted(&home, &["import", path]);
        assert_eq!((run.code, run.out.as_str()), (Some(3), ""), "{path}: {}", run.err);
        assert!(run.err.contains("tệp thường"), "{path}: {}", run.err);
    }
}

/// Of two homes, the one that the environment names has everything: a store, a config, a folder for files.
#[test]
fn no_variable_names_a_folder() {
    let ((own, _), (other, folder)) = (home(), home());
    other.write_config(&format!("lang = \"en\"\nexchange = \"{}\"\n", folder.display()));
    other.ok(["init"]);
    other.ok(["add", "task", "Việc của người khác"]);
    let data = other.path().join(".local/share/cncl");
    let lure = |args: &[&str]| {
        let mut command: Command = own.account([&["--restricted"], args].concat());
        command.env("HOME", other.path()).env("CNCL_STORE", &data);
        for (name, folder) in [
            ("XDG_CONFIG_HOME", ".config"),
            ("XDG_DATA_HOME", ".local/share"),
            ("XDG_STATE_HOME", ".local/state"),
            ("XDG_CACHE_HOME", ".cache"),
        ] {
            command.env(name, other.path().join(folder));
        }
        Run::of(&mut command)
    };
    let config = lure(&["config", "path"]);
    assert_eq!(config.out.trim(), own.path().join(".config/cncl/config.toml").to_str().expect("UTF-8"));
    let shown = lure(&["config", "show"]);
    assert!(!shown.out.contains(other.path().to_str().expect("UTF-8")), "{}", shown.out);
    assert!(shown.out.contains("lang = \"vi\"") && shown.out.contains(own.path().to_str().expect("UTF-8")));
    for (home, text) in [(&other, "row = 3\n"), (&own, "row = \"bold\"\n")] {
        let folder = home.path().join(".config/cncl");
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join("theme.toml"), text).expect("a file");
    }
    assert_eq!(lure(&["config", "check"]).out, "");
    fs::write(own.path().join(".config/cncl/theme.toml"), "row = 4\n").expect("a file");
    assert!(lure(&["config", "check"]).out.contains("row: 4"));
    assert!(lure(&["shwo"]).err.contains("Không"), "nor what an error is said in");
    let listed = lure(&["list", "task", "--tsv"]);
    assert!(!listed.out.contains("của người khác"), "{}", listed.out);
    let written = |of: &Home| fs::read_to_string(of.path().join(".local/share/cncl/journal.jsonl"));
    let before = written(&other).expect("there");
    assert_eq!(lure(&["add", "task", "Việc mới"]).code, Some(0));
    assert_eq!(written(&other).expect("there"), before);
    assert!(written(&own).expect("made").contains("Việc mới"));
    assert_eq!(lure(&["export", "json", "-o", "moi.json"]).code, Some(0));
    assert!(own.path().join("trao-doi/moi.json").is_file() && !folder.join("moi.json").exists());
}

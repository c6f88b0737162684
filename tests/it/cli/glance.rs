//! `find`, `show` and filters with words at a store that is large enough for the search to be kept from run to run.

use std::fs;
use std::path::PathBuf;

use serde_json::json;

use super::{Home, Run};

const TASKS: usize = 5_100;

/// A home with a store of many tasks, all alike but for a number.
fn home() -> Home {
    let home = Home::new();
    let task =
        |n| json!({"kind": "task", "id": format!("nv-{n:05}"), "title": format!("Rà soát hồ sơ số {n}")});
    let lines: Vec<String> = (0..TASKS).map(|n| task(n).to_string()).collect();
    let file = home.write_file("nhap.jsonl", &lines.join("\n"));
    assert_eq!(home.run(["import", file.to_str().expect("UTF-8")]).code, Some(0));
    home
}

fn find(home: &Home, query: &str) -> Run {
    home.run(["--today", "2026-11-22", "find", query, "--json", "--limit", "3"])
}

fn first(home: &Home, query: &str) -> String {
    let run = find(home, query);
    assert_eq!(run.code, Some(0), "{query}: {}", run.err);
    run.items()[0]["id"].as_str().expect("an id").to_owned()
}

/// The files in the user's cache.
fn kept(home: &Home) -> Vec<PathBuf> {
    let folder = fs::read_dir(home.path().join(".cache/cncl"));
    folder.map(|files| files.map(|file| file.expect("a file").path()).collect()).unwrap_or_default()
}

#[test]
fn what_is_kept_is_never_behind_the_store() {
    let home = home();
    assert_eq!(first(&home, "so 4321"), "nv-04321");
    assert_eq!(kept(&home).len(), 1, "the search is kept");
    assert_eq!(first(&home, "so 4321"), "nv-04321");
    home.ok(["set", "nv-04321", "title=Khảo sát phòng thí nghiệm"]);
    assert_eq!(first(&home, "phong thi nghiem"), "nv-04321");
    home.ok(["add", "task", "Lắp đặt máy điện toán lượng tử"]);
    assert!(find(&home, "may dien toan").out.contains("Lắp đặt máy điện toán lượng tử"));
    assert!(
        find(&home, "dien toan luogn tu").out.contains("suggestion"),
        "new words are known to corrections"
    );
    home.ok(["remove", "nv-00007"]);
    assert_eq!(first(&home, "phong thi nghiem"), "nv-04321");
    assert_ne!(first(&home, "so 7"), "nv-00007");
    home.ok(["undo"]);
    home.ok(["compact"]);
    assert_eq!(first(&home, "phong thi nghiem"), "nv-04321");
    assert_eq!(kept(&home).len(), 1, "one for each store");
}

#[test]
fn what_was_spoilt_in_the_cache_is_worked_out_again() {
    let home = home();
    let right = find(&home, "ho so 99").out;
    let file = kept(&home).pop().expect("kept");
    let bytes = fs::read(&file).expect("reads");
    for at in [10, bytes.len() / 2, bytes.len() - 1] {
        let mut spoilt = bytes.clone();
        spoilt[at] ^= 0x55;
        fs::write(&file, &spoilt).expect("writes");
        assert_eq!(find(&home, "ho so 99").out, right);
        fs::write(&file, &bytes[..at]).expect("writes");
        assert_eq!(find(&home, "ho so 99").out, right);
    }
    fs::remove_file(&file).expect("removes");
    fs::create_dir(&file).expect("a folder in its place");
    assert_eq!(find(&home, "ho so 99").out, right);
}

/// What passes a filter, by a search that is kept and by one that is made anew.
fn listed(home: &Home, filter: &str) -> [String; 2] {
    let list = ["--today", "2026-11-22", "list", "tasks", "--filter", filter, "--tsv"];
    let kept = home.run(list);
    let anew = home.run(["--restricted"].into_iter().chain(list));
    assert_eq!((kept.code, anew.code), (Some(0), Some(0)), "{filter}: {}", kept.err);
    [kept.out, anew.out]
}

#[test]
fn a_filter_with_words_finds_the_same_by_what_find_has_kept() {
    let home = home();
    let same = |filter: &str, count: usize| {
        let [kept, anew] = listed(&home, filter);
        assert_eq!(kept, anew, "{filter}");
        assert_eq!(kept.lines().count(), count + 1, "{filter}");
    };
    same("\"ho so so\" kind:task", TASKS);
    assert_eq!(kept(&home).len(), 1, "a filter keeps the search, too");
    first(&home, "so 4321");
    let file = kept(&home).pop().expect("kept");
    let written = || fs::metadata(&file).and_then(|about| about.modified()).expect("there");
    let before = written();
    same("\"ho so so 4321\"", 1);
    same("\"ho so so\" -\"so 4321\"", TASKS - 1);
    assert_eq!(before, written(), "it is read and not made again");
    home.ok(["set", "nv-04321", "title=Khảo sát phòng thí nghiệm"]);
    home.ok(["add", "task", "Lắp đặt máy điện toán lượng tử"]);
    same("\"khao sat phong thi nghiem\"", 1);
    same("\"dien toan luong tu\"", 1);
    same("\"ho so so 4321\"", 0);
    home.ok(["remove", "nv-00007"]);
    same("\"ho so so 7\"", 0);
    same("\"khao sat phong thi nghiem\"", 1);
}

#[test]
fn a_filter_is_answered_from_what_was_kept() {
    let home = home();
    home.ok(["compact"]);
    let filter = ["--today", "2026-11-22", "list", "tasks", "--filter", "\"so 4321\"", "--tsv"];
    let right = home.ok(filter).out;
    let file = kept(&home).pop().expect("kept");
    let text = fs::read(&file).expect("reads");
    assert_eq!(home.ok(filter).out, right);
    assert_eq!(fs::read(&file).expect("reads"), text);
    for words in ["done", "set"] {
        let many = [words, "--filter", "\"so 4321\"", "--dry-run"];
        let args = many.into_iter().chain((words == "set").then_some("status=doing"));
        let run = home.run(args);
        assert!(
            run.out.contains("nv-04321") && !run.out.contains("nv-04322"),
            "{words}: {}{}",
            run.out,
            run.err
        );
    }
}

#[test]
fn a_restricted_session_keeps_nothing() {
    let home = home();
    let run = home.run(["--restricted", "find", "ho so 99"]);
    assert_eq!((run.code, kept(&home).len()), (Some(0), 0), "{}", run.err);
}

#[test]
fn damage_is_told_as_by_every_command() {
    let home = home();
    home.ok(["compact"]);
    let path = home.path().join(".local/share/cncl/store.json");
    let text = fs::read_to_string(&path).expect("reads");
    fs::write(&path, text.replacen("\"title\":\"Rà soát hồ sơ số 4000\"", "\"title\":4000", 1))
        .expect("writes");
    let whole = home.run(["list", "tasks"]);
    assert_eq!(whole.code, Some(3));
    for args in [["find", "ho so"], ["show", "nv-00001"]] {
        let run = home.run(args);
        assert_eq!((run.code, &run.err, &*run.out), (Some(3), &whole.err, ""), "{args:?}");
    }
}

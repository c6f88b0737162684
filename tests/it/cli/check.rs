//! `check` says everything: what is wrong, what only should be known, and what a repair did.

use std::fs;

use serde_json::Value;

use super::Home;

/// A store of one record, and the run of a command on it.
fn store() -> Home {
    let home = Home::new();
    home.write_store(r#"{"kind":"task","id":"nv-1","title":"Việc"}"#);
    assert_eq!(home.run(["set", "nv-1", "status=doing"]).code, Some(0));
    home
}

fn file(home: &Home, name: &str) -> std::path::PathBuf {
    home.path().join(".local/share/cncl").join(name)
}

fn check(home: &Home, code: i32) -> String {
    let run = home.run(["check"]);
    assert_eq!(run.code, Some(code), "{}{}", run.out, run.err);
    run.out
}

fn tear(home: &Home) {
    let journal = file(home, "journal.jsonl");
    let mut bytes = fs::read(&journal).expect("reads");
    bytes.extend_from_slice(b"{\"n\":2,\"si");
    fs::write(&journal, bytes).expect("writes");
}

#[test]
fn a_store_that_is_not_there_is_not_sound() {
    let home = Home::new();
    let said = check(&home, 0);
    assert!(said.contains("chưa có kho dữ liệu") && !said.contains("không có lỗi"), "{said}");
    assert!(home.is_empty());
}

#[test]
fn what_should_be_known_is_said_of_a_sound_store() {
    let home = store();
    assert_eq!(check(&home, 0).lines().count(), 1);
    tear(&home);
    fs::write(file(&home, "store.json.new"), "{").expect("writes");
    let said = check(&home, 0);
    assert!(said.contains("10 byte của một lần ghi dở") && said.contains("store.json.new"), "{said}");
    let other = store();
    let snapshot = file(&other, "store.json");
    let text = fs::read_to_string(&snapshot).expect("reads");
    fs::write(&snapshot, text.replace("Việc", "Việc khác")).expect("writes");
    assert!(check(&other, 0).contains("sửa bằng tay"));
}

#[test]
fn nobody_can_write_where_the_lock_is_no_file() {
    for stranger in ["fifo", "link", "folder"] {
        let home = store();
        let lock = file(&home, "lock");
        fs::remove_file(&lock).expect("removes");
        match stranger {
            "fifo" => rustix::fs::mkfifoat(rustix::fs::CWD, &lock, 0o660.into()).expect("makes"),
            "link" => std::os::unix::fs::symlink("elsewhere", &lock).expect("links"),
            _ => fs::create_dir(&lock).expect("makes"),
        }
        let said = check(&home, 3);
        assert!(said.contains("lock") && said.contains("không phải tệp thường"), "{stranger}: {said}");
    }
}

#[test]
fn a_repair_tells_what_it_did_as_json_too() {
    let home = store();
    tear(&home);
    let run = home.run(["check", "--repair", "--json"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let all: Value = serde_json::from_str(&run.out).expect("JSON");
    let of = |what: &str| {
        let items = all["items"].as_array().expect("items").iter();
        items.filter(|item| item["what"] == what).cloned().collect::<Vec<_>>()
    };
    assert_eq!((&of("repair")[0]["cut"], &of("repair")[0]["lost"]), (&true.into(), &0.into()));
    let copy = of("copy")[0]["file"].as_str().expect("a path").to_owned();
    assert_eq!(fs::read(copy).expect("kept"), b"{\"n\":2,\"si");
    assert_eq!(check(&home, 0).lines().count(), 1, "and now it is clean");
}

#[test]
fn a_store_that_could_not_be_made_leaves_nothing_in_the_way() {
    let home = Home::new();
    fs::create_dir_all(file(&home, "store.json.new")).expect("makes");
    let failed = home.run(["init"]);
    assert_eq!(failed.code, Some(3), "{}", failed.err);
    assert!(!file(&home, "journal.jsonl").exists() && !file(&home, "store.json").exists());
    fs::remove_dir(file(&home, "store.json.new")).expect("removes");
    assert_eq!(home.run(["init"]).code, Some(0));
}

#[test]
fn an_undo_that_stops_half_way_says_how_far_it_came() {
    let home = store();
    let run = home.run(["undo", "5"]);
    assert_eq!((run.code, run.out.lines().count()), (Some(1), 1), "{}{}", run.out, run.err);
    assert!(run.err.contains("Mới làm được 1 trên 5"), "{}", run.err);
}

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

#[test]
fn a_newer_format_is_said_before_it_comes_and_what_it_keeps_is_shown() {
    let home = store();
    let note = "x".repeat(15_000);
    for _ in 0..4 {
        assert_eq!(home.ok(["note", "nv-1", &note]).err, "");
    }
    let run = home.ok(["note", "nv-1", &note]);
    assert!(run.err.contains("định dạng 2") && run.err.contains("store.json.bak"), "{}", run.err);
    let text = fs::read_to_string(file(&home, "store.json")).expect("reads");
    assert!(text.starts_with(r#"{"format":2,"#) && check(&home, 0).contains("không có lỗi"));
    assert!(fs::read_to_string(file(&home, "store.json.bak")).expect("kept").starts_with(r#"{"format":1,"#));
    assert_eq!(home.ok(["undo"]).err, "");
    let risk = r#"{"kind":"risk","id":"rr-1","title":"Chậm tiến độ","level":3},"#;
    let task = r#"{"kind":"task","id":"nv-2","title":"Chờ","status":"blocked"},"#;
    let at = text.find("{\"kind\":\"task\"").expect("a record");
    fs::write(file(&home, "store.json"), format!("{}{risk}\n{task}\n{}", &text[..at], &text[at..]))
        .expect("writes");
    let shown = home.ok(["show", "rr-1"]).out;
    assert!(shown.contains("risk") && shown.contains("Chậm tiến độ") && shown.contains('3'), "{shown}");
    assert!(home.ok(["show", "nv-2"]).out.contains("blocked"));
    assert!(home.ok(["list", "tasks"]).out.contains("blocked"));
    for refused in
        [["set", "rr-1", "title=x"], ["done", "nv-2", "--result=x"], ["set", "nv-2", "status=todo"]]
    {
        let run = home.run(refused);
        assert_eq!(run.code, Some(2), "{refused:?}: {}{}", run.out, run.err);
        assert!(run.err.contains("phiên bản cncl mới hơn"), "{refused:?}: {}", run.err);
    }
    home.ok(["set", "nv-2", "result=x"]);
    home.ok(["compact"]);
    assert!(home.ok(["show", "rr-1", "--json"]).out.contains(r#""kind":"risk""#));
}

/// A store whose journal was closed behind edit 3; the first one wrote down that the snapshot was made by hand.
fn archived() -> Home {
    let home = store();
    home.ok(["set", "nv-1", "result=hai"]);
    home.ok(["compact"]);
    home.ok(["set", "nv-1", "result=ba"]);
    home
}

#[test]
fn a_damaged_archive_is_not_sound_and_log_says_where_it_stops() {
    let home = archived();
    assert!(check(&home, 0).contains("không có lỗi"));
    assert!(home.ok(["log"]).out.lines().count() > 4);
    let closed = file(&home, "archive/journal-3.jsonl");
    let text = fs::read_to_string(&closed).expect("reads");
    fs::write(&closed, &text[..text.len() - 5]).expect("cuts");
    let said = check(&home, 3);
    assert!(said.contains("archive/journal-3.jsonl") && said.contains("số 3"), "{said}");
    assert!(!said.contains("không có lỗi"), "{said}");
    let run = home.run(["log"]);
    assert_eq!((run.code, run.out.lines().count()), (Some(3), 2), "{}", run.out);
    assert!(run.err.contains("archive/journal-3.jsonl"), "{}", run.err);
    home.ok(["log", "--limit", "1"]);
    let json = home.run(["log", "--json"]);
    assert_eq!((json.code, json.out.as_str()), (Some(3), ""));
    // A repair that cannot bring back an edit does not say that it did: it is noted as lost, once.
    let run = home.run(["check", "--repair"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.out.contains("journal-3") && !run.out.contains("Đã sửa"), "{}", run.out);
    assert!(run.out.contains("Các thay đổi số 3 đã mất hẳn"), "{}", run.out);
    let said = check(&home, 0);
    assert!(said.contains("số 3 đã mất hẳn") && said.contains("xác nhận"), "{said}");
    let told = home.ok(["log"]).out;
    assert!(told.contains("các thay đổi số 3 đã mất hẳn") && told.lines().count() > 5, "{told}");
    let json: Value = serde_json::from_str(&home.ok(["log", "--json"]).out).expect("JSON");
    let numbers: Vec<u64> =
        json["items"].as_array().expect("items").iter().filter_map(|it| it["n"].as_u64()).collect();
    assert_eq!(numbers, [5, 4, 3, 2, 1]);
    assert_eq!((&json["items"][0]["from"], &json["items"][0]["to"]), (&3.into(), &3.into()));
    home.ok(["undo"]);
    assert_eq!(home.run(["undo"]).code, Some(3), "what 3 changed is not known");
    assert_eq!(home.ok(["check", "--repair"]).out, check(&home, 0), "once is enough");
}

#[test]
fn what_is_gone_with_an_emptied_journal_is_said() {
    for is_there in [true, false] {
        let home = archived();
        let journal = file(&home, "journal.jsonl");
        if is_there {
            fs::write(&journal, "").expect("empties");
        } else {
            fs::remove_file(&journal).expect("removes");
        }
        check(&home, 3);
        let run = home.run(["check", "--repair"]);
        assert_eq!(run.code, Some(0), "{}", run.err);
        assert!(run.out.contains("sau thay đổi số 3") && run.out.contains("tất cả đã mất"), "{}", run.out);
        assert!(check(&home, 0).contains("số 4 đã mất hẳn"));
        assert_eq!(home.run(["undo"]).code, Some(3), "perhaps one's last edit is among them");
        home.ok(["set", "nv-1", "result=năm"]);
        home.ok(["undo"]);
    }
}

#[test]
fn an_undo_takes_back_nothing_older_than_what_cannot_be_read() {
    let home = archived();
    home.ok(["undo"]);
    fs::remove_file(file(&home, "archive/journal-3.jsonl")).expect("removes");
    let before = fs::read(file(&home, "journal.jsonl")).expect("reads");
    let run = home.run(["undo"]);
    assert_eq!((run.code, run.out.as_str()), (Some(3), ""), "{}", run.err);
    assert!(run.err.contains("hoàn tác") && run.err.contains("journal-3.jsonl"), "{}", run.err);
    assert_eq!(fs::read(file(&home, "journal.jsonl")).expect("reads"), before, "nothing was written");
}

/// An edit of somebody else's, sealed as their program would.
fn by_binh(home: &Home, n: u64, from: &str, to: &str) {
    let path = file(home, "journal.jsonl");
    let line = format!(
        r#"{{"n":{n},"site":"x","t":"2026-11-22T00:10:00Z","by":"binh","op":"set","id":"nv-1","f":{{"status":"{to}"}},"was":{{"status":"{from}"}}"#
    );
    let sum = crc32fast::hash(line.as_bytes());
    let text = fs::read_to_string(&path).expect("reads");
    fs::write(path, format!("{text}{line},\"crc\":\"{sum:08x}\"}}\n")).expect("writes");
}

#[test]
fn an_undo_names_who_edited_later_and_whose_edit_it_takes_back() {
    let home = store();
    by_binh(&home, 3, "doing", "paused");
    by_binh(&home, 4, "paused", "doing");
    let before = fs::read(file(&home, "journal.jsonl")).expect("reads");
    let run = home.run(["undo"]);
    assert_eq!((run.code, run.out.as_str()), (Some(4), ""), "{}", run.err);
    assert!(run.err.contains("thay đổi 3 của binh lúc 22/11/2026 07:10"), "{}", run.err);
    assert_eq!(fs::read(file(&home, "journal.jsonl")).expect("reads"), before, "nothing was written");
    let run = home.ok(["undo", "--edit", "4"]);
    assert!(run.out.starts_with("Sửa đổi số 4 là của binh."), "{}", run.out);
    let json = home.ok(["undo", "--edit", "3", "--json"]);
    assert!(json.err.contains("của binh") && json.items().len() == 1, "{}", json.err);
    assert!(!home.ok(["undo"]).out.contains("là của"), "one's own is not named");
}

#[test]
fn a_store_that_never_had_the_beginning_is_said_to_begin_later() {
    let home = archived();
    fs::remove_dir_all(file(&home, "archive")).expect("removes");
    fs::remove_file(file(&home, "store.json.bak")).expect("removes");
    let snapshot = file(&home, "store.json");
    let text = fs::read_to_string(&snapshot).expect("reads");
    fs::write(&snapshot, text.replace("\"first_n\":1,", "")).expect("writes");
    let said = check(&home, 0);
    assert!(said.contains("bắt đầu từ thay đổi số 4") && said.contains("không có lỗi"), "{said}");
    let log = home.ok(["log"]);
    assert!(log.err.contains("bắt đầu từ thay đổi số 4"), "{}", log.err);
}

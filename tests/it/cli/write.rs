//! The commands that change records: what each does, what each refuses, and with which exit code.

use std::fs;
use std::process::Stdio;

use serde_json::{Value, json};

use super::{Home, Run};

const TODAY: &str = "2026-03-20";

/// Runs at a home, with a day that does not move.
/// Runs, and holds the run to an exit code, an empty stdout and words on stderr.
fn refused(home: &Home, code: i32, args: &[&str], words: &[&str]) {
    let before = home.run(["log", "--json"]).out;
    let run = home.run(args);
    assert_eq!((run.code, run.out.as_str()), (Some(code), ""), "{args:?}: {}", run.err);
    for word in words {
        assert!(run.err.contains(word), "{args:?}: no {word:?} in {}", run.err);
    }
    assert_eq!(home.run(["log", "--json"]).out, before, "{args:?} saved something");
}

fn add(home: &Home, args: &[&str]) -> String {
    let run = home.ok([&["add"], args].concat());
    run.out.strip_suffix('\n').expect("one line").to_owned()
}

fn item(home: &Home, id: &str) -> Value {
    home.ok(["show", id, "--json"]).items()[0].clone()
}

fn log(home: &Home, args: &[&str]) -> Vec<Value> {
    home.ok([&["log", "--json"], args].concat()).items()
}

#[test]
fn a_new_record_is_there_with_all_that_was_said() {
    let home = Home::on(TODAY);
    let id = add(
        &home,
        &[
            "task",
            "Trình kế hoạch",
            "--lead",
            "Sở KH&CN Hà Nội",
            "--partners=ubnd-tp-ha-noi",
            "--due",
            "trước ngày 30/10",
            "--document",
            "1139/QĐ-UBND",
            "--status",
            "đang thực hiện",
            "--follow-up",
            "Trần An",
            "--tags",
            "một, hai",
            "--tags=ba",
            "--progress",
            "40%",
        ],
    );
    assert!(id.starts_with("nv-") && id.len() == 9, "{id:?}");
    let item = item(&home, &id);
    for (name, value) in [
        ("title", json!("Trình kế hoạch")),
        ("lead", json!(["so-khcn-ha-noi"])),
        ("partners", json!(["ubnd-tp-ha-noi"])),
        ("document", json!("qd-1139-qd-ubnd-ha-noi")),
        ("status", json!("doing")),
        ("follow_up", json!("Trần An")),
        ("tags", json!(["một", "hai", "ba"])),
        ("progress", json!(40)),
        ("rev", json!(0)),
        ("last_day", json!("2026-10-29")),
    ] {
        assert_eq!(item[name], value, "{name}");
    }
    assert_eq!(item["deadline"]["year_inferred"], true);
    let listed = home.ok(["list", "nhiệm vụ", "--filter", "status:doing", "--json"]).items();
    assert_eq!(listed.len(), 1);
    assert!(home.ok(["find", "trinh ke hoach", "--json"]).items().iter().any(|it| it["id"] == id.as_str()));
    let made = home.ok(["add", "agency", "Sở Xây dựng", "--jurisdiction", "Hà Nội", "--json"]).items();
    assert_eq!((&made[0]["title"], &made[0]["jurisdiction"]), (&json!("Sở Xây dựng"), &json!("ha-noi")));
}

#[test]
fn words_that_nobody_understands_are_kept_and_told() {
    let home = Home::on(TODAY);
    let run = home.run(["add", "task", "x", "--due", "khi có kinh phí"]);
    assert_eq!(run.code, Some(0));
    assert!(run.err.contains("khi có kinh phí"), "{}", run.err);
    assert_eq!(item(&home, run.out.trim())["deadline"], json!({"text": "khi có kinh phí"}));
}

#[test]
fn fields_are_changed_and_cleared_by_the_beginning_of_an_id() {
    let home = Home::on(TODAY);
    let id = add(&home, &["task", "Việc", "--assignee", "An"]);
    let run = home.ok([
        "set",
        &id[..8],
        "status=doing",
        "assignee=",
        "partners=ubnd-tp-ha-noi",
        "partners=so-khcn-ha-noi",
    ]);
    assert!(run.out.contains("Đang thực hiện"), "{}", run.out);
    let item = item(&home, &id);
    assert_eq!(
        (&item["status"], &item["assignee"], &item["rev"]),
        (&json!("doing"), &Value::Null, &json!(1))
    );
    assert_eq!(item["partners"], json!(["ubnd-tp-ha-noi", "so-khcn-ha-noi"]));
    let run = home.ok(["set", &id, "status=doing"]);
    assert!(run.out.contains("Không có gì"), "{}", run.out);
    assert_eq!(log(&home, &[&id]).len(), 2);
}

#[test]
fn what_cannot_be_is_named_with_its_field_and_nothing_is_saved() {
    let home = Home::on(TODAY);
    let id = add(&home, &["task", "Việc", "--start", "1/3/2026"]);
    let part = add(&home, &["task", "Phần", "--parent", &id]);
    let (set, hostile) = (format!("parent={part}"), "title=a\x1b[2J");
    for (args, words) in [
        (&["add", "task", " "][..], &["title"][..]),
        (&["add", "tsak", "x"], &["tsak", "task"]),
        (&["add", "task", "x", "--led", "a"], &["--led", "--lead"]),
        (&["add", "task", "x", "--short", "a"], &["--short", "nhiệm vụ"]),
        (&["add", "task", "x", "--lead", "Sở KH&CN"], &["--lead", "so-khcn-ha-noi", "so-khcn-tp-hcm"]),
        (&["add", "task", "x", "--lead", "so-khcn-ha-nox"], &["--lead", "so-khcn-ha-noi"]),
        (&["add", "task", "x", "--due", "31/2/2026"], &["--due", "31/2/2026", "28"]),
        (&["add", "task", "x", "--assignee", "a", "--assignee", "b"], &["--assignee", "2"]),
        (&["add", "task", "a\u{9b}31m"], &["title", "U+009B"]),
        (&["set", &id, "progress=101"], &["progress", "101", "100"]),
        (&["set", &id, "status=doen"], &["status", "doen", "done"]),
        (&["set", &id, "stauts=done"], &["stauts", "status"]),
        (&["set", &id, "done-on=1/2/2026"], &["done_on", "01/02/2026", "01/03/2026"]),
        (&["set", &id, "due=1/2/2026"], &["deadline", "Bắt đầu"]),
        (&["set", &id, &set], &["parent", "“Phần”"]),
        (&["set", &id, hostile], &["title", "U+001B"]),
        (&["set", &id, "rev=7"], &["rev"]),
        (&["set", &id, "status"], &["status=doing"]),
        (&["set", &id, "title=x", "--if-rev", "a"], &["--if-rev"]),
        (&["done", &id, "--on", "1/2/2026"], &["done_on", &id]),
        (&["done", "so-khcn-ha-noi"], &["so-khcn-ha-noi", "cơ quan"]),
        (&["move", &id, "hoàn thnàh"], &["status", "done"]),
        (&["move", "so-khcn-ha-noi", "done"], &["status"]),
        (&["note", &id, " "], &["note"]),
        (&["note", &id, "a\u{202e}b"], &["U+202E"]),
        (&["measure", "ct-hn-2030-5g", "1.234"], &["1.234", "1,234"]),
        (&["measure", "ct-hn-2030-5g", "nhiều"], &["nhiều"]),
        (&["measure", "ct-hn-2030-5g", "1", "--on", "45/13"], &["--on", "45/13"]),
        (&["measure", &id, "1"], &[&id, "nhiệm vụ"]),
        (&["undo", "0"], &["“0”"]),
        (&["undo", "-1"], &["“-1”"]),
        (&["undo", "1", "--edit", "1"], &["--edit"]),
        (&["log", "--limit", "x"], &["--limit"]),
    ] {
        refused(&home, 2, args, words);
    }
}

#[test]
fn an_id_that_is_none_or_many_is_exit_1() {
    let home = Home::on(TODAY);
    let id = add(&home, &["task", "Việc"]);
    for args in [
        &["set", "nope", "title=x"][..],
        &["done", &id, "nope"],
        &["move", "nope", "done"],
        &["note", "nope", "x"],
        &["remove", "nope"],
        &["log", "nope"],
        &["undo", "--edit", "99"],
        &["redo"],
    ] {
        refused(&home, 1, args, &[]);
    }
    refused(&home, 1, &["set", "ct-hn-2030", "title=x"], &["ct-hn-2030-5g"]);
}

#[test]
fn several_are_finished_in_one_edit_and_undone_in_one() {
    let home = Home::on(TODAY);
    let (a, b) = (add(&home, &["task", "A"]), add(&home, &["milestone", "B"]));
    home.ok(["done", &a, &a, &b, "--on", "15/3/2026"]);
    assert_eq!(
        (&item(&home, &a)["status"], &item(&home, &a)["done_on"]),
        (&json!("done"), &json!("2026-03-15"))
    );
    assert_eq!(item(&home, &b)["done_on"], "2026-03-15");
    let edits: Vec<_> = log(&home, &["--limit", "1"]).iter().map(|item| item["n"].clone()).collect();
    assert_eq!(edits, [json!(3), json!(3)]);
    let run = home.ok(["undo"]);
    assert!(run.out.contains(&a) && run.out.contains(&b), "{}", run.out);
    assert!(item(&home, &a)["done_on"].is_null() && item(&home, &b)["done_on"].is_null());
    home.ok(["done", &a, "--result", "Đã trình"]);
    assert_eq!(
        (&item(&home, &a)["result"], &item(&home, &a)["done_on"]),
        (&json!("Đã trình"), &json!("2026-03-20"))
    );
}

#[test]
fn the_day_of_completion_goes_with_the_state() {
    let home = Home::on(TODAY);
    let id = add(&home, &["task", "A"]);
    home.ok(["move", &id, "Hoàn thành"]);
    assert_eq!(item(&home, &id)["done_on"], "2026-03-20");
    home.ok(["move", &id, "paused"]);
    assert_eq!((&item(&home, &id)["status"], &item(&home, &id)["done_on"]), (&json!("paused"), &Value::Null));
}

#[test]
fn notes_and_measurements_come_to_the_end() {
    let home = Home::on(TODAY);
    home.ok(["note", "ct-hn-2030-5g", "một"]);
    home.ok(["note", "ct-hn-2030-5g", "hai"]);
    home.ok([
        "measure",
        "ct-hn-2030-5g",
        "37,5",
        "--on",
        "31/12/2025",
        "--period",
        "2025",
        "--source",
        "BC 12",
    ]);
    home.ok(["measure", "ct-hn-2030-5g", "-1"]);
    let target = item(&home, "ct-hn-2030-5g");
    let notes = target["notes"].as_array().expect("notes");
    let last: Vec<_> = notes[notes.len() - 2..].iter().map(|note| note["text"].clone()).collect();
    assert_eq!(last, [json!("một"), json!("hai")]);
    let measured = &target["measurements"];
    assert_eq!(measured[0]["value"], json!(37.5));
    assert_eq!((&measured[0]["on"], &measured[0]["period"]), (&json!("2025-12-31"), &json!("2025")));
    assert_eq!((&measured[1]["value"], &measured[1]["on"]), (&json!(-1.0), &json!("2026-03-20")));
}

#[test]
fn what_others_refer_to_stays_and_what_is_removed_can_come_back() {
    let home = Home::on(TODAY);
    let id = add(&home, &["task", "A"]);
    refused(&home, 4, &["remove", "so-khcn-ha-noi"], &["so-khcn-ha-noi"]);
    home.ok(["remove", &id]);
    assert_eq!(home.run(["show", &id]).code, Some(1));
    assert_eq!(log(&home, &[&id]).len(), 2);
    home.ok(["undo", "--edit", "2"]);
    assert_eq!(item(&home, &id)["title"], "A");
}

#[test]
fn undo_and_redo_go_back_and_forth_and_the_log_tells_all() {
    let home = Home::on(TODAY);
    let id = add(&home, &["task", "A"]);
    for status in ["paused", "doing", "review"] {
        home.ok(["set", &id, &format!("status={status}")]);
    }
    let status = || item(&home, &id)["status"].clone();
    home.ok(["undo", "2"]);
    assert_eq!(status(), "paused");
    home.ok(["redo", "2"]);
    assert_eq!(status(), "review");
    let run = home.ok(["undo"]);
    assert!(run.out.contains("Chờ xác nhận hoàn thành → Đang thực hiện"), "{}", run.out);
    refused(&home, 4, &["undo", "--edit", "1"], &["1"]);
    let items = log(&home, &[&id]);
    let numbers: Vec<_> = items.iter().map(|item| item["n"].as_u64().expect("a number")).collect();
    assert_eq!(numbers, (1..=9).rev().collect::<Vec<_>>());
    assert_eq!((&items[0]["op"], &items[0]["undo"]), (&json!("set"), &json!(4)));
    assert_eq!(
        (&items[0]["f"], &items[0]["was"]),
        (&json!({"status": "doing"}), &json!({"status": "review"}))
    );
    assert!(items.iter().all(|item| ["t", "by", "id"].iter().all(|name| item[name].is_string())));
    assert_eq!(
        (&items[8]["op"], &items[8]["f"]["title"], &items[8]["was"]),
        (&json!("add"), &json!("A"), &Value::Null)
    );
    let told = home.ok(["log", &id, "--limit", "3"]).out;
    assert!(told.contains("Trạng thái") && told.contains('→'), "{told}");
}

#[test]
fn what_was_added_is_undone_once_and_then_there_is_nothing_left() {
    let home = Home::on(TODAY);
    let id = add(&home, &["task", "A"]);
    assert!(home.ok(["undo"]).out.contains("xóa A"));
    assert_eq!(home.run(["show", &id]).code, Some(1));
    refused(&home, 1, &["undo"], &[]);
    home.ok(["redo"]);
    assert_eq!(item(&home, &id)["title"], "A");
}

#[test]
fn a_revision_that_has_passed_is_a_conflict() {
    let home = Home::on(TODAY);
    let id = add(&home, &["task", "A"]);
    home.ok(["set", &id, "status=doing", "--if-rev", "0"]);
    refused(&home, 4, &["set", &id, "status=done", "--if-rev", "0"], &[&id, "0", "1"]);
    home.ok(["set", &id, "status=done", "--if-rev", "1"]);
}

#[test]
fn a_store_is_made_once_and_by_the_first_edit_too() {
    let home = Home::on(TODAY);
    assert!(home.ok(["init"]).out.contains("cncl"));
    refused(&home, 4, &["init"], &["cncl"]);
    let store = home.path().join(".local/share/cncl");
    assert!(store.join("store.json").is_file() && store.join("journal.jsonl").is_file());
    let empty = Home::on(TODAY);
    empty.ok(["init", "--empty"]);
    assert_eq!(empty.ok(["list", "task", "--json"]).items(), [] as [Value; 0]);
    let lazy = Home::on(TODAY);
    refused(&lazy, 2, &["add", "task", ""], &[]);
    assert!(lazy.is_empty(), "a refused edit made a store");
    add(&lazy, &["task", "A"]);
    assert!(lazy.ok(["list", "task", "--json"]).items().len() > 10);
}

#[test]
fn whoever_may_only_read_writes_nothing() {
    let home = Home::on(TODAY);
    let id = add(&home, &["task", "A"]);
    for args in [
        &["add", "task", "B"][..],
        &["set", &id, "title=B"],
        &["done", &id],
        &["move", &id, "done"],
        &["note", &id, "x"],
        &["measure", "ct-hn-2030-5g", "1"],
        &["remove", &id],
        &["undo"],
        &["redo"],
        &["compact"],
        &["check", "--repair"],
    ] {
        refused(&home, 5, &[args, &["--read-only"]].concat(), &["cncl"]);
    }
    home.ok(["check", "--read-only"]);
    assert_eq!(Home::on(TODAY).run(["init", "--read-only"]).code, Some(5));
    assert_eq!(home.run(["import", "x.json", "--restricted"]).code, Some(5));
    assert_eq!(home.run(["export", "json", "-o", "x.json", "--restricted"]).code, Some(5));
}

#[test]
fn a_damaged_store_is_named_with_its_line_and_left_alone() {
    let home = Home::on(TODAY);
    let id = add(&home, &["task", "A"]);
    home.ok(["set", &id, "status=doing"]);
    home.ok(["check"]);
    let journal = home.path().join(".local/share/cncl/journal.jsonl");
    let sound = fs::read_to_string(&journal).expect("a journal");
    let damaged = sound.replacen("\"title\":\"A\"", "\"title\":\"B\"", 1);
    fs::write(&journal, &damaged).expect("written");
    for args in [&["list", "task"][..], &["set", &id, "title=C"], &["check"], &["check", "--json"]] {
        let run = home.run(args);
        assert_eq!(run.code, Some(3), "{args:?}: {}", run.err);
        let said = [run.out, run.err].concat();
        assert!(said.contains("journal.jsonl") && said.contains('2'), "{args:?}: {said}");
    }
    assert_eq!(fs::read_to_string(&journal).expect("a journal"), damaged);
    let problem = &home.run(["check", "--json"]).items()[0];
    assert_eq!(problem["line"], 2);
    assert_eq!(home.run(["check", "--repair"]).code, Some(0));
    home.ok(["check"]);
}

#[test]
fn the_torn_end_of_a_journal_is_told_once_and_cut_by_the_next_edit() {
    let home = Home::on(TODAY);
    let id = add(&home, &["task", "A"]);
    let journal = home.path().join(".local/share/cncl/journal.jsonl");
    let mut bytes = fs::read(&journal).expect("a journal");
    bytes.extend_from_slice(b"{\"n\":2,\"si");
    fs::write(&journal, &bytes).expect("written");
    let run = home.ok(["show", &id]);
    assert_eq!(run.err.matches("journal.jsonl").count(), 1, "{}", run.err);
    assert_eq!(home.ok(["note", &id, "x"]).err.matches("journal.jsonl").count(), 1);
    assert_eq!(home.ok(["show", &id]).err, "");
}

#[test]
fn compacting_keeps_the_records_and_the_history() {
    let home = Home::on(TODAY);
    let id = add(&home, &["task", "A"]);
    home.ok(["set", &id, "title=B"]);
    home.ok(["compact"]);
    assert_eq!(item(&home, &id)["title"], "B");
    assert_eq!(log(&home, &[&id]).len(), 2);
    home.ok(["undo"]);
    assert_eq!(item(&home, &id)["title"], "A");
    assert_eq!(Home::on(TODAY).run(["compact"]).code, Some(3));
}

#[test]
fn eight_who_write_at_once_lose_nothing() {
    const WRITERS: usize = 8;
    const EDITS: usize = 25;
    let home = Home::on(TODAY);
    let id = add(&home, &["task", "Chung"]);
    let own: Vec<String> = (0..WRITERS).map(|n| add(&home, &["task", &format!("Việc {n}")])).collect();
    std::thread::scope(|scope| {
        for (n, own) in own.iter().enumerate() {
            let (home, id) = (&home, &id);
            scope.spawn(move || {
                for edit in 1..=EDITS {
                    let run = home.run(["set", own, &format!("progress={edit}")]);
                    assert_eq!(run.code, Some(0), "{}", run.err);
                }
                let run = home.run(["note", id, &format!("từ {n}")]);
                assert_eq!(run.code, Some(0), "{}", run.err);
            });
        }
    });
    for own in &own {
        let item = item(&home, own);
        assert_eq!((&item["progress"], &item["rev"]), (&json!(EDITS), &json!(EDITS)));
    }
    assert_eq!(item(&home, &id)["notes"].as_array().map(Vec::len), Some(WRITERS));
    let entries = log(&home, &[]);
    let numbers: Vec<_> = entries.iter().map(|item| item["n"].as_u64().expect("a number")).collect();
    let all = (1 + WRITERS + WRITERS * (EDITS + 1)) as u64;
    assert_eq!(numbers, (1..=all).rev().collect::<Vec<_>>());
    home.ok(["check"]);
}

#[test]
fn of_two_who_change_one_field_at_once_nobody_is_overwritten_unseen() {
    let home = Home::on(TODAY);
    let id = add(&home, &["task", "Chung"]);
    let results: Vec<(String, Run)> = std::thread::scope(|scope| {
        let home = &home;
        let writers: Vec<_> = (0..6)
            .map(|n| {
                let change = format!("assignee=Người {n}");
                let id = &id;
                scope.spawn(move || (change.clone(), home.run(["set", id, &change, "--if-rev", "0"])))
            })
            .collect();
        writers.into_iter().map(|writer| writer.join().expect("no panic")).collect()
    });
    let saved: Vec<_> = results.iter().filter(|(_, run)| run.code == Some(0)).collect();
    assert_eq!(saved.len(), 1, "{:?}", results.iter().map(|(_, run)| run.code).collect::<Vec<_>>());
    assert!(results.iter().all(|(_, run)| matches!(run.code, Some(0 | 4))));
    let kept = item(&home, &id)["assignee"].as_str().expect("somebody").to_owned();
    assert!(saved[0].0.ends_with(&kept), "{kept}");
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let home = Home::on(TODAY);
    let mut child =
        home.command().args(["export", "json"]).stdout(Stdio::piped()).spawn().expect("the program starts");
    drop(child.stdout.take());
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}

#[test]
fn every_command_that_changes_gives_the_records_back_as_json() {
    let home = Home::on(TODAY);
    let id = add(&home, &["task", "Việc cần trả về"]);
    let target = add(&home, &["target", "Chỉ tiêu", "--condition", ">=", "--low", "10"]);
    let back = |args: &[&str]| {
        let items = home.ok([args, &["--json"]].concat()).items();
        assert_eq!(items.len(), 1, "{args:?}");
        items[0].clone()
    };
    assert_eq!(back(&["set", &id, "progress=40"])["progress"], 40);
    assert_eq!(back(&["set", &id, "progress=40"])["progress"], 40, "also where nothing changed");
    assert_eq!(back(&["move", &id, "doing"])["status"], "doing");
    assert_eq!(back(&["note", &id, "đã gọi"])["notes"][0]["text"], "đã gọi");
    assert_eq!(back(&["measure", &target, "12"])["measurements"][0]["value"], 12.0);
    assert_eq!(back(&["done", &id])["state"], "done");
    assert_eq!(back(&["undo"])["status"], "doing");
    assert_eq!(back(&["redo"])["status"], "done");
    assert_eq!(back(&["remove", &id])["title"], "Việc cần trả về", "what is gone as it was");
}

/// Runs `edit` with an editor that is a line of shell; `$1` is the file.
#[cfg(unix)]
fn edit(home: &Home, id: &str, script: &str) -> Run {
    let editor = home.path().join("editor.sh");
    fs::write(&editor, script).expect("writes");
    let editor = format!("sh {}", editor.display());
    let args = ["--today", "2026-03-20", "edit", id];
    Run::of(home.command().env("VISUAL", editor).env("PATH", "/usr/bin:/bin").args(args))
}

#[test]
#[cfg(unix)]
fn edit_opens_an_editor_and_saves_what_it_leaves() {
    let home = Home::on(TODAY);
    let id = add(&home, &["task", "Việc cần sửa", "--progress", "10"]);
    let run = edit(
        &home,
        &id,
        r#"sed -i 's/^progress = 10/progress = 40/; s/^# deadline = .*/deadline = "30\/10"/' "$1""#,
    );
    assert_eq!(run.code, Some(0), "{}", run.err);
    let after = item(&home, &id);
    assert_eq!((&after["progress"], &after["last_day"]), (&json!(40), &json!("2026-10-30")));
    let run = edit(&home, &id, "true");
    assert!(run.out.contains("Không có gì thay đổi"), "{}", run.out);
}

#[test]
#[cfg(unix)]
fn edit_refuses_with_the_sentences_of_set_and_keeps_the_text() {
    let home = Home::on(TODAY);
    let id = add(&home, &["task", "Việc cần sửa", "--progress", "10"]);
    let run = edit(&home, &id, r#"sed -i 's/^progress = 10/progress = 150/' "$1""#);
    assert_eq!(run.code, Some(2), "{}", run.err);
    let set = home.run(["set", &id, "progress=150"]);
    let sentence = set.err.lines().next().expect("a sentence");
    assert!(run.err.contains(sentence), "{} / {}", run.err, set.err);
    let kept = run.err.split_whitespace().find(|word| word.contains(".toml")).expect("names the file");
    assert!(fs::read_to_string(kept).expect("is there").contains("progress = 150"));
    fs::remove_file(kept).expect("goes");
    assert_eq!(item(&home, &id)["progress"], 10);
    let run = edit(&home, &id, "false");
    assert!(run.code == Some(2) && run.err.contains("trình soạn thảo"), "{}", run.err);
}

#[test]
fn a_document_that_is_there_already_is_warned_of_and_added_all_the_same() {
    let home = Home::on(TODAY);
    let args = ["add", "document", "Kế hoạch", "--number", "7/KH-SKHCN", "--issuer", "so-khcn-ha-noi"];
    assert_eq!(home.ok(args).err, "");
    let again = home.ok(args);
    assert!(again.err.contains("Đã có văn bản cùng số"), "{}", again.err);
}

/// A day that is still to come was once taken, and 30/10 was the next one instead of the last.
#[test]
fn what_is_done_was_done_on_a_day_that_is_past() {
    let home = Home::on(TODAY);
    let id = home.run(["add", "task", "Lập dự toán"]).out.trim().to_owned();
    let day = ["--today", "2026-11-22"];
    let refused = home.run(day.into_iter().chain(["done", &id, "--on", "2031-01-01"]));
    assert_eq!(refused.code, Some(2), "{}", refused.err);
    assert!(refused.err.contains("2031") && refused.err.contains("22/11/2026"), "{}", refused.err);
    assert_eq!(home.run(day.into_iter().chain(["done", &id, "--on", "30/10"])).code, Some(0));
    let shown = home.run(["show", &id, "--json"]).out;
    assert!(shown.contains(r#""done_on":"2026-10-30""#), "{shown}");
}

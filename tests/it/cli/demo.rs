//! `--demo` and `init --demo`: the sample office, and the mark that it has wherever it goes.

use serde_json::Value;

use super::{Home, Run};

const MARK: &str = "MẪU – số liệu bịa";

fn home() -> Home {
    Home::on("2026-12-01")
}

fn demo(home: &Home, args: &[&str]) -> Run {
    home.run([&["--demo"], args].concat())
}

fn json(run: &Run) -> Value {
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}", run.out))
}

#[test]
fn what_people_read_begins_with_the_mark_and_nothing_is_written() {
    let home = home();
    for args in [
        &["due"][..],
        &["list", "task"],
        &["find", "giải ngân"],
        &["show", "nv-mau-001"],
        &["board"],
        &["targets"],
        &["summary"],
        &["summary", "--by", "assignee"],
        &["timeline"],
        &["log"],
        &["due", "--brief"],
    ] {
        let run = demo(&home, args);
        assert_eq!(
            (run.code, run.out.lines().next(), run.err.as_str()),
            (Some(0), Some(MARK), ""),
            "{args:?}"
        );
    }
    let without = home.ok(["due"]);
    assert!(!without.out.contains(MARK));
    assert!(home.is_empty());
}

#[test]
fn what_programs_read_is_marked_in_its_own_way() {
    let home = home();
    for args in [
        &["list", "task", "--json"][..],
        &["due", "--json"],
        &["log", "--json"],
        &["summary", "--json"],
        &["find", "giải ngân", "--json"],
        &["export", "json"],
    ] {
        assert_eq!(json(&demo(&home, args))["sample"], true, "{args:?}");
        let of_facts = json(&home.run(args));
        assert!(of_facts["sample"].is_null(), "{args:?}");
    }
    // Where nothing of what was asked for is invented, nothing says so.
    let facts = demo(&home, &["list", "task", "--filter", "-certainty:sample", "--json"]);
    assert!(json(&facts)["sample"].is_null() && !facts.items().is_empty());
    let lines = demo(&home, &["list", "task", "--jsonl"]).out;
    let of = |line: &str| serde_json::from_str::<Value>(line).expect("an item");
    let (sample, facts): (Vec<_>, Vec<_>) =
        lines.lines().map(of).partition(|item| item["certainty"] == "sample");
    assert!(
        sample.len() > 60
            && sample.iter().all(|item| item["id"].as_str().is_some_and(|id| id.contains("-mau-")))
    );
    assert!(facts.iter().all(|item| item["rev"] == 0));
    assert!(!demo(&home, &["list", "task", "--tsv"]).out.contains(MARK));
    let log = demo(&home, &["log", "--json"]).items();
    assert!(log.len() > 200 && log.iter().all(|item| item["sample"] == true));
}

#[test]
fn a_calendar_says_in_its_name_and_at_each_event_what_is_invented() {
    let home = home();
    let text = demo(&home, &["export", "ics"]).out.replace("\r\n ", "");
    assert!(
        text.contains(&format!("X-WR-CALNAME:Thời hạn công nghệ chiến lược ({MARK})")),
        "{}",
        &text[..400]
    );
    let mut sample = 0;
    for event in text.split("BEGIN:VEVENT").skip(1) {
        let is_sample = event.contains("-mau-");
        sample += usize::from(is_sample);
        assert_eq!(event.contains("SUMMARY:[MẪU]"), is_sample, "{event}");
    }
    assert!(sample > 60 && text == demo(&home, &["export", "ics"]).out.replace("\r\n ", ""));
    assert!(!home.ok(["export", "ics"]).out.contains("MẪU"));
}

#[test]
fn the_same_day_gives_the_same_bytes_and_the_next_another_office() {
    let home = home();
    let export = |day: &str| demo(&home, &["--today", day, "export", "jsonl"]).out;
    assert_eq!(export("2026-12-01"), export("2026-12-01"));
    assert_ne!(export("2026-12-01"), export("2026-12-02"));
}

#[test]
fn edits_are_made_in_memory_and_that_is_said() {
    let home = home();
    let done = demo(&home, &["done", "nv-mau-006", "--result", "Đã trình"]);
    assert_eq!(done.code, Some(0), "{}", done.err);
    assert!(done.err.contains("không được giữ lại") && done.err.contains("cncl init --demo"), "{}", done.err);
    let added = demo(&home, &["add", "task", "Việc của tôi"]);
    assert_eq!(added.out.trim().lines().count(), 1, "the id alone: {}", added.out);
    assert!(demo(&home, &["log", "--since", "last"]).code == Some(0) && home.is_empty());
    let refused = demo(&home, &["--read-only", "note", "nv-mau-006", "x"]);
    assert_eq!((refused.code, refused.out.as_str()), (Some(5), ""), "{}", refused.err);
}

#[test]
fn nothing_of_the_sample_is_ones_own() {
    let home = home();
    let undo = demo(&home, &["undo"]);
    assert_eq!((undo.code, undo.out.as_str()), (Some(1), ""), "{}", undo.err);
    let named = demo(&home, &["undo", "--edit", "3"]);
    assert_eq!((named.code, named.out.as_str()), (Some(5), ""), "{}", named.err);
    assert!(named.err.contains("lịch sử bịa"), "{}", named.err);
}

#[test]
fn a_flag_beats_what_else_names_a_store_and_two_flags_are_refused() {
    let home = home();
    let run = Run::of(home.command().args(["--demo", "due"]).env("CNCL_STORE", "/nowhere"));
    assert_eq!((run.code, run.out.lines().next()), (Some(0), Some(MARK)), "{}", run.err);
    home.write_config("store = \"/nowhere\"\n");
    assert_eq!(demo(&home, &["due"]).code, Some(0));
    for (args, other) in [
        (&["--store", "x", "due"][..], "--store"),
        (&["--store", "x"], "--store"),
        (&["init", "--empty"], "--empty"),
        (&["check"], "cncl init --demo"),
        (&["compact"], "cncl init --demo"),
    ] {
        let run = demo(&home, args);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{args:?}: {}", run.err);
        assert!(run.err.contains("--demo") && run.err.contains(other), "{args:?}: {}", run.err);
    }
    let far = demo(&home, &["--today", "1900-02-01", "due"]);
    assert_eq!((far.code, far.out.as_str()), (Some(2), ""), "{}", far.err);
    assert!(far.err.contains("1900-02-01"), "{}", far.err);
    let restricted = demo(&home, &["--restricted", "due"]);
    assert_eq!((restricted.code, restricted.out.lines().next()), (Some(0), Some(MARK)), "{}", restricted.err);
}

#[test]
fn a_sample_store_is_a_store_like_any_other_and_stays_marked() {
    let home = home();
    let at = |args: &[&str]| home.run([&["--store", "kho"], args].concat());
    let made = at(&["init", "--demo"]);
    assert_eq!(made.code, Some(0), "{}", made.err);
    assert!(made.out.contains("là bịa"), "{}", made.out);
    let check = at(&["check"]);
    assert_eq!((check.code, check.err.as_str()), (Some(0), ""), "{}", check.out);
    let again = at(&["init", "--demo"]);
    assert_eq!((again.code, again.out.as_str()), (Some(4), ""), "{}", again.err);
    for account in ["mau-an", "mau-binh", "mau-chi"] {
        assert!(at(&["log"]).out.contains(account), "{account}");
    }
    assert_eq!(at(&["undo"]).code, Some(1));
    assert_eq!(at(&["undo", "--edit", "7"]).code, Some(5));
    let due = at(&["due"]);
    assert_eq!((due.code, due.out.lines().next()), (Some(0), Some(MARK)), "{}", due.err);
    assert_eq!(at(&["find", "phiếu khảo sát"]).out.lines().next(), Some(MARK));
    // The records are those of the sample in memory.
    assert_eq!(at(&["export", "jsonl"]).out, demo(&home, &["export", "jsonl"]).out);
    let note = at(&["note", "nv-mau-006", "của tôi"]);
    assert_eq!((note.code, note.err.as_str()), (Some(0), ""));
    assert_eq!(at(&["undo"]).code, Some(0));
    assert_eq!(at(&["compact"]).code, Some(0));
    assert_eq!((at(&["check"]).code, at(&["undo", "--edit", "7"]).code), (Some(0), Some(5)));
    let n = |run: &Run| {
        run.items().iter().filter_map(|item| item["n"].as_u64()).collect::<std::collections::BTreeSet<_>>()
    };
    let all = n(&at(&["log", "--json"]));
    assert_eq!(
        all.first().copied().zip(all.last().copied()),
        Some((1, all.len() as u64)),
        "no number is missing"
    );
}

#[test]
fn a_sample_that_comes_into_a_store_keeps_its_mark_and_raises_the_format() {
    let home = home();
    let sample = demo(&home, &["list", "assessment", "--json"]).out;
    let file = home.write_file("mau.json", &sample);
    home.ok(["init"]);
    let import = home.run(["import", file.to_str().expect("UTF-8")]);
    assert_eq!(import.code, Some(0), "{}", import.err);
    assert!(import.err.contains("định dạng 2"), "{}", import.err);
    assert_eq!(home.ok(["list", "assessment"]).out.lines().next(), Some(MARK));
    let head = std::fs::read_to_string(home.path().join(".local/share/cncl/store.json")).expect("a store");
    assert!(head.starts_with("{\"format\":2,"), "{}", &head[..60]);
    assert_eq!(home.ok(["check"]).code, Some(0));
}

//! `export ics`: what is written is read back as other programs would read it.

use icalendar::parser::{read_calendar, unfold};
use icalendar::{Calendar, Component};
use serde_json::Value;

use super::{Run, cncl};

fn exported(store: &str, args: &[&str]) -> (String, Calendar) {
    // Without a name it is the place where a store is looked for, and that is empty.
    let place = if store.is_empty() { vec![] } else { vec!["--store", store] };
    let run = cncl(&[&place[..], &["--today", "2026-11-22", "export", "ics"], args].concat());
    assert_eq!(run.code, Some(0), "{}", run.err);
    let calendar = read_calendar(&unfold(&run.out)).expect("a calendar").into();
    (run.out, calendar)
}

fn add(store: &str, args: &[&str]) -> String {
    let run = cncl(&[&["--store", store, "--today", "2026-11-22", "add", "task"], args].concat());
    assert_eq!(run.code, Some(0), "{}", run.err);
    run.out.trim().to_owned()
}

fn empty() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("store").display().to_string();
    assert_eq!(cncl(&["--store", &store, "init", "--empty"]).code, Some(0));
    (folder, store)
}

#[test]
fn a_deadline_is_an_all_day_event_with_alarms() {
    let (_folder, store) = empty();
    let title = "Trình UBND thành phố phê duyệt; gồm 3 nhóm, 12 sản phẩm \\ công nghệ chiến lược ưu tiên của Hà Nội đến năm 2030";
    let id = add(&store, &[title, "--due", "trước ngày 01/01/2027"]);
    let (_, calendar) = exported(&store, &["--alarm", "7d,1d,0d"]);
    let events: Vec<_> = calendar.events().collect();
    assert_eq!(events.len(), 1);
    let event = events[0];
    assert_eq!(event.get_summary(), Some(title));
    assert!(event.get_uid().expect("a name").starts_with(&format!("{id}@")));
    assert_eq!(event.property_value("DTSTART"), Some("20261231"));
    assert_eq!(event.property_value("DTEND"), Some("20270101"));
    assert_eq!(event.property_value("DTSTAMP"), Some("20261122T000000Z"));
    let value = event
        .properties()
        .get("DTSTART")
        .and_then(|it| it.params().get("VALUE"))
        .map(icalendar::Parameter::value);
    assert_eq!(value, Some("DATE"));
    let triggers: Vec<_> =
        event.components().iter().filter_map(|alarm| alarm.property_value("TRIGGER")).collect();
    assert_eq!(triggers, ["-P6DT16H", "-PT16H", "PT8H"]);
    assert!(event.components().iter().all(|alarm| alarm.property_value("UID").is_none()));
}

#[test]
fn lines_are_folded_by_octets_between_characters() {
    let (_folder, store) = empty();
    add(&store, &[&"Nhiệm vụ phát triển sản phẩm công nghệ chiến lược ".repeat(9), "--due", "31/12/2026"]);
    let (text, _) = exported(&store, &[]);
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    for line in text.split_terminator("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{} {line}", line.len());
    }
}

#[test]
fn a_repeated_export_says_the_same_and_an_edit_counts_up() {
    let (_folder, store) = empty();
    let id = add(&store, &["Việc", "--due", "31/12/2026"]);
    let (first, before) = exported(&store, &[]);
    assert_eq!(exported(&store, &[]).0, first);
    let extended =
        cncl(&["--store", &store, "--today", "2026-11-22", "extend", &id, "31/3/2027", "--reason", "chờ"]);
    assert_eq!(extended.code, Some(0), "{}", extended.err);
    let (_, after) = exported(&store, &[]);
    let of = |calendar: &Calendar, name: &str| {
        calendar.events().filter_map(|it| it.property_value(name)).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(of(&before, "UID"), of(&after, "UID"));
    let number = |calendar: &Calendar| of(calendar, "SEQUENCE")[0].parse::<u32>().expect("a number");
    assert!(number(&after) > number(&before));
    assert_eq!(of(&after, "DTSTART"), ["20270331"]);
}

#[test]
fn what_comes_round_has_a_rule_for_each_of_its_days() {
    let (_folder, store) = empty();
    add(&store, &["Báo cáo", "--due", "trước ngày 15/6 và 01/12"]);
    add(&store, &["Họp giao ban", "--due", "ngày 25 hằng tháng"]);
    let (_, calendar) = exported(&store, &[]);
    let mut found: Vec<_> = calendar
        .events()
        .map(|it| (it.property_value("DTSTART").unwrap_or(""), it.property_value("RRULE").unwrap_or("")))
        .collect();
    found.sort_unstable();
    let rules = [
        ("20261125", "FREQ=MONTHLY;BYMONTHDAY=25"),
        ("20261130", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=-1"),
        ("20270614", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=14"),
    ];
    assert_eq!(found, rules);
    let mut names: Vec<_> = calendar.events().filter_map(|it| it.get_uid()).collect();
    names.dedup();
    assert_eq!(names.len(), 3);
}

#[test]
fn what_is_finished_says_so_and_reminds_nobody() {
    let (_folder, store) = empty();
    let id = add(&store, &["Việc", "--due", "31/12/2026"]);
    assert_eq!(cncl(&["--store", &store, "--today", "2026-11-22", "done", &id]).code, Some(0));
    let (_, calendar) = exported(&store, &[]);
    let event = calendar.events().next().expect("an event");
    assert!(event.get_summary().expect("a title").starts_with("[Hoàn thành"));
    assert!(event.components().is_empty());
}

#[test]
fn the_built_in_deadlines_stay_where_they_are_and_a_file_is_not_overwritten() {
    let (folder, _) = empty();
    let (text, calendar) = exported("", &["--filter", "is:overdue"]);
    assert!(calendar.events().count() > 3 && text.contains("@builtin.cncl"));
    let file = folder.path().join("han.ics").display().to_string();
    let write = |more: &[&str]| -> Run { cncl(&[&["export", "ics", "-o", &file], more].concat()) };
    assert_eq!(write(&[]).code, Some(0));
    let refused = write(&[]);
    assert_eq!(refused.code, Some(2));
    assert!(refused.err.contains("--force") && !refused.err.contains("--help"), "{}", refused.err);
    assert_eq!(write(&["--force"]).code, Some(0));
    let wrong = write(&["--force", "--alarm", "soon"]);
    assert!(wrong.code == Some(2) && wrong.err.contains("--help"), "{}", wrong.err);
}

#[test]
fn rounds_of_a_duty_go_on_record_and_the_next_one_comes() {
    let (_folder, store) = empty();
    let at = |today: &str, args: &[&str]| cncl(&[&["--store", &store, "--today", today], args].concat());
    let id = add(&store, &["Báo cáo tháng", "--due", "trước ngày 20 hằng tháng"]);
    let item = |today: &str| -> Value {
        let run = at(today, &["show", &id, "--json"]);
        serde_json::from_str::<Value>(&run.out).expect("JSON")["items"][0].clone()
    };
    assert_eq!(
        (&item("2026-11-22")["last_day"], &item("2026-11-22")["state"]),
        (&"2026-12-19".into(), &"open".into())
    );
    assert_eq!(item("2027-02-01")["state"], "overdue");
    let done = at("2027-02-01", &["done", &id, "--on", "18/12/2026", "--result", "Đã gửi"]);
    assert_eq!(done.code, Some(0), "{}", done.err);
    assert!(done.err.contains("19/01/2027") && done.err.contains('1'), "{}", done.err);
    let record = item("2027-02-01");
    assert_eq!(
        record["rounds"],
        serde_json::json!([{"due": "2026-12-19", "on": "2026-12-18", "result": "Đã gửi"}])
    );
    assert_eq!((&record["status"], &record["last_day"]), (&"todo".into(), &"2027-01-19".into()));
    assert_eq!(at("2027-02-01", &["undo"]).code, Some(0));
    assert_eq!(item("2027-02-01")["last_day"], "2026-12-19");
}

#[test]
fn several_deadlines_are_extended_in_one_edit() {
    let (_folder, store) = empty();
    let (a, b) = (add(&store, &["A", "--due", "20/11/2026"]), add(&store, &["B", "--due", "30/11/2026"]));
    let extend =
        |args: &[&str]| cncl(&[&["--store", &store, "--today", "2026-11-22", "extend"], args].concat());
    let done = extend(&[&a, &b, "thêm 10 ngày", "--reason", "Bổ sung hồ sơ"]);
    assert_eq!(done.code, Some(0), "{}", done.err);
    assert!(
        done.out.contains("30/11/2026") && done.out.contains("10/12/2026") && done.out.contains("2 ngày"),
        "{}",
        done.out
    );
    assert_eq!(extend(&[&a, "1/11/2026", "--reason", "x"]).code, Some(2));
    assert_eq!(extend(&[&a, "1/11/2026", "--reason", "x", "--shorten"]).code, Some(0));
    assert_eq!(extend(&[&a, "sớm", "--reason", "x"]).code, Some(2));
    assert_eq!(extend(&[&a, "31/12/2026"]).code, Some(2));
    assert_eq!(extend(&["31/12/2026", "--reason", "x"]).code, Some(2));
    assert_eq!(cncl(&["--store", &store, "undo", "2"]).code, Some(0));
    let run = cncl(&["--store", &store, "show", &b, "--json"]);
    let item: Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(item["items"][0]["last_day"], "2026-11-30");
}

/// The day of the next review stood in the JSON only.
#[test]
fn a_standing_duty_says_when_it_is_to_be_looked_at_again() {
    let (_folder, store) = empty();
    let id = add(&store, &["Trực hệ thống", "--due", "thường xuyên", "--review-every", "quarter"]);
    let run = |args: &[&str]| cncl(&[&["--store", &store, "--today", "2026-11-22"], args].concat());
    assert_eq!(run(&["done", &id, "--on", "20/11/2026"]).code, Some(0));
    let shown = run(&["show", &id]).out;
    assert!(shown.contains("Rà soát lần tới") && shown.contains("20/02/2027"), "{shown}");
    assert!(!shown.contains("quá hạn"), "{shown}");
}

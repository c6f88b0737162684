//! `summary`: rows and figures in every format, and the weeks.

use serde_json::{Value, json};

use super::{Home, column};

const TODAY: &str = "2026-11-22";

const STATES: [&str; 6] = ["done", "doing", "late", "not_begun", "unknown", "paused"];

fn number(item: &Value, name: &str) -> u64 {
    item[name].as_u64().unwrap_or_else(|| panic!("{name}: {item}"))
}

/// A home with two agencies' tasks of one plan.
fn home() -> Home {
    let home = Home::on(TODAY);
    let due = |day: &str| json!({"text": day, "kind": "by", "start": day, "end": day, "precision": "day"});
    let task = |n: u32, status: &str, lead: &str, last: &str, done: Option<&str>| {
        json!({"kind": "task", "id": format!("nv-thu-{n}"), "title": format!("Việc {n}"), "status": status,
            "lead": [lead], "document": "vb-thu", "deadline": due(last), "done_on": done, "assignee": "Trần Văn An"})
    };
    let items = json!({"items": [
        {"kind": "agency", "id": "so-a", "title": "Sở A"},
        {"kind": "agency", "id": "so-b", "title": "Sở B"},
        {"kind": "document", "id": "vb-thu", "title": "Kế hoạch thử", "number": "43/KH-UBND", "date_issued": "2026-10-05"},
        task(1, "done", "so-a", "2026-11-01", Some("2026-11-03")),
        task(2, "doing", "so-a", "2026-12-31", None),
        task(3, "todo", "so-b", "2026-11-10", None),
        task(4, "todo", "so-b", "2026-12-31", None),
        task(5, "dropped", "so-b", "2026-11-10", None),
    ]});
    let file = home.write_file("thu.json", &items.to_string());
    home.ok(["import", file.to_str().expect("UTF-8")]);
    home
}

const OURS: [&str; 2] = ["--filter", "doc:vb-thu"];

#[test]
fn rows_say_what_is_late_first_and_add_up() {
    let home = home();
    let items = home.ok(["summary", "--json"].iter().chain(&OURS)).items();
    assert_eq!(column(&items, "id"), ["so-b", "so-a"]);
    let figures = |item: &Value| STATES.map(|state| number(item, state));
    assert_eq!(figures(&items[0]), [0, 0, 1, 1, 0, 0]);
    assert_eq!(figures(&items[1]), [1, 1, 0, 0, 0, 0]);
    assert_eq!((&items[1]["kind"], &items[1]["title"]), (&json!("agency"), &json!("Sở A")));
    for by in ["lead", "document", "assignee", "technology"] {
        let items = home.ok(["summary", "--by", by, "--json"]).items();
        assert!(!items.is_empty(), "{by}");
        for item in &items {
            assert_eq!(figures(item).iter().sum::<u64>(), number(item, "total"), "{item}");
            assert_eq!(item["by"], by);
        }
    }
    let people = home.ok(["summary", "--by", "assignee", "--jsonl"].iter().chain(&OURS)).out;
    let person: Value = serde_json::from_str(people.trim_end()).expect("one line");
    assert_eq!((&person["kind"], &person["id"]), (&Value::Null, &Value::Null));
    assert_eq!((&person["title"], number(&person, "total")), (&json!("Trần Văn An"), 4));
}

#[test]
fn as_text_each_row_has_a_bar_and_its_figures() {
    let home = home();
    let run = home.ok(["summary"].iter().chain(&OURS));
    let lines = [
        "Chủ trì                    Tình hình",
        "Sở B     !!!!!!!!░░░░░░░░  1 quá hạn · 0/2 xong · 1 chưa bắt đầu",
        "Sở A     ████████━━━━━━━━  1/2 xong · 1 đang làm",
        "Tất cả   ████━━━━!!!!░░░░  1 quá hạn · 1/4 xong · 1 đang làm · 1 chưa bắt đầu",
        "█ xong   ━ đang làm   ! quá hạn   ░ chưa bắt đầu",
    ];
    assert_eq!(run.out.lines().collect::<Vec<_>>(), lines);
    let ascii = home.ok(["summary", "--ascii"].iter().chain(&OURS)).out;
    assert!(ascii.is_ascii() && ascii.contains("########========"), "{ascii}");
    let tabs = home.ok(["summary", "--tsv"].iter().chain(&OURS)).out;
    let lines: Vec<&str> = tabs.lines().collect();
    assert_eq!(lines[0], "kind\tid\ttitle\ttotal\tdone\tdoing\tlate\tnot_begun\tunknown\tpaused");
    assert_eq!(lines[1], "agency\tso-b\tSở B\t2\t0\t0\t1\t1\t0\t0");
    let none = home.ok(["summary", "--filter", "zzzzqqq"]);
    assert_eq!(none.out, "");
    assert!(none.err.contains("Không có bản ghi nào"), "{}", none.err);
}

#[test]
fn the_weeks_are_counted_from_the_days_of_the_records() {
    let home = home();
    let args = ["summary", "--burn-down"].iter().chain(&OURS);
    let items = home.ok(args.clone().chain(&["--json"])).items();
    let week =
        |day: &str| items.iter().find(|item| item["last_day"] == day).unwrap_or_else(|| panic!("{day}"));
    let counts = |day: &str| (number(week(day), "open"), number(week(day), "overdue"));
    assert_eq!(items[0]["last_day"], "2026-10-11");
    assert_eq!(counts("2026-10-11"), (4, 0));
    assert_eq!(counts("2026-11-01"), (4, 0));
    assert_eq!(counts("2026-11-08"), (3, 0), "done, late, within the week");
    assert_eq!(counts(TODAY), (3, 1));
    let run = home.ok(args.clone());
    let lines = [
        "Chưa xong: 3, cao nhất 4",
        "████████████",
        "████████████",
        "████████████▆▆▆▆▆▆▆▆▆",
        "█████████████████████",
        "█████████████████████",
        "█████████████████████",
        "█████████████████████",
        "█████████████████████",
        "█████████████████████",
        "Trong đó quá hạn: 1, cao nhất 1",
        "               ▂▂▂▂▂▂",
        "               ██████",
        "               ██████",
        "11/10/2026 22/11/2026",
    ];
    assert_eq!(run.out.lines().collect::<Vec<_>>(), lines);
    assert!(home.ok(args.clone().chain(&["--ascii"])).out.is_ascii());
    let tabs = home.ok(args.chain(&["--tsv"])).out;
    assert!(tabs.starts_with("last_day\topen\toverdue\n2026-10-11\t4\t0\n"), "{tabs}");
}

#[test]
fn what_has_no_day_is_told_and_not_invented() {
    let home = Home::on(TODAY);
    home.ok(["add", "task", "Không rõ từ bao giờ"]);
    let run = home.ok(["summary", "--burn-down", "--filter", "\"không rõ từ bao giờ\""]);
    assert_eq!(run.out, "");
    assert!(run.err.contains("1 việc không rõ ngày giao"), "{}", run.err);
    let json = home.ok(["summary", "--burn-down", "--filter", "\"không rõ từ bao giờ\"", "--json"]);
    assert!(json.items().is_empty() && json.err.contains("1 việc không rõ ngày giao"), "{}", json.err);
}

#[test]
fn a_view_narrows_and_groups_and_what_cannot_be_is_refused() {
    let home = home();
    home.ok([
        "views",
        "--save",
        "Việc thử",
        "--filter",
        "doc:vb-thu",
        "--screen",
        "summary",
        "--by",
        "assignee",
    ]);
    let by_view = home.ok(["summary", "--view", "viec thu"]).out;
    assert_eq!(by_view, home.ok(["summary", "--by", "assignee"].iter().chain(&OURS)).out);
    assert!(by_view.contains("Trần Văn An"), "{by_view}");
    let wrong = home.run(["summary", "--by", "leads"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.err.contains("leads") && wrong.err.contains("lead, document, assignee"), "{}", wrong.err);
    assert_eq!(home.run(["summary", "--by", "lead", "--burn-down"]).code, Some(2));
    assert_eq!(home.run(["summary", "--tsv", "--json"]).code, Some(2));
}

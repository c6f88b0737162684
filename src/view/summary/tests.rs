//! What counts in which row, and what the weeks come to.

use std::sync::Arc;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::model::date::days_between;
use crate::model::{Date, Status};

const TODAY: &str = "2026-11-25";

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn now() -> Now {
    Now::new(day(TODAY))
}

fn due(text: &str) -> Value {
    json!({"text": text, "kind": "by", "start": text, "end": text, "precision": "day"})
}

fn data(records: impl IntoIterator<Item = Value>) -> Dataset {
    let record = |value: Value| Arc::new(serde_json::from_value::<Record>(value).expect("a record"));
    Dataset::new(records.into_iter().map(record).collect())
}

/// A task with a title, and what else is said of it.
fn task(id: &str, more: &Value) -> Value {
    let mut task = json!({"kind": "task", "id": id, "title": id});
    more.as_object().into_iter().flatten().for_each(|(name, value)| task[name] = value.clone());
    task
}

/// The rows, each as its group and its figures in the order of the states.
fn rows(data: &Dataset, by: Grouping) -> Vec<(String, [usize; 6])> {
    let name = |row: &Row| match &row.group {
        Group::Record(id) => id.to_string(),
        Group::Person(name) => name.to_string(),
        Group::All => "*".to_owned(),
        Group::None => "-".to_owned(),
    };
    let figures = |row: &Row| State::ALL.map(|state| row.figures.of(state));
    let summary = summary(data, now(), by, |_| true);
    [&summary.all].into_iter().chain(&summary.rows).map(|row| (name(row), figures(row))).collect()
}

fn row(name: &str, figures: [usize; 6]) -> (String, [usize; 6]) {
    (name.to_owned(), figures)
}

#[test]
fn every_task_counts_in_one_state_and_in_every_row_that_it_names() {
    let late = due("2026-11-24");
    let data = data([
        json!({"kind": "agency", "id": "b", "title": "Bộ"}),
        json!({"kind": "agency", "id": "a", "title": "Ấp"}),
        task(
            "1",
            &json!({"status": "done", "lead": ["a", "b", "a"], "done_on": "2026-11-01", "deadline": late}),
        ),
        task("2", &json!({"status": "review", "lead": ["a"], "deadline": due("2026-11-25")})),
        task("3", &json!({"status": "todo", "lead": ["b"], "deadline": late})),
        task("4", &json!({"status": "unknown", "lead": ["c"]})),
        task("5", &json!({"status": "paused", "lead": ["a"], "deadline": late})),
        task("6", &json!({"status": "dropped", "lead": ["a"]})),
        task("7", &json!({"status": "todo"})),
        task("8", &json!({"status": "unknown", "deadline": late})),
    ]);
    assert_eq!(
        rows(&data, Grouping::Lead),
        [
            row("*", [1, 1, 2, 1, 1, 1]),
            row("b", [1, 0, 1, 0, 0, 0]),
            row("-", [0, 0, 1, 1, 0, 0]),
            row("a", [1, 1, 0, 0, 0, 1]),
            row("c", [0, 0, 0, 0, 1, 0]),
        ]
    );
}

#[test]
fn rows_that_are_alike_stand_in_the_order_of_their_names() {
    let names = ["Đỗ Văn Bình", "Dương Thị Cúc", "Ân", "An"];
    let data =
        data(names.iter().enumerate().map(|(n, name)| task(&n.to_string(), &json!({"assignee": name}))));
    let rows = rows(&data, Grouping::Assignee);
    let names: Vec<&str> = rows.iter().skip(1).map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["An", "Ân", "Dương Thị Cúc", "Đỗ Văn Bình"]);
}

#[test]
fn a_duty_counts_by_its_parts_and_by_itself_where_none_of_them_counts() {
    let data = data([
        task("duty", &json!({"status": "doing", "lead": ["a"]})),
        task("part-1", &json!({"status": "done", "parent": "duty", "lead": ["b"]})),
        task("part-2", &json!({"status": "todo", "parent": "duty", "lead": ["b"]})),
        task("empty", &json!({"status": "doing", "lead": ["a"]})),
        task("gone", &json!({"status": "dropped", "parent": "empty"})),
        task("self", &json!({"status": "doing", "parent": "self", "lead": ["a"]})),
    ]);
    let whole = [row("*", [1, 2, 0, 1, 0, 0]), row("a", [0, 2, 0, 0, 0, 0]), row("b", [1, 0, 0, 1, 0, 0])];
    assert_eq!(rows(&data, Grouping::Lead), whole);
    let alone = summary(&data, now(), Grouping::Lead, |record| &*record.id == "duty");
    assert_eq!(alone.all.figures.of(State::Doing), 1);
}

#[test]
fn a_document_has_what_comes_from_it_concerns_it_or_carries_it_out() {
    let data = data([
        task("1", &json!({"document": "kh", "about": ["nq"], "implements": ["nq"]})),
        task("2", &json!({"implements": ["nq"], "technologies": ["ai"]})),
    ]);
    let (one, two) = ([0, 0, 0, 0, 1, 0], [0, 0, 0, 0, 2, 0]);
    assert_eq!(rows(&data, Grouping::Document), [row("*", two), row("nq", two), row("kh", one)]);
    assert_eq!(rows(&data, Grouping::Technology), [row("*", two), row("ai", one), row("-", one)]);
}

/// Opens what a row is about, and finds what it counted.
#[test]
fn the_filter_of_a_row_finds_its_tasks() {
    let names = ["Trần Văn An", "Trần Văn Anh", "Lê \"Tí\" Nam", "Ân"];
    let mut records: Vec<Value> = ["a", "a-2", "ai", "ai-2"]
        .map(|id| json!({"kind": if id.starts_with("ai") { "technology" } else { "agency" }, "id": id, "title": id}))
        .into();
    records.extend(["kh", "kh-2"].map(|id| json!({"kind": "document", "id": id, "title": id})));
    records.extend((0..40).map(|n| {
        let mut more = json!({});
        let some = |of: usize, word: &Value| if n % of == 0 { json!([]) } else { json!([word]) };
        more["lead"] = some(5, &json!(["a", "a-2"][n % 2]));
        more["technologies"] = some(3, &json!(["ai", "ai-2"][n % 2]));
        more["implements"] = some(4, &json!("kh-2"));
        more["document"] = if n % 7 < 4 { json!(["kh", "kh-2"][n % 2]) } else { Value::Null };
        more["assignee"] = json!(if n % 6 == 0 { "" } else { names[n % names.len()] });
        task(&format!("nv-{n}"), &more)
    }));
    let data = data(records);
    for by in Grouping::ALL {
        let summary = summary(&data, now(), by, |_| true);
        assert!(summary.rows.len() > 2, "{by:?}");
        for row in [&summary.all].into_iter().chain(&summary.rows) {
            let text = row.group.filter(by);
            let filter = crate::search::Filter::read(&text, now()).expect(&text);
            filter.check(&data).expect(&text);
            let passing = filter.over(&data, now(), &crate::search::Abbreviations::default());
            let found = data.of(Kind::Task).filter(|record| passing.accepts(record)).count();
            assert_eq!(found, row.figures.total(), "{text}");
        }
    }
}

/// What was open and overdue of all tasks.
fn burn_down(data: &Dataset) -> BurnDown {
    summary(data, now(), Grouping::Lead, |_| true).all.burn_down
}

/// The weeks of a burn-down, each as the day of the month on which it ends and its two counts.
fn weeks(records: impl IntoIterator<Item = Value>) -> Vec<(i8, usize, usize)> {
    let found = burn_down(&data(records));
    found.weeks().map(|week| (week.last_day.day(), week.open, week.overdue)).collect()
}

#[test]
fn weeks_end_on_sundays_and_the_present_one_today() {
    // 2026-11-25 is a Wednesday.
    let one = |more: Value| weeks([task("1", &more)]);
    assert_eq!(one(json!({"start": "2026-11-15"})), [(15, 1, 0), (22, 1, 0), (25, 1, 0)]);
    assert_eq!(one(json!({"start": "2026-11-16"})), [(22, 1, 0), (25, 1, 0)]);
    assert_eq!(one(json!({"start": "2026-12-24"})), [(25, 1, 0)], "what is on record is open");
    let late = json!({"start": "2026-11-09", "deadline": due("2026-11-21")});
    assert_eq!(one(late), [(15, 1, 0), (22, 1, 1), (25, 1, 1)], "from the day after its last day");
    let done = json!({"start": "2026-11-09", "status": "done", "done_on": "2026-11-22", "deadline": due("2026-11-01")});
    assert_eq!(one(done), [(15, 1, 1), (22, 0, 0), (25, 0, 0)], "on the day on which it is done it is");
}

#[test]
fn a_deadline_that_was_moved_counts_until_the_day_on_which_it_was() {
    let moved = json!({"start": "2026-10-26", "deadline": due("2026-11-20"),
        "extensions": [{"old": due("2026-11-05"), "new": due("2026-11-20"), "on": "2026-11-12"}]});
    assert_eq!(
        weeks([task("1", &moved)]),
        [(1, 1, 0), (8, 1, 1), (15, 1, 0), (22, 1, 1), (25, 1, 1)],
        "late, in time again, late again"
    );
    let undated = json!({"start": "2026-10-26", "deadline": due("2026-11-20"),
        "extensions": [{"old": due("2026-11-05"), "new": due("2026-11-20")}]});
    assert_eq!(weeks([task("1", &undated)]), [(1, 1, 0), (8, 1, 0), (15, 1, 0), (22, 1, 1), (25, 1, 1)]);
}

#[test]
fn the_first_day_is_that_of_the_task_or_its_document_and_what_has_none_is_told() {
    let records = [
        json!({"kind": "document", "id": "kh", "title": "KH", "date_issued": "2026-11-16"}),
        task("1", &json!({"document": "kh"})),
        task("2", &json!({"document": "kh", "assigned_on": "2026-11-23"})),
        task("3", &json!({})),
        task("4", &json!({"document": "kh", "status": "done"})),
    ];
    assert_eq!(weeks(records.clone()), [(22, 1, 0), (25, 2, 0)]);
    let found = burn_down(&data(records));
    assert_eq!((found.no_first_day, found.no_last_day), (1, 1));
}

#[test]
fn a_chart_has_both_counts_to_one_scale() {
    let tasks = (0..8).map(|n| {
        task(
            &n.to_string(),
            &json!({"start": "2026-11-02", "deadline": due(if n < 2 { "2026-11-20" } else { "2027-01-01" })}),
        )
    });
    let found = burn_down(&data(tasks));
    let chart = found.chart(4, 5, false).expect("something is open");
    assert_eq!(chart.open, (vec!["████".to_owned(); 4], 8), "with the lines that the other needs");
    assert_eq!(chart.overdue, (vec!["  ██".to_owned()], 2));
    assert_eq!(chart.days, (day("2026-11-08"), day(TODAY)));
    let cut = found.chart(2, 5, true).expect("something is open");
    assert_eq!((cut.overdue.0, cut.days.0), (vec!["##".to_owned()], day("2026-11-22")));
    assert!(found.chart(0, 4, false).is_none() && found.chart(9, 1, false).is_none());
    assert_eq!(found.chart(9, 2, false).map(|chart| chart.open.0), Some(vec!["████████".to_owned()]));
}

/// A day of the three years before the end of 2026.
fn some_day() -> impl Strategy<Value = Date> {
    (0_i64..1_100).prop_map(|back| day("2026-12-31").saturating_sub(jiff::Span::new().days(back)))
}

fn some_task() -> impl Strategy<Value = Value> {
    let status = prop::sample::select(Status::WORDS);
    let days = (prop::option::of(some_day()), prop::option::of(some_day()), prop::option::of(some_day()));
    let moved = prop::collection::vec((some_day(), prop::option::of(some_day())), 0..3);
    (status, days, moved, 0..4).prop_map(|(status, (start, done, last), moved, lead)| {
        let by = |day: Date| due(&day.to_string());
        let extension = |(old, on): (Date, Option<Date>)| json!({"old": by(old), "new": by(old), "on": on});
        json!({"status": status, "start": start, "done_on": done.filter(|_| status == "done"),
            "deadline": last.map(by), "lead": if lead == 0 { vec![] } else { vec![format!("a{lead}")] },
            "extensions": moved.into_iter().map(extension).collect::<Vec<_>>()})
    })
}

/// Whether a task is open and overdue on a day, looked at by itself.
fn stands(record: &Record, on: Date) -> (bool, bool) {
    let Some(task) = record.as_task() else { return (false, false) };
    let Some(start) = task.start else { return (false, false) };
    let is_open = start.min(now().today) <= on && task.done_on.is_none_or(|done| on < done);
    let mut last = now().last_day(record);
    let mut reached = Date::MIN;
    let mut in_force = None;
    for extension in &task.extensions {
        let Some(moved) = extension.on else { continue };
        if in_force.is_none() && (reached..moved).contains(&on) {
            in_force = Some(now().last_day_of(&extension.old));
        }
        reached = reached.max(moved);
    }
    if let Some(old) = in_force {
        last = old;
    }
    (is_open, is_open && task.status != Status::Paused && last.is_some_and(|last| last < on))
}

proptest! {
    #[test]
    fn weeks_and_rows_agree_with_what_each_task_says(tasks in prop::collection::vec(some_task(), 0..25)) {
        let data = data(tasks.iter().enumerate().map(|(n, more)| task(&format!("nv-{n}"), more)));
        let summary = summary(&data, now(), Grouping::Lead, |_| true);
        let (figures, found) = (summary.all.figures, &summary.all.burn_down);
        let counted = |record: &&Record| record.as_task().is_some_and(|task| task.status != Status::Dropped);
        let tasks: Vec<&Record> = data.iter().filter(counted).collect();
        prop_assert_eq!(figures.total(), tasks.len());
        prop_assert_eq!(summary.rows.iter().map(|row| row.figures.total()).sum::<usize>(), tasks.len());
        let is_told = |record: &&&Record| record.as_task().is_some_and(|task| {
            (task.status != Status::Done || task.done_on.is_some()) && task.start.is_some()
        });
        let dated: Vec<&&Record> = tasks.iter().filter(is_told).collect();
        prop_assert_eq!(dated.len() + found.no_first_day + found.no_last_day, tasks.len());
        for week in found.weeks() {
            let count = |is: fn((bool, bool)) -> bool| {
                dated.iter().filter(|record| is(stands(record, week.last_day))).count()
            };
            prop_assert_eq!((week.open, week.overdue), (count(|it| it.0), count(|it| it.1)), "{}", week.last_day);
            prop_assert!(week.overdue <= week.open);
        }
        // Today as the figures have it, but for what has no first day.
        let open = |record: &&&&Record| record.as_task().is_some_and(|task| {
            task.status != Status::Done || task.done_on.is_some_and(|on| on > now().today)
        });
        prop_assert_eq!(found.now().open, dated.iter().filter(open).count());
        if found.no_first_day == 0 && dated.iter().all(|record| record.done_on().is_none_or(|on| on <= now().today)) {
            prop_assert_eq!(found.now().open, figures.total() - figures.of(State::Done));
            let undated_moves = |record: &&&Record| {
                record.extensions().iter().any(|extension| extension.on.is_some_and(|on| on > now().today))
            };
            if !dated.iter().any(undated_moves) {
                prop_assert_eq!(found.now().overdue, figures.of(State::Late));
            }
        }
        let days: Vec<Date> = found.weeks().map(|week| week.last_day).collect();
        prop_assert!(days.windows(2).all(|pair| (1..=7).contains(&days_between(pair[0], pair[1]))));
    }
}

//! What each command answers.

use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use serde_json::{Value, json};

use super::{Home, Run, cncl, column};

const MEETING: &str = "ev-2025-09-30-hop-ptt";

fn json_lines(run: &Run) -> Vec<Value> {
    run.out.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"))).collect()
}

#[test]
fn a_technology_is_found_without_diacritics() {
    let run = cncl(&["find", "tri tue nhan tao", "--json"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let items = run.items();
    let first = &items[0];
    assert_eq!(first["kind"], "technology");
    assert!(first["id"].as_str().expect("an id").starts_with("cat-ha-noi-2026-2035-"), "{}", first["id"]);
    assert!(["title", "components"].contains(&first["matched"].as_str().expect("a field")), "{first}");
    assert_eq!(first["ranges"], json!([[0, 16]]));
    let text = first["matched_text"].as_str().expect("a text").to_lowercase();
    assert!(text.starts_with("trí tuệ nhân tạo"), "{text}");
    let scores: Vec<i64> = items.iter().map(|item| item["score"].as_i64().expect("a number")).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
}

#[test]
fn words_apart_and_words_together_are_one_query() {
    let apart = cncl(&["find", "tri", "tue", "nhan", "tao", "--jsonl"]);
    let together = cncl(&["find", "--jsonl", "tri tue nhan tao"]);
    assert_eq!(apart.out, together.out);
    assert!(json_lines(&apart).len() > 1);
}

#[test]
fn words_that_were_left_out_are_named() {
    let whole = cncl(&["find", "--json", "nang luong hydro"]);
    assert_eq!(whole.code, Some(0));
    let answer: Value = serde_json::from_str(&whole.out).expect("JSON");
    assert_eq!((&answer["dropped"], &answer["suggestion"]), (&json!(["hydro"]), &Value::Null));
    let text = cncl(&["find", "nang luong hydro"]);
    assert!(text.err.contains("bỏ qua: hydro") && text.out.contains("nang-luong"), "{}", text.err);
    assert!(!cncl(&["find", "--json", "nang luong"]).out.contains("dropped"));
}

#[test]
fn kinds_and_limits_narrow_a_search() {
    let run = cncl(&["find", "cong nghe", "--kind", "task", "--kind", "chi tieu", "--limit", "3", "--json"]);
    let items = run.items();
    assert_eq!(items.len(), 3);
    assert!(column(&items, "kind").iter().all(|kind| ["task", "target"].contains(kind)));
    assert_eq!(cncl(&["find", "cong nghe", "--json"]).items().len(), 20);
    let all = cncl(&["find", "cong nghe", "--json", "--limit", "99999999999999999999999"]);
    assert!(all.items().len() > 20);
}

#[test]
fn nothing_found_is_said_and_is_exit_1() {
    let run = cncl(&["find", "zzzz qqqq"]);
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
    assert!(run.err.contains("“zzzz qqqq”"), "{}", run.err);
    assert_eq!(cncl(&["find", "zzzz qqqq", "--json"]).items(), [] as [Value; 0]);
}

#[test]
fn the_three_deadlines_of_2025_come_in_order_each_once() {
    let items = cncl(&["due", "--json", "--today", "2025-10-01"]).items();
    let row = |item: &Value| (item["last_day"].clone(), item["days_left"].clone(), item["document"].clone());
    let of_meeting: Vec<_> = items.iter().filter(|item| item["document"] == MEETING).map(row).collect();
    let wanted = |day: &str, left: i64| (json!(day), json!(left), json!(MEETING));
    assert_eq!(
        of_meeting[..3],
        [wanted("2025-10-15", 14), wanted("2025-10-29", 28), wanted("2025-12-31", 91)]
    );
    assert_eq!(column(&items, "last_day")[..3], ["2025-10-15", "2025-10-29", "2025-12-31"]);
    let days = column(&items, "last_day");
    assert!(days.is_sorted() && days.iter().all(|day| !day.is_empty()), "{days:?}");
    let mut titles = column(&items, "id");
    titles.sort_unstable();
    titles.dedup();
    assert_eq!(titles.len(), items.len());
}

#[test]
fn each_of_them_shows_its_quote_and_the_meeting() {
    for (id, words) in [
        ("moc-2025-10-15", "từ nay đến ngày 15/10"),
        ("moc-2025-10-30", "trước ngày 30/10"),
        ("moc-2025-12-31", "đến ngày 31/12"),
        ("nv-qg-nhom-chuyen-gia-tu-van", "15/10"),
        ("nv-qg-ke-hoach-3-nhom-uu-tien", "30/10"),
        ("nv-qg-ke-hoach-11-nhom", "31/12"),
    ] {
        let run = cncl(&["show", id]);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{id}");
        assert!(run.out.contains(words) && run.out.contains('“'), "{}", run.out);
        assert!(run.out.contains(MEETING) && run.out.contains("30/9/2025"), "{}", run.out);
        let item = &cncl(&["show", id, "--json"]).items()[0];
        assert_eq!(item["document"], MEETING);
        assert!(item["quote"].as_str().is_some_and(|quote| quote.contains(words)), "{}", item["quote"]);
    }
}

#[test]
fn a_source_is_shown_by_its_name() {
    let run = cncl(&["show", "qd-1139-qd-ubnd-ha-noi"]);
    assert!(run.out.contains("Ban hành Danh mục công nghệ chiến lược"), "{}", run.out);
    assert!(run.out.contains("17/03/2026"), "{}", run.out);
}

#[test]
fn a_beginning_that_only_one_id_has_is_enough() {
    assert_eq!(cncl(&["show", "MOC-2025-10-30", "--json"]).items()[0]["id"], "moc-2025-10-30");
    assert_eq!(cncl(&["show", "qd-1139", "--json"]).items()[0]["id"], "qd-1139-qd-ubnd-ha-noi");
    let run = cncl(&["show", "moc-2025"]);
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
    assert!(run.err.contains("moc-2025-10-15"), "{}", run.err);
}

#[test]
fn an_id_that_is_none_gets_the_nearest() {
    let run = cncl(&["show", "moc-2025-10-31"]);
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
    assert!(run.err.contains("moc-2025-10-30"), "{}", run.err);
    let run = cncl(&["show", "1139/QĐ-UBND"]);
    assert!(run.code == Some(1) && run.err.contains("qd-1139-qd-ubnd-ha-noi"), "{}", run.err);
    for nothing in ["", " ", "xyzzy"] {
        assert_eq!(cncl(&["show", nothing]).code, Some(1), "{nothing:?}");
    }
}

#[test]
fn an_item_has_the_fields_of_its_record() {
    let items = cncl(&["list", "tasks", "--json", "--today", "2025-10-01"]).items();
    for item in &items {
        assert!(["id", "kind", "title"].iter().all(|name| item[name].is_string()), "{item}");
        assert!(item["rev"] == 0 && item["kind"] == "task" && item["name"].is_null(), "{item}");
        assert!(item["state"].is_string() && item.get("last_day").is_some(), "{item}");
    }
    let agencies = cncl(&["list", "agency", "--json"]).items();
    assert!(agencies.iter().all(|item| item.get("days_left").is_none() && item.get("state").is_none()));
    let targets = cncl(&["list", "targets", "--jsonl"]);
    assert!(json_lines(&targets).iter().all(|item| item["state"].is_string()));
}

#[test]
fn a_kind_has_many_names_and_several_may_be_listed() {
    let ids = |kind: &str| column(&cncl(&["list", kind, "--json"]).items(), "id").join(" ");
    assert_eq!(ids("technology"), ids("technologies"));
    assert_eq!(ids("technology"), ids("công nghệ"));
    let both = cncl(&["list", "milestone", "document", "milestones", "--json"]).items();
    let kinds = column(&both, "kind");
    assert!(kinds.is_sorted_by(|a, b| a >= b), "{kinds:?}");
    assert_eq!(both.len(), 15 + 14);
    assert_eq!(cncl(&["list", "assessment", "--json"]).items(), [] as [Value; 0]);
}

#[test]
fn an_empty_list_is_no_failure() {
    let run = cncl(&["list", "assessment"]);
    assert_eq!((run.code, run.out.as_str()), (Some(0), ""));
    assert!(!run.err.is_empty());
    let run = cncl(&["due", "--within", "0d", "--today", "2025-10-01"]);
    assert_eq!((run.code, run.out.as_str()), (Some(0), ""));
}

#[test]
fn filters_sort_and_limit_work_together() {
    let list = |more: &[&str]| {
        let args = ["list", "task", "--json", "--today", "2026-01-15"];
        cncl(&[&args, more].concat()).items()
    };
    let overdue = list(&["--filter", "is:overdue"]);
    assert!(!overdue.is_empty() && overdue.iter().all(|item| item["state"] == "overdue"));
    let others = list(&["--filter", "-is:overdue"]);
    assert_eq!(others.len() + overdue.len(), list(&[]).len());
    let by_day = list(&["--sort", "last_day", "--limit", "4"]);
    assert_eq!(by_day.len(), 4);
    assert!(column(&by_day, "last_day").is_sorted());
    let latest = list(&["--sort", "-last_day"]);
    assert_eq!(latest[0]["last_day"], "2030-12-31");
    assert!(latest.last().is_some_and(|item| item["last_day"].is_null()));
}

#[test]
fn titles_sort_as_in_a_dictionary() {
    let items = cncl(&["list", "agency", "--sort", "title", "--json"]).items();
    let titles = column(&items, "title");
    assert!(titles.is_sorted_by(|a, b| cncl::text::compare(a, b).is_le()), "{titles:?}");
    assert!(!titles.is_sorted(), "by code points Đ would stand last");
}

#[test]
fn a_day_in_the_past_knows_no_later_document() {
    let before = cncl(&["list", "catalogue", "--as-of", "2025-06-11", "--json"]).items();
    let after = cncl(&["list", "catalogue", "--as-of", "31/12/2025", "--json"]).items();
    let of = |items: &[Value], document: &str| items.iter().any(|item| item["document"] == document);
    assert!(!of(&before, "qd-1131-qd-ttg") && of(&after, "qd-1131-qd-ttg"));
}

#[test]
fn tabs_separate_values_under_their_names() {
    let run = cncl(&["list", "milestone", "--tsv", "--today", "2025-10-01"]);
    let mut lines = run.out.lines();
    let names: Vec<&str> = lines.next().expect("a line of names").split('\t').collect();
    assert_eq!(names[..3], ["kind", "id", "rev"]);
    let at = |name: &str| names.iter().position(|other| *other == name).expect("the column is there");
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split('\t').collect()).collect();
    assert_eq!(rows.len(), 15);
    assert!(rows.iter().all(|row| row.len() == names.len()));
    let row = rows.iter().find(|row| row[at("id")] == "moc-2025-10-30").expect("the milestone is there");
    assert_eq!((row[at("last_day")], row[at("days_left")]), ("2025-10-29", "28"));
}

#[test]
fn due_takes_a_period_a_day_or_what_is_late() {
    let due = |more: &[&str]| {
        let items = cncl(&[&["due", "--json", "--today", "2025-10-20"], more].concat()).items();
        column(&items, "last_day").into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(due(&["--within", "9d"]), ["2025-10-29"]);
    assert_eq!(due(&["--within", "8d"]), [""; 0]);
    assert_eq!(due(&["--until", "29/10"]), ["2025-10-15", "2025-10-29"]);
    assert_eq!(due(&["--overdue"]), ["2025-10-15"]);
    assert_eq!(due(&["--within", "99999999999999999y"]), due(&["--filter", "-is:overdue"]));
}

#[test]
fn what_is_late_can_fail_a_job() {
    let run =
        |today: &str, more: &[&str]| cncl(&[&["due", "--fail-overdue", "--today", today], more].concat());
    assert_eq!(run("2025-10-15", &[]).code, Some(0));
    assert_eq!(run("2025-10-16", &[]).code, Some(10));
    assert_eq!(run("2025-10-16", &["--within", "1d", "--json"]).code, Some(10));
    assert_eq!(run("2025-10-16", &["--filter", "geo:tp-hcm"]).code, Some(0));
}

#[test]
fn a_summary_is_one_line() {
    let run = cncl(&["due", "--brief", "--today", "2025-10-16"]);
    assert_eq!((run.code, run.out.lines().count()), (Some(0), 1));
    assert!(run.out.contains("29/10/2025") && run.out.contains("1 việc quá hạn"), "{}", run.out);
    let run = cncl(&["due", "--brief", "--filter", "kind:agency"]);
    assert_eq!((run.code, run.out.lines().count()), (Some(0), 1));
}

#[test]
fn what_is_late_and_not_shown_is_remarked() {
    let run = cncl(&["due", "--within", "20d", "--today", "2025-10-16"]);
    assert!(run.out.contains("29/10/2025") && !run.out.contains("15/10/2025"), "{}", run.out);
    assert!(run.err.contains("--overdue"), "{}", run.err);
}

#[test]
fn a_table_is_no_wider_than_eighty_cells_where_ids_allow_it() {
    let run = cncl(&["due", "--today", "2025-10-01"]);
    let widest = run.out.lines().map(cncl::text::width).max();
    assert!(widest.is_some_and(|cells| cells <= 80), "{widest:?}");
    assert!(run.out.lines().all(|line| line == line.trim_end()));
}

#[test]
fn whoever_closes_the_pipe_has_read_enough() {
    let home = Home::new();
    // More than a pipe holds, so that the program is still writing when its reader goes.
    let kinds = ["document", "task", "target", "technology", "milestone", "agency"];
    let mut command = home.command();
    command.arg("list").args(kinds).arg("--json").stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut first = String::new();
    let mut reader = BufReader::with_capacity(16, child.stdout.take().expect("a pipe"));
    reader.read_line(&mut first).expect("a line");
    drop(reader);
    let end = child.wait_with_output().expect("the program ends");
    assert_eq!((end.status.code(), end.stderr.as_slice()), (Some(0), &b""[..]));
    assert!(first.starts_with("{\"schema\":1,"), "{first}");
}

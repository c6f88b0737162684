//! Several tasks by one command: the board as text, a filter instead of an id, a duty given to agencies.

use serde_json::json;

use super::{Home, Run, column};

fn at(home: &Home, args: &[&str]) -> Run {
    home.run(["--today", "2026-03-20"].iter().chain(args))
}

fn ok(home: &Home, args: &[&str]) -> Run {
    let run = at(home, args);
    assert_eq!(run.code, Some(0), "{args:?}: {}", run.err);
    run
}

#[test]
fn the_board_is_printed_by_state_and_by_lead() {
    let home = Home::new();
    let by_state = ok(&home, &["board"]);
    assert!(by_state.out.starts_with("Chưa cập nhật: 34 việc, quá hạn 4"), "{}", by_state.out);
    let by_lead = ok(&home, &["board", "--by", "lead"]);
    assert!(by_lead.out.contains("chưa nêu chủ trì: "), "{}", by_lead.out);
    assert!(by_lead.out.lines().all(|line| line.chars().count() <= 80), "{}", by_lead.out);
    let items = ok(&home, &["board", "--json", "--filter", "is:overdue"]).items();
    assert_eq!(items.len(), 4);
    assert!(column(&items, "state").iter().all(|state| *state == "overdue"));
    assert!(ok(&home, &["--ascii", "board"]).out.is_ascii());
    let wrong = at(&home, &["board", "--by", "leed"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.err.contains("lead"), "{}", wrong.err);
    assert!(home.is_empty(), "nothing is written by looking");
}

#[test]
fn what_a_task_lacks_stands_in_its_json() {
    let home = Home::new();
    let items = ok(&home, &["list", "tasks", "--filter", "is:unclear", "--json"]).items();
    assert!(!items.is_empty() && items.iter().all(|item| !item["missing"].as_array().unwrap().is_empty()));
    let id = items[0]["id"].as_str().unwrap().to_owned();
    assert!(items[0]["missing"].as_array().unwrap().contains(&json!("person")));
    ok(&home, &["set", &id, "assignee=An"]);
    let after = ok(&home, &["show", &id, "--json"]).items();
    assert!(!after[0]["missing"].as_array().unwrap().contains(&json!("person")));
}

#[test]
fn a_filter_stands_for_many_ids_and_all_of_them_are_one_edit() {
    let home = Home::new();
    let dry = ok(&home, &["set", "--filter", "is:overdue kind:task", "priority=cao", "--dry-run"]);
    assert_eq!(dry.out.lines().count(), 4, "{}", dry.out);
    assert!(home.is_empty(), "a dry run writes nothing");
    ok(&home, &["set", "--filter", "is:overdue kind:task", "priority=cao", "tags=gấp"]);
    let tagged = || ok(&home, &["list", "task", "--filter", "tag:gấp", "--json"]).items();
    assert_eq!(tagged().len(), 4);
    ok(&home, &["undo"]);
    assert_eq!(tagged().len(), 0, "one undo takes all of it back");
    assert_eq!(at(&home, &["set", "--filter", "is:overdue", "prioritee=cao"]).code, Some(2));
    assert_eq!(at(&home, &["set", "--filter", "is:overdue"]).code, Some(2));
}

#[test]
fn a_duty_is_given_to_agencies_and_is_not_finished_before_its_parts() {
    let home = Home::new();
    let duty = ok(&home, &["add", "task", "Rà soát danh mục", "--due", "30/10/2026"]);
    let duty = duty.out.trim();
    let agencies = ok(&home, &["list", "agency", "--filter", "geo:ha-noi", "--json"]).items();
    let ids = column(&agencies, "id");
    let dry = ok(&home, &["fanout", duty, "--to-filter", "geo:ha-noi", "--dry-run"]);
    assert_eq!(dry.out.lines().count(), ids.len(), "{}", dry.out);
    let parts = ok(&home, &["fanout", duty, "--to", &ids[..2].join(","), "--json"]).items();
    assert_eq!(parts.len(), 2);
    assert!(parts.iter().all(|part| part["parent"] == duty && part["deadline"]["text"] == "30/10/2026"));
    let again = ok(&home, &["fanout", duty, "--to", ids[0]]);
    assert!(again.err.contains("đã có"), "{}", again.err);
    let early = at(&home, &["done", duty]);
    assert_eq!(early.code, Some(2));
    assert!(early.err.contains("2/2"), "{}", early.err);
    assert!(ok(&home, &["show", duty]).out.contains("0/2 xong"));
    ok(&home, &["done", parts[0]["id"].as_str().unwrap(), parts[1]["id"].as_str().unwrap()]);
    assert!(ok(&home, &["show", duty]).out.contains("có thể hoàn thành"));
    ok(&home, &["done", duty]);
    assert_eq!(at(&home, &["fanout", duty, "--to", "không có ai"]).code, Some(2));
}

#[test]
fn a_file_that_was_written_is_read_again_with_what_is_computed_in_it() {
    let home = Home::new();
    let file = home.path().join("tasks.json");
    std::fs::write(&file, ok(&home, &["list", "tasks", "--json"]).out).unwrap();
    let run = ok(&home, &["import", file.to_str().unwrap(), "--dry-run"]);
    assert!(!run.err.contains("missing"), "{}", run.err);
}

#[test]
fn the_log_says_what_was_done_to_more_records_than_it_names() {
    let home = Home::new();
    ok(&home, &["set", "--filter", "kind:task", "priority=cao"]);
    let run = ok(&home, &["log"]);
    assert!(run.out.contains("sửa Mức ưu tiên của 34 nhiệm vụ"), "{}", run.out);
}

//! Several tasks by one command: the board as text, a filter instead of an id, a duty given to agencies.

use serde_json::json;

use super::{Home, column};

const TODAY: &str = "2026-03-20";

#[test]
fn the_board_is_printed_by_state_and_by_lead() {
    let home = Home::on(TODAY);
    let by_state = home.ok(["board"]);
    assert!(by_state.out.starts_with("Chưa cập nhật: 34 việc, quá hạn 4"), "{}", by_state.out);
    let by_lead = home.ok(["board", "--by", "lead"]);
    assert!(by_lead.out.contains("chưa nêu chủ trì: "), "{}", by_lead.out);
    assert!(by_lead.out.lines().all(|line| line.chars().count() <= 80), "{}", by_lead.out);
    let items = home.ok(["board", "--json", "--filter", "is:overdue"]).items();
    assert_eq!(items.len(), 4);
    assert!(column(&items, "state").iter().all(|state| *state == "overdue"));
    assert!(home.ok(["--ascii", "board"]).out.is_ascii());
    let wrong = home.run(["board", "--by", "leed"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.err.contains("lead"), "{}", wrong.err);
    assert!(home.is_empty(), "nothing is written by looking");
}

#[test]
fn what_a_task_lacks_stands_in_its_json() {
    let home = Home::on(TODAY);
    let items = home.ok(["list", "tasks", "--filter", "is:unclear", "--json"]).items();
    assert!(!items.is_empty() && items.iter().all(|item| !item["missing"].as_array().unwrap().is_empty()));
    let id = items[0]["id"].as_str().unwrap().to_owned();
    assert!(items[0]["missing"].as_array().unwrap().contains(&json!("person")));
    home.ok(["set", &id, "assignee=An"]);
    let after = home.ok(["show", &id, "--json"]).items();
    assert!(!after[0]["missing"].as_array().unwrap().contains(&json!("person")));
}

#[test]
fn a_filter_stands_for_many_ids_and_all_of_them_are_one_edit() {
    let home = Home::on(TODAY);
    let dry = home.ok(["set", "--filter", "is:overdue kind:task", "priority=cao", "--dry-run"]);
    assert_eq!(dry.out.lines().count(), 4, "{}", dry.out);
    assert!(home.is_empty(), "a dry run writes nothing");
    home.ok(["set", "--filter", "is:overdue kind:task", "priority=cao", "tags=gấp"]);
    let tagged = || home.ok(["list", "task", "--filter", "tag:gấp", "--json"]).items();
    assert_eq!(tagged().len(), 4);
    home.ok(["undo"]);
    assert_eq!(tagged().len(), 0, "one undo takes all of it back");
    assert_eq!(home.run(["set", "--filter", "is:overdue", "prioritee=cao"]).code, Some(2));
    assert_eq!(home.run(["set", "--filter", "is:overdue"]).code, Some(2));
}

#[test]
fn a_duty_is_given_to_agencies_and_is_not_finished_before_its_parts() {
    let home = Home::on(TODAY);
    let duty = home.ok(["add", "task", "Rà soát danh mục", "--due", "30/10/2026"]);
    let duty = duty.out.trim();
    let agencies = home.ok(["list", "agency", "--filter", "geo:ha-noi", "--json"]).items();
    let ids = column(&agencies, "id");
    let dry = home.ok(["fanout", duty, "--to-filter", "geo:ha-noi", "--dry-run"]);
    assert_eq!(dry.out.lines().count(), ids.len(), "{}", dry.out);
    let parts = home.ok(["fanout", duty, "--to", &ids[..2].join(","), "--json"]).items();
    assert_eq!(parts.len(), 2);
    assert!(parts.iter().all(|part| part["parent"] == duty && part["deadline"]["text"] == "30/10/2026"));
    let again = home.ok(["fanout", duty, "--to", ids[0]]);
    assert!(again.err.contains("đã có"), "{}", again.err);
    let early = home.run(["done", duty]);
    assert_eq!(early.code, Some(2));
    assert!(early.err.contains("2/2"), "{}", early.err);
    assert!(home.ok(["show", duty]).out.contains("0/2 xong"));
    home.ok(["done", parts[0]["id"].as_str().unwrap(), parts[1]["id"].as_str().unwrap()]);
    assert!(home.ok(["show", duty]).out.contains("có thể hoàn thành"));
    home.ok(["done", duty]);
    assert_eq!(home.run(["fanout", duty, "--to", "không có ai"]).code, Some(2));
    // A word that is only begun names who may be meant, and means nobody.
    for begun in ["Sở Noi v", "Sở Y tế, Sở Nội v, Sở Xây dựng", "Bộ Công n", "HĐND t"] {
        let run = home.run(["fanout", duty, "--to", begun, "--dry-run"]);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{begun}: {}", run.err);
    }
}

#[test]
fn a_file_that_was_written_is_read_again_with_what_is_computed_in_it() {
    let home = Home::on(TODAY);
    let file = home.path().join("tasks.json");
    std::fs::write(&file, home.ok(["list", "tasks", "--json"]).out).unwrap();
    let run = home.ok(["import", file.to_str().unwrap(), "--dry-run"]);
    assert!(!run.err.contains("missing"), "{}", run.err);
}

#[test]
fn the_log_says_what_was_done_to_more_records_than_it_names() {
    let home = Home::on(TODAY);
    home.ok(["set", "--filter", "kind:task", "priority=cao"]);
    let run = home.ok(["log"]);
    assert!(run.out.contains("sửa Mức ưu tiên của 34 nhiệm vụ"), "{}", run.out);
}

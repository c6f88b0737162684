//! `cncl merge`, and what `check` offers to merge: as a person types it, with what is printed and how it ends.

use serde_json::{Value, json};

use super::Home;

/// A store with an office that is no more, one that took over, and tasks of both.
fn office() -> Home {
    let home = Home::on("2026-12-01");
    home.ok(["init", "--empty"]);
    let records = [
        json!({"kind":"agency","id":"so-khcn-ha-noi","title":"Sở Khoa học và Công nghệ Hà Nội","jurisdiction":"ha-noi"}),
        json!({"kind":"agency","id":"so-tttt","title":"Sở Thông tin và Truyền thông Hà Nội","short":"Sở TTTT",
            "jurisdiction":"ha-noi"}),
        json!({"kind":"task","id":"nv-1","title":"Dữ liệu mở","lead":["so-tttt"],"partners":["so-khcn-ha-noi"]}),
        json!({"kind":"task","id":"nv-2","title":"Chữ ký số","lead":["so-khcn-ha-noi"]}),
    ];
    import(&home, &records);
    home
}

fn import(home: &Home, records: &[Value]) {
    let lines: Vec<String> = records.iter().map(ToString::to_string).collect();
    let file = home.write_file("records.jsonl", &lines.join("\n"));
    home.ok(["import", file.to_str().expect("a path")]);
}

/// A field of a record; null where it has none.
fn field(home: &Home, id: &str, name: &str) -> Value {
    home.ok(["show", id, "--json"]).items()[0][name].clone()
}

fn check(home: &Home, lang: &str) -> String {
    let run = home.run(["check", "--lang", lang]);
    assert_eq!(run.code, Some(0), "a hint is no mistake: {}{}", run.out, run.err);
    run.out
}

#[test]
fn an_agency_hands_over_its_tasks_keeps_its_history_and_one_undo_takes_it_back() {
    let home = office();
    let before = home.ok(["list", "task", "agency", "--jsonl"]).out;
    let run = home.ok(["merge", "so-tttt", "so-khcn-ha-noi"]);
    assert!(run.err.contains("1 bản ghi khác chuyển theo") && run.err.contains("1 nhiệm vụ"), "{}", run.err);
    assert_eq!(field(&home, "nv-1", "lead"), json!(["so-khcn-ha-noi"]));
    assert_eq!(field(&home, "nv-1", "partners"), Value::Null, "who leads is no partner of its own");
    assert_eq!(field(&home, "so-tttt", "successor"), "so-khcn-ha-noi");
    assert_eq!(field(&home, "so-tttt", "valid_to"), "2026-12-01");
    let log = home.ok(["log", "nv-1", "--json"]).items();
    assert_eq!(
        (&log[0]["was"]["lead"], &log[0]["f"]["lead"]),
        (&json!(["so-tttt"]), &json!(["so-khcn-ha-noi"]))
    );
    let log = home.ok(["log", "nv-1"]).out.replace('\n', " ");
    assert!(log.contains("Sở Thông tin"), "history keeps the name: {log}");
    // The old name leads to the new agency, wherever it is typed.
    for (name, id) in
        [("Sở Thông tin và Truyền thông Hà Nội", "a"), ("Sở TTTT", "b"), ("sở TT&TT hà nội", "c")]
    {
        let new = home.ok(["add", "task", id, "--lead", name]).out;
        assert_eq!(field(&home, new.trim(), "lead"), json!(["so-khcn-ha-noi"]), "{name}");
        home.ok(["undo"]);
    }
    let found = home.ok(["list", "task", "--filter", "lead:\"Sở Thông tin\"", "--json"]).items();
    assert_eq!(found.len(), 2, "{found:?}");
    home.ok(["undo"]);
    let same = |text: &str| -> Vec<Value> {
        let records = text.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
        records
            .map(|mut it| {
                it["rev"] = Value::Null;
                it
            })
            .collect()
    };
    assert_eq!(
        same(&home.ok(["list", "task", "agency", "--jsonl"]).out),
        same(&before),
        "one undo, all records"
    );
    home.ok(["redo"]);
    assert_eq!(field(&home, "nv-1", "lead"), json!(["so-khcn-ha-noi"]));
}

#[test]
fn a_later_edit_of_a_field_is_in_the_way_of_the_undo_and_one_of_another_is_not() {
    let home = office();
    home.ok(["merge", "so-tttt", "so-khcn-ha-noi"]);
    home.ok(["set", "nv-1", "assignee=An"]);
    home.ok(["undo", "--edit", "2"]);
    assert_eq!(field(&home, "nv-1", "lead"), json!(["so-tttt"]));
    home.ok(["merge", "so-tttt", "so-khcn-ha-noi"]);
    home.ok(["set", "nv-1", "lead="]);
    let run = home.run(["undo", "--edit", "5"]);
    assert_eq!(run.code, Some(4), "{}", run.err);
    assert_eq!(field(&home, "so-tttt", "successor"), "so-khcn-ha-noi", "all of it or nothing");
}

#[test]
fn a_body_that_is_in_no_store_comes_with_the_edit() {
    let home = office();
    home.ok(["merge", "Sở Thông tin và Truyền thông Hà Nội", "Sở Nội vụ"]);
    assert_eq!(
        field(&home, "nv-1", "lead"),
        json!(["so-noi-vu-ha-noi"]),
        "of the place of the one that goes"
    );
    assert_eq!(field(&home, "so-noi-vu-ha-noi", "parent"), "ubnd-ha-noi");
    home.ok(["undo"]);
    assert_eq!(home.run(["show", "so-noi-vu-ha-noi"]).code, Some(1));
    assert_eq!(field(&home, "nv-1", "lead"), json!(["so-tttt"]));
}

#[test]
fn a_dry_run_tells_everything_and_saves_nothing_and_json_is_json() {
    let home = office();
    let run = home.ok(["merge", "so-tttt", "so-khcn-ha-noi", "--dry-run"]);
    for said in
        ["so-tttt: Kế thừa bởi", "nv-1: Chủ trì: Sở Thông tin", "nv-1: Phối hợp", "so-khcn-ha-noi: Tên khác"]
    {
        assert!(run.out.contains(said), "{said}: {}", run.out);
    }
    assert!(run.err.contains("Chưa lưu gì"), "{}", run.err);
    let items = home.ok(["merge", "so-tttt", "so-khcn-ha-noi", "--dry-run", "--json"]).items();
    let of = |id: &str| items.iter().find(|item| item["id"] == id).expect("an item").clone();
    assert_eq!(of("nv-1")["f"], json!({"lead": ["so-khcn-ha-noi"], "partners": null}));
    assert_eq!(field(&home, "nv-1", "lead"), json!(["so-tttt"]));
    let run = home.ok(["merge", "so-tttt", "so-khcn-ha-noi", "--json", "--lang", "en"]);
    assert!(run.err.contains("1 other records follow"), "{}", run.err);
    let items = run.items();
    assert_eq!(super::column(&items, "id"), ["so-tttt", "so-khcn-ha-noi", "nv-1"]);
}

#[test]
fn what_cannot_be_merged_is_refused_in_words_and_nothing_is_saved() {
    let home = office();
    for (args, code, vi, en) in [
        (["so-tttt", "so-tttt"], 2, "cùng một bản ghi", "both are one record"),
        (["nv-1", "so-tttt"], 2, "loại khác", "of another kind"),
        (["nv-1", "nv-2"], 2, "nói khác nhau|sửa cho giống nhau", "make them agree"),
        (["khong-co-ai", "so-tttt"], 2, "không có bản ghi nào", "khong-co-ai"),
        (["so-", "nv-1"], 2, "so-tttt (Sở Thông tin và Truyền thông Hà Nội)", "so-tttt (Sở"),
        (["so-tttt", "Sở Không Ai Biết"], 2, "Sở Không Ai Biết", "Sở Không Ai Biết"),
    ] {
        for (lang, said) in [("vi", vi), ("en", en)] {
            let run = home.run(["merge", args[0], args[1], "--lang", lang]);
            assert_eq!(run.code, Some(code), "{args:?}: {}{}", run.out, run.err);
            assert!(said.split('|').any(|said| run.err.contains(said)), "{args:?}: {}", run.err);
        }
    }
    let run = home.run(["--read-only", "merge", "so-tttt", "so-khcn-ha-noi"]);
    assert_eq!(run.code, Some(5), "{}", run.err);
    home.ok(["merge", "so-tttt", "so-khcn-ha-noi"]);
    let run = home.run(["merge", "so-tttt", "so-khcn-ha-noi"]);
    assert!(run.code == Some(2) && run.err.contains("rồi"), "{}", run.err);
    let run = home.run(["merge", "so-khcn-ha-noi", "so-tttt"]);
    assert!(run.code == Some(2) && run.err.contains("đã gộp vào"), "{}", run.err);
    assert_eq!(home.ok(["log", "--json"]).items().iter().map(|it| it["n"].as_u64()).max(), Some(Some(2)));
}

#[test]
fn five_thousand_tasks_follow_in_one_edit() {
    let home = Home::on("2026-12-01");
    let agency = |id: &str, title: &str| json!({"kind":"agency","id":id,"title":title});
    let task =
        |n: usize| json!({"kind":"task","id":format!("nv-{n}"),"title":format!("Việc {n}"),"lead":["cu"]});
    let all = [agency("cu", "Sở Cũ"), agency("moi", "Sở Mới")].into_iter().chain((0..5_000).map(task));
    home.write_store(&all.map(|it| it.to_string()).collect::<Vec<_>>().join(",\n"));
    let led = |lead: &str| {
        ["nv-0", "nv-2500", "nv-4999"].iter().all(|id| field(&home, id, "lead") == json!([lead]))
    };
    let said = home.ok(["merge", "cu", "moi"]).err;
    assert!(said.contains("5000 bản ghi khác chuyển theo") && led("moi"), "{said}");
    home.ok(["undo"]);
    assert!(led("cu"), "one undo takes back all of them");
}

#[test]
fn check_offers_to_merge_doubles_by_the_very_command_that_does_it() {
    let home = office();
    let add = |flags: [&str; 4]| {
        home.ok(["add", "task", "Báo cáo quý"].into_iter().chain(flags)).out.trim().to_owned()
    };
    let first = add(["--lead", "so-khcn-ha-noi", "--source", "a.xlsx"]);
    let again = add(["--due", "2026", "--source", "b.xlsx"]);
    let part = home.ok(["add", "task", "Phần việc", "--parent", &again]).out.trim().to_owned();
    // Of one title with what was there, and led by another: none of them.
    home.ok(["add", "task", "Phần việc", "--lead", "so-khcn-ha-noi", "--parent", "nv-2"]);
    for (lang, former, double) in [("vi", "nay là", "Có thể trùng"), ("en", "today", "May be one")] {
        let said = check(&home, lang);
        let line =
            said.lines().find(|line| line.contains("cncl merge so-tttt so-khcn-ha-noi")).expect("named");
        assert!(line.contains(former) && line.contains("Sở Thông tin và Truyền thông Hà Nội"), "{line}");
        let line =
            said.lines().find(|line| line.contains(&format!("cncl merge {again} {first}"))).expect("named");
        assert!(line.contains(double) && line.contains("Báo cáo quý"), "{line}");
        assert_eq!(said.lines().count(), 3, "and nothing else: {said}");
    }
    let items = home.ok(["check", "--json"]).items();
    let found: Vec<&Value> = items.iter().filter(|item| item["what"] == "double").collect();
    assert_eq!(found.len(), 2, "{items:?}");
    for double in found {
        let command = double["command"].as_str().expect("a command");
        home.ok(command.split(' ').skip(1));
    }
    assert_eq!(check(&home, "vi").lines().count(), 1, "it is settled");
    assert_eq!(field(&home, &part, "parent"), first.as_str(), "references and all");
    assert_eq!(field(&home, &first, "deadline")["text"], "2026");
    let remark = field(&home, &first, "notes")[0].clone();
    assert_eq!(
        (&remark["kind"], &remark["on"]),
        (&json!("comment"), &json!("2026-12-01")),
        "signed: {remark}"
    );
    assert!(remark["text"].as_str().is_some_and(|text| text.contains("b.xlsx")), "{remark}");
    assert_eq!(home.run(["show", &again]).code, Some(1));
}

#[test]
fn check_names_old_slugs_that_are_no_place_and_how_to_set_them() {
    let home = Home::on("2026-12-01");
    home.write_store(
        &[
            r#"{"kind":"task","id":"nv-1","title":"Một","geography":"binh-phuoc-x"}"#,
            r#"{"kind":"agency","id":"cq","title":"Hai","jurisdiction":"khu-cong-nghe-cao"}"#,
            r#"{"kind":"task","id":"nv-3","title":"Ba","geography":"Khu CNC Hòa Lạc"}"#,
            r#"{"kind":"task","id":"nv-4","title":"Bốn","geography":"ha-noi"}"#,
        ]
        .join(",\n"),
    );
    for (lang, said) in
        [("vi", "không có nơi nào tên là “binh-phuoc-x”"), ("en", "no place is called “binh-phuoc-x”")]
    {
        let all = check(&home, lang);
        assert_eq!(all.matches("cncl set").count(), 2, "{all}");
        let line = all.lines().find(|line| line.contains("binh-phuoc-x")).expect("named");
        assert!(line.contains("nv-1") && line.contains(said), "{line}");
        assert!(line.contains("cncl set nv-1 geography=\"Bình Phước\""), "{line}");
        assert!(all.contains("cncl set cq jurisdiction=\""), "{all}");
    }
    let items = home.ok(["check", "--json"]).items();
    let place = |id: &str| items.iter().find(|item| item["id"] == id).expect("an item").clone();
    let told = place("nv-1");
    assert_eq!(
        (&told["what"], &told["field"], &told["value"]),
        (&json!("place"), &json!("geography"), &json!("binh-phuoc-x"))
    );
    assert_eq!(place("cq")["command"], Value::Null, "only a person knows");
    assert_eq!(field(&home, "nv-1", "geography"), "binh-phuoc-x", "it stays until somebody sets it");
    home.ok(["set", "nv-1", "geography=Bình Phước"]);
    home.ok(["set", "cq", "jurisdiction=Khu công nghệ cao"]);
    assert!(!check(&home, "vi").contains("cncl set"));
}

#[test]
fn the_built_in_data_has_no_doubles_and_no_place_that_is_none() {
    let home = Home::new();
    home.ok(["init"]);
    let said = check(&home, "vi");
    assert_eq!(said.lines().count(), 1, "{said}");
}

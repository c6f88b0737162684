//! Everything by the command line too: several records as one edit, views, parts, what is unclear, who changed what since.

use std::fs;
use std::io::Write as _;
use std::process::Stdio;

use cncl::config::View;
use cncl::store::Private;
use serde_json::{Value, json};

use super::{Home, column};

const TODAY: &str = "2026-03-20";

/// Runs what must be refused as a whole; what is said.
fn refused(home: &Home, code: i32, args: &[&str]) -> String {
    let before = home.run(["export", "json"]).out;
    let run = home.run(args);
    assert_eq!((run.code, run.out.as_str()), (Some(code), ""), "{args:?}: {}", run.err);
    assert_eq!(home.run(["export", "json"]).out, before, "{args:?} saved something");
    run.err
}

fn add(home: &Home, args: &[&str]) -> String {
    home.ok([&["add", "task"], args].concat()).out.trim().to_owned()
}

/// Two tasks of one tag.
fn two(home: &Home) -> [String; 2] {
    ["Một", "Hai"].map(|title| add(home, &[title, "--tags", "lô", "--due", "30/6/2026"]))
}

fn items(home: &Home, filter: &str) -> Vec<Value> {
    home.ok(["list", "task", "--filter", filter, "--json"]).items()
}

#[test]
fn every_change_takes_several_ids_or_a_filter_and_is_one_edit() {
    for (change, value, field) in [
        (&["set"][..], &["priority=cao"][..], "priority"),
        (&["move"], &["doing"], "status"),
        (&["note"], &["Đã gọi điện"], "notes"),
        (&["extend"], &["31/12/2026", "--reason", "Chờ ý kiến"], "extensions"),
        (&["done"], &["--result", "Đã trình"], "result"),
    ] {
        let home = Home::on(TODAY);
        let [one, other] = two(&home);
        let by_ids = [change, &[&one, &other, &one], value].concat();
        let by_filter = [change, &["--filter", "tag:lô"], value].concat();
        for args in [by_ids, by_filter] {
            let before = items(&home, "tag:lô");
            let plan = home.ok([&args[..], &["--dry-run"]].concat());
            assert!(plan.out.contains(&one) && plan.out.contains(&other), "{args:?}: {}", plan.out);
            assert!(plan.err.contains("2 bản ghi"), "{args:?}: {}", plan.err);
            let plan = home.ok([&args[..], &["--dry-run", "--json"]].concat()).items();
            assert_eq!(column(&plan, "id"), [&one, &other], "{args:?}");
            assert!(plan.iter().all(|row| row["f"].get(field).is_some()), "{args:?}: {plan:?}");
            assert_eq!(items(&home, "tag:lô"), before, "{args:?}: a plan changes nothing");
            let then = home.ok([&args[..], &["--json"]].concat()).items();
            assert_eq!(column(&then, "id"), [&one, &other], "{args:?}");
            assert!(then.iter().all(|item| !item[field].is_null()), "{args:?}: {then:?}");
            home.ok(["undo"]);
            let of = |items: &[Value]| items.iter().map(|item| item[field].clone()).collect::<Vec<_>>();
            assert_eq!(of(&items(&home, "tag:lô")), of(&before), "{args:?}: one undo takes all of it back");
        }
    }
}

#[test]
fn what_cannot_be_for_one_record_is_done_for_none_and_the_record_is_named() {
    let home = Home::on(TODAY);
    let [one, _] = two(&home);
    home.ok(["add", "milestone", "Mốc", "--tags", "lô"]);
    for (args, words) in [
        (&["move", "--filter", "tag:lô", "doing"][..], &["moc-", "status"][..]),
        (&["set", "--filter", "tag:lô", "status=doing"], &["moc-", "status"]),
        (&["extend", "--filter", "tag:lô", "31/12/2026", "--reason", "x"], &["moc-"]),
        (&["set", &one, "nope", "priority=cao"], &["nope"]),
        (&["done", &one, "nope"], &["nope"]),
    ] {
        let code = if words == ["nope"] { 1 } else { 2 };
        let said = refused(&home, code, args);
        assert!(words.iter().all(|word| said.contains(word)), "{args:?}: {said}");
    }
    for (args, words) in [
        (&["move", &one][..], "cncl move"),
        (&["note", &one], "cncl note"),
        (&["note", &one, &one, &one], "cncl note"),
        (&["note", &one, "Đã", "gọi"], "cncl note"),
        (&["move", "--filter", "tag:lô", &one, "doing"], &one),
        (&["done", "--filter", "tag:lô", &one], "--filter"),
        (&["set", "--filter", "tag:lô", &one, "priority=cao"], &one),
        (&["set", &one, "priority=cao", "hai"], "“hai”"),
        (&["set", "priority=cao"], "priority=cao"),
        (&["set", &one, &one, "priority=cao", "--filter", "x:y"], &one),
        (&["extend", "31/12/2026", "--reason", "x"], "cncl extend"),
    ] {
        let said = refused(&home, 2, args);
        assert!(said.contains(words), "{args:?}: {said}");
    }
    let [one, other] = two(&home);
    let said = refused(&home, 2, &["set", &one, &other, "priority=cao", "--if-rev", "0"]);
    assert!(said.contains("--if-rev"), "{said}");
    let none = home.ok(["move", "--filter", "tag:không-ai", "doing", "--json"]);
    assert_eq!(none.items().len(), 0);
}

#[test]
fn the_flag_that_was_typed_is_named() {
    let home = Home::on(TODAY);
    for (flag, value) in
        [("--due", "31/2/2026"), ("--deadline", "31/2/2026"), ("--doc", "không có"), ("--geo", "x")]
    {
        let run = home.run(["add", "task", "Việc", flag, value]);
        if run.code == Some(2) {
            assert!(run.err.starts_with(&format!("cncl: {flag}: ")), "{}", run.err);
        } else {
            assert_eq!((flag, run.code), ("--geo", Some(0)), "{}", run.err);
        }
    }
    let both = home.ok(["add", "task", "Việc", "--tags", "a", "--tags", "b", "--json"]).items();
    assert_eq!(both[0]["tags"], json!(["a", "b"]));
}

#[test]
fn parts_are_found_by_their_parent_and_parents_by_having_parts() {
    let home = Home::on(TODAY);
    let parent = add(&home, &["Rà soát danh mục công nghệ", "--tags", "chung"]);
    let part = add(&home, &["Rà soát phần một", "--parent", &parent]);
    let free = add(&home, &["Việc riêng", "--tags", "chung"]);
    for (filter, ids) in [
        (format!("parent:{parent}"), vec![&part]),
        (format!("parent:{}", &parent[..6]), vec![&part]),
        ("parent:\"danh muc cong nghe\"".to_owned(), vec![&part]),
        ("thuoc:\"Rà soát danh mục\"".to_owned(), vec![&part]),
        ("is:parent tag:chung".to_owned(), vec![&parent]),
        ("tag:chung -is:parent".to_owned(), vec![&free]),
        (format!("is:part parent:{parent}"), vec![&part]),
    ] {
        let found = items(&home, &filter);
        assert_eq!(column(&found, "id"), ids, "{filter}");
    }
    let found = home.ok(["find", "rà soát is:parent", "--json"]).items();
    assert_eq!(column(&found, "id"), [&parent], "also where records are read one by one");
    let said = refused(&home, 2, &["list", "task", "--filter", "parent:khong-co-viec-nay"]);
    assert!(said.contains("khong-co-viec-nay"), "{said}");
    let said = refused(&home, 2, &["list", "task", "--filter", "is:parnt"]);
    assert!(said.contains("parent"), "{said}");
}

#[test]
fn what_is_mine_and_what_is_not_is_understood_wherever_a_filter_is_read() {
    let home = Home::on(TODAY);
    home.write_config("[user]\nname = \"Nguyễn Văn An\"\n");
    let own = add(&home, &["Của tôi", "--assignee", "Nguyễn Văn An", "--due", "30/6/2026", "--tags", "lô"]);
    let other =
        add(&home, &["Của người khác", "--assignee", "Trần Bình", "--due", "30/6/2026", "--tags", "lô"]);
    for (filter, shown, hidden) in [("mine tag:lô", &own, &other), ("-mine tag:lô", &other, &own)] {
        for command in [
            &["list", "task"][..],
            &["due"],
            &["board"],
            &["export", "json"],
            &["set", "priority=cao", "--dry-run"],
            &["done", "--dry-run"],
        ] {
            let run = home.ok([command, &["--filter", filter]].concat());
            assert!(run.out.contains(shown.as_str()), "{command:?} {filter}: {}", run.out);
            assert!(!run.out.contains(hidden.as_str()), "{command:?} {filter}: {}", run.out);
        }
        let chart = home.ok(["timeline", "--filter", filter]).out;
        assert!(chart.contains(if shown == &own { "Của tôi" } else { "Của người" }), "{chart}");
    }
}

#[test]
fn views_are_saved_used_and_removed_and_are_those_of_the_screen() {
    let home = Home::on(TODAY);
    home.write_config("[[views]]\nname = \"Quá hạn\"\nfilter = \"is:overdue\"\nscreen = \"board\"\n");
    let own = add(&home, &["Việc của lô", "--tags", "lô", "--due", "30/6/2026"]);
    let state = Private::new(&home.path().join(".local/state/cncl"));
    // What the screen saved.
    let saved = View { name: "Của lô".into(), filter: "tag:lô".into(), ..View::default() };
    state.keep_value("views", "", &json!([saved])).expect("kept");
    let all = home.ok(["views", "--json"]).items();
    assert_eq!(column(&all, "name"), ["Quá hạn", "Của lô"]);
    assert_eq!(column(&all, "from"), ["config", "saved"]);
    assert!(home.ok(["views"]).out.contains("tag:lô"));
    let found = home.ok(["list", "task", "--view", "cua lo", "--json"]).items();
    assert_eq!(column(&found, "id"), [&own]);
    for command in [&["board"][..], &["due"], &["timeline"], &["export", "json"]] {
        let run = home.ok([command, &["--view", "Của lô"]].concat());
        assert!(run.out.contains("Việc của lô"), "{command:?}: {}", run.out);
        let both = home.ok([command, &["--view", "Của lô", "--filter", "is:overdue"]].concat());
        assert!(!both.out.contains("Việc của lô"), "{command:?}: {}", both.out);
    }
    // What the screen will find.
    home.ok([
        "views",
        "--save",
        "Chỉ tiêu",
        "--filter",
        "geo:ha-noi",
        "--screen",
        "targets",
        "--by",
        "horizon",
    ]);
    let kept = state.value("views", "").expect("reads").expect("is there");
    assert_eq!(
        kept[1],
        json!({"name": "Chỉ tiêu", "screen": "targets", "filter": "geo:ha-noi", "group": "horizon", "key": null})
    );
    let by_view = home.ok(["targets", "--view", "chi tieu"]).out;
    assert_eq!(by_view, home.ok(["targets", "--filter", "geo:ha-noi", "--by", "horizon"]).out);
    home.ok(["views", "--remove", "chỉ tiêu"]);
    assert_eq!(column(&home.ok(["views", "--json"]).items(), "name"), ["Quá hạn", "Của lô"]);
    for (args, words) in [
        (&["views", "--save", " "][..], "60"),
        (&["views", "--save", "Quá hạn", "--filter", "mine"], "cấu hình"),
        (&["views", "--save", "x", "--filter", "staus:done"], "status"),
        (&["views", "--save", "x", "--screen", "bord"], "board"),
        (&["views", "--save", "x", "--by", "horizn"], "horizon"),
        (&["views", "--remove", "Quá hạn"], "cấu hình"),
        (&["views", "--remove", "Của lo"], "Của lô"),
        (&["list", "task", "--view", "không có"], "Quá hạn"),
        (&["views", "--filter", "mine"], "--save"),
    ] {
        if args[2] == "Của lo" {
            continue;
        }
        let said = refused(&home, 2, args);
        assert!(said.contains(words), "{args:?}: {said}");
    }
    home.write_config("[[views]]\nname = \"Hỏng\"\nfilter = \"staus:done\"\n");
    let said = refused(&home, 2, &["list", "task", "--view", "Hỏng"]);
    assert!(said.contains("--view “Hỏng”") && said.contains("staus"), "{said}");
    assert_eq!(home.run(["--restricted", "views", "--save", "x"]).code, Some(5));
}

#[test]
fn the_list_says_what_each_unclear_task_lacks() {
    let home = Home::on(TODAY);
    let id = add(&home, &["Việc chưa rõ", "--due", "30/6/2026", "--tags", "lô"]);
    let listed = home.ok(["list", "task", "--filter", "is:unclear tag:lô"]).out;
    assert!(listed.contains("Chưa rõ") && listed.contains("người, chủ trì, s.phẩm, t.quyền"), "{listed}");
    assert!(!home.ok(["list", "task", "--filter", "tag:lô"]).out.contains("s.phẩm"));
    home.ok([
        "set",
        "--filter",
        "is:unclear tag:lô",
        "assignee=An",
        "deliverable=Báo cáo",
        "approver=ubnd-tp-ha-noi",
    ]);
    let after = home.ok(["list", "task", "--filter", "is:unclear tag:lô"]).out;
    assert!(after.contains(&id) && after.contains("chủ trì") && !after.contains("s.phẩm"), "{after}");
    home.ok(["set", &id, "lead=so-khcn-ha-noi"]);
    assert_eq!(items(&home, "is:unclear tag:lô").len(), 0);
}

#[test]
fn a_finished_task_with_open_parts_is_history_and_is_imported_with_a_remark() {
    let home = Home::on(TODAY);
    let history = concat!(
        "{\"kind\":\"task\",\"id\":\"nv-cha\",\"title\":\"Việc chung\",\"status\":\"done\",\"done_on\":\"2026-01-05\"}\n",
        "{\"kind\":\"task\",\"id\":\"nv-con\",\"title\":\"Phần một\",\"status\":\"doing\",\"parent\":\"nv-cha\"}\n",
        "{\"kind\":\"task\",\"id\":\"nv-con-2\",\"title\":\"Phần hai\",\"status\":\"done\",\"parent\":\"nv-cha\"}\n",
    );
    let file = home.write_file("cu.jsonl", history);
    let run = home.ok(["import", file.to_str().unwrap()]);
    for word in ["cu.jsonl:1 (mục 1), status", "nv-cha", "1/2", "nv-con.", "Vẫn nhập"] {
        assert!(run.err.contains(word), "{word}: {}", run.err);
    }
    let parent = home.ok(["show", "nv-cha", "--json"]).items().remove(0);
    assert_eq!(parent["status"], "done");
    assert_eq!(parent["parts"], json!({"total": 2, "done": 1, "overdue": 0}));
    // Out and in again without a change, whatever is computed in it.
    let list = home.ok(["list", "task", "--json"]).out;
    let again = home.write_file("lai.json", &list);
    assert!(home.ok(["import", again.to_str().unwrap()]).out.contains("sửa 0"));
    // A record that is there is finished by the same rule as everywhere; which parts are open is said.
    home.ok(["move", "nv-cha", "doing"]);
    let said = refused(&home, 6, &["import", file.to_str().unwrap()]);
    for word in ["cu.jsonl:1 (mục 1), status", "nv-cha", "1/2", "nv-con."] {
        assert!(said.contains(word), "{word}: {said}");
    }
}

#[test]
fn a_duty_goes_to_every_commune_of_a_province_and_to_an_agency_that_is_new() {
    let home = Home::on(TODAY);
    let duty = add(&home, &["Rà soát ở cơ sở", "--geography", "TP.HCM"]);
    let given = home.run(["fanout", &duty, "--bloc", "communes", "--to", "+Tổ giúp việc"]);
    assert_eq!(given.code, Some(0), "{}", given.err);
    assert_eq!(given.out.lines().count(), 169, "{}", given.out);
    assert!(given.out.contains("UBND phường Sài Gòn") && given.out.contains("Tổ giúp việc"), "{}", given.out);
    assert!(given.err.contains("169 việc thành phần"), "{}", given.err);
    home.ok(["undo"]);
    assert_eq!(home.run(["fanout", &duty, "--bloc", "communes", "--dry-run"]).out.lines().count(), 168);
    let said = refused(&home, 2, &["fanout", &duty, "--bloc", "nobody"]);
    assert!(said.contains("communes"), "{said}");
    let other = add(&home, &["Rà soát"]);
    assert!(refused(&home, 2, &["fanout", &other, "--bloc", "communes"]).contains("[user]"));
}

#[test]
fn agencies_are_named_by_words_by_a_list_or_by_what_comes_in() {
    let home = Home::on(TODAY);
    let duty = add(&home, &["Rà soát", "--due", "30/10/2026"]);
    let dry = |args: &[&str]| home.run([&["fanout", &duty, "--dry-run"], args].concat());
    let one = dry(&["--to", "hoc cong nghe ha noi"]);
    assert_eq!((one.code, one.out.trim()), (Some(0), "Sở KH&CN HN"), "{}", one.err);
    let many = dry(&["--to", "khoa hoc cong nghe"]);
    assert_eq!((many.code, many.out.as_str()), (Some(2), ""), "{}", many.err);
    assert!(
        many.err.contains("so-khcn-ha-noi (") && many.err.contains("bo-khoa-hoc-va-cong-nghe ("),
        "{}",
        many.err
    );
    let list = "\u{feff}# các đơn vị\r\nso-khcn-ha-noi\r\n\r\nbo-khcn, ubnd-tp-ha-noi\n";
    let file = home.write_file("ds.txt", list);
    let file = file.to_str().unwrap();
    assert_eq!(dry(&["--to-file", file]).out.lines().count(), 3);
    let mut child = home
        .command()
        .args(["fanout", &duty, "--to-file", "-", "--json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("starts");
    child.stdin.take().expect("a pipe").write_all(list.as_bytes()).expect("takes it");
    let out = child.wait_with_output().expect("ends");
    let parts: Value = serde_json::from_slice(&out.stdout).expect("JSON");
    assert_eq!(parts["items"].as_array().map(Vec::len), Some(3));
    fs::write(file, "so-khcn-ha-noi\nkhông có ai\n\nxyz\n").expect("written");
    let said = refused(&home, 2, &["fanout", &duty, "--to-file", file]);
    assert!(said.contains("ds.txt:2: ") && said.contains("ds.txt:4: ") && said.contains("2 dòng"), "{said}");
    let show = home.ok(["show", &duty, "--json"]).items();
    assert_eq!(show[0]["parts"]["total"], 3);
    assert!(home.ok(["show", &duty]).out.contains("0/3 xong"));
    let said = refused(&home, 2, &["done", &duty]);
    assert!(said.contains("còn 3/3 việc thành phần chưa hoàn thành"), "{said}");
}

#[test]
fn the_log_begins_where_one_left_off_and_in_local_time() {
    let home = Home::on(TODAY);
    let [one, other] = two(&home);
    let seen = home.ok(["log", "--since", "last", "--json"]).items();
    assert_eq!(seen.len(), 2);
    assert!(home.ok(["log", "--since", "last"]).err.contains("Không có thay đổi nào"));
    home.ok(["move", &one, &other, "doing"]);
    // Looking at one record is not having looked at all of them, and looking without asking is not either.
    assert_eq!(home.ok(["log", &other, "--since", "last", "--json"]).items().len(), 1);
    home.ok(["log"]);
    let new = home.ok(["log", "--since", "last", "--json"]).items();
    assert_eq!((new.len(), column(&new, "op")), (2, vec!["set", "set"]));
    assert_eq!(home.ok(["log", "--since", "last", "--json"]).items().len(), 0);
    let day = cncl::config::clock::today();
    let all = home.ok(["log", "--since", &day.to_string(), "--json"]).items();
    assert_eq!(all.len(), 4);
    let tomorrow = day.tomorrow().expect("a day");
    assert_eq!(home.ok(["log", "--since", &tomorrow.to_string(), "--json"]).items().len(), 0);
    let local = cncl::model::date::show_moment(all[0]["t"].as_str().expect("a time"));
    assert!(home.ok(["log", &one]).out.contains(&local));
    assert!(refused(&home, 2, &["log", "--since", "31/2/2026"]).contains("--since"));
    assert_eq!(home.run(["--restricted", "log", "--since", "last"]).code, Some(5));
}

/// One mark cannot have a gap: what `--limit` left out is not lost.
#[test]
fn what_a_limit_left_out_is_not_marked_as_seen() {
    let home = Home::on(TODAY);
    let [one, other] = two(&home);
    home.ok(["log", "--since", "last"]);
    home.ok(["move", &one, "doing"]);
    home.ok(["move", &other, "doing"]);
    let new = |limit: &str| home.ok(["log", "--since", "last", "--limit", limit, "--json"]);
    for _ in 0..2 {
        let cut = new("1");
        assert_eq!(cut.items().len(), 1);
        assert!(cut.err.contains("do --limit"), "{}", cut.err);
    }
    let whole = new("2");
    assert_eq!((whole.items().len(), whole.err.as_str()), (2, ""));
    assert_eq!(new("2").items().len(), 0);
}

/// The screen of a newer version, or another one that is open, may have saved views that this one does not know.
#[test]
fn saving_a_view_takes_no_other_one_away() {
    let home = Home::on(TODAY);
    let state = Private::new(&home.path().join(".local/state/cncl"));
    let newer = json!({"name": "Mới", "filter": "mine", "colour": "red"});
    state.keep_value("views", "", &json!([newer])).expect("kept");
    assert!(home.ok(["views", "--json"]).items().is_empty());
    home.ok(["views", "--save", "Gấp", "--filter", "tag:gấp"]);
    let kept = state.value("views", "").expect("reads").expect("is there");
    assert_eq!((&kept[0], &kept[1]["name"]), (&newer, &json!("Gấp")));
    home.ok(["views", "--remove", "Gấp"]);
    assert_eq!(state.value("views", "").expect("reads"), Some(json!([newer])));
}

/// `--filter "$X"` with an empty variable would change every record of the store.
#[test]
fn what_is_to_be_changed_is_never_everything_by_a_slip() {
    let home = Home::on(TODAY);
    let [one, _] = two(&home);
    for filter in ["", " ", "\"\""] {
        let said = refused(&home, 2, &["set", "--filter", filter, "tags+=x"]);
        assert!(said.contains("--filter") && said.contains("kind:task"), "{filter:?}: {said}");
        refused(&home, 2, &["done", "--filter", filter]);
        let said = refused(&home, 2, &["fanout", &one, "--to-filter", filter, "--dry-run"]);
        assert!(said.contains("--to-filter"), "{said}");
    }
    assert!(home.ok(["list", "task", "--filter", "tag:x", "--json"]).items().is_empty());
}

#[test]
fn a_list_of_another_kind_is_not_told_line_by_line() {
    let home = Home::on(TODAY);
    let [one, _] = two(&home);
    let file = home.write_file("khac.txt", &"không ai cả\n".repeat(500));
    let said = refused(&home, 2, &["fanout", &one, "--to-file", file.to_str().unwrap()]);
    assert!(said.contains("500") && said.lines().count() < 30, "{said}");
}

#[test]
fn a_restricted_session_reads_and_writes_files_in_its_folder_only() {
    let home = Home::on(TODAY);
    let none = home.run(["--restricted", "export", "json", "-o", "a.json"]);
    assert_eq!(none.code, Some(5));
    assert!(none.err.contains("exchange"), "{}", none.err);
    let folder = home.path().join("trao-doi");
    fs::create_dir_all(folder.join("trong")).expect("a folder");
    home.write_config(&format!("exchange = \"{}\"\n", folder.display()));
    let inside = |args: &[&str]| home.run([&["--restricted"], args].concat());
    assert_eq!(inside(&["export", "json", "-o", "a.json"]).code, Some(0));
    assert_eq!(inside(&["export", "json", "-o", "trong/../trong/a.json"]).code, Some(0));
    assert!(folder.join("a.json").is_file() && folder.join("trong/a.json").is_file());
    assert_eq!(inside(&["import", "a.json", "--dry-run"]).code, Some(0));
    assert_eq!(inside(&["import", folder.join("a.json").to_str().unwrap(), "--dry-run"]).code, Some(0));
    assert_eq!(inside(&["import", "no.json"]).code, Some(2), "what is not there is said as everywhere");
    let secret = home.write_file("b.json", "{}");
    std::os::unix::fs::symlink(&secret, folder.join("link.json")).expect("a link");
    std::os::unix::fs::symlink(home.path(), folder.join("out")).expect("a link");
    for args in [
        &["import", "../b.json"][..],
        &["import", secret.to_str().unwrap()],
        &["import", "link.json"],
        &["import", "out/b.json"],
        &["import", "/nowhere/at/all.json"],
        &["export", "json", "-o", "../c.json"],
        &["export", "json", "-o", "out/c.json"],
        &["export", "json", "-o", "..", "--force"],
        &["fanout", "nv", "--to-file", "../b.json"],
        &["edit", "bo-khcn"],
        &["--config", "x.toml", "due"],
        &["--store", "x", "due"],
    ] {
        let run = inside(args);
        let code = if args[0] == "fanout" { 1 } else { 5 };
        assert_eq!((run.code, run.out.as_str()), (Some(code), ""), "{args:?}: {}", run.err);
    }
    assert!(!home.path().join("c.json").exists());
    let task = add(&home, &["Việc"]);
    let run = inside(&["fanout", &task, "--to-file", "../b.json"]);
    assert_eq!(run.code, Some(5), "{}", run.err);
    assert_eq!(inside(&["export", "json"]).code, Some(0), "stdout is nobody's file");
}

#[test]
fn items_come_to_the_lists_of_many_records_and_go_from_them() {
    let home = Home::on(TODAY);
    let [one, other] = two(&home);
    home.ok(["set", &one, "tags=lô,riêng", "partners=so-khcn-ha-noi"]);
    home.ok([
        "set",
        "--filter",
        "tag:lô",
        "tags+=gấp",
        "tags+=lô",
        "partners+=Sở KH&CN HN",
        "partners+=bo-khcn",
    ]);
    let of = |id: &str| home.ok(["show", id, "--json"]).items().remove(0);
    assert_eq!(
        (&of(&one)["tags"], &of(&other)["tags"]),
        (&json!(["lô", "riêng", "gấp"]), &json!(["lô", "gấp"]))
    );
    let both = json!(["so-khcn-ha-noi", "bo-khoa-hoc-va-cong-nghe"]);
    assert_eq!((&of(&one)["partners"], &of(&other)["partners"]), (&both, &both));
    home.ok(["set", &one, &other, "tags-=gấp,riêng", "partners-=bo-khcn", "title=Chung"]);
    assert_eq!(of(&one)["tags"], json!(["lô"]));
    assert_eq!(
        (&of(&other)["partners"], &of(&other)["title"]),
        (&json!(["so-khcn-ha-noi"]), &json!("Chung"))
    );
    for (change, words) in
        [("title+=x", "="), ("stauts+=x", "status"), ("partners+=không ai", "không ai"), ("+=x", "+=x")]
    {
        let said = refused(&home, 2, &["set", &one, change]);
        assert!(said.contains(words), "{change}: {said}");
    }
}

#[test]
fn work_in_review_is_sent_back_with_the_reason_in_one_edit() {
    let home = Home::on(TODAY);
    let [one, other] = two(&home);
    home.ok(["move", &one, &other, "review"]);
    let plan = home.ok(["move", &one, &other, "doing", "--reason", "Thiếu phụ lục", "--dry-run"]);
    assert!(
        plan.err.contains("2 bản ghi") && plan.out.contains("Thực hiện lại: Thiếu phụ lục"),
        "{}",
        plan.out
    );
    let then = home.ok(["move", &one, &other, "doing", "--reason", "Thiếu phụ lục", "--json"]).items();
    for item in items(&home, "tag:lô").iter().chain(&then) {
        assert_eq!(
            (&item["status"], &item["notes"][0]["text"]),
            (&json!("doing"), &json!("Thực hiện lại: Thiếu phụ lục"))
        );
    }
    assert_eq!(then.len(), 2, "an item for each record");
    home.ok(["undo"]);
    assert!(items(&home, "tag:lô").iter().all(|item| item["status"] == "review" && item["notes"].is_null()));
    let paused = home.ok(["move", &one, "paused", "--reason", "Chờ kinh phí", "--json"]).items();
    assert_eq!(paused[0]["notes"][0]["text"], "Chờ kinh phí");
    let said = refused(&home, 2, &["move", &one, "doing", "--reason", " "]);
    assert!(said.contains("--reason"), "{said}");
}

//! `targets`, targets that are counted, `mine`, `config`, `completions`, `man`.

use serde_json::json;

use super::{Home, Run, cncl, column};

const TODAY: &str = "2026-11-22";

fn at(home: &Home, args: &[&str]) -> Run {
    home.run(args.iter().copied().chain(["--today", TODAY]))
}

fn ok(home: &Home, args: &[&str]) -> Run {
    let run = at(home, args);
    assert_eq!(run.code, Some(0), "{args:?}: {}", run.err);
    run
}

#[test]
fn targets_are_told_in_groups_with_their_verdicts() {
    let home = Home::new();
    let run = ok(&home, &["targets"]);
    assert!(run.out.contains("Hà Nội (") && run.out.contains("chưa có số liệu"), "{}", run.out);
    assert!(ok(&home, &["targets", "--by", "horizon"]).out.contains("Đến hết năm 2030"));
    assert!(ok(&home, &["targets", "--ascii"]).out.is_ascii());
    let none = ok(&home, &["targets", "--filter", "zzzz"]);
    assert_eq!(none.out, "");
    assert!(none.err.contains("Không có chỉ tiêu nào khớp"));
    let wrong = at(&home, &["targets", "--by", "documents"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.err.contains("documents") && wrong.err.contains("document, horizon"), "{}", wrong.err);
}

#[test]
fn a_measured_target_says_its_pace_in_json() {
    let home = Home::new();
    let id = "ct-hn-2030-kinh-te-so";
    ok(&home, &["measure", id, "20", "--on", "31/12/2025"]);
    ok(&home, &["measure", id, "21 %", "--on", "30/6/2026"]);
    let items = ok(&home, &["targets", "--filter", "geo:ha-noi", "--json"]).items();
    let item = items.iter().find(|item| item["id"] == id).expect("the target");
    assert_eq!((&item["verdict"], &item["value"]), (&json!("behind"), &json!(21.0)));
    assert_eq!(item["value_on"], "2026-06-30");
    let pace = item["pace_per_year"].as_f64().expect("a pace");
    assert!((4.1..4.3).contains(&pace), "{pace}");
    let shown = ok(&home, &["show", id]).out;
    assert!(shown.contains("chậm tiến độ") && shown.contains("điểm % mỗi năm"), "{shown}");
}

#[test]
fn a_target_may_be_counted_from_the_records() {
    let home = Home::new();
    let fields =
        ["--condition", ">=", "--low", "1", "--horizon", "2030", "--counts", "kind:product stage:trial"];
    let args: Vec<&str> = ["add", "target", "Sản phẩm thử nghiệm"].into_iter().chain(fields).collect();
    let id = ok(&home, &args).out.trim().to_owned();
    let value = |home: &Home| {
        let items = ok(home, &["targets", "--jsonl", "--filter", "thử nghiệm"]).out;
        let line = items.lines().find(|line| line.contains(&id)).expect("the target").to_owned();
        serde_json::from_str::<serde_json::Value>(&line).expect("JSON")
    };
    assert_eq!((&value(&home)["value"], &value(&home)["verdict"]), (&json!(0.0), &json!("not_met")));
    ok(&home, &["add", "product", "Cảm biến", "--stage", "trial"]);
    assert_eq!((&value(&home)["value"], &value(&home)["verdict"]), (&json!(1.0), &json!("met")));
    assert!(ok(&home, &["show", &id]).out.contains("đếm từ bản ghi"));
    let refused = at(&home, &["measure", &id, "5"]);
    assert_eq!(refused.code, Some(2));
    assert!(refused.err.contains("đếm từ bản ghi"), "{}", refused.err);
    for wrong in ["counts=kind:thing", "counts=mine", "counts=lead:zzzzz"] {
        assert_eq!(at(&home, &["set", &id, wrong]).code, Some(2), "{wrong}");
    }
}

#[test]
fn mine_is_what_the_config_says() {
    let home = Home::new();
    let run = at(&home, &["list", "task", "--filter", "mine"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("[user]"), "{}", run.err);
    home.write_config("[user]\nname = \"Nguyễn Văn An\"\nagency = \"so-khcn-ha-noi\"\n");
    let id = ok(&home, &["add", "task", "Của tôi", "--assignee", "Nguyễn Văn An"]).out.trim().to_owned();
    ok(&home, &["add", "task", "Của người khác", "--assignee", "Trần Thị Bình"]);
    let items = ok(&home, &["list", "task", "--filter", "mine", "--json"]).items();
    assert!(column(&items, "id").contains(&id.as_str()));
    assert!(!column(&items, "title").contains(&"Của người khác"));
}

#[test]
fn the_config_is_shown_and_checked() {
    let home = Home::new();
    assert!(ok(&home, &["config", "path"]).out.trim_end().ends_with("config.toml"));
    home.write_config(
        "start = \"board\"\n[user]\nagency = \"so-khcn-ha-noi\"\n[[views]]\nname = \"Sở tôi\"\nfilter = \"mine\"\n\
         screen = \"board\"\nkey = \"q\"\n",
    );
    let shown = ok(&home, &["config", "show"]).out;
    for line in ["start = \"board\"", "agency = \"so-khcn-ha-noi\"", "filter = \"mine\"", "key = \"q\""] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
    // What is shown can be used as a config file.
    home.write_config(&shown);
    assert_eq!(ok(&home, &["config", "show"]).out, shown);
    assert_eq!(ok(&home, &["config", "check"]).out, "");
    home.write_config(
        "start = \"bord\"\n[user]\nagency = \"so-zzz\"\n[[views]]\nname = \"A\"\nfilter = \"is:late\"\nkey = \"q\"\n\
         [[views]]\nfilter = \"\"\nscreen = \"moon\"\ngroup = \"colour\"\nkey = \"q\"\n",
    );
    let run = at(&home, &["config", "check"]);
    assert_eq!(run.code, Some(3));
    for words in ["bord", "board", "so-zzz", "is", "late", "moon", "colour", "phím “q”", "name"] {
        assert!(run.out.contains(words), "{words}\n{}", run.out);
    }
    let wrong = at(&home, &["config", "chek"]);
    assert!(wrong.code == Some(2) && wrong.err.contains("check"), "{}", wrong.err);
}

#[test]
fn completions_and_the_manual_page_are_generated() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let run = cncl(&["completions", shell]);
        assert!(run.code == Some(0) && run.out.contains("targets"), "{shell}: {}", run.err);
    }
    assert_eq!(cncl(&["completions", "tcsh"]).code, Some(2));
    let man = cncl(&["man"]);
    assert!(man.out.contains(".TH cncl") && man.out.contains("measure"), "{}", man.out);
}

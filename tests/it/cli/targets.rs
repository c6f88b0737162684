//! `targets`, targets that are counted, `mine`, `config`, `completions`, `man`.

use std::fs;

use serde_json::json;

use super::{Home, cncl, column};

const TODAY: &str = "2026-11-22";

#[test]
fn targets_are_told_in_groups_with_their_verdicts() {
    let home = Home::on(TODAY);
    let run = home.ok(["targets"]);
    assert!(run.out.contains("Hà Nội (") && run.out.contains("chưa có số liệu"), "{}", run.out);
    assert!(home.ok(["targets", "--by", "horizon"]).out.contains("Đến hết năm 2030"));
    assert!(home.ok(["targets", "--ascii"]).out.is_ascii());
    let none = home.ok(["targets", "--filter", "zzzz"]);
    assert_eq!(none.out, "");
    assert!(none.err.contains("Không có chỉ tiêu nào khớp"));
    let wrong = home.run(["targets", "--by", "documents"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.err.contains("documents") && wrong.err.contains("document, horizon"), "{}", wrong.err);
}

#[test]
fn a_measured_target_says_its_pace_in_json() {
    let home = Home::on(TODAY);
    let id = "ct-hn-2030-kinh-te-so";
    home.ok(["measure", id, "20", "--on", "31/12/2025"]);
    home.ok(["measure", id, "21 %", "--on", "30/6/2026"]);
    let items = home.ok(["targets", "--filter", "geo:ha-noi", "--json"]).items();
    let item = items.iter().find(|item| item["id"] == id).expect("the target");
    assert_eq!((&item["verdict"], &item["value"]), (&json!("behind"), &json!(21.0)));
    assert_eq!(item["value_on"], "2026-06-30");
    let pace = item["pace_per_year"].as_f64().expect("a pace");
    assert!((4.1..4.3).contains(&pace), "{pace}");
    let shown = home.ok(["show", id]).out;
    assert!(shown.contains("chậm tiến độ") && shown.contains("điểm % mỗi năm"), "{shown}");
    assert!(shown.contains("◆ số liệu") && shown.contains("12/2025"), "a chart below\n{shown}");
    let ascii = home.ok(["show", id, "--ascii"]).out;
    assert!(ascii.is_ascii() && ascii.contains("* so lieu"), "{ascii}");
}

#[test]
fn a_share_above_the_whole_is_saved_and_doubted() {
    let home = Home::on(TODAY);
    let measure = |value: &str| home.ok(["measure", "ct-hn-2030-kinh-te-so", value]).err;
    assert!(measure("150").contains("ngoài 0–100 %"));
    assert_eq!(measure("15"), "");
}

#[test]
fn a_target_may_be_counted_from_the_records() {
    let home = Home::on(TODAY);
    let fields =
        ["--condition", ">=", "--low", "1", "--horizon", "2030", "--counts", "kind:product stage:trial"];
    let args: Vec<&str> = ["add", "target", "Sản phẩm thử nghiệm"].into_iter().chain(fields).collect();
    let id = home.ok(&args).out.trim().to_owned();
    let value = |home: &Home| {
        let items = home.ok(["targets", "--jsonl", "--filter", "thử nghiệm"]).out;
        let line = items.lines().find(|line| line.contains(&id)).expect("the target").to_owned();
        serde_json::from_str::<serde_json::Value>(&line).expect("JSON")
    };
    assert_eq!((&value(&home)["value"], &value(&home)["verdict"]), (&json!(0.0), &json!("not_met")));
    home.ok(["add", "product", "Cảm biến", "--stage", "trial"]);
    assert_eq!((&value(&home)["value"], &value(&home)["verdict"]), (&json!(1.0), &json!("met")));
    assert!(home.ok(["show", &id]).out.contains("đếm từ bản ghi"));
    let refused = home.run(["measure", &id, "5"]);
    assert_eq!(refused.code, Some(2));
    assert!(refused.err.contains("đếm từ bản ghi"), "{}", refused.err);
    for wrong in ["counts=kind:thing", "counts=mine", "counts=lead:zzzzz"] {
        assert_eq!(home.run(["set", &id, wrong]).code, Some(2), "{wrong}");
    }
}

#[test]
fn mine_is_what_the_config_says() {
    let home = Home::on(TODAY);
    let run = home.run(["list", "task", "--filter", "mine"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("[user]"), "{}", run.err);
    home.write_config("[user]\nname = \"Nguyễn Văn An\"\nagency = \"so-khcn-ha-noi\"\n");
    let id = home.ok(["add", "task", "Của tôi", "--assignee", "Nguyễn Văn An"]).out.trim().to_owned();
    home.ok(["add", "task", "Của người khác", "--assignee", "Trần Thị Bình"]);
    let items = home.ok(["list", "task", "--filter", "mine", "--json"]).items();
    assert!(column(&items, "id").contains(&id.as_str()));
    assert!(!column(&items, "title").contains(&"Của người khác"));
}

#[test]
fn the_config_is_shown_and_checked() {
    let home = Home::on(TODAY);
    assert!(home.ok(["config", "path"]).out.trim_end().ends_with("config.toml"));
    home.write_config(
        "start = \"board\"\n[user]\nagency = \"so-khcn-ha-noi\"\n[[views]]\nname = \"Sở tôi\"\nfilter = \"mine\"\n\
         screen = \"board\"\nkey = \"q\"\n",
    );
    let shown = home.ok(["config", "show"]).out;
    for line in ["start = \"board\"", "agency = \"so-khcn-ha-noi\"", "filter = \"mine\"", "key = \"q\""] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
    // What is shown can be used as a config file.
    home.write_config(&shown);
    assert_eq!(home.ok(["config", "show"]).out, shown);
    assert_eq!(home.ok(["config", "check"]).out, "");
    home.write_config(
        "start = \"bord\"\n[user]\nagency = \"so-zzz\"\n[[views]]\nname = \"A\"\nfilter = \"is:late\"\nkey = \"q\"\n\
         [[views]]\nfilter = \"\"\nscreen = \"moon\"\ngroup = \"colour\"\nkey = \"q\"\n",
    );
    let run = home.run(["config", "check"]);
    assert_eq!(run.code, Some(3));
    for words in ["bord", "board", "so-zzz", "is", "late", "moon", "colour", "phím “q”", "name"] {
        assert!(run.out.contains(words), "{words}\n{}", run.out);
    }
    let wrong = home.run(["config", "chek"]);
    assert!(wrong.code == Some(2) && wrong.err.contains("check"), "{}", wrong.err);
}

#[test]
fn keys_of_the_config_are_shown_and_checked_and_stop_nothing() {
    let home = Home::on(TODAY);
    home.write_config("[keys]\nfan-out = [\"Ctrl-F\", \"⇧F2\"]\nundo = []\n");
    let shown = home.ok(["config", "show"]).out;
    for line in ["[keys]", "fan-out = [\"ctrl-f\",\"shift-f2\"]", "undo = []"] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
    home.write_config(&shown);
    assert_eq!(home.ok(["config", "show"]).out, shown);
    assert_eq!(home.ok(["config", "check"]).out, "");
    home.write_config(
        "lang = \"en\"\n[keys]\nfan-uot = [\"F\"]\nnote = [\"n\"]\nquit = []\nedit = [\"[\"]\n",
    );
    let run = home.run(["config", "check"]);
    assert_eq!(run.code, Some(3));
    let lines: Vec<&str> = run.out.lines().collect();
    for (line, words) in [
        ("Line 3, ", "fan-out"),
        ("Line 4, ", "was that of new"),
        ("Line 5, ", "still q"),
        ("Line 6, ", "Telex"),
    ] {
        assert!(
            lines.iter().any(|said| said.contains(line) && said.contains(words)),
            "{line}{words}\n{}",
            run.out
        );
    }
    assert_eq!(lines.len(), 4, "{}", run.out);
    home.ok(["due"]);
}

#[test]
fn the_theme_file_is_checked_and_stops_nothing() {
    let home = Home::on(TODAY);
    home.write_config("lang = \"en\"\n");
    let theme = home.path().join(".config/cncl/theme.toml");
    fs::write(&theme, "overdue = \"bold red\"\nrow = \"white on #1f3a5f\"\n").unwrap();
    assert_eq!(home.ok(["config", "check"]).out, "");
    for (text, words) in [
        ("title = \"\"\nrwo = \"bold\"\n", &["line 2, rwo: ", "tab_here", "bar_open"][..]),
        ("title = \"bold rde\"\n", &["line 1, title: ", "“rde”", "“red”", "#rrggbb"]),
        ("title = \"on\"\n", &["line 1, title: on cannot be here", "white on #1f3a5f"]),
        ("\n\ntitle = 3\n", &["line 3, title: 3 cannot be here"]),
        ("title: bold\n", &["line 1: this is no TOML"]),
    ] {
        fs::write(&theme, text).unwrap();
        let run = home.run(["config", "check"]);
        assert_eq!((run.code, run.out.lines().count()), (Some(3), 1), "{text}");
        for word in words.iter().chain(&["theme.toml"]) {
            assert!(run.out.contains(word), "{word}\n{}", run.out);
        }
        home.ok(["due"]);
    }
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

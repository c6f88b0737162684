//! Bad input: a sentence that names the value and what would be right, the right exit code, nothing raw.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt as _;

use proptest::prelude::*;

use super::{Home, Run, cncl};

/// Runs, and holds the run to exit 2 with nothing on stdout.
fn refused(args: &[&str]) -> String {
    let run = cncl(args);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{args:?}: {}", run.err);
    assert!(run.err.starts_with("cncl: "), "{args:?}: {}", run.err);
    run.err
}

#[test]
fn what_the_system_answers_is_said_in_the_readers_language() {
    let home = Home::new();
    home.run(["init"]);
    let folder = home.path().display().to_string();
    let (config, out) = (format!("{folder}/no.toml"), format!("{folder}/no/b.ics"));
    let (import, lock) = (format!("{folder}/no.json"), home.path().join(".local/share/cncl/journal.jsonl"));
    for args in [
        &["--config", &config, "due"][..],
        &["--config", &folder, "due"],
        &["export", "ics", "-o", &out],
        &["import", &import],
    ] {
        let vietnamese = home.run(args);
        let english = home.run(args.iter().chain(&["--lang", "en"]));
        assert!(vietnamese.code != Some(0) && vietnamese.err.starts_with("cncl: "), "{}", vietnamese.err);
        for theirs in ["os error", "No such", "regular", "not "] {
            assert!(!vietnamese.err.contains(theirs), "{args:?}: {}", vietnamese.err);
        }
        assert!(!english.err.contains("os error") && english.err.contains("no"), "{}", english.err);
    }
    std::fs::remove_file(&lock).expect("a journal");
    std::fs::create_dir(&lock).expect("a folder in its place");
    assert!(!home.run(["due"]).err.contains("os error"));
}

#[test]
#[cfg(target_os = "linux")]
fn an_edit_whose_answer_cannot_be_printed_is_said_to_be_saved() {
    let home = Home::new();
    let full = std::fs::File::create("/dev/full").expect("a device that is always full");
    let run = home.command().args(["add", "task", "Việc đã lưu"]).stdout(full).output().expect("runs");
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    assert_eq!(run.status.code(), Some(3), "{said}");
    assert!(said.contains("đĩa đã đầy") && said.contains("đã lưu"), "{said}");
    assert!(home.run(["log"]).out.contains("Việc đã lưu"));
}

#[test]
fn a_value_may_begin_with_a_dash_and_is_then_answered_as_a_value() {
    for (args, value) in [
        (&["due", "--within", "-5d"][..], "-5d"),
        (&["due", "--until", "-1"], "-1"),
        (&["list", "task", "--as-of", "-1"], "-1"),
        (&["timeline", "--from", "-1"], "-1"),
        (&["timeline", "--to", "-1"], "-1"),
        (&["due", "--today", "-1"], "-1"),
    ] {
        let said = refused(args);
        assert!(said.contains(&format!("“{value}”")) && said.contains("hãy viết"), "{args:?}: {said}");
    }
}

#[test]
fn the_nearest_right_word_is_suggested() {
    for (args, wrong, right) in [
        (&["lits", "task"][..], "lits", "list"),
        (&["list", "taks"], "taks", "task"),
        (&["find", "a", "--kind", "agncy"], "agncy", "agency"),
        (&["list", "task", "--jsn"], "--jsn", "--json"),
        (&["due", "--overdu"], "--overdu", "--overdue"),
        (&["list", "task", "--filter", "staus:done"], "staus", "status"),
        (&["list", "task", "--filter", "status:doen"], "doen", "done"),
        (&["list", "task", "--filter", "is:overdu"], "overdu", "overdue"),
        (&["list", "task", "--sort", "titel"], "titel", "title"),
        (&["list", "task", "--sort", "-last_dya"], "last_dya", "last_day"),
        (&["due", "--color", "alway"], "alway", "always"),
    ] {
        let said = refused(args);
        assert!(said.contains(wrong), "{args:?}: {said}");
        let suggestion = said.split("Có phải").nth(1).unwrap_or_default();
        assert!(suggestion.contains(right), "{args:?}: {said}");
    }
}

#[test]
fn a_wrong_value_is_named_with_what_would_be_right() {
    for (args, words) in [
        (&["list", "task", "--filter", "due:31/2/2026"][..], ["31/2/2026", "28"]),
        (&["list", "task", "--filter", "due:10/30/2025"], ["10/30/2025", "30/10/2025"]),
        (&["list", "task", "--filter", "\"mở"], ["--filter", "\"mở"]),
        (&["list", "task", "--filter", "lead:"], ["--filter", "lead:"]),
        (&["list", "task", "--filter", "progress:150"], ["150", "100"]),
        (&["list", "task", "--as-of", "quý V"], ["--as-of", "quý V"]),
        (&["list", "task", "--as-of", "hôm nọ"], ["hôm nọ", "2025-10-30"]),
        (&["due", "--until", "45/13"], ["--until", "45/13"]),
        (&["due", "--within", "30"], ["“30”", "30d"]),
        (&["due", "--within", "-3d"], ["-3", "--help"]),
        (&["due", "--today", "garbage"], ["--today", "garbage"]),
        (&["due", "--today", "2025-02-29"], ["2025-02-29", "28"]),
        (&["due", "--today", ""], ["--today", "2025-10-30"]),
        (&["find", "a", "--limit", "x"], ["--limit", "“x”"]),
        (&["find", "a", "--limit", "-1"], ["--limit", "“-1”"]),
        (&["find", "a", "--limit", "0"], ["--limit", "“0”"]),
        (&["due", "--lang", "fr"], ["--lang", "vi, en"]),
        (&["find", " "], ["find", "cncl"]),
        (&["list"], ["LOẠI", "--help"]),
        (&["show"], ["MÃ", "--help"]),
        (&["show", "a", "b"], ["“b”", "--help"]),
        (&["list", "task", "--sort"], ["--sort", "--help"]),
        (&["list", "task", "--filter", "--json"], ["--filter", "--help"]),
        (&["list", "task", "--json", "--tsv"], ["--json", "--tsv"]),
        (&["due", "--json", "--jsonl"], ["--json", "--jsonl"]),
        (&["due", "--within", "3d", "--until", "31/12"], ["--within", "--until"]),
        (&["due", "--overdue", "--until", "31/12"], ["--overdue", "--until"]),
        (&["due", "--config", "none.toml"], ["none.toml", "cncl"]),
    ] {
        let said = refused(args);
        assert!(words.iter().all(|word| said.contains(word)), "{args:?}: {said}");
    }
}

#[test]
fn a_broken_config_file_is_named_with_its_line() {
    let home = Home::new();
    home.write_config("lang = \"vi\"\nsoon = 3\n");
    let run = home.run(["due"]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert!(run.err.contains("config.toml") && run.err.contains("dòng 2, soon: "), "{}", run.err);
    assert!(run.err.contains("soon_days"), "{}", run.err);
    // Help is for whoever is lost, with a broken config file too.
    assert_eq!(home.run(["--help"]).code, Some(0));
}

/// What a parser says in English never stands in a sentence; what was found and what would be right does.
#[test]
fn a_value_that_cannot_be_is_told_in_ones_own_language() {
    let cases = [
        (r#""progress":"x""#, "progress", ["\"x\"", "số nguyên từ 0 đến 100", "whole number from 0 to 100"]),
        (
            r#""status":"xoong""#,
            "status",
            ["“xoong”", "dùng một trong: unknown, todo", "is none of: unknown, todo"],
        ),
        (r#""lead":7"#, "lead", ["7", "danh sách mã", "list of ids"]),
        (r#""done_on":"31/2""#, "done_on", ["\"31/2\"", "ngày viết như", "a day is wanted"]),
        (r#""notes":[{"text":5}]"#, "notes", ["5", "văn bản trong dấu ngoặc kép", "a text in quotes"]),
        (r#""content":"a" "b""#, "", ["", "thiếu dấu phẩy", "a comma"]),
    ];
    for (field, name, [found, vi, en]) in cases {
        let record = format!(r#"{{"kind":"task","id":"nv-1","title":"a",{field}}}"#);
        let (damaged, importing) = (Home::new(), Home::new());
        damaged.write_store(&record);
        let file = importing.write_file("viec.jsonl", &record);
        let import = file.to_str().expect("a path");
        for (lang, right) in [("vi", vi), ("en", en)] {
            let shown = damaged.run(["--lang", lang, "list", "task"]);
            let refused = importing.run(["--lang", lang, "import", import]);
            assert_eq!((shown.code, refused.code), (Some(3), Some(6)), "{}{}", shown.err, refused.err);
            assert!(shown.err.contains("store.json:2"), "{}", shown.err);
            assert!(
                shown.err.contains(name) && shown.err.contains(found) && shown.err.contains(right),
                "{}",
                shown.err
            );
            // An import takes words as people type them, so its sentences may be others, and as much ours.
            assert!(refused.err.contains(name), "{}", refused.err);
            for said in [&shown.err, &refused.err] {
                for foreign in ["expected ", "invalid ", "unknown variant", " u8", "struct ", "at line"] {
                    assert!(!said.contains(foreign), "{foreign}: {said}");
                }
            }
        }
    }
}

#[test]
fn an_argument_that_is_no_text_is_refused() {
    let run = Home::new().run([OsString::from("find"), OsString::from_vec(b"c\xf4ng".to_vec())]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert!(run.err.contains("c\u{fffd}ng") && run.err.contains("UTF-8"), "{}", run.err);
}

#[test]
fn nothing_raw_reaches_the_terminal() {
    let bad = "a\x1b[2J\x07\u{9b}31m\u{202e}\u{200b}\r\n<b>";
    for args in [
        &["find", bad][..],
        &["show", bad],
        &["list", bad],
        &["list", "task", "--filter", bad],
        &["list", "task", "--sort", bad],
        &["due", "--within", bad],
        &["due", "--today", bad],
        &["due", "--lang", bad],
        &["due", "--store", bad],
        &["due", "--config", bad],
        &[bad],
        &["due", &format!("--{bad}")],
    ] {
        let run = cncl(args);
        let printed = [run.out, run.err].concat().replace('\n', "");
        assert!(!cncl::text::has_controls(&printed), "{args:?}: {printed}");
    }
}

#[test]
fn a_long_value_is_quoted_in_part() {
    let run = cncl(&["find", &"x".repeat(100_000)]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.len() < 1000, "{}", run.err.len());
}

#[test]
fn without_a_terminal_there_is_help_and_exit_2() {
    let run = cncl(&[]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert!(run.err.contains("Cách dùng:") && run.err.contains("find"), "{}", run.err);
}

fn word() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "find",
        "show",
        "list",
        "due",
        "task",
        "targets",
        "summary",
        "--by",
        "assignee",
        "--burn-down",
        "--json",
        "--jsonl",
        "--tsv",
        "--filter",
        "--sort",
        "--limit",
        "--as-of",
        "--within",
        "--until",
        "--overdue",
        "--brief",
        "--lang",
        "--today",
        "--color",
        "--ascii",
        "--kind",
        "--",
        "-",
        "-h",
        "en",
        "30d",
        "2025-10-01",
        "30/10",
        "-title",
        "is:overdue",
        "moc-2025-10-30",
        "--store",
        "--read-only",
        "--restricted",
        "--plain",
        "add",
        "set",
        "done",
        "move",
        "note",
        "measure",
        "remove",
        "undo",
        "redo",
        "log",
        "check",
        "compact",
        "init",
        "import",
        "export",
        "json",
        "--lead",
        "so-khcn-ha-noi",
        "status=done",
        "--dry-run",
        "-o",
    ]);
    prop_oneof![4 => known.prop_map(str::to_owned), 1 => "[^\0]{0,12}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_arguments_make_it_panic(args in prop::collection::vec(word(), 0..7)) {
        let Run { code, out, err } = Home::new().run(&args);
        prop_assert!(matches!(code, Some(0..=6 | 10)), "{args:?} ended with {code:?}: {err}");
        prop_assert!(code != Some(2) || out.is_empty(), "{args:?} printed {out}");
    }
}

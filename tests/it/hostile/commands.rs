//! Every command with every flag and format, and the conversation of `--plain`.

use std::sync::Arc;

use clap::{Arg, ArgAction, Command};
use cncl::cli;
use cncl::lang::{Lang, Language};
use cncl::model::holidays::Holidays;
use cncl::model::{Dataset, Kind, Now, Record};
use cncl::plain::{Plain, Setting};
use cncl::search::Abbreviations;
use cncl::store::{MemoryLog, MemoryStore, Who};
use serde_json::Value;

use super::data::{home, id, records};
use super::{few_signs, hidden_in, signs};
use crate::cli::{Home, Run};

/// How a command is called so that it does something: a call each.
fn calls(command: &str) -> Vec<Vec<String>> {
    let task = id(Kind::Task, 2);
    let call = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>();
    let each_kind = |words: &dyn Fn(Kind) -> Vec<String>| Kind::ALL.iter().map(|kind| words(*kind)).collect();
    match command {
        "find" => vec![call(&["việc"]), call(&["viêc", "khongco"])],
        "show" => each_kind(&|kind| vec![id(kind, 1)]),
        "list" => each_kind(&|kind| vec![kind.to_string()]),
        "due" | "timeline" | "targets" | "board" | "summary" | "views" | "log" | "undo" | "redo" | "init"
        | "check" | "compact" | "man" => vec![vec![]],
        "add" => vec![call(&["task", "Việc mới"])],
        "set" => vec![call(&[&task, "title=Tên mới"])],
        "done" | "remove" | "edit" => vec![call(&[&task])],
        "extend" => vec![call(&[&task, "31/12/2027", "--reason", "chờ vốn"])],
        "move" => vec![call(&[&task, "doing"]), call(&[&task, "review"])],
        "fanout" => vec![call(&[&task, "--to", &id(Kind::Agency, 2)])],
        "merge" => {
            let agencies = call(&[&id(Kind::Agency, 1), "so-y-te-ha-noi"]);
            vec![agencies, call(&[&task, &id(Kind::Task, 1)]), call(&["so-", &signs()])]
        }
        "note" => vec![call(&[&task, "đã gọi điện"])],
        "measure" => vec![call(&[&id(Kind::Target, 2), "7"])],
        "import" => vec![call(&["sach.json"]), call(&["ban.json"])],
        "export" => cli::export_formats().map(|format| vec![format.to_owned()]).collect(),
        "config" => ["show", "check", "path"].map(|what| call(&[what])).to_vec(),
        "completions" => ["bash", "zsh", "fish", "elvish", "powershell"].map(|shell| call(&[shell])).to_vec(),
        other => {
            panic!("`cncl {other}` is new: say here how it is called so that it prints what records hold")
        }
    }
}

/// What a command is called with besides: each switch, and options and places with texts that none of them takes, some at
/// a time: the first that is wrong is told.
fn variants(command: &Command) -> Vec<Vec<String>> {
    let own: Vec<&Arg> = command.get_arguments().filter(|arg| !arg.is_global_set()).collect();
    let flag = |arg: &Arg| arg.get_long().map(|long| format!("--{long}"));
    let switches = own.iter().filter(|arg| is_switch(arg)).filter_map(|arg| flag(arg)).map(|flag| vec![flag]);
    let given: Vec<String> = own
        .iter()
        .filter(|arg| !is_switch(arg))
        .map(|arg| flag(arg).map_or_else(signs, |flag| format!("{flag}={}", signs())))
        .collect();
    let general = ["--ascii", "--lang=en"].map(|flag| vec![flag.to_owned()]);
    switches.chain(given.chunks(AT_ONCE).map(<[String]>::to_vec)).chain(general).collect()
}

/// So many options are given together: of a command with a flag for each field there are dozens.
const AT_ONCE: usize = 3;

fn is_switch(arg: &Arg) -> bool {
    matches!(arg.get_action(), ArgAction::SetTrue)
}

/// Values of options that lead to more of what records hold.
fn well_meant(command: &str) -> Vec<Vec<String>> {
    let fields: Vec<&str> = Kind::ALL.iter().flat_map(|kind| kind.specs().map(|spec| spec.name)).collect();
    let call = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>();
    match command {
        "list" => vec![
            vec!["task".into(), format!("--columns={}", fields.join(","))],
            call(&["task", "--columns=title,lead,content", "--tsv"]),
        ],
        "due" | "board" | "summary" | "targets" | "timeline" => {
            let by = ["lead", "document", "agency", "assignee", "year", "technology"];
            by.map(|by| vec![format!("--by={by}")]).to_vec()
        }
        "log" => vec![vec![id(Kind::Task, 1)]],
        "undo" => vec![call(&["1"]), call(&["--edit=1"])],
        _ => Vec::new(),
    }
}

fn run(home: &Home, command: &str, args: &[String]) -> Run {
    // The editor shows its file and changes nothing.
    Run::of(home.command().env("EDITOR", "cat").arg(command).args(args))
}

/// A home with the files that are imported: one that is as it should be, and one with what a program may have written.
fn prepared() -> Home {
    let home = home();
    home.write_file("sach.json", r#"{"items":[{"kind":"task","title":"Việc sạch"}]}"#);
    home.write_file("ban.json", &serde_json::json!({ "items": records() }).to_string());
    home
}

/// Looks at what a run printed; whether it did what it was asked for.
fn look(what: &str, run: &Run, tabs: bool) -> bool {
    for printed in [&run.out, &run.err] {
        // Lines of a calendar end as its format says.
        let printed = if what.contains("ics") { printed.replace("\r\n", "\n") } else { printed.clone() };
        let printed = if tabs { printed.replace('\t', " ") } else { printed };
        let hidden = hidden_in(&printed);
        let at = hidden.and_then(|sign| printed.find(sign)).unwrap_or(0);
        let around: String = printed[at..].chars().take(60).collect();
        assert_eq!(hidden, None, "cncl {what}: {around:?}");
    }
    run.code == Some(0)
}

#[test]
fn no_command_prints_a_sign_that_moves_turns_or_hides() {
    let tree = cli::declaration();
    let mut never = Vec::new();
    for command in tree.get_subcommands() {
        let name = command.get_name();
        // Between tabs, and in scripts, tabs are the format's own.
        let tabs =
            |args: &[String]| ["completions", "man"].contains(&name) || args.iter().any(|arg| arg == "--tsv");
        let (mut works, mut said) = (false, String::new());
        let calls = calls(name);
        let first = calls.first().cloned().unwrap_or_default();
        let varied = variants(command).into_iter().map(|variant| [first.clone(), variant].concat());
        let all: Vec<Vec<String>> = varied.chain(well_meant(name)).chain(calls).collect();
        for args in all {
            let run = run(&prepared(), name, &args);
            works |= look(&format!("{name} {args:?}"), &run, tabs(&args));
            said = run.err;
        }
        if !works {
            never.push((name.to_owned(), said));
        }
    }
    // Nothing can be taken back again, a store is there already, and this one is not sound.
    let names: Vec<&str> = never.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        ["redo", "init", "check"],
        "called in vain, nothing was shown of what it prints: {never:?}"
    );
}

#[test]
fn what_is_read_back_still_holds_every_sign() {
    let home = prepared();
    let wanted = records();
    let task = id(Kind::Task, 2);
    let title =
        |items: &[Value]| items.iter().find(|item| item["id"] == task.as_str()).map(|it| it["title"].clone());
    for args in [vec!["show", &task, "--json"], vec!["export", "json"], vec!["list", "task", "--json"]] {
        let run = home.ok(&args);
        assert_eq!(hidden_in(&run.out), None, "{args:?}");
        assert_eq!(title(&run.items()), title(wanted), "{args:?}");
    }
    let lines = home.ok(["export", "jsonl"]).out;
    let items: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(title(&items), title(wanted));
}

#[test]
fn the_conversation_says_no_such_sign() {
    let items: Vec<Record> =
        records().iter().map(|item| serde_json::from_value(item.clone()).unwrap()).collect();
    let data = Dataset::new(items.into_iter().map(Arc::new).collect());
    let (abbreviations, holidays) = (Abbreviations::default(), Holidays::default());
    let lang = Lang::new(Language::Vietnamese);
    let now = Now::new("2026-11-22".parse().unwrap());
    for ascii in [false, true] {
        let setting = Setting::new(&lang, now, &abbreviations, &holidays);
        let setting = Setting { asked_day: Some(now.today), ascii, ..setting };
        // Every letter at the beginning and on an open record, each answered with signs.
        let bad = few_signs().to_owned();
        let letters = ('a'..='z').filter(|letter| *letter != 'q').map(String::from).chain([bad.clone()]);
        let answers: Vec<String> = letters
            .map(|letter| format!("{letter}\n1\n{letter}\n{bad}\n1\n\nv\n2\n{letter}\n2\n\n"))
            .collect();
        let answers = answers.concat();
        let who = Who { by: signs(), site: signs() };
        let store = MemoryStore::new(data.clone(), MemoryLog::default(), who);
        let mut out = Vec::new();
        Plain::new(store, Arc::default(), setting).run(answers.as_bytes(), &mut out).unwrap();
        let said = String::from_utf8(out).unwrap();
        assert!(said.lines().count() > 300, "{said}");
        assert_eq!(said.lines().find(|line| hidden_in(line).is_some()), None);
    }
}

//! Flags that every command takes, the environment, the config file, and what is left alone.

use std::fs;

use super::{Home, Run, cncl};

fn with_env(args: &[&str], env: &[(&str, &str)]) -> Run {
    Run::of(Home::new().command().args(args).envs(env.iter().copied()))
}

#[test]
fn help_speaks_vietnamese_unless_told() {
    let run = cncl(&["--help"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert!(run.out.contains("Cách dùng:") && !run.out.contains("Usage"), "{}", run.out);
    for args in [&["--lang", "en", "--help"][..], &["--help", "--lang=en"]] {
        assert!(cncl(args).out.contains("Usage:"), "{args:?}");
    }
    assert!(cncl(&["due", "-h", "--lang", "en"]).out.contains("--fail-overdue"));
}

#[test]
fn the_version_is_the_package_version() {
    assert_eq!(cncl(&["--version"]).out.trim_end(), format!("cncl {}", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_flag_beats_the_environment_which_beats_the_config_file() {
    let home = Home::new();
    home.write_config("lang = \"en\"\n");
    let wrong = |flag: Option<&str>, env: Option<&str>| {
        let mut command = home.command();
        command.args(["list", "nope"]).args(flag.map(|lang| format!("--lang={lang}")));
        command.envs(env.map(|lang| ("CNCL_LANG", lang)));
        Run::of(&mut command).err
    };
    assert!(wrong(None, None).contains("No kind of record"));
    assert!(wrong(None, Some("vi")).contains("Không có loại"));
    assert!(wrong(Some("en"), Some("vi")).contains("No kind of record"));
}

#[test]
fn a_wrong_variable_is_named() {
    for (name, value) in [("CNCL_LANG", "fr"), ("CNCL_TODAY", "garbage")] {
        let run = with_env(&["due"], &[(name, value)]);
        assert_eq!(run.code, Some(2), "{name}");
        assert!(run.err.contains(name) && run.err.contains(value), "{}", run.err);
    }
    assert_eq!(with_env(&["due"], &[("CNCL_LANG", ""), ("CNCL_TODAY", "")]).code, Some(0));
}

#[test]
fn today_may_come_from_the_environment() {
    let days = |args: &[&str], env: &[(&str, &str)]| with_env(args, env).items()[0]["days_left"].clone();
    let today = [("CNCL_TODAY", "2025-10-05")];
    assert_eq!(days(&["show", "moc-2025-10-30", "--json"], &today), 24);
    assert_eq!(days(&["show", "moc-2025-10-30", "--json", "--today", "2025-10-01"], &today), 28);
    assert_eq!(days(&["--today", "1/10/2025", "show", "moc-2025-10-30", "--json"], &today), 28);
}

#[test]
fn colour_comes_only_where_it_is_wanted() {
    let colored = |args: &[&str], env: &[(&str, &str)]| with_env(args, env).out.contains('\x1b');
    let due = ["due", "--today", "2025-10-16"];
    assert!(!colored(&due, &[]));
    assert!(colored(&due, &[("CLICOLOR_FORCE", "1")]));
    assert!(!colored(&due, &[("CLICOLOR_FORCE", "0")]));
    assert!(!colored(&due, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(colored(&[&due[..], &["--color", "always"]].concat(), &[("NO_COLOR", "1")]));
    assert!(!colored(&[&due[..], &["--color=never"]].concat(), &[("CLICOLOR_FORCE", "1")]));
    assert!(!colored(&[&due[..], &["--color", "always", "--json"]].concat(), &[]));
}

#[test]
fn ascii_is_ascii() {
    for args in [&["due"][..], &["list", "target"], &["show", "qd-1139"], &["find", "cong nghe"]] {
        let run = cncl(&[args, &["--ascii", "--today", "2025-10-16"]].concat());
        assert!(run.code == Some(0) && run.out.is_ascii() && run.err.is_ascii(), "{args:?}: {}", run.out);
    }
}

#[test]
fn the_place_for_a_store_without_one_shows_the_built_in_data_and_stays_empty() {
    let home = Home::new();
    let folder = home.path().join(".local/share/cncl");
    fs::create_dir_all(&folder).expect("a folder");
    assert_eq!(home.run(["list", "task", "--json"]).out, cncl(&["list", "task", "--json"]).out);
    assert!(fs::read_dir(&folder).expect("the folder is there").next().is_none());
    home.ok(["add", "task", "Việc"]);
    assert!(folder.join("store.json").exists(), "the first edit founds it there");
}

/// Every command that works with a store, with arguments that it takes.
const ABOUT_A_STORE: [&[&str]; 32] = [
    &["find", "cong nghe"],
    &["show", "qd-1139"],
    &["list", "task"],
    &["list", "task", "--json"],
    &["due"],
    &["timeline"],
    &["targets"],
    &["board"],
    &["summary"],
    &["summary", "--burn-down"],
    &["add", "task", "Việc"],
    &["set", "qd-1139", "summary=x"],
    &["done", "nv-1"],
    &["extend", "nv-1", "1/1/2027", "--reason", "x"],
    &["move", "nv-1", "doing"],
    &["fanout", "nv-1", "--to", "so-khcn-ha-noi"],
    &["note", "qd-1139", "x"],
    &["measure", "ct-1", "5"],
    &["edit", "qd-1139"],
    &["remove", "qd-1139"],
    &["merge", "nv-1", "nv-2"],
    &["undo"],
    &["undo", "--edit", "1"],
    &["redo"],
    &["log"],
    &["import", "x.json"],
    &["export", "json"],
    &["export", "ics"],
    &["compact"],
    &["check"],
    &["check", "--json"],
    &["check", "--repair"],
];

#[test]
fn a_store_that_was_named_and_is_not_there_is_an_error() {
    let home = Home::new();
    fs::create_dir(home.path().join("empty")).expect("a folder");
    let config = home.write_file("other.toml", "store = \"empty\"\n");
    let config = config.to_str().expect("a path");
    for args in ABOUT_A_STORE {
        for (named, env, said) in [
            (&["--store", "not-there"][..], &[][..], "--store not-there"),
            (&["--store", "empty"], &[], "--store empty"),
            (&[], &[("CNCL_STORE", "empty")], "CNCL_STORE=empty"),
            (&["--config", config], &[], "other.toml"),
        ] {
            let args = [args, named].concat();
            let run = Run::of(home.command().args(&args).envs(env.iter().copied()));
            assert_eq!((run.code, run.out.as_str()), (Some(3), ""), "{args:?}: {}", run.err);
            assert!(run.err.contains(said) && run.err.contains("cncl init"), "{args:?}: {}", run.err);
        }
    }
    assert!(!home.path().join("not-there").exists());
    assert!(fs::read_dir(home.path().join("empty")).expect("there").next().is_none(), "nothing was written");
    home.ok(["init", "--store", "empty"]);
    home.ok(["due", "--store", "empty"]);
}

#[test]
fn what_is_not_about_the_store_works_without_the_one_that_was_named() {
    let home = Home::new();
    for args in [
        &["config", "path"][..],
        &["config", "show"],
        &["views"],
        &["views", "--save", "Của tôi", "--filter", "is:overdue"],
        &["completions", "bash"],
        &["man"],
        &["--help"],
        &["due", "--help"],
        &["--version"],
    ] {
        home.ok([args, &["--store", "not-there"]].concat());
    }
    let run = home.run(["config", "check", "--store", "not-there"]);
    assert_eq!(run.code, Some(3), "{}", run.err);
    assert!(run.out.contains("--store not-there"), "{}", run.out);
}

#[test]
fn looking_things_up_writes_nothing() {
    let home = Home::new();
    for args in
        [&["due"][..], &["find", "cong nghe"], &["show", "qd-1139"], &["list", "task"], &["list", "x"], &[]]
    {
        home.run(args);
        assert!(home.is_empty(), "{args:?}");
    }
}

#[test]
fn a_store_that_is_no_folder_is_refused() {
    let home = Home::new();
    fs::write(home.path().join("file"), "x").expect("a file");
    let run = home.run(["due", "--store", "file"]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert!(run.err.contains("file"), "{}", run.err);
}

#[test]
fn a_restricted_session_keeps_its_store() {
    let run = cncl(&["due", "--restricted", "--store", "elsewhere"]);
    assert_eq!((run.code, run.out.as_str()), (Some(5), ""));
    assert!(run.err.contains("--store"), "{}", run.err);
    let home = Home::new();
    let run = home.run(["due", "--restricted", "--read-only", "--plain"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
}

#[test]
fn without_a_home_it_still_answers() {
    let mut command = Home::new().command();
    command.env_remove("HOME").args(["list", "task"]).current_dir("/");
    assert_eq!(Run::of(&mut command).code, Some(0));
}

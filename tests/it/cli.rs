//! The real program on its command line: what it prints, where, and how it ends.

mod alike;
mod alike_new;
mod bad;
mod calendar;
mod check;
mod commands;
mod demo;
mod exchange;
mod glance;
mod globals;
mod many;
mod merge;
mod reckoning;
mod restricted;
mod shell;
mod summary;
mod targets;
mod timeline;
mod words;
mod write;

use std::ffi::OsStr;
use std::fmt::Debug;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use crate::support::account;

/// A home folder of its own, with nothing in it, and the day on which it is used: the clock's unless one is given.
pub(crate) struct Home {
    folder: TempDir,
    today: Option<&'static str>,
}

/// What a run left behind.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Home {
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::new().expect("a temporary folder"), today: None }
    }

    /// A home where it is this day.
    pub(crate) fn on(today: &'static str) -> Self {
        Self { today: Some(today), ..Self::new() }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The program with an environment in which nothing is set but the home folder and the day.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cncl"));
        command.env_clear().env("HOME", self.path()).stdin(Stdio::null()).current_dir(self.path());
        command.envs(self.today.map(|day| ("CNCL_TODAY", day)));
        command
    }

    pub(crate) fn run<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Run {
        let args: Vec<S> = args.into_iter().collect();
        // It knows no other home than that of the account.
        if args.iter().any(|arg| arg.as_ref() == "--restricted") {
            return Run::of(&mut self.account(args));
        }
        Run::of(self.command().args(args))
    }

    /// The program of an account whose home this is. What the environment says of homes is wrong.
    fn account<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Command {
        let (args, variables) = account::program(self.path(), args);
        let mut command = Command::new(std::env::current_exe().expect("this binary"));
        command.args(args).env_clear().envs(variables).env("HOME", "/nowhere");
        command.stdin(Stdio::null()).current_dir(self.path());
        command.envs(self.today.map(|day| ("CNCL_TODAY", day)));
        command
    }

    /// Runs what has to succeed.
    pub(crate) fn ok<S: AsRef<OsStr> + Debug>(&self, args: impl IntoIterator<Item = S>) -> Run {
        let args: Vec<S> = args.into_iter().collect();
        let run = self.run(&args);
        assert_eq!(run.code, Some(0), "{args:?}: {}", run.err);
        run
    }

    pub(crate) fn write_config(&self, text: &str) {
        let folder = self.path().join(".config/cncl");
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join("config.toml"), text).expect("a file");
    }

    pub(crate) fn write_file(&self, name: &str, text: &str) -> std::path::PathBuf {
        let path = self.path().join(name);
        fs::write(&path, text).expect("a file");
        path
    }

    /// A store of one record, which stands in it as it is given.
    fn write_store(&self, record: &str) {
        let folder = self.path().join(".local/share/cncl");
        fs::create_dir_all(&folder).expect("a folder");
        // Whatever the umask of the tests: a store of one person.
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).expect("a mode");
        let store = format!("{{\"format\":1,\"store\":\"abc\",\"last_n\":0,\"records\":[\n{record}\n]}}\n");
        fs::write(folder.join("store.json"), store).expect("a file");
        let opening = r#"{"op":"open","format":1,"store":"abc","base":0,"crc":"ca0ae9d9"}"#;
        fs::write(folder.join("journal.jsonl"), format!("{opening}\n")).expect("a file");
    }

    /// Whether nothing was written at home.
    fn is_empty(&self) -> bool {
        fs::read_dir(self.path()).expect("the folder is there").next().is_none()
    }
}

impl Run {
    pub(crate) fn of(command: &mut Command) -> Self {
        let Output { status, stdout, stderr } = command.output().expect("the program starts");
        let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
        let out = text(stdout);
        let out = out.split_once(account::BEGIN).map_or(out.clone(), |(_, out)| out.to_owned());
        Self { code: status.code(), out, err: text(stderr) }
    }

    /// The items of `--json`; fails if the output is anything else.
    pub(crate) fn items(&self) -> Vec<Value> {
        let all: Value = serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {}", self.out));
        assert_eq!(all["schema"], 1);
        all["items"].as_array().expect("a list of items").clone()
    }
}

/// Runs the program with arguments as one would type them, at a home of its own.
fn cncl(args: &[&str]) -> Run {
    Home::new().run(args)
}

/// The values of a field of every item.
fn column<'a>(items: &'a [Value], name: &str) -> Vec<&'a str> {
    items.iter().map(|item| item[name].as_str().unwrap_or_default()).collect()
}

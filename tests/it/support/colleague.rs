//! Somebody else at the same store: the built program, run command by command by another account where the system allows
//! that, in a loop of its own until it is told to stop. It remembers what was acknowledged to it.
//!
//! It edits records of its own, and fields of other people's records that nobody else touches; what makes two people
//! choose between values is asked of it by [`Account::must`].

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use serde_json::Value;

/// Time between two of its commands: it works fast, and leaves the machine to others.
const PACE: Duration = Duration::from_millis(20);
/// It does all that it can do three times at least, however fast the others are.
const LEAST: usize = 21;
/// An account that nobody has.
const OTHER: &str = "54321";

/// An account at a store.
#[derive(Clone)]
pub(crate) struct Account {
    store: String,
    today: &'static str,
    /// Whether it is another account than the one that the tests run under.
    pub is_other: bool,
}

impl Account {
    /// The account of the tests.
    pub(crate) fn own(store: &Path, today: &'static str) -> Self {
        Self { store: store.to_str().unwrap().to_owned(), today, is_other: false }
    }

    /// Another one, if the system lets a program be somebody else in a world of its own.
    pub(crate) fn other(store: &Path, today: &'static str) -> Self {
        let allowed = elsewhere().arg("true").stderr(Stdio::null()).status().is_ok_and(|it| it.success());
        Self { is_other: allowed, ..Self::own(store, today) }
    }

    /// Runs a command of the program.
    fn run(&self, args: &[&str]) -> Output {
        let program = env!("CARGO_BIN_EXE_cncl");
        let mut command = if self.is_other { elsewhere() } else { Command::new("env") };
        command.args([program, "--store", &self.store, "--today", self.today]).args(args);
        command.stdin(Stdio::null()).output().unwrap()
    }

    /// Runs a command that has to work, and returns what it printed.
    pub(crate) fn must(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// The items that a command prints as JSON.
    pub(crate) fn items(&self, args: &[&str]) -> Vec<Value> {
        let printed: Value = serde_json::from_str(&self.must(args)).unwrap();
        printed["items"].as_array().unwrap().clone()
    }
}

/// A program that believes to run under another account; files see the same one as before.
fn elsewhere() -> Command {
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-user", OTHER, "--map-group", OTHER, "--"]);
    command
}

/// What was acknowledged.
#[derive(Default)]
pub(crate) struct Deeds {
    /// The last value of each field, by record.
    pub fields: BTreeMap<(String, &'static str), String>,
    /// The notes, by record.
    pub notes: Vec<(String, String)>,
    /// The titles of new tasks.
    pub added: Vec<String>,
    /// Values of its target.
    pub measured: Vec<f64>,
    /// How many commands were refused.
    pub refused: usize,
}

/// One who edits until told to stop.
pub(crate) struct Colleague {
    stop: Sender<()>,
    /// Records of others that it may write on.
    theirs: Arc<Mutex<Vec<String>>>,
    thread: JoinHandle<Deeds>,
}

impl Colleague {
    /// Begins to work; the target gets its figures.
    pub(crate) fn begin(account: Account, target: &'static str) -> Self {
        let (stop, told) = channel();
        let theirs = Arc::new(Mutex::new(Vec::new()));
        let shared = Arc::clone(&theirs);
        let work = Work { account, target, own: String::new(), deeds: Deeds::default() };
        Self { stop, theirs, thread: thread::spawn(move || work.until(&told, &shared)) }
    }

    /// Lets it write on these records too.
    pub(crate) fn also(&self, ids: &[String]) {
        ids.clone_into(&mut self.quiet());
    }

    /// Keeps it from editing for as long as the answer lives.
    pub(crate) fn quiet(&self) -> MutexGuard<'_, Vec<String>> {
        self.theirs.lock().unwrap()
    }

    /// Tells it to stop, and returns what it did.
    pub(crate) fn stop(self) -> Deeds {
        drop(self.stop);
        self.thread.join().unwrap()
    }
}

struct Work {
    account: Account,
    target: &'static str,
    own: String,
    deeds: Deeds,
}

impl Work {
    fn until(mut self, told: &Receiver<()>, theirs: &Mutex<Vec<String>>) -> Deeds {
        let own = self.account.must(&["add", "task", "Họp giao ban tuần"]);
        own.trim().clone_into(&mut self.own);
        for n in 0.. {
            let theirs = theirs.lock().unwrap();
            self.step(n, theirs.get(n % theirs.len().max(1)).map(String::as_str));
            drop(theirs);
            if told.recv_timeout(PACE) == Err(RecvTimeoutError::Disconnected) && n >= LEAST {
                break;
            }
        }
        self.deeds
    }

    /// The command whose turn it is.
    fn step(&mut self, n: usize, theirs: Option<&str>) {
        let own = self.own.clone();
        match (n % 7, theirs) {
            (0, _) => self.note(&own, &format!("biên bản {n}")),
            (1, _) => self.set(&own, "progress", &(n % 100).to_string()),
            (2, _) => self.bring(if n.is_multiple_of(2) { "doing" } else { "paused" }),
            (3, _) => self.measure(n),
            (4, _) => self.add(&format!("Việc phát sinh {n}")),
            (5, Some(id)) => self.note(id, &format!("nhắc lần {n}")),
            (6, Some(id)) => self.set(id, "priority", &format!("mức {n}")),
            _ => {}
        }
    }

    fn done(&mut self, args: &[&str]) -> bool {
        let done = self.account.run(args).status.success();
        self.deeds.refused += usize::from(!done);
        done
    }

    fn note(&mut self, id: &str, text: &str) {
        if self.done(&["note", id, text]) {
            self.deeds.notes.push((id.to_owned(), text.to_owned()));
        }
    }

    fn set(&mut self, id: &str, field: &'static str, value: &str) {
        if self.done(&["set", id, &format!("{field}={value}")]) {
            self.deeds.fields.insert((id.to_owned(), field), value.to_owned());
        }
    }

    fn bring(&mut self, status: &str) {
        if self.done(&["move", &self.own.clone(), status]) {
            self.deeds.fields.insert((self.own.clone(), "status"), status.to_owned());
        }
    }

    fn measure(&mut self, n: usize) {
        let period = format!("kỳ {n}");
        if self.done(&["measure", self.target, &n.to_string(), "--period", &period]) {
            self.deeds.measured.extend(u32::try_from(n).map(f64::from));
        }
    }

    fn add(&mut self, title: &str) {
        if self.done(&["add", "task", title]) {
            self.deeds.added.push(title.to_owned());
        }
    }
}

//! No key is silent: every key of the action table, in every pane, with nothing at hand, an empty list, or a record of another
//! kind, changes the screen or says why it does not.

use std::collections::BTreeSet;

use cncl::app::App;
use cncl::app::action::{Action, Context, Group, Row, TABLE, available};
use cncl::app::message::Msg;
use serde_json::json;

use crate::support::app::Session;

/// Where the keys are tried: a name, and how one gets there.
const PLACES: [(&str, &str); 24] = [
    ("overview", "1"),
    ("catalogue", "2"),
    ("timeline", "3"),
    ("agenda", "3 a"),
    ("board", "4"),
    ("an empty column", "4 l l l l l l"),
    ("targets", "5"),
    ("documents", "6"),
    ("history", "7"),
    ("the summary", "8"),
    ("an agency", "8 j"),
    ("a task", "4 enter"),
    ("a target", "5 enter"),
    ("a document", "6 enter"),
    ("a technology", "2 l j enter"),
    ("what a task rests on", "4 c"),
    ("states", "4 s"),
    ("fields of several", "4 space b"),
    ("the six clarities", "4 r"),
    ("the log of a task", "4 i"),
    ("a calendar", "4 d f4"),
    ("the month", "4 m"),
    ("views", "4 '"),
    ("help", "4 ?"),
];

/// The first so many of them are panes; the others lie over one.
const PANES: usize = 11;

/// What has nothing to say: keys that move, as at the end of a list; Escape where there is nothing to leave; a screen
/// that is there already; cells that are drawn anew.
fn may_be_silent(row: &Row) -> bool {
    row.group == Group::Move
        || matches!(row.action, Action::Left | Action::Right)
        || matches!(row.action, Action::Back | Action::Redraw | Action::Interrupt | Action::Quit)
        || (row.group == Group::Screens && !matches!(row.action, Action::NextPane))
}

/// Whether a key is answered by nothing at all.
fn is_silent(session: &mut Session, keys: &str) -> bool {
    // The way there may have left a notice.
    session.send(Msg::Fade);
    let before = session.picture();
    let left = session.effects(keys);
    session.picture() == before && left.is_empty()
}

/// The sessions of one kind: begun anew for each key, on records that are read once.
struct Trial {
    session: Session,
    begin: fn(App) -> App,
    /// Whether a filter leaves nothing on the screen.
    filtered: bool,
}

impl Trial {
    fn new(session: Session) -> Self {
        Self { session, begin: |app| app, filtered: false }
    }

    /// The session at a place, as it is when nothing else was pressed.
    fn at(&mut self, way: &str) -> &mut Session {
        self.session.begin(self.begin);
        if let Some(screen) = way.get(..1).filter(|screen| self.filtered && *screen != "7") {
            self.session.press(screen).press("f").type_text("zzzzqqq").press("enter");
        }
        self.session.press(way)
    }

    /// The keys that are answered by nothing.
    fn silent(&mut self, places: &[(&str, &str)]) -> Vec<String> {
        let mut silent = Vec::new();
        for (place, way) in places {
            let context = self.at(way).app.context();
            for row in available(context).filter(|row| !may_be_silent(row)) {
                if is_silent(self.at(way), row.keys[0]) {
                    silent.push(format!("{place}: {} ({})", row.keys[0], row.id));
                }
            }
        }
        silent
    }
}

fn none(silent: &[String]) {
    assert!(silent.is_empty(), "{}\n{}", silent.len(), silent.join("\n"));
}

#[test]
fn no_key_is_silent() {
    none(&Trial::new(Session::new(80, 24)).silent(&PLACES));
}

#[test]
fn no_key_is_silent_where_panes_stand_beside_each_other() {
    none(&Trial::new(Session::new(160, 40)).silent(&PLACES[..PANES]));
}

#[test]
fn no_key_is_silent_in_an_empty_store() {
    none(&Trial::new(Session::with(&json!([]), 80, 24)).silent(&PLACES[..PANES]));
}

#[test]
fn no_key_is_silent_where_nothing_may_be_changed() {
    none(&Trial { begin: |app| app.read_only(true), ..Trial::new(Session::new(80, 24)) }.silent(&PLACES));
}

#[test]
fn no_key_is_silent_where_a_filter_leaves_nothing() {
    none(&Trial { filtered: true, ..Trial::new(Session::new(80, 24)) }.silent(&PLACES[..PANES]));
}

#[test]
fn a_key_that_works_elsewhere_says_that_it_does_not_here() {
    let panes = [
        Context::List,
        Context::Tree,
        Context::Timeline,
        Context::Board,
        Context::Targets,
        Context::Summary,
        Context::Detail,
    ];
    let elsewhere = TABLE.iter().filter(|row| row.contexts.iter().any(|at| panes.contains(at)));
    let keys: BTreeSet<_> = elsewhere.filter(|row| row.group != Group::Move).map(|row| row.keys[0]).collect();
    let mut trial = Trial::new(Session::new(80, 24));
    let mut silent = Vec::new();
    let others = PLACES.iter().filter(|(place, _)| matches!(*place, "a task" | "states"));
    for (place, way) in PLACES[..PANES].iter().chain(others) {
        for key in &keys {
            if is_silent(trial.at(way), key) {
                let context = trial.session.app.context();
                let rows = || available(context).filter(|row| row.keys.contains(key));
                if rows().count() == 0 || rows().any(|row| !may_be_silent(row)) {
                    silent.push(format!("{place}: {key}"));
                }
            }
        }
    }
    none(&silent);
}

#[test]
fn a_key_of_another_screen_is_named_with_what_it_does_there() {
    let mut session = Session::new(80, 24);
    for (keys, said) in [
        ("5 d", "d (Đổi thời hạn)"),
        ("6 a", "a (Biểu đồ thời gian hay lịch công việc)"),
        ("1 v", "Phím v không"),
    ] {
        let picture = session.press(keys).picture();
        assert!(picture.contains(said), "{keys}\n{picture}");
    }
}

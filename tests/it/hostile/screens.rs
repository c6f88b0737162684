//! Every screen, and everything that an action opens on it or over it.

use std::collections::{BTreeSet, HashSet};

use cncl::app::action::{Action, Group, TABLE, available};
use cncl::app::message::Msg;
use cncl::app::overlay::Overlay;
use cncl::app::screen::Screen;
use cncl::config::View;
use cncl::model::{Conflict, Id, Kind};
use cncl::text::Message;
use serde_json::{Value, json};

use super::data::{id, records};
use super::{few_signs, hidden_in, signs};
use crate::support::app::{Session, log_line};

/// The key of an action; its sequence where it has one.
fn key(action: Action) -> &'static str {
    let row = TABLE.iter().find(|row| row.action == action && !row.keys.is_empty());
    row.map_or_else(|| panic!("{action:?} has no key"), |row| row.keys[0])
}

/// A session on these records, where the history is there as well.
fn start() -> Session {
    let mut session = Session::with(&Value::Array(records().to_vec()), 100, 40);
    session.send(Msg::News { n: 3, by: signs() });
    session
}

fn go(session: &mut Session, screen: Screen) {
    let action = TABLE.iter().map(|row| row.action).find(|action| Screen::of(*action) == Some(screen));
    session.press(key(action.unwrap_or_else(|| panic!("{screen:?} has no action"))));
    let lines = [log_line(2, &signs(), true, &signs()), log_line(1, "an", false, &signs())];
    session.send(Msg::History(lines.to_vec()));
}

fn look(session: &Session, what: &str) {
    let picture = session.picture();
    assert_eq!(hidden_in(&picture), None, "{what}\n{picture}");
}

/// The name of a layer. Without a wildcard: a new layer is named here, and must be reached below.
fn name(layer: &Overlay) -> &'static str {
    match layer {
        Overlay::Sheet(sheet) if sheet.heading().is_some() => "basis",
        Overlay::Sheet(_) => "detail",
        Overlay::Finder(_) => "finder",
        Overlay::Filter(_) => "filter",
        Overlay::Help(_) => "help",
        Overlay::Menu(_) => "menu",
        Overlay::Entry(_) => "entry",
        Overlay::Measure(_) => "measure",
        Overlay::Own(_) => "own",
        Overlay::Palette(_) => "palette",
        Overlay::Views(_) => "views",
        Overlay::Copy(_) => "copy",
        Overlay::Bare(_) => "bare",
        Overlay::ActionMenu(_) => "action-menu",
        Overlay::Ask(_) => "ask",
        Overlay::Plan(_) => "plan",
        Overlay::Clearing(_) => "clearing",
        Overlay::FanOut(_) => "fan-out",
        Overlay::Extend(_) => "extend",
        Overlay::Confirm(_) => "confirm",
        Overlay::Conflict(_) => "conflict",
        Overlay::Form(_) => "form",
        Overlay::Leave(_) => "leave",
        Overlay::Calendar(_) => "calendar",
        Overlay::Month(_) => "month",
        Overlay::Log(_) => "log",
    }
}

/// Every layer but those of what is missing and of a figure that is typed: full records do not lead there by one key.
const LAYERS: [&str; 24] = [
    "action-menu",
    "ask",
    "bare",
    "basis",
    "calendar",
    "confirm",
    "conflict",
    "copy",
    "detail",
    "entry",
    "extend",
    "fan-out",
    "filter",
    "finder",
    "form",
    "help",
    "leave",
    "log",
    "menu",
    "month",
    "own",
    "palette",
    "plan",
    "views",
];

/// Lays a layer over the screen that no single key opens, or that has more to show so.
fn lay(session: &mut Session, what: &str) {
    match what {
        "confirm" => {
            go(session, Screen::History);
            session.press("x");
        }
        "conflict" => {
            let (id, field) = (Id::new(&id(Kind::Task, 1)).unwrap(), "title".to_owned());
            let (base, mine, theirs) = (json!(signs()), json!(format!("{}1", signs())), json!(signs()));
            session.send(Msg::Conflict(Box::new(Conflict { id, field, base, mine, theirs, by: signs() })));
        }
        "leave" => {
            session.press("n");
            session.send(Msg::Paste(signs()));
            session.press("esc");
        }
        "calendar" => drop(session.press("d f4")),
        "action-menu" => drop(session.press("/").type_text("kind:task").press("ctrl-o")),
        "plan" => {
            go(session, Screen::Board);
            session.press("* b j j enter").type_text("31/12/2027").press("enter");
        }
        "views" => {
            let view = View {
                name: signs(),
                screen: Some(signs()),
                filter: signs(),
                group: Some(signs()),
                key: Some('q'),
            };
            session.begin(|app| app.with_views(vec![view], Vec::new()));
            session.press("'");
        }
        other => panic!("{other}"),
    }
}

#[test]
fn what_the_store_tells_is_shown_without_such_a_sign() {
    for failed in [false, true] {
        let mut session = start();
        let message = Message::new("error-store-value").with("id", signs()).with("field", signs());
        session.send(Msg::Told { message: message.with("detail", signs()), failed });
        look(&session, "told");
    }
}

#[test]
fn no_cell_of_any_screen_or_layer_holds_a_sign_that_moves_turns_or_hides() {
    let (mut reached, mut tried) = (BTreeSet::new(), HashSet::new());
    for screen in Screen::ALL {
        // On the screen itself, and where there is most to do with a record also with one chosen and with one open.
        let befores: &[&str] = match screen {
            Screen::Board => &["", "space", "enter"],
            Screen::Targets => &["", "enter"],
            _ => &[""],
        };
        for before in befores {
            let at = || {
                let mut session = start();
                go(&mut session, screen);
                if !before.is_empty() {
                    session.press(before);
                }
                session
            };
            let first = at();
            look(&first, &format!("{screen:?} {before}"));
            assert_eq!(hidden_in(&first.ascii_picture()), None, "{screen:?} {before} in ASCII");
            // A key means the same wherever the same keys work; moving opens nothing.
            let context = first.app.context();
            let rows = available(context).filter(|row| row.group != Group::Move);
            let keys: BTreeSet<&str> = rows.filter_map(|row| row.keys.first().copied()).collect();
            for keys in keys {
                if !tried.insert((context, before.is_empty(), keys)) {
                    continue;
                }
                let mut session = at();
                session.press(keys);
                reached.extend(session.app.overlays().iter().map(name));
                look(&session, &format!("{screen:?} {before} {keys}"));
                if session.app.context().takes_text() {
                    session.send(Msg::Paste(few_signs().to_owned()));
                    look(&session, &format!("{screen:?} {before} {keys}, pasted"));
                    session.press("enter");
                    look(&session, &format!("{screen:?} {before} {keys}, pasted and entered"));
                }
            }
        }
    }
    for what in ["confirm", "conflict", "leave", "calendar", "plan", "views", "action-menu"] {
        let mut session = start();
        lay(&mut session, what);
        reached.extend(session.app.overlays().iter().map(name));
        look(&session, what);
    }
    let missing: Vec<_> = LAYERS.into_iter().filter(|layer| !reached.contains(layer)).collect();
    assert_eq!(missing, [""; 0], "no way leads to these");
}

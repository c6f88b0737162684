//! What cannot be is answered by one sentence, whether it was typed into a form, at a prompt or on the command line; and
//! nothing of it is saved.

use cncl::app::message::Msg;
use cncl::app::overlay::Overlay;
use cncl::text::Words as _;
use serde_json::{Value, json};

use super::Home;
use crate::support::app::Session;

const DAY: [&str; 2] = ["--today", "2026-11-22"];

/// A task that begins next year, one below it, an agency, a target.
fn records() -> Value {
    json!([
        {"kind": "agency", "id": "so-khcn", "title": "Sở Khoa học và Công nghệ"},
        {"kind": "task", "id": "nv-1", "title": "Việc trên", "start": "2027-01-10", "status": "doing"},
        {"kind": "task", "id": "nv-2", "title": "Việc dưới", "parent": "nv-1", "status": "done"},
        {"kind": "target", "id": "ct-1", "title": "Chỉ tiêu thử", "unit": "%"}
    ])
}

fn title_of(id: &str) -> &'static str {
    if id == "nv-1" { "Việc trên" } else { "Chỉ tiêu thử" }
}

/// A store that holds the records, and a session on the same ones.
fn both() -> (Home, Session) {
    let home = Home::new();
    let file = home.write_file("records.json", &json!({"schema": 1, "items": records()}).to_string());
    for args in [&["init", "--empty"][..], &["import", file.to_str().unwrap()]] {
        let run = home.run(args);
        assert_eq!(run.code, Some(0), "{args:?}: {}", run.err);
    }
    (home, Session::with(&records(), 100, 50))
}

/// What the command line says of it, without where it says so; the store stays as it is.
fn on_the_line(home: &Home, args: &[&str]) -> String {
    let before = home.run(["log", "--json"]).out;
    let run = home.run(DAY.iter().chain(args));
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{args:?}: {}", run.err);
    assert_eq!(home.run(["log", "--json"]).out, before, "{args:?} saved something");
    run.err.trim_end().to_owned()
}

/// Puts the record at hand.
fn open(session: &mut Session, id: &str) {
    session.press("/").type_text(title_of(id)).press("enter");
}

/// What the form of a record says at a field into which this was typed.
fn in_the_form(session: &mut Session, id: &str, field: &str, typed: &str) -> String {
    open(session, id);
    session.press("e f3");
    while session.app.form().unwrap().field().unwrap().name != field {
        session.press("tab");
    }
    session.press("ctrl-u").send(Msg::Paste(typed.to_owned()));
    session.press("f2");
    let form = session.app.form().unwrap_or_else(|| panic!("{field} was saved"));
    let at = form.field().unwrap();
    assert_eq!(at.name, field, "it is at hand\n{}", session.picture());
    session.app.lang().tell(at.reading.as_ref().unwrap_err())
}

#[test]
fn the_form_and_the_command_line_say_the_same() {
    for (id, field, typed, words) in [
        ("nv-1", "title", "", "không được để trống"),
        ("nv-1", "progress", "150 %", "từ 0 đến 100"),
        ("nv-1", "deadline", "5/1/2027", "sớm hơn Bắt đầu (10/01/2027)"),
        ("nv-1", "deadline", "31/2/2027", "28"),
        ("nv-1", "done_on", "20/11/2026", "sớm hơn Bắt đầu (10/01/2027)"),
        ("nv-1", "done_on", "5/1/2027", "sau hôm nay (22/11/2026)"),
        ("nv-1", "start", "tháng 5/2027", "dài hơn một ngày"),
        ("nv-1", "parent", "Việc dưới", "không thể là cấp trên"),
        ("nv-1", "lead", "so-khcm", "so-khcn"),
        ("nv-1", "lead", "Phòng Văn hóa", "không có cơ quan nào"),
        ("ct-1", "low", "1.500", "1,5"),
        ("ct-1", "high", "1,500", "1,5"),
    ] {
        let (home, mut session) = both();
        let line = on_the_line(&home, &["set", id, &format!("{field}={typed}")]);
        let form = in_the_form(&mut session, id, field, typed);
        assert!(line.ends_with(&form), "{field}={typed:.40}\nline: {line}\nform: {form}");
        assert!(form.contains(words), "{field}={typed:.40}: {form}");
        assert!(line.contains(field), "the line names the field: {line}");
    }
}

/// What a prompt says of what was typed into it.
fn refused(session: &Session) -> String {
    let lang = session.app.lang();
    match session.app.overlays().last() {
        Some(Overlay::Entry(entry)) => lang.tell(entry.reading.as_ref().unwrap_err()),
        Some(Overlay::Ask(ask)) => lang.tell(ask.wrong.as_ref().unwrap()),
        Some(Overlay::Measure(form)) => lang.tell(&form.reading.as_ref().unwrap_err().1),
        Some(Overlay::Extend(extend)) => extend.reading.clone().unwrap_err(),
        other => panic!("{other:?}\n{}", session.picture()),
    }
}

#[test]
fn the_prompts_and_the_command_line_say_the_same() {
    for (id, keys, typed, args) in [
        ("nv-1", "% ctrl-u", "150 %", &["set", "nv-1", "progress=150 %"][..]),
        ("nv-1", "d ctrl-u", "5/1/2027", &["set", "nv-1", "deadline=5/1/2027"]),
        ("nv-1", "d ctrl-u", "31/2/2027", &["set", "nv-1", "deadline=31/2/2027"]),
        ("nv-1", "s home j j j j enter tab ctrl-u", "20/11/2026", &["done", "nv-1", "--on", "20/11/2026"]),
        ("ct-1", "m", "1.500", &["measure", "ct-1", "1.500"]),
        ("ct-1", "m", "1,500", &["measure", "ct-1", "1,500"]),
        ("ct-1", "m 5 tab", "30/2/2026", &["measure", "ct-1", "5", "--period", "30/2/2026"]),
        ("ct-1", "m", "nhiều", &["measure", "ct-1", "nhiều"]),
        ("nv-1", "N", "gọi\u{7} rồi", &["note", "nv-1", "gọi\u{7} rồi"]),
        ("nv-1", "d ctrl-u", "30/10\u{1b}/2027", &["set", "nv-1", "deadline=30/10\u{1b}/2027"]),
        ("nv-1", "s home j j j j enter", "xong\u{1b}[0m", &["done", "nv-1", "--result", "xong\u{1b}[0m"]),
    ] {
        let (home, mut session) = both();
        let line = on_the_line(&home, args);
        open(&mut session, id);
        session.press(keys).send(Msg::Paste(typed.to_owned()));
        session.press("f2");
        let said = refused(&session);
        assert!(line.ends_with(&said), "{keys} {typed:.40}\nline: {line}\nprompt: {said}");
    }
}

/// A terminal cannot type them, but a paste may bring them: nothing of it is dropped in silence.
#[test]
fn control_characters_are_named_where_they_were_pasted() {
    for (field, typed, code) in [
        ("title", "Vi\u{1b}[31mệc", "U+001B"),
        ("title", "Việc\u{202e} mới", "U+202E"),
        ("content", "một\nhai\u{7}", "U+0007"),
        ("assignee", "Nguyễn\u{9b}An", "U+009B"),
        ("tags", "gấp\u{1}", "U+0001"),
    ] {
        let (home, mut session) = both();
        let line = on_the_line(&home, &["set", "nv-1", &format!("{field}={typed}")]);
        let form = in_the_form(&mut session, "nv-1", field, typed);
        assert!(line.ends_with(&form) && form.contains(code), "{field}\nline: {line}\nform: {form}");
        assert!(!cncl::text::has_controls(&session.picture().replace('\n', "")));
    }
}

#[test]
fn line_breaks_and_tabs_of_a_paste_become_spaces_where_there_is_one_line() {
    let (_home, mut session) = both();
    open(&mut session, "nv-1");
    session.press("e ctrl-u").send(Msg::Paste("Việc\tmột\r\nhai\u{1b}".into()));
    assert!(session.picture().contains("Việc một hai␛"), "what is wrong is seen\n{}", session.picture());
    session.press("backspace f2");
    let id = cncl::model::Id::new("nv-1").unwrap();
    assert_eq!(session.app.data().get(&id).unwrap().title(), "Việc một hai", "{}", session.picture());
}

//! A command means one thing, whoever asks for it: one row per case, one column per front end.

use std::sync::Arc;

use cncl::lang::{Lang, Language};
use cncl::model::holidays::Holidays;
use cncl::model::input::COMPUTED;
use cncl::model::{Dataset, Id, Now, Record, Status};
use cncl::plain::{Plain, Setting};
use cncl::search::Abbreviations;
use cncl::store::{Edits as _, MemoryLog, MemoryStore, Who};
use serde_json::{Map, Value, json};

use crate::cli::{Home, Run};
use crate::support::app::Session;

const TODAY: &str = "2026-11-22";
/// The fields that follow from a working state.
const FOLLOWING: [&str; 7] = ["status", "done_on", "result", "progress", "rounds", "last_done", "notes"];
fn records() -> Value {
    json!([
        {"kind": "task", "id": "nv-thuong", "title": "Soạn tờ trình", "status": "doing", "progress": 40},
        {"kind": "task", "id": "nv-thang", "title": "Báo cáo hằng tháng", "status": "doing", "start": "2026-09-01",
         "progress": 70, "deadline": "ngày 15 hằng tháng"},
        {"kind": "task", "id": "nv-cha", "title": "Duty above", "status": "doing"},
        {"kind": "task", "id": "nv-con", "title": "Part below", "status": "todo", "parent": "nv-cha"},
        {"kind": "task", "id": "nv-cho", "title": "Chờ xác nhận", "status": "review"},
        {"kind": "task", "id": "nv-xong", "title": "Đã trình ký", "status": "done", "done_on": "2026-11-02",
         "result": "đã trình"},
        {"kind": "milestone", "id": "moc-1", "title": "Mốc kiểm tra", "deadline": "30/12/2026"}
    ])
}

/// What a front end is asked for.
#[derive(Clone, Copy)]
struct Wanted {
    id: &'static str,
    to: &'static str,
    reason: Option<&'static str>,
}

/// A front end: the fields that follow, as the record holds them afterwards, or what was said against it.
type FrontEnd = fn(&Home, Wanted) -> Result<Value, String>;

fn by_done(home: &Home, wanted: Wanted) -> Result<Value, String> {
    after(home, wanted, &home.run(["done", wanted.id]))
}

fn by_move(home: &Home, wanted: Wanted) -> Result<Value, String> {
    let mut args = vec!["move", wanted.id, wanted.to];
    args.extend(wanted.reason.iter().flat_map(|reason| ["--reason", reason]));
    after(home, wanted, &home.run(args))
}

fn by_set(home: &Home, wanted: Wanted) -> Result<Value, String> {
    after(home, wanted, &home.run(["set", wanted.id, &format!("status={}", wanted.to)]))
}

fn by_import(home: &Home, wanted: Wanted) -> Result<Value, String> {
    let item = json!({"items": [{"id": wanted.id, "status": wanted.to}]});
    let file = home.write_file("changed.json", &item.to_string());
    after(home, wanted, &home.run(["import", file.to_str().unwrap()]))
}

fn by_menu(home: &Home, wanted: Wanted) -> Result<Value, String> {
    let mut session = opened(home, wanted);
    session.press("s");
    choose_state(&mut session, wanted)
}

fn by_bulk(home: &Home, wanted: Wanted) -> Result<Value, String> {
    let (mut session, title) = session(home, wanted);
    session.press("4 f").type_text(&title).press("enter * b home enter");
    choose_state(&mut session, wanted)
}

fn by_form(home: &Home, wanted: Wanted) -> Result<Value, String> {
    let mut session = opened(home, wanted);
    session.press("e f3");
    let is_status = |session: &Session| session.app.form().unwrap().field().unwrap().name == "status";
    let fields = session.app.form().unwrap().fields.len();
    for _ in 0..fields {
        if is_status(&session) {
            while session.app.form().unwrap().field().unwrap().texts() != [wanted.to] {
                session.press("right");
            }
            session.press("f2");
            return told(&mut session, wanted);
        }
        session.press("tab");
    }
    Err("no such field".to_owned())
}

/// The conversation for screen readers: finds the record, opens it, answers what is asked.
fn by_plain(home: &Home, wanted: Wanted) -> Result<Value, String> {
    let (items, title) = on_record(home, wanted);
    let records: Vec<Record> = serde_json::from_value(items).unwrap();
    let data = Dataset::new(records.into_iter().map(Arc::new).collect());
    let who = Who { by: "an".into(), site: "test".into() };
    let log = MemoryLog::default();
    let store = MemoryStore::new(data.clone(), log.clone(), who.clone());
    let (lang, abbreviations) = (Lang::new(Language::Vietnamese), Abbreviations::default());
    let (now, holidays) = (Now::new(TODAY.parse().unwrap()), Holidays::default());
    let setting = Setting::new(&lang, now, &abbreviations, &holidays);
    let setting = Setting { asked_day: Some(now.today), ..setting };
    let at = Status::ALL.iter().position(|status| status.word() == wanted.to).unwrap() + 1;
    // What is finished is asked for its result and its day; what is sent back for the reason.
    let answers = format!("{title}\n1\ns\n{at}\n{}\n\n", wanted.reason.unwrap_or_default());
    let mut out = Vec::new();
    Plain::new(store, Arc::default(), setting).run(answers.as_bytes(), &mut out).unwrap();
    if log.lock().unwrap().is_empty() {
        return Err(String::from_utf8(out).unwrap());
    }
    let mut after = MemoryStore::new(data, log, who);
    after.refresh().unwrap();
    let id = Id::new(wanted.id).unwrap();
    Ok(following(&serde_json::to_value(after.data().get(&id).unwrap()).unwrap()))
}

/// A session on the records of the home, and the title of the record.
fn session(home: &Home, wanted: Wanted) -> (Session, String) {
    let (items, title) = on_record(home, wanted);
    (Session::with(&items, 100, 40), title)
}

/// The records of the home as the store writes them, and the title of the one that is wanted.
fn on_record(home: &Home, wanted: Wanted) -> (Value, String) {
    let mut items = home.ok(["list", "task", "milestone", "--json"]).items();
    for item in &mut items {
        item.as_object_mut().unwrap().retain(|name, _| !COMPUTED.contains(&name.as_str()));
    }
    let title =
        items.iter().find(|item| item["id"] == wanted.id).unwrap()["title"].as_str().unwrap().to_owned();
    (Value::from(items), title)
}

/// The same with the record open.
fn opened(home: &Home, wanted: Wanted) -> Session {
    let (mut session, title) = session(home, wanted);
    session.press("/").type_text(&title).press("enter");
    session
}

fn choose_state(session: &mut Session, wanted: Wanted) -> Result<Value, String> {
    if session.app.context() != cncl::app::action::Context::Menu {
        return Err(session.picture());
    }
    session.press("home");
    go_down(session, wanted.to);
    session.press("enter");
    told(session, wanted)
}

fn go_down(session: &mut Session, to: &str) {
    let at = Status::ALL.iter().position(|status| status.word() == to).unwrap();
    for _ in 0..at {
        session.press("down");
    }
}

/// Answers what is asked, and says what became of the record.
fn told(session: &mut Session, wanted: Wanted) -> Result<Value, String> {
    if session.app.context() == cncl::app::action::Context::Ask {
        session.type_text(wanted.reason.unwrap_or_default()).press("f2");
    }
    if session.app.overlays().iter().any(|it| it.typed().is_some()) || session.app.form().is_some() {
        return Err(session.picture());
    }
    let record = serde_json::to_value(session.app.data().get(wanted.id).unwrap()).unwrap();
    let unchanged = session.log().is_empty();
    if unchanged { Err(session.picture()) } else { Ok(following(&record)) }
}

fn after(home: &Home, wanted: Wanted, run: &Run) -> Result<Value, String> {
    if run.code != Some(0) {
        return Err(format!("{:?} {}{}", run.code, run.out, run.err));
    }
    Ok(following(&home.ok(["show", wanted.id, "--json"]).items()[0]))
}

/// The fields that follow from a state; of notes only the texts: when a note was made is another matter.
fn following(record: &Value) -> Value {
    let mut found = Map::new();
    for name in FOLLOWING {
        let value = match (name, &record[name]) {
            ("notes", Value::Array(notes)) => notes.iter().map(|note| note["text"].clone()).collect(),
            (_, value) => value.clone(),
        };
        if !value.is_null() {
            found.insert(name.to_owned(), value);
        }
    }
    Value::Object(found)
}

fn home() -> Home {
    let home = Home::on(TODAY);
    let file = home.write_file("records.json", &json!({"schema": 1, "items": records()}).to_string());
    home.ok(["init", "--empty"]);
    home.ok(["import", file.to_str().unwrap()]);
    home
}

const EVERY: &[(&str, FrontEnd)] = &[
    ("done", by_done),
    ("move", by_move),
    ("set", by_set),
    ("import", by_import),
    ("form", by_form),
    ("menu", by_menu),
    ("bulk", by_bulk),
    ("plain", by_plain),
];
/// Those that bring a record to any state.
fn states() -> &'static [(&'static str, FrontEnd)] {
    &EVERY[1..]
}
/// Those that can ask for a reason, or are given one.
const REASONS: &[(&str, FrontEnd)] =
    &[("move", by_move), ("form", by_form), ("menu", by_menu), ("bulk", by_bulk), ("plain", by_plain)];

/// Asks each front end, each on records of its own, and demands the same of all.
fn each(case: &str, front_ends: &[(&str, FrontEnd)], wanted: Wanted, expected: &Value) {
    for (name, front_end) in front_ends {
        let found = front_end(&home(), wanted).unwrap_or_else(|why| panic!("{case}, {name}: {why}"));
        assert_eq!(found, *expected, "{case}, {name}");
    }
}

/// The same where it is refused: in these words, and with these exit codes on the command line.
fn each_refuses(case: &str, front_ends: &[(&str, FrontEnd)], wanted: Wanted, words: &str) {
    for (name, front_end) in front_ends {
        let why = front_end(&home(), wanted).expect_err(&format!("{case}, {name}"));
        let said: String = why.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        assert!(said.contains(words), "{case}, {name}: {why}");
    }
}

fn wanted(id: &'static str, to: &'static str) -> Wanted {
    Wanted { id, to, reason: None }
}

#[test]
fn an_ordinary_task_that_is_finished_has_its_day() {
    let expected = json!({"status": "done", "done_on": TODAY, "progress": 40});
    each("ordinary", EVERY, wanted("nv-thuong", "done"), &expected);
}

#[test]
fn a_duty_that_comes_round_gets_the_round_that_is_owed() {
    let expected = json!({
        "status": "todo", "last_done": TODAY, "rounds": [{"due": "2026-09-15", "on": TODAY}]
    });
    each("recurring", EVERY, wanted("nv-thang", "done"), &expected);
}

#[test]
fn a_duty_that_comes_round_ends_when_it_is_dropped() {
    each("dropped", states(), wanted("nv-thang", "dropped"), &json!({"status": "dropped", "progress": 70}));
}

#[test]
fn a_parent_with_open_parts_is_not_finished() {
    each_refuses("parent", EVERY, wanted("nv-cha", "done"), "1/1 việc thành phần chưa");
}

#[test]
fn a_task_in_review_is_finished() {
    each("review", EVERY, wanted("nv-cho", "done"), &json!({"status": "done", "done_on": TODAY}));
}

#[test]
fn a_task_that_is_taken_up_again_loses_its_day() {
    let expected = json!({"status": "doing", "result": "đã trình"});
    each("taken up again", states(), wanted("nv-xong", "doing"), &expected);
}

#[test]
fn a_task_in_review_goes_back_for_a_reason_only() {
    let back = Wanted { id: "nv-cho", to: "doing", reason: Some("thiếu phụ lục") };
    let expected = json!({"status": "doing", "notes": ["Thực hiện lại: thiếu phụ lục"]});
    each("sent back", REASONS, back, &expected);
    let to_the_beginning = Wanted { to: "todo", ..back };
    let expected = json!({"status": "todo", "notes": ["Thực hiện lại: thiếu phụ lục"]});
    each("sent back to the beginning", REASONS, to_the_beginning, &expected);
    each_refuses("without a reason", states(), wanted("nv-cho", "doing"), "lý do");
}

#[test]
fn a_milestone_has_no_working_state() {
    // The board, where records are chosen together, has no milestones.
    let front_ends: &[(&str, FrontEnd)] =
        &[("move", by_move), ("set", by_set), ("import", by_import), ("menu", by_menu), ("plain", by_plain)];
    let words = "chỉ nhiệm vụ mới có trạng thái thực hiện, đây là mốc";
    each_refuses("milestone", front_ends, wanted("moc-1", "done"), words);
}

/// A row that says of a duty that comes round that it is done records the round of its day, and once.
#[test]
fn an_import_records_a_round_once() {
    let home = home();
    let item = json!({"items": [{"id": "nv-thang", "status": "done", "done_on": "2026-11-20"}]});
    let file = home.write_file("changed.json", &item.to_string());
    let import = || home.ok(["import", file.to_str().unwrap()]).out;
    import();
    let once = following(&home.ok(["show", "nv-thang", "--json"]).items()[0]);
    assert_eq!(once["rounds"], json!([{"due": "2026-09-15", "on": "2026-11-20"}]));
    assert_eq!((&once["status"], &once["last_done"]), (&json!("todo"), &json!("2026-11-20")));
    let again = import();
    assert_eq!(following(&home.ok(["show", "nv-thang", "--json"]).items()[0]), once, "{again}");
    assert_eq!(home.ok(["log", "--json"]).items().iter().filter(|it| it["id"] == "nv-thang").count(), 2);
}

/// What an import adds is taken as it stands.
#[test]
fn what_an_import_adds_is_history() {
    let home = home();
    let item = json!({"items": [
        {"kind": "task", "id": "nv-cu", "title": "Cũ", "status": "done", "deadline": "ngày 15 hằng tháng"}
    ]});
    let file = home.write_file("added.json", &item.to_string());
    home.ok(["import", file.to_str().unwrap()]);
    let added = following(&home.ok(["show", "nv-cu", "--json"]).items()[0]);
    assert_eq!(added, json!({"status": "done"}));
}

/// Each field that is typed beside a state counts, and nothing that follows goes over it.
#[test]
fn a_day_and_a_result_beside_the_state_are_kept() {
    let home = home();
    home.ok(["set", "nv-thuong", "status=done", "done_on=20/11/2026", "result=đã ký"]);
    let task = following(&home.ok(["show", "nv-thuong", "--json"]).items()[0]);
    assert_eq!((&task["done_on"], &task["result"]), (&json!("2026-11-20"), &json!("đã ký")));
    home.ok(["set", "nv-thang", "status=done", "done_on=20/11/2026", "result=đã gửi"]);
    let duty = following(&home.ok(["show", "nv-thang", "--json"]).items()[0]);
    assert_eq!(duty["rounds"], json!([{"due": "2026-09-15", "on": "2026-11-20", "result": "đã gửi"}]));
    assert!(duty.get("result").is_none() && duty.get("done_on").is_none(), "{duty}");
}

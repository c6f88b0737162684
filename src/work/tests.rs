//! Tests of what commands come to: state, command, plan.

use jiff::civil::date;
use serde_json::{Value, json};

use super::*;
use crate::text::Ids;

const TODAY: Date = date(2026, 11, 22);

fn record(json: Value) -> Arc<Record> {
    Arc::new(serde_json::from_value(json).expect("a record"))
}

fn data() -> Dataset {
    Dataset::new(vec![
        record(json!({"kind":"document","id":"qd-1139","title":"Quyết định 1139","number":"1139/QĐ-UBND",
            "date_issued":"2026-03-16"})),
        record(json!({"kind":"task","id":"nv-1","title":"Một"})),
        record(json!({"kind":"task","id":"nv-2","title":"Hai","parent":"nv-1"})),
        record(json!({"kind":"task","id":"nv-9","title":"T","start":"2026-03-01","done_on":"2026-02-01"})),
        record(json!({"kind":"task","id":"nv-doing","title":"Đang làm","status":"doing"})),
        record(
            json!({"kind":"task","id":"nv-done","title":"Đã xong","status":"done","done_on":"2026-01-02"}),
        ),
        record(json!({"kind":"task","id":"nv-review","title":"Chờ","status":"review"})),
        record(json!({"kind":"milestone","id":"moc-1","title":"Mốc"})),
    ])
}

/// What a command does to one record.
fn planned(id: &str, command: &Command) -> Result<RecordChange, FieldError> {
    let data = data();
    let world = World { data: &data, now: Now::new(TODAY), words: &Ids, home: "" };
    plan(command, &[data.shared(id).expect("a record").clone()], world).rows.remove(0).outcome
}

fn set(id: &str, typed: &[(&str, &str)]) -> Result<RecordChange, FieldError> {
    let whole = typed.iter().map(|(name, text)| ((*name).to_owned(), vec![(*text).to_owned()])).collect();
    planned(id, &Command::Set(Typed { whole, ..Typed::default() }))
}

fn moved(id: &str, to: &str, reason: Option<&str>) -> Result<RecordChange, FieldError> {
    planned(id, &Command::Move { to: to.into(), reason: reason.map(str::to_owned) })
}

fn fields(change: &RecordChange) -> Vec<(&str, Value)> {
    change.fields().map(|(name, _, new)| (name, new.clone())).collect()
}

#[test]
fn a_year_follows_from_the_document_that_is_named_beside_it() {
    let last_day = |typed: &[(&str, &str)]| {
        let after =
            set("nv-1", typed).expect("fits").applied(data().get("nv-1").expect("there")).expect("fits");
        after.deadline().and_then(|it| it.last_day(TODAY))
    };
    assert_eq!(last_day(&[("due", "30/10"), ("document", "qd-1139")]), Some(date(2026, 10, 30)));
    assert_eq!(last_day(&[("due", "30/10")]), Some(date(2027, 10, 30)));
    let kept = set("nv-1", &[("due", "khi nào xong thì thôi")]).expect("fits");
    assert_eq!(kept.unread_deadline(), Some("khi nào xong thì thôi"));
}

#[test]
fn what_cannot_be_together_is_refused_at_its_field() {
    for (id, typed, field) in [
        ("nv-1", &[("title", " ")][..], "title"),
        ("nv-1", &[("start", "1/3/2026"), ("done-on", "1/2/2026")], "done_on"),
        ("nv-1", &[("start", "1/3/2026"), ("due", "1/2/2026")], "deadline"),
        ("nv-1", &[("parent", "nv-1")], "parent"),
        ("nv-1", &[("parent", "nv-2")], "parent"),
    ] {
        assert_eq!(set(id, typed).expect_err("refused").field, field, "{typed:?}");
    }
    assert!(set("nv-2", &[("parent", "")]).is_ok());
}

#[test]
fn a_mistake_that_stands_there_already_does_not_block_another_field() {
    assert!(set("nv-9", &[("status", "doing")]).is_ok());
}

#[test]
fn the_day_of_completion_goes_with_the_state() {
    let day = json!(TODAY);
    for (id, to, expected) in [
        ("nv-doing", "done", vec![("status", json!("done")), ("done_on", day)]),
        ("nv-done", "doing", vec![("status", json!("doing")), ("done_on", Value::Null)]),
        ("nv-done", "done", vec![]),
    ] {
        assert_eq!(fields(&moved(id, to, None).expect("moves")), expected, "move {id} {to}");
        assert_eq!(fields(&set(id, &[("status", to)]).expect("is set")), expected, "set {id} {to}");
    }
}

#[test]
fn a_reason_is_a_remark_and_what_is_sent_back_needs_one() {
    let noted = |change: RecordChange| change.lists()[0].new[0]["text"].as_str().map(str::to_owned);
    assert_eq!(moved("nv-review", "doing", None).expect_err("refused").wrong, ValueError::NoReason);
    assert_eq!(moved("nv-review", "todo", Some("  ")).expect_err("refused").wrong, ValueError::NoReason);
    assert_eq!(set("nv-review", &[("status", "doing")]).expect_err("refused").wrong, ValueError::NoReason);
    assert!(moved("nv-review", "paused", None).is_ok(), "to put work aside is not to send it back");
    let back = moved("nv-review", "doing", Some("thiếu phụ lục")).expect("goes back");
    assert_eq!(noted(back).as_deref(), Some("send-back-note[reason=thiếu phụ lục]"));
    let plain = moved("nv-doing", "paused", Some("chờ kinh phí")).expect("moves");
    assert_eq!(noted(plain).as_deref(), Some("chờ kinh phí"));
}

#[test]
fn a_kind_without_a_working_state_says_so_whatever_it_is_asked_by() {
    let no_status = ValueError::NoStatus { kind: Kind::Milestone };
    assert_eq!(moved("moc-1", "done", None).expect_err("refused").wrong, no_status);
    assert_eq!(set("moc-1", &[("trạng thái", "done")]).expect_err("refused").wrong, no_status);
    let finish = Command::Finish { on: None, result: String::new() };
    assert_eq!(fields(&planned("moc-1", &finish).expect("is reached")), [("done_on", json!(TODAY))]);
    let wrong = planned("qd-1139", &finish).expect_err("refused").wrong;
    assert_eq!(wrong, ValueError::NotFinished { kind: Kind::Document });
}

//! What is wrong is named exactly, for every field of every kind.

use serde_json::json;

use super::*;
use crate::model::Syntax;
use crate::model::shape::Field;

use crate::model::parts::part_of;
use crate::model::spec::Spec;

fn task(fields: &str) -> (String, ValueError) {
    let json = format!(r#"{{"kind":"task","id":"nv-1",{fields}}}"#);
    refused(&json)
}

/// What is wrong with a text that the reader of records refuses.
fn refused(json: &str) -> (String, ValueError) {
    serde_json::from_str::<Record>(json).expect_err(json);
    let error = record(json);
    (error.field, error.wrong)
}

fn form(found: &str, wants: Wants) -> ValueError {
    ValueError::found(found, wants)
}

#[test]
fn a_value_is_named_with_its_field_and_what_would_be_right() {
    for (json, field, wrong) in [
        (r#""progress":"x""#, "progress", form("\"x\"", Wants::Whole(0, 100))),
        (r#""progress":300"#, "progress", form("300", Wants::Whole(0, 100))),
        (r#""lead":["a",7]"#, "lead[1]", form("7", Wants::Id)),
        (r#""lead":["a",null]"#, "lead[1]", form("null", Wants::Id)),
        (r#""lead":"a""#, "lead", form("\"a\"", Wants::Ids)),
        (r#""done_on":"31/12/2026""#, "done_on", form("\"31/12/2026\"", Wants::Day)),
        (r#""title":["a"]"#, "title", form("[\"a\"]", Wants::Text)),
        (r#""notes":[{"text":"a"},{"on":5}]"#, "notes[1].on", form("5", Wants::Day)),
        (r#""notes":[{"text":null}]"#, "notes[0].text", form("null", Wants::Text)),
        (r#""checklist":[{"text":"a","done":"có"}]"#, "checklist[0].done", form("\"có\"", Wants::Flag)),
        (r#""inferred":{"lead":7}"#, "inferred.lead", form("7", Wants::Text)),
        (r#""deadline":"30/10""#, "deadline", form("\"30/10\"", Wants::Deadline)),
        (r#""geography":7"#, "geography", form("7", Wants::Text)),
        (r#""rev":-1"#, "rev", form("-1", Wants::Whole(0, u32::MAX.into()))),
        (r#""rev":null"#, "rev", form("null", Wants::Whole(0, u32::MAX.into()))),
        (r#""title":"a","title":"b""#, "title", ValueError::Twice("title".into())),
        (r#""title":"a","zz":{"y":1,"y":2}"#, "zz.y", ValueError::Twice("y".into())),
        (r#""rounds":[{"x":1,"x":2}]"#, "rounds.x", ValueError::Twice("x".into())),
        (r#""extensions":[{"old":{"text":"a"}}]"#, "extensions[0]", ValueError::Missing("new".into())),
        (r#""title":"a""b""#, "", ValueError::Syntax(Syntax::Comma)),
        (r#""title":"a	b""#, "title", ValueError::Syntax(Syntax::Control)),
    ] {
        assert_eq!(task(json), (field.to_owned(), wrong), "{json}");
    }
    let (field, wrong) = task(r#""status":"dooing""#);
    let ValueError::Word(word) = wrong else { panic!("{wrong:?}") };
    assert_eq!((field.as_str(), word.word.as_str(), word.nearest), ("status", "dooing", Some("doing")));
    assert!(word.among.contains(&"paused"));
}

#[test]
fn what_every_record_says_of_itself_is_named() {
    for (json, field) in [
        (r#"{"id":"a"}"#, "kind"),
        (r#"{"kind":"task"}"#, "id"),
        (r#"{"kind":"task","id":null}"#, "id"),
        (r#"{"kind":"task","id":"NV"}"#, "id"),
        (r#"{"kind":"tusk","id":"a"}"#, "kind"),
        (r#"{"progress":"x","kind":"task","id":"nv-1"}"#, "progress"),
        (r#"{"jurisdiction":7,"kind":"agency","id":"a"}"#, "jurisdiction"),
        ("[]", ""),
    ] {
        assert_eq!(refused(json).0, field, "{json}");
    }
}

#[test]
fn parts_of_a_deadline_are_named() {
    for (parts, field, wrong) in [
        (r#""start":"2026-02-30","precision":"day""#, "deadline.start", form("\"2026-02-30\"", Wants::Day)),
        (
            r#""start":"2026-03-02","end":"2026-03-01","precision":"range""#,
            "deadline.start",
            form("\"2026-03-02\"", Wants::Order),
        ),
        (r#""start":5,"precision":"day""#, "deadline.start", form("5", Wants::Text)),
        (r#""year_inferred":1"#, "deadline.year_inferred", form("1", Wants::Flag)),
        (r#""on":[{"day":"x"}]"#, "deadline.on", form(r#"[{"day":"x"}]"#, Wants::DayOn)),
        (r#""zz":1"#, "deadline", ValueError::Missing("start".into())),
    ] {
        let json = format!(r#""deadline":{{"text":"x","kind":"by",{parts}}}"#);
        assert_eq!(task(&json), (field.to_owned(), wrong), "{json}");
    }
    assert_eq!(task(r#""deadline":{}"#), ("deadline".to_owned(), ValueError::Missing("text".into())));
}

/// Values of every sort of JSON, of which no field takes all.
fn samples() -> Vec<Value> {
    vec![
        json!(true),
        json!(7),
        json!(-7),
        json!(7.5),
        json!(99_999_999_999_i64),
        json!("không đâu cả"),
        json!("2026-02-30"),
        json!([true]),
        json!([[7]]),
        json!(["Không Phải Mã"]),
        json!([{"on": 7}]),
        json!([{"text": 7, "old": 7, "value": "x", "due": "x", "done": 7}]),
        json!({"on": 7, "technologies": "x"}),
        json!({"text": 7}),
        json!({"x": 7}),
        json!([null]),
    ]
}

/// The field, what was found and what is wanted: the value that is quoted stands at the path that is named, and does not
/// fit there.
fn assert_is_exact(value: &Value, name: &str, error: &FieldError) {
    assert_eq!(error.name(), name, "{error:?}");
    let path = error.field[name.len()..].replace(['[', '.'], "/").replace(']', "");
    let found = value.pointer(&path).unwrap_or_else(|| panic!("{value}: {error:?}"));
    match &error.wrong {
        ValueError::Form { found: told, .. } => assert_eq!(*told, found.to_string(), "{error:?}"),
        ValueError::Word(word) => {
            let told = found.as_str().map_or_else(|| found.to_string(), str::to_owned);
            assert!(word.word == told && !word.among.is_empty(), "{error:?}");
        }
        ValueError::Missing(name) => assert!(found.get(name).is_none(), "{error:?}"),
        other => panic!("{value} in {name}: {other:?}"),
    }
}

#[test]
fn every_field_of_every_kind_says_what_was_found_and_what_is_wanted() {
    let mut refusals = 0;
    for kind in Kind::ALL {
        for field in kind.specs().map(Spec::field) {
            let mut refused = 0;
            for value in samples() {
                let mut record = Record::new(kind, Id::new("x").expect("id"));
                let set = record.set(field.name, value.clone());
                let text = json!({"kind": kind, "id": "x", (field.name): value}).to_string();
                let read = serde_json::from_str::<Record>(&text);
                assert_eq!(set.is_err(), read.is_err(), "{text}");
                let Err(error) = set else { continue };
                assert_is_exact(&value, field.name, &error);
                assert_eq!(super::record(&text), error, "the same from the text of the record");
                refused += 1;
            }
            assert!(refused > samples().len() / 2, "{kind} {}: {refused}", field.name);
            refusals += refused;
        }
    }
    assert!(refusals > 1000, "{refusals}");
}

#[test]
fn every_part_of_every_small_object_says_so_too() {
    let all = Kind::ALL.into_iter().flat_map(|kind| kind.specs().map(move |spec| (kind, spec.field())));
    for (kind, field) in all {
        let Field { name, shape } = field;
        let parts = part_of(field).parts;
        let is_list = shape == Shape::Objects;
        assert_eq!(
            parts.is_empty(),
            !matches!(shape, Shape::Object | Shape::Objects) || name == "inferred",
            "{name}"
        );
        for part in parts {
            let mut refused = 0;
            for value in samples().into_iter().chain([Value::Null]) {
                let whole = json!({"old": {"text": "a"}, "new": {"text": "b"}, "text": "c", "value": 1});
                let known = parts.iter().map(|part| part.field.name);
                let mut object: Map<String, Value> =
                    known.filter_map(|name| Some((name.to_owned(), whole.get(name)?.clone()))).collect();
                object.insert(part.field.name.to_owned(), value.clone());
                let object = Value::Object(object);
                let value = if is_list { json!([object]) } else { object };
                let set = Record::new(kind, Id::new("x").expect("id")).set(name, value.clone());
                let Err(error) = set else { continue };
                assert_is_exact(&value, name, &error);
                let within = if is_list { format!("{name}[0].") } else { format!("{name}.") };
                assert!(error.field.starts_with(&format!("{within}{}", part.field.name)), "{error:?}");
                refused += 1;
            }
            assert!(refused > samples().len() / 2, "{kind} {name} {}: {refused}", part.field.name);
        }
    }
}

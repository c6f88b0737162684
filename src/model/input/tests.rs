//! Tests of reading what people type.

use std::sync::Arc;

use jiff::civil::date;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::model::deadline::Base;
use crate::model::{Dataset, Date, Id, Kind, Record, ValueError, Wants};

const TODAY: Date = date(2026, 11, 22);

fn record(json: Value) -> Arc<Record> {
    Arc::new(serde_json::from_value(json).expect("a record"))
}

fn data() -> Dataset {
    Dataset::new(vec![
        record(json!({"kind":"agency","id":"so-khcn-ha-noi","title":"Sở Khoa học và Công nghệ Hà Nội",
            "short":"Sở KH&CN","jurisdiction":"ha-noi"})),
        record(json!({"kind":"agency","id":"so-khcn-tp-hcm","title":"Sở Khoa học và Công nghệ TP.HCM",
            "short":"Sở KH&CN","jurisdiction":"tp-hcm"})),
        record(json!({"kind":"agency","id":"cac-so","title":"Các sở, ban, ngành"})),
        record(json!({"kind":"document","id":"qd-1139","title":"Quyết định 1139","number":"1139/QĐ-UBND",
            "date_issued":"2026-03-16"})),
        record(json!({"kind":"task","id":"nv-1","title":"Một"})),
        record(json!({"kind":"task","id":"nv-2","title":"Hai","parent":"nv-1"})),
    ])
}

fn read(name: &str, texts: &[&str]) -> Result<Value, ValueError> {
    read_field(Kind::Task, name, texts, &data(), Base::new(TODAY)).map_err(|error| error.wrong)
}

#[test]
fn every_shape_is_read() {
    for (name, texts, value) in [
        ("assignee", &[" Tran Va\u{306}n  "][..], json!("Tran Văn")),
        ("tags", &["a, b", "c\\,d"], json!(["a", "b", "c,d"])),
        ("progress", &["40%"], json!(40)),
        ("collective", &["Có"], json!(true)),
        ("collective", &["khong"], json!(false)),
        ("start", &["1/3/2026"], json!("2026-03-01")),
        ("status", &["Đang thực hiện"], json!("doing")),
        ("document", &["1139"], json!("qd-1139")),
        ("document", &["1139/qd-ubnd"], json!("qd-1139")),
        ("lead", &["Các sở, ban, ngành"], json!(["cac-so"])),
        (
            "lead",
            &["so-khcn-h, cac", "so khcn tp hcm"],
            json!(["so-khcn-ha-noi", "cac-so", "so-khcn-tp-hcm"]),
        ),
        ("lead", &["Sở KH&CN HN"], json!(["so-khcn-ha-noi"])),
        ("geography", &["Hà Nội"], json!("ha-noi")),
        ("checklist", &["một, hai"], json!([{"text": "một"}, {"text": "hai"}])),
        ("notes", &[r#"[{"text":"x"}]"#], json!([{"text": "x"}])),
        ("lead", &[" "], Value::Null),
    ] {
        assert_eq!(read(name, texts), Ok(value), "{name} {texts:?}");
    }
}

#[test]
fn what_cannot_be_is_told_apart() {
    let is = |name: &str, texts: &[&str], test: fn(&ValueError) -> bool| {
        let wrong = read(name, texts).expect_err(name);
        assert!(test(&wrong), "{name} {texts:?}: {wrong:?}");
    };
    is("progress", &["101"], |wrong| matches!(wrong, ValueError::Range { high: 100, .. }));
    is("progress", &["-1"], |wrong| matches!(wrong, ValueError::Range { .. }));
    is("progress", &["4,5"], |wrong| matches!(wrong, ValueError::NotWhole { .. }));
    is("progress", &["x"], |wrong| matches!(wrong, ValueError::Number(_)));
    is("start", &["31/2/2026"], |wrong| matches!(wrong, ValueError::Date(_)));
    is("start", &["quý IV/2026"], |wrong| matches!(wrong, ValueError::NotADay { .. }));
    is("deadline", &["45/13"], |wrong| matches!(wrong, ValueError::Date(_)));
    is(
        "status",
        &["doen"],
        |wrong| matches!(wrong, ValueError::Word(error) if error.nearest == Some("done")),
    );
    is("collective", &["maybe"], |wrong| matches!(wrong, ValueError::Flag { .. }));
    is("lead", &["Sở KH&CN"], |wrong| matches!(wrong, ValueError::ManyRecords { count: 2, .. }));
    is("lead", &["so-khcn"], |wrong| matches!(wrong, ValueError::ManyRecords { .. }));
    is("lead", &["nv-1"], |wrong| matches!(wrong, ValueError::NoRecord { .. }));
    is(
        "document",
        &["qd-1193"],
        |wrong| matches!(wrong, ValueError::NoRecord { near, .. } if near[0].contains("1139 (")),
    );
    is("assignee", &["a\x1b[2J"], |wrong| *wrong == ValueError::Control { code: '\x1b' });
    is("assignee", &["a\u{202e}b"], |wrong| *wrong == ValueError::Control { code: '\u{202e}' });
    is("title", &["a\nb"], |wrong| *wrong == ValueError::Control { code: '\n' });
    is("content", &[&"a".repeat(TEXT_MAX + 1)], |wrong| matches!(wrong, ValueError::TooLong { .. }));
    is("assignee", &["a", "b"], |wrong| *wrong == ValueError::Several { count: 2 });
    is("extensions", &["x"], |wrong| *wrong == ValueError::Structured);
    is("notes", &["[1]"], |wrong| matches!(wrong, ValueError::Form { wants: Wants::Object, .. }));
    is("rev", &["1"], |wrong| *wrong == ValueError::Fixed);
}

#[test]
fn a_number_with_two_readings_is_refused_with_both_unless_only_one_fits() {
    let read = |name: &str, text: &str| {
        read_field(Kind::Target, name, &[text], &data(), Base::new(TODAY)).map_err(|error| error.wrong)
    };
    assert!(matches!(
        read("low", "1.234"),
        Err(ValueError::Number(crate::text::NumberError::Ambiguous { .. }))
    ));
    assert_eq!(read("low", "1.234,5"), Ok(json!(1234.5)));
    assert_eq!(read("horizon", "2.030"), Ok(json!(2030)));
}

#[test]
fn fields_have_many_names_and_the_nearest_is_named() {
    for (name, field) in [
        ("due", "deadline"),
        ("follow-up", "follow_up"),
        ("follow_up", "follow_up"),
        ("Chủ trì", "lead"),
        ("technology", "technologies"),
        ("leads", "lead"),
        ("jurisdiction", "geography"),
    ] {
        assert_eq!(field_of(Kind::Task, name).map(|field| field.name), Ok(field), "{name}");
    }
    let error = field_of(Kind::Task, "stauts").expect_err("no field").wrong;
    assert!(matches!(error, ValueError::NoField { nearest: Some("status"), .. }), "{error:?}");
    assert!(field_of(Kind::Agency, "lead").is_err());
}

#[test]
fn every_field_is_found_by_its_own_name_with_dashes() {
    for kind in Kind::ALL {
        for name in all_names(kind) {
            let dashed = name.replace('_', "-");
            assert_eq!(field_of(kind, &dashed).map(|field| field.name), Ok(name));
        }
    }
}

proptest! {
    #[test]
    fn what_is_read_always_fits_and_never_hides_a_control(
        at in 0..200_usize,
        text in "(.|[\0-\u{1F}\u{7F}-\u{9F}\u{202A}-\u{202E}]){0,20}",
    ) {
        let names: Vec<_> = all_names(Kind::Task).collect();
        let name = names[at % names.len()];
        if let Ok(value) = read(name, &[&text]) {
            let mut task = Record::new(Kind::Task, Id::new("a").expect("id"));
            prop_assert!(task.set(name, value.clone()).is_ok());
            let strings = value.to_string();
            let read_back: Value = serde_json::from_str(&strings).expect("JSON");
            prop_assert!(normalised(read_back).is_ok());
        }
    }
}

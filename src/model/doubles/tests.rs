//! Tests of what is taken for one, and of all that is not.

use std::sync::Arc;

use serde_json::{Value, json};

use super::*;

fn records(all: &[Value]) -> Dataset {
    let read = |json: &Value| Arc::new(serde_json::from_value(json.clone()).expect("a record"));
    Dataset::new(all.iter().map(read).collect())
}

/// Each as `old>new`, with why where it is not that they are alike.
fn found(all: &[Value]) -> Vec<String> {
    let said = |it: Double| match it.why {
        Why::Alike => format!("{}>{}", it.old, it.new),
        why => format!("{}>{} {why:?}", it.old, it.new),
    };
    doubles(&records(all)).into_iter().map(said).collect()
}

fn task(id: &str, fields: &Value) -> Value {
    let mut task = json!({"kind": "task", "id": id, "title": "Báo cáo kết quả"});
    for (name, value) in fields.as_object().into_iter().flatten() {
        task[name] = value.clone();
    }
    task
}

#[test]
fn what_was_imported_once_more_is_a_double_and_goes_into_what_was_there() {
    let one = json!({"lead": ["a"], "source": "a.xlsx"});
    let again =
        json!({"lead": ["a"], "source": "b.xlsx", "notes": [{"text": "x"}], "title": "BÁO CÁO KẾT QUẢ"});
    assert_eq!(found(&[task("nv-aaaaaa", &one), task("nv-bbbbbb", &again)]), ["nv-bbbbbb>nv-aaaaaa"]);
    assert_eq!(
        found(&[task("nv-aaaaaa", &one), task("nv-10", &again)]),
        ["nv-aaaaaa>nv-10"],
        "an own id stays"
    );
    assert_eq!(
        found(&[task("nv-aaaaaa", &one), task("nv-bbbbbb", &json!({})), task("nv-cccccc", &again)]),
        ["nv-bbbbbb>nv-aaaaaa", "nv-cccccc>nv-aaaaaa"]
    );
    let plain = json!({"title": "Bao cao ket qua"});
    assert_eq!(found(&[task("nv-aaaaaa", &one), task("nv-bbbbbb", &plain)]).len(), 1, "typed without marks");
}

#[test]
fn nothing_that_says_otherwise_is_a_double() {
    let deadline = |text: &str| json!({"text": text});
    let base = json!({"lead": ["a"], "document": "vb-1", "deadline": deadline("2026"), "geography": "ha-noi",
        "extensions": [{"old": deadline("2025"), "new": deadline("2026")}]});
    for (name, value) in [
        ("lead", json!(["b"])),
        ("document", json!("vb-2")),
        ("deadline", deadline("2027")),
        ("geography", json!("tp-hcm")),
        ("extensions", json!([{"old": deadline("2024"), "new": deadline("2026")}])),
        ("title", json!("Báo cáo kết quá")),
        ("x_moi", json!(1)),
    ] {
        let mut other = base.clone();
        other[name] = value;
        assert_eq!(found(&[task("nv-aaaaaa", &base), task("nv-bbbbbb", &other)]), [""; 0], "{name}");
    }
    let own = [task("nv-1", &base), task("nv-2", &base)];
    assert_eq!(found(&own), [""; 0], "each was given an id of its own");
    let part = [task("nv-aaaaaa", &json!({})), task("nv-bbbbbb", &json!({"parent": "nv-aaaaaa"}))];
    assert_eq!(found(&part), [""; 0], "a part of it");
    let other_kind = json!({"kind": "milestone", "id": "moc-aaaaaa", "title": "Báo cáo kết quả"});
    assert_eq!(found(&[task("nv-aaaaaa", &json!({})), other_kind]), [""; 0]);
}

#[test]
fn what_could_be_either_of_two_is_neither() {
    let led = |id: &str, lead: &str| task(id, &json!({"lead": [lead]}));
    let bare = task("nv-cccccc", &json!({}));
    assert_eq!(found(&[led("nv-aaaaaa", "a"), led("nv-bbbbbb", "b"), bare]), [""; 0]);
}

#[test]
fn however_many_have_one_title_only_those_that_say_the_same_are_doubles() {
    let part =
        |n: usize| task(&format!("nv-{n:06}"), &json!({"lead": [format!("so-{n}")], "parent": "nv-goc"}));
    let mut all: Vec<Value> = (0..3_000).map(part).collect();
    assert_eq!(found(&all), [""; 0]);
    all.push(task("nv-zzzzzz", &json!({"lead": ["so-7"], "parent": "nv-goc"})));
    assert_eq!(found(&all), ["nv-zzzzzz>nv-000007"]);
}

#[test]
fn a_document_is_one_by_its_number_issuer_and_year() {
    let document = |id: &str, title: &str, issuer: &str, on: &str| json!({"kind": "document", "id": id, "title": title, "number": "7/UBND", "issuer": issuer, "date_issued": on});
    let first = document("vb-aaaaaa", "Công văn 7", "a", "2026-03-01");
    let again = document("vb-bbbbbb", "Về việc gia hạn", "a", "2026-03-01");
    assert_eq!(found(&[first.clone(), again]), ["vb-bbbbbb>vb-aaaaaa"]);
    for (issuer, on) in [("b", "2026-03-01"), ("a", "2025-03-01"), ("a", "2026-04-01")] {
        assert_eq!(
            found(&[first.clone(), document("vb-bbbbbb", "Khác", issuer, on)]),
            [""; 0],
            "{issuer} {on}"
        );
    }
}

fn agency(id: &str, title: &str, place: &str) -> Value {
    json!({"kind": "agency", "id": id, "title": title, "jurisdiction": place})
}

#[test]
fn agencies_that_are_one_body_are_doubles_and_a_former_one_is_told_as_such() {
    let known = agency("so-khcn-ha-noi", "Sở Khoa học và Công nghệ Hà Nội", "ha-noi");
    for (title, place, expected) in [
        ("Sở KH&CN Hà Nội", "", "cq-aaaaaa>so-khcn-ha-noi Body"),
        ("Sở Khoa học và Công nghệ", "ha-noi", "cq-aaaaaa>so-khcn-ha-noi Body"),
        ("Sở Thông tin và Truyền thông Hà Nội", "", "cq-aaaaaa>so-khcn-ha-noi Former"),
    ] {
        let all = [agency("cq-aaaaaa", title, place), known.clone()];
        assert_eq!(found(&all), [expected], "{title}");
        let one = records(&all);
        let is_one =
            is_one_body(one.get("cq-aaaaaa").expect("there"), one.get("so-khcn-ha-noi").expect("there"));
        assert_eq!(is_one, expected.ends_with("Body"), "{title}");
    }
    for (title, place) in [
        ("Sở Khoa học và Công nghệ", ""),
        ("Sở Khoa học và Công nghệ", "tp-hcm"),
        ("Sở KH&CN Huế", ""),
        ("Sở Y tế Hà Nội", ""),
    ] {
        assert_eq!(found(&[agency("cq-aaaaaa", title, place), known.clone()]), [""; 0], "{title} {place}");
    }
    let mut gone = agency("cq-aaaaaa", "Sở Thông tin và Truyền thông Hà Nội", "");
    gone["successor"] = json!("so-khcn-ha-noi");
    assert_eq!(found(&[gone, known]), [""; 0], "it is settled");
    let unknown = [agency("cq-aaaaaa", "Vườn ươm X", ""), agency("cq-bbbbbb", "Vườn ươm X", "")];
    assert_eq!(found(&unknown), ["cq-bbbbbb>cq-aaaaaa"]);
}

#[test]
fn of_two_that_went_into_a_third_one_none_is_the_other() {
    let all = [
        agency("cq-aaaaaa", "Sở Thông tin và Truyền thông Hà Nội", ""),
        agency("cq-bbbbbb", "Sở TT&TT Hà Nội", ""),
        agency("cq-cccccc", "Sở Thông tin và Truyền thông", "ha-noi"),
    ];
    assert!(found(&all).iter().all(|it| !it.ends_with("Former")), "{:?}", found(&all));
}

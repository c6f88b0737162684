//! What the grammar accepts, refuses and finds.

use std::sync::Arc;

use jiff::civil::date;

use super::*;

fn now() -> Now {
    Now::new(date(2026, 11, 22))
}

fn data() -> Dataset {
    let lines = [
        r#"{"kind":"agency","id":"so-khcn-ha-noi","jurisdiction":"ha-noi","title":"Sở Khoa học và Công nghệ Hà Nội","short":"Sở KH&CN"}"#,
        r#"{"kind":"document","id":"qd-1131","title":"Danh mục","number":"1131/QĐ-TTg"}"#,
        r#"{"kind":"task","id":"a","geography":"ha-noi","title":"Lập kế hoạch","status":"doing","lead":["so-khcn-ha-noi"],"progress":40,"document":"qd-1131","deadline":{"text":"31/12/2026","kind":"by","start":"2026-12-31","end":"2026-12-31","precision":"day"}}"#,
        r#"{"kind":"task","id":"b","geography":"tp-hcm","title":"Khảo sát hiện trạng","status":"unknown","deadline":{"text":"30/10/2025","kind":"by","start":"2025-10-30","end":"2025-10-30","precision":"day"},"notes":[{"text":"x"}]}"#,
        r#"{"kind":"task","id":"c","title":"Đã xong","status":"done","done_on":"2026-10-02","parent":"a"}"#,
    ];
    let read = |line: &&str| Arc::new(serde_json::from_str(line).expect(line));
    Dataset::new(lines.iter().map(read).collect())
}

fn found(filter: &str) -> String {
    let (data, filter) = (data(), Filter::read(filter, now()).expect(filter));
    let ids: Vec<&str> = {
        let passing = filter.over(&data, now(), &crate::search::Abbreviations::default());
        data.iter().filter(|r| passing.accepts(r)).map(|r| r.id.as_str()).collect()
    };
    ids.join(" ")
}

#[test]
fn every_key_finds_what_it_names() {
    for (filter, ids) in [
        ("kind:task", "a b c"),
        ("loai:nhiem-vu", ""),
        ("status:doing", "a"),
        ("trangthai:\"đang thực hiện\"", "a"),
        ("status:dang-thuc-hien", "a"),
        ("is:overdue", "b"),
        ("is:open", "a"),
        ("lead:so-khcn", "a"),
        ("chutri:\"sở khcn\"", "a"),
        ("lead:sokhcn", "a"),
        ("geo:hanoi kind:task", "a"),
        ("geo:hcm kind:task", "b"),
        ("trangthai:dangthuchien", "a"),
        ("lead:\"Sở KH&CN\"", "a"),
        ("doc:1131", "qd-1131 a"),
        ("geo:ha-noi kind:task", "a"),
        ("geo:\"Hà Nội\" kind:task", "a"),
        ("parent:a", "c"),
        ("parent:\"kế hoạch\"", "c"),
        ("thuoc:\"lap ke hoach\"", "c"),
        ("-parent:a kind:task", "a b"),
        ("is:part", "c"),
        ("la:thanh-phan", "c"),
        ("is:parent", "a"),
        ("kind:task -is:parent", "b c"),
        ("due:2025", "b"),
        ("due:30/10", "b"),
        ("han:<=31/12", "a b"),
        ("done:>=1/10", "c"),
        ("progress:>=40", "a"),
        ("progress:>40", ""),
        ("has:note", "b"),
        ("khao sat", "b"),
        ("-khảo kind:task", "a c"),
        ("\"hien trang\"", "b"),
        ("\"ien trang\"", ""),
        ("-status:done kind:task", "a b"),
        ("is:unclear", "a b c"),
    ] {
        let filter = if filter == "loai:nhiem-vu" { "loai:nhiemvu -kind:task" } else { filter };
        assert_eq!(found(filter), ids, "{filter}");
    }
}

#[test]
fn what_cannot_be_is_refused_with_the_nearest_right_word() {
    let error = |text: &str| Filter::read(text, now()).expect_err(text);
    assert!(matches!(error("staus:done"), FilterError::UnknownKey { nearest: Some("status"), .. }));
    assert!(matches!(error("status:doen"), FilterError::UnknownValue { nearest: Some("done"), .. }));
    assert!(matches!(error("kind:taks"), FilterError::UnknownValue { nearest: Some("task"), .. }));
    assert!(matches!(error("is:overdu"), FilterError::UnknownValue { nearest: Some("overdue"), .. }));
    assert!(matches!(error("due:31/2/2026"), FilterError::Date { .. }));
    assert!(matches!(error("progress:150"), FilterError::NotANumber { .. }));
    assert!(matches!(error("lead:"), FilterError::NoValue { .. }));
    assert!(matches!(error("\"a"), FilterError::OpenQuote { .. }));
}

#[test]
fn a_name_that_nothing_has_is_refused_with_the_nearest() {
    let data = data();
    let check = |text: &str| Filter::read(text, now()).expect(text).check(&data);
    assert_eq!(check("lead:so-khcn doc:1131 geo:hn khong co gi"), Ok(()));
    assert!(
        matches!(check("geo:ha-noy"), Err(FilterError::UnknownName { nearest: Some(place), .. }) if place == "ha-noi")
    );
    assert!(matches!(check("lead:khong-co-ai"), Err(FilterError::UnknownName { key: "lead", .. })));
    assert!(matches!(check("doc:9999"), Err(FilterError::UnknownName { .. })));
}

#[test]
fn a_whole_id_is_that_record_alone_and_a_text_behind_an_equals_sign_that_text() {
    let mut data = data();
    for json in [
        r#"{"kind":"agency","id":"so-khcn-ha-noi-2","title":"Sở KH&CN Hà Nội, cơ sở 2"}"#,
        r#"{"kind":"document","id":"qd-1131-2","title":"Danh mục khác"}"#,
        r#"{"kind":"task","id":"d","title":"D","assignee":"Trần Văn Anh","lead":["so-khcn-ha-noi-2"],"document":"qd-1131-2"}"#,
        r#"{"kind":"task","id":"e","title":"E","assignee":"Trần Văn An"}"#,
        r#"{"kind":"task","id":"f","title":"F","assignee":"Trần Văn Ân"}"#,
    ] {
        data.put(Arc::new(serde_json::from_str(json).expect(json)));
    }
    let found = |text: &str| -> String {
        let filter = Filter::read(text, now()).expect(text);
        filter.check(&data).expect("known");
        let conditions = filter.conditions(&data, now());
        data.iter().filter(|it| conditions.accept(it)).map(|it| it.id.as_str()).collect::<Vec<_>>().join(" ")
    };
    for (filter, ids) in [
        ("lead:so-khcn-ha-noi", "a"),
        ("lead:so-khcn-ha-noi-2", "d"),
        ("lead:so-khcn", "a d"),
        ("doc:qd-1131", "qd-1131 a"),
        ("doc:qd-113", "qd-1131 a qd-1131-2 d"),
        ("assignee:\"trần văn an\"", "d e f"),
        ("assignee:\"=Trần Văn An\"", "e"),
        ("assignee:=", ""),
    ] {
        assert_eq!(found(filter), ids, "{filter}");
    }
}

#[test]
fn a_filter_is_bounded() {
    assert!(matches!(Filter::read(&"a ".repeat(5000), now()), Err(FilterError::TooLong { .. })));
}

#[test]
fn mine_is_what_one_is_named_for_and_what_ones_agency_leads() {
    let mut data = data();
    let add = |data: &mut Dataset, json: &str| data.put(Arc::new(serde_json::from_str(json).expect(json)));
    add(
        &mut data,
        r#"{"kind":"task","id":"d","title":"D","assignee":"Trần Thị Bình","lead":["so-khcn-ha-noi"]}"#,
    );
    add(&mut data, r#"{"kind":"task","id":"e","title":"E","follow_up":"Nguyễn Văn An"}"#);
    let found = |text: &str, me: &Me| -> String {
        let filter = Filter::read_for(text, now(), me).expect(text);
        filter.check(&data).expect("known");
        let conditions = filter.conditions(&data, now());
        let own = data.iter().filter(|record| conditions.accept(record));
        own.map(|record| record.id.as_str()).collect::<Vec<_>>().join(" ")
    };
    let (an, both) = (Me::new("Nguyễn Văn An", ""), Me::new("nguyen van an", "Sở KH&CN"));
    assert_eq!(found("mine", &an), "e");
    assert_eq!(found("mine kind:task", &Me::new("", "so-khcn-ha-noi")), "a d");
    assert_eq!(found("cuatoi", &both), "a e", "what somebody else was given is not mine");
    assert_eq!(found("-mine kind:task", &both), "b c d");
}

#[test]
fn mine_of_nobody_and_of_an_unknown_agency_is_refused() {
    assert_eq!(Filter::read("mine", now()), Err(FilterError::Nobody));
    assert!(Filter::read("\"mine\"", now()).is_ok(), "in quotation marks it is a word");
    let filter = Filter::read_for("mine", now(), &Me::new("", "so-xyz")).expect("reads");
    assert!(matches!(filter.check(&data()), Err(FilterError::UnknownName { key: "mine", .. })));
}

#[test]
fn products_are_found_by_their_stage() {
    let mut data = data();
    let product = r#"{"kind":"product","id":"p","title":"P","stage":"commercial"}"#;
    data.put(Arc::new(serde_json::from_str(product).expect("a product")));
    let count = |text: &str| {
        let filter = Filter::read(text, now()).expect(text);
        let conditions = filter.conditions(&data, now());
        data.iter().filter(|record| conditions.accept(record)).count()
    };
    assert_eq!(
        (count("stage:commercial"), count("giaidoan:thuong-mai-hoa"), count("stage:trial")),
        (1, 1, 0)
    );
}

//! Tests of what mergers come to: state, merger, plan.

use jiff::civil::date as day;

use super::super::{Command, World, plan as planned};
use super::*;
use crate::model::Now;
use crate::text::Ids;

fn records(all: &[Value]) -> Dataset {
    let read = |json: &Value| Arc::new(serde_json::from_value(json.clone()).expect("a record"));
    Dataset::new(all.iter().map(read).collect())
}

fn merged(data: &Dataset, olds: &[&str], new: &str) -> Plan {
    let world = World { data, now: Now::new(day(2026, 12, 1)), words: &Ids, home: "" };
    let olds: Vec<_> = olds.iter().map(|id| data.shared(id).expect("a record").clone()).collect();
    planned(&Command::Merge { into: Id::new(new).expect("id") }, &olds, world)
}

/// What a plan leaves of each record, by its id; nothing of what goes.
fn after(plan: &Plan) -> BTreeMap<String, Option<Value>> {
    assert_eq!(plan.refusals().next(), None);
    let gone = |row: &Row| matches!(row.outcome, Ok(RecordChange::Remove(_)));
    let left = |row: &Row| (!gone(row)).then(|| json!(row.after()));
    plan.rows.iter().map(|row| (row.base.id.to_string(), left(row))).collect()
}

fn why(plan: &Plan) -> (String, ValueError) {
    let (_, error) = plan.refusals().next().expect("refused");
    assert_eq!(plan.changing().count(), 0, "and nothing is changed");
    (error.field.clone(), error.wrong.clone())
}

fn office() -> Dataset {
    records(&[
        json!({"kind":"agency","id":"cu","title":"Sở Bưu chính","short":"Sở BC","advises_on":["cn-1"],
            "notes":[{"text":"ở 185 Giảng Võ","by":"an"}]}),
        json!({"kind":"agency","id":"moi","title":"Sở Số","short":"Sở S","other_names":["Sở số hóa"]}),
        json!({"kind":"agency","id":"khac","title":"Sở Khác"}),
        json!({"kind":"agency","id":"phong","title":"Phòng của sở","parent":"cu"}),
        json!({"kind":"agency","id":"xua","title":"Ty Bưu chính","successor":"cu"}),
        json!({"kind":"technology","id":"cn-1","title":"Công nghệ","keeper":"cu"}),
        json!({"kind":"document","id":"vb-1","title":"Văn bản","issuer":"cu"}),
        json!({"kind":"target","id":"ct-1","title":"Chỉ tiêu","tracked_by":"cu"}),
        json!({"kind":"milestone","id":"moc-1","title":"Mốc","lead":["cu"],"assigned_by":"cu"}),
        json!({"kind":"task","id":"nv-1","title":"Một","lead":["khac","cu"],"partners":["moi","khac"],
            "approver":"cu"}),
        json!({"kind":"task","id":"nv-2","title":"Hai","lead":["moi"],"partners":["cu"]}),
        json!({"kind":"task","id":"nv-3","title":"Ba","lead":["khac"],"partners":["moi","cu","khac"]}),
        json!({"kind":"task","id":"nv-4","title":"Bốn","lead":["khac"],"partners":["khac"]}),
    ])
}

#[test]
fn whatever_named_an_agency_names_its_successor_and_the_agency_stays_on_record() {
    let data = office();
    let plan = merged(&data, &["cu"], "moi");
    let after = after(&plan);
    let ids: Vec<&str> = plan.rows.iter().map(|row| row.base.id.as_str()).collect();
    let expected = ["cu", "moi", "phong", "xua", "cn-1", "vb-1", "ct-1", "moc-1", "nv-1", "nv-2", "nv-3"];
    assert_eq!(ids, expected, "and nothing else changes");
    let field = |id: &str, name: &str| after[id].as_ref().expect("stays")[name].clone();
    for (id, name, value) in [
        ("cu", "title", json!("Sở Bưu chính")),
        ("cu", "successor", json!("moi")),
        ("cu", "valid_to", json!("2026-12-01")),
        ("phong", "parent", json!("moi")),
        ("xua", "successor", json!("moi")),
        ("cn-1", "keeper", json!("moi")),
        ("vb-1", "issuer", json!("moi")),
        ("ct-1", "tracked_by", json!("moi")),
        ("moc-1", "lead", json!(["moi"])),
        ("moc-1", "assigned_by", json!("moi")),
        ("nv-1", "lead", json!(["khac", "moi"])),
        ("nv-1", "approver", json!("moi")),
        ("nv-3", "partners", json!(["moi", "khac"])),
        ("moi", "other_names", json!(["Sở số hóa", "Sở Bưu chính", "Sở BC"])),
        ("moi", "short", json!("Sở S")),
        ("moi", "advises_on", json!(["cn-1"])),
        ("moi", "notes", json!([{"text":"ở 185 Giảng Võ","by":"an"}])),
    ] {
        assert_eq!(field(id, name), value, "{id}.{name}");
    }
    assert_eq!((field("nv-1", "partners"), field("nv-2", "partners")), (json!(["khac"]), Value::Null));
    let both = plan.rows.iter().filter(|row| leads_already(row, &Id::new("moi").expect("id"))).count();
    assert_eq!(both, 2, "who leads is no partner of its own");
}

#[test]
fn a_day_of_the_end_that_is_known_stays_and_several_go_into_one() {
    let data = records(&[
        json!({"kind":"agency","id":"a","title":"Sở A","valid_to":"2025-02-28"}),
        json!({"kind":"agency","id":"b","title":"Sở B"}),
        json!({"kind":"agency","id":"c","title":"Sở C"}),
        json!({"kind":"task","id":"nv-1","title":"Một","lead":["a","b"]}),
    ]);
    let after = after(&merged(&data, &["a", "b"], "c"));
    let field = |id: &str, name: &str| after[id].as_ref().expect("stays")[name].clone();
    assert_eq!((field("a", "valid_to"), field("b", "valid_to")), (json!("2025-02-28"), json!("2026-12-01")));
    assert_eq!(field("nv-1", "lead"), json!(["c"]));
    assert_eq!(field("c", "other_names"), json!(["Sở A", "Sở B"]));
}

#[test]
fn a_body_that_no_record_stands_for_yet_comes_with_the_edit() {
    let data = records(&[
        json!({"kind":"agency","id":"cq-ab12cd","title":"Sở Bưu chính Huế"}),
        json!({"kind":"task","id":"nv-1","title":"Một","lead":["cq-ab12cd"]}),
    ]);
    let plan = merged(&data, &["cq-ab12cd"], "so-khcn-hue");
    assert_eq!(after(&plan)["nv-1"].as_ref().expect("stays")["lead"], json!(["so-khcn-hue"]));
    let coming: Vec<&str> = plan.adopted.iter().map(|record| record.id.as_str()).collect();
    assert_eq!(coming, ["so-khcn-hue", "ubnd-hue"]);
    assert!(plan.adopted[0].names().any(|name| name == "Sở Bưu chính Huế"));
}

#[test]
fn an_agency_under_two_names_is_one_record_afterwards() {
    let data = records(&[
        json!({"kind":"agency","id":"so-khcn-ha-noi","title":"Sở Khoa học và Công nghệ Hà Nội","level":"x",
            "jurisdiction":"ha-noi"}),
        json!({"kind":"agency","id":"cq-ab12cd","title":"Sở KH&CN Hà Nội","certainty":"unconfirmed","level":"y",
            "source":"b.xlsx"}),
        json!({"kind":"task","id":"nv-1","title":"Một","lead":["cq-ab12cd","so-khcn-ha-noi"]}),
    ]);
    let after = after(&merged(&data, &["cq-ab12cd"], "so-khcn-ha-noi"));
    assert_eq!(after["cq-ab12cd"], None);
    assert_eq!(after["nv-1"].as_ref().expect("stays")["lead"], json!(["so-khcn-ha-noi"]));
    let kept = after["so-khcn-ha-noi"].as_ref().expect("stays");
    assert_eq!((&kept["level"], &kept["source"]), (&json!("x"), &json!("b.xlsx")));
    assert_eq!(kept.get("certainty"), None, "what is known of it is not doubted for the double's sake");
    assert_eq!(kept["other_names"], json!(["Sở KH&CN Hà Nội"]));
    let note = kept["notes"][0]["text"].as_str().expect("a remark");
    assert!(note.contains("merge-note") && note.contains("cq-ab12cd") && note.contains('y'), "{note}");
}

#[test]
fn a_double_hands_over_what_the_other_lacks_and_goes() {
    let data = records(&[
        json!({"kind":"task","id":"nv-1","title":"Báo cáo","lead":["a"],"content":"một","tags":["x"],
            "source":"a.xlsx","checklist":[{"text":"bước 1"}]}),
        json!({"kind":"task","id":"nv-2","title":"báo cáo","status":"doing","content":"hai","tags":["y","x"],
            "source":"b.xlsx","notes":[{"text":"đã gọi","by":"an"}],"checklist":[{"text":"bước 2"}],
            "parent":"nv-9","deadline":{"text":"2026","kind":"during","start":"2026-01-01","end":"2026-12-31","precision":"year"}}),
        json!({"kind":"task","id":"nv-3","title":"Phần","parent":"nv-2"}),
        json!({"kind":"task","id":"nv-9","title":"Trên"}),
        json!({"kind":"milestone","id":"moc-1","title":"Mốc","tasks":["nv-2","nv-1"]}),
        json!({"kind":"agency","id":"a","title":"A"}),
    ]);
    let plan = merged(&data, &["nv-2"], "nv-1");
    let after = after(&plan);
    assert_eq!(after["nv-2"], None);
    let kept = after["nv-1"].as_ref().expect("stays");
    for (name, value) in [
        ("title", json!("Báo cáo")),
        ("status", json!("doing")),
        ("content", json!("một / hai")),
        ("tags", json!(["x", "y"])),
        ("source", json!("a.xlsx")),
        ("parent", json!("nv-9")),
        ("checklist", json!([{"text":"bước 1","done":false},{"text":"bước 2","done":false}])),
    ] {
        let held = if name == "checklist" {
            json!([kept[name][0]["text"], kept[name][1]["text"]])
        } else {
            kept[name].clone()
        };
        let value = if name == "checklist" { json!(["bước 1", "bước 2"]) } else { value };
        assert_eq!(held, value, "{name}");
    }
    assert_eq!(kept["deadline"]["text"], "2026");
    assert_eq!((&kept["notes"][0]["by"], &kept["notes"][0]["text"]), (&json!("an"), &json!("đã gọi")));
    assert!(kept["notes"][1]["text"].as_str().is_some_and(|text| text.contains("b.xlsx")), "{kept}");
    assert_eq!(after["nv-3"].as_ref().expect("stays")["parent"], "nv-1");
    assert_eq!(after["moc-1"].as_ref().expect("stays")["tasks"], json!(["nv-1"]));
}

#[test]
fn a_document_is_followed_into_the_history_of_deadlines() {
    let deadline = json!({"text": "2026"});
    let data = records(&[
        json!({"kind":"document","id":"vb-1","title":"Công văn về gia hạn","number":"7/UBND"}),
        json!({"kind":"document","id":"vb-2","title":"Công văn 7","number":"7/UBND"}),
        json!({"kind":"task","id":"nv-1","title":"Một","deadline":deadline,
            "extensions":[{"old":deadline,"new":deadline,"document":"vb-2"}]}),
        json!({"kind":"product","id":"sp-1","title":"Sản phẩm","since":{"document":"vb-2"}}),
        json!({"kind":"document","id":"vb-3","title":"Sửa đổi","amends":["vb-1","vb-2"]}),
    ]);
    let after = after(&merged(&data, &["vb-2"], "vb-1"));
    assert_eq!(after["nv-1"].as_ref().expect("stays")["extensions"][0]["document"], "vb-1");
    assert_eq!(after["sp-1"].as_ref().expect("stays")["since"]["document"], "vb-1");
    assert_eq!(after["vb-3"].as_ref().expect("stays")["amends"], json!(["vb-1"]));
}

#[test]
fn where_two_records_contradict_neither_is_lost() {
    let base = json!({"kind":"task","id":"nv-1","title":"Báo cáo","lead":["a"],"document":"vb-1","ordinal":1,
        "status":"todo","rounds":[{"result":"x"}]});
    for (name, value) in [
        ("title", json!("Báo cáo quý")),
        ("lead", json!(["b"])),
        ("document", json!("vb-2")),
        ("ordinal", json!(2)),
        ("status", json!("done")),
        ("rounds", json!([{"result":"y"}])),
    ] {
        let mut other = base.clone();
        (other["id"], other[name]) = (json!("nv-2"), value);
        let (field, wrong) = why(&merged(&records(&[base.clone(), other]), &["nv-2"], "nv-1"));
        assert!(field == name && matches!(wrong, ValueError::Differs { .. }), "{field}: {wrong}");
    }
}

#[test]
fn a_finished_task_takes_over_no_part_that_is_not() {
    let data = records(&[
        json!({"kind":"task","id":"nv-1","title":"Việc","status":"done"}),
        json!({"kind":"task","id":"nv-2","title":"Việc"}),
        json!({"kind":"task","id":"nv-3","title":"Phần","parent":"nv-2","status":"doing"}),
    ]);
    let (field, wrong) = why(&merged(&data, &["nv-2"], "nv-1"));
    assert_eq!((field.as_str(), wrong), ("status", ValueError::OpenParts { open: 1, total: 1 }));
}

#[test]
fn what_cannot_be_merged_says_why() {
    let data = records(&[
        json!({"kind":"agency","id":"a","title":"A","successor":"b"}),
        json!({"kind":"agency","id":"b","title":"B"}),
        json!({"kind":"agency","id":"c","title":"C","parent":"d"}),
        json!({"kind":"agency","id":"d","title":"D","parent":"e"}),
        json!({"kind":"agency","id":"e","title":"E"}),
        json!({"kind":"task","id":"nv-1","title":"Một"}),
        json!({"kind":"task","id":"nv-2","title":"Một","moi_la":1}),
    ]);
    let reason = |old: &str, new: &str| match why(&merged(&data, &[old], new)).1 {
        ValueError::NotMerged { why, title } => format!("{why} {title}"),
        other => other.to_string(),
    };
    for (old, new, expected) in [
        ("b", "b", "same B"),
        ("nv-1", "b", "kind B"),
        ("c", "a", "gone B"),
        ("a", "c", "elsewhere B"),
        ("a", "b", "done B"),
        ("e", "c", "inside E"),
    ] {
        assert_eq!(reason(old, new), expected, "{old} into {new}");
    }
    assert_eq!(why(&merged(&data, &["nv-2"], "nv-1")).1, ValueError::Newer, "an unknown field would be lost");
    assert!(matches!(why(&merged(&data, &["b"], "nothing")).1, ValueError::NoRecord { .. }));
    assert!(
        merged(&data, &["c"], "d").refusals().next().is_none(),
        "a part may go into what it is a part of"
    );
}

#[test]
fn what_came_to_name_the_old_one_again_follows_by_the_same_command() {
    let data = records(&[
        json!({"kind":"agency","id":"a","title":"A","successor":"b","valid_to":"2026-01-01"}),
        json!({"kind":"agency","id":"b","title":"B","other_names":["A"]}),
        json!({"kind":"task","id":"nv-1","title":"Một","lead":["a"]}),
    ]);
    let plan = merged(&data, &["a"], "b");
    let changing: Vec<&str> = plan.changing().map(|row| row.base.id.as_str()).collect();
    assert_eq!(changing, ["nv-1"]);
}

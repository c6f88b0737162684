//! Merging on the screen: the question with its offers, the plan before anything happens, and one undo.

use cncl::app::overlay::Overlay;
use serde_json::{Value, json};

use crate::support::app::Session;

fn office() -> Value {
    json!([
        {"kind": "agency", "id": "so-khcn-ha-noi", "title": "Sở Khoa học và Công nghệ Hà Nội", "jurisdiction": "ha-noi"},
        {"kind": "agency", "id": "so-tttt", "title": "Sở Thông tin và Truyền thông Hà Nội", "jurisdiction": "ha-noi"},
        {"kind": "task", "id": "nv-1", "title": "Dữ liệu mở", "lead": ["so-tttt"], "partners": ["so-khcn-ha-noi"]},
        {"kind": "task", "id": "nv-2", "title": "Báo cáo quý", "source": "a.xlsx"},
        {"kind": "task", "id": "nv-3", "title": "Báo cáo quý", "source": "b.xlsx"},
        {"kind": "milestone", "id": "moc-1", "title": "Mốc", "tasks": ["nv-3"]},
    ])
}

/// A session with a record open.
fn at(title: &str) -> Session {
    let mut session = Session::with(&office(), 80, 24);
    open(&mut session, title);
    session
}

fn open(session: &mut Session, title: &str) {
    session.press("/").type_text(title).press("enter");
    assert!(session.picture().contains(&format!("  {title}")), "{}", session.picture());
}

fn field(session: &Session, id: &str, name: &str) -> Value {
    session.app.data().get(id).and_then(|record| record.get(name)).unwrap_or_default()
}

#[test]
fn an_agency_is_merged_after_its_plan_was_seen_and_comes_back_by_one_undo() {
    let mut session = at("Sở Thông tin và Truyền thông Hà Nội");
    session.press("J");
    assert!(session.picture().contains("Gộp vào:") && session.picture().contains("Gộp: Sở Thông tin"));
    session.type_text("khoa học");
    assert!(session.picture().contains("nhận: Sở Khoa học"), "{}", session.picture());
    session.press("enter");
    assert!(matches!(session.app.overlays().last(), Some(Overlay::Plan(_))), "{}", session.picture());
    let picture = session.picture();
    assert!(picture.contains("Kế thừa bởi") && picture.contains("Chủ trì: Sở Thông tin"), "{picture}");
    assert_eq!(field(&session, "nv-1", "lead"), json!(["so-tttt"]), "nothing before a yes");
    session.press("esc esc");
    assert_eq!((session.log().len(), field(&session, "so-tttt", "successor")), (0, Value::Null));
    session.press("J").type_text("khoa học").press("enter enter");
    assert_eq!(field(&session, "nv-1", "lead"), json!(["so-khcn-ha-noi"]));
    assert_eq!(field(&session, "nv-1", "partners"), Value::Null);
    assert_eq!(field(&session, "so-tttt", "successor"), "so-khcn-ha-noi");
    assert_eq!(session.log().len(), 1, "all of it is one edit");
    session.press("u");
    assert_eq!(field(&session, "nv-1", "lead"), json!(["so-tttt"]));
    assert_eq!(field(&session, "so-tttt", "successor"), Value::Null);
}

#[test]
fn a_double_is_told_from_its_like_and_goes_with_its_references() {
    let mut session = Session::with(&office(), 80, 24);
    session.press("4 f").type_text("source:b").press("enter");
    assert_eq!(
        session.app.selected().map(|it| it.id.to_string()).as_deref(),
        Some("nv-3"),
        "{}",
        session.picture()
    );
    session.press("J").type_text("báo cáo quý");
    session.settle();
    session.press("down");
    let picture = session.picture();
    assert!(picture.contains("Báo cáo quý (nv-2)") && !picture.contains("(nv-3)"), "{picture}");
    session.press("enter");
    assert!(session.picture().contains("được gỡ sau khi gộp"), "{}", session.picture());
    session.press("enter");
    assert!(session.app.data().get("nv-3").is_none());
    assert_eq!(field(&session, "moc-1", "tasks"), json!(["nv-2"]));
    let note = field(&session, "nv-2", "notes")[0].clone();
    assert!(note["text"].as_str().is_some_and(|text| text.contains("b.xlsx")), "{note}");
}

#[test]
fn what_cannot_be_is_said_where_it_is_typed_and_the_question_stays() {
    let mut session = at("Dữ liệu mở");
    session.press("J").press("enter");
    assert!(matches!(session.app.overlays().last(), Some(Overlay::Ask(_))));
    session.type_text("nv-1").press("enter");
    assert!(session.picture().contains("cùng một bản ghi"), "{}", session.picture());
    session.press("ctrl-u").type_text("nv-2").press("enter");
    assert!(session.picture().contains("bản ghi ở lại ghi"), "{}", session.picture());
    assert!(matches!(session.app.overlays().last(), Some(Overlay::Ask(_))));
    let mut session = at("Dữ liệu mở").read_only();
    session.press("J");
    assert!(session.app.overlays().iter().all(|layer| !matches!(layer, Overlay::Ask(_))));
    assert!(session.app.notice().is_some_and(|notice| notice.failed));
}

#[test]
fn several_that_are_chosen_go_into_one_and_of_several_kinds_none() {
    let mut session = Session::with(&office(), 80, 24);
    session.press("4 f").type_text("title:\"báo cáo\"").press("enter").press("*");
    assert_eq!(session.app.selection().len(), 2);
    session.press("J").type_text("nv-1").press("enter");
    assert!(session.picture().contains("bản ghi ở lại ghi"), "their titles differ\n{}", session.picture());
}

#[test]
fn the_palette_finds_it_by_what_people_call_it_in_both_languages() {
    for (is_english, words) in [
        (false, ["gộp", "sáp nhập", "sap nhap", "trùng"]),
        (true, ["merge", "join", "duplicate record", "combine"]),
    ] {
        for word in words {
            let mut session = if is_english { Session::english(80, 24) } else { Session::new(80, 24) };
            session.press("4 :").type_text(word);
            let said = if is_english { "Merge into another record" } else { "Gộp vào bản ghi khác" };
            assert!(session.picture().contains(said), "{word}\n{}", session.picture());
        }
    }
}

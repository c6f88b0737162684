//! Agencies that are named where one stands: by blocs, out of a list, new ones; and who is at the keyboard.

use std::path::PathBuf;

use cncl::app::message::{Effect, Msg};
use cncl::app::overlay::Overlay;
use cncl::config::User;
use cncl::lang::Language;
use cncl::model::{Kind, Record};
use serde_json::json;

use crate::support::app::Session;

/// A duty of a province, seen by somebody of one of its departments.
fn office() -> Session {
    let records = json!([
        {"kind": "task", "id": "nv-1", "title": "Báo cáo tình hình ứng dụng AI", "status": "todo",
         "jurisdiction": "tp-hcm"},
        {"kind": "task", "id": "nv-2", "title": "Rà soát danh mục", "status": "todo"},
    ]);
    let mut session = Session::with(&records, 80, 24);
    session
        .begin(|app| app.known_as(User { name: "Nguyễn Văn A".into(), agency: "so-khcn-tp-hcm".into() }));
    session.press("4 f").type_text("ung dung ai").press("enter");
    session
}

fn tasks(session: &Session) -> Vec<&Record> {
    session.app.data().of(Kind::Task).filter(|record| record.parent().is_some()).collect()
}

fn foot(session: &Session) -> String {
    session.picture().lines().last().unwrap_or_default().to_owned()
}

#[test]
fn every_commune_of_the_province_is_given_its_part_in_one_edit_that_one_undo_takes_back() {
    let mut session = office();
    session.press("F f5 f5");
    assert!(session.picture().contains("Khối: UBND xã, phường, đặc khu"), "{}", session.picture());
    session.press("ctrl-t enter");
    let picture = session.picture();
    assert!(picture.contains("168"), "{picture}");
    session.press("enter");
    assert_eq!(tasks(&session).len(), 168);
    let edits = session.log().len();
    session.press("esc u");
    assert_eq!((tasks(&session).len(), session.log().len()), (0, edits + 1));
}

#[test]
fn nobody_is_offered_who_is_above_whoever_asks() {
    let mut session = office();
    for (typed, is_offered) in
        [("Ủy ban nhân dân thành phố", false), ("Bộ Tài chính", false), ("Sở Tài chính", true)]
    {
        session.press("F").type_text(typed);
        let shown = match session.app.overlays().last() {
            Some(Overlay::FanOut(list)) => list.shown().to_vec(),
            other => panic!("{other:?}"),
        };
        let title = |id: &cncl::model::Id| cncl::model::reference::body(id).map(|body| body.title);
        let has = shown.iter().filter_map(title).any(|title| title.starts_with(typed));
        assert_eq!(has, is_offered, "{typed}: {shown:?}");
        session.press("esc");
    }
}

#[test]
fn an_agency_that_nobody_has_is_given_a_part_by_one_key_and_is_added_with_it() {
    let mut session = office();
    session.press("F").type_text("Tổ công tác X");
    assert!(session.picture().contains("+ Tổ công tác X"), "{}", session.picture());
    assert!(foot(&session).contains("F6 + cơ quan"), "{}", foot(&session));
    session.press("f6 enter enter");
    let data = session.app.data();
    let new = data.of(Kind::Agency).find(|agency| agency.title() == "Tổ công tác X").expect("added");
    assert_eq!(new.get("certainty"), Some(json!("unconfirmed")));
    assert_eq!(tasks(&session)[0].lead(), std::slice::from_ref(&new.id));
    session.press("esc u");
    assert!(session.app.data().of(Kind::Agency).all(|agency| agency.title() != "Tổ công tác X"));
}

#[test]
fn a_list_that_is_pasted_ticks_what_it_names_in_its_order_and_tells_the_rest() {
    let mut session = office();
    session.press("F");
    session.send(Msg::Paste("- Sở Y tế\n- Sở Tài chính; Phòng Nào đó\n- Sở Nội vụ\n".into()));
    let picture = session.picture();
    assert!(picture.contains("Đã chọn thêm 3 cơ quan") && picture.contains("Phòng Nào đó"), "{picture}");
    session.press("enter enter");
    let leads: Vec<&str> = tasks(&session).iter().map(|part| part.lead()[0].as_str()).collect();
    assert_eq!(leads, ["so-y-te-tp-hcm", "so-tai-chinh-tp-hcm", "so-noi-vu-tp-hcm"]);
}

#[test]
fn a_prompt_for_several_offers_what_the_country_has_and_adds_what_it_has_not() {
    let mut session = office();
    session.press("esc esc * b");
    session.press("j enter");
    assert!(matches!(session.app.overlays().last(), Some(Overlay::Ask(_))), "{}", session.picture());
    session.type_text("Sở Y tế");
    assert!(session.picture().contains("nhận: Sở Y tế"), "{}", session.picture());
    session.press("ctrl-u").type_text("Ban Quản lý dự án Y");
    assert!(session.picture().contains("F6 thêm cơ quan"), "{}", session.picture());
    session.press("f6");
    assert!(session.picture().contains("+Ban Quản lý dự án Y"), "{}", session.picture());
    session.press("enter enter");
    let data = session.app.data();
    let new = data.of(Kind::Agency).find(|agency| agency.title() == "Ban Quản lý dự án Y").expect("added");
    assert!(data.of(Kind::Task).all(|task| *task.lead() == [new.id.clone()]), "{}", session.picture());
}

#[test]
fn who_is_at_the_keyboard_is_asked_holds_at_once_and_is_kept() {
    let mut session = Session::with(&json!([{"kind": "task", "id": "nv-1", "title": "x"}]), 80, 24);
    session.begin(|app| app.in_place(Some(PathBuf::from("/srv/kho")), false));
    assert!(session.picture().contains("F9: bạn là ai?"), "{}", session.picture());
    session.press("f9").type_text("Trần B").press("enter").type_text("So Y te dak lak");
    assert!(session.picture().contains("nhận: Sở Y tế tỉnh Đắk Lắk"), "{}", session.picture());
    session.press("enter").type_text("ja").press("enter");
    assert!(session.picture().contains("vi (tiếng Việt) hoặc en"), "{}", session.picture());
    session.press("ctrl-u").type_text("en").press("enter");
    let kept = session.effects("enter");
    let [Effect::KeepOwn(own)] = &kept[..] else { panic!("{kept:?}\n{}", session.picture()) };
    assert_eq!((own.user.name.as_str(), own.user.agency.as_str()), ("Trần B", "Sở Y tế tỉnh Đắk Lắk"));
    assert_eq!((own.language, &own.store), (Language::English, &None));
    assert_eq!(session.app.lang().language(), Language::English);
    assert!(!session.picture().contains("F9"), "{}", session.picture());
    // A bare name is of their province now.
    session.press("n").type_text("Việc").press("enter").type_text("Sở Tài chính").press("f2");
    let task = session.app.data().of(Kind::Task).find(|task| task.title() == "Việc").expect("saved");
    assert_eq!(task.lead()[0].as_str(), "so-tai-chinh-dak-lak");
}

#[test]
fn in_an_account_of_several_people_nobody_says_who_they_are() {
    let mut session = Session::with(&json!([]), 80, 24);
    session.begin(|app| app.in_place(None, true));
    assert!(!session.picture().contains("F9"), "{}", session.picture());
    session.press("f9");
    assert!(session.picture().contains("không ghi tên riêng ai"), "{}", session.picture());
}

#[test]
fn several_names_in_a_prompt_are_several_also_where_the_last_one_is_new() {
    let mut session = office();
    session.press("esc esc * b j enter").type_text("Sở Tư pháp, Tổ giúp việc Z");
    session.press("f6");
    assert!(session.picture().contains("Sở Tư pháp, +Tổ giúp việc Z"), "{}", session.picture());
    session.press("enter");
    assert!(!session.picture().contains("--new-"), "{}", session.picture());
    session.press("enter");
    let data = session.app.data();
    let new = data.of(Kind::Agency).find(|agency| agency.title() == "Tổ giúp việc Z").expect("added");
    for task in data.of(Kind::Task) {
        assert_eq!(task.lead()[0].as_str(), "so-tu-phap-tp-hcm");
        assert_eq!(&task.lead()[1..], std::slice::from_ref(&new.id));
    }
    // What came along goes again with it, and that is no merger.
    session.press("esc u");
    assert!(!session.picture().contains("gộp"), "{}", session.picture());
}

#[test]
fn a_field_of_a_form_keeps_what_the_country_has_beside_what_is_new() {
    let mut session = office();
    session.press("n").type_text("Việc chung").press("enter");
    session.type_text("Sở Y tế, +Tổ giúp việc Z").press("f2");
    let data = session.app.data();
    let task = data.of(Kind::Task).find(|task| task.title() == "Việc chung").expect("saved");
    let leads: Vec<&str> = task.lead().iter().filter_map(|id| Some(data.get(id)?.title())).collect();
    assert_eq!(leads, ["Sở Y tế Thành phố Hồ Chí Minh", "Tổ giúp việc Z"], "{}", session.picture());
}

#[test]
fn any_word_of_a_name_finds_a_department_of_ones_own_province() {
    let mut session = office();
    for (typed, id) in [("y te", "so-y-te-tp-hcm"), ("nội vụ", "so-noi-vu-tp-hcm")] {
        session.press("F").type_text(typed);
        let Some(Overlay::FanOut(list)) = session.app.overlays().last() else {
            panic!("{}", session.picture())
        };
        assert!(list.shown().iter().any(|shown| shown.as_str() == id), "{typed}: {:?}", list.shown());
        session.press("esc");
    }
}

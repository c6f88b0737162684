//! What somebody met who had never seen the program: a plan that they turn away from, a draft that comes back, keys that
//! a notice hid, names that were alike.

use cncl::app::message::{Effect, Msg};
use cncl::app::overlay::Overlay;
use cncl::text::Words as _;
use serde_json::json;

use crate::support::app::Session;

#[test]
fn escape_from_a_plan_leads_back_to_what_was_typed() {
    let mut session = Session::new(80, 24);
    session.press("4 space space b j j enter").type_text("quý I/2027").press("enter");
    assert!(matches!(session.app.overlays().last(), Some(Overlay::Plan(_))));
    session.press("esc");
    assert!(session.picture().contains("Thời hạn: quý I/2027"), "{}", session.picture());
    session.press("enter enter");
    assert!(session.app.overlays().is_empty(), "nothing is left below the plan that was agreed to");
    session.press("b j j enter");
    assert!(!session.picture().contains("quý I/2027"), "what is saved is no draft\n{}", session.picture());
}

#[test]
fn escape_from_the_plan_of_parts_leads_back_to_the_agencies_as_they_were_ticked() {
    let mut session = Session::new(80, 24);
    session.press("4 F space space enter esc");
    let Some(Overlay::FanOut(list)) = session.app.overlays().last() else { panic!() };
    assert_eq!(list.ticked().len(), 2, "a space ticks where nothing is typed");
    session.press("enter enter");
    assert!(session.app.overlays().is_empty(), "{}", session.picture());
}

#[test]
fn a_form_that_changes_nothing_leaves_no_draft() {
    let mut session = Session::new(80, 24);
    session.press("e end").type_text("x").press("backspace");
    let title = session.app.selected().unwrap().title().to_owned();
    let place = format!("{}/form", session.app.selected().unwrap().id);
    session.send(Msg::Drafts(vec![(place.clone(), String::from("{}"))]));
    let effects = session.drafts("f2");
    let forgets = Effect::Draft { place, text: String::new() };
    assert!(effects.contains(&forgets), "{title}: {effects:?}");
}

#[test]
fn two_drafts_of_one_record_are_named_once_and_no_third_is_hinted_at() {
    let mut session = Session::new(80, 24);
    let id = session.app.selected().unwrap().id.clone();
    let drafts = ["note", "form"].map(|what| (format!("{id}/{what}"), "dở".to_owned()));
    session.send(Msg::Drafts(drafts.into()));
    let said = session.app.lang().tell(&session.app.notice().unwrap().message);
    assert!(said.contains("2 phần") && !said.contains("; …"), "{said}");
    assert_eq!(said.matches('“').count(), 1, "{said}");
}

#[test]
fn a_prompt_says_that_it_goes_on_with_what_was_typed() {
    let mut first = Session::new(80, 24);
    let effects = first.press("N").drafts("x");
    let Some(Effect::Draft { place, text }) = effects.last().cloned() else { panic!("{effects:?}") };
    let mut again = Session::new(80, 24);
    again.send(Msg::Drafts(vec![(place, text)]));
    let picture = again.press("N").picture();
    assert!(picture.contains("Tiếp tục phần đang soạn.") && picture.contains("Ghi chú: x"), "{picture}");
}

#[test]
fn a_notice_over_a_form_leaves_its_keys_to_be_seen() {
    let mut session = Session::new(80, 24);
    session.press("e");
    session.send(Msg::Told { message: cncl::text::Message::new("draft-resumed"), failed: false });
    let picture = session.picture();
    assert!(picture.contains("Tiếp tục phần đang soạn.") && picture.contains("F2 lưu"), "{picture}");
}

#[test]
fn the_palette_knows_a_screen_by_the_title_over_it_and_not_itself() {
    let mut session = Session::new(80, 24);
    session.press(":").type_text("bảng");
    assert!(!session.picture().contains("Bảng lệnh"), "{}", session.picture());
    session.press("enter");
    assert_eq!(session.app.screen(), cncl::app::screen::Screen::Board, "{}", session.picture());
}

#[test]
fn an_unknown_key_of_a_filter_is_answered_with_the_vietnamese_ones() {
    let mut session = Session::new(80, 24);
    let picture = session.press("f").type_text("gì:x").picture();
    assert!(picture.contains("chutri") && picture.contains("diaban"), "{picture}");
}

#[test]
fn an_extension_to_an_earlier_day_says_so() {
    let day = "2026-11-30";
    let deadline = json!({"text": day, "kind": "by", "start": day, "end": day, "precision": "day"});
    let tasks = json!([{"kind": "task", "id": "nv-1", "title": "Việc", "deadline": deadline}]);
    let mut session = Session::with(&tasks, 80, 24);
    session.press("4 D ctrl-u").type_text("20/11/2026");
    assert!(session.picture().contains("sớm hơn hạn cũ 10 ngày"), "{}", session.picture());
    session.press("ctrl-u").type_text("10/12/2026");
    assert!(!session.picture().contains("sớm hơn"), "{}", session.picture());
}

#[test]
fn the_parts_of_a_duty_are_told_apart_among_the_hits() {
    let records = json!([
        {"kind": "agency", "id": "so-a", "title": "Sở Một", "short": "SM"},
        {"kind": "agency", "id": "so-b", "title": "Sở Hai", "short": "SH"},
        {"kind": "task", "id": "nv-1", "title": "Kế hoạch chip"},
        {"kind": "task", "id": "nv-2", "title": "Kế hoạch chip", "parent": "nv-1", "lead": ["so-a"]},
        {"kind": "task", "id": "nv-3", "title": "Kế hoạch chip", "parent": "nv-1", "lead": ["so-b"]},
    ]);
    let mut session = Session::with(&records, 80, 24);
    session.press("/").type_text("chip");
    let picture = session.picture();
    assert!(picture.contains("chip · SM") && picture.contains("chip · SH"), "{picture}");
}

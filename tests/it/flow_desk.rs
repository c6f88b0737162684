//! The desk of somebody who is interrupted: what was typed is offered again; agencies are found however they are typed.

use cncl::app::message::{Effect, Msg};
use cncl::app::overlay::Overlay;
use cncl::model::{Id, Status};
use cncl::text::{Message, Words as _};
use serde_json::json;

use crate::support::app::Session;

fn titles(session: &Session, ids: &[Id]) -> Vec<String> {
    ids.iter().map(|id| session.app.data().title(id).to_owned()).collect()
}

/// The agencies that the list of a fan-out shows for what is typed.
fn handed(typed: &str) -> Vec<String> {
    let mut session = Session::new(80, 24);
    session.press("4 F").type_text(typed);
    match session.app.overlays().last() {
        Some(Overlay::FanOut(list)) => titles(&session, list.shown()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_fan_out_finds_agencies_by_abbreviations_and_with_typing_errors() {
    let wanted = "Sở Khoa học và Công nghệ Hà Nội";
    let shown = |typed: &str| {
        let found = handed(typed);
        assert!(found.iter().take(3).any(|title| title == wanted), "{typed}: {found:?}");
    };
    for typed in ["so khcn hn", "sở khoa hoc cogn nghe ha noi", "skhcn ha noi", "Sở KH&CN Hà Nội"] {
        shown(typed);
    }
    assert!(handed("không đâu có qwx").is_empty());
}

/// What stands there at once keeps its place when the answer of the search comes behind it.
#[test]
fn the_search_puts_what_it_finds_behind_what_is_there() {
    let found = handed("so");
    assert!(found.len() > 3, "{found:?}");
    let mut session = Session::new(80, 24);
    session.press("4 F").type_text("so").press("tab");
    let Some(Overlay::FanOut(list)) = session.app.overlays().last() else { panic!() };
    assert!(list.ticked().contains(&list.shown()[0]));
    assert_eq!(titles(&session, list.shown()), found);
}

#[test]
fn ticking_all_takes_those_that_are_meant_for_certain() {
    let mut session = Session::new(120, 40);
    session.press("4 F").type_text("sở hà nội").press("ctrl-t");
    let Some(Overlay::FanOut(list)) = session.app.overlays().last() else { panic!() };
    let ticked: Vec<Id> = list.ticked().to_vec();
    assert!(!ticked.is_empty());
    assert!(titles(&session, &ticked).iter().all(|title| !title.contains("Hồ Chí Minh")));
    session.press("ctrl-u").type_text("skhcn ha noi").press("ctrl-t");
    assert!(session.picture().contains("[x] Sở Khoa học và Công nghệ Hà Nội"), "{}", session.picture());
}

#[test]
fn a_lead_that_is_asked_for_is_offered_however_it_is_typed() {
    let mut session = Session::new(80, 24);
    session.press("4 space j space b j enter").type_text("skhcn ha noi");
    assert!(session.picture().contains("Sở Khoa học và Công nghệ Hà Nội"), "{}", session.picture());
}

/// What the runtime was asked to keep last, as it would be read again at the next start.
fn kept(effects: &[Effect]) -> (String, String) {
    match effects.last() {
        Some(Effect::Draft { place, text }) => (place.clone(), text.clone()),
        other => panic!("{other:?}"),
    }
}

/// Opens a question, types into it, and is cut off; at the next start the same keys open it with what was typed.
fn cut_off(keys: &str, typed: &str) -> Session {
    let mut first = Session::new(80, 24);
    let id = first.app.selected().unwrap().id.clone();
    first.press(keys);
    let last = typed.chars().last().unwrap();
    first.type_text(typed.strip_suffix(last).unwrap());
    let draft = kept(&first.drafts(&last.to_string()));
    let mut again = Session::new(80, 24);
    again.send(Msg::Drafts(vec![draft]));
    let told = again.app.notice().unwrap_or_else(|| panic!("{keys} is not offered")).message.clone();
    let told = again.app.lang().tell(&told);
    assert!(told.contains("soạn dở") && told.contains(again.app.data().title(&id)), "{told}");
    again.press(keys);
    let notice = again.app.lang().tell(&again.app.notice().unwrap().message);
    assert_eq!(notice, "Tiếp tục phần đang soạn.");
    again
}

#[test]
fn what_is_typed_into_a_small_question_survives() {
    let mut session = cut_off("s j j j j enter", "đã trình lãnh đạo");
    assert!(session.picture().contains("Kết quả: đã trình lãnh đạo"), "{}", session.picture());
    let forgets = session.drafts("f2");
    assert_eq!(kept(&forgets).1, "", "what is saved is no draft");
    let session = cut_off("N", "đã gọi sở");
    assert!(session.picture().contains("đã gọi sở"), "{}", session.picture());
}

#[test]
fn a_reason_for_sending_back_survives() {
    let records = json!([{"kind": "task", "id": "nv-1", "title": "Việc", "status": "review"}]);
    let mut first = Session::with(&records, 80, 24);
    first.press("4 H").type_text("thiếu phụ lụ");
    let draft = kept(&first.drafts("c"));
    let mut again = Session::with(&records, 80, 24);
    again.send(Msg::Drafts(vec![draft]));
    again.press("4 H");
    assert!(again.picture().contains("thiếu phụ lục"), "{}", again.picture());
    again.press("enter");
    let task = again.app.data().get(&Id::new("nv-1").unwrap()).unwrap();
    assert_eq!(task.as_task().unwrap().status, Status::Doing);
}

/// The disk may be full, or somebody else may be writing: that is told, and what was typed waits where it was typed.
#[test]
fn what_could_not_be_saved_is_there_again() {
    for (told, waits) in [(true, true), (false, false)] {
        let mut session = Session::new(80, 24);
        session.press("N").type_text("đã gọi sở");
        let enter = "enter".parse().expect("a key");
        session.app.update(Msg::Key(enter));
        assert!(session.app.overlays().is_empty());
        session.send(Msg::Told { message: Message::new("edit-nothing"), failed: told });
        session.press("N");
        assert_eq!(session.picture().contains("đã gọi sở"), waits, "{}", session.picture());
    }
}

#[test]
fn every_answer_of_an_extension_survives() {
    let keys = "D ctrl-u";
    let mut first = Session::new(80, 24);
    first.press(keys).type_text("30/6/2027").press("enter").type_text("chờ ý kiến bộ ngành");
    let draft = kept(&first.drafts("."));
    let mut again = Session::new(80, 24);
    again.send(Msg::Drafts(vec![draft]));
    again.press("D");
    assert!(again.picture().contains("30/6/2027"), "{}", again.picture());
    again.press("enter");
    assert!(again.picture().contains("chờ ý kiến bộ ngành."), "{}", again.picture());
    assert_eq!(kept(&again.drafts("esc")).1, "", "who leaves it does not want it");
}

#[test]
fn what_was_typed_for_several_is_offered_when_several_are_chosen() {
    let mut first = Session::new(80, 24);
    first.press("4 space space N").type_text("đã nhắ");
    let draft = kept(&first.drafts("c"));
    let mut again = Session::new(80, 24);
    again.send(Msg::Drafts(vec![draft]));
    assert!(again.picture().contains("nhiều mục"), "{}", again.picture());
    again.press("4 space space N");
    assert!(again.picture().contains("đã nhắc"), "{}", again.picture());
}

#[test]
fn several_drafts_are_named_and_counted() {
    let mut session = Session::new(80, 24);
    let ids: Vec<Id> =
        session.app.data().of(cncl::model::Kind::Task).take(3).map(|it| it.id.clone()).collect();
    let drafts = ids.iter().map(|id| (format!("{id}/note"), "dở".to_owned())).collect();
    session.send(Msg::Drafts(drafts));
    let said = session.app.lang().tell(&session.app.notice().unwrap().message);
    let begins = |id: &Id| session.app.data().title(id).chars().take(12).collect::<String>();
    assert!(
        said.contains("3 phần") && said.contains(&begins(&ids[0])) && said.contains(&begins(&ids[1])),
        "{said}"
    );
}

#[test]
fn in_english_a_record_goes_by_its_english_title_and_its_own_stands_below() {
    let mut session = Session::english(120, 40);
    let record =
        session.app.data().of(cncl::model::Kind::Task).find(|it| !it.head.title_en.is_empty()).unwrap();
    let begins = |text: &str| text.chars().take(14).collect::<String>();
    let (english, own) = (begins(&record.head.title_en), begins(record.title()));
    let title = record.title().to_owned();
    for screen in ["1", "3", "4"] {
        session.press(screen);
        let at = session.app.selected().unwrap();
        let shown = begins(&at.head.title_en);
        assert!(session.picture().contains(&shown), "{screen}\n{}", session.picture());
    }
    session.press("/").type_text(&title).press("enter");
    let picture = session.picture();
    assert!(picture.lines().nth(2).unwrap().contains(&english) && picture.contains(&own), "{picture}");
    let mut session = Session::new(120, 40);
    session.press("4");
    assert!(!session.picture().contains(&begins(&session.app.selected().unwrap().head.title_en)));
}

//! Two people at one field: what each sees while typing, when saving, and when neither value is chosen.

use cncl::app::overlay::Overlay;
use cncl::store::MemoryLog;
use cncl::text::Message;

use cncl::app::message::Msg;

use super::support::app::Session;

/// Two who look at the same task; binh has set its progress to 70 while an types 40.
fn typing() -> (Session, Session) {
    let log = MemoryLog::default();
    let (mut an, mut binh) = (Session::beside(&log, "an"), Session::beside(&log, "binh"));
    an.press("%").type_text("40");
    binh.press("%").type_text("70").press("enter");
    (an, binh)
}

fn progress(session: &Session) -> Option<u8> {
    session.app.selected().and_then(|record| record.as_task()?.progress)
}

#[test]
fn a_change_by_another_shows_in_the_prompt_at_once() {
    let (mut an, _binh) = typing();
    assert!(!an.picture().contains("Người khác vừa đổi"));
    an.look();
    let picture = an.picture();
    assert!(picture.contains("Người khác vừa đổi thành 70") && picture.contains("40"), "{picture}");
}

#[test]
fn escape_goes_back_to_what_was_typed() {
    let (mut an, _binh) = typing();
    an.press("enter");
    let picture = an.picture();
    assert!(matches!(an.app.overlays().last(), Some(Overlay::Conflict(_))), "{picture}");
    assert!(picture.contains("40") && picture.contains("70") && !picture.contains("cả hai"), "{picture}");
    an.press("esc");
    let Some(Overlay::Entry(entry)) = an.app.overlays().last() else { panic!("{}", an.picture()) };
    assert_eq!((entry.input.text(), progress(&an)), ("40", Some(70)));
    an.press("enter");
    assert_eq!(progress(&an), Some(40), "now it is a choice made with open eyes");
}

#[test]
fn a_state_that_is_not_chosen_is_said_once_more() {
    let log = MemoryLog::default();
    let (mut an, mut binh) = (Session::beside(&log, "an"), Session::beside(&log, "binh"));
    an.press("s j");
    binh.press("s j j enter");
    an.press("enter esc");
    assert!(an.app.overlays().is_empty());
    assert!(an.picture().contains("chưa lưu giá trị của bạn"), "{}", an.picture());
}

#[test]
fn the_choice_is_readable_on_a_narrow_screen() {
    let (mut an, _binh) = typing();
    an.press("enter");
    for (width, height) in [(40, 12), (36, 9)] {
        an.send(Msg::Resize(cncl::app::layout::Size { width, height }));
        let picture = an.picture();
        for word in ["Của bạn", "40", "70", "Esc"] {
            assert!(picture.contains(word), "{width}×{height}: no {word} in\n{picture}");
        }
    }
}

#[test]
fn a_long_error_is_read_whole() {
    let mut session = Session::new(40, 12);
    let path = format!("/srv/{}/store.json:12 (status)", "kho-du-lieu".repeat(4));
    let message = Message::new("error-store-checksum").with("place", path);
    session.send(Msg::Told { message, failed: true });
    let picture = session.picture();
    assert!(picture.contains("bản cũ vẫn") && picture.contains("giữ."), "{picture}");
}

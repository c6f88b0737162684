//! Several records at once: choosing them, and one edit for all of them.

use cncl::app::message::Msg;
use cncl::model::{Id, Status};
use cncl::store::MemoryLog;

use crate::support::app::Session;

fn status(session: &Session, id: &Id) -> Status {
    session.app.data().get(id).unwrap().as_task().unwrap().status
}

fn at(session: &Session) -> Id {
    session.app.selected().unwrap().id.clone()
}

#[test]
fn space_chooses_and_goes_on_and_escape_lets_go_before_it_takes_the_filter_off() {
    let mut session = Session::new(80, 24);
    session.press("f").type_text("kind:task").press("enter");
    let first = at(&session);
    session.press("space");
    assert_ne!(at(&session), first, "the cursor goes on");
    session.press("space");
    assert!(session.app.is_chosen(&first) && session.app.selection().len() == 2);
    let picture = session.picture();
    assert!(picture.lines().next().unwrap().contains("[đã chọn 2]"), "{picture}");
    assert_eq!(picture.lines().filter(|line| line.contains("│+")).count(), 2, "{picture}");
    session.press("esc");
    assert!(session.app.selection().is_empty());
    assert_eq!(session.app.filter_text(), "kind:task");
}

#[test]
fn everything_that_passes_the_filter_is_chosen_with_one_key_and_let_go_with_it() {
    let mut session = Session::new(80, 24);
    session.press("4 *");
    let all = session.app.selection().len();
    session.press("*");
    assert!(session.app.selection().is_empty());
    session.press("f").type_text("is:overdue").press("enter").press("*");
    let late = session.app.selection().len();
    assert!(0 < late && late < all, "{late} of {all}");
    session.press("esc esc");
    assert!(session.app.selection().is_empty() && session.app.filter_text().is_empty());
}

#[test]
fn chosen_cards_move_together_and_one_undo_takes_them_back() {
    let mut session = Session::new(120, 40);
    session.press("4");
    let mut ids = Vec::new();
    for _ in 0..3 {
        ids.push(at(&session));
        session.press("space");
    }
    let other = at(&session);
    session.press("L");
    assert!(ids.iter().all(|id| status(&session, id) == Status::Todo));
    assert_eq!(status(&session, &other), Status::Unknown, "the card at hand is not one of them");
    assert_eq!(session.app.selection().len(), 3, "they stay chosen");
    session.press("u");
    assert!(ids.iter().all(|id| status(&session, id) == Status::Unknown));
}

#[test]
fn where_somebody_changed_one_of_them_nothing_is_saved_and_it_is_said_which() {
    let log = MemoryLog::default();
    let (mut an, mut binh) = (Session::beside(&log, "an"), Session::beside(&log, "binh"));
    an.press("4");
    let ids = [at(&an), {
        an.press("space");
        at(&an)
    }];
    an.press("space");
    binh.press("4 s j j enter");
    assert_eq!(status(&binh, &ids[0]), Status::Doing);
    an.press("L");
    assert!(an.app.notice().unwrap().failed, "{:?}", an.app.notice());
    assert_eq!(an.app.overlays().len(), 0);
    assert_eq!(ids.each_ref().map(|id| status(&an, id)), [Status::Doing, Status::Unknown]);
    an.press("home L");
    assert_eq!(ids.each_ref().map(|id| status(&an, id)), [Status::Todo, Status::Todo]);
}

#[test]
fn a_record_that_somebody_removes_is_no_longer_chosen() {
    let mut session = Session::new(80, 24);
    session.press("4");
    let gone = at(&session);
    session.press("space");
    let mut data = session.app.data().clone();
    data.remove(&[gone.clone()].into());
    session.send(Msg::Data { data: data.into(), changed: vec![gone] });
    assert!(session.app.selection().is_empty());
}

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
    assert!(picture.lines().nth(1).unwrap().contains("[đã chọn 2]"), "{picture}");
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

#[test]
fn what_is_finished_is_asked_for_its_result_and_its_day_and_may_be_left() {
    let mut session = Session::new(80, 24);
    let id = at(&session);
    session.press("s j j j j enter");
    assert!(session.picture().contains("22/11/2026"), "today is offered\n{}", session.picture());
    session.press("esc");
    assert_eq!(status(&session, &id), Status::Unknown);
    session
        .press("s j j j j enter")
        .type_text("đã trình")
        .press("tab ctrl-u")
        .type_text("31/2/2026")
        .press("enter");
    assert_eq!(session.app.overlays().len(), 1, "a day that cannot be stays with its reason");
    session.press("ctrl-u").type_text("20/11/2026").press("enter");
    let task = session.app.data().get(&id).unwrap();
    assert_eq!(
        (task.as_task().unwrap().status, &*task.as_task().unwrap().result),
        (Status::Done, "đã trình")
    );
    assert_eq!(task.done_on(), Some("2026-11-20".parse().unwrap()));
}

/// The program once closed such a duty for good, and kept neither the day nor the result that were asked for.
#[test]
fn a_duty_that_comes_round_is_not_closed_its_round_goes_on_record() {
    let mut session = Session::new(80, 24);
    let id = at(&session);
    session.press("d ctrl-u").type_text("trước ngày 20 hằng tháng").press("enter");
    session
        .press("s j j j j enter")
        .type_text("đã gửi báo cáo")
        .press("tab ctrl-u")
        .type_text("18/11/2026")
        .press("enter");
    let record = session.app.data().get(&id).unwrap();
    let task = record.as_task().unwrap();
    assert_ne!(task.status, Status::Done);
    let round = task.rounds.last().unwrap();
    assert_eq!((round.on, &*round.result), (Some("2026-11-18".parse().unwrap()), "đã gửi báo cáo"));
}

#[test]
fn what_waits_for_approval_is_accepted_or_goes_back_with_a_reason() {
    let mut session = Session::new(160, 45);
    session.press("4 L L L");
    let id = at(&session);
    assert_eq!(status(&session, &id), Status::Review);
    session.press("H enter");
    assert!(session.picture().contains("Ghi lý do"), "{}", session.picture());
    session.type_text("thiếu phụ lục").press("enter");
    assert_eq!(status(&session, &id), Status::Doing);
    let note = session.app.data().get(&id).unwrap().head.notes.last().unwrap().text.clone();
    assert_eq!(&*note, "Thực hiện lại: thiếu phụ lục");
    session.press("u");
    assert_eq!(status(&session, &id), Status::Review);
    assert!(session.app.data().get(&id).unwrap().head.notes.iter().all(|it| it.text != note), "one edit");
    session.press("L enter enter");
    assert_eq!(status(&session, &id), Status::Done);
}

#[test]
fn a_field_of_several_changes_after_the_plan_was_seen() {
    let mut session = Session::new(80, 24);
    session.press("4");
    let ids: Vec<_> = (0..3)
        .map(|_| {
            let id = at(&session);
            session.press("space");
            id
        })
        .collect();
    session.press("b j j enter").type_text("31/12/2027").press("enter");
    let picture = session.picture();
    assert!(picture.contains("Sẽ đổi 3 mục") && picture.contains("→ 31/12/2027"), "{picture}");
    session.press("esc esc");
    let last = |session: &Session, id: &Id| session.app.now().last_day(session.app.data().get(id).unwrap());
    assert_ne!(last(&session, &ids[0]), Some("2027-12-31".parse().unwrap()), "nothing before they agree");
    session.press("b j j enter").type_text("31/12/2027").press("enter enter");
    assert!(ids.iter().all(|id| last(&session, id) == Some("2027-12-31".parse().unwrap())));
    session.press("u");
    assert!(ids.iter().all(|id| last(&session, id) != Some("2027-12-31".parse().unwrap())), "one undo");
    session.press("b j enter").type_text("không có cơ quan này").press("enter");
    assert_eq!(session.app.overlays().len(), 1, "a name that nobody has is answered where it is typed");
}

#[test]
fn tags_and_notes_go_to_all_of_them() {
    let mut session = Session::new(80, 24);
    session.press("f").type_text("is:overdue kind:task").press("enter").press("*");
    let count = session.app.selection().len();
    session.press("b j j j enter").type_text("gấp, quý IV").press("enter enter");
    let tagged =
        session.app.data().iter().filter(|record| record.head.tags.iter().any(|tag| &**tag == "gấp"));
    assert_eq!(tagged.count(), count);
    session.press("N").type_text("đã gọi").press("enter enter");
    let noted =
        session.app.data().iter().filter(|record| record.head.notes.iter().any(|it| &*it.text == "đã gọi"));
    assert_eq!(noted.count(), count);
}

#[test]
fn the_plan_says_what_cannot_change_and_why() {
    let mut session = Session::new(80, 24);
    session.press("4");
    let first = at(&session);
    session.press("space L");
    let second = at(&session);
    session.press("space s home j enter");
    let picture = session.picture();
    assert!(picture.contains("Sẽ đổi 1 mục; 1 mục không đổi được"), "{picture}");
    assert!(picture.contains("đã như vậy") && picture.contains("→ Chưa thực hiện"), "{picture}");
    assert_eq!(status(&session, &second), Status::Unknown, "nothing before they agree");
    session.press("enter");
    assert_eq!([&first, &second].map(|id| status(&session, id)), [Status::Todo, Status::Todo]);
}

#[test]
fn the_six_clarities_are_filled_cell_by_cell() {
    let mut session = Session::new(80, 24);
    session.press("4 space");
    let id = session.app.board().columns()[0].cards[0].id.clone();
    let before = cncl::model::clarity::missing(session.app.data().get(&id).unwrap());
    session.press("r");
    session.press("enter").type_text("Nguyễn Văn An").press("enter");
    assert_eq!(&*session.app.data().get(&id).unwrap().as_task().unwrap().assignee, "Nguyễn Văn An");
    assert_eq!(session.app.overlays().len(), 2, "the next one that is missing comes up");
    session.press("esc");
    let after = cncl::model::clarity::missing(session.app.data().get(&id).unwrap());
    assert_eq!(after.len() + 1, before.len());
    session.press("esc");
    assert!(session.app.overlays().is_empty());
}

#[test]
fn a_duty_is_given_to_agencies_and_its_parts_are_counted() {
    let mut session = Session::new(120, 40);
    session.press("4");
    let parent = at(&session);
    let tasks = session.app.data().of(cncl::model::Kind::Task).count();
    session.press("F").type_text("sở hà nội").press("tab tab");
    session.press("enter");
    assert!(session.picture().contains("Sẽ đổi 2 mục"), "{}", session.picture());
    session.press("enter");
    assert_eq!(session.app.data().of(cncl::model::Kind::Task).count(), tasks + 2);
    let rollup = session.app.projection().rollup(&parent).unwrap();
    assert_eq!((rollup.total, rollup.done), (2, 0));
    assert!(session.picture().contains("0/2 xong"), "{}", session.picture());
    session.press("L L L L f2");
    assert_eq!(status(&session, &parent), Status::Review);
    assert!(session.picture().contains("còn 2/2 việc thành phần"), "{}", session.picture());
    session.press("esc F").type_text("sở hà nội");
    assert!(session.picture().contains("đã có việc"), "{}", session.picture());
    session.press("esc u u u u");
    assert_eq!(session.app.data().of(cncl::model::Kind::Task).count(), tasks, "one edit");
}

#[test]
fn what_nothing_lacks_and_what_a_filter_leaves_are_told_apart() {
    let told = |session: &Session| {
        let lang = session.app.lang();
        cncl::text::Words::tell(lang, &session.app.notice().unwrap().message)
    };
    let mut session = Session::new(80, 24);
    session.press("4 f").type_text("qwxzy").press("enter r");
    assert!(told(&session).contains("Bộ lọc không để lại việc nào"), "{}", told(&session));
    let clear = serde_json::json!([{"kind": "agency", "id": "so-a", "title": "Sở A"}, {"kind": "task", "id": "nv-1",
        "title": "Việc rõ", "lead": ["so-a"], "assignee": "An", "approver": "so-a", "deliverable": "Báo cáo",
        "deadline": {"text": "31/12/2026", "kind": "by", "start": "2026-12-31", "end": "2026-12-31", "precision": "day"}}]);
    let mut session = Session::with(&clear, 80, 24);
    session.press("4 r");
    assert!(told(&session).contains("Không có việc nào thiếu"), "{}", told(&session));
    session.press("f").type_text("ro").press("enter r");
    assert!(told(&session).contains("Trong các việc đang xét"), "{}", told(&session));
}

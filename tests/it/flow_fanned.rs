//! A duty that thirty agencies have a part of: how far it is wherever it stands, and how it is finished at last.

use cncl::app::action::Action;
use cncl::app::overlay::Overlay;
use cncl::model::{Id, Status};
use cncl::text::Words as _;
use serde_json::{Value, json};

use crate::support::app::Session;

fn deadline(day: &str) -> Value {
    json!({ "text": day, "kind": "by", "start": day, "end": day, "precision": "day" })
}

/// A duty with parts, of which the first are done and the last are late.
fn duty(parts: usize, done: usize, late: usize) -> Value {
    let part = |n: usize| {
        let day = if n >= parts - late { "2026-10-30" } else { "2027-06-30" };
        let status = if n < done { "done" } else { "doing" };
        json!({"kind": "task", "id": format!("nv-part-{n:02}"), "title": format!("Phần việc số {n:02}"), "parent": "nv-duty",
               "status": status, "deadline": deadline(day)})
    };
    let duty = json!({"kind": "task", "id": "nv-duty", "title": "Xây dựng kế hoạch của từng cơ quan", "status": "doing",
                      "deliverable": "Kế hoạch được ban hành", "deadline": deadline("2027-01-31")});
    Value::Array([duty].into_iter().chain((0..parts).map(part)).collect())
}

fn at_duty(records: &Value, width: u16, height: u16, screen: &str) -> Session {
    let mut session = Session::with(records, width, height);
    session.press(screen).press("f").type_text("xay dung ke hoach").press("enter");
    session
}

fn line_of<'a>(picture: &'a str, words: &str) -> &'a str {
    picture.lines().find(|line| line.contains(words)).unwrap_or_else(|| panic!("{words}\n{picture}"))
}

#[test]
fn how_far_the_parts_are_stands_in_the_timeline_and_the_agenda() {
    let records = duty(30, 12, 3);
    for (width, height) in [(80, 24), (120, 40), (200, 50)] {
        let mut session = at_duty(&records, width, height, "3");
        let picture = session.picture();
        assert!(line_of(&picture, "▌").contains("12/30 !3"), "{picture}");
        session.press(key_of(Action::Agenda));
        let picture = session.picture();
        assert!(
            session.app.timeline().shown().agenda && line_of(&picture, "▌").contains("12/30 !3"),
            "{picture}"
        );
    }
}

fn key_of(action: Action) -> &'static str {
    cncl::app::action::TABLE.iter().find(|row| row.action == action).unwrap().keys[0]
}

#[test]
fn the_parts_of_a_duty_leave_its_own_fields_on_the_screen() {
    let mut session = at_duty(&duty(30, 12, 3), 80, 19, "4");
    session.press("enter");
    let picture = session.picture();
    assert!(
        picture.contains("12/30 xong, 3 quá hạn") && picture.contains("Kế hoạch được ban hành"),
        "{picture}"
    );
    assert!(picture.contains("Phần việc số 27"), "the late ones come first\n{picture}");
    assert!(!picture.contains("Phần việc số 00"), "{picture}");
    assert!(picture.contains("và 27 mục nữa"), "{picture}");
    insta::assert_snapshot!("duty", session.block());
    session.press("l l l l");
    session.press("enter");
    let Some(Overlay::Sheet(sheet)) = session.app.overlays().last() else { panic!() };
    assert_eq!(sheet.lines().iter().filter(|line| line.link.is_some()).count(), 30);
    assert!(
        session.app.overlays().len() == 1 && session.picture().contains("Phần việc số 12"),
        "{}",
        session.picture()
    );
    insta::assert_snapshot!("duty-whole", session.block());
}

#[test]
fn a_short_list_of_parts_is_shown_whole() {
    let mut session = at_duty(&duty(4, 1, 1), 80, 24, "4");
    session.press("enter");
    assert!(!session.picture().contains("mục nữa"), "{}", session.picture());
}

/// The last open part is finished; the duty is told of, and its menu begins at what is left to do.
#[test]
fn when_the_last_part_is_done_the_duty_may_be_finished_with_its_own_prompt() {
    let mut session = Session::with(&duty(3, 2, 0), 80, 24);
    session
        .press("4 f")
        .type_text("\"phần việc số 02\"")
        .press("enter s end up up enter")
        .type_text("xong")
        .press("f2");
    let notice = session.app.lang().tell(&session.app.notice().unwrap().message);
    assert!(notice.contains("Cả 3 việc thành phần") && notice.contains("Xây dựng kế hoạch"), "{notice}");
    session.press("esc f").type_text("xay dung ke hoach").press("enter");
    assert!(session.picture().contains("3/3 xong, có thể hoàn thành"), "{}", session.picture());
    session.press("s");
    assert!(session.picture().contains("3/3 việc thành phần đã xong"), "{}", session.picture());
    session.press("enter");
    assert!(session.picture().contains("3/3 việc thành phần đã xong"), "{}", session.picture());
    session.type_text("đã ban hành").press("enter enter");
    let task = session.app.data().get(&Id::new("nv-duty").unwrap()).unwrap().as_task().unwrap();
    assert_eq!((task.status, &*task.result), (Status::Done, "đã ban hành"));
}

#[test]
fn while_parts_are_open_the_menu_begins_where_the_duty_is() {
    let mut session = at_duty(&duty(3, 2, 0), 80, 24, "4");
    session.press("s");
    let Some(Overlay::Menu(menu)) = session.app.overlays().last() else { panic!() };
    assert_eq!(menu.status(), Status::Doing);
    session.press("end up up enter f2");
    assert!(session.picture().contains("còn 1/3 việc thành phần"), "{}", session.picture());
}

#[test]
fn a_document_with_many_tasks_shows_a_few_and_says_how_many_there_are() {
    let task = |n: usize| json!({"kind": "task", "id": format!("nv-{n}"), "title": format!("Việc {n}"), "document": "vb-1"});
    let mut records =
        vec![json!({"kind": "document", "id": "vb-1", "title": "Kế hoạch năm", "number": "43/KH-UBND"})];
    records.extend((0..2_000).map(task));
    let mut session = Session::with(&Value::Array(records), 80, 24);
    session.press("6 enter");
    assert!(
        session.picture().contains("và 1995 mục nữa") || session.picture().contains("và 1.995 mục nữa"),
        "{}",
        session.picture()
    );
}

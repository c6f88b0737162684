//! Small things that strangers stumbled over: a share above the whole, what lies below an edge, names that a prompt left out.

use cncl::app::message::{LogLine, Msg};
use cncl::app::overlay::Overlay;
use cncl::model::{Id, Status};
use cncl::text::Words as _;
use serde_json::{Value, json};

use crate::support::app::Session;

fn picture_with(session: &Session, words: &[&str]) {
    let picture = session.picture();
    for words in words {
        assert!(picture.contains(words), "{words}\n{picture}");
    }
}

/// A duty with three parts, of which none is done.
fn duty() -> Value {
    let part = |n: usize, lead: &str| {
        json!({"kind": "task", "id": format!("nv-{n}"), "title": "Lập kế hoạch", "parent": "nv-0", "lead": [lead],
               "status": "doing", "deadline": {"text": "2027", "kind": "by", "start": "2027-12-31", "end": "2027-12-31",
               "precision": "day"}})
    };
    json!([
        {"kind": "agency", "id": "so-a", "title": "Sở Một", "short": "SM"},
        {"kind": "agency", "id": "so-b", "title": "Sở Hai", "short": "SH"},
        {"kind": "task", "id": "nv-0", "title": "Xây dựng chung", "status": "doing"},
        part(1, "so-a"),
        part(2, "so-b"),
        part(3, "so-a"),
    ])
}

#[test]
fn a_share_above_the_whole_is_asked_about_and_flagged_and_can_be_saved() {
    let mut session = Session::new(80, 24);
    session.press("/").type_text("Tỷ trọng kinh tế số").press("enter m").type_text("150");
    picture_with(&session, &["Nằm ngoài 0–100 %", "F2 vẫn lưu"]);
    session.press("f2");
    picture_with(&session, &["hãy kiểm tra lại"]);
    session.press("esc esc 5");
    picture_with(&session, &["150 % · ngoài 0–100 %"]);
    session.press("m").type_text("22,5");
    assert!(!session.picture().contains("ngoài 0–100 %"), "{}", session.picture());
}

#[test]
fn a_growth_that_asks_for_more_than_the_whole_is_not_doubted() {
    let target = json!([{"kind": "target", "id": "ct-1", "title": "Doanh thu tăng", "unit": "%", "condition": ">=",
                         "low": 200}]);
    let mut session = Session::with(&target, 80, 24);
    session.press("5 m").type_text("150");
    assert!(!session.picture().contains("ngoài 0–100 %"), "{}", session.picture());
}

#[test]
fn agencies_that_can_be_given_a_duty_come_first() {
    let mut session = Session::new(80, 24);
    session.press("4 F");
    let Some(Overlay::FanOut(list)) = session.app.overlays().last() else { panic!() };
    let place = |id: &str| list.shown().iter().position(|shown| shown.as_str() == id).unwrap();
    assert!(
        place("so-khcn-ha-noi") < place("bo-chinh-tri")
            && place("so-cong-thuong-tp-hcm") < place("chinh-phu")
    );
    session.type_text("sở");
    let Some(Overlay::FanOut(list)) = session.app.overlays().last() else { panic!() };
    let meant = list.shown()[..list.meant()].iter().map(Id::as_str);
    assert!(!meant.clone().any(|id| id.contains("vuon-uom")), "{:?}", meant.collect::<Vec<_>>());
}

#[test]
fn a_long_form_says_how_many_fields_lie_below_the_edge() {
    let mut session = Session::new(80, 24);
    session.press("4 e f3");
    let below = |session: &Session| -> Option<usize> {
        let picture = session.picture();
        let said = picture.split_once("↓ ")?.1.split_once(" trường nữa")?.0;
        said.parse().ok()
    };
    let first = below(&session).unwrap();
    session.press("pgdn pgdn");
    assert!(below(&session).is_none_or(|later| later < first), "{}", session.picture());
    while below(&session).is_some() {
        let before = below(&session);
        session.press("pgdn");
        assert!(below(&session) < before || below(&session).is_none(), "{}", session.picture());
    }
}

#[test]
fn long_lines_of_a_log_are_wrapped_and_all_of_them_can_be_reached() {
    let words = "Kết quả: (trống) → ".to_owned() + &"đã trình lãnh đạo xem xét ".repeat(6) + "hết";
    let line = |n: u64| LogLine {
        n,
        id: None,
        when: "22/11/2026 09:00".into(),
        by: "an".into(),
        text: words.clone(),
        is_new: false,
        is_own: true,
    };
    for (width, height) in [(80, 24), (40, 12), (200, 50)] {
        let mut session = Session::new(width, height);
        session.press("4 i");
        session.send(Msg::History((1..=20).rev().map(line).collect()));
        let picture = session.picture();
        // What the edge of the screen cuts is the last one.
        assert!(picture.contains("hết") || width == 40, "{picture}");
        session.press("end");
        let picture = session.picture();
        assert!(picture.lines().any(|line| line.starts_with('▌')) && picture.contains("hết"), "{picture}");
    }
}

#[test]
fn the_six_clarities_say_what_of_what() {
    let mut session = Session::new(80, 24);
    session.press("4 r");
    picture_with(&session, &["việc còn thiếu · việc 14/34"]);
}

#[test]
fn the_header_says_how_near_soon_is_where_there_is_room() {
    picture_with(&Session::new(80, 24), &["sắp đến hạn (7 ngày) 0 · chưa cập nhật 34", "22/11/2026"]);
    picture_with(&Session::new(44, 24), &["quá hạn 3 · sắp đến hạn 0 "]);
}

#[test]
fn prompts_name_their_record() {
    let title = "Hình thành các nhóm chuyên gia tư vấn";
    for keys in ["N", "d", "%", "D"] {
        let mut session = Session::new(80, 24);
        session.press("4").press(keys);
        let picture = session.picture();
        let boxed = picture.lines().filter(|line| line.contains('│') && line.contains(title)).count();
        assert!(boxed > 0, "{keys}\n{picture}");
    }
    let mut session = Session::new(80, 24);
    session.press("4 i");
    picture_with(&session, &["Nhật ký: Hình thành các nhóm chuyên gia tư vấn"]);
}

#[test]
fn the_parts_of_a_duty_are_told_apart_in_the_timeline() {
    let mut session = Session::with(&duty(), 80, 24);
    session.press("3");
    picture_with(&session, &["SM: Lập kế hoạch", "SH: Lập kế hoạch"]);
    session.press("v");
    assert!(!session.picture().contains("▌ SM: "), "{}", session.picture());
}

#[test]
fn a_duty_sent_for_approval_with_open_parts_says_so() {
    let mut session = Session::with(&duty(), 80, 24);
    session.press("4 f").type_text("xây dựng chung").press("enter s");
    picture_with(&session, &["0/3 việc thành phần đã xong"]);
    session.press("esc L");
    let notice = session.app.lang().tell(&session.app.notice().unwrap().message);
    assert!(notice.contains("chờ xác nhận") && notice.contains("0/3"), "{notice}");
    assert_eq!(session.app.selected().unwrap().as_task().unwrap().status, Status::Review);
}

#[test]
fn what_is_due_next_is_said_whole_or_without_its_title_or_not_at_all() {
    for (width, said) in [
        (115, Some("tiếp theo: 31/12/2030 (còn hơn 4 năm)")),
        (90, Some("tiếp theo: 31/12/2030")),
        (40, None),
    ] {
        let session = Session::new(width, 24);
        let picture = session.picture();
        let title = picture.lines().nth(2).unwrap();
        assert_eq!(title.contains("tiếp theo"), said.is_some(), "{picture}");
        assert!(said.is_none_or(|said| title.contains(said)), "{picture}");
    }
}

#[test]
fn the_names_of_empty_columns_are_read_whole_beside_the_sign_for_more() {
    let mut session = Session::new(80, 24);
    session.press("4");
    picture_with(&session, &["│ Đang thực hiện ›"]);
    session.press("l l l");
    picture_with(&session, &["Chờ xác nhận"]);
}

#[test]
fn a_target_that_is_stated_in_words_says_what_a_value_is_good_for() {
    let mut session = Session::new(80, 24);
    session.press("5 m");
    picture_with(&session, &["không dùng để đánh giá"]);
}

//! What keys do to time: the chart, the agenda, the month calendar, moving deadlines.

use cncl::app::layout::Size;
use cncl::app::message::Msg;
use proptest::prelude::*;
use serde_json::json;

use crate::support::app::Session;

#[test]
fn a_day_is_picked_from_the_month_calendar() {
    let mut session = Session::new(80, 24);
    session.press("d ctrl-u").type_text("30/10/2026").press("f4");
    session.press("down pgdn 1 5 enter");
    let picture = session.picture();
    assert!(picture.contains("Thời hạn: 15/12/2026") && picture.contains("còn 23 ngày"), "{picture}");
    session.press("enter");
    let day = session.app.now().last_day(session.app.selected().unwrap());
    assert_eq!(day, "2026-12-15".parse().ok());
}

#[test]
fn the_calendar_closes_without_a_day_and_opens_over_dates_only() {
    let mut session = Session::new(40, 12);
    session.press("d ctrl-o");
    insta::assert_snapshot!("calendar-40x12", session.block());
    let ascii = session.ascii_picture();
    assert!(ascii.is_ascii());
    insta::assert_snapshot!("calendar-ascii", session.ascii_block());
    session.press("right esc");
    assert_eq!(session.app.overlays().len(), 1, "the prompt is there as before");
    session.press("esc % f4");
    assert_eq!(session.app.overlays().len(), 1, "percent have no calendar");
}

/// A programme with parts, an extension, a late one, one that was finished late, and a standing duty.
fn programme() -> serde_json::Value {
    let day = |day: &str| json!({"text": day, "kind": "by", "start": day, "end": day, "precision": "day"});
    json!([
        {"kind": "document", "id": "vb-1", "title": "Kế hoạch phát triển", "number": "12/KH-UBND"},
        {"kind": "agency", "id": "so-khcn", "title": "Sở Khoa học và Công nghệ", "short": "Sở KH&CN"},
        {"kind": "task", "id": "nv-1", "title": "Xây dựng trung tâm dữ liệu", "document": "vb-1", "lead": ["so-khcn"],
         "start": "2026-03-01", "deadline": day("2027-06-30"), "progress": 40, "status": "doing"},
        {"kind": "task", "id": "nv-2", "title": "Chọn địa điểm", "document": "vb-1", "parent": "nv-1",
         "deadline": day("2026-12-15"), "status": "doing",
         "extensions": [{"old": day("2026-09-30"), "new": day("2026-12-15"), "reason": "chờ quy hoạch"}]},
        {"kind": "task", "id": "nv-3", "title": "Lập dự toán", "document": "vb-1", "parent": "nv-1",
         "deadline": day("2026-08-31"), "status": "doing"},
        {"kind": "task", "id": "nv-4", "title": "Khảo sát nhu cầu", "document": "vb-1", "status": "done",
         "deadline": day("2026-05-31"), "done_on": "2026-07-10"},
        {"kind": "task", "id": "nv-5", "title": "Báo cáo định kỳ", "lead": ["so-khcn"],
         "deadline": {"text": "thường xuyên", "kind": "standing"}},
        {"kind": "task", "id": "nv-6", "title": "Tổng kết giai đoạn", "geography": "ha-noi",
         "deadline": {"text": "quý IV/2027", "kind": "during", "start": "2027-10-01", "end": "2027-12-31", "precision": "quarter"}}
    ])
}

#[test]
fn the_chart_shows_parts_extensions_lateness_and_progress() {
    let mut session = Session::with(&programme(), 100, 16);
    session.press("3 +");
    insta::assert_snapshot!("chart-programme", session.block());
    let ascii = session.ascii_picture();
    assert!(ascii.is_ascii());
    insta::assert_snapshot!("chart-programme-ascii", session.ascii_block());
}

#[test]
fn the_chart_at_six_zooms_and_two_sizes() {
    for (width, height) in [(80, 16), (40, 12)] {
        let mut session = Session::with(&programme(), width, height);
        session.press("3 - t");
        for zoom in ["decades", "years", "quarters", "months", "weeks", "days"] {
            insta::assert_snapshot!(format!("chart-{zoom}-{width}x{height}"), session.block());
            session.press("+");
        }
    }
}

#[test]
fn rows_are_grouped_by_whatever_is_asked_for() {
    let mut session = Session::with(&programme(), 80, 24);
    session.press("3");
    for words in ["12/KH-UBND", "Sở Khoa học và Công nghệ", "Chưa rõ công nghệ", "Hà Nội"] {
        assert!(session.picture().contains(words), "{words}\n{}", session.picture());
        session.press("v");
    }
    let all = session.app.timeline().rows().len();
    session.press("home z");
    assert!(session.app.timeline().rows().len() < all && session.app.selected().is_none());
    session.press("z Z");
    assert!(session.app.selected().is_none(), "everything is folded");
    session.press("Z");
    assert_eq!(session.app.timeline().rows().len(), all);
}

#[test]
fn the_day_at_hand_stays_where_it_is_when_the_scale_changes() {
    let mut session = Session::with(&programme(), 80, 24);
    session.press("3 t right right");
    let column = |session: &Session| {
        let timeline = session.app.timeline();
        timeline.scale(46).column(timeline.day())
    };
    let (day, at) = (session.app.timeline().day(), column(&session));
    assert!(at.is_some());
    for keys in ["+", "+", "-", "-", "-"] {
        session.press(keys);
        assert_eq!(session.app.timeline().day(), day);
        assert!(column(&session).is_some_and(|now| now.abs_diff(at.unwrap()) <= 1), "{keys}");
    }
    session.press("> > >");
    assert_eq!(session.app.timeline().day(), day, "what is looked at moves, and not the day");
}

#[test]
fn something_new_is_due_on_the_day_at_hand() {
    let mut session = Session::with(&programme(), 80, 24);
    session.press("3 + ) right n").type_text("Nghiệm thu").press("f2");
    let added = session.app.data().iter().find(|record| record.title() == "Nghiệm thu").unwrap();
    assert_eq!(session.app.now().last_day(added), "2027-03-15".parse().ok(), "a quarter after 15/12/2026");
    session.press("u");
    assert!(session.app.data().iter().all(|record| record.title() != "Nghiệm thu"));
}

#[test]
fn deadlines_are_gone_through_one_by_one() {
    let mut session = Session::with(&programme(), 80, 24);
    session.press("3 t");
    let mut at = |keys: &str| session.press(keys).app.selected().unwrap().id.to_string();
    assert_eq!(
        [at(")"), at(")"), at(")"), at(")"), at("("), at("(")],
        ["nv-2", "nv-1", "nv-6", "nv-6", "nv-1", "nv-2"]
    );
    assert_eq!(at("( ("), "nv-3", "the late one; what is finished is passed over");
}

#[test]
fn the_agenda_stands_in_buckets_in_another_order() {
    let mut session = Session::with(&programme(), 80, 24);
    session.press("3 a");
    insta::assert_snapshot!("agenda", session.block());
    session.press("v");
    assert!(session.picture().contains("theo chủ trì"));
    session.press("Z");
    insta::assert_snapshot!("agenda-folded", session.block());
    session.press("a");
    assert!(session.picture().contains("theo văn bản"));
    let mut small = Session::with(&programme(), 40, 12);
    insta::assert_snapshot!("agenda-40x12", small.press("3 a").block());
}

#[test]
fn a_deadline_is_moved_with_a_reason_and_a_document_in_one_edit() {
    let mut session = Session::with(&programme(), 80, 24);
    session.press("3 + ) L L");
    let picture = session.picture();
    assert!(picture.contains("15/12/2026 → 15/06/2027"), "two quarters\n{picture}");
    assert!(picture.contains('◇'), "the chart shows where it goes\n{picture}");
    session.press("shift-left enter").type_text("chờ mặt bằng").press("enter");
    session.type_text("12/KH").press("enter");
    let task = |session: &Session| session.app.data().get("nv-2").unwrap().clone();
    let moved = task(&session);
    assert_eq!(session.app.now().last_day(&moved), "2027-03-15".parse().ok());
    let last = moved.extensions().last().unwrap();
    assert_eq!((&*last.reason, last.document.as_deref()), ("chờ mặt bằng", Some("vb-1")));
    assert_eq!(moved.extensions().len(), 2);
    session.press("u");
    assert_eq!(session.app.now().last_day(&task(&session)), "2026-12-15".parse().ok());
    assert_eq!(task(&session).extensions().len(), 1);
}

#[test]
fn nothing_moves_until_the_last_answer() {
    let mut session = Session::with(&programme(), 80, 24);
    session.press("3 ) L enter").type_text("vì").press("esc");
    assert_eq!(session.app.overlays().len(), 0);
    assert_eq!(session.app.data().get("nv-2").unwrap().extensions().len(), 1);
    session.press("D enter");
    assert!(session.picture().contains("rồi"), "the same day is no extension\n{}", session.picture());
    session.press("ctrl-u").type_text("31/2/2027").press("enter");
    assert!(session.picture().contains("31/2/2027"), "{}", session.picture());
    session.press("ctrl-u").type_text("thêm 10 ngày").press("enter enter");
    assert!(session.picture().contains("Hãy nêu lý do"), "{}", session.picture());
    session.type_text("bổ sung hồ sơ").press("enter").type_text("99/QĐ").press("enter");
    assert_eq!(session.app.overlays().len(), 1, "there is no such document\n{}", session.picture());
    session.press("ctrl-u enter");
    assert_eq!(
        session.app.now().last_day(session.app.data().get("nv-2").unwrap()),
        "2026-12-25".parse().ok()
    );
}

#[test]
fn midnight_moves_the_line_for_today_and_what_is_late() {
    let mut session = Session::with(&programme(), 120, 24);
    session.press("3 + +");
    let before = session.picture();
    assert!(before.contains("tiếp theo: 15/12 "), "{before}");
    session.send(Msg::Today("2026-12-16".parse().unwrap()));
    let after = session.picture();
    assert_ne!(before, after);
    assert!(after.contains("!└Chọn địa điểm"), "{after}");
    assert!(after.contains("tiếp theo: 30/06/2027"), "{after}");
}

#[test]
fn chosen_deadlines_are_moved_together_and_undone_together() {
    let mut session = Session::with(&programme(), 80, 24);
    let days = |session: &Session| {
        ["nv-1", "nv-2", "nv-3"]
            .map(|id| session.app.now().last_day(session.app.data().get(id).unwrap()).unwrap())
    };
    let before = days(&session);
    session.press("3 + home down space space L");
    assert_eq!(session.app.selection().len(), 2);
    session.press("enter").type_text("bố trí lại vốn").press("enter enter");
    let moved = |session: &Session| days(session).iter().zip(&before).filter(|(now, was)| now != was).count();
    assert_eq!(moved(&session), 2, "{}", session.picture());
    session.press("u");
    assert_eq!(days(&session), before, "one edit, one undo");
}

#[test]
fn of_many_the_one_that_cannot_be_moved_is_named() {
    let mut session = Session::with(&programme(), 80, 24);
    session.press("3 * D").type_text("thêm 1 tháng").press("enter");
    let picture = session.picture();
    assert!(picture.contains("Khảo sát nhu cầu") && picture.contains("đã kết thúc"), "{picture}");
    assert_eq!(session.app.overlays().len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_sequence_of_keys_on_the_timeline_panics(
        steps in prop::collection::vec((0_usize..32, 1_u16..130, 1_u16..40), 1..60),
    ) {
        const KEYS: [&str; 30] = [
            "up", "down", "left", "right", "home", "end", "pgdn", "+", "-", "<", ">", "t", "(", ")", "g d", "a", "v", "z",
            "Z", "L", "H", "D", "enter", "esc", "f4", "1", "9", "space", "u", "shift-right",
        ];
        let mut session = Session::with(&programme(), 80, 24);
        session.press("3");
        for (what, width, height) in steps {
            match KEYS.get(what) {
                Some(keys) => drop(session.press(keys)),
                None => session.send(Msg::Resize(Size { width, height })),
            }
            prop_assert!(!session.picture().is_empty());
        }
    }
}

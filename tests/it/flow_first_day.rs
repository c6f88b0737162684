//! What somebody meets who was told nothing: the keys at the foot, notices that go, words that fit.

use cncl::app::layout::Size;
use cncl::app::message::{LogLine, Msg};
use cncl::text::Message;

use crate::support::app::Session;

/// The last line of the screen.
fn foot(session: &Session) -> String {
    session.picture().lines().last().unwrap_or_default().to_owned()
}

/// The line of keys: in the border of a box, else the last one.
fn keys_of(session: &Session) -> String {
    let picture = session.picture();
    picture.lines().rfind(|line| line.contains('└')).map_or_else(|| foot(session), str::to_owned)
}

/// The line above it, in which notices stand.
fn above_foot(session: &Session) -> String {
    session.picture().lines().rev().nth(1).unwrap_or_default().to_owned()
}

fn say(session: &mut Session) {
    session.send(Msg::Told { message: Message::new("store-works-again"), failed: false });
    assert!(above_foot(session).contains("Kho dữ liệu"), "{}", session.picture());
    assert!(foot(session).contains("Enter mở"), "the keys are still to be seen");
}

#[test]
fn a_notice_does_not_cover_the_keys_of_what_opens_next() {
    for keys in ["n", "e", "s", "?", "enter", "4", ":"] {
        let mut session = Session::new(80, 24);
        say(&mut session);
        session.press(keys);
        assert!(!session.picture().contains("Kho dữ liệu"), "{keys}\n{}", session.picture());
    }
}

#[test]
fn every_screen_says_how_to_add_and_how_to_see_the_others() {
    for screen in ["1", "2", "3", "4", "5", "6", "7"] {
        let mut session = Session::new(80, 24);
        session.press(screen);
        for hint in ["n thêm", "/ tìm", "f lọc", "Tab màn hình", "? trợ giúp", "q thoát"] {
            assert!(foot(&session).contains(hint), "{screen}: {hint}\n{}", foot(&session));
        }
        // Where nothing is listed there is nothing to open.
        let lists = session.app.selected().is_some() || screen == "2";
        assert_eq!(foot(&session).contains("Enter mở"), lists, "{screen}\n{}", foot(&session));
    }
}

#[test]
fn what_lies_over_a_pane_says_the_way_back_and_not_that_q_quits() {
    for (keys, width) in [("enter", 80), ("enter", 40), ("?", 80), ("s", 40), ("c", 80)] {
        let mut session = Session::new(width, 24);
        session.press(keys);
        let said = keys_of(&session);
        assert!(said.contains("Esc lùi"), "{keys}\n{said}");
        assert!(!said.contains("thoát"), "{keys}\n{said}");
    }
}

#[test]
fn the_foot_offers_only_what_would_do_something() {
    let mut session = Session::new(80, 24);
    assert!(foot(&session).contains("s trạng thái"));
    assert!(!foot(&session).contains("Esc"));
    session.press("6");
    assert!(!foot(&session).contains("s trạng thái"), "a document has no status\n{}", foot(&session));
    session.press("1 space");
    assert!(foot(&session).contains("b sửa các mục"), "{}", foot(&session));
    assert!(foot(&session).contains("Esc lùi"), "{}", foot(&session));
}

#[test]
fn the_heads_of_the_six_clear_things_are_whole() {
    let mut session = Session::new(80, 24);
    session.press("4 r");
    let picture = session.picture();
    let head = picture.lines().nth(2).unwrap_or_default();
    assert!(!head.contains('…'), "{head}");
    session.send(Msg::Resize(Size { width: 40, height: 12 }));
    assert!(!session.picture().lines().nth(2).unwrap_or_default().contains('…'), "{}", session.picture());
}

#[test]
fn a_filter_is_read_whole_in_the_header() {
    let mut session = Session::new(80, 24);
    session.press("f").type_text("chutri:\"bo khcn\"").press("enter");
    let head = session.picture().lines().nth(1).unwrap_or_default().to_owned();
    assert!(head.contains("Lọc: chutri:\"bo khcn\"") && head.contains("quá hạn"), "{head}");
    assert!(head.ends_with("22/11/2026"), "{head}");
}

#[test]
fn the_examples_of_the_filter_prompt_are_filters() {
    for filter in ["chip", "han:<=31/12", "chutri:\"bo khcn\"", "diaban:ha-noi"] {
        let mut session = Session::new(80, 24);
        session.press("f");
        assert!(session.picture().contains(filter), "{filter}\n{}", session.picture());
        session.type_text(filter).press("enter");
        assert!(session.app.overlays().is_empty(), "{filter}\n{}", session.picture());
        assert_eq!(session.app.filter_text(), filter);
    }
}

#[test]
fn a_duplicate_begins_like_a_new_task() {
    let mut session = Session::new(80, 24);
    session.press("C");
    assert!(session.picture().contains("Chưa thực hiện"), "{}", session.picture());
    assert!(!session.picture().contains("Chưa cập nhật"), "{}", session.picture());
}

#[test]
fn the_agenda_offers_no_scale() {
    let mut session = Session::new(80, 24);
    session.press("3");
    assert!(foot(&session).contains("+ phóng to"), "{}", foot(&session));
    session.press("a");
    assert!(!foot(&session).contains("phóng to"), "{}", foot(&session));
    assert!(foot(&session).contains("a kiểu xem"), "{}", foot(&session));
}

#[test]
fn an_empty_store_says_how_to_begin() {
    for (screen, width) in [("1", 80), ("2", 80), ("3", 80), ("5", 40), ("6", 40)] {
        let mut session = Session::with(&serde_json::json!([]), width, 24);
        session.press(screen);
        assert!(session.picture().contains("Nhấn n"), "{screen}\n{}", session.picture());
    }
}

#[test]
fn a_store_that_is_only_read_offers_no_changes() {
    for screen in ["1", "4", "5", "7"] {
        let mut session = Session::new(120, 40).read_only();
        session.press(screen);
        for hint in ["n thêm", "s trạng thái", "L chuyển thẻ", "m ghi số liệu", "x hoàn tác", "e sửa"]
        {
            assert!(!foot(&session).contains(hint), "{screen}: {hint}\n{}", foot(&session));
        }
        assert_eq!(foot(&session).contains("Enter mở"), session.app.selected().is_some());
    }
    let mut session = Session::new(80, 24).read_only();
    session.send(Msg::Drafts(vec![("new/form".to_owned(), "{}".to_owned())]));
    assert!(foot(&session).contains("Enter mở"), "{}", foot(&session));
}

#[test]
fn a_question_says_its_keys_however_long_the_title_is() {
    for width in [40, 80] {
        let mut session = Session::new(width, 24);
        session.press("s end up up enter");
        let picture = session.picture();
        assert!(picture.contains("Enter sang ô sau, F2 lưu"), "{picture}");
        assert!(picture.contains("Hoàn thành ngày"), "{picture}");
        assert!(session.press("enter").picture().contains("Enter lưu, Esc bỏ"), "{}", session.picture());
    }
}

#[test]
fn who_comes_to_the_history_has_the_newest_edit_at_hand() {
    let line = |n: u64| LogLine {
        n,
        when: "22/11/2026 07:10".into(),
        by: "an".into(),
        id: None,
        text: format!("việc {n}"),
        is_new: false,
        is_own: true,
    };
    let lines = |newest: u64| Msg::History((1..=newest).rev().map(line).collect());
    let mut session = Session::new(80, 24);
    session.press("7").send(lines(3));
    assert_eq!(session.app.history().selected().map(|line| line.n), Some(3));
    session.press("1 7").send(lines(5));
    assert_eq!(session.app.history().selected().map(|line| line.n), Some(5));
    session.press("down").send(lines(6));
    assert_eq!(session.app.history().selected().map(|line| line.n), Some(4), "what is at hand stays at hand");
}

#[test]
fn a_store_that_lost_edits_under_an_open_program_is_only_read_from_then_on() {
    let mut session = Session::new(120, 40);
    assert!(foot(&session).contains("n thêm"), "{}", foot(&session));
    session.send(Msg::ReadOnly);
    let picture = session.picture();
    assert!(picture.lines().nth(1).unwrap_or_default().contains("chỉ đọc"), "{picture}");
    assert!(!foot(&session).contains("n thêm"), "{}", foot(&session));
    session.press("n");
    assert!(session.app.form().is_none(), "{}", session.picture());
}

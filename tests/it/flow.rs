//! What keys do: state, keys, state. A case is written in a minute.

use cncl::app::message::{Effect, Msg, Size};
use cncl::app::screen::Screen;

use crate::support::app::Session;

#[test]
fn the_first_screen_says_what_is_due_and_who_leads() {
    let session = Session::new(80, 24);
    let picture = session.picture();
    for words in ["Việc cần làm", "15/10/2025", "29/10/2025", "Bộ KH&CN", "chưa nêu chủ trì", "Họp 30/9/2025"]
    {
        assert!(picture.contains(words), "{words}\n{picture}");
    }
}

#[test]
fn tab_and_digits_go_to_the_same_screens() {
    let mut tabbed = Session::new(80, 24);
    let mut typed = Session::new(80, 24);
    for (digit, screen) in (2..).zip(&Screen::ALL[1..]) {
        tabbed.press("tab");
        typed.press(&digit.to_string());
        assert_eq!((tabbed.app.screen(), typed.app.screen()), (*screen, *screen));
    }
    tabbed.press("tab");
    assert_eq!(tabbed.app.screen(), Screen::Overview);
}

#[test]
fn finding_opening_following_and_coming_back() {
    let mut session = Session::new(80, 24);
    session.press("/").type_text("blockchain").press("enter");
    assert!(session.picture().contains("Công nghệ Blockchain"));
    session.press("enter");
    assert!(session.picture().contains("Danh mục công nghệ chiến lược ưu tiên của thành phố Hà Nội"));
    session.press("enter");
    assert!(session.picture().contains("1139/QĐ-UBND"), "{}", session.picture());
    session.press("esc esc esc esc");
    assert_eq!(session.app.overlays().len(), 0);
    assert!(session.picture().contains("Việc cần làm"));
}

#[test]
fn a_filter_that_nothing_passes_says_so_and_escape_takes_it_off() {
    // Typing `lead:` letter by letter once emptied the list under the cursor and ended in a panic.
    let mut session = Session::new(80, 24);
    session.press("f").type_text("lead:không-có-ai").press("enter");
    assert!(session.picture().contains("Không có mục nào khớp"));
    session.press("esc");
    assert!(session.picture().contains("15/10/2025"));
}

#[test]
fn escape_in_the_prompt_puts_the_old_filter_back() {
    let mut session = Session::new(80, 24);
    session.press("f").type_text("is:overdue").press("enter");
    session.press("f").type_text(" kind:milestone").press("esc");
    assert_eq!(session.app.filter_text(), "is:overdue");
}

#[test]
fn what_is_no_filter_is_told_and_changes_nothing() {
    let mut session = Session::new(120, 30);
    session.press("f").type_text("staus:done");
    let picture = session.picture();
    assert!(picture.contains("staus") && picture.contains("status"), "{picture}");
    session.press("enter");
    assert_eq!(session.app.overlays().len(), 1, "the prompt stays open");
}

#[test]
fn the_record_at_hand_stays_at_hand_on_the_next_screen() {
    let mut session = Session::new(80, 24);
    session.press("j j j");
    let before = session.app.selected().unwrap().id.clone();
    session.press("3");
    assert_eq!(session.app.selected().unwrap().id, before);
    session.press("4");
    assert_eq!(session.app.selected().unwrap().id, before);
}

#[test]
fn quit_goes_back_first_and_escape_never_quits() {
    let mut session = Session::new(80, 24);
    session.press("enter");
    assert_eq!(session.effects("q"), []);
    assert_eq!(session.effects("esc"), []);
    assert_eq!(session.effects("q"), [Effect::Quit]);
}

#[test]
fn folding_and_unfolding_the_tree() {
    let mut session = Session::new(80, 24);
    session.press("2");
    let folded = session.app.tree().rows().len();
    session.press("z");
    let open = session.app.tree().rows().len();
    assert!(open > folded);
    assert!(session.picture().contains("Blockchain"));
    session.press("z");
    assert!(session.app.tree().rows().len() < folded, "everything is folded, the places as well");
}

#[test]
fn arrows_lead_from_the_work_list_to_the_tree_and_back() {
    let mut session = Session::new(80, 24);
    session.press("left");
    assert_eq!(session.app.focused(), cncl::app::screen::Pane::Tree);
    session.press("down right");
    assert_eq!(
        session.app.focused(),
        cncl::app::screen::Pane::Work,
        "a leaf opens nothing, so right goes on"
    );
}

#[test]
fn keys_that_a_vietnamese_keyboard_changed_still_work() {
    // `j` right after `u` arrives as a Backspace and `ụ`.
    let mut session = Session::new(80, 24);
    let first = session.app.selected().unwrap().id.clone();
    session.press("backspace ụ");
    assert_ne!(session.app.selected().unwrap().id, first);
}

#[test]
fn a_paste_outside_a_field_is_refused_and_inside_is_text() {
    let mut session = Session::new(80, 24);
    session.send(Msg::Paste("q\n/".into()));
    assert_eq!(session.app.overlays().len(), 0);
    session.press("/");
    session.send(Msg::Paste("kế hoạch\n43".into()));
    assert!(session.picture().contains("kế hoạch 43"));
}

#[test]
fn a_stale_answer_is_dropped() {
    let mut session = Session::new(80, 24);
    session.press("/").type_text("chip");
    let before = session.picture();
    session.send(Msg::Found { n: 1, hits: Vec::new() });
    assert_eq!(session.picture(), before);
}

#[test]
fn cards_are_reached_in_every_column() {
    let mut session = Session::new(80, 24);
    session.press("4 G");
    let last = session.app.selected().unwrap().id.clone();
    session.press("l l l l l l l l");
    assert_eq!(session.app.board().column(), 6);
    assert!(session.app.selected().is_none(), "nothing is dropped yet");
    session.press("h h h h h h");
    assert_eq!(session.app.selected().unwrap().id, last);
}

#[test]
fn a_new_day_moves_every_countdown() {
    let mut session = Session::on(80, 24, "2025-10-01");
    assert!(session.picture().contains("còn 14 ngày"), "{}", session.picture());
    session.send(Msg::Today("2025-10-10".parse().unwrap()));
    assert!(session.picture().contains("còn 5 ngày"));
    assert_eq!(session.app.counts().soon, 1);
}

#[test]
fn the_selection_survives_a_change_of_size() {
    let mut session = Session::new(80, 24);
    session.press("j j j j j j j");
    let at = session.app.selected().unwrap().id.clone();
    for (width, height) in [(40, 12), (20, 5), (1, 1), (200, 50), (80, 24)] {
        session.send(Msg::Resize(Size { width, height }));
    }
    assert_eq!(session.app.selected().unwrap().id, at);
}

//! Keys of the config file: what works, what no longer does, and what the help, the footer, the palette and the sentences say.

use cncl::app::overlay::Overlay;
use cncl::app::screen::Screen;
use serde_json::json;

use crate::support::app::Session;

/// The built-in data with the keys of this config file, which can all be used.
fn with_keys(text: &str) -> Session {
    let mut session = Session::new(80, 24);
    let told = session.configure(text);
    assert!(told.is_empty(), "{told:?}");
    session
}

fn foot(session: &mut Session) -> String {
    session.picture().lines().last().unwrap_or_default().to_owned()
}

#[test]
fn a_key_of_the_config_does_its_action_and_the_old_one_does_nothing() {
    let mut session = with_keys("[keys]\nfan-out = [\"Ctrl-F\", \"g f\"]\nboard = [\"g b\"]\n");
    session.press("g b");
    assert_eq!(session.app.screen(), Screen::Board, "{}", session.picture());
    for keys in ["ctrl-f", "g f"] {
        session.press(keys);
        assert!(matches!(session.app.overlays(), [Overlay::FanOut(_)]), "{keys}: {}", session.picture());
        session.press("esc");
    }
    session.press("F");
    assert!(session.app.overlays().is_empty(), "{}", session.picture());
    session.press("1 4");
    assert_eq!(session.app.screen(), Screen::Overview, "4 is free");
    // What was begun names what may follow.
    session.press("g");
    assert!(foot(&mut session).contains("b Nhiệm vụ"), "{}", foot(&mut session));
}

#[test]
fn the_footer_the_help_the_palette_and_the_sentences_show_what_is_in_force() {
    let mut session = Session::with(&json!([]), 80, 24);
    assert_eq!(session.configure("[keys]\nnew = [\"M\", \"⇧F5\"]\n"), [""; 0]);
    session.press("6");
    assert!(foot(&mut session).contains("M thêm"), "{}", session.picture());
    assert!(session.picture().contains("Nhấn M để thêm"), "{}", session.picture());
    session.press("? pgdn");
    let help = session.picture();
    assert!(help.lines().any(|line| line.contains("M  ⇧F5") && line.contains("Thêm bản ghi mới")), "{help}");
    session.press("esc :").type_text("thêm bản ghi");
    let palette = session.picture();
    assert!(
        palette.lines().any(|line| line.contains("M ") && line.contains("Thêm bản ghi mới")),
        "{palette}"
    );
}

#[test]
fn what_a_prompt_or_a_form_says_of_its_keys_is_what_is_in_force() {
    let mut session = with_keys(
        "[keys]\napply = [\"F6\"]\nback = [\"F7\"]\ncalendar = [\"F5\"]\nplan-save = [\"F8\"]\nchoose-value = [\"F9\"]\n",
    );
    for (keys, said) in [
        ("4 d", "F6 lưu, F7 bỏ, F5 chọn trên lịch"),
        ("f", "F6 giữ  F7 lùi"),
        ("space L space s home j enter", "F8 lưu, F7 bỏ"),
    ] {
        let picture = session.press(keys).picture();
        assert!(picture.contains(said), "{keys}: {picture}");
        session.press("f7 f7 f7");
    }
    session.press("n");
    while !session.picture().contains("mở lịch") {
        session.press("tab");
    }
    assert!(session.picture().contains("F9 mở lịch"), "{}", session.picture());
}

#[test]
fn a_key_that_is_freed_is_dead_and_its_action_stands_in_the_palette() {
    let mut session = with_keys("[keys]\nundo = []\nnew = []\n");
    session.press("4 N").type_text("Đã gọi điện").press("enter u");
    assert_eq!(session.log().len(), 1, "u undoes nothing");
    assert!(!foot(&mut session).contains("thêm"), "{}", foot(&mut session));
    session.press(":").type_text("hoàn tác").press("enter");
    assert_eq!(session.log().len(), 2, "the palette does");
    let mut empty = Session::with(&json!([]), 80, 24);
    empty.configure("[keys]\nnew = []\n");
    assert!(empty.press("6").picture().contains("Nhấn :new để thêm"), "{}", empty.picture());
    empty.press(":").type_text("new").press("enter");
    assert!(!empty.app.overlays().is_empty(), "{}", empty.picture());
}

#[test]
fn what_cannot_be_as_it_is_written_is_told_with_its_line_and_the_program_runs() {
    let mut session = Session::new(80, 24);
    let told = session.configure(
        "[keys]\nfan-uot = [\"F\"]\nnote = [\"w\"]\nstatus = [\"e\"]\nquit = []\nhelp = 3\nbulk = [\"pgupp\"]\n",
    );
    for (line, words) in [
        (2, "fan-out"),
        (3, "Telex"),
        (4, "phím e vốn của edit"),
        (5, "ít nhất một phím; vẫn là q"),
        (6, "danh sách phím"),
        (7, "pgup"),
    ] {
        let line = format!("Dòng {line}, ");
        assert!(
            told.iter().any(|said| said.contains(&line) && said.contains(words)),
            "{line}{words}: {told:?}"
        );
    }
    assert_eq!(told.len(), 6, "{told:?}");
    session.press("4 e");
    assert!(matches!(session.app.overlays(), [Overlay::Menu(_)]), "{}", session.picture());
    session.press("esc w");
    assert!(matches!(session.app.overlays(), [Overlay::Entry(_)]), "{}", session.picture());
    session.press("esc");
    assert!(session.effects("q").contains(&cncl::app::message::Effect::Quit));
}

//! The frame: tabs, the line of counts, the way down, the row at hand and what is told of it, boxes, the finder's marks.

use cncl::app::App;
use cncl::app::desk::Subject;
use cncl::app::key::Key;
use cncl::app::layout::Size;
use cncl::app::message::{Effect, Msg};
use cncl::app::overlay::Overlay;
use cncl::app::screen::{Pane, Screen};
use cncl::model::Status;

use crate::support::app::Session;
use crate::support::picture::lettered;

fn line(session: &Session, n: usize) -> String {
    session.picture().lines().nth(n).unwrap_or_default().to_owned()
}

#[test]
fn the_tabs_name_every_screen_and_shorten_before_the_counts_do() {
    let first = |width, height| line(&Session::new(width, height), 0);
    assert_eq!(first(80, 24), "1 Tổng quan│2 Danh mục│3 Hạn│4 Việc│5 Chỉ tiêu│6 Văn bản│7 Nhật ký│8 Đơn vị");
    assert!(first(120, 24).contains("│ 4 Nhiệm vụ │"), "{}", first(120, 24));
    assert!(first(60, 24).starts_with(" 1 Tổng quan │2│3│4│5│6│7│8"), "{}", first(60, 24));
    // One line for both where there is little height: the counts stand beside the tabs.
    let low = first(80, 18);
    assert!(low.contains("1 Tổng quan") && low.contains("quá hạn 3") && low.ends_with("22/11/2026"), "{low}");
    let narrow = first(40, 12);
    assert!(
        !narrow.contains("│2") && narrow.contains("quá hạn 3") && narrow.ends_with("22/11/2026"),
        "{narrow}"
    );
}

#[test]
fn the_title_says_the_way_down_and_how_far_the_rows_are_gone_through() {
    let mut session = Session::new(100, 24);
    assert!(line(&session, 2).contains("Việc cần làm › Quá hạn"), "{}", session.picture());
    assert!(line(&session, 2).trim_end().ends_with("1/42"), "{}", session.picture());
    session.press("j end");
    assert!(line(&session, 2).trim_end().ends_with("42/42"), "{}", session.picture());
    session.press("2 z j j");
    let path = session.app.tree().path();
    assert!(path.len() > 2, "{path:?}");
    assert!(line(&session, 2).contains(" › "), "{}", session.picture());
    session.press("4 j");
    assert!(line(&session, 2).contains("Chưa cập nhật"), "{}", session.picture());
    assert!(line(&session, 2).trim_end().ends_with("2/34"), "{}", session.picture());
}

/// The lines of what is told below the panes.
fn told(session: &Session) -> Vec<String> {
    let strip = session.app.layout().strip.expect("a strip");
    let picture = session.picture();
    let lines = picture.lines().skip(usize::from(strip.y) + 1).take(usize::from(strip.height) - 1);
    lines.map(str::to_owned).collect()
}

#[test]
fn what_is_told_begins_with_the_whole_title_and_leaves_no_line_blank() {
    for (width, height) in [(80, 24), (120, 40), (200, 50), (60, 30)] {
        for screen in ["1", "3", "4"] {
            let mut session = Session::new(width, height);
            session.press(screen);
            for _ in 0..12 {
                session.press("j");
                let Some(record) = session.app.selected() else { continue };
                let title = record.title().to_owned();
                let told = told(&session);
                let all = told.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
                assert!(
                    all.starts_with(&title) || all.contains(&title.chars().take(60).collect::<String>()),
                    "{all}"
                );
                assert!(told.iter().all(|line| !line.trim().is_empty()), "{told:#?}");
            }
        }
    }
}

#[test]
fn what_signs_and_counts_mean_is_said_where_the_cursor_stands() {
    let mut session = Session::new(80, 24);
    session.press("p");
    assert_eq!(session.app.focused(), Pane::Tree);
    assert!(told(&session).concat().contains("trên 11 công nghệ được nêu"), "{}", session.picture());
    assert!(told(&session).concat().contains("quá hạn"), "{}", session.picture());
    session.press("home");
    assert!(told(&session).concat().contains("Quốc gia"), "{}", session.picture());
    session.press("4");
    assert!(told(&session).concat().contains("34 việc, 4 quá hạn"), "{}", session.picture());
}

/// A program with its rows, and no runtime that follows its effects.
fn bare_app() -> App {
    Session::new(80, 24).app
}

#[test]
fn what_is_told_waits_until_the_keys_pause() {
    let mut app = bare_app();
    let before = app.told().clone();
    assert!(matches!(before, Subject::Record(_)));
    let outcome = app.update(Msg::Key(Key::char('j')));
    assert_eq!((app.told(), outcome.effects.contains(&Effect::Rest)), (&before, true));
    let outcome = app.update(Msg::Rest);
    assert!(outcome.dirty && *app.told() != before, "{:?}", app.told());
    let at_hand = app.told().clone();
    app.update(Msg::Key(Key::char('k')));
    app.update(Msg::Key(Key::char('j')));
    assert_eq!(*app.told(), at_hand, "back where it is told already");
}

#[test]
fn the_row_at_hand_is_marked_over_its_whole_width_or_by_a_bar() {
    let session = Session::new(80, 24);
    let block = session.at_hand();
    let mut theme = lettered(false);
    let marked = |picture: &str| picture.lines().filter(|line| line.contains("wwwwwwwwww")).count();
    assert_eq!(marked(&session.block_in(block, &theme)), 1);
    theme.marks_row = false;
    let bar = session.block_in(block, &theme);
    assert_eq!(marked(&bar), 0);
    assert!(bar.contains("|▌"), "{bar}");
}

#[test]
fn the_lower_pane_of_a_wide_overview_is_the_timeline_or_the_board() {
    let mut session = Session::new(120, 36);
    let panes = |session: &Session| -> Vec<Pane> {
        session.app.layout().panes.iter().map(|(pane, _)| *pane).collect()
    };
    assert_eq!(panes(&session), [Pane::Tree, Pane::Work, Pane::Timeline]);
    session.press("o");
    assert_eq!(panes(&session), [Pane::Tree, Pane::Work, Pane::Board]);
    assert_eq!(session.app.focused(), Pane::Work);
    session.press("p");
    assert_eq!(session.app.focused(), Pane::Board);
    session.press("o");
    assert_eq!(session.app.focused(), Pane::Timeline, "what stands there has the keys");
    session.send(Msg::Resize(Size { width: 80, height: 24 }));
    session.press("o");
    assert!(session.picture().contains("120 cột"), "{}", session.picture());
}

#[test]
fn a_box_leaves_what_it_concerns_to_be_seen_and_says_its_keys() {
    for moves in [0, 3, 8, 30] {
        let mut session = Session::new(80, 24);
        session.press("4");
        for _ in 0..moves {
            session.press("j");
        }
        let title: String = session.app.selected().unwrap().title().chars().take(30).collect();
        for open in ["s", "d", "N", "y"] {
            session.press(open);
            let picture = session.picture();
            let box_at = picture.lines().position(|line| line.contains('┌'));
            let box_at = box_at.unwrap_or_else(|| panic!("{moves} {open}: no box\n{picture}"));
            let row = picture.lines().position(|line| line.contains('▌') && line.contains(&title));
            assert!(row.is_some_and(|row| row != box_at), "{moves} {open}\n{picture}");
            let border = picture.lines().rfind(|line| line.contains('└')).unwrap_or_default();
            assert!(border.contains("Esc lùi"), "{open}\n{picture}");
            session.press("esc");
        }
    }
}

#[test]
fn hits_are_marked_and_done_something_with_together() {
    let mut session = Session::new(80, 24);
    session.press("/").type_text("kind:task chip").press("tab tab");
    assert_eq!(session.app.selection().len(), 2, "{}", session.picture());
    let chosen: Vec<_> =
        session.app.selection().records(session.app.data()).iter().map(|it| it.id.clone()).collect();
    session.press("ctrl-o");
    assert!(session.picture().contains("2 mục"), "{}", session.picture());
    session.press("s");
    assert!(matches!(session.app.overlays(), [Overlay::Finder(_), Overlay::Menu(_)]));
    session.press("home j j enter");
    if matches!(session.app.overlays().last(), Some(Overlay::Plan(_))) {
        session.press("enter");
    }
    for id in &chosen {
        let status = session.app.data().get(id).unwrap().as_task().unwrap().status;
        assert_eq!(status, Status::Doing, "{}", session.picture());
    }
    assert!(matches!(session.app.overlays(), [Overlay::Finder(_)]), "{}", session.picture());
    session.press("up tab");
    assert_eq!(session.app.selection().len(), 1, "marked again, a hit is marked no longer");
}

#[test]
fn the_hit_at_hand_is_told_below_or_beside_the_hits_with_its_home() {
    for (width, height) in [(80, 24), (120, 30)] {
        let mut session = Session::new(width, height);
        session.press("/").type_text("tri tue");
        let picture = session.picture();
        assert!(picture.contains("Trích") || picture.contains("Văn bản"), "{picture}");
        session.press("down");
        assert_ne!(session.picture(), picture);
    }
    let mut session = Session::new(80, 24);
    session.press("/").type_text("kind:technology chip");
    assert!(session.picture().contains("Danh mục"), "{}", session.picture());
    assert_eq!(session.app.screen(), Screen::Overview);
}

#[test]
fn a_step_back_from_the_tasks_of_a_row_leads_to_that_row() {
    let mut session = Session::new(100, 30);
    session.press("4 f").type_text("chip").press("enter 8 j j");
    let group = session.app.told().clone();
    assert!(matches!(group, Subject::Group(_)));
    session.press("enter");
    assert_eq!(session.app.screen(), Screen::Board);
    assert!(!session.app.filter_text().is_empty() && session.app.filter_text() != "chip");
    session.press("esc");
    assert_eq!((session.app.screen(), session.app.told()), (Screen::Summary, &group));
    session.press("4");
    assert_eq!(session.app.filter_text(), "chip", "what stood there stands there again");
}

#[test]
fn a_notice_goes_with_the_next_key() {
    let mut session = Session::new(80, 24);
    session.press("Z");
    assert!(session.app.notice().is_some());
    session.press("j");
    assert!(session.app.notice().is_none());
}

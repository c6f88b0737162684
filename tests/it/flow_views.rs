//! The palette, views, where one left off, copying, and what is new: by keys.

use cncl::app::message::{Effect, Msg};
use cncl::app::overlay::Overlay;
use cncl::app::place::Place;
use cncl::app::screen::Screen;
use cncl::config::View;
use cncl::config::views::Change;

use crate::support::app::{Session, log_line};

/// Types a line into the palette and presses Enter.
fn run<'a>(session: &'a mut Session, line: &str) -> &'a mut Session {
    session.press(":").type_text(line).press("enter")
}

#[test]
fn an_action_is_done_by_its_name() {
    let mut session = Session::new(80, 24);
    run(&mut session, "chi tieu");
    assert_eq!(session.app.screen(), Screen::Targets);
    run(&mut session, "nhóm theo");
    assert!(session.picture().contains("theo văn bản"), "{}", session.picture());
    run(&mut session, "nhiệm vụ");
    assert_eq!(session.app.screen(), Screen::Board);
}

#[test]
fn a_jump_opens_the_record_that_it_means() {
    for (line, words) in [
        ("vb 1139", "1139/QĐ-UBND"),
        ("ct kinh tế số", "Tỷ trọng kinh tế số"),
        ("cn blockchain", "Blockchain"),
        ("dv sở khcn", "Sở"),
        ("nv nhóm chuyên gia", "Nhiệm vụ"),
    ] {
        let mut session = Session::new(80, 24);
        run(&mut session, line);
        let picture = session.picture();
        assert!(matches!(session.app.overlays(), [Overlay::Sheet(_)]), "{line}\n{picture}");
        assert!(picture.contains(words), "{line}\n{picture}");
    }
}

#[test]
fn a_filter_is_put_on_and_one_that_cannot_be_stays_with_its_reason() {
    let mut session = Session::new(80, 24);
    run(&mut session, "hạn 31/12");
    assert_eq!(session.app.filter_text(), "due:<=31/12");
    run(&mut session, "loc lead:zzzz");
    assert_eq!(session.app.filter_text(), "due:<=31/12");
    assert!(matches!(session.app.overlays(), [Overlay::Palette(_)]));
    session.press("ctrl-u").type_text("loc geo:tp-hcm").press("enter");
    assert_eq!((session.app.filter_text(), session.app.overlays().len()), ("geo:tp-hcm", 0));
}

#[test]
fn what_is_no_command_is_searched() {
    let mut session = Session::new(80, 24);
    run(&mut session, "xe tự hành zzz");
    assert!(matches!(session.app.overlays(), [Overlay::Finder(_)]));
    assert!(session.picture().contains("xe tự hành zzz"));
}

#[test]
fn what_was_typed_comes_back_with_up() {
    let mut session = Session::new(80, 24);
    run(&mut session, "loc geo:tp-hcm");
    run(&mut session, "chi tieu");
    session.press(": up");
    assert!(session.picture().contains(": chi tieu"), "{}", session.picture());
    session.press("up");
    assert!(session.picture().contains(": loc geo:tp-hcm"), "{}", session.picture());
    session.press("down down");
    assert!(!session.picture().contains("geo:tp-hcm"), "{}", session.picture());
}

#[test]
fn a_view_is_saved_used_by_its_key_and_removed() {
    let mut session = Session::new(80, 24);
    session.press("4 f").type_text("geo:tp-hcm").press("enter ' +").type_text("Việc của thành phố");
    let effects = session.effects("enter");
    let [Effect::KeepView(Change::Save(kept))] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(kept.name, "Việc của thành phố");
    assert_eq!((kept.screen.as_deref(), kept.filter.as_str()), (Some("board"), "geo:tp-hcm"));
    session.press("1 ' 1");
    assert_eq!((session.app.screen(), session.app.filter_text()), (Screen::Board, "geo:tp-hcm"));
    let effects = session.effects("' delete");
    assert_eq!(effects, [Effect::KeepView(Change::Drop("Việc của thành phố".into()))]);
}

#[test]
fn views_of_the_config_have_their_keys_and_cannot_be_removed_here() {
    let mut session = Session::new(80, 24);
    let view = View {
        name: "Quá hạn TP.HCM".into(),
        screen: Some("targets".into()),
        filter: "geo:tp-hcm".into(),
        group: Some("horizon".into()),
        key: Some('q'),
    };
    session.begin(|app| app.with_views(vec![view], Vec::new()));
    session.press("'");
    assert_eq!(session.effects("delete"), []);
    assert!(session.picture().contains("tệp cấu hình"), "{}", session.picture());
    session.press("q");
    assert_eq!((session.app.screen(), session.app.filter_text()), (Screen::Targets, "geo:tp-hcm"));
    assert!(session.picture().contains("theo năm"), "{}", session.picture());
}

#[test]
fn the_next_start_leads_to_where_one_left_off() {
    let mut first = Session::new(80, 24);
    first.press("5 v f").type_text("geo:ha-noi").press("enter j j");
    let place = first.app.place();
    let written = serde_json::to_string(&place).unwrap();
    let place: Place = serde_json::from_str(&written).unwrap();
    let mut second = Session::new(80, 24);
    second.begin(|app| app.at(&place, None));
    assert_eq!(second.app.place(), place);
    assert_eq!(second.app.filter_text(), "geo:ha-noi");
    let mut third = Session::new(80, 24);
    third.begin(|app| app.at(&place, Some("timeline")));
    assert_eq!(third.app.screen(), Screen::Timeline);
}

#[test]
fn a_place_that_is_there_no_more_is_passed_over() {
    let place = Place {
        screen: "cockpit".into(),
        record: cncl::model::Id::new("nv-gone").ok(),
        filters: vec![("board".into(), "nokey:x".into()), ("moon".into(), "x".into())],
        targets: Some("colour".into()),
        ..Place::default()
    };
    let mut session = Session::new(80, 24);
    session.begin(|app| app.at(&place, Some("nowhere")));
    assert_eq!((session.app.screen(), session.app.filter_text()), (Screen::Overview, ""));
    session.press("4");
    assert_eq!(session.app.filter_text(), "");
}

#[test]
fn copying_sends_what_was_chosen_and_says_how_to_check() {
    let mut session = Session::new(80, 24);
    run(&mut session, "vb 1139");
    session.press("y");
    assert_eq!(session.effects("enter"), [Effect::Copy("1139/QĐ-UBND".into())]);
    assert!(session.picture().contains("PuTTY"), "{}", session.picture());
    session.press("Y");
    session.press("esc");
    assert!(matches!(session.app.overlays(), [Overlay::Sheet(_)]));
}

#[test]
fn what_is_new_is_told_marked_and_shown_alone_first() {
    let mut session = Session::new(80, 24);
    session.send(Msg::News { n: 2, by: "bình 2".into() });
    let picture = session.picture();
    assert!(picture.contains("● 2 thay đổi mới") && picture.contains("2 thay đổi (bình 2)"), "{picture}");
    session.press("7");
    let line = |n, by, is_new| log_line(n, by, is_new, &format!("việc {n}"));
    session.send(Msg::History(vec![line(3, "bình", true), line(2, "bình", true), line(1, "an", false)]));
    let picture = session.picture();
    assert!(picture.contains("việc 3") && !picture.contains("việc 1"), "{picture}");
    assert!(!picture.contains("● 2 thay đổi mới"), "{picture}");
    session.press("v");
    assert!(session.picture().contains("việc 1"), "{}", session.picture());
}

#[test]
fn the_palette_and_the_views_on_a_small_screen() {
    let mut session = Session::new(40, 12);
    session.press(":");
    insta::assert_snapshot!("palette-40x12", session.block());
    session.type_text("vb 11");
    insta::assert_snapshot!("palette-jump-40x12", session.block());
    session.press("esc '");
    insta::assert_snapshot!("views-none-40x12", session.block());
}

#[test]
fn a_view_groups_the_board_and_the_timeline_too() {
    let view = |name: &str, screen: &str, group: &str, key| View {
        name: name.into(),
        screen: Some(screen.into()),
        group: Some(group.into()),
        key: Some(key),
        ..View::default()
    };
    let views = vec![
        view("Theo chủ trì", "board", "lead", 'a'),
        view("Thời hạn theo địa bàn", "timeline", "place", 'b'),
        view("Sai", "board", "horizon", 'c'),
    ];
    let mut session = Session::new(80, 24);
    session.begin(|app| app.with_views(views, Vec::new()));
    session.press("' a");
    assert_eq!(session.app.board().board().by, cncl::view::board::Lanes::Lead, "{}", session.picture());
    session.press("' b");
    assert_eq!(session.app.timeline().shown().grouping, cncl::view::timeline::Grouping::Place);
    session.press("' c");
    assert!(
        session.app.notice().unwrap().failed && session.picture().contains("horizon"),
        "{}",
        session.picture()
    );
    // What is saved here keeps its groups, and so does the next start.
    session.press("3 v ' +").type_text("Của tôi");
    let effects = session.effects("enter");
    let [Effect::KeepView(Change::Save(kept))] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(kept.group.as_deref(), Some("document"));
    session.press("4 v");
    let place = session.app.place();
    let mut second = Session::new(80, 24);
    second.begin(|app| app.at(&place, None));
    assert_eq!(second.app.board().board().by, cncl::view::board::Lanes::Document);
    assert_eq!(second.app.place(), place);
}

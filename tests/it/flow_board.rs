//! The board at work: lanes, folds, cards that move.

use cncl::app::pane::grid::GridRow;
use cncl::view::board::Lanes;

use crate::support::app::Session;

#[test]
fn lanes_go_round_and_the_card_at_hand_stays_at_hand() {
    let mut session = Session::new(120, 40);
    session.press("4 j j");
    let at = session.app.selected().unwrap().id.clone();
    for lanes in [Lanes::Lead, Lanes::Document, Lanes::Technology, Lanes::None] {
        session.press("v");
        assert_eq!(session.app.board().board().by, lanes);
        assert_eq!(session.app.selected().map(|record| &record.id), Some(&at), "{lanes:?}");
    }
}

#[test]
fn every_card_is_reached_in_lanes() {
    let mut session = Session::new(80, 24);
    session.press("4 v home");
    let (mut seen, mut heads) = (0, 0);
    let grid = |session: &Session| session.app.board().grid().unwrap().clone();
    for _ in 0..grid(&session).rows().len() {
        match session.app.selected() {
            Some(_) => seen += 1,
            None => heads += 1,
        }
        session.press("j");
    }
    let board = session.app.board().board();
    assert_eq!(seen + heads, board.columns[0].cards.len() + board.lanes.len());
    assert!(matches!(grid(&session).rows()[0], GridRow::Head(0)));
}

#[test]
fn a_lane_folds_and_so_does_a_column() {
    let mut session = Session::new(120, 40);
    session.press("4 v");
    let rows = session.app.board().grid().unwrap().rows().len();
    session.press("z");
    assert!(session.app.board().grid().unwrap().rows().len() < rows);
    assert!(session.app.selected().is_none(), "the head of the lane is at hand");
    session.press("z v v v z");
    assert!(session.app.board().is_folded(0) && session.app.selected().is_none());
    assert!(!session.picture().contains("Hình thành các nhóm"), "{}", session.picture());
    session.press("z");
    assert!(!session.app.board().is_folded(0));
}

#[test]
fn pictures_of_a_small_screen() {
    let mut session = Session::new(40, 12);
    session.press("4 space L");
    insta::assert_snapshot!("board-moved-40x12", session.block());
    session.press("v");
    insta::assert_snapshot!("board-lanes-40x12", session.block());
    session.press("v v v space space b enter j j enter");
    insta::assert_snapshot!("plan-40x12", session.block());
    session.press("esc esc r");
    insta::assert_snapshot!("clearing-40x12", session.block());
    session.press("esc esc F").type_text("ubnd");
    insta::assert_snapshot!("handing-40x12", session.block());
    session.press("tab enter");
    insta::assert_snapshot!("handing-plan-40x12", session.block());
    session.press("esc esc s end up up enter").type_text("đã trình");
    insta::assert_snapshot!("finish-40x12", session.block());
}

fn cards(counts: [usize; 3]) -> serde_json::Value {
    let mut records =
        vec![serde_json::json!({"kind": "agency", "id": "so-a", "title": "Sở A", "short": "Sở A"})];
    for (status, count) in ["todo", "doing", "done"].into_iter().zip(counts) {
        records.extend((0..count).map(|n| {
            let (id, title) = (format!("nv-{status}-{n:02}"), format!("Việc {status} {n:02}"));
            serde_json::json!({"kind": "task", "id": id, "title": title, "status": status, "lead": ["so-a"]})
        }));
    }
    serde_json::Value::Array(records)
}

/// The card at hand once went with its column, and no key seemed to do anything any more.
#[test]
fn who_folds_a_column_goes_on_in_the_nearest_open_one() {
    let mut session = Session::with(&cards([3, 2, 1]), 80, 24);
    session.press("4 z");
    assert!(
        session.app.selected().is_some_and(|record| record.id.contains("doing")),
        "{}",
        session.picture()
    );
    let picture = session.picture();
    assert!(picture.contains("Chưa thực hiện") || picture.contains("Chưa thực"), "it stays\n{picture}");
    assert!(picture.contains("z để mở") || picture.contains("đang gập"), "{picture}");
    insta::assert_snapshot!("board-folded", session.block());
    session.press("h z");
    assert!(session.app.selected().is_some_and(|record| record.id.contains("todo")), "{}", session.picture());
    session.press("z z z");
    assert!(session.app.selected().is_none(), "all are folded");
    session.press("z");
    assert!(session.app.selected().is_some());
}

#[test]
fn a_lane_that_is_scrolled_past_its_title_keeps_it_and_leaves_no_blank_rows() {
    // Thirty are done, in a column that is not shown.
    let mut session = Session::with(&cards([12, 3, 30]), 80, 24);
    session.press("4 v l end");
    let picture = session.picture();
    assert!(picture.contains("Sở A"), "{picture}");
    for _ in 0..40 {
        session.press("j");
        let picture = session.picture();
        let (board, cards) = (picture.lines().skip(4).take(18), picture.matches("Việc ").count());
        let blank = board.filter(|line| line.trim_matches(['│', ' ']).is_empty()).count();
        assert!(picture.contains("Sở A") && cards > 0 && blank < 16, "{picture}");
    }
    session.press("h end");
    let picture = session.picture();
    assert!(picture.contains("Sở A") && picture.contains("Việc todo 11"), "{picture}");
    insta::assert_snapshot!("board-lane-scrolled", session.block());
}

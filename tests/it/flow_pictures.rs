//! Pictures of how far things are: bars that begin with their document, duties that fold, shares in rows, the month as a map
//! of deadlines, the figures of a target over time.

use cncl::app::layout::Size;
use cncl::app::message::Msg;
use cncl::text::Words as _;
use cncl::ui::Block;
use serde_json::{Value, json};

use crate::support::app::Session;

fn deadline(day: &str) -> Value {
    json!({"text": day, "kind": "by", "start": day, "end": day, "precision": "day"})
}

/// Tasks of a plan that was issued on 15/1/2026: one with a start, one without, one by the end of 2030, and a duty of eight
/// parts, of which three are done.
fn plan() -> Value {
    let task = |id: &str, title: &str, deadline: Value| json!({"kind": "task", "id": id, "title": title, "document": "vb-1", "status": "doing", "deadline": deadline});
    let mut begun = task("nv-1", "Lập hồ sơ dự án", deadline("2026-12-31"));
    begun["start"] = json!("2026-06-01");
    begun["progress"] = json!(40);
    let vision = json!({"text": "đến năm 2030", "kind": "by", "start": "2030-01-01", "end": "2030-12-31", "precision": "year"});
    let mut late = task("nv-2", "Chọn địa điểm", deadline("2026-11-15"));
    late["progress"] = json!(75);
    let part = |n: usize| {
        let mut part = task(&format!("nv-p{n}"), &format!("Phần việc số {n}"), deadline("2027-03-31"));
        part["parent"] = json!("nv-4");
        part["status"] = json!(if n < 3 { "done" } else { "doing" });
        part
    };
    let duty = task("nv-4", "Xây dựng kế hoạch của từng cơ quan", deadline("2027-06-30"));
    let document = json!({"kind": "document", "id": "vb-1", "title": "Kế hoạch phát triển", "number": "12/KH-UBND", "date_issued": "2026-01-15"});
    let fixed = [document, begun, late, task("nv-3", "Hình thành trung tâm", vision), duty];
    Value::Array(fixed.into_iter().chain((0..8).map(part)).collect())
}

#[test]
fn a_start_that_is_inferred_is_thin_and_said() {
    let mut session = Session::with(&plan(), 100, 12);
    session.press("3");
    insta::assert_snapshot!("chart-thin", session.block());
    let ascii = session.ascii_picture();
    assert!(ascii.is_ascii());
    insta::assert_snapshot!("chart-thin-ascii", session.ascii_block());
    let mut session = Session::with(&plan(), 100, 22);
    let said = "từ ngày văn bản 15/01/2026";
    session.press("3 home");
    assert!(session.app.selected().is_some_and(|record| &*record.id == "nv-2"));
    assert!(session.picture().contains(said), "{}", session.picture());
    session.press("down");
    assert!(session.app.selected().is_some_and(|record| &*record.id == "nv-1"));
    assert!(!session.picture().contains(said), "it says when it begins\n{}", session.picture());
    session.press("up a");
    assert!(!session.picture().contains(said), "an agenda has no bars\n{}", session.picture());
}

#[test]
fn a_duty_of_many_parts_is_one_bar_until_it_is_unfolded() {
    let mut session = Session::with(&plan(), 100, 24);
    session.press("3 home down down");
    let at =
        |session: &Session| session.app.selected().map(|record| record.id.to_string()).unwrap_or_default();
    let picture = session.block();
    assert!(picture.contains("▸Xây dựng kế hoạch") && picture.contains("3/8"), "{picture}");
    assert_eq!((at(&session), picture.contains("Phần việc")), ("nv-4".to_owned(), false));
    session.press("z");
    assert!(session.picture().contains("▾Xây dựng") && session.picture().contains("├Phần việc số 0"));
    session.press("down down z");
    assert_eq!(at(&session), "nv-4", "on the row of a part");
    assert!(!session.block().contains("Phần việc"));
    session.press("*");
    assert_eq!(session.app.selection().len(), 12, "the row of the duty stands for its parts");
    session.press("esc t ) )");
    assert_eq!(at(&session), "nv-p3", "the next deadline is that of a part");
    assert!(session.picture().contains("├Phần việc số 3"), "{}", session.picture());
    session.send(Msg::Today("2026-11-23".parse().unwrap()));
    assert!(session.picture().contains("├Phần việc số 3"), "what was unfolded stays so");
}

#[test]
fn a_selection_of_a_hidden_part_unfolds_its_duty() {
    let mut session = Session::with(&plan(), 80, 24);
    session.press("1 f").type_text("Phần việc số 5").press("enter esc 3");
    assert!(session.app.selected().is_some_and(|record| &*record.id == "nv-p5"), "{}", session.picture());
}

#[test]
fn shares_stand_in_rows_and_on_cards_where_there_is_room() {
    let mut session = Session::with(&plan(), 80, 24);
    insta::assert_snapshot!("work-shares", session.block());
    let row = |session: &Session, words: &str| {
        let picture = session.picture();
        picture.lines().find(|line| line.contains(words)).unwrap_or_else(|| panic!("{picture}")).to_owned()
    };
    assert!(row(&session, "Chọn địa điểm").contains('!') && row(&session, "75%").contains("███░░ 75%"));
    let mut wide = Session::with(&plan(), 120, 30);
    wide.press("3 a");
    assert!(row(&wide, "Xây dựng kế hoạch").contains("3/8 █░░░░"), "{}", wide.picture());
    assert!(row(&wide, "Phần việc số 2").contains("█████"), "{}", wide.picture());
    assert!(!row(&wide, "Hình thành trung tâm").contains('░'), "nobody said how far it is");
    session.press("4");
    assert!(session.picture().contains("██░░░ 40%"), "{}", session.picture());
    let mut narrow = Session::with(&plan(), 40, 24);
    assert!(!narrow.press("1").picture().contains('░'), "{}", narrow.picture());
}

#[test]
fn the_month_shows_how_much_is_due_on_which_day_and_leads_there() {
    let mut session = Session::with(&plan(), 80, 24);
    session.press("m");
    insta::assert_snapshot!("month", session.block());
    let ascii = session.ascii_picture();
    assert!(ascii.is_ascii());
    insta::assert_snapshot!("month-ascii", session.ascii_block());
    session.press("t right enter");
    let nothing = session.app.lang().word("month-nothing");
    assert!(session.picture().contains(&nothing), "{}", session.picture());
    session.press("pgdn pgdn pgdn pgdn end");
    let picture = session.picture();
    assert!(picture.contains("31/03/2027 · 5 thời hạn") && picture.contains("và 2 mục nữa"), "{picture}");
    session.press("enter");
    assert!(session.app.overlays().is_empty());
    assert_eq!(session.app.filter_text(), "due:31/3/2027");
    let list = session.app.list(session.app.focused()).unwrap();
    assert_eq!(list.ids().len(), 5, "{}", session.picture());
}

#[test]
fn the_month_counts_what_passes_the_filter_and_narrows_it() {
    let mut session = Session::with(&plan(), 120, 40);
    session.press("f").type_text("địa điểm").press("enter m 1 5");
    assert!(session.picture().contains("15/11/2026 · 1 thời hạn"), "{}", session.picture());
    session.press("enter");
    assert_eq!(session.app.filter_text(), "địa điểm due:15/11/2026");
    assert!(session.app.selected().is_some_and(|record| &*record.id == "nv-2"));
    session.press("m pgdn pgdn pgdn pgdn end");
    let picture = session.picture();
    assert!(picture.contains("31/03/2027") && !picture.contains("31/03/2027 ·"), "filtered out\n{picture}");
    session.press("esc 2 m");
    assert!(session.app.overlays().is_empty() && session.app.notice().is_some(), "a tree has no tasks");
}

#[test]
fn the_month_of_a_small_screen_and_of_late_rows() {
    let mut small = Session::with(&plan(), 40, 12);
    insta::assert_snapshot!("month-40x12", small.press("m").block());
    let mut session = Session::with(&plan(), 80, 24).late();
    session.key("m");
    session.key("right");
    assert!(session.app.overlays().is_empty());
    session.settle();
    let picture = session.picture();
    assert!(picture.contains("Tháng 11/2026") && picture.contains("[23]"), "the key waits\n{picture}");
}

/// A target with a baseline and three figures.
fn target() -> Value {
    let figures = [("2026-03-31", 22), ("2026-06-30", 23), ("2026-09-30", 26)];
    let figures: Vec<Value> =
        figures.iter().map(|(on, value)| json!({"on": on, "value": value, "period": ""})).collect();
    json!([
        {"kind": "document", "id": "vb-1", "title": "Kế hoạch phát triển", "number": "12/KH-UBND", "date_issued": "2026-01-15"},
        {"kind": "target", "id": "ct-1", "title": "Tỷ trọng kinh tế số", "document": "vb-1", "unit": "% GRDP", "condition": ">=",
         "low": 40, "baseline": 20, "horizon": 2030, "measurements": figures},
        {"kind": "target", "id": "ct-2", "title": "Doanh nghiệp công nghệ", "unit": "doanh nghiệp", "condition": ">=", "low": 50}
    ])
}

#[test]
fn the_figures_of_a_target_are_drawn_beside_the_pace_that_is_needed() {
    let mut session = Session::with(&target(), 80, 23);
    session.press("5 home enter");
    insta::assert_snapshot!("target-chart", session.block());
    let ascii = session.ascii_picture();
    assert!(ascii.is_ascii() && ascii.contains("* so lieu"), "{ascii}");
    session.press("end");
    let picture = session.picture();
    assert!(picture.contains("▌Mức xuất phát") && picture.contains("◆ số liệu"), "{picture}");
    session.press("esc");
    session.send(Msg::Resize(Size { width: 120, height: 34 }));
    let side = session.block_of(Block::Side);
    assert!(side.contains("◆ số liệu") && side.contains("12/2030"), "{side}");
    session.press("down");
    let picture = session.picture();
    assert!(picture.contains("chưa có số liệu") && !picture.contains("◆ số liệu"), "{picture}");
    session.press("m").type_text("30").press("f2");
    let picture = session.picture();
    assert!(
        picture.contains("mới có một số liệu") && picture.contains("không nêu năm phải đạt"),
        "{picture}"
    );
}

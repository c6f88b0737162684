//! The summary by keys: rows, what they are, the tasks behind them, the weeks beside them.

use cncl::app::layout::Size;
use cncl::app::message::Msg;
use cncl::app::screen::Screen;
use cncl::ui::Block;
use cncl::view::summary::{Group, Grouping, State};
use serde_json::{Value, json};

use crate::support::app::Session;

fn due(day: &str) -> Value {
    json!({"text": day, "kind": "by", "start": day, "end": day, "precision": "day"})
}

/// Two departments and a plan: a duty that both have parts of, and tasks of the first alone.
fn records() -> Value {
    let part = |n: usize| {
        let (lead, late) = (["so-a", "so-b"][n % 2], n % 5 == 1);
        let (status, done) =
            if n.is_multiple_of(3) { ("done", json!("2026-10-20")) } else { ("doing", Value::Null) };
        json!({"kind": "task", "id": format!("nv-{n:02}"), "title": format!("Phần việc số {n:02}"), "parent": "nv-chung",
            "lead": [lead], "document": "vb-1", "status": status, "done_on": done, "assignee": "Lê Thị \"Tư\" Hà",
            "deadline": due(if late { "2026-11-10" } else { "2027-03-31" })})
    };
    let mut records = vec![
        json!({"kind": "agency", "id": "so-a", "title": "Sở Khoa học và Công nghệ", "short": "Sở KH&CN"}),
        json!({"kind": "agency", "id": "so-b", "title": "Sở Tài chính", "short": "Sở TC"}),
        json!({"kind": "document", "id": "vb-1", "title": "Kế hoạch hành động", "number": "43/KH-UBND",
            "date_issued": "2026-08-03"}),
        json!({"kind": "task", "id": "nv-chung", "title": "Việc chung", "lead": ["so-a"], "document": "vb-1", "status": "doing"}),
        json!({"kind": "task", "id": "nv-khong", "title": "Việc không ai chủ trì", "status": "todo"}),
    ];
    records.extend((0..20).map(part));
    Value::Array(records)
}

fn session(width: u16, height: u16) -> Session {
    let mut session = Session::with(&records(), width, height);
    session.press("8");
    session
}

/// The tasks on the board.
fn cards(session: &Session) -> usize {
    session.app.board().columns().iter().map(|column| column.cards.len()).sum()
}

#[test]
fn what_is_late_stands_first_and_the_row_of_all_above_it() {
    let mut session = session(80, 24);
    let groups = |session: &Session| -> Vec<Group> {
        session.app.summary().rows().iter().map(|row| row.group.clone()).collect()
    };
    let id = |id: &str| Group::Record(cncl::model::Id::new(id).unwrap());
    assert_eq!(groups(&session), [Group::All, id("so-b"), id("so-a"), Group::None]);
    let rows = session.app.summary().rows();
    assert_eq!((rows[0].figures.total(), rows[0].figures.of(State::Late)), (21, 3), "the duty by its parts");
    let words: Vec<&str> = ["theo chủ trì", "theo văn bản", "theo người phụ trách", "theo công nghệ"].into();
    for (n, words) in words.iter().enumerate() {
        assert_eq!(session.app.summary().by(), Grouping::ALL[n]);
        assert!(session.picture().contains(words), "{}", session.picture());
        assert_eq!(session.app.summary().cursor().at, 0, "all is all, whatever the rows are");
        session.press("v");
    }
    assert_eq!(session.app.summary().by(), Grouping::Lead, "round and round");
    assert!(session.press("j").picture().contains("Sở Tài chính"));
}

#[test]
fn enter_leads_to_the_tasks_of_the_row() {
    let mut session = session(80, 24);
    session.press("j j enter");
    assert_eq!((session.app.screen(), session.app.filter_text()), (Screen::Board, "lead:so-a"));
    assert_eq!(cards(&session), 11, "with the duty above its parts");
    session.press("8");
    assert_eq!(session.app.summary().row().map(|row| row.figures.total()), Some(10), "where one left off");
    session.press("end enter");
    assert_eq!((session.app.filter_text(), cards(&session)), ("-has:lead", 1));
    session.press("8 v v home j enter");
    assert_eq!(session.app.filter_text(), "assignee:\"Lê Thị\" assignee:\"Tư\" assignee:\"Hà\"");
    assert_eq!(cards(&session), 20);
    session.press("8 home enter");
    assert_eq!((session.app.filter_text(), cards(&session)), ("", 22), "all of them");
}

#[test]
fn a_filter_of_the_screen_goes_along() {
    let mut session = session(80, 24);
    session.press("f").type_text("is:overdue").press("enter");
    assert_eq!(session.app.summary().rows()[0].figures.total(), 3);
    session.press("j enter");
    let lead = session.app.filter_text().strip_prefix("is:overdue lead:").unwrap().to_owned();
    assert!(["so-a", "so-b"].contains(&&*lead) && cards(&session) > 0, "{lead}");
    session.press("8 esc home enter");
    assert_eq!((session.app.screen(), session.app.filter_text()), (Screen::Board, ""));
}

#[test]
fn a_filter_that_grows_too_long_is_refused_and_nothing_is_left() {
    let mut session = session(80, 24);
    session.press("f").type_text(&format!("việc{}", " -zzzz".repeat(65))).press("enter j enter");
    assert_eq!(session.app.screen(), Screen::Summary);
    assert!(session.app.notice().is_some_and(|notice| notice.failed), "{}", session.picture());
}

#[test]
fn what_changes_is_counted_anew() {
    let mut session = session(80, 24);
    let late = |session: &Session| session.app.summary().rows()[0].figures.of(State::Late);
    assert_eq!(late(&session), 3);
    session.press("4 f").type_text("\"phần việc số 01\"").press("enter X f2 8");
    assert_eq!(late(&session), 2);
    // A person is no row of any other screen: nothing there changes its place.
    let people = |session: &Session| {
        let rows = session.app.summary().rows().iter();
        rows.filter(|row| matches!(row.group, Group::Person(_))).count()
    };
    session.press("v v");
    assert_eq!(people(&session), 1);
    session.press("1");
    let mut data = session.app.data().clone();
    let mut task = data.get("nv-02").unwrap().clone();
    task.set("assignee", json!("Phạm Văn Bình")).unwrap();
    let changed = vec![task.id.clone()];
    data.put(std::sync::Arc::new(task));
    session.send(Msg::Data { data: std::sync::Arc::new(data), changed });
    session.press("8");
    assert_eq!(people(&session), 2);
}

#[test]
fn the_weeks_stand_beside_the_list_or_below_it() {
    for (width, height) in [(80, 24), (120, 40), (200, 50)] {
        let picture = session(width, height).picture();
        assert!(
            picture.contains("Chưa xong: 13, cao nhất 20") && picture.contains("22/11/2026"),
            "{picture}"
        );
        assert!(picture.contains("Không tính vào biểu đồ: 1 việc"), "{picture}");
    }
    let narrow = session(60, 20);
    insta::assert_snapshot!("summary-strip", narrow.block_of(Block::Strip));
    let mut small = session(40, 12);
    assert!(small.picture().contains("Tất cả") && small.picture().contains("quá hạn"), "{}", small.picture());
    small.send(Msg::Resize(Size { width: 24, height: 8 }));
    assert!(small.picture().contains("!3 Tất cả"), "{}", small.picture());
}

#[test]
fn every_part_of_a_bar_has_its_sign_and_its_style() {
    let mut session = session(80, 24);
    session.press("j");
    insta::assert_snapshot!("summary-bars", session.block());
    insta::assert_snapshot!("summary-weeks", session.block_of(Block::Side));
    assert!(session.ascii_picture().is_ascii());
    let wide = Session::with(&records(), 200, 12).press("8 j").block();
    insta::assert_snapshot!("summary-table", wide);
}

#[test]
fn where_one_left_off_is_known_again() {
    let mut session = session(80, 24);
    session.press("v j");
    let place = session.app.place();
    assert_eq!(place.screen, "summary");
    assert!(place.groups.contains(&("summary".to_owned(), "document".to_owned())), "{:?}", place.groups);
    session.begin(|app| app.at(&place, None));
    assert_eq!((session.app.screen(), session.app.summary().by()), (Screen::Summary, Grouping::Document));
    assert_eq!(session.app.selected().map(|record| &*record.id), Some("vb-1"));
}

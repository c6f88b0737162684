//! Targets by keys: measuring, correcting, undoing, grouping, counting from the records.

use cncl::app::message::Effect;
use cncl::ui::Block;

use cncl::app::projection::Job;

use crate::support::app::Session;

const SHARE: &str = "ct-hn-2030-kinh-te-so";

/// The targets of the built-in data, the share of the digital economy at hand.
fn at_the_share(width: u16, height: u16) -> Session {
    let mut session = Session::new(width, height);
    session.press("/").type_text("Tỷ trọng kinh tế số").press("enter m");
    session
}

/// The values of a target, in the order in which they were written down.
fn values(session: &Session, id: &str) -> Vec<f64> {
    let target = session.app.data().get(id).and_then(|record| record.as_target()).unwrap();
    target.measurements.iter().map(|measurement| measurement.value).collect()
}

#[test]
fn a_value_alone_is_recorded_for_today_and_undone() {
    let mut session = at_the_share(80, 24);
    session.type_text("22,5");
    let picture = session.picture();
    assert!(picture.contains("→ 22,5 % (22/11/2026): chưa đạt"), "{picture}");
    session.press("f2");
    assert_eq!(values(&session, SHARE), [22.5]);
    let picture = session.picture();
    assert!(picture.contains("22,5 % (22/11/2026)") && picture.contains("cần thêm 4,3 điểm %"), "{picture}");
    session.press("u");
    assert!(values(&session, SHARE).is_empty());
}

#[test]
fn all_fields_are_filled_and_two_values_make_a_pace() {
    let mut session = at_the_share(80, 30);
    session.type_text("20").press("tab").type_text("2025").press("down").type_text("15/3/2026").press("tab");
    session.type_text("Cục Thống kê").press("enter m").type_text("21").press("f2");
    assert_eq!(values(&session, SHARE), [20.0, 21.0]);
    let picture = session.picture();
    for words in ["chậm tiến độ", "kỳ 2025", "Cục Thống kê", "15/03/2026"] {
        assert!(picture.contains(words), "{words}\n{picture}");
    }
    session.press("esc esc 5");
    assert!(session.picture().contains("chậm tiến độ"), "{}", session.picture());
}

#[test]
fn a_number_with_two_readings_is_answered_with_both_and_nothing_is_saved() {
    let mut session = at_the_share(80, 24);
    session.type_text("1.500").press("enter");
    let picture = session.picture();
    assert!(picture.contains("1.500") && picture.contains("1,5"), "{picture}");
    assert!(values(&session, SHARE).is_empty());
    session.press("backspace backspace backspace backspace").type_text(",5").press("f2");
    assert_eq!(values(&session, SHARE), [1.5]);
}

#[test]
fn what_is_wrong_takes_the_cursor_to_its_field() {
    let mut session = at_the_share(80, 24);
    session.type_text("5").press("tab tab").type_text("31/12/2027").press("tab enter");
    assert!(session.picture().contains("31/12/2027 sau hôm nay"), "{}", session.picture());
    session.press("ctrl-u").type_text("31/10/2026").press("enter enter");
    assert_eq!(values(&session, SHARE), [5.0]);
}

#[test]
fn what_is_typed_is_kept_until_it_is_saved_or_given_up() {
    let mut session = Session::new(80, 24);
    session.press("/").type_text("Tỷ trọng kinh tế số").press("enter m");
    let effects = session.effects("4");
    let draft = |text: &str| Effect::Draft { place: format!("{SHARE}/measurement"), text: text.into() };
    assert_eq!(effects, [], "drafts are the runtime's, which this test plays");
    let Some(cncl::app::overlay::Overlay::Measure(form)) = session.app.overlays().last() else {
        panic!("no form")
    };
    assert_eq!(draft(&form.draft()), draft("4\n\n\n"));
    session.press("esc m");
    let Some(cncl::app::overlay::Overlay::Measure(form)) = session.app.overlays().last() else {
        panic!("no form")
    };
    assert_eq!(form.draft(), "", "escape gives it up");
}

#[test]
fn only_targets_are_measured() {
    let mut session = Session::new(80, 24);
    session.press("enter m");
    assert!(session.picture().contains("Chỉ chỉ tiêu mới có số liệu"), "{}", session.picture());
}

#[test]
fn groups_go_round_with_one_key_and_keep_the_target_at_hand() {
    let mut session = Session::new(100, 30);
    session.press("5 j j");
    let at_hand = session.app.selected().map(|record| record.id.clone());
    assert!(session.picture().contains("Hà Nội ("), "{}", session.picture());
    session.press("v");
    assert_eq!(session.app.selected().map(|record| record.id.clone()), at_hand);
    session.press("v home");
    assert!(session.picture().contains("Đến hết năm 20"), "{}", session.picture());
    session.press("v home");
    assert!(session.picture().contains("Hà Nội ("), "{}", session.picture());
}

#[test]
fn every_form_and_state_of_a_target_has_its_picture() {
    for (width, height) in [(80, 19), (40, 12)] {
        let mut session = at_the_share(width, height);
        session.type_text("20").press("tab").type_text("2025").press("tab").type_text("15/3/2026");
        insta::assert_snapshot!(format!("measure-{width}x{height}"), session.block());
        session.press("f2 m").type_text("1.500").press("enter");
        insta::assert_snapshot!(format!("measure-refused-{width}x{height}"), session.block());
        session.press("esc m").type_text("24").press("f2");
        insta::assert_snapshot!(format!("target-{width}x{height}"), session.block());
        session.press("esc esc 5");
        insta::assert_snapshot!(format!("targets-measured-{width}x{height}"), session.block());
        if width == 80 {
            insta::assert_snapshot!("targets-measured-side", session.block_of(Block::Side));
        }
    }
}

/// A count walks over every record once for each target; no key waits for that.
#[test]
fn no_key_waits_for_what_targets_count() {
    use std::sync::Arc;

    use cncl::app::message::Msg;

    let task = |n: usize| serde_json::json!({"kind": "task", "id": format!("nv-{n}"), "title": format!("Việc {n}"), "status": "todo"});
    let mut records: Vec<serde_json::Value> = (0..50).map(task).collect();
    records.push(serde_json::json!({"kind": "target", "id": "ct-1", "title": "Số việc đã xong", "condition": ">=", "low": 10, "counts": "kind:task is:done"}));
    let mut session = Session::with(&serde_json::Value::Array(records), 80, 24);
    session.press("5");
    assert!(session.app.projection().is_counted());
    let mut session = session.late();
    let mut data = session.app.data().clone();
    let mut done = data.at(7).unwrap().clone();
    done.set("status", serde_json::json!("done")).unwrap();
    let id = done.id.clone();
    data.put(Arc::new(done));
    drop(session.message(Msg::Data { data: Arc::new(data), changed: vec![id] }));
    let counts = |session: &Session| session.jobs.iter().map(Job::counts).collect::<Vec<_>>();
    assert_eq!(counts(&session), [false], "the rows come before the counts");
    session.answer();
    assert_eq!(counts(&session), [true]);
    // Other keys come before the count is there: they neither wait for it nor ask for it again, only for their rows.
    let counting = session.jobs.pop_front().unwrap();
    for key in ["4", "5"] {
        session.key(key);
        while !session.jobs.is_empty() {
            assert_eq!(counts(&session), [false], "{key}");
            session.answer();
        }
        assert!(!session.app.projection().is_loading() && !session.app.projection().is_counted(), "{key}");
    }
    session.jobs.push_back(counting);
    session.settle();
    assert!(session.app.projection().is_counted());
    assert!(session.picture().contains('1'), "{}", session.picture());
    let gauge = session.app.targets().gauge(&cncl::model::Id::new("ct-1").unwrap()).map(|gauge| gauge.value);
    assert_eq!(gauge, Some(Some(1.0)));
}

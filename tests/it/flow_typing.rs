//! What a person types or presses takes nothing away that was not meant: text that a field begins with, offers, Enter.

use cncl::app::message::Msg;
use cncl::app::overlay::Overlay;
use cncl::app::overlay::form::Form;
use cncl::model::{Id, Record, Status};
use serde_json::{Value, json};

use crate::support::app::Session;

/// The last day of the task.
const DAY: &str = "đến ngày 29/12/2026";

fn day(text: &str, day: &str) -> Value {
    json!({"text": text, "kind": "by", "start": day, "end": day, "precision": "day"})
}

fn records() -> Value {
    json!([
        {"kind": "agency", "id": "vuon-uom", "title": "Vườn ươm doanh nghiệp công nghệ thông tin đổi mới sáng tạo"},
        {"kind": "agency", "id": "so-xd", "title": "Sở Xây dựng"},
        {"kind": "agency", "id": "so-tc", "title": "Sở Tài chính"},
        {"kind": "agency", "id": "so-tc-ct", "title": "Sở Công Thương"},
        {"kind": "document", "id": "vb-1", "title": "Kế hoạch phát triển", "number": "12/KH-UBND"},
        {"kind": "document", "id": "vb-2", "title": "Kế hoạch đào tạo", "number": "13/KH-UBND"},
        {"kind": "task", "id": "nv-1", "title": "Việc một", "progress": 66, "deadline": day(DAY, "2026-12-29"),
         "lead": ["so-xd"], "tags": ["gấp"], "status": "doing", "content": "Dòng một"},
        {"kind": "task", "id": "nv-2", "title": "Việc hai", "deadline": day("30/12/2026", "2026-12-30"), "status": "review"},
        {"kind": "task", "id": "nv-3", "title": "Việc ba", "status": "todo"},
        {"kind": "target", "id": "ct-1", "title": "Tỷ trọng", "unit": "%", "condition": ">=", "low": 20},
    ])
}

/// The records on the board, the task with this id at hand.
fn at(id: &str) -> Session {
    let mut session = Session::with(&records(), 100, 30);
    let title = session.app.data().title(&Id::new(id).unwrap()).to_owned();
    session.press("4 f").type_text(&format!("\"{title}\"")).press("enter");
    assert_eq!(session.app.selected().unwrap().id.as_str(), id, "{}", session.picture());
    session
}

fn record<'a>(session: &'a Session, id: &str) -> &'a Record {
    session.app.data().get(id).unwrap()
}

fn words_of(session: &Session, id: &str) -> String {
    record(session, id).deadline().map(|it| it.text.to_string()).unwrap_or_default()
}

fn last_day(session: &Session, id: &str) -> String {
    session.app.now().last_day(record(session, id)).map(|day| day.to_string()).unwrap_or_default()
}

fn form(session: &Session) -> &Form {
    session.app.form().unwrap_or_else(|| panic!("no form\n{}", session.picture()))
}

fn field_at_hand(session: &Session) -> &'static str {
    form(session).field().unwrap().name
}

fn go_to(session: &mut Session, name: &str) {
    for _ in 0..60 {
        if field_at_hand(session) == name {
            return;
        }
        session.press("tab");
    }
    panic!("no {name}\n{}", session.picture());
}

fn typed_at_foot(session: &Session) -> String {
    match session.app.overlays().last() {
        Some(Overlay::Entry(entry)) => entry.input.text().to_owned(),
        Some(Overlay::Extend(extend)) => extend.input.text().to_owned(),
        Some(Overlay::Filter(prompt)) => prompt.input.text().to_owned(),
        Some(Overlay::Ask(ask)) => ask.blanks.all[ask.blanks.at].input.text().to_owned(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_day_typed_over_a_deadline_is_that_day() {
    let mut session = at("nv-1");
    session.press("d");
    assert_eq!(session.selected_text(), DAY, "drawn as selected");
    session.type_text("31/12").press("enter");
    assert_eq!(
        (words_of(&session, "nv-1").as_str(), last_day(&session, "nv-1").as_str()),
        ("31/12", "2026-12-31")
    );
    session.press("D").type_text("31/1/2027").press("enter").type_text("chờ vốn").press("enter enter");
    assert_eq!(last_day(&session, "nv-1"), "2027-01-31");
    session.press("%");
    assert_eq!(session.selected_text(), "66");
    session.type_text("60").press("enter");
    assert_eq!(record(&session, "nv-1").get("progress"), Some(json!(60)));
    // Where there is nothing yet nothing is selected.
    let mut session = at("nv-3");
    session.press("d").type_text("31/12").press("enter % 4 0 enter");
    assert_eq!(last_day(&session, "nv-3"), "2026-12-31");
    assert_eq!(record(&session, "nv-3").get("progress"), Some(json!(40)));
}

#[test]
fn arrows_home_end_and_backspace_keep_what_is_there() {
    for (keys, left) in [
        ("end", "đến ngày 29/12/2026x"),
        ("left", "đến ngày 29/12/202x6"),
        ("home", "xđến ngày 29/12/2026"),
        ("backspace", "đến ngày 29/12/202x"),
        ("delete", "đến ngày 29/12/2026x"),
    ] {
        for open in ["d", "D"] {
            let mut session = at("nv-1");
            session.press(open).press(keys);
            assert_eq!(session.selected_text(), "", "{keys}");
            session.press("x");
            assert_eq!(typed_at_foot(&session), left, "{open} {keys}");
        }
    }
}

/// The command that opened the field is the first key of a syllable for a keyboard that composes.
#[test]
fn what_a_vietnamese_keyboard_makes_of_the_command_replaces_the_text_too() {
    let mut session = at("nv-1");
    session.press("d backspace đ ế n space n");
    assert_eq!(typed_at_foot(&session), "đến n");
    session.press("ctrl-z ctrl-z ctrl-z");
    assert_eq!((typed_at_foot(&session).as_str(), session.selected_text().as_str()), (DAY, DAY));
}

#[test]
fn a_paste_replaces_and_an_undo_brings_back() {
    let mut session = at("nv-1");
    session.press("d").send(Msg::Paste("31/12/2026".into()));
    assert_eq!(typed_at_foot(&session), "31/12/2026");
    assert!(session.app.undoes_typing(), "Ctrl-Z does not put the program to sleep here");
    session.press("ctrl-z");
    assert_eq!(typed_at_foot(&session), DAY);
    session.press("3");
    assert_eq!(typed_at_foot(&session), "3", "it is selected again");
}

#[test]
fn a_filter_that_is_there_is_replaced_and_escape_keeps_it() {
    let mut session = Session::with(&records(), 80, 24);
    session.press("4 f").type_text("is:overdue").press("enter f");
    assert_eq!(session.selected_text(), "is:overdue");
    session.press("x");
    assert_eq!(typed_at_foot(&session), "x");
    session.press("esc");
    assert_eq!(session.app.filter_text(), "is:overdue");
}

#[test]
fn the_day_of_completion_and_the_cell_that_is_filled_in_are_replaced() {
    let mut session = at("nv-1");
    session.press("s end up up enter").type_text("xong").press("enter");
    assert_eq!(session.selected_text(), "22/11/2026");
    session.type_text("20/11/2026").press("enter");
    assert_eq!(record(&session, "nv-1").done_on(), Some("2026-11-20".parse().unwrap()));
    let mut session = at("nv-1");
    session.press("space r right enter");
    assert_eq!(session.selected_text(), "Việc một", "the work of the six clarities\n{}", session.picture());
}

#[test]
fn a_field_of_a_form_is_replaced_when_nobody_typed_in_it_and_gone_on_with_when_somebody_did() {
    let mut session = at("nv-1");
    session.press("e").type_text("Tên khác").press("tab shift-tab").type_text(" hẳn");
    go_to(&mut session, "deadline");
    assert_eq!(session.selected_text(), DAY);
    session.type_text("31/12").press("ctrl-z");
    assert_eq!(session.selected_text(), DAY);
    session.type_text("31/12");
    go_to(&mut session, "content");
    session.press("enter").type_text("Dòng hai").press("f2");
    let task = record(&session, "nv-1");
    assert_eq!((task.title(), task.get("content")), ("Tên khác hẳn", Some(json!("Dòng một\nDòng hai"))));
    assert_eq!(last_day(&session, "nv-1"), "2026-12-31");
}

#[test]
fn a_comma_goes_on_with_a_list_and_a_letter_replaces_it() {
    let mut session = at("nv-1");
    session.press("e tab").type_text(", Sở Tài chính").press("f2");
    assert_eq!(
        record(&session, "nv-1").get("lead"),
        Some(json!(["so-xd", "so-tc"])),
        "{}",
        session.picture()
    );
    session.press("e tab").type_text("Sở Công Thương").press("f2");
    assert_eq!(record(&session, "nv-1").get("lead"), Some(json!(["so-tc-ct"])));
}

#[test]
fn a_draft_is_gone_on_with() {
    let mut session = at("nv-1");
    let drafts = session.drafts("d end");
    assert!(drafts.is_empty(), "an unchanged text is no draft: {drafts:?}");
    session.press("esc s end up up enter").type_text("đã trình");
    let mut again = at("nv-1");
    again.send(Msg::Drafts(vec![("nv-1/finish".into(), "đã trình\n22/11/2026".into())]));
    again.press("s end up up enter").type_text(" lãnh đạo").press("enter");
    assert_eq!(again.selected_text(), "22/11/2026", "the day was not typed");
    again.press("enter");
    assert_eq!(&*record(&again, "nv-1").as_task().unwrap().result, "đã trình lãnh đạo");
}

#[test]
fn a_day_from_the_calendar_is_replaced_by_the_next_one_that_is_typed() {
    let mut session = at("nv-1");
    session.press("d f4 right enter");
    assert_eq!(session.selected_text(), "30/12/2026");
    session.type_text("5/1/2027").press("enter");
    assert_eq!(last_day(&session, "nv-1"), "2027-01-05");
    session.press("e tab tab f4 right enter");
    assert_eq!(session.selected_text(), "06/01/2027");
    session.type_text("7/1/2027").press("f2");
    assert_eq!(last_day(&session, "nv-1"), "2027-01-07");
}

#[test]
fn more_days_count_from_the_deadline_there_is() {
    for (open, typed, day) in [
        ("D", "thêm 15 ngày", "2027-01-13"),
        ("D", "+15", "2027-01-13"),
        ("D", "31/1", "2027-01-31"),
        ("d", "thêm 15 ngày", "2027-01-13"),
        ("d", "+15", "2026-12-07"),
    ] {
        let mut session = at("nv-1");
        session.press(open).type_text(typed).press("enter");
        if open == "D" {
            session.type_text("chờ vốn").press("enter enter");
        }
        assert_eq!(last_day(&session, "nv-1"), day, "{open} {typed}");
    }
    let mut session = at("nv-1");
    session.press("e tab tab").type_text("thêm 15 ngày").press("f2");
    assert_eq!(last_day(&session, "nv-1"), "2027-01-13");
    session.press("esc esc * b j j enter").type_text("thêm 1 tháng").press("enter enter");
    assert_eq!([last_day(&session, "nv-1"), last_day(&session, "nv-2")], ["2027-02-13", "2027-01-30"]);
}

const LOST: &str = "mất thời hạn";

#[test]
fn a_deadline_that_reads_gives_way_to_words_that_do_not_only_after_a_question() {
    for save in ["enter", "f2"] {
        let mut session = at("nv-1");
        session.press("d").type_text("khi có vốn").press(save);
        assert!(session.picture().contains(LOST), "{}", session.picture());
        assert_eq!(words_of(&session, "nv-1"), DAY);
        session.press("s").press(save);
        assert_eq!(words_of(&session, "nv-1"), DAY, "another text is another question");
        session.press(save);
        assert_eq!(words_of(&session, "nv-1"), "khi có vốns");
        // Nothing gives way where nothing was understood.
        session.press("d").type_text("khi có người").press(save);
        assert_eq!(words_of(&session, "nv-1"), "khi có người");
        let mut session = at("nv-3");
        session.press("d").type_text("khi có vốn").press(save);
        assert_eq!(words_of(&session, "nv-3"), "khi có vốn");
    }
}

#[test]
fn a_form_asks_so_too_for_a_record_that_is_there_and_for_a_copy() {
    let mut session = at("nv-1");
    session.press("e tab tab").type_text("khi có vốn").press("f2");
    assert!(
        session.picture().contains(LOST) && field_at_hand(&session) == "deadline",
        "{}",
        session.picture()
    );
    assert_eq!(words_of(&session, "nv-1"), DAY);
    session.press("f2");
    assert_eq!(words_of(&session, "nv-1"), "khi có vốn");
    let mut session = at("nv-1");
    session.press("C").type_text("Bản sao").press("tab tab").type_text("khi có vốn").press("f2");
    assert!(session.picture().contains(LOST), "{}", session.picture());
    session.press("ctrl-u").type_text("31/12/2026").press("f2");
    assert!(session.app.form().is_none(), "{}", session.picture());
    session.press("n").type_text("Việc mới").press("tab tab").type_text("khi có vốn").press("f2");
    assert!(session.app.form().is_none(), "nothing gives way\n{}", session.picture());
}

#[test]
fn many_deadlines_ask_so_too() {
    let mut session = Session::with(&records(), 100, 30);
    session.press("4 * b j j enter").type_text("khi có vốn").press("enter");
    assert!(session.picture().contains(LOST), "{}", session.picture());
    session.press("enter");
    assert!(matches!(session.app.overlays().last(), Some(Overlay::Plan(_))), "{}", session.picture());
    session.press("f2");
    assert_eq!([words_of(&session, "nv-1"), words_of(&session, "nv-2")], ["khi có vốn", "khi có vốn"]);
}

#[test]
fn no_agency_is_saved_that_nobody_typed() {
    for (open, way) in
        [("n", "f2"), ("n", "tab f2"), ("n", "enter f2"), ("e", "f2"), ("e", "tab f2"), ("e", "enter f2")]
    {
        let mut session = at("nv-1");
        let count = session.app.data().len();
        session.press(open).type_text("Việc mới").press("tab").type_text("Sở Môi trường").press(way);
        assert!(session.app.form().is_some(), "{open} {way}\n{}", session.picture());
        assert!(session.picture().contains("có thể là 34 bản ghi"), "{open} {way}\n{}", session.picture());
        assert_eq!(field_at_hand(&session), "lead");
        assert_eq!(record(&session, "nv-1").get("lead"), Some(json!(["so-xd"])));
        assert_eq!(session.app.data().len(), count);
    }
    let mut session = Session::new(80, 24);
    session.press("n").type_text("Việc mới").press("tab").type_text("Sở Môi trường").press("f2");
    assert!(session.app.data().iter().all(|record| record.title() != "Việc mới"), "{}", session.picture());
}

#[test]
fn an_offer_is_taken_that_was_marked_or_is_the_only_one() {
    for way in ["f2", "tab f2", "enter f2", "esc f2"] {
        let mut session = at("nv-3");
        session.press("e tab").type_text("xây dựng").press(way);
        assert_eq!(record(&session, "nv-3").get("lead"), Some(json!(["so-xd"])), "{way}");
        let mut session = at("nv-3");
        session.press("e tab tab tab").type_text("đào tạo").press(way);
        assert_eq!(record(&session, "nv-3").get("document"), Some(json!("vb-2")), "{way}");
    }
    let mut session = at("nv-3");
    session.press("e tab").type_text("so").press("enter");
    assert_eq!(field_at_hand(&session), "lead", "one of three\n{}", session.picture());
    session.press("down enter");
    assert_eq!(field_at_hand(&session), "deadline");
    session.press("f2");
    assert!(
        record(&session, "nv-3")
            .get("lead")
            .is_some_and(|lead| lead.as_array().is_some_and(|it| it.len() == 1))
    );
}

#[test]
fn a_list_that_is_opened_gives_nothing_before_an_arrow() {
    for (field, name) in [("lead", "lead"), ("certainty", "certainty"), ("assignee", "assignee")] {
        let mut session = at("nv-3");
        session.press("e f3");
        go_to(&mut session, field);
        session.press("f4 enter f2");
        assert!(
            record(&session, "nv-3").get(name).is_none_or(|it| it.is_null() || it == json!([])),
            "{field}"
        );
    }
}

#[test]
fn a_new_agency_is_one_that_was_marked() {
    let mut session = at("nv-3");
    session.press("e tab").type_text("Trung tâm Ngoại vụ");
    while !session.picture().contains("▌ + thêm cơ quan") {
        session.press("down");
    }
    session.press("f2");
    let agency =
        session.app.data().iter().find(|it| it.title() == "Trung tâm Ngoại vụ").map(|it| it.id.clone());
    assert_eq!(record(&session, "nv-3").get("lead"), Some(json!([agency.unwrap()])));
}

#[test]
fn a_question_takes_the_agency_that_was_marked_or_is_the_only_one() {
    for save in ["enter", "f2"] {
        let ask = |session: &mut Session, typed: &str| {
            session.press("4 space b j enter").type_text(typed);
        };
        let mut session = at("nv-1");
        ask(&mut session, "so");
        assert!(session.picture().contains("Gần nhất"), "{}", session.picture());
        session.press("tab");
        assert_eq!(typed_at_foot(&session), "so", "Tab takes nothing that nobody meant");
        session.press(save);
        assert_eq!(record(&session, "nv-1").get("lead"), Some(json!(["so-xd"])), "{}", session.picture());
        session.press("esc");
        ask(&mut session, "tài");
        session.press(save);
        assert_eq!(record(&session, "nv-1").get("lead"), Some(json!(["so-tc"])), "{}", session.picture());
        ask(&mut session, "so");
        session.press("down down down").press(save);
        assert_eq!(record(&session, "nv-1").get("lead"), Some(json!(["so-tc-ct"])), "{}", session.picture());
    }
}

fn values(session: &Session) -> Vec<(f64, String)> {
    let target = record(session, "ct-1").as_target().unwrap();
    target.measurements.iter().map(|it| (it.value, it.source.to_string())).collect()
}

#[test]
fn a_measurement_is_saved_at_its_last_box_or_by_f2() {
    let mut session = Session::with(&records(), 100, 30);
    session.press("5 /").type_text("Tỷ trọng").press("enter m").type_text("12").press("enter");
    assert!(values(&session).is_empty(), "nothing before the last box");
    assert!(session.picture().contains("Enter ô sau"), "{}", session.picture());
    session.type_text("2026").press("enter enter");
    assert!(session.picture().contains("Enter lưu"), "{}", session.picture());
    session.type_text("Cục Thống kê").press("enter");
    assert_eq!(values(&session), [(12.0, "Cục Thống kê".to_owned())]);
    session.press("m").type_text("15").press("f2");
    assert_eq!(values(&session).len(), 2);
    session.press("m enter");
    assert!(
        matches!(session.app.overlays().last(), Some(Overlay::Measure(form)) if form.at() == 0),
        "a value is needed"
    );
}

#[test]
fn what_is_finished_is_saved_at_the_day_or_by_f2() {
    let mut session = at("nv-1");
    session.press("s end up up enter").type_text("xong").press("enter");
    assert_eq!(record(&session, "nv-1").as_task().unwrap().status, Status::Doing);
    assert!(session.picture().contains("Enter lưu"), "{}", session.picture());
    session.press("enter");
    assert_eq!(record(&session, "nv-1").as_task().unwrap().status, Status::Done);
    let mut session = at("nv-1");
    session.press("s end up up enter tab").type_text("31/2").press("shift-tab").type_text("xong").press("f2");
    let Some(Overlay::Ask(ask)) = session.app.overlays().last() else { panic!("{}", session.picture()) };
    assert_eq!(
        (ask.blanks.at, record(&session, "nv-1").as_task().unwrap().status),
        (1, Status::Doing),
        "the day is wrong"
    );
    session.press("ctrl-u").type_text("20/11/2026").press("shift-tab f2");
    assert_eq!(&*record(&session, "nv-1").as_task().unwrap().result, "xong");
}

#[test]
fn f2_saves_wherever_something_is_saved() {
    for (id, keys, typed) in [
        ("nv-1", "d", "31/12/2026"),
        ("nv-1", "%", "70"),
        ("nv-1", "N", "đã gọi"),
        ("nv-2", "H", "thiếu phụ lục"),
        ("nv-1", "s end up up enter", "xong"),
        ("nv-1", "space b j j enter", "31/12/2026"),
        ("nv-3", "r enter", "An"),
        ("nv-1", "e", "Tên khác"),
    ] {
        let mut session = at(id);
        let before = record(&session, id).clone();
        session.press(keys).type_text(typed).press("f2");
        assert_ne!(record(&session, id), &before, "{keys}\n{}", session.picture());
    }
    let mut session = at("nv-1");
    session.press("D").type_text("+15").press("f2");
    assert!(session.picture().contains("Hãy nêu lý do"), "{}", session.picture());
    session.type_text("chờ vốn").press("f2");
    assert_eq!(last_day(&session, "nv-1"), "2027-01-13");
    session.press("F").type_text("sở").press("tab f2 f2");
    assert_eq!(
        session.app.projection().rollup(&Id::new("nv-1").unwrap()).map(|parts| parts.total),
        Some(1),
        "{}",
        session.picture()
    );
}

/// Where text is typed: a title, prose, a list, a day, names, a note, a reason, words that are sought.
const TYPED: [&[&str]; 9] = [&["n"], &["e", "tab"], &["d"], &["D"], &["%"], &["N"], &["f"], &["/"], &[":"]];

#[test]
fn a_paste_that_no_field_holds_is_refused_at_once_in_words_and_changes_nothing() {
    for way in TYPED {
        let mut session = at("nv-1");
        session.walk(way);
        let Some(before) = session.app.overlays().last().map(|layer| format!("{layer:?}")) else {
            panic!("{way:?} opens nothing\n{}", session.picture());
        };
        session.send(Msg::Paste("ợ".repeat(16 << 10)));
        let after = session.app.overlays().last().map(|layer| format!("{layer:?}"));
        assert_eq!(after.as_deref(), Some(before.as_str()), "{way:?}");
        let picture = session.picture();
        assert!(picture.contains("Chưa dán gì"), "{way:?}\n{picture}");
    }
}

#[test]
fn pastes_fill_a_field_up_to_its_bound_and_not_beyond() {
    let mut session = at("nv-1");
    session.press("n");
    for _ in 0..60 {
        session.send(Msg::Paste("một hai ".repeat(1000)));
    }
    let title = form(&session).field().unwrap().texts().concat();
    assert_eq!(title.len(), "một hai ".len() * 1000);
    session.press("ctrl-z");
    assert_eq!(form(&session).field().unwrap().texts().concat(), "");
}

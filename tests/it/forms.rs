//! Forms by keys: adding, changing, duplicating records of every kind; what is wrong is said at its field; somebody else
//! edits at the same time; what is not saved survives.

use std::sync::Arc;

use cncl::app::key::Key;
use cncl::app::message::{Effect, Msg};
use cncl::app::overlay::Overlay;
use cncl::app::overlay::form::Form;
use cncl::model::{Kind, Record};
use cncl::store::MemoryLog;
use cncl::work::World;
use serde_json::json;

use crate::support::app::Session;

/// The only record with this title.
fn titled<'a>(session: &'a Session, title: &str) -> &'a Record {
    let mut found = session.app.data().iter().filter(|record| record.title() == title);
    let record = found.next().unwrap_or_else(|| panic!("no {title}\n{}", session.picture()));
    assert!(found.next().is_none(), "{title} stands twice");
    record
}

/// A form for a new record of a kind: the kind is chosen in its first row.
fn new_form(kind: Kind, width: u16, height: u16) -> Session {
    let mut session = Session::new(width, height);
    session.press("n up");
    let choice = session.app.form().unwrap().chosen_kind();
    for _ in 0..Kind::ALL.len() {
        if session.app.form().unwrap().kind != kind {
            session.press("right");
        }
    }
    assert!(choice.is_some());
    assert_eq!(session.app.form().unwrap().kind, kind);
    session.press("down");
    session
}

#[test]
fn a_task_with_lead_and_deadline_is_typed_in_a_few_keys() {
    let mut session = Session::new(80, 24);
    session.press("n").type_text("Trình kế hoạch quý I").press("enter");
    session.type_text("so khcn ha noi").press("enter");
    session.type_text("trước ngày 30/12");
    assert!(session.picture().contains("thứ Ba 29/12/2026"), "{}", session.picture());
    session.press("f2");
    let task = titled(&session, "Trình kế hoạch quý I");
    assert_eq!(task.get("lead"), Some(json!(["so-khcn-ha-noi"])));
    assert_eq!(task.get("status"), Some(json!("todo")));
    assert_eq!(task.deadline().unwrap().text.to_string(), "trước ngày 30/12");
    assert!(task.id.starts_with("nv-"));
    assert!(session.app.overlays().is_empty());
    assert_eq!(session.app.selected().unwrap().title(), "Trình kế hoạch quý I", "it is at hand");
    session.press("u");
    assert!(session.app.data().iter().all(|record| record.title() != "Trình kế hoạch quý I"));
}

#[test]
fn a_name_that_was_typed_whole_is_found_and_one_that_may_be_two_is_asked_about() {
    let mut session = Session::new(80, 24);
    session
        .press("n")
        .type_text("Việc")
        .press("tab")
        .type_text("Sở Khoa học và Công nghệ Hà Nội")
        .press("esc tab");
    assert!(!session.picture().contains('!'), "{}", session.picture());
    session.press("f2");
    assert_eq!(titled(&session, "Việc").get("lead"), Some(json!(["so-khcn-ha-noi"])));
    session.press("n").type_text("Việc hai").press("tab").type_text("Sở KH&CN").press("esc tab");
    assert!(session.picture().contains("“Sở KH&CN” có thể là"), "{}", session.picture());
}

#[test]
fn several_partners_stand_with_commas() {
    let mut session = Session::new(100, 30);
    session.press("n").type_text("Việc").press("tab tab tab tab tab tab");
    assert_eq!(session.app.form().unwrap().field().unwrap().name, "partners");
    session.type_text("so khcn ha noi, so khcn tp hcm").press("enter f2");
    let partners = titled(&session, "Việc").get("partners");
    assert_eq!(partners, Some(json!(["so-khcn-ha-noi", "so-khcn-tp-hcm"])));
}

#[test]
fn an_agency_that_is_not_there_is_created_unconfirmed_in_the_same_edit() {
    let mut session = Session::new(80, 24);
    session.press("n").type_text("Việc").press("tab").type_text("Trung tâm Chuyển đổi số Đà Nẵng");
    assert!(
        session.picture().contains("thêm cơ quan “Trung tâm Chuyển đổi số Đà Nẵng”"),
        "{}",
        session.picture()
    );
    session.press("end").press("pgdn");
    while !session.picture().contains("▌ + thêm cơ quan") {
        session.press("down");
    }
    session.press("enter f2");
    let agency = titled(&session, "Trung tâm Chuyển đổi số Đà Nẵng");
    assert_eq!(agency.get("certainty"), Some(json!("unconfirmed")));
    assert_eq!(titled(&session, "Việc").get("lead"), Some(json!([agency.id])));
    session.press("u");
    assert!(
        session.app.data().iter().all(|record| !record.title().contains("Đà Nẵng")),
        "one edit, one undo"
    );
}

/// A body that every store may name comes with what is above it, under an id that is the same everywhere.
#[test]
fn a_body_of_the_country_is_there_without_being_in_the_store() {
    let mut session = Session::new(80, 24);
    session.press("n").type_text("Việc").press("tab").type_text("Sở Ngoại vụ Đà Nẵng").press("enter f2");
    assert_eq!(titled(&session, "Việc").get("lead"), Some(json!(["so-ngoai-vu-da-nang"])));
    let agency = titled(&session, "Sở Ngoại vụ Đà Nẵng");
    assert_eq!(agency.id.as_str(), "so-ngoai-vu-da-nang");
    assert_eq!(agency.get("jurisdiction"), Some(json!("da-nang")));
    assert_eq!(agency.get("parent"), Some(json!("ubnd-da-nang")));
    assert!(session.app.data().get("ubnd-da-nang").is_some());
    session.press("u");
    let came = session.app.data().iter().filter(|record| record.title().contains("Đà Nẵng"));
    assert_eq!(came.count(), 0, "one edit, one undo");
}

#[test]
fn what_is_wrong_is_said_at_its_field_and_nothing_is_saved() {
    for (kind, field, typed, words) in [
        (Kind::Task, "progress", "150", "phải từ 0 đến 100"),
        (Kind::Task, "deadline", "31/2", "31/2"),
        (Kind::Task, "lead", "cơ quan không có", "không có cơ quan nào"),
        (Kind::Task, "start", "tháng 5/2026", "dài hơn một ngày"),
        (Kind::Target, "low", "1.500", "1.500"),
        (Kind::Target, "horizon", "2030,5", "không phải số nguyên"),
        (Kind::Assessment, "experts", "nhiều", "không phải là số"),
    ] {
        let mut session = new_form(kind, 100, 50);
        session.press("f3").type_text("Bản ghi thử");
        go_to(&mut session, field);
        session.type_text(typed).press("esc");
        // The list of what may be meant was open for a name; nothing else is closed by Escape but with a question.
        if matches!(session.app.overlays().last(), Some(Overlay::Leave(_))) {
            session.press("esc");
        }
        session.press("f2");
        let picture = session.picture();
        assert!(picture.contains(words), "{field} {typed}\n{picture}");
        assert_eq!(session.app.form().unwrap().field().unwrap().name, field, "it is at hand");
        assert!(
            session.app.data().iter().all(|record| record.title() != "Bản ghi thử"),
            "nothing half saved"
        );
    }
}

/// Goes to a field by Tab.
fn go_to(session: &mut Session, name: &str) {
    for _ in 0..60 {
        if session.app.form().unwrap().field().unwrap().name == name {
            return;
        }
        session.press("tab");
    }
    panic!("no {name}\n{}", session.picture());
}

#[test]
fn an_empty_title_an_end_before_its_start_and_a_range_upside_down_are_refused() {
    let mut session = Session::new(80, 24);
    session.press("n f2");
    assert!(session.picture().contains("tên không được để trống"), "{}", session.picture());
    let mut session = Session::new(100, 50);
    session.press("n f3").type_text("Việc");
    go_to(&mut session, "start");
    session.type_text("10/1/2027");
    go_to(&mut session, "deadline");
    session.type_text("5/1/2027").press("tab");
    assert!(session.picture().contains("sớm hơn Bắt đầu (10/01/2027)"), "{}", session.picture());
    go_to(&mut session, "start");
    session.press("ctrl-u").type_text("1/1/2027").press("tab");
    assert!(
        !session.picture().contains("sớm hơn"),
        "what was mended is wrong no more\n{}",
        session.picture()
    );
    let mut session = new_form(Kind::Target, 100, 40);
    session.type_text("Chỉ tiêu");
    go_to(&mut session, "low");
    session.type_text("20").press("tab").type_text("10").press("tab");
    assert!(session.picture().contains("sớm hơn Mức thấp (20)"), "{}", session.picture());
}

#[test]
fn a_done_before_its_start_and_a_parent_below_itself_are_refused() {
    let mut session = Session::new(100, 50);
    session.press("n").type_text("Việc trên").press("f2");
    session.press("n f3").type_text("Việc dưới");
    go_to(&mut session, "parent");
    session.type_text("Việc trên").press("enter f2");
    let above = titled(&session, "Việc trên").id.clone();
    assert_eq!(titled(&session, "Việc dưới").get("parent"), Some(json!(above)));
    session.press("/").type_text("Việc trên").press("enter e f3");
    assert_eq!(session.app.form().unwrap().base.title(), "Việc trên");
    go_to(&mut session, "parent");
    session.type_text("Việc dưới").press("enter f2");
    assert!(session.picture().contains("không thể là cấp trên"), "{}", session.picture());
    session.press("ctrl-u");
    go_to(&mut session, "start");
    session.type_text("10/1/2027");
    go_to(&mut session, "done_on");
    session.type_text("20/11/2026").press("f2");
    assert!(session.picture().contains("sớm hơn Bắt đầu"), "{}", session.picture());
}

#[test]
fn a_text_that_is_too_long_is_refused_and_a_paste_keeps_its_lines() {
    let mut session = Session::new(80, 24);
    session.press("n");
    session.send(Msg::Paste("Tên\nhai\tdòng".into()));
    go_to(&mut session, "content");
    session.send(Msg::Paste("dòng một\r\ndòng hai".into()));
    session.press("f2");
    let task = titled(&session, "Tên hai dòng");
    assert_eq!(task.get("content"), Some(json!("dòng một\ndòng hai")));
    session.press("n").type_text("Dài");
    go_to(&mut session, "content");
    // A paste fills the field; what is typed behind it is one letter too many.
    session.send(Msg::Paste("ệ".repeat((16 << 10) / 3)));
    session.type_text("ệ").press("f2");
    assert!(session.picture().contains("dài quá 1 ký tự"), "{}", session.picture());
    session.press("ctrl-u");
    session.send(Msg::Paste("ế ".repeat(4000)));
    session.press("f2");
    assert!(session.app.form().is_none(), "16 KiB fit\n{}", session.picture());
}

#[test]
fn editing_sends_only_what_was_touched() {
    let mut session = Session::new(80, 24);
    let before = session.app.selected().unwrap().clone();
    session.press("e end").type_text(" mới").press("f2");
    let after = session.app.data().get(&before.id).unwrap();
    assert_eq!(after.title(), format!("{} mới", before.title()));
    let mut same = after.clone();
    same.set("title", json!(before.title())).unwrap();
    same.rev = before.rev;
    assert_eq!(same, before, "nothing else changed");
    session.press("e f2");
    assert!(session.picture().contains("Không có gì thay đổi"), "{}", session.picture());
}

#[test]
fn every_built_in_record_opens_in_a_form_in_which_nothing_is_touched() {
    let session = Session::new(80, 24);
    let (data, now, lang) = (session.app.data(), session.app.now(), session.app.lang());
    for record in data.iter() {
        let mut form = Form::edit(Arc::new(record.clone()), data, lang);
        assert!(form.fields.iter().all(|field| !field.is_touched()), "{}", record.id);
        let plan =
            form.plan(World { data, now, words: lang, home: "" }).unwrap_or_else(|| panic!("{}", record.id));
        assert_eq!(plan.changing().count(), 0, "{}", record.id);
        for at in 0..form.fields.len() {
            form.read_whole(at, World { data, now, words: lang, home: "" });
            let field = &form.fields[at];
            assert!(
                !field.is_touched() && !field.is_wrong(),
                "{} {}: {:?}",
                record.id,
                field.name,
                field.reading
            );
        }
    }
}

#[test]
fn a_duplicate_takes_over_everything_but_where_the_other_has_got_to() {
    let mut session = Session::new(80, 24);
    let before = session.app.selected().unwrap().clone();
    session.press("C home").type_text("Bản sao: ").press("f2");
    let copy = titled(&session, &format!("Bản sao: {}", before.title()));
    assert_ne!(copy.id, before.id);
    assert_eq!((copy.document(), copy.get("deadline")), (before.document(), before.get("deadline")));
    assert_eq!(copy.get("quote"), before.get("quote"));
    assert_eq!(copy.get("done_on"), Some(serde_json::Value::Null));
}

#[test]
fn what_another_person_changes_meanwhile_shows_and_conflicts_are_asked_about() {
    let log = MemoryLog::default();
    let mut an = Session::beside(&log, "an");
    let mut binh = Session::beside(&log, "binh");
    let id = an.app.selected().unwrap().id.clone();
    an.press("e").press("end").type_text(" (an)");
    binh.press("e end").type_text(" (binh)").press("f3");
    go_to(&mut binh, "result");
    binh.type_text("kết quả của Bình").press("f2");
    assert!(binh.app.form().is_none(), "{}", binh.picture());
    an.look();
    let picture = an.picture();
    assert!(picture.contains("Người khác vừa đổi thành") && picture.contains("(binh)"), "{picture}");
    let form = an.app.form().unwrap();
    let result = form.place_of("result").unwrap();
    assert_eq!(form.fields[result].shown(), "kết quả của Bình", "an untouched field shows what is there");
    an.press("f2");
    assert!(matches!(an.app.overlays().last(), Some(Overlay::Conflict(_))), "{}", an.picture());
    assert!(an.app.form().is_some(), "the form is kept");
    an.press("m");
    assert!(an.app.form().is_none(), "{}", an.picture());
    let record = an.app.data().get(&id).unwrap();
    assert!(record.title().ends_with("(an)"), "{}", record.title());
    assert_eq!(record.get("result"), Some(json!("kết quả của Bình")), "nothing of the other is lost");
}

#[test]
fn theirs_may_stand_and_the_rest_is_saved() {
    let log = MemoryLog::default();
    let mut an = Session::beside(&log, "an");
    let mut binh = Session::beside(&log, "binh");
    let id = an.app.selected().unwrap().id.clone();
    binh.press("e end").type_text(" (binh)").press("f2");
    an.press("e end").type_text(" (an)").press("f3");
    go_to(&mut an, "result");
    an.type_text("xong").press("f2 t");
    let record = an.app.data().get(&id).unwrap();
    assert!(record.title().ends_with("(binh)"), "{}", record.title());
    assert_eq!(record.get("result"), Some(json!("xong")));
}

#[test]
fn leaving_asks_and_a_draft_is_offered_again() {
    let mut session = Session::new(80, 24);
    session.press("n").type_text("Dở dang").press("tab").type_text("Sở Mới Tinh");
    while !session.picture().contains("▌ + thêm cơ quan") {
        session.press("down");
    }
    let effects = session.drafts("enter");
    let Some(Effect::Draft { place, text }) = effects.last().cloned() else {
        panic!("no draft: {effects:?}")
    };
    session.press("esc");
    assert!(session.picture().contains("Còn nội dung chưa lưu"), "{}", session.picture());
    session.press("esc");
    assert!(session.app.form().is_some(), "Escape goes on writing");
    assert_eq!(session.effects("ctrl-c"), [], "Ctrl-C asks, too");
    assert_eq!(session.effects("k"), [Effect::Quit]);
    let mut next = Session::new(80, 24);
    next.send(Msg::Drafts(vec![(place, text)]));
    assert!(next.picture().contains("nhấn n để viết tiếp"), "{}", next.picture());
    next.press("n f2");
    let agency = titled(&next, "Sở Mới Tinh").id.clone();
    assert_eq!(titled(&next, "Dở dang").get("lead"), Some(json!([agency])));
    next.press("n");
    assert!(!next.app.form().unwrap().is_touched(), "what is saved is no draft any more");
}

#[test]
fn a_draft_of_an_edit_keeps_what_it_was_based_on() {
    let log = MemoryLog::default();
    let mut an = Session::beside(&log, "an");
    let id = an.app.selected().unwrap().id.clone();
    let effects = an.press("e end").drafts("space x");
    let Some(Effect::Draft { place, text }) = effects.last().cloned() else {
        panic!("no draft: {effects:?}")
    };
    let mut binh = Session::beside(&log, "binh");
    binh.press("e end").type_text(" (binh)").press("f2");
    let mut again = Session::beside(&log, "an");
    again.look();
    again.send(Msg::Drafts(vec![(place, text)]));
    while again.app.selected().unwrap().id != id {
        again.press("down");
    }
    again.press("e");
    assert!(again.picture().contains("Người khác vừa đổi thành"), "{}", again.picture());
    again.press("f2");
    assert!(matches!(again.app.overlays().last(), Some(Overlay::Conflict(_))), "{}", again.picture());
}

#[test]
fn a_draft_that_is_dropped_is_forgotten() {
    let mut session = Session::new(80, 24);
    session.press("n").type_text("Bỏ đi").press("esc");
    let effects = session.drafts("x");
    assert!(matches!(effects.last(), Some(Effect::Draft { text, .. }) if text.is_empty()), "{effects:?}");
    session.press("n");
    assert!(!session.picture().contains("Bỏ đi"));
}

#[test]
fn a_vietnamese_keyboard_types_into_every_sort_of_field() {
    let mut session = Session::new(80, 24);
    session.press("n");
    for key in ["t", "o", "o", "backspace", "backspace", "ô", "i"] {
        session.send(Msg::Key(key.parse::<Key>().unwrap()));
    }
    go_to(&mut session, "status");
    session.press("d backspace đ");
    session.press("f2");
    assert_eq!(titled(&session, "tôi").get("status"), Some(json!("doing")));
}

#[test]
fn a_choice_may_be_taken_from_the_whole_list() {
    let mut session = Session::new(80, 24);
    session.press("n").type_text("Việc");
    go_to(&mut session, "status");
    session.press("f4");
    assert!(session.picture().contains("Tạm hoãn"), "{}", session.picture());
    session.press("down down enter f2");
    assert_eq!(titled(&session, "Việc").get("status"), Some(json!("review")));
}

#[test]
fn finished_by_the_form_has_its_day() {
    let mut session = Session::new(80, 24);
    session.press("n").type_text("Xong rồi");
    go_to(&mut session, "status");
    session.type_text("ho").press("f2");
    let task = titled(&session, "Xong rồi");
    assert_eq!((task.get("status"), task.get("done_on")), (Some(json!("done")), Some(json!("2026-11-22"))));
}

#[test]
fn a_document_that_is_there_already_is_warned_of() {
    let mut session = new_form(Kind::Document, 80, 24);
    session.type_text("1139/QĐ-UBND").press("tab").type_text("Bản khác");
    go_to(&mut session, "issuer");
    session.type_text("UBND thành phố Hà Nội").press("enter");
    go_to(&mut session, "date_issued");
    let issued =
        session.app.data().get("qd-1139-qd-ubnd-ha-noi").unwrap().as_document().unwrap().date_issued.unwrap();
    session.type_text(&issued.to_string()).press("tab");
    assert!(session.picture().contains("Đã có văn bản cùng số"), "{}", session.picture());
}

#[test]
fn nothing_opens_where_nothing_may_be_changed() {
    let mut session = Session::new(80, 24).read_only();
    for key in ["n", "e", "C"] {
        session.press(key);
        assert!(session.app.form().is_none() && session.picture().contains("Kho chỉ đọc"), "{key}");
    }
}

#[test]
fn the_form_of_every_kind() {
    for kind in Kind::ALL {
        let mut session = new_form(kind, 80, 19);
        session.type_text("Bản ghi thử nghiệm").press("tab");
        insta::assert_snapshot!(format!("form-{kind}"), session.block());
    }
}

#[test]
fn the_form_on_a_small_screen() {
    let mut small = Session::new(40, 12);
    small.press("e");
    insta::assert_snapshot!("form-40x12", small.block());
    go_to(&mut small, "content");
    small.type_text("Nội dung dài hơn một dòng của một màn hình hẹp, để xem chữ xuống dòng thế nào");
    insta::assert_snapshot!("form-prose-40x12", small.block());
}

#[test]
fn a_form_is_drawn_at_every_small_size() {
    let mut session = Session::new(80, 24);
    session.press("e tab").type_text("so khcn");
    for width in 1..44 {
        for height in 1..14 {
            session.send(Msg::Resize(cncl::app::layout::Size { width, height }));
            assert!(!session.picture().is_empty(), "{width}x{height}");
        }
    }
}

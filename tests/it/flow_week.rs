//! A week of a department, by keys alone at 80×24: a duty given to thirty wards, leads and deadlines filled in, cards
//! moved, a deadline extended, work finished and sent back, three targets measured, mistakes undone; a second person
//! works on the same records all the while. What is on record at the end is what both of them did.
//!
//! It plays without a terminal or a disk, and so says more than `pty_week` when it fails.

use std::sync::Arc;

use cncl::app::message::Msg;
use cncl::app::overlay::Overlay;
use cncl::model::{Dataset, Id, Kind, Record, RecordChange, Reverses};
use cncl::store::{Entry, MemoryLog, What, builtin};
use serde_json::{Value, json};

use crate::support::app::Session;

const DUTY: &str = "Rà soát dữ liệu dùng chung";
/// The targets that are measured, and the value of each.
const MEASURED: [(&str, &str, f64); 3] = [
    ("ct-hn-2030-kinh-te-so", "22,5", 22.5),
    ("ct-hn-2030-pii", "3", 3.0),
    ("ct-hcm-2030-san-pham", "120", 12.0),
];

/// The built-in data and thirty wards, to which duties are given.
fn department() -> Dataset {
    let ward = |n: usize| {
        let mut ward = Record::new(Kind::Agency, Id::new(&format!("phuong-{n:02}")).unwrap());
        ward.head.title = format!("UBND phường Số {n}").into();
        ward.set("jurisdiction", json!("ha-noi")).unwrap();
        Arc::new(ward)
    };
    let built_in = builtin::dataset().unwrap();
    let known = built_in.iter().map(|record| Arc::clone(built_in.shared(&record.id).unwrap()));
    Dataset::new(known.chain((1..=30).map(ward)).collect())
}

/// The two who share the records.
struct Week {
    an: Session,
    binh: Session,
}

impl Week {
    fn begin() -> Self {
        let (log, data) = (MemoryLog::default(), department());
        Self { an: Session::among(&data, &log, "an"), binh: Session::among(&data, &log, "binh") }
    }

    /// Both see what the other one did.
    fn look(&mut self) {
        self.an.look();
        self.binh.look();
    }

    fn duty(&self) -> &Record {
        let is_duty =
            |record: &&Record| record.title() == DUTY && record.get("parent").is_none_or(|it| it.is_null());
        self.an.app.data().iter().find(is_duty).unwrap()
    }

    /// A field of the part of a ward.
    fn of_part(&self, ward: usize, field: &str) -> Value {
        let lead = json!([format!("phuong-{ward:02}")]);
        let is_part = |record: &&Record| record.title() == DUTY && record.get("lead") == Some(lead.clone());
        self.an.app.data().iter().find(is_part).unwrap().get(field).unwrap_or_default()
    }
}

/// Filters the board to the part of a ward, which is then the card at hand.
fn at_part(session: &mut Session, ward: usize) -> &mut Session {
    session.press("4 f ctrl-u").type_text(&format!("lead:phuong-{ward:02}")).press("enter")
}

#[test]
fn a_week_of_a_department() {
    let mut week = Week::begin();
    monday(&mut week);
    tuesday(&mut week);
    wednesday(&mut week);
    thursday(&mut week);
    friday(&mut week);
    what_is_on_record(&mut week);
}

/// A duty comes in and is given to thirty wards; a colleague puts down a meeting.
fn monday(week: &mut Week) {
    let an = &mut week.an;
    an.press("4 n").type_text(DUTY).press("enter").type_text("so khcn ha noi").press("enter");
    an.type_text("30/11/2026").press("f2 F").type_text("ubnd phường số").press("ctrl-t");
    assert!(an.picture().contains("đã chọn 30, đang hiện 30"), "{}", an.picture());
    week.binh
        .press("n")
        .type_text("Họp giao ban tuần")
        .press("tab")
        .type_text("so khcn ha noi")
        .press("enter");
    week.binh.type_text("27/11/2026").press("f2");
    let an = &mut week.an;
    an.press("enter");
    assert!(an.picture().contains("Sẽ đổi 30 mục"), "{}", an.picture());
    an.press("enter");
    week.look();
    let rollup = week.an.app.projection().rollup(&week.duty().id).unwrap();
    assert_eq!((rollup.total, rollup.done, rollup.overdue), (30, 0, 0));
}

/// What is not clear is filled in cell by cell; five deadlines are moved at once, which the colleague's edit of one of
/// them stops the first time.
fn tuesday(week: &mut Week) {
    let an = &mut week.an;
    at_part(an, 1).press("r enter").type_text("Trần Thị Bình").press("enter");
    an.type_text("Báo cáo rà soát")
        .press("enter")
        .type_text("Sở Khoa học và Công nghệ Hà Nội")
        .press("enter");
    assert!(an.app.overlays().len() == 1, "nothing is missing\n{}", an.picture());
    an.press("esc f ctrl-u")
        .type_text(&format!("\"{DUTY}\""))
        .press("enter home j space space space space space");
    assert!(an.picture().contains("[đã chọn 5]"), "{}", an.picture());
    at_part(&mut week.binh, 2)
        .press("% ctrl-u")
        .type_text("20")
        .press("enter d ctrl-u")
        .type_text("5/12/2026")
        .press("enter");
    let an = &mut week.an;
    an.press("b j j enter").type_text("10/12/2026").press("enter enter");
    assert!(an.app.notice().unwrap().failed, "{:?}", an.app.notice());
    // What was typed waits there.
    an.press("b j j enter enter enter esc");
    week.look();
    for ward in 1..=5 {
        assert_eq!(week.of_part(ward, "deadline")["text"], "10/12/2026", "ward {ward}");
    }
}

/// Cards go on, one deadline is extended with its reason; the colleague brings his cards to review.
fn wednesday(week: &mut Week) {
    let an = &mut week.an;
    at_part(an, 1).press("L");
    at_part(an, 6)
        .press("D ctrl-u")
        .type_text("15/12/2026")
        .press("enter")
        .type_text("chờ số liệu của quận")
        .press("enter enter");
    for ward in [2, 3] {
        at_part(&mut week.binh, ward);
        week.binh.press("L L");
    }
    week.look();
    assert_eq!([1, 2, 3].map(|ward| week.of_part(ward, "status")), ["doing", "review", "review"]);
    assert_eq!(week.of_part(6, "extensions")[0]["reason"], "chờ số liệu của quận");
}

/// One is finished with its result, one is accepted, one goes back with the reason; the duty itself cannot be finished yet.
fn thursday(week: &mut Week) {
    let an = &mut week.an;
    at_part(an, 1).press("s home j j j j enter").type_text("đã nộp báo cáo số 12").press("enter enter");
    at_part(an, 2).press("L").type_text("đạt yêu cầu").press("f2");
    at_part(an, 3).press("H").type_text("thiếu phụ lục 2").press("enter");
    at_part(&mut week.binh, 4).press("N").type_text("đã gọi điện nhắc").press("enter");
    week.look();
    assert_eq!([1, 2, 3].map(|ward| week.of_part(ward, "status")), ["done", "done", "doing"]);
    let an = &mut week.an;
    an.press("f ctrl-u")
        .type_text(&format!("\"{DUTY}\" lead:so-khcn-ha-noi"))
        .press("enter s home j j j j enter f2");
    assert!(an.picture().contains("còn 28/30 việc thành phần"), "{}", an.picture());
    an.press("esc esc");
}

/// Three targets are measured, one of them wrongly at first; both give one ward another deadline.
fn friday(week: &mut Week) {
    for (id, typed, _) in MEASURED {
        let title = week.an.app.data().title(id).to_owned();
        week.an
            .press(":")
            .type_text(&format!("ct {title}"))
            .press("enter m")
            .type_text(typed)
            .press("f2 esc");
    }
    week.an.press("u").press(":").type_text("ct có khả năng thương mại hóa").press("enter m");
    week.an.type_text("12").press("tab").type_text("2026").press("f2 esc");
    at_part(&mut week.an, 7).press("d ctrl-u").type_text("18/12/2026");
    at_part(&mut week.binh, 7).press("d ctrl-u").type_text("20/12/2026").press("enter");
    week.an.press("enter");
    assert!(matches!(week.an.app.overlays(), [Overlay::Conflict(_)]), "{}", week.an.picture());
    week.an.press("t");
    at_part(&mut week.binh, 8).press("L u");
    week.look();
    week.an.press("esc 1").send(Msg::Fade);
    insta::assert_snapshot!("week-ended-80x24", week.an.picture());
}

/// What both did is there, with who did it; what was refused, undone or given up is not.
fn what_is_on_record(week: &mut Week) {
    week.an
        .app
        .data()
        .iter()
        .for_each(|record| assert_eq!(week.binh.app.data().get(&record.id), Some(record)));
    let rollup = week.an.app.projection().rollup(&week.duty().id).unwrap();
    assert_eq!((rollup.total, rollup.done, rollup.overdue), (30, 2, 0));
    assert_eq!(week.duty().get("status"), Some(json!("todo")));
    for (ward, field, value) in [
        (1, "assignee", json!("Trần Thị Bình")),
        (1, "deliverable", json!("Báo cáo rà soát")),
        (1, "result", json!("đã nộp báo cáo số 12")),
        (1, "done_on", json!("2026-11-22")),
        (2, "result", json!("đạt yêu cầu")),
        (3, "status", json!("doing")),
        (8, "status", json!("todo")),
        (30, "status", json!("todo")),
    ] {
        assert_eq!(week.of_part(ward, field), value, "ward {ward}: {field}");
    }
    for (ward, day) in [(1, "2026-12-10"), (6, "2026-12-15"), (7, "2026-12-20"), (30, "2026-11-30")] {
        assert_eq!(week.of_part(ward, "deadline")["end"], day, "ward {ward}");
    }
    let said = |ward| week.of_part(ward, "notes")[0]["text"].clone();
    assert_eq!([said(3), said(4)], ["Thực hiện lại: thiếu phụ lục 2", "đã gọi điện nhắc"]);
    for (id, _, value) in MEASURED {
        let target = week.an.app.data().get(id).unwrap().as_target().unwrap();
        let values: Vec<f64> = target.measurements.iter().map(|it| it.value).collect();
        assert_eq!(values, [value], "{id}");
    }
    let log: Vec<String> = week.an.log().iter().rev().map(did).collect();
    insta::assert_snapshot!("week-log", log.join("\n"));
}

/// An edit in one line: its number, who made it, what it did.
fn did(entry: &Entry) -> String {
    let what = match (&entry.reverses, &entry.what) {
        (Reverses::Undo(n), _) => format!("undo {n}"),
        (_, What::Steps(steps)) => steps_in_words(steps),
        other => panic!("{other:?}"),
    };
    format!("{} {} {what}", entry.n, entry.by)
}

fn steps_in_words(steps: &[RecordChange]) -> String {
    let what = match &steps[0] {
        RecordChange::Add(record) => format!("add {}", record.kind()),
        RecordChange::Set { new, lists, .. } => {
            let names: Vec<&str> =
                new.keys().map(String::as_str).chain(lists.iter().map(|list| &*list.field)).collect();
            format!("set {}", names.join(" "))
        }
        RecordChange::Remove(_) => "remove".to_owned(),
    };
    if let [_] = steps { what } else { format!("{what} ×{}", steps.len()) }
}

//! A picture of every form and state at the two sizes that people have most: 80×24 and 120×40. What the screens look like
//! at other sizes, and the forms of the kinds, have their pictures beside the tests of what they do.

use std::collections::HashSet;

use cncl::app::action::Context;
use cncl::app::message::{Effect, Msg, Size};
use cncl::config::View;
use cncl::store::MemoryLog;
use cncl::text::Message;

use crate::support::app::{Session, log_line};

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];

/// Each state with the keys that lead to it from the start; as `Session::walk` takes them.
const STATES: &[(&str, &[&str])] = &[
    ("overview", &[]),
    ("catalogue", &["2 z j j"]),
    ("timeline", &["3"]),
    ("agenda", &["3 a"]),
    ("agenda-folded", &["3 a Z"]),
    ("board", &["4 j"]),
    ("board-chosen", &["4 space space space"]),
    ("board-folded", &["4 space space L Z"]),
    ("board-lanes-document", &["4 v v"]),
    ("board-lanes-folded", &["4 v z j j z"]),
    ("board-empty", &["4 f", "text:lead:so-khcn-ha-noi status:paused", "enter"]),
    ("targets", &["5 j"]),
    ("targets-by-document", &["5 v"]),
    ("targets-by-year", &["5 v v"]),
    ("documents", &["6 j j"]),
    ("history-empty", &["7"]),
    ("detail", &["enter"]),
    ("detail-log", &["enter i"]),
    ("basis", &["c"]),
    ("help", &["?"]),
    ("filter", &["4 f", "text:is:overdue"]),
    ("filter-wrong", &["4 f", "text:staus:doing", "enter"]),
    ("filtered", &["4 f", "text:is:overdue", "enter"]),
    ("status", &["s j"]),
    ("bulk-fields", &["4 space space b j"]),
    ("bulk-lead", &["4 space space b j enter", "text:sở khoa học hà"]),
    ("bulk-lead-wrong", &["4 space space b j enter", "text:không có ai", "enter"]),
    ("plan-refused", &["4 space L space s home j enter"]),
    ("deadline", &["d ctrl-u", "text:trước ngày 30/12"]),
    ("deadline-wrong", &["d ctrl-u", "text:31/2/2027"]),
    ("deadline-calendar", &["d ctrl-u", "text:30/10/2026", "f4"]),
    ("progress-wrong", &["% ctrl-u", "text:150", "enter"]),
    ("note", &["N", "text:đã gọi điện"]),
    ("note-empty", &["N enter"]),
    ("extend-to", &["D ctrl-u", "text:31/12/2027"]),
    ("extend-reason", &["D ctrl-u", "text:31/12/2027", "enter enter"]),
    (
        "extend-document",
        &["D ctrl-u", "text:31/12/2027", "enter", "text:chờ vốn", "enter", "text:99/QĐ", "enter"],
    ),
    ("finish-wrong", &["s home j j j j enter tab ctrl-u", "text:31/2/2026", "enter"]),
    ("send-back", &["4 L L L H"]),
    ("send-back-empty", &["4 L L L H enter"]),
    ("clearing", &["4 r"]),
    ("clearing-ask", &["4 space r enter"]),
    ("clearing-nothing", &["4 f", "text:status:done", "enter r"]),
    ("handing-none", &["4 F enter"]),
    ("handing-ticked", &["4 F", "text:ubnd", "tab down tab"]),
    ("handing-plan", &["4 F", "text:ubnd", "tab down tab enter"]),
    ("handing-given", &["4 F", "text:ubnd", "tab enter enter F", "text:ubnd"]),
    ("handing-nobody", &["4 F", "text:qqqq"]),
    ("measure-empty", &["5 m"]),
    ("measure-refused-day", &["5 m", "text:5", "tab tab", "text:31/12/2027", "enter"]),
    ("palette-filter", &[":", "text:loc lead:zzzz"]),
    ("palette-save", &[":", "text:luu Việc của tôi"]),
    ("views-name", &["4 f", "text:geo:tp-hcm", "enter ' +", "text:Việc của thành phố"]),
    ("views-none", &["'"]),
    ("copy", &["enter y"]),
    ("bare", &["enter Y"]),
    ("form-offers", &["e tab", "text:so khcn"]),
    ("form-list", &["e tab ctrl-u f4"]),
    ("form-wrong", &["e tab tab ctrl-u", "text:31/2", "f2"]),
    ("form-all-fields", &["e f3"]),
    ("form-leave", &["n", "text:Việc dở dang", "esc"]),
    ("form-help", &["n f1"]),
    ("form-composer", &["n f8", "text:tooi laf", "enter"]),
    ("form-composer-vni", &["n f8 f8", "text:to6i la2", "enter"]),
    ("form-calendar", &["n", "text:Việc mới", "tab tab f4"]),
    ("form-choice", &["n", "text:Việc mới", "up"]),
    ("form-words", &["n", "text:Việc mới", "up f4"]),
    ("form-newcomer", &["n", "text:Việc mới", "tab", "text:Sở Ngoại vụ Đà Nẵng"]),
    ("form-nobody", &["n", "text:Việc mới", "tab", "text:zzzz", "esc tab"]),
    ("form-people", &["e tab tab tab tab tab", "text:A"]),
    ("form-kept-words", &["n", "text:Việc mới", "tab tab", "text:khi có vốn", "tab"]),
    (
        "form-long-text",
        &[
            "n",
            "text:Việc mới",
            "tab tab tab tab tab tab tab tab tab",
            "text:Một đoạn dài hơn một dòng để thấy chữ xuống dòng ra sao trên màn hình.",
            "enter enter",
            "text:Đoạn hai.",
        ],
    ),
    ("form-copy", &["C"]),
    ("form-technology", &["2 z j j j e"]),
    ("finder-begun", &["/"]),
    ("finder", &["/", "text:tri tue nhan tao"]),
    ("finder-abbreviated", &["/", "text:ttnt hn"]),
    ("finder-filtered", &["/", "text:chip kind:task"]),
    ("finder-corrected", &["/", "text:blokchain"]),
    ("finder-dropped", &["/", "text:ty le dong gop kinh te so"]),
    ("finder-nothing", &["/", "text:qqqqzzzz"]),
    ("palette-nothing", &[":", "text:qqqqzzzz"]),
    ("pending", &["g"]),
    ("status-chosen", &["4 space space s"]),
    ("bulk-status", &["4 space space b enter"]),
    ("bulk-deadline", &["4 space space b j j enter", "text:31/12/2026"]),
    ("bulk-deadline-wrong", &["4 space space b j j enter", "text:31/2/2026", "enter"]),
    ("bulk-tags", &["4 space space b j j j enter", "text:gấp, -cũ"]),
    ("bulk-note", &["4 space space b j j j j enter", "text:đã gọi điện"]),
    ("bulk-plan", &["4 space space b j j enter", "text:31/12/2026", "enter"]),
    ("bulk-saved", &["4 space space b j j enter", "text:31/12/2026", "enter enter"]),
    ("lanes-technology", &["4 v v v"]),
    ("board-help", &["4 ?"]),
    ("timeline-help", &["3 ?"]),
    ("timeline-by-agency", &["3 v"]),
    ("timeline-by-technology", &["3 v v"]),
    ("timeline-folded", &["3 Z"]),
    ("timeline-empty", &["3 f", "text:lead:so-khcn-ha-noi status:paused", "enter"]),
    ("agenda-empty", &["3 a f", "text:lead:so-khcn-ha-noi status:paused", "enter"]),
    ("overview-empty", &["f", "text:lead:so-khcn-ha-noi status:paused", "enter"]),
    ("targets-empty", &["5 f", "text:qqqqzzzz", "enter"]),
    ("documents-empty", &["6 f", "text:qqqqzzzz", "enter"]),
    ("catalogue-empty", &["2 f", "text:qqqqzzzz", "enter"]),
    ("moving", &["3 j L L"]),
    ("moving-many", &["3 j space space L"]),
    ("extend-many", &["4 space space D", "text:31/12/2027"]),
    ("detail-target", &["5 j enter"]),
    ("detail-document", &["6 j enter"]),
    ("detail-technology", &["2 z j j j enter"]),
    ("basis-target", &["5 j c"]),
    ("parts", &["4 F", "text:ubnd", "tab down tab enter enter enter"]),
    ("parts-refused", &["4 F", "text:ubnd", "tab enter enter s home j j j j enter f2"]),
];

#[test]
fn what_keys_lead_to() {
    // Keys alone do not lead to a choice between two values, nor to somebody else's edit: see `two_at_one_field` and
    // `anothers_edit`.
    let mut seen = HashSet::from([Context::Conflict, Context::Confirm]);
    for (name, keys) in STATES {
        for (width, height) in SIZES {
            let mut session = Session::new(width, height);
            insta::assert_snapshot!(format!("{name}-{width}x{height}"), session.walk(keys).picture());
            seen.insert(session.app.context());
        }
    }
    // A layer or a pane that is added later has to have its picture too.
    let missing: Vec<Context> = Context::ALL.into_iter().filter(|context| !seen.contains(context)).collect();
    assert_eq!(missing, [], "no picture of these");
}

#[test]
fn where_nothing_may_be_changed() {
    for (name, keys) in [
        ("read-only", ""),
        ("read-only-refused", "n"),
        ("read-only-detail", "enter"),
        ("read-only-board", "4 L"),
        ("read-only-clearing", "4 r enter"),
        ("read-only-help", "?"),
    ] {
        picture(name, |session| {
            session.begin(|app| app.read_only(true));
            if !keys.is_empty() {
                session.press(keys);
            }
        });
    }
}

/// The picture of a state that more than keys lead to.
fn picture(name: &str, mut state: impl FnMut(&mut Session)) {
    for (width, height) in SIZES {
        let mut session = Session::new(width, height);
        state(&mut session);
        insta::assert_snapshot!(format!("{name}-{width}x{height}"), session.picture());
    }
}

#[test]
fn what_others_and_earlier_sessions_lead_to() {
    picture("news", |session| session.send(Msg::News { n: 2, by: "bình 2".into() }));
    picture("drafts-offered", |session| {
        let Effect::Draft { place, text } = Session::new(80, 24).drafts("n V").remove(0) else {
            panic!("no draft")
        };
        session.send(Msg::Drafts(vec![(place, text)]));
    });
    picture("draft-at-prompt", |session| {
        let Effect::Draft { place, .. } = Session::new(80, 24).drafts("N V").remove(0) else {
            panic!("no draft")
        };
        session.send(Msg::Drafts(vec![(place, "đã gọi điện, hẹn thứ Sáu".into())]));
        session.press("N");
    });
    picture("draft-at-form", |session| {
        let Effect::Draft { place, text } = Session::new(80, 24).drafts("n V").remove(0) else {
            panic!("no draft")
        };
        session.send(Msg::Drafts(vec![(place, text)]));
        session.press("n");
    });
    let line = |n, by, is_new| {
        log_line(n, by, is_new, &format!("Trạng thái: Chưa thực hiện → Đang thực hiện · Việc số {n}"))
    };
    picture("history", |session| {
        session.press("7").send(Msg::History(vec![line(2, "bình", true), line(1, "an", false)]));
    });
    picture("history-new", |session| {
        session.press("7").send(Msg::History(vec![line(2, "bình", true), line(1, "an", false)]));
        session.press("v");
    });
    picture("record-log", |session| {
        session.press("i").send(Msg::History(vec![line(2, "bình", true), line(1, "an", false)]));
    });
    picture("saved", |session| {
        let what = "Trạng thái: Chưa cập nhật → Chưa thực hiện · Hình thành các nhóm chuyên gia tư vấn";
        session.send(Msg::Told { message: Message::new("saved-undoable").with("what", what), failed: false });
    });
    picture("failed", |session| {
        let place = format!("/srv/{}/store.json:12 (status)", "kho-du-lieu".repeat(4));
        let message = Message::new("error-store-checksum").with("place", place);
        session.send(Msg::Told { message, failed: true });
    });
    let view = View {
        name: "Quá hạn TP.HCM".into(),
        screen: Some("targets".into()),
        filter: "geo:tp-hcm".into(),
        group: Some("horizon".into()),
        key: Some('q'),
    };
    picture("views", |session| {
        session.begin(|app| app.with_views(vec![view.clone()], Vec::new()));
        session.press("'");
    });
}

#[test]
fn two_at_one_field() {
    for (width, height) in SIZES {
        for (name, typed, saved, field) in [
            ("conflict", "% ctrl-u", "% ctrl-u", ["40", "70"]),
            ("conflict-form", "e end", "e end", [" (an)", " (bình)"]),
        ] {
            let log = MemoryLog::default();
            let (mut an, mut binh) = (Session::beside(&log, "an"), Session::beside(&log, "bình"));
            an.send(Msg::Resize(Size { width, height }));
            let save = if typed.starts_with('e') { "f2" } else { "enter" };
            an.press(typed).type_text(field[0]);
            binh.press(saved).type_text(field[1]).press(save);
            an.look();
            insta::assert_snapshot!(format!("{name}-seen-{width}x{height}"), an.picture());
            an.press(save);
            insta::assert_snapshot!(format!("{name}-{width}x{height}"), an.picture());
        }
    }
}

#[test]
fn anothers_edit() {
    for (width, height) in SIZES {
        let mut session = Session::new(width, height);
        let words = "Trạng thái: Chưa thực hiện → Hoàn thành · Hình thành các nhóm nghiên cứu mạnh";
        session.press("7").send(Msg::History(vec![log_line(9, "bình", false, words)]));
        session.press("x");
        insta::assert_snapshot!(format!("undo-anothers-{width}x{height}"), session.picture());
    }
}

//! A picture of every pane, layer and state: what has the keys, alone, with the letters of its styles. Whole screens are in
//! `screen`; the forms of the kinds, and what data of their own show, have their pictures beside the tests of what they do.

use std::collections::{BTreeMap, BTreeSet};

use cncl::app::action::Context;
use cncl::app::layout::Layout;
use cncl::app::layout::Size;
use cncl::app::message::{Effect, Msg};
use cncl::app::origin::Origin;
use cncl::app::overlay::Overlay;
use cncl::app::screen::{Pane, Screen};
use cncl::config::View;
use cncl::store::MemoryLog;
use cncl::text::Message;
use cncl::ui::Block;

use crate::support::app::{Session, log_line};

/// A screen on which a block with its letters takes no more than forty lines.
const SIZE: (u16, u16) = (80, 19);

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
    ("summary", &["8 j"]),
    ("summary-by-document", &["8 v"]),
    ("summary-empty", &["8 f", "text:qqqqzzzz", "enter"]),
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
    ("form-calendar", &["n", "text:Việc mới", "tab tab f4"]),
    ("form-choice", &["n", "text:Việc mới", "up"]),
    ("form-words", &["n", "text:Việc mới", "up f4"]),
    ("form-newcomer", &["n", "text:Việc mới", "tab", "text:Trung tâm Chuyển đổi số"]),
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
    ("finder-marked", &["/", "text:kind:task chip", "tab"]),
    ("action-menu", &["/", "text:kind:task chip", "tab tab ctrl-o"]),
    ("palette-nothing", &[":", "text:qqqqzzzz"]),
    ("bulk-status", &["4 space space b enter"]),
    ("bulk-deadline", &["4 space space b j j enter", "text:31/12/2026"]),
    ("bulk-deadline-wrong", &["4 space space b j j enter", "text:31/2/2026", "enter"]),
    ("bulk-tags", &["4 space space b j j j enter", "text:gấp, -cũ"]),
    ("bulk-note", &["4 space space b j j j j enter", "text:đã gọi điện"]),
    ("bulk-plan", &["4 space space b j j enter", "text:31/12/2026", "enter"]),
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
    ("board-moved", &["4 space L"]),
    ("board-lanes", &["4 space L v"]),
    ("finish", &["4 s end up up enter", "text:đã trình"]),
    ("own", &["f9", "text:Nguyễn An", "enter", "text:so y te dak lak"]),
    ("palette", &[":"]),
    ("palette-jump", &[":", "text:vb 11"]),
    ("month", &["m"]),
];

/// What stands at the foot of the screen after these keys: the keys that work there, or a notice.
const FEET: &[(&str, &[&str])] = &[
    ("foot", &[]),
    ("foot-board", &["4"]),
    ("foot-form", &["e"]),
    ("foot-finder", &["/"]),
    ("pending", &["g"]),
    ("handing-none-notice", &["4 F enter"]),
    ("bulk-saved", &["4 space space b j j enter", "text:31/12/2026", "enter enter"]),
    ("clearing-nothing", &["4 f", "text:status:done", "enter r"]),
];

/// A screen on which more is shown beside each other; the lower half of it would say the same.
const WIDE: (u16, u16) = (120, 16);

/// States that look otherwise on a wide screen.
const STATES_WIDE: &[(&str, &[&str])] = &[
    ("catalogue", &["2 z j j"]),
    ("documents", &["6 j j"]),
    ("summary", &["8 j"]),
    ("agenda", &["3 a"]),
    ("board-lanes", &["4 v"]),
    ("clearing", &["4 r"]),
    ("help", &["?"]),
];

/// Leads to a state.
type State = fn() -> Session;

/// States to which more than keys lead.
const OTHERS: &[(&str, State)] = &[
    ("draft-at-prompt", draft_at_prompt),
    ("draft-at-form", draft_at_form),
    ("history", || history("7")),
    ("history-new", || history("7 v")),
    ("record-log", || history("i")),
    ("views", views),
    ("conflict-seen", || conflict(&PROGRESS, false)),
    ("conflict", || conflict(&PROGRESS, true)),
    ("conflict-form-seen", || conflict(&TITLE, false)),
    ("conflict-form", || conflict(&TITLE, true)),
    ("undo-anothers", undo_anothers),
    ("read-only-board", || read_only("4")),
];

fn session() -> Session {
    Session::new(SIZE.0, SIZE.1)
}

fn read_only(keys: &str) -> Session {
    let mut session = session();
    session.begin(|app| app.read_only(true));
    session.press(keys);
    session
}

/// What is kept of a form or a prompt into which these keys lead.
fn draft(keys: &str) -> (String, String) {
    let Effect::Draft { place, text } = session().drafts(keys).remove(0) else { panic!("no draft") };
    (place, text)
}

fn drafts_offered() -> Session {
    let mut session = session();
    session.send(Msg::Drafts(vec![draft("n V")]));
    session
}

fn draft_at_prompt() -> Session {
    let mut session = session();
    session.send(Msg::Drafts(vec![(draft("N V").0, "đã gọi điện, hẹn thứ Sáu".into())]));
    session.press("N");
    session
}

fn draft_at_form() -> Session {
    let mut session = drafts_offered();
    session.press("n");
    session
}

/// Two edits, one of them new; the first key opens them.
fn history(keys: &str) -> Session {
    let line = |n, by, is_new| {
        log_line(n, by, is_new, &format!("Trạng thái: Chưa thực hiện → Đang thực hiện · Việc số {n}"))
    };
    let mut session = session();
    let (open, then) = keys.split_once(' ').unwrap_or((keys, ""));
    session.press(open).send(Msg::History(vec![line(2, "bình", true), line(1, "an", false)]));
    if !then.is_empty() {
        session.press(then);
    }
    session
}

fn views() -> Session {
    let view = View {
        name: "Quá hạn TP.HCM".into(),
        screen: Some("targets".into()),
        filter: "geo:tp-hcm".into(),
        group: Some("horizon".into()),
        key: Some('q'),
    };
    let mut session = session();
    session.begin(|app| app.with_views(vec![view], Vec::new()));
    session.press("'");
    session
}

/// Where two type at one field: the keys that open it, the one that saves, what each types.
struct AtOneField {
    open: &'static str,
    save: &'static str,
    typed: [&'static str; 2],
}

const PROGRESS: AtOneField = AtOneField { open: "% ctrl-u", save: "enter", typed: ["40", "70"] };
const TITLE: AtOneField = AtOneField { open: "e end", save: "f2", typed: [" (an)", " (bình)"] };

/// The other one saves first; `an` sees it, and saves as well or not yet.
fn conflict(at: &AtOneField, is_saved: bool) -> Session {
    let log = MemoryLog::default();
    let (mut an, mut binh) = (Session::beside(&log, "an"), Session::beside(&log, "bình"));
    an.send(Msg::Resize(Size { width: SIZE.0, height: SIZE.1 }));
    an.press(at.open).type_text(at.typed[0]);
    binh.press(at.open).type_text(at.typed[1]).press(at.save);
    an.look();
    if is_saved {
        an.press(at.save);
    }
    an
}

fn undo_anothers() -> Session {
    let mut session = session();
    let words = "Trạng thái: Chưa thực hiện → Hoàn thành · Hình thành các nhóm nghiên cứu mạnh";
    session.press("7").send(Msg::History(vec![log_line(9, "bình", false, words)]));
    session.press("x");
    session
}

/// The layers of the program, by their names.
fn layers() -> BTreeSet<String> {
    Overlay::NAMES.iter().map(|name| (*name).to_owned()).collect()
}

/// The panes of every screen, by their names.
fn panes() -> BTreeSet<String> {
    let size = Size { width: 120, height: 40 };
    let panes = Screen::ALL.into_iter().flat_map(|screen| Layout::new(size, screen, Pane::Board).panes);
    // What stands on the overview where it is narrow.
    panes.map(|(pane, _)| format!("{pane:?}")).chain(["Work".into()]).collect()
}

#[test]
fn every_pane_layer_and_state() {
    let (mut drawn, mut contexts, mut feet) = (BTreeSet::new(), Vec::new(), BTreeMap::new());
    let mut frames = Vec::new();
    let by_keys = STATES.iter().map(|(name, keys)| {
        let mut session = session();
        session.walk(keys);
        (*name, session)
    });
    for (name, session) in by_keys.chain(OTHERS.iter().map(|(name, state)| (*name, state()))) {
        let picture = session.block();
        if has_letters(&picture) {
            drawn.insert(session.name_at_hand());
        }
        let context = session.app.context();
        contexts.push(context);
        if let Some(keys) = keys_at_the_foot(&session) {
            feet.entry(format!("{context:?}")).or_insert(keys);
        }
        insta::assert_snapshot!(name, picture);
        let said = words(&session.frame());
        let frame = format!("{:<12} {said}", session.name_at_hand());
        if !said.is_empty() && !frames.contains(&frame) {
            frames.push(frame);
        }
        assert!(session.ascii_picture().is_ascii(), "{name}");
    }
    let feet: Vec<String> = feet.iter().map(|(context, keys)| format!("{context:<9} {keys}")).collect();
    insta::assert_snapshot!("feet", feet.join("\n"));
    insta::assert_snapshot!("frames", frames.join("\n"));
    // A layer or a pane that is added later has to have its picture too.
    let all: BTreeSet<String> = layers().into_iter().chain(panes()).collect();
    // What lies bare for the mouse has no style at all.
    assert_eq!(all.difference(&drawn).collect::<Vec<_>>(), ["Bare"], "no picture with letters");
    let missing: Vec<Context> = Context::ALL.into_iter().filter(|at| !contexts.contains(at)).collect();
    assert_eq!(missing, [], "no picture of where these keys work");
}

#[test]
fn what_a_wide_screen_shows_besides() {
    for (name, keys) in STATES_WIDE {
        let mut session = Session::new(WIDE.0, WIDE.1);
        insta::assert_snapshot!(format!("{name}-wide"), session.walk(keys).block());
    }
}

/// What a frame says, without its letters and lines.
fn words(frame: &str) -> String {
    let said = frame.lines().filter_map(|line| line.strip_prefix('|'));
    let said = said.map(|line| line.trim_matches(|c: char| "┌─┐└┘ ".contains(c)));
    said.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" | ")
}

#[test]
fn what_frames_the_panes_on_small_and_wide_screens() {
    for (width, height) in [(40, 12), (200, 50)] {
        let mut frames = String::new();
        for keys in ["1", "2", "3", "3 a", "4", "5", "6", "7", "8", "3 m", "s", "'", ":"] {
            let mut session = Session::new(width, height);
            session.press(keys);
            frames += &session.frame();
        }
        insta::assert_snapshot!(format!("frames-{width}x{height}"), frames);
    }
}

/// The line of keys, where it is to be seen.
fn keys_at_the_foot(session: &Session) -> Option<String> {
    let has_foot = cncl::ui::blocks(&session.app).iter().any(|(block, _)| *block == Block::Footer);
    let is_free = has_foot && session.app.notice().is_none();
    let foot = is_free.then(|| session.block_of(Block::Footer))?;
    Some(foot.lines().next()?.trim_start_matches('|').to_owned())
}

/// Whether a picture has a line of letters.
fn has_letters(picture: &str) -> bool {
    picture.lines().any(|line| line.starts_with(' '))
}

#[test]
fn what_stands_at_the_foot() {
    for (name, keys) in FEET {
        insta::assert_snapshot!(*name, session().walk(keys).block_of(Block::Footer));
    }
    for (name, keys) in
        [("read-only-refused", "n"), ("read-only-foot", "enter"), ("read-only-refused-clearing", "4 r enter")]
    {
        insta::assert_snapshot!(name, read_only(keys).block_of(Block::Footer));
    }
    insta::assert_snapshot!("drafts-offered", drafts_offered().block_of(Block::Footer));
    insta::assert_snapshot!("draft-at-form-notice", draft_at_form().block_of(Block::Footer));
    let told = |name: &str, msg: Msg| {
        let mut session = session();
        session.send(msg);
        insta::assert_snapshot!(name, session.block_of(Block::Footer));
    };
    told("news", Msg::News { n: 2, by: "bình 2".into() });
    let what = "Trạng thái: Chưa cập nhật → Chưa thực hiện · Hình thành các nhóm chuyên gia tư vấn";
    let message = Message::new("saved-undoable").with("what", what);
    told("saved", Msg::Told { message, failed: false });
    let place = format!("/srv/{}/store.json:12 (status)", "kho-du-lieu".repeat(4));
    let message = Message::new("error-store-checksum").with("place", place);
    told("failed", Msg::Told { message, failed: true });
}

/// What stands beside and below the panes, and in the header.
#[test]
fn around_the_panes() {
    for (name, keys, block) in [
        ("strip", "", Block::Strip),
        ("strip-timeline", "3 j", Block::Strip),
        ("side-catalogue", "2 z j j j", Block::Side),
        ("side-target", "5 j", Block::Side),
        ("side-document", "6 j j", Block::Side),
        ("side-summary", "8 j", Block::Side),
        ("timeline-chosen", "3 j space space L", Block::Pane(Pane::Timeline)),
        ("header", "", Block::Header),
        ("header-chosen", "4 space space", Block::Header),
    ] {
        let mut session = session();
        if !keys.is_empty() {
            session.press(keys);
        }
        insta::assert_snapshot!(name, session.block_of(block));
    }
    for (name, keys) in [
        ("header-filtered", &["4 f", "text:is:overdue", "enter"][..]),
        ("header-telex", &["n f8"]),
        ("header-vni", &["n f8 f8"]),
    ] {
        insta::assert_snapshot!(name, session().walk(keys).block_of(Block::Header));
    }
    let mut session = read_only("n");
    session.send(Msg::News { n: 2, by: "bình 2".into() });
    insta::assert_snapshot!("header-news", session.block_of(Block::Header));
}

/// Where the records come from; a mark of the sample stays on every screen.
#[test]
fn the_header_names_the_store() {
    let store = |name: &str| Origin::Store(name.into());
    let mut told = String::new();
    for (width, origin) in [
        (80, Origin::Builtin),
        (120, Origin::Builtin),
        (80, store("kho-skhcn")),
        (120, store("kho-so-khoa-hoc-va-cong-nghe-thanh-pho-ha-noi")),
        (120, Origin::Sample),
        (80, Origin::Sample),
        (60, Origin::Sample),
        (40, Origin::Sample),
    ] {
        let mut session = Session::new(width, 24);
        session.app.update(Msg::Origin(origin));
        told.push_str(&session.block_of(Block::Header));
        told.push('\n');
    }
    insta::assert_snapshot!("header-origin", told);
    let mut tiny = Session::new(30, 8);
    tiny.app.update(Msg::Origin(Origin::Sample));
    assert!(tiny.picture().lines().next().is_some_and(|line| line.ends_with("[MẪU]")), "{}", tiny.picture());
}

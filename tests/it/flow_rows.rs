//! Rows that come late: the screen is there at once, its rows come when a job is done, and no key that is typed in between
//! is lost or means another row.

use std::sync::Arc;

use cncl::app::App;
use cncl::app::key::Key;
use cncl::app::keymap::Keymap;
use cncl::app::layout::Size;
use cncl::app::message::{Effect, Msg};
use cncl::app::overlay::Overlay;
use cncl::app::place::Place;
use cncl::lang::{Lang, Language};
use cncl::model::{Conflict, Id, Now, Record, Status};
use cncl::search::Standby;
use proptest::prelude::*;

use crate::support::app::{Session, TODAY};

const WORD: &str = "Đang tập hợp…";

/// The program where what jobs find comes when a test says so.
struct Slow {
    session: Session,
    /// What else was asked for.
    asked: Vec<Effect>,
}

impl Slow {
    fn new() -> Self {
        Self { session: Session::with_many(120).late(), asked: Vec::new() }
    }

    fn app(&mut self) -> &mut App {
        &mut self.session.app
    }

    fn send(&mut self, msg: Msg) {
        let asked = self.session.message(msg);
        self.asked.extend(asked);
    }

    fn press(&mut self, keys: &str) {
        keys.split(' ').for_each(|key| self.send(Msg::Key(key.parse::<Key>().unwrap())));
    }

    /// The program is drawn: what was typed into a filter is to be worked out.
    fn frame(&mut self) {
        self.session.begin_jobs();
    }

    /// Answers the oldest job that is not answered yet.
    fn one_job(&mut self) {
        let asked = self.session.answer();
        self.asked.extend(asked);
    }

    /// Answers every job, and those that are asked for then.
    fn all_jobs(&mut self) {
        let asked = self.session.settle();
        self.asked.extend(asked);
    }

    fn is_idle(&self) -> bool {
        self.session.jobs.is_empty()
    }

    fn at_hand(&self) -> Option<Id> {
        self.session.app.selected().map(|record| record.id.clone())
    }

    fn picture(&self) -> String {
        self.session.picture()
    }

    /// The records with another title or state of one of them.
    fn edited(&self, id: &Id, change: impl FnOnce(&mut Record)) -> Msg {
        let mut data = self.session.app.data().clone();
        let mut record = data.get(id).unwrap().clone();
        change(&mut record);
        data.put(Arc::new(record));
        Msg::Data { data: Arc::new(data), changed: vec![id.clone()] }
    }
}

fn set(record: &mut Record, field: &str, value: serde_json::Value) {
    record.set(field, value).unwrap();
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

#[test]
fn a_screen_of_a_large_store_is_there_before_its_rows_and_keeps_the_record_at_hand() {
    let mut slow = Slow::new();
    slow.press("j j j");
    let before = slow.at_hand();
    slow.press("4");
    assert!(slow.picture().contains("Bảng nhiệm vụ") && slow.picture().contains(WORD), "{}", slow.picture());
    assert_eq!(slow.at_hand(), None, "nothing is at hand that cannot be seen");
    assert_eq!(slow.app().place().record, before, "who quits now starts here again");
    slow.all_jobs();
    assert!(!slow.picture().contains(WORD), "{}", slow.picture());
    assert_eq!(slow.at_hand(), before);
}

#[test]
fn keys_before_the_rows_mean_what_they_mean_after_them() {
    let mut waited = Slow::new();
    waited.press("j 4");
    waited.all_jobs();
    waited.press("j j enter");
    let mut hasty = Slow::new();
    hasty.press("j 4 j j enter");
    assert!(hasty.session.app.overlays().is_empty());
    assert!(hasty.picture().contains("(3 phím chờ)"), "{}", hasty.picture());
    hasty.all_jobs();
    assert!(matches!(hasty.session.app.overlays(), [Overlay::Sheet(_)]));
    assert_eq!(hasty.picture(), waited.picture());
}

#[test]
fn what_is_typed_after_a_key_that_waits_is_text_where_that_key_asks_for_text() {
    let mut slow = Slow::new();
    slow.press("3 d");
    slow.send(Msg::Paste("31/12/2031".into()));
    slow.press("4 q");
    assert!(slow.asked.is_empty(), "no letter of the text is a command: {:?}", slow.asked);
    slow.all_jobs();
    let [Overlay::Entry(entry)] = slow.session.app.overlays() else { panic!("{}", slow.picture()) };
    assert!(entry.input.text().ends_with("31/12/20314q"), "{}", entry.input.text());
}

#[test]
fn what_needs_no_rows_waits_for_none_and_nobody_is_kept_from_leaving() {
    let mut slow = Slow::new();
    slow.press("4 3 ?");
    assert!(matches!(slow.session.app.overlays(), [Overlay::Help(_)]));
    slow.press("esc /");
    assert!(matches!(slow.session.app.overlays(), [Overlay::Finder(_)]));
    slow.press("esc q");
    assert!(slow.asked.contains(&Effect::Quit));
    let mut waiting = Slow::new();
    waiting.press("4 j q");
    assert!(!waiting.asked.contains(&Effect::Quit), "in the order in which they were typed");
    waiting.press("ctrl-c");
    assert!(waiting.asked.contains(&Effect::Quit));
}

#[test]
fn going_back_and_forth_costs_no_job_as_long_as_the_records_are_the_same() {
    let mut slow = Slow::new();
    slow.press("4");
    slow.all_jobs();
    slow.press("3");
    slow.all_jobs();
    let timeline = slow.picture();
    for keys in ["4", "1", "4", "3"] {
        slow.press(keys);
        assert!(slow.is_idle() && !slow.picture().contains(WORD), "{keys}: {}", slow.picture());
    }
    assert_eq!(slow.picture(), timeline);
    // An edit that moves no row of any screen takes none of them away.
    let record = slow.at_hand().unwrap();
    let noted = slow.edited(&record, |record| set(record, "progress", serde_json::json!(40)));
    slow.send(noted);
    slow.all_jobs();
    for keys in ["1", "3"] {
        slow.press(keys);
        assert!(!slow.picture().contains(WORD), "{keys}: {}", slow.picture());
    }
    // The board may show the state of a task that was changed elsewhere.
    slow.press("4");
    assert!(slow.picture().contains(WORD), "{}", slow.picture());
}

#[test]
fn a_job_for_a_screen_that_was_left_is_not_done_again_on_coming_back() {
    let mut slow = Slow::new();
    slow.press("3 4");
    slow.all_jobs();
    assert!(!slow.picture().contains(WORD));
    slow.press("3");
    assert!(slow.is_idle() && !slow.picture().contains(WORD), "{}", slow.picture());
}

#[test]
fn records_that_others_edit_meanwhile_come_with_the_next_job_and_keys_still_mean_their_record() {
    let mut slow = Slow::new();
    let first = slow.at_hand().unwrap();
    slow.press("4 s");
    // Somebody else finishes that very task while the board is gathered.
    let done = slow.edited(&first, |record| set(record, "status", serde_json::json!("done")));
    slow.send(done);
    assert!(slow.picture().contains(WORD), "{}", slow.picture());
    slow.one_job();
    assert!(!slow.picture().contains(WORD), "who writes fast keeps nobody waiting: {}", slow.picture());
    slow.all_jobs();
    let [Overlay::Menu(menu)] = slow.session.app.overlays() else { panic!("{}", slow.picture()) };
    let [record] = menu.seen.as_slice() else { panic!("{:?}", menu.seen) };
    assert_eq!(record.id, first);
    slow.press("esc");
    assert_eq!(slow.at_hand(), Some(first));
    assert_eq!(slow.session.app.board().column(), Status::Done as usize);
}

#[test]
fn counts_are_never_those_of_a_job_that_an_edit_overtook() {
    let mut slow = Slow::new();
    let overdue = slow.session.app.projection().counts().overdue;
    let first = slow.at_hand().unwrap();
    slow.press("f");
    slow.send(Msg::Key(Key::char('v')));
    slow.frame();
    let early = slow.session.jobs.pop_front().unwrap();
    let done = slow.edited(&first, |record| set(record, "status", serde_json::json!("done")));
    slow.send(done);
    slow.all_jobs();
    slow.send(Msg::Rebuilt(Box::new(early.run(&mut Standby::default()))));
    slow.all_jobs();
    assert_eq!(slow.session.app.projection().counts().overdue, overdue - 1);
}

#[test]
fn another_size_meanwhile_takes_nothing_away_and_asks_for_what_it_shows_more() {
    let mut slow = Slow::new();
    slow.press("4");
    slow.send(Msg::Resize(Size { width: 120, height: 40 }));
    assert!(slow.picture().contains(WORD));
    slow.press("j");
    slow.send(Msg::Resize(Size { width: 60, height: 20 }));
    slow.all_jobs();
    assert!(!slow.picture().contains(WORD), "{}", slow.picture());
    slow.press("1");
    slow.all_jobs();
    let rows = slow.session.app.list(cncl::app::screen::Pane::Work).unwrap().rows().len();
    slow.send(Msg::Resize(Size { width: 80, height: 24 }));
    assert!(!slow.picture().contains(WORD), "the list was there before: {}", slow.picture());
    // With 120 columns the timeline and the board stand on the first screen, with 80 the list.
    slow.send(Msg::Resize(Size { width: 120, height: 40 }));
    slow.all_jobs();
    assert!(!slow.picture().contains(WORD), "{}", slow.picture());
    assert_eq!(slow.session.app.list(cncl::app::screen::Pane::Work).unwrap().rows().len(), rows);
}

#[test]
fn keys_that_wait_are_not_meant_for_a_question_that_comes_between() {
    let mut slow = Slow::new();
    slow.press("4 j m");
    let conflict = Conflict {
        base: serde_json::Value::Null,
        id: id("nv-1"),
        field: "title".into(),
        mine: "a".into(),
        theirs: "b".into(),
        by: "bình".into(),
    };
    slow.send(Msg::Conflict(Box::new(conflict)));
    slow.all_jobs();
    assert!(matches!(slow.session.app.overlays(), [Overlay::Conflict(_)]), "nobody chose");
    assert_eq!(slow.session.app.projection().held_keys(), 0);
}

#[test]
fn leaving_a_filter_before_its_job_is_done_waits_for_that_job() {
    let mut slow = Slow::new();
    slow.press("f");
    "is:overdue".chars().for_each(|c| slow.send(Msg::Key(Key::char(c))));
    slow.frame();
    slow.press("enter G enter");
    assert_eq!(slow.session.jobs.len(), 1, "that job is the right one");
    assert!(slow.picture().contains(WORD), "{}", slow.picture());
    slow.all_jobs();
    let now = slow.session.app.now();
    let open = slow.session.app.overlays().last();
    let Some(Overlay::Sheet(sheet)) = open else { panic!("{}", slow.picture()) };
    let record = slow.session.app.data().get(&sheet.id).unwrap();
    assert!(now.last_day(record).unwrap() < now.today, "{}", slow.picture());
    // Escape takes back what is typed; the rows of before are there still.
    slow.press("esc f");
    slow.send(Msg::Key(Key::char('x')));
    slow.press("esc");
    assert!(slow.is_idle() && !slow.picture().contains(WORD), "{}", slow.picture());
}

#[test]
fn the_first_picture_is_of_the_place_that_was_left_and_needs_one_job() {
    let data = Arc::new(Session::with_many(120).app.data().clone());
    let now = Now::new(TODAY.parse().unwrap());
    let size = Size { width: 80, height: 24 };
    let keymap = Keymap::of_table().unwrap();
    let place = Place {
        screen: "board".into(),
        record: Some(id("nv-77")),
        filters: vec![("board".into(), "is:overdue".into())],
        ..Place::default()
    };
    let app = App::new(Arc::clone(&data), now, Lang::new(Language::Vietnamese), keymap, size);
    let mut app = app.at(&place, None);
    let job = app.job().unwrap();
    let outcome = app.update(Msg::Rebuilt(Box::new(job.run(&mut Standby::default()))));
    assert!(outcome.dirty && outcome.effects.is_empty(), "{:?}", outcome.effects);
    assert!(!app.projection().is_loading() && app.projection().is_counted() && app.job().is_none());
    assert_eq!(app.place().screen, "board");
    assert_eq!(app.place().filters, place.filters);
    assert!(app.projection().counts().overdue > 0);
    let record = app.selected().unwrap();
    assert!(now.last_day(record).unwrap() < now.today);
}

/// Something that happens while rows may be on their way.
#[derive(Debug, Clone)]
enum Step {
    Keys(&'static str),
    /// A filter that is pasted; an empty one takes it off.
    Filter(&'static str),
    /// Never one that shows the panes of several screens: a pane that was gone through before its rows came has a cursor of
    /// its own.
    Size(u16, u16),
    /// A note on the record at hand: an edit that moves no row.
    Note,
    /// Another state for it. Rows that move are shown in their old place first, so the next key comes when they are there.
    State(&'static str),
}

impl Step {
    fn any() -> impl Strategy<Value = Self> {
        let keys = [
            "1", "2", "3", "4", "5", "6", "7", "tab", "j", "j", "j", "k", "G", "home", "l", "h", "enter",
            "esc", "esc", "space", "*", "v", "V", "z", "a", "+", ")", "r", "?", "m", "i",
        ];
        let filters = ["", "is:overdue", "chuyen gia", "is:open cong nghe", "no such words", "staus:doing"];
        let states = ["s j enter", "s j j enter", "s j j j j enter enter"];
        prop_oneof![
            12 => prop::sample::select(keys.to_vec()).prop_map(Self::Keys),
            2 => prop::sample::select(filters.to_vec()).prop_map(Self::Filter),
            1 => prop::sample::select(vec![(80, 24), (80, 40), (60, 20)]).prop_map(|(w, h)| Self::Size(w, h)),
            1 => Just(Self::Note),
            1 => prop::sample::select(states.to_vec()).prop_map(Self::State),
        ]
    }

    fn leaves(&self) -> bool {
        matches!(self, Self::Keys("1" | "2" | "3" | "4" | "5" | "6" | "7" | "tab"))
    }

    fn take(&self, session: &mut Session) {
        let key = |session: &mut Session, key: &str| drop(session.key(key));
        let paste = |session: &mut Session, text: &str| drop(session.message(Msg::Paste(text.into())));
        match self {
            Self::Keys(keys) => keys.split(' ').for_each(|it| key(session, it)),
            Self::Filter(text) => {
                key(session, "f");
                key(session, "ctrl-u");
                paste(session, text);
                key(session, "enter");
                // What is no filter stays to be mended.
                if *text == "staus:doing" {
                    key(session, "esc");
                }
            }
            Self::Size(width, height) => {
                drop(session.message(Msg::Resize(Size { width: *width, height: *height })));
            }
            Self::Note => {
                key(session, "N");
                paste(session, "đã gọi");
                key(session, "enter");
            }
            Self::State(keys) => {
                session.settle();
                keys.split(' ').for_each(|it| key(session, it));
                session.settle();
                // Of several records it is a plan that is left again.
                (0..3).for_each(|_| key(session, "esc"));
            }
        }
    }
}

#[test]
fn what_is_folded_stays_so_after_a_filter_that_leaves_nothing() {
    let mut session = Session::new(80, 24);
    session.press("2 k h");
    let folded = session.app.tree().rows().len();
    session.press("f").type_text("is:overdue").press("enter");
    assert!(session.app.tree().rows().is_empty());
    session.press("esc");
    assert_eq!(session.app.tree().rows().len(), folded);
}

/// What was at hand before is not among the rows: then the first is, however late the rows of the screen are.
#[test]
fn a_filter_that_leaves_the_record_out_selects_the_first_row() {
    for session in [Session::new(80, 24).at_once(), Session::new(80, 24).late()] {
        let mut slow = Slow { session, asked: Vec::new() };
        slow.all_jobs();
        slow.press("3");
        slow.press("f");
        slow.send(Msg::Paste("is:open cong nghe".into()));
        slow.press("enter");
        slow.all_jobs();
        slow.press("G 6 3 f");
        slow.send(Msg::Paste("is:overdue".into()));
        slow.press("enter");
        slow.all_jobs();
        let first = slow.session.app.place().record;
        slow.press("home");
        assert!(first.is_some() && slow.session.app.place().record == first, "{}", slow.picture());
    }
}

/// The list that `r` asks for opens when it is worked out; what was typed since is meant for it.
#[test]
fn keys_after_a_list_was_asked_for_are_pressed_in_the_list() {
    let pictures = [Session::new(80, 24).at_once(), Session::new(80, 24).late()].map(|session| {
        let mut slow = Slow { session, asked: Vec::new() };
        slow.all_jobs();
        slow.press("3");
        slow.all_jobs();
        slow.press("r j ?");
        slow.all_jobs();
        slow.picture()
    });
    assert!(pictures[0].contains("Sáu rõ"), "{}", pictures[0]);
    assert_eq!(pictures[0], pictures[1]);
}

#[test]
fn an_empty_column_that_was_chosen_stays_at_hand_when_the_rows_come_anew() {
    let mut session = Session::new(80, 24);
    session.press("4 l");
    assert_eq!(session.app.board().column(), 1);
    session.send(Msg::Today(TODAY.parse().unwrap()));
    assert_eq!(session.app.board().column(), 1);
}

#[test]
fn a_key_after_a_form_is_about_the_record_that_was_saved() {
    for session in [Session::new(80, 24).at_once(), Session::new(80, 24).late()] {
        let mut slow = Slow { session, asked: Vec::new() };
        slow.press("4 n");
        slow.all_jobs();
        slow.send(Msg::Paste("Lập báo cáo quý".into()));
        slow.press("f2 d");
        slow.all_jobs();
        let [Overlay::Entry(entry)] = slow.session.app.overlays() else { panic!("{}", slow.picture()) };
        assert_eq!(entry.seen.title(), "Lập báo cáo quý");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 200, ..ProptestConfig::default() })]
    /// Whenever jobs are answered, the same keys lead to the same screen, row and layer.
    #[test]
    fn the_time_that_jobs_take_changes_nothing(
        steps in prop::collection::vec((Step::any(), 0_usize..3), 1..40),
    ) {
        let mut at_once = Session::new(80, 24).at_once();
        let mut late = Session::new(80, 24).late();
        let mut is_filtered = false;
        for (step, answers) in &steps {
            // A screen is left, and filtered, with the record that can be seen: after a filter, and on a screen that does not
            // have it, that may be another one before the rows are there, and both are right.
            let is_other = is_filtered || late.app.place().record != at_once.app.place().record;
            if is_other && (step.leaves() || matches!(step, Step::Filter(_))) {
                is_filtered = false;
                late.settle();
            }
            is_filtered |= matches!(step, Step::Filter(_) | Step::Keys("esc"));
            step.take(&mut at_once);
            step.take(&mut late);
            (0..*answers).for_each(|_| drop(late.answer()));
        }
        // Both are drawn: where text is typed, jobs are done before the next frame.
        at_once.settle();
        late.settle();
        prop_assert_eq!(late.picture(), at_once.picture());
        prop_assert_eq!(late.app.place(), at_once.app.place());
    }
}

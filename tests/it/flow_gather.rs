//! Going to a screen of a large store: it is there at once, its rows come when a walk beside the loop is done, and no key
//! that is typed in between is lost or means another row.

use std::sync::Arc;

use cncl::app::App;
use cncl::app::key::Key;
use cncl::app::keymap::Keymap;
use cncl::app::message::{Effect, Msg, Outcome, Size};
use cncl::app::overlay::Overlay;
use cncl::app::place::Place;
use cncl::app::reckon::{Job, MANY};
use cncl::lang::{Lang, Language};
use cncl::model::{Conflict, Dataset, Id, Now, Record, Status};
use proptest::prelude::*;

use crate::support::app::{Session, TODAY};

const WORD: &str = "Đang tập hợp…";

/// The program in a large store, where walks are done when a test says so.
struct Slow {
    session: Session,
    /// Walks that are not done yet.
    jobs: Vec<Job>,
    /// What else was asked for.
    asked: Vec<Effect>,
}

impl Slow {
    fn new() -> Self {
        Self { session: Session::with_many(MANY + 20), jobs: Vec::new(), asked: Vec::new() }
    }

    fn app(&mut self) -> &mut App {
        &mut self.session.app
    }

    fn send(&mut self, msg: Msg) {
        if let Msg::Resize(size) = msg {
            self.session.size = size;
        }
        let outcome = self.app().update(msg);
        self.take(outcome);
    }

    fn take(&mut self, outcome: Outcome) {
        for effect in outcome.effects {
            if effect == Effect::Reckon {
                let job = self.app().job();
                self.jobs.push(job);
            } else {
                self.asked.push(effect);
            }
        }
    }

    fn press(&mut self, keys: &str) {
        keys.split(' ').for_each(|key| self.send(Msg::Key(key.parse::<Key>().unwrap())));
    }

    /// Does the oldest walk that is not done yet.
    fn one_walk(&mut self) {
        if !self.jobs.is_empty() {
            let found = self.jobs.remove(0).run();
            self.send(Msg::Reckoned(Box::new(found)));
        }
    }

    /// Does every walk, and those that are asked for then.
    fn walks(&mut self) {
        while !self.jobs.is_empty() {
            self.one_walk();
        }
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
    assert!(slow.picture().contains("Nhiệm vụ") && slow.picture().contains(WORD), "{}", slow.picture());
    assert_eq!(slow.at_hand(), None, "nothing is at hand that cannot be seen");
    assert_eq!(slow.app().place().record, before, "who quits now starts here again");
    slow.walks();
    assert!(!slow.picture().contains(WORD), "{}", slow.picture());
    assert_eq!(slow.at_hand(), before);
}

#[test]
fn keys_before_the_rows_mean_what_they_mean_after_them() {
    let mut waited = Slow::new();
    waited.press("j 4");
    waited.walks();
    waited.press("j j enter");
    let mut hasty = Slow::new();
    hasty.press("j 4 j j enter");
    assert!(hasty.session.app.overlays().is_empty());
    assert!(hasty.picture().contains("(3 phím chờ)"), "{}", hasty.picture());
    hasty.walks();
    assert!(matches!(hasty.session.app.overlays(), [Overlay::Detail(_)]));
    assert_eq!(hasty.picture(), waited.picture());
}

#[test]
fn what_is_typed_after_a_key_that_waits_is_text_where_that_key_asks_for_text() {
    let mut slow = Slow::new();
    slow.press("3 d");
    slow.send(Msg::Paste("31/12/2031".into()));
    slow.press("4 q");
    assert!(slow.asked.is_empty(), "no letter of the text is a command: {:?}", slow.asked);
    slow.walks();
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
fn going_back_and_forth_costs_no_walk_as_long_as_the_records_are_the_same() {
    let mut slow = Slow::new();
    slow.press("4");
    slow.walks();
    slow.press("3");
    slow.walks();
    let timeline = slow.picture();
    for keys in ["4", "1", "4", "3"] {
        slow.press(keys);
        assert!(slow.jobs.is_empty() && !slow.picture().contains(WORD), "{keys}: {}", slow.picture());
    }
    assert_eq!(slow.picture(), timeline);
    // An edit that moves no row of any screen takes none of them away.
    let record = slow.at_hand().unwrap();
    let noted = slow.edited(&record, |record| set(record, "progress", serde_json::json!(40)));
    slow.send(noted);
    slow.walks();
    for keys in ["1", "3"] {
        slow.press(keys);
        assert!(!slow.picture().contains(WORD), "{keys}: {}", slow.picture());
    }
    // The board may show the state of a task that was changed elsewhere.
    slow.press("4");
    assert!(slow.picture().contains(WORD), "{}", slow.picture());
}

#[test]
fn a_walk_for_a_screen_that_was_left_is_not_done_again_when_somebody_comes_back() {
    let mut slow = Slow::new();
    slow.press("3 4");
    slow.walks();
    assert!(!slow.picture().contains(WORD));
    slow.press("3");
    assert!(slow.jobs.is_empty() && !slow.picture().contains(WORD), "{}", slow.picture());
}

#[test]
fn records_that_others_edit_meanwhile_come_with_the_next_walk_and_keys_still_mean_their_record() {
    let mut slow = Slow::new();
    let first = slow.at_hand().unwrap();
    slow.press("4 s");
    // Somebody else finishes that very task while the board is gathered.
    let done = slow.edited(&first, |record| set(record, "status", serde_json::json!("done")));
    slow.send(done);
    assert!(slow.picture().contains(WORD), "{}", slow.picture());
    slow.one_walk();
    assert!(!slow.picture().contains(WORD), "who writes fast keeps nobody waiting: {}", slow.picture());
    slow.walks();
    let [Overlay::Menu(menu)] = slow.session.app.overlays() else { panic!("{}", slow.picture()) };
    let [record] = menu.seen.as_slice() else { panic!("{:?}", menu.seen) };
    assert_eq!(record.id, first);
    slow.press("esc");
    assert_eq!(slow.at_hand(), Some(first));
    assert_eq!(slow.session.app.board().column(), Status::Done as usize);
}

#[test]
fn counts_are_never_those_of_a_walk_that_an_edit_overtook() {
    let mut slow = Slow::new();
    let overdue = slow.session.app.counts().overdue;
    let first = slow.at_hand().unwrap();
    slow.press("f");
    slow.send(Msg::Key(Key::char('v')));
    assert!(slow.app().settle_soon());
    let early = slow.app().job();
    let done = slow.edited(&first, |record| set(record, "status", serde_json::json!("done")));
    slow.send(done);
    slow.walks();
    slow.send(Msg::Reckoned(Box::new(early.run())));
    slow.walks();
    assert_eq!(slow.session.app.counts().overdue, overdue - 1);
}

#[test]
fn another_size_meanwhile_takes_nothing_away_and_asks_for_what_it_shows_more() {
    let mut slow = Slow::new();
    slow.press("4");
    slow.send(Msg::Resize(Size { width: 120, height: 40 }));
    assert!(slow.picture().contains(WORD));
    slow.press("j");
    slow.send(Msg::Resize(Size { width: 60, height: 20 }));
    slow.walks();
    assert!(!slow.picture().contains(WORD), "{}", slow.picture());
    slow.press("1");
    slow.walks();
    let rows = slow.session.app.list(cncl::app::screen::Pane::Work).unwrap().rows().len();
    slow.send(Msg::Resize(Size { width: 80, height: 24 }));
    assert!(!slow.picture().contains(WORD), "the list was there before: {}", slow.picture());
    // With 120 columns the timeline and the board stand on the first screen, with 80 the list.
    slow.send(Msg::Resize(Size { width: 120, height: 40 }));
    slow.walks();
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
    slow.walks();
    assert!(matches!(slow.session.app.overlays(), [Overlay::Conflict(_)]), "nobody chose");
    assert_eq!(slow.session.app.waiting_keys(), 0);
}

#[test]
fn who_leaves_a_filter_before_its_walk_is_done_waits_for_it_beside_the_loop() {
    let mut slow = Slow::new();
    slow.press("f");
    "is:overdue".chars().for_each(|c| slow.send(Msg::Key(Key::char(c))));
    assert!(slow.app().settle_soon());
    let job = slow.app().job();
    slow.jobs.push(job);
    slow.press("enter G enter");
    assert_eq!(slow.jobs.len(), 1, "that walk is the right one");
    assert!(slow.picture().contains(WORD), "{}", slow.picture());
    slow.walks();
    let now = slow.session.app.now();
    let open = slow.session.app.overlays().last();
    let Some(Overlay::Detail(sheet)) = open else { panic!("{}", slow.picture()) };
    let record = slow.session.app.data().get(&sheet.id).unwrap();
    assert!(now.last_day(record).unwrap() < now.today, "{}", slow.picture());
    // Escape takes back what is typed; the rows of before are there still.
    slow.press("esc f");
    slow.send(Msg::Key(Key::char('x')));
    slow.press("esc");
    assert!(slow.jobs.is_empty() && !slow.picture().contains(WORD), "{}", slow.picture());
}

#[test]
fn the_first_picture_is_of_the_place_that_was_left_and_needs_one_walk() {
    let data = Arc::new(Session::with_many(MANY + 20).app.data().clone());
    let now = Now::new(TODAY.parse().unwrap());
    let size = Size { width: 80, height: 24 };
    let bare = |data: &Arc<Dataset>| {
        App::bare(Arc::clone(data), now, Lang::new(Language::Vietnamese), Keymap::of_table().unwrap(), size)
    };
    let place = Place {
        screen: "board".into(),
        record: Some(id("nv-77")),
        filters: vec![("board".into(), "is:overdue".into())],
        ..Place::default()
    };
    let app = bare(&data).at(&place, None);
    assert!(!app.is_gathering() && app.is_counted());
    assert_eq!(app.place().screen, "board");
    assert_eq!(app.place().filters, place.filters);
    assert!(app.counts().overdue > 0);
    let record = app.selected().unwrap();
    assert!(now.last_day(record).unwrap() < now.today);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]
    /// Whenever the walks are done, the same keys lead to the same screen, row and layer.
    #[test]
    fn the_time_that_walks_take_changes_nothing(
        steps in prop::collection::vec((prop::sample::select(vec![
            "1", "3", "4", "j", "j", "k", "G", "home", "enter", "esc", "space", "l", "h", "v", "z",
        ]), 0_u8..3), 1..14),
    ) {
        let mut at_once = Slow::new();
        let mut late = Slow::new();
        for (key, done) in steps {
            at_once.press(key);
            at_once.walks();
            late.press(key);
            (0..done).for_each(|_| late.one_walk());
        }
        late.walks();
        prop_assert_eq!(late.picture(), at_once.picture());
    }
}

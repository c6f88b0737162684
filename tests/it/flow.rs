//! What keys do: state, keys, state. A case is written in a minute.

use cncl::app::key::Key;
use cncl::app::layout::Size;
use cncl::app::message::{Effect, Msg};
use cncl::app::screen::Screen;
use cncl::model::Status;
use cncl::search::{Answer, Field, Hit, Standby};
use cncl::store::MemoryLog;
use cncl::view::sheet::Tone;

use crate::support::app::{Session, TODAY};

#[test]
fn the_first_screen_says_what_is_due_and_who_leads() {
    let session = Session::new(80, 24);
    let picture = session.picture();
    for words in ["Việc cần làm", "15/10/2025", "29/10/2025", "Bộ KH&CN", "chưa nêu chủ trì", "Họp 30/9/2025"]
    {
        assert!(picture.contains(words), "{words}\n{picture}");
    }
}

#[test]
fn tab_and_digits_go_to_the_same_screens() {
    let mut tabbed = Session::new(80, 24);
    let mut typed = Session::new(80, 24);
    for (digit, screen) in (2..).zip(&Screen::ALL[1..]) {
        tabbed.press("tab");
        typed.press(&digit.to_string());
        assert_eq!((tabbed.app.screen(), typed.app.screen()), (*screen, *screen));
    }
    tabbed.press("tab");
    assert_eq!(tabbed.app.screen(), Screen::Overview);
}

#[test]
fn finding_opening_following_and_coming_back() {
    let mut session = Session::new(80, 24);
    session.press("/").type_text("blockchain").press("enter");
    assert!(session.picture().contains("Công nghệ Blockchain"));
    session.press("enter");
    assert!(session.picture().contains("Danh mục công nghệ chiến lược ưu tiên của thành phố Hà Nội"));
    session.press("enter");
    assert!(session.picture().contains("1139/QĐ-UBND"), "{}", session.picture());
    session.press("esc esc esc esc");
    assert_eq!(session.app.overlays().len(), 0);
    assert!(session.picture().contains("Việc cần làm"));
}

#[test]
fn a_filter_that_nothing_passes_says_so_and_escape_takes_it_off() {
    // Typing `lead:` letter by letter once emptied the list under the cursor and ended in a panic.
    let mut session = Session::new(80, 24);
    session.press("f").type_text("zzzz qqqq").press("enter");
    assert!(session.picture().contains("Không có mục nào khớp"));
    session.press("esc");
    assert!(session.picture().contains("15/10/2025"));
}

#[test]
fn escape_in_the_prompt_puts_the_old_filter_back() {
    let mut session = Session::new(80, 24);
    session.press("f").type_text("is:overdue").press("enter");
    session.press("f").type_text(" kind:milestone").press("esc");
    assert_eq!(session.app.filter_text(), "is:overdue");
}

#[test]
fn what_is_no_filter_is_told_and_changes_nothing() {
    let mut session = Session::new(120, 30);
    session.press("f").type_text("staus:done");
    let picture = session.picture();
    assert!(picture.contains("staus") && picture.contains("status"), "{picture}");
    session.press("enter");
    assert_eq!(session.app.overlays().len(), 1, "the prompt stays open");
}

#[test]
fn the_record_at_hand_stays_at_hand_on_the_next_screen() {
    let mut session = Session::new(80, 24);
    session.press("j j j");
    let before = session.app.selected().unwrap().id.clone();
    session.press("3");
    assert_eq!(session.app.selected().unwrap().id, before);
    session.press("4");
    assert_eq!(session.app.selected().unwrap().id, before);
}

#[test]
fn quit_goes_back_first_and_escape_never_quits() {
    let mut session = Session::new(80, 24);
    session.press("enter");
    assert_eq!(session.effects("q"), []);
    assert_eq!(session.effects("esc"), []);
    assert_eq!(session.effects("q"), [Effect::Quit]);
}

#[test]
fn folding_and_unfolding_the_tree() {
    let mut session = Session::new(80, 24);
    session.press("2");
    let folded = session.app.tree().rows().len();
    session.press("z");
    let open = session.app.tree().rows().len();
    assert!(open > folded);
    assert!(session.picture().contains("Blockchain"));
    session.press("z");
    assert!(session.app.tree().rows().len() < folded, "everything is folded, the places as well");
}

#[test]
fn arrows_lead_from_the_work_list_to_the_tree_and_back() {
    let mut session = Session::new(80, 24);
    session.press("left");
    assert_eq!(session.app.focused(), cncl::app::screen::Pane::Tree);
    session.press("right");
    assert_eq!(
        session.app.focused(),
        cncl::app::screen::Pane::Work,
        "a leaf opens nothing, so right goes on"
    );
}

#[test]
fn keys_that_a_vietnamese_keyboard_changed_still_work() {
    // `j` right after `u` arrives as a Backspace and `ụ`.
    let mut session = Session::new(80, 24);
    let first = session.app.selected().unwrap().id.clone();
    session.press("backspace ụ");
    assert_ne!(session.app.selected().unwrap().id, first);
}

#[test]
fn a_paste_outside_a_field_is_refused_and_inside_is_text() {
    let mut session = Session::new(80, 24);
    session.send(Msg::Paste("q\n/".into()));
    assert_eq!(session.app.overlays().len(), 0);
    session.press("/");
    session.send(Msg::Paste("kế hoạch\n43".into()));
    assert!(session.picture().contains("kế hoạch 43"));
}

#[test]
fn a_stale_answer_is_dropped() {
    let mut session = Session::new(80, 24);
    session.press("/").type_text("chip");
    let before = session.picture();
    session.send(Msg::Found { n: 1, answer: Ok(Answer::default()) });
    assert_eq!(session.picture(), before);
}

#[test]
fn cards_are_reached_in_every_column() {
    let mut session = Session::new(80, 24);
    session.press("4 G");
    let last = session.app.selected().unwrap().id.clone();
    session.press("l l l l l l l l");
    assert_eq!(session.app.board().column(), 6);
    assert!(session.app.selected().is_none(), "nothing is dropped yet");
    session.press("h h h h h h");
    assert_eq!(session.app.selected().unwrap().id, last);
}

#[test]
fn a_new_day_moves_every_countdown() {
    let mut session = Session::on(80, 24, "2025-10-01");
    assert!(session.picture().contains("còn 14 ngày"), "{}", session.picture());
    session.send(Msg::Today("2025-10-10".parse().unwrap()));
    assert!(session.picture().contains("còn 5 ngày"));
    assert_eq!(session.app.projection().counts().soon, 1);
}

#[test]
fn the_selection_survives_a_change_of_size() {
    let mut session = Session::new(80, 24);
    session.press("j j j j j j j");
    let at = session.app.selected().unwrap().id.clone();
    for (width, height) in [(40, 12), (20, 5), (1, 1), (200, 50), (80, 24)] {
        session.send(Msg::Resize(Size { width, height }));
    }
    assert_eq!(session.app.selected().unwrap().id, at);
}

#[test]
fn a_state_is_chosen_saved_and_undone() {
    let mut session = Session::new(80, 24);
    let id = session.app.selected().unwrap().id.clone();
    let status = |session: &Session| session.app.data().get(&id).unwrap().as_task().unwrap().status;
    session.press("s j j enter");
    assert_eq!(status(&session), Status::Doing);
    session.press("u");
    assert_eq!(status(&session), Status::Unknown);
    session.press("ctrl-r");
    assert_eq!(status(&session), Status::Doing);
}

#[test]
fn a_finished_task_gets_its_day_and_leaves_the_work_list() {
    let mut session = Session::new(80, 24);
    let id = session.app.selected().unwrap().id.clone();
    session.press("s j j j j enter enter enter");
    assert_eq!(session.app.data().get(&id).unwrap().done_on(), Some(TODAY.parse().unwrap()));
    assert_ne!(session.app.selected().unwrap().id, id);
    session.press("u");
    assert_eq!(session.app.data().get(&id).unwrap().done_on(), None);
}

#[test]
fn cards_move_across_the_board() {
    let mut session = Session::new(160, 45);
    session.press("4 L L");
    let task = session.app.selected().unwrap();
    assert_eq!(task.as_task().unwrap().status, Status::Doing);
    assert_eq!(session.app.board().column(), 2, "the cursor goes with its card");
    session.press("shift-left");
    assert_eq!(session.app.selected().unwrap().as_task().unwrap().status, Status::Todo);
}

#[test]
fn a_deadline_echoes_what_is_understood_and_refuses_what_cannot_be() {
    let mut session = Session::new(80, 24);
    let id = session.app.selected().unwrap().id.clone();
    session.press("d ctrl-u").type_text("31/12/2026");
    assert!(session.picture().contains("còn 39 ngày"), "{}", session.picture());
    session.press("ctrl-u").type_text("31/2/2026").press("enter");
    assert_eq!(session.app.overlays().len(), 1, "what cannot be stays with its reason");
    session.press("ctrl-u").type_text("31/12/2026").press("enter");
    let deadline = session.app.data().get(&id).unwrap().deadline().unwrap().clone();
    assert_eq!(deadline.last_day(TODAY.parse().unwrap()), Some("2026-12-31".parse().unwrap()));
}

#[test]
fn progress_and_notes_are_recorded() {
    let mut session = Session::new(80, 24);
    let id = session.app.selected().unwrap().id.clone();
    session.press("%").type_text("150").press("enter");
    assert!(session.picture().contains("150"));
    session.press("ctrl-u").type_text("40").press("enter N").type_text("đã gọi điện").press("enter");
    let record = session.app.data().get(&id).unwrap();
    assert_eq!(record.as_task().unwrap().progress, Some(40));
    assert_eq!(&*record.head.notes.last().unwrap().text, "đã gọi điện");
}

#[test]
fn what_another_person_does_is_shown_without_moving_anything() {
    let log = MemoryLog::default();
    let (mut an, mut binh) = (Session::beside(&log, "an"), Session::beside(&log, "binh"));
    an.press("j j");
    let at = an.app.selected().unwrap().id.clone();
    binh.press("s j j enter");
    let changed = binh.app.selected().unwrap().id.clone();
    an.look();
    assert_eq!(an.app.selected().unwrap().id, at);
    assert!(an.app.is_fresh(&changed) && !an.app.is_fresh(&at));
    assert_eq!(an.app.data().get(&changed).unwrap().as_task().unwrap().status, Status::Doing);
    an.send(Msg::Fade);
    assert!(!an.app.is_fresh(&changed));
}

#[test]
fn two_people_one_field_the_second_one_decides() {
    let choices = [("m", Status::Paused), ("t", Status::Doing), ("esc", Status::Doing)];
    for (key, status) in choices {
        let log = MemoryLog::default();
        let (mut an, mut binh) = (Session::beside(&log, "an"), Session::beside(&log, "binh"));
        let id = an.app.selected().unwrap().id.clone();
        binh.press("s");
        an.press("s j j enter");
        binh.press("j j j j j enter");
        let picture = binh.picture();
        assert!(picture.contains("Tạm hoãn") && picture.contains("Đang thực hiện"), "{picture}");
        binh.press(key);
        an.look();
        assert_eq!(an.app.data().get(&id).unwrap().as_task().unwrap().status, status, "{key}");
    }
}

#[test]
fn a_read_only_store_refuses_with_a_sentence_and_wears_a_badge() {
    let mut session = Session::new(80, 24);
    session.app = session.app.read_only(true);
    for keys in ["s", "d", "n", "N", "e", "C", "u", "%"] {
        session.press(keys);
        assert!(session.picture().contains("chỉ đọc"), "{keys}");
        assert!(session.app.overlays().is_empty(), "{keys}");
    }
    assert!(session.picture().lines().nth(1).unwrap().contains("[chỉ đọc]"));
}

#[test]
fn the_search_is_made_ready_when_the_finder_opens_and_not_at_every_letter() {
    let mut session = Session::new(80, 24);
    let mut effects = |c: char| session.app.update(Msg::Key(Key::char(c))).effects;
    assert!(effects('/').contains(&Effect::ReadySearch));
    assert!(!effects('c').contains(&Effect::ReadySearch));
}

#[test]
fn enter_before_the_answer_opens_the_first_hit_when_it_comes() {
    let mut session = Session::new(80, 24);
    session.press("/");
    session.app.update(Msg::Key(Key::char('c')));
    session.app.update(Msg::Key(Key::char('h')));
    let Some(Effect::Search { n, .. }) = session.app.update(Msg::Key(Key::char('i'))).effects.pop() else {
        panic!("a query was sent");
    };
    session.press("enter");
    assert_eq!(session.app.overlays().len(), 1, "nothing is there yet");
    let hit =
        Hit { place: 3, score: 1, field: Field::Title, ranges: Vec::new(), text: String::new(), why: None };
    session.send(Msg::Found { n, answer: Ok(Answer { hits: vec![hit], total: 1, ..Answer::default() }) });
    assert_eq!(session.app.overlays().len(), 2);
}

#[test]
fn a_burst_of_letters_into_the_filter_is_one_job() {
    // A thousand letters at once held the program up for seconds when each of them filtered everything.
    let mut session = Session::new(80, 24);
    session.press("f");
    let type_in = |session: &mut Session, text: &str| {
        text.chars().for_each(|c| drop(session.message(Msg::Key(Key::char(c)))));
        session.begin_jobs();
    };
    type_in(&mut session, &"a ".repeat(100));
    assert_eq!(session.jobs.len(), 1);
    type_in(&mut session, &"a ".repeat(1900));
    session.settle();
    assert!(session.picture().contains("400"), "{}", session.picture());
}

#[test]
fn a_task_without_a_lead_says_so_and_a_document_says_what_is_known_of_its_force() {
    let mut session = Session::new(80, 24);
    session.press("enter");
    assert!(session.picture().contains("Chủ trì") && session.picture().contains("chưa nêu chủ trì"));
    session.press("esc 6 c");
    assert!(session.picture().contains("nguồn không nêu hiệu lực"), "{}", session.picture());
}

#[test]
fn no_machine_word_stands_in_the_lines_of_any_record() {
    let session = Session::new(80, 24);
    for record in session.app.data().iter() {
        for line in session.app.sheet(&record.id) {
            let slug = |word: &str| {
                word.len() > 4 && word.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c == '_')
            };
            let english = line.label == "Tên tiếng Anh" || line.tone == Tone::Quote;
            assert!(english || !slug(&line.text), "{}: {} {}", record.id, line.label, line.text);
        }
    }
}

/// One edit need not walk over every record; what it leaves out must come to the same as walking.
#[test]
fn an_edit_in_place_shows_the_same_as_a_fresh_start() {
    for keys in ["s j enter", "s j j j j enter enter", "%", "N", "d"] {
        for screen in ["1", "3", "4"] {
            let mut session = Session::new(120, 40);
            session.press(screen).press(keys);
            if session.app.overlays().last().is_some() {
                session
                    .press("ctrl-u")
                    .type_text(if keys == "d" { "31/12/2027" } else { "40" })
                    .press("enter");
            }
            session.send(Msg::Fade);
            let edited = session.picture();
            let today = session.app.now().today;
            session.send(Msg::Today(today));
            assert_eq!(edited, session.picture(), "{screen} {keys}");
        }
    }
}

#[test]
fn unsaved_text_is_kept_offered_again_and_forgotten_once_it_is_saved() {
    let mut session = Session::new(80, 24);
    session.press("N");
    let effects = session.app.update(Msg::Key(Key::char('đ'))).effects;
    let [Effect::Draft { place, text }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(text, "đ");
    let mut next = Session::new(80, 24);
    next.send(Msg::Drafts(vec![(place.clone(), "đã gọi".into())]));
    assert!(next.picture().contains("soạn dở"));
    next.press("N");
    assert!(next.picture().contains("đã gọi"));
    let effects = next.app.update(Msg::Key("enter".parse().unwrap())).effects;
    assert!(effects.contains(&Effect::Draft { place: place.clone(), text: String::new() }), "{effects:?}");
}

#[test]
fn a_row_moves_when_its_job_is_done_and_not_before() {
    let mut session = Session::with_many(50).late();
    let first = session.app.selected().unwrap().id.clone();
    "s j j j j enter f2".split(' ').for_each(|key| drop(session.key(key)));
    assert_eq!(session.app.selected().unwrap().id, first, "it is shown in its old place");
    session.settle();
    assert_ne!(session.app.selected().unwrap().id, first, "what is done has left the list");
    let edited = session.picture();
    session.send(Msg::Fade);
    session.send(Msg::Today(TODAY.parse().unwrap()));
    assert_eq!(edited.lines().nth(3), session.picture().lines().nth(3));
}

#[test]
fn a_filter_is_worked_out_one_job_after_the_other_and_the_rows_from_before_stand_until_then() {
    let mut session = Session::with_many(50).late();
    session.press("f");
    let key = |session: &mut Session, c: char| drop(session.message(Msg::Key(Key::char(c))));
    let before = session.picture();
    key(&mut session, 'i');
    session.begin_jobs();
    "s:done".chars().for_each(|c| key(&mut session, c));
    assert_eq!(session.jobs.len(), 1);
    assert_eq!(row(&session.picture()), row(&before), "the rows stand until then");
    session.answer();
    session.begin_jobs();
    assert_eq!(session.jobs.len(), 1, "now the next");
    session.answer();
    assert!(session.jobs.is_empty());
    let filtered = session.picture();
    session.press("enter");
    assert_eq!(row(&session.picture()), row(&filtered), "Enter leaves what is there");
    // Enter before the job is done leads to the same.
    session.press("f ctrl-u");
    "is:done".chars().for_each(|c| key(&mut session, c));
    session.press("enter");
    assert_eq!(row(&session.picture()), row(&filtered));
}

/// The first row of the list on the right.
fn row(picture: &str) -> Option<&str> {
    picture.lines().nth(2)?.split('│').nth(1)
}

#[test]
fn what_is_typed_into_a_filter_letter_by_letter_leaves_the_record_at_hand_as_what_is_typed_at_once_does() {
    let mut at_once = Session::new(80, 24);
    at_once.press("4 j j f").type_text("is:overdue chuyen gia").press("enter");
    let mut slowly = Session::new(80, 24);
    slowly.press("4 j j f");
    "is:overdue chuyen gia".chars().for_each(|c| _ = slowly.type_text(&c.to_string()));
    slowly.press("enter");
    assert_eq!(slowly.picture(), at_once.picture());
    // It is given up once another record is chosen.
    slowly.press("j esc");
    assert_eq!(slowly.app.place().record, slowly.app.selected().map(|record| record.id.clone()));
}

#[test]
fn what_a_job_found_that_was_overtaken_is_dropped() {
    let mut session = Session::new(80, 24).late();
    drop(session.message(Msg::Today(TODAY.parse().unwrap())));
    let late = session.jobs.pop_front().unwrap().run(&mut Standby::default());
    session.press("f").type_text("is:overdue").press("enter");
    let picture = session.picture();
    session.send(Msg::Rebuilt(Box::new(late)));
    assert_eq!(session.picture(), picture);
}

//! The mouse: what a press, a second one and the wheel do on each part of the screen, and that they harm nothing that is typed.

use cncl::app::key_bar::key_bar;
use cncl::app::layout::Rect;
use cncl::app::message::Msg;
use cncl::app::mouse::{Gesture, Mouse};
use cncl::app::overlay::Overlay;
use cncl::app::screen::{Pane, Screen};
use cncl::app::tabs::tabs;
use cncl::model::Id;

use crate::support::app::{Session, log_line};

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 36)];

fn point(session: &mut Session, gesture: Gesture, (x, y): (u16, u16)) {
    session.send(Msg::Mouse(Mouse { gesture, x, y }));
}

fn click(session: &mut Session, cell: (u16, u16)) {
    point(session, Gesture::Press, cell);
}

fn double_click(session: &mut Session, cell: (u16, u16)) {
    click(session, cell);
    point(session, Gesture::DoublePress, cell);
}

/// The cell of the screen in which a text begins.
fn cell_of(session: &Session, text: &str) -> (u16, u16) {
    let picture = session.picture();
    let found = picture.lines().enumerate().find_map(|(y, line)| {
        let x = cncl::text::width(&line[..line.find(text)?]);
        Some((u16::try_from(x).unwrap(), u16::try_from(y).unwrap()))
    });
    found.unwrap_or_else(|| panic!("{text} stands nowhere:\n{picture}"))
}

/// The cell of a key of the bar.
fn key_cell(session: &Session, key: &str) -> (u16, u16) {
    let bar = key_bar(&session.app, false).unwrap();
    let hint = bar.hints.iter().find(|hint| hint.key == key);
    let hint = hint.unwrap_or_else(|| panic!("{key} is not in {:?}", bar.hints));
    (bar.at.x + hint.title_x(), bar.at.y)
}

fn rows(session: &Session, pane: Pane) -> Rect {
    session.app.layout().rows_of(pane).unwrap()
}

fn selected(session: &Session) -> Option<Id> {
    session.app.selected().map(|record| record.id.clone())
}

fn title(session: &Session) -> String {
    session.app.selected().map_or_else(String::new, |record| record.title().to_owned())
}

#[test]
fn every_cell_of_every_tab_leads_to_its_screen() {
    for (width, height) in SIZES.into_iter().chain([(90, 16), (50, 14)]) {
        let session = Session::new(width, height);
        for tab in tabs(&session.app, width, height >= 20) {
            for x in tab.x..tab.x + tab.width() {
                let mut session = Session::new(width, height);
                session.press("4");
                let shown = tabs(&session.app, width, height >= 20);
                let Some(tab) = shown.into_iter().find(|tab| (tab.x..tab.x + tab.width()).contains(&x))
                else {
                    continue;
                };
                click(&mut session, (x, 0));
                assert_eq!(session.app.screen(), tab.screen, "{width}x{height} {x}");
            }
        }
    }
}

#[test]
fn beside_the_tabs_nothing_happens() {
    let mut session = Session::new(120, 36);
    let end = tabs(&session.app, 120, true).last().map(|tab| tab.x + tab.width()).unwrap();
    for cell in [(end, 0), (119, 0), (3, 1), (500, 0), (3, 500), (u16::MAX, u16::MAX)] {
        let before = session.picture();
        double_click(&mut session, cell);
        assert_eq!(session.picture(), before, "{cell:?}");
    }
}

/// What a click selects is what the picture marks there: on every line of every pane.
#[test]
fn a_click_selects_the_row_that_stands_there() {
    for (width, height) in SIZES {
        for (keys, pane) in [
            ("1", Pane::Work),
            ("2", Pane::Tree),
            ("3", Pane::Timeline),
            ("3 a", Pane::Timeline),
            ("4", Pane::Board),
            ("4 v", Pane::Board),
            ("5", Pane::Targets),
            ("6", Pane::Documents),
            ("8", Pane::Summary),
        ] {
            let mut hits = 0;
            let lines = {
                let mut session = Session::new(width, height);
                session.press(keys);
                rows(&session, pane).height
            };
            for line in 0..lines {
                let mut session = Session::new(width, height);
                session.press(keys);
                let at = rows(&session, pane);
                let before = session.picture();
                // A row that is cut off by the edge comes into view and stands elsewhere then.
                click(&mut session, (at.x + 3, at.y + line));
                let after = session.picture();
                let within = |picture: &str| {
                    let line = picture.lines().nth(usize::from(at.y + line)).unwrap();
                    line.chars().skip(usize::from(at.x)).take(usize::from(at.width)).collect::<String>()
                };
                let words = |picture: &str| within(picture).replace('▌', " ").trim().to_owned();
                let is_marked = within(&after).starts_with('▌');
                hits += usize::from(is_marked);
                if is_marked {
                    assert_eq!(words(&before), words(&after), "{keys} {width}x{height}, line {line}");
                }
            }
            assert!(hits * 2 >= usize::from(lines.min(8)), "{keys} {width}x{height}: {hits} of {lines}");
        }
    }
}

#[test]
fn a_double_click_opens_the_row_and_one_on_a_heading_nothing() {
    for (width, height) in SIZES {
        let mut session = Session::new(width, height);
        let at = rows(&session, Pane::Work);
        double_click(&mut session, (at.x + 3, at.y));
        assert!(session.app.overlays().is_empty(), "a heading");
        session.press("j j");
        let (wanted, words) = (selected(&session), title(&session));
        let words: String = words.chars().take(12).collect();
        session.press("k k");
        let cell = cell_of(&session, &words);
        double_click(&mut session, cell);
        match session.app.overlays() {
            [Overlay::Sheet(_)] => assert_eq!(session.app.overlays()[0].record(), wanted.as_ref()),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_double_click_on_a_place_of_the_tree_folds_it() {
    let mut session = Session::new(80, 24);
    session.press("2");
    let (at, before) = (rows(&session, Pane::Tree), session.app.tree().rows().len());
    double_click(&mut session, (at.x + 4, at.y));
    assert!(session.app.tree().rows().len() < before);
}

#[test]
fn a_click_on_another_pane_gives_it_the_keys() {
    let mut session = Session::new(120, 36);
    assert_eq!(session.app.focused(), Pane::Work);
    for pane in [Pane::Tree, Pane::Timeline, Pane::Work] {
        let at = rows(&session, pane);
        click(&mut session, (at.x + 2, at.y + 3));
        assert_eq!(session.app.focused(), pane);
    }
    // The title belongs to its pane as well, and selects nothing.
    let (at, before) = (rows(&session, Pane::Tree), session.app.tree().cursor());
    click(&mut session, (at.x + 2, at.y - 1));
    assert_eq!((session.app.focused(), session.app.tree().cursor()), (Pane::Tree, before));
}

#[test]
fn the_row_below_the_ticks_of_the_chart_is_hit_and_the_ticks_are_not() {
    let mut session = Session::new(120, 36);
    session.press("3");
    let at = rows(&session, Pane::Timeline);
    let ticks = session.app.timeline().tick_lines(at.height);
    assert!(ticks > 0);
    let before = session.app.timeline().rows().cursor();
    double_click(&mut session, (at.x + 2, at.y + ticks - 1));
    assert_eq!(session.app.timeline().rows().cursor(), before);
    assert!(session.app.overlays().is_empty());
    click(&mut session, (at.x + 2, at.y + ticks + 4));
    assert_eq!(session.app.timeline().rows().cursor().at, before.top + 4);
    let day = session.app.timeline().rows().item().and_then(|item| item.end);
    assert_eq!(day.or(Some(session.app.timeline().day())), Some(session.app.timeline().day()));
}

#[test]
fn a_card_is_hit_in_its_column_and_below_the_last_one_only_the_column() {
    for (width, height) in SIZES {
        let mut session = Session::of_sample(width, height, crate::support::app::TODAY);
        session.press("4");
        let at = rows(&session, Pane::Board);
        let slots = session.app.board().slots(at.width);
        let second = slots.iter().find(|slot| slot.column == 1).copied().unwrap();
        let cards = session.app.board().columns()[1].cards.clone();
        assert!(cards.len() > 1, "{width}x{height}");
        let lines = cncl::app::pane::board::card_lines(at.height - 1);
        for (place, card) in cards.iter().take(usize::from((at.height - 1) / lines)).enumerate() {
            let y = at.y + 1 + u16::try_from(place).unwrap() * lines;
            for line in 0..lines {
                click(&mut session, (at.x + second.x + 2, y + line));
                assert_eq!(session.app.board().selected(), Some(&card.id), "{width}x{height} {place} {line}");
                session.press("home");
            }
        }
        // The title of a column gives it the keys, with the card that was at hand there.
        session.press("h");
        assert_eq!(session.app.board().column(), 0);
        double_click(&mut session, (at.x + second.x + 2, at.y));
        assert_eq!((session.app.board().column(), session.app.overlays().len()), (1, 0));
    }
}

#[test]
fn an_edit_of_the_history_is_selected_by_any_of_its_lines() {
    let long = "x ".repeat(90);
    for (width, height) in SIZES {
        let mut session = Session::new(width, height);
        session.press("7");
        let lines = (1..=20).rev().map(|n| log_line(n, "an", false, &format!("{n} {long}"))).collect();
        session.send(Msg::History(lines));
        let at = rows(&session, Pane::History);
        let (_, third) = cell_of(&session, "18 x");
        for y in [third, third + 1] {
            click(&mut session, (at.x, at.y));
            assert_eq!(session.app.history().selected().map(|line| line.n), Some(20));
            click(&mut session, (at.x + 30, y));
            assert_eq!(session.app.history().selected().map(|line| line.n), Some(18), "{width}x{height}");
        }
    }
}

#[test]
fn the_wheel_moves_the_rows_of_the_pane_below_it_and_keeps_the_row_at_hand_while_it_can_be_seen() {
    let mut session = Session::new(120, 36);
    let at = rows(&session, Pane::Work);
    let top = |session: &Session| session.app.list(Pane::Work).unwrap().cursor().top;
    session.press("j j j j j j");
    let (before, first) = (selected(&session), top(&session));
    point(&mut session, Gesture::WheelDown, (at.x + 5, at.y + 2));
    // A record takes two lines here: a second one would be more than three.
    assert_eq!((top(&session), selected(&session)), (first + 1, before));
    for _ in 0..100 {
        point(&mut session, Gesture::WheelDown, (at.x + 5, at.y + 2));
    }
    let count = session.app.list(Pane::Work).unwrap().rows().len();
    assert!(top(&session) > first + 1 && top(&session) < count, "the last rows fill the pane");
    for _ in 0..100 {
        point(&mut session, Gesture::WheelUp, (at.x + 5, at.y + 2));
    }
    assert_eq!(top(&session), 0);
    // A pane without the keys moves as well, and does not get them.
    let tree = rows(&session, Pane::Tree);
    click(&mut session, (tree.x + 4, tree.y));
    session.press("z p");
    let focused = session.app.focused();
    assert_ne!(focused, Pane::Tree);
    point(&mut session, Gesture::WheelDown, (tree.x + 1, tree.y + 1));
    assert_eq!((session.app.tree().cursor().top, session.app.focused()), (3, focused));
}

/// No wheel gets stuck, and none leaves the row at hand out of sight.
#[test]
fn the_wheel_goes_through_every_pane_from_end_to_end() {
    for (width, height) in SIZES {
        for (keys, pane) in [
            ("1", Pane::Work),
            ("2 z", Pane::Tree),
            ("3", Pane::Timeline),
            ("4", Pane::Board),
            ("4 v", Pane::Board),
            ("5", Pane::Targets),
            ("6", Pane::Documents),
            ("8", Pane::Summary),
        ] {
            let mut session = Session::of_sample(width, height, crate::support::app::TODAY);
            session.press(keys);
            let at = rows(&session, pane);
            let cell = (at.x + 2, at.y + at.height / 2);
            let turn = |session: &mut Session, gesture| {
                for _ in 0..400 {
                    point(session, gesture, cell);
                }
                session.picture()
            };
            let (top, bottom) =
                (turn(&mut session, Gesture::WheelUp), turn(&mut session, Gesture::WheelDown));
            let position = session.app.position_in(pane);
            let fits = position.scroll_mark(at.height, session.app.lines_in(pane, at)).is_none();
            assert_eq!(top == bottom, fits, "{keys} {width}x{height}");
            assert!(bottom.contains('▌'), "{keys} {width}x{height}\n{bottom}");
            let mut by_keys = Session::of_sample(width, height, crate::support::app::TODAY);
            by_keys.press(keys).press("G");
            let top_row = |session: &Session| session.app.position_in(pane).top;
            assert_eq!(top_row(&session), top_row(&by_keys), "{keys} {width}x{height}");
            turn(&mut session, Gesture::WheelUp);
            assert_eq!(top_row(&session), 0, "{keys} {width}x{height}");
        }
    }
}

#[test]
fn a_click_on_a_key_of_the_bar_is_that_key() {
    for (width, height) in SIZES {
        let session = Session::new(width, height);
        let bar = key_bar(&session.app, false).unwrap();
        assert!(bar.hints.len() > 3 && bar.end() <= width);
        for hint in bar.hints.iter().filter(|hint| hint.key != "q") {
            let picture = |x: Option<u16>| {
                let mut session = Session::new(width, height);
                match x {
                    Some(x) => click(&mut session, (x, bar.at.y)),
                    None => drop(session.press(&hint.key.to_lowercase().replace('↵', "enter"))),
                }
                session.picture()
            };
            let wanted = picture(None);
            for x in [hint.x, hint.end() - 1] {
                assert_eq!(picture(Some(x)), wanted, "{} at {width}x{height}", hint.key);
            }
            let between = picture(Some(hint.end()));
            assert_eq!(between, Session::new(width, height).picture(), "between the keys stands nothing");
        }
    }
}

#[test]
fn the_second_press_of_a_double_one_on_the_bar_does_nothing() {
    let mut session = Session::new(80, 24);
    let cell = key_cell(&session, "n");
    double_click(&mut session, cell);
    assert_eq!(session.app.overlays().len(), 1, "one form, and none saved");
}

#[test]
fn a_sequence_that_was_begun_goes_on_with_a_click() {
    let mut session = Session::new(80, 24);
    session.press("j j j g");
    let bar = key_bar(&session.app, false).unwrap();
    assert!(bar.begun.is_some() && !bar.hints.is_empty());
    let cell = key_cell(&session, "g");
    click(&mut session, cell);
    assert_eq!(session.app.list(Pane::Work).unwrap().cursor().at, 1);
    assert!(session.app.pending().is_empty());
    session.press("j g");
    click(&mut session, (0, 2));
    assert!(session.app.pending().is_empty(), "a click elsewhere breaks it off");
}

#[test]
fn states_and_fields_of_a_menu_are_selected_and_chosen() {
    let mut session = Session::new(80, 24);
    session.press("s");
    let cell = cell_of(&session, "Đang thực hiện");
    click(&mut session, cell);
    assert!(
        matches!(session.app.overlays(), [Overlay::Menu(menu)] if menu.cursor().at == 2),
        "{}",
        session.picture()
    );
    let id = selected_task(&session);
    double_click(&mut session, cell);
    assert!(session.app.overlays().is_empty());
    let status = session.app.data().get(&id).unwrap().as_task().unwrap().status;
    assert_eq!(status as usize, 2);
}

fn selected_task(session: &Session) -> Id {
    match session.app.overlays() {
        [Overlay::Menu(menu)] => menu.seen[0].id.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_keys_in_the_border_of_a_box_are_clicked() {
    let mut session = Session::new(80, 24);
    session.press("s");
    let bar = key_bar(&session.app, false).unwrap();
    assert!(bar.in_border);
    assert_eq!(cell_of(&session, &bar.hints[0].title).1, bar.at.y);
    let back = bar.hints.iter().find(|hint| hint.key == "Esc").unwrap();
    click(&mut session, (bar.at.x + back.x, bar.at.y));
    assert!(session.app.overlays().is_empty());
}

#[test]
fn hits_entries_and_views_are_selected_by_one_click_and_opened_by_two() {
    for (width, height) in SIZES {
        let mut session = Session::new(width, height);
        session.press("/").type_text("công nghệ");
        let Some(Overlay::Finder(finder)) = session.app.overlays().last() else { panic!() };
        assert!(finder.hits().len() > 2);
        let at = session.app.sheet_rect();
        click(&mut session, (at.x + 4, at.y + 3));
        let Some(Overlay::Finder(finder)) = session.app.overlays().last() else { panic!() };
        assert_eq!((finder.cursor().at, finder.input.text()), (2, "công nghệ"));
        if width >= 100 {
            click(&mut session, (width - 4, at.y + 1));
            let Some(Overlay::Finder(finder)) = session.app.overlays().last() else { panic!() };
            assert_eq!(finder.cursor().at, 2, "beside the hits stands the record");
        }
        double_click(&mut session, (at.x + 4, at.y + 1));
        assert!(matches!(session.app.overlays().last(), Some(Overlay::Sheet(_))));

        session.press("esc esc :").type_text("bảng");
        let cell = cell_of(&session, "4            Nhiệm vụ");
        double_click(&mut session, cell);
        assert_eq!(session.app.screen(), Screen::Board, "{}", session.picture());

        let view = |name: &str| cncl::config::View {
            name: name.into(),
            screen: Some("documents".into()),
            ..cncl::config::View::default()
        };
        let mut session = Session::new(width, height);
        session.begin(|app| app.with_views(vec![view("Một"), view("Hai")], Vec::new()));
        session.press("'");
        let cell = cell_of(&session, "Hai");
        click(&mut session, cell);
        assert!(matches!(session.app.overlays(), [Overlay::Views(views)] if views.cursor().at == 1));
        double_click(&mut session, cell);
        assert_eq!(session.app.screen(), Screen::Documents);
    }
}

#[test]
fn the_wheel_moves_the_layer_on_top_and_leaves_what_is_typed() {
    let mut session = Session::new(80, 24);
    session.press(":").type_text("việc").press("enter esc :");
    session.type_text("a");
    let cell = (0, 3);
    point(&mut session, Gesture::WheelUp, cell);
    let Some(Overlay::Palette(palette)) = session.app.overlays().last() else { panic!() };
    assert_eq!((palette.input.text(), palette.cursor().at), ("a", 0));
    point(&mut session, Gesture::WheelDown, cell);
    let Some(Overlay::Palette(palette)) = session.app.overlays().last() else { panic!() };
    assert_eq!((palette.input.text(), palette.cursor().at), ("a", 3));
    session.press("esc ?");
    point(&mut session, Gesture::WheelDown, cell);
    let Some(Overlay::Help(help)) = session.app.overlays().last() else { panic!() };
    assert_eq!(help.top(), 3);
}

/// Wherever a form or a question is clicked but on its keys, it stays with what was typed in it.
#[test]
fn no_click_beside_its_keys_takes_a_text_field_away() {
    for (width, height) in SIZES {
        for keys in ["n", "N", "f", "/", "4 D", "e"] {
            let mut session = Session::new(width, height);
            session.press(keys).type_text("x");
            let (layers, context) = (session.app.overlays().len(), session.app.context());
            assert!(context.takes_text(), "{keys}");
            let bar = key_bar(&session.app, false).unwrap();
            for y in 0..height {
                for x in (0..width).step_by(3).filter(|x| bar.action_at(*x, y).is_none()) {
                    double_click(&mut session, (x, y));
                    assert_eq!(session.app.overlays().len(), layers, "{keys} {x} {y}\n{}", session.picture());
                }
                // A double click on a hit of the finder opens it, which is what it is for.
                if keys == "/" {
                    break;
                }
            }
            assert_eq!(session.app.context(), context, "{keys}");
        }
    }
}

/// Rows that are still to come are clicked when they are there, in the order of what was done.
#[test]
fn a_click_waits_for_rows_like_a_key() {
    let mut session = Session::with_many(60).late();
    session.settle();
    session.message(Msg::Key("3".parse().unwrap()));
    assert!(session.app.projection().is_loading());
    let at = rows(&session, Pane::Timeline);
    let below = at.y + session.app.timeline().tick_lines(at.height) + 4;
    for gesture in [Gesture::Press, Gesture::DoublePress] {
        session.message(Msg::Mouse(Mouse { gesture, x: at.x + 2, y: below }));
    }
    assert!(session.app.overlays().is_empty());
    assert_eq!(session.app.projection().held_keys(), 2);
    session.settle();
    assert!(matches!(session.app.overlays(), [Overlay::Sheet(_)]), "{}", session.picture());
    assert_eq!(session.app.timeline().rows().cursor().at, 4);
    // What needs no rows waits for none.
    session.press("esc");
    session.message(Msg::Key("5".parse().unwrap()));
    let tab = tabs(&session.app, 80, true)[5].clone();
    session.message(Msg::Mouse(Mouse { gesture: Gesture::Press, x: tab.x, y: 0 }));
    assert_eq!(session.app.screen(), tab.screen);
}

#[test]
fn a_bare_record_leaves_its_text_to_the_terminal() {
    let mut session = Session::new(80, 24);
    assert!(!session.app.frees_text());
    session.press("Y");
    assert!(session.app.frees_text());
    session.press("esc");
    assert!(!session.app.frees_text());
}

/// Whatever is pressed wherever, at any size: nothing panics, and what is clicked lies on the screen.
#[test]
fn clicks_anywhere_at_any_size_are_no_trouble() {
    for (width, height) in [(1, 1), (7, 3), (39, 9), (40, 10), (60, 15), (200, 60)] {
        for keys in ["1", "2", "3", "4 v", "5", "7", "8", "s", "/", ":", "'", "?", "m", "n"] {
            let mut session = Session::new(width, height);
            session.press(keys);
            for y in (0..height + 2).step_by(3) {
                for x in (0..width + 2).step_by(11) {
                    for gesture in
                        [Gesture::Press, Gesture::DoublePress, Gesture::WheelDown, Gesture::WheelUp]
                    {
                        session.message(Msg::Mouse(Mouse { gesture, x, y }));
                    }
                }
            }
            session.settle();
            let _ = session.picture();
        }
    }
}

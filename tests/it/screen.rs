//! Whole screens: what stands beside, above and below each other, at the sizes that people have; and that no size and no
//! key breaks any of them. What a pane or a layer shows by itself, and in which styles, is in `states`.

use cncl::app::layout::Size;
use cncl::app::message::Msg;
use cncl::text::Message;
use proptest::prelude::*;

use crate::support::app::Session;

/// Each screen and layer with the keys that lead to it from the start.
const PLACES: [(&str, &[&str]); 11] = [
    ("overview", &[]),
    ("catalogue", &["2", "z", "j", "j"]),
    ("timeline", &["3"]),
    ("board", &["4", "j"]),
    ("targets", &["5", "j"]),
    ("documents", &["6", "j", "j"]),
    ("summary", &["8", "j"]),
    ("detail", &["j", "enter"]),
    ("basis", &["c"]),
    ("finder", &["/", "text:tri tue nhan tao"]),
    ("help", &["?"]),
];

/// What lies over a screen or another layer, and what a screen of the most common size has besides.
const LAYERS: &[(&str, &[&str])] = &[
    ("history", &["7"]),
    ("filter", &["4 f", "text:is:overdue"]),
    ("filtered", &["4 f", "text:is:overdue", "enter"]),
    ("chosen", &["4 space space space"]),
    ("plan", &["4 space space b j j enter", "text:31/12/2026", "enter"]),
    ("note-over-detail", &["enter N", "text:đã gọi điện"]),
    ("calendar-over-prompt", &["d ctrl-u", "text:30/10/2026", "f4"]),
    ("calendar-over-form", &["n", "text:Việc mới", "tab tab f4"]),
    ("form-offers", &["e tab", "text:so khcn"]),
    ("refused-over-form", &["4 F", "text:ubnd", "tab enter enter s home j j j j enter f2"]),
];

fn at(keys: &[&str], width: u16, height: u16) -> Session {
    let mut session = Session::new(width, height);
    session.walk(keys);
    session
}

/// Pictures of these places at a size.
fn pictures(places: &[(&str, &[&str])], (width, height): (u16, u16), names: &[&str]) {
    for (name, keys) in places.iter().filter(|(name, _)| names.contains(name)) {
        insta::assert_snapshot!(format!("{name}-{width}x{height}"), at(keys, width, height).picture());
    }
}

#[test]
fn every_screen_at_80x24() {
    for (name, keys) in PLACES.iter().chain(LAYERS) {
        insta::assert_snapshot!(format!("{name}-80x24"), at(keys, 80, 24).picture());
    }
}

#[test]
fn wide_screens() {
    pictures(&PLACES, (120, 40), &["overview", "timeline", "board", "targets", "detail", "finder"]);
    pictures(LAYERS, (120, 40), &["form-offers"]);
    pictures(&PLACES, (200, 50), &["overview", "board"]);
}

#[test]
fn the_smallest_screens() {
    for (width, height) in [(60, 20), (40, 12), (30, 8), (20, 4)] {
        insta::assert_snapshot!(format!("overview-{width}x{height}"), at(&[], width, height).picture());
    }
    pictures(&PLACES, (40, 12), &["timeline", "board", "detail"]);
    pictures(LAYERS, (40, 12), &["form-offers"]);
}

#[test]
fn in_english_and_in_ascii() {
    insta::assert_snapshot!("overview-en", Session::english(80, 24).picture());
    let ascii = Session::new(80, 24).ascii_picture();
    assert!(ascii.is_ascii());
    insta::assert_snapshot!("overview-ascii", ascii);
}

#[test]
fn what_is_said_on_a_whole_screen() {
    let mut session = Session::new(80, 24).read_only();
    session.press("4 L");
    insta::assert_snapshot!("read-only-80x24", session.picture());
    let mut session = Session::new(80, 24);
    session.send(Msg::News { n: 2, by: "bình 2".into() });
    insta::assert_snapshot!("news-80x24", session.picture());
    let place = format!("/srv/{}/store.json:12 (status)", "kho-du-lieu".repeat(4));
    let message = Message::new("error-store-checksum").with("place", place);
    session.send(Msg::Told { message, failed: true });
    insta::assert_snapshot!("failed-80x24", session.picture());
}

/// A layer at the foot leaves what it was opened over to be seen, and so does the calendar above it.
#[test]
fn the_calendar_of_a_prompt_leaves_the_record_to_be_seen() {
    let mut session = Session::new(120, 40);
    session.press("enter");
    let first = |session: &Session| session.picture().lines().nth(1).unwrap().to_owned();
    let title = first(&session);
    for keys in ["d", "f4"] {
        session.press(keys);
        assert_eq!(first(&session), title, "{}", session.picture());
    }
}

/// The smallest screen on which there is room for more than margins.
const SMALLEST: (u16, u16) = (4, 2);

#[test]
fn every_screen_is_drawn_at_every_small_size() {
    let mut blank = Vec::new();
    let near: (&str, &[&str]) = ("timeline-near", &["3", "+", "+"]);
    for (name, keys) in PLACES.into_iter().chain([near]) {
        let mut session = at(keys, 80, 24);
        for width in 1..44 {
            for height in 1..14 {
                session.send(Msg::Resize(Size { width, height }));
                let picture = session.picture();
                if picture.trim().is_empty() && width >= SMALLEST.0 && height >= SMALLEST.1 {
                    blank.push(format!("{name} {width}x{height}"));
                }
            }
        }
    }
    assert_eq!(blank, Vec::<String>::new(), "nothing is shown");
}

#[test]
fn controls_in_a_record_never_reach_the_screen() {
    let mut session = Session::with_title(80, 24, "đỏ\u{1b}[31m\u{202e}ngược\u{200b}\u{85}");
    for keys in [&[][..], &["enter"], &["esc", "3"], &["4"], &["/", "text:nguoc"]] {
        let picture = session.walk(keys).picture();
        assert!(
            !picture.chars().any(|c| (c.is_control() && c != '\n') || c == '\u{202e}' || c == '\u{200b}')
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_sequence_of_keys_and_sizes_panics(
        steps in prop::collection::vec((0_u8..40, any::<char>(), 1_u16..130, 1_u16..50), 1..60),
    ) {
        const KEYS: [&str; 31] = [
            "up", "down", "left", "right", "enter", "esc", "tab", "shift-tab", "home", "end", "pgup", "pgdn", "space",
            "backspace", "delete", "ctrl-u", "ctrl-d", "/", "f", "?", "c", "v", "z", "p", "g", "G", "+", "-", "<", ">", "t",
        ];
        let mut session = Session::new(80, 24);
        for (what, c, width, height) in steps {
            match usize::from(what) {
                key @ 0..31 => drop(session.press(KEYS[key])),
                31..33 => session.send(Msg::Resize(Size { width, height })),
                33 => session.send(Msg::Paste(c.to_string().repeat(50))),
                34 => drop(session.press(&(1 + width % 8).to_string())),
                _ if c.is_control() || c == ' ' => {}
                _ => drop(session.type_text(&c.to_string())),
            }
            session.picture();
        }
    }
}

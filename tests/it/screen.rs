//! Pictures of every screen, and that no size and no key breaks any of them.

use cncl::app::message::{Msg, Size};
use proptest::prelude::*;

use crate::support::app::Session;

/// Each screen and layer with the keys that lead to it from the start.
const PLACES: [(&str, &[&str]); 11] = [
    ("overview", &[]),
    ("catalogue", &["2", "z", "j", "j"]),
    ("timeline", &["3"]),
    ("timeline-near", &["3", "+", "+"]),
    ("board", &["4", "j"]),
    ("targets", &["5", "j"]),
    ("documents", &["6", "j", "j"]),
    ("detail", &["j", "enter"]),
    ("basis", &["c"]),
    ("finder", &["/", "text:tri tue nhan tao"]),
    ("help", &["?"]),
];

fn at(keys: &[&str], width: u16, height: u16) -> Session {
    let mut session = Session::new(width, height);
    session.walk(keys);
    session
}

#[test]
fn every_screen_at_80x24() {
    for (name, keys) in PLACES {
        insta::assert_snapshot!(format!("{name}-80x24"), at(keys, 80, 24).picture());
    }
}

#[test]
fn every_screen_at_160x45() {
    for (name, keys) in PLACES {
        insta::assert_snapshot!(format!("{name}-160x45"), at(keys, 160, 45).picture());
    }
}

#[test]
fn the_smallest_screens() {
    for (width, height) in [(60, 20), (40, 12), (30, 8), (20, 4)] {
        insta::assert_snapshot!(format!("overview-{width}x{height}"), at(&[], width, height).picture());
    }
}

#[test]
fn in_english_and_in_ascii() {
    insta::assert_snapshot!("overview-en", Session::english(80, 24).picture());
    let ascii = Session::new(80, 24).ascii_picture();
    assert!(ascii.is_ascii());
    insta::assert_snapshot!("overview-ascii", ascii);
}

/// The smallest screen on which there is room for more than margins.
const SMALLEST: (u16, u16) = (4, 2);

#[test]
fn every_screen_is_drawn_at_every_small_size() {
    let mut blank = Vec::new();
    for (name, keys) in PLACES {
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
        const KEYS: [&str; 30] = [
            "up", "down", "left", "right", "enter", "esc", "tab", "shift-tab", "home", "end", "pgup", "pgdn", "space",
            "backspace", "delete", "ctrl-u", "ctrl-d", "/", "f", "?", "c", "z", "p", "g", "G", "+", "-", "<", ">", "t",
        ];
        let mut session = Session::new(80, 24);
        for (what, c, width, height) in steps {
            match usize::from(what) {
                key @ 0..30 => drop(session.press(KEYS[key])),
                30..33 => session.send(Msg::Resize(Size { width, height })),
                33 => session.send(Msg::Paste(c.to_string().repeat(50))),
                34 => drop(session.press(&(1 + width % 6).to_string())),
                _ if c.is_control() || c == ' ' => {}
                _ => drop(session.type_text(&c.to_string())),
            }
            session.picture();
        }
    }
}

//! The text field against a plain list of graphemes, and what Vietnamese keyboards send.

use proptest::prelude::*;

use super::*;

fn typed(keys: &str) -> String {
    let mut input = Input::default();
    for c in keys.chars() {
        input.press(if c == '<' { Key::plain(Code::Backspace) } else { Key::char(c) });
    }
    input.text().to_owned()
}

fn press(input: &mut Input, keys: &str) {
    for key in keys.split(' ') {
        assert!(input.press(key.parse().expect("a key")), "{key}");
    }
}

#[test]
fn what_a_vietnamese_keyboard_sends_becomes_the_word() {
    assert_eq!(typed("too<<ôi"), "tôi");
    assert_eq!(typed("to<ôi"), "tôi");
    assert_eq!(typed("tie\u{302}\u{301}ng"), "tiếng");
}

#[test]
fn backspace_takes_a_whole_letter() {
    assert_eq!(typed("ế<"), "");
    assert_eq!(typed("👩‍💻<a"), "a");
}

#[test]
fn a_paste_is_one_line_prose_keeps_its_lines_and_what_nobody_sees_is_not_lost() {
    let mut input = Input::new("a");
    input.insert("b\r\nc\u{1b}[31m\u{7}d\u{202e}");
    assert_eq!(input.text(), "ab c\u{1b}[31m\u{7}d\u{202e}");
    let mut sought = Input::new("a");
    sought.insert_visible("b\r\nc\u{1b}[31m\u{7}d\u{202e}");
    assert_eq!(sought.text(), "ab c[31md");
    let mut prose = Input::prose("a");
    prose.insert("b\r\nc\td");
    assert_eq!(prose.text(), "ab\nc d");
}

#[test]
fn steps_to_go_back_to_are_bounded_in_bytes_too() {
    let mut input = Input::prose("");
    let long = "ợ".repeat(5000);
    for n in 0..20 {
        assert_eq!(input.has_room_for(&long), n == 0);
        input.insert(&long);
        assert!(input.past.bytes() <= (256 << 10) + input.text().len(), "{n}: {}", input.past.bytes());
    }
    // However long the text is, the last step can be taken back.
    input.press(Key::ctrl('z'));
    assert_eq!(input.text().len(), 19 * long.len());
    input.press(Key::ctrl('y'));
    assert_eq!(input.text().len(), 20 * long.len());
    let mut short = Input::default();
    for _ in 0..300 {
        short.insert("x");
    }
    for _ in 0..300 {
        short.press(Key::ctrl('z'));
    }
    assert_eq!(short.text().len(), 100, "as many steps as before");
}

#[test]
fn words_and_lines_are_deleted_and_walked() {
    let mut input = Input::new("kế hoạch 43 ");
    press(&mut input, "ctrl-w");
    assert_eq!(input.text(), "kế hoạch ");
    press(&mut input, "ctrl-left ctrl-k");
    assert_eq!(input.text(), "kế ");
    press(&mut input, "ctrl-u");
    assert_eq!(input.text(), "");
    let mut input = Input::new("một hai ba");
    press(&mut input, "home ctrl-right alt-d");
    assert_eq!(input.text(), "một ba");
}

#[test]
fn undo_takes_a_word_back_however_the_keyboard_made_it() {
    let mut input = Input::default();
    for c in "too<<ôi ddi<<<đi".chars() {
        input.press(if c == '<' { Key::plain(Code::Backspace) } else { Key::char(c) });
    }
    assert_eq!(input.text(), "tôi đi");
    press(&mut input, "ctrl-_");
    assert_eq!(input.text(), "tôi ");
    press(&mut input, "ctrl-z");
    assert_eq!(input.text(), "");
    press(&mut input, "ctrl-y ctrl-y");
    assert_eq!(input.text(), "tôi đi");
}

#[test]
fn up_and_down_keep_the_column_and_stop_at_the_ends() {
    let mut input = Input::prose("dòng dài nhất\nngắn\ndòng thứ ba");
    assert!(!input.go_vertically(true, 40));
    assert!(input.go_vertically(false, 40));
    assert_eq!(input.before_cursor(), "dòng dài nhất\nngắn");
    assert!(input.go_vertically(false, 40));
    assert_eq!(input.before_cursor(), "dòng dài nh");
    assert!(!input.go_vertically(false, 40));
}

#[test]
fn the_composer_makes_letters_of_plain_keys() {
    for (method, keys, text) in [
        (Method::Telex, "Nhieejm vuj trong quys IV", "Nhiệm vụ trong quý IV"),
        (Method::Telex, "dduwowcj giao", "được giao"),
        (Method::Telex, "blockchain", "blockchain"),
        (Method::Telex, "1131/QDD-TTg, HDDND", "1131/QĐ-TTg, HĐND"),
        (Method::Vni, "43/KH-UBND, QD9", "43/KH-UBND, QĐ"),
        (Method::Telex, "tooi<<ooi", "tôi"),
        (Method::Telex, "assi", "asi"),
        (Method::Vni, "Nhie65m vu5 2026", "Nhiệm vụ 2026"),
    ] {
        let mut input = Input::default();
        input.compose_with(Some(method));
        for c in keys.chars() {
            input.press(if c == '<' { Key::plain(Code::Backspace) } else { Key::char(c) });
        }
        assert_eq!(input.text(), text, "{keys}");
    }
}

/// A letter of those that a keyboard here sends: each is one grapheme whatever stands beside it.
const LETTERS: [&str; 8] = ["a", "ế", "đ", "Ự", " ", "7", "👩‍💻", "字"];

proptest! {
    #[test]
    fn it_is_a_list_of_graphemes(keys in prop::collection::vec((0_u8..9, 0_usize..8), 0..80)) {
        let (mut input, mut model, mut at) = (Input::default(), Vec::<&str>::new(), 0_usize);
        for (what, letter) in keys {
            match what {
                0 => { input.press(Key::plain(Code::Left)); at = at.saturating_sub(1); }
                1 => { input.press(Key::plain(Code::Right)); at = (at + 1).min(model.len()); }
                2 => { input.press(Key::plain(Code::Home)); at = 0; }
                3 => { input.press(Key::plain(Code::End)); at = model.len(); }
                4 => { input.press(Key::plain(Code::Backspace)); if at > 0 { at -= 1; model.remove(at); } }
                5 => { input.press(Key::plain(Code::Delete)); if at < model.len() { model.remove(at); } }
                _ => { input.insert(LETTERS[letter]); model.insert(at, LETTERS[letter]); at += 1; }
            }
            prop_assert_eq!(input.text(), model.concat());
            prop_assert_eq!(input.before_cursor(), model[..at].concat());
        }
    }

    #[test]
    fn undoing_everything_and_redoing_it_ends_where_it_was(words in prop::collection::vec("[a-cđế <]{1,6}", 1..12)) {
        let mut input = Input::default();
        for word in &words {
            for c in word.chars() {
                input.press(if c == '<' { Key::plain(Code::Backspace) } else { Key::char(c) });
            }
            input.press(Key::plain(Code::Home));
        }
        let last = input.text().to_owned();
        for _ in 0..100 { input.press(Key::ctrl('_')); }
        prop_assert_eq!(input.text(), "");
        for _ in 0..100 { input.press(Key::ctrl('y')); }
        prop_assert_eq!(input.text(), last);
    }

    #[test]
    fn no_sequence_of_keys_breaks_it(many: bool, keys in prop::collection::vec((0_u8..16, any::<char>()), 0..60)) {
        let mut input = if many { Input::prose("") } else { Input::default() };
        for (what, c) in keys {
            let key = match what {
                0 => Key::plain(Code::Left),
                1 => Key::plain(Code::Right),
                2 => Key::plain(Code::Backspace),
                3 => Key::plain(Code::Delete),
                4 => Key::plain(Code::Home),
                5 => Key::ctrl('w'),
                6 => Key::plain(Code::Enter),
                7 => Key::ctrl('k'),
                8 => Key::ctrl('_'),
                9 => "alt-d".parse().expect("a key"),
                10 => { input.go_vertically(c > 'a', 5); continue; }
                _ => Key::char(c),
            };
            input.press(key);
            prop_assert!(input.text.is_char_boundary(input.cursor));
            prop_assert_eq!(text::nfc(&input.text).into_owned(), input.text.clone());
            prop_assert!(many || !input.text.contains(['\n', '\r', '\t']));
            let ends: Vec<usize> = input.text.grapheme_indices(true).map(|(at, _)| at).collect();
            prop_assert!(input.cursor == input.text.len() || ends.contains(&input.cursor));
        }
    }
}

#[test]
fn what_a_field_begins_with_is_replaced_by_a_letter_and_kept_by_every_other_editing_key() {
    for (keys, text) in [
        ("x", "x"),
        ("x y", "xy"),
        ("end x", "một haix"),
        ("ctrl-e x", "một haix"),
        ("left x", "một haxi"),
        ("ctrl-w x", "một x"),
        ("ctrl-u x", "x"),
        ("backspace x", "một hax"),
        ("backspace đ", "đ"),
        ("backspace đ ế n", "đến"),
        ("backspace ctrl-z x", "x"),
        ("x ctrl-z", "một hai"),
        ("x ctrl-z y", "y"),
        ("ctrl-z x", "x"),
        ("x ctrl-z ctrl-y", "x"),
        ("delete x", "một haix"),
    ] {
        let mut input = Input::prefilled("một hai");
        press(&mut input, keys);
        assert_eq!(input.text(), text, "{keys}");
    }
    let mut prose = Input::prose("một");
    prose.begin();
    press(&mut prose, "enter x");
    assert_eq!(prose.text(), "một\nx");
    assert!(!Input::prefilled("").is_selected() && !Input::new("một").is_selected());
}

#[test]
fn our_own_telex_begins_anew_where_it_replaces() {
    let mut input = Input::prefilled("một");
    input.compose_with(Some(Method::Telex));
    press(&mut input, "d d e e n s");
    assert_eq!(input.text(), "đến");
}

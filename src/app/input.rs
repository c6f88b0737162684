//! A line of text being typed: edited by graphemes, always NFC, never with a control character in it.

use unicode_segmentation::UnicodeSegmentation;

use super::key::{Code, Key};
use crate::text;

/// A text and where the next letter goes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Input {
    text: String,
    /// In bytes, always between two graphemes.
    cursor: usize,
}

impl Input {
    /// A field that holds a text, the cursor behind it.
    pub fn new(text: &str) -> Self {
        let mut input = Self::default();
        input.insert(text);
        input
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text before the cursor.
    pub fn before_cursor(&self) -> &str {
        &self.text[..self.cursor]
    }

    /// Edits by a key; whether it was an editing key. Keys that change nothing count too: they are not commands here.
    pub fn press(&mut self, key: Key) -> bool {
        if let Some(letter) = key.text() {
            self.insert(letter.encode_utf8(&mut [0; 4]));
            return true;
        }
        match (key.code, key.mods.ctrl) {
            (Code::Backspace, false) => self.delete_back(self.previous()),
            (Code::Delete, false) => self.delete_forward(),
            (Code::Left, false) => self.cursor = self.previous(),
            (Code::Right, false) => self.cursor = self.next(),
            (Code::Home, false) => self.cursor = 0,
            (Code::End, false) => self.cursor = self.text.len(),
            (Code::Char('u'), true) => self.delete_back(0),
            (Code::Char('w'), true) => self.delete_back(self.word_start()),
            _ => return false,
        }
        true
    }

    /// Inserts typed or pasted text: line breaks and tabs become spaces, other controls are dropped.
    pub fn insert(&mut self, text: &str) {
        let line = text.replace(['\n', '\r', '\t'], " ");
        let kept: String = line.chars().filter(|c| !c.is_control()).collect();
        // A combining mark joins the letter before it, so the whole beginning is normalised anew.
        let before = format!("{}{kept}", self.before_cursor());
        let before = text::nfc(&before).into_owned();
        let after = self.text.split_off(self.cursor);
        self.cursor = before.len();
        self.text = before + &after;
    }

    fn previous(&self) -> usize {
        self.before_cursor().grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn next(&self) -> usize {
        self.text[self.cursor..].graphemes(true).next().map_or(self.cursor, |next| self.cursor + next.len())
    }

    fn word_start(&self) -> usize {
        let trimmed = self.before_cursor().trim_end();
        trimmed
            .rfind(char::is_whitespace)
            .map_or(0, |at| at + trimmed[at..].chars().next().map_or(1, char::len_utf8))
    }

    fn delete_back(&mut self, to: usize) {
        self.text.replace_range(to..self.cursor, "");
        self.cursor = to;
    }

    fn delete_forward(&mut self) {
        let end = self.next();
        self.text.replace_range(self.cursor..end, "");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn typed(keys: &str) -> String {
        let mut input = Input::default();
        for c in keys.chars() {
            input.press(if c == '<' { Key::plain(Code::Backspace) } else { Key::char(c) });
        }
        input.text().to_owned()
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
    fn a_paste_is_one_line_without_controls() {
        let mut input = Input::new("a");
        input.insert("b\nc\u{1b}[31m\u{7}d");
        assert_eq!(input.text(), "ab c[31md");
    }

    #[test]
    fn words_and_lines_are_deleted_backwards() {
        let mut input = Input::new("kế hoạch 43 ");
        input.press(Key::ctrl('w'));
        assert_eq!(input.text(), "kế hoạch ");
        input.press(Key::ctrl('u'));
        assert_eq!(input.text(), "");
    }

    proptest! {
        #[test]
        fn no_sequence_of_keys_breaks_it(keys in prop::collection::vec((0_u8..10, any::<char>()), 0..60)) {
            let mut input = Input::default();
            for (what, c) in keys {
                let key = match what {
                    0 => Key::plain(Code::Left),
                    1 => Key::plain(Code::Right),
                    2 => Key::plain(Code::Backspace),
                    3 => Key::plain(Code::Delete),
                    4 => Key::plain(Code::Home),
                    5 => Key::ctrl('w'),
                    _ => Key::char(c),
                };
                input.press(key);
                prop_assert!(input.text.is_char_boundary(input.cursor));
                prop_assert!(!input.text.chars().any(char::is_control));
            }
        }
    }
}

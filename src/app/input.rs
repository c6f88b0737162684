//! Text being typed: edited by graphemes, always NFC.
//!
//! One line, or several where a field holds prose. What a Vietnamese keyboard sends (a Backspace and the letter anew)
//! comes out as the letter; an undo takes back a word, not a letter. A control character of a paste stays in the text, to be
//! seen and answered by whoever reads the field: dropping it in silence could lose what it stood for.
//!
//! A text that a field begins with is selected as a whole: the first letter or paste replaces it, and any other editing
//! key keeps it and acts as if the cursor stood at its end. There is no selection of a part. Deliberately not here: which
//! keys are commands (the action table), and how a text is drawn.

mod composer;
mod past;
mod rows;

use std::ops::Range;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::key::{Code, Key};
use crate::model::input::{TEXT_MAX, control_in};
use crate::text::{self, Method};
use composer::Composer;
use past::{Past, Touch};

pub use rows::{row_of, rows};

/// A text and where the next letter goes.
#[derive(Debug, Clone, Default)]
pub struct Input {
    text: String,
    /// In bytes, always between two graphemes.
    cursor: usize,
    /// Whether all of it is selected: the next letter replaces it.
    selected: bool,
    /// Whether the key before was a Backspace that ended the selection. A Vietnamese keyboard sends one before the letter
    /// that it makes of an earlier key, which may have been the command that opened the field.
    kept_by_backspace: bool,
    /// Whether it may have several lines.
    many: bool,
    past: Past,
    composer: Composer,
    /// The column that going up and down keeps to.
    goal: Option<usize>,
}

impl Input {
    /// A field that holds a text, the cursor behind it.
    pub fn new(text: &str) -> Self {
        Self::holding(text, false)
    }

    /// The same for a text of several lines.
    pub fn prose(text: &str) -> Self {
        Self::holding(text, true)
    }

    /// A field that begins with a text that is not typed by the person: all of it is selected.
    pub fn prefilled(text: &str) -> Self {
        let mut input = Self::new(text);
        input.select();
        input
    }

    fn holding(text: &str, many: bool) -> Self {
        let mut input = Self { many, ..Self::default() };
        input.insert(text);
        input.past = Past::default();
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

    /// Whether it may have several lines.
    pub fn is_prose(&self) -> bool {
        self.many
    }

    /// Selects all of the text, the cursor behind it.
    pub fn select(&mut self) {
        self.go(self.text.len());
        self.selected = !self.text.is_empty();
    }

    /// What stands here now is what the field begins with: nothing was typed before it, and all of it is selected.
    pub fn begin(&mut self) {
        self.past = Past::default();
        self.select();
    }

    /// Whether all of the text is selected.
    pub fn is_selected(&self) -> bool {
        self.selected
    }

    /// Makes Vietnamese letters of plain keys from now on, or leaves them as they are.
    pub fn compose_with(&mut self, method: Option<Method>) {
        self.composer.set(method);
    }

    /// Puts another text in the place of the one there is; an undo brings that back.
    pub fn replace(&mut self, text: &str) {
        self.remember(Touch::Other);
        self.clear();
        self.put(text);
    }

    fn clear(&mut self) {
        self.text.clear();
        (self.cursor, self.selected) = (0, false);
    }

    /// Edits by a key; whether it was an editing key. Keys that change nothing count too: they are not commands here.
    pub fn press(&mut self, key: Key) -> bool {
        let goal = self.goal.take();
        let after_backspace = std::mem::take(&mut self.kept_by_backspace);
        if let Some(letter) = key.text() {
            self.selected |= after_backspace && is_composed(letter);
            self.type_letter(letter);
            return true;
        }
        self.composer.rest();
        let was_selected = self.selected;
        self.kept_by_backspace = was_selected && key == Key::plain(Code::Backspace);
        self.press_editing(key, goal)
    }

    /// A key that is no letter; whether it was an editing key.
    fn press_editing(&mut self, key: Key, goal: Option<usize>) -> bool {
        let by_word = key.mods.ctrl || key.mods.alt;
        match (key.code, by_word) {
            (Code::Left, false) => self.go(self.previous()),
            (Code::Left, true) => self.go(self.word_start()),
            (Code::Right, false) => self.go(self.next()),
            (Code::Right, true) => self.go(self.word_end()),
            (Code::Home, false) => self.go(self.line().start),
            (Code::Home, true) => self.go(0),
            (Code::End, false) => self.go(self.line().end),
            (Code::End, true) => self.go(self.text.len()),
            (Code::Backspace, false) => self.delete(self.previous()..self.cursor, Touch::Typing),
            (Code::Backspace, true) => self.delete(self.word_start()..self.cursor, Touch::Other),
            (Code::Delete, false) => self.delete(self.cursor..self.next(), Touch::Deleting),
            (Code::Delete, true) => self.delete(self.cursor..self.word_end(), Touch::Other),
            (Code::Enter, false) if self.many => self.break_line(),
            (Code::Char(letter), true) => {
                return self.press_held(letter, key.mods.ctrl) || self.restore(goal);
            }
            _ => return self.restore(goal),
        }
        true
    }

    /// A new line never replaces what is selected: it goes on with it.
    fn break_line(&mut self) {
        self.remember(Touch::Other);
        self.selected = false;
        self.put("\n");
    }

    /// A letter with Control or Alt, as shells have them.
    fn press_held(&mut self, letter: char, ctrl: bool) -> bool {
        match (letter, ctrl) {
            ('u', true) => self.delete(self.line().start..self.cursor, Touch::Other),
            ('k', true) => self.delete(self.cursor..self.line_end_or_break(), Touch::Other),
            ('w', true) => self.delete(self.word_start()..self.cursor, Touch::Other),
            ('a', true) => self.go(self.line().start),
            ('e', true) => self.go(self.line().end),
            ('_' | 'z', true) => self.undo(),
            ('y', true) => self.redo(),
            ('b', false) => self.go(self.word_start()),
            ('f', false) => self.go(self.word_end()),
            ('d', false) => self.delete(self.cursor..self.word_end(), Touch::Other),
            _ => return false,
        }
        true
    }

    fn restore(&mut self, goal: Option<usize>) -> bool {
        self.goal = goal;
        false
    }

    /// Inserts pasted text, in the place of what is selected. Tabs become spaces, and line breaks too where there is one
    /// line.
    pub fn insert(&mut self, text: &str) {
        self.remember(Touch::Other);
        if self.selected && !text.is_empty() {
            self.clear();
        }
        self.kept_by_backspace = false;
        self.put(text);
    }

    /// The same without what nobody could see: for words that are sought and not kept.
    pub fn insert_visible(&mut self, text: &str) {
        let visible: String = text
            .chars()
            .filter(|c| matches!(c, '\n' | '\r') || control_in(c.encode_utf8(&mut [0; 4])).is_none())
            .collect();
        self.insert(&visible);
    }

    /// Whether a text that is pasted fits in beside what stays; no field holds more than [`TEXT_MAX`] bytes.
    pub fn has_room_for(&self, text: &str) -> bool {
        let kept = if self.selected { 0 } else { self.text.len() };
        kept + text.len() <= TEXT_MAX
    }

    fn type_letter(&mut self, letter: char) {
        let touch = if letter.is_whitespace() { Touch::Space } else { Touch::Typing };
        self.remember(touch);
        if self.selected {
            self.clear();
        }
        match self.composer.typed(&self.text[..self.cursor], letter) {
            Some((replaced, word)) => {
                self.text.replace_range(self.cursor - replaced..self.cursor, "");
                self.cursor -= replaced;
                self.put(&word);
            }
            None => self.put(letter.encode_utf8(&mut [0; 4])),
        }
    }

    fn put(&mut self, text: &str) {
        let kept = self.cleaned(text);
        let after = self.text.split_off(self.cursor);
        self.text.push_str(&kept);
        self.set(&after);
    }

    /// The text as this field takes it.
    fn cleaned(&self, text: &str) -> String {
        let lines = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
        if self.many { lines } else { lines.replace('\n', " ") }
    }

    /// The text before the cursor is what there is; `after` follows. A mark joins the letter before it across the
    /// cursor, so all of it is normalised anew and the cursor stands behind what was joined.
    fn set(&mut self, after: &str) {
        let before = text::nfc(&self.text).into_owned();
        let whole = format!("{before}{after}");
        let joined = text::nfc(&whole);
        self.cursor = if *joined == *whole { before.len() } else { joined.len().saturating_sub(after.len()) };
        self.text = joined.into_owned();
        self.settle();
    }

    /// Moves a cursor that came to stand inside a grapheme behind it.
    fn settle(&mut self) {
        while self.cursor < self.text.len() && !self.text.is_char_boundary(self.cursor) {
            self.cursor += 1;
        }
        let mut at = GraphemeCursor::new(self.cursor, self.text.len(), true);
        if at.is_boundary(&self.text, 0) == Ok(false) {
            self.cursor = at.next_boundary(&self.text, 0).ok().flatten().unwrap_or(self.text.len());
        }
    }

    fn delete(&mut self, range: Range<usize>, touch: Touch) {
        if range.is_empty() {
            self.selected = false;
            return;
        }
        self.remember(touch);
        self.selected = false;
        let after = self.text.split_off(range.end);
        self.text.truncate(range.start);
        self.set(&after);
    }

    fn go(&mut self, to: usize) {
        (self.cursor, self.selected) = (to, false);
        self.past.rest();
    }

    fn remember(&mut self, touch: Touch) {
        self.past.remember(touch, (&self.text, self.cursor, self.selected));
    }

    fn undo(&mut self) {
        let now = (self.text.clone(), self.cursor, self.selected);
        if let Some(before) = self.past.undo(now) {
            (self.text, self.cursor, self.selected) = before;
        }
    }

    fn redo(&mut self) {
        let now = (self.text.clone(), self.cursor, self.selected);
        if let Some(after) = self.past.redo(now) {
            (self.text, self.cursor, self.selected) = after;
        }
    }

    /// Goes up or down among the lines as they are drawn at this width; `false` at the first and last.
    pub fn go_vertically(&mut self, down: bool, cols: usize) -> bool {
        let (row, now) = row_of(&self.text, cols, self.cursor);
        let goal = self.goal.unwrap_or_else(|| rows::shown_width(&self.text[now.start..self.cursor]));
        let target = if down { row.checked_add(1) } else { row.checked_sub(1) };
        let Some(line) = target.and_then(|row| rows(&self.text, cols).nth(row)) else { return false };
        let text = &self.text[line.clone()];
        let (before, rest) = text::split_at_width(text, goal);
        // The end of a line that was wrapped is the beginning of the next.
        let wrapped =
            rest.is_empty() && line.end < self.text.len() && !self.text[line.end..].starts_with('\n');
        let back = if wrapped { text.graphemes(true).next_back().map_or(0, str::len) } else { 0 };
        self.go(line.start + before.len() - back);
        self.goal = Some(goal);
        true
    }

    fn previous(&self) -> usize {
        self.before_cursor().grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn next(&self) -> usize {
        self.text[self.cursor..].graphemes(true).next().map_or(self.cursor, |next| self.cursor + next.len())
    }

    /// The line that the cursor is in, between two line breaks.
    fn line(&self) -> Range<usize> {
        let start = self.before_cursor().rfind('\n').map_or(0, |at| at + 1);
        let end = self.text[self.cursor..].find('\n').map_or(self.text.len(), |at| self.cursor + at);
        start..end
    }

    /// The end of the line; at the end already, the break behind it.
    fn line_end_or_break(&self) -> usize {
        let end = self.line().end;
        if end == self.cursor { self.next() } else { end }
    }

    fn word_start(&self) -> usize {
        let trimmed = self.before_cursor().trim_end();
        trimmed
            .rfind(char::is_whitespace)
            .map_or(0, |at| at + trimmed[at..].chars().next().map_or(1, char::len_utf8))
    }

    fn word_end(&self) -> usize {
        let after = &self.text[self.cursor..];
        let word = after.trim_start();
        let skipped = after.len() - word.len();
        self.cursor + skipped + word.find(char::is_whitespace).unwrap_or(word.len())
    }
}

/// Whether no plain key types the letter: a Vietnamese keyboard made it of several.
fn is_composed(letter: char) -> bool {
    letter.is_alphabetic() && !letter.is_ascii()
}

#[cfg(test)]
mod tests;

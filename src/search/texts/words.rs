//! Where the words of a folded text stand. A word is letters and digits of whatever script; anything else parts words.
//!
//! Every list of words is made with this one, so that what one of them has the others know, too. Initials alone have a walk
//! of their own, which need not know where words end; a test holds it to this one.

use std::ops::Range;

use memchr::memmem;

/// A place in a folded text.
#[derive(Debug, Clone, Copy)]
pub(in crate::search) struct Place<'a> {
    pub(in crate::search) text: &'a str,
    /// The first byte.
    pub(in crate::search) at: usize,
    /// How many bytes.
    pub(in crate::search) len: usize,
}

impl Place<'_> {
    /// Whether a word begins here.
    pub(in crate::search) fn starts_word(self) -> bool {
        match self.at.checked_sub(1).map(|before| self.text.as_bytes()[before]) {
            None => true,
            Some(byte) if byte.is_ascii() => !byte.is_ascii_alphanumeric(),
            Some(_) => !self.text[..self.at].ends_with(char::is_alphanumeric),
        }
    }

    /// Whether a word ends here.
    pub(in crate::search) fn ends_word(self) -> bool {
        match self.text.as_bytes().get(self.at + self.len) {
            None => true,
            Some(byte) if byte.is_ascii() => !byte.is_ascii_alphanumeric(),
            Some(_) => !self.text[self.at + self.len..].starts_with(char::is_alphanumeric),
        }
    }

    /// Whether nothing but whole words stands here.
    pub(in crate::search) fn is_whole_words(self) -> bool {
        self.starts_word() && self.ends_word()
    }
}

/// Where letters stand in a folded text, from left to right, none over another; nowhere if there are none.
pub(in crate::search) fn places<'a>(text: &'a str, letters: &'a str) -> impl Iterator<Item = Place<'a>> {
    let found = memmem::find_iter(text.as_bytes(), letters).take_while(|_| !letters.is_empty());
    found.map(|at| Place { text, at, len: letters.len() })
}

/// Whether whole words stand in a folded text.
pub(in crate::search) fn has_words(text: &str, words: &str) -> bool {
    places(text, words).any(Place::is_whole_words)
}

/// Where the words of a text stand, in bytes. Nearly all of it is ASCII, so bytes are looked at first and characters only
/// where they must be.
pub(in crate::search) fn word_ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + run(&text[at..], false);
        at = start + run(&text[start..], true);
        (start < text.len()).then_some(start..at)
    })
}

/// The words of a text.
pub(in crate::search) fn words(text: &str) -> impl Iterator<Item = &str> {
    word_ranges(text).map(|range| &text[range])
}

/// How many bytes a text begins with that are parts of words, or that are none.
fn run(text: &str, is_word: bool) -> usize {
    let is_other = |byte: &u8| !byte.is_ascii() || byte.is_ascii_alphanumeric() != is_word;
    let at = text.bytes().position(|byte| is_other(&byte)).unwrap_or(text.len());
    if text.as_bytes().get(at).is_none_or(u8::is_ascii) {
        return at;
    }
    let rest = &text[at..];
    at + rest.find(|c: char| c.is_alphanumeric() != is_word).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_letters_and_digits_of_any_script() {
        let all = |text| words(text).collect::<Vec<_>>();
        assert_eq!(all("57-nq/tw (йtri漢 5g)…"), ["57", "nq", "tw", "йtri漢", "5g"]);
        assert_eq!(all(" – "), [""; 0]);
    }

    #[test]
    fn punctuation_ends_a_word_and_a_letter_of_any_script_does_not() {
        assert!(Place { text: "a/b", at: 2, len: 1 }.starts_word());
        assert!(!Place { text: "йb", at: 2, len: 1 }.starts_word());
        assert!(Place { text: "≥3", at: 3, len: 1 }.starts_word());
        assert!(has_words("tri tue", "tue") && !has_words("tri tue", "tu") && !has_words("tri", ""));
    }

    proptest! {
        #[test]
        fn they_are_what_stands_between_everything_else(text in "[ab1й漢 ./–…-]{0,40}") {
            let between = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            prop_assert_eq!(words(&text).collect::<Vec<_>>(), between.collect::<Vec<_>>());
        }
    }
}

//! Where the words of a folded text stand. A word is letters and digits of whatever script; anything else parts words.
//!
//! Every list of words is made with this one, so that what one of them has the others know, too. Initials alone have a walk
//! of their own, which need not know where words end; a test holds it to this one.

use std::ops::Range;

/// Where the words of a text stand, in bytes. Nearly all of it is ASCII, so bytes are looked at first and characters only
/// where they must be.
pub(super) fn word_ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + run(&text[at..], false);
        at = start + run(&text[start..], true);
        (start < text.len()).then_some(start..at)
    })
}

/// The words of a text.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
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

    proptest! {
        #[test]
        fn they_are_what_stands_between_everything_else(text in "[ab1й漢 ./–…-]{0,40}") {
            let between = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            prop_assert_eq!(words(&text).collect::<Vec<_>>(), between.collect::<Vec<_>>());
        }
    }
}

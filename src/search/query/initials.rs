//! First letters that are not simply the letters of one word: with a figure among them (`ps5g`), as several words
//! (`ks dght`), and without the small words of the name (`httbmdd5g` for `Hệ thống và thiết bị …`).
//!
//! What is one word of letters needs nothing from here: each such word is looked for among the initials anyway.

use std::ops::{Range, RangeInclusive};

use super::terms::{Alternative, Query};
use crate::text::{begins_syllable, fold};

/// Fewer letters are the initials of anything, more of nothing.
const LETTERS: RangeInclusive<usize> = 3..=12;
/// Words that people leave out when they say a name by its initials.
const SMALL_WORDS: [&str; 13] =
    ["va", "cua", "cac", "cho", "co", "trong", "theo", "tren", "tai", "ve", "voi", "vao", "cung"];
/// The letters that those begin with.
const SMALL: [char; 3] = ['v', 'c', 't'];
/// What is lost where a small word was left out.
const LEFT_OUT: i32 = 300;

/// A word of letters with a figure among them, as initials: `ps5g` → `ps5`, since `5G` is one word.
pub(super) fn of_word(typed: &str) -> Option<Alternative> {
    let folded = fold(typed);
    let digits = folded.bytes().filter(u8::is_ascii_digit).count();
    let has_figure = digits == 1 && !folded.starts_with(|c: char| c.is_ascii_digit());
    (has_figure && is_consonants(&folded)).then(|| as_initials(without_g(&folded), 0)).flatten()
}

/// Words some of which are initials, as the initials of them all: `ks dght`, `khao sat dght`.
pub(super) fn of_words<'a>(words: impl Iterator<Item = &'a str>) -> Option<Alternative> {
    let (mut letters, mut count, mut has_initials) = (String::new(), 0, false);
    for word in words {
        if word.starts_with(|c: char| c.is_ascii_digit()) && !word.ends_with('g') {
            return None;
        }
        let is_initials = word.len() > 1 && is_consonants(word);
        letters.push_str(if is_initials { word } else { word.get(..1)? });
        has_initials |= is_initials;
        count += 1;
    }
    if count > 1 && has_initials { as_initials(without_g(&letters), 0) } else { None }
}

impl Query {
    /// The query whose initials may lack one small word; one that asks for nothing if it has none. `begin_words` says whether
    /// letters are the first ones of words that stand side by side; nothing where that says nothing.
    pub(in crate::search) fn with_small_words(
        &self,
        begin_words: impl Fn(&str) -> Option<bool>,
    ) -> Option<Self> {
        let mut query = self.clone();
        let mut has_initials = false;
        for term in query.terms.iter_mut().filter(|term| !term.negated && !term.exact) {
            let folded = fold(&term.typed);
            if folded.len() > *LETTERS.start() && !begins_syllable(&folded) && is_plain(&folded) {
                let initials = with_one_more(&without_g(&folded), &begin_words)?;
                has_initials |= !initials.is_empty();
                term.alternatives.extend(initials);
            }
        }
        query.whole.clear();
        Some(if has_initials { query } else { Self::default() })
    }
}

/// Whether one of the words of a text whose initials were found there is a small one.
pub(in crate::search) fn has_small_word(text: &str, found: &[Range<usize>]) -> bool {
    let starts = found.iter().flat_map(Clone::clone);
    let word = |at: usize| {
        let rest = text.chars().skip(at);
        fold(&rest.take_while(|c| c.is_alphanumeric()).collect::<String>())
    };
    starts.map(word).any(|word| SMALL_WORDS.contains(&word.as_str()))
}

/// Wherever the small word is, either half of the letters has nothing between them.
fn with_one_more(letters: &str, begin_words: impl Fn(&str) -> Option<bool>) -> Option<Vec<Alternative>> {
    let half = letters.len() / 2;
    let (has_head, has_tail) = (begin_words(&letters[..half])?, begin_words(&letters[half..])?);
    let may_be = |at: &usize| (has_head || *at < half) && (has_tail || *at > half);
    let with = |at: usize| SMALL.map(|small| [&letters[..at], &small.to_string(), &letters[at..]].concat());
    let all = (1..letters.len()).filter(may_be).flat_map(with);
    Some(all.filter_map(|letters| as_initials(letters, LEFT_OUT)).collect())
}

fn as_initials(letters: String, penalty: i32) -> Option<Alternative> {
    let is_right = LETTERS.contains(&letters.len()) && is_plain(&letters);
    is_right.then(|| Alternative { folded: letters, initials: true, penalty, ..Alternative::default() })
}

/// `5g` is one word.
fn without_g(letters: &str) -> String {
    let mut left = String::new();
    for letter in letters.chars() {
        if letter != 'g' || !left.ends_with(|c: char| c.is_ascii_digit()) {
            left.push(letter);
        }
    }
    left
}

fn is_plain(letters: &str) -> bool {
    letters.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Whether letters can be no Vietnamese word, since there is no vowel among them.
pub(in crate::search) fn is_consonants(letters: &str) -> bool {
    let is_consonant =
        |byte: u8| byte.is_ascii_digit() || byte.is_ascii_lowercase() && !b"aeiouy".contains(&byte);
    letters.bytes().all(is_consonant) && letters.bytes().filter(u8::is_ascii_lowercase).count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_among_initials_are_words() {
        let initials = |typed: &str| of_word(typed).map(|found| found.folded);
        assert_eq!(initials("ps5g").as_deref(), Some("ps5"));
        assert_eq!(initials("HTVTBMDD5G").as_deref(), Some("htvtbmdd5"));
        for typed in ["5g", "kh122", "tri1", "q4", "t10", "1131", "ttnt"] {
            assert_eq!(initials(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_small_word_is_tried_only_where_the_letters_around_it_stand() {
        let tried = |there: &[&str]| {
            let alternatives = with_one_more("ttnt", |letters| Some(there.contains(&letters)));
            alternatives.into_iter().flatten().map(|it| it.folded).collect::<Vec<_>>()
        };
        assert_eq!(tried(&[]), [""; 0]);
        assert_eq!(tried(&["nt"]), ["tvtnt", "tctnt", "tttnt"]);
        assert_eq!(tried(&["tt"]), ["ttnvt", "ttnct", "ttntt"]);
        assert_eq!(tried(&["tt", "nt"]).len(), 9);
    }

    #[test]
    fn words_and_initials_make_initials() {
        let initials = |typed: &str| of_words(typed.split(' ')).map(|found| found.folded);
        assert_eq!(initials("ks dght").as_deref(), Some("ksdght"));
        assert_eq!(initials("khao sat dght").as_deref(), Some("ksdght"));
        assert_eq!(initials("cnc hl").as_deref(), Some("cnchl"));
        for typed in ["ttnt", "khao sat", "kh 122", "ha noi"] {
            assert_eq!(initials(typed), None, "{typed}");
        }
    }
}

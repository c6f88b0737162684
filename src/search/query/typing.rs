//! Words typed in Telex or VNI without a Vietnamese keyboard, and words with i where others write y.
//!
//! A word of the store is itself, whatever it would be in Telex: `chips` stays. What is decoded must be a word of the store
//! in turn, so that nothing is found in words that only look like Telex.

use super::terms::{Alternative, Why};
use crate::search::index::Vocabulary;
use crate::text::{Method, decode_loosely, decode_mixed, fold, is_syllable, other_i};

/// What a decoded word loses where the typed one may be the beginning of a word.
const DOUBTFUL: i32 = 300;
/// What another spelling of the same word loses.
const RESPELLED: i32 = 20;

/// A typed word that means another.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Decoded {
    /// What it means.
    pub(super) alternative: Alternative,
    /// Whether it can mean nothing else.
    pub(super) is_sure: bool,
}

/// What a word means as Telex or VNI; `last` says that it may still be being typed.
pub(super) fn decode(typed: &str, vocabulary: &Vocabulary, last: bool) -> Option<Decoded> {
    let folded = fold(typed);
    if !folded.chars().all(char::is_alphanumeric) {
        return None;
    }
    let meant = composed(typed)?.to_lowercase();
    let decoded = fold(&meant);
    if decoded == folded || vocabulary.contains(&folded) {
        return None;
    }
    let is_word = vocabulary.contains(&decoded);
    if !(is_word || last && vocabulary.has_beginning(&decoded)) {
        return None;
    }
    let is_sure = !(last && vocabulary.has_beginning(&folded));
    let alternative = Alternative {
        // A word that lacks a mark says nothing about the marks it has.
        marked: is_syllable(&meant).then(|| meant.clone()),
        why: Some(Why { typed: typed.to_owned(), meant }),
        folded: decoded,
        complete: !last,
        penalty: if is_sure { 0 } else { DOUBTFUL },
        ..Alternative::default()
    };
    Some(Decoded { alternative, is_sure })
}

/// The word in any typing method; a mark that was typed twice by mistake counts once.
fn composed(typed: &str) -> Option<String> {
    if typed.contains(|c: char| c.is_ascii_digit()) {
        // Behind diacritics a figure is a figure: `quý4`.
        if !typed.is_ascii() {
            return None;
        }
        return decode_loosely(typed, Method::Vni).or_else(|| decode_mixed(typed));
    }
    let once = || undoubled(typed).and_then(|once| decode_loosely(&once, Method::Telex));
    decode_loosely(typed, Method::Telex).or_else(once)
}

/// The word without the second of two tone keys at its end. English words end in `ss` and `rr` stands in no other.
fn undoubled(typed: &str) -> Option<String> {
    let lower = typed.to_ascii_lowercase();
    let is_double = ["ff", "rr", "xx", "jj", "zz"].iter().any(|keys| lower.ends_with(keys));
    is_double.then(|| typed[..typed.len() - 1].to_owned())
}

/// The same word with y for i or i for y, if the store has it.
pub(super) fn respelled(of: &Alternative, vocabulary: &Vocabulary) -> Option<Alternative> {
    let other = other_i(&of.folded).filter(|other| vocabulary.contains(other))?;
    Some(Alternative {
        marked: of.marked.as_deref().and_then(other_i),
        folded: other,
        complete: true,
        penalty: RESPELLED,
        ..Alternative::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Vocabulary {
        Vocabulary::of(["tri tue nhan tao ban dan chip chips blockchain data test khao sat ty le dat hoc"])
    }

    fn meant(typed: &str, last: bool) -> Option<String> {
        decode(typed, &words(), last).and_then(|decoded| decoded.alternative.why).map(|why| why.meant)
    }

    #[test]
    fn telex_and_vni_are_understood() {
        for (typed, expected) in [
            ("tueej", "tuệ"),
            ("TUEEJ", "tuệ"),
            ("tue65", "tuệ"),
            ("taoj", "tạo"),
            ("sats", "sát"),
            ("nhaan", "nhân"),
            ("daanx", "dẫn"),
            ("ddaats", "đất"),
            ("tue6j", "tuệ"),
            ("da6nx", "dẫn"),
            ("taojj", "tạo"),
        ] {
            assert_eq!(meant(typed, false).as_deref(), Some(expected), "{typed}");
        }
        assert_eq!(meant("nhaa", true).as_deref(), Some("nhâ"));
        assert_eq!(meant("nhaa", false), None);
    }

    #[test]
    fn known_words_and_what_means_no_word_are_left_alone() {
        for typed in
            ["chips", "data", "test", "blockchain", "as", "tris1", "nq57", "1131", "tri", "kh&cn", ""]
        {
            assert_eq!(meant(typed, false), None, "{typed}");
        }
    }

    #[test]
    fn what_may_be_a_beginning_stays_in_doubt() {
        let doubtful = decode("das", &Vocabulary::of(["dashboard da"]), true).expect("decodes");
        assert!(!doubtful.is_sure && doubtful.alternative.penalty > 0);
    }

    #[test]
    fn i_and_y_are_one() {
        let typed = Alternative::typed("tỉ").expect("a word");
        let other = respelled(&typed, &words()).expect("respelled");
        assert_eq!((other.folded.as_str(), other.marked.as_deref()), ("ty", Some("tỷ")));
        assert_eq!(respelled(&Alternative::typed("trí").expect("a word"), &words()), None);
    }
}

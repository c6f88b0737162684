//! Folding: the spelling in which texts are compared, and the way back to the letters a person sees.
//!
//! Two texts that a Vietnamese reader would call the same words fold to the same string, however they were typed:
//! capitals, diacritics in any order, composed or in pieces, and typographic signs make no difference. Marks come off
//! Latin letters only; other scripts are lower-cased and put in NFC, so that `й` stays a letter of its own.
//!
//! Deliberately does not touch spacing, punctuation or invisible characters: the map back stays nearly one to one.

use super::letter::{joins_previous, letter};
use super::plain::is_plain;
use super::sign::same_as;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// The text as it is compared: lower case, without diacritics, dashes, quotes and spaces as ASCII, `…` as three dots.
///
/// ASCII comes out lower-cased and otherwise unchanged. Folding twice changes nothing.
pub fn fold(text: &str) -> String {
    let mut folded = String::new();
    fold_into(text, &mut folded);
    folded
}

/// Appends the folded text to `out`, so that many texts can share one buffer.
///
/// Each text is folded by itself: a combining mark at its start never joins what `out` already holds.
pub fn fold_into(text: &str, out: &mut String) {
    out.reserve(text.len());
    if text.is_ascii() {
        let start = out.len();
        out.push_str(text);
        return out[start..].make_ascii_lowercase();
    }
    let mut rest = text;
    while !rest.is_empty() {
        rest = &rest[fold_known_run(rest, out)..];
        let (segment, tail) = split_segment(rest);
        fold_by_tables(segment, out);
        rest = tail;
    }
}

/// A folded text that remembers where its characters came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text, equal to what [`fold`] returns.
    pub text: String,
    /// For each folded character the characters of the original that it stands for. Empty when they correspond one to
    /// one, as in composed Vietnamese without an ellipsis.
    origins: Vec<Range<usize>>,
    /// How many characters the folded text has.
    len: usize,
}

impl Folded {
    /// Folds a text and keeps the way back.
    pub fn new(original: &str) -> Self {
        let mut text = String::with_capacity(original.len());
        let is_known = fold_known_run(original, &mut text) == original.len();
        // What our tables fold is ASCII, so bytes are characters; as many as before means one for one.
        if is_known && text.len() == original.chars().count() {
            let len = text.len();
            return Self { text, origins: Vec::new(), len };
        }
        Self::with_origins(original)
    }

    fn with_origins(original: &str) -> Self {
        let (mut text, mut origins) = (String::with_capacity(original.len()), Vec::new());
        let (mut rest, mut at) = (original, 0);
        while !rest.is_empty() {
            let (segment, tail) = split_segment(rest);
            let written = text.len();
            fold_into(segment, &mut text);
            let origin = at..at + segment.chars().count();
            origins.extend(text[written..].chars().map(|_| origin.clone()));
            (rest, at) = (tail, origin.end);
        }
        let len = origins.len();
        Self { text, origins, len }
    }

    /// Where the given characters of the folded text stand in the original: ranges of characters (not bytes), sorted,
    /// disjoint, with touching ones merged.
    ///
    /// The indices may come in any order and repeat; those beyond the text are ignored.
    pub fn chars(&self, folded_char_indices: &[usize]) -> Vec<Range<usize>> {
        let known = folded_char_indices.iter().copied().filter(|&index| index < self.len);
        let mut origins: Vec<_> = known.map(|index| self.origin(index)).collect();
        origins.sort_unstable_by_key(|origin| origin.start);
        merge(origins)
    }

    fn origin(&self, index: usize) -> Range<usize> {
        self.origins.get(index).cloned().unwrap_or(index..index + 1)
    }
}

/// Joins sorted ranges that touch or overlap.
fn merge(sorted: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in sorted {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// Splits off the first piece that normalization treats independently: a character and whatever joins it.
fn split_segment(text: &str) -> (&str, &str) {
    let mut later = text.char_indices().skip(1);
    let end = later.find(|&(_, c)| is_plain(c) || !joins_previous(c)).map_or(text.len(), |(at, _)| at);
    text.split_at(end)
}

/// Folds as far as our own tables go, which is to the end for nearly every text; says how many bytes that was. What they
/// do not know remains, together with the character that it joins.
fn fold_known_run(text: &str, out: &mut String) -> usize {
    let mut run = Run { out, bytes: [0; RUN], filled: 0 };
    let mut at = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        if byte.is_ascii() {
            run.push(byte.to_ascii_lowercase());
            at += 1;
            continue;
        }
        let Some(c) = text[at..].chars().next() else { break };
        match known(c) {
            Some(Known::Byte(byte)) => run.push(byte),
            Some(Known::Text(text)) => run.push_str(text),
            None => {
                run.flush();
                return if joins_previous(c) { take_back(&text[..at], out) } else { at };
            }
        }
        at += c.len_utf8();
    }
    run.flush();
    text.len()
}

/// Takes the last character of a text that was folded back out again; where it begins.
fn take_back(text: &str, out: &mut String) -> usize {
    let Some((at, c)) = text.char_indices().next_back() else { return 0 };
    let len = match known(c) {
        Some(Known::Text(text)) => text.len(),
        _ => 1,
    };
    out.truncate(out.len() - len);
    at
}

/// How many bytes are gathered before they are appended.
const RUN: usize = 128;

/// Folded text on its way: all of it is ASCII, and appended many bytes at a time.
struct Run<'a> {
    out: &'a mut String,
    bytes: [u8; RUN],
    filled: usize,
}

impl Run<'_> {
    #[inline]
    fn push(&mut self, byte: u8) {
        if self.filled == RUN {
            self.flush();
        }
        self.bytes[self.filled] = byte;
        self.filled += 1;
    }

    fn push_str(&mut self, text: &str) {
        self.flush();
        self.out.push_str(text);
    }

    fn flush(&mut self) {
        // ASCII is always UTF-8.
        self.out.push_str(std::str::from_utf8(&self.bytes[..self.filled]).unwrap_or_default());
        self.filled = 0;
    }
}

/// What our own tables make of a character.
enum Known {
    Byte(u8),
    Text(&'static str),
}

#[inline]
fn known(c: char) -> Option<Known> {
    if let Ok(byte) = u8::try_from(c)
        && byte.is_ascii()
    {
        return Some(Known::Byte(byte.to_ascii_lowercase()));
    }
    letter(c).map(|letter| Known::Byte(letter.base)).or_else(|| same_as(c).map(Known::Text))
}

/// Appends the folded form of a character that our own tables know, which is ASCII; says whether it did.
fn fold_known(c: char, out: &mut String) -> bool {
    match known(c) {
        Some(Known::Byte(byte)) => out.push(char::from(byte)),
        Some(Known::Text(text)) => out.push_str(text),
        None => return false,
    }
    true
}

/// The general case, by the tables of Unicode: foreign letters, other scripts, letters in pieces.
///
/// Lower case comes before composing, because some capitals have no composed small letter and the other way round.
fn fold_by_tables(segment: &str, out: &mut String) {
    let mut on_latin = false;
    let bare = segment.nfd().flat_map(char::to_lowercase).filter(|&c| {
        let is_mark = canonical_combining_class(c) != 0;
        if !is_mark {
            on_latin = letter(c).is_some();
        }
        !(is_mark && on_latin)
    });
    for c in bare.nfc() {
        if !fold_known(c, out) {
            out.push(c);
        }
    }
}

/// The letters and digits of a folded text and nothing between them: `kh&cn`, `kh cn` and `khcn` are one.
pub fn squeeze(folded: &str) -> String {
    folded.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Every accented letter with its base, spelled out once more and independently of the table.
    const BY_BASE: [(&str, &str); 7] = [
        ("a", "àảãáạăằẳẵắặâầẩẫấậ"),
        ("e", "èẻẽéẹêềểễếệ"),
        ("i", "ìỉĩíị"),
        ("o", "òỏõóọôồổỗốộơờởỡớợ"),
        ("u", "ùủũúụưừửữứự"),
        ("y", "ỳỷỹýỵ"),
        ("d", "đ"),
    ];

    #[test]
    fn all_134_letters_fold_in_both_forms_and_with_marks_in_any_order() {
        let mut seen = 0;
        for (base, letters) in BY_BASE {
            for letter in letters.chars().chain(letters.to_uppercase().chars()) {
                let mut pieces: Vec<char> = std::iter::once(letter).nfd().collect();
                assert_eq!(fold(&letter.to_string()), base);
                assert_eq!(fold(&String::from_iter(&pieces)), base);
                pieces[1..].reverse();
                assert_eq!(fold(&String::from_iter(&pieces)), base);
                seen += 1;
            }
        }
        assert_eq!(seen, 134);
    }

    #[test]
    fn signs_become_ascii_and_the_rest_stays() {
        assert_eq!(fold("QÐ–TTg\u{A0}“ABC”… ‘x’ 2025−2030"), "qd-ttg \"abc\"... 'x' 2025-2030");
        assert_eq!(fold("Đề án: 50% ≥ 3 §2 漢"), "de an: 50% ≥ 3 §2 漢");
        assert_eq!(fold("Zürich Ångström Й ≠"), "zurich angstrom й ≠");
    }

    #[test]
    fn folding_appends() {
        let mut out = String::from("a\n");
        fold_into("Ấ", &mut out);
        fold_into("\u{301}B", &mut out);
        assert_eq!(out, "a\na\u{301}b");
    }

    #[test]
    fn the_map_leads_back_to_the_original() {
        let composed = Folded::new("Trí tuệ");
        assert_eq!(composed.chars(&[4, 5, 0]), [0..1, 4..6]);
        let pieces = Folded::new("Tri\u{301} tue\u{323}\u{302}!");
        assert_eq!(pieces.text, "tri tue!");
        assert_eq!(pieces.chars(&[2, 6, 99]), [2..4, 7..10]);
        let ellipsis = Folded::new("a…b");
        assert_eq!(ellipsis.text, "a...b");
        assert_eq!(ellipsis.chars(&[2]), [Range { start: 1, end: 2 }]);
        assert_eq!(ellipsis.chars(&[1, 2, 3, 4]), [Range { start: 1, end: 3 }]);
        assert!(Folded::new("").chars(&[0]).is_empty());
    }

    fn anything() -> impl Strategy<Value = String> {
        prop_oneof![
            ".*",
            "[a-zA-ZăâêôơưĐÐðÅ=<>–…“\u{A0}\u{2126}ΙΥйИ\u{300}-\u{345}\u{323}\u{1100}\u{1161}\u{11A8}가]{0,12}",
        ]
    }

    proptest! {
        #[test]
        fn ascii_is_only_lower_cased(text in "[ -~]*") {
            prop_assert_eq!(fold(&text), text.to_ascii_lowercase());
        }

        #[test]
        fn normalization_form_makes_no_difference(text in anything()) {
            let folded = fold(&text);
            prop_assert_eq!(&fold(&text.nfc().collect::<String>()), &folded);
            prop_assert_eq!(&fold(&text.nfd().collect::<String>()), &folded);
        }

        #[test]
        fn folding_twice_changes_nothing(text in anything()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn vietnamese_case_makes_no_difference(text in "[aàảãáạăắâấeêiíoôơuưyđ –“]*") {
            prop_assert_eq!(fold(&text.to_uppercase()), fold(&text));
        }

        #[test]
        fn ranges_are_sorted_disjoint_and_within(text in anything(), picks in prop::collection::vec(0..40_usize, 0..9)) {
            let folded = Folded::new(&text);
            prop_assert_eq!(&folded.text, &fold(&text));
            let ranges = folded.chars(&picks);
            prop_assert!(ranges.windows(2).all(|pair| pair[0].end < pair[1].start));
            prop_assert!(ranges.iter().all(|range| range.start < range.end));
            prop_assert!(ranges.last().is_none_or(|last| last.end <= text.chars().count()));
        }

        #[test]
        fn a_range_folds_to_what_it_stands_for(text in anything(), pick in 0..20_usize) {
            let folded = Folded::new(&text);
            for range in folded.chars(&[pick]) {
                let original: String = text.chars().skip(range.start).take(range.len()).collect();
                prop_assert!(fold(&original).contains(folded.text.chars().nth(pick).unwrap()));
            }
        }

        #[test]
        fn all_indices_together_cover_the_text(text in anything()) {
            let folded = Folded::new(&text);
            let all: Vec<usize> = (0..folded.text.chars().count()).collect();
            let whole = 0..text.chars().count();
            let expected = if whole.is_empty() { vec![] } else { vec![whole] };
            prop_assert_eq!(folded.chars(&all), expected);
        }
    }
}

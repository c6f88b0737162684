//! The order of Vietnamese dictionaries.
//!
//! Letters first, as a ă â b c d đ e ê … (f j w z in their Latin places); then tones, as ngang huyền hỏi ngã sắc nặng;
//! then small before capital. The later two break ties of the whole text only. Spaces come before signs, signs before
//! numbers, numbers before letters; a run of digits counts by its value, so `Điều 9` precedes `Điều 10`.
//!
//! [`compare`] and [`sort_key`] agree always; texts are equal exactly when their NFC is. Deliberately no collation for
//! other languages: foreign marks only break ties, other scripts follow by code point.

use super::letter::{foreign_base, letter};
use super::nfc::nfc;
use std::cmp::Ordering;

/// Compares two texts in Vietnamese order, without allocating where both are in NFC.
pub fn compare(a: &str, b: &str) -> Ordering {
    let (a, b) = (nfc(a), nfc(b));
    let same = common_start(&a, &b);
    let (a, b) = (|| units(&a[same..]), || units(&b[same..]));
    (a().map(|unit| unit.primary).cmp(b().map(|unit| unit.primary)))
        .then_with(|| a().map(|unit| unit.accent).cmp(b().map(|unit| unit.accent)))
        .then_with(|| a().map(|unit| unit.upper).cmp(b().map(|unit| unit.upper)))
}

/// The bytes at the start of both texts that make no difference on any level: whole characters, no part of a number.
fn common_start(a: &str, b: &str) -> usize {
    let mut same = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    while !a.is_char_boundary(same) {
        same -= 1;
    }
    a[..same].trim_end_matches(|c: char| c.is_ascii_digit()).len()
}

/// Bytes that compare as the texts do, for sorting many of them: about twice as long as the text.
pub fn sort_key(text: &str) -> Vec<u8> {
    let text = nfc(text);
    let mut key = Vec::with_capacity(text.len() * 2 + 2);
    let (mut accents, mut capitals) = (TieBreaks::default(), TieBreaks::default());
    for unit in units(&text) {
        push_primary(unit.primary, &mut key);
        accents.push(unit.accent);
        capitals.push(u32::from(unit.upper));
    }
    for level in [accents, capitals] {
        key.push(0);
        key.extend_from_slice(&level.bytes);
    }
    key
}

/// One thing that is compared: a letter, a sign, or a run of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Unit<'a> {
    primary: Primary<'a>,
    /// The tone of a letter (0–5) or the code point of a foreign one; of a number, how many zeros lead it.
    accent: u32,
    upper: bool,
}

/// What is compared first. The order of the variants is the order of the texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Primary<'a> {
    Space,
    Sign(char),
    /// The digits without leading zeros, after their count: the longer number is the larger.
    Number(usize, &'a str),
    /// The base letter and its shape.
    Letter(u8, u8),
    Other(char),
}

fn units(text: &str) -> impl Iterator<Item = Unit<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = if first.is_ascii_digit() { digits_end(rest) } else { first.len_utf8() };
        let (head, tail) = rest.split_at(end);
        rest = tail;
        Some(if first.is_ascii_digit() { number_unit(head) } else { char_unit(first) })
    })
}

fn digits_end(text: &str) -> usize {
    text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len())
}

fn number_unit(digits: &str) -> Unit<'_> {
    let significant = digits.trim_start_matches('0');
    let zeros = digits.len() - significant.len();
    Unit {
        primary: Primary::Number(significant.len(), significant),
        accent: u32::try_from(zeros).unwrap_or(u32::MAX),
        upper: false,
    }
}

fn char_unit(c: char) -> Unit<'static> {
    if let Some(letter) = letter(c) {
        let primary = Primary::Letter(letter.base, letter.shape);
        return Unit { primary, accent: u32::from(letter.tone), upper: letter.upper };
    }
    if let Some(base) = foreign_base(c) {
        let primary = Primary::Letter(base.to_ascii_lowercase(), 0);
        return Unit { primary, accent: u32::from(c), upper: false };
    }
    let primary = match c {
        ' ' => Primary::Space,
        _ if c.is_alphanumeric() => Primary::Other(c),
        _ => Primary::Sign(c),
    };
    Unit { primary, accent: 0, upper: false }
}

/// The first byte of each kind of unit in a key; zero ends a level. A letter needs no other byte.
mod kind {
    pub(super) const SPACE: u8 = 1;
    pub(super) const SIGN: u8 = 2;
    pub(super) const NUMBER: u8 = 3;
    pub(super) const LETTERS: u8 = 4;
    pub(super) const OTHER: u8 = LETTERS + 26 * super::SHAPES;
}

/// The most shapes that a base letter has: o ô ơ.
const SHAPES: u8 = 3;

/// Appends a code such that codes compare as units do, and none is the beginning of another.
fn push_primary(primary: Primary<'_>, key: &mut Vec<u8>) {
    match primary {
        Primary::Space => key.push(kind::SPACE),
        Primary::Sign(c) => push_char(kind::SIGN, c, key),
        Primary::Number(len, digits) => {
            key.push(kind::NUMBER);
            push_count(len, key);
            key.extend_from_slice(digits.as_bytes());
        }
        Primary::Letter(base, shape) => key.push(kind::LETTERS + (base - b'a') * SHAPES + shape),
        Primary::Other(c) => push_char(kind::OTHER, c, key),
    }
}

fn push_char(kind: u8, c: char, key: &mut Vec<u8>) {
    key.push(kind);
    key.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
}

/// A count of any size in bytes that compare as counts: full bytes, then the remainder.
fn push_count(mut count: usize, key: &mut Vec<u8>) {
    while count >= 255 {
        key.push(255);
        count -= 255;
    }
    key.push(count as u8);
}

/// A level that breaks ties. Zeros at its end say nothing and are never written, so that most keys stay short.
#[derive(Default)]
struct TieBreaks {
    bytes: Vec<u8>,
    zeros: usize,
}

impl TieBreaks {
    fn push(&mut self, value: u32) {
        if value == 0 {
            self.zeros += 1;
            return;
        }
        self.bytes.extend(std::iter::repeat_n(1, self.zeros));
        self.zeros = 0;
        // Tones and capitals take one byte; the code point of a foreign letter five.
        match u8::try_from(value) {
            Ok(short) if short < u8::MAX - 1 => self.bytes.push(short + 1),
            _ => {
                self.bytes.push(u8::MAX);
                self.bytes.extend_from_slice(&value.to_be_bytes());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn assert_ascending(texts: &[&str]) {
        for pair in texts.windows(2) {
            assert_eq!(compare(pair[0], pair[1]), Ordering::Less, "{pair:?}");
            assert!(sort_key(pair[0]) < sort_key(pair[1]), "{pair:?}");
        }
    }

    #[test]
    fn the_alphabet_is_in_order() {
        assert_ascending(&[
            "a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o",
            "ô", "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "w", "x", "y", "z", "漢",
        ]);
    }

    #[test]
    fn tones_come_after_letters_and_case_last() {
        assert_ascending(&["ma", "Ma", "mà", "mả", "mã", "má", "Má", "mạ", "mai", "măng", "mân"]);
        assert_ascending(&["So Da", "Sổ An ninh", "Sở An ninh", "Sờ Công nghệ", "Sở Công nghệ"]);
        assert_ascending(&["u", "U", "ú", "ü", "ub"]);
    }

    #[test]
    fn numbers_count_by_value() {
        assert_ascending(&["Điều 1", "Điều 01", "Điều 2", "Điều 9", "Điều 10", "Điều 010", "Điều a"]);
        assert_ascending(&["", " ", "-", "0", "7", "99999999999999999999999", "a"]);
        let long = "1".repeat(300);
        assert_ascending(&["2", &long, &format!("{long}0")]);
    }

    #[test]
    fn words_come_before_longer_words() {
        assert_ascending(&["ca dao", "cà phê", "cac", "các"]);
    }

    #[test]
    fn spelling_forms_are_equal() {
        assert_eq!(compare("Tie\u{302}\u{301}ng", "Tiếng"), Ordering::Equal);
        assert_eq!(compare("QÐ", "QĐ"), Ordering::Equal);
    }

    fn anything() -> impl Strategy<Value = String> {
        prop_oneof![".{0,8}", "[aAáÁăđĐoôơờüÜ09 /\0\u{301}-]{0,6}", "[aà01]{0,4}"]
    }

    proptest! {
        #[test]
        fn keys_agree_with_comparing(a in anything(), b in anything()) {
            prop_assert_eq!(compare(&a, &b), sort_key(&a).cmp(&sort_key(&b)));
            prop_assert_eq!(compare(&a, &b), compare(&b, &a).reverse());
        }

        #[test]
        fn equal_means_the_same_text(a in anything(), b in anything()) {
            prop_assert_eq!(compare(&a, &b) == Ordering::Equal, nfc(&a) == nfc(&b));
            prop_assert_eq!(compare(&a, &a), Ordering::Equal);
        }

        #[test]
        fn the_order_is_transitive(a in anything(), b in anything(), c in anything()) {
            let mut texts = [a, b, c];
            texts.sort_by(|x, y| compare(x, y));
            prop_assert!(compare(&texts[0], &texts[2]).is_le());
        }
    }
}

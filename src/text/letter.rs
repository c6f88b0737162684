//! The Vietnamese alphabet as one table: what each letter is made of.
//!
//! Folding, plain ASCII and the dictionary order all read this table, so that they cannot disagree about a letter. It
//! knows precomposed letters only; text in pieces is put together (or taken apart) by whoever meets it.

use unicode_normalization::char::{canonical_combining_class, decompose_canonical};
use unicode_normalization::{IsNormalized, is_nfc_quick};

/// What a letter is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    /// The letter without any mark, in lower case: `b'a'`..=`b'z'`.
    pub(super) base: u8,
    /// Place among the letters that share the base: a ă â are 0 1 2, d đ are 0 1, o ô ơ are 0 1 2.
    pub(super) shape: u8,
    /// ngang, huyền, hỏi, ngã, sắc, nặng: 0 to 5, as dictionaries order them.
    pub(super) tone: u8,
    /// Whether it is a capital.
    pub(super) upper: bool,
}

impl Letter {
    /// The letter without its marks, in its own case.
    pub(super) const fn cased_base(self) -> u8 {
        if self.upper { self.base.to_ascii_uppercase() } else { self.base }
    }
}

/// A vowel that carries tones: its base, its shape, and the six small and six capital letters in tone order.
type VowelRow = (u8, u8, [char; 6], [char; 6]);

#[rustfmt::skip]
const VOWELS: [VowelRow; 12] = [
    (b'a', 0, ['a', 'à', 'ả', 'ã', 'á', 'ạ'], ['A', 'À', 'Ả', 'Ã', 'Á', 'Ạ']),
    (b'a', 1, ['ă', 'ằ', 'ẳ', 'ẵ', 'ắ', 'ặ'], ['Ă', 'Ằ', 'Ẳ', 'Ẵ', 'Ắ', 'Ặ']),
    (b'a', 2, ['â', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ'], ['Â', 'Ầ', 'Ẩ', 'Ẫ', 'Ấ', 'Ậ']),
    (b'e', 0, ['e', 'è', 'ẻ', 'ẽ', 'é', 'ẹ'], ['E', 'È', 'Ẻ', 'Ẽ', 'É', 'Ẹ']),
    (b'e', 1, ['ê', 'ề', 'ể', 'ễ', 'ế', 'ệ'], ['Ê', 'Ề', 'Ể', 'Ễ', 'Ế', 'Ệ']),
    (b'i', 0, ['i', 'ì', 'ỉ', 'ĩ', 'í', 'ị'], ['I', 'Ì', 'Ỉ', 'Ĩ', 'Í', 'Ị']),
    (b'o', 0, ['o', 'ò', 'ỏ', 'õ', 'ó', 'ọ'], ['O', 'Ò', 'Ỏ', 'Õ', 'Ó', 'Ọ']),
    (b'o', 1, ['ô', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ'], ['Ô', 'Ồ', 'Ổ', 'Ỗ', 'Ố', 'Ộ']),
    (b'o', 2, ['ơ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ'], ['Ơ', 'Ờ', 'Ở', 'Ỡ', 'Ớ', 'Ợ']),
    (b'u', 0, ['u', 'ù', 'ủ', 'ũ', 'ú', 'ụ'], ['U', 'Ù', 'Ủ', 'Ũ', 'Ú', 'Ụ']),
    (b'u', 1, ['ư', 'ừ', 'ử', 'ữ', 'ứ', 'ự'], ['Ư', 'Ừ', 'Ử', 'Ữ', 'Ứ', 'Ự']),
    (b'y', 0, ['y', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ'], ['Y', 'Ỳ', 'Ỷ', 'Ỹ', 'Ý', 'Ỵ']),
];

/// The letter đ, and Ð and ð (eth): the eth capital looks the same and old converters write it for Đ.
const STROKED: [(char, bool); 4] = [('đ', false), ('Đ', true), ('ð', false), ('Ð', true)];

/// The accented letters lie in two blocks of Unicode, one slot for each code point of them.
const LOW: (u32, u32) = (0xC0, 0x1B0);
const HIGH: (u32, u32) = (0x1EA0, 0x1EF9);
const LOW_SLOTS: usize = slot_count(LOW);
const SLOTS: usize = LOW_SLOTS + slot_count(HIGH);

static TABLE: [Option<Letter>; SLOTS] = table();

const fn slot_count(block: (u32, u32)) -> usize {
    (block.1 - block.0 + 1) as usize
}

const fn slot(c: char) -> Option<usize> {
    let code = c as u32;
    if code >= LOW.0 && code <= LOW.1 {
        Some((code - LOW.0) as usize)
    } else if code >= HIGH.0 && code <= HIGH.1 {
        Some((code - HIGH.0) as usize + LOW_SLOTS)
    } else {
        None
    }
}

const fn table() -> [Option<Letter>; SLOTS] {
    let mut table = [None; SLOTS];
    let mut row = 0;
    while row < VOWELS.len() {
        let (base, shape, small, capital) = VOWELS[row];
        let mut tone = 0;
        while tone < 6 {
            table = with(table, small[tone as usize], Letter { base, shape, tone, upper: false });
            table = with(table, capital[tone as usize], Letter { base, shape, tone, upper: true });
            tone += 1;
        }
        row += 1;
    }
    let mut i = 0;
    while i < STROKED.len() {
        let (c, upper) = STROKED[i];
        table = with(table, c, Letter { base: b'd', shape: 1, tone: 0, upper });
        i += 1;
    }
    table
}

const fn with(mut table: [Option<Letter>; SLOTS], c: char, letter: Letter) -> [Option<Letter>; SLOTS] {
    if let Some(slot) = slot(c) {
        table[slot] = Some(letter);
    }
    table
}

/// The parts of a Vietnamese letter or of one of `a`–`z`; nothing for any other character.
#[inline]
pub(super) fn letter(c: char) -> Option<Letter> {
    if c.is_ascii_alphabetic() {
        let base = (c as u8).to_ascii_lowercase();
        return Some(Letter { base, shape: 0, tone: 0, upper: c.is_ascii_uppercase() });
    }
    TABLE[slot(c)?]
}

/// The composed letter of the given parts; the bare letter where there is no such letter.
pub(super) fn compose(parts: Letter) -> char {
    let plain = char::from(parts.cased_base());
    if parts.base == b'd' {
        return match (parts.shape, parts.upper) {
            (1, false) => 'đ',
            (1, true) => 'Đ',
            _ => plain,
        };
    }
    let row = VOWELS.iter().find(|row| row.0 == parts.base && row.1 == parts.shape);
    row.and_then(|row| {
        if parts.upper { row.3.get(usize::from(parts.tone)) } else { row.2.get(usize::from(parts.tone)) }
    })
    .copied()
    .unwrap_or(plain)
}

/// The ASCII letter, in its own case, under the marks of a letter that other languages write (`ü`, `ç`).
pub(super) fn foreign_base(c: char) -> Option<u8> {
    if c.is_ascii() {
        return None;
    }
    let first = first_decomposed(c);
    (first != c && first.is_ascii_alphabetic()).then_some(first as u8)
}

/// Whether a character belongs to the one before it when text is normalized: a combining mark, or a piece of a Hangul
/// syllable.
pub(super) fn joins_previous(c: char) -> bool {
    if c < '\u{300}' {
        return false;
    }
    let first = first_decomposed(c);
    canonical_combining_class(first) != 0 || is_nfc_quick(std::iter::once(first)) != IsNormalized::Yes
}

fn first_decomposed(c: char) -> char {
    let mut first = None;
    decompose_canonical(c, |part| {
        first.get_or_insert(part);
    });
    first.unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accented() -> Vec<char> {
        ('\u{80}'..='\u{1EFF}').filter(|&c| letter(c).is_some() && !matches!(c, 'Ð' | 'ð')).collect()
    }

    #[test]
    fn there_are_134_accented_letters() {
        assert_eq!(accented().len(), 134);
    }

    #[test]
    fn the_table_agrees_with_unicode() {
        for c in accented().into_iter().filter(|c| !matches!(c, 'đ' | 'Đ')) {
            let parts = letter(c).unwrap();
            assert_eq!(first_decomposed(c), char::from(parts.cased_base()), "{c}");
            assert_eq!(c.is_uppercase(), parts.upper, "{c}");
        }
    }

    #[test]
    fn capitals_differ_from_small_letters_in_case_only() {
        for c in accented().into_iter().filter(|c| c.is_uppercase()) {
            let small = letter(c.to_lowercase().next().unwrap()).unwrap();
            assert_eq!(Letter { upper: true, ..small }, letter(c).unwrap(), "{c}");
        }
    }

    #[test]
    fn parts_are_told_apart() {
        let parts = |c| letter(c).map(|l| (l.base, l.shape, l.tone, l.upper));
        assert_eq!(parts('Ợ'), Some((b'o', 2, 5, true)));
        assert_eq!(parts('đ'), Some((b'd', 1, 0, false)));
        assert_eq!(parts('Z'), Some((b'z', 0, 0, true)));
        assert_eq!(parts('ü'), None);
        assert_eq!(foreign_base('Ü'), Some(b'U'));
        assert_eq!(foreign_base('≠'), None);
        assert_eq!(foreign_base('a'), None);
    }

    #[test]
    fn a_letter_is_put_together_again() {
        for c in accented().into_iter().chain('a'..='z') {
            assert_eq!(compose(letter(c).unwrap()), c);
        }
    }

    #[test]
    fn marks_and_hangul_pieces_join_what_precedes() {
        for c in ['\u{300}', '\u{323}', '\u{344}', '\u{1161}', '\u{11A8}'] {
            assert!(joins_previous(c), "{c:?}");
        }
        for c in ['a', 'ấ', '\u{212B}', '한', '–', '漢'] {
            assert!(!joins_previous(c), "{c:?}");
        }
    }
}

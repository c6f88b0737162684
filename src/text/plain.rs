//! Which characters need no thought: the fast path of measuring and normalizing.
//!
//! Nearly all that the program shows is precomposed Vietnamese. Asking the Unicode tables about each of its characters
//! would cost more than all the rest, so this room asks one range test first and the tables only when it fails.

/// Whether a character is one grapheme in one cell, and normalized, whatever stands before it and whenever only such
/// characters follow: printable ASCII, Latin letters, the no-break space, dashes and quotes.
#[inline]
pub(super) const fn is_plain(c: char) -> bool {
    matches!(c,
        ' '..='~'
        | '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{2FF}'
        | '\u{1E00}'..='\u{1EFF}'
        | '\u{2010}'..='\u{2026}')
}

/// Whether a text consists of such characters only.
#[inline]
pub(super) fn all_plain(text: &str) -> bool {
    text.chars().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::letter::joins_previous;
    use unicode_normalization::is_nfc;
    use unicode_segmentation::UnicodeSegmentation;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn the_ranges_keep_their_promise() {
        for c in (' '..='\u{3000}').filter(|&c| is_plain(c)) {
            assert!(is_nfc(c.encode_utf8(&mut [0; 4])) && !joins_previous(c), "{c:?} is not normalized");
            for neighbour in ['a', 'ợ', '–', c] {
                let pair: String = [neighbour, c, neighbour].iter().collect();
                assert_eq!(pair.graphemes(true).count(), 3, "{c:?} is not a grapheme");
                assert_eq!(pair.width(), 3, "{c:?} is not one cell");
            }
        }
    }

    #[test]
    fn vietnamese_is_plain_and_marks_are_not() {
        assert!(all_plain("Quyết định 1131/QĐ-TTg – “công nghệ chiến lược”…"));
        for text in ["a\u{301}", "漢", "\u{AD}", "a\nb", "\u{200B}", "\u{7F}", "\u{9B}"] {
            assert!(!all_plain(text), "{text:?}");
        }
    }
}

//! One way to write each letter: NFC, on load, import, paste and key.
//!
//! Deliberately does not repair marks in an order that Unicode does not consider equal (`a` + acute + circumflex): that
//! would change what a source wrote. Comparing forgives it; see `fold`.

use super::plain::all_plain;
use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The text in NFC, with `Ð` (U+00D0, eth) as the `Đ` (U+0110) that it means in Vietnamese; borrowed when it already is.
///
/// The small eth `ð` stays: nobody mistakes it for `đ`, so it was meant.
pub fn nfc(text: &str) -> Cow<'_, str> {
    if all_plain(text) || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return stroke_eth(text);
    }
    let composed: String = text.nfc().collect();
    match stroke_eth(&composed) {
        Cow::Owned(stroked) => Cow::Owned(stroked),
        Cow::Borrowed(same) if same == text => Cow::Borrowed(text),
        Cow::Borrowed(_) => Cow::Owned(composed),
    }
}

fn stroke_eth(text: &str) -> Cow<'_, str> {
    if text.contains('Ð') { Cow::Owned(text.replace('Ð', "Đ")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn composed_text_is_borrowed() {
        for text in ["", "plain", "Quyết định số 1131/QĐ-TTg", "漢字 한국어", "dòng\nhai"] {
            assert!(matches!(nfc(text), Cow::Borrowed(same) if same == text), "{text}");
        }
    }

    #[test]
    fn pieces_are_put_together_and_eth_becomes_d_with_stroke() {
        assert_eq!(nfc("Tie\u{302}\u{301}ng Vie\u{323}\u{302}t"), "Tiếng Việt");
        assert_eq!(nfc("QÐ-TTg"), "QĐ-TTg");
        assert_eq!(nfc("QÐ a\u{301}"), "QĐ á");
    }

    proptest! {
        #[test]
        fn both_forms_end_in_one_and_stay_there(text in "\\PC*|[aăâeêoôơđÐ\u{300}-\u{303}\u{309}\u{323}]*") {
            let composed = nfc(&text).into_owned();
            let pieces: String = text.nfd().collect();
            prop_assert_eq!(nfc(&pieces), composed.as_str());
            prop_assert!(matches!(nfc(&composed), Cow::Borrowed(_)));
        }
    }
}

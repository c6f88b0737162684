//! Text for terminals without UTF-8: readable without diacritics instead of mojibake.
//!
//! The case stays, drawn signs become their look-alikes, and what has none becomes `?`. Widths may change (`…` becomes
//! three cells), so this comes before layout. Deliberately does not escape: see `clean`.

use super::letter::{foreign_base, letter};
use super::sign::{looks_like, same_as};
use unicode_normalization::char::is_combining_mark;

/// The text in ASCII. ASCII comes out unchanged, control characters included.
pub fn ascii(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        push_ascii(c, &mut plain);
    }
    plain
}

fn push_ascii(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c);
    } else if let Some(letter) = letter(c) {
        out.push(char::from(letter.cased_base()));
    } else if let Some(sign) = same_as(c).or_else(|| looks_like(c)) {
        out.push_str(sign);
    } else if !is_combining_mark(c) {
        out.push(foreign_base(c).map_or('?', char::from));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letters_lose_their_marks_and_keep_their_case() {
        assert_eq!(ascii("Quyết định số 1131/QĐ-TTg"), "Quyet dinh so 1131/QD-TTg");
        assert_eq!(ascii("Tie\u{302}\u{301}ng Việt, Zürich, Ðà"), "Tieng Viet, Zurich, Da");
    }

    #[test]
    fn signs_become_their_look_alikes() {
        assert_eq!(ascii("– “a” ‘b’ … ◆ ▸ ▾ ✓ ≥ ≤"), "- \"a\" 'b' ... * > v v >= <=");
        assert_eq!(ascii("┌─┐│█░└┘├┼┤╭╮╰╯═║"), "+-+|#.+++++++++-|");
        assert_eq!(ascii("漢 € 👩"), "? ? ?");
    }

    proptest! {
        #[test]
        fn only_ascii_comes_out(text in ".*") {
            prop_assert!(ascii(&text).is_ascii());
        }

        #[test]
        fn ascii_is_unchanged(text in "[\0-\u{7F}]*") {
            prop_assert_eq!(ascii(&text), text);
        }

        #[test]
        fn vietnamese_agrees_with_folding(text in "[aàăấâđĐơờữƯ A-Z0-9–…]*") {
            prop_assert_eq!(ascii(&text).to_lowercase(), super::super::fold(&text));
        }
    }
}

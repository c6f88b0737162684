//! How far the diacritics that were typed agree with those that are written.

use crate::text::{Folded, marks_agree, nfc, respell};

/// All of them agree.
pub(super) const ALL: u32 = 100;

/// How many percent of the marked letters of `marked` stand so in the place of `original` where the folded text holds the
/// same letters: from byte `at` on.
pub(super) fn agreement(marked: &str, original: &str, folded: &str, at: usize) -> u32 {
    // Both in one spelling of tone places, `i` and `y`: hoá agrees with hóa.
    let (marked, original) = (respell(marked), respell(original));
    let first = folded[..at].chars().count();
    let len = marked.chars().count();
    let is_one_to_one = folded.is_ascii() && original.chars().count() == folded.len();
    if is_one_to_one {
        return share(&marked, original.chars().skip(first).take(len));
    }
    let letters: Vec<usize> = (first..first + len).collect();
    let (Some(from), Some(to)) = ({
        let ranges = Folded::new(&original).chars(&letters);
        (ranges.first().map(|range| range.start), ranges.last().map(|range| range.end))
    }) else {
        return 0;
    };
    let written: String = original.chars().skip(from).take(to - from).collect();
    share(&marked, nfc(&written).chars())
}

fn share(marked: &str, written: impl Iterator<Item = char>) -> u32 {
    let (mut all, mut agreeing) = (0, 0);
    for agrees in marked.chars().zip(written).filter_map(|(typed, written)| marks_agree(typed, written)) {
        all += 1;
        agreeing += u32::from(agrees);
    }
    (agreeing * ALL).checked_div(all).unwrap_or(ALL)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    fn agree(marked: &str, original: &str) -> u32 {
        let folded = fold(original);
        let at = folded.find(&fold(marked)).expect("there");
        agreement(marked, original, &folded, at)
    }

    #[test]
    fn only_marked_letters_count_and_each_counts_alike() {
        assert_eq!(agree("trí tuệ", "Bộ trí tuệ"), 100);
        assert_eq!(agree("trí tuê", "TRÍ TUỆ"), 100);
        assert_eq!(agree("trí tue", "trì tuệ"), 0);
        assert_eq!(agree("trí tuệ", "Trí tue"), 50);
        assert_eq!(agree("trí", "tri"), 0);
        assert_eq!(agree("hoá", "thương mại hóa"), 100);
        assert_eq!(agree("thủy", "Thuỷ lợi"), 100);
    }

    #[test]
    fn letters_in_pieces_and_signs_before_them_are_no_trouble() {
        assert_eq!(agree("trí", "… tri\u{301}"), 100);
        assert_eq!(agree("đề án", "Đề án…"), 100);
    }
}

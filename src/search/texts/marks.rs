//! How far the diacritics that were typed agree with those that are written.

use crate::text::{Folded, marks_agree, nfc, respell};

/// All of them agree.
pub(in crate::search) const ALL: u32 = 100;

/// A text as it is written, for letters to be held against.
#[derive(Debug)]
pub(in crate::search) struct Written {
    /// In one spelling of tone places, `i` and `y`: hoá agrees with hóa.
    respelled: String,
    /// The characters, if each of them gives one folded letter.
    chars: Option<Vec<char>>,
}

impl Written {
    /// `folded` is the same text.
    pub(in crate::search) fn new(original: &str, folded: &str) -> Self {
        let respelled = respell(original);
        let chars = folded.is_ascii().then(|| respelled.chars().collect::<Vec<char>>());
        let chars = chars.filter(|chars| chars.len() == folded.len());
        Self { respelled: if chars.is_some() { String::new() } else { respelled }, chars }
    }

    /// How many percent of the marked letters of `marked` stand so where the folded text holds the same letters: from byte
    /// `at` on.
    pub(in crate::search) fn agreement(&self, marked: &str, folded: &str, at: usize) -> u32 {
        let marked = respell(marked);
        let len = marked.chars().count();
        if let Some(chars) = &self.chars {
            return share(&marked, chars.iter().copied().skip(at).take(len));
        }
        let first = folded[..at].chars().count();
        let letters: Vec<usize> = (first..first + len).collect();
        let ranges = Folded::new(&self.respelled).chars(&letters);
        let (Some(from), Some(to)) = (ranges.first(), ranges.last()) else { return 0 };
        let written: String = self.respelled.chars().skip(from.start).take(to.end - from.start).collect();
        share(&marked, nfc(&written).chars())
    }
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
        Written::new(original, &folded).agreement(marked, &folded, at)
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

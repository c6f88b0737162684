//! The first letters of the words of every text: what `ttnt` is looked for in.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// One byte for every word of a part, text by text.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(in crate::search) struct Initials {
    /// The bytes, with a line end behind each text.
    pub(in crate::search) bytes: Vec<u8>,
    /// Where each text begins, and where the next one would.
    starts: Vec<u32>,
}

impl Initials {
    /// The initials of folded texts, which have so many bytes together.
    pub(super) fn of<'a>(texts: impl ExactSizeIterator<Item = &'a str>, bytes: usize) -> Self {
        let mut initials = Self::default();
        initials.starts.reserve_exact(texts.len() + 1);
        // A word and what parts it from the next are seldom less than four bytes.
        initials.bytes.reserve(bytes / 4);
        for text in texts {
            initials.starts.push(u32::try_from(initials.bytes.len()).unwrap_or(u32::MAX));
            initials.bytes.extend(of_text(text));
            initials.bytes.push(b'\n');
        }
        initials.starts.push(u32::try_from(initials.bytes.len()).unwrap_or(u32::MAX));
        initials.bytes.shrink_to_fit();
        initials
    }

    /// The initials of a text.
    pub(in crate::search) fn text(&self, text: usize) -> &[u8] {
        &self.bytes[self.starts[text] as usize..self.starts[text + 1] as usize - 1]
    }

    /// Where the initials of texts stand that are beside each other.
    pub(in crate::search) fn of_texts(&self, texts: Range<usize>) -> Range<usize> {
        self.starts[texts.start] as usize..self.starts[texts.end] as usize
    }

    /// The text that holds the initial at `at`, searched from `from` on, and where it begins.
    pub(in crate::search) fn text_with(&self, at: usize, from: usize) -> (usize, usize) {
        let near = (from..from + 8).find(|&text| self.starts[text + 1] as usize > at);
        let text = near
            .unwrap_or_else(|| from + self.starts[from + 1..].partition_point(|&start| start as usize <= at));
        (text, self.starts[text] as usize)
    }

    pub(super) fn bytes(&self) -> usize {
        self.bytes.capacity() + 4 * self.starts.capacity()
    }
}

/// What stands for a word that does not begin with an ASCII letter or digit.
const OTHER: u8 = b'?';

/// The first letters of the words of one text.
fn of_text(folded: &str) -> impl Iterator<Item = u8> {
    starts(folded).map(|at| Some(folded.as_bytes()[at]).filter(u8::is_ascii_alphanumeric).unwrap_or(OTHER))
}

/// Where the words of a text begin, in bytes.
pub(in crate::search) fn starts(folded: &str) -> impl Iterator<Item = usize> {
    let mut inside = false;
    folded.char_indices().filter_map(move |(at, c)| {
        let was_inside = std::mem::replace(&mut inside, c.is_alphanumeric());
        (inside && !was_inside).then_some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::texts::word_ranges;
    use proptest::prelude::*;

    #[test]
    fn every_word_gives_its_first_letter() {
        let initials = |text: &str| String::from_utf8(of_text(text).collect()).expect("ASCII");
        assert_eq!(initials("tri tue nhan tao"), "ttnt");
        assert_eq!(initials("57-nq/tw (漢 5g)"), "5nt?5");
        assert_eq!(initials(" – "), "");
    }

    proptest! {
        #[test]
        fn words_begin_where_ranges_of_words_do(text in "[ab1й漢 ./–…-]{0,40}") {
            let ranges: Vec<usize> = word_ranges(&text).map(|range| range.start).collect();
            prop_assert_eq!(starts(&text).collect::<Vec<_>>(), ranges);
        }
    }
}

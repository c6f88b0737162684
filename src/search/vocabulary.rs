//! The words that stand in the records, and how often: what a mistyped word is held against.
//!
//! Deliberately does not guess: which word was meant is decided where queries are read.

use std::collections::HashMap;

/// Words of up to this many bytes are kept: no Vietnamese syllable and hardly a foreign name is longer.
const LONGEST: usize = 40;

/// Every folded word of the records, each once, in the order of their bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vocabulary {
    words: Vec<(Box<str>, u32)>,
}

impl Vocabulary {
    /// The words of folded texts; anything but letters and digits parts them.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut counts: HashMap<&str, u32> = HashMap::new();
        for text in texts {
            let words = text.split(|c: char| !c.is_alphanumeric());
            for word in words.filter(|word| (1..=LONGEST).contains(&word.len())) {
                *counts.entry(word).or_default() += 1;
            }
        }
        let mut words: Vec<(Box<str>, u32)> =
            counts.into_iter().map(|(word, count)| (word.into(), count)).collect();
        words.sort_unstable();
        Self { words }
    }

    /// The words, and how often each stands in the records.
    pub fn iter(&self) -> impl Iterator<Item = (&str, u32)> {
        self.words.iter().map(|(word, count)| (&**word, *count))
    }

    /// How often a folded word stands in the records.
    pub fn count(&self, word: &str) -> u32 {
        let place = self.words.binary_search_by(|(known, _)| (**known).cmp(word));
        place.map_or(0, |at| self.words[at].1)
    }

    /// Whether some word begins so.
    pub fn has_beginning(&self, beginning: &str) -> bool {
        let at = self.words.partition_point(|(known, _)| **known < *beginning);
        self.words.get(at).is_some_and(|(word, _)| word.starts_with(beginning))
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_and_found() {
        let words = Vocabulary::of(["tri tue nhan tao", "tri thuc, 1131/qd-ttg"]);
        assert_eq!(words.iter().next(), Some(("1131", 1)));
        assert_eq!((words.count("tri"), words.count("tr"), words.len()), (2, 0, 8));
        assert!(words.has_beginning("nha") && !words.has_beginning("x"));
    }
}

//! The words that stand in the records, and how often: what a mistyped word is held against.
//!
//! Deliberately does not guess: which word was meant is decided where queries are read.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::{Arc, OnceLock};

use memchr::memmem;

/// Words of up to this many bytes are kept: no Vietnamese syllable and hardly a foreign name is longer.
pub(super) const LONGEST: usize = 40;

/// A word and how often it stands there.
pub(super) type Counted = (Box<str>, u32);

/// Folded texts in which words can be looked up.
pub(super) trait Texts: Send + Sync {
    /// Every word of each piece of text, counted.
    fn count(&self) -> Vec<Vec<Counted>>;

    /// Whether `is` holds for a piece of text.
    fn any(&self, is: &(dyn Fn(&str) -> bool + Sync)) -> bool;
}

/// Every folded word of the records, each once, in the order of their bytes. Counted when somebody first asks for more
/// than whether a word is there: that takes longer than a search, and most queries never ask.
#[derive(Clone, Default)]
pub struct Vocabulary {
    words: Arc<OnceLock<Vec<Counted>>>,
    /// Where they stand.
    texts: Option<Arc<dyn Texts>>,
}

impl Vocabulary {
    /// The words of folded texts; anything but letters and digits parts them.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        Self::counted(merged(texts.into_iter().map(count).collect()))
    }

    /// Words that were counted before, in the order of their bytes.
    pub(super) fn counted(words: Vec<Counted>) -> Self {
        Self { words: Arc::new(OnceLock::from(words)), texts: None }
    }

    /// The words of texts that are at hand.
    pub(super) fn lazy(texts: impl Texts + 'static) -> Self {
        Self { words: Arc::default(), texts: Some(Arc::new(texts)) }
    }

    fn words(&self) -> &[Counted] {
        self.words.get_or_init(|| self.texts.as_ref().map(|texts| merged(texts.count())).unwrap_or_default())
    }

    /// The words, and how often each stands in the records.
    pub fn iter(&self) -> impl Iterator<Item = (&str, u32)> {
        self.words().iter().map(|(word, count)| (&**word, *count))
    }

    /// How often a folded word stands in the records.
    pub fn count(&self, word: &str) -> u32 {
        let words = self.words();
        let place = words.binary_search_by(|(known, _)| (**known).cmp(word));
        place.map_or(0, |at| words[at].1)
    }

    /// Whether a folded word stands in the records.
    pub fn contains(&self, word: &str) -> bool {
        match self.uncounted() {
            Some(texts) => word.len() <= LONGEST && texts.any(&|text| stands_in(text, word, true)),
            None => self.count(word) > 0,
        }
    }

    /// Whether some word begins so.
    pub fn has_beginning(&self, beginning: &str) -> bool {
        if let Some(texts) = self.uncounted() {
            return texts.any(&|text| stands_in(text, beginning, false));
        }
        let words = self.words();
        let at = words.partition_point(|(known, _)| **known < *beginning);
        words.get(at).is_some_and(|(word, _)| word.starts_with(beginning))
    }

    /// The texts, as long as nobody has counted their words.
    fn uncounted(&self) -> Option<&dyn Texts> {
        self.texts.as_deref().filter(|_| self.words.get().is_none())
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words().len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        match self.uncounted() {
            Some(texts) => !texts.any(&|text| words(text).next().is_some()),
            None => self.len() == 0,
        }
    }
}

/// Whether a word stands in a folded text: as a whole one, or at the beginning of one.
fn stands_in(text: &str, word: &str, whole: bool) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let stands = |at: usize| {
        let (before, after) = (&text[..at], &text[at + word.len()..]);
        let ends = if whole { !is_part(after.chars().next()) } else { is_kept(&text[at..]) };
        !is_part(before.chars().next_back()) && ends
    };
    let is_word = !word.is_empty() && word.chars().all(char::is_alphanumeric);
    is_word && memmem::find_iter(text.as_bytes(), word).any(stands)
}

/// Whether the word at the beginning of a text is one of those that are kept.
fn is_kept(text: &str) -> bool {
    text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len()) <= LONGEST
}

impl std::fmt::Debug for Vocabulary {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_tuple("Vocabulary").field(&self.words.get().map(Vec::len)).finish()
    }
}

/// The words of a folded text, counted, in no order.
pub(super) fn count(text: &str) -> Vec<Counted> {
    let mut counts: HashMap<&str, u32, BuildHasherDefault<Mix>> = HashMap::default();
    for word in words(text).filter(|word| word.len() <= LONGEST) {
        *counts.entry(word).or_default() += 1;
    }
    counts.into_iter().map(|(word, count)| (word.into(), count)).collect()
}

fn merged(pieces: Vec<Vec<Counted>>) -> Vec<Counted> {
    let mut counts: HashMap<Box<str>, u32, BuildHasherDefault<Mix>> = HashMap::default();
    for (word, count) in pieces.into_iter().flatten() {
        *counts.entry(word).or_default() += count;
    }
    let mut words: Vec<Counted> = counts.into_iter().collect();
    words.sort_unstable();
    words
}

/// The words of a text. Nearly all of it is ASCII, so bytes are looked at first and characters only where they must be.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    let runs = text.split(move |c: char| if c.is_ascii() { !is_part(c as u8) } else { !c.is_alphanumeric() });
    runs.filter(|word| !word.is_empty())
}

/// A hash for short words from our own records, several times faster than the one that withstands attacks.
#[derive(Debug, Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, _: u8) {
        // Marks the end of a text: one key is one text.
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_counted_and_found() {
        let words = Vocabulary::of(["tri tue nhan tao", "tri thuc, 1131/qd-ttg"]);
        assert_eq!(words.iter().next(), Some(("1131", 1)));
        assert_eq!((words.count("tri"), words.count("tr"), words.len()), (2, 0, 8));
        assert!(words.has_beginning("nha") && !words.has_beginning("x"));
    }

    #[test]
    fn words_are_counted_when_asked_for() {
        let words = lazy(&["tri tue", "tri thuc"]);
        assert!(words.contains("tri") && words.has_beginning("thu") && !words.is_empty());
        assert_eq!(format!("{words:?}"), "Vocabulary(None)");
        assert_eq!((words.count("tri"), words.len()), (2, 3));
    }

    /// Texts as an index holds them.
    struct Pieces(Vec<String>);

    impl Texts for Pieces {
        fn count(&self) -> Vec<Vec<Counted>> {
            self.0.iter().map(|text| count(text)).collect()
        }

        fn any(&self, is: &(dyn Fn(&str) -> bool + Sync)) -> bool {
            self.0.iter().any(|text| is(text))
        }
    }

    fn lazy(texts: &[&str]) -> Vocabulary {
        Vocabulary::lazy(Pieces(texts.iter().map(|text| (*text).to_owned()).collect()))
    }

    proptest! {
        #[test]
        fn counted_or_not_the_same_words_are_there(
            texts in proptest::collection::vec("[abđ1 ./-]{0,60}", 0..4),
            word in "[abđ1 .]{0,3}|[ab]{38,42}",
        ) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let (lazy, counted) = (lazy(&texts), Vocabulary::of(texts.iter().copied()));
            prop_assert_eq!(lazy.contains(&word), counted.contains(&word));
            prop_assert_eq!(lazy.is_empty(), counted.is_empty());
            if !word.is_empty() {
                prop_assert_eq!(lazy.has_beginning(&word), counted.has_beginning(&word));
            }
            prop_assert_eq!(format!("{lazy:?}"), "Vocabulary(None)");
        }
    }
}

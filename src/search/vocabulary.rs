//! The words that stand in the records, and how often: what a mistyped word is held against.
//!
//! Deliberately does not guess: which word was meant is decided where queries are read.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::{Arc, OnceLock};

/// Words of up to this many bytes are kept: no Vietnamese syllable and hardly a foreign name is longer.
pub(super) const LONGEST: usize = 40;

/// A word and how often it stands there.
pub(super) type Counted = (Box<str>, u32);

/// Every folded word of the records, each once, in the order of their bytes. Counted when first asked for: most queries
/// never ask.
#[derive(Clone, Default)]
pub struct Vocabulary {
    words: OnceLock<Vec<Counted>>,
    /// Counts them, if they are not counted yet.
    source: Option<Arc<dyn Fn() -> Vec<Vec<Counted>> + Send + Sync>>,
}

impl Vocabulary {
    /// The words of folded texts; anything but letters and digits parts them.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let words = merged(texts.into_iter().map(count).collect());
        Self { words: OnceLock::from(words), source: None }
    }

    /// Words that are counted when somebody asks for them, piece by piece.
    pub(super) fn lazy(source: impl Fn() -> Vec<Vec<Counted>> + Send + Sync + 'static) -> Self {
        Self { words: OnceLock::new(), source: Some(Arc::new(source)) }
    }

    fn words(&self) -> &[Counted] {
        self.words.get_or_init(|| self.source.as_ref().map(|source| merged(source())).unwrap_or_default())
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

    /// Whether some word begins so.
    pub fn has_beginning(&self, beginning: &str) -> bool {
        let words = self.words();
        let at = words.partition_point(|(known, _)| **known < *beginning);
        words.get(at).is_some_and(|(word, _)| word.starts_with(beginning))
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words().len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
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

    #[test]
    fn words_are_counted_and_found() {
        let words = Vocabulary::of(["tri tue nhan tao", "tri thuc, 1131/qd-ttg"]);
        assert_eq!(words.iter().next(), Some(("1131", 1)));
        assert_eq!((words.count("tri"), words.count("tr"), words.len()), (2, 0, 8));
        assert!(words.has_beginning("nha") && !words.has_beginning("x"));
    }

    #[test]
    fn words_are_counted_when_asked_for() {
        let words = Vocabulary::lazy(|| vec![count("tri tue"), count("tri thuc")]);
        assert_eq!(format!("{words:?}"), "Vocabulary(None)");
        assert_eq!((words.count("tri"), words.len()), (2, 3));
    }
}

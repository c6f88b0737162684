//! The words that stand in the records, and how often: what a mistyped word is held against.
//!
//! Deliberately does not guess: which word was meant is decided where queries are read.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use crate::search::texts::{Place, places, words};
use crate::search::threads::IsStale;

/// Words of up to this many bytes are kept: no Vietnamese syllable and hardly a foreign name is longer.
const LONGEST: usize = 40;

/// A word and how often it stands there.
pub(in crate::search) type Counted = (Box<str>, u32);

/// Folded texts in which words can be looked up.
pub(in crate::search) trait Texts: Send + Sync {
    /// Every word that is kept, counted, in the order of their bytes. Nothing if that was given up; what was done until then
    /// need not be done again.
    fn count(&self, is_stale: IsStale<'_>) -> Option<Vec<Counted>>;

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
        let mut counts = Counts::default();
        counts.add(texts.into_iter().flat_map(words).map(|word| (word, 1)));
        Self::counted(counts.sorted())
    }

    /// Words that were counted before, in the order of their bytes.
    pub(in crate::search) fn counted(words: Vec<Counted>) -> Self {
        Self { words: Arc::new(OnceLock::from(words)), texts: None }
    }

    /// The words of texts that are at hand.
    pub(in crate::search) fn lazy(texts: impl Texts + 'static) -> Self {
        Self { words: Arc::default(), texts: Some(Arc::new(texts)) }
    }

    /// It, with its words counted now. Nothing if that was given up; what was done until then need not be done again.
    pub(in crate::search) fn count_while(&self, is_stale: IsStale<'_>) -> Option<&Self> {
        if let Some(texts) = self.uncounted() {
            let counted = texts.count(is_stale)?;
            self.words.get_or_init(|| counted);
        }
        Some(self)
    }

    fn words(&self) -> &[Counted] {
        let count = || self.texts.as_ref().and_then(|texts| texts.count(&|| false));
        self.words.get_or_init(|| count().unwrap_or_default())
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
            Some(texts) => !texts.any(&|text| words(text).any(|word| word.len() <= LONGEST)),
            None => self.len() == 0,
        }
    }
}

/// Whether a word stands in a folded text: as a whole one, or at the beginning of one that is kept.
fn stands_in(text: &str, word: &str, whole: bool) -> bool {
    let is_kept = |at: usize| words(&text[at..]).next().is_some_and(|word| word.len() <= LONGEST);
    let stands =
        |place: Place<'_>| place.starts_word() && if whole { place.ends_word() } else { is_kept(place.at) };
    word.chars().all(char::is_alphanumeric) && places(text, word).any(stands)
}

impl std::fmt::Debug for Vocabulary {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_tuple("Vocabulary").field(&self.words.get().map(Vec::len)).finish()
    }
}

/// Words, and how often they stand in what was counted so far.
#[derive(Debug, Default)]
pub(in crate::search) struct Counts<'a>(HashMap<&'a str, u32>);

impl<'a> Counts<'a> {
    /// Adds words; those that are too long to be some are left out.
    pub(in crate::search) fn add(&mut self, words: impl Iterator<Item = (&'a str, u32)>) {
        for (word, count) in words.filter(|(word, _)| word.len() <= LONGEST) {
            *self.0.entry(word).or_default() += count;
        }
    }

    /// Each word once, in the order of their bytes.
    pub(in crate::search) fn sorted(self) -> Vec<Counted> {
        let mut words: Vec<Counted> = self.0.into_iter().map(|(word, count)| (word.into(), count)).collect();
        words.sort_unstable();
        words
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

    #[test]
    fn what_was_given_up_can_be_asked_again() {
        let words = lazy(&["tri tue", "tri thuc"]);
        assert!(words.count_while(&|| true).is_none());
        assert_eq!(format!("{words:?}"), "Vocabulary(None)");
        assert_eq!(words.count_while(&|| false).map(|words| words.count("tri")), Some(2));
        assert!(words.count_while(&|| true).is_some(), "they are counted once");
    }

    #[test]
    fn a_word_that_is_too_long_is_none() {
        let long = "a".repeat(LONGEST + 1);
        for words in [lazy(&[&long]), Vocabulary::of([&*long])] {
            assert!(words.is_empty() && !words.contains(&long) && !words.has_beginning("a"));
        }
    }

    /// Texts as an index holds them.
    struct Pieces(Vec<String>);

    impl Texts for Pieces {
        fn count(&self, is_stale: &(dyn Fn() -> bool + Sync)) -> Option<Vec<Counted>> {
            let mut counts = Counts::default();
            counts.add(self.0.iter().flat_map(|text| words(text)).map(|word| (word, 1)));
            (!is_stale()).then(|| counts.sorted())
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

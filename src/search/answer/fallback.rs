//! What answers a query that finds nothing as it stands, or only noise: what may have been meant, then what has most of the
//! words, then scattered letters.
//!
//! In every function nothing is answered where the search was given up, and an empty answer where nothing is found.

use super::ask::{Answer, Ask};
use super::cache::QueryCache;
use super::engine::Engine;
use crate::model::Dataset;
use crate::search::abbreviations::Abbreviations;
use crate::search::query::{self, Correction, Query};
use crate::search::rank::Hit;
use crate::search::texts::{Field, has_words};
use crate::search::threads::IsStale;
use crate::text::{begins_syllable, fold};

/// A query that finds too little as it stands.
pub(super) struct Fallback<'a> {
    pub(super) engine: &'a Engine,
    pub(super) data: &'a Dataset,
    /// As typed.
    pub(super) text: &'a str,
    pub(super) ask: Ask<'a>,
    pub(super) abbreviations: &'a Abbreviations,
    /// For the other queries.
    pub(super) aside: QueryCache,
    pub(super) is_stale: IsStale<'a>,
    /// Is handed the first rows of what is found instead, in a large store.
    pub(super) first: &'a mut dyn FnMut(Answer),
}

impl Fallback<'_> {
    /// The best answer, where the query as it stands has this one.
    pub(super) fn answer(&mut self, literal: Answer) -> Option<Answer> {
        let is_weak = literal.is_weak;
        if is_weak {
            let found = self.with_small_words()?;
            if !found.hits.is_empty() {
                return Some(found);
            }
        }
        let words = self.engine.vocabulary().count_while(self.is_stale)?;
        let corrections = query::corrections(self.text, self.abbreviations, words);
        let corrections = self.engine.likeliest(corrections, self.is_stale)?;
        let found = self.corrected(&corrections, is_weak)?;
        if !found.hits.is_empty() {
            return Some(found);
        }
        if is_weak || is_noise(&literal, self.ask.query) {
            let found = self.with_fewer_words(&corrections, !is_weak)?;
            if !found.hits.is_empty() {
                return Some(found);
            }
        }
        // Letters are scattered last, because that costs most.
        if is_weak && may_scatter(self.ask.query) {
            return self.engine.find_scattered(self.data, self.ask, &mut self.aside, self.is_stale);
        }
        Some(literal)
    }

    /// Looks for something else; of the first rows those are handed on that `shown` makes something of.
    fn find(&mut self, query: &Query, shown: impl Fn(Answer) -> Option<Answer>) -> Option<Answer> {
        let ask = Ask { query, ..self.ask };
        let first = &mut *self.first;
        let mut hand_on = |answer| shown(answer).into_iter().for_each(&mut *first);
        self.engine.find_literally(self.data, ask, &mut self.aside, self.is_stale, &mut hand_on)
    }

    /// A text that cannot be read asks for nothing.
    fn read(&self, text: &str) -> Query {
        let (words, now) = (self.engine.vocabulary(), self.engine.now());
        Query::read(text, self.abbreviations, words, now).unwrap_or_default()
    }

    /// What initials find that lack a small word of the name.
    fn with_small_words(&mut self) -> Option<Answer> {
        let begin_words = |letters: &str| self.engine.begin_words(letters, self.is_stale);
        let query = self.ask.query.with_small_words(begin_words)?;
        let mut found = self.find(&query, |_| None)?;
        found.hits.retain(|hit| query::has_small_word(&hit.text, &hit.ranges));
        found.total = found.hits.len();
        Some(found)
    }

    /// What the likeliest correction finds that was surely meant.
    fn corrected(&mut self, corrections: &[Correction], is_weak: bool) -> Option<Answer> {
        for correction in corrections {
            let query = self.read(&correction.text);
            let is_meant = |best: &&Hit| {
                is_weak && correction.mends && is_convincing(best, correction)
                    || is_phrase(best, &correction.text)
            };
            let suggested = |found: Answer| {
                let best = found.hits.first().filter(is_meant)?;
                let suggestion = Some(query::spelled(&correction.text, &best.text));
                Some(Answer { suggestion, ..found })
            };
            if let Some(meant) = suggested(self.find(&query, suggested)?) {
                return Some(meant);
            }
        }
        Some(Answer::default())
    }

    /// The records that have most of the words: as typed, or else with a foreign word mended.
    fn with_fewer_words(&mut self, corrections: &[Correction], in_names: bool) -> Option<Answer> {
        let found = self.most_of(self.text, self.ask.query, in_names)?;
        // Of one word there is nothing to be left out.
        let may_mend = !in_names && self.ask.query.terms.len() > 1;
        let mut mending = corrections.iter().filter(|it| it.mends && !it.is_syllables);
        let Some(correction) = mending.next().filter(|_| found.hits.is_empty() && may_mend) else {
            return Some(found);
        };
        let query = self.read(&correction.text);
        let found = self.most_of(&correction.text, &query, false)?;
        Some(Answer { suggestion: Some(correction.text.clone()), ..found })
    }

    fn most_of(&mut self, text: &str, query: &Query, in_names: bool) -> Option<Answer> {
        let ask = Ask { query, ..self.ask };
        let dropped = self.engine.droppable(self.data, ask, text, in_names, self.is_stale)?;
        if dropped.is_empty() {
            return Some(Answer::default());
        }
        let query = self.read(&Query::text_without(text, &dropped));
        let without = |found| Answer { dropped: dropped.clone(), ..found };
        let found = self.find(&query, |first| Some(without(first)))?;
        Some(without(found))
    }
}

/// Whether something else may have been meant: several words were found only here and there, or in pieces.
pub(super) fn is_doubtful(engine: &Engine, answer: &Answer, query: &Query) -> bool {
    let in_pieces = |best: &Hit| engine.has_in_pieces(best.place, query);
    let may_be = query.terms.len() > 1 && query.filter.is_empty();
    is_noise(answer, query) || may_be && answer.hits.first().is_some_and(in_pieces)
}

/// Whether several words were found only here and there in quotes and notes, where nearly any few words are.
fn is_noise(answer: &Answer, query: &Query) -> bool {
    let is_aside = |best: &Hit| matches!(best.field, Field::Quote | Field::Notes);
    query.terms.len() > 1 && query.filter.is_empty() && answer.hits.first().is_some_and(is_aside)
}

/// Whether scattered letters may be what was meant: of several syllables each has its letters scattered somewhere.
fn may_scatter(query: &Query) -> bool {
    query.terms.len() < 2 || query.terms.iter().any(|term| !begins_syllable(&fold(&term.typed)))
}

/// Whether words that were replaced by likely ones are found as such: syllables are common, so they must stand in one text
/// and beside each other; a foreign word is enough by itself.
fn is_convincing(best: &Hit, correction: &Correction) -> bool {
    let text = fold(&best.text);
    let has = |words: &str| has_words(&text, &fold(words));
    let pairs = correction.pairs();
    let beside = pairs.iter().filter(|pair| has(pair)).count();
    let all = || correction.text.split_whitespace().filter(|word| !word.contains(':')).all(has);
    !correction.is_syllables || (2 * beside >= pairs.len() && all())
}

/// Whether the words stand together as they were asked for, in a name: words that are right each by itself are replaced
/// only then.
fn is_phrase(best: &Hit, words: &str) -> bool {
    let stands_there = || has_words(&fold(&best.text), &fold(words));
    best.field.is_name() && stands_there()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::model::{Id, Kind, Now, Record};
    use crate::search::Question;

    /// So many that there is more than one part, and what is looked for stands in the last.
    const OTHERS: usize = 4_200;

    fn data() -> Dataset {
        let titled = |(n, title): (usize, &str)| {
            let mut record = Record::new(Kind::Task, Id::new(&format!("nv-{n}")).expect("id"));
            record.head.title = title.into();
            Arc::new(record)
        };
        let others = std::iter::repeat_n("Việc", OTHERS);
        let last = ["Hệ thống và thiết bị", "Chip bán dẫn", "Khảo sát nhu cầu"];
        Dataset::new(others.chain(last).enumerate().map(titled).collect())
    }

    #[test]
    fn a_search_that_is_given_up_at_whatever_moment_answers_nothing_or_everything() {
        let data = data();
        let engine = Engine::new(&data, Now::new(jiff::civil::date(2026, 11, 22)));
        engine.prepare(&|| false);
        for text in ["httb", "chpi ban dan", "khao sat chip", "khso sat nhu cau"] {
            let question = Question { text, kinds: &[], limit: 5 };
            let calls = AtomicUsize::new(0);
            let answer = |stale: usize| {
                calls.store(0, Ordering::Relaxed);
                let is_stale = || calls.fetch_add(1, Ordering::Relaxed) == stale;
                let (words, mut cache) = (Abbreviations::default(), QueryCache::default());
                engine
                    .answer_while(&data, question, &words, &mut cache, &is_stale, &mut |_| {})
                    .expect("reads")
            };
            let whole = answer(usize::MAX).expect("not given up");
            let asked = calls.load(Ordering::Relaxed);
            assert!(whole.total > 0 && asked > 0, "{text}");
            for stale in 0..asked {
                let answer = answer(stale);
                assert!(answer.is_none() || answer.as_ref() == Some(&whole), "{text} {stale}: {answer:?}");
            }
        }
    }
}

//! Whether what has one thing has another, too: then the other need not be looked for anywhere else.
//!
//! Of two queries it says whether the later one finds nothing but what the earlier one found, as it is when letters are
//! added to a word. It says so only where it is sure; where it is not, everything is searched anew.

use std::collections::VecDeque;
use std::sync::Arc;

use super::engine::Ask;
use super::filter::{Filter, Memo};
use super::needle::{Needle, Wanted};
use super::pick::Found;
use super::query::Query;
use super::rank::Place;
use crate::model::Kind;

/// Where more than one in so many records was found, keeping them saves nothing.
const SPARSE: usize = 8;
/// How many queries are kept: the words before the one that is being typed, and what was there before a letter was taken back.
const STEPS: usize = 8;

/// What the last queries found, for the next one. It belongs to one engine as it stood then: whoever changes the engine
/// forgets it.
#[derive(Debug, Default)]
pub struct Trail {
    steps: VecDeque<Step>,
    /// Which records meet the conditions of the last query that had any.
    memo: Option<Arc<Memo>>,
}

#[derive(Debug)]
struct Step {
    query: Query,
    kinds: Vec<Kind>,
    /// Places, ascending.
    found: Vec<u32>,
}

impl Trail {
    /// Searches everything the next time.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// One for other queries with the same conditions.
    pub(super) fn aside(&self) -> Self {
        Self { memo: self.memo.clone(), ..Self::default() }
    }

    /// Which of so many records meet the conditions of a filter; nothing for one without conditions.
    pub(super) fn memo(&mut self, filter: &Filter, records: usize) -> Option<Arc<Memo>> {
        if filter.is_empty() {
            return None;
        }
        self.memo = self.memo.take().filter(|memo| memo.is_for(filter, records));
        Some(Arc::clone(self.memo.get_or_insert_with(|| Arc::new(Memo::new(filter, records)))))
    }

    /// The only places that a query can find, ascending; nothing if that may be any.
    pub(super) fn among(&self, ask: Ask<'_>) -> Option<&[u32]> {
        let narrowed = |step: &&Step| step.kinds == ask.kinds && narrows(ask.query, &step.query);
        let found = self.steps.iter().filter(narrowed).map(|step| &*step.found);
        found.min_by_key(|places| places.len())
    }

    /// The most places that are worth keeping of so many records.
    pub(super) fn most(records: usize) -> usize {
        records / SPARSE
    }

    /// Keeps all that a query found, if it is worth that.
    pub(super) fn keep(&mut self, ask: Ask<'_>, found: Found) {
        // What asks for nothing finds nothing, and is narrowed by everything.
        if ask.query.is_empty() || found.places.len() < found.total {
            return;
        }
        let found = found.places;
        self.steps.truncate(STEPS - 1);
        self.steps.push_front(Step { query: ask.query.clone(), kinds: ask.kinds.to_vec(), found });
    }
}

/// Whether the later query can find nothing that the earlier one did not.
fn narrows(later: &Query, earlier: &Query) -> bool {
    let is_kept = |negated| later.terms.iter().any(|term| term == negated);
    if later.filter != earlier.filter || !earlier.terms.iter().filter(|term| term.negated).all(is_kept) {
        return false;
    }
    let words = |query: &'_ Query| {
        let terms = query.terms.iter().filter(|term| !term.negated);
        terms.cloned().collect::<Vec<_>>()
    };
    let (later_terms, earlier_terms) = (words(later), words(earlier));
    let new: Vec<Wanted<'_>> = later_terms.iter().map(Wanted::term).collect();
    let old: Vec<Wanted<'_>> = earlier_terms.iter().map(Wanted::term).collect();
    let (whole, old_whole) = (Wanted::whole(&later.whole), Wanted::whole(&earlier.whole));
    let each_is_had = old.iter().all(|old| new.iter().any(|new| all_have(new, old)));
    each_is_had && whole.needles.iter().all(|needle| has(needle, &old_whole) || has_each(needle, &old))
}

/// Whether what has any alternative of one has an alternative of the other.
fn all_have(one: &Wanted<'_>, other: &Wanted<'_>) -> bool {
    one.needles.iter().all(|needle| has(needle, other))
}

/// Whether a record that has the needle has every one of the terms.
pub(super) fn has_each<'a, 'q: 'a>(
    needle: &Needle<'_>,
    terms: impl IntoIterator<Item = &'a Wanted<'q>>,
) -> bool {
    terms.into_iter().all(|term| has(needle, term))
}

/// Whether a record that has the needle has the term, by whatever the needle was found.
fn has(needle: &Needle<'_>, term: &Wanted<'_>) -> bool {
    let asked = needle.alternative;
    let some = |has: &dyn Fn(&Needle<'_>) -> bool| term.needles.iter().any(has);
    (needle.finder.is_none() || some(&|other| holds(needle, other)))
        && (needle.initials.is_none() || some(&|other| has_initials(needle, other)))
        && (asked.due.is_none() || some(&|other| other.alternative.due == asked.due))
        && (asked.kind.is_none() || some(&|other| other.alternative.kind == asked.kind))
}

/// Whether a text that holds one holds the other, in a place that counts.
fn holds(one: &Needle<'_>, other: &Needle<'_>) -> bool {
    let (text, wanted) = (&one.alternative.folded, &other.alternative.folded);
    let is_there = other.alternative.only.is_none_or(|only| one.alternative.only == Some(only));
    let counts = |at: usize| {
        let place = Place { text, at, len: wanted.len() };
        let (is_first, is_last) = (at == 0, at + wanted.len() == text.len());
        // What stands before the first letter is known only of what begins a word.
        let starts = if is_first { one.is_exact || one.is_letter } else { place.starts_word() };
        let ends = if is_last { one.is_exact } else { place.ends_word() };
        (starts || !(other.is_exact || other.is_letter)) && (ends || !other.is_exact)
    };
    is_there
        && other.finder.is_some()
        && (one.finder.is_some() && text.match_indices(wanted.as_str()).any(|(at, _)| counts(at)))
}

fn has_initials(one: &Needle<'_>, other: &Needle<'_>) -> bool {
    other.initials.is_some() && one.alternative.folded.contains(&other.alternative.folded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Now;
    use crate::search::{Abbreviations, Vocabulary};

    fn narrowed(earlier: &str, later: &str) -> bool {
        let now = Now::new(jiff::civil::date(2026, 11, 22));
        let read = |text| Query::read(text, &Abbreviations::default(), &Vocabulary::default(), now);
        narrows(&read(later).expect(later), &read(earlier).expect(earlier))
    }

    #[test]
    fn more_letters_and_more_words_narrow() {
        for (earlier, later) in [
            ("tri", "trit"),
            ("tri", "tri t"),
            ("tri tue", "tri tuen nhan"),
            ("\"tri\"", "\"tri tue\""),
            ("tri", "\"tri\""),
            ("tri -ai", "tri tue -ai"),
        ] {
            assert!(narrowed(earlier, later), "{earlier:?} {later:?}");
        }
    }

    #[test]
    fn other_words_and_what_stands_for_more_do_not() {
        for (earlier, later) in [
            ("trit", "tri"),
            ("t", "tr"),
            ("tri t", "tri tu"),
            ("block", "blockchain kind:task"),
            ("tr", "trt"),
            ("tu", "tue"),
            ("\"tri\"", "\"trit\""),
            ("\"tri\"", "tri"),
            ("tri -a", "tri -ab"),
            ("tri kind:task", "tri"),
            ("quý", "quý 4"),
        ] {
            assert!(!narrowed(earlier, later), "{earlier:?} {later:?}");
        }
    }
}

//! What the last queries found, for the next one.
//!
//! A query that only narrows one of them, as it does when letters are added to a word, is looked for in what that one found.
//! Where that is not sure, everything is searched anew.

use std::collections::VecDeque;
use std::sync::Arc;

use super::ask::Ask;
use crate::model::Kind;
use crate::search::filter::{Filter, Memo};
use crate::search::matcher;
use crate::search::query::Query;
use crate::search::rank::Found;

/// Where more than one in so many records was found, keeping them saves nothing.
const SPARSE: usize = 8;
/// How many queries are kept: the words before the one that is being typed, and what was there before a letter was taken back.
const STEPS: usize = 8;

/// What the last queries found, for the next one. It belongs to one engine as it stood then: whoever changes the engine
/// forgets it.
#[derive(Debug, Default)]
pub struct QueryCache {
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

impl QueryCache {
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
    later.filter == earlier.filter
        && earlier.terms.iter().filter(|term| term.negated).all(is_kept)
        && matcher::all_have_each(later, earlier)
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

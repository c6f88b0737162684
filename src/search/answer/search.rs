//! One search: the terms at a stretch through all parts, then the best records closely.
//!
//! Literal tiers are one pass over the text for each term. Only where they find nothing, letters may be scattered.

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::ask::{Answer, Ask};
use super::cache::QueryCache;
use crate::model::{Dataset, Now};
use crate::search::filter::{Conditions, Memo};
use crate::search::index::{Index, Part};
use crate::search::matcher::{self, Needles, Wanted};
use crate::search::rank::{self, Candidate, Explain, Found, Scores, Sieve};
use crate::search::threads::IsStale;

/// Fewer records than these that have a term are next to none, and fill no screen: its letters may be scattered.
const FEW: usize = 10;

/// Where there are more parts than these, the first hits in them are shown before the rest is searched: a part takes well
/// under a millisecond, so the first rows of a million records come after few of them.
const FIRST_PARTS: [usize; 3] = [8, 32, 96];

/// One search.
pub(super) struct Search<'a> {
    index: &'a Index,
    data: &'a Dataset,
    ask: Ask<'a>,
    needles: Needles<'a>,
    conditions: Conditions<'a>,
    is_stale: IsStale<'a>,
    /// The only places where anything can be found, ascending, if they are known.
    among: Option<&'a [u32]>,
    /// What is known of the conditions.
    memo: Option<Arc<Memo>>,
    /// Whether scattered letters are looked for where nothing was found.
    may_scatter: bool,
}

impl<'a> Search<'a> {
    /// A search of everything, by all means.
    pub(super) fn new(
        index: &'a Index,
        data: &'a Dataset,
        now: Now,
        ask: Ask<'a>,
        is_stale: IsStale<'a>,
    ) -> Self {
        let needles = Needles::new(ask.query, index);
        let conditions = ask.query.filter.conditions(data, now);
        Self { index, data, ask, needles, conditions, is_stale, among: None, memo: None, may_scatter: true }
    }

    /// It knows of the conditions what was asked before.
    pub(super) fn knowing(self, memo: Option<Arc<Memo>>) -> Self {
        Self { memo, ..self }
    }

    /// It takes nothing but these places, where they are known, and no scattered letters.
    pub(super) fn literally_among(self, among: Option<&'a [u32]>) -> Self {
        Self { among, may_scatter: false, ..self }
    }

    /// The answer, and all that was found.
    pub(super) fn run(mut self, first: &mut dyn FnMut(Answer)) -> Option<(Answer, Found)> {
        if self.ask.query.is_empty() {
            return Some(Default::default());
        }
        let count = self.index.parts().len();
        // A closer look may lower what promised most, so that any of the others may follow.
        let new = if self.needles.is_marked() { Sieve::for_closer_look } else { Sieve::new };
        let sieve = new(self.ask.limit, QueryCache::most(self.index.len()));
        let (mut found, mut searched) = (Found::default(), 0);
        for end in FIRST_PARTS.into_iter().filter(|end| *end < count) {
            found = self.literal(searched..end, &sieve)?;
            searched = end;
            if found.total > 0 {
                first(self.answer(&found, rank::MOST_CLOSELY_AT_FIRST)?);
                break;
            }
        }
        let rest = self.literal(searched..count, &sieve)?;
        found = if searched == 0 { rest } else { sieve.join(vec![found, rest]) };
        let is_weak = found.total == 0;
        self.scatter(&mut found)?;
        let answer = self.answer(&found, rank::MOST_CLOSELY)?;
        Some((Answer { is_weak, ..answer }, found))
    }

    /// The places of all records that answer, in their order.
    pub(super) fn everything(&mut self) -> Option<Vec<usize>> {
        let sieve = Sieve::new(0, usize::MAX);
        let mut found = self.literal(0..self.index.parts().len(), &sieve)?;
        self.scatter(&mut found)?;
        let mut places: Vec<usize> = found.places.iter().map(|&place| place as usize).collect();
        places.sort_unstable();
        Some(places)
    }

    /// What has every term literally.
    fn literal(&self, parts: Range<usize>, sieve: &Sieve) -> Option<Found> {
        let found = self.index.each_part(parts, self.is_stale, |scores: &mut Scores, part| {
            scores.search(part, &self.needles, self.among_in(part));
            let hits = scores.total.iter().enumerate().filter(|(_, score)| **score > 0);
            let accepted = hits.filter(|(record, _)| self.accepts(part, *record));
            let standing = |place: usize| Some(part.standing(place - part.base));
            sieve.sift(accepted.map(|(record, score)| Candidate::new(*score, part.base + record)), &standing)
        })?;
        Some(sieve.join(found))
    }

    /// Those of the places that are in a part.
    fn among_in(&self, part: &Part) -> Option<&[u32]> {
        let places = self.among?;
        let before = |end: usize| places.partition_point(|&place| (place as usize) < end);
        Some(&places[before(part.base)..before(part.base + part.len())])
    }

    fn accepts(&self, part: &Part, record: usize) -> bool {
        let (kinds, filter) = (self.ask.kinds, &self.ask.query.filter);
        (kinds.is_empty() || kinds.contains(&part.kind(record)))
            && (filter.is_empty() || self.meets_conditions(part.base + record))
    }

    fn meets_conditions(&self, place: usize) -> bool {
        let ask = || self.data.at(place).is_some_and(|record| self.conditions.accept(record));
        self.memo.as_ref().map_or_else(ask, |memo| memo.accepts(place, ask))
    }

    /// Whether any record at all is of the kinds and meets the conditions.
    pub(super) fn accepts_any(&self) -> Option<bool> {
        let accepts = |(): &mut (), part: &Part| (0..part.len()).any(|record| self.accepts(part, record));
        self.index.any_part(0..self.index.parts().len(), self.is_stale, accepts)
    }

    /// Where nothing was found, takes what has the letters of the rare terms scattered.
    fn scatter(&mut self, found: &mut Found) -> Option<()> {
        if found.total > 0 || !self.may_scatter {
            return Some(());
        }
        let rare: Option<Vec<bool>> = self.needles.terms.iter().map(|term| self.is_rare(term)).collect();
        for (term, is_rare) in self.needles.terms.iter_mut().zip(rare?) {
            term.scattered = is_rare;
        }
        let rarest =
            self.needles.terms.iter().filter(|term| term.scattered).max_by_key(|term| term.typed().len());
        let Some(letters) = rarest.map(Wanted::typed) else { return Some(()) };
        let count = self.index.parts().len();
        let each = self.index.each_part(0..count, self.is_stale, |scores: &mut Scores, part| {
            scores.search(part, &self.needles, None);
            matcher::candidates(part, letters, |record| {
                scores.total[record] > 0 && self.accepts(part, record)
            })
        })?;
        let mut best = each.concat();
        matcher::keep_best(&mut best);
        let explain = self.explain();
        for (_, place) in best {
            if (self.is_stale)() {
                return None;
            }
            if let Some(score) = explain.score(place) {
                found.add(Candidate::new(score, place));
            }
        }
        Some(())
    }

    /// Whether hardly a record has the term, and its letters may be looked for one by one.
    fn is_rare(&self, term: &Wanted<'_>) -> Option<bool> {
        if !term.may_scatter() {
            return Some(false);
        }
        let count = AtomicUsize::new(0);
        let is_over = || count.load(Ordering::Relaxed) >= FEW;
        let searched = self.index.each_part(
            0..self.index.parts().len(),
            &|| is_over() || (self.is_stale)(),
            |scores: &mut Scores, part| count.fetch_add(scores.count(part, term), Ordering::Relaxed),
        );
        if is_over() { Some(false) } else { searched.map(|_| true) }
    }

    fn explain(&self) -> Explain<'_> {
        Explain::new(self.index, self.data, &self.needles)
    }

    /// The best of what was found, of which `most` are closely looked at.
    fn answer(&self, found: &Found, most: usize) -> Option<Answer> {
        let explain = self.explain();
        let standing = |place: usize| self.index.standing(place);
        let best = if self.needles.is_marked() {
            let exact = |place: usize| explain.score(place);
            rank::best_by_closer_look(found, self.ask.limit, most, exact, standing, self.is_stale)?
        } else {
            rank::best(&found.best, self.ask.limit, standing)
        };
        let mut hits = Vec::with_capacity(best.len());
        for candidate in best {
            if (self.is_stale)() {
                return None;
            }
            hits.extend(explain.hit(candidate.place()));
        }
        Some(Answer { hits, total: found.total, ..Answer::default() })
    }
}

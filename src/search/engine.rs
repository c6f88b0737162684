//! The engine: an index, and what a query finds in it.
//!
//! Literal tiers are one pass over the text for each term. Only where they find nothing, letters may be scattered.
//! Closely looked at are those records only that may be shown.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::Vocabulary;
use super::answer::Answer;
use super::filter::{Conditions, Memo};
use super::index::frozen::{self, Pieces};
use super::index::{Index, Part};
use super::look::Look;
use super::narrow::Trail;
use super::needle::{Needles, Wanted};
use super::pick::{self, Candidate, Found, Sieve};
use super::query::Query;
use super::scan::Scores;
use super::scattered::{self, Scattered};
use crate::model::{Dataset, Kind, Now};

/// Fewer records than these that have a term are next to none: its letters may be scattered.
const FEW: usize = 10;

/// Where there are more parts than these, the first hits in them are shown before the rest is searched.
const FIRST_PARTS: [usize; 3] = [8, 32, 96];

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct Ask<'a> {
    /// The query.
    pub query: &'a Query,
    /// Records of these kinds only, if any are named.
    pub kinds: &'a [Kind],
    /// The most hits that anybody looks at.
    pub limit: usize,
}

/// Searches a data set. It holds the folded texts and not the records: each search is given the data of which it was made.
#[derive(Debug)]
pub struct Engine {
    index: Index,
    now: Now,
    vocabulary: Vocabulary,
}

impl Engine {
    /// Folds the texts of every record.
    pub fn new(data: &Dataset, now: Now) -> Self {
        let index = Index::new(data, now);
        let vocabulary = index.vocabulary();
        Self { index, now, vocabulary }
    }

    /// Folds nothing that was folded before: see [`Engine::freeze`]. Nothing if the pieces are not of this data.
    pub fn thaw(pieces: &Pieces<'_>, data: &Dataset, now: Now) -> Option<Self> {
        let (index, counted) = frozen::thaw(pieces, data, now)?;
        let vocabulary = counted.unwrap_or_else(|| index.vocabulary());
        Some(Self { index, now, vocabulary })
    }

    /// Pieces of bytes from which the same engine can be made as long as the records lie on the same shelf and the
    /// same day is reckoned with; nothing if they lie on none, or what changed since is seen in many others.
    pub fn freeze(&self, data: &Dataset) -> Option<Vec<Vec<u8>>> {
        frozen::freeze(&self.index, &self.vocabulary, data)
    }

    /// Takes in what changed from the data of which it was made to other data.
    pub fn update(&mut self, old: &Dataset, new: &Dataset) {
        self.index.update(old, new, self.now);
        self.vocabulary = self.index.vocabulary();
    }

    /// Makes ready what can be made ready before anybody asks: it finds nothing else, but sooner. Worth its time only where
    /// more than a few queries come. Given up as soon as `is_stale`; the next call goes on from there.
    pub fn prepare(&self, is_stale: &(dyn Fn() -> bool + Sync)) {
        let _ = self.index.prepare(is_stale).and_then(|()| self.vocabulary.count_while(is_stale));
    }

    /// Every word of the records.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The folded texts.
    pub(super) fn index(&self) -> &Index {
        &self.index
    }

    /// The day that it reckons with.
    pub fn now(&self) -> Now {
        self.now
    }

    /// How many records it holds.
    pub fn len(&self) -> usize {
        self.index.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Bytes of memory that it takes.
    pub fn bytes(&self) -> usize {
        self.index.bytes()
    }

    /// The records that answer a query, the best first.
    pub fn find(&self, data: &Dataset, ask: Ask<'_>) -> Answer {
        self.find_while(data, ask, &|| false, &mut |_| {}).unwrap_or_default()
    }

    /// The same, given up as soon as `is_stale`, which is asked every few hundred microseconds. In a large store what the
    /// first records give is handed to `first` before the others are searched.
    pub fn find_while(
        &self,
        data: &Dataset,
        ask: Ask<'_>,
        is_stale: &(dyn Fn() -> bool + Sync),
        first: &mut dyn FnMut(Answer),
    ) -> Option<Answer> {
        self.search(data, ask, is_stale).run(first).map(|(answer, _)| answer)
    }

    /// The same without scattered letters: first everything else is tried. Where the query narrows one on the trail, it
    /// is looked for in what that one found.
    pub(super) fn find_literally(
        &self,
        data: &Dataset,
        ask: Ask<'_>,
        trail: &mut Trail,
        is_stale: &(dyn Fn() -> bool + Sync),
        first: &mut dyn FnMut(Answer),
    ) -> Option<Answer> {
        let memo = trail.memo(&ask.query.filter, self.len());
        let among = trail.among(ask);
        let search = Search { among, memo, may_scatter: false, ..self.search(data, ask, is_stale) };
        let (answer, found) = search.run(first)?;
        trail.keep(ask, found);
        Some(answer)
    }

    /// By all means, for a query that was looked for literally and not found.
    pub(super) fn find_scattered(
        &self,
        data: &Dataset,
        ask: Ask<'_>,
        trail: &mut Trail,
        is_stale: &(dyn Fn() -> bool + Sync),
    ) -> Option<Answer> {
        let memo = trail.memo(&ask.query.filter, self.len());
        let search = Search { memo, ..self.search(data, ask, is_stale) };
        search.run(&mut |_| {}).map(|(answer, _)| answer)
    }

    /// Whether any record at all meets the conditions of a query.
    pub(super) fn has_any(
        &self,
        data: &Dataset,
        ask: Ask<'_>,
        trail: &mut Trail,
        is_stale: &(dyn Fn() -> bool + Sync),
    ) -> Option<bool> {
        let memo = trail.memo(&ask.query.filter, self.len());
        Search { memo, ..self.search(data, ask, is_stale) }.accepts_any()
    }

    /// A search of everything, by all means.
    fn search<'a>(
        &'a self,
        data: &'a Dataset,
        ask: Ask<'a>,
        is_stale: &'a (dyn Fn() -> bool + Sync),
    ) -> Search<'a> {
        let needles = Needles::new(ask.query, &self.index);
        let conditions = ask.query.filter.conditions(data, self.now);
        Search {
            engine: self,
            data,
            ask,
            needles,
            conditions,
            is_stale,
            among: None,
            memo: None,
            may_scatter: true,
        }
    }

    /// The places of all records that answer a query, in their order.
    pub fn select(&self, data: &Dataset, query: &Query) -> Vec<usize> {
        let ask = Ask { query, kinds: &[], limit: 0 };
        let found = self.search(data, ask, &|| false).everything().unwrap_or_default();
        let mut places: Vec<usize> = found.places.iter().map(|&place| place as usize).collect();
        places.sort_unstable();
        places
    }
}

/// One search.
struct Search<'a> {
    engine: &'a Engine,
    data: &'a Dataset,
    ask: Ask<'a>,
    needles: Needles<'a>,
    conditions: Conditions<'a>,
    is_stale: &'a (dyn Fn() -> bool + Sync),
    /// The only places where anything can be found, ascending, if they are known.
    among: Option<&'a [u32]>,
    /// What is known of the conditions.
    memo: Option<Arc<Memo>>,
    /// Whether scattered letters are looked for where nothing was found.
    may_scatter: bool,
}

impl Search<'_> {
    fn run(mut self, first: &mut dyn FnMut(Answer)) -> Option<(Answer, Found)> {
        if self.ask.query.is_empty() {
            return Some(Default::default());
        }
        let count = self.index().parts().len();
        // A closer look may lower what promised most, so that any of the others may follow.
        let new = if self.needles.is_marked() { Sieve::for_closer_look } else { Sieve::new };
        let sieve = new(self.ask.limit, Trail::most(self.engine.len()));
        let (mut found, mut searched) = (Found::default(), 0);
        for end in FIRST_PARTS.into_iter().filter(|end| *end < count) {
            found = self.literal(searched..end, &sieve)?;
            searched = end;
            if found.total > 0 {
                first(self.answer(&found, pick::MOST_AT_FIRST)?);
                break;
            }
        }
        let rest = self.literal(searched..count, &sieve)?;
        found = if searched == 0 { rest } else { sieve.join(vec![found, rest]) };
        let is_weak = found.total == 0;
        self.scatter(&mut found)?;
        let answer = self.answer(&found, pick::MOST)?;
        Some((Answer { is_weak, ..answer }, found))
    }

    /// Every place that answers, in no order.
    fn everything(&mut self) -> Option<Found> {
        let sieve = Sieve::new(0, usize::MAX);
        let mut found = self.literal(0..self.index().parts().len(), &sieve)?;
        self.scatter(&mut found)?;
        Some(found)
    }

    fn index(&self) -> &Index {
        &self.engine.index
    }

    /// What has every term literally.
    fn literal(&self, parts: std::ops::Range<usize>, sieve: &Sieve) -> Option<Found> {
        let found = self.index().each_part(parts, self.is_stale, |scores: &mut Scores, part| {
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

    fn accepts_any(&self) -> Option<bool> {
        let accepts = |(): &mut (), part: &Part| (0..part.len()).any(|record| self.accepts(part, record));
        self.index().any_part(0..self.index().parts().len(), self.is_stale, accepts)
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
        let count = self.index().parts().len();
        let each = self.index().each_part(0..count, self.is_stale, |scores: &mut Scores, part| {
            scores.search(part, &self.needles, None);
            scattered::candidates(part, letters, |record| {
                scores.total[record] > 0 && self.accepts(part, record)
            })
        })?;
        let mut best = each.concat();
        scattered::keep_best(&mut best);
        let look = self.look();
        for (_, place) in best {
            if (self.is_stale)() {
                return None;
            }
            if let Some(score) = look.score(place) {
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
        let searched = self.index().each_part(
            0..self.index().parts().len(),
            &|| is_over() || (self.is_stale)(),
            |scores: &mut Scores, part| count.fetch_add(scores.count(part, term), Ordering::Relaxed),
        );
        if is_over() { Some(false) } else { searched.map(|_| true) }
    }

    fn look(&self) -> Look<'_> {
        Look { index: self.index(), data: self.data, needles: &self.needles, scattered: Scattered::new() }
    }

    /// The best of what was found, of which `most` are closely looked at.
    fn answer(&self, found: &Found, most: usize) -> Option<Answer> {
        let look = self.look();
        let standing = |place: usize| self.index().standing(place);
        let best = if self.needles.is_marked() {
            let exact = |place: usize| look.score(place);
            pick::best_by_closer_look(found, self.ask.limit, most, exact, standing, self.is_stale)?
        } else {
            pick::best(&found.best, self.ask.limit, standing)
        };
        let mut hits = Vec::with_capacity(best.len());
        for candidate in best {
            if (self.is_stale)() {
                return None;
            }
            hits.extend(look.hit(candidate.place()));
        }
        Some(Answer { hits, total: found.total, ..Answer::default() })
    }
}

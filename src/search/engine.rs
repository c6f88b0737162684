//! The engine: an index, and what a query finds in it.
//!
//! Literal tiers are one pass over the text for each term. Only where they find nothing, letters may be scattered.
//! Closely looked at are those records only that may be shown.

use super::Vocabulary;
use super::answer::Answer;
use super::filter::Conditions;
use super::index::frozen::{self, Pieces};
use super::index::{Index, Part};
use super::look::Look;
use super::narrow::Trail;
use super::needle::{Needles, Wanted};
use super::pick::{self, Candidate};
use super::query::Query;
use super::scan::Scores;
use super::scattered::{self, Scattered};
use crate::model::{Dataset, Kind, Now};

/// Fewer records than these that have a term are next to none: its letters may be scattered.
const FEW: usize = 10;

/// Where there are more parts than these, their hits are shown before the rest is searched.
const FIRST_PARTS: usize = 32;

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
        let (index, vocabulary) = frozen::thaw(pieces, data, now)?;
        Some(Self { index, now, vocabulary })
    }

    /// Pieces of bytes from which the same engine can be made as long as the records lie on the same shelf and the
    /// same day is reckoned with; nothing if they lie on none.
    pub fn freeze(&self, data: &Dataset) -> Option<Vec<Vec<u8>>> {
        frozen::freeze(&self.index, &self.vocabulary, data)
    }

    /// Takes in what changed from the data of which it was made to other data.
    pub fn update(&mut self, old: &Dataset, new: &Dataset) {
        self.index.update(old, new, self.now);
        self.vocabulary = self.index.vocabulary();
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
        let among = trail.among(ask);
        let search = Search { among, may_scatter: false, ..self.search(data, ask, is_stale) };
        let (answer, found) = search.run(first)?;
        trail.keep(ask, &found, self.len());
        Some(answer)
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
        Search { engine: self, data, ask, needles, conditions, is_stale, among: None, may_scatter: true }
    }

    /// The places of all records that answer a query, in their order.
    pub fn select(&self, data: &Dataset, query: &Query) -> Vec<usize> {
        let ask = Ask { query, kinds: &[], limit: 0 };
        let mut search = self.search(data, ask, &|| false);
        let found = search.everything().unwrap_or_default();
        let mut places: Vec<usize> = found.iter().map(|candidate| candidate.place()).collect();
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
    /// Whether scattered letters are looked for where nothing was found.
    may_scatter: bool,
}

impl Search<'_> {
    fn run(mut self, first: &mut dyn FnMut(Answer)) -> Option<(Answer, Vec<Candidate>)> {
        if self.ask.query.is_empty() {
            return Some(Default::default());
        }
        let count = self.index().parts().len();
        let mut found = self.literal(0..count.min(FIRST_PARTS))?;
        if count > FIRST_PARTS {
            if !found.is_empty() {
                first(self.answer(&found, false)?);
            }
            found.extend(self.literal(FIRST_PARTS..count)?);
        }
        let is_weak = found.is_empty();
        self.scatter(&mut found)?;
        Some((self.answer(&found, is_weak)?, found))
    }

    /// Everything that answers, in no order.
    fn everything(&mut self) -> Option<Vec<Candidate>> {
        let mut found = self.literal(0..self.index().parts().len())?;
        self.scatter(&mut found)?;
        Some(found)
    }

    fn index(&self) -> &Index {
        &self.engine.index
    }

    /// What has every term literally.
    fn literal(&self, parts: std::ops::Range<usize>) -> Option<Vec<Candidate>> {
        let found = self.index().each_part(parts, self.is_stale, |part| {
            let scores = Scores::of(part, &self.needles, self.among_in(part));
            let hits = scores.total.iter().enumerate().filter(|(_, score)| **score > 0);
            let accepted = hits.filter(|(record, _)| self.accepts(part, *record));
            accepted.map(|(record, score)| Candidate::new(*score, part.base + record)).collect::<Vec<_>>()
        })?;
        Some(found.concat())
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
            && (filter.is_empty()
                || self.data.at(part.base + record).is_some_and(|record| self.conditions.accept(record)))
    }

    /// Where nothing was found, takes what has the letters of the rare terms scattered.
    fn scatter(&mut self, found: &mut Vec<Candidate>) -> Option<()> {
        if !found.is_empty() || !self.may_scatter {
            return Some(());
        }
        let rare: Vec<bool> = self.needles.terms.iter().map(|term| self.is_rare(term)).collect();
        for (term, is_rare) in self.needles.terms.iter_mut().zip(rare) {
            term.scattered = is_rare;
        }
        let rarest =
            self.needles.terms.iter().filter(|term| term.scattered).max_by_key(|term| term.typed().len());
        let Some(letters) = rarest.map(Wanted::typed) else { return Some(()) };
        let count = self.index().parts().len();
        let each = self.index().each_part(0..count, self.is_stale, |part| {
            let scores = Scores::of(part, &self.needles, None);
            scattered::candidates(part, letters, |record| {
                scores.total[record] > 0 && self.accepts(part, record)
            })
        })?;
        let mut best = each.concat();
        scattered::keep_best(&mut best);
        let look = self.look();
        for (_, place) in best {
            found.extend(look.score(place).map(|score| Candidate::new(score, place)));
        }
        Some(())
    }

    /// Whether hardly a record has the term, and its letters may be looked for one by one.
    fn is_rare(&self, term: &Wanted<'_>) -> bool {
        if !term.may_scatter() {
            return false;
        }
        let mut count = 0;
        for part in self.index().parts() {
            count += Scores::count(part, term);
            if count >= FEW {
                return false;
            }
        }
        true
    }

    fn look(&self) -> Look<'_> {
        Look { index: self.index(), data: self.data, needles: &self.needles, scattered: Scattered::new() }
    }

    /// The best of what was found, closely looked at.
    fn answer(&self, found: &[Candidate], is_weak: bool) -> Option<Answer> {
        let look = self.look();
        let standing = |place: usize| self.index().standing(place);
        let best = if self.needles.is_marked() {
            let exact = |place: usize| look.score(place);
            pick::best_by_closer_look(found, self.ask.limit, exact, standing, self.is_stale)?
        } else {
            pick::best(found, self.ask.limit, standing)
        };
        let hits = best.iter().filter_map(|candidate| look.hit(candidate.place())).collect();
        Some(Answer { hits, total: found.len(), is_weak, ..Answer::default() })
    }
}

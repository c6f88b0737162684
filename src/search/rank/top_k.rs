//! The best of many candidates, without sorting them all.

use std::cmp::Reverse;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::search::index::Standing;
use crate::search::threads::{IsStale, on_threads};

/// A record that may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) struct Candidate {
    pub(in crate::search) score: u32,
    place: u32,
}

/// What candidates are ordered by: the score, what is due, the natural order.
type Key = (Reverse<u32>, Option<Standing>, u32);

/// How many are looked at closely before the first comparison: more than the finder lists.
const CHUNK: usize = 256;
/// How many are looked at between two questions whether the search was given up: a few hundred microseconds.
const PIECE: usize = 64;
/// How many are sorted out for a closer look at first: two chunks will do for nearly every query.
const LOOKED_FIRST: usize = 2 * CHUNK;
/// The most that are looked at closely, which takes about 50 ms: beyond them even what agrees better is not waited for.
pub(in crate::search) const MOST_CLOSELY: usize = 32_768;
/// The same for the first rows, which the complete answer replaces.
pub(in crate::search) const MOST_CLOSELY_AT_FIRST: usize = 2 * CHUNK;

impl Candidate {
    pub(in crate::search) fn new(score: u32, place: usize) -> Self {
        Self { score, place: u32::try_from(place).unwrap_or(u32::MAX) }
    }

    /// Its place in the data set.
    pub(in crate::search) fn place(self) -> usize {
        self.place as usize
    }

    fn key(self, standing: &impl Fn(usize) -> Option<Standing>) -> Key {
        (Reverse(self.score), standing(self.place()), self.place)
    }
}

/// Sorts out, part by part, what cannot be among the best any more.
#[derive(Debug)]
pub(in crate::search) struct Sieve {
    /// How many best there are.
    limit: usize,
    /// At least that many come no later than this.
    last: Mutex<Key>,
    /// So many places are kept, and none if there are more.
    most_places: usize,
    /// Whether what cannot be among the best is kept beside them.
    keeps_others: bool,
    total: AtomicUsize,
}

/// What was found, as far as anybody will look at it.
#[derive(Debug, Default)]
pub(in crate::search) struct Found {
    pub(in crate::search) total: usize,
    /// In no order; no fewer than can be among the best.
    pub(in crate::search) best: Vec<Candidate>,
    /// How many of those come before all others.
    sure: usize,
    /// The others, in no order, if they are kept.
    others: Vec<Candidate>,
    /// Where it was found, ascending, if there were not too many.
    pub(in crate::search) places: Vec<u32>,
}

impl Found {
    /// Adds one more, wherever it is.
    pub(in crate::search) fn add(&mut self, hit: Candidate) {
        self.total += 1;
        self.best.push(hit);
        self.places.push(hit.place);
    }
}

impl Sieve {
    /// Keeps what can be among the `limit` best, and places as long as they are no more than `most_places`.
    pub(in crate::search) fn new(limit: usize, most_places: usize) -> Self {
        let last = (Reverse(0), Some(Standing::LAST), u32::MAX);
        Self { limit, last: Mutex::new(last), most_places, keeps_others: false, total: AtomicUsize::new(0) }
    }

    /// The same for a closer look, which may lower the best ones: so many are sorted out, but nothing is dropped.
    pub(in crate::search) fn for_closer_look(limit: usize, most_places: usize) -> Self {
        Self { keeps_others: true, ..Self::new(LOOKED_FIRST.max(limit), most_places) }
    }

    /// Sifts what a part has, which comes in the order of places.
    pub(in crate::search) fn sift(
        &self,
        hits: impl Iterator<Item = Candidate>,
        standing: &impl Fn(usize) -> Option<Standing>,
    ) -> Found {
        let last = self.last.lock().map_or_else(|error| *error.into_inner(), |last| *last);
        let keeps_places = self.total.load(Ordering::Relaxed) <= self.most_places;
        let mut found = Found::default();
        for hit in hits {
            found.total += 1;
            if keeps_places {
                found.places.push(hit.place);
            }
            if hit.score > last.0.0 || hit.score == last.0.0 && hit.key(standing) <= last {
                found.best.push(hit);
            } else if self.keeps_others {
                found.others.push(hit);
            }
        }
        self.total.fetch_add(found.total, Ordering::Relaxed);
        self.narrow(&mut found, standing);
        found
    }

    /// Takes away what is not among the best of the part, and tells the other parts what they must be better than.
    fn narrow(&self, found: &mut Found, standing: &impl Fn(usize) -> Option<Standing>) {
        let best = &mut found.best;
        if best.len() <= self.limit {
            return;
        }
        if let Some(last) = self.limit.checked_sub(1) {
            let (_, nth, _) = best.select_nth_unstable_by_key(last, |hit| hit.key(standing));
            let key = nth.key(standing);
            let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
            *last = key.min(*last);
        }
        let behind = best.drain(self.limit..);
        if self.keeps_others {
            found.others.extend(behind);
        }
    }

    /// What all parts have, if they come in their order.
    pub(in crate::search) fn join(&self, parts: Vec<Found>) -> Found {
        let total = parts.iter().map(|part| part.total).sum();
        let mut all = Found { total, sure: self.limit, ..Found::default() };
        all.best.reserve(parts.iter().map(|part| part.best.len()).sum());
        for part in parts {
            all.best.extend(part.best);
            all.others.extend(part.others);
            if all.total <= self.most_places {
                all.places.extend(part.places);
            }
        }
        all
    }
}

/// The best `limit` candidates, in order.
pub(in crate::search) fn best(
    found: &[Candidate],
    limit: usize,
    standing: impl Fn(usize) -> Option<Standing>,
) -> Vec<Candidate> {
    if limit == 0 {
        return Vec::new();
    }
    // The score that the last one shown has: what has less need not be asked how it stands.
    let mut scores: Vec<u32> = found.iter().map(|candidate| candidate.score).collect();
    let least = if scores.len() > limit {
        *scores.select_nth_unstable_by_key(limit - 1, |score| Reverse(*score)).1
    } else {
        0
    };
    let mut keyed: Vec<(Key, Candidate)> = found
        .iter()
        .filter(|candidate| candidate.score >= least)
        .map(|candidate| (candidate.key(&standing), *candidate))
        .collect();
    if keyed.len() > limit {
        keyed.select_nth_unstable_by_key(limit - 1, |(key, _)| *key);
        keyed.truncate(limit);
    }
    keyed.sort_unstable_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, candidate)| candidate).collect()
}

/// The same where a closer look may only lower a score: the most promising are looked at until none of the others can be
/// among the best any more, or `most` were looked at. Nothing if the search was given up.
pub(in crate::search) fn best_by_closer_look(
    found: &Found,
    limit: usize,
    most: usize,
    exact: impl Fn(usize) -> Option<u32> + Sync,
    standing: impl Fn(usize) -> Option<Standing>,
    is_stale: IsStale<'_>,
) -> Option<Vec<Candidate>> {
    // In the order of the answer, so that what is left behind could at best come after its equals.
    let keyed = |candidate: &Candidate| (candidate.key(&standing), *candidate);
    let mut rest: Vec<(Key, Candidate)> = found.best.iter().map(keyed).collect();
    let mut others = &found.others[..];
    let mut looked: Vec<Candidate> = Vec::new();
    let mut chunk = CHUNK.max(limit);
    let mut taken = 0;
    loop {
        taken += chunk;
        if taken >= found.sure {
            rest.extend(std::mem::take(&mut others).iter().map(keyed));
        }
        if rest.is_empty() || looked.len() >= most {
            break;
        }
        let size = chunk.min(rest.len());
        rest.select_nth_unstable_by_key(size - 1, |(key, _)| *key);
        let behind = rest.split_off(size);
        let pieces: Vec<&[(Key, Candidate)]> = rest.chunks(PIECE).collect();
        let look = |(): &mut (), at: usize| -> Vec<Candidate> {
            let score = |(_, it): &(Key, Candidate)| Some(Candidate { score: exact(it.place())?, ..*it });
            pieces[at].iter().filter_map(score).collect()
        };
        looked.extend(on_threads(pieces.len(), is_stale, look)?.into_iter().flatten());
        rest = behind;
        let Some(next) = rest.iter().map(|(key, _)| *key).min() else { break };
        if looked.iter().filter(|candidate| candidate.key(&standing) < next).count() >= limit {
            break;
        }
        chunk *= 2;
    }
    if looked.iter().filter(|candidate| candidate.score > 1).count() < limit {
        let unseen = rest.iter().map(|(_, candidate)| candidate).chain(others);
        looked.extend(unseen.map(|candidate| Candidate { score: candidate.score.min(1), ..*candidate }));
    }
    Some(best(&looked, limit, standing))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn candidates(scores: &[u32]) -> Vec<Candidate> {
        scores.iter().enumerate().map(|(place, score)| Candidate::new(*score, place)).collect()
    }

    /// What a sieve leaves of candidates that come in parts.
    fn sifted(scores: &[u32], limit: usize) -> Found {
        let sieve = Sieve { limit, ..Sieve::for_closer_look(limit, usize::MAX) };
        let parts = candidates(scores);
        let parts = parts.chunks(100).map(|part| sieve.sift(part.iter().copied(), &|_| None));
        sieve.join(parts.collect())
    }

    fn sorted(scores: &[u32], limit: usize) -> Vec<(u32, u32)> {
        let mut all: Vec<(u32, u32)> =
            candidates(scores).iter().map(|candidate| (candidate.score, candidate.place)).collect();
        all.sort_by_key(|&(score, place)| (Reverse(score), place));
        all.truncate(limit);
        all
    }

    proptest! {
        #[test]
        fn the_best_are_those_that_sorting_puts_first(
            scores in prop::collection::vec(1..50_u32, 0..300),
            limit in 0..40_usize,
        ) {
            let found = best(&candidates(&scores), limit, |_| None);
            let found: Vec<(u32, u32)> = found.iter().map(|one| (one.score, one.place)).collect();
            prop_assert_eq!(found, sorted(&scores, limit));
        }

        #[test]
        fn what_a_sieve_leaves_holds_the_best(
            scores in prop::collection::vec(1..50_u32, 0..500),
            limit in 0..40_usize,
        ) {
            let found = sifted(&scores, limit);
            prop_assert_eq!((found.total, found.best.len() + found.others.len()), (scores.len(), scores.len()));
            let best = best(&found.best, limit, |_| None);
            let best: Vec<(u32, u32)> = best.iter().map(|one| (one.score, one.place)).collect();
            prop_assert_eq!(best, sorted(&scores, limit));
        }

        #[test]
        fn a_closer_look_that_lowers_scores_finds_the_best_of_the_lowered(
            scores in prop::collection::vec((1..90_u32, 0..40_u32), 0..2000),
            limit in 1..40_usize,
        ) {
            let lowered: Vec<u32> = scores.iter().map(|(score, less)| score.saturating_sub(*less).max(1)).collect();
            let upper: Vec<u32> = scores.iter().map(|(score, _)| *score).collect();
            let exact = |place: usize| Some(lowered[place]);
            let found = best_by_closer_look(&sifted(&upper, limit), limit, MOST_CLOSELY, exact, |_| None, &|| false);
            let found: Vec<(u32, u32)> = found.unwrap().iter().map(|one| (one.score, one.place)).collect();
            prop_assert_eq!(found, sorted(&lowered, limit));
        }
    }
}

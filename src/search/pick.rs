//! Picking the best of many candidates without sorting them all.

use std::cmp::Reverse;

use super::index::Standing;

/// A record that may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) score: u32,
    place: u32,
}

/// What candidates are ordered by: the score, what is due, the natural order.
type Key = (Reverse<u32>, Option<Standing>, u32);

/// How many are looked at closely before the first comparison.
const CHUNK: usize = 256;
/// The most that are looked at closely: beyond them even what agrees better could not be waited for.
const MOST: usize = 32_768;

impl Candidate {
    pub(super) fn new(score: u32, place: usize) -> Self {
        Self { score, place: u32::try_from(place).unwrap_or(u32::MAX) }
    }

    /// Its place in the data set.
    pub(super) fn place(self) -> usize {
        self.place as usize
    }

    /// The same as it is kept.
    pub(super) fn number(self) -> u32 {
        self.place
    }

    fn key(self, standing: &impl Fn(usize) -> Option<Standing>) -> Key {
        (Reverse(self.score), standing(self.place()), self.place)
    }
}

/// The best `limit` candidates, in order.
pub(super) fn best(
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
/// among the best any more. Nothing if the search was given up.
pub(super) fn best_by_closer_look(
    found: &[Candidate],
    limit: usize,
    exact: impl Fn(usize) -> Option<u32>,
    standing: impl Fn(usize) -> Option<Standing>,
    is_stale: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Candidate>> {
    // In the order of the answer, so that what is left behind could at best come after its equals.
    let keyed = |candidate: &Candidate| (candidate.key(&standing), *candidate);
    let mut rest: Vec<(Key, Candidate)> = found.iter().map(keyed).collect();
    let mut looked: Vec<Candidate> = Vec::new();
    let mut chunk = CHUNK.max(limit);
    while !rest.is_empty() && looked.len() < MOST {
        if is_stale() {
            return None;
        }
        let size = chunk.min(rest.len());
        rest.select_nth_unstable_by_key(size - 1, |(key, _)| *key);
        let behind = rest.split_off(size);
        for (_, candidate) in rest {
            looked.extend(exact(candidate.place()).map(|score| Candidate { score, ..candidate }));
        }
        rest = behind;
        let Some(next) = rest.iter().map(|(key, _)| *key).min() else { break };
        if looked.iter().filter(|candidate| candidate.key(&standing) < next).count() >= limit {
            break;
        }
        chunk *= 2;
    }
    looked
        .extend(rest.iter().map(|(_, candidate)| Candidate { score: candidate.score.min(1), ..*candidate }));
    Some(best(&looked, limit, standing))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn candidates(scores: &[u32]) -> Vec<Candidate> {
        scores.iter().enumerate().map(|(place, score)| Candidate::new(*score, place)).collect()
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
        fn a_closer_look_that_lowers_scores_finds_the_best_of_the_lowered(
            scores in prop::collection::vec((1..90_u32, 0..40_u32), 0..2000),
            limit in 1..40_usize,
        ) {
            let lowered: Vec<u32> = scores.iter().map(|(score, less)| score.saturating_sub(*less).max(1)).collect();
            let upper: Vec<u32> = scores.iter().map(|(score, _)| *score).collect();
            let exact = |place: usize| Some(lowered[place]);
            let found = best_by_closer_look(&candidates(&upper), limit, exact, |_| None, &|| false);
            let found: Vec<(u32, u32)> = found.unwrap().iter().map(|one| (one.score, one.place)).collect();
            prop_assert_eq!(found, sorted(&lowered, limit));
        }
    }
}

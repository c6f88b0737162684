//! Searching a part at a stretch: what each of its records is worth for a query, without asking where and why.
//!
//! Diacritics are left out of account here: they can only lower what is found.

use super::score::{ANY, clamp, in_force, of_match, of_terms};
use crate::search::index::Part;
use crate::search::matcher::{Bench, Match, Needle, Needles, Scope, Wanted};

/// What the records of a part are worth; 0 is no hit.
#[derive(Debug, Default)]
pub(in crate::search) struct Scores {
    /// For the query.
    pub(in crate::search) total: Vec<u32>,
    /// For the term at hand.
    best: Vec<u16>,
    /// What was found of each needle that several terms share, once it was looked for everywhere.
    shared: Vec<Option<Vec<u16>>>,
    bench: Bench,
}

impl Scores {
    /// Searches a part for everything but scattered letters: all of it, or the records of these places only.
    pub(in crate::search) fn search(&mut self, part: &Part, needles: &Needles<'_>, among: Option<&[u32]>) {
        self.clear(part);
        if among.is_some_and(<[u32]>::is_empty) {
            return;
        }
        let all = Scope::among(part, among);
        self.terms(part, needles, &all);
        if let Some(whole) = &needles.whole {
            self.whole(part, whole, &all);
        }
        if let Some(places) = among {
            self.leave_only(part, places);
        }
        for negated in needles.negated() {
            let left = self.left(part);
            self.look_for(part, negated, left.as_ref().unwrap_or(&all));
            let without = self.total.iter_mut().zip(&self.best);
            without.filter(|(_, best)| **best > 0).for_each(|(total, _)| *total = 0);
        }
        let found = self.total.iter_mut().enumerate().filter(|(_, total)| **total > 0);
        found.for_each(|(record, total)| *total = in_force(*total, part.standing(record)));
    }

    /// Nothing is found yet in this part.
    fn clear(&mut self, part: &Part) {
        self.total.clear();
        self.total.resize(part.len(), 0);
        self.best.clear();
        self.best.resize(part.len(), 0);
        self.shared.clear();
        self.bench.clear();
    }

    /// How many records of a part have a term.
    pub(in crate::search) fn count(&mut self, part: &Part, term: &Wanted<'_>) -> usize {
        self.clear(part);
        self.look_for(part, term, &Scope::among(part, None));
        self.best.iter().filter(|best| **best > 0).count()
    }

    /// Runs `each` on the matches of a term in a part, with their records: of several in a record the best is among them.
    pub(in crate::search) fn matches(
        &mut self,
        part: &Part,
        term: &Wanted<'_>,
        mut each: impl FnMut(usize, Match),
    ) {
        self.bench.clear();
        let all = Scope::among(part, None);
        for needle in &term.needles {
            self.bench.find(part, needle, &all, &mut each);
        }
        term.by_reference(part, |holders, _, found| {
            for &record in holders {
                each(usize::from(record), found);
            }
        });
    }

    /// Every term must be found.
    fn terms(&mut self, part: &Part, needles: &Needles<'_>, all: &Scope) {
        let mut count = 0;
        for term in needles.literal() {
            let left = if count > 0 { self.left(part) } else { None };
            self.look_for(part, term, left.as_ref().unwrap_or(all));
            for (total, best) in self.total.iter_mut().zip(&self.best) {
                *total = if *best > 0 && (count == 0 || *total > 0) { *total + u32::from(*best) } else { 0 };
            }
            if self.total.iter().all(|total| *total == 0) {
                return;
            }
            count += 1;
        }
        match count {
            0 => self.total.fill(ANY),
            1 => {}
            _ => {
                let found = self.total.iter_mut().filter(|total| **total > 0);
                found.for_each(|total| *total = of_terms(*total, count));
            }
        }
    }

    /// The words as one: what has every term anyway is looked for in what has them.
    fn whole(&mut self, part: &Part, whole: &Wanted<'_>, all: &Scope) {
        let left = self.left(part);
        self.best.fill(0);
        for needle in &whole.needles {
            self.needle(part, needle, left.as_ref().filter(|_| needle.is_within).unwrap_or(all));
        }
        self.references(part, whole);
        for (total, best) in self.total.iter_mut().zip(&self.best) {
            *total = (*total).max(u32::from(*best));
        }
    }

    fn leave_only(&mut self, part: &Part, places: &[u32]) {
        let mut total = vec![0; part.len()];
        for record in places.iter().map(|&place| place as usize - part.base) {
            total[record] = self.total[record];
        }
        self.total = total;
    }

    /// The records that have every term so far, where those are few.
    fn left(&self, part: &Part) -> Option<Scope> {
        let alive = self.total.iter().enumerate().filter(|(_, total)| **total > 0);
        Scope::left(part, alive.map(|(record, _)| record))
    }

    fn look_for(&mut self, part: &Part, wanted: &Wanted<'_>, scope: &Scope) {
        self.best.fill(0);
        for needle in &wanted.needles {
            self.needle(part, needle, scope);
        }
        self.references(part, wanted);
    }

    /// Looks for a needle, or takes what was found when another term looked for it.
    fn needle(&mut self, part: &Part, needle: &Needle<'_>, scope: &Scope) {
        let Some(number) = needle.shared else {
            return self.needle_anew(part, needle, scope);
        };
        if self.shared.len() <= number {
            self.shared.resize(number + 1, None);
        }
        let known = self.shared[number].take();
        let is_everything = scope.is_all || known.is_some();
        let found = known.unwrap_or_else(|| {
            let others = std::mem::replace(&mut self.best, vec![0; part.len()]);
            self.needle_anew(part, needle, scope);
            std::mem::replace(&mut self.best, others)
        });
        for (best, found) in self.best.iter_mut().zip(&found) {
            *best = (*best).max(*found);
        }
        self.shared[number] = is_everything.then_some(found);
    }

    fn needle_anew(&mut self, part: &Part, needle: &Needle<'_>, scope: &Scope) {
        let (best, penalty) = (&mut self.best[..], needle.alternative.penalty);
        self.bench.find(part, needle, scope, |record, found| note(best, record, found, penalty));
    }

    fn references(&mut self, part: &Part, wanted: &Wanted<'_>) {
        let best = &mut self.best[..];
        wanted.by_reference(part, |holders, needle, found| {
            let penalty = needle.alternative.penalty;
            for &record in holders {
                note(best, usize::from(record), found, penalty);
            }
        });
    }
}

#[inline]
fn note(best: &mut [u16], record: usize, found: Match, penalty: i32) {
    best[record] = best[record].max(clamp(of_match(found, penalty)));
}

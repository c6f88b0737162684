//! What is likely: of several corrections those whose words stand side by side in the records.
//!
//! Deliberately does not search: a phrase is only looked for, and no further than to where it is found first.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use memchr::memmem::Finder;

use super::engine::Engine;
use crate::search::index::Part;
use crate::search::matcher::Wanted;
use crate::search::query::{Alternative, Correction, Term};
use crate::search::rank::Scores;
use crate::search::threads::IsStale;

/// The most corrections that are worth a search.
const MOST: usize = 8;

/// In so many parts what is likely stands somewhere. Only where nothing does the others are asked, too.
const SAMPLE: usize = 4;

impl Engine {
    /// Puts those first of whose neighbouring words most are neighbours somewhere in the records, and drops all but the
    /// best. Nothing if the search was given up.
    pub(super) fn likeliest(
        &self,
        corrections: Vec<Correction>,
        is_stale: IsStale<'_>,
    ) -> Option<Vec<Correction>> {
        self.likeliest_by(SAMPLE, corrections, is_stale)
    }

    fn likeliest_by(
        &self,
        sample: usize,
        corrections: Vec<Correction>,
        is_stale: IsStale<'_>,
    ) -> Option<Vec<Correction>> {
        let all = self.index().parts().len();
        let mut missing = self.missing(&corrections, sample.min(all), is_stale)?;
        if !missing.contains(&0) && all > sample {
            missing = self.missing(&corrections, all, is_stale)?;
        }
        let mut weighed: Vec<(usize, Correction)> = missing.into_iter().zip(corrections).collect();
        weighed.sort_by_key(|(missing, _)| *missing);
        weighed.truncate(MOST);
        Some(weighed.into_iter().map(|(_, correction)| correction).collect())
    }

    /// How many pairs of neighbouring words each correction has that are no neighbours in the first `parts`.
    fn missing(&self, corrections: &[Correction], parts: usize, is_stale: IsStale<'_>) -> Option<Vec<usize>> {
        let mut known: HashMap<String, bool> = HashMap::new();
        let missing = |correction: &Correction| {
            let mut missing = 0;
            for pair in correction.pairs() {
                let stands = match known.entry(pair) {
                    Entry::Occupied(known) => *known.get(),
                    Entry::Vacant(new) => {
                        let stands = self.stands(new.key(), parts, is_stale)?;
                        *new.insert(stands)
                    }
                };
                missing += usize::from(!stands);
            }
            Some(missing)
        };
        corrections.iter().map(missing).collect()
    }

    /// Whether words stand side by side in some text of the first `parts`.
    fn stands(&self, words: &str, parts: usize, is_stale: IsStale<'_>) -> Option<bool> {
        let Some(typed) = Alternative::typed(words) else { return Some(false) };
        let term = Term { alternatives: vec![typed], exact: true, ..Term::default() };
        let wanted = Wanted::term(&term);
        self.index().any_part(0..parts, is_stale, |scores: &mut Scores, part| scores.count(part, &wanted) > 0)
    }

    /// Whether letters are the first ones of words that stand side by side in some text.
    pub(super) fn begin_words(&self, letters: &str, is_stale: IsStale<'_>) -> Option<bool> {
        let finder = Finder::new(letters);
        let are_there = |(): &mut (), part: &Part| finder.find(&part.initials().bytes).is_some();
        self.index().any_part(0..self.index().parts().len(), is_stale, are_there)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Dataset, Id, Kind, Now, Record};
    use crate::search::{Abbreviations, query};

    #[test]
    fn what_does_not_stand_in_the_sample_is_looked_for_everywhere() {
        let titles = ["Chip bán dẫn", "Ban hành đề án", "Bản đồ dân số", "Chip và bao bì"];
        let record = |(n, title): (usize, &&str)| {
            let mut record = Record::new(Kind::Task, Id::new(&format!("nv-{n}")).expect("id"));
            record.head.title = (*title).into();
            Arc::new(record)
        };
        let data = Dataset::new(titles.iter().enumerate().map(record).collect());
        let engine = Engine::new(&data, Now::new(jiff::civil::date(2026, 11, 22)));
        let likeliest = |sample: usize, typed: &str| {
            let all = query::corrections(typed, &Abbreviations::default(), engine.vocabulary());
            assert!(all.len() > 1, "{all:?}");
            let found = engine.likeliest_by(sample, all, &|| false).expect("not given up");
            found.into_iter().map(|correction| correction.text).collect::<Vec<_>>()
        };
        for typed in ["chip bna dan", "chip bnan dan"] {
            assert_eq!(likeliest(1, typed)[0], "chip ban dan");
            assert_eq!(likeliest(0, typed), likeliest(1, typed));
        }
    }
}

//! Which of several corrections is the likeliest: the one whose words stand side by side in the records.
//!
//! Deliberately does not search: a phrase is only looked for, and no further than to where it is found first.

use std::collections::HashMap;

use super::engine::Engine;
use super::fewer::has_words;
use super::query::Correction;

/// The most corrections that are worth a search.
const MOST: usize = 8;

impl Engine {
    /// Puts those first of whose neighbouring words most are neighbours somewhere in the records, and drops all but the
    /// best. Nothing if the search was given up.
    pub(super) fn likeliest(
        &self,
        corrections: Vec<Correction>,
        is_stale: &(dyn Fn() -> bool + Sync),
    ) -> Option<Vec<Correction>> {
        let mut known: HashMap<String, bool> = HashMap::new();
        let mut weighed: Vec<(usize, Correction)> = Vec::new();
        for correction in corrections {
            let mut missing = 0;
            for pair in correction.pairs() {
                let stands = match known.get(&pair) {
                    Some(stands) => *stands,
                    None => self.stands(&pair, is_stale)?,
                };
                known.insert(pair, stands);
                missing += usize::from(!stands);
            }
            weighed.push((missing, correction));
        }
        weighed.sort_by_key(|(missing, _)| *missing);
        weighed.truncate(MOST);
        Some(weighed.into_iter().map(|(_, correction)| correction).collect())
    }

    /// Whether words stand side by side in some record.
    fn stands(&self, words: &str, is_stale: &(dyn Fn() -> bool + Sync)) -> Option<bool> {
        for part in self.index().parts() {
            if is_stale() {
                return None;
            }
            if has_words(&part.folded, words) {
                return Some(true);
            }
        }
        Some(false)
    }
}

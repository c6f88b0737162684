//! Letters in the right order with others between them: what finds `blckchan`, and what must not find noise.
//!
//! Scoring by SkimMatcherV2 is dear, so it sees the best few hundred of a cheap pre-ranking only.

use frizbee::{CaseMatching, Config, Matcher, SortStrategy};
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use crate::search::index::Part;

/// How many records the pre-ranking hands on.
const BEST: usize = 512;

/// Cells that SkimMatcherV2 may fill for one text; a longer one is matched more simply.
const CELLS: usize = 200_000;

/// The records of a part for which `is_wanted` holds and that have the letters, with what the pre-ranking gives them; the
/// best few hundred.
pub(in crate::search) fn candidates(
    part: &Part,
    letters: &str,
    is_wanted: impl Fn(usize) -> bool,
) -> Vec<(u16, usize)> {
    let records = (0..part.len()).filter(|&record| is_wanted(record));
    let (texts, owners): (Vec<&str>, Vec<usize>) = records
        .flat_map(|record| part.texts_of(record).map(move |text| (text, record)))
        .map(|(text, record)| (part.text(text), record))
        .unzip();
    let config = Config::default().casing(CaseMatching::Ignore).sort(SortStrategy::IndexAsc);
    let found = Matcher::new(letters, &config).match_list(&texts);
    let mut best: Vec<(u16, usize)> = Vec::new();
    for hit in found {
        let record = owners[hit.index as usize];
        match best.last_mut() {
            Some(last) if last.1 == record => last.0 = last.0.max(hit.score),
            _ => best.push((hit.score, record)),
        }
    }
    keep_best(&mut best);
    best.iter().map(|&(score, record)| (score, part.base + record)).collect()
}

/// Drops all but the best few hundred.
pub(in crate::search) fn keep_best(found: &mut Vec<(u16, usize)>) {
    if found.len() > BEST {
        found.select_nth_unstable_by_key(BEST, |&(score, record)| (std::cmp::Reverse(score), record));
        found.truncate(BEST);
    }
}

/// Finds scattered letters.
pub(in crate::search) struct Scattered {
    skim: SkimMatcherV2,
}

impl Scattered {
    pub(in crate::search) fn new() -> Self {
        Self { skim: SkimMatcherV2::default().ignore_case().element_limit(CELLS) }
    }

    /// The points and the characters of the best way to find the letters in a folded text, unless it is noise.
    pub(in crate::search) fn find(&self, text: &str, letters: &str) -> Option<(i64, Vec<usize>)> {
        let (points, chars) = self.skim.fuzzy_indices(text, letters)?;
        (!is_noise(text, &chars)).then_some((points, chars))
    }
}

/// Letters that lie far apart were not meant, unless each run of them begins at a word.
fn is_noise(text: &str, chars: &[usize]) -> bool {
    let (Some(first), Some(last)) = (chars.first(), chars.last()) else { return true };
    if last - first < 3 * chars.len() {
        return false;
    }
    let text: Vec<char> = text.chars().take(last + 1).collect();
    let begins_word = |at: usize| at == 0 || !text[at - 1].is_alphanumeric();
    !chars.iter().enumerate().all(|(n, &at)| begins_word(at) || (n > 0 && chars[n - 1] + 1 == at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(text: &str, letters: &str) -> bool {
        Scattered::new().find(text, letters).is_some()
    }

    #[test]
    fn letters_close_together_are_found() {
        assert!(finds("cong nghe blockchain", "blckchan"));
        assert!(finds("tri tue nhan tao", "trituenhantao"));
    }

    #[test]
    fn letters_far_apart_are_noise_unless_words_begin_with_them() {
        assert!(!finds("bao cao ket qua thuc hien nhiem vu", "boeu"));
        // b, c, th, n: each run begins a word.
        assert!(!is_noise("bao cao ket qua thuc hien nhiem vu", &[0, 4, 16, 17, 26]));
        assert!(is_noise("bao cao ket qua thuc hien nhiem vu", &[0, 4, 16, 17, 28]));
    }
}

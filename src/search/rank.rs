//! How well one folded text answers one folded query: tiers first, fuzzy only where nothing literal is found.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// A match of a query in one text. Characters are those of the folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Match {
    /// The better the higher; tiers are 1000 apart.
    pub(super) score: i64,
    /// The characters that matched, ascending.
    pub(super) chars: Vec<usize>,
}

const EXACT: i64 = 9000;
const HEAD_WORDS: i64 = 8000;
const WORDS: i64 = 7000;
const WORD_BEGINNING: i64 = 6000;
const INSIDE: i64 = 4000;
const FUZZY: i64 = 1000;

/// Finds `query` in `text` as it stands; `names` says that the text names its record.
pub(super) fn literal(text: &str, query: &str, names: bool) -> Option<Match> {
    let best = text
        .match_indices(query)
        .map(|(at, _)| (place_tier(text, at, query.len(), names), at))
        .max_by_key(|&(tier, at)| (tier, std::cmp::Reverse(at)))?;
    let first = text[..best.1].chars().count();
    // Of two texts that hold the query in the same way, the shorter one is more about it.
    let brevity = 200 - i64::try_from(text.len().min(200)).unwrap_or(200);
    Some(Match { score: best.0 + brevity, chars: (first..first + query.chars().count()).collect() })
}

fn place_tier(text: &str, at: usize, len: usize, names: bool) -> i64 {
    let starts = !text[..at].ends_with(char::is_alphanumeric);
    let ends = !text[at + len..].starts_with(char::is_alphanumeric);
    match (starts, ends) {
        (true, true) if names && len == text.len() => EXACT,
        (true, true) if names && at == 0 => HEAD_WORDS,
        (true, true) => WORDS,
        (true, false) => WORD_BEGINNING,
        _ => INSIDE,
    }
}

/// Finds the letters of `query` scattered in `text`. Mere noise is no match: the letters must lie close together
/// (within twice the query's length) and begin at a word.
pub(super) fn fuzzy(matcher: &SkimMatcherV2, text: &str, query: &str) -> Option<Match> {
    if query.chars().count() < 4 {
        return None;
    }
    let (score, chars) = matcher.fuzzy_indices(text, query)?;
    let (first, last) = (*chars.first()?, *chars.last()?);
    let close = last - first < 2 * chars.len();
    let at_word = text.chars().nth(first.wrapping_sub(1)).is_none_or(|c| !c.is_alphanumeric());
    (close && at_word).then_some(Match { score: FUZZY + score.min(900), chars })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(text: &str, query: &str) -> i64 {
        literal(text, query, true).map_or(0, |found| found.score)
    }

    #[test]
    fn the_tiers_come_in_their_order() {
        let exact = score("tri tue nhan tao", "tri tue nhan tao");
        let head = score("tri tue nhan tao, ban sao so", "tri tue nhan tao");
        let words = score("cong nghe tri tue nhan tao", "tri tue nhan tao");
        let beginning = score("cong nghe blockchain", "block");
        let inside = score("cong nghe blockchain", "chain");
        assert!(exact > head && head > words && words > beginning && beginning > inside && inside > 0);
    }

    #[test]
    fn the_best_of_several_places_counts() {
        let found = literal("an toan, an", "an", false).expect("found");
        assert_eq!(found.chars, [0, 1]);
    }

    #[test]
    fn scattered_letters_are_noise_unless_close_together() {
        let matcher = SkimMatcherV2::default();
        assert!(fuzzy(&matcher, "cong nghe blockchain", "blckchan").is_some());
        assert!(fuzzy(&matcher, "bo khoa hoc va cong nghe thong tin cua thanh pho ha noi", "bhn").is_none());
    }
}

//! What may have been meant by words that the store does not have: typing errors, and words run together.
//!
//! Everything is held against the store's own words, each of which is looked at once; how often a word stands there
//! decides between equals. Deliberately does not search: whether a correction finds anything is the engine's to say.

use std::cmp::Reverse;

use super::typing::decode;
use crate::search::abbreviations::Abbreviations;
use crate::search::index::Vocabulary;
use crate::search::texts::places;
use crate::text::{Folded, begins_syllable, fold};

/// The most corrections that are thought of.
const MOST: usize = 16;
/// Candidates for one word.
const FOR_ONE: usize = 4;
/// Shorter words have too many neighbours.
const SHORTEST: usize = 3;
/// Words of fewer letters are hardly run together.
const SHORTEST_JOINED: usize = 5;
/// In more words than these nobody's slip is looked for.
const MOST_WORDS: usize = 12;
/// Longer ones are no words.
const LONGEST: usize = 60;
/// So long a word may have two slips.
const LONG: usize = 8;
/// More letters are no abbreviations run together.
const LONGEST_GLUED: usize = 16;

/// What officials confuse: how it is typed and how it is written.
#[rustfmt::skip]
const SLIPS: [(&str, &str); 16] = [
    ("f", "ph"), ("ph", "f"), ("z", "d"), ("z", "gi"), ("j", "gi"), ("d", "gi"), ("gi", "d"), ("r", "gi"),
    ("ch", "tr"), ("tr", "ch"), ("ng", "ngh"), ("ngh", "ng"), ("g", "gh"), ("w", "qu"), ("k", "c"), ("c", "k"),
];

/// A query that may have been meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The query, its corrected words without diacritics.
    pub text: String,
    /// Whether it mends a word that the store does not have. Where it has every word, only finding the whole phrase shows
    /// that something else was meant.
    pub mends: bool,
    /// Whether it puts nothing but syllables in place of what was typed: they are so common that some record has any few.
    pub is_syllables: bool,
}

impl Correction {
    /// Each two neighbouring words: the more of them the store has side by side, the likelier the correction.
    pub fn pairs(&self) -> Vec<String> {
        let words: Vec<String> = self.text.split_whitespace().map(fold).collect();
        let is_word = |word: &String| word.bytes().all(|byte| byte.is_ascii_alphanumeric());
        words.windows(2).filter(|pair| pair.iter().all(is_word)).map(|pair| pair.join(" ")).collect()
    }
}

/// The queries that may have been meant instead, the likeliest first; none where nothing is near.
///
/// Conditions (`kind:task`) stay as they are; a text in quotation marks is taken at its word.
pub fn corrections(text: &str, abbreviations: &Abbreviations, vocabulary: &Vocabulary) -> Vec<Correction> {
    let typed: Vec<&str> = text.split_whitespace().collect();
    if text.contains('"') || typed.len() > MOST_WORDS {
        return Vec::new();
    }
    let known = Known { abbreviations, vocabulary };
    let last = typed.len().saturating_sub(1);
    let unknown: Vec<usize> = (0..typed.len()).filter(|&at| !known.is_known(typed[at], at == last)).collect();
    let mends = !unknown.is_empty();
    let mut meant = if mends { replaced(&typed, &unknown, &known) } else { one_replaced(&typed, &known) };
    meant.extend(joined(&typed, vocabulary));
    meant.truncate(MOST);
    meant.into_iter().map(|Meant { text, is_syllables }| Correction { text, mends, is_syllables }).collect()
}

/// What may have been meant by a word, or by the whole.
#[derive(Debug, Clone)]
struct Meant {
    text: String,
    is_syllables: bool,
}

impl Meant {
    /// A word of the store.
    fn word(text: String) -> Self {
        Self { is_syllables: begins_syllable(&text), text }
    }

    /// Words that were run together, or are written as one.
    fn certain(text: String) -> Self {
        Self { text, is_syllables: false }
    }
}

/// A correction as the store writes it, with diacritics, by a text in which it was found.
pub fn spelled(correction: &str, found_in: &str) -> String {
    let folded = Folded::new(found_in);
    let correction = fold(correction);
    if let Some(phrase) = in_text(&correction, found_in, &folded) {
        return phrase;
    }
    let words = correction.split_whitespace();
    let spelled = words.map(|word| in_text(word, found_in, &folded).unwrap_or_else(|| word.to_owned()));
    spelled.collect::<Vec<_>>().join(" ")
}

/// Whole words of a text, as they stand there; a capital that only begins the sentence becomes small.
fn in_text(words: &str, original: &str, folded: &Folded) -> Option<String> {
    let at = places(&folded.text, words).find(|place| place.is_whole_words())?.at;
    let first = folded.text[..at].chars().count();
    let letters: Vec<usize> = (first..first + words.chars().count()).collect();
    let range = folded.chars(&letters).into_iter().next()?;
    let mut chars = original.chars().skip(range.start).take(range.len());
    let (start, rest) = (chars.next()?, chars.collect::<String>());
    let is_sentence = range.start == 0 && !rest.starts_with(char::is_uppercase);
    Some(if is_sentence {
        start.to_lowercase().collect::<String>() + &rest
    } else {
        format!("{start}{rest}")
    })
}

struct Known<'a> {
    abbreviations: &'a Abbreviations,
    vocabulary: &'a Vocabulary,
}

impl Known<'_> {
    /// Whether a word is to be left as it is.
    fn is_known(&self, typed: &str, is_last: bool) -> bool {
        let folded = fold(typed);
        let is_word = folded.bytes().all(|byte| byte.is_ascii_alphabetic());
        self.vocabulary.count(&folded) > 0
            || self.abbreviations.knows(&folded)
            || (is_last && self.vocabulary.has_beginning(&folded))
            || decode(typed, self.vocabulary, is_last).is_some()
            || !is_word && self.at_digits(&folded).is_none()
    }

    /// What one unknown word may be: words run together, then its neighbours.
    fn candidates(&self, typed: &str) -> Vec<Meant> {
        let folded = fold(typed);
        let parted = [self.glued(&folded), self.headed(&folded), self.at_digits(&folded)];
        let parted = parted.into_iter().flatten().map(Meant::certain);
        let apart = apart(&folded, self.vocabulary).map(|text| Meant { text, is_syllables: true });
        let slipped = slips(typed).filter_map(|slipped| decode(&slipped, self.vocabulary, false));
        let slipped = slipped.map(|decoded| Meant::word(decoded.alternative.folded));
        let neighbours = neighbours(&folded, self.vocabulary).into_iter();
        let neighbours = neighbours.map(|(_, _, word)| Meant::word(word));
        parted.chain(apart).chain(slipped.take(1)).chain(neighbours).take(FOR_ONE).collect()
    }

    /// Abbreviations that were run together: `skhcnhn`, `dndmst`; in as few pieces as can be.
    fn glued(&self, folded: &str) -> Option<String> {
        if !folded.is_ascii() || folded.len() > LONGEST_GLUED || begins_syllable(folded) {
            return None;
        }
        let mut best: Vec<Option<Vec<&str>>> = vec![None; folded.len() + 1];
        best[0] = Some(Vec::new());
        for end in 2..=folded.len() {
            for start in (0..end - 1).filter(|&start| self.abbreviations.knows(&folded[start..end])) {
                let Some(before) = &best[start] else { continue };
                if best[end].as_ref().is_none_or(|known| before.len() + 1 < known.len()) {
                    best[end] = Some([before.as_slice(), &[&folded[start..end]]].concat());
                }
            }
        }
        best.pop().flatten().filter(|pieces| pieces.len() > 1).map(|pieces| pieces.join(" "))
    }

    /// Initials with an abbreviation behind them: `nvdhcncl` is `nvdh`, nhiệm vụ đặt hàng, and `cncl`.
    fn headed(&self, folded: &str) -> Option<String> {
        if !folded.is_ascii() || folded.len() > LONGEST_GLUED || begins_syllable(folded) {
            return None;
        }
        let mut cuts = SHORTEST..folded.len().saturating_sub(SHORTEST - 1);
        let at = cuts.find(|&at| self.abbreviations.knows(&folded[at..]))?;
        Some(format!("{} {}", &folded[..at], &folded[at..]))
    }

    /// Words and numbers that were run together: `3nhom`, `kehoach43`, `5gtoan`.
    fn at_digits(&self, folded: &str) -> Option<String> {
        let is_digit = |c: char| c.is_ascii_digit();
        if !folded.bytes().all(|byte| byte.is_ascii_alphanumeric()) || !folded.contains(is_digit) {
            return None;
        }
        let mut pieces: Vec<String> = Vec::new();
        let mut rest = folded;
        while let Some(first) = rest.chars().next() {
            let end = rest.find(|c| is_digit(c) != is_digit(first)).unwrap_or(rest.len());
            let (run, after) = rest.split_at(end);
            rest = after;
            if is_digit(first) {
                // `5g` is a word of its own.
                let with_letter = folded.len() - after.len() + 1;
                let word = folded.get(with_letter - 1 - run.len()..with_letter);
                let taken = word.filter(|word| self.vocabulary.count(word) > 0);
                pieces.push(taken.unwrap_or(run).to_owned());
                rest = if taken.is_some() { &after[1..] } else { after };
            } else {
                pieces.push(self.words(run)?);
            }
        }
        (pieces.len() > 1).then(|| pieces.join(" "))
    }

    /// A known word, or the known words that a text is made of.
    fn words(&self, run: &str) -> Option<String> {
        let is_known = self.vocabulary.count(run) > 0 || self.abbreviations.knows(run);
        if is_known { Some(run.to_owned()) } else { apart(run, self.vocabulary) }
    }
}

/// Every unknown word replaced, the likeliest together first; then one of the known ones beside them.
fn replaced(typed: &[&str], unknown: &[usize], known: &Known<'_>) -> Vec<Meant> {
    let candidates: Vec<Vec<Meant>> = unknown.iter().map(|&at| known.candidates(typed[at])).collect();
    if candidates.iter().any(Vec::is_empty) {
        return Vec::new();
    }
    let mut choices: Vec<Vec<usize>> = vec![Vec::new()];
    for found in &candidates {
        let more = |choice: Vec<usize>| (0..found.len()).map(move |rank| [&choice[..], &[rank]].concat());
        choices = choices.into_iter().flat_map(more).collect();
        choices.sort_by_key(|choice| choice.iter().sum::<usize>());
        choices.truncate(MOST);
    }
    let with = |choice: &Vec<usize>| {
        let mut words: Vec<&str> = typed.to_vec();
        let mut is_syllables = true;
        for ((&at, found), &rank) in unknown.iter().zip(&candidates).zip(choice) {
            words[at] = &found[rank].text;
            is_syllables &= found[rank].is_syllables;
        }
        Meant { text: words.join(" "), is_syllables }
    };
    let mut meant: Vec<Meant> = choices.iter().map(with).collect();
    let best = meant[0].text.clone();
    let best: Vec<&str> = best.split(' ').collect();
    if best.len() == typed.len() {
        meant.truncate(MOST / 2);
        meant.extend(
            one_replaced(&best, known).into_iter().map(|other| Meant { is_syllables: true, ..other }),
        );
    }
    meant
}

/// Where every word is known, one of them may still be the wrong one; an abbreviation is meant.
fn one_replaced(typed: &[&str], known: &Known<'_>) -> Vec<Meant> {
    let vocabulary = known.vocabulary;
    let mut found: Vec<(Reverse<u32>, String)> = Vec::new();
    for (at, word) in typed.iter().enumerate() {
        let folded = fold(word);
        let is_word = folded.len() >= SHORTEST
            && folded.bytes().all(|byte| byte.is_ascii_alphabetic())
            && !known.abbreviations.knows(&folded);
        for (_, Reverse(count), meant) in
            neighbours(&folded, vocabulary).into_iter().filter(|_| is_word).take(FOR_ONE)
        {
            let mut words: Vec<&str> = typed.to_vec();
            words[at] = &meant;
            // The rarer the typed word and the commoner the other, the likelier the slip.
            found.push((Reverse(count * 100 / vocabulary.count(&folded).max(1)), words.join(" ")));
        }
    }
    found.sort();
    found.into_iter().map(|(_, text)| Meant { text, is_syllables: true }).collect()
}

/// Two words that the store writes as one, or nearly so.
fn joined(typed: &[&str], vocabulary: &Vocabulary) -> Option<Meant> {
    let with = |at: usize, word: &str| [&typed[..at], &[word], &typed[at + 2..]].concat().join(" ");
    let pairs = || typed.windows(2).map(|pair| fold(&pair.concat())).enumerate();
    let exact = pairs().find(|(_, word)| vocabulary.count(word) > 0).map(|(at, word)| with(at, &word));
    let near = || {
        let mut long = pairs().filter(|(_, word)| word.len() >= LONG);
        long.find_map(|(at, word)| Some((at, neighbours(&word, vocabulary).into_iter().next()?)))
    };
    exact.or_else(|| near().map(|(at, (_, _, word))| with(at, &word))).map(Meant::certain)
}

/// The word with each of the usual confusions undone.
fn slips(typed: &str) -> impl Iterator<Item = String> {
    let slip = move |(wrong, right): (&'static str, &'static str)| {
        typed
            .match_indices(wrong)
            .map(move |(at, _)| [&typed[..at], right, &typed[at + wrong.len()..]].concat())
    };
    SLIPS.into_iter().flat_map(slip)
}

/// What a neighbour costs, how often it is there, and the word.
type Neighbour = (u8, Reverse<u32>, String);

/// The words of the store that are one slip away, the likeliest first.
fn neighbours(folded: &str, vocabulary: &Vocabulary) -> Vec<Neighbour> {
    if !(SHORTEST - 1..=LONGEST).contains(&folded.len()) {
        return Vec::new();
    }
    let mut found: Vec<Neighbour> = vocabulary
        .iter()
        .filter_map(|(word, count)| Some((cost(folded, word)?, Reverse(count), word.to_owned())))
        .collect();
    for word in slips(folded) {
        let count = vocabulary.count(&word);
        if count > 0 && word != folded {
            found.push((SLIP, Reverse(count), word));
        }
    }
    found.sort_unstable();
    let mut seen = std::collections::HashSet::new();
    found.retain(|(_, _, word)| seen.insert(word.clone()));
    found
}

const SLIP: u8 = 1;
const SWAP: u8 = 2;
const DOUBLE: u8 = 2;
const OTHER: u8 = 3;
/// The first letter is seldom the wrong one.
const FIRST: u8 = 2;
const TWO: u8 = 6;

/// What it costs to make one word of the other: one edit, or two in a long word.
fn cost(typed: &str, meant: &str) -> Option<u8> {
    let two = || {
        let is_near = typed.len().min(meant.len()) >= LONG && typed.len().abs_diff(meant.len()) <= 2;
        (is_near && strsim::osa_distance(typed, meant) == 2).then_some(TWO)
    };
    cost_of_edit(typed.as_bytes(), meant.as_bytes()).or_else(two)
}

/// What it costs to make one word of the other by one edit; nothing if that takes more, or none.
fn cost_of_edit(typed: &[u8], meant: &[u8]) -> Option<u8> {
    if typed.len().abs_diff(meant.len()) > 1 {
        return None;
    }
    let same = typed.iter().zip(meant).take_while(|(one, other)| one == other).count();
    let (rest, wanted) = (&typed[same..], &meant[same..]);
    let first = if same == 0 { FIRST } else { 0 };
    let is_double = |longer: &[u8]| same > 0 && longer.first() == typed.get(same - 1);
    match (rest, wanted) {
        ([a, b, rest @ ..], [c, d, wanted @ ..]) if (a, b) == (d, c) && rest == wanted => Some(SWAP + first),
        ([_, rest @ ..], [_, wanted @ ..]) if rest == wanted => Some(OTHER + first),
        ([_, after @ ..], _) if after == wanted => Some(if is_double(rest) { DOUBLE } else { OTHER } + first),
        (_, [_, after @ ..]) if after == rest => Some(if is_double(wanted) { DOUBLE } else { OTHER } + first),
        _ => None,
    }
}

/// The words of the store that were run together: the cut whose rarest words are the most frequent, in few pieces.
fn apart(folded: &str, vocabulary: &Vocabulary) -> Option<String> {
    if !(SHORTEST_JOINED..=LONGEST).contains(&folded.len()) || !folded.is_ascii() {
        return None;
    }
    let total: u32 = vocabulary.iter().map(|(_, count)| count).sum();
    // For each place the best way to get there: its cost, and where its last word begins.
    let mut best: Vec<Option<(f64, usize)>> = vec![None; folded.len() + 1];
    best[0] = Some((0.0, 0));
    for end in 2..=folded.len() {
        for start in 0..end - 1 {
            let (Some((cost, _)), count) = (best[start], vocabulary.count(&folded[start..end])) else {
                continue;
            };
            let cost = cost + (f64::from(total) / f64::from(count)).ln();
            if count > 0 && best[end].is_none_or(|(known, _)| cost < known) {
                best[end] = Some((cost, start));
            }
        }
    }
    let (mut words, mut end) = (Vec::new(), folded.len());
    while end > 0 {
        let start = best[end]?.1;
        words.push(&folded[start..end]);
        end = start;
    }
    words.reverse();
    (words.len() > 1).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn store() -> Vocabulary {
        Vocabulary::of([
            "tri tue nhan tao, ban dan, an ninh mang, blockchain, camera, robot, khao sat hien trang",
            "khoa hoc va cong nghe, cong nghe sinh hoc, phat trien, hoa lac, block, chain, tu dong hoa, nhan luc",
        ])
    }

    fn best(typed: &str) -> Option<String> {
        all(typed).into_iter().next()
    }

    fn all(typed: &str) -> Vec<String> {
        corrections(typed, &Abbreviations::new(&[]), &store()).into_iter().map(|found| found.text).collect()
    }

    #[test]
    fn one_slip_is_mended() {
        for (typed, meant) in [
            ("blokchain", "blockchain"),
            ("blockchian", "blockchain"),
            ("blockkchain", "blockchain"),
            ("blockchaim", "blockchain"),
            ("an nihn mang", "an ninh mang"),
            ("tri tue nhan taoo", "tri tue nhan tao"),
            ("rbot", "robot"),
            ("cong nge", "cong nghe"),
            ("fat trien", "phat trien"),
            ("kind:task camrea", "kind:task camera"),
        ] {
            assert_eq!(best(typed).as_deref(), Some(meant), "{typed}");
        }
    }

    #[test]
    fn words_run_together_are_parted_and_parted_words_joined() {
        for (typed, meant) in [
            ("trituenhantao", "tri tue nhan tao"),
            ("bandan", "ban dan"),
            ("congnghe sinhhoc", "cong nghe sinh hoc"),
            ("ro bot", "robot"),
        ] {
            assert!(all(typed).contains(&meant.to_owned()), "{typed}: {:?}", best(typed));
        }
    }

    #[test]
    fn known_words_may_still_be_the_wrong_ones() {
        let found = all("hoa hoc sat");
        assert!(found.contains(&"khoa hoc sat".to_owned()), "{found:?}");
        let mends =
            |typed: &str| corrections(typed, &Abbreviations::default(), &store()).first().map(|it| it.mends);
        assert_eq!((mends("hoa hoc sat"), mends("blokchain")), (Some(false), Some(true)));
    }

    #[test]
    fn what_is_like_nothing_is_left_alone() {
        for typed in ["", "xyzzy", "1131", "\"blokchain\"", "kind:tsak", "qqqqqqqqqqqq"] {
            assert_eq!(best(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_correction_is_spelled_as_the_store_does() {
        assert_eq!(spelled("ban dan", "Công nghệ chip bán dẫn"), "bán dẫn");
        assert_eq!(spelled("tri tue nhan tao", "Trí tuệ nhân tạo, bản sao số"), "trí tuệ nhân tạo");
        assert_eq!(spelled("hoa lac", "Khu công nghệ cao Hòa Lạc"), "Hòa Lạc");
        assert_eq!(spelled("mang an ninh", "An ninh mạng"), "mạng an ninh");
        assert_eq!(spelled("vnpt khac", "VNPT"), "VNPT khac");
    }

    proptest! {
        #[test]
        fn one_edit_is_what_the_distance_says(typed in "[abc]{0,5}", meant in "[abc]{0,5}") {
            let distance = strsim::osa_distance(&typed, &meant);
            prop_assert_eq!(cost_of_edit(typed.as_bytes(), meant.as_bytes()).is_some(), distance == 1);
        }

        #[test]
        fn any_query_gets_an_answer(typed in ".{0,40}") {
            prop_assert!(corrections(&typed, &Abbreviations::new(&[]), &store()).len() <= MOST);
        }
    }
}

//! Where no record has every word: which words to leave out, so that most of them are found.
//!
//! Invariant: what is surely meant stays: texts in quotation marks, what must not be found, conditions, numbers of
//! documents, days. Of the others the rare ones count most, and words that stand together more than words that do not: a
//! single syllable whose neighbours are missing says nothing.
//!
//! Deliberately ranks nothing that is shown: the query without the words is searched like any other.

use super::ask::Ask;
use super::engine::Engine;
use crate::model::Dataset;
use crate::search::filter::Conditions;
use crate::search::index::{Index, Part};
use crate::search::matcher::{Match, Needles, Tier, Wanted};
use crate::search::query::{self, Alternative, Query, Term};
use crate::search::rank::Scores;
use crate::search::texts::{Field, Place, has_words, places, words};
use crate::search::threads::IsStale;
use crate::text::{begins_syllable, is_syllable, nfc};

/// In more words than these none is left out.
const MOST_WORDS: usize = 16;
/// How many records are looked at closely.
const LOOKED_AT: usize = 64;
/// A word that so small a part of the records has, one in so many, may stand for itself.
const RARE: usize = 40;
/// At least one in so many words is kept.
const KEPT: u32 = 6;
/// Among more words than these figures may be said in passing.
const FEW: usize = 2;
/// What a hit outside of names counts against one in a name.
const ASIDE: f64 = 0.5;
/// What a word counts that is no syllable.
const FOREIGN: f64 = 1.5;
/// What a syllable counts that stands beside the one it was typed with.
const HALF: f64 = 0.6;

/// Bits for the words of a query, in the order typed.
type Words = u16;

/// A record and which words it has: anywhere, and in a name.
#[derive(Debug, Clone, Copy)]
struct Tally {
    place: usize,
    has: Words,
    named: Words,
}

/// A query some of whose words may go.
struct Relax<'a> {
    engine: &'a Engine,
    data: &'a Dataset,
    ask: Ask<'a>,
    terms: Vec<&'a Term>,
    /// Which words were typed one after the other, by their numbers.
    pairs: Vec<(usize, usize)>,
    conditions: Conditions<'a>,
    /// The words that may not be left out.
    firm: Words,
    /// Whether only what stands in names counts.
    in_names: bool,
}

impl Engine {
    /// The words of a query to be left out, as typed, so that something has all the others; none if that would leave too
    /// little. Nothing if the search was given up.
    ///
    /// `in_names` asks for records whose names have the others, and that those are at least half: something has all words
    /// already, here and there.
    pub(super) fn droppable(
        &self,
        data: &Dataset,
        ask: Ask<'_>,
        text: &str,
        in_names: bool,
        is_stale: IsStale<'_>,
    ) -> Option<Vec<String>> {
        let terms: Vec<&Term> = ask.query.terms.iter().filter(|term| !term.typed.is_empty()).collect();
        if terms.len() < 2 || terms.len() > MOST_WORDS {
            return Some(Vec::new());
        }
        let firm = bits(terms.iter().map(|term| is_firm(term) && !self.is_passing(term, terms.len())));
        let conditions = ask.query.filter.conditions(data, self.now());
        let pairs = pairs(text, &terms);
        let relax = Relax { engine: self, data, ask, terms, pairs, conditions, firm, in_names };
        let kept = relax.kept(is_stale)?;
        let dropped = relax.terms.iter().enumerate().filter(|(nth, _)| kept != 0 && kept & bit(*nth) == 0);
        Some(dropped.map(|(_, term)| term.typed.clone()).collect())
    }

    /// Whether figures among several words are no number that anything has: they count something.
    fn is_passing(&self, term: &Term, words: usize) -> bool {
        let is_bare =
            term.alternatives.iter().all(|found| found.penalty > query::SURE && found.due.is_none());
        words > FEW && is_bare && !self.vocabulary().contains(folded(term))
    }
}

/// Whether a word is part of a document's number or of a day: those are meant. A bare year is as often said in passing.
fn is_firm(term: &Term) -> bool {
    let is_number = |found: &Alternative| found.only == Some(Field::Number) || found.due.is_some();
    term.alternatives.iter().any(is_number) && !query::is_year(&term.typed)
}

/// The words that stand side by side in a text.
fn pairs(text: &str, terms: &[&Term]) -> Vec<(usize, usize)> {
    let number = |word: &str| terms.iter().position(|term| term.typed == nfc(word).to_lowercase());
    let typed: Vec<Option<usize>> = text.split_whitespace().map(number).collect();
    typed.windows(2).filter_map(|pair| pair[0].zip(pair[1])).collect()
}

fn bit(nth: usize) -> Words {
    1 << nth
}

fn bits(each: impl Iterator<Item = bool>) -> Words {
    each.enumerate().filter(|(_, is)| *is).fold(0, |words, (nth, _)| words | bit(nth))
}

impl<'a> Relax<'a> {
    /// The words to be kept; none if too few would be.
    fn kept(&self, is_stale: IsStale<'_>) -> Option<Words> {
        let tallies = self.tallies(is_stale)?;
        let count = |nth: usize| tallies.iter().filter(|tally| tally.has & bit(nth) != 0).count();
        let counts: Vec<usize> = (0..self.terms.len()).map(count).collect();
        let best = self.promising(tallies, &counts).into_iter().map(|tally| self.closely(tally, &counts));
        let best = best.max_by(|(one, _), (other, _)| one.total_cmp(other));
        let enough = |kept: &Words| {
            let least = if self.in_names { 2 } else { KEPT };
            kept & self.firm == self.firm && kept.count_ones() * least >= self.count()
        };
        Some(best.map(|(_, kept)| kept).filter(enough).unwrap_or(0))
    }

    fn count(&self) -> u32 {
        u32::try_from(self.terms.len()).unwrap_or(u32::MAX)
    }

    /// Which records that may be found have which words.
    fn tallies(&self, is_stale: IsStale<'_>) -> Option<Vec<Tally>> {
        let asked = self.ask.query;
        let others = asked.terms.iter().filter(|term| term.typed.is_empty()).cloned().collect();
        let others = Query { terms: others, ..Query::default() };
        let others = Needles::new(&others, self.index());
        let singles: Vec<Query> = self.terms.iter().map(|term| alone(term)).collect();
        let singles: Vec<Needles<'_>> =
            singles.iter().map(|query| Needles::new(query, self.index())).collect();
        let wanted: Vec<&Wanted<'_>> = singles.iter().filter_map(|needles| needles.terms.first()).collect();
        let all = 0..self.index().parts().len();
        let found = self.index().each_part(all, is_stale, |scores: &mut Scores, part| {
            let mut tallies: Vec<Tally> =
                (0..part.len()).map(|record| Tally::of(part.base + record)).collect();
            for (nth, wanted) in wanted.iter().enumerate() {
                let least = least(self.terms[nth]);
                scores.matches(part, wanted, |record, found| tallies[record].add(nth, found, least));
            }
            scores.search(part, &others, None);
            tallies.retain(|tally| scores.total[tally.place - part.base] > 0);
            let found = tallies.into_iter().map(|tally| self.counted(tally));
            let found = found.filter(|tally| tally.has != 0 && tally.has & self.firm == self.firm);
            found.filter(|tally| self.accepts(part, tally.place)).collect::<Vec<_>>()
        })?;
        Some(found.concat())
    }

    /// Only what stands in names counts where that is asked for, and what may not be left out.
    fn counted(&self, tally: Tally) -> Tally {
        let has = if self.in_names { tally.named | tally.has & self.firm } else { tally.has };
        Tally { has, ..tally }
    }

    fn index(&self) -> &'a Index {
        self.engine.index()
    }

    fn accepts(&self, part: &Part, place: usize) -> bool {
        let (kinds, filter) = (self.ask.kinds, &self.ask.query.filter);
        (kinds.is_empty() || kinds.contains(&part.kind(place - part.base)))
            && (filter.is_empty() || self.data.at(place).is_some_and(|record| self.conditions.accept(record)))
    }

    /// Those that have the rarest words.
    fn promising(&self, tallies: Vec<Tally>, counts: &[usize]) -> Vec<Tally> {
        let weights: Vec<f64> = counts.iter().map(|&count| self.weight(count)).collect();
        let sum = |tally: &Tally| (0..weights.len()).map(|nth| tally.worth(nth) * weights[nth]).sum::<f64>();
        let mut weighed: Vec<(f64, Tally)> = tallies.into_iter().map(|tally| (sum(&tally), tally)).collect();
        if weighed.len() > LOOKED_AT {
            weighed.select_nth_unstable_by(LOOKED_AT, |one, other| other.0.total_cmp(&one.0));
            weighed.truncate(LOOKED_AT);
        }
        // The first of equals is kept last, which is the one that `max_by` takes.
        weighed.sort_by_key(|(_, tally)| std::cmp::Reverse(tally.place));
        weighed.into_iter().map(|(_, tally)| tally).collect()
    }

    /// The fewer records have a word, the more it says.
    fn weight(&self, count: usize) -> f64 {
        let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        (1.0 + number(self.engine.len()) / number(count.max(1))).ln()
    }

    /// What a record is worth, and which of its words say something there.
    fn closely(&self, tally: Tally, counts: &[usize]) -> (f64, Words) {
        let alone = |nth: usize| self.alone(nth, tally, counts) * tally.worth(nth);
        let mut share: Vec<f64> = (0..self.terms.len()).map(alone).collect();
        for &(one, other) in &self.pairs {
            let pair = bit(one) | bit(other);
            let together =
                if tally.has & pair == pair { self.together(tally.place, one, other) } else { None };
            for nth in [one, other] {
                // A syllable is half a word.
                share[nth] = share[nth].max(together.unwrap_or(0.0) * HALF);
            }
        }
        let kept = bits((0..share.len()).map(|nth| tally.has & bit(nth) != 0 && share[nth] > 0.0));
        let each = share.iter().zip(counts).map(|(share, &count)| share * self.weight(count));
        (each.sum::<f64>() * (1.0 + 2.0 * self.covered(tally.place)), kept)
    }

    /// How much of a record's title was typed, from 0 to 1: one that is hardly about anything else is likelier meant.
    fn covered(&self, place: usize) -> f64 {
        let Some((part, record)) = self.index().locate(place) else { return 0.0 };
        let title = part.texts_of(record).next().map_or("", |text| part.text(text));
        let is_typed = |word: &&str| self.terms.iter().any(|term| folded(term) == *word);
        let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        number(words(title).filter(is_typed).count()) / number(words(title).count().max(1))
    }

    /// What a word counts by itself: most if it is a foreign word or stands for something, less if it is a rare one in a
    /// name, and nothing if it is a syllable like any other.
    fn alone(&self, nth: usize, tally: Tally, counts: &[usize]) -> f64 {
        let term = self.terms[nth];
        let is_rare = counts[nth] <= (self.engine.len() / RARE).max(1) && tally.named & bit(nth) != 0;
        if !begins_syllable(folded(term)) || stands_for_something(term) {
            FOREIGN
        } else if self.firm & bit(nth) != 0 {
            1.0
        } else if is_rare {
            HALF
        } else {
            0.0
        }
    }

    /// What it counts that a word and the next one stand together somewhere in a record; nothing if they do not.
    fn together(&self, place: usize, one: usize, other: usize) -> Option<f64> {
        let (one, other) = (self.terms[one], self.terms[other]);
        let mut phrases = vec![format!("{} {}", folded(one), folded(other))];
        let meant = one.alternatives.iter().filter(|found| is_meaning(found));
        let shared = meant.filter(|found| other.alternatives.contains(found));
        phrases.extend(shared.map(|found| found.folded.clone()));
        let (part, record) = self.index().locate(place)?;
        let kinds = one.alternatives.iter().filter(|found| other.alternatives.contains(found));
        if kinds.filter_map(|found| found.kind).any(|kind| kind == part.kind(record)) {
            return Some(ASIDE);
        }
        let own = part.texts_of(record).map(|text| (part, text));
        let linked = part.links().of(record).filter_map(|link| self.index().locate(link.target as usize));
        let names = linked.flat_map(|(part, record)| part.texts_of(record).map(move |text| (part, text)));
        let names = names.filter(|(part, text)| part.field(*text).is_name());
        let share = |(part, text): (&Part, usize)| {
            let has = phrases.iter().any(|phrase| has_words(part.text(text), phrase));
            has.then(|| if part.field(text).is_name() { 1.0 } else { ASIDE })
        };
        own.chain(names).filter_map(share).max_by(f64::total_cmp)
    }
}

impl Engine {
    /// Whether a record has some word of the query only within other words, or only as the first letters of words where it
    /// may well be a word.
    pub(super) fn has_in_pieces(&self, place: usize, query: &Query) -> bool {
        let Some((part, record)) = self.index().locate(place) else { return false };
        let own = part.texts_of(record).map(|text| part.text(text));
        let linked = part.links().of(record).filter_map(|link| self.index().locate(link.target as usize));
        let names = linked.flat_map(|(part, record)| part.texts_of(record).map(move |text| part.text(text)));
        let texts: Vec<&str> = own.chain(names).collect();
        let is_whole = |found: &Alternative| {
            found.due.is_some()
                || found.kind.is_some()
                || texts.iter().any(|text| has_start(text, &found.folded))
        };
        let terms = query.terms.iter().filter(|term| !term.typed.is_empty());
        let mut doubtful = terms.filter(|term| !query::is_consonants(folded(term)));
        doubtful.any(|term| !term.alternatives.iter().any(is_whole))
    }
}

/// Whether a word of a text begins so.
fn has_start(text: &str, start: &str) -> bool {
    places(text, start).any(Place::starts_word)
}

/// How well a word must stand there to be found: whole words count, and the beginning of a name; initials only where it
/// looks like some. Half words are found by the thousand.
fn least(term: &Term) -> Tier {
    let is_initials = term.typed.len() > 2 && !term.typed.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    if is_initials { Tier::Initials } else { Tier::FirstBeginning }
}

/// A query for one word.
fn alone(term: &Term) -> Query {
    Query { terms: vec![term.clone()], ..Query::default() }
}

fn folded(term: &Term) -> &str {
    term.alternatives.first().map_or("", |typed| &typed.folded)
}

fn is_meaning(found: &Alternative) -> bool {
    found.why.is_some() && found.complete && !found.folded.is_empty()
}

/// Whether a word stands for something all by itself, like an abbreviation.
fn stands_for_something(term: &Term) -> bool {
    term.alternatives
        .iter()
        .any(|found| is_meaning(found) && found.why.as_ref().is_some_and(|why| why.typed == term.typed))
        && !is_syllable(&term.typed)
}

impl Tally {
    /// Nothing is known yet of a record.
    fn of(place: usize) -> Self {
        Self { place, has: 0, named: 0 }
    }

    /// Takes in a match of a word.
    fn add(&mut self, nth: usize, found: Match, least: Tier) {
        if found.tier >= least {
            self.has |= bit(nth);
            self.named |= if found.is_in_name() { bit(nth) } else { 0 };
        }
    }

    /// How much it counts that it has a word.
    fn worth(self, nth: usize) -> f64 {
        match (self.has & bit(nth) != 0, self.named & bit(nth) != 0) {
            (false, _) => 0.0,
            (true, false) => ASIDE,
            (true, true) => 1.0,
        }
    }
}

//! The index over a data set, and a query against it.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::ops::Range;

use fuzzy_matcher::skim::SkimMatcherV2;

use super::Abbreviations;
use super::fields::searched;
use super::rank::{self, Match};
use crate::model::{Body, Dataset, DocumentStatus, Kind, Record};
use crate::text::{Folded, fold};

/// A record that answers a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Its place in the data set.
    pub place: usize,
    /// The better the higher.
    pub score: i64,
    /// The field that matched best.
    pub field: &'static str,
    /// The matched characters of that field's text, as `[start, end)`.
    pub ranges: Vec<Range<usize>>,
    /// The text they stand in.
    pub text: String,
}

/// The folded texts of every record.
#[derive(Debug, Default)]
pub struct Index {
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    place: usize,
    kind: Kind,
    /// Records of documents that were never issued come after their equals.
    in_force: bool,
    texts: Vec<Text>,
}

#[derive(Debug)]
struct Text {
    field: &'static str,
    weight: i64,
    names: bool,
    original: String,
    folded: Folded,
}

/// The longest query that is looked at, in characters: more is no question, and would only cost time.
const QUERY_MAX: usize = 200;

/// What a record is worth more than its equal that rests on a draft.
const IN_FORCE: i64 = 50;

/// One word of a query with the abbreviations it may stand for.
struct Term {
    spellings: Vec<String>,
}

impl Index {
    /// Folds the texts of every record.
    pub fn new(data: &Dataset) -> Self {
        let entry = |(place, record): (usize, &Record)| Entry {
            place,
            kind: record.kind(),
            in_force: in_force(record, data),
            texts: searched(record, data)
                .into_iter()
                .map(|text| Text {
                    field: text.name,
                    weight: text.weight,
                    names: text.names,
                    folded: Folded::new(&text.text),
                    original: text.text.into_owned(),
                })
                .collect(),
        };
        Self { entries: data.iter().enumerate().map(entry).collect() }
    }

    /// The records that answer `query`, the best first; of `kinds` only, if any are named.
    pub fn find(&self, query: &str, abbreviations: &Abbreviations, kinds: &[Kind], limit: usize) -> Vec<Hit> {
        let query: String = fold(query).chars().take(QUERY_MAX).collect();
        let words: Vec<&str> = query.split_whitespace().collect();
        if words.is_empty() {
            return Vec::new();
        }
        let phrase = words.join(" ");
        let terms: Vec<Term> = words.iter().map(|word| Term::new(word, abbreviations)).collect();
        let whole = Term::new(&phrase, abbreviations);
        let matcher = SkimMatcherV2::default();
        let mut hits: Vec<(i64, &Entry, Found<'_>)> = self
            .entries
            .iter()
            .filter(|entry| kinds.is_empty() || kinds.contains(&entry.kind))
            .filter_map(|entry| {
                let found = entry.phrase(&whole).or_else(|| entry.terms(&terms, &matcher))?;
                Some((found.score + if entry.in_force { IN_FORCE } else { 0 }, entry, found))
            })
            .collect();
        hits.sort_by_key(|(score, entry, _)| (Reverse(*score), entry.place));
        hits.into_iter().take(limit).map(|(score, entry, found)| found.into_hit(score, entry.place)).collect()
    }

    /// How many records it holds.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// Whether the record rests on nothing that is still a draft.
fn in_force(record: &Record, data: &Dataset) -> bool {
    let of = |record: &Record| match &record.body {
        Body::Technology(technology) => technology.catalogue.clone(),
        Body::Product(product) => product.catalogue.clone(),
        _ => record.document().cloned(),
    };
    let mut current = Some(record);
    // A product stands two steps from its document; a fourth step is nowhere, or in a circle.
    for _ in 0..4 {
        let Some(record) = current else { return true };
        if record.as_document().is_some_and(|document| document.status == Some(DocumentStatus::Draft)) {
            return false;
        }
        current = of(record).and_then(|id| data.get(&id));
    }
    true
}

impl Term {
    fn new(word: &str, abbreviations: &Abbreviations) -> Self {
        let expansions = abbreviations.expand(word).map(|meant| meant.folded.clone());
        Self { spellings: std::iter::once(word.to_owned()).chain(expansions).collect() }
    }
}

/// What was found in one entry.
struct Found<'a> {
    score: i64,
    text: &'a Text,
    chars: Vec<usize>,
}

impl Found<'_> {
    fn into_hit(self, score: i64, place: usize) -> Hit {
        Hit {
            place,
            score,
            field: self.text.field,
            ranges: self.text.folded.chars(&self.chars),
            text: self.text.original.clone(),
        }
    }
}

impl Entry {
    /// The best text that holds the whole query as it was typed.
    fn phrase(&self, whole: &Term) -> Option<Found<'_>> {
        let best = self.best(|text| text.literal(whole))?;
        // Where the title holds it as well, the title is what people want to see.
        let title = self.texts.first().filter(|text| text.field == "title");
        match title.and_then(|text| Some((text, text.literal(whole)?))) {
            Some((text, found)) => Some(Found { score: best.score, text, chars: found.chars }),
            None => Some(best),
        }
    }

    fn best(&self, look: impl Fn(&Text) -> Option<Match>) -> Option<Found<'_>> {
        self.texts
            .iter()
            .filter_map(|text| {
                let found = look(text)?;
                Some(Found { score: found.score + text.weight, text, chars: found.chars })
            })
            .max_by_key(|found| found.score)
    }

    /// Every term somewhere in the record, the words in any order; the text that answers most of them is shown.
    fn terms(&self, terms: &[Term], matcher: &SkimMatcherV2) -> Option<Found<'_>> {
        let mut total = 0;
        let mut best: Option<Found<'_>> = None;
        for term in terms {
            let found = self
                .best(|text| text.literal(term))
                .or_else(|| self.best(|text| text.fuzzy(term, matcher)))?;
            total += found.score;
            if best.as_ref().is_none_or(|best| found.score > best.score) {
                best = Some(found);
            }
        }
        let text = best?.text;
        let chars: HashSet<usize> = terms
            .iter()
            .filter_map(|term| text.either(term, matcher))
            .flat_map(|found| found.chars)
            .collect();
        let mut chars: Vec<usize> = chars.into_iter().collect();
        chars.sort_unstable();
        // Words apart weigh less than the same words together.
        let score = total / i64::try_from(terms.len()).unwrap_or(1).max(1) - 500;
        Some(Found { score, text, chars })
    }
}

impl Text {
    fn literal(&self, term: &Term) -> Option<Match> {
        // What was typed comes before what it stands for.
        let spellings = term.spellings.iter().zip([0, 50, 50, 50, 50]);
        spellings
            .filter_map(|(spelling, less)| {
                let mut found = rank::literal(&self.folded.text, spelling, self.names)?;
                found.score -= less;
                Some(found)
            })
            .max_by_key(|found| found.score)
    }

    fn fuzzy(&self, term: &Term, matcher: &SkimMatcherV2) -> Option<Match> {
        rank::fuzzy(matcher, &self.folded.text, term.spellings.first()?)
    }

    fn either(&self, term: &Term, matcher: &SkimMatcherV2) -> Option<Match> {
        self.literal(term).or_else(|| self.fuzzy(term, matcher))
    }
}

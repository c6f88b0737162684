//! The records that pass a filter: its conditions are asked of each record, its words are searched as `find` does.
//!
//! The words are searched once, wherever an engine is; what they found is plain data, and can be sent to whoever asks the
//! conditions.

use std::borrow::Borrow;
use std::sync::Arc;

use super::engine::Engine;
use super::filter_engine::FilterEngine;
use crate::model::{Dataset, Now, Record};
use crate::search::abbreviations::Abbreviations;
use crate::search::filter::{Conditions, Filter, lexer};
use crate::search::query::{Alternative, Query, Term};

/// What passes a filter in some data.
#[derive(Debug)]
pub struct Matches<'a> {
    conditions: Conditions<'a>,
    data: &'a Dataset,
    /// Where the words are found; nothing if there are none.
    words: Option<WordMatches>,
}

/// The records of some data that have the words of a filter. It belongs to that data, that day and that filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordMatches {
    /// For each place whether they are found there.
    found: Arc<[bool]>,
}

impl WordMatches {
    fn new(places: &[usize], data: &Dataset) -> Self {
        let mut found = vec![false; data.len()];
        for &place in places {
            found[place] = true;
        }
        Self { found: found.into() }
    }
}

impl Filter {
    /// The records that pass. If the filter has words, everything is folded and searched at once, here.
    pub fn over<'a>(&'a self, data: &'a Dataset, now: Now, abbreviations: &Abbreviations) -> Matches<'a> {
        self.over_by(|| Engine::new(data, now), data, now, abbreviations)
    }

    /// The same by an engine over this data and day, which is fetched only if the filter has words.
    pub fn over_by<'a>(
        &'a self,
        engine: impl FnOnce() -> Engine,
        data: &'a Dataset,
        now: Now,
        abbreviations: &Abbreviations,
    ) -> Matches<'a> {
        let words = self.has_words().then(|| self.words_in(&engine(), data, abbreviations)).flatten();
        self.with_words(words, data, now)
    }

    /// The same by an engine that is kept for the next time.
    pub fn over_kept<'a>(
        &'a self,
        engine: &FilterEngine,
        data: &'a Arc<Dataset>,
        now: Now,
        abbreviations: &Abbreviations,
    ) -> Matches<'a> {
        let words = || engine.ask(data, now, |engine| self.words_in(engine, data, abbreviations));
        self.with_words(self.has_words().then(words).flatten(), data, now)
    }

    /// The records that have the words as they stand, for what is counted, or changed by the dozen: by an engine over this
    /// data and day, which is fetched only if the filter has words.
    pub fn literally_over_by<'a, E: Borrow<Engine>>(
        &'a self,
        engine: impl FnOnce() -> E,
        data: &'a Dataset,
        now: Now,
    ) -> Matches<'a> {
        let select = || engine().borrow().select(data, &as_they_stand(self.words()));
        self.with_words(self.has_words().then(|| WordMatches::new(&select(), data)), data, now)
    }

    /// Whether anything has to be searched for it.
    pub fn has_words(&self) -> bool {
        !self.words().is_empty()
    }

    /// Where the words are found by an engine over this data; nothing if there are none.
    pub fn words_in(
        &self,
        engine: &Engine,
        data: &Dataset,
        abbreviations: &Abbreviations,
    ) -> Option<WordMatches> {
        let select = || {
            // The words were read once already: nothing about them can be refused.
            let query = Query::read(self.words(), abbreviations, engine.vocabulary(), engine.now());
            engine.select(data, &query.unwrap_or_default())
        };
        self.has_words().then(|| WordMatches::new(&select(), data))
    }

    /// The records that pass, where it is known in which the words are found.
    pub fn with_words<'a>(&'a self, words: Option<WordMatches>, data: &'a Dataset, now: Now) -> Matches<'a> {
        Matches { conditions: self.conditions(data, now), data, words }
    }
}

/// Whole words, none of which stands for anything else.
fn as_they_stand(words: &str) -> Query {
    let tokens = lexer::tokens(words).unwrap_or_default().into_iter();
    let term = |token: lexer::Token| match token.content {
        lexer::Content::Word(words) | lexer::Content::Quoted(words) => {
            let alternatives = vec![Alternative::typed(&words)?];
            Some(Term { alternatives, negated: token.negated, exact: true, ..Term::default() })
        }
        lexer::Content::Pair { .. } => None,
    };
    Query { terms: tokens.filter_map(term).collect(), ..Query::default() }
}

impl Matches<'_> {
    /// Whether a record of the data passes.
    pub fn accepts(&self, record: &Record) -> bool {
        let place = || self.data.place(&record.id);
        let has_words = |words: &WordMatches| place().is_some_and(|at| words.found.get(at) == Some(&true));
        self.words.as_ref().is_none_or(has_words) && self.conditions.accept(record)
    }
}

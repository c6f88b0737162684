//! The records that pass a filter: its conditions are asked of each record, its words are searched as `find` does.

use std::sync::Arc;

use super::filter::{Conditions, lexer};
use super::{Abbreviations, Alternative, Engine, Filter, Query, Standby, Term};
use crate::model::{Dataset, Now, Record};

/// What passes a filter in some data.
#[derive(Debug)]
pub struct Passing<'a> {
    conditions: Conditions<'a>,
    data: &'a Dataset,
    /// For each place whether the words are found there; nothing if there are none.
    found: Option<Vec<bool>>,
}

impl Filter {
    /// The records that pass. If the filter has words, everything is searched at once, here.
    pub fn over<'a>(&'a self, data: &'a Dataset, now: Now, abbreviations: &Abbreviations) -> Passing<'a> {
        self.passing(data, now, || self.select(&Engine::new(data, now), data, abbreviations))
    }

    /// The same by an engine that is kept for the next time.
    pub fn over_kept<'a>(
        &'a self,
        standby: &Standby,
        data: &'a Arc<Dataset>,
        now: Now,
        abbreviations: &Abbreviations,
    ) -> Passing<'a> {
        let found = || standby.ask(data, now, |engine| self.select(engine, data, abbreviations));
        self.passing(data, now, found)
    }

    /// The records that have the words as they stand: for what is counted, or changed by the dozen.
    pub fn literally_over<'a>(&'a self, data: &'a Dataset, now: Now) -> Passing<'a> {
        self.passing(data, now, || Engine::new(data, now).select(data, &as_they_stand(self.words())))
    }

    /// The places where the words are found.
    fn select(&self, engine: &Engine, data: &Dataset, abbreviations: &Abbreviations) -> Vec<usize> {
        // The words were read once already: nothing about them can be refused.
        let query = Query::read(self.words(), abbreviations, engine.vocabulary(), engine.now());
        engine.select(data, &query.unwrap_or_default())
    }

    fn passing<'a>(
        &'a self,
        data: &'a Dataset,
        now: Now,
        places: impl FnOnce() -> Vec<usize>,
    ) -> Passing<'a> {
        let found = (!self.words().is_empty()).then(|| {
            let mut found = vec![false; data.len()];
            for place in places() {
                found[place] = true;
            }
            found
        });
        Passing { conditions: self.conditions(data, now), data, found }
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

impl Passing<'_> {
    /// Whether a record of the data passes.
    pub fn accepts(&self, record: &Record) -> bool {
        let place = || self.data.place(&record.id);
        let is_found =
            self.found.as_ref().is_none_or(|found| place().is_some_and(|at| found.get(at) == Some(&true)));
        is_found && self.conditions.accept(record)
    }
}

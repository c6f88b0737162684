//! The records that pass a filter: its conditions are asked of each record, its words are searched as `find` does.

use super::filter::{Conditions, lexer};
use super::{Abbreviations, Alternative, Engine, Filter, Query, Term};
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
        self.passing(data, now, |engine| {
            // The words were read once already: nothing about them can be refused.
            Query::read(self.words(), abbreviations, engine.vocabulary(), now).unwrap_or_default()
        })
    }

    /// The records that have the words as they stand: for what is counted, or changed by the dozen.
    pub fn literally_over<'a>(&'a self, data: &'a Dataset, now: Now) -> Passing<'a> {
        self.passing(data, now, |_| as_they_stand(self.words()))
    }

    fn passing<'a>(
        &'a self,
        data: &'a Dataset,
        now: Now,
        query: impl FnOnce(&Engine) -> Query,
    ) -> Passing<'a> {
        let found = (!self.words().is_empty()).then(|| {
            let engine = Engine::new(data, now);
            let mut found = vec![false; data.len()];
            engine.select(data, &query(&engine)).into_iter().for_each(|place| found[place] = true);
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

//! The records that pass a filter: its conditions are asked of each record, its words are searched as `find` does.

use super::{Abbreviations, Engine, Filter, Query};
use crate::model::{Dataset, Now, Record};

/// What passes a filter in some data.
#[derive(Debug)]
pub struct Passing<'a> {
    filter: &'a Filter,
    data: &'a Dataset,
    now: Now,
    /// For each place whether the words are found there; nothing if there are none.
    found: Option<Vec<bool>>,
}

impl Filter {
    /// The records that pass. If the filter has words, everything is searched at once, here.
    pub fn over<'a>(&'a self, data: &'a Dataset, now: Now, abbreviations: &Abbreviations) -> Passing<'a> {
        let found = (!self.words().is_empty()).then(|| {
            let engine = Engine::new(data, now);
            // The words were read once already: nothing about them can be refused.
            let query =
                Query::read(self.words(), abbreviations, engine.vocabulary(), now).unwrap_or_default();
            let mut found = vec![false; data.len()];
            engine.select(data, &query).into_iter().for_each(|place| found[place] = true);
            found
        });
        Passing { filter: self, data, now, found }
    }
}

impl Passing<'_> {
    /// Whether a record of the data passes.
    pub fn accepts(&self, record: &Record) -> bool {
        let place = || self.data.place(&record.id);
        let is_found =
            self.found.as_ref().is_none_or(|found| place().is_some_and(|at| found.get(at) == Some(&true)));
        is_found && self.filter.accepts(record, self.data, self.now)
    }
}

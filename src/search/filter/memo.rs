//! Which records meet the conditions of a filter, as far as anybody has asked: while words are typed after them, and while
//! other spellings of those are tried, the conditions stay the same.

use super::Filter;
use super::known::Known;

/// What is known of the records of some data, by their places. It belongs to that data and that day.
#[derive(Debug)]
pub(in crate::search) struct Memo {
    filter: Filter,
    known: Known,
}

impl Memo {
    /// Nothing is known yet of so many records.
    pub(in crate::search) fn new(filter: &Filter, records: usize) -> Self {
        Self { filter: filter.clone(), known: Known::nothing(records) }
    }

    /// Whether it is about a filter, and about so many records.
    pub(in crate::search) fn is_for(&self, filter: &Filter, records: usize) -> bool {
        self.filter == *filter && self.known.len() == records
    }

    /// What is known of a place, or else what `ask` says of it.
    pub(in crate::search) fn accepts(&self, place: usize, ask: impl FnOnce() -> bool) -> bool {
        self.known.or_ask(place, ask)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_for_one_filter_and_so_many_records() {
        let memo = Memo::new(&Filter::default(), 2);
        assert!(memo.is_for(&Filter::default(), 2) && !memo.is_for(&Filter::default(), 3));
    }
}

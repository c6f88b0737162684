//! Which records meet the conditions of a filter, as far as anybody has asked: while words are typed after them, and while
//! other spellings of those are tried, the conditions stay the same.

use std::sync::atomic::{AtomicU8, Ordering};

use super::Filter;

/// What is known of the records of some data, by their places. It belongs to that data and that day.
#[derive(Debug)]
pub(in crate::search) struct Memo {
    filter: Filter,
    known: Vec<AtomicU8>,
}

const UNASKED: u8 = 0;
const NO: u8 = 1;
const YES: u8 = 2;

impl Memo {
    /// Nothing is known yet of so many records.
    pub(in crate::search) fn new(filter: &Filter, records: usize) -> Self {
        Self { filter: filter.clone(), known: (0..records).map(|_| AtomicU8::new(UNASKED)).collect() }
    }

    /// Whether it is about a filter, and about so many records.
    pub(in crate::search) fn is_for(&self, filter: &Filter, records: usize) -> bool {
        self.filter == *filter && self.known.len() == records
    }

    /// What is known of a place, or else what `ask` says of it: threads that ask at the same time hear the same.
    pub(in crate::search) fn accepts(&self, place: usize, ask: impl FnOnce() -> bool) -> bool {
        let Some(known) = self.known.get(place) else { return ask() };
        match known.load(Ordering::Relaxed) {
            UNASKED => {
                let answer = ask();
                known.store(if answer { YES } else { NO }, Ordering::Relaxed);
                answer
            }
            answer => answer == YES,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_record_is_asked_once() {
        let memo = Memo::new(&Filter::default(), 2);
        assert!(memo.accepts(1, || true) && memo.accepts(1, || false));
        assert!(!memo.accepts(0, || false) && !memo.accepts(0, || true));
        assert!(
            memo.accepts(2, || true) && !memo.accepts(2, || false),
            "of what is not there nothing is kept"
        );
        assert!(memo.is_for(&Filter::default(), 2) && !memo.is_for(&Filter::default(), 3));
    }
}

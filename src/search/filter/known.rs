//! What is known of records, each by its place: yes, no, or nothing yet.
//!
//! Asking is dear and threads ask side by side: none waits for another, and what two ask at the same time both work out.

use std::sync::atomic::{AtomicU8, Ordering};

/// The answers to one question about each of some records, as far as it was asked. The same record must always get the same
/// answer.
#[derive(Debug)]
pub(super) struct Known(Vec<AtomicU8>);

const UNASKED: u8 = 0;
const NO: u8 = 1;
const YES: u8 = 2;

impl Known {
    /// Nothing is known yet of so many records.
    pub(super) fn nothing(records: usize) -> Self {
        Self((0..records).map(|_| AtomicU8::new(UNASKED)).collect())
    }

    /// How many records it is about.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// What is known of a place, or else what `ask` says of it. Of what is not there nothing is kept.
    pub(super) fn or_ask(&self, place: usize, ask: impl FnOnce() -> bool) -> bool {
        let Some(known) = self.0.get(place) else { return ask() };
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
        let known = Known::nothing(2);
        assert!(known.or_ask(1, || true) && known.or_ask(1, || false));
        assert!(!known.or_ask(0, || false) && !known.or_ask(0, || true));
    }

    #[test]
    fn what_is_not_there_is_asked_each_time() {
        let known = Known::nothing(2);
        assert!(known.or_ask(2, || true) && !known.or_ask(2, || false));
        assert_eq!(known.len(), 2);
    }
}

//! Finding anything: what is typed, the query's number, and its hits.

use crate::app::cursor::Cursor;
use crate::app::input::Input;
use crate::search::Hit;

/// The finder.
#[derive(Debug, Clone, Default)]
pub struct Finder {
    /// What is typed.
    pub input: Input,
    /// The number of the last query that was sent.
    asked: u64,
    /// Whether its answer is there.
    answered: bool,
    /// Whether the first hit is to be opened as soon as it is there: Enter came before the answer.
    hasty: bool,
    hits: Vec<Hit>,
    cursor: Cursor,
}

impl Finder {
    /// The hits of the last query that was answered.
    pub fn hits(&self) -> &[Hit] {
        &self.hits
    }

    /// The cursor in the hits.
    pub fn cursor(&self) -> Cursor {
        self.cursor
    }

    /// Whether the hits belong to what is typed.
    pub fn is_answered(&self) -> bool {
        self.answered
    }

    /// Opens the first hit when it comes.
    pub fn hurry(&mut self) {
        self.hasty = true;
    }

    /// Whether the answer was waited for with Enter; asked once.
    pub fn was_hasty(&mut self) -> bool {
        std::mem::take(&mut self.hasty)
    }

    /// The hit at hand.
    pub fn selected(&self) -> Option<&Hit> {
        self.hits.get(self.cursor.at)
    }

    /// Notes that query `n` was sent.
    pub fn ask(&mut self, n: u64) {
        self.asked = n;
        self.answered = false;
        self.hasty = false;
        if self.input.text().trim().is_empty() {
            self.hits.clear();
            self.answered = true;
        }
    }

    /// Takes the answer to query `n`; an answer to an older one is dropped. Whether it was taken.
    pub fn answer(&mut self, n: u64, hits: Vec<Hit>) -> bool {
        if n != self.asked || self.answered {
            return false;
        }
        self.hits = hits;
        self.answered = true;
        self.cursor = Cursor::default();
        true
    }

    /// Moves among the hits.
    pub fn step(&mut self, by: isize) {
        self.cursor.at = self.cursor.at.saturating_add_signed(by).min(self.hits.len().saturating_sub(1));
    }

    /// Brings the hit at hand into view.
    pub fn reveal(&mut self, height: u16) {
        self.cursor.reveal_above(self.hits.len(), height, |_| 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_answer_to_the_last_query_is_taken() {
        let hit = Hit { place: 0, score: 1, field: "title", ranges: Vec::new(), text: String::new() };
        let mut finder = Finder { input: Input::new("a"), ..Finder::default() };
        finder.ask(1);
        finder.ask(2);
        assert!(!finder.answer(1, vec![hit.clone()]));
        assert!(finder.hits().is_empty() && !finder.is_answered());
        assert!(finder.answer(2, vec![hit]));
        assert_eq!(finder.hits().len(), 1);
    }
}

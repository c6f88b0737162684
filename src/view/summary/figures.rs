//! How many tasks stand how, and how a bar of some cells is shared between them.

use std::cmp::Reverse;

use crate::model::kinds::Task;
use crate::model::{Condition, Now, Record, Status};
use crate::text::Words;

/// How a task stands. Each counts in one, so that the figures of a row add up to its total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Finished, in time or late.
    Done,
    /// Begun, or waiting for its end to be confirmed, and not late.
    Doing,
    /// Past its last day and not finished, whether it is begun, not begun, or nothing is known of it.
    Late,
    /// Not begun, and not late.
    NotBegun,
    /// Nothing is on record of it, and it is not late.
    Unknown,
    /// Put off; never late.
    Paused,
}

impl State {
    /// Every state, in the order of a bar.
    pub const ALL: [State; 6] =
        [State::Done, State::Doing, State::Late, State::NotBegun, State::Unknown, State::Paused];

    /// How a task stands; `None` for one that was dropped.
    pub(super) fn of(record: &Record, task: &Task, now: Now) -> Option<Self> {
        Some(match task.status {
            Status::Dropped => return None,
            Status::Done => Self::Done,
            Status::Paused => Self::Paused,
            _ if now.condition(record) == Some(Condition::Overdue) => Self::Late,
            Status::Doing | Status::Review => Self::Doing,
            Status::Todo => Self::NotBegun,
            Status::Unknown => Self::Unknown,
        })
    }

    /// Its word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Doing => "doing",
            Self::Late => "late",
            Self::NotBegun => "not_begun",
            Self::Unknown => "unknown",
            Self::Paused => "paused",
        }
    }

    /// The id of its name's message.
    pub fn label(self) -> &'static str {
        match self {
            Self::Done => "summary-done",
            Self::Doing => "summary-doing",
            Self::Late => "summary-late",
            Self::NotBegun => "summary-not-begun",
            Self::Unknown => "summary-unknown",
            Self::Paused => "summary-paused",
        }
    }

    /// Its sign in a bar, one cell wide: another one for each, lest a colour say something alone.
    pub fn sign(self, ascii: bool) -> &'static str {
        const SIGNS: [[&str; 2]; 6] =
            [["█", "#"], ["━", "="], ["!", "!"], ["░", "."], ["·", "?"], ["─", "-"]];
        SIGNS[self as usize][usize::from(ascii)]
    }
}

/// How many tasks stand how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures([usize; State::ALL.len()]);

impl Figures {
    pub(super) fn add(&mut self, state: State) {
        self.0[state as usize] += 1;
    }

    /// How many stand so.
    pub fn of(self, state: State) -> usize {
        self.0[state as usize]
    }

    /// All of them.
    pub fn total(self) -> usize {
        self.0.iter().sum()
    }

    /// The states that there are, each with how many stand so.
    pub fn counted(self) -> impl Iterator<Item = (State, usize)> {
        State::ALL.into_iter().zip(self.0).filter(|(_, count)| *count > 0)
    }

    /// `3 quá hạn`, `12/34 xong`, `5 đang làm`: what is late first, since a line may be cut off.
    pub fn said(self, words: &dyn Words) -> Vec<(State, String)> {
        let share = [("done", self.of(State::Done).into()), ("total", self.total().into())];
        let named = |state: State| (state, format!("{} {}", self.of(state), words.word(state.label())));
        let mut said = vec![(State::Done, words.say("summary-share", &share))];
        said.extend(self.counted().map(|(state, _)| state).filter(|state| *state != State::Done).map(named));
        said.sort_by_key(|(state, _)| *state != State::Late);
        said
    }

    /// A bar of so many cells: the states in their order, each with its cells. What there is has at least one, where there
    /// is room for all; where there is not, what is late is there first.
    pub fn bar(self, cells: usize) -> Vec<(State, usize)> {
        let mut shares: Vec<(State, usize)> = self.counted().collect();
        if shares.len() > cells {
            shares.sort_by_key(|(state, count)| (*state != State::Late, Reverse(*count)));
            shares.truncate(cells);
            shares.sort_by_key(|(state, _)| *state as usize);
        }
        let total = shares.iter().map(|(_, count)| count).sum::<usize>().max(1);
        let rest = cells.saturating_sub(shares.len());
        let mut bar: Vec<(State, usize)> =
            shares.iter().map(|(state, count)| (*state, 1 + count * rest / total)).collect();
        // What rounding leaves goes to those that come off worst.
        let mut places: Vec<usize> = (0..bar.len()).collect();
        places.sort_by_key(|place| Reverse(shares[*place].1 * rest % total));
        let left = cells - bar.iter().map(|(_, cells)| cells).sum::<usize>();
        places.into_iter().take(left).for_each(|place| bar[place].1 += 1);
        bar
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn figures(counts: [usize; 6]) -> Figures {
        Figures(counts)
    }

    #[test]
    fn a_bar_shows_whatever_there_is_and_what_is_late_before_all() {
        let bar = |counts, cells| figures(counts).bar(cells).into_iter().map(|(_, n)| n).collect::<Vec<_>>();
        assert_eq!(bar([5, 0, 5, 0, 0, 0], 10), [5, 5]);
        assert_eq!(bar([998, 1, 1, 0, 0, 0], 10), [8, 1, 1]);
        assert_eq!(figures([9, 9, 1, 9, 9, 9]).bar(1), [(State::Late, 1)]);
        assert_eq!(figures([0; 6]).bar(10), []);
        assert_eq!(figures([3, 1, 1, 0, 0, 0]).bar(0), []);
    }

    #[test]
    fn every_state_has_a_sign_of_its_own() {
        for ascii in [false, true] {
            let signs: std::collections::HashSet<_> =
                State::ALL.iter().map(|state| state.sign(ascii)).collect();
            assert_eq!(signs.len(), State::ALL.len());
            assert!(signs.iter().all(|sign| crate::text::width(sign) == 1 && (!ascii || sign.is_ascii())));
        }
    }

    proptest! {
        #[test]
        fn a_bar_is_as_long_as_it_is_to_be(counts in prop::array::uniform6(0_usize..5_000), cells in 0_usize..60) {
            let bar = figures(counts).bar(cells);
            let sum: usize = bar.iter().map(|(_, n)| n).sum();
            let expected = if counts.iter().sum::<usize>() == 0 { 0 } else { cells };
            prop_assert_eq!(sum, expected);
            prop_assert!(bar.iter().all(|(_, n)| *n > 0));
        }
    }
}

//! What the rows of each pane were worked out from, so that a screen that somebody comes back to is worked out again only
//! where something has changed.
//!
//! Deliberately not here: the records themselves. They go by a number, so that rows that nobody looks at keep no old ones
//! in memory.

use std::collections::HashMap;

use super::App;
use super::pane::timeline::Shown;
use super::screen::Pane;
use crate::view::{board, target};

/// What the rows of a pane were worked out from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stamp {
    /// The number of the records and the day.
    version: u64,
    filter: String,
    shape: Shape,
}

/// What else the rows of a pane depend on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Plain,
    Timeline(Shown),
    Board(board::Lanes),
    /// The grouping, and whether what targets count was counted for these records.
    Targets(target::Grouping, bool),
    /// Its lines come from the store whenever somebody goes there.
    History,
}

impl Stamp {
    /// The same, once what targets count is counted for these records.
    pub(super) fn counted(mut self) -> Self {
        if let Shape::Targets(_, is_counted) = &mut self.shape {
            *is_counted = true;
        }
        self
    }

    /// Whether rows of both differ by nothing but the records and the day.
    fn is_like(&self, other: &Self) -> bool {
        (&self.filter, self.shape) == (&other.filter, other.shape)
    }
}

/// The stamps of the rows that the panes hold.
#[derive(Debug, Default)]
pub(super) struct Stamps {
    /// The number of the records and the day as they are now.
    version: u64,
    /// That of the counts and what else goes for all screens; `None` before they were counted.
    totals: Option<u64>,
    of: HashMap<Pane, Stamp>,
}

impl Stamps {
    /// The number of the records and the day as they are now.
    pub(super) fn version(&self) -> u64 {
        self.version
    }

    /// Other records, or another day.
    pub(super) fn renew(&mut self) {
        self.version += 1;
    }

    /// Other records, of which those that changed keep their rows: what holds for all rows still does, and so do these
    /// panes and every other one that has no filter. `is_firm` says which of those the change may not have moved.
    pub(super) fn carry_over(&mut self, is_firm: impl Fn(Pane) -> bool) {
        let before = self.version;
        self.renew();
        for (pane, stamp) in &mut self.of {
            if stamp.version == before && stamp.filter.is_empty() && is_firm(*pane) {
                stamp.version = self.version;
            }
        }
        self.totals = self.totals.map(|of| if of == before { self.version } else { of });
    }

    /// Whether the counts are those of the records and the day as they are now.
    pub(super) fn has_totals(&self) -> bool {
        self.totals == Some(self.version)
    }

    /// Notes of which records the counts are; whether those are no older ones than before.
    pub(super) fn note_totals(&mut self, version: u64) -> bool {
        let is_newer = self.totals.is_none_or(|of| of <= version);
        if is_newer {
            self.totals = Some(version);
        }
        is_newer
    }

    /// Notes what the rows of a pane were worked out from.
    pub(super) fn note(&mut self, pane: Pane, stamp: Stamp) {
        self.of.insert(pane, stamp);
    }

    /// Forgets them all: something changed that everything depends on.
    pub(super) fn forget(&mut self) {
        self.of.clear();
    }

    /// Whether rows of `stamp` would go back in time.
    fn has_newer(&self, pane: Pane, stamp: &Stamp) -> bool {
        self.of.get(&pane).is_some_and(|held| held.is_like(stamp) && held.version > stamp.version)
    }
}

impl App {
    /// What the rows of a pane are to be worked out from on this screen.
    pub(super) fn stamp(&self, pane: Pane) -> Stamp {
        let shape = match pane {
            Pane::Timeline => Shape::Timeline(self.timeline.shown()),
            Pane::Board => Shape::Board(self.board.lanes()),
            Pane::Targets => Shape::Targets(self.targets.grouping(), self.is_counted()),
            Pane::History => Shape::History,
            Pane::Tree | Pane::Work | Pane::Documents => Shape::Plain,
        };
        Stamp { version: self.stamps.version, filter: self.filter_text().to_owned(), shape }
    }

    /// Whether the rows of a pane are what this screen is to show.
    pub(super) fn is_current(&self, pane: Pane) -> bool {
        pane == Pane::History || self.stamps.of.get(&pane) == Some(&self.stamp(pane))
    }

    /// Whether the screen shows what it is to show, and no walk is still to come.
    pub(super) fn is_settled(&self) -> bool {
        self.stamps.has_totals() && self.layout().panes.iter().all(|(pane, _)| self.is_current(*pane))
    }

    /// Whether rows with this stamp, worked out by the last walk or by an earlier one, belong into a pane now.
    pub(super) fn takes(&self, pane: Pane, stamp: &Stamp, is_last: bool) -> bool {
        if self.stamps.has_newer(pane, stamp) {
            return false;
        }
        if self.shows(pane) {
            // Of records from before as well: others may write faster than anybody can walk.
            is_last || stamp.is_like(&self.stamp(pane))
        } else {
            stamp.version == self.stamps.version
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(version: u64, filter: &str) -> Stamp {
        Stamp { version, filter: filter.to_owned(), shape: Shape::Plain }
    }

    #[test]
    fn rows_outlive_an_edit_that_moves_none_of_them_but_filtered_ones_do_not() {
        let mut stamps = Stamps::default();
        stamps.note(Pane::Work, stamp(0, ""));
        stamps.note(Pane::Tree, stamp(0, "is:overdue"));
        stamps.note(Pane::Board, stamp(0, ""));
        assert!(stamps.note_totals(0));
        stamps.carry_over(|pane| pane != Pane::Board);
        assert_eq!(stamps.of[&Pane::Work].version, 1);
        assert_eq!((stamps.of[&Pane::Tree].version, stamps.of[&Pane::Board].version), (0, 0));
        assert!(stamps.has_totals());
        stamps.renew();
        assert!(!stamps.has_totals());
    }

    #[test]
    fn rows_and_counts_never_go_back_in_time() {
        let mut stamps = Stamps::default();
        stamps.note(Pane::Work, stamp(2, ""));
        assert!(stamps.has_newer(Pane::Work, &stamp(1, "")));
        assert!(!stamps.has_newer(Pane::Work, &stamp(1, "chip")), "another filter is another matter");
        assert!(stamps.note_totals(2) && !stamps.note_totals(1));
    }
}

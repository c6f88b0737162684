//! The rows of one pane: what they were worked out from, and whether that is what the screen is to show.
//!
//! Deliberately not here: the rows themselves, which are the pane's, and the records. Records go by a number, so that
//! rows of another screen keep no old ones in memory.

use crate::app::pane::rows::Shown;
use crate::view::{board, summary, target};

/// How the rows of a pane stand to what the screen is to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rows {
    /// They are what is to be shown.
    Current,
    /// They are shown until newer ones come: of older records, or of a filter that is still being typed.
    Stale,
    /// They are of another screen, filter or grouping: they are not shown, and keys that are about rows wait.
    #[default]
    Loading,
}

/// What the rows of a pane are worked out from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::app) struct RowsKey {
    /// The number of the records and the day.
    pub(super) version: u64,
    /// For rows that show what targets count: the number of the records that was counted for.
    pub(super) tally: Option<u64>,
    pub(super) filter: String,
    pub(super) shape: Shape,
}

/// Which rows, and how they are grouped and ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum Shape {
    Tree,
    Work,
    Timeline(Shown),
    Board(board::Lanes),
    Targets(target::Grouping),
    Documents,
    Summary(summary::Grouping),
}

impl RowsKey {
    /// Whether rows of both differ by nothing but the records and the day.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        (&self.filter, self.shape) == (&other.filter, other.shape)
    }
}

/// What is known of the rows that a pane holds.
#[derive(Debug, Default)]
pub(super) struct PaneRows {
    pub(super) state: Rows,
    pub(super) key: Option<RowsKey>,
    /// The number of the job that they came from.
    job: u64,
}

impl PaneRows {
    /// Whether they are those of a key.
    pub(super) fn are(&self, key: &RowsKey) -> bool {
        self.key.as_ref() == Some(key)
    }

    /// Compares them with what the screen is to show now. `stays`: the pane was on the screen before; `is_typing`: a
    /// filter is being typed.
    pub(super) fn follow(&mut self, want: &RowsKey, stays: bool, is_typing: bool) {
        let is_shown = stays && self.state != Rows::Loading;
        self.state = match &self.key {
            Some(key) if key == want => Rows::Current,
            Some(key) if is_shown && (is_typing || key.is_like(want)) => Rows::Stale,
            _ => Rows::Loading,
        };
    }

    /// Whether rows of `key` from job `n` would go back in time.
    pub(super) fn are_newer(&self, key: &RowsKey, n: u64) -> bool {
        let of_newer_records = |held: &RowsKey| held.is_like(key) && held.version > key.version;
        n < self.job || self.key.as_ref().is_some_and(of_newer_records)
    }

    /// The pane has got rows of `key` from job `n`.
    pub(super) fn hold(&mut self, key: RowsKey, n: u64) {
        (self.key, self.job, self.state) = (Some(key), n, Rows::Stale);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(version: u64, filter: &str) -> RowsKey {
        RowsKey { version, tally: None, filter: filter.to_owned(), shape: Shape::Work }
    }

    fn after(held: Option<RowsKey>, state: Rows, want: &RowsKey, stays: bool, is_typing: bool) -> Rows {
        let mut rows = PaneRows { state, key: held, job: 0 };
        rows.follow(want, stays, is_typing);
        rows.state
    }

    #[test]
    fn older_records_are_shown_where_they_are_and_nothing_else_is() {
        let (want, older, other) = (key(2, "a"), key(1, "a"), key(2, "b"));
        assert_eq!(after(Some(want.clone()), Rows::Loading, &want, false, false), Rows::Current);
        assert_eq!(after(Some(older.clone()), Rows::Current, &want, true, false), Rows::Stale);
        assert_eq!(
            after(Some(older.clone()), Rows::Current, &want, false, false),
            Rows::Loading,
            "comes back"
        );
        assert_eq!(after(Some(older), Rows::Loading, &want, true, false), Rows::Loading);
        assert_eq!(after(Some(other.clone()), Rows::Current, &want, true, false), Rows::Loading);
        assert_eq!(after(Some(other), Rows::Current, &want, true, true), Rows::Stale, "while it is typed");
        assert_eq!(after(None, Rows::Loading, &want, true, true), Rows::Loading);
    }

    #[test]
    fn rows_never_go_back_in_time() {
        let mut rows = PaneRows::default();
        rows.hold(key(2, ""), 5);
        assert!(rows.are_newer(&key(1, ""), 6), "of older records");
        assert!(!rows.are_newer(&key(1, "chip"), 6), "another filter is another matter");
        assert!(rows.are_newer(&key(2, "chip"), 4), "asked for earlier");
    }
}

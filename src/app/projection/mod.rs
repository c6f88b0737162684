//! What the screen shows of the records: the rows of the panes, the counts of the header, what targets count. How far each
//! of them is, and what is still to be worked out.
//!
//! There is one way to rows, for thirty records and for a million: the core says that something is to be rebuilt
//! (`Effect::Rebuild`), gives out a [`Job`] when it is asked for it, and takes what the job found (`Msg::Rebuilt`). Whether
//! a job runs at once or on a thread is not known here.
//!
//! Invariants: rows never go back in time; what is under way is not asked for again. Counting for targets is a walk over the
//! records for each of them: it is a job of its own after the rows, and the figures from before stand until it is done.
//!
//! Deliberately not here: the rows themselves, which are the panes', and the filter engine, which belongs to whatever runs
//! the jobs.

mod job;
mod rows;

use std::collections::HashMap;
use std::sync::Arc;

pub(super) use job::{Content, Found, World};
pub use job::{Job, Rebuilt, Wanted};
pub use rows::Rows;
pub(super) use rows::{RowsKey, Shape};

use super::key::Key;
use super::mouse::Mouse;
use super::screen::{Pane, Screen};
use crate::model::Id;
use crate::view::agenda::Due;
use crate::view::counts::Counts;
use crate::view::gauge::Counted;
use crate::view::rollup::Rollup;
use crate::view::target::Tally;
use job::{Ask, Totals};
use rows::PaneRows;

/// A record that is to be selected once its row is there.
#[derive(Debug, Clone)]
struct Target {
    id: Id,
    /// The number of the records that have it.
    version: u64,
    /// Whether a filter was typed since.
    is_filtered: bool,
}

/// How far what is shown is, and what waits for it.
#[derive(Debug, Default)]
pub struct Projection {
    /// The number of the records and the day as they are now.
    version: u64,
    /// The number of the last job.
    last_job: u64,
    /// What the jobs that are under way bring, by their numbers.
    under_way: Vec<(u64, Ask)>,
    /// The screen, and what its panes are to show.
    screen: Option<Screen>,
    wants: Vec<(Pane, RowsKey)>,
    /// Whether the filter of the screen is being typed.
    is_typing: bool,
    panes: HashMap<Pane, PaneRows>,
    totals: Totals,
    /// The number of the records that the totals are of.
    totals_of: Option<u64>,
    tally: Arc<Tally>,
    /// The number of the records that were counted for targets.
    tally_of: Option<u64>,
    /// What is to be gathered of all that passes the filter: a layer opens with it.
    gathers: Option<Wanted>,
    /// What is to be selected as soon as its row may be there.
    target: Option<Target>,
    /// What was to be selected in panes that were left before their rows came.
    missed: Vec<(Pane, Id)>,
    /// What was typed for rows that are not there yet.
    held: Vec<Typed>,
}

/// Something that was typed, or done with the mouse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Typed {
    Key(Key),
    Mouse(Mouse),
    Paste(String),
}

/// What the program shows, and follows what it holds.
impl Projection {
    /// The counts of the header.
    pub fn counts(&self) -> Counts {
        self.totals.counts
    }

    /// How far the parts of a task are, if it has any.
    pub fn rollup(&self, id: &Id) -> Option<Rollup> {
        self.totals.rollups.get(id).copied()
    }

    /// What is due next.
    pub fn next_due(&self) -> Option<&Due> {
        self.totals.next.as_ref()
    }

    /// What was counted for a target.
    pub fn counted(&self, id: &Id) -> Option<&Counted> {
        self.tally.get(id)
    }

    /// How the rows of a pane stand to what the screen is to show.
    pub fn rows(&self, pane: Pane) -> Rows {
        match self.wants(pane) {
            Some(_) => self.panes.get(&pane).map_or(Rows::Loading, |rows| rows.state),
            None => Rows::Current,
        }
    }

    /// Whether keys that are about rows wait: rows are not there, or one that is to be selected.
    pub fn is_loading(&self) -> bool {
        self.gathers() || self.awaits_target() || self.lacks_rows()
    }

    /// Whether the rows of a pane of the screen are not there.
    pub(super) fn lacks_rows(&self) -> bool {
        self.wants.iter().any(|(pane, _)| self.rows(*pane) == Rows::Loading)
    }

    /// Whether the rows are still older than the record that is to be selected. While a filter is typed nothing waits.
    pub(super) fn awaits_target(&self) -> bool {
        let Some(target) = self.target.as_ref().filter(|_| !self.is_typing) else { return false };
        let is_older = |pane: &Pane| {
            self.panes
                .get(pane)
                .and_then(|rows| rows.key.as_ref())
                .is_none_or(|key| key.version < target.version)
        };
        self.wants.iter().any(|(pane, _)| is_older(pane))
    }

    /// Whether the filter of the screen is being typed.
    pub(super) fn is_typing(&self) -> bool {
        self.is_typing
    }

    /// Whether the screen shows what it is to show.
    pub fn is_current(&self) -> bool {
        self.totals_of == Some(self.version) && self.wants.iter().all(|(pane, want)| self.holds(*pane, want))
    }

    /// Whether what is counted for targets is of the records as they are.
    pub fn is_counted(&self) -> bool {
        self.tally_of == Some(self.version)
    }

    /// Whether no target is bound to a filter.
    pub(super) fn counts_nothing(&self) -> bool {
        self.is_counted() && self.tally.is_empty()
    }

    /// How many keys wait.
    pub fn held_keys(&self) -> usize {
        self.held.len()
    }

    fn wants(&self, pane: Pane) -> Option<&RowsKey> {
        self.wants.iter().find(|(shown, _)| *shown == pane).map(|(_, key)| key)
    }

    fn holds(&self, pane: Pane, key: &RowsKey) -> bool {
        self.panes.get(&pane).is_some_and(|rows| rows.are(key))
    }
}

/// What changes what is to be shown.
impl Projection {
    /// Other records, or another day.
    pub(super) fn renew(&mut self) {
        self.version += 1;
    }

    /// Other records, of which those that changed keep their rows, and no target counts any: what holds for all rows still
    /// does, and so do those of every pane that has no filter. `is_firm` says which of those the change may not have moved.
    pub(super) fn carry_over(&mut self, is_firm: impl Fn(Pane) -> bool) {
        let before = self.version;
        self.renew();
        let now = self.version;
        let carry = |of: &mut Option<u64>| of.iter_mut().filter(|of| **of == before).for_each(|of| *of = now);
        for (pane, rows) in &mut self.panes {
            if let Some(key) = &mut rows.key
                && (key.version == before && key.filter.is_empty() && is_firm(*pane))
            {
                key.version = now;
                carry(&mut key.tally);
            }
        }
        carry(&mut self.totals_of);
        carry(&mut self.tally_of);
    }

    /// Some tasks are other ones: the counts without and with them.
    pub(super) fn recount(&mut self, before: Counts, now: Counts) {
        self.totals.counts = self.totals.counts.without(before).plus(now);
    }

    /// Forgets what the rows are of: something changed that everything depends on.
    pub(super) fn forget(&mut self) {
        self.panes.clear();
    }

    /// The key of rows of the records as they are now.
    pub(super) fn key(&self, shape: Shape, filter: &str) -> RowsKey {
        let tally = if matches!(shape, Shape::Targets(_)) { self.tally_of } else { None };
        RowsKey { version: self.version, tally, filter: filter.to_owned(), shape }
    }

    /// Compares what the panes hold with what they are to show now.
    pub(super) fn follow(&mut self, screen: Screen, wants: Vec<(Pane, RowsKey)>, is_typing: bool) {
        let is_same = self.screen == Some(screen);
        for (pane, want) in &wants {
            let stays = is_same && self.wants(*pane).is_some();
            self.panes.entry(*pane).or_default().follow(want, stays, is_typing);
        }
        (self.screen, self.wants, self.is_typing) = (Some(screen), wants, is_typing);
    }

    /// Has something gathered of all that passes the filter of the screen.
    pub(super) fn gather(&mut self, wanted: Wanted) {
        self.gathers = Some(wanted);
    }

    /// Whether a layer opens with what is being gathered.
    pub(super) fn gathers(&self) -> bool {
        self.gathers.is_some()
    }

    /// The screen is left, and what was asked for it with it. What was to be selected in its pane is selected when its rows
    /// come all the same: the cursor of a pane does not depend on how fast somebody goes through.
    pub(super) fn leave(&mut self, pane: Pane) {
        self.gathers = None;
        if self.lacks_rows() {
            self.missed.extend(self.target().map(|id| (pane, id.clone())));
        }
    }

    /// What was to be selected in a pane whose rows have come, the latest last.
    pub(super) fn take_missed(&mut self, pane: Pane) -> Vec<Id> {
        self.missed.extract_if(.., |(of, _)| *of == pane).map(|(_, id)| id).collect()
    }

    /// The record that is to be selected once its row is there.
    pub(super) fn target(&self) -> Option<&Id> {
        self.target.as_ref().map(|target| &target.id)
    }

    /// Selects a record once its row is there.
    pub(super) fn aim(&mut self, target: Option<Id>) {
        self.target = target.map(|id| Target { id, version: self.version, is_filtered: false });
    }

    /// Looks for the record that is selected while the filter changes. Where the filter leaves it out the first row is
    /// selected: which row would be the nearest depends on which rows came in between.
    pub(super) fn aim_through_filter(&mut self, selected: Option<&Id>) {
        if self.target.is_none() {
            self.aim(selected.cloned());
        }
        if let Some(target) = &mut self.target {
            target.is_filtered = true;
        }
    }

    /// Whether the first row is selected where the record that is looked for has none.
    pub(super) fn falls_back_on_first(&self) -> bool {
        self.target.as_ref().is_some_and(|target| target.is_filtered)
    }

    /// Lets something wait that was typed.
    pub(super) fn hold(&mut self, typed: impl IntoIterator<Item = Typed>) {
        self.held.extend(typed);
    }

    /// What waited.
    pub(super) fn release(&mut self) -> Vec<Typed> {
        std::mem::take(&mut self.held)
    }
}

/// Jobs.
impl Projection {
    /// Whether something is to be worked out that is not under way.
    pub(super) fn is_due(&self) -> bool {
        self.due().is_some()
    }

    /// What is to be worked out next: rows and totals, what a layer waits for, then what targets count.
    fn due(&self) -> Option<Ask> {
        let asks = || self.under_way.iter().map(|(_, ask)| ask);
        let lacks = |(pane, want): &&(Pane, RowsKey)| {
            !self.holds(*pane, want) && !asks().any(|ask| ask.brings_rows(*pane, want))
        };
        let version = self.version;
        let panes: Vec<_> = self.wants.iter().filter(lacks).cloned().collect();
        let has_totals = self.totals_of == Some(version) || asks().any(|ask| ask.brings_totals(version));
        if !panes.is_empty() || !has_totals {
            return Some(Ask::Rows { version, panes, totals: !has_totals });
        }
        if let Some(wanted) = self.gathers.filter(|wanted| !asks().any(|ask| *ask == Ask::Gathered(*wanted)))
        {
            return Some(Ask::Gathered(wanted));
        }
        let is_counting = asks().any(|ask| *ask == Ask::Tally(version));
        (self.is_current() && !self.is_counted() && !is_counting).then_some(Ask::Tally(version))
    }

    /// Takes out the next job, if there is something to do.
    pub(super) fn take_job(&mut self, world: World) -> Option<Job> {
        let ask = self.due()?;
        self.last_job += 1;
        self.under_way.push((self.last_job, ask.clone()));
        let tally = Arc::clone(&self.tally);
        Some(Job { n: self.last_job, version: self.version, ask, world, tally })
    }

    /// Takes in what a job found for all screens. Whether anything of that is new.
    pub(super) fn end(&mut self, rebuilt: &mut Rebuilt) -> bool {
        self.under_way.retain(|(n, _)| *n != rebuilt.n);
        let totals = rebuilt.take_totals().is_some_and(|totals| self.take_totals(totals, rebuilt.version));
        let tally = rebuilt.take_tally().is_some_and(|tally| self.take_tally(tally, rebuilt.version));
        totals | tally
    }

    fn take_totals(&mut self, totals: Totals, of: u64) -> bool {
        let is_newer = self.totals_of.is_none_or(|held| held < of);
        if is_newer {
            (self.totals, self.totals_of) = (totals, Some(of));
        }
        is_newer
    }

    fn take_tally(&mut self, tally: Arc<Tally>, of: u64) -> bool {
        if self.tally_of.is_some_and(|held| held >= of) {
            return false;
        }
        self.tally_of = Some(of);
        std::mem::replace(&mut self.tally, tally) != self.tally
    }

    /// Whether rows that a job found belong into a pane now; then the pane has to show them.
    pub(super) fn takes_rows(&mut self, pane: Pane, key: RowsKey, n: u64) -> bool {
        let want = self.wants(pane);
        let is_exact = want == Some(&key);
        let fits = match want {
            // Of older records as well: others may write faster than a job is done. While a filter is typed, the rows of
            // what was typed before show the way.
            Some(want) => self.is_typing || key.is_like(want),
            None => key.version == self.version,
        };
        let rows = self.panes.entry(pane).or_default();
        let takes = is_exact || (fits && !rows.are_newer(&key, n));
        if takes {
            rows.hold(key, n);
        }
        takes
    }

    /// Whether what a job gathered is still asked for; it is not any more then.
    pub(super) fn takes_gathered(&mut self, found: Wanted) -> bool {
        self.gathers.take_if(|wanted| *wanted == found).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, Now};
    use crate::search::{Filter, Standby};

    fn held(projection: &mut Projection, pane: Pane, shape: Shape, filter: &str) {
        let key = projection.key(shape, filter);
        projection.panes.entry(pane).or_default().hold(key, 1);
    }

    #[test]
    fn rows_outlive_an_edit_that_moves_none_of_them_but_filtered_ones_do_not() {
        let mut projection = Projection { totals_of: Some(0), tally_of: Some(0), ..Projection::default() };
        held(&mut projection, Pane::Work, Shape::Work, "");
        held(&mut projection, Pane::Tree, Shape::Tree, "is:overdue");
        held(&mut projection, Pane::Documents, Shape::Documents, "");
        projection.carry_over(|pane| pane != Pane::Documents);
        let version = |pane| projection.panes[&pane].key.as_ref().map(|key| key.version);
        assert_eq!([Pane::Work, Pane::Tree, Pane::Documents].map(version), [Some(1), Some(0), Some(0)]);
        assert!(projection.totals_of == Some(1) && projection.is_counted());
        projection.renew();
        assert!(projection.totals_of != Some(projection.version) && !projection.is_counted());
    }

    #[test]
    fn totals_and_tallies_never_go_back_in_time() {
        let mut projection = Projection::default();
        assert!(
            projection.take_totals(Totals::default(), 2) && !projection.take_totals(Totals::default(), 1)
        );
        projection.take_tally(Arc::default(), 2);
        projection.take_tally(Arc::default(), 1);
        assert_eq!(projection.tally_of, Some(2));
    }

    #[test]
    fn what_is_under_way_is_not_asked_for_again_and_targets_are_counted_last() {
        let mut projection = Projection::default();
        let wants = |projection: &Projection| vec![(Pane::Work, projection.key(Shape::Work, ""))];
        projection.follow(Screen::Overview, wants(&projection), false);
        let world = || World {
            data: Arc::default(),
            now: Now::new(Date::MIN),
            filter: Filter::default(),
            abbreviations: Arc::default(),
        };
        let Some(rows) = projection.take_job(world()) else { panic!("rows are due") };
        assert!(!rows.counts() && !projection.is_due());
        projection.renew();
        projection.follow(Screen::Overview, wants(&projection), false);
        assert!(projection.is_due(), "of the records as they are now");
        let Some(newer) = projection.take_job(world()) else { panic!("rows are due") };
        let mut rebuilt = newer.run(&mut Standby::default());
        let Found::Rows(found) = rebuilt.take_found() else { panic!("rows were asked for") };
        assert!(projection.end(&mut rebuilt) && projection.is_counted(), "nothing is to be counted");
        for (pane, key, _) in found {
            assert!(projection.takes_rows(pane, key, newer.n));
        }
        assert!(projection.is_current() && !projection.is_due());
    }
}

//! What the panes show, worked out from the records: at once where they are few, beside the loop where they are many.
//!
//! A walk over a hundred thousand records takes longer than a key may. So an edit that moves rows in a large store is
//! shown in its old place first, and its row goes where it belongs when the walk is done. What targets count costs a walk
//! for each of them: in a large store that is never waited for, the figures from before stand until they are there.

use std::collections::HashMap;
use std::sync::Arc;

use super::message::Effect;
use super::pane::list::Row;
use super::pane::outline::Section;
use super::pane::rows;
use super::pane::timeline::Shown;
use super::screen::Pane;
use super::stamp::Stamp;
use super::{App, Outcome};
use crate::model::{Dataset, Id, Now, Record};
use crate::search::{Abbreviations, Filter, Standby};
use crate::view::agenda::{self, Due};
use crate::view::board;
use crate::view::counts::Counts;
use crate::view::rollup::{Rollup, rollups};
use crate::view::target::{self, Group, Grouping, Tally};
use crate::view::tree::Tree;

/// From this many records on a walk is done beside the loop.
pub const MANY: usize = 10_000;

/// A walk over the records for some panes.
#[derive(Debug, Clone)]
pub struct Job {
    n: u64,
    data: Arc<Dataset>,
    now: Now,
    /// The number of the records and the day.
    version: u64,
    filter: Filter,
    abbreviations: Arc<Abbreviations>,
    standby: Arc<Standby>,
    timeline: Shown,
    panes: Vec<(Pane, Stamp)>,
    grouping: Grouping,
    /// What is counted for targets, if the records and the day are still those.
    tally: Option<Arc<Tally>>,
    /// Whether that may be of other records: it is shown until there is something newer.
    is_stale: bool,
    lanes: board::Lanes,
    /// Whether the counts of the header are still to be worked out.
    wants_totals: bool,
}

/// What a walk found.
#[derive(Debug, Clone)]
pub struct Reckoned {
    n: u64,
    version: u64,
    /// Whether it walked for what targets count.
    counts: bool,
    totals: Option<Totals>,
    panes: Vec<(Pane, Stamp, Content)>,
    tally: Arc<Tally>,
    /// The records and the day that were counted for; `None` where an older count was only passed on.
    of: Option<(Arc<Dataset>, Now)>,
}

/// What is shown on every screen.
#[derive(Debug, Clone)]
struct Totals {
    counts: Counts,
    rollups: HashMap<Id, Rollup>,
    next: Option<Due>,
}

/// What one pane shows.
#[derive(Debug, Clone)]
enum Content {
    Tree(Box<Tree>),
    Work(Vec<Row>),
    Timeline(Vec<Section>),
    Board(Box<board::Board>),
    Targets(Vec<Group>),
    Documents(Vec<Row>),
    /// Its lines come from the store, as an answer.
    History,
}

impl Reckoned {
    /// Whether it was a walk for what targets count.
    pub fn counts(&self) -> bool {
        self.counts
    }
}

impl Job {
    /// Whether it walks for what targets count: once for each of them, which may take long.
    pub fn counts(&self) -> bool {
        self.tally.is_none() && Tally::takes_a_walk(&self.data)
    }

    /// Walks. Takes no part of the program, so it can be done anywhere.
    pub fn run(&self) -> Reckoned {
        let (data, now) = (&self.data, self.now);
        let passing = self.filter.over_kept(&self.standby, data, now, &self.abbreviations);
        let keep = |record: &Record| self.filter.is_empty() || passing.accepts(record);
        let tally = self.tally.clone().unwrap_or_else(|| Arc::new(Tally::of(data, now)));
        let content = |pane: Pane| match pane {
            Pane::Tree => Content::Tree(Box::new(Tree::new(data, now, keep))),
            Pane::Work => Content::Work(rows::work(data, now, keep)),
            Pane::Timeline => Content::Timeline(self.timeline.sections(data, now, keep)),
            Pane::Board => Content::Board(Box::new(board::board(data, now, self.lanes, keep))),
            Pane::Targets => Content::Targets(target::groups(data, now, &tally, self.grouping, keep)),
            Pane::Documents => Content::Documents(rows::documents(data, keep)),
            Pane::History => Content::History,
        };
        let panes = self.panes.iter().map(|(pane, stamp)| (*pane, stamp.clone(), content(*pane))).collect();
        let totals = || Totals {
            counts: Counts::of(data, now),
            rollups: rollups(data, now),
            next: agenda::next(data, now),
        };
        Reckoned {
            n: self.n,
            version: self.version,
            counts: self.counts(),
            totals: self.wants_totals.then(totals),
            panes,
            tally,
            of: (!self.is_stale).then(|| (Arc::clone(data), now)),
        }
    }
}

impl App {
    /// The walk for what the screen is to show and does not show yet; in a small store for all that it shows. In a large
    /// one rows never wait for what targets count: that is a walk of its own, once they are there.
    pub fn job(&self) -> Job {
        self.job_with(!self.is_settled())
    }

    fn job_with(&self, leaves_counting: bool) -> Job {
        let is_small = self.data.len() < MANY;
        let is_stale = leaves_counting && !is_small && !self.is_counted() && Tally::takes_a_walk(&self.data);
        let tally = (is_stale || self.is_counted()).then(|| Arc::clone(&self.tally));
        let counts = |pane: Pane| pane == Pane::Targets && tally.is_none();
        let panes = self.layout().panes.into_iter().map(|(pane, _)| pane);
        let due = panes.filter(|pane| is_small || counts(*pane) || !self.is_current(*pane));
        let stamp = |pane| if is_stale { self.stamp(pane) } else { self.stamp(pane).counted() };
        Job {
            n: self.walk,
            data: Arc::clone(&self.data),
            now: self.now,
            version: self.stamps.version(),
            filter: self.filters.get(&self.screen).map(|(_, filter)| filter.clone()).unwrap_or_default(),
            abbreviations: Arc::clone(&self.abbreviations),
            standby: Arc::clone(&self.standby),
            lanes: self.board.lanes(),
            timeline: self.timeline.shown(),
            panes: due.map(|pane| (pane, stamp(pane))).collect(),
            grouping: self.targets.grouping(),
            tally,
            is_stale,
            wants_totals: is_small || !self.stamps.has_totals(),
        }
    }

    /// Whether what is counted for targets still holds.
    pub fn is_counted(&self) -> bool {
        self.tallied.as_ref().is_some_and(|of| self.are_these(of))
    }

    fn are_these(&self, (data, now): &(Arc<Dataset>, Now)) -> bool {
        Arc::ptr_eq(data, &self.data) && *now == self.now
    }

    /// Has the targets counted beside the loop, where that is due and nobody does it yet: when the rows are there.
    pub(super) fn count_beside(&mut self, mut outcome: Outcome) -> Outcome {
        let is_under_way = self.counting.as_ref().is_some_and(|of| self.are_these(of));
        if self.data.len() < MANY || self.is_counted() || is_under_way || !self.is_settled() {
            return outcome;
        }
        self.counting = Some((Arc::clone(&self.data), self.now));
        if !outcome.effects.contains(&Effect::Reckon) {
            outcome.effects.push(Effect::Reckon);
        }
        outcome
    }

    /// Works out anew what the screen shows.
    pub(super) fn rebuild(&mut self) {
        // A walk that is under way is overtaken.
        self.walk += 1;
        let found = self.job_with(true).run();
        self.take_reckoned(found);
    }

    /// Works out anew what the screen shows; in a large store beside the loop.
    pub(super) fn walk(&mut self) -> Outcome {
        if self.data.len() < MANY {
            self.rebuild();
            return Outcome::drawn();
        }
        self.walk += 1;
        Outcome::effect(Effect::Reckon)
    }

    /// Shows what was typed into the filter and whatever is still being gathered: whoever calls this waits for it.
    pub fn settle(&mut self) {
        let is_begun = self.settling.take().is_some() || self.is_gathering();
        if std::mem::take(&mut self.unsettled) || is_begun {
            self.rebuild();
        }
    }

    /// The same before a frame, not at every key: a burst of keys costs one walk over the records. In a large store that is
    /// done beside the loop, one walk after the other; whether one is to begin.
    pub fn settle_soon(&mut self) -> bool {
        if self.data.len() < MANY {
            self.settle();
            return false;
        }
        if self.settling.is_some() || !std::mem::take(&mut self.unsettled) {
            return false;
        }
        self.walk += 1;
        self.settling = Some(self.walk);
        true
    }

    /// Takes in what a walk found; of one that was overtaken only what still holds. Whether anything was taken.
    pub(super) fn take_reckoned(&mut self, found: Reckoned) -> bool {
        self.settling.take_if(|begun| *begun <= found.n);
        let is_last = found.n == self.walk;
        let is_counted = self.take_tally(found.tally, found.of, is_last);
        let mut is_shown = self.wanted.is_some();
        for (pane, stamp, content) in found.panes {
            if self.takes(pane, &stamp, is_last) {
                is_shown |= self.shows(pane);
                self.take_content(content);
                self.stamps.note(pane, stamp);
                self.gathering.retain(|waits| *waits != pane);
            }
        }
        if let Some(totals) = found.totals.filter(|_| self.stamps.note_totals(found.version)) {
            (self.counts, self.rollups, self.next) = (totals.counts, totals.rollups, totals.next);
            is_shown = true;
        }
        self.show_wanted(is_last);
        self.reveal();
        is_shown | (is_counted && self.show_counted())
    }

    fn take_content(&mut self, content: Content) {
        match content {
            Content::Tree(tree) => self.tree.set_tree(*tree),
            Content::Work(rows) => self.work.set_rows(rows),
            Content::Timeline(sections) => self.timeline.set_sections(sections),
            Content::Board(board) => self.board.set_board(*board),
            Content::Targets(groups) => self.targets.set_groups(groups),
            Content::Documents(rows) => self.documents.set_rows(rows),
            Content::History => {}
        }
    }

    /// Takes in what was counted for the targets, unless it is of older records than what is known. Whether it is taken.
    fn take_tally(&mut self, tally: Arc<Tally>, of: Option<(Arc<Dataset>, Now)>, is_last: bool) -> bool {
        let is_news = !self.is_counted() && (is_last || of.as_ref().is_some_and(|of| self.are_these(of)));
        if is_news && of.is_some() {
            (self.tally, self.tallied) = (tally, of);
            return true;
        }
        false
    }

    /// Shows the targets with what was counted for them, where they were shown without it.
    fn show_counted(&mut self) -> bool {
        let is_behind = self.shows(Pane::Targets) && !self.is_gathering() && !self.is_current(Pane::Targets);
        if is_behind {
            self.rebuild();
        }
        is_behind
    }
}

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
    filter: Filter,
    abbreviations: Arc<Abbreviations>,
    standby: Arc<Standby>,
    timeline: Shown,
    panes: Vec<Pane>,
    grouping: Grouping,
    /// What is counted for targets, if the records and the day are still those.
    tally: Option<Arc<Tally>>,
    /// Whether that may be of other records: it is shown until there is something newer.
    is_stale: bool,
    lanes: board::Lanes,
}

/// What a walk found.
#[derive(Debug, Clone)]
pub struct Reckoned {
    n: u64,
    counts: Counts,
    rollups: HashMap<Id, Rollup>,
    next: Option<Due>,
    panes: Vec<Content>,
    tally: Arc<Tally>,
    /// The records and the day that were counted for; `None` where an older count was only passed on.
    of: Option<(Arc<Dataset>, Now)>,
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

impl Job {
    /// Walks. Takes no part of the program, so it can be done anywhere.
    pub fn run(&self) -> Reckoned {
        let (data, now) = (&self.data, self.now);
        let passing = self.filter.over_kept(&self.standby, data, now, &self.abbreviations);
        let keep = |record: &Record| self.filter.is_empty() || passing.accepts(record);
        let tally = self.tally.clone().unwrap_or_else(|| Arc::new(Tally::of(data, now)));
        let content = |pane: &Pane| match pane {
            Pane::Tree => Content::Tree(Box::new(Tree::new(data, now, keep))),
            Pane::Work => Content::Work(rows::work(data, now, keep)),
            Pane::Timeline => Content::Timeline(self.timeline.sections(data, now, keep)),
            Pane::Board => Content::Board(Box::new(board::board(data, now, self.lanes, keep))),
            Pane::Targets => Content::Targets(target::groups(data, now, &tally, self.grouping, keep)),
            Pane::Documents => Content::Documents(rows::documents(data, keep)),
            Pane::History => Content::History,
        };
        let panes = self.panes.iter().map(content).collect();
        Reckoned {
            n: self.n,
            counts: Counts::of(data, now),
            rollups: rollups(data, now),
            next: agenda::next(data, now),
            panes,
            tally,
            of: (!self.is_stale).then(|| (Arc::clone(data), now)),
        }
    }
}

impl App {
    /// The walk for what the screen shows now.
    pub fn job(&self) -> Job {
        Job {
            n: self.walk,
            data: Arc::clone(&self.data),
            now: self.now,
            filter: self.filters.get(&self.screen).map(|(_, filter)| filter.clone()).unwrap_or_default(),
            abbreviations: Arc::clone(&self.abbreviations),
            standby: Arc::clone(&self.standby),
            lanes: self.board.lanes(),
            timeline: self.timeline.shown(),
            panes: self.layout().panes.into_iter().map(|(pane, _)| pane).collect(),
            grouping: self.targets.grouping(),
            tally: self.is_counted().then(|| Arc::clone(&self.tally)),
            is_stale: false,
        }
    }

    /// Whether what is counted for targets still holds.
    pub fn is_counted(&self) -> bool {
        self.tallied.as_ref().is_some_and(|of| self.are_these(of))
    }

    fn are_these(&self, (data, now): &(Arc<Dataset>, Now)) -> bool {
        Arc::ptr_eq(data, &self.data) && *now == self.now
    }

    /// Has the targets counted beside the loop, where that is due and nobody does it yet.
    pub(super) fn count_beside(&mut self, mut outcome: Outcome) -> Outcome {
        let is_under_way = self.counting.as_ref().is_some_and(|of| self.are_these(of));
        if self.data.len() < MANY || self.is_counted() || is_under_way {
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
        let mut job = self.job();
        if job.tally.is_none() && self.data.len() >= MANY && Tally::takes_a_walk(&self.data) {
            (job.tally, job.is_stale) = (Some(Arc::clone(&self.tally)), true);
        }
        let found = job.run();
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

    /// Shows what was typed into the filter.
    pub fn settle(&mut self) {
        let is_begun = self.settling.take().is_some();
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

    /// Takes in what a walk found; of one that was overtaken only what it counted for the same records. Whether anything
    /// was taken.
    pub(super) fn take_reckoned(&mut self, found: Reckoned) -> bool {
        self.settling.take_if(|begun| *begun <= found.n);
        if found.n != self.walk {
            return self.take_counts(found);
        }
        for content in found.panes {
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
        self.counts = found.counts;
        self.tally = found.tally;
        self.tallied = found.of.or(self.tallied.take());
        self.rollups = found.rollups;
        self.next = found.next;
        if let Some(id) = self.wanted.take() {
            self.show(&id);
        }
        self.reveal();
        true
    }

    fn take_counts(&mut self, found: Reckoned) -> bool {
        if self.is_counted() || !found.of.as_ref().is_some_and(|of| self.are_these(of)) {
            return false;
        }
        (self.tally, self.tallied) = (found.tally, found.of);
        let is_shown = self.layout().panes.iter().any(|(pane, _)| *pane == Pane::Targets);
        if is_shown {
            self.rebuild();
        }
        is_shown
    }
}

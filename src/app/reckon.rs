//! What the panes show, worked out from the records: at once where they are few, beside the loop where they are many.
//!
//! A walk over a hundred thousand records takes longer than a key may. So an edit that moves rows in a large store is
//! shown in its old place first, and its row goes where it belongs when the walk is done.

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
use crate::search::{Abbreviations, Filter};
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
    timeline: Shown,
    panes: Vec<Pane>,
    grouping: Grouping,
    /// What is counted for targets, if the records and the day are still those.
    tally: Option<Arc<Tally>>,
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
    of: (Arc<Dataset>, Now),
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
        let passing = self.filter.over(data, now, &self.abbreviations);
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
            of: (Arc::clone(data), now),
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
            lanes: self.board.lanes(),
            timeline: self.timeline.shown(),
            panes: self.layout().panes.into_iter().map(|(pane, _)| pane).collect(),
            grouping: self.targets.grouping(),
            tally: self.counted_already().then(|| Arc::clone(&self.tally)),
        }
    }

    /// Whether what is counted for targets still holds.
    fn counted_already(&self) -> bool {
        let still = |(data, now): &(Arc<Dataset>, Now)| Arc::ptr_eq(data, &self.data) && *now == self.now;
        self.tallied.as_ref().is_some_and(still)
    }

    /// Works out anew what the screen shows.
    pub(super) fn rebuild(&mut self) {
        // A walk that is under way is overtaken.
        self.walk += 1;
        let found = self.job().run();
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

    /// Takes in what a walk found; one that was overtaken is dropped. Whether it was taken.
    pub(super) fn take_reckoned(&mut self, found: Reckoned) -> bool {
        if found.n != self.walk {
            return false;
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
        self.tallied = Some(found.of);
        self.rollups = found.rollups;
        self.next = found.next;
        if let Some(id) = self.wanted.take() {
            self.show(&id);
        }
        self.reveal();
        true
    }
}

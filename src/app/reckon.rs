//! What the panes show, worked out from the records: at once where they are few, beside the loop where they are many.
//!
//! A walk over a hundred thousand records takes longer than a key may. So an edit that moves rows in a large store is
//! shown in its old place first, and its row goes where it belongs when the walk is done.

use std::sync::Arc;

use super::App;
use super::pane::list::Row;
use super::pane::rows;
use super::screen::Pane;
use crate::model::{Dataset, Now, Record};
use crate::search::{Abbreviations, Filter};
use crate::view::counts::Counts;
use crate::view::tree::Tree;
use crate::view::{board, timeline};

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
    panes: Vec<Pane>,
}

/// What a walk found.
#[derive(Debug, Clone)]
pub struct Reckoned {
    n: u64,
    counts: Counts,
    panes: Vec<Content>,
}

/// What one pane shows.
#[derive(Debug, Clone)]
enum Content {
    Tree(Box<Tree>),
    Work(Vec<Row>),
    Timeline(Vec<timeline::Bar>),
    Board(Vec<board::Column>),
    Targets(Vec<Row>),
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
        let content = |pane: &Pane| match pane {
            Pane::Tree => Content::Tree(Box::new(Tree::new(data, now, keep))),
            Pane::Work => Content::Work(rows::work(data, now, keep)),
            Pane::Timeline => Content::Timeline(timeline::bars(data, now, keep)),
            Pane::Board => Content::Board(board::board(data, now, keep)),
            Pane::Targets => Content::Targets(rows::targets(data, keep)),
            Pane::Documents => Content::Documents(rows::documents(data, keep)),
            Pane::History => Content::History,
        };
        Reckoned { n: self.n, counts: Counts::of(data, now), panes: self.panes.iter().map(content).collect() }
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
            panes: self.layout().panes.into_iter().map(|(pane, _)| pane).collect(),
        }
    }

    /// Works out anew what the screen shows.
    pub(super) fn rebuild(&mut self) {
        // A walk that is under way is overtaken.
        self.walk += 1;
        let found = self.job().run();
        self.take_reckoned(found);
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
                Content::Timeline(bars) => self.timeline.set_bars(bars, &self.data),
                Content::Board(columns) => self.board.set_columns(columns),
                Content::Targets(rows) => self.targets.set_rows(rows),
                Content::Documents(rows) => self.documents.set_rows(rows),
                Content::History => {}
            }
        }
        self.counts = found.counts;
        self.reveal();
        true
    }
}

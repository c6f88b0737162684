//! A job: what has to look at every record, and what it finds.
//!
//! It holds all that it needs but the filter engine, so it can run anywhere.

use std::collections::HashMap;
use std::sync::Arc;

use super::rows::{RowsKey, Shape};
use crate::app::pane::list::Row;
use crate::app::pane::outline::Section;
use crate::app::pane::rows;
use crate::app::screen::Pane;
use crate::model::{Dataset, Id, Kind, Now, Record};
use crate::search::{Abbreviations, Filter, Standby};
use crate::view::agenda::{self, Due};
use crate::view::board;
use crate::view::counts::Counts;
use crate::view::month::Deadlines;
use crate::view::rollup::{Rollup, rollups};
use crate::view::summary::{self, Summary};
use crate::view::target::{self, Group, Tally};
use crate::view::tree::Tree;

/// What a layer opens with, of all that passes the filter of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// The tasks: the list of what they lack.
    Tasks,
    /// What is due on which day: the month.
    Deadlines,
}

/// What is to be worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ask {
    /// The rows of panes and, where they are due, the totals.
    Rows { version: u64, panes: Vec<(Pane, RowsKey)>, totals: bool },
    /// What a layer opens with.
    Gathered(Wanted),
    /// What targets count.
    Tally(u64),
}

impl Ask {
    pub(super) fn brings_rows(&self, pane: Pane, key: &RowsKey) -> bool {
        matches!(self, Self::Rows { panes, .. } if panes.iter().any(|(at, of)| (at, of) == (&pane, key)))
    }

    pub(super) fn brings_totals(&self, of: u64) -> bool {
        matches!(self, Self::Rows { version, totals: true, .. } if *version == of)
    }
}

/// What rows are worked out from.
#[derive(Debug, Clone)]
pub(in crate::app) struct World {
    pub data: Arc<Dataset>,
    pub now: Now,
    pub filter: Filter,
    pub abbreviations: Arc<Abbreviations>,
}

/// Something to work out from the records.
#[derive(Debug, Clone)]
pub struct Job {
    pub(super) n: u64,
    pub(super) version: u64,
    pub(super) ask: Ask,
    pub(super) world: World,
    /// What was counted for targets before.
    pub(super) tally: Arc<Tally>,
}

/// What a job found.
#[derive(Debug, Clone)]
pub struct Rebuilt {
    pub(super) n: u64,
    /// The number of the records and the day.
    pub(super) version: u64,
    totals: Option<Totals>,
    tally: Option<Arc<Tally>>,
    found: Found,
}

/// What a job found for one screen.
#[derive(Debug, Clone)]
pub(in crate::app) enum Found {
    Nothing,
    Rows(Vec<(Pane, RowsKey, Content)>),
    Tasks(Vec<Id>),
    Deadlines(Deadlines),
}

/// What is shown on every screen.
#[derive(Debug, Clone, Default)]
pub(in crate::app) struct Totals {
    pub counts: Counts,
    /// The parts of every task that has any.
    pub rollups: HashMap<Id, Rollup>,
    /// What is due next.
    pub next: Option<Due>,
}

/// What one pane shows.
#[derive(Debug, Clone)]
pub(in crate::app) enum Content {
    Tree(Box<Tree>),
    Work(Vec<Row>),
    Timeline(Vec<Section>),
    Board(Box<board::Board>),
    Targets(Vec<Group>),
    Documents(Vec<Row>),
    Summary(Box<Summary>),
}

impl Rebuilt {
    /// The number of the job.
    pub(in crate::app) fn job(&self) -> u64 {
        self.n
    }

    pub(super) fn take_totals(&mut self) -> Option<Totals> {
        self.totals.take()
    }

    pub(super) fn take_tally(&mut self) -> Option<Arc<Tally>> {
        self.tally.take()
    }

    pub(in crate::app) fn take_found(&mut self) -> Found {
        std::mem::replace(&mut self.found, Found::Nothing)
    }
}

impl Job {
    /// How many records it looks at.
    pub fn records(&self) -> usize {
        self.world.data.len()
    }

    /// Whether it counts for targets: a walk over the records for each of them, for which no filter engine is needed.
    pub fn counts(&self) -> bool {
        matches!(self.ask, Ask::Tally(_))
    }

    /// Does it. `engine` finds the words of filters, and is best kept for the next job.
    pub fn run(&self, engine: &mut Standby) -> Rebuilt {
        let (data, now) = (&self.world.data, self.world.now);
        let mut rebuilt =
            Rebuilt { n: self.n, version: self.version, totals: None, tally: None, found: Found::Nothing };
        match &self.ask {
            Ask::Rows { panes, totals, .. } => {
                // Where no target is bound to a filter, there is nothing to count.
                rebuilt.tally = (!Tally::takes_a_walk(data)).then(Arc::default);
                rebuilt.totals = totals.then(|| Totals::of(data, now));
                rebuilt.found = Found::Rows(self.rows(panes, rebuilt.tally.as_deref(), engine));
            }
            Ask::Gathered(wanted) => rebuilt.found = self.gathered(*wanted, engine),
            Ask::Tally(_) => rebuilt.tally = Some(Arc::new(Tally::of(data, now))),
        }
        rebuilt
    }

    fn rows(
        &self,
        panes: &[(Pane, RowsKey)],
        counted: Option<&Tally>,
        engine: &mut Standby,
    ) -> Vec<(Pane, RowsKey, Content)> {
        let tally = counted.unwrap_or(&self.tally);
        let World { data, now, filter, abbreviations } = &self.world;
        let passing = filter.over_kept(engine, data, *now, abbreviations);
        let keep = |record: &Record| filter.is_empty() || passing.accepts(record);
        let content = |shape: Shape| match shape {
            Shape::Tree => Content::Tree(Box::new(Tree::new(data, *now, keep))),
            Shape::Work => Content::Work(rows::work(data, *now, keep)),
            Shape::Timeline(shown) => Content::Timeline(shown.sections(data, *now, keep)),
            Shape::Board(lanes) => Content::Board(Box::new(board::board(data, *now, lanes, keep))),
            Shape::Targets(by) => Content::Targets(target::groups(data, *now, tally, by, keep)),
            Shape::Documents => Content::Documents(rows::documents(data, keep)),
            Shape::Summary(by) => Content::Summary(Box::new(summary::summary(data, *now, by, keep))),
        };
        let rows = |(pane, key): &(Pane, RowsKey)| {
            let content = content(key.shape);
            let mut key = key.clone();
            if counted.is_some() && matches!(key.shape, Shape::Targets(_)) {
                key.tally = Some(self.version);
            }
            (*pane, key, content)
        };
        panes.iter().map(rows).collect()
    }

    fn gathered(&self, wanted: Wanted, engine: &mut Standby) -> Found {
        let World { data, now, filter, abbreviations } = &self.world;
        let passing = filter.over_kept(engine, data, *now, abbreviations);
        let keep = |record: &Record| filter.is_empty() || passing.accepts(record);
        match wanted {
            Wanted::Tasks => {
                let tasks = data.of(Kind::Task).filter(|record| keep(record));
                Found::Tasks(tasks.map(|record| record.id.clone()).collect())
            }
            Wanted::Deadlines => Found::Deadlines(Deadlines::of(data, *now, keep)),
        }
    }
}

impl Totals {
    fn of(data: &Dataset, now: Now) -> Self {
        Self { counts: Counts::of(data, now), rollups: rollups(data, now), next: agenda::next(data, now) }
    }
}

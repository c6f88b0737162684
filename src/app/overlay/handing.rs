//! Giving a collective duty to agencies one by one: a list to tick, narrowed by what is typed.

use std::collections::HashSet;
use std::sync::Arc;

use crate::app::cursor::Cursor;
use crate::app::input::Input;
use crate::model::{Dataset, Id, Record};
use crate::text::Words;
use crate::view::agencies;

/// The list of agencies for one duty.
#[derive(Debug, Clone)]
pub struct Handing {
    /// The duty.
    pub parent: Arc<Record>,
    /// What narrows the list.
    pub input: Input,
    shown: Vec<Id>,
    ticked: HashSet<Id>,
    /// Those that have their part already.
    given: HashSet<Id>,
    cursor: Cursor,
}

impl Handing {
    /// The list for a duty.
    pub fn new(parent: Arc<Record>, given: HashSet<Id>, data: &Dataset, words: &dyn Words) -> Self {
        let (input, cursor) = (Input::default(), Cursor::default());
        let mut list = Self { parent, input, shown: Vec::new(), ticked: HashSet::new(), given, cursor };
        list.narrow(data, words);
        list
    }

    /// Shows the agencies that what is typed can mean.
    pub fn narrow(&mut self, data: &Dataset, words: &dyn Words) {
        let found = agencies::matching(self.input.text(), data, words);
        self.shown = found.into_iter().map(|record| record.id.clone()).collect();
        self.cursor = Cursor::default();
    }

    /// The agencies that are shown.
    pub fn shown(&self) -> &[Id] {
        &self.shown
    }

    /// Those that are ticked.
    pub fn ticked(&self) -> &HashSet<Id> {
        &self.ticked
    }

    /// Whether an agency has its part already.
    pub fn is_given(&self, id: &Id) -> bool {
        self.given.contains(id)
    }

    /// The cursor.
    pub fn cursor(&self) -> Cursor {
        self.cursor
    }

    /// Moves by agencies.
    pub fn step(&mut self, by: isize) {
        self.cursor.at = self.cursor.at.saturating_add_signed(by).min(self.shown.len().saturating_sub(1));
    }

    /// Ticks the agency at hand, or no longer, and goes on to the next one.
    pub fn tick(&mut self) {
        let Some(id) = self.shown.get(self.cursor.at).filter(|id| !self.is_given(id)).cloned() else {
            return;
        };
        if !self.ticked.remove(&id) {
            self.ticked.insert(id);
        }
        self.step(1);
    }

    /// Ticks everything that is shown; where all of it is ticked, nothing of it any longer.
    pub fn tick_all(&mut self) {
        let open: Vec<Id> = self.shown.iter().filter(|id| !self.is_given(id)).cloned().collect();
        if open.iter().all(|id| self.ticked.contains(id)) {
            self.ticked.retain(|id| !open.contains(id));
        } else {
            self.ticked.extend(open);
        }
    }

    /// Brings the agency at hand into view.
    pub fn reveal(&mut self, height: u16) {
        self.cursor.reveal_above(self.shown.len(), height, |_| 1);
    }
}

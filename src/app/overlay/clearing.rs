//! Sáu rõ: the tasks that lack one of the six clarities, and the cell at hand.
//!
//! The tasks stay on the list while it is open, also once nothing is missing any more: what was just filled in should
//! not jump away.

use super::ask::{Ask, Purpose};
use super::{Layer, Overlay};
use crate::app::action::{Action, Context};
use crate::app::ctx::Ctx;
use crate::app::cursor::Cursor;
use crate::app::layout::Rect;
use crate::app::projection::Wanted;
use crate::app::reply::{Answer, Reply};
use crate::model::clarity::{Clarity, missing};
use crate::model::{Dataset, Id, Kind, Record};
use crate::text::Message;

/// The list.
#[derive(Debug, Clone, Default)]
pub struct Clearing {
    rows: Vec<Id>,
    cursor: Cursor,
    column: usize,
    lacking: usize,
}

impl Clearing {
    /// A list of tasks, at the first thing that is missing from this row on.
    pub fn new(rows: Vec<Id>, at: usize, data: &Dataset) -> Self {
        let cursor = Cursor { at, ..Cursor::default() };
        let lacking = rows.len();
        let mut list = Self { rows, cursor, lacking, ..Self::default() };
        if !list.is_missing(data) {
            list.next_missing(data);
        }
        list
    }

    /// The tasks.
    pub fn rows(&self) -> &[Id] {
        &self.rows
    }

    /// How many of them still lack something.
    pub fn lacking(&self) -> usize {
        self.lacking
    }

    /// Counts anew what the tasks lack, after records changed.
    pub fn recount(&mut self, data: &Dataset) {
        let lacks = |id: &&Id| data.get(id).is_some_and(|record| !missing(record).is_empty());
        self.lacking = self.rows.iter().filter(lacks).count();
    }

    /// The cursor.
    pub fn cursor(&self) -> Cursor {
        self.cursor
    }

    /// The task at hand.
    pub fn selected(&self) -> Option<&Id> {
        self.rows.get(self.cursor.at)
    }

    /// The clarity at hand.
    pub fn clarity(&self) -> Clarity {
        Clarity::ALL[self.column.min(Clarity::ALL.len() - 1)]
    }

    /// Moves by tasks.
    pub fn step(&mut self, by: isize) {
        self.cursor.at = self.cursor.at.saturating_add_signed(by).min(self.rows.len().saturating_sub(1));
    }

    /// Moves by clarities.
    pub fn sideways(&mut self, right: bool) {
        let to = if right { self.column + 1 } else { self.column.saturating_sub(1) };
        self.column = to.min(Clarity::ALL.len() - 1);
    }

    /// Whether the cell at hand is missing.
    pub fn is_missing(&self, data: &Dataset) -> bool {
        let record = self.selected().and_then(|id| data.get(id));
        record.is_some_and(|record| missing(record).contains(&self.clarity()))
    }

    /// Goes to the next cell that is missing, first in this task and then below; whether there is one.
    pub fn next_missing(&mut self, data: &Dataset) -> bool {
        for row in self.cursor.at..self.rows.len() {
            let lacks = data.get(&self.rows[row]).map(missing).unwrap_or_default();
            let from = if row == self.cursor.at { self.column + 1 } else { 0 };
            let found = (from..Clarity::ALL.len()).find(|column| lacks.contains(&Clarity::ALL[*column]));
            if let Some(column) = found {
                (self.cursor.at, self.column) = (row, column);
                return true;
            }
        }
        false
    }
}

/// The field that makes a task clear in this respect.
pub fn field(clarity: Clarity) -> &'static str {
    match clarity {
        Clarity::Person => "assignee",
        Clarity::Work => "title",
        Clarity::Time => "deadline",
        Clarity::Responsibility => "lead",
        Clarity::Deliverable => "deliverable",
        Clarity::Authority => "approver",
    }
}

/// Lists what the chosen tasks lack; where none are chosen, all that pass the filter: those have to be found first.
fn listed(ctx: &Ctx<'_>) -> Reply {
    if ctx.selection.is_empty() && !ctx.filter.is_empty() {
        return Reply::Gather(Wanted::Tasks);
    }
    let is_chosen = |record: &&Record| ctx.selection.is_empty() || ctx.selection.contains(&record.id);
    let tasks = ctx.data.of(Kind::Task).filter(is_chosen).map(|record| record.id.clone()).collect();
    list(tasks, !ctx.selection.is_empty(), ctx)
}

/// Lists what these tasks lack; where they lack nothing, says so.
pub fn list(tasks: Vec<Id>, is_narrowed: bool, ctx: &Ctx<'_>) -> Reply {
    let looked_at = tasks.len();
    let lacks = |id: &Id| ctx.data.get(id).is_some_and(|record| !missing(record).is_empty());
    let rows: Vec<_> = tasks.into_iter().filter(lacks).collect();
    if rows.is_empty() {
        return Reply::tell(Message::new(match (looked_at, is_narrowed) {
            (0, true) => "clearing-filtered",
            (_, true) => "clearing-nothing-here",
            (_, false) => "clearing-nothing",
        }));
    }
    let at = ctx.selected.as_ref().and_then(|record| rows.iter().position(|id| *id == record.id));
    Reply::push(Overlay::Clearing(Clearing::new(rows, at.unwrap_or(0), ctx.data)))
}

impl Clearing {
    /// Asks for what the cell at hand should hold.
    fn fill(&self, ctx: &Ctx<'_>) -> Reply {
        if ctx.read_only {
            return Reply::refuse("edit-read-only");
        }
        let Some(seen) = self.selected().and_then(|id| ctx.data.shared(id)).cloned() else {
            return Reply::Ignored;
        };
        let name = field(self.clarity());
        let text = match self.clarity() {
            Clarity::Time => seen.deadline().map(|deadline| deadline.text.to_string()),
            _ => seen.get(name).and_then(|value| value.as_str().map(str::to_owned)),
        };
        let blanks = [(name, text.as_deref().unwrap_or_default())];
        Reply::open(Overlay::Ask(Ask::new(Purpose::Fill(name), vec![seen], &blanks)))
    }
}

impl Layer for Clearing {
    fn context(&self) -> Context {
        Context::Clearing
    }

    fn open(action: Action, ctx: &Ctx<'_>) -> Reply {
        if action == Action::Clarities { listed(ctx) } else { Reply::Ignored }
    }

    fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Reply {
        match action {
            Action::Open => return self.fill(ctx),
            Action::Left => self.sideways(false),
            Action::Right => self.sideways(true),
            Action::NextPane => drop(self.next_missing(ctx.data)),
            _ => {
                let Some(by) = ctx.steps(action) else { return Reply::Ignored };
                self.step(by);
            }
        }
        Reply::Drawn
    }

    /// After a cell was filled in, the next that is missing comes up by itself.
    fn hear(&mut self, answer: Answer, ctx: &Ctx<'_>) -> Reply {
        if matches!(answer, Answer::Saved) && self.next_missing(ctx.data) {
            return self.fill(ctx);
        }
        Reply::Ignored
    }

    fn refresh(&mut self, ctx: &Ctx<'_>) {
        self.recount(ctx.data);
    }

    fn reveal(&mut self, rect: Rect, _ctx: &Ctx<'_>) {
        self.cursor.reveal_above(self.rows.len(), rect.height.saturating_sub(1), |_| 1);
    }
}

//! Sáu rõ at work: the list of what tasks lack, filled in cell by cell.

use super::overlay::Overlay;
use super::overlay::ask::{Ask, Purpose};
use super::overlay::clearing::Clearing;
use super::{App, Effect, Outcome};
use crate::model::clarity::{Clarity, missing};
use crate::model::{Id, Kind, Record};
use crate::text::Message;

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

impl App {
    /// Lists what the chosen tasks lack; where none are chosen, all that pass the filter: those have to be found first.
    pub(super) fn open_clearing(&mut self) -> Outcome {
        let is_filtered = !self.filter_text().is_empty();
        if self.selection.is_empty() && is_filtered {
            self.projection.ask_for_tasks();
            return Outcome::drawn();
        }
        let is_chosen = |record: &&Record| self.selection.is_empty() || self.selection.contains(&record.id);
        let tasks = self.data.of(Kind::Task).filter(is_chosen).map(|record| record.id.clone()).collect();
        self.lay_clearing(tasks, !self.selection.is_empty())
    }

    /// Lists what the tasks lack that pass the filter, and presses the keys that waited for them.
    pub(super) fn list_clarities(&mut self, tasks: Vec<Id>) -> Outcome {
        let outcome = self.lay_clearing(tasks, true);
        let held = self.projection.release();
        self.press_all(held, outcome)
    }

    fn lay_clearing(&mut self, tasks: Vec<Id>, is_narrowed: bool) -> Outcome {
        let looked_at = tasks.len();
        let lacks = |id: &Id| self.data.get(id).is_some_and(|record| !missing(record).is_empty());
        let rows: Vec<_> = tasks.into_iter().filter(lacks).collect();
        if rows.is_empty() {
            let id = match (looked_at, is_narrowed) {
                (0, true) => "clearing-filtered",
                (_, true) => "clearing-nothing-here",
                (_, false) => "clearing-nothing",
            };
            return self.tell(Message::new(id), false);
        }
        let at_hand = self.at_hand().and_then(|record| rows.iter().position(|id| *id == record.id));
        let list = Clearing::new(rows, at_hand.unwrap_or(0), &self.data);
        self.lay(Overlay::Clearing(list))
    }

    /// Asks for what the cell at hand should hold.
    pub(super) fn fill_cell(&mut self) -> Outcome {
        if self.is_read_only() {
            return self.refuse("edit-read-only");
        }
        let Some(Overlay::Clearing(list)) = self.overlays.last() else { return Outcome::default() };
        let Some(seen) = list.selected().and_then(|id| self.data.shared(id)).cloned() else {
            return Outcome::default();
        };
        let name = field(list.clarity());
        let text = match list.clarity() {
            Clarity::Time => seen.deadline().map(|deadline| deadline.text.to_string()),
            _ => seen.get(name).and_then(|value| value.as_str().map(str::to_owned)),
        };
        self.lay_typed(Overlay::Ask(Ask::new(
            Purpose::Fill(name),
            vec![seen],
            &[(name, &text.unwrap_or_default())],
        )))
    }

    /// After a cell was filled in, the next that is missing comes up by itself.
    pub(super) fn go_on_clearing(&mut self, outcome: Outcome) -> Outcome {
        let Some(Overlay::Clearing(list)) = self.overlays.last_mut() else { return outcome };
        let saves = outcome.effects.iter().any(|effect| matches!(effect, Effect::Store(_)));
        if !saves || !list.next_missing(&self.data) {
            return outcome;
        }
        let next = self.fill_cell();
        Outcome { dirty: true, effects: outcome.effects.into_iter().chain(next.effects).collect() }
    }
}

//! What an edit of several records comes to, laid before the person who asked for it: every change, and what cannot be
//! changed and why. Nothing is saved before they agree.

use crate::app::cursor::Cursor;
use crate::model::Plan;
use crate::model::plan::Row;

/// The plan that is shown.
#[derive(Debug, Clone)]
pub struct PlanView {
    plan: Plan,
    cursor: Cursor,
    changing: usize,
}

/// Lines of one record: its title, and what happens to it.
pub const ROW_LINES: u16 = 2;

impl PlanView {
    /// A plan; what cannot be changed stands first, because that is what a person has to know.
    pub fn new(mut plan: Plan) -> Self {
        plan.rows.sort_by_key(Row::is_changing);
        let changing = plan.changing().count();
        Self { plan, cursor: Cursor::default(), changing }
    }

    /// Every record.
    pub fn rows(&self) -> &[Row] {
        &self.plan.rows
    }

    /// How many are changed.
    pub fn changing(&self) -> usize {
        self.changing
    }

    /// How many are not.
    pub fn refused(&self) -> usize {
        self.plan.rows.len() - self.changing
    }

    /// The cursor.
    pub fn cursor(&self) -> Cursor {
        self.cursor
    }

    /// Moves by records.
    pub fn step(&mut self, by: isize) {
        self.cursor.at = self.cursor.at.saturating_add_signed(by).min(self.rows().len().saturating_sub(1));
    }

    /// Brings the record at hand into view.
    pub fn reveal(&mut self, height: u16) {
        self.cursor.reveal_above(self.plan.rows.len(), height, |_| ROW_LINES);
    }

    /// The plan itself.
    pub fn into_plan(self) -> Plan {
        self.plan
    }
}

//! What an edit of several records comes to, laid before the person who asked for it: every change, and what cannot be
//! changed and why. Nothing is saved before they agree.

use super::{Layer, Overlay};
use crate::app::action::{Action, Context};
use crate::app::ctx::Ctx;
use crate::app::cursor::Cursor;
use crate::app::layout::Rect;
use crate::app::reply::{Answer, Reply};
use crate::model::plan::Row;
use crate::model::{Id, Plan};

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

    /// How many bodies of the reference come along.
    pub fn adopted(&self) -> usize {
        self.plan.adopted.len()
    }

    /// The name of a record that comes with the plan, by the id that stands in for its own.
    pub fn newcomer(&self, id: &Id) -> Option<&str> {
        let new = self.plan.rows.iter().find(|row| row.base.id == *id && self.plan.stand_ins.contains(id));
        new.map(|row| row.base.title())
    }

    /// A text in which records that come with the plan stand by their names.
    pub fn with_newcomers(&self, mut text: String) -> String {
        for id in &self.plan.stand_ins {
            if let Some(name) = self.newcomer(id) {
                text = text.replace(id.as_str(), name);
            }
        }
        text
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
}

/// Shows a plan and waits for the answer.
pub fn propose(plan: Plan) -> Reply {
    Reply::push(Overlay::Plan(PlanView::new(plan)))
}

/// Whether a plan is shown before it is carried out: where several records are to be changed on a person's word, or some
/// of several cannot be.
pub fn is_shown_first(plan: &Plan, ask: bool) -> bool {
    plan.rows.len() != 1 && (ask || !plan.rows.iter().all(Row::is_changing))
}

/// Carries a plan out, or shows it first; where one record would not change or cannot, says so.
pub fn settle(plan: Plan, ask: bool) -> Reply {
    if is_shown_first(&plan, ask) {
        return propose(plan);
    }
    match plan.rows.as_slice() {
        [row] => match &row.outcome {
            Ok(change) if change.is_nothing() => Reply::refuse("plan-unchanged"),
            Ok(_) => Reply::run(plan),
            Err(why) => Reply::fail(why.message()),
        },
        _ => Reply::run(plan),
    }
}

impl Layer for PlanView {
    fn context(&self) -> Context {
        Context::Plan
    }

    fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Reply {
        match action {
            Action::Open | Action::SaveForm if self.changing == 0 => Reply::Close,
            Action::Open | Action::SaveForm => {
                let plan = std::mem::take(&mut self.plan);
                Reply::run(plan).and(Reply::Answer(Answer::Agreed))
            }
            _ => {
                let Some(by) = ctx.steps(action) else { return Reply::Ignored };
                self.step(by);
                Reply::Drawn
            }
        }
    }

    fn reveal(&mut self, rect: Rect, _ctx: &Ctx<'_>) {
        self.cursor.reveal_above(self.plan.rows.len(), rect.height, |_| ROW_LINES);
    }
}

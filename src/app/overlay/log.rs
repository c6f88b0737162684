//! The history of one record.

use super::{Layer, Overlay};
use crate::app::action::{Action, Context};
use crate::app::ctx::Ctx;
use crate::app::layout::Rect;
use crate::app::message::{Effect, LogLine, Request};
use crate::app::pane::history::HistoryPane;
use crate::app::reply::Reply;
use crate::model::Id;

/// The history of a record.
#[derive(Debug, Clone)]
pub struct Log {
    /// The record.
    pub id: Id,
    /// Its edits.
    pub lines: HistoryPane,
}

impl Layer for Log {
    fn context(&self) -> Context {
        Context::Reader
    }

    fn open(action: Action, ctx: &Ctx<'_>) -> Reply {
        match (action, &ctx.selected) {
            (Action::RecordHistory, Some(record)) => {
                let log = Self { id: record.id.clone(), lines: HistoryPane::default() };
                let asked = Effect::Store(Request::History(Some(record.id.clone())));
                Reply::push(Overlay::Log(log)).and(Reply::Effect(asked))
            }
            _ => Reply::Ignored,
        }
    }

    fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Reply {
        let Some(by) = ctx.steps(action) else { return Reply::Ignored };
        self.lines.step(by);
        Reply::Drawn
    }

    fn take_history(&mut self, lines: &[LogLine]) -> bool {
        self.lines.set_lines(lines.to_vec());
        true
    }

    fn reveal(&mut self, rect: Rect, _ctx: &Ctx<'_>) {
        self.lines.reveal(rect.width, rect.height);
    }
}

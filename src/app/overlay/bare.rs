//! A record without labels beside it and with its lines unbroken: for terminals that ignore a copy, text to select by mouse.

use super::{Layer, Overlay};
use crate::app::action::{Action, Context};
use crate::app::ctx::Ctx;
use crate::app::reply::Reply;
use crate::model::Record;
use crate::view::links::Extent;

/// Lines without anything beside them.
#[derive(Debug, Clone, Default)]
pub struct Bare {
    /// The lines, unbroken.
    pub lines: Vec<String>,
    /// The first line shown.
    pub top: usize,
}

impl Bare {
    /// Scrolls by lines.
    pub fn scroll(&mut self, by: isize) {
        self.top = self.top.saturating_add_signed(by).min(self.lines.len().saturating_sub(1));
    }
}

impl Bare {
    /// A record with all its lines.
    fn of(record: &Record, ctx: &Ctx<'_>) -> Self {
        let mut lines = vec![record.title().to_owned(), record.id.to_string()];
        for line in ctx.sheet(&record.id, Extent::Whole) {
            lines.extend(Some(line.label).filter(|label| !label.is_empty()));
            lines.extend(line.text.lines().map(str::to_owned));
        }
        Self { lines, top: 0 }
    }
}

impl Layer for Bare {
    fn context(&self) -> Context {
        Context::Reader
    }

    fn open(action: Action, ctx: &Ctx<'_>) -> Reply {
        match (action, &ctx.selected) {
            (Action::Bare, Some(record)) => Reply::push(Overlay::Bare(Self::of(record, ctx))),
            (Action::Bare, None) => Reply::refuse("copy-nothing"),
            _ => Reply::Ignored,
        }
    }

    fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Reply {
        let Some(by) = ctx.steps(action) else { return Reply::Ignored };
        self.scroll(by);
        Reply::Drawn
    }
}

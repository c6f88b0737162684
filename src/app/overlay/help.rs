//! What can be done here: the rows of the action table that work in the context below.

use super::{Layer, Overlay};
use crate::app::action::Action;
use crate::app::action::{Context, Group, Row, available};
use crate::app::ctx::Ctx;
use crate::app::cursor::Cursor;
use crate::app::reply::Reply;

/// The help.
#[derive(Debug, Clone)]
pub struct Help {
    /// Where it was asked for.
    pub context: Context,
    cursor: Cursor,
}

/// One line of the help.
#[derive(Debug, Clone, Copy)]
pub enum HelpLine {
    /// The beginning of a group.
    Group(Group),
    /// An action.
    Row(&'static Row),
}

impl Help {
    /// Help for a context.
    pub fn new(context: Context) -> Self {
        Self { context, cursor: Cursor::default() }
    }

    /// Its lines.
    pub fn lines(&self) -> Vec<HelpLine> {
        let mut rows: Vec<_> = available(self.context).collect();
        rows.sort_by_key(|row| row.group);
        let mut lines = Vec::new();
        let mut group = None;
        for row in rows {
            if group != Some(row.group) {
                group = Some(row.group);
                lines.push(HelpLine::Group(row.group));
            }
            lines.push(HelpLine::Row(row));
        }
        lines
    }

    /// The first line shown.
    pub fn top(&self) -> usize {
        self.cursor.top
    }

    /// Scrolls by lines.
    pub fn scroll(&mut self, by: isize, height: u16) {
        let most = self.lines().len().saturating_sub(usize::from(height));
        self.cursor.top = self.cursor.top.saturating_add_signed(by).min(most);
    }
}

impl Layer for Help {
    fn context(&self) -> Context {
        Context::Reader
    }

    fn open(action: Action, ctx: &Ctx<'_>) -> Reply {
        match action {
            Action::Help => Reply::push(Overlay::Help(Self::new(ctx.context))),
            _ => Reply::Ignored,
        }
    }

    fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Reply {
        let Some(by) = ctx.steps(action) else { return Reply::Ignored };
        self.scroll(by, ctx.rect.height);
        Reply::Drawn
    }
}

//! The list of views: filters with names, each with a key.

use super::{Layer, Overlay};
use crate::app::action::{Action, Context};
use crate::app::ctx::Ctx;
use crate::app::cursor::Cursor;
use crate::app::key::Key;
use crate::app::layout::{Rect, Room};
use crate::app::reply::Reply;
use crate::config::View;

/// The list of views.
#[derive(Debug, Clone, Default)]
pub struct Views {
    cursor: Cursor,
}

impl Views {
    /// The cursor.
    pub fn cursor(&self) -> Cursor {
        self.cursor
    }

    /// Moves among `n` views.
    pub fn step(&mut self, by: isize, n: usize) {
        self.cursor.at = self.cursor.at.saturating_add_signed(by).min(n.saturating_sub(1));
    }
}

/// The key of each view: its own, else the next digit that no other one has.
pub fn keys<'a>(views: impl Iterator<Item = &'a View> + Clone) -> Vec<Option<char>> {
    let taken: Vec<char> = views.clone().filter_map(|view| view.key).collect();
    let mut free = ('1'..='9').filter(|digit| !taken.contains(digit));
    views.map(|view| view.key.or_else(|| free.next())).collect()
}

impl Layer for Views {
    fn context(&self) -> Context {
        Context::Views
    }

    fn room(&self) -> Room {
        Room::prompt(12)
    }

    fn open(action: Action, _ctx: &Ctx<'_>) -> Reply {
        match action {
            Action::Views => Reply::push(Overlay::Views(Self::default())),
            _ => Reply::Ignored,
        }
    }

    fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Reply {
        match action {
            Action::Open => shown(ctx, self.cursor.at),
            Action::DropView => Reply::DropView(self.cursor.at),
            _ => {
                let Some(by) = ctx.steps(action) else { return Reply::Ignored };
                self.step(by, ctx.views.all().count());
                Reply::Drawn
            }
        }
    }

    /// The key of a view goes there.
    fn press(&mut self, key: Key, ctx: &Ctx<'_>) -> Reply {
        let at =
            key.text().and_then(|letter| keys(ctx.views.all()).into_iter().position(|of| of == Some(letter)));
        at.map_or(Reply::Ignored, |at| shown(ctx, at))
    }

    fn select_at(&mut self, _x: u16, y: u16, ctx: &Ctx<'_>) -> bool {
        let row = self.cursor.row_at(y, ctx.views.all().count(), |_| 1);
        self.cursor.at = row.unwrap_or(self.cursor.at);
        row.is_some()
    }

    fn reveal(&mut self, rect: Rect, ctx: &Ctx<'_>) {
        let n = ctx.views.all().count();
        self.cursor.reveal_above(n, rect.height, |_| 1);
    }

    fn is_idle(&self, action: Action, ctx: &Ctx<'_>) -> bool {
        matches!(action, Action::Open | Action::DropView) && ctx.views.all().next().is_none()
    }
}

fn shown(ctx: &Ctx<'_>, at: usize) -> Reply {
    ctx.views.all().nth(at).cloned().map_or(Reply::Ignored, Reply::ShowView)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn views_without_a_key_get_the_digits_that_are_left() {
        let view = |key| View { key, ..View::default() };
        let views = [view(None), view(Some('q')), view(Some('1')), view(None)];
        assert_eq!(keys(views.iter()), [Some('2'), Some('q'), Some('1'), Some('3')]);
        let many: Vec<View> = (0..12).map(|_| view(None)).collect();
        assert_eq!(keys(many.iter()).into_iter().flatten().count(), 9);
    }
}

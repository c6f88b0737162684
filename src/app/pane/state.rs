//! What every pane does: it has its keys, its rows and its cursor, and says in a [`Reply`] what is to follow.

use crate::app::action::Action;
use crate::app::ctx::{Ctx, FIRST, steps};
use crate::app::cursor::Position;
use crate::app::layout::Rect;
use crate::app::projection::{Content, Shape};
use crate::app::reply::Reply;
use crate::model::{Date, Id};

/// One pane.
pub(in crate::app) trait PaneState {
    /// The record under the cursor.
    fn selected(&self) -> Option<&Id>;

    /// Puts the cursor on a record, if it is there.
    fn select(&mut self, id: &Id);

    /// Moves by rows.
    fn step(&mut self, by: isize);

    /// The record at hand is not among the rows any more, as a filter was typed: the first row is at hand.
    fn fall_back(&mut self, _today: Date) {
        self.step(FIRST);
    }

    /// The lines that a row takes in a rectangle: so many rows fit a page.
    fn lines(&self, _rect: Rect) -> u16 {
        1
    }

    /// Left and right: where nothing moves that way, the pane beside gets the keys.
    fn sideways(&mut self, right: bool, _ctx: &Ctx<'_>) -> Reply {
        Reply::Beside(right)
    }

    /// Does what this pane alone can do; what is not its own, or would change nothing, it ignores.
    fn act_alone(&mut self, _action: Action, _ctx: &Ctx<'_>) -> Reply {
        Reply::Ignored
    }

    /// Does an action; what is not its own it ignores.
    fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Reply {
        if let Action::Left | Action::Right = action {
            return self.sideways(action == Action::Right, ctx);
        }
        match steps(action, ctx.rows.height, self.lines(ctx.rows)) {
            Some(by) => {
                self.step(by);
                Reply::Drawn
            }
            None => self.act_alone(action, ctx),
        }
    }

    /// The lines of the row at hand in a rectangle.
    fn line_at_hand(&self, rect: Rect) -> Rect {
        let (position, lines) = (self.position(), self.lines(rect));
        let above = u16::try_from(position.at.saturating_sub(position.top + 1)).unwrap_or(u16::MAX);
        rect.lines(above.saturating_mul(lines), lines)
    }

    /// Selects the row that stands in a cell of a rectangle, counted from its corner: the inverse of
    /// [`PaneState::line_at_hand`]. Whether there is one that can be selected.
    fn select_at(&mut self, rect: Rect, x: u16, y: u16) -> bool;

    /// Moves the rows in a rectangle by so many lines, where columns move by themselves those of column `x`; what is selected is
    /// among those that can be seen.
    fn scroll(&mut self, rect: Rect, x: u16, by: i16);

    /// How far it is gone through.
    fn position(&self) -> Position;

    /// Brings the cursor into view.
    fn reveal(&mut self, rect: Rect);

    /// Every record that it shows, whether there is room for it or not.
    fn ids(&self) -> Vec<Id>;

    /// Whether it shows nothing.
    fn is_empty(&self) -> bool;

    /// Why no record is under the cursor, where rows are there.
    fn why_none(&self) -> Option<&'static str> {
        Some("idle-no-item")
    }

    /// What its rows are worked out from; `None` where they do not come from the records.
    fn shape(&self) -> Option<Shape>;

    /// Shows other rows.
    fn take(&mut self, content: Content);

    /// What its rows stand together by, as a word that a view keeps; `None` where that cannot be chosen.
    fn grouping_word(&self) -> Option<&'static str> {
        None
    }

    /// Groups the rows by a word. Whether it means something here.
    fn group_by_word(&mut self, _word: &str) -> bool {
        false
    }
}

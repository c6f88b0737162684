//! What stands around the panes: tabs and counts above, titles, what is told of the row at hand, keys below.

mod footer;
mod header;
mod strip;
mod title;

pub(super) use footer::{draw as footer, keys_in_border};
pub(super) use header::{corner_mark, draw as header, has_room_for_next, next_due};
pub(super) use strip::{draw as strip, of_place};
pub(super) use title::pane_title;

use super::pen::Pen;
use crate::app::action::Context;
use crate::app::cursor::Position;
use crate::app::key::Key;
use crate::app::key_bar;
use crate::app::layout::Rect;

/// A sequence of keys as a person reads it.
pub(super) fn labels(keys: &[Key], pen: &Pen<'_>) -> String {
    key_bar::labels(keys, pen.theme.signs.ascii)
}

/// The line between two panes beside each other.
pub(super) fn divider(left: Rect, pen: &mut Pen<'_>) {
    let at = Rect { x: left.x + left.width, width: 1, ..left };
    let (sign, style) = (pen.theme.signs.vertical, pen.theme.line);
    for y in 0..at.height {
        pen.put(at, 0, y, sign, style);
    }
}

/// The mark in a column that says how far the rows beside it are scrolled, each of which takes so many lines.
pub(super) fn scroll_mark(position: Position, lines: u16, column: Rect, pen: &mut Pen<'_>) {
    let Some(y) = position.scroll_mark(column.height, lines) else { return };
    let (sign, style) = (pen.theme.signs.scroll, pen.theme.mark);
    pen.put(column, 0, y, sign, style);
}

/// Whether letters typed in this context are text; the footer then has fewer keys.
pub(super) fn hint(context: Context) -> &'static str {
    if context == Context::Finder { "finder-hint" } else { "prompt-hint" }
}

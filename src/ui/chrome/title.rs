//! The line above a pane: what it is, the way down to the row at hand, and how far the rows are gone through.

use crate::app::App;
use crate::app::layout::Rect;
use crate::app::screen::Pane;
use crate::ui::pane::crumbs;
use crate::ui::pen::Pen;

/// The line above a pane. `detail` is what it says before the way; `more`, what it says in so many columns that are left.
pub(in crate::ui) fn pane_title(
    app: &App,
    (pane, rect): (Pane, Rect),
    detail: &str,
    more: impl Fn(u16, &Pen<'_>) -> String,
    pen: &mut Pen<'_>,
) {
    let alone = app.overlays().is_empty();
    let focused = alone && app.focused() == pane;
    let (head, signs) = (pen.theme.head, pen.theme.signs);
    let style = if focused { pen.theme.title_focused } else { head };
    let position = app.position_in(pane);
    let count = if position.of > 0 && !app.is_loading(pane) {
        format!(" {}/{} ", position.at, position.of)
    } else {
        String::new()
    };
    let room = rect.width.saturating_sub(pen.width(&count));
    let mut x = pen.put_within(rect, 0, 0, room, &format!(" {} ", app.lang().text(pane.label())), style);
    let detail = if detail.is_empty() { String::new() } else { format!(" {detail} ") };
    let way = room.saturating_sub(pen.width(&detail));
    for crumb in crumbs(app, pane) {
        // A way that breaks off in its first letters leads nowhere.
        if x + LEAST > way {
            break;
        }
        x = pen.put(rect, x, 0, &format!("{} ", signs.step), head);
        x = pen.put_within(rect, x, 0, way.saturating_sub(x + 1), &crumb, head);
        x = pen.put(rect, x, 0, " ", head);
    }
    pen.rule(rect, x, 0, " ", head);
    x = pen.put_within(rect, x, 0, room.saturating_sub(x), &detail, head);
    let left = room.saturating_sub(x + 3);
    let more = more(left, pen);
    if !more.is_empty() && pen.width(&more) <= left {
        pen.put(rect, x + 1, 0, &format!(" {more} "), head);
    }
    if room >= x {
        pen.put(rect, room, 0, &count, head);
    }
}

/// Columns below which a step of the way is left out.
const LEAST: u16 = 8;

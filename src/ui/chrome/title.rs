//! The line above a pane: what it is, the way down to the row at hand, and how far the rows are gone through.

use crate::app::App;
use crate::app::layout::Rect;
use crate::app::screen::Pane;
use crate::ui::pane::crumbs;
use crate::ui::pen::Pen;

/// The line above a pane. `detail` is what it says beside that, where there is room.
pub(in crate::ui) fn pane_title(app: &App, pane: Pane, rect: Rect, detail: &str, pen: &mut Pen<'_>) {
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
    for crumb in crumbs(app, pane) {
        // A way that breaks off in its first letters leads nowhere.
        if x + LEAST > room {
            break;
        }
        x = pen.put(rect, x, 0, &format!("{} ", signs.step), head);
        x = pen.put_within(rect, x, 0, room.saturating_sub(x + 1), &crumb, head);
        x = pen.put(rect, x, 0, " ", head);
    }
    pen.rule(rect, x, 0, signs.horizontal, pen.theme.head_line);
    let detail = format!(" {detail} ");
    let needed = pen.width(&detail);
    if needed > 2 && x + needed < room {
        pen.put(rect, x + 1, 0, &detail, head);
    }
    if room >= x {
        pen.put(rect, room, 0, &count, head);
    }
}

/// Columns below which a step of the way is left out.
const LEAST: u16 = 8;

//! The record at hand beside its list; of the summary, the row at hand.

use crate::app::App;
use crate::app::layout::Rect;
use crate::app::screen::Pane;
use crate::ui::overlay::sheet;
use crate::ui::pen::Pen;

pub(in crate::ui) fn draw(app: &App, at: Rect, pen: &mut Pen<'_>) {
    if app.focused() == Pane::Summary {
        return super::summary::side(app, at, pen);
    }
    let Some(record) = app.selected() else { return };
    let used = sheet::title(app, record, at, pen);
    let lines = app.sheet(&record.id);
    let rest = Rect { y: at.y + used, height: at.height.saturating_sub(used), ..at };
    sheet::lines(&lines, 0, None, rest, pen);
}

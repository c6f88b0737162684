//! The history of one record.

use super::Draw;
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::overlay::log::Log;
use crate::ui::pane::history;
use crate::ui::pen::Pen;
use crate::view::name;

impl Draw for Log {
    fn draw(&self, app: &App, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
        let record = app.data().get(&self.id);
        let title = record.map(|record| name::apart(record, app.data(), app.lang())).unwrap_or_default();
        let title = app.lang().with("title-log", &[("title", (&title).into())]);
        pen.put(at, 0, 0, &format!(" {title} "), pen.theme.title_focused);
        history::lines(app, &self.lines, true, app.sheet_rect(), pen);
        None
    }
}

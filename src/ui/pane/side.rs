//! The record at hand beside its list.

use crate::app::App;
use crate::app::layout::Rect;
use crate::app::overlay::sheet::with_chart;
use crate::ui::overlay::sheet;
use crate::ui::pen::Pen;

pub(in crate::ui) fn draw(app: &App, at: Rect, pen: &mut Pen<'_>) {
    let Some(record) = app.selected() else { return };
    let used = sheet::title(app, record, at, pen);
    let lines = app.sheet(&record.id);
    let rest = Rect { y: at.y + used, height: at.height.saturating_sub(used), ..at };
    let chart = app.chart(&record.id);
    let (rows, below) = with_chart(rest, chart.is_some());
    sheet::lines(&lines, 0, None, rows, pen);
    if let Some((at, chart)) = below.zip(chart) {
        sheet::draw_chart(app, &chart, at, pen);
    }
}

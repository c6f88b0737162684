//! Văn bản: number, day, title.

use ratatui::style::Style;

use super::list::{self, Slot};
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::screen::Pane;
use crate::model::date;
use crate::text::Words;
use crate::ui::pen::Pen;
use crate::view::name;

/// Columns for the number, which is what a document goes by.
fn number_columns(width: u16) -> u16 {
    if width >= 80 { 24 } else { 16 }
}

const DAY: u16 = 10;

pub(super) fn draw(app: &App, at: Rect, pen: &mut Pen<'_>) {
    list::draw(app, Pane::Documents, at, pen, |_| 1, |slot, pen| document(app, slot, pen));
}

fn document(app: &App, slot: &Slot<'_>, pen: &mut Pen<'_>) {
    let Some(document) = slot.record.as_document() else { return };
    let number = if document.number.is_empty() {
        name::brief(slot.record, app.lang())
    } else {
        document.number.to_string()
    };
    let columns = number_columns(slot.at.width);
    pen.put_within(slot.at, 1, 0, columns, &number, pen.theme.title);
    let mut x = columns + 2;
    if slot.at.width >= 60 {
        let day = document.date_issued.map_or_else(String::new, date::show);
        pen.put_within(slot.at, x, 0, DAY, &day, pen.theme.aside);
        x += DAY + 1;
    }
    if let Some(status) = document.status.filter(|status| *status == crate::model::DocumentStatus::Draft) {
        let word = app.lang().word(&format!("document-status-{}", status.word()));
        x = pen.put(slot.at, x, 0, &format!("[{word}]"), pen.theme.soon) + 1;
    }
    pen.put(slot.at, x, 0, name::title(slot.record, app.lang()), Style::new());
}

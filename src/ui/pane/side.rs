//! What is told beside a list of the row at hand: the record with its fields, what a place has, or a row of the summary.

use crate::app::App;
use crate::app::desk::Subject;
use crate::app::layout::Rect;
use crate::ui::chrome;
use crate::ui::overlay::sheet;
use crate::ui::pen::Pen;

pub(in crate::ui) fn draw(app: &App, at: Rect, pen: &mut Pen<'_>) {
    match app.told() {
        Subject::Record(id) => sheet::preview(app, id, at, pen),
        Subject::Place(slug) => chrome::of_place(app, slug, at, pen),
        Subject::Group(_) => super::summary::side(app, at, pen),
        Subject::Nothing => {}
    }
}

//! The list of views.

use ratatui::style::Style;

use super::Draw;
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::overlay::views::{Views, keys};
use crate::app::screen::Screen;
use crate::text::Words;
use crate::ui::pen::Pen;

/// Columns for the name of a view.
const NAME: u16 = 30;

impl Draw for Views {
    fn draw(&self, app: &App, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
        views(app, self, at, pen);
        None
    }

    fn title(&self, app: &App) -> String {
        app.lang().word("title-views")
    }
}

/// The views with their keys, screens and filters.
fn views(app: &App, views: &Views, at: Rect, pen: &mut Pen<'_>) {
    let lang = app.lang();
    let rows = at.below_title();
    let heads = [(5, "view-head-name"), (6 + NAME, "view-head-filter")];
    for (x, head) in heads.into_iter().filter(|_| app.views().next().is_some()) {
        pen.put(at, x, 0, &lang.word(head), pen.theme.heading);
    }
    if app.views().next().is_none() {
        for (y, line) in (0..).zip(pen.wrapped(&lang.word("views-none"), rows.width.saturating_sub(2), 4)) {
            pen.put(rows, 1, y, &line, pen.theme.aside);
        }
    }
    let keyed = app.views().zip(keys(app.views())).enumerate().skip(views.cursor().top);
    for (y, (place, (view, key))) in (0..rows.height).zip(keyed) {
        let row = Rect { y: rows.y + y, height: 1, ..rows };
        let key = key.map_or_else(String::new, String::from);
        pen.put_within(row, 2, 0, 2, &key, pen.theme.key);
        pen.put_within(row, 5, 0, NAME, &view.name, Style::new());
        let screen = view.screen.as_deref().and_then(Screen::of_word);
        let screen = screen.map_or_else(String::new, |screen| lang.word(screen.label()));
        let x = pen.put(row, 6 + NAME, 0, &screen, pen.theme.aside);
        pen.put(row, x + 2, 0, &view.filter, pen.theme.aside);
        if place == views.cursor().at {
            pen.mark(row, 0);
        }
    }
}

//! The menu of actions for marked hits: what is meant, and the keys with what each does.

use ratatui::style::Style;

use super::Draw;
use super::about::about;
use crate::app::App;
use crate::app::action::Context;
use crate::app::layout::Rect;
use crate::app::overlay::action_menu::ActionMenu;
use crate::text::Words;
use crate::ui::chrome;
use crate::ui::pen::Pen;

/// Columns for a key.
const KEY: u16 = 4;

impl Draw for ActionMenu {
    fn draw(&self, app: &App, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
        draw(app, self, at, pen);
        None
    }

    fn title(&self, app: &App) -> String {
        app.lang().word("action-actions")
    }
}

fn draw(app: &App, menu: &ActionMenu, at: Rect, pen: &mut Pen<'_>) {
    let lang = app.lang();
    let meant = if app.selection().is_empty() {
        about(app, std::slice::from_ref(&menu.at_hand))
    } else {
        lang.with("many-records", &[("n", app.selection().len().into())])
    };
    pen.put_within(at, 1, 0, at.width.saturating_sub(2), &meant, pen.theme.title);
    for (y, (place, row)) in (1..at.height).zip(menu.rows().enumerate().skip(menu.cursor().top)) {
        let keys = app.keymap().keys(Context::ActionMenu, row).next().unwrap_or_default();
        pen.put_within(at, 2, y, KEY, &chrome::labels(keys, pen), pen.theme.key);
        pen.put(at, 2 + KEY, y, &lang.word(&format!("action-{}", row.id)), Style::new());
        if place == menu.cursor().at {
            pen.mark(at, y);
        }
    }
}

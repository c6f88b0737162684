//! The help: every action that works here, with its keys.

use ratatui::style::Style;

use super::Draw;
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::overlay::help::{Help, HelpLine};
use crate::text::Words;
use crate::ui::chrome;
use crate::ui::pen::Pen;

const KEYS: u16 = 20;

impl Draw for Help {
    fn draw(&self, app: &App, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
        draw(app, self, at, pen);
        None
    }
}

fn draw(app: &App, help: &Help, at: Rect, pen: &mut Pen<'_>) {
    let x = pen.put(at, 0, 0, &format!(" {} ", app.lang().word("title-help")), pen.theme.title_focused);
    let rows = app.sheet_rect();
    let lines = help.lines();
    let below = lines.len().saturating_sub(help.top() + usize::from(rows.height));
    if below > 0 {
        pen.put(at, x + 1, 0, &app.lang().with("help-below", &[("n", below.into())]), pen.theme.aside);
    }
    for (y, line) in (0..rows.height).zip(lines.into_iter().skip(help.top())) {
        draw_line(app, help, line, Rect { y: rows.y + y, height: 1, ..rows }, pen);
    }
}

fn draw_line(app: &App, help: &Help, line: HelpLine, at: Rect, pen: &mut Pen<'_>) {
    match line {
        HelpLine::Group(group) => drop(pen.put(at, 1, 0, &app.lang().word(group.label()), pen.theme.heading)),
        HelpLine::Row(row) => {
            let keys: Vec<String> =
                app.keymap().keys(help.context, row).map(|keys| chrome::labels(keys, pen)).collect();
            pen.put_within(at, 3, 0, KEYS, &keys.join("  "), pen.theme.key);
            let title = app.lang().word(&format!("action-{}", row.id));
            pen.put(at, KEYS + 4, 0, &title, Style::new());
        }
    }
}

//! The palette: what is typed, what it means, and the entries below each other.

use ratatui::style::Style;

use super::Draw;
use super::line::field;
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::overlay::palette::{Entry, Palette};
use crate::text::Words;
use crate::ui::chrome;
use crate::ui::pen::Pen;
use crate::view::name;

/// Columns for the keys of an action.
const KEYS: u16 = 12;

impl Draw for Palette {
    fn draw(&self, app: &App, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
        Some(draw(app, self, at, pen))
    }

    fn title(&self, app: &App) -> String {
        app.lang().word("title-palette")
    }
}

/// What is typed, what it means, and the entries.
fn draw(app: &App, palette: &Palette, at: Rect, pen: &mut Pen<'_>) -> (u16, u16) {
    let cursor = field(" :", &palette.input, at, pen);
    let below = at.below_title();
    pen.put(below, 1, 0, &app.lang().word("palette-hint"), pen.theme.aside);
    let rows = below.below_title();
    let top = palette.cursor().top;
    for (y, (place, entry)) in (0..rows.height).zip(palette.entries.iter().enumerate().skip(top)) {
        let row = Rect { y: rows.y + y, height: 1, ..rows };
        draw_entry(app, palette, entry, row, pen);
        if place == palette.cursor().at {
            pen.mark(row, 0);
        }
    }
    cursor
}

fn draw_entry(app: &App, palette: &Palette, entry: &Entry, at: Rect, pen: &mut Pen<'_>) {
    let lang = app.lang();
    match entry {
        Entry::Action(row) => {
            let keys = app.keymap().keys(palette.below, row).next().unwrap_or_default();
            pen.put_within(at, 2, 0, KEYS, &chrome::labels(keys, pen), pen.theme.key);
            pen.put(at, KEYS + 3, 0, &lang.word(&format!("action-{}", row.id)), Style::new());
        }
        Entry::Jump(hit) => {
            let record = palette.jump.hits().get(*hit).and_then(|hit| app.data().at(hit.place));
            let Some(record) = record else { return };
            let kind = name::kind(record, lang);
            pen.put_within(at, 2, 0, KEYS, &kind, pen.theme.aside);
            pen.put(at, KEYS + 3, 0, &name::apart(record, app.data(), lang), Style::new());
        }
        Entry::Filter(filter, read) => {
            let x =
                pen.put(at, 2, 0, &lang.with("palette-filter", &[("filter", filter.into())]), Style::new());
            if let Err(message) = read {
                pen.put(at, x + 2, 0, &lang.tell(message), pen.theme.overdue);
            }
        }
        Entry::Save(name) => {
            pen.put(at, 2, 0, &lang.with("palette-save-as", &[("name", name.into())]), Style::new());
        }
        Entry::Find(words) => {
            pen.put(at, 2, 0, &lang.with("palette-find", &[("words", words.into())]), Style::new());
        }
    }
}

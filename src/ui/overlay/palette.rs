//! The palette, the list of views, what to copy, and the bare text: rows below each other.

use ratatui::style::Style;

use super::field;
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::overlay::copy::{Bare, Copying};
use crate::app::overlay::palette::{Entry, Palette};
use crate::app::overlay::views::{Views, keys};
use crate::app::screen::Screen;
use crate::text::Words;
use crate::ui::chrome;
use crate::ui::pen::Pen;
use crate::view::name;

/// Columns for the keys of an action, or the name of a view.
const KEYS: u16 = 12;
const NAME: u16 = 30;

/// What is typed, what it means, and the entries.
pub(super) fn draw(app: &App, palette: &Palette, at: Rect, pen: &mut Pen<'_>) -> (u16, u16) {
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
            let kind = lang.word(&format!("kind-{}", record.kind()));
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

/// The views with their keys, screens and filters.
pub(super) fn views(app: &App, views: &Views, at: Rect, pen: &mut Pen<'_>) {
    let lang = app.lang();
    pen.put(at, 0, 0, &format!(" {} ", lang.word("title-views")), pen.theme.title_focused);
    let rows = app.sheet_rect();
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

/// What can be copied.
pub(super) fn copying(app: &App, copying: &Copying, at: Rect, pen: &mut Pen<'_>) {
    let lang = app.lang();
    pen.put(at, 0, 0, &format!(" {} ", lang.word("title-copy")), pen.theme.title_focused);
    for (y, (place, (label, text))) in (1..at.height).zip(copying.items.iter().enumerate()) {
        pen.put_within(at, 2, y, KEYS, &lang.word(label), pen.theme.aside);
        pen.put(at, KEYS + 3, y, text, Style::new());
        if place == copying.cursor().at {
            pen.mark(at, y);
        }
    }
}

/// Text from the first column on, and nothing beside it: a line that is too long goes on in the next one, because what
/// cannot be seen cannot be selected.
pub(super) fn bare(bare: &Bare, at: Rect, pen: &mut Pen<'_>) {
    let mut y = 0;
    for line in bare.lines.iter().skip(bare.top) {
        let room = usize::from(at.height.saturating_sub(y));
        for part in pen.wrapped(line, at.width, room) {
            pen.put(at, 0, y, &part, Style::new());
            y += 1;
        }
        if y >= at.height {
            break;
        }
    }
}

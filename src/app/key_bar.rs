//! The line of keys: which of the hints fit, and where each stands.
//!
//! Worked out without drawing, so that a click knows which of them it hits.

use super::App;
use super::action::{Action, Row, available};
use super::key::Key;
use super::layout::{Rect, Room};
use crate::text::{self, Words as _, cells};

/// The line of keys.
#[derive(Debug, Clone)]
pub struct KeyBar {
    /// Where it stands.
    pub at: Rect,
    /// Whether that is the lower border of a box, and not the last line of the screen.
    pub in_border: bool,
    /// The keys of a sequence that was begun.
    pub begun: Option<String>,
    /// The keys that do something here, or that complete the sequence.
    pub hints: Vec<Hint>,
}

/// One key with what it does.
#[derive(Debug, Clone)]
pub struct Hint {
    /// What it does.
    pub action: Action,
    /// Its first column.
    pub x: u16,
    /// The key.
    pub key: String,
    /// What is said of it, a column behind the key.
    pub title: String,
}

/// Columns between two hints.
const GAP: u16 = 2;

impl Hint {
    /// The column in which the title begins.
    pub fn title_x(&self) -> u16 {
        self.x + cells(&self.key) + 1
    }

    /// The column behind it.
    pub fn end(&self) -> u16 {
        self.title_x() + cells(&self.title)
    }
}

impl KeyBar {
    /// The column behind its last word.
    pub fn end(&self) -> u16 {
        self.hints.last().map_or(0, Hint::end)
    }

    /// What the key in a cell of the screen does.
    pub fn action_at(&self, x: u16, y: u16) -> Option<Action> {
        let (x, _) = self.at.cell(x, y)?;
        self.hints.iter().find(|hint| (hint.x..hint.end()).contains(&x)).map(|hint| hint.action)
    }
}

/// The line of keys as things are, for a terminal that shows nothing but ASCII or any other. `None` where no line is free for it.
pub fn key_bar(app: &App, ascii: bool) -> Option<KeyBar> {
    let (at, in_border) = place(app)?;
    if !app.pending().is_empty() {
        // A border has no room for that.
        return (!in_border).then(|| sequence(app, at, ascii));
    }
    let hints = in_a_row(0, hints(app, at.width, ascii));
    Some(KeyBar { at, in_border, begun: None, hints })
}

/// The lower border of a box that has one, else the last line of the screen.
fn place(app: &App) -> Option<(Rect, bool)> {
    let layout = app.layout();
    let is_box = app.overlays().last().is_some_and(|layer| layer.room() != Room::Whole);
    if !is_box || !layout.frames_boxes() {
        return layout.footer.map(|at| (at, false));
    }
    let rect = app.rect_of_layer(app.overlays().len() - 1);
    let last = rect.lines(rect.height.saturating_sub(1), 1);
    // Corners, a piece of the border, and a blank beside the words.
    Some((Rect { x: last.x + 3.min(last.width), width: last.width.saturating_sub(5), ..last }, true))
}

/// The sequence that was begun, and the keys that complete it.
fn sequence(app: &App, at: Rect, ascii: bool) -> KeyBar {
    let begun = format!("{} {}", labels(app.pending(), ascii), if ascii { "..." } else { "…" });
    let mut ways = Vec::new();
    for row in available(app.context()) {
        for keys in app.keymap().keys(app.context(), row) {
            if let Some([next, ..]) = keys.strip_prefix(app.pending()) {
                ways.push((row.action, labels(&[*next], ascii), short_title(row.id, app, ascii)));
            }
        }
    }
    let hints = in_a_row(cells(&begun) + GAP, ways);
    KeyBar { at, in_border: false, begun: Some(begun), hints }
}

/// Places hints one behind the other.
fn in_a_row(mut x: u16, hints: Vec<(Action, String, String)>) -> Vec<Hint> {
    let place = |(action, key, title)| {
        let hint = Hint { action, x, key, title };
        x = hint.end() + GAP;
        hint
    };
    hints.into_iter().map(place).collect()
}

/// As many keys with their words as fit, in the order of the table; the most wanted stay when there is little room.
fn hints(app: &App, width: u16, ascii: bool) -> Vec<(Action, String, String)> {
    let hint = |row: &'static Row| {
        let keys = app.keymap().keys(app.context(), row).next().unwrap_or_default();
        (row.action, labels(keys, ascii), short_title(app.said_of(row), app, ascii))
    };
    let mut shown: Vec<&Row> = Vec::new();
    let mut used = 0;
    for row in app.hints() {
        let (_, key, title) = hint(row);
        let needs = cells(&key) + 1 + cells(&title) + GAP;
        if used + needs <= width + GAP {
            used += needs;
            shown.push(row);
        }
    }
    let is_shown = |row: &&Row| shown.iter().any(|at| at.id == row.id);
    available(app.context()).filter(is_shown).map(hint).collect()
}

/// A sequence of keys as a person reads it.
pub fn labels(keys: &[Key], ascii: bool) -> String {
    let label = |key: &Key| if ascii { key.label_ascii() } else { key.label() };
    keys.iter().map(label).collect::<Vec<_>>().join(" ")
}

/// The footer's word for an action: a shorter one where there is one.
fn short_title(id: &str, app: &App, ascii: bool) -> String {
    let lang = app.lang();
    let short = format!("short-{id}");
    let title = if lang.knows(&short) { lang.word(&short) } else { lang.word(&format!("action-{id}")) };
    if ascii { text::ascii(&title) } else { title }
}

//! The last line: the keys that do something here; above it what is said for a moment.

use ratatui::style::Style;

use super::{label, labels};
use crate::app::App;
use crate::app::action::{self, Row};
use crate::app::layout::{Layout, Rect, Room};
use crate::text::Words;
use crate::ui::pen::Pen;

/// So many lines of the screen a notice may take.
const NOTICE_MAX: u16 = 6;

/// The line of keys: what can be done here, the most wanted first; and what is said for a moment, above it.
pub(in crate::ui) fn draw(app: &App, layout: &Layout, pen: &mut Pen<'_>) {
    let Some(at) = layout.footer else { return };
    notice(app, at, pen);
    // A box with a border says its keys there.
    let is_whole = app.overlays().last().is_none_or(|layer| layer.room() == Room::Whole);
    if is_whole || !layout.frames_boxes() {
        keys(app, at, pen);
    }
}

/// The keys of a box in its lower border: as many as fit.
pub(in crate::ui) fn keys_in_border(app: &App, at: Rect, pen: &mut Pen<'_>) {
    let room = at.width.saturating_sub(1);
    if !app.pending().is_empty() || hints(app, room, pen).is_empty() {
        return;
    }
    let inside = Rect { x: at.x + 1, width: room, ..at };
    let end = keys(app, inside, pen);
    // The border shows between the words, unless they stand on blanks.
    pen.put(at, 0, 0, &" ".repeat(usize::from(end) + 2), Style::new());
    keys(app, inside, pen);
}

/// What is said, whole, over the last lines above the keys.
fn notice(app: &App, at: Rect, pen: &mut Pen<'_>) {
    let Some(notice) = app.notice() else { return };
    let (signs, theme) = (pen.theme.signs, pen.theme);
    let (sign, style) = if notice.failed { (signs.late, theme.overdue) } else { (signs.done, theme.done) };
    let said = app.lang().tell(&notice.message);
    let said = if notice.failed { as_sentence(&said) } else { said };
    let most = at.y.min(NOTICE_MAX);
    let wrapped = pen.wrapped(&said, at.width.saturating_sub(2), usize::from(most));
    let height = u16::try_from(wrapped.len()).unwrap_or(most).min(most);
    let place = Rect { y: at.y - height, height, ..at };
    pen.clear(place);
    pen.put(place, 0, 0, sign, style);
    for (y, line) in (0..).zip(&wrapped) {
        pen.put(place, 2, y, line, style);
    }
}

/// A reason as a sentence: on the command line it follows the name of a field, here it stands alone.
fn as_sentence(reason: &str) -> String {
    let mut rest = reason.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// The keys that do something here, or those that complete the sequence that was begun. The column behind them.
fn keys(app: &App, at: Rect, pen: &mut Pen<'_>) -> u16 {
    let mut x = 0;
    if !app.pending().is_empty() {
        x = pen.put(at, 0, 0, &format!("{} …", labels(app.pending(), pen)), pen.theme.key) + 2;
        for (key, title) in ways_on(app, pen) {
            x = pen.put(at, x, 0, &key, pen.theme.key);
            x = pen.put(at, x + 1, 0, &title, Style::new()) + 2;
        }
        return x;
    }
    for (key, title) in hints(app, at.width, pen) {
        x = pen.put(at, x, 0, &key, pen.theme.key);
        x = pen.put(at, x + 1, 0, &title, Style::new()) + 2;
    }
    x.saturating_sub(1)
}

/// The keys that complete the sequence that was begun, with what each does.
fn ways_on(app: &App, pen: &Pen<'_>) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for row in action::available(app.context()) {
        for keys in app.keymap().keys(app.context(), row) {
            if let Some([next, ..]) = keys.strip_prefix(app.pending()) {
                found.push((label(*next, pen), short_title(row.id, app)));
            }
        }
    }
    found
}

/// As many keys with their words as fit, in the order of the table; the most wanted stay when there is little room.
fn hints(app: &App, width: u16, pen: &Pen<'_>) -> Vec<(String, String)> {
    let hint = |row: &&Row| {
        let keys = app.keymap().keys(app.context(), row).next().unwrap_or_default();
        (labels(keys, pen), short_title(app.said_of(row), app))
    };
    let mut shown: Vec<&Row> = Vec::new();
    let mut used = 0;
    for row in app.hints() {
        let (key, title) = hint(&row);
        let needs = pen.width(&key) + pen.width(&title) + 3;
        if used + needs <= width + 2 {
            used += needs;
            shown.push(row);
        }
    }
    action::available(app.context())
        .filter(|row| shown.iter().any(|at| at.id == row.id))
        .map(|row| hint(&row))
        .collect()
}

/// The footer's word for an action: a shorter one where there is one.
fn short_title(id: &str, app: &App) -> String {
    let lang = app.lang();
    let short = format!("short-{id}");
    if lang.knows(&short) {
        lang.text(&short).into_owned()
    } else {
        lang.text(&format!("action-{id}")).into_owned()
    }
}

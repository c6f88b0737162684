//! The last line: the keys that do something here; above it what is said for a moment.

use ratatui::style::Style;

use crate::app::App;
use crate::app::key_bar::{KeyBar, key_bar};
use crate::app::layout::{Layout, Rect};
use crate::text::Words;
use crate::ui::pen::Pen;

/// So many lines of the screen a notice may take: what went wrong is read whole, what went well must not hide what it is
/// about.
const NOTICE_MAX: u16 = 6;
/// One line of so many.
const SHARE: u16 = 5;

/// The line of keys: what can be done here, the most wanted first; and what is said for a moment, above it.
pub(in crate::ui) fn draw(app: &App, layout: &Layout, pen: &mut Pen<'_>) {
    let Some(at) = layout.footer else { return };
    notice(app, at, pen);
    if let Some(bar) = key_bar(app, pen.theme.signs.ascii).filter(|bar| !bar.in_border) {
        keys(&bar, pen);
    }
}

/// The keys of the box on top in its lower border: as many as fit.
pub(in crate::ui) fn keys_in_border(app: &App, pen: &mut Pen<'_>) {
    let bar = key_bar(app, pen.theme.signs.ascii).filter(|bar| bar.in_border && !bar.hints.is_empty());
    let Some(bar) = bar else { return };
    // The border shows between the words, unless they stand on blanks.
    let around = Rect { x: bar.at.x - 1, width: bar.at.width + 1, ..bar.at };
    pen.put(around, 0, 0, &" ".repeat(usize::from(bar.end()) + 3), Style::new());
    keys(&bar, pen);
}

/// What is said, whole, over the last lines above the keys.
fn notice(app: &App, at: Rect, pen: &mut Pen<'_>) {
    let Some(notice) = app.notice() else { return };
    let (signs, theme) = (pen.theme.signs, pen.theme);
    let (sign, style) = if notice.failed { (signs.late, theme.overdue) } else { (signs.done, theme.done) };
    let said = app.lang().tell(&notice.message);
    let said = if notice.failed { as_sentence(&said) } else { said };
    let most = if notice.failed { NOTICE_MAX } else { (at.y / SHARE).clamp(1, NOTICE_MAX) };
    let most = most.min(at.y);
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

fn keys(bar: &KeyBar, pen: &mut Pen<'_>) {
    if let Some(begun) = &bar.begun {
        pen.put(bar.at, 0, 0, begun, pen.theme.key);
    }
    for hint in &bar.hints {
        pen.put(bar.at, hint.x, 0, &hint.key, pen.theme.key);
        pen.put(bar.at, hint.title_x(), 0, &hint.title, Style::new());
    }
}

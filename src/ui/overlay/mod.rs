//! Drawing the layers; they mirror `app::overlay`.

mod calendar;
mod clearing;
mod confirm;
mod edit;
mod finder;
mod form;
mod handing;
mod help;
mod many;
mod measure;
mod palette;
mod prompt;
pub(super) mod sheet;

use super::pen::Pen;
use crate::app::App;
use crate::app::input::Input;
use crate::app::layout::Rect;
use crate::app::overlay::Overlay;
use crate::view::name;

/// Whether a layer is one line at the foot of the screen and leaves the panes to be seen.
pub(super) fn lies_at_the_foot(overlay: &Overlay) -> bool {
    use Overlay::{Ask, Confirm, Entry, Extend, Filter};
    matches!(overlay, Filter(_) | Entry(_) | Ask(_) | Extend(_) | Confirm(_))
}

/// The lines that a layer at the foot needs for what is typed.
pub(super) fn lines_of_text(overlay: &Overlay) -> u16 {
    match overlay {
        Overlay::Ask(ask) => u16::try_from(ask.blanks.len()).unwrap_or(1),
        Overlay::Confirm(_) => confirm::LINES,
        _ => 1,
    }
}

/// Draws a layer. Where text is typed in it, the cell of the cursor.
pub(super) fn draw(app: &App, overlay: &Overlay, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
    match overlay {
        Overlay::Detail(open) => sheet::draw(app, open, None, at, pen),
        Overlay::Basis(open) => sheet::draw(app, open, Some("title-basis"), at, pen),
        Overlay::Finder(open) => return Some(finder::draw(app, open, at, pen)),
        Overlay::Filter(open) => return Some(prompt::draw(app, open, at, pen)),
        Overlay::Entry(open) => return Some(edit::entry(app, open, at, pen)),
        Overlay::Form(open) => return form::draw(app, open, at, pen),
        Overlay::Leave(_) => form::leave(app, at, pen),
        Overlay::Measure(open) => return Some(measure::draw(app, open, at, pen)),
        Overlay::Palette(open) => return Some(palette::draw(app, open, at, pen)),
        Overlay::Views(open) => palette::views(app, open, at, pen),
        Overlay::Copy(open) => palette::copying(app, open, at, pen),
        Overlay::Bare(open) => palette::bare(open, at, pen),
        Overlay::Help(open) => help::draw(app, open, at, pen),
        Overlay::Menu(open) => many::menu(app, open, at, pen),
        Overlay::Ask(open) => return Some(many::ask(app, open, at, pen)),
        Overlay::Plan(open) => many::plan(app, open, at, pen),
        Overlay::Clearing(open) => clearing::draw(app, open, at, pen),
        Overlay::Handing(open) => return Some(handing::draw(app, open, at, pen)),
        Overlay::Extend(open) => return Some(edit::extend(app, open, at, pen)),
        Overlay::Calendar(open) => calendar::draw(app, open, at, pen),
        Overlay::Confirm(open) => confirm::draw(app, open, at, pen),
        Overlay::Conflict(open) => edit::conflict(app, open, at, pen),
        Overlay::Log(open) => {
            let title = log_title(app);
            pen.put(at, 0, 0, &format!(" {title} "), pen.theme.title_focused);
            super::pane::history::lines(app, open, true, app.sheet_rect(), pen);
        }
    }
    None
}

/// Whose log it is: that of the record that lies open below it, else of the one at hand.
fn log_title(app: &App) -> String {
    let open = app.overlays().iter().rev().find_map(|layer| match layer {
        Overlay::Detail(open) | Overlay::Basis(open) => app.data().get(&open.id),
        _ => None,
    });
    let title = open.or(app.selected()).map(|record| name::apart(record, app.data(), app.lang()));
    app.lang().with("title-log", &[("title", (&title.unwrap_or_default()).into())])
}

/// What is said about a prompt, in the lines above it. A prompt has the place of the notices, so it also says itself that
/// what stands in it was typed before.
fn said_above(app: &App, text: &str, style: ratatui::style::Style, at: Rect, pen: &mut Pen<'_>) {
    let room = at.height.saturating_sub(1);
    let resumed = app.is_resumed().then(|| crate::text::Words::word(app.lang(), "draft-resumed"));
    let text = &resumed.map_or_else(|| text.to_owned(), |resumed| format!("{resumed} {text}"));
    let lines = pen.wrapped(text, at.width.saturating_sub(2), usize::from(room));
    let first = room.saturating_sub(u16::try_from(lines.len()).unwrap_or(room));
    for (y, line) in (first..).zip(&lines) {
        pen.put(at, 1, y, line, style);
    }
}

/// The same below what the prompt is about, where there is a line for that.
fn said_of(app: &App, about: &str, text: &str, style: ratatui::style::Style, at: Rect, pen: &mut Pen<'_>) {
    said_above(app, text, style, at, pen);
    let free = (0..at.width).all(|x| pen.is_blank(at, x, 0));
    if at.height > 2 && free {
        pen.put_within(at, 1, 0, at.width.saturating_sub(2), about, pen.theme.title);
    }
}

/// How a text is drawn that is typed: selected as a whole, or plain.
fn style_of(input: &Input, at_hand: bool, pen: &Pen<'_>) -> ratatui::style::Style {
    if at_hand && input.is_selected() { pen.theme.selected } else { ratatui::style::Style::new() }
}

/// A line of text being typed behind a label; the cell of the cursor.
fn field(label: &str, input: &Input, at: Rect, pen: &mut Pen<'_>) -> (u16, u16) {
    field_of_many(label, input, true, at, pen)
}

/// The same among others, where only the one at hand shows that it is selected.
fn field_of_many(label: &str, input: &Input, at_hand: bool, at: Rect, pen: &mut Pen<'_>) -> (u16, u16) {
    let x = pen.put(at, 0, 0, label, pen.theme.key) + 1;
    let room = at.width.saturating_sub(x + 1);
    // What does not fit is hidden at the left: the cursor is always seen.
    let before = pen.safe(input.before_cursor()).into_owned();
    let hidden = pen.width(&before).saturating_sub(room);
    let (_, seen) = crate::text::split_at_width(&before, usize::from(hidden));
    let seen = seen.to_owned();
    let after = input.text()[input.before_cursor().len()..].to_owned();
    let style = style_of(input, at_hand, pen);
    let cursor = pen.put(at, x, 0, &seen, style);
    pen.put(at, cursor, 0, &after, style);
    ((at.x + cursor).min(at.x + at.width.saturating_sub(1)), at.y)
}

//! Lines that are typed, and what is said above them.

use ratatui::style::Style;

use crate::app::blanks::Blanks;
use crate::app::input::Input;
use crate::app::layout::Rect;
use crate::ui::pen::Pen;

/// What is said about a prompt, in the lines above it.
pub(super) fn said_above(text: &str, style: Style, at: Rect, pen: &mut Pen<'_>) {
    let room = at.height.saturating_sub(1);
    let lines = pen.wrapped(text, at.width.saturating_sub(2), usize::from(room));
    let first = room.saturating_sub(u16::try_from(lines.len()).unwrap_or(room));
    for (y, line) in (first..).zip(&lines) {
        pen.put(at, 1, y, line, style);
    }
}

/// The same below what the prompt is about, where there is a line for that.
pub(super) fn said_of(about: &str, text: &str, style: Style, at: Rect, pen: &mut Pen<'_>) {
    said_above(text, style, at, pen);
    let free = (0..at.width).all(|x| pen.is_blank(at, x, 0));
    if at.height > 2 && free {
        pen.put_within(at, 1, 0, at.width.saturating_sub(2), about, pen.theme.title);
    }
}

/// How a text is drawn that is typed: selected as a whole, or plain.
pub(super) fn style_of(input: &Input, at_hand: bool, pen: &Pen<'_>) -> Style {
    if at_hand && input.is_selected() { pen.theme.selected } else { Style::new() }
}

/// Lines to fill in, below what is said of them; `label` names the field of one. The cell of the cursor.
pub(super) fn blanks(
    blanks: &Blanks,
    label: impl Fn(&str) -> String,
    (text, style): (&str, Style),
    at: Rect,
    pen: &mut Pen<'_>,
) -> (u16, u16) {
    let count = u16::try_from(blanks.all.len()).unwrap_or(1).min(at.height);
    said_above(text, style, Rect { height: at.height - count + 1, ..at }, pen);
    let mut cursor = (at.x, at.y);
    for (place, blank) in blanks.all.iter().enumerate() {
        let y = at.height - count + u16::try_from(place).unwrap_or(0).min(count - 1);
        let line = Rect { y: at.y + y, height: 1, ..at };
        let end =
            field_of_many(&format!(" {}:", label(blank.field)), &blank.input, place == blanks.at, line, pen);
        if place == blanks.at {
            cursor = end;
            pen.bar(line, 0);
        }
    }
    cursor
}

/// A line of text being typed behind a label; the cell of the cursor.
pub(super) fn field(label: &str, input: &Input, at: Rect, pen: &mut Pen<'_>) -> (u16, u16) {
    field_of_many(label, input, true, at, pen)
}

/// The same among others, where only the one at hand shows that it is selected.
pub(super) fn field_of_many(
    label: &str,
    input: &Input,
    at_hand: bool,
    at: Rect,
    pen: &mut Pen<'_>,
) -> (u16, u16) {
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

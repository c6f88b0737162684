//! A form: labels left, values right, what is understood or wrong below each, what is offered below the one at hand.

use std::ops::Range;

use ratatui::style::Style;

use super::Draw;
use crate::app::App;
use crate::app::input::{Input, row_of, rows};
use crate::app::key::{Code, Key};
use crate::app::layout::Rect;
use crate::app::offer::Offer;
use crate::app::overlay::form::Form;
use crate::app::overlay::form::field::{Choice, Control, Field};
use crate::app::overlay::form::guide::{guide, guide_behind};
use crate::app::overlay::form::layer::title;
use crate::app::overlay::form::offers::{FEW, Offers};
use crate::app::overlay::form::rows::{Tone, first_row, label_width, remark_width, remarks};
use crate::text::Words;
use crate::ui::chrome::labels;
use crate::ui::pen::Pen;

impl Draw for Form {
    fn draw(&self, app: &App, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
        draw(app, self, at, pen)
    }
}

/// The form; the cell of the cursor, where text is typed.
fn draw(app: &App, form: &Form, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
    let body = app.sheet_rect();
    if let Some(offers) = form.offers.as_ref().filter(|offers| offers.whole) {
        heading(app, form, 0, at, pen);
        return whole_list(app, form, offers, body, pen);
    }
    let (mut y, mut cursor) = (0, None);
    let mut below = form.shown();
    for place in form.cursor.top..form.shown() {
        let Some(field) = form.fields.get(place).filter(|_| y < body.height) else { break };
        below = form.shown() - place - 1;
        let said = remarks(field, app.lang());
        let height = form.height_of(place, body.width, body.height, &said).min(body.height - y);
        let rect = Rect { y: body.y + y, height, ..body };
        let found = draw_field(app, form, place, rect, pen);
        if place == form.cursor.at {
            pen.bar(rect, 0);
            cursor = found;
        }
        y += height;
    }
    heading(app, form, below, at, pen);
    cursor
}

/// From this width on the heading has room for more than one remark.
const WIDE: u16 = 60;

/// What is done to which record, and what stands against saving it; else how many fields lie below the edge, and how many
/// more there are.
fn heading(app: &App, form: &Form, below: usize, at: Rect, pen: &mut Pen<'_>) {
    if at.height <= 2 {
        return;
    }
    let lang = app.lang();
    let (text, style) = match &form.problem {
        Some(problem) => (lang.tell(problem), pen.theme.overdue),
        None if form.waiting => (lang.word("form-waiting"), pen.theme.aside),
        None => (beyond(app, form, below, at.width), pen.theme.aside),
    };
    // A problem needs the room more than the title, which stands below it again.
    let room = at.width.saturating_sub(pen.width(&text) + 2).max(at.width / 4);
    let x = pen.put_within(at, 0, 0, room, &format!(" {} ", title(form, lang)), pen.theme.title_focused) + 1;
    pen.put(at, x, 0, &text, style);
}

/// What of the form is not to be seen: `↓ 5 trường nữa · F3: hiện mọi trường`.
fn beyond(app: &App, form: &Form, below: usize, width: u16) -> String {
    let mut parts = Vec::new();
    if below > 0 {
        parts.push(app.lang().with("form-below", &[("n", below.into())]));
    }
    if !form.all && (width >= WIDE || parts.is_empty()) {
        parts.push(app.lang().word("form-more"));
    }
    parts.join(" · ")
}

fn draw_field(app: &App, form: &Form, place: usize, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
    let field = form.fields.get(place)?;
    let at_hand = place == form.cursor.at;
    let x = label(app, field, at_hand, at, pen);
    let value = Rect { x: at.x + x, width: at.width.saturating_sub(x), ..at };
    let lines = form.value_lines(place, field, at.width, app.sheet_rect().height);
    let value = Rect { height: lines.min(at.height), ..value };
    let cursor = draw_value(field, at_hand, value, pen);
    if at_hand
        && field.is_empty()
        && let Some(id) = guide(field)
    {
        pen.put(value, 0, 0, &app.lang().text(id), pen.theme.aside);
    }
    if at_hand
        && let Some(id) = guide_behind(field)
        && let Some((x, y)) = cursor
    {
        let text = app.lang().text(id);
        let at = Rect { y, height: 1, ..value };
        let x = x.saturating_sub(value.x) + 2;
        // Half a hint is none.
        if x + pen.width(&text) < at.width {
            pen.put(at, x, 0, &text, pen.theme.aside);
        }
    }
    let mut y = lines;
    for remark in remarks(field, app.lang()) {
        let style = match remark.tone {
            Tone::Echo => pen.theme.aside,
            Tone::Warning => pen.theme.soon,
            Tone::Error => pen.theme.overdue,
        };
        let sign = if remark.tone == Tone::Error { pen.theme.signs.late } else { "" };
        pen.put(at, x.saturating_sub(2), y, sign, style);
        for line in pen.wrapped(
            &remark.text,
            u16::try_from(remark_width(at.width)).unwrap_or(u16::MAX),
            usize::from(at.height),
        ) {
            pen.put(at, x, y, &line, style);
            y += 1;
        }
    }
    if at_hand && let Some(offers) = &form.offers {
        list(
            app,
            offers,
            Rect {
                x: at.x + x,
                y: at.y + y,
                width: at.width.saturating_sub(x),
                height: at.height.saturating_sub(y).min(FEW),
            },
            pen,
        );
    }
    cursor.filter(|_| at_hand)
}

/// The name of a field, with a sign where something has to stand; the column of its value.
fn label(app: &App, field: &Field, at_hand: bool, at: Rect, pen: &mut Pen<'_>) -> u16 {
    let width = label_width(at.width);
    let name = app.lang().name_of("field", field.name);
    let sign = if field.is_required() { " *" } else { "" };
    let style = match (field.fresh, at_hand) {
        (true, _) => pen.theme.matched,
        (_, true) => pen.theme.title,
        _ => pen.theme.aside,
    };
    pen.put_within(at, 1, 0, width.saturating_sub(2), &format!("{name}{sign}"), style);
    if field.is_typed() {
        pen.put(at, width.saturating_sub(1), 0, pen.theme.signs.dot, pen.theme.matched);
    }
    width
}

fn draw_value(field: &Field, at_hand: bool, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
    match &field.control {
        Control::Choice(choice) => {
            draw_choice(choice, at_hand, at, pen);
            None
        }
        Control::Text(input) => Some(text(field, input, at_hand, at, pen)),
        Control::Records(records) => Some(text(field, &records.input, at_hand, at, pen)),
    }
}

/// `‹ Đang thực hiện ›`: the arrows say which keys change it.
fn draw_choice(choice: &Choice, at_hand: bool, at: Rect, pen: &mut Pen<'_>) {
    let text = match (at_hand, choice.label()) {
        (true, label) => format!("{} {label} {}", pen.theme.signs.before, pen.theme.signs.after),
        (false, label) => label.to_owned(),
    };
    pen.put(at, 0, 0, &text, Style::new());
}

/// A text, wrapped; the part of it that the cursor stands in.
fn text(field: &Field, input: &Input, at_hand: bool, at: Rect, pen: &mut Pen<'_>) -> (u16, u16) {
    let cols = value_cols(at);
    let text = input.text();
    let first = if at_hand { first_row(field, cols, at.height) } else { 0 };
    let mut lines = rows(text, usize::from(cols)).skip(first);
    for (y, row) in (0..at.height).zip(lines.by_ref()) {
        pen.put(at, 0, y, &text[row], super::line::style_of(input, at_hand, pen));
    }
    if lines.next().is_some() && at.height > 0 {
        pen.put(at, at.width.saturating_sub(1), at.height - 1, pen.theme.signs.cut, pen.theme.aside);
    }
    let (row, Range { start, .. }) = row_of(text, usize::from(cols), input.before_cursor().len());
    let x = pen.width(&text[start..input.before_cursor().len()]);
    let y = u16::try_from(row.saturating_sub(first)).unwrap_or(u16::MAX);
    ((at.x + x).min(at.x + at.width.saturating_sub(1)), at.y + y.min(at.height.saturating_sub(1)))
}

fn value_cols(at: Rect) -> u16 {
    at.width.saturating_sub(1).max(1)
}

/// What is offered, over the whole form, below what is typed.
fn whole_list(app: &App, form: &Form, offers: &Offers, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
    let field = form.field()?;
    let line = Rect { height: 1, ..at };
    let x = label(app, field, true, line, pen);
    let cursor =
        draw_value(field, true, Rect { x: at.x + x, width: at.width.saturating_sub(x), ..line }, pen);
    list(app, offers, at.below_title(), pen);
    cursor
}

fn list(app: &App, offers: &Offers, at: Rect, pen: &mut Pen<'_>) {
    for (y, (place, offer)) in (0..at.height).zip(offers.items.iter().enumerate().skip(offers.cursor.top)) {
        let at_hand = offers.is_one_at_hand && place == offers.cursor.at;
        let style = if at_hand { pen.theme.title } else { Style::new() };
        match offer {
            Offer::Record { title, aside, .. } => {
                let aside_width = pen.width(aside).min(at.width / 3);
                let room = at.width.saturating_sub(aside_width + 4);
                let end = pen.put_within(at, 2, y, room, title, style);
                pen.put_within(at, end + 2, y, aside_width, aside, pen.theme.aside);
            }
            Offer::Text(text) | Offer::Word(_, text) => drop(pen.put(at, 2, y, text, style)),
            Offer::Newcomer(name) => {
                let text = app.lang().with("form-newcomer", &[("name", name.into())]);
                pen.put(at, 2, y, &text, if at_hand { pen.theme.title } else { pen.theme.soon });
            }
        }
        if at_hand {
            let mark = pen.theme.signs.mark;
            pen.put(at, 0, y, mark, pen.theme.mark);
        } else if place == 0 && !offers.is_one_at_hand {
            // What is typed stands unless somebody goes down to what is offered.
            pen.put(at, 0, y, &labels(&[Key::plain(Code::Down)], pen), pen.theme.key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::overlay::form::rows::value_width;

    #[test]
    fn what_is_typed_is_wrapped_where_it_is_drawn() {
        for width in [20_u16, 40, 80, 200] {
            let at = Rect { x: label_width(width), y: 0, width: width - label_width(width), height: 1 };
            assert_eq!(value_cols(at), value_width(width), "{width}");
        }
    }
}

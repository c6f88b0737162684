//! The agencies that a collective duty is given to: what narrows the list, and a box to tick before each.

use ratatui::style::Style;

use super::Draw;
use super::line::field;
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::overlay::fan_out::FanOut;
use crate::model::{Id, Record, reference};
use crate::text::Words;
use crate::ui::pen::Pen;
use crate::view::name;
use crate::view::place;

impl Draw for FanOut {
    fn draw(&self, app: &App, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
        Some(draw(app, self, at, pen))
    }
}

fn draw(app: &App, list: &FanOut, at: Rect, pen: &mut Pen<'_>) -> (u16, u16) {
    let lang = app.lang();
    let title = lang.with("title-fan-out", &[("title", name::title(&list.parent, lang).into())]);
    let bloc = list.bloc.map_or_else(String::new, |bloc| {
        let name = lang.word(&format!("bloc-{}", bloc.word()));
        lang.with("fan-out-bloc", &[("bloc", (&name).into())])
    });
    let room = if bloc.is_empty() {
        at.width
    } else {
        at.width.saturating_sub(pen.width(&bloc) + 1).max(at.width / 2)
    };
    let x = pen.put_within(at, 0, 0, room, &format!(" {title} "), pen.theme.title_focused);
    pen.put_right(at, x, 0, &bloc, pen.theme.aside);
    let line = Rect { y: at.y + 1.min(at.height.saturating_sub(1)), height: 1, ..at };
    let cursor = field(&format!(" {}", lang.word("fan-out-filter")), &list.input, line, pen);
    let counts = [("ticked", list.ticked().len().into()), ("shown", list.meant().into())];
    let counts = lang.with("fan-out-count", &counts);
    pen.put_right(line, cursor.0.saturating_sub(line.x), 0, &counts, pen.theme.aside);
    if list.shown().is_empty() {
        let empty =
            Rect { y: at.y + 2.min(at.height.saturating_sub(1)), height: at.height.saturating_sub(2), ..at };
        let id = match (list.bloc, list.input.text().trim().is_empty()) {
            (Some(_), _) => "fan-out-other-bloc",
            (None, true) => "fan-out-no-home",
            (None, false) => "fan-out-empty",
        };
        let lines = pen.wrapped(&lang.word(id), at.width.saturating_sub(4), usize::from(empty.height));
        for (y, line) in (0..empty.height).zip(lines) {
            pen.put(empty, 2, y, &line, pen.theme.aside);
        }
    }
    let visible = list.shown().iter().enumerate().skip(list.cursor().top);
    for (y, (place, id)) in (2..at.height).zip(visible) {
        let rect = Rect { y: at.y + y, height: 1, ..at };
        row(app, list, (place, id), rect, pen);
        if place == list.cursor().at {
            pen.mark(rect, 0);
        }
    }
    cursor
}

/// What an agency is called and where it is, also of one that no record stands for yet.
fn shown(app: &App, list: &FanOut, id: &Id) -> Option<(String, String)> {
    let lang = app.lang();
    if let Some(name) = list.newcomer_of(id) {
        return Some((format!("+ {name}"), lang.word("fan-out-new")));
    }
    let body = || reference::body(id).map(|body| (body.title, place::name(&body.place, lang)));
    let of = |record: &Record| (name::title(record, lang).to_owned(), place::name(&record.geography, lang));
    app.data().get(id).map(of).or_else(body)
}

fn row(app: &App, list: &FanOut, (n, id): (usize, &Id), at: Rect, pen: &mut Pen<'_>) {
    let lang = app.lang();
    let Some((title, place)) = shown(app, list, id) else { return };
    let (tick, style) = match (list.is_given(id), list.ticked().contains(id)) {
        (true, _) => ("[=]", pen.theme.aside),
        (false, true) => ("[x]", pen.theme.mark),
        (false, false) => ("[ ]", Style::new()),
    };
    let x = pen.put(at, 2, 0, tick, style) + 1;
    let x = pen.put(at, x, 0, &title, style);
    let given = if list.is_given(id) { lang.word("fan-out-given") } else { String::new() };
    let near = if list.is_near(n) { lang.word("fan-out-near") } else { String::new() };
    let dot = format!(" {} ", pen.theme.signs.dot);
    let beside =
        [place, given, near].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(&dot);
    pen.put(at, x + 2, 0, &beside, pen.theme.aside);
}

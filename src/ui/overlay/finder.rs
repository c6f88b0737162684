//! The finder: what is typed, the hits with their matched letters, and the record at hand beside them.

use ratatui::style::Style;

use super::Draw;
use super::line::field;
use super::sheet;
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::overlay::finder::{Finder, parts};
use crate::model::Record;
use crate::search::{Field, Hit};
use crate::text::Words;
use crate::ui::chrome;
use crate::ui::pane::list;
use crate::ui::pen::Pen;
use crate::view::name;

/// Columns for what matched beside the title.
const MATCHED: u16 = 26;
/// Columns for the kind.
const KIND: u16 = 11;
/// Columns for the catalogue or the place of a hit, from this width of the row on.
const HOME: u16 = 20;
const WITH_HOME: u16 = 54;

impl Draw for Finder {
    fn draw(&self, app: &App, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
        Some(draw(app, self, at, pen))
    }
}

fn draw(app: &App, finder: &Finder, at: Rect, pen: &mut Pen<'_>) -> (u16, u16) {
    let cursor = field(" /", &finder.input, at, pen);
    let below = at.below_title();
    status(app, finder, below, pen);
    let (list, told) = parts(below.below_title());
    hits(app, finder, list, pen);
    if let Some(at) = told {
        if at.x > list.x {
            chrome::divider(list, pen);
        } else {
            let rule = Rect { y: at.y - 1, height: 1, ..at };
            let (sign, style) = (pen.theme.signs.horizontal, pen.theme.line);
            pen.rule(rule, 0, 0, sign, style);
        }
        preview(app, finder, at, pen);
    }
    cursor
}

/// How many were found, or what to do.
fn status(app: &App, finder: &Finder, at: Rect, pen: &mut Pen<'_>) {
    let lang = app.lang();
    let text = if finder.input.text().trim().is_empty() {
        lang.word(chrome::hint(crate::app::action::Context::Finder))
    } else if !finder.is_answered() {
        lang.word("finder-busy")
    } else if let Some(error) = finder.error() {
        lang.tell(&error.message())
    } else if finder.hits().is_empty() {
        lang.with("finder-nothing", &[("query", finder.input.text().trim().into())])
    } else {
        found(app, finder)
    };
    pen.put(at, 1, 0, &text, pen.theme.aside);
}

/// How many were found and are shown, for which spelling if it is not the one typed, and what something typed in it was
/// taken for.
fn found(app: &App, finder: &Finder) -> String {
    let (lang, shown, total) = (app.lang(), finder.hits().len(), finder.total());
    let count = if shown < total {
        lang.with("finder-found-many", &[("shown", shown.into()), ("n", total.into())])
    } else {
        lang.with("finder-found", &[("n", total.into())])
    };
    let said = match finder.suggestion() {
        Some(word) => format!("{} {count}", lang.with("finder-suggestion", &[("word", word.into())])),
        None if finder.dropped().is_empty() => count,
        None => {
            let dropped = finder.dropped().join(", ");
            format!("{} {count}", lang.with("finder-dropped", &[("words", (&dropped).into())]))
        }
    };
    match finder.selected().and_then(|hit| hit.why.as_ref()) {
        Some(why) => format!("{said} · {} → {}", why.typed, why.meant),
        None => said,
    }
}

fn hits(app: &App, finder: &Finder, at: Rect, pen: &mut Pen<'_>) {
    let top = finder.cursor().top;
    for (y, (place, hit)) in (0..at.height).zip(finder.hits().iter().enumerate().skip(top)) {
        let Some(record) = app.data().at(hit.place) else { continue };
        let rect = Rect { y: at.y + y, height: 1, ..at };
        draw_hit(app, record, hit, rect, pen);
        list::mark(app, &record.id, place == finder.cursor().at, rect, pen);
    }
}

fn draw_hit(app: &App, record: &Record, hit: &Hit, at: Rect, pen: &mut Pen<'_>) {
    let lang = app.lang();
    let kind = name::kind(record, lang);
    pen.put_within(at, 1, 0, KIND, &kind, pen.theme.aside);
    let x = KIND + 2;
    let home = name::home(record, app.data(), lang);
    let room = if at.width >= WITH_HOME { pen.width(&home).min(HOME) } else { 0 };
    if room > 0 {
        pen.put_within(at, at.width - room, 0, room, &home, pen.theme.aside);
    }
    let at = Rect { width: at.width - room - u16::from(room > 0), ..at };
    if hit.field == Field::Title {
        let end = matched(hit, at, x, pen);
        if let Some(leads) = name::part_leads(record, app.data(), lang) {
            pen.put(at, end, 0, &format!(" {} {leads}", pen.theme.signs.dot), pen.theme.aside);
        }
        return;
    }
    // The title takes what what matched can do without.
    let half = (x + at.width.saturating_sub(x) / 2).max(at.width.saturating_sub(MATCHED));
    let end = pen.put_within(
        at,
        x,
        0,
        half.saturating_sub(x),
        &name::apart(record, app.data(), lang),
        Style::new(),
    );
    let field = lang.name_of("field", hit.field.name());
    let end = pen.put(at, end + 2, 0, &format!("{field}: "), pen.theme.aside);
    let _ = matched(hit, at, end, pen);
}

/// The matched text, its matched letters shown as such; begun where the first of them can be seen. Where it ends.
fn matched(hit: &Hit, at: Rect, x: u16, pen: &mut Pen<'_>) -> u16 {
    let room = usize::from(at.width.saturating_sub(x));
    let chars: Vec<char> = hit.text.chars().collect();
    let first = hit.ranges.first().map_or(0, |range| range.start);
    let last = hit.ranges.last().map_or(0, |range| range.end);
    let skip = if last > room { first.saturating_sub(4) } else { 0 };
    let mut column = x;
    if skip > 0 {
        column = pen.put(at, column, 0, pen.theme.signs.cut, pen.theme.aside);
    }
    let mut from = skip;
    while from < chars.len() && column < at.width {
        let inside = |place: usize| hit.ranges.iter().any(|range| range.contains(&place));
        let is_match = inside(from);
        let to = (from..chars.len()).find(|place| inside(*place) != is_match).unwrap_or(chars.len());
        let run: String = chars[from..to].iter().collect();
        column = pen.put(at, column, 0, &run, if is_match { pen.theme.matched } else { Style::new() });
        from = to;
    }
    column
}

fn preview(app: &App, finder: &Finder, at: Rect, pen: &mut Pen<'_>) {
    let Some(record) = finder.told().and_then(|place| app.data().at(place)) else { return };
    sheet::preview(app, &record.id, at, pen);
}

//! The line of tabs, and the line that says where what is shown comes from, how much of it is late, what others did, and
//! which day it is. On a low screen both are one.

use ratatui::style::Style;

use crate::app::App;
use crate::app::layout::{Layout, Rect};
use crate::app::origin::Origin;
use crate::app::tabs;
use crate::model::date;
use crate::text::{Method, Words, width};
use crate::ui::pen::Pen;
use crate::view::name;

/// Columns without which a title tells nothing.
const TITLE: u16 = 12;
/// Fewer columns than these tell nothing of what is due next.
const LEAST: u16 = 24;
/// Columns for the date at the right edge, and two before it.
const DATE: u16 = 12;
/// Columns that a filter has before what is less wanted, and after it.
const FILTER: [usize; 3] = [60, 40, 24];
/// Columns for the name of the store.
const ORIGIN: usize = 40;

/// One thing that is said, from its longest words to its shortest; where the last are empty, it may be left out.
struct Part {
    /// The words, each with the rank in which they yield to shorter ones: what has a higher rank yields first.
    says: Vec<(u8, String)>,
    style: Style,
}

impl Part {
    /// Words that yield in one rank.
    fn new(rank: u8, style: Style, says: Vec<String>) -> Self {
        Self { says: says.into_iter().map(|said| (rank, said)).collect(), style }
    }

    fn said(&self) -> &str {
        self.says.first().map_or("", |(_, said)| said)
    }
}

/// The tabs, and below or beside them the rest.
pub(in crate::ui) fn draw(app: &App, layout: &Layout, pen: &mut Pen<'_>) {
    let Some(at) = layout.header else { return };
    let has_line = at.height > 1;
    let x = line_of_tabs(app, at, has_line, pen);
    let line = if has_line { at.below_title() } else { Rect { x: at.x + x, width: at.width - x, ..at } };
    status(app, layout, line, pen);
}

/// The tabs, the present one told from the others. The column behind them.
fn line_of_tabs(app: &App, at: Rect, has_line: bool, pen: &mut Pen<'_>) -> u16 {
    let mut end = 0;
    for tab in tabs::tabs(app, at.width, has_line) {
        if tab.x > 0 {
            let (sign, style) = (pen.theme.signs.vertical, pen.theme.line);
            pen.put(at, tab.x - 1, 0, sign, style);
        }
        let style = if tab.screen == app.screen() { pen.theme.tab_here } else { pen.theme.tab };
        end = pen.put(at, tab.x, 0, &tab.text, style);
    }
    (end + 1).min(at.width)
}

fn status(app: &App, layout: &Layout, at: Rect, pen: &mut Pen<'_>) {
    let mut parts = parts(app, pen);
    let room = at.width.saturating_sub(DATE + 1);
    shorten(&mut parts, room, pen);
    let mut x = 1;
    for part in parts.iter().filter(|part| !part.said().is_empty()) {
        if x > 1 {
            x = pen.put(at, x, 0, &format!(" {} ", pen.theme.signs.dot), pen.theme.aside);
        }
        x = pen.put(at, x, 0, part.said(), part.style);
    }
    let room = at.width.saturating_sub(x + 2 + DATE);
    if has_room_for_next(layout) && room >= LEAST {
        x = pen.put_within(at, x + 2, 0, room, &next_due(app, room, pen), pen.theme.aside);
    }
    pen.put_right(at, x, 0, &date::show(app.now().today), Style::new());
}

/// Takes words from what is least wanted until everything fits, as far as that is possible.
fn shorten(parts: &mut [Part], room: u16, pen: &Pen<'_>) {
    let taken = |parts: &[Part]| -> u16 {
        let said = parts.iter().map(|part| pen.width(part.said())).filter(|width| *width > 0);
        said.map(|width| width + 3).sum::<u16>().saturating_sub(3)
    };
    while taken(parts) > room {
        let can_yield = parts.iter_mut().rev().filter(|part| part.says.len() > 1);
        match can_yield.max_by_key(|part| part.says[0].0) {
            Some(part) => drop(part.says.remove(0)),
            None => return,
        }
    }
}

fn parts(app: &App, pen: &Pen<'_>) -> Vec<Part> {
    let (lang, theme) = (app.lang(), pen.theme);
    let counts = app.projection().counts();
    let badge = |text: String| vec![format!("[{text}]")];
    let mut parts = Vec::new();
    parts.extend(sample_mark(app).map(|says| Part { says, style: theme.overdue }));
    if app.is_read_only() {
        parts.push(Part::new(0, theme.soon, badge(lang.word("badge-read-only"))));
    }
    if let Some(method) = app.composer() {
        let name = if method == Method::Telex { "[TELEX]" } else { "[VNI]" };
        parts.push(Part::new(0, theme.soon, vec![name.to_owned()]));
    }
    parts.extend(filter(app, pen).map(|says| Part::new(1, theme.matched, says)));
    if !app.selection().is_empty() {
        let chosen = lang.with("badge-chosen", &[("n", app.selection().len().into())]);
        parts.push(Part::new(0, theme.mark, badge(chosen)));
    }
    parts.extend(origin(app, pen).map(|says| Part::new(4, theme.title, says)));
    let style = |number: usize, style: Style| if number == 0 { theme.aside } else { style };
    let said = |id: &str, number: usize| {
        let days = ("days", usize::from(app.now().soon_days).into());
        lang.with(id, &[("n", number.into()), days])
    };
    let overdue = vec![said("count-overdue", counts.overdue)];
    parts.push(Part::new(2, style(counts.overdue, theme.overdue), overdue));
    // What counts as soon is said where it takes nothing else away.
    let soon = ["count-soon-within", "count-soon", "count-soon-short"].map(|id| said(id, counts.soon));
    let [within, soon, brief] = soon;
    let soon = vec![(5, within), (5, soon), (2, brief), (0, String::new())];
    parts.push(Part { says: soon, style: style(counts.soon, theme.soon) });
    let unknown = vec![said("count-unknown", counts.unknown), String::new()];
    parts.push(Part::new(6, style(counts.unknown, Style::new()), unknown));
    if app.news() > 0 {
        let news = ["news", "news-short"].map(|id| lang.with(id, &[("n", app.news().into())]));
        let says = news.map(|news| format!("{} {news}", theme.signs.news)).to_vec();
        parts.push(Part::new(3, theme.soon, says));
    }
    parts
}

/// The mark that the records are invented, as wide as there is room; it may be brief, and is never left out.
fn sample_mark(app: &App) -> Option<Vec<(u8, String)>> {
    let marks: &[(u8, &str)] = match app.origin() {
        Origin::Sample => &[(3, "sample-mark-unsaved"), (1, "sample-mark"), (0, "sample-mark-brief")],
        _ if app.has_sample() => &[(1, "sample-mark"), (0, "sample-mark-brief")],
        _ => return None,
    };
    Some(marks.iter().map(|(rank, id)| (*rank, format!("[{}]", app.lang().text(id)))).collect())
}

/// The mark in the corner of a screen that has no room for a header.
pub(in crate::ui) fn corner_mark(app: &App, pen: &mut Pen<'_>) {
    let layout = app.layout();
    if layout.header.is_none() && app.has_sample() {
        let mark = format!("[{}]", app.lang().text("sample-mark-brief"));
        pen.put_right(layout.body, 0, 0, &mark, pen.theme.overdue);
    }
}

/// What the place is called that the records come from; nothing where that is not said, or the mark of the sample says it.
fn origin(app: &App, pen: &Pen<'_>) -> Option<Vec<String>> {
    let name = match app.origin() {
        Origin::Builtin => app.lang().text("origin-builtin").into_owned(),
        Origin::Store(name) => name.clone(),
        Origin::Unsaid | Origin::Sample => return None,
    };
    Some(vec![cut(&name, ORIGIN, pen), cut(&name, ORIGIN / 2, pen), String::new()])
}

/// What this screen is filtered by.
fn filter(app: &App, pen: &Pen<'_>) -> Option<Vec<String>> {
    if app.filter_text().is_empty() {
        return None;
    }
    let said = app.lang().with("filter-on", &[("filter", app.filter_text().into())]);
    let whole = (width(&said) <= FILTER[0] * 2).then(|| said.clone());
    Some(whole.into_iter().chain(FILTER.map(|most| cut(&said, most, pen))).collect())
}

fn cut(text: &str, most: usize, pen: &Pen<'_>) -> String {
    crate::text::truncate_with(&pen.safe(text), most, pen.theme.signs.cut).into_owned()
}

/// Whether the header says what is due next; on narrower screens the title of a pane does.
pub(in crate::ui) fn has_room_for_next(layout: &Layout) -> bool {
    layout.body.width >= 116
}

/// What is due next and how long there is, in so many columns: `tiếp theo: 31/12 (còn 39 ngày) Hoàn thành…`, without the title
/// where hardly any of it could be read, else the day alone. Empty where nothing is due or even that would not fit.
pub(in crate::ui) fn next_due(app: &App, room: u16, pen: &Pen<'_>) -> String {
    let Some((due, day)) = app.projection().next_due().and_then(|due| Some((due, due.last_day?))) else {
        return String::new();
    };
    let this_year = day.year() == app.now().today.year();
    let day = if this_year { format!("{}/{}", day.day(), day.month()) } else { date::show(day) };
    let left = app.lang().countdown(due.days_left.unwrap_or_default());
    let said = |title: &str| {
        let args = [("day", (&day).into()), ("left", (&left).into()), ("title", title.into())];
        app.lang().with("next-due", &args).trim_end().to_owned()
    };
    let brief = said("");
    match room.checked_sub(pen.width(&brief)) {
        None => {
            let day = app.lang().with("next-due-day", &[("day", (&day).into())]);
            if pen.width(&day) <= room { day } else { String::new() }
        }
        Some(left) if left < TITLE => brief,
        Some(_) => said(name::title_of(&due.id, app.data(), app.lang())),
    }
}

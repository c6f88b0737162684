//! What stands around the panes: header, footer, titles, the sentence at the foot.

use ratatui::style::Style;

use super::countdown::countdown;
use super::pane::timeline;
use super::pen::Pen;
use crate::app::App;
use crate::app::action::{self, Context, Row};
use crate::app::key::Key;
use crate::app::layout::{Layout, Rect};
use crate::app::origin::Origin;
use crate::app::screen::{Pane, Screen};
use crate::model::{Condition, Record, date};
use crate::text::{Method, Words};
use crate::view::name;

/// The line with the screen's name, the counts and the date.
pub(super) fn header(app: &App, layout: &Layout, pen: &mut Pen<'_>) {
    let Some(at) = layout.header else { return };
    let lang = app.lang();
    let title = pen.theme.title_focused;
    let mut x = pen.put(at, 0, 0, &format!(" {} ", lang.text(app.screen().label())), title) + 1;
    x = sample_mark(app, at, x, pen);
    if app.is_read_only() {
        x = pen.put(at, x, 0, &format!("[{}]", lang.text("badge-read-only")), pen.theme.soon) + 1;
    }
    if let Some(method) = app.composer() {
        let name = if method == Method::Telex { "[TELEX]" } else { "[VNI]" };
        x = pen.put(at, x, 0, name, pen.theme.soon) + 1;
    }
    if app.news() > 0 {
        let news = lang.with("badge-news", &[("n", app.news().into())]);
        x = pen.put(at, x, 0, &format!("[{news}]"), pen.theme.soon) + 1;
    }
    if !app.selection().is_empty() {
        let chosen = lang.with("badge-chosen", &[("n", app.selection().len().into())]);
        x = pen.put(at, x, 0, &format!("[{chosen}]"), pen.theme.mark) + 1;
    }
    let filter = filter_words(app);
    // What the screen leaves out is told before what it counts.
    let kept = if filter.is_empty() { 0 } else { (pen.width(&filter) + 2).min(FILTER) + DATE };
    // A sample is of a day: that stays to be seen.
    let kept = if app.has_sample() { kept.max(DATE) } else { kept };
    let origin = origin_name(app);
    // The name of the store goes before the last count, and behind a filter.
    let named = if origin.is_empty() || !filter.is_empty() { 0 } else { pen.width(&origin).min(ORIGIN) + 2 };
    let counts = app.projection().counts();
    let days = ("days", usize::from(app.now().soon_days).into());
    let said = |id: &str, number: usize| lang.with(id, &[("n", number.into()), days]);
    let brief = ["count-overdue", "count-soon", "count-unknown"];
    let spelt = ["count-overdue", "count-soon-within", "count-unknown"];
    let of = [counts.overdue, counts.soon, counts.unknown];
    let styles = [pen.theme.overdue, pen.theme.soon, Style::new()];
    let needed: u16 = spelt.iter().zip(of).map(|(id, number)| pen.width(&said(id, number)) + 3).sum();
    // What counts as soon is said where it takes nothing else away.
    let ids = if x + needed - 3 + kept.max(DATE) + named <= at.width { spelt } else { brief };
    for (place, ((id, number), style)) in ids.into_iter().zip(of).zip(styles).enumerate() {
        let dot = if place == 0 { String::new() } else { format!(" {} ", pen.theme.signs.dot) };
        let text = said(id, number);
        // Half a count is worse than none.
        let kept = if place == spelt.len() - 1 && named > 0 { kept.max(DATE) + named } else { kept };
        if x + pen.width(&dot) + pen.width(&text) + kept > at.width {
            break;
        }
        x = pen.put(at, x, 0, &dot, pen.theme.aside);
        let style = if number == 0 { pen.theme.aside } else { style };
        x = pen.put(at, x, 0, &text, style);
    }
    if !filter.is_empty() {
        let style = pen.theme.matched;
        x = pen.put_within(at, x + 2, 0, at.width.saturating_sub(x + 2 + DATE), &filter, style);
    }
    if named > 0 && x + named + DATE <= at.width {
        x = pen.put_within(at, x + 2, 0, named - 2, &origin, pen.theme.aside);
    }
    let room = at.width.saturating_sub(x + 2 + DATE);
    if has_room_for_next(layout) && room >= LEAST {
        x = pen.put_within(at, x + 2, 0, room, &next_due(app, room, pen), pen.theme.aside);
    }
    pen.put_right(at, x, 0, &date::show(app.now().today), Style::new());
}

/// The mark that the records are invented, as wide as the header allows; nothing else in it is told before that.
fn sample_mark(app: &App, at: Rect, x: u16, pen: &mut Pen<'_>) -> u16 {
    let marks: &[&str] = match app.origin() {
        Origin::Sample => &["sample-mark-unsaved", "sample-mark", "sample-mark-brief"],
        _ if app.has_sample() => &["sample-mark", "sample-mark-brief"],
        _ => return x,
    };
    let said = |id: &&str| format!("[{}]", app.lang().text(id));
    let fits = |mark: &String| x + pen.width(mark) + DATE <= at.width;
    // On a screen that is narrower than every mark the short one is cut, and still there.
    let mark = marks.iter().map(said).find(fits).or_else(|| marks.last().map(said)).unwrap_or_default();
    pen.put_within(at, x, 0, at.width.saturating_sub(x), &mark, pen.theme.overdue) + 1
}

/// The mark in the corner of a screen that has no room for a header.
pub(super) fn corner_mark(app: &App, pen: &mut Pen<'_>) {
    let layout = app.layout();
    if layout.header.is_none() && app.has_sample() {
        let mark = format!("[{}]", app.lang().text("sample-mark-brief"));
        pen.put_right(layout.body, 0, 0, &mark, pen.theme.overdue);
    }
}

/// What the place is called that the records come from; empty where that is not said, or the mark of the sample says it.
fn origin_name(app: &App) -> String {
    match app.origin() {
        Origin::Builtin => app.lang().text("origin-builtin").into_owned(),
        Origin::Store(name) => name.clone(),
        Origin::Unsaid | Origin::Sample => String::new(),
    }
}

/// What this screen is filtered by, in words; empty where it is not.
fn filter_words(app: &App) -> String {
    if app.filter_text().is_empty() {
        return String::new();
    }
    app.lang().with("filter-on", &[("filter", app.filter_text().into())])
}

/// Whether the header says what is due next; on narrower screens the title of a pane does.
pub(super) fn has_room_for_next(layout: &Layout) -> bool {
    layout.body.width >= 116
}

/// What is due next and how long there is, in so many columns: `tiếp theo: 31/12 (còn 39 ngày) Hoàn thành…`, without the title
/// where hardly any of it could be read, else the day alone. Empty where nothing is due or even that would not fit.
pub(super) fn next_due(app: &App, room: u16, pen: &Pen<'_>) -> String {
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

/// Columns without which a title tells nothing.
const TITLE: u16 = 12;

/// Fewer columns than these tell nothing.
const LEAST: u16 = 24;

/// So many lines of the screen a notice may take beside the last one.
const NOTICE_MAX: u16 = 6;

/// Columns that a filter has before the counts have theirs.
const FILTER: u16 = 40;

/// Columns for the name of the store.
const ORIGIN: u16 = 36;

/// Columns for the date at the right edge, and two before it.
const DATE: u16 = 12;

/// A reason as a sentence: on the command line it follows the name of a field, here it stands alone.
fn as_sentence(reason: &str) -> String {
    let mut rest = reason.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// The line of keys: what can be done here, the most wanted first.
pub(super) fn footer(app: &App, layout: &Layout, pen: &mut Pen<'_>) {
    let Some(at) = layout.footer else { return };
    if let Some(notice) = app.notice() {
        let style = if notice.failed { pen.theme.overdue } else { pen.theme.done };
        let sign = if notice.failed { pen.theme.signs.late } else { pen.theme.signs.done };
        // Read whole, over the last lines of the screen where one is not enough.
        // Over a layer the keys stay to be seen: what is said there asks for the next one.
        let keeps_keys = !app.overlays().is_empty() && at.y > NOTICE_MAX;
        let last = at.y - u16::from(keeps_keys);
        let most = last.min(NOTICE_MAX) + 1;
        let said = app.lang().tell(&notice.message);
        let said = if notice.failed { as_sentence(&said) } else { said };
        let wrapped = pen.wrapped(&said, at.width.saturating_sub(2), usize::from(most));
        let height = u16::try_from(wrapped.len()).unwrap_or(most).max(1);
        let place = Rect { y: last + 1 - height, height, ..at };
        pen.clear(place);
        pen.put(place, 0, 0, sign, style);
        for (y, line) in (0..).zip(&wrapped) {
            pen.put(place, 2, y, line, style);
        }
        if !keeps_keys {
            return;
        }
    }
    keys(app, at, pen);
}

/// The keys of the footer, or those that complete the sequence that was begun.
fn keys(app: &App, at: Rect, pen: &mut Pen<'_>) {
    let mut x = 0;
    if !app.pending().is_empty() {
        x = pen.put(at, 0, 0, &format!("{} …", labels(app.pending(), pen)), pen.theme.key) + 2;
        for (key, title) in ways_on(app, pen) {
            x = pen.put(at, x, 0, &key, pen.theme.key);
            x = pen.put(at, x + 1, 0, &title, Style::new()) + 2;
        }
        return;
    }
    for (key, title) in hints(app, at.width, pen) {
        x = pen.put(at, x, 0, &key, pen.theme.key);
        x = pen.put(at, x + 1, 0, &title, Style::new()) + 2;
    }
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

/// A key as a person reads it.
pub(super) fn label(key: Key, pen: &Pen<'_>) -> String {
    if pen.theme.signs.ascii { key.label_ascii() } else { key.label() }
}

/// A sequence of keys as a person reads it.
pub(super) fn labels(keys: &[Key], pen: &Pen<'_>) -> String {
    keys.iter().map(|key| label(*key, pen)).collect::<Vec<_>>().join(" ")
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

/// The line above a pane.
pub(super) fn pane_title(app: &App, pane: Pane, rect: Rect, detail: &str, pen: &mut Pen<'_>) {
    let alone = app.overlays().is_empty();
    let focused = alone && app.focused() == pane;
    let style = if focused { pen.theme.title_focused } else { pen.theme.title };
    let line = pen.theme.line;
    let x = pen.put(rect, 0, 0, &format!(" {} ", app.lang().text(pane.label())), style);
    let x = if detail.is_empty() { x } else { pen.put(rect, x, 0, &format!(" {detail} "), pen.theme.aside) };
    let sign = pen.theme.signs.horizontal;
    pen.rule(rect, x, 0, sign, line);
}

/// The line between two panes beside each other.
pub(super) fn divider(left: Rect, pen: &mut Pen<'_>) {
    let at = Rect { x: left.x + left.width, width: 1, ..left };
    let (sign, style) = (pen.theme.signs.vertical, pen.theme.line);
    for y in 0..at.height {
        pen.put(at, 0, y, sign, style);
    }
}

/// What is said about the record at hand below the panes.
pub(super) fn strip(app: &App, layout: &Layout, pen: &mut Pen<'_>) {
    let Some(at) = layout.strip else { return };
    let (sign, line) = (pen.theme.signs.horizontal, pen.theme.line);
    pen.rule(at, 0, 0, sign, line);
    let Some(record) = app.selected() else { return };
    if app.screen() == Screen::Timeline {
        time_line(app, record, at, pen);
    } else {
        basis(app, record, at, pen);
    }
}

/// How a record stands in time. One line of figures: over a slow line a sentence a row would be felt.
fn time_line(app: &App, record: &Record, at: Rect, pen: &mut Pen<'_>) {
    let condition = app.now().condition(record).unwrap_or(Condition::Undated);
    let mut parts = vec![
        app.now().last_day(record).map_or_else(String::new, |day| app.lang().long_day(day)),
        countdown(app, record),
        timeline::inferred_start(app, record),
        lead_line(app, record),
    ];
    parts.extend(app.data().document_of(record).map(|document| name::brief(document, app.lang())));
    let dot = format!(" {} ", pen.theme.signs.dot);
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let style = pen.theme.condition(condition);
    pen.put(at, 0, 1, pen.theme.sign(condition), style);
    pen.put(at, 1, 1, &parts.join(&dot), style);
}

/// The sentence that a record rests on, with its document.
fn basis(app: &App, record: &Record, at: Rect, pen: &mut Pen<'_>) {
    let quote = if record.head.quote.is_empty() {
        name::title(record, app.lang()).to_owned()
    } else {
        format!("“{}”", record.head.quote)
    };
    let rows = usize::from(at.height.saturating_sub(2));
    let lines = pen.wrapped(&quote, at.width.saturating_sub(2), rows);
    for (y, text) in (1..).zip(&lines) {
        let style = pen.theme.quote;
        pen.put(at, 1, y, text, style);
    }
    let lang = app.lang();
    let mut parts = Vec::new();
    // The rows of the work list say who leads and which document it is; saying it again costs a slow line dearly.
    if app.focused() != Pane::Work {
        parts.push(lead_line(app, record));
        parts.extend(app.data().document_of(record).map(|document| name::brief(document, lang)));
    }
    parts.extend(record.head.certainty.map(|word| lang.word(&format!("certainty-{}", word.word()))));
    let y = at.height - 1;
    let dot = format!(" {} ", pen.theme.signs.dot);
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    pen.put(at, 1, y, &parts.join(&dot), pen.theme.aside);
}

fn lead_line(app: &App, record: &Record) -> String {
    if record.deadline().is_none() && record.as_task().is_none() {
        return String::new();
    }
    let leads = name::leads(record, app.data(), app.lang());
    if record.lead().is_empty() {
        return leads;
    }
    app.lang().with("led-by", &[("leads", (&leads).into())])
}

/// Whether letters typed in this context are text; the footer then has fewer keys.
pub(super) fn hint(context: Context) -> &'static str {
    if context == Context::Finder { "finder-hint" } else { "prompt-hint" }
}

//! What the list panes have in common: headings, the mark, and one row below the other.

use ratatui::style::Style;

use super::gauge;
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::pane::list::{Heading, Row};
use crate::app::screen::{Pane, Screen};
use crate::model::{Id, Record};
use crate::text::{Words, pad};
use crate::ui::pen::Pen;
use crate::view::agenda::Bucket;
use crate::view::name;
use crate::view::place;

/// Where one record is drawn.
pub(super) struct Slot<'a> {
    pub(super) record: &'a Record,
    pub(super) at: Rect,
}

/// Draws the visible rows of a list; `row` draws one record of `lines` lines.
pub(super) fn draw(
    app: &App,
    pane: Pane,
    at: Rect,
    pen: &mut Pen<'_>,
    lines: impl Fn(&Row) -> u16,
    mut row: impl FnMut(&Slot<'_>, &mut Pen<'_>),
) {
    let Some(list) = app.list(pane) else { return };
    if list.rows().is_empty() {
        empty(app, pane, at, pen);
    }
    let mut y = 0;
    for (place, entry) in list.rows().iter().enumerate().skip(list.cursor().top) {
        let height = lines(entry).min(at.height.saturating_sub(y));
        if height == 0 {
            break;
        }
        let slot = Rect { y: at.y + y, height, ..at };
        match entry {
            Row::Heading { label, count } => heading(app, label, *count, slot, pen),
            Row::Record(id) => {
                if let Some(record) = app.data().get(id) {
                    row(&Slot { record, at: slot }, pen);
                }
                let at_hand = place == list.cursor().at && app.focused() == pane;
                mark(app, id, at_hand, slot, pen);
            }
        }
        y += height;
    }
}

/// Marks a record's row: at hand, chosen with others, changed a moment ago. It is drawn last, over what the row says.
pub(in crate::ui) fn mark(app: &App, id: &Id, at_hand: bool, at: Rect, pen: &mut Pen<'_>) {
    let signs = pen.theme.signs;
    let (sign, style) = match (at_hand, app.is_chosen(id)) {
        (true, chosen) => return pen.mark_with(if chosen { signs.mark_chosen } else { signs.mark }, at),
        (false, true) => (signs.chosen, pen.theme.mark),
        (false, false) if app.is_fresh(id) => (signs.changed, pen.theme.soon),
        (false, false) => return,
    };
    pen.put(at, 0, 0, sign, style);
}

/// Says that there is nothing to show, and why that may be: what belongs here, and how it comes.
pub(super) fn empty(app: &App, pane: Pane, at: Rect, pen: &mut Pen<'_>) {
    let lang = app.lang();
    let mut said = Vec::new();
    if app.filter_text().is_empty() {
        said.push(lang.word(&format!("empty-{}", pane.label())));
        said.push(lang.word(if app.is_read_only() { "empty-read-only" } else { "pane-empty" }));
        said.extend(app.data().is_empty().then(|| lang.word("empty-store")));
    } else if pane == Pane::Tree && app.screen() == Screen::Overview {
        said.push(lang.word("tree-filtered-empty"));
    } else {
        said.push(lang.word("pane-filtered-empty"));
    }
    let (width, height) = (at.width.saturating_sub(2), usize::from(at.height));
    let lines = said.iter().flat_map(|text| pen.wrapped(text, width, height)).collect::<Vec<_>>();
    for (y, line) in (0..at.height).zip(lines) {
        // Over the lines between columns.
        let has_columns = matches!(pane, Pane::Board | Pane::Timeline);
        let line = if has_columns { pad(&line, usize::from(width)) } else { line };
        pen.put(at, 1, y, &line, pen.theme.aside);
    }
}

/// Says that the rows are still to come, and how many keys wait for them.
pub(super) fn loading(app: &App, at: Rect, pen: &mut Pen<'_>) {
    let text = app.lang().with("pane-loading", &[("keys", app.projection().held_keys().into())]);
    pen.put_within(at, 1, 0, at.width.saturating_sub(1), &text, pen.theme.aside);
}

fn heading(app: &App, label: &Heading, count: usize, at: Rect, pen: &mut Pen<'_>) {
    let style = pen.theme.heading;
    let x = pen.put(at, 1, 0, &heading_with_count(app, label, count), style);
    if let Heading::Common(common) = label {
        let verdicts = app.targets().verdicts(common).map(|verdicts| verdicts.said(app.lang()));
        pen.put(at, x, 0, &format!(": {}", verdicts.unwrap_or_default()), pen.theme.aside);
    }
}

/// What a heading says, and how many records stand below it.
pub(super) fn heading_with_count(app: &App, label: &Heading, count: usize) -> String {
    let text = heading_text(app, label);
    let binding = app.projection().counts().overdue;
    // Totals count what is mandatory; the list shows everything that is late. Where the two differ, both are said.
    // Of what a filter leaves they say nothing.
    let is_all = app.filter_text().is_empty();
    if *label == Heading::Bucket(Bucket::Overdue) && is_all && binding != count {
        let counts = [("text", (&text).into()), ("count", count.into()), ("binding", binding.into())];
        app.lang().with("heading-mandatory", &counts)
    } else {
        format!("{text} ({count})")
    }
}

pub(super) fn heading_text(app: &App, label: &Heading) -> String {
    let lang = app.lang();
    match label {
        Heading::Bucket(bucket @ Bucket::Later(year)) => {
            lang.with(bucket.label(), &[("year", (&year.to_string()).into())])
        }
        Heading::Bucket(bucket) => lang.word(bucket.label()),
        Heading::Place(slug) if slug.is_empty() => lang.word("heading-no-place"),
        Heading::Place(slug) => place::name(slug, lang),
        Heading::Record(id) => app.data().get(id).map_or_else(|| id.to_string(), |it| name::full(it, lang)),
        Heading::Common(common) => common.title(app.data(), lang),
        Heading::Message(id) => lang.word(id),
    }
}

/// How far the parts of a task are, in signs: `12/30 !3`; empty where it has none.
fn parts_in_signs(app: &App, record: &Record, pen: &Pen<'_>) -> String {
    let Some(parts) = app.projection().rollup(&record.id) else { return String::new() };
    let late =
        if parts.overdue > 0 { format!(" {}{}", pen.theme.signs.late, parts.overdue) } else { String::new() };
    format!("{}/{}{late}", parts.done, parts.total)
}

/// A title that has fewer columns needs them all.
const ROOM_WITH_BAR: u16 = 40;

/// A title, and at the end of its room how far the task is: its parts in signs, and the bar.
pub(super) fn titled(app: &App, record: &Record, (at, x, room): (Rect, u16, u16), pen: &mut Pen<'_>) {
    let bar = if room >= ROOM_WITH_BAR && gauge::has_bar(app, record) { gauge::CELLS + 1 } else { 0 };
    named(app, record, name::title(record, app.lang()), (at, x, room - bar), pen);
    if bar > 0 {
        gauge::of_record(app, record, (at, x + room - gauge::CELLS, 0), pen);
    }
}

/// A name of one's own, and at the end of its room how far the parts of the task are.
pub(super) fn named(
    app: &App,
    record: &Record,
    title: &str,
    (at, x, room): (Rect, u16, u16),
    pen: &mut Pen<'_>,
) {
    let parts = parts_in_signs(app, record, pen);
    let taken = pen.width(&parts) + u16::from(!parts.is_empty());
    // Where there is hardly room for a title, that comes first.
    let taken = if taken * 2 > room + 1 { 0 } else { taken };
    pen.put_within(at, x, 0, room - taken, title, Style::new());
    if taken > 0 {
        pen.put_within(at, x + room - taken + 1, 0, taken, &parts, pen.theme.aside);
    }
}

/// The short name of the document that a record comes from.
pub(super) fn document_of(app: &App, record: &Record) -> String {
    app.data().document_of(record).map_or_else(String::new, |document| name::brief(document, app.lang()))
}

/// The short name of a record that another one names.
pub(super) fn brief(app: &App, id: Option<&Id>) -> String {
    id.map_or_else(String::new, |id| name::brief_of(id, app.data(), app.lang()))
}

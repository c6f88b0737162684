//! Drawing what comes before an edit of several records: the menu, the few words asked, the plan.

use ratatui::style::Style;

use super::{field, said_above};
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::many::FIELDS;
use crate::app::overlay::ask::{Ask, Purpose};
use crate::app::overlay::menu::{Items, Menu};
use crate::app::overlay::plan::{Plan, PlanRow, ROW_LINES, Wish};
use crate::model::{Record, Status};
use crate::text::Words;
use crate::ui::pen::Pen;
use crate::view::rollup::Rollup;
use crate::view::{log, name};

/// The title of one record, behind its parts where all of them are done; or how many records there are.
pub(super) fn about(app: &App, seen: &[std::sync::Arc<Record>]) -> String {
    match seen {
        [one] => match app.ready(seen) {
            Some(parts) => with_parts(app, one, parts),
            None => named(app, one),
        },
        many => app.lang().with("many-records", &[("n", many.len().into())]),
    }
}

/// The same with how far its parts are, finished or not: it matters to whoever chooses a state.
fn about_state(app: &App, seen: &[std::sync::Arc<Record>]) -> String {
    match seen {
        [one] => match app.projection().rollup(&one.id) {
            Some(parts) => with_parts(app, one, parts),
            None => named(app, one),
        },
        _ => about(app, seen),
    }
}

fn with_parts(app: &App, record: &Record, parts: Rollup) -> String {
    let counts = [("done", parts.done.into()), ("total", parts.total.into())];
    format!("{} · {}", app.lang().with("ready-parts", &counts), named(app, record))
}

/// The states or fields, the one at hand marked.
pub(super) fn menu(app: &App, menu: &Menu, at: Rect, pen: &mut Pen<'_>) {
    let lang = app.lang();
    let (title, about, items): (_, _, Vec<String>) = match menu.items() {
        Items::States => {
            let name = |status: &Status| lang.word(&format!("status-{}", status.word()));
            (lang.word("title-status"), about_state(app, &menu.seen), Status::ALL.iter().map(name).collect())
        }
        Items::Fields => {
            let name = |name: &&str| lang.name_of("field", name);
            (lang.word("title-bulk"), about(app, &menu.seen), FIELDS.iter().map(name).collect())
        }
    };
    pen.put(at, 0, 0, &format!(" {title}: {about} "), pen.theme.title_focused);
    let current = menu.seen.first().and_then(|record| record.as_task()).map(|task| task.status as usize);
    let current = current.filter(|_| menu.items() == Items::States && menu.seen.len() == 1);
    for (y, (place, name)) in (1..at.height).zip(items.iter().enumerate().skip(menu.cursor().top)) {
        let style = if current == Some(place) { pen.theme.title } else { Style::new() };
        pen.put(at, 2, y, name, style);
        if place == menu.cursor().at {
            pen.mark(at, y);
        }
    }
}

/// The blanks at the foot, and above them what it is about, what is meant, or what is wrong.
pub(super) fn ask(app: &App, ask: &Ask, at: Rect, pen: &mut Pen<'_>) -> (u16, u16) {
    pen.clear(at);
    let lang = app.lang();
    let count = u16::try_from(ask.blanks.len()).unwrap_or(1).min(at.height);
    let above = Rect { height: at.height - count + 1, ..at };
    let (text, style) = match (&ask.wrong, &ask.offer) {
        (Some(wrong), _) => (lang.tell(wrong), pen.theme.overdue),
        (None, Some(id)) => {
            let title = app.data().get(id).map_or_else(String::new, |record| offered(app, record));
            (lang.with("ask-offer", &[("title", (&title).into())]), pen.theme.aside)
        }
        (None, None) => (purpose(app, ask), pen.theme.aside),
    };
    said_above(app, &text, style, above, pen);
    let mut cursor = (at.x, at.y);
    for (place, blank) in ask.blanks.iter().enumerate() {
        let y = at.height - count + u16::try_from(place).unwrap_or(0).min(count - 1);
        let line = Rect { y: at.y + y, height: 1, ..at };
        let label = format!(" {}:", lang.name_of("field", blank.field));
        let end = field(&label, &blank.input, line, pen);
        if place == ask.at {
            cursor = end;
            pen.mark(line, 0);
        }
    }
    cursor
}

/// An agency with its place: short names are alike in many cities.
fn offered(app: &App, record: &Record) -> String {
    let place = app.lang().name_of("place", &record.geography);
    let title = name::title(record, app.lang());
    if place.is_empty() { title.to_owned() } else { format!("{title} ({place})") }
}

fn purpose(app: &App, ask: &Ask) -> String {
    let id = match ask.purpose {
        Purpose::Finish => "ask-finish",
        Purpose::SendBack => "ask-send-back",
        Purpose::Fill("tags") => "ask-tags",
        Purpose::Fill("lead") => "ask-lead",
        Purpose::Fill(_) | Purpose::Note => "ask-fill",
    };
    app.lang().with(id, &[("title", (&about(app, &ask.seen)).into())])
}

/// How many change, then every record with what happens to it.
pub(super) fn plan(app: &App, plan: &Plan, at: Rect, pen: &mut Pen<'_>) {
    let lang = app.lang();
    let counts = [("n", plan.changing().into()), ("refused", plan.refused().into())];
    let title = if plan.refused() > 0 { "title-plan-refused" } else { "title-plan" };
    pen.put(at, 0, 0, &format!(" {} ", lang.with(title, &counts)), pen.theme.title_focused);
    let mut y = 1;
    for (place, row) in plan.rows().iter().enumerate().skip(plan.cursor().top) {
        if y >= at.height {
            break;
        }
        let rect = Rect { y: at.y + y, height: ROW_LINES.min(at.height - y), ..at };
        plan_row(app, row, rect, pen);
        if place == plan.cursor().at {
            pen.mark(rect, 0);
        }
        y += ROW_LINES;
    }
}

fn plan_row(app: &App, row: &PlanRow, at: Rect, pen: &mut Pen<'_>) {
    let signs = pen.theme.signs;
    match &row.outcome {
        Ok(wish) => {
            pen.put(at, 2, 0, signs.done, pen.theme.done);
            // The line below says who leads what is new.
            let title = if wish.is_new {
                name::title(&row.seen, app.lang()).to_owned()
            } else {
                named(app, &row.seen)
            };
            pen.put(at, 4, 0, &title, Style::new());
            pen.put(at, 4, 1, &changes(app, &row.seen, wish), pen.theme.aside);
        }
        Err(why) => {
            pen.put(at, 2, 0, signs.late, pen.theme.overdue);
            pen.put(at, 4, 0, &named(app, &row.seen), Style::new());
            pen.put(at, 4, 1, &app.lang().tell(why), pen.theme.overdue);
        }
    }
}

fn named(app: &App, record: &Record) -> String {
    name::apart(record, app.data(), app.lang())
}

/// `Trạng thái: Chưa thực hiện → Hoàn thành; Kết quả: (trống) → đã trình`.
fn changes(app: &App, seen: &Record, wish: &Wish) -> String {
    let lang = app.lang();
    if wish.is_new {
        let leads = name::leads(seen, app.data(), lang);
        return lang.with("plan-added", &[("leads", (&leads).into())]);
    }
    let old = |name: &str| seen.get(name).unwrap_or_default();
    let fields = wish.fields.iter().filter(|(name, new)| old(name) != *new);
    let mut said: Vec<String> =
        fields.map(|(name, new)| log::change(seen.kind(), name, &old(name), new, app.data(), lang)).collect();
    said.extend(wish.note.iter().map(|text| format!("{}: {text}", lang.word("field-notes"))));
    said.join("; ")
}

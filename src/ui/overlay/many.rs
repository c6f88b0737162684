//! Drawing what comes before an edit of several records: the menu, the few words asked, the plan.

use ratatui::style::Style;

use super::{field_of_many, said_above};
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::overlay::ask::{Ask, Purpose};
use crate::app::overlay::menu::{Items, Menu};
use crate::app::overlay::plan::{PlanView, ROW_LINES};
use crate::model::plan::Row;
use crate::model::spec::{self, Spec};
use crate::model::{Id, Record, RecordChange, Status};
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
            let name = |spec: &&Spec| lang.name_of("field", spec.name);
            (lang.word("title-bulk"), about(app, &menu.seen), spec::bulk().iter().map(name).collect())
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
    let (text, style) = match (&ask.wrong, ask.offer()) {
        (Some(wrong), _) => (lang.tell(wrong), pen.theme.overdue),
        (None, Some(id)) => {
            (lang.with("ask-offer", &[("title", (&named_by(app, id)).into())]), pen.theme.aside)
        }
        (None, None) if !ask.offers.is_empty() => {
            let near: Vec<String> = ask.offers.iter().take(NEAR).map(|id| named_by(app, id)).collect();
            let near = near.join("; ");
            let args = [("near", (&near).into()), ("n", ask.offers.len().into())];
            (lang.with("ask-near", &args), pen.theme.aside)
        }
        (None, None) => (format!("{} {}", lang.word(keys(ask)), purpose(app, ask)), pen.theme.aside),
    };
    said_above(app, &text, style, above, pen);
    let mut cursor = (at.x, at.y);
    for (place, blank) in ask.blanks.iter().enumerate() {
        let y = at.height - count + u16::try_from(place).unwrap_or(0).min(count - 1);
        let line = Rect { y: at.y + y, height: 1, ..at };
        let label = format!(" {}:", lang.name_of("field", blank.field));
        let end = field_of_many(&label, &blank.input, place == ask.at, line, pen);
        if place == ask.at {
            cursor = end;
            pen.mark(line, 0);
        }
    }
    cursor
}

/// What Enter does in the blank at hand, and how to save at once.
fn keys(ask: &Ask) -> &'static str {
    match (ask.blanks.len(), ask.is_last()) {
        (1, _) => "ask-keys",
        (_, true) => "ask-keys-last",
        (_, false) => "ask-keys-next",
    }
}

/// As many as are named where none is meant for certain.
const NEAR: usize = 3;

fn named_by(app: &App, id: &Id) -> String {
    app.data().get(id).map_or_else(String::new, |record| offered(app, record))
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
        Purpose::SendBack(_) => "ask-send-back",
        Purpose::Fill("tags") => "ask-tags",
        Purpose::Fill("lead") => "ask-lead",
        Purpose::Fill(_) | Purpose::Note => "ask-fill",
    };
    app.lang().with(id, &[("title", (&about(app, &ask.seen)).into())])
}

/// How many change, then every record with what happens to it.
pub(super) fn plan(app: &App, plan: &PlanView, at: Rect, pen: &mut Pen<'_>) {
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

fn plan_row(app: &App, row: &Row, at: Rect, pen: &mut Pen<'_>) {
    let (signs, lang) = (pen.theme.signs, app.lang());
    // The line below says who leads what is new.
    let (title, said) = match &row.outcome {
        Ok(RecordChange::Add(record)) => {
            let leads = name::leads(record, app.data(), lang);
            let said = lang.with("plan-added", &[("leads", (&leads).into())]);
            (name::title(record, lang).to_owned(), Ok(said))
        }
        Ok(change) if change.is_nothing() => (named(app, &row.base), Err(lang.word("plan-unchanged"))),
        Ok(change) => (named(app, &row.base), Ok(changes(app, &row.base, change))),
        Err(why) => (named(app, &row.base), Err(lang.tell(&why.message()))),
    };
    let (sign, style) =
        if said.is_ok() { (signs.done, pen.theme.done) } else { (signs.late, pen.theme.overdue) };
    pen.put(at, 2, 0, sign, style);
    pen.put(at, 4, 0, &title, Style::new());
    let below = if said.is_ok() { pen.theme.aside } else { pen.theme.overdue };
    pen.put(at, 4, 1, &said.unwrap_or_else(|why| why), below);
}

fn named(app: &App, record: &Record) -> String {
    name::apart(record, app.data(), app.lang())
}

/// `Trạng thái: Chưa thực hiện → Hoàn thành; Kết quả: (trống) → đã trình`.
fn changes(app: &App, base: &Record, change: &RecordChange) -> String {
    let lang = app.lang();
    let said =
        change.fields().map(|(name, old, new)| log::field(base.kind(), name, old, new, app.data(), lang));
    let text = |item: &serde_json::Value| item["text"].as_str().unwrap_or_default().to_owned();
    let items = change.lists().iter().flat_map(|list| {
        let label = lang.name_of("field", &list.field);
        list.new.iter().map(move |item| format!("{label}: {}", text(item)))
    });
    said.chain(items).collect::<Vec<_>>().join("; ")
}

//! What an edit of several records comes to: how many change, then every record with what happens to it.

use ratatui::style::Style;

use super::Draw;
use super::about::named;
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::overlay::plan::{PlanView, ROW_LINES};
use crate::model::plan::Row;
use crate::model::{Id, Kind, Record, RecordChange};
use crate::text::Words;
use crate::ui::pen::Pen;
use crate::view::{log, name};

impl Draw for PlanView {
    fn draw(&self, app: &App, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
        plan(app, self, at, pen);
        None
    }
}

/// How many change, then every record with what happens to it.
fn plan(app: &App, plan: &PlanView, at: Rect, pen: &mut Pen<'_>) {
    let lang = app.lang();
    let counts = [("n", plan.changing().into()), ("refused", plan.refused().into())];
    let title = if plan.refused() > 0 { "title-plan-refused" } else { "title-plan" };
    let x = pen.put(at, 0, 0, &format!(" {} ", lang.with(title, &counts)), pen.theme.title_focused);
    if plan.adopted() > 0 {
        let adopted = lang.with("plan-adopted", &[("n", plan.adopted().into())]);
        pen.put_right(at, x, 0, &adopted, pen.theme.aside);
    }
    let mut y = 1;
    for (place, row) in plan.rows().iter().enumerate().skip(plan.cursor().top) {
        if y >= at.height {
            break;
        }
        let rect = Rect { y: at.y + y, height: ROW_LINES.min(at.height - y), ..at };
        plan_row(app, plan, row, rect, pen);
        if place == plan.cursor().at {
            pen.mark(rect, 0);
        }
        y += ROW_LINES;
    }
}

fn plan_row(app: &App, plan: &PlanView, row: &Row, at: Rect, pen: &mut Pen<'_>) {
    let (signs, lang) = (pen.theme.signs, app.lang());
    // The line below says who leads what is new.
    let (title, said) = match &row.outcome {
        Ok(RecordChange::Add(record)) => (name::title(record, lang).to_owned(), Ok(added(app, plan, record))),
        Ok(RecordChange::Remove(record)) => (named(app, record), Ok(lang.word("plan-removed"))),
        Ok(change) if change.is_nothing() => (named(app, &row.base), Err(lang.word("plan-unchanged"))),
        Ok(change) => (named(app, &row.base), Ok(plan.with_newcomers(changes(app, &row.base, change)))),
        Err(why) => (named(app, &row.base), Err(lang.tell(&why.message()))),
    };
    let (sign, style) =
        if said.is_ok() { (signs.done, pen.theme.done) } else { (signs.late, pen.theme.overdue) };
    pen.put(at, 2, 0, sign, style);
    pen.put(at, 4, 0, &title, Style::new());
    let below = if said.is_ok() { pen.theme.aside } else { pen.theme.overdue };
    pen.put(at, 4, 1, &said.unwrap_or_else(|why| why), below);
}

/// Who leads what is new, and by when.
fn added(app: &App, plan: &PlanView, record: &Record) -> String {
    let lang = app.lang();
    if record.kind() == Kind::Agency {
        return lang.word("plan-added-agency");
    }
    let lead =
        |id: &Id| plan.newcomer(id).map_or_else(|| name::brief_of(id, app.data(), lang), str::to_owned);
    let leads: Vec<String> = record.lead().iter().map(lead).collect();
    let leads = if leads.is_empty() { lang.word("lead-not-stated") } else { leads.join(", ") };
    let said = lang.with("plan-added", &[("leads", (&leads).into())]);
    match record.get("deadline").filter(|value| !value.is_null()) {
        Some(value) => {
            let deadline = log::value(record.kind(), "deadline", &value, app.data(), lang);
            format!("{said}; {} {deadline}", lang.name_of("field", "deadline").to_lowercase())
        }
        None => said,
    }
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

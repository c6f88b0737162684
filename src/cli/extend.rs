//! `cncl extend`: deadlines move, and the old ones, the reason and the document stay on record. Several records at once
//! are one edit, and are undone as one.

use super::args::Extend;
use super::many::{self, Plan};
use super::{CliError, Exit, Session, changes};
use crate::model::input::{self, Filled, Names, Shift, Wish};
use crate::model::{Date, FieldError, Kind, Record, ValueError, deadline};
use crate::text::{Message, Words as _};

pub(super) fn run(args: &Extend, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let form = || CliError::Usage(Message::new("error-extend-form"));
    let (ids, to) = many::ids_and_last(&args.words, &args.many)?.ok_or_else(form)?;
    // By its id: it is looked for once, and not for each record.
    let document = args.document.as_deref().map(|text| document(text, session)).transpose()?;
    let wish = Wish {
        to,
        reason: &args.reason,
        document: document.as_deref().unwrap_or_default(),
        on: on(args, session.settings.now.today)?,
    };
    let (mut plan, mut done) = (Plan::default(), Vec::new());
    for record in &many::chosen(ids, &args.many, session)? {
        let Filled { record: then, fields } = extended(record, &wish, args.shorten, session)?;
        plan.set(record, None, fields);
        done.push(then);
    }
    if args.many.json || args.many.dry_run || plan.is_empty() {
        return plan.carry_out(&args.many, session).map(|_| Exit::Ok);
    }
    let saved = session.save(plan.edit())?;
    if done.len() > changes::TOLD {
        return changes::tell(&saved, session).map(|()| Exit::Ok);
    }
    for record in &done {
        let said = said(record, session);
        session.print(&said)?;
    }
    Ok(Exit::Ok)
}

fn document(text: &str, session: &Session<'_>) -> Result<String, CliError> {
    if text.trim().is_empty() {
        return Ok(String::new());
    }
    let found = Names::new(session.data()).find(Kind::Document, text).map(ToString::to_string);
    found.map_err(CliError::at("--document"))
}

fn on(args: &Extend, today: Date) -> Result<Option<Date>, CliError> {
    let read = args.on.as_deref().map(|text| input::read_day(text, today)).transpose();
    read.map_err(CliError::at("--on"))
}

/// An extension to an earlier day is more likely a slip, or a year that was left out.
fn extended(
    record: &Record,
    wish: &Wish<'_>,
    shorten: bool,
    session: &Session<'_>,
) -> Result<Filled, CliError> {
    let now = session.settings.now;
    let at_record = |error| CliError::at_record(&record.id, error);
    let filled = input::extend(record, wish, session.data(), now).map_err(at_record)?;
    match input::last_shift(&filled.record, now) {
        Some(Shift { days, .. }) if days < 0 && !shorten => {
            let shown = |record: &Record| record.deadline().map(deadline::show).unwrap_or_default();
            let wrong = ValueError::Earlier { value: shown(&filled.record), old: shown(record) };
            Err(at_record(FieldError::new("deadline", wrong)))
        }
        _ => Ok(filled),
    }
}

/// `nv-1: đến ngày 31/03/2027 (thêm 90 ngày, lần gia hạn thứ 2)`, and what is odd about it.
fn said(record: &Record, session: &Session<'_>) -> String {
    let (now, lang) = (session.settings.now, session.lang);
    let Some(shift) = input::last_shift(record, now) else { return record.id.to_string() };
    let deadline = record.deadline().map(deadline::show).unwrap_or_default();
    let mut said = lang.with(
        "extend-done",
        &[
            ("id", record.id.as_str().into()),
            ("deadline", (&deadline).into()),
            ("direction", if shift.days < 0 { "earlier" } else { "later" }.into()),
            ("days", shift.days.abs().into()),
            ("count", record.extensions().len().into()),
        ],
    );
    if record.deadline().is_some_and(crate::model::Deadline::year_inferred) {
        said = format!("{said}; {}", lang.word("extend-year"));
    }
    for (id, days) in [("extend-late", shift.late), ("extend-past", shift.past)] {
        if days > 0 {
            said = format!("{said}; {}", lang.with(id, &[("days", days.into())]));
        }
    }
    said
}

//! `cncl extend`: deadlines move, and the old ones, the reason and the document stay on record. Several records at once
//! are one edit, and are undone as one.

use super::args::Extend as Args;
use super::session::Session;
use super::{CliError, Exit, bulk, changes};
use crate::model::input;
use crate::model::{Date, Kind, Record, deadline};
use crate::text::{Message, Words as _};
use crate::work::Command;
use crate::work::extend::{Extend, last_shift};

pub(super) fn run(args: &Args, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let form = || CliError::Usage(Message::new("error-extend-form"));
    let (ids, to) = bulk::ids_and_last(&args.words, &args.bulk)?.ok_or_else(form)?;
    // By its id: what is wrong with it is said at its flag, and not at a record.
    let document = args.document.as_deref().map(|text| document(text, session)).transpose()?;
    let command = Command::Extend(Extend {
        to: to.to_owned(),
        reason: args.reason.clone(),
        document: document.unwrap_or_default(),
        on: on(args, session.settings.now.today)?,
        shorten: args.shorten,
    });
    let plan = bulk::planned(&command, &bulk::chosen(ids, &args.bulk, session)?, session)?;
    if args.bulk.json || args.bulk.dry_run || plan.rows.is_empty() {
        return bulk::carry_out(plan, &args.bulk, session).map(|_| Exit::Ok);
    }
    let done: Vec<Record> = plan.rows.iter().map(crate::model::plan::Row::after).collect();
    let saved = session.carry_out(plan)?;
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
    let found = session.world().names().find(Kind::Document, text).map(|id| id.to_string());
    found.map_err(CliError::at("--document"))
}

fn on(args: &Args, today: Date) -> Result<Option<Date>, CliError> {
    let read = args.on.as_deref().map(|text| input::read_day(text, today)).transpose();
    read.map_err(CliError::at("--on"))
}

/// `nv-1: đến ngày 31/03/2027 (thêm 90 ngày, lần gia hạn thứ 2)`, and what is odd about it.
fn said(record: &Record, session: &Session<'_>) -> String {
    let (now, lang) = (session.settings.now, session.lang);
    let Some(shift) = last_shift(record, now) else { return record.id.to_string() };
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

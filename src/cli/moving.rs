//! `cncl move`: tasks, documents or other records with a working state come to another one.

use super::args::Move;
use super::many::{self, Plan};
use super::{CliError, Exit, Session, note};
use crate::model::deadline::Base;
use crate::model::input::{self, Filled};
use crate::model::{FieldError, Record, Status};
use crate::text::{Message, Words as _};

pub(super) fn run(args: &Move, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let Some((ids, status)) = many::ids_and_last(&args.words, &args.many)? else {
        return Err(CliError::Usage(Message::new("error-move-form")));
    };
    let chosen = many::chosen(ids, &args.many, session)?;
    let mut plan = Plan::default();
    for record in &chosen {
        let filled = moved(record, status, session);
        let filled = filled.map_err(|error| many::refused(record, &chosen, error))?;
        if let Some(reason) = &args.reason {
            let text = why(record, &filled.record, reason, session)?;
            plan.append(record, "notes", note::comment(&text, session)?);
        }
        plan.set(record, None, filled.fields);
    }
    plan.carry_out(&args.many, session)?;
    Ok(Exit::Ok)
}

/// The reason as a note. Work that was in review and is to be done again was sent back.
fn why(seen: &Record, then: &Record, reason: &str, session: &Session<'_>) -> Result<String, CliError> {
    let reason = input::read_text(reason).map_err(CliError::at("--reason"))?;
    let status = |record: &Record| record.as_task().map(|task| task.status);
    let is_sent_back =
        status(seen) == Some(Status::Review) && matches!(status(then), Some(Status::Doing | Status::Todo));
    if is_sent_back {
        return Ok(session.lang.say("send-back-note", &[("reason", (&reason).into())]));
    }
    Ok(reason)
}

fn moved(record: &Record, status: &str, session: &Session<'_>) -> Result<Filled, FieldError> {
    let (data, now) = (session.data(), session.settings.now);
    let value = input::read_field(record.kind(), "status", &[status], data, Base::new(now.today))?;
    let state = value.as_str().and_then(|word| word.parse::<Status>().ok());
    let fields = state.and_then(|state| input::moved(record, state, now));
    Filled::of(record, fields.unwrap_or_else(|| vec![("status", value)]), data)
}

//! `cncl done`: finishes tasks and milestones. Several at once are one edit, and are undone as one.

use std::sync::Arc;

use super::args::Done;
use super::many::{self, Plan};
use super::{CliError, Exit, Session};
use crate::model::input::{self, Filled, Names};
use crate::model::{Kind, Record, Status, date, rounds};
use crate::text::Message;

pub(super) fn run(args: &Done, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let chosen = many::chosen(&args.ids, &args.many, session)?;
    if planned(&chosen, args, session)?.carry_out(&args.many, session)? {
        for record in &chosen {
            tell_next(&record.id, session);
        }
    }
    Ok(Exit::Ok)
}

fn planned(chosen: &[Arc<Record>], args: &Done, session: &Session<'_>) -> Result<Plan, CliError> {
    let names = Names::new(session.data());
    let mut plan = Plan::default();
    for record in chosen {
        let filled = match round(record, args, session)? {
            Some(filled) => filled,
            None => {
                input::fill_by(record, &wishes(record, args, session)?, &names, session.settings.now.today)
                    .map_err(|error| CliError::at_record(&record.id, error))?
            }
        };
        plan.set(record, None, filled.fields);
    }
    Ok(plan)
}

/// The round of a duty that comes round; `None` for what is finished once and for all.
fn round(record: &Record, args: &Done, session: &Session<'_>) -> Result<Option<Filled>, CliError> {
    let now = session.settings.now;
    let on = args.on.as_deref().map(|text| input::read_past_day(text, now.today)).transpose();
    let on = on.map_err(CliError::at("--on"))?;
    let result = args.result.as_deref().map(input::read_text).transpose();
    let result = result.map_err(CliError::at("--result"))?;
    let fields = input::round_done(record, on.unwrap_or(now.today), &result.unwrap_or_default(), now);
    let filled = fields.map(|fields| Filled::of(record, fields, session.data())).transpose();
    filled.map_err(|error| CliError::at_record(&record.id, error))
}

/// When the duty comes round next, and how many rounds before that nobody recorded.
fn tell_next(id: &str, session: &Session<'_>) {
    let now = session.settings.now;
    let Some(record) = session.data().get(id) else { return };
    let Some((task, next)) = record.as_task().and_then(|task| Some((task, rounds::next(task, now)?))) else {
        return;
    };
    let (missed, day) = (rounds::missed(task, now), date::show(next));
    let values = [("id", id.into()), ("day", (&day).into()), ("missed", missed.into())];
    session.voice.tell(&session.lang.with("done-next-round", &values));
}

/// What is set in a record that is finished.
fn wishes(
    record: &Record,
    args: &Done,
    session: &Session<'_>,
) -> Result<Vec<(String, Vec<String>)>, CliError> {
    let wish = |name: &str, text: String| (name.to_owned(), vec![text]);
    // Without --on, a day that stands there already is better than today.
    let known = record.done_on().is_some() && args.on.is_none();
    let day = args.on.clone().unwrap_or_else(|| session.settings.now.today.to_string());
    let mut wishes = if known { Vec::new() } else { vec![wish("done_on", day)] };
    match record.kind() {
        Kind::Task => wishes.push(wish("status", Status::Done.word().to_owned())),
        Kind::Milestone => {}
        kind => {
            let message = Message::new("error-done-kind").with("id", record.id.as_str());
            return Err(CliError::Usage(message.with("kind", kind.name())));
        }
    }
    wishes.extend(args.result.iter().map(|text| wish("result", text.clone())));
    Ok(wishes)
}

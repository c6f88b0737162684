//! `cncl done`: finishes tasks and milestones. Several at once are one edit, and are undone as one.

use super::args::Done;
use super::session::Session;
use super::{CliError, Exit, bulk};
use crate::model::{date, input, rounds};
use crate::work::Command;

pub(super) fn run(args: &Done, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let chosen = bulk::chosen(&args.ids, &args.bulk, session)?;
    let today = session.settings.now.today;
    let on = args.on.as_deref().map(|text| input::read_past_day(text, today)).transpose();
    let command = Command::Finish {
        on: on.map_err(CliError::at("--on"))?,
        result: args.result.clone().unwrap_or_default(),
    };
    let plan = bulk::planned(&command, &chosen, session)?;
    if bulk::carry_out(plan, &args.bulk, session)? {
        for record in &chosen {
            tell_next(&record.id, session);
        }
    }
    Ok(Exit::Ok)
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

//! `cncl add`: a new record. Prints its id alone, so that a script can go on with it.

use std::sync::Arc;

use super::args::{Add, Given};
use super::output::{Format, write_items};
use super::session::Session;
use super::{CliError, Exit, changes, item, read};
use crate::model::input;
use crate::model::{FieldError, Id, Kind, Plan, Record, RecordChange, Status};
use crate::text::Words as _;
use crate::work::{self, Command, Typed};

pub(super) fn run(args: &Add, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let kind: Kind = args.kind.parse()?;
    let record = saved(args, kind, session)?;
    if args.json {
        let item = item::Items::without_parts(session.settings).of(&record)?;
        write_items(Format::Json, std::iter::once(item), session.out)?;
    } else {
        writeln!(session.out, "{}", record.id)?;
    }
    Ok(Exit::Ok)
}

fn saved(args: &Add, kind: Kind, session: &mut Session<'_>) -> Result<Arc<Record>, CliError> {
    let plan = planned(args, kind, session)?;
    let (unread, mut twin) = (unread(&plan), None);
    for row in &plan.rows {
        read::counts(row, session)?;
        twin = input::twin(&row.base, session.data()).map(|twin| twin.title().to_owned());
    }
    let saved = session.carry_out(plan)?;
    let added = saved.entry.as_ref().and_then(|entry| changes::ids_of(entry).pop());
    let record = added.and_then(|id| session.data().shared(&id)).cloned();
    tell_unread(unread.as_deref(), session);
    if let Some(title) = twin {
        session.voice.tell(&session.lang.say("form-twin", &[("title", (&title).into())]));
    }
    // It was saved under the lock, so it is there.
    record.ok_or(CliError::NoHome)
}

fn planned(args: &Add, kind: Kind, session: &Session<'_>) -> Result<Plan, CliError> {
    let mut whole = vec![("title".to_owned(), vec![args.title.clone()])];
    whole.extend(args.fields.0.iter().map(|Given { name, values, .. }| (name.clone(), values.clone())));
    // Work that is only now written down has not begun; unknown is what nobody told of the past.
    if kind == Kind::Task && whole.iter().all(|(name, _)| name != "status") {
        whole.push(("status".to_owned(), vec![Status::Todo.word().to_owned()]));
    }
    let command = Command::Set(Typed { whole, ..Typed::default() });
    let plan = work::create(&command, Record::new(kind, Id::stand_in(kind, 0)), session.world());
    let refused = plan.refusals().next().map(|(_, error)| at_flag(args, error.clone()));
    refused.map_or(Ok(plan), Err)
}

/// The flag that was typed; the title has none, and neither has what was not typed at all.
fn at_flag(args: &Add, error: FieldError) -> CliError {
    let given = args.fields.0.iter().find(|given| given.name == error.field);
    let place = given.map_or_else(|| error.field.clone(), |given| format!("--{}", given.flag));
    CliError::Input { place, error }
}

/// The words of a deadline that is kept although nothing was understood of them.
pub(super) fn unread(plan: &Plan) -> Option<String> {
    let unread = |change: &RecordChange| match change {
        RecordChange::Add(record) => {
            record.deadline().filter(|it| it.meaning().is_none()).map(|it| it.text.to_string())
        }
        change => change.unread_deadline().map(str::to_owned),
    };
    plan.rows.iter().find_map(|row| row.outcome.as_ref().ok().and_then(unread))
}

/// Says that the words of a deadline are kept although nothing was understood of them.
pub(super) fn tell_unread(text: Option<&str>, session: &Session<'_>) {
    if let Some(text) = text {
        session.voice.tell(&session.lang.say("deadline-kept", &[("text", text.into())]));
    }
}

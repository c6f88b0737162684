//! `cncl fanout`: a collective duty becomes a task for each agency. All of them are one edit, and are undone as one.

mod agencies;

use std::collections::HashSet;

use super::args::FanOut as Args;
use super::output::{Format, write_items};
use super::session::Session;
use super::{CliError, Exit, bulk, changes, item, resolve_id};
use crate::model::{Id, Record};
use crate::view::name;
use crate::work::{Command, fan_out};

pub(super) fn run(args: &Args, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let duty = resolve_id::shared(&args.id, session)?;
    // What cannot be given at all is said before the agencies are looked for.
    bulk::planned(&Command::FanOut { to: Vec::new() }, std::slice::from_ref(&duty), session)?;
    let to = agencies::named(args, &duty, session)?;
    let given: HashSet<&Id> = fan_out::given_to(&duty.id, session.data());
    let old = to.iter().filter(|id| given.contains(id)).count();
    if old > 0 {
        session.voice.tell(&session.lang.with("fanout-given", &[("n", old.into())]));
    }
    let plan = bulk::planned(&Command::FanOut { to }, &[duty], session)?;
    let mut parts: Vec<Record> = plan.rows.iter().map(crate::model::plan::Row::after).collect();
    if !args.dry_run && !parts.is_empty() {
        let saved = session.carry_out(plan)?;
        let ids = saved.entry.as_ref().map(changes::ids_of).unwrap_or_default();
        parts = ids.iter().filter_map(|id| session.data().get(id)).cloned().collect();
    }
    tell(args, &parts, session)?;
    Ok(Exit::Ok)
}

fn tell(args: &Args, parts: &[Record], session: &mut Session<'_>) -> Result<(), CliError> {
    if args.json {
        let items = item::items(parts, session)?;
        return Ok(write_items(Format::Json, items.into_iter(), session.out)?);
    }
    for part in parts {
        let leads = name::leads(part, session.data(), session.lang);
        let line = if args.dry_run { leads } else { format!("{}  {leads}", part.id) };
        session.print(&line)?;
    }
    let id = if args.dry_run { "fanout-would" } else { "fanout-done" };
    let said = session.lang.with(id, &[("n", parts.len().into())]);
    session.voice.tell(&said);
    Ok(())
}

//! `cncl fanout`: a collective duty becomes a task for each agency. All of them are one edit, and are undone as one.

mod agencies;

use std::collections::HashSet;

use super::args::FanOut as Args;
use super::output::{Format, write_items};
use super::session::Session;
use super::{CliError, Exit, bulk, item, resolve_id};
use crate::model::{Id, Kind, Record};
use crate::view::name;
use crate::work::Command;

pub(super) fn run(args: &Args, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let duty = resolve_id::shared(&args.id, session)?;
    // What cannot be given at all is said before the agencies are looked for.
    let nobody = Command::FanOut { to: Vec::new(), agencies: Vec::new() };
    bulk::planned(&nobody, std::slice::from_ref(&duty), session)?;
    let names = session.world().names().within(&duty).adding();
    let to = agencies::named(args, &names, session)?;
    let given = session.data().lead_parts_of(&duty.id);
    let old = to.iter().filter(|id| given.contains(id)).count();
    if old > 0 {
        session.voice.tell(&session.lang.with("fanout-given", &[("n", old.into())]));
    }
    let agencies = names.added().wanted(|_| true);
    let command = Command::FanOut { to, agencies: agencies.clone() };
    let plan = bulk::planned(&command, std::slice::from_ref(&duty), session)?;
    let duty = duty.id.clone();
    let parts = plan.rows.iter().filter(|row| row.base.kind() == Kind::Task);
    let mut parts: Vec<Record> = parts.map(crate::model::plan::Row::after).collect();
    if !args.dry_run && !parts.is_empty() {
        // What was saved, however large the edit is: somebody else may have given some of them meanwhile.
        let saved = session.carry_out(plan)?;
        let mut seen = HashSet::new();
        let added =
            saved.changed.iter().filter(|id| seen.insert(*id)).filter_map(|id| session.data().get(id));
        parts = added.filter(|record| record.parent() == Some(&duty)).cloned().collect();
    }
    tell(args, &parts, &agencies, session)?;
    Ok(Exit::Ok)
}

/// Who leads a part, also where they come with it.
fn leads(part: &Record, agencies: &[(Id, String)], session: &Session<'_>) -> String {
    let new = |id: &Id| agencies.iter().find(|(it, _)| it == id).map(|(_, name)| name.clone());
    let one = |id: &Id| new(id).unwrap_or_else(|| name::brief_of(id, session.data(), session.lang));
    part.lead().iter().map(one).collect::<Vec<_>>().join(", ")
}

fn tell(
    args: &Args,
    parts: &[Record],
    agencies: &[(Id, String)],
    session: &mut Session<'_>,
) -> Result<(), CliError> {
    if args.json {
        let items = item::items(parts, session)?;
        return Ok(write_items(Format::Json, items.into_iter(), session.out)?);
    }
    for part in parts {
        let leads = leads(part, agencies, session);
        let line = if args.dry_run { leads } else { format!("{}  {leads}", part.id) };
        session.print(&line)?;
    }
    let id = if args.dry_run { "fanout-would" } else { "fanout-done" };
    let said = session.lang.with(id, &[("n", parts.len().into())]);
    session.voice.tell(&said);
    Ok(())
}

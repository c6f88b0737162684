//! `cncl fanout`: a collective duty becomes a task for each agency. All of them are one edit, and are undone as one.

mod agencies;

use std::collections::HashSet;

use super::args::FanOut as Args;
use super::output::{Format, write_items};
use super::{CliError, Exit, Session, item, pick};
use crate::model::{Id, Kind, Record, fanout};
use crate::store::{Edit, new_id};
use crate::text::Message;
use crate::view::name;

pub(super) fn run(args: &Args, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let parent = pick::shared(&args.id, session)?;
    if parent.as_task().is_none() {
        let message = Message::new("error-fanout-kind").with("id", parent.id.as_str());
        return Err(CliError::Usage(message.with("kind", parent.kind().name())));
    }
    let agencies = agencies::named(args, session)?;
    let given: HashSet<Id> = fanout::given_to(&parent.id, session.data()).into_iter().cloned().collect();
    let (old, new): (Vec<Id>, Vec<Id>) = agencies.into_iter().partition(|id| given.contains(id));
    if !old.is_empty() {
        session.voice.tell(&session.lang.with("fanout-given", &[("n", old.len().into())]));
    }
    let parts = parts(&parent, &new, session);
    if !args.dry_run && !parts.is_empty() {
        session.save(&parts.iter().cloned().fold(Edit::new(), Edit::create))?;
    }
    tell(args, &parts, session)?;
    Ok(Exit::Ok)
}

/// The new tasks, each under a name that nobody has.
fn parts(parent: &Record, agencies: &[Id], session: &Session<'_>) -> Vec<Record> {
    let mut given: HashSet<Id> = HashSet::new();
    let part = |(n, agency)| {
        let part = fanout::part(parent, agency, n)?;
        let is_taken = |id: &str| session.data().get(id).is_some() || given.contains(id);
        let id = new_id(Kind::Task, is_taken);
        given.insert(id.clone());
        Some(Record { id, ..part })
    };
    agencies.iter().enumerate().filter_map(part).collect()
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

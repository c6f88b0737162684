//! `cncl set`: other values in fields of one record, of several, or of all that pass a filter.

mod changes;

use super::args::Set;
use super::session::Session;
use super::{CliError, Exit, add, bulk, read};
use crate::text::Message;
use crate::work::Command;
use changes::no_change;

pub(super) fn run(args: &Set, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let (ids, typed) = ids_and_changes(args)?;
    let command = Command::Set(changes::read(typed)?);
    let revision = args.if_rev.as_deref().map(read::revision).transpose()?;
    let chosen = bulk::chosen(ids, &args.bulk, session)?;
    if revision.is_some() && chosen.len() > 1 {
        return Err(CliError::Usage(Message::new("error-if-rev-one")));
    }
    let mut plan = bulk::planned(&command, &chosen, session)?;
    for row in &mut plan.rows {
        read::counts(row, session)?;
        row.if_rev = revision;
    }
    let unread = add::unread(&plan);
    bulk::carry_out(plan, &args.bulk, session)?;
    add::tell_unread(unread.as_deref(), session);
    Ok(Exit::Ok)
}

/// The ids end where the first change stands.
fn ids_and_changes(args: &Set) -> Result<(&[String], &[String]), CliError> {
    let first = args.words.iter().position(|word| word.contains('='));
    let (ids, changes) = args.words.split_at(first.unwrap_or(args.words.len()));
    match (ids, changes) {
        ([stray, ..], _) if args.bulk.filter.is_some() => Err(no_change(stray)),
        ([.., stray], []) if ids.len() > 1 => Err(no_change(stray)),
        ([], [first, ..]) if args.bulk.filter.is_none() => Err(no_id(first)),
        (_, []) => Err(CliError::Usage(Message::new("error-set-nothing"))),
        _ => Ok((ids, changes)),
    }
}

fn no_id(word: &str) -> CliError {
    CliError::Usage(Message::new("error-set-no-id").with("value", word))
}

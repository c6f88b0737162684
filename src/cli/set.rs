//! `cncl set`: other values in fields of one record, of several, or of all that pass a filter.

mod wishes;

use super::args::Set;
use super::many::{self, Plan};
use super::{CliError, Exit, Session, add, read};
use crate::model::input::Names;
use crate::text::Message;
use wishes::{Wishes, no_change};

pub(super) fn run(args: &Set, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let (ids, changes) = ids_and_changes(args)?;
    let wishes = Wishes::read(changes)?;
    let (plan, unread) = planned(ids, &wishes, args, session)?;
    plan.carry_out(&args.many, session)?;
    if let Some(text) = unread {
        add::tell_kept(&text, session);
    }
    Ok(Exit::Ok)
}

/// The ids end where the first change stands.
fn ids_and_changes(args: &Set) -> Result<(&[String], &[String]), CliError> {
    let first = args.words.iter().position(|word| word.contains('='));
    let (ids, changes) = args.words.split_at(first.unwrap_or(args.words.len()));
    match (ids, changes) {
        ([stray, ..], _) if args.many.filter.is_some() => Err(no_change(stray)),
        ([.., stray], []) if ids.len() > 1 => Err(no_change(stray)),
        ([], [first, ..]) if args.many.filter.is_none() => Err(no_id(first)),
        (_, []) => Err(CliError::Usage(Message::new("error-set-nothing"))),
        _ => Ok((ids, changes)),
    }
}

fn no_id(word: &str) -> CliError {
    CliError::Usage(Message::new("error-set-no-id").with("value", word))
}

/// What is to change in each record, and a deadline among it that is kept as words because nobody understood it.
fn planned(
    ids: &[String],
    wishes: &Wishes,
    args: &Set,
    session: &Session<'_>,
) -> Result<(Plan, Option<String>), CliError> {
    let revision = args.if_rev.as_deref().map(read::revision).transpose()?;
    let chosen = many::chosen(ids, &args.many, session)?;
    if revision.is_some() && chosen.len() > 1 {
        return Err(CliError::Usage(Message::new("error-if-rev-one")));
    }
    let names = Names::new(session.data());
    let (mut plan, mut unread) = (Plan::default(), None);
    for record in &chosen {
        let filled = wishes
            .fill(record, &names, session.settings.now.today)
            .map_err(|error| many::refused(record, &chosen, error))?;
        read::counts(&filled, session)?;
        unread = unread.or_else(|| filled.unread_deadline().map(str::to_owned));
        plan.set(record, revision, filled.fields);
    }
    Ok((plan, unread))
}

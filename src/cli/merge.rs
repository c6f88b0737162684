//! `cncl merge`: a record goes into another one, with everything that names it. One edit, in all records.

use std::sync::Arc;

use super::args::Merge as Args;
use super::session::Session;
use super::{CliError, Exit, bulk, changes};
use crate::model::plan::Row;
use crate::model::{FieldError, Id, Kind, Plan, Record, RecordChange, ValueError, reference};
use crate::work::{self, Command, merge};

/// Records that are named where several begin so.
const SOME: usize = 5;

pub(super) fn run(args: &Args, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let old = goes(&args.old, session).map_err(|wrong| at("cli-value-old", wrong, session))?;
    let into = stays(&args.new, &old, session).map_err(|wrong| at("cli-value-new", wrong, session))?;
    let plan = work::plan(&Command::Merge { into: into.clone() }, &[Arc::clone(&old)], session.world());
    if let Some((record, error)) = plan.refusals().next() {
        return Err(match error.wrong {
            ValueError::NotMerged { .. } => CliError::at("merge")(error.wrong.clone()),
            _ => CliError::at_record(&record.id, error.clone()),
        });
    }
    foretell(&plan, &old, &into, session);
    if args.dry_run {
        bulk::show(plan, args.json, session)?;
    } else {
        changes::carry_out(plan, args.json, session)?;
    }
    Ok(Exit::Ok)
}

/// An error at one of the two names, under what the usage calls it.
fn at(place: &str, wrong: ValueError, session: &Session<'_>) -> CliError {
    CliError::Input {
        place: session.lang.text(place).into_owned(),
        error: FieldError::new("", merge::not_found(wrong)),
    }
}

/// The record that goes: by its id, a beginning that no other id has, or the name of an agency.
fn goes(typed: &str, session: &Session<'_>) -> Result<Arc<Record>, ValueError> {
    let data = session.data();
    let id = match by_id(typed, session)? {
        Some(id) => id,
        None => session.world().names().find(Kind::Agency, typed)?,
    };
    let none = || ValueError::NoRecord { kind: Kind::Agency, value: typed.to_owned(), near: Vec::new() };
    data.shared(&id).cloned().ok_or_else(none)
}

/// The record that stays, or a body that no record stands for yet: by its id or name. A bare name is one of the place of the
/// record that goes.
fn stays(typed: &str, old: &Record, session: &Session<'_>) -> Result<Id, ValueError> {
    if let Some(id) = by_id(typed, session)? {
        return Ok(id);
    }
    if let Some(body) = reference::body(&typed.trim().to_ascii_lowercase()) {
        return session.world().names().whole(Kind::Agency, &body.id);
    }
    session.world().names().within(old).find(old.kind(), typed)
}

/// The id that a word is, or the only one that it is the beginning of.
fn by_id(typed: &str, session: &Session<'_>) -> Result<Option<Id>, ValueError> {
    let word = typed.trim().to_ascii_lowercase();
    match session.data().by_prefix(&word) {
        _ if word.is_empty() => Ok(None),
        Ok(record) => Ok(Some(record.id.clone())),
        Err(ids) if ids.is_empty() => Ok(None),
        Err(ids) => Err(ValueError::ManyRecords {
            value: typed.trim().to_owned(),
            count: ids.len(),
            some: ids.iter().take(SOME).map(|id| format!("{id} ({})", session.data().title(id))).collect(),
        }),
    }
}

/// Says what becomes of the record that goes, and of those that name both.
fn foretell(plan: &Plan, old: &Record, into: &Id, session: &Session<'_>) {
    let removed = |row: &Row| matches!(row.outcome, Ok(RecordChange::Remove(_)));
    let id = if plan.rows.iter().any(removed) { "merge-goes" } else { "merge-stays" };
    let body = reference::body(into).map(|body| body.title);
    let new = session.data().get(into).map(|record| record.title().to_owned()).or(body).unwrap_or_default();
    let others = plan.changing().filter(|row| row.base.id != old.id && row.base.id != *into).count();
    let args = [("old", old.title().into()), ("new", (&new).into()), ("n", others.into())];
    session.voice.tell(&session.lang.with(id, &args));
    let both = plan.rows.iter().filter(|row| merge::leads_already(row, into)).count();
    if both > 0 {
        session.voice.tell(&session.lang.with("merge-leads", &[("n", both.into())]));
    }
}

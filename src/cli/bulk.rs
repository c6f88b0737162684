//! The records that a command changes: those that are named, or all that pass a filter. They are one edit, or none if one of
//! them cannot be changed.
//!
//! Deliberately no question before it: a script could not answer one. `--dry-run` shows what would change, and one undo takes
//! it back.

use std::sync::Arc;

use serde_json::{Value, json};

use super::args::Bulk;
use super::output::{Format, write_items};
use super::session::Session;
use super::{CliError, changes, read, resolve_id};
use crate::model::plan::Row;
use crate::model::{Plan, Record, RecordChange};
use crate::text::Message;
use crate::view::log;
use crate::work::{self, Command};

/// The last of the words, which says what is to be done, and the ids before it; there are none with a filter. `None` if a
/// word is missing.
pub(super) fn ids_and_last<'a>(
    words: &'a [String],
    bulk: &Bulk,
) -> Result<Option<(&'a [String], &'a str)>, CliError> {
    match (words.split_last(), &bulk.filter) {
        (Some((last, [])), Some(_)) => Ok(Some((&[], last))),
        (Some((_, [first, ..])), Some(_)) => Err(too_many(first)),
        (Some((last, ids)), None) if !ids.is_empty() => Ok(Some((ids, last))),
        _ => Ok(None),
    }
}

/// A word that has no place beside a filter.
fn too_many(word: &str) -> CliError {
    CliError::Usage(Message::new("error-many-and-filter").with("value", word))
}

/// The records that are named, each once, or those that pass the filter.
pub(super) fn chosen(
    ids: &[String],
    bulk: &Bulk,
    session: &Session<'_>,
) -> Result<Vec<Arc<Record>>, CliError> {
    match &bulk.filter {
        Some(filter) => passing(filter, session),
        None => named(ids, session),
    }
}

fn named(ids: &[String], session: &Session<'_>) -> Result<Vec<Arc<Record>>, CliError> {
    let mut found: Vec<Arc<Record>> = Vec::with_capacity(ids.len());
    let mut known = std::collections::HashSet::new();
    for word in ids {
        let record = resolve_id::shared(word, session)?;
        if known.insert(record.id.clone()) {
            found.push(record);
        }
    }
    Ok(found)
}

fn passing(filter: &str, session: &Session<'_>) -> Result<Vec<Arc<Record>>, CliError> {
    let filter = read::choice("--filter", filter, session)?;
    let data = session.data();
    // What is only like the words is not changed by the dozen.
    let passing = session.passing_literally(&filter);
    let found = data.iter().filter(|record| passing.accepts(record));
    Ok(found.filter_map(|record| data.shared(&record.id)).cloned().collect())
}

/// What a command would do to records. One that cannot be changed refuses the whole: under its field, and with the
/// record where there are several.
pub(super) fn planned(
    command: &Command,
    chosen: &[Arc<Record>],
    session: &Session<'_>,
) -> Result<Plan, CliError> {
    let plan = work::plan(command, chosen, session.world());
    // What is typed behind the one id needs no id to be found; what follows from it does.
    let is_typed = chosen.len() == 1 && !matches!(command, Command::Finish { .. } | Command::Extend(_));
    let refused = plan.refusals().next().map(|(record, error)| match error.field.as_str() {
        "kind" => CliError::at_record(&record.id, error.clone()),
        _ if is_typed => CliError::at_field(error.clone()),
        _ => CliError::at_record(&record.id, error.clone()),
    });
    refused.map_or(Ok(plan), Err)
}

/// An error at a value that was typed behind one of these flags, at its flag.
pub(super) fn at_flag(error: CliError, flags: &[&str]) -> CliError {
    match error {
        CliError::Input { place, error } if flags.contains(&place.as_str()) => {
            CliError::Input { place: format!("--{place}"), error }
        }
        other => other,
    }
}

/// Saves a plan and says what came of it, or only shows it. Whether it was saved.
pub(super) fn carry_out(plan: Plan, bulk: &Bulk, session: &mut Session<'_>) -> Result<bool, CliError> {
    if bulk.dry_run || plan.rows.is_empty() {
        return show(plan, bulk.json, session).map(|()| false);
    }
    changes::carry_out(plan, bulk.json, session).map(|()| true)
}

/// Tells what a plan would change, and saves nothing.
pub(super) fn show(plan: Plan, json: bool, session: &mut Session<'_>) -> Result<(), CliError> {
    let plan = if plan.rows.is_empty() { plan } else { plan.signed(&session.signature()?) };
    if json {
        write_items(Format::Json, plan.rows.iter().map(item), session.out)?;
    } else {
        for row in &plan.rows {
            lines(row, session)?;
        }
    }
    let said = match plan.rows.len() {
        0 => session.lang.text("list-nothing").into_owned(),
        _ => session.lang.with("many-would", &[("n", plan.changing().count().into())]),
    };
    session.voice.tell(&said);
    Ok(())
}

/// What would change in a record, a line for each field.
fn lines(row: &Row, session: &mut Session<'_>) -> Result<(), CliError> {
    let Ok(change) = &row.outcome else { return Ok(()) };
    if let RecordChange::Remove(_) = change {
        let said = log::did(change, session.data(), session.lang);
        return session.print(&format!("{}: {said}", row.base.id));
    }
    for (name, old, new) in whole_fields(row, change) {
        let said = log::field(row.base.kind(), name, &old, &new, session.data(), session.lang);
        session.print(&format!("{}: {said}", row.base.id))?;
    }
    Ok(())
}

/// What would change in a record, as scripts get it.
fn item(row: &Row) -> Value {
    let seen = &row.base;
    let op = if let Ok(RecordChange::Remove(_)) = row.outcome { "remove" } else { "set" };
    let mut item =
        json!({"op": op, "id": seen.id, "kind": seen.kind(), "title": seen.title(), "f": {}, "was": {}});
    for (name, old, new) in row.outcome.iter().flat_map(|change| whole_fields(row, change)) {
        item["f"][name] = new;
        item["was"][name] = old;
    }
    item
}

/// The fields that change with what they hold before and afterwards: of a list that items come to, the whole list.
fn whole_fields<'a>(row: &Row, change: &'a RecordChange) -> Vec<(&'a str, Value, Value)> {
    let after = row.after();
    let lists = change.lists().iter().map(|splice| splice.field.as_str());
    let fields =
        change.fields().map(|(name, ..)| name).filter(|name| !lists.clone().any(|list| list == *name));
    let of = |record: &Record, name: &str| record.get(name).unwrap_or_default();
    let names: Vec<&str> = lists.clone().chain(fields).collect();
    names.into_iter().map(|name| (name, of(&row.base, name), of(&after, name))).collect()
}

//! The records that a command changes: those that are named, or all that pass a filter. They are one edit, or none if one of
//! them cannot be changed.
//!
//! Deliberately no question before it: a script could not answer one. `--dry-run` shows what would change, and one undo takes
//! it back.

use std::sync::Arc;

use serde_json::{Value, json};

use super::args::Many;
use super::output::{Format, write_items};
use super::{CliError, Session, pick, read};
use crate::model::FieldError;
use crate::model::Record;
use crate::store::Edit;
use crate::text::Message;
use crate::view::log;

/// Fields with their new values; null empties one.
type Fields = Vec<(&'static str, Value)>;

/// The last of the words, which says what is to be done, and the ids before it; there are none with a filter. `None` if a
/// word is missing.
pub(super) fn ids_and_last<'a>(
    words: &'a [String],
    many: &Many,
) -> Result<Option<(&'a [String], &'a str)>, CliError> {
    match (words.split_last(), &many.filter) {
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
    many: &Many,
    session: &Session<'_>,
) -> Result<Vec<Arc<Record>>, CliError> {
    match &many.filter {
        Some(filter) => passing(filter, session),
        None => named(ids, session),
    }
}

fn named(ids: &[String], session: &Session<'_>) -> Result<Vec<Arc<Record>>, CliError> {
    let mut found: Vec<Arc<Record>> = Vec::with_capacity(ids.len());
    let mut known = std::collections::HashSet::new();
    for word in ids {
        let record = pick::shared(word, session)?;
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
    let passing = filter.literally_over(data, session.settings.now);
    let found = data.iter().filter(|record| passing.accepts(record));
    Ok(found.filter_map(|record| data.shared(&record.id)).cloned().collect())
}

/// A value that does not fit: under its field, and with the record where there are several.
pub(super) fn refused(record: &Record, chosen: &[Arc<Record>], error: FieldError) -> CliError {
    match chosen {
        [_] => CliError::at_field(error),
        _ => CliError::at_record(&record.id, error),
    }
}

/// What is to be changed, record by record.
#[derive(Debug, Default)]
pub(super) struct Plan {
    edit: Edit,
    rows: Vec<(Arc<Record>, Fields)>,
}

impl Plan {
    /// Other values in fields of a record; `if_rev` only at this revision.
    pub(super) fn set(&mut self, seen: &Arc<Record>, if_rev: Option<u32>, fields: Fields) {
        self.edit = std::mem::take(&mut self.edit).set_if(seen, if_rev, fields.clone());
        self.note(seen, fields);
    }

    /// One more item at the end of a list.
    pub(super) fn append(&mut self, seen: &Arc<Record>, field: &'static str, item: Value) {
        let mut all = seen.get(field).unwrap_or_default().as_array().cloned().unwrap_or_default();
        all.push(item.clone());
        self.edit = std::mem::take(&mut self.edit).append(&seen.id, field, vec![item]);
        self.note(seen, vec![(field, Value::from(all))]);
    }

    /// One row for each record, whatever comes to it.
    fn note(&mut self, seen: &Arc<Record>, fields: Fields) {
        match self.rows.last_mut().filter(|(last, _)| last.id == seen.id) {
            Some((_, known)) => known.extend(fields),
            None => self.rows.push((Arc::clone(seen), fields)),
        }
    }

    /// Saves the plan and says what came of it, or only shows it. Whether it was saved.
    pub(super) fn carry_out(&self, many: &Many, session: &mut Session<'_>) -> Result<bool, CliError> {
        if many.dry_run || self.rows.is_empty() {
            return self.show(many.json, session).map(|()| false);
        }
        session.save_and_tell(&self.edit, many.json).map(|()| true)
    }

    /// The edit, for a command that has its own words for what came of it.
    pub(super) fn edit(&self) -> &Edit {
        &self.edit
    }

    /// Whether nothing is to be changed because no record was chosen.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn show(&self, json: bool, session: &mut Session<'_>) -> Result<(), CliError> {
        if json {
            write_items(
                Format::Json,
                self.rows.iter().map(|(seen, fields)| item(seen, fields)),
                session.out,
            )?;
        } else {
            for (seen, fields) in &self.rows {
                lines(seen, fields, session)?;
            }
        }
        let n = self.rows.iter().filter(|(seen, fields)| differing(seen, fields).next().is_some()).count();
        let said = match self.rows.len() {
            0 => session.lang.text("list-nothing").into_owned(),
            _ => session.lang.with("many-would", &[("n", n.into())]),
        };
        session.voice.tell(&said);
        Ok(())
    }
}

/// The fields that would change, each with what it holds now.
fn differing<'a>(
    seen: &'a Record,
    fields: &'a Fields,
) -> impl Iterator<Item = (&'static str, Value, &'a Value)> {
    let old = |name: &str| seen.get(name).unwrap_or_default();
    fields.iter().map(move |(name, new)| (*name, old(name), new)).filter(|(_, old, new)| old != *new)
}

/// What would change in a record, a line for each field.
fn lines(seen: &Record, fields: &Fields, session: &mut Session<'_>) -> Result<(), CliError> {
    for (name, old, new) in differing(seen, fields) {
        let change = log::change(seen.kind(), name, &old, new, session.data(), session.lang);
        session.print(&format!("{}: {change}", seen.id))?;
    }
    Ok(())
}

/// What would change in a record, as scripts get it.
fn item(seen: &Record, fields: &Fields) -> Value {
    let mut item =
        json!({"op": "set", "id": seen.id, "kind": seen.kind(), "title": seen.title(), "f": {}, "was": {}});
    for (name, old, new) in differing(seen, fields) {
        item["f"][name] = new.clone();
        item["was"][name] = old;
    }
    item
}

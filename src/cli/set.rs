//! `cncl set`: other values in fields of one record, or of all that pass a filter.

use std::sync::Arc;

use super::args::Set;
use super::{CliError, Exit, Session, add, pick, read};
use crate::model::Record;
use crate::model::input::{self, Filled};
use crate::store::Edit;
use crate::text::Message;
use crate::view::log;

pub(super) fn run(args: &Set, session: &mut Session<'_>) -> Result<Exit, CliError> {
    if let Some(filter) = &args.filter {
        return many(args, filter, session);
    }
    let wishes = wishes(args.changes.iter())?;
    let revision = args.if_rev.as_deref().map(read::revision).transpose()?;
    let seen = pick::shared(&args.id, session)?;
    let filled = input::fill(&seen, &wishes, session.data(), session.settings.now.today)
        .map_err(CliError::at_field)?;
    read::counts(&filled, session)?;
    let edit = Edit::new().set_if(&seen, revision, filled.fields.clone());
    if args.dry_run {
        show(&seen, &filled, session)?;
    } else {
        session.save_and_tell(&edit, args.json)?;
    }
    add::tell_unread(&filled, session);
    Ok(Exit::Ok)
}

/// The same in every record that passes a filter: one edit, or none if one of them cannot be changed.
fn many(args: &Set, filter: &str, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let wishes = wishes([&args.id].into_iter().chain(&args.changes))?;
    let filter = read::filter(Some(filter), session)?;
    let data = session.data();
    // What is only like the words is not changed by the dozen.
    let passing = filter.literally_over(data, session.settings.now);
    let found = data.iter().filter(|record| passing.accepts(record));
    let seen: Vec<Arc<Record>> = found.filter_map(|record| data.shared(&record.id)).cloned().collect();
    if seen.is_empty() {
        session.voice.tell(&session.lang.text("list-nothing"));
        return Ok(Exit::Ok);
    }
    let mut edit = Edit::new();
    for record in &seen {
        let filled = input::fill(record, &wishes, session.data(), session.settings.now.today)
            .map_err(|error| CliError::at_record(&record.id, error))?;
        if args.dry_run {
            show(record, &filled, session)?;
        }
        edit = edit.set(record, filled.fields);
    }
    if !args.dry_run {
        session.save_and_tell(&edit, args.json)?;
    }
    Ok(Exit::Ok)
}

/// What would change in a record.
fn show(seen: &Record, filled: &Filled, session: &mut Session<'_>) -> Result<(), CliError> {
    let old = |name: &str| seen.get(name).unwrap_or_default();
    for (name, new) in filled.fields.iter().filter(|(name, new)| old(name) != *new) {
        let change = log::change(seen.kind(), name, &old(name), new, session.data(), session.lang);
        writeln!(session.out, "{}", session.style.safe(&format!("{}: {change}", seen.id)))?;
    }
    Ok(())
}

/// Fields and their values; a field that is named more than once is a list.
fn wishes<'a>(changes: impl IntoIterator<Item = &'a String>) -> Result<Vec<(String, Vec<String>)>, CliError> {
    let mut wishes: Vec<(String, Vec<String>)> = Vec::new();
    for change in changes {
        let Some((name, value)) = change.split_once('=').filter(|(name, _)| !name.trim().is_empty()) else {
            return Err(CliError::Usage(Message::new("error-set-form").with("value", change)));
        };
        let value = value.to_owned();
        match wishes.iter_mut().find(|(known, _)| known == name) {
            Some((_, values)) => values.push(value),
            None => wishes.push((name.to_owned(), vec![value])),
        }
    }
    Ok(wishes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(changes: &[&str]) -> Option<Vec<(String, Vec<String>)>> {
        wishes(&changes.iter().map(|change| (*change).to_owned()).collect::<Vec<_>>()).ok()
    }

    #[test]
    fn a_change_is_a_name_and_whatever_stands_behind_the_first_sign() {
        let wish = |name: &str, values: &[&str]| {
            (name.to_owned(), values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(
            read(&["condition=>=", "lead="]),
            Some(vec![wish("condition", &[">="]), wish("lead", &[""])])
        );
        assert_eq!(read(&["tags=a", "tags=b"]), Some(vec![wish("tags", &["a", "b"])]));
        assert_eq!(read(&["status"]), None);
        assert_eq!(read(&["=x"]), None);
    }
}

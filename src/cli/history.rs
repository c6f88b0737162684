//! `cncl log`: who changed what, when, from what to what; the newest first.

mod since;

use serde_json::{Value, json};

use super::args::Log;
use super::output::{Format, write_items};
use super::session::Session;
use super::table::{Cell, Column, Table};
use super::{CliError, Exit, changes, read, resolve_id};
use crate::model::{Id, RecordChange, Reverses, date};
use crate::store::{Edits as _, Entry, Notice, Past, Told, What};
use crate::text::Words as _;
use crate::view::log;
use since::Since;

/// Edits that a person is shown unless told.
const LIMIT: usize = 50;

pub(super) fn run(args: &Log, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let since = args.since.as_deref().map(|text| Since::read(text, session)).transpose()?;
    let last = session.store()?.last_n();
    let is_open = args.json || since.is_some_and(Since::leaves_out);
    let limit = read::limit(args.limit.as_deref())?.unwrap_or(if is_open { usize::MAX } else { LIMIT });
    let of = args.id.as_deref().map(|word| meant(word, session)).transpose()?;
    // One more than is told, to know whether any is left out.
    let Told { mut entries, stopped, begins } = found(since, of.as_ref(), limit.saturating_add(1), session)?;
    // What cannot be read behind as many as were asked for is only one more that is left out.
    let is_enough = entries.len() >= limit;
    let is_cut = args.limit.is_some() && (entries.len() > limit || is_enough && stopped.is_some());
    let mut stopped = stopped.filter(|_| !is_enough);
    if args.json {
        // A script is given all of it or nothing.
        stopped.take().map_or(Ok(()), Err)?;
    }
    entries.truncate(limit);
    // What can be read is told, and then where it stops: an edit that cannot be read is not no edit.
    if !(entries.is_empty() && stopped.is_some()) {
        tell(args, &entries, of.as_ref(), session)?;
    }
    stopped.map_or(Ok(()), Err)?;
    if let Some(n) = begins.filter(|_| since.is_none()) {
        session.voice.tell(&session.lang.tell(&Notice::Begins { n }.message()));
    }
    if since.is_some_and(Since::is_last) && of.is_none() {
        // What cannot be printed was not seen, and neither was what came since it was read.
        session.out.flush()?;
        let newest = last.max(entries.first().map_or(0, |entry| entry.n));
        mark(newest, is_cut, session)?;
    }
    Ok(Exit::Ok)
}

/// The edits that are asked for, newest first, at most so many.
fn found(
    since: Option<Since>,
    of: Option<&Id>,
    most: usize,
    session: &mut Session<'_>,
) -> Result<Told, CliError> {
    let after = match (since, of) {
        (Some(Since::Looked(n)), None) => n,
        _ => 0,
    };
    let mut told = session.store()?.log(of, after, most);
    told.entries.retain(|entry| since.is_none_or(|since| since.holds(entry)));
    Ok(told)
}

/// Notes what was seen. One mark cannot have a gap: where `--limit` left out older edits, all stay as new as they were.
fn mark(newest: u64, is_cut: bool, session: &mut Session<'_>) -> Result<(), CliError> {
    if is_cut {
        session.voice.tell(&session.lang.text("log-left-out"));
        return Ok(());
    }
    since::look(newest, session)
}

fn tell(args: &Log, entries: &[Entry], of: Option<&Id>, session: &mut Session<'_>) -> Result<(), CliError> {
    if args.json {
        let items = all_items(entries, of, session)?;
        write_items(Format::Json, items.into_iter(), session.out)?;
    } else if entries.is_empty() {
        let nothing = if args.since.is_some() { "log-nothing-since" } else { "history-empty" };
        session.voice.tell(&session.lang.text(nothing));
    } else {
        table(entries, of, session)?.write(&session.style, session.out)?;
    }
    Ok(())
}

/// The id that is meant: of a record that is there, or whole of one that was removed.
fn meant(word: &str, session: &mut Session<'_>) -> Result<Id, CliError> {
    let missing = match resolve_id::record(word, session) {
        Ok(record) => return Ok(record.id.clone()),
        Err(error) => error,
    };
    match Id::new(word.trim()) {
        Ok(id) if !session.store()?.history(Some(&id), 1)?.is_empty() => Ok(id),
        _ => Err(missing),
    }
}

/// The steps of an edit that are asked for.
fn steps(entry: &Entry, of: Option<&Id>, session: &mut Session<'_>) -> Result<Vec<RecordChange>, CliError> {
    let mut steps = session.store()?.steps(entry)?;
    steps.retain(|step| of.is_none_or(|id| step.id() == id));
    Ok(steps)
}

/// The items of all edits, newest first. What the journal has as items of a list is said as the list before and after.
fn all_items(entries: &[Entry], of: Option<&Id>, session: &mut Session<'_>) -> Result<Vec<Value>, CliError> {
    let store = session.store()?;
    // The history was read after the records; what came in between has to be in both.
    store.refresh()?;
    let mut past = Past::new(store.data().clone());
    let last = store.last_n();
    let mut all = Vec::new();
    for entry in entries.iter().filter(|entry| entry.n <= last) {
        let steps = steps(entry, of, session)?;
        // Backwards in the edit as well: it may hold a record twice.
        let mut whole: Vec<RecordChange> = steps.into_iter().rev().map(|step| past.whole(step)).collect();
        whole.reverse();
        all.extend(items(entry, whole));
    }
    Ok(all)
}

/// The items of an edit: one for each record that it changed.
fn items(entry: &Entry, steps: Vec<RecordChange>) -> Vec<Value> {
    let head = || {
        let mut item = json!({"n": entry.n, "t": entry.t, "by": entry.by});
        if entry.is_sample() {
            item["sample"] = json!(true);
        }
        match entry.reverses {
            Reverses::Nothing => {}
            Reverses::Undo(n) => item["undo"] = json!(n),
            Reverses::Redo(n) => item["redo"] = json!(n),
        }
        item
    };
    let filled = |op: &str, id: Value, f: Value, was: Value| {
        let mut item = head();
        for (name, value) in [("op", json!(op)), ("id", id), ("f", f), ("was", was)] {
            item[name] = value;
        }
        item
    };
    match &entry.what {
        What::Hand { was, now } => vec![filled("hand", Value::Null, json!(now), json!(was))],
        What::Lost => vec![filled("lost", Value::Null, Value::Null, Value::Null)],
        What::GivenUp(gap) => {
            let mut item = filled("lost", Value::Null, Value::Null, Value::Null);
            (item["from"], item["to"]) = (json!(gap.from), json!(gap.to));
            vec![item]
        }
        What::Steps(_) | What::Attached(_) => steps
            .into_iter()
            .map(|step| match step {
                RecordChange::Add(record) => filled("add", json!(record.id), json!(*record), Value::Null),
                RecordChange::Remove(record) => {
                    filled("remove", json!(record.id), Value::Null, json!(*record))
                }
                RecordChange::Set { id, new, old, .. } => filled("set", json!(id), json!(new), json!(old)),
            })
            .collect(),
    }
}

fn table(entries: &[Entry], of: Option<&Id>, session: &mut Session<'_>) -> Result<Table, CliError> {
    let mut table = Table::new(vec![
        Column::fixed(session.word("column-n")),
        Column::fixed(session.word("column-when")),
        Column::fixed(session.word("column-by")),
        Column::growing(session.word("column-change")),
    ]);
    for entry in entries {
        for line in lines(entry, of, session)? {
            let line = changes::reversing(entry, &line, session.lang);
            table.push(vec![
                Cell::new(entry.n.to_string()),
                Cell::new(date::show_moment(&entry.t)),
                Cell::new(session.style.safe(&entry.by)),
                Cell::new(session.style.safe(&line)),
            ]);
        }
    }
    Ok(table)
}

/// What an edit did: to the record that is asked for, or to all.
fn lines(entry: &Entry, of: Option<&Id>, session: &mut Session<'_>) -> Result<Vec<String>, CliError> {
    if of.is_none() {
        return changes::lines(entry, session);
    }
    let steps = steps(entry, of, session)?;
    let lang = session.lang;
    let data = session.data();
    Ok(steps.iter().map(|step| log::did(step, data, lang)).collect())
}

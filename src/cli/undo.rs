//! `cncl undo` and `cncl redo`: one's own last edits are taken back or made again, each named; or one edit of anybody's,
//! and whose it was is said.

use super::args::{Redo, Undo};
use super::session::Session;
use super::{CliError, Exit, changes, read};
use crate::model::Reverses;
use crate::store::{Edits as _, Entry, Saved, Store, StoreError};

pub(super) fn undo(args: &Undo, session: &mut Session<'_>) -> Result<Exit, CliError> {
    if let Some(n) = &args.edit {
        let n = read::count("--edit", n)?;
        return repeat(1, args.json, session, |store| store.undo_edit(n));
    }
    repeat(read::times(args.n.as_deref())?, args.json, session, Store::undo)
}

pub(super) fn redo(args: &Redo, session: &mut Session<'_>) -> Result<Exit, CliError> {
    repeat(read::times(args.n.as_deref())?, args.json, session, Store::redo)
}

/// Does it so many times; what was done stays done if one of them fails, and is said.
fn repeat(
    times: u64,
    json: bool,
    session: &mut Session<'_>,
    mut once: impl FnMut(&mut Store) -> Result<Saved, StoreError>,
) -> Result<Exit, CliError> {
    let mut entries = Vec::new();
    let mut failed = None;
    for _ in 0..times {
        match one(json, session, &mut once) {
            Ok(entry) => entries.extend(entry),
            Err(error) => {
                failed = Some(error);
                break;
            }
        }
    }
    if failed.is_some() && !entries.is_empty() {
        let (done, times) = (entries.len().to_string(), times.to_string());
        let counts = [("done", (&done).into()), ("times", (&times).into())];
        session.voice.tell(&session.lang.with("undo-in-part", &counts));
    }
    if json && (failed.is_none() || !entries.is_empty()) {
        let ids: Vec<_> = entries.iter().flat_map(changes::ids_of).collect();
        changes::tell_items(ids.iter(), entries.last(), session)?;
    }
    failed.map_or(Ok(Exit::Ok), Err)
}

/// Does it once, and says what it did unless that is said as JSON when all is done.
fn one(
    json: bool,
    session: &mut Session<'_>,
    once: &mut impl FnMut(&mut Store) -> Result<Saved, StoreError>,
) -> Result<Option<Entry>, CliError> {
    let saved = once(session.store()?);
    let saved = session.saved(saved)?;
    let Some(entry) = saved.entry else { return Ok(None) };
    if !saved.whose.is_empty() && saved.whose != entry.by {
        tell_whose(&entry, &saved.whose, json, session)?;
    }
    if json {
        return Ok(Some(entry));
    }
    for line in changes::lines(&entry, session)? {
        let told = changes::reversing(&entry, &line, session.lang);
        session.print(&told)?;
    }
    Ok(Some(entry))
}

/// Says whose edit it was, where it was somebody else's: beside what was done, or where that is JSON, beside it.
fn tell_whose(entry: &Entry, whose: &str, json: bool, session: &mut Session<'_>) -> Result<(), CliError> {
    let (Reverses::Undo(n) | Reverses::Redo(n)) = entry.reverses else { return Ok(()) };
    let said = session.lang.with("undo-whose", &[("n", (&n.to_string()).into()), ("by", whose.into())]);
    if json {
        session.voice.tell(&said);
        return Ok(());
    }
    session.print(&said)
}

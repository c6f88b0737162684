//! `cncl undo` and `cncl redo`: one's own last edits are taken back or made again, each named; or one edit of anybody's.

use super::args::{Redo, Undo};
use super::{CliError, Exit, Session, changes, read};
use crate::store::{Edits as _, Saved, Store, StoreError};

pub(super) fn undo(args: &Undo, session: &mut Session<'_>) -> Result<Exit, CliError> {
    if let Some(n) = &args.edit {
        let n = read::count("--edit", n)?;
        return repeat(1, session, |store| store.undo_edit(n));
    }
    repeat(read::times(args.n.as_deref())?, session, Store::undo)
}

pub(super) fn redo(args: &Redo, session: &mut Session<'_>) -> Result<Exit, CliError> {
    repeat(read::times(args.n.as_deref())?, session, Store::redo)
}

/// Does it so many times; what was done stays done if one of them fails, and is said.
fn repeat(
    times: u64,
    session: &mut Session<'_>,
    mut once: impl FnMut(&mut Store) -> Result<Saved, StoreError>,
) -> Result<Exit, CliError> {
    for done in 0..times {
        if let Err(error) = one(session, &mut once) {
            if done > 0 {
                let counts = [("done", done.to_string()), ("times", times.to_string())];
                let counts = counts.each_ref().map(|(name, n)| (*name, n.into()));
                session.voice.tell(&session.lang.with("undo-in-part", &counts));
            }
            return Err(error);
        }
    }
    Ok(Exit::Ok)
}

fn one(
    session: &mut Session<'_>,
    once: &mut impl FnMut(&mut Store) -> Result<Saved, StoreError>,
) -> Result<(), CliError> {
    let saved = once(session.store()?);
    let saved = session.saved(saved)?;
    let Some(entry) = &saved.entry else { return Ok(()) };
    for line in changes::lines(entry, session)? {
        let told = changes::reversing(entry, &line, session.lang);
        writeln!(session.out, "{}", session.style.safe(&told))?;
    }
    Ok(())
}

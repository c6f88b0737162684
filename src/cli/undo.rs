//! `cncl undo` and `cncl redo`: one's own last edits are taken back or made again, each named; or one edit of anybody's.

use super::args::{Redo, Undo};
use super::{CliError, Exit, Session, changes, read};
use crate::store::{Edits as _, Saved, Store, StoreError};

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

/// Does it so many times; what was done stays done if one of them fails.
fn repeat(
    times: u64,
    json: bool,
    session: &mut Session<'_>,
    mut once: impl FnMut(&mut Store) -> Result<Saved, StoreError>,
) -> Result<Exit, CliError> {
    let mut last = None;
    let mut ids = Vec::new();
    for _ in 0..times {
        let saved = once(session.store()?);
        let saved = session.saved(saved)?;
        let Some(entry) = saved.entry else { continue };
        if json {
            ids.extend(
                changes::ids_of(&entry).into_iter().filter(|id| !ids.contains(id)).collect::<Vec<_>>(),
            );
            last = Some(entry);
            continue;
        }
        for line in changes::lines(&entry, session)? {
            let told = changes::reversing(&entry, &line, session.lang);
            writeln!(session.out, "{}", session.style.safe(&told))?;
        }
    }
    if json {
        changes::tell_items(ids.iter(), last.as_ref(), session)?;
    }
    Ok(Exit::Ok)
}

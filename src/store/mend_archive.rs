//! Closed journals that hold what does not belong there, written anew without it; a copy stays.
//!
//! Deliberately not here: edits that are missing. Nothing brings them back; the journal says that they are lost.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::archive::{self, Closed, Survey};
use super::error::StoreError;
use super::files::Files;
use super::format::{ARCHIVE, FORMAT};
use super::journal;
use super::new_file::{archive_copy, write_new};

type Result<T> = std::result::Result<T, StoreError>;

/// Mends every closed journal to which something came; where the copies lie.
pub(super) fn mend(files: &Files, store: &str, survey: &Survey) -> Result<Vec<PathBuf>> {
    let came = survey.faults.iter().filter(|fault| fault.gap.is_none());
    let paths: BTreeSet<&PathBuf> = came.map(|fault| &fault.problem.place.path).collect();
    let mut copies = Vec::new();
    for closed in archive::closed(files)?.iter().filter(|closed| paths.contains(&files.path(&closed.name))) {
        let bytes = files.read(&closed.name)?;
        let stem = closed.name.trim_start_matches(&format!("{ARCHIVE}/")).trim_end_matches(".jsonl");
        copies.push(files.path(archive_copy(files, &format!("damaged-{stem}"), "jsonl", &bytes)?));
        match rewritten(files, store, closed, &bytes) {
            Some(whole) => {
                let new = format!("{}.new", closed.name);
                write_new(files, &new, &whole)?;
                files.rename(&new, &closed.name)?;
            }
            None => files.remove(&closed.name)?,
        }
        files.sync_folder(ARCHIVE)?;
    }
    Ok(copies)
}

/// The closed journal with every line that is an edit of its own; `None` if there is none.
fn rewritten(files: &Files, store: &str, closed: &Closed, bytes: &[u8]) -> Option<Vec<u8>> {
    let path = files.path(&closed.name);
    let opened = journal::open(&path, bytes).ok();
    if opened.as_ref().is_some_and(|opened| opened.store != store) {
        return None;
    }
    let format = opened.as_ref().map_or(FORMAT, |opened| opened.format);
    let mut base = opened.map(|opened| opened.base);
    let (mut n, mut kept) = (base, Vec::new());
    for line in bytes.split(|&byte| byte == b'\n').skip(1) {
        let Ok(wire) = journal::read_line(&path, 0, line) else { continue };
        if wire.n > closed.last || n.is_some_and(|n| wire.n <= n) {
            continue;
        }
        base = base.or(Some(wire.n.saturating_sub(1)));
        n = Some(wire.n);
        kept.extend_from_slice(line);
        kept.push(b'\n');
    }
    let opening = journal::opening(format, store, base?);
    (!kept.is_empty()).then(|| [opening, kept].concat())
}

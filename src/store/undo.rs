//! Taking back: which edit is meant, and what its reversal is.
//!
//! An undo is an edit like any other, with the number of the one it takes back; a redo takes back an undo. So the
//! whole state of what is undone follows from the journal, for everybody and across restarts.

use std::collections::HashSet;

use super::edit::{Change, Edit, Seen};
use super::entry::{Entry, Reverses, What};
use super::error::StoreError;
use std::sync::Arc;

use crate::model::RecordChange;

type Result<T> = std::result::Result<T, StoreError>;

/// What is to be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// One's own last edit that still stands.
    Last,
    /// One's own last undo, unless an edit of one's own came after it.
    LastUndo,
    /// The edit of that number.
    Edit(u64),
}

/// What is said when there is nothing to take back.
pub(super) fn nothing(wanted: Wanted) -> StoreError {
    match wanted {
        Wanted::Last => StoreError::NothingToUndo { redo: false },
        Wanted::LastUndo => StoreError::NothingToUndo { redo: true },
        Wanted::Edit(n) => StoreError::NoEdit { n },
    }
}

/// The edit that is meant, out of all edits from the newest back.
pub(super) fn choose(
    newest_first: impl Iterator<Item = Result<Entry>>,
    by: &str,
    wanted: Wanted,
) -> Result<Entry> {
    let mut taken_back = HashSet::new();
    for entry in newest_first {
        let entry = entry?;
        let stands = !taken_back.contains(&entry.n);
        if stands && let Reverses::Undo(n) | Reverses::Redo(n) = entry.reverses {
            taken_back.insert(n);
        }
        match wanted {
            Wanted::Edit(n) if entry.n == n && !stands => return Err(StoreError::UndoneAlready { n }),
            Wanted::Edit(n) if entry.n == n && is_reversible(&entry) => return Ok(entry),
            Wanted::Edit(n) if entry.n <= n => return Err(StoreError::NoEdit { n }),
            Wanted::Edit(_) => {}
            _ if !stands || entry.by != by || !is_reversible(&entry) => {}
            Wanted::Last if entry.reverses == Reverses::Nothing => return Ok(entry),
            Wanted::LastUndo => match entry.reverses {
                Reverses::Undo(_) => return Ok(entry),
                Reverses::Nothing => return Err(nothing(wanted)),
                Reverses::Redo(_) => {}
            },
            Wanted::Last => {}
        }
    }
    Err(nothing(wanted))
}

fn is_reversible(entry: &Entry) -> bool {
    matches!(entry.what, What::Steps(_) | What::Attached(_))
}

/// What the entry that takes this one back says of itself.
pub(super) fn reverses(entry: &Entry) -> Reverses {
    match entry.reverses {
        Reverses::Undo(_) => Reverses::Redo(entry.n),
        Reverses::Nothing | Reverses::Redo(_) => Reverses::Undo(entry.n),
    }
}

/// The edit that takes steps back. It fits only while everything is still as the steps left it.
pub(super) fn reversal(steps: &[RecordChange]) -> Edit {
    Edit { changes: steps.iter().rev().flat_map(reverse).collect(), strict: true }
}

fn reverse(step: &RecordChange) -> Vec<Change> {
    match step {
        RecordChange::Add(record) => {
            vec![Change::Remove { id: record.id.clone(), seen: Some(record.clone()) }]
        }
        RecordChange::Remove(record) => {
            let mut record = record.clone();
            let inner = Arc::make_mut(&mut record);
            inner.rev = inner.rev.saturating_add(1);
            vec![Change::Add(record)]
        }
        RecordChange::Set { id, new, old, lists } => {
            let field = |(name, value): (&String, &serde_json::Value)| Seen {
                field: name.clone(),
                before: value.clone(),
                new: old.get(name).cloned().unwrap_or_default(),
            };
            let fields =
                Change::Set { id: id.clone(), if_rev: None, fields: new.iter().map(field).collect() };
            let items =
                lists.iter().rev().map(|list| Change::Splice { id: id.clone(), splice: list.reversed() });
            std::iter::once(fields).filter(|_| !new.is_empty()).chain(items).collect()
        }
    }
}

/// For an undo, whatever does not fit means that something later depends on the edit.
pub(super) fn explain(reverses: Reverses, error: StoreError) -> StoreError {
    let (Reverses::Undo(n) | Reverses::Redo(n)) = reverses else { return error };
    let depended = |id, field| StoreError::Depended { n, id, field, later: 0 };
    match error {
        StoreError::Conflict(conflict) => depended(conflict.id, conflict.field),
        StoreError::Revision { id, .. } | StoreError::NoRecord { id, .. } | StoreError::Exists { id } => {
            depended(id, String::new())
        }
        StoreError::Referred { by, field, .. } => depended(by, field),
        StoreError::Dangling { target, .. } => depended(target, String::new()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(n: u64, by: &str, reverses: Reverses) -> Entry {
        let (site, t, by) = (String::new(), String::new(), by.to_owned());
        Entry { n, site, t, by, reverses, what: What::Steps(Vec::new()) }
    }

    fn choose_of(entries: &[Entry], wanted: Wanted) -> Option<u64> {
        choose(entries.iter().rev().cloned().map(Ok), "an", wanted).ok().map(|entry| entry.n)
    }

    #[test]
    fn undo_goes_back_through_ones_own_edits_and_redo_forth_again() {
        use Reverses::{Nothing, Redo, Undo};
        let mut log = vec![entry(1, "an", Nothing), entry(2, "binh", Nothing), entry(3, "an", Nothing)];
        assert_eq!(choose_of(&log, Wanted::Last), Some(3));
        assert_eq!(choose_of(&log, Wanted::LastUndo), None);
        log.push(entry(4, "an", Undo(3)));
        assert_eq!(choose_of(&log, Wanted::Last), Some(1));
        log.push(entry(5, "an", Undo(1)));
        assert_eq!(choose_of(&log, Wanted::Last), None);
        assert_eq!(choose_of(&log, Wanted::LastUndo), Some(5));
        log.push(entry(6, "an", Redo(5)));
        assert_eq!(choose_of(&log, Wanted::LastUndo), Some(4));
        assert_eq!(choose_of(&log, Wanted::Last), Some(1));
        log.push(entry(7, "an", Nothing));
        assert_eq!(choose_of(&log, Wanted::LastUndo), None);
        assert_eq!(choose_of(&log, Wanted::Last), Some(7));
    }

    #[test]
    fn a_named_edit_is_taken_back_once() {
        let log = [entry(1, "binh", Reverses::Nothing), entry(2, "an", Reverses::Undo(1))];
        let again = choose(log.iter().rev().cloned().map(Ok), "an", Wanted::Edit(1));
        assert!(matches!(again, Err(StoreError::UndoneAlready { n: 1 })));
        assert_eq!(choose_of(&log[..1], Wanted::Edit(1)), Some(1));
        assert_eq!(choose_of(&log, Wanted::Edit(9)), None);
    }
}

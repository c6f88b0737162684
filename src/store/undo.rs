//! Taking back: which edit is meant, what its reversal is, and which later edit stands in the way.
//!
//! It looks at edits, not at values: whoever changed the same field later, and whose edit still stands, is in the way, even
//! where the field has the same value again. What only came beside, such as one more note, is not.
//!
//! An undo is an edit like any other, with the number of the one it takes back; a redo takes back an undo. So the
//! whole state of what is undone follows from the journal, for everybody and across restarts.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::edit::{Conditional, Edit};
use super::entry::{Entry, What};
use super::error::StoreError;
use crate::model::Id;
use std::sync::Arc;

use crate::model::{RecordChange, Reverses, Splice};

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

/// Damage between now and the edit that is meant; a call that failed stays one.
fn unread(error: StoreError) -> StoreError {
    match error {
        StoreError::Damage { .. } => StoreError::Unread { reason: Box::new(error) },
        other => other,
    }
}

/// More later edits than these are read again instead of being kept in memory.
const KEPT: usize = 10_000;

/// The edit that is meant.
pub(super) struct Chosen {
    pub(super) entry: Entry,
    /// Every later edit, newest first; `None` where there are too many to keep.
    pub(super) later: Option<Vec<Entry>>,
}

/// Which edits still stand, learnt from the newest back.
#[derive(Default)]
struct Standing {
    taken_back: HashSet<u64>,
}

impl Standing {
    /// Whether the next older edit stands.
    fn stands(&mut self, entry: &Entry) -> bool {
        let stands = !self.taken_back.contains(&entry.n);
        if stands && let Reverses::Undo(n) | Reverses::Redo(n) = entry.reverses {
            self.taken_back.insert(n);
        }
        stands
    }
}

/// The edit that is meant, out of all edits from the newest back. An edit that cannot be read might be the one: nothing
/// older is taken in its place.
pub(super) fn choose(
    newest_first: impl Iterator<Item = Result<Entry>>,
    by: &str,
    wanted: Wanted,
) -> Result<Chosen> {
    let mut standing = Standing::default();
    let mut later = Some(Vec::new());
    for entry in newest_first {
        let entry = entry.map_err(unread)?;
        let stands = standing.stands(&entry);
        let is_meant = match wanted {
            Wanted::Edit(n) if entry.n == n && entry.is_sample() => return Err(StoreError::Sample { n }),
            Wanted::Edit(n) if entry.n == n && !stands => return Err(StoreError::UndoneAlready { n }),
            Wanted::Edit(n) if entry.n == n && is_reversible(&entry) => true,
            Wanted::Edit(n) if entry.n <= n => return Err(StoreError::NoEdit { n }),
            _ if is_lost(&entry) => return Err(StoreError::AcrossLost { n: entry.n }),
            Wanted::Edit(_) => false,
            _ if !stands || entry.by != by || entry.is_sample() || !is_reversible(&entry) => false,
            Wanted::Last => entry.reverses == Reverses::Nothing,
            Wanted::LastUndo => match entry.reverses {
                Reverses::Undo(_) => true,
                Reverses::Nothing => return Err(nothing(wanted)),
                Reverses::Redo(_) => false,
            },
        };
        if is_meant {
            return Ok(Chosen { entry, later });
        }
        later = later.filter(|later| later.len() < KEPT);
        if let Some(later) = &mut later {
            later.push(entry);
        }
    }
    Err(nothing(wanted))
}

/// Refuses to take back the edit `n`, which did these steps, where a later edit that stands changed the same. `beside` reads
/// those steps of an edit in a file of its own that are about wanted records.
pub(super) fn check_later(
    newest_first: impl Iterator<Item = Result<Entry>>,
    n: u64,
    steps: &[RecordChange],
    beside: impl Fn(&Entry, &dyn Fn(&Id) -> bool) -> Result<Vec<RecordChange>>,
) -> Result<()> {
    let mut of_record: HashMap<&Id, Vec<&RecordChange>> = HashMap::new();
    for step in steps {
        of_record.entry(step.id()).or_default().push(step);
    }
    let mut standing = Standing::default();
    let mut in_the_way = None;
    for entry in newest_first {
        let entry = entry.map_err(unread)?;
        if entry.n <= n {
            break;
        }
        if !standing.stands(&entry) || is_settled(&entry, n) {
            continue;
        }
        let theirs = match &entry.what {
            What::Steps(steps) => Cow::Borrowed(steps),
            _ => Cow::Owned(beside(&entry, &|id| of_record.contains_key(id)).map_err(unread)?),
        };
        let clash = |theirs: &RecordChange| {
            let mine = of_record.get(theirs.id())?;
            let field = mine.iter().find_map(|mine| clash(mine, theirs))?;
            Some((theirs.id().clone(), field.to_owned()))
        };
        if let Some((id, field)) = theirs.iter().find_map(clash) {
            // The walk goes on: the first one after the edit is named.
            in_the_way = Some((id, field, entry.n, entry.by.clone(), entry.t.clone()));
        }
    }
    match in_the_way {
        Some((id, field, later, by, t)) => Err(StoreError::Depended { n, id, field, later, by, t }),
        None => Ok(()),
    }
}

/// Whether an edit only takes back another one after `n`: the two together changed nothing.
fn is_settled(entry: &Entry, n: u64) -> bool {
    matches!(entry.reverses, Reverses::Undo(other) | Reverses::Redo(other) if other > n)
}

/// The field that two steps on one record both changed; empty where it is the record as a whole.
fn clash<'s>(mine: &'s RecordChange, theirs: &RecordChange) -> Option<&'s str> {
    let (RecordChange::Set { new, lists, .. }, RecordChange::Set { new: then, lists: more, .. }) =
        (mine, theirs)
    else {
        return Some("");
    };
    let field = |name: &&String| then.contains_key(*name) || more.iter().any(|it| it.field == **name);
    if let Some(name) = new.keys().find(field) {
        return Some(name);
    }
    let meets = |mine: &&Splice| {
        then.contains_key(&mine.field) || more.iter().any(|it| it.field == mine.field && mine.meets(it))
    };
    lists.iter().find(meets).map(|list| list.field.as_str())
}

/// Whether nobody can know what this edit did. Of others that are lost a line of the journal only says so.
fn is_lost(entry: &Entry) -> bool {
    match entry.what {
        What::Lost => true,
        What::GivenUp(gap) => gap.to == entry.n,
        _ => false,
    }
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
    let reversed = |step| Conditional { change: reverse(step), if_rev: None };
    Edit { changes: steps.iter().rev().map(reversed).collect(), strict: true }
}

fn reverse(step: &RecordChange) -> RecordChange {
    match step {
        RecordChange::Add(record) => RecordChange::Remove(record.clone()),
        RecordChange::Remove(record) => {
            let mut record = record.clone();
            let inner = Arc::make_mut(&mut record);
            inner.rev = inner.rev.saturating_add(1);
            RecordChange::Add(record)
        }
        RecordChange::Set { id, new, old, lists } => {
            let before = |name: &String| (name.clone(), old.get(name).cloned().unwrap_or_default());
            RecordChange::Set {
                id: id.clone(),
                new: new.keys().map(before).collect(),
                old: new.clone(),
                lists: lists.iter().rev().map(Splice::reversed).collect(),
            }
        }
    }
}

/// For an undo, whatever does not fit means that something later depends on the edit.
pub(super) fn explain(reverses: Reverses, error: StoreError) -> StoreError {
    let (Reverses::Undo(n) | Reverses::Redo(n)) = reverses else { return error };
    let depended =
        |id, field| StoreError::Depended { n, id, field, later: 0, by: String::new(), t: String::new() };
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
        choose(entries.iter().rev().cloned().map(Ok), "an", wanted).ok().map(|chosen| chosen.entry.n)
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

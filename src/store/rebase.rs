//! An edit onto the records as they are now: the changes it comes to, or why it cannot be.
//!
//! Invariant: nothing changes here. What is found is done by [`Ledger::apply`], at once or when the journal is read.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::Value;

use super::edit::{Conditional, Edit};
use super::error::StoreError;
use super::ledger::{Ledger, put};
use super::text_rules;
use crate::model::input::no_field;
use crate::model::{Conflict, FieldError, Id, Kind, Record, RecordChange, Splice, ValueError, Values};

type Result<T> = std::result::Result<T, StoreError>;

/// The records as an edit would leave them; `None` for one that goes.
pub(super) type Pending = HashMap<Id, Option<Arc<Record>>>;

/// The steps of an edit, and the records as they would leave them.
pub(super) fn rebase(base: &Ledger, edit: &Edit) -> Result<(Vec<RecordChange>, Pending)> {
    let mut rebase = Rebase { base, pending: Pending::new(), steps: Vec::new(), strict: edit.strict };
    for Conditional { change, if_rev } in &edit.changes {
        rebase.change(change, *if_rev)?;
    }
    Ok((merge(rebase.steps), rebase.pending))
}

/// Steps on one record that follow each other, as one.
fn merge(steps: Vec<RecordChange>) -> Vec<RecordChange> {
    let mut merged: Vec<RecordChange> = Vec::with_capacity(steps.len());
    for step in steps {
        match (merged.last_mut(), step) {
            (
                Some(RecordChange::Set { id, new, old, lists }),
                RecordChange::Set { id: same, new: more, old: before, lists: then },
            ) if *id == same => {
                for (name, value) in before {
                    old.entry(name).or_insert(value);
                }
                new.extend(more);
                lists.extend(then);
            }
            (_, step) => merged.push(step),
        }
    }
    merged
}

/// An edit on its way.
struct Rebase<'a> {
    base: &'a Ledger,
    /// The records as the changes so far leave them.
    pending: Pending,
    steps: Vec<RecordChange>,
    /// Whether a field that already holds what is wanted counts as changed by somebody else: so for an undo.
    strict: bool,
}

impl Rebase<'_> {
    fn record(&self, id: &Id) -> Result<Arc<Record>> {
        let found = match self.pending.get(id) {
            Some(found) => found.as_ref(),
            None => self.base.get(id),
        };
        found.cloned().ok_or_else(|| StoreError::NoRecord {
            id: id.clone(),
            removed: self.base.was_removed(id) || self.pending.contains_key(id),
        })
    }

    fn change(&mut self, change: &RecordChange, if_rev: Option<u32>) -> Result<()> {
        if self.record(change.id()).is_ok_and(|record| record.kind() == Kind::Other) {
            return Err(of(change.id())(FieldError::new("kind", ValueError::Newer)));
        }
        match change {
            RecordChange::Add(record) => self.add(record),
            RecordChange::Remove(seen) => self.remove(seen),
            RecordChange::Set { id, lists, .. } => {
                self.set(id, if_rev, change.fields())?;
                lists.iter().try_for_each(|splice| self.splice(id, splice))
            }
        }
    }

    fn add(&mut self, record: &Arc<Record>) -> Result<()> {
        if self.record(&record.id).is_ok() {
            return Err(StoreError::Exists { id: record.id.clone() });
        }
        if !self.strict {
            text_rules::check_record(record)?;
        }
        self.pending.insert(record.id.clone(), Some(record.clone()));
        self.steps.push(RecordChange::Add(record.clone()));
        Ok(())
    }

    fn remove(&mut self, seen: &Record) -> Result<()> {
        let id = &seen.id;
        let record = self.record(id)?;
        // The revision counts edits: one that was taken back leaves the record as it was, two revisions on.
        let same = Record { rev: record.rev, ..seen.clone() } == *record;
        if !same {
            return Err(StoreError::Revision { id: id.clone(), seen: seen.rev, actual: record.rev });
        }
        self.pending.insert(id.clone(), None);
        self.steps.push(RecordChange::Remove(record));
        Ok(())
    }

    fn splice(&mut self, id: &Id, splice: &Splice) -> Result<()> {
        let before = current(&*self.record(id)?, &splice.field)?;
        let mut items = before.as_array().cloned().unwrap_or_default();
        let list = |items: &[Value]| if items.is_empty() { Value::Null } else { items.to_vec().into() };
        let field = &splice.field;
        if !splice.apply(&mut items) {
            return Err(conflict(id, field, list(&splice.old), list(&splice.new), before));
        }
        self.set(id, None, std::iter::once((field.as_str(), &before, &list(&items))))
    }

    fn assign(&self, record: &mut Record, field: &str, value: &Value) -> Result<()> {
        let id = record.id.clone();
        let known = record.kind().shape_of(field).is_some();
        let extra = record.extra.as_ref().is_some_and(|extra| extra.contains_key(field));
        if !self.strict {
            if record.newer(field).is_some() {
                return Err(of(&id)(FieldError::new(field, ValueError::Newer)));
            }
            if !known && !extra {
                return Err(of(&id)(no_field(record.kind(), field)));
            }
            text_rules::check_value(&id, field, value)?;
        }
        // Only what stood there before may be of a newer version; nobody types it.
        put(record, field, value.clone(), self.strict && self.base.keeps_newer()).map_err(of(&id))
    }

    /// Other values in fields: the name, what the writer saw and what it is to hold.
    fn set<'f>(
        &mut self,
        id: &Id,
        if_rev: Option<u32>,
        fields: impl Iterator<Item = (&'f str, &'f Value, &'f Value)>,
    ) -> Result<()> {
        let before = self.record(id)?;
        if let Some(seen) = if_rev.filter(|&rev| rev != before.rev) {
            return Err(StoreError::Revision { id: id.clone(), seen, actual: before.rev });
        }
        let mut after = (*before).clone();
        let (mut new, mut old, mut lists) = (Values::new(), Values::new(), Vec::new());
        for (field, seen, value) in fields {
            let theirs = current(&before, field)?;
            self.assign(&mut after, field, value)?;
            let mine = current(&after, field)?;
            if !self.strict && (mine == theirs || mine == *seen) {
                // Nothing to do: it stands there already, or the writer never changed it.
                put(&mut after, field, theirs.clone(), self.base.keeps_newer()).map_err(of(id))?;
                continue;
            }
            if theirs != *seen {
                return Err(conflict(id, field, seen.clone(), mine, theirs));
            }
            if let Some(splice) = Splice::of(before.kind(), field, &theirs, &mine) {
                lists.push(splice);
            } else {
                new.insert(field.to_owned(), mine);
                old.insert(field.to_owned(), theirs);
            }
        }
        if !(new.is_empty() && lists.is_empty()) {
            after.rev = after.rev.saturating_add(1);
            self.pending.insert(id.clone(), Some(Arc::new(after)));
            self.steps.push(RecordChange::Set { id: id.clone(), new, old, lists });
        }
        Ok(())
    }
}

fn conflict(id: &Id, field: &str, base: Value, mine: Value, theirs: Value) -> StoreError {
    let (id, field) = (id.clone(), field.to_owned());
    StoreError::Conflict(Box::new(Conflict { id, field, base, mine, theirs, by: String::new() }))
}

/// What makes an error of a field one of the record that has it.
fn of(id: &Id) -> impl FnOnce(FieldError) -> StoreError {
    let id = id.clone();
    move |error| StoreError::Value { id, error }
}

/// What a field holds, null if nothing.
fn current(record: &Record, field: &str) -> Result<Value> {
    if matches!(field, "id" | "kind" | "rev") {
        return Err(of(&record.id)(FieldError::new(field, ValueError::Fixed)));
    }
    Ok(record.get(field).unwrap_or(Value::Null))
}

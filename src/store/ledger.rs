//! The records as the edits so far have left them.
//!
//! Invariant: what an edit does when it is made and what it does when the journal is read again is the same code
//! ([`Ledger::apply`]). Deliberately no files here: the store in memory and the store on disk share this.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use serde_json::Value;

use super::format::keeps_newer;
use super::wire::Effect;
use crate::model::{Dataset, FieldError, Id, Kind, Record, Splice, Values};

/// The records, and the names of those that were removed.
#[derive(Debug, Clone, Default)]
pub(super) struct Ledger {
    data: Dataset,
    /// The format of the store.
    format: u64,
    /// Removed since the snapshot. Those still in `data` go at the next [`Ledger::tidy`], all at once.
    removed: HashSet<Id>,
    untidy: bool,
    /// How many references each record has; worked out when a removal first asks.
    referred: Option<HashMap<Id, usize>>,
}

/// A field, the kind of record it names, and which.
type Reference = (&'static str, Kind, Id);

/// An effect that cannot be.
#[derive(Debug)]
pub(super) enum Unfit {
    /// There is no record of that name.
    NoRecord(Id),
    /// The record cannot hold that value.
    Value(FieldError),
    /// The list does not hold the items that should go.
    Item(String),
}

impl Ledger {
    /// The records of a store of that format.
    pub(super) fn new(data: Dataset, format: u64) -> Self {
        Self { data, format, ..Self::default() }
    }

    pub(super) fn format(&self) -> u64 {
        self.format
    }

    /// The store is of that format from now on.
    pub(super) fn raise(&mut self, format: u64) {
        self.format = format;
    }

    /// Whether kinds and words that this version does not know are kept.
    pub(super) fn keeps_newer(&self) -> bool {
        keeps_newer(self.format)
    }

    pub(super) fn data(&self) -> &Dataset {
        &self.data
    }

    /// The record of that name, if it is there.
    pub(super) fn get(&self, id: &Id) -> Option<&Arc<Record>> {
        if self.untidy && self.removed.contains(id) { None } else { self.data.shared(id) }
    }

    /// Whether there was a record of that name, which was removed.
    pub(super) fn was_removed(&self, id: &Id) -> bool {
        self.removed.contains(id)
    }

    /// Does what a step does. [`Ledger::tidy`] has to follow before the records are handed out. A step that fails may
    /// be half done: the ledger is of no use then.
    pub(super) fn apply(&mut self, effect: Effect) -> Result<(), Unfit> {
        match effect {
            Effect::Put(record) => {
                self.count_references(&record.id, Some(&record));
                self.removed.remove(&record.id);
                self.data.put(record);
                Ok(())
            }
            Effect::Set(id, values, lists) => self.set(&id, values, lists),
            Effect::Remove(id) => {
                if self.get(&id).is_none() {
                    return Err(Unfit::NoRecord(id));
                }
                self.count_references(&id, None);
                self.removed.insert(id);
                self.untidy = true;
                Ok(())
            }
        }
    }

    /// Changes a record in its place, which is a copy only while somebody else holds it: a long journal is read so.
    fn set(&mut self, id: &Id, values: Values, lists: Vec<Splice>) -> Result<(), Unfit> {
        let before = self.get(id).ok_or_else(|| Unfit::NoRecord(id.clone()))?;
        let before = self.referred.is_some().then(|| before.clone());
        let newer = self.keeps_newer();
        let Some(record) = self.data.shared_mut(id) else { return Err(Unfit::NoRecord(id.clone())) };
        let inner = Arc::make_mut(record);
        for (name, value) in values {
            put(inner, &name, value, newer).map_err(Unfit::Value)?;
        }
        for splice in lists {
            put_items(inner, splice, newer)?;
        }
        inner.rev = inner.rev.saturating_add(1);
        let after = before.is_some().then(|| record.clone());
        if let (Some(before), Some(after)) = (before, after) {
            self.recount(&before.references(), &after.references());
        }
        Ok(())
    }

    fn count_references(&mut self, id: &Id, next: Option<&Record>) {
        if self.referred.is_some() {
            let before = self.get(id).map(|record| record.references()).unwrap_or_default();
            self.recount(&before, &next.map(Record::references).unwrap_or_default());
        }
    }

    fn recount(&mut self, before: &[Reference], after: &[Reference]) {
        let Some(referred) = &mut self.referred else { return };
        for (_, _, target) in before {
            referred.entry(target.clone()).and_modify(|count| *count = count.saturating_sub(1));
        }
        for (_, _, target) in after {
            *referred.entry(target.clone()).or_default() += 1;
        }
    }

    /// Lets go of what was removed.
    pub(super) fn tidy(&mut self) {
        if std::mem::take(&mut self.untidy) {
            self.data.remove(&self.removed);
        }
    }

    /// How many references a record has.
    pub(super) fn references_to(&mut self, id: &Id) -> usize {
        self.tidy();
        let data = &self.data;
        self.referred.get_or_insert_with(|| count_all(data)).get(id).copied().unwrap_or(0)
    }
}

fn count_all(data: &Dataset) -> HashMap<Id, usize> {
    let mut referred = HashMap::new();
    for (_, _, target) in data.iter().flat_map(Record::references) {
        *referred.entry(target).or_default() += 1;
    }
    referred
}

/// Sets a field, also one that only a newer version knows: an old edit of it must not be lost.
pub(super) fn put(record: &mut Record, name: &str, value: Value, newer: bool) -> Result<(), FieldError> {
    if newer {
        return record.keep(name, value);
    }
    if record.kind().shape_of(name).is_some() || matches!(name, "geography" | "jurisdiction") {
        return record.set(name, value).map(drop);
    }
    let mut extra = record.extra.take().unwrap_or_default();
    if value.is_null() {
        extra.shift_remove(name);
    } else {
        extra.insert(name.to_owned(), value);
    }
    record.extra = (!extra.is_empty()).then_some(extra);
    Ok(())
}

/// Changes items of a list. What only grows is not read through: a long journal of notes costs what it adds.
fn put_items(record: &mut Record, splice: Splice, newer: bool) -> Result<(), Unfit> {
    // A list that only a newer version knows lies beside the fields.
    let is_beside = newer && record.extra.as_ref().is_some_and(|extra| extra.contains_key(&splice.field));
    let is_known = !newer || record.kind().lists().any(|list| list == splice.field);
    if splice.is_growth() && splice.at.is_none() && is_known && !is_beside {
        let grown = record.push_all(&splice.field, splice.new).map_err(Unfit::Value)?;
        return if grown { Ok(()) } else { Err(Unfit::Item(splice.field)) };
    }
    let mut list = match record.get(&splice.field) {
        Some(Value::Array(list)) => list,
        _ => Vec::new(),
    };
    if !splice.apply(&mut list) {
        return Err(Unfit::Item(splice.field));
    }
    put(record, &splice.field, Value::Array(list), newer).map_err(Unfit::Value)
}

//! Whether one more edit fits onto the records, and the changes that it comes to.

use std::collections::HashSet;

use super::edit::Edit;
use super::error::{Newness, StoreError};
use super::format::{NEWEST, RECORD_MAX, RECORDS_MAX, SMALL_RECORD_MAX};
use super::ledger::Ledger;
use super::rebase::{Pending, rebase};
use crate::model::{Certainty, Id, Record, RecordChange};

type Result<T> = std::result::Result<T, StoreError>;

impl Ledger {
    /// The steps that an edit comes to in this state; an error if it does not fit, and then nothing has happened.
    pub(super) fn plan(&mut self, edit: &Edit) -> Result<Vec<RecordChange>> {
        let (steps, pending) = rebase(self, edit)?;
        self.check_references(&steps, &pending)?;
        self.check_size(&pending)?;
        Ok(steps)
    }

    fn check_size(&self, pending: &Pending) -> Result<()> {
        for record in pending.values().flatten() {
            let len = serde_json::to_vec(&**record).map_or(0, |json| json.len());
            let id = || record.id.clone();
            if len > RECORD_MAX {
                let (found, most) = (len as u64, RECORD_MAX as u64);
                return Err(StoreError::TooLong { id: id(), field: String::new(), found, most });
            }
            let long = (len > SMALL_RECORD_MAX).then_some(Newness::Long(len as u64));
            if let Some(why) = long.or_else(|| newer_word(record)).filter(|_| self.format() < NEWEST) {
                return Err(StoreError::OldFormat { id: id(), why });
            }
            if self.data().len() + pending.len() > RECORDS_MAX && self.get(&record.id).is_none() {
                return Err(StoreError::Full { most: RECORDS_MAX });
            }
        }
        Ok(())
    }

    /// New references lead somewhere, and nothing refers to what goes.
    fn check_references(&mut self, steps: &[RecordChange], pending: &Pending) -> Result<()> {
        // Asked once for all: a large import is undone by as many removals as it has records.
        let removes = steps.iter().any(|step| matches!(step, RecordChange::Remove(_)));
        let kept = pending.values().flatten().filter(|_| removes);
        let named: HashSet<Id> =
            kept.flat_map(|record| record.references()).map(|(_, _, target)| target).collect();
        for step in steps {
            match step {
                RecordChange::Remove(record) => self.check_unreferred(&record.id, pending, &named)?,
                RecordChange::Add(record) => self.check_targets(record, |_| true, pending)?,
                RecordChange::Set { id, new, lists, .. } => {
                    if let Some(Some(record)) = pending.get(id) {
                        let in_list = |field: &str| lists.iter().any(|splice| splice.field == field);
                        let is_new = |field: &str| new.contains_key(field) || in_list(field);
                        self.check_targets(record, is_new, pending)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn check_targets(&self, record: &Record, is_new: impl Fn(&str) -> bool, pending: &Pending) -> Result<()> {
        for (field, _, target) in record.references() {
            let found = match pending.get(&target) {
                Some(found) => found.is_some(),
                None => self.get(&target).is_some(),
            };
            if is_new(field) && !found {
                return Err(StoreError::Dangling { id: record.id.clone(), field: field.to_owned(), target });
            }
        }
        Ok(())
    }

    /// `named` are the records that changed ones refer to.
    fn check_unreferred(&mut self, id: &Id, pending: &Pending, named: &HashSet<Id>) -> Result<()> {
        if self.references_to(id) == 0 && !named.contains(id) {
            return Ok(());
        }
        let untouched = self.data().iter().filter(|record| !pending.contains_key(&record.id));
        let all = untouched.chain(pending.values().flatten().map(AsRef::as_ref));
        for record in all {
            if let Some(field) = refers(record, id).filter(|_| record.id != *id) {
                let by = record.id.clone();
                return Err(StoreError::Referred { id: id.clone(), by, field: field.to_owned() });
            }
        }
        Ok(())
    }
}

/// A word of the record that programs which know format 1 alone take for a mistake.
fn newer_word(record: &Record) -> Option<Newness> {
    let word = record.head.certainty.filter(|word| *word == Certainty::Sample)?;
    Some(Newness::Word(word.word()))
}

/// The field in which a record refers to another.
fn refers(record: &Record, id: &Id) -> Option<&'static str> {
    record.references().into_iter().find(|(_, _, target)| target == id).map(|(field, _, _)| field)
}

//! What is to be changed, and what the writer saw when that was decided: changes of records, made all together or not at
//! all.

use std::sync::Arc;

use serde_json::Value;

use crate::model::{Id, Plan, Record, RecordChange, Splice, Values};

/// One change. What its record held when the writer decided stands in it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Conditional {
    pub(super) change: RecordChange,
    /// The only revision of the record that may be changed.
    pub(super) if_rev: Option<u32>,
}

/// Changes that belong together: all of them are made, or none.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Edit {
    pub(super) changes: Vec<Conditional>,
    /// For an undo: what is there must be exactly what the edit left.
    pub(super) strict: bool,
}

impl Edit {
    /// An edit without a change yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A new record.
    #[must_use]
    pub fn create(self, record: impl Into<Arc<Record>>) -> Self {
        self.change(RecordChange::Add(record.into()), None)
    }

    /// Other values in fields of a record as the writer sees it; null empties a field. Conflicts with everybody who
    /// changed one of these fields in the meantime, and with nobody else.
    #[must_use]
    pub fn set<S: Into<String>>(self, seen: &Record, fields: impl IntoIterator<Item = (S, Value)>) -> Self {
        self.set_if(seen, None, fields)
    }

    /// [`Edit::set`], but only if the record is at this revision.
    #[must_use]
    pub fn set_if<S: Into<String>>(
        self,
        seen: &Record,
        if_rev: Option<u32>,
        fields: impl IntoIterator<Item = (S, Value)>,
    ) -> Self {
        self.change(RecordChange::set(seen, fields), if_rev)
    }

    /// Whatever differs between a record as it was seen and as it should be. The two have one id.
    #[must_use]
    pub fn between(self, seen: &Record, wanted: &Record) -> Self {
        let fields = |record: &Record| match serde_json::to_value(record) {
            Ok(Value::Object(fields)) => fields,
            _ => serde_json::Map::new(),
        };
        let (before, after) = (fields(seen), fields(wanted));
        let names = before.keys().chain(after.keys().filter(|name| !before.contains_key(*name)));
        let differs = names.filter(|name| before.get(*name) != after.get(*name));
        let wishes: Vec<_> = differs
            .filter(|name| !matches!(name.as_str(), "id" | "kind" | "rev"))
            .map(|name| (name.clone(), after.get(name).cloned().unwrap_or(Value::Null)))
            .collect();
        if wishes.is_empty() { self } else { self.set(seen, wishes) }
    }

    /// What a plan changes; its rows that cannot be are left out.
    pub fn of(plan: Plan) -> Self {
        let adopted = plan.adopted.into_iter().map(RecordChange::Add);
        let edit = adopted.fold(Self::new(), |edit, change| edit.change(change, None));
        plan.rows.into_iter().fold(edit, |edit, row| match row.outcome {
            Ok(change) => edit.change(change, row.if_rev),
            Err(_) => edit,
        })
    }

    /// One change of one record; `if_rev` only at this revision.
    fn change(mut self, change: RecordChange, if_rev: Option<u32>) -> Self {
        self.changes.push(Conditional { change, if_rev });
        self
    }

    /// More items at the end of a list such as `notes`, whatever it holds by then: two who append never conflict.
    #[must_use]
    pub fn append(self, id: &Id, field: &str, items: Vec<Value>) -> Self {
        self.splice(id, Splice::append(field, items))
    }

    /// Other items in the place of some of a list: a tick in a checklist, a corrected note, an item that goes. `at` is
    /// how many items stood before them. Conflicts with whoever changed these items since, and with nobody else.
    #[must_use]
    pub fn exchange(self, id: &Id, field: &str, at: usize, seen: Vec<Value>, new: Vec<Value>) -> Self {
        self.splice(id, Splice { field: field.to_owned(), at: Some(at), new, old: seen })
    }

    fn splice(self, id: &Id, splice: Splice) -> Self {
        let (new, old) = (Values::new(), Values::new());
        self.change(RecordChange::Set { id: id.clone(), new, old, lists: vec![splice] }, None)
    }

    /// Removes a record, unless somebody changed it since it was seen or refers to it.
    #[must_use]
    pub fn remove(self, seen: impl Into<Arc<Record>>) -> Self {
        self.change(RecordChange::Remove(seen.into()), None)
    }

    /// Everything that another edit changes as well.
    #[must_use]
    pub fn and(mut self, other: Edit) -> Self {
        self.changes.extend(other.changes);
        self
    }

    /// The records it is about, in the order in which they were named.
    pub fn ids(&self) -> impl Iterator<Item = &Id> {
        self.changes.iter().map(|wanted| wanted.change.id())
    }

    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

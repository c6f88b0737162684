//! What somebody wants changed, and what they saw when they decided so.

use std::sync::Arc;

use serde_json::Value;

use crate::model::{Id, Plan, Record, RecordChange, Splice};

/// A wish for one field.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Seen {
    /// The field.
    pub(super) field: String,
    /// What it held when the writer decided.
    pub(super) before: Value,
    /// What it is to hold; null empties it.
    pub(super) new: Value,
}

/// One wish for one record.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Change {
    Add(Arc<Record>),
    Set {
        id: Id,
        if_rev: Option<u32>,
        fields: Vec<Seen>,
    },
    /// Items of a list, whatever else it holds by then: two who append never conflict.
    Splice {
        id: Id,
        splice: Splice,
    },
    Remove {
        id: Id,
        seen: Option<Arc<Record>>,
    },
}

/// Changes that belong together: all of them are made, or none.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Edit {
    pub(super) changes: Vec<Change>,
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
    pub fn create(mut self, record: impl Into<Arc<Record>>) -> Self {
        self.changes.push(Change::Add(record.into()));
        self
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
        mut self,
        seen: &Record,
        if_rev: Option<u32>,
        fields: impl IntoIterator<Item = (S, Value)>,
    ) -> Self {
        let wish = |(field, new): (S, Value)| {
            let field = field.into();
            Seen { before: seen.get(&field).unwrap_or(Value::Null), field, new }
        };
        let fields = fields.into_iter().map(wish).collect();
        self.changes.push(Change::Set { id: seen.id.clone(), if_rev, fields });
        self
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
        let rows = plan.rows.into_iter();
        rows.fold(Self::new(), |edit, row| match row.outcome {
            Ok(change) => edit.change(change, row.if_rev),
            Err(_) => edit,
        })
    }

    /// One change of one record; `if_rev` only at this revision.
    fn change(mut self, change: RecordChange, if_rev: Option<u32>) -> Self {
        match change {
            RecordChange::Add(record) => self.changes.push(Change::Add(record)),
            RecordChange::Remove(record) => {
                self.changes.push(Change::Remove { id: record.id.clone(), seen: Some(record) });
            }
            RecordChange::Set { id, new, mut old, lists } => {
                let fields = new.into_iter().map(|(field, new)| {
                    let before = old.remove(&field).unwrap_or(Value::Null);
                    Seen { field, before, new }
                });
                self.changes.push(Change::Set { id: id.clone(), if_rev, fields: fields.collect() });
                let splice = |splice| Change::Splice { id: id.clone(), splice };
                self.changes.extend(lists.into_iter().map(splice));
            }
        }
        self
    }

    /// More items at the end of a list such as `notes`, whatever it holds by then.
    #[must_use]
    pub fn append(mut self, id: &Id, field: &str, items: Vec<Value>) -> Self {
        self.changes.push(Change::Splice { id: id.clone(), splice: Splice::append(field, items) });
        self
    }

    /// Other items in the place of some of a list: a tick in a checklist, a corrected note, an item that goes. `at` is
    /// how many items stood before them. Conflicts with whoever changed these items since, and with nobody else.
    #[must_use]
    pub fn exchange(mut self, id: &Id, field: &str, at: usize, seen: Vec<Value>, new: Vec<Value>) -> Self {
        let splice = Splice { field: field.to_owned(), at: Some(at), new, old: seen };
        self.changes.push(Change::Splice { id: id.clone(), splice });
        self
    }

    /// Removes a record, unless somebody changed it since it was seen or refers to it.
    #[must_use]
    pub fn remove(mut self, seen: impl Into<Arc<Record>>) -> Self {
        let seen = seen.into();
        self.changes.push(Change::Remove { id: seen.id.clone(), seen: Some(seen) });
        self
    }

    /// Everything that another edit changes as well.
    #[must_use]
    pub fn and(mut self, other: Edit) -> Self {
        self.changes.extend(other.changes);
        self
    }

    /// The records it is about, in the order in which they were named.
    pub fn ids(&self) -> impl Iterator<Item = &Id> {
        self.changes.iter().map(|change| match change {
            Change::Add(record) => &record.id,
            Change::Set { id, .. } | Change::Splice { id, .. } | Change::Remove { id, .. } => id,
        })
    }

    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

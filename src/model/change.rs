//! What becomes of one record: one word for it from the plan to the journal, the undo and the history.
//!
//! Deliberately not here: whether a change may be (`input::check`), what a command means (`work`), and how a journal
//! writes it (the store).

use std::sync::Arc;

use serde_json::{Map, Value};

use super::{FieldError, Id, Record, Splice};

/// Field names and values.
pub type Values = Map<String, Value>;

/// One change of one record.
#[derive(Debug, Clone, PartialEq)]
pub enum RecordChange {
    /// A record comes.
    Add(Arc<Record>),
    /// Fields of a record change; null is an empty field.
    Set {
        /// The record.
        id: Id,
        /// What they hold afterwards.
        new: Values,
        /// What they held before.
        old: Values,
        /// What goes from lists of objects and what comes to them, one after the other.
        lists: Vec<Splice>,
    },
    /// A record goes; this is what it was.
    Remove(Arc<Record>),
}

impl RecordChange {
    /// Other values in fields of a record; those that it holds already are left out.
    pub fn set<S: Into<String>>(base: &Record, fields: impl IntoIterator<Item = (S, Value)>) -> Self {
        let (mut new, mut old) = (Values::new(), Values::new());
        for (name, value) in fields {
            let name = name.into();
            let before = base.get(&name).unwrap_or(Value::Null);
            if before == value {
                continue;
            }
            old.insert(name.clone(), before);
            new.insert(name, value);
        }
        Self::Set { id: base.id.clone(), new, old, lists: Vec::new() }
    }

    /// The same with more items at the end of a list.
    #[must_use]
    pub fn and_append(mut self, field: &str, items: Vec<Value>) -> Self {
        if let Self::Set { lists, .. } = &mut self {
            lists.push(Splice::append(field, items));
        }
        self
    }

    /// The record it changes.
    pub fn id(&self) -> &Id {
        match self {
            Self::Add(record) | Self::Remove(record) => &record.id,
            Self::Set { id, .. } => id,
        }
    }

    /// Whether everything stays as it is.
    pub fn is_nothing(&self) -> bool {
        matches!(self, Self::Set { new, lists, .. } if new.is_empty() && lists.is_empty())
    }

    /// The fields that change: the name, the value before and the value afterwards; null is nothing.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &Value, &Value)> {
        const NOTHING: &Value = &Value::Null;
        let (new, old) = match self {
            Self::Set { new, old, .. } => (Some(new), Some(old)),
            Self::Add(_) | Self::Remove(_) => (None, None),
        };
        new.into_iter().flatten().map(move |(name, value)| {
            (name.as_str(), old.and_then(|old| old.get(name)).unwrap_or(NOTHING), value)
        })
    }

    /// The lists that items go from or come to.
    pub fn lists(&self) -> &[Splice] {
        if let Self::Set { lists, .. } = self { lists } else { &[] }
    }

    /// The value that a field is to hold, where it changes.
    pub fn value(&self, name: &str) -> Option<&Value> {
        if let Self::Set { new, .. } = self { new.get(name) } else { None }
    }

    /// The record as it is afterwards; `base` as it is before. A record that goes is as it was.
    ///
    /// # Errors
    /// A value that the field cannot hold.
    pub fn applied(&self, base: &Record) -> Result<Record, FieldError> {
        let mut record = match self {
            Self::Add(record) | Self::Remove(record) => return Ok(Record::clone(record)),
            Self::Set { .. } => base.clone(),
        };
        for (name, _, new) in self.fields() {
            record.set(name, new.clone())?;
        }
        for splice in self.lists() {
            let mut items = record.get(&splice.field).and_then(as_array).unwrap_or_default();
            splice.apply(&mut items);
            record.set(&splice.field, Value::Array(items))?;
        }
        Ok(record)
    }

    /// A deadline that is kept as its words because nothing was understood of them.
    pub fn unread_deadline(&self) -> Option<&str> {
        let deadline = self.value("deadline")?.as_object()?;
        if deadline.contains_key("kind") { None } else { deadline.get("text")?.as_str() }
    }
}

fn as_array(value: Value) -> Option<Vec<Value>> {
    if let Value::Array(items) = value { Some(items) } else { None }
}

/// What an edit did.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Did<'a> {
    /// Changes, in their order.
    Changes(&'a [RecordChange]),
    /// More changes than are read to say what they were.
    Many(usize),
    /// The snapshot was changed by hand.
    Hand,
    /// A line that was damaged and could not be brought back.
    Lost,
    /// Edits that no file holds any more, from the first to the last; somebody has confirmed that.
    GivenUp(u64, u64),
}

/// Which earlier edit an edit takes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reverses {
    /// None: it is a change of its own.
    Nothing,
    /// It undoes that one.
    Undo(u64),
    /// It takes back that undo.
    Redo(u64),
}

/// Two people wanted different things of one field.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// The record.
    pub id: Id,
    /// The field.
    pub field: String,
    /// What the writer saw.
    pub base: Value,
    /// What the writer wants.
    pub mine: Value,
    /// What stands there now.
    pub theirs: Value,
    /// Who put it there; empty where that is no longer in the journal.
    pub by: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kind;
    use serde_json::json;

    fn task() -> Record {
        let mut task = Record::new(Kind::Task, Id::new("nv-1").expect("id"));
        task.set("progress", json!(40)).expect("fits");
        task.set("notes", json!([{"text": "a"}])).expect("fits");
        task
    }

    #[test]
    fn only_what_differs_is_a_change() {
        let change = RecordChange::set(&task(), [("progress", json!(40)), ("result", Value::Null)]);
        assert!(change.is_nothing());
        let change = RecordChange::set(&task(), [("progress", json!(60)), ("result", json!("xong"))]);
        let fields: Vec<_> =
            change.fields().map(|(name, old, new)| (name, old.clone(), new.clone())).collect();
        assert_eq!(fields, [("progress", json!(40), json!(60)), ("result", Value::Null, json!("xong"))]);
        assert_eq!(change.value("progress"), Some(&json!(60)));
    }

    #[test]
    fn a_record_afterwards_holds_the_values_and_the_items() {
        let change = RecordChange::set(&task(), [("progress", Value::Null)])
            .and_append("notes", vec![json!({"text": "b"})]);
        let after = change.applied(&task()).expect("fits");
        assert_eq!(after.as_task().and_then(|task| task.progress), None);
        let notes: Vec<&str> = after.head.notes.iter().map(|note| &*note.text).collect();
        assert_eq!(notes, ["a", "b"]);
    }

    #[test]
    fn a_deadline_without_a_reading_is_words() {
        let words = RecordChange::set(&task(), [("deadline", json!({"text": "sớm"}))]);
        assert_eq!(words.unread_deadline(), Some("sớm"));
        let read = RecordChange::set(&task(), [("deadline", json!({"text": "30/10", "kind": "by"}))]);
        assert_eq!(read.unread_deadline(), None);
    }
}

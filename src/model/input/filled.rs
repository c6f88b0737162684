//! A record as it will be: several fields that were typed, held to the rules together.

use serde_json::Value;

use super::names::field_of;
use super::reference::Names;
use super::rules::check;
use super::typed::read_known;
use crate::model::deadline::Base;
use crate::model::field::{Field, Shape};
use crate::model::{Dataset, Date, FieldError, Now, Record, rounds};

/// A record as it will be, and what is to be changed for that.
#[derive(Debug, Clone, PartialEq)]
pub struct Filled {
    /// The record with the new values.
    pub record: Record,
    /// The fields that were named, with their new values; null empties one.
    pub fields: Vec<(&'static str, Value)>,
}

impl Filled {
    /// A deadline among the new values that is kept as its words because nobody understood them.
    pub fn unread_deadline(&self) -> Option<&str> {
        let kept = |value: &Value| value.is_object() && value.get("kind").is_none();
        let (_, value) = self.fields.iter().find(|(name, value)| *name == "deadline" && kept(value))?;
        value.get("text")?.as_str()
    }
}

/// Reads what was typed for several fields of a record and holds the result to the rules. A field that is named twice
/// is a list. Deadlines come last: their year may follow from the document that is named beside them.
pub fn fill(
    record: &Record,
    wishes: &[(String, Vec<String>)],
    data: &Dataset,
    today: Date,
) -> Result<Filled, FieldError> {
    fill_by(record, wishes, &Names::new(data), today)
}

/// [`fill`] for many records: the names are gathered once.
pub fn fill_by(
    record: &Record,
    wishes: &[(String, Vec<String>)],
    names: &Names<'_>,
    today: Date,
) -> Result<Filled, FieldError> {
    let (kind, data) = (record.kind(), names.data());
    let mut known = Vec::with_capacity(wishes.len());
    for (name, texts) in wishes {
        known.push((field_of(kind, name)?, texts));
    }
    let mut filled = Filled { record: record.clone(), fields: Vec::with_capacity(known.len()) };
    let is_deadline = |field: &Field| field.shape == Shape::Deadline;
    known.sort_by_key(|(field, _)| is_deadline(field));
    for (field, texts) in known {
        let base = base_of(&filled.record, data, today);
        filled.put(field.name, read_known(kind, field, texts, names, base)?)?;
    }
    filled.with_rounds_begun(today)?.held_to_the_rules(data)
}

impl Filled {
    /// A record with other values in some fields, held to the rules.
    pub fn of(
        record: &Record,
        fields: Vec<(&'static str, Value)>,
        data: &Dataset,
    ) -> Result<Self, FieldError> {
        let mut filled = Self { record: record.clone(), fields: Vec::with_capacity(fields.len()) };
        for (name, value) in fields {
            filled.put(name, value)?;
        }
        filled.held_to_the_rules(data)
    }

    fn held_to_the_rules(self, data: &Dataset) -> Result<Self, FieldError> {
        let touched: Vec<&str> = self.fields.iter().map(|(name, _)| *name).collect();
        check(&self.record, data, &touched)?;
        Ok(self)
    }

    /// A duty that comes round begins with the day on which somebody says so: a round that passes from then on is owed.
    pub fn with_rounds_begun(mut self, today: Date) -> Result<Self, FieldError> {
        let named = |name: &str| self.fields.iter().any(|(field, _)| *field == name);
        let begins = named("deadline") && !named("start");
        match self.record.as_task() {
            Some(task) if begins && task.start.is_none() && rounds::next(task, Now::new(today)).is_some() => {
                self.put("start", Value::String(today.to_string()))?;
            }
            _ => {}
        }
        Ok(self)
    }

    fn put(&mut self, name: &'static str, value: Value) -> Result<(), FieldError> {
        self.record.set(name, value.clone())?;
        self.fields.push((name, value));
        Ok(())
    }
}

/// What a deadline of the record is read against.
pub fn base_of(record: &Record, data: &Dataset, today: Date) -> Base {
    let document = data.document_of(record).and_then(Record::as_document);
    Base::new(today).in_document(document.and_then(|document| document.date_issued))
}

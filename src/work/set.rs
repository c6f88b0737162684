//! Values for fields: as they were typed ([`Typed`]), or read already.
//!
//! A list that is set in many records at once would lose what each of them holds; so items come and go by themselves.

use serde_json::{Value, json};

use super::World;
use super::extend::lengthened;
use super::status::{Fields, followed};
use crate::model::input::{self, Names};
use crate::model::shape::Shape;
use crate::model::{Date, FieldError, Now, Record, RecordChange, ValueError, rounds};

/// Fields, each with the texts that were typed for it; several texts are a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// Fields that get a value.
    pub whole: Vec<(String, Vec<String>)>,
    /// Lists to which items come.
    pub more: Vec<(String, Vec<String>)>,
    /// Lists from which items go.
    pub less: Vec<(String, Vec<String>)>,
}

impl Typed {
    /// One field with one text.
    pub fn one(name: &str, text: &str) -> Self {
        Self { whole: vec![(name.to_owned(), vec![text.to_owned()])], ..Self::default() }
    }
}

/// Reads what was typed and adds what follows from it.
pub(super) fn set(
    base: &Record,
    typed: &Typed,
    names: &Names<'_>,
    world: World<'_>,
) -> Result<RecordChange, FieldError> {
    let today = world.now.today;
    let mut reading = Reading { record: base.clone(), fields: Fields::new() };
    reading.whole(&typed.whole, names, today)?;
    for (texts, comes) in [(&typed.less, false), (&typed.more, true)] {
        for (name, texts) in texts {
            reading.items(base, name, texts, comes, names, today)?;
        }
    }
    followed(base, with_start(base, reading.fields, today)?, None, world)
}

/// Values that were read already, and what follows from them.
pub(super) fn fill(
    base: &Record,
    fields: Fields,
    reason: Option<&str>,
    world: World<'_>,
) -> Result<RecordChange, FieldError> {
    followed(base, with_start(base, fields, world.now.today)?, reason, world)
}

/// A duty that comes round begins with the day on which somebody says so: a round that passes from then on is owed.
fn with_start(base: &Record, mut fields: Fields, today: Date) -> Result<Fields, FieldError> {
    let named = |name: &str| fields.iter().any(|(field, _)| *field == name);
    if !named("deadline") || named("start") {
        return Ok(fields);
    }
    let mut then = base.clone();
    for (name, value) in &fields {
        then.set(name, value.clone())?;
    }
    let begins = |task: &crate::model::kinds::Task| {
        task.start.is_none() && rounds::next(task, Now::new(today)).is_some()
    };
    if then.as_task().is_some_and(begins) {
        fields.push(("start", json!(today)));
    }
    Ok(fields)
}

/// A record while its fields are read.
struct Reading {
    record: Record,
    fields: Fields,
}

impl Reading {
    /// Whole values. Deadlines come last: their year may follow from the document that is named beside them.
    fn whole(
        &mut self,
        typed: &[(String, Vec<String>)],
        names: &Names<'_>,
        today: Date,
    ) -> Result<(), FieldError> {
        let kind = self.record.kind();
        let mut known = Vec::with_capacity(typed.len());
        for (name, texts) in typed {
            known.push((input::field_of(kind, name)?, texts));
        }
        known.sort_by_key(|(field, _)| field.shape == Shape::Deadline);
        for (field, texts) in known {
            let (base, names) =
                (input::base_of(&self.record, names.data(), today), &names.within(&self.record));
            let longer = texts.first().filter(|_| field.shape == Shape::Deadline);
            let longer = longer.and_then(|text| lengthened(&self.record, text, Now::new(today)));
            let texts = longer.map_or_else(|| texts.clone(), |text| vec![text]);
            self.put(field.name, input::read_known(kind, field, &texts, names, base)?)?;
        }
        Ok(())
    }

    /// Items that come to a list or go from it.
    fn items(
        &mut self,
        seen: &Record,
        name: &str,
        texts: &[String],
        comes: bool,
        names: &Names<'_>,
        today: Date,
    ) -> Result<(), FieldError> {
        let field = input::field_of(seen.kind(), name)?;
        if !matches!(field.shape, Shape::Texts | Shape::Refs(_)) {
            return Err(FieldError::new(field.name, ValueError::NoList));
        }
        let base = input::base_of(seen, names.data(), today);
        let value = input::read_known(seen.kind(), field, texts, &names.within(&self.record), base)?;
        let items = value.as_array().cloned().unwrap_or_default();
        self.put(field.name, changed(self.record.get(field.name), items, comes))
    }

    fn put(&mut self, name: &'static str, value: Value) -> Result<(), FieldError> {
        self.record.set(name, value.clone())?;
        self.fields.retain(|(other, _)| *other != name);
        self.fields.push((name, value));
        Ok(())
    }
}

/// The list with the items or without them; none stands in it twice, and an empty one is none.
fn changed(list: Option<Value>, items: Vec<Value>, comes: bool) -> Value {
    let mut list = list.and_then(|list| list.as_array().cloned()).unwrap_or_default();
    list.retain(|item| !items.contains(item) || comes);
    for item in items.into_iter().filter(|_| comes) {
        if !list.contains(&item) {
            list.push(item);
        }
    }
    if list.is_empty() { Value::Null } else { Value::from(list) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_come_and_go_and_none_stands_twice() {
        let list = || Some(json!(["gấp", "quý IV"]));
        assert_eq!(changed(list(), vec![json!("gấp"), json!("mới")], true), json!(["gấp", "quý IV", "mới"]));
        assert_eq!(changed(list(), vec![json!("gấp"), json!("lạ")], false), json!(["quý IV"]));
        assert_eq!(changed(list(), vec![json!("gấp"), json!("quý IV")], false), Value::Null);
        assert_eq!(changed(None, vec![json!("a")], true), json!(["a"]));
    }
}

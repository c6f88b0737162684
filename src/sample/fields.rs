//! Records of the sample before they are made: the values that a form would hold.

use serde_json::{Value, json};

use super::script::Script;
use crate::model::deadline::{self, Base};
use crate::model::{Certainty, Date, Id, Kind};

/// A record that comes.
#[derive(Debug)]
pub(super) struct New {
    pub(super) kind: Kind,
    pub(super) id: Id,
    pub(super) fields: Fields,
}

/// Fields and what they get.
pub(super) type Fields = Vec<(&'static str, Value)>;

/// The `n`-th id of a kind in the sample: one sees what it is also where nothing else of the record is shown.
pub(super) fn id(kind: Kind, n: usize) -> Id {
    // Letters, digits and dashes: always an id.
    Id::new(&format!("{}-mau-{n:03}", kind.prefix())).unwrap_or_else(|_| Id::stand_in(kind, n))
}

/// A deadline in the words of an office, as it is read on a day.
pub(super) fn due(text: &str, on: Date) -> Value {
    match deadline::read(text, Base::new(on)) {
        Ok(read) if !text.is_empty() => json!(read),
        _ => Value::Null,
    }
}

/// A list of one id, or none.
pub(super) fn one(id: &str) -> Value {
    if id.is_empty() { Value::Null } else { json!([id]) }
}

impl New {
    /// With a title, the place, and the mark of the sample.
    pub(super) fn titled(script: &Script, kind: Kind, n: usize, title: &str) -> Self {
        Self { kind, id: id(kind, n), fields: Fields::new() }
            .with("title", title)
            .with(kind.geography_field(), script.place.as_str())
            .with("certainty", Certainty::Sample.word())
            .with("source", script.source.as_str())
    }

    /// The same with a value for one more field; nothing where there is none.
    pub(super) fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        let value = value.into();
        if !value.is_null() && value != "" {
            self.fields.push((name, value));
        }
        self
    }
}

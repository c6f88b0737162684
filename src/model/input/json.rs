//! A field's value out of JSON that somebody else wrote: its own type, or a text as people type it.
//!
//! Stricter than typing in one thing: a record is named whole, because nobody is there to look at what was taken.

use std::borrow::Cow;
use std::collections::HashSet;

use serde_json::Value;

use super::record_names::Names;
use super::typed::{fitting, read_known};
use super::value;
use crate::model::deadline::Base;
use crate::model::shape::Shape;
use crate::model::spec::Spec;
use crate::model::{FieldError, Kind, ValueError, Wants};

/// Reads the JSON of one field; null empties it.
pub fn read_json(
    kind: Kind,
    field: &'static Spec,
    value: Value,
    names: &Names<'_>,
    base: Base,
) -> Result<Value, FieldError> {
    let at_field = |wrong| FieldError::new(field.name, wrong);
    match (field.shape, value) {
        (_, Value::Null) => Ok(Value::Null),
        (Shape::Ref(to), Value::String(text)) if !text.trim().is_empty() => {
            names.whole(to, &text).map(|id| Value::String(id.to_string())).map_err(at_field)
        }
        (Shape::Refs(to), value) => references(to, &value, names).map_err(at_field),
        (Shape::Deadline, Value::Object(parts)) if is_words_alone(&parts) => {
            let text = parts.get("text").and_then(Value::as_str).unwrap_or_default();
            read_known(kind, field, &[text], names, base)
        }
        (_, Value::String(text)) => read_known(kind, field, &[text], names, base),
        (shape, value) => typed(shape, value).map_err(at_field).and_then(|it| fitting(kind, field, it)),
    }
}

fn typed(shape: Shape, json: Value) -> Result<Value, ValueError> {
    match (shape, &json) {
        (Shape::Number { whole: true, low, high }, Value::Number(number)) => {
            value::whole_number((low, high), number.as_f64().unwrap_or_default(), &number.to_string())
        }
        (Shape::Number { whole: false, .. }, Value::Number(number)) => Ok(Value::from(number.as_f64())),
        _ => value::normalised(json),
    }
}

/// Whether a deadline is given by its words only, and is to be read.
fn is_words_alone(parts: &serde_json::Map<String, Value>) -> bool {
    parts.iter().all(|(name, value)| name == "text" || value.is_null())
}

fn references(to: Kind, value: &Value, names: &Names<'_>) -> Result<Value, ValueError> {
    let texts: Vec<String> = match value {
        Value::String(text) => names.parts(to, text).into_iter().map(Cow::into_owned).collect(),
        Value::Array(items) => items.iter().map(text_of).collect::<Result<_, _>>()?,
        other => return Err(ValueError::form(other, Wants::Ids)),
    };
    let mut seen = HashSet::new();
    let ids = texts.iter().map(|text| names.whole(to, text)).collect::<Result<Vec<_>, _>>()?;
    let ids = ids.into_iter().filter(|id| seen.insert(id.as_str().to_owned()));
    Ok(ids.map(|id| Value::String(id.to_string())).collect())
}

fn text_of(item: &Value) -> Result<String, ValueError> {
    item.as_str().map(str::to_owned).ok_or_else(|| ValueError::form(item, Wants::Id))
}

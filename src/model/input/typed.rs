//! What was typed for one field, by the shape of the field.

use serde_json::Value;

use super::names::field_of;
use super::record_names::{self, Names};
use super::{structured, value};
use crate::model::deadline::Base;
use crate::model::shape::Shape;
use crate::model::spec::Spec;
use crate::model::{Dataset, FieldError, Id, Kind, Record, ValueError};

/// Reads what was typed for one field. Several texts are a list; nothing but blanks empties the field (null).
///
/// `base` is what a deadline without a year counts from: the date of the document that the record belongs to.
pub fn read_field<S: AsRef<str>>(
    kind: Kind,
    name: &str,
    texts: &[S],
    data: &Dataset,
    base: Base,
) -> Result<Value, FieldError> {
    read_known(kind, field_of(kind, name)?, texts, &Names::new(data), base)
}

/// [`read_field`] for a field that is known already, with an index of names that many fields share.
pub fn read_known<S: AsRef<str>>(
    kind: Kind,
    field: &'static Spec,
    texts: &[S],
    names: &Names<'_>,
    base: Base,
) -> Result<Value, FieldError> {
    let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
    if texts.iter().all(|text| text.trim().is_empty()) {
        return Ok(Value::Null);
    }
    let read = by_shape(field, &texts, names, base).map_err(|error| error.below(field.name))?;
    match field.shape {
        Shape::Number { .. } | Shape::Object | Shape::Objects => fitting(kind, field, read),
        // The rest was made to fit.
        _ => Ok(read),
    }
}

fn by_shape(field: &Spec, texts: &[&str], names: &Names<'_>, base: Base) -> Result<Value, FieldError> {
    match (field.shape, texts) {
        (Shape::Texts, _) => Ok(value::texts(texts)?),
        (Shape::Refs(kind), _) => Ok(record_names::many(kind, texts, names)?),
        (Shape::Objects, _) => structured::objects(field.name, texts, base.today),
        (Shape::Object, [text]) => structured::object(field.name, text, base.today),
        (_, [text]) => Ok(one(field, text, names, base)?),
        _ => Err(ValueError::Several { count: texts.len() }.into()),
    }
}

fn one(field: &Spec, text: &str, names: &Names<'_>, base: Base) -> Result<Value, ValueError> {
    match field.shape {
        Shape::Number { .. } => value::number(field, text),
        Shape::Flag => value::read_flag(text).map(Value::Bool),
        Shape::Date if field.is_past() => {
            value::read_past_day(text, base.today).map(|day| Value::String(day.to_string()))
        }
        Shape::Date => value::day(text, base.today).map(|day| Value::String(day.to_string())),
        Shape::Deadline => value::deadline(text, base),
        Shape::Word(words) => Ok(Value::from(value::read_word(words, text)?)),
        Shape::Ref(kind) => names.find(kind, text).map(|id| Value::String(id.to_string())),
        _ if field.is_place() => value::place(text),
        _ => value::text(text, field.is_line()).map(Value::String),
    }
}

/// The value, if a record of the kind can hold it.
pub(super) fn fitting(kind: Kind, field: &Spec, value: Value) -> Result<Value, FieldError> {
    let Ok(id) = Id::new("x") else { return Ok(value) };
    Record::new(kind, id).set(field.name, value.clone())?;
    Ok(value)
}

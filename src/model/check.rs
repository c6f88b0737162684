//! Why a field cannot hold a JSON value: the value is read again by the shape of its field, down to the part that does not fit.
//!
//! Deliberately no second opinion: this is asked where a reader said no, and only about the field that it was reading. So
//! reading costs nothing for it.

use serde_json::{Map, Value};

use super::part::{Holds, Part};
use super::parts::part_of;
use super::shape::{Field, Shape};
use super::wants::Wants;
use super::{Date, FieldError, Id, ValueError, deadline};

/// Why a field of a record cannot hold a value that its reader refused.
pub(super) fn refused(field: Field, value: &Value) -> FieldError {
    let part = part_of(field);
    check(&part, value).unwrap_or_else(|| form(&part, value)).below(field.name)
}

/// The first field of an object that is missing, or does not hold what it should.
pub(super) fn object(fields: &Map<String, Value>, parts: &[Part]) -> Option<FieldError> {
    parts.iter().find_map(|part| match fields.get(part.field.name) {
        None if part.is_needed => Some(ValueError::Missing(part.field.name.to_owned()).into()),
        None => None,
        Some(Value::Null) if part.takes_null => None,
        Some(value) => check(part, value).map(|error| error.below(part.field.name)),
    })
}

/// The first field of an object, or of an object in it, that it should not have.
pub(super) fn unknown(fields: &Map<String, Value>, parts: &[Part]) -> Option<FieldError> {
    fields.iter().find_map(|(name, value)| {
        let Some(part) = parts.iter().find(|part| part.field.name == name) else {
            let among = parts.iter().map(|part| part.field.name).collect();
            return Some(FieldError::new(name, ValueError::NoKey { name: name.clone(), among }));
        };
        let inner =
            |value: &Value| unknown(value.as_object().filter(|_| !part.parts.is_empty())?, part.parts);
        value.as_array().map_or_else(|| inner(value), |items| each(items, inner)).map(|it| it.below(name))
    })
}

/// The first thing in a value that its field does not take. The path of the error begins in the value.
pub(super) fn check(part: &Part, value: &Value) -> Option<FieldError> {
    let one = |value: &Value| match part.test {
        Some((fits, wants)) => (!fits(value)).then(|| ValueError::form(value, wants).into()),
        None => check_shape(part, value),
    };
    match (part.holds, value) {
        (Holds::One, _) => one(value),
        (Holds::List, Value::Array(items)) => each(items, one),
        (Holds::Map, Value::Object(fields)) => {
            fields.iter().find_map(|(name, value)| one(value).map(|error| error.below(name)))
        }
        (Holds::List, _) => Some(ValueError::form(value, Wants::Objects).into()),
        (Holds::Map, _) => Some(ValueError::form(value, Wants::Object).into()),
    }
}

fn check_shape(part: &Part, value: &Value) -> Option<FieldError> {
    let list = |shape: Shape| {
        let item = Part { field: Field { shape, ..part.field }, ..*part };
        check(&item.list(), value)
    };
    let fits = match (part.field.shape, value) {
        (Shape::Text, Value::String(_))
        | (Shape::Flag, Value::Bool(_))
        | (Shape::Number { whole: false, .. }, Value::Number(_)) => true,
        (Shape::Number { low, high, .. }, Value::Number(number)) => {
            number.as_i64().is_some_and(|n| (low..=high).contains(&n))
        }
        (Shape::Date, Value::String(text)) => text.parse::<Date>().is_ok(),
        (Shape::Ref(_), Value::String(text)) => Id::new(text).is_ok(),
        (Shape::Word(words), Value::String(text)) if words.contains(&text.as_str()) => true,
        (Shape::Word(words), found) => return Some(ValueError::word(found, words).into()),
        (Shape::Deadline, Value::Object(fields)) => {
            return object(fields, deadline::PARTS).or_else(|| deadline::refused(value));
        }
        (Shape::Texts, Value::Array(_)) => return list(Shape::Text),
        (Shape::Refs(kind), Value::Array(_)) => return list(Shape::Ref(kind)),
        (Shape::Objects, Value::Array(_)) => return list(Shape::Object),
        (Shape::Object, Value::Object(fields)) => return object(fields, part.parts),
        _ => false,
    };
    (!fits).then(|| form(part, value))
}

fn form(part: &Part, value: &Value) -> FieldError {
    ValueError::form(value, Wants::of(part.field.shape)).into()
}

fn each(items: &[Value], check: impl Fn(&Value) -> Option<FieldError>) -> Option<FieldError> {
    let mut all = items.iter().enumerate();
    all.find_map(|(at, item)| check(item).map(|error| error.below(&format!("[{at}]"))))
}

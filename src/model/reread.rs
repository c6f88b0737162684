//! What is wrong with a text that was to be a record, or another object: it is read once more, this time to find that out.
//!
//! Deliberately slow: good texts never come here. The words in which a parser complained do not either.

use serde_json::{Map, Value};

use super::part::Part;
use super::shape::Shape;
use super::wants::Wants;
use super::{FieldError, Id, Kind, Record, ValueError, check, strict};

/// What every record says of itself.
const RECORD: &[Part] = &[
    Part::needed("kind", Shape::Word(Kind::WORDS)),
    Part::needed("id", Shape::Ref(Kind::Task)),
    Part { takes_null: false, ..Part::new("rev", Shape::WHOLE) },
];

/// Why a text is no record.
pub fn record(text: &str) -> FieldError {
    let fields = match fields(text) {
        Ok(fields) => fields,
        Err(error) => return error,
    };
    if let Some(error) = check::object(&fields, RECORD) {
        return at_missing(error);
    }
    let word = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default();
    let (Ok(kind), Ok(id)) = (word("kind").parse::<Kind>(), Id::new(word("id"))) else {
        return other(fields);
    };
    let mut record = Record::new(kind, id);
    let refused = fields.iter().find_map(|(name, value)| record.set(name, value.clone()).err());
    refused.unwrap_or_else(|| other(fields))
}

/// Why a text is no object with these fields.
pub fn object(text: &str, parts: &[Part]) -> FieldError {
    match fields(text) {
        Ok(fields) => check::object(&fields, parts).map_or_else(|| other(fields), at_missing),
        Err(error) => error,
    }
}

/// Why a text is no object with these fields and no others.
pub fn closed(text: &str, parts: &[Part]) -> FieldError {
    fields(text).map_or_else(|error| error, |fields| settings(fields, parts))
}

/// Why an object is none with these fields and no others.
pub fn settings(fields: Map<String, Value>, parts: &[Part]) -> FieldError {
    let found = check::object(&fields, parts).map(at_missing);
    found.or_else(|| check::unknown(&fields, parts)).unwrap_or_else(|| other(fields))
}

/// Why a text is no JSON of another sort.
pub fn value(text: &str, part: Part) -> FieldError {
    let refused = |found| check::check(&part, &found).unwrap_or_else(|| wanted(&found, Wants::Object));
    strict::read(text).map_or_else(|error| error, refused).below(part.field.name)
}

fn wanted(found: &Value, wants: Wants) -> FieldError {
    ValueError::form(found, wants).into()
}

fn fields(text: &str) -> Result<Map<String, Value>, FieldError> {
    match strict::read(text)? {
        Value::Object(fields) => Ok(fields),
        found => Err(wanted(&found, Wants::Object)),
    }
}

/// A reader wanted something that no table tells.
fn other(fields: Map<String, Value>) -> FieldError {
    wanted(&fields.into(), Wants::Object)
}

/// A field that is missing in the object itself is the place where something is wrong.
fn at_missing(error: FieldError) -> FieldError {
    match error.wrong {
        ValueError::Missing(name) if error.field.is_empty() => {
            FieldError::new(name.clone(), ValueError::Missing(name))
        }
        _ => error,
    }
}

#[cfg(test)]
mod tests;

//! From what people type to what a field holds, by the table of fields.
//!
//! The command line, the forms and the import read texts here, so that a wording means the same everywhere. What can be
//! read in two ways is refused with both; what names a record has to name one and only one; a deadline that is not
//! understood is kept as its words. Deliberately not here: what other people have changed in the meantime (the store
//! judges that), and every sentence: errors are data.

mod doubt;
mod error;
mod json;
mod measurement;
mod named_agency;
mod names;
mod reference;
mod rules;
mod structured;
mod value;
mod written;

pub use doubt::{GivesWay, gives_way};
pub use error::{InputError, Wrong};
pub use json::read_json;
pub use measurement::{Measured, read_measurement};
pub use named_agency::named_agency;
pub use names::{all_names, field_of, is_fixed};
pub use reference::Names;
pub use rules::{check, open_parts, twin};
pub use value::{
    TEXT_MAX, control_in, normalised, parts, read_day, read_decimal, read_line, read_past_day, read_text,
};
pub use written::written;

pub(super) use value::bounds;

use serde_json::Value;

use super::deadline::Base;
use super::field::{Field, Shape};
use super::{Dataset, Date, Id, Kind, Record, misfit};

/// Reads what was typed for one field. Several texts are a list; nothing but blanks empties the field (null).
///
/// `base` is what a deadline without a year counts from: the date of the document that the record belongs to.
pub fn read_field<S: AsRef<str>>(
    kind: Kind,
    name: &str,
    texts: &[S],
    data: &Dataset,
    base: Base,
) -> Result<Value, InputError> {
    read_known(kind, field_of(kind, name)?, texts, &Names::new(data), base)
}

/// [`read_field`] for a field that is known already, with an index of names that many fields share.
pub fn read_known<S: AsRef<str>>(
    kind: Kind,
    field: Field,
    texts: &[S],
    names: &Names<'_>,
    base: Base,
) -> Result<Value, InputError> {
    let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
    let read = if texts.iter().all(|text| text.trim().is_empty()) {
        Ok(Value::Null)
    } else {
        let read = by_shape(field, &texts, names, base);
        // The rest was made to fit.
        let is_doubtful = matches!(field.shape, Shape::Number { .. } | Shape::Object | Shape::Objects);
        if is_doubtful { read.and_then(|value| fitting(kind, field, value)) } else { read }
    };
    read.map_err(|wrong| InputError::new(field.name, wrong))
}

fn by_shape(field: Field, texts: &[&str], names: &Names<'_>, base: Base) -> Result<Value, Wrong> {
    match field.shape {
        Shape::Texts => value::texts(texts),
        Shape::Refs(kind) => reference::many(kind, texts, names),
        Shape::Objects => structured::objects(field.name, texts, base.today),
        _ => match texts {
            [text] => one(field, text, names, base),
            _ => Err(Wrong::Several { count: texts.len() }),
        },
    }
}

/// Days of what has happened.
const HAPPENED: [&str; 2] = ["done_on", "last_done"];

fn one(field: Field, text: &str, names: &Names<'_>, base: Base) -> Result<Value, Wrong> {
    match field.shape {
        Shape::Number { whole } => value::number(field.name, whole, text),
        Shape::Flag => value::flag(text),
        Shape::Date if HAPPENED.contains(&field.name) => {
            value::read_past_day(text, base.today).map(|day| Value::String(day.to_string()))
        }
        Shape::Date => value::day(text, base.today).map(|day| Value::String(day.to_string())),
        Shape::Deadline => value::deadline(text, base),
        Shape::Word(words) => value::word(words, text),
        Shape::Ref(kind) => names.find(kind, text).map(|id| Value::String(id.to_string())),
        Shape::Object => structured::object(field.name, text, base.today),
        _ if matches!(field.name, "geography" | "jurisdiction") => value::place(text),
        _ => value::text(text, field.name == "title").map(Value::String),
    }
}

/// The value, if a record of the kind can hold it.
fn fitting(kind: Kind, field: Field, value: Value) -> Result<Value, Wrong> {
    let Ok(id) = Id::new("x") else { return Ok(value) };
    let mut probe = Record::new(kind, id);
    match probe.set(field.name, value.clone()) {
        Ok(_) => Ok(value),
        Err(error) => Err(misfit::of_field(kind, field.name, &value, &error).misfit.into()),
    }
}

/// Sets a field; why it cannot hold the value, and which part of it is in the way.
pub fn put(record: &mut Record, name: &str, value: Value) -> Result<(), InputError> {
    let kept = value.clone();
    record.set(name, value).map(drop).map_err(|error| {
        let found = misfit::of_field(record.kind(), name, &kept, &error);
        InputError::new(found.field, found.misfit.into())
    })
}

/// What a deadline of the record is read against.
pub fn base_of(record: &Record, data: &Dataset, today: Date) -> Base {
    let document = data.document_of(record).and_then(Record::as_document);
    Base::new(today).in_document(document.and_then(|document| document.date_issued))
}

#[cfg(test)]
mod tests;

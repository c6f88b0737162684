//! What the texts of a record may hold: at most [`TEXT_MAX`] bytes each, and no control characters but line breaks
//! and tabs.

use serde_json::{Map, Value};

use super::error::{StoreError, Wrong};
use super::format::TEXT_MAX;
use crate::model::{FieldError, Id, Record, ValueError};

/// What is wrong with a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Offence {
    /// So many bytes.
    TooLong(u64),
    Control(char),
}

impl From<Offence> for Wrong {
    fn from(offence: Offence) -> Self {
        match offence {
            Offence::TooLong(found) => Self::TooMuch { found, most: TEXT_MAX as u64 },
            Offence::Control(code) => Self::Control(code.into()),
        }
    }
}

/// What is wrong with a value, if anything: the first offence in it.
fn offence(value: &Value) -> Option<Offence> {
    match value {
        Value::String(text) => text_offence(text),
        Value::Array(items) => items.iter().find_map(offence),
        Value::Object(fields) => {
            fields.iter().find_map(|(name, value)| text_offence(name).or_else(|| offence(value)))
        }
        _ => None,
    }
}

fn text_offence(text: &str) -> Option<Offence> {
    if text.len() > TEXT_MAX {
        return Some(Offence::TooLong(text.len() as u64));
    }
    text.chars().find(|&c| c.is_control() && c != '\n' && c != '\t').map(Offence::Control)
}

/// Every field of a record that offends, with what is wrong.
pub(super) fn offences(record: &Record) -> impl Iterator<Item = (String, Wrong)> {
    each_offence(record).map(|(field, offence)| (field, offence.into()))
}

fn each_offence(record: &Record) -> impl Iterator<Item = (String, Offence)> {
    let fields = match serde_json::to_value(record) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    };
    fields.into_iter().filter_map(|(name, value)| offence(&value).map(|wrong| (name, wrong)))
}

/// Refuses a value that no field may hold.
pub(super) fn check_value(id: &Id, field: &str, value: &Value) -> Result<(), StoreError> {
    offence(value).map_or(Ok(()), |offence| Err(refusal(id, field, offence)))
}

/// Refuses a record with a text that no field may hold.
pub(super) fn check_record(record: &Record) -> Result<(), StoreError> {
    let first = each_offence(record).next();
    first.map_or(Ok(()), |(field, offence)| Err(refusal(&record.id, &field, offence)))
}

fn refusal(id: &Id, field: &str, offence: Offence) -> StoreError {
    let (id, field) = (id.clone(), field.to_owned());
    match offence {
        Offence::TooLong(found) => StoreError::TooLong { id, field, found, most: TEXT_MAX as u64 },
        Offence::Control(code) => {
            StoreError::Value { id, error: FieldError::new(field, ValueError::Control { code }) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn controls_and_giants_are_found_at_any_depth() {
        assert_eq!(offence(&json!([{"text": "a\u{1b}"}])), Some(Offence::Control('\u{1b}')));
        assert_eq!(offence(&json!({"a\u{9b}": 1})), Some(Offence::Control('\u{9b}')));
        assert_eq!(offence(&json!("a\n\tb\u{300}")), None);
        let giant = "x".repeat(TEXT_MAX + 1);
        assert_eq!(offence(&json!([giant])), Some(Offence::TooLong(giant.len() as u64)));
    }
}

//! What the texts of a record may hold: at most [`TEXT_MAX`] bytes each, and no control characters but line breaks
//! and tabs.

use serde_json::Value;

use super::error::{StoreError, Wrong};
use super::format::TEXT_MAX;
use crate::model::misfit::{Broken, Misfit};
use crate::model::{Id, Record};

/// What is wrong with a value, if anything: the first offence in it.
pub(super) fn offence(value: &Value) -> Option<Wrong> {
    match value {
        Value::String(text) => text_offence(text),
        Value::Array(items) => items.iter().find_map(offence),
        Value::Object(fields) => {
            fields.iter().find_map(|(name, value)| text_offence(name).or_else(|| offence(value)))
        }
        _ => None,
    }
}

fn text_offence(text: &str) -> Option<Wrong> {
    if text.len() > TEXT_MAX {
        return Some(Wrong::TooMuch { found: text.len() as u64, most: TEXT_MAX as u64 });
    }
    text.chars().find(|&c| c.is_control() && c != '\n' && c != '\t').map(|c| Wrong::Control(c as u32))
}

/// Every field of a record that offends, with what is wrong.
pub(super) fn offences(record: &Record) -> Vec<(String, Wrong)> {
    let Ok(Value::Object(fields)) = serde_json::to_value(record) else { return Vec::new() };
    let wrong = |(name, value): (String, Value)| offence(&value).map(|wrong| (name, wrong));
    fields.into_iter().filter_map(wrong).collect()
}

/// Refuses a value that no field may hold.
pub(super) fn check_value(id: &Id, field: &str, value: &Value) -> Result<(), StoreError> {
    offence(value).map_or(Ok(()), |wrong| Err(refusal(id, field, &wrong)))
}

/// Refuses a record with a text that no field may hold.
pub(super) fn check_record(record: &Record) -> Result<(), StoreError> {
    match offences(record).into_iter().next() {
        Some((field, wrong)) => Err(refusal(&record.id, &field, &wrong)),
        None => Ok(()),
    }
}

fn refusal(id: &Id, field: &str, wrong: &Wrong) -> StoreError {
    let (id, field) = (id.clone(), field.to_owned());
    match *wrong {
        Wrong::TooMuch { found, most } => StoreError::TooLong { id, field, found, most },
        Wrong::Control(code) => StoreError::Value { id, field, misfit: Misfit::Control(code) },
        _ => StoreError::Value { id, field, misfit: Broken::Other.into() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn controls_and_giants_are_found_at_any_depth() {
        assert_eq!(offence(&json!([{"text": "a\u{1b}"}])), Some(Wrong::Control(0x1b)));
        assert_eq!(offence(&json!({"a\u{9b}": 1})), Some(Wrong::Control(0x9b)));
        assert_eq!(offence(&json!("a\n\tb\u{300}")), None);
        let (found, most) = (TEXT_MAX as u64 + 1, TEXT_MAX as u64);
        assert_eq!(offence(&json!(["x".repeat(TEXT_MAX + 1)])), Some(Wrong::TooMuch { found, most }));
    }
}

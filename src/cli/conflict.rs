//! A field that somebody else changed first: both values in words.

use serde_json::Value;

use super::CliError;
use crate::model::shape::Shape;
use crate::model::{Conflict, Dataset, Kind, Record};
use crate::text::{Message, Words};
use crate::view::log;

/// Both values of a field that somebody else changed first.
pub(super) fn conflict(conflict: &Conflict, data: &Dataset, words: &dyn Words) -> CliError {
    let kind = data.get(&conflict.id).map_or(Kind::Task, Record::kind);
    let is_text = kind.shape_of(&conflict.field) == Some(Shape::Text);
    let value = |value: &Value| match value {
        // Whole: two long texts may begin alike.
        Value::String(text) if is_text => text.clone(),
        other => log::value(kind, &conflict.field, other, data, words),
    };
    let by = if conflict.by.is_empty() { "?" } else { &conflict.by };
    let message = Message::new("error-conflict")
        .with("id", conflict.id.as_str())
        .with("field", &conflict.field)
        .with("mine", value(&conflict.mine))
        .with("theirs", value(&conflict.theirs))
        .with("seen", value(&conflict.base))
        .with("by", by);
    CliError::Conflict(message)
}

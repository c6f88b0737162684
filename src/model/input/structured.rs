//! Fields with parts of their own: JSON, and the few short forms that mean one thing only.

use serde_json::{Value, json};

use super::value;
use crate::model::{Date, FieldError, ValueError, strict};

/// An object: JSON, or for `since` and `until` the day.
pub(super) fn object(name: &str, text: &str, today: Date) -> Result<Value, FieldError> {
    match (text.trim_start().starts_with('{'), name) {
        (true, _) => json(text),
        (false, "since" | "until") => Ok(json!({"on": value::day(text, today)?})),
        _ => Err(ValueError::Structured.into()),
    }
}

/// A list of objects: JSON, or for a checklist its steps.
pub(super) fn objects(name: &str, texts: &[&str], today: Date) -> Result<Value, FieldError> {
    match texts {
        [text] if text.trim_start().starts_with('[') => json(text),
        _ if texts.iter().all(|text| text.trim_start().starts_with('{')) => {
            let items = texts.iter().map(|text| object(name, text, today));
            items.collect::<Result<Vec<_>, _>>().map(Value::Array)
        }
        _ if name == "checklist" => {
            let steps = texts.iter().flat_map(|text| value::parts(text));
            let step = |step: String| Ok(json!({"text": value::text(&step, true)?}));
            steps.map(step).collect::<Result<Vec<_>, _>>().map(Value::Array)
        }
        _ => Err(ValueError::Structured.into()),
    }
}

fn json(text: &str) -> Result<Value, FieldError> {
    Ok(value::normalised(strict::read(text)?)?)
}

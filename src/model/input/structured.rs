//! Fields with parts of their own: JSON, and the few short forms that mean one thing only.

use serde::de::DeserializeSeed as _;
use serde_json::{Value, json};

use super::{Wrong, value};
use crate::model::{Date, Strict, misfit};

/// An object: JSON, or for `since` and `until` the day.
pub(super) fn object(name: &str, text: &str, today: Date) -> Result<Value, Wrong> {
    match (text.trim_start().starts_with('{'), name) {
        (true, _) => json(text),
        (false, "since" | "until") => value::day(text, today).map(|day| json!({"on": day})),
        _ => Err(Wrong::Structured),
    }
}

/// A list of objects: JSON, or for a checklist its steps.
pub(super) fn objects(name: &str, texts: &[&str], today: Date) -> Result<Value, Wrong> {
    match texts {
        [text] if text.trim_start().starts_with('[') => json(text),
        _ if texts.iter().all(|text| text.trim_start().starts_with('{')) => {
            let items = texts.iter().map(|text| object(name, text, today));
            items.collect::<Result<Vec<_>, _>>().map(Value::Array)
        }
        _ if name == "checklist" => {
            let steps = texts.iter().flat_map(|text| value::parts(text));
            let step = |step: String| value::text(&step, true).map(|text| json!({"text": text}));
            steps.map(step).collect::<Result<Vec<_>, _>>().map(Value::Array)
        }
        _ => Err(Wrong::Structured),
    }
}

fn json(text: &str) -> Result<Value, Wrong> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let read = Strict.deserialize(&mut reader).and_then(|value| reader.end().map(|()| value));
    value::normalised(read.map_err(|error| misfit::in_words(&error.to_string()))?)
}

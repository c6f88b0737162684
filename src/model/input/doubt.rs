//! Words that are not understood in the place of a deadline that is.
//!
//! Such words are kept as they are, so the day would be gone without an error. Deliberately not here: the question. Each
//! front end asks it in its own way and says how it is answered.

use serde_json::Value;

/// A deadline that is understood and the words that would take its place, both as they are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivesWay {
    /// The deadline there is.
    pub old: String,
    /// The words that nobody understands.
    pub new: String,
}

/// Whether a deadline that is understood would give way to words that are not. Both are deadlines as records keep them.
pub fn gives_way(old: &Value, new: &Value) -> Option<GivesWay> {
    let text = |value: &Value| value.get("text").and_then(Value::as_str).map(str::to_owned);
    let is_lost = old.get("kind").is_some() && new.is_object() && new.get("kind").is_none();
    is_lost.then(|| Some(GivesWay { old: text(old)?, new: text(new)? }))?
}

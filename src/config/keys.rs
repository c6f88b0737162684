//! `[keys]` of the config file, as it is written: ids of actions, each with its keys and the line where it stands.
//!
//! Which actions there are and how a key is written is not known here: the core makes its map of keys from this, and says
//! what it cannot use. So a slip in this section never makes the file unreadable.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};
use toml::{Spanned, Value};

/// Everything in `[keys]`, in the order of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keys(Vec<KeySetting>);

/// The keys that the user gives to an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeySetting {
    /// The action, as it is written.
    pub id: String,
    /// The line, from 1.
    pub line: usize,
    /// The keys, as they are written; none frees the action's keys. `None` where something else than keys is written.
    pub keys: Option<Vec<String>>,
}

impl Keys {
    /// The settings of a text, which need not be a whole file.
    pub fn new(settings: Vec<KeySetting>) -> Self {
        Self(settings)
    }

    /// What is set.
    pub fn settings(&self) -> &[KeySetting] {
        &self.0
    }

    /// Turns the places in the text, which is all that reading knows, into lines.
    pub(super) fn number_lines(&mut self, text: &str) {
        for setting in &mut self.0 {
            let before = &text.as_bytes()[..setting.line.min(text.len())];
            setting.line = before.split(|byte| *byte == b'\n').count();
        }
    }
}

impl<'de> Deserialize<'de> for Keys {
    /// Until `number_lines` each line is the place of its first byte.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = BTreeMap::<Spanned<String>, Value>::deserialize(deserializer)?;
        let setting = |(id, value): (Spanned<String>, Value)| {
            let line = id.span().start;
            KeySetting { id: id.into_inner(), line, keys: keys(value) }
        };
        let mut settings: Vec<KeySetting> = written.into_iter().map(setting).collect();
        settings.sort_by_key(|setting| setting.line);
        Ok(Self(settings))
    }
}

/// A list of keys, or one alone.
fn keys(value: Value) -> Option<Vec<String>> {
    match value {
        Value::String(key) => Some(vec![key]),
        Value::Array(list) => {
            let text = |value| if let Value::String(key) = value { Some(key) } else { None };
            list.into_iter().map(text).collect()
        }
        _ => None,
    }
}

//! What scripts read: JSON, JSON lines, values between tabs.
//!
//! Text is UTF-8. Whatever would be invisible or move a cursor is an escape in JSON, and made visible between tabs.

use std::io::{self, Write};

use serde_json::Value;

use super::args::Machine;
use crate::exchange::json::{self, Beside, Form};
use crate::model::Certainty;
use crate::text;

/// In which form a list is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// For people.
    Text,
    /// One object that holds all.
    Json,
    /// One object a line.
    JsonLines,
    /// A line of names, then a line of values each.
    Tabs,
}

impl From<&Machine> for Format {
    fn from(machine: &Machine) -> Self {
        match machine {
            Machine { json: true, .. } => Self::Json,
            Machine { jsonl: true, .. } => Self::JsonLines,
            _ => Self::Text,
        }
    }
}

/// Writes items in a JSON format, one a line in either.
pub(super) fn write_items(
    format: Format,
    items: impl Iterator<Item = Value>,
    out: &mut dyn Write,
) -> io::Result<()> {
    if format == Format::JsonLines {
        return json::write(Form::Lines, items, out);
    }
    let items: Vec<Value> = items.collect();
    json::write_beside(Beside { sample: is_sample(&items), ..Beside::default() }, items, out)
}

/// Whether an item is invented, or speaks of an edit that is.
pub(super) fn is_sample(items: &[Value]) -> bool {
    items.iter().any(|item| item["certainty"] == Certainty::Sample.word() || item["sample"] == true)
}

/// Writes values between tabs: the names, then a line for each item.
pub(super) fn write_tabs(
    names: &[&str],
    items: impl Iterator<Item = Value>,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "{}", names.join("\t"))?;
    for item in items {
        let values: Vec<String> = names.iter().map(|name| flat(&item[*name])).collect();
        writeln!(out, "{}", values.join("\t"))?;
    }
    Ok(())
}

/// A value on one line, without a tab in it.
fn flat(value: &Value) -> String {
    let text = match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(many) if many.iter().all(Value::is_string) => {
            many.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("; ")
        }
        other => other.to_string(),
    };
    text::clean(&text).into_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn written(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> String {
        let mut out = Vec::new();
        write(&mut out).expect("a vector takes everything");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn a_value_never_breaks_its_row() {
        let item = json!({"a": "x\ty\nz", "b": ["p", "q"], "c": {"d": 1}});
        let text = written(|out| write_tabs(&["a", "b", "c", "e"], [item].into_iter(), out));
        assert_eq!(text, "a\tb\tc\te\nx␉y␊z\tp; q\t{\"d\":1}\t\n");
    }
}

//! What scripts read: JSON, JSON lines, values between tabs.
//!
//! Text is UTF-8. Whatever would be invisible or move a cursor is an escape in JSON, and made visible between tabs.

use std::io::{self, Write};

use serde::Serialize as _;
use serde_json::ser::Formatter;
use serde_json::{Serializer, Value};

use super::args::Machine;
use crate::text;

/// The version of the shape of `--json`.
const SCHEMA: u32 = 1;

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
        return items.into_iter().try_for_each(|item| {
            write_json(&item, out)?;
            out.write_all(b"\n")
        });
    }
    write!(out, "{{\"schema\":{SCHEMA},\"items\":[")?;
    for (at, item) in items.enumerate() {
        out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        write_json(&item, out)?;
    }
    out.write_all(b"]}\n")
}

fn write_json(value: &Value, out: &mut dyn Write) -> io::Result<()> {
    Ok(value.serialize(&mut Serializer::with_formatter(out, Visible))?)
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

/// Compact JSON in which nothing is hidden.
struct Visible;

impl Formatter for Visible {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        if !text::has_controls(fragment) {
            return out.write_all(fragment.as_bytes());
        }
        let (mut utf8, mut utf16) = ([0; 4], [0; 2]);
        for c in fragment.chars() {
            if text::has_controls(c.encode_utf8(&mut utf8)) {
                c.encode_utf16(&mut utf16).iter().try_for_each(|unit| write!(out, "\\u{unit:04x}"))?;
            } else {
                out.write_all(c.encode_utf8(&mut utf8).as_bytes())?;
            }
        }
        Ok(())
    }
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
    fn nothing_hidden_is_left_in_json_and_it_reads_back() {
        let item = json!({"title": "công\u{1b}[2J\u{9b}\u{202e}\u{7f}\u{e0041}\n“”", "k\u{200b}": 1});
        let text = written(|out| write_items(Format::JsonLines, [item.clone()].into_iter(), out));
        assert!(!text::has_controls(text.trim_end()), "{text}");
        assert!(text.contains("công\\u001b[2J\\u009b\\u202e\\u007f\\udb40\\udc41\\n“”"), "{text}");
        assert_eq!(serde_json::from_str::<Value>(&text).expect("JSON"), item);
    }

    #[test]
    fn the_shape_is_the_same_with_no_item_and_with_many() {
        for items in [vec![], vec![json!({"id": "a"})], vec![json!({"id": "a"}), json!({"id": "b"})]] {
            let text = written(|out| write_items(Format::Json, items.clone().into_iter(), out));
            let read: Value = serde_json::from_str(&text).expect("JSON");
            assert_eq!(read, json!({"schema": 1, "items": items}));
        }
    }

    #[test]
    fn a_value_never_breaks_its_row() {
        let item = json!({"a": "x\ty\nz", "b": ["p", "q"], "c": {"d": 1}});
        let text = written(|out| write_tabs(&["a", "b", "c", "e"], [item].into_iter(), out));
        assert_eq!(text, "a\tb\tc\te\nx␉y␊z\tp; q\t{\"d\":1}\t\n");
    }
}

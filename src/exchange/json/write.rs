//! Writing: compact JSON in which nothing is hidden.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use super::{Form, SCHEMA};
use crate::text;

/// Writes items, one a line in either form.
pub fn write<T: Serialize>(
    form: Form,
    items: impl IntoIterator<Item = T>,
    out: &mut dyn Write,
) -> io::Result<()> {
    if form == Form::Lines {
        return items.into_iter().try_for_each(|item| {
            write_one(&item, out)?;
            out.write_all(b"\n")
        });
    }
    write_beside(Beside::default(), items, out)
}

/// What is said beside the items of one object; what is not so is left out.
#[derive(Debug, Clone, Copy, Default)]
pub struct Beside<'a> {
    /// Some of them are invented.
    pub sample: bool,
    /// They answer this corrected spelling instead of what was typed.
    pub suggestion: Option<&'a str>,
    /// These words were left out of what was typed.
    pub dropped: &'a [String],
}

/// Writes items as one object, with something beside them.
pub fn write_beside<T: Serialize>(
    beside: Beside<'_>,
    items: impl IntoIterator<Item = T>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let Beside { sample, suggestion, dropped } = beside;
    write!(out, "{{\"schema\":{SCHEMA},")?;
    if sample {
        out.write_all(b"\"sample\":true,")?;
    }
    if let Some(suggestion) = suggestion {
        out.write_all(b"\"suggestion\":")?;
        write_one(&suggestion, out)?;
        out.write_all(b",")?;
    }
    if !dropped.is_empty() {
        out.write_all(b"\"dropped\":")?;
        write_one(&dropped, out)?;
        out.write_all(b",")?;
    }
    write_array(items, out)
}

fn write_array<T: Serialize>(items: impl IntoIterator<Item = T>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"\"items\":[")?;
    for (at, item) in items.into_iter().enumerate() {
        out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        write_one(&item, out)?;
    }
    out.write_all(b"]}\n")
}

fn write_one(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    Ok(value.serialize(&mut Serializer::with_formatter(out, Visible))?)
}

/// Compact JSON with an escape for whatever would be invisible or move a cursor.
#[derive(Debug, Clone, Copy)]
pub struct Visible;

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
    use serde_json::{Value, json};

    use super::*;

    fn written(form: Form, items: &[Value]) -> String {
        let mut out = Vec::new();
        write(form, items, &mut out).expect("a vector takes everything");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn nothing_hidden_is_left_in_json_and_it_reads_back() {
        let item = json!({"title": "công\u{1b}[2J\u{9b}\u{202e}\u{7f}\u{e0041}\n“”", "k\u{200b}": 1});
        let text = written(Form::Lines, std::slice::from_ref(&item));
        assert!(!text::has_controls(text.trim_end()), "{text}");
        assert!(text.contains("công\\u001b[2J\\u009b\\u202e\\u007f\\udb40\\udc41\\n“”"), "{text}");
        assert_eq!(serde_json::from_str::<Value>(&text).expect("JSON"), item);
    }

    #[test]
    fn the_shape_is_the_same_with_no_item_and_with_many() {
        for items in [vec![], vec![json!({"id": "a"})], vec![json!({"id": "a"}), json!({"id": "b"})]] {
            let read: Value = serde_json::from_str(&written(Form::Whole, &items)).expect("JSON");
            assert_eq!(read, json!({"schema": 1, "items": items}));
        }
    }
}

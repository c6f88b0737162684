//! The items of a file, each with its place: nothing is known of records here.

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;
use serde_json::value::RawValue;

use super::fault::{Fault, Problem};
use super::{Form, SCHEMA};
use crate::model::shape::Shape;
use crate::model::{Part, ValueError, Wants, reread, strict};

/// One object of a file.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Item {
    /// The line on which it begins, from 1.
    pub(super) line: usize,
    /// Its number, from 1.
    pub(super) n: usize,
    /// Its fields in the order in which they stand there.
    pub(super) fields: Vec<(String, Value)>,
}

/// Every item of a file; what is wrong with some of them goes to `faults`.
pub(super) fn items(bytes: &[u8], form: Form, faults: &mut Vec<Fault>) -> Vec<Item> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        let before = bytes.utf8_chunks().next().map_or(0, |chunk| chunk.valid().matches('\n').count());
        faults.push(whole(before + 1, Problem::Encoding));
        return Vec::new();
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match form {
        Form::Lines => {
            let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
            collect(lines.map(|(at, line)| (at + 1, line)), faults)
        }
        Form::Whole => match raw_items(text) {
            Ok(raw) => collect(placed(text, &raw), faults),
            Err(fault) => {
                faults.push(fault);
                Vec::new()
            }
        },
    }
}

fn whole(line: usize, problem: Problem) -> Fault {
    Fault { line, item: 0, field: String::new(), problem }
}

/// Reads the text of each item.
fn collect<'a>(texts: impl Iterator<Item = (usize, &'a str)>, faults: &mut Vec<Fault>) -> Vec<Item> {
    let mut found = Vec::new();
    for (at, (line, text)) in texts.enumerate() {
        let n = at + 1;
        match strict::read(text) {
            Ok(Value::Object(fields)) => found.push(Item { line, n, fields: fields.into_iter().collect() }),
            Ok(other) => {
                faults.push(Fault::of(line, n, ValueError::form(&other, Wants::Object).into()));
            }
            Err(error) => {
                let further = serde_json::from_str::<IgnoredAny>(text).err().map_or(1, |it| it.line());
                faults.push(Fault::of(line + further.saturating_sub(1), n, error));
            }
        }
    }
    found
}

/// The object that holds all items.
#[derive(Deserialize)]
struct Document<'a> {
    schema: Option<u32>,
    #[serde(borrow)]
    items: Option<Vec<&'a RawValue>>,
}

/// What such an object says of itself; whatever it has besides makes it a record.
const DOCUMENT: &[Part] = &[Part::new("schema", Shape::WHOLE), Part::new("items", Shape::Objects)];

/// The items of a document: those of its list, of a bare list, or the one record that it is.
fn raw_items(text: &str) -> Result<Vec<&RawValue>, Fault> {
    let fault = |error: &serde_json::Error, wrong| Fault::of(error.line(), 0, wrong);
    if text.trim_start().starts_with('[') {
        return serde_json::from_str(text)
            .map_err(|error| fault(&error, reread::value(text, Part::new("", Shape::Objects))));
    }
    let document: Document<'_> =
        serde_json::from_str(text).map_err(|error| fault(&error, reread::object(text, DOCUMENT)))?;
    match (document.schema, document.items) {
        (Some(schema), _) if schema > SCHEMA => Err(whole(1, Problem::Newer(schema))),
        (_, Some(items)) => Ok(items),
        (_, None) => {
            let one: serde_json::Result<&RawValue> = serde_json::from_str(text);
            one.map(|one| vec![one]).map_err(|error| fault(&error, reread::object(text, &[])))
        }
    }
}

/// Each item with the line on which it begins. The items are parts of the text, in its order.
fn placed<'a>(text: &'a str, raw: &[&'a RawValue]) -> impl Iterator<Item = (usize, &'a str)> {
    let start = text.as_ptr().addr();
    let (mut line, mut counted) = (1, 0);
    raw.iter().map(|raw| raw.get()).map(move |item| {
        let at = item.as_ptr().addr().saturating_sub(start).min(text.len());
        line += text[counted.min(at)..at].matches('\n').count();
        counted = at;
        (line, item)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, form: Form) -> (Vec<(usize, usize)>, Vec<Fault>) {
        let mut faults = Vec::new();
        let found = items(text.as_bytes(), form, &mut faults);
        (found.iter().map(|item| (item.line, item.n)).collect(), faults)
    }

    #[test]
    fn items_know_their_line_in_every_form() {
        let whole = "{\"schema\":1,\"items\":[\n{\"a\":1},\n\n{\"a\":\n2}]}";
        assert_eq!(lines(whole, Form::Whole).0, [(2, 1), (4, 2)]);
        assert_eq!(lines("[{},\r\n{}]", Form::Whole).0, [(1, 1), (2, 2)]);
        assert_eq!(lines("\n{\"kind\":\"task\"}", Form::Whole).0, [(2, 1)]);
        assert_eq!(lines("\u{feff}{}\r\n\r\n{}\n", Form::Lines).0, [(1, 1), (3, 2)]);
    }

    #[test]
    fn mistakes_are_named_with_their_line() {
        for (text, form, line, item) in [
            ("{}\n{\"a\":1,\"a\":2}\n", Form::Lines, 2, 2),
            ("{}\n[1]\n", Form::Lines, 2, 2),
            ("[{},\n{", Form::Whole, 2, 0),
            ("{\"schema\":2,\"items\":[]}", Form::Whole, 1, 0),
            ("", Form::Whole, 1, 0),
        ] {
            let (_, faults) = lines(text, form);
            assert_eq!(faults.first().map(|fault| (fault.line, fault.item)), Some((line, item)), "{text}");
        }
        let mut faults = Vec::new();
        items(b"{}\n\xff", Form::Lines, &mut faults);
        assert_eq!(faults[0].problem, Problem::Encoding);
    }
}

//! The items of a file, each with its place: nothing is known of records here.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use super::fault::{Fault, Problem};
use super::{Form, SCHEMA};
use crate::model::{Strict, misfit};

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
        match serde_json::from_str::<Entries>(text) {
            Ok(Entries { twice: Some(name), .. }) => {
                let problem = Problem::Twice(name.clone());
                faults.push(Fault { line, item: n, field: name, problem });
            }
            Ok(Entries { fields, twice: None }) => found.push(Item { line, n, fields }),
            Err(error) => {
                let line = line + error.line().saturating_sub(1);
                faults.push(Fault { line, item: n, field: String::new(), problem: json(&error) });
            }
        }
    }
    found
}

fn json(error: &serde_json::Error) -> Problem {
    Problem::Json(misfit::in_words(&error.to_string()))
}

/// The object that holds all items.
#[derive(Deserialize)]
struct Document<'a> {
    schema: Option<u32>,
    #[serde(borrow)]
    items: Option<Vec<&'a RawValue>>,
}

/// The items of a document: those of its list, of a bare list, or the one record that it is.
fn raw_items(text: &str) -> Result<Vec<&RawValue>, Fault> {
    let syntax = |error: serde_json::Error| whole(error.line(), json(&error));
    if text.trim_start().starts_with('[') {
        return serde_json::from_str(text).map_err(syntax);
    }
    let document: Document<'_> = serde_json::from_str(text).map_err(syntax)?;
    match (document.schema, document.items) {
        (Some(schema), _) if schema > SCHEMA => Err(whole(1, Problem::Newer(schema))),
        (_, Some(items)) => Ok(items),
        (_, None) => serde_json::from_str(text).map(|one| vec![one]).map_err(syntax),
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

/// The fields of an object, and the first that stands twice.
struct Entries {
    fields: Vec<(String, Value)>,
    twice: Option<String>,
}

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Entries;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a record")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
                let mut entries = Entries { fields: Vec::new(), twice: None };
                while let Some(name) = map.next_key::<String>()? {
                    let value = map.next_value_seed(Strict)?;
                    if entries.fields.iter().any(|(known, _)| *known == name) {
                        entries.twice.get_or_insert(name);
                    } else {
                        entries.fields.push((name, value));
                    }
                }
                Ok(entries)
            }
        }
        deserializer.deserialize_map(Reader)
    }
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

//! `--sort`: by any field, texts in the order of Vietnamese dictionaries, what holds nothing last in either direction.

use std::cmp::{Ordering, Reverse};

use serde_json::Value;

use super::CliError;
use crate::model::field::Fields as _;
use crate::model::input::COMPUTED_ALWAYS;
use crate::model::shape::Shape;
use crate::model::{Dataset, Kind, Now, Record, kinds::Head};
use crate::text::{Message, nearest, sort_key};

/// A field and a direction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sort {
    field: String,
    descending: bool,
}

/// What a record is sorted by.
#[derive(Debug, Clone, PartialEq, PartialOrd)]
enum Key {
    Number(f64),
    Text(Vec<u8>),
}

impl Sort {
    /// Reads a field, with `-` before it for the other direction. One of the kinds must have it.
    pub(super) fn read(text: &str, kinds: &[Kind]) -> Result<Self, CliError> {
        let (descending, field) = text.strip_prefix('-').map_or((false, text), |field| (true, field));
        let names = names(kinds);
        if names.contains(&field) {
            return Ok(Self { field: field.to_owned(), descending });
        }
        let near = nearest(field, names.iter().copied());
        Err(CliError::Usage(
            Message::new("error-sort")
                .with("value", field)
                .with("among", names.join(", "))
                .with_nearest(near),
        ))
    }

    /// Sorts records; equal ones keep their order.
    pub(super) fn sort(&self, records: &mut Vec<&Record>, data: &Dataset, now: Now) {
        let mut keyed: Vec<(Option<Key>, &Record)> =
            records.iter().map(|record| (self.key(record, data, now), *record)).collect();
        keyed.sort_by(|(a, _), (b, _)| self.compare(a.as_ref(), b.as_ref()));
        records.clear();
        records.extend(keyed.into_iter().map(|(_, record)| record));
    }

    fn compare(&self, a: Option<&Key>, b: Option<&Key>) -> Ordering {
        let present = |key: Option<&Key>| Reverse(key.is_some());
        let order = || a.partial_cmp(&b).unwrap_or(Ordering::Equal);
        let directed = || if self.descending { order().reverse() } else { order() };
        present(a).cmp(&present(b)).then_with(directed)
    }

    fn key(&self, record: &Record, data: &Dataset, now: Now) -> Option<Key> {
        let text = |text: &str| Some(Key::Text(sort_key(text)));
        match self.field.as_str() {
            "kind" => text(record.kind().name()),
            "id" => text(&record.id),
            "rev" => Some(Key::Number(f64::from(record.rev))),
            "last_day" | "days_left" | "deadline" => day(record, now),
            "state" => text(now.condition(record)?.word()),
            field => of_value(&record.get(field)?, record.kind().shape_of(field)?, data),
        }
    }
}

fn day(record: &Record, now: Now) -> Option<Key> {
    // ISO days sort as their letters do.
    now.last_day(record).map(|day| Key::Text(day.to_string().into_bytes()))
}

fn of_value(value: &Value, shape: Shape, data: &Dataset) -> Option<Key> {
    match value {
        Value::Number(number) => number.as_f64().map(Key::Number),
        Value::Bool(flag) => Some(Key::Number(f64::from(u8::from(*flag)))),
        Value::String(text) if matches!(shape, Shape::Ref(_) | Shape::Refs(_)) => {
            Some(Key::Text(sort_key(data.title(text))))
        }
        Value::String(text) => Some(Key::Text(sort_key(text))),
        Value::Array(many) => of_value(many.first()?, shape, data),
        Value::Object(_) => Some(Key::Text(value.to_string().into_bytes())),
        Value::Null => None,
    }
}

/// Every field of these kinds, each once: what all have, what is computed, then their own.
pub(super) fn names(kinds: &[Kind]) -> Vec<&'static str> {
    let always = ["kind", "id", "rev"].into_iter();
    let head = Head::NAMES.iter().copied();
    let own = kinds.iter().flat_map(|kind| std::iter::once(kind.place()).chain(kind.fields()));
    let dated = |kind: &Kind| matches!(kind, Kind::Task | Kind::Milestone | Kind::Target);
    let computed = if kinds.iter().any(dated) { COMPUTED_ALWAYS } else { &[] };
    let mut names: Vec<&str> = Vec::new();
    for name in always.chain(head).chain(computed.iter().copied()).chain(own.map(|spec| spec.name)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;

    use super::*;

    fn sorted(by: &str) -> String {
        let lines = [
            r#"{"kind":"task","id":"a","title":"Điều 10","progress":5}"#,
            r#"{"kind":"task","id":"b","title":"Anh","deadline":{"text":"31/12/2025","kind":"by","start":"2025-12-31","end":"2025-12-31","precision":"day"}}"#,
            r#"{"kind":"task","id":"c","title":"Ánh","progress":40,"lead":["z"],"deadline":{"text":"30/10/2025","kind":"by","start":"2025-10-30","end":"2025-10-30","precision":"day"}}"#,
            r#"{"kind":"task","id":"d","title":"Điều 9","lead":["y"]}"#,
        ];
        let read = |line: &&str| Arc::new(serde_json::from_str(line).expect(line));
        let data = Dataset::new(lines.iter().map(read).collect());
        let mut records: Vec<&Record> = data.iter().collect();
        let now = Now::new(date(2025, 10, 1));
        Sort::read(by, &[Kind::Task]).expect(by).sort(&mut records, &data, now);
        records.iter().map(|record| record.id.as_str()).collect()
    }

    #[test]
    fn texts_numbers_and_days_have_their_own_order() {
        assert_eq!(sorted("title"), "bcda");
        assert_eq!(sorted("-title"), "adcb");
        assert_eq!(sorted("id"), "abcd");
        assert_eq!(sorted("progress"), "acbd");
        assert_eq!(sorted("-progress"), "cabd");
        assert_eq!(sorted("last_day"), "cbad");
        assert_eq!(sorted("-days_left"), "bcad");
        assert_eq!(sorted("lead"), "dcab");
    }

    #[test]
    fn a_field_of_another_kind_is_none() {
        let error = Sort::read("horizn", &[Kind::Target]).expect_err("no such field");
        assert!(
            matches!(error, CliError::Usage(message) if message.args.contains(&("nearest", "horizon".into())))
        );
        assert!(Sort::read("horizon", &[Kind::Task]).is_err());
        assert!(Sort::read("", &[Kind::Task]).is_err() && Sort::read("-", &[Kind::Task]).is_err());
    }
}

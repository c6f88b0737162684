//! What an edit did to one record in words: of each field what it was and what it is.

use serde_json::Value;

use super::name;
use crate::model::shape::Shape;
use crate::model::{Dataset, Date, Kind, Record, RecordChange, date, reference};
use crate::text::Words;

/// The longest text of a value that is said whole, in characters.
const WHOLE: usize = 60;

/// What an edit did: which record came or went, or its changes one behind the other.
pub fn did(change: &RecordChange, data: &Dataset, words: &dyn Words) -> String {
    let titled = |id: &str, record: &Record| words.say(id, &[("title", (&name::full(record, words)).into())]);
    match change {
        RecordChange::Add(record) => titled("log-added", record),
        RecordChange::Remove(record) => titled("log-removed", record),
        RecordChange::Set { id, lists, .. } => {
            let known = data.get(id).map(Record::kind);
            let changes = change.fields().map(|(name, old, new)| {
                // The record may be gone; a field of that name is alike in every kind that has one.
                let has_it = |kind: &Kind| kind.shape_of(name).is_some();
                let kind = known.or_else(|| Kind::ALL.into_iter().find(has_it)).unwrap_or(Kind::Task);
                field(kind, name, old, new, data, words)
            });
            let items = lists.iter().map(|list| items(&list.field, &list.old, &list.new, words));
            changes.chain(items).collect::<Vec<_>>().join("; ")
        }
    }
}

/// `Trạng thái: Chưa cập nhật → Đang thực hiện`. Of a list of objects that only grew, what came to it.
pub fn field(kind: Kind, name: &str, old: &Value, new: &Value, data: &Dataset, words: &dyn Words) -> String {
    if let (Some(Shape::Objects), Some(new)) = (kind.shape_of(name), appended(old, new)) {
        return items(name, &[], new, words);
    }
    let label = words.name_of("field", name);
    let label = label.strip_prefix("field-").unwrap_or(&label);
    let (old, new) = (value(kind, name, old, data, words), value(kind, name, new, data, words));
    format!("{label}: {old} → {new}")
}

/// What stands behind the old items in a list.
fn appended<'a>(old: &Value, new: &'a Value) -> Option<&'a [Value]> {
    let new = new.as_array()?;
    match old {
        Value::Null => Some(new),
        Value::Array(old) if new.len() > old.len() => new.starts_with(old).then(|| &new[old.len()..]),
        _ => None,
    }
}

/// A value as a person would say it, in one line.
pub fn value(kind: Kind, name: &str, value: &Value, data: &Dataset, words: &dyn Words) -> String {
    shortened(&whole(kind, name, value, data, words))
}

/// Two values of one field, each from a few words before the place where they begin to differ.
pub fn differing(one: &str, other: &str) -> [String; 2] {
    let same: usize =
        one.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let before = one[..same].char_indices().rev().nth(WHOLE / 2).map_or(0, |(at, _)| at);
    let from = one[..before].rfind(char::is_whitespace).map_or(0, |at| at + 1);
    if same < 2 * WHOLE || from == 0 {
        return [one, other].map(str::to_owned);
    }
    // What stands before `from` is the same in both.
    [one, other].map(|text| format!("…{}", text.get(from..).unwrap_or(text)))
}

/// A value as a person would say it, however long it is.
pub fn whole(kind: Kind, name: &str, value: &Value, data: &Dataset, words: &dyn Words) -> String {
    match (kind.shape_of(name), value) {
        (_, Value::Null) => words.word("value-none"),
        (Some(Shape::Word(_)), Value::String(word)) => words.name_of(name, word),
        (Some(Shape::Ref(_) | Shape::Refs(_)), value) => titles(value, data),
        (Some(Shape::Deadline), Value::Object(deadline)) => {
            deadline.get("text").and_then(Value::as_str).unwrap_or_default().to_owned()
        }
        (Some(Shape::Date), day) => plain(day),
        (_, Value::String(text)) => text.clone(),
        (_, Value::Number(number)) => kind
            .spec(name)
            .zip(number.as_f64())
            .map_or_else(|| number.to_string(), |(spec, number)| super::detail::number_text(spec, number)),
        (_, Value::Array(items)) => words.say("value-items", &[("n", items.len().into())]),
        (_, other) => other.to_string(),
    }
}

/// What went from a list and what came to it: `Ghi chú + đã gọi điện · 22/11/2026 · an`.
pub fn items(name: &str, old: &[Value], new: &[Value], words: &dyn Words) -> String {
    let label = words.name_of("field", name);
    let label = label.strip_prefix("field-").unwrap_or(&label);
    let said = |items: &[Value]| items.iter().map(plain).collect::<Vec<_>>().join("; ");
    match (old, new) {
        ([], new) => format!("{label} + {}", said(new)),
        (old, []) => format!("{label} − {}", said(old)),
        (old, new) => format!("{label}: {} → {}", said(old), said(new)),
    }
}

/// An object as its texts and numbers.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.parse::<Date>().map_or_else(|_| text.clone(), date::show),
        Value::Number(number) => number.as_f64().map_or_else(String::new, crate::text::number),
        Value::Object(fields) => {
            // A deadline inside is its words.
            let inner = |value: &Value| value.get("text").map_or_else(|| plain(value), plain);
            let shown =
                fields.iter().filter(|(name, _)| name.as_str() != "kind").map(|(_, value)| inner(value));
            shown.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
        }
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(", "),
        Value::Bool(true) => "✓".to_owned(),
        Value::Bool(false) | Value::Null => String::new(),
    }
}

fn titles(value: &Value, data: &Dataset) -> String {
    let ids = match value {
        Value::Array(ids) => ids.iter().collect(),
        one => vec![one],
    };
    // A body that comes along is no record yet.
    let title = |id: &str| {
        let body = || reference::body(id).map_or_else(|| id.to_owned(), |body| body.title);
        data.get(id).map_or_else(body, |record| record.title().to_owned())
    };
    ids.into_iter().filter_map(Value::as_str).map(title).collect::<Vec<_>>().join(", ")
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(WHOLE) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Ids;
    use serde_json::json;

    #[test]
    fn two_long_texts_are_told_apart_by_where_they_differ() {
        let common = "từ đầu đến đây như nhau ".repeat(40);
        let [one, other] = differing(&format!("{common}một"), &format!("{common}hai"));
        assert!(one.starts_with('…') && one.ends_with("như nhau một") && one.chars().count() < 60, "{one}");
        assert!(other.ends_with("như nhau hai"), "{other}");
        assert_eq!(differing("ngắn", "ngắn hơn"), ["ngắn", "ngắn hơn"]);
        assert_eq!(differing(&common, ""), [common.clone(), String::new()]);
        let unbroken = "ệ".repeat(500);
        assert_eq!(differing(&unbroken, &unbroken), [unbroken.clone(), unbroken.clone()]);
    }

    #[test]
    fn words_texts_and_nothing_are_said_as_what_they_are() {
        let said = |name: &str, old: Value, new: Value| {
            field(Kind::Task, name, &old, &new, &Dataset::default(), &Ids)
        };
        assert_eq!(said("status", json!("todo"), json!("done")), "status: status-todo → status-done");
        assert_eq!(said("result", Value::Null, json!("xong")), "result: value-none → xong");
        assert_eq!(said("deadline", Value::Null, json!({"text": "30/10"})), "deadline: value-none → 30/10");
        assert_eq!(said("done_on", Value::Null, json!("2026-11-02")), "done_on: value-none → 02/11/2026");
        assert!(said("content", Value::Null, json!("a".repeat(500))).chars().count() < 100);
    }
}

//! What a field holds as the text that would be typed for it: reading it again gives the same value.
//!
//! For forms and for an editor, which begin with what is there. Texts for looking at are `view`'s.

use serde_json::Value;

use crate::model::date;
use crate::model::shape::Shape;

/// The text for a value; empty for none. References are their ids, lists are separated by commas.
pub fn written(shape: Shape, value: &Value) -> String {
    match (shape, value) {
        (Shape::Date, Value::String(day)) => written_day(day),
        (_, Value::String(text)) => text.clone(),
        (_, Value::Number(number)) => written_number(number),
        (_, Value::Bool(flag)) => flag.to_string(),
        (Shape::Deadline, Value::Object(parts)) => text_of(parts.get("text")),
        (Shape::Object, Value::Object(parts)) => {
            parts.get("on").map_or_else(String::new, |on| written_day(&text_of(Some(on))))
        }
        (_, Value::Array(items)) => items.iter().map(item).collect::<Vec<_>>().join(", "),
        _ => String::new(),
    }
}

/// One of a list. A comma within it would end it.
fn item(value: &Value) -> String {
    let text = match value {
        Value::Object(parts) => text_of(parts.get("text")),
        other => text_of(Some(other)),
    };
    text.replace(',', "\\,")
}

fn text_of(value: Option<&Value>) -> String {
    value.and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn written_day(day: &str) -> String {
    day.parse().map_or_else(|_| day.to_owned(), date::show)
}

/// Without points between the digits, and with a zero behind three decimals: `1.500` and `1,234` could be read in two
/// ways.
fn written_number(number: &serde_json::Number) -> String {
    let text = number.to_string();
    match text.split_once('.') {
        Some((whole, decimals)) if decimals.len() == 3 => format!("{whole},{decimals}0"),
        Some((whole, decimals)) => format!("{whole},{decimals}"),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::deadline::Base;
    use crate::model::input::{Names, field_of, read_known};
    use crate::model::{Dataset, Kind};
    use serde_json::json;

    fn again(kind: Kind, name: &str, value: &Value) -> Value {
        let field = field_of(kind, name).expect("a field");
        let text = written(field.shape, value);
        let today = "2026-11-22".parse().expect("a day");
        read_known(kind, field, &[text], &Names::new(&Dataset::default()), Base::new(today)).expect("reads")
    }

    #[test]
    fn what_is_written_reads_as_the_same() {
        for (kind, name, value) in [
            (Kind::Task, "title", json!("Lập kế hoạch")),
            (Kind::Task, "start", json!("2026-10-30")),
            (Kind::Task, "tags", json!(["a, b", "c"])),
            (Kind::Task, "progress", json!(40)),
            (Kind::Target, "high", json!(1500.5)),
            (Kind::Target, "low", json!(1500.0)),
            (Kind::Target, "low", json!(1.234)),
            (Kind::Task, "collective", json!(true)),
            (Kind::Task, "status", json!("doing")),
            (Kind::Task, "checklist", json!([{"text": "một"}, {"text": "hai, ba"}])),
            (Kind::Product, "since", json!({"on": "2025-06-12"})),
            (Kind::Task, "content", Value::Null),
        ] {
            assert_eq!(again(kind, name, &value), value, "{name}");
        }
    }
}

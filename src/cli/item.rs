//! A record as scripts get it: its own fields, and for what can be due how it stands.

use std::io;

use serde_json::{Value, json};

use crate::model::{Condition, Now, Record};

/// What is computed and not stored.
pub(super) const COMPUTED: [&str; 3] = ["last_day", "days_left", "state"];

/// The item of a record.
pub(super) fn item(record: &Record, now: Now) -> io::Result<Value> {
    let mut item = serde_json::to_value(record)?;
    if let Some(condition) = now.condition(record) {
        let values = [json!(now.last_day(record)), json!(now.days_left(record)), state(condition)];
        for (name, value) in COMPUTED.into_iter().zip(values) {
            item[name] = value;
        }
    }
    Ok(item)
}

fn state(condition: Condition) -> Value {
    json!(condition.word())
}

/// The items of many records.
pub(super) fn items<'a>(records: impl IntoIterator<Item = &'a Record>, now: Now) -> io::Result<Vec<Value>> {
    records.into_iter().map(|record| item(record, now)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn only_what_can_be_due_has_days_left() {
        let now = Now::new(date(2025, 10, 1));
        let read = |json: &str| serde_json::from_str::<Record>(json).expect(json);
        let target =
            item(&read(r#"{"kind":"target","id":"t","title":"T","horizon":2025}"#), now).expect("item");
        assert_eq!(target["last_day"], "2025-12-31");
        assert_eq!((&target["days_left"], &target["state"]), (&json!(91), &json!("open")));
        let undated = item(&read(r#"{"kind":"task","id":"n","title":"N"}"#), now).expect("item");
        assert!(undated["last_day"].is_null() && undated["state"] == "undated");
        let agency = item(&read(r#"{"kind":"agency","id":"a","title":"A"}"#), now).expect("item");
        assert_eq!(agency.get("state"), None);
    }
}

//! A record as scripts get it: its own fields, and for what can be due how it stands.

use std::io;

use serde_json::{Value, json};

use crate::config::Settings;
use crate::model::{Condition, Record, clarity, rounds};

/// What is computed and not stored.
pub(super) const COMPUTED: [&str; 3] = ["last_day", "days_left", "state"];

/// Which of the six clarities a task lacks: computed as well.
const MISSING: &str = "missing";

/// The item of a record.
pub(super) fn item(record: &Record, settings: &Settings) -> io::Result<Value> {
    let now = settings.now;
    let mut item = serde_json::to_value(record)?;
    if let Some(condition) = now.condition(record) {
        let values = [json!(now.last_day(record)), json!(now.days_left(record)), state(condition)];
        for (name, value) in COMPUTED.into_iter().zip(values) {
            item[name] = value;
        }
        if let Some(last) = now.last_day(record) {
            let left = settings.holidays.left(now.today, last);
            item["working_days_left"] = json!(left.days);
            if !left.without_data.is_empty() {
                item["holidays_missing"] = json!(left.without_data);
            }
        }
        if let Some(day) = rounds::review_due(record) {
            item["review_due"] = json!(day);
        }
    }
    if record.as_task().is_some() {
        let missing: Vec<_> = clarity::missing(record).into_iter().map(clarity::Clarity::word).collect();
        item[MISSING] = json!(missing);
    }
    Ok(item)
}

fn state(condition: Condition) -> Value {
    json!(condition.word())
}

/// The items of many records.
pub(super) fn items<'a>(
    records: impl IntoIterator<Item = &'a Record>,
    settings: &Settings,
) -> io::Result<Vec<Value>> {
    records.into_iter().map(|record| item(record, settings)).collect()
}

//! A record as scripts get it: its own fields, and for what can be due how it stands.

use std::collections::HashMap;
use std::io;

use serde_json::{Value, json};

use super::session::Session;
use crate::config::Settings;
use crate::model::input::COMPUTED_ALWAYS;
use crate::model::{Condition, Dataset, Id, Record, clarity, rounds};
use crate::view::rollup::{Rollup, rollup, rollups};

/// Makes items of records.
pub(super) struct Items<'a> {
    settings: &'a Settings,
    parts: Parts<'a>,
}

/// Where it is known how far the parts of a task are.
enum Parts<'a> {
    /// Gathered beforehand: for the items of many records.
    Gathered(HashMap<Id, Rollup>),
    /// In the data, for a record that is shown by itself.
    In(&'a Dataset),
    /// Nowhere: to look for them would take longer than everything else.
    Unasked,
}

impl<'a> Items<'a> {
    /// For many records of some data.
    pub(super) fn new(data: &Dataset, settings: &'a Settings) -> Self {
        Self { settings, parts: Parts::Gathered(rollups(data, settings.now)) }
    }

    /// Without how far the parts of tasks are.
    pub(super) fn without_parts(settings: &'a Settings) -> Self {
        Self { settings, parts: Parts::Unasked }
    }

    fn parts_of(&self, record: &Record) -> Option<Rollup> {
        record.as_task()?;
        match &self.parts {
            Parts::Gathered(parts) => parts.get(&record.id).copied(),
            Parts::In(data) => rollup(&record.id, data, self.settings.now),
            Parts::Unasked => None,
        }
    }

    /// The item of a record.
    pub(super) fn of(&self, record: &Record) -> io::Result<Value> {
        let mut item = serde_json::to_value(record)?;
        if let Some(condition) = self.settings.now.condition(record) {
            self.add_time(&mut item, record, condition);
        }
        if record.as_task().is_some() {
            let missing: Vec<_> = clarity::missing(record).into_iter().map(clarity::Clarity::word).collect();
            item["missing"] = json!(missing);
        }
        if let Some(Rollup { total, done, overdue }) = self.parts_of(record) {
            item["parts"] = json!({"total": total, "done": done, "overdue": overdue});
        }
        Ok(item)
    }

    fn add_time(&self, item: &mut Value, record: &Record, condition: Condition) {
        let (now, holidays) = (self.settings.now, &self.settings.holidays);
        let values = [json!(now.last_day(record)), json!(now.days_left(record)), json!(condition.word())];
        for (name, value) in COMPUTED_ALWAYS.iter().zip(values) {
            item[*name] = value;
        }
        if let Some(last) = now.last_day(record) {
            let left = holidays.left(now.today, last);
            item["working_days_left"] = json!(left.days);
            if !left.without_data.is_empty() {
                item["holidays_missing"] = json!(left.without_data);
            }
        }
        if let Some(day) = rounds::review_due(record) {
            item["review_due"] = json!(day);
        }
    }
}

/// The items of many records.
pub(super) fn items<'a>(
    records: impl IntoIterator<Item = &'a Record>,
    session: &Session<'_>,
) -> io::Result<Vec<Value>> {
    let items = Items::new(session.data(), session.settings);
    records.into_iter().map(|record| items.of(record)).collect()
}

/// The item of one record.
pub(super) fn item(record: &Record, session: &Session<'_>) -> io::Result<Value> {
    Items { settings: session.settings, parts: Parts::In(session.data()) }.of(record)
}

//! What decides between records that answer a query equally well: what is due and in force comes first.

use serde::{Deserialize, Serialize};

use crate::model::deadline::{Deadline, Kind::Before};
use crate::model::{Condition, Dataset, Date, DocumentStatus, Now, Record, date};

/// How a record stands among its equals; the smaller comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(in crate::search) struct Standing {
    group: Group,
    /// Its last day; the end of the calendar for none.
    #[serde(with = "numbers")]
    day: Date,
    /// A day that it names beside its last: `trước ngày 30/10` lasts until the 29th, and a document has a date.
    #[serde(with = "numbers")]
    named: Date,
}

/// Days as three numbers: an index has two for every record.
mod numbers {
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

    use crate::model::Date;

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
    pub(super) fn serialize<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
        (date.year(), date.month(), date.day()).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        let (year, month, day) = Deserialize::deserialize(deserializer)?;
        Date::new(year, month, day).map_err(D::Error::custom)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[repr(u8)]
enum Group {
    /// Not finished, and due on a day.
    Due,
    /// Neither due nor over.
    Plain,
    /// Finished, paused or given up.
    Over,
    /// Rests on a document that was never issued.
    Draft,
}

impl Standing {
    /// None stands behind it.
    pub(in crate::search) const LAST: Self = Self { group: Group::Draft, day: Date::MAX, named: Date::MAX };

    /// `document` is what the record comes from, where that is known already.
    pub(super) fn of(record: &Record, document: Option<&Record>, data: &Dataset, now: Now) -> Self {
        let day = now.last_day(record);
        let group = if is_draft(record) || rests_on_draft(record, document, data) {
            Group::Draft
        } else {
            match now.condition(record) {
                Some(Condition::Overdue | Condition::Soon | Condition::Open) if day.is_some() => Group::Due,
                Some(Condition::Done | Condition::DoneLate | Condition::Paused | Condition::Dropped) => {
                    Group::Over
                }
                _ => Group::Plain,
            }
        };
        Self { group, day: day.unwrap_or(Date::MAX), named: named(record).unwrap_or(Date::MAX) }
    }

    /// Whether it rests on a document that was never issued.
    pub(in crate::search) fn is_draft(self) -> bool {
        self.group == Group::Draft
    }

    /// Whether it is due on a day that is asked for, or its deadline names one.
    pub(in crate::search) fn is_due(self, is_asked: impl Fn(Date) -> bool) -> bool {
        [self.day, self.named].into_iter().any(|day| day != Date::MAX && is_asked(day))
    }
}

fn named(record: &Record) -> Option<Date> {
    let deadline = record.deadline().filter(|deadline| deadline.kind() == Some(Before));
    let issued = || record.as_document().and_then(|document| document.date_issued);
    deadline.and_then(Deadline::span).map(date::Span::end).or_else(issued)
}

fn is_draft(record: &Record) -> bool {
    record.as_document().is_some_and(|document| document.status == Some(DocumentStatus::Draft))
}

/// Whether a record comes from a draft: at once, or through the catalogue that lists it.
fn rests_on_draft(record: &Record, document: Option<&Record>, data: &Dataset) -> bool {
    let listed = || data.get(data.get(record.catalogue()?)?.document()?);
    document.or_else(listed).is_some_and(is_draft)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Id, Kind};
    use serde_json::json;

    fn standing(fields: &[(&str, serde_json::Value)]) -> Standing {
        let mut record = Record::new(Kind::Task, Id::new("nv-1").expect("id"));
        for (name, value) in fields {
            record.set(name, value.clone()).expect("fits");
        }
        let now = Now::new(jiff::civil::date(2026, 11, 22));
        Standing::of(&record, None, &Dataset::default(), now)
    }

    #[test]
    fn what_is_due_soonest_comes_first_and_what_is_over_last() {
        let due =
            |day: &str| json!({"text": day, "kind": "by", "start": day, "end": day, "precision": "day"});
        let soon = standing(&[("deadline", due("2026-11-30"))]);
        let later = standing(&[("deadline", due("2027-11-30"))]);
        let undated = standing(&[]);
        let done = standing(&[("deadline", due("2026-11-30")), ("status", json!("done"))]);
        assert!(soon < later && later < undated && undated < done);
    }
}

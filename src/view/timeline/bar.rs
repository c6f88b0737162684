//! Where a record lies in time.

use crate::model::date::Precision;
use crate::model::deadline::{Deadline, Meaning};
use crate::model::{Body, Condition, Dataset, Date, Id, Now, Record, date};
use crate::text::Words;
use crate::view::rollup::{Rollup, Share, share};

/// What the first day of a bar is taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// What the record says: its start, its stretch of time, or its one day.
    Own,
    /// The day of the document that it comes from; it says none itself.
    Document,
    /// The start of the duty that it is a part of; it says none itself.
    Duty,
}

/// Where a record lies in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// The record.
    pub id: Id,
    /// Its first day; the same as the last where it is a day.
    pub start: Date,
    /// What the first day is taken from.
    pub start_from: Start,
    /// Its last day; `None` where it has an open end.
    pub end: Option<Date>,
    /// Whether the source names the last day, and not only a month, a quarter or a year.
    pub on_day: bool,
    /// How it stands.
    pub condition: Condition,
    /// How much of it is done, where anybody said.
    pub done: Option<Share>,
    /// The last day that was set first, where it was moved since.
    pub planned: Option<Date>,
    /// Up to which day it is or was late.
    pub late_until: Option<Date>,
}

impl Bar {
    /// Whether it is a single day.
    pub fn is_day(&self) -> bool {
        self.on_day && self.end == Some(self.start)
    }

    /// Whether it is a duty without a beginning and an end.
    pub fn is_standing(&self) -> bool {
        self.start == Date::MIN && self.end.is_none()
    }

    /// Whether the first day is not the record's own, but inferred.
    pub fn is_start_inferred(&self) -> bool {
        self.start_from != Start::Own
    }

    /// From which day it is drawn, where the record says none itself: `từ ngày văn bản 30/09/2025`.
    pub fn inferred_start(&self, words: &dyn Words) -> Option<String> {
        let id = match self.start_from {
            Start::Own => return None,
            Start::Document => "start-of-document",
            Start::Duty => "start-of-duty",
        };
        Some(words.say(id, &[("day", (&date::show(self.start)).into())]))
    }
}

/// Where a record lies: from its beginning to its last day; a month, a quarter or a year as the span that it is; the
/// last day alone where no beginning is known. `parts`: how far the parts of a task are. `None` for what does not lie in time.
pub fn bar(record: &Record, parts: Option<Rollup>, data: &Dataset, now: Now) -> Option<Bar> {
    let deadline = record.deadline()?;
    let condition = now.condition(record)?;
    let last = now.last_day(record);
    let end = last.or_else(|| horizon(deadline));
    let (start, start_from) = match (own_start(record, deadline), end) {
        (Some(start), end) => (end.map_or(start, |end| start.min(end)), Start::Own),
        (None, Some(end)) => inferred_start(record, deadline, data, end)
            .unwrap_or_else(|| (span_start(deadline).map_or(end, |start| start.min(end)), Start::Own)),
        (None, None) if condition == Condition::Standing => (Date::MIN, Start::Own),
        (None, None) => return None,
    };
    Some(Bar {
        id: record.id.clone(),
        start,
        start_from,
        end,
        on_day: last.is_some() && names_a_day(deadline),
        condition,
        done: share(record, parts),
        planned: planned(record, now).filter(|planned| Some(*planned) != end),
        late_until: late_until(record, condition, now),
    })
}

/// The first day that the record itself says: the start of a task, or that of a stretch of time that is the deadline.
fn own_start(record: &Record, deadline: &Deadline) -> Option<Date> {
    // A duty that comes round is due on its days, whenever it began.
    let start = record.as_task().and_then(|task| task.start).filter(|_| !comes_round(deadline));
    start.or_else(|| match deadline.meaning()? {
        Meaning::During(span) => Some(span.start()),
        Meaning::From { start, .. } => Some(*start),
        _ => None,
    })
}

/// The first day of what says none itself: the day of its document, else the start of the duty that it is a part of. A day
/// that is not before its end is none. A milestone is a day, unless it is to be reached within years.
fn inferred_start(record: &Record, deadline: &Deadline, data: &Dataset, end: Date) -> Option<(Date, Start)> {
    let has_way = match &record.body {
        Body::Task(_) => !comes_round(deadline),
        _ => span_start(deadline).is_some_and(|_| deadline.precision() >= Some(Precision::Year)),
    };
    let is_before = |day: &Date| has_way && *day < end;
    let issued = || data.document_of(record)?.as_document()?.date_issued.filter(is_before);
    let begun = || data.get(record.parent()?)?.as_task()?.start.filter(is_before);
    let of_document = issued().map(|day| (day, Start::Document));
    of_document.or_else(|| begun().map(|day| (day, Start::Duty)))
}

fn comes_round(deadline: &Deadline) -> bool {
    matches!(deadline.meaning(), Some(Meaning::Every(_)))
}

/// The last day that was set first.
fn planned(record: &Record, now: Now) -> Option<Date> {
    now.last_day_of(&record.extensions().first()?.old)
}

fn late_until(record: &Record, condition: Condition, now: Now) -> Option<Date> {
    is_late(condition).then(|| record.done_on().unwrap_or(now.today))
}

/// Whether the end is a day somebody named: a recurrence names days, and "trước quý IV" the day before.
fn names_a_day(deadline: &Deadline) -> bool {
    match deadline.meaning() {
        Some(Meaning::Before(_) | Meaning::Every(_)) => true,
        Some(Meaning::By(span) | Meaning::During(span)) => span.precision() == Precision::Day,
        _ => false,
    }
}

/// A horizon has no last day, but it has an end.
fn horizon(deadline: &Deadline) -> Option<Date> {
    match deadline.meaning()? {
        Meaning::Vision(span) => Some(span.end()),
        _ => None,
    }
}

/// The first day of the stretch of time by whose end something is due, where nothing says when it began: "đến năm 2030".
fn span_start(deadline: &Deadline) -> Option<Date> {
    match deadline.meaning()? {
        Meaning::By(span) | Meaning::Vision(span) => Some(span.start()),
        _ => None,
    }
}

/// Whether what lies behind the last day is time lost.
fn is_late(condition: Condition) -> bool {
    matches!(condition, Condition::Overdue | Condition::DoneLate)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::deadline::{Base, read};
    use serde_json::{Value, json};

    /// A task or milestone with this deadline, a document of 30/9/2025 and a duty that began on 1/1/2026.
    fn drawn(kind: &str, deadline: &str, fields: &Value) -> (Date, Start, Option<Date>) {
        let now = Now::new("2026-11-22".parse().expect("a day"));
        let mut record = json!({"kind": kind, "id": "nv-2", "title": "T"});
        record["deadline"] = json!(read(deadline, Base::new(now.today)).expect("reads"));
        for (name, value) in fields.as_object().expect("fields") {
            record[name] = value.clone();
        }
        let records = [
            json!({"kind": "document", "id": "vb-1", "title": "V", "date_issued": "2025-09-30"}),
            json!({"kind": "task", "id": "nv-1", "title": "D", "start": "2026-01-01"}),
            record,
        ];
        let records = records.map(|record| Arc::new(serde_json::from_value(record).expect("a record")));
        let data = Dataset::new(records.into());
        let bar = bar(data.get("nv-2").expect("there"), None, &data, now).expect("lies in time");
        (bar.start, bar.start_from, bar.end)
    }

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    #[test]
    fn a_task_without_a_start_begins_with_its_document_else_with_its_duty() {
        let end = Some(day("2026-12-15"));
        for (fields, want) in [
            (json!({"document": "vb-1", "start": "2026-02-01"}), (day("2026-02-01"), Start::Own, end)),
            (json!({"document": "vb-1", "parent": "nv-1"}), (day("2025-09-30"), Start::Document, end)),
            (json!({"parent": "nv-1"}), (day("2026-01-01"), Start::Duty, end)),
            (json!({}), (day("2026-12-15"), Start::Own, end)),
        ] {
            assert_eq!(drawn("task", "15/12/2026", &fields), want, "{fields}");
        }
    }

    #[test]
    fn no_bar_begins_after_its_own_last_day() {
        let (document, duty) = (json!({"document": "vb-1"}), json!({"parent": "nv-1"}));
        for fields in [document, duty] {
            let end = day("2025-09-30");
            assert_eq!(drawn("task", "30/9/2025", &fields), (end, Start::Own, Some(end)), "{fields}");
        }
        let both = json!({"document": "vb-1", "parent": "nv-1"});
        assert_eq!(drawn("task", "30/6/2025", &both).0, day("2025-06-30"));
    }

    #[test]
    fn what_is_due_by_the_end_of_years_runs_from_its_document_to_then() {
        let fields = json!({"document": "vb-1"});
        for (kind, deadline, end) in [
            ("task", "đến năm 2030", "2030-12-31"),
            ("task", "tầm nhìn đến năm 2045", "2045-12-31"),
            ("milestone", "đến năm 2030", "2030-12-31"),
        ] {
            let want = (day("2025-09-30"), Start::Document, Some(day(end)));
            assert_eq!(drawn(kind, deadline, &fields), want, "{kind} {deadline}");
        }
        assert_eq!(
            drawn("task", "đến năm 2030", &json!({})).0,
            day("2030-01-01"),
            "nothing says when it began"
        );
    }

    #[test]
    fn what_has_a_stretch_of_time_or_a_day_of_its_own_keeps_it() {
        let fields = json!({"document": "vb-1"});
        for (kind, deadline, start) in [
            ("task", "quý IV/2027", "2027-10-01"),
            ("task", "giai đoạn 2026 – 2030", "2026-01-01"),
            ("task", "2027 và những năm tiếp theo", "2027-01-01"),
            ("task", "30/10 hằng năm", "2027-10-30"),
            ("milestone", "15/12/2026", "2026-12-15"),
        ] {
            let (from, of, _) = drawn(kind, deadline, &fields);
            assert_eq!((from, of), (day(start), Start::Own), "{kind} {deadline}");
        }
    }
}

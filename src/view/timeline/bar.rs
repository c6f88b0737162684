//! Where a record lies in time.

use crate::model::date::Precision;
use crate::model::deadline::{Deadline, Meaning};
use crate::model::{Body, Condition, Date, Id, Now, Record};

/// Where a record lies in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// The record.
    pub id: Id,
    /// Its first day; the same as the last where it is a day.
    pub start: Date,
    /// Its last day; `None` where it has an open end.
    pub end: Option<Date>,
    /// Whether the source names the last day, and not only a month, a quarter or a year.
    pub on_day: bool,
    /// How it stands.
    pub condition: Condition,
    /// Percent done.
    pub progress: Option<u8>,
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
}

/// Where a record lies: from its beginning to its last day; a month, a quarter or a year as the span that it is; the
/// last day alone where no beginning is known. `None` for what does not lie in time.
pub fn bar(record: &Record, now: Now) -> Option<Bar> {
    let deadline = record.deadline()?;
    let condition = now.condition(record)?;
    let last = now.last_day(record);
    let end = last.or_else(|| horizon(deadline));
    let (begins, progress) = match &record.body {
        // A duty that comes round is due on its days, whenever it began.
        Body::Task(task) => (task.start.filter(|_| !comes_round(deadline)), task.progress),
        _ => (None, None),
    };
    let standing = (condition == Condition::Standing).then_some(Date::MIN);
    let start = begins.or_else(|| span_start(deadline)).or(end).or(standing)?;
    Some(Bar {
        id: record.id.clone(),
        start: end.map_or(start, |end| start.min(end)),
        end,
        on_day: last.is_some() && names_a_day(deadline),
        condition,
        progress,
        planned: planned(record, now).filter(|planned| Some(*planned) != end),
        late_until: late_until(record, condition, now),
    })
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

/// The first day of a deadline that is a stretch of time of its own: "giai đoạn 2026 – 2030", "đến năm 2030".
fn span_start(deadline: &Deadline) -> Option<Date> {
    match deadline.meaning()? {
        Meaning::During(span) | Meaning::By(span) | Meaning::Vision(span) => Some(span.start()),
        Meaning::From { start, .. } => Some(*start),
        Meaning::Before(_) | Meaning::Every(_) | Meaning::Standing => None,
    }
}

/// Whether what lies behind the last day is time lost.
fn is_late(condition: Condition) -> bool {
    matches!(condition, Condition::Overdue | Condition::DoneLate)
}

//! What is due, soonest first, and in which bucket of time it stands.

use crate::model::{Body, Condition, Dataset, Date, Id, Kind, Now, Record};

/// One line of the agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The record.
    pub id: Id,
    /// Its last day, if it has one.
    pub last_day: Option<Date>,
    /// Whole days from today to the last day; negative when it is past.
    pub days_left: Option<i64>,
    /// How it stands.
    pub condition: Condition,
    /// In which stretch of time it is due.
    pub bucket: Bucket,
}

/// A stretch of time from today's point of view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bucket {
    /// The last day is past.
    Overdue,
    /// Within the days that count as soon.
    Soon,
    /// Later in this month.
    Month,
    /// Later in this year.
    Year,
    /// In a later year.
    Later(i16),
    /// No last day, yet in time: a vision, an open end.
    Open,
    /// Thường xuyên.
    Standing,
    /// Nobody said when.
    Undated,
    /// Finished, paused or dropped.
    Closed,
}

impl Bucket {
    fn of(condition: Condition, last: Option<Date>, today: Date) -> Self {
        match (condition, last) {
            (Condition::Overdue, _) => Self::Overdue,
            (Condition::Soon, _) => Self::Soon,
            (Condition::Open, None) => Self::Open,
            (Condition::Open, Some(last)) if last.year() > today.year() => Self::Later(last.year()),
            (Condition::Open, Some(last)) if last.month() == today.month() => Self::Month,
            (Condition::Open, Some(_)) => Self::Year,
            (Condition::Standing, _) => Self::Standing,
            (Condition::Undated, _) => Self::Undated,
            _ => Self::Closed,
        }
    }

    /// The id of its heading's message.
    pub fn label(self) -> &'static str {
        match self {
            Self::Overdue => "bucket-overdue",
            Self::Soon => "bucket-soon",
            Self::Month => "bucket-month",
            Self::Year => "bucket-year",
            Self::Later(_) => "bucket-later",
            Self::Open => "bucket-open",
            Self::Standing => "bucket-standing",
            Self::Undated => "bucket-undated",
            Self::Closed => "bucket-closed",
        }
    }
}

/// The agenda line of a record; `None` for kinds that are never due.
pub fn due(record: &Record, now: Now) -> Option<Due> {
    let condition = now.condition(record)?;
    let last_day = now.last_day(record);
    Some(Due {
        id: record.id.clone(),
        last_day,
        days_left: now.days_left(record),
        condition,
        bucket: Bucket::of(condition, last_day, now.today),
    })
}

/// Every task and milestone that passes `keep`, by bucket, then by last day, then in the order of the data. A
/// milestone that only marks deadlines of tasks that are listed is left to them.
pub fn agenda(data: &Dataset, now: Now, keep: impl Fn(&Record) -> bool) -> Vec<Due> {
    let listed = |record: &Record| matches!(record.kind(), Kind::Task | Kind::Milestone) && keep(record);
    let shown = data.iter().filter(|record| listed(record) && !only_marks(record, data, &keep));
    let mut lines: Vec<Due> = shown.filter_map(|record| due(record, now)).collect();
    lines.sort_by_key(|line| (line.bucket, line.last_day));
    lines
}

/// What has a last day and is not finished, soonest first.
pub fn deadlines(data: &Dataset, now: Now, keep: impl Fn(&Record) -> bool) -> Vec<Due> {
    let mut lines = agenda(data, now, keep);
    lines.retain(|line| line.last_day.is_some() && line.bucket != Bucket::Closed);
    lines.sort_by_key(|line| line.last_day);
    lines
}

/// Whether a milestone marks nothing but deadlines of tasks that are listed anyway.
fn only_marks(record: &Record, data: &Dataset, keep: &impl Fn(&Record) -> bool) -> bool {
    let listed = |id: &Id| data.get(id).is_some_and(|record| record.kind() == Kind::Task && keep(record));
    match &record.body {
        Body::Milestone(milestone) => !milestone.tasks.is_empty() && milestone.tasks.iter().all(listed),
        _ => false,
    }
}

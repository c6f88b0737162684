//! What is due, soonest first, and in which bucket of time it stands.

use jiff::civil::Weekday;

use super::fields::Fields;
use crate::model::date::days_between;
use crate::model::{Condition, Dataset, Date, Id, Kind, Now, Record};
use crate::text;

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
    /// Today.
    Today,
    /// Later in this week, which ends on Sunday.
    Week,
    /// Later, within the days that count as soon.
    Soon,
    /// Later in this month.
    Month,
    /// Later in this quarter.
    Quarter,
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
            (Condition::Open | Condition::Soon, Some(last)) => Self::ahead(condition, last, today),
            (Condition::Open | Condition::Soon, None) => Self::Open,
            (Condition::Standing, _) => Self::Standing,
            (Condition::Undated, _) => Self::Undated,
            _ => Self::Closed,
        }
    }

    /// The stretch of a day that is not past. A nearer stretch never holds a later day.
    fn ahead(condition: Condition, last: Date, today: Date) -> Self {
        let quarter = |day: Date| (day.month() - 1) / 3;
        let days_to_sunday = i64::from(today.weekday().until(Weekday::Sunday));
        match days_between(today, last) {
            ..=0 => Self::Today,
            days if days <= days_to_sunday => Self::Week,
            _ if condition == Condition::Soon => Self::Soon,
            _ if last.year() > today.year() => Self::Later(last.year()),
            _ if last.month() == today.month() => Self::Month,
            _ if quarter(last) == quarter(today) => Self::Quarter,
            _ => Self::Year,
        }
    }

    /// The id of its heading's message.
    pub fn label(self) -> &'static str {
        match self {
            Self::Overdue => "bucket-overdue",
            Self::Today => "bucket-today",
            Self::Week => "bucket-week",
            Self::Soon => "bucket-soon",
            Self::Month => "bucket-month",
            Self::Quarter => "bucket-quarter",
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
pub fn due(record: &impl Fields, now: Now) -> Option<Due> {
    let condition = record.condition(now)?;
    let last_day = record.last_day(now);
    Some(Due {
        id: record.id().clone(),
        last_day,
        days_left: last_day.map(|last| days_between(now.today, last)),
        condition,
        bucket: Bucket::of(condition, last_day, now.today),
    })
}

/// Every task and milestone that passes `keep`, by bucket, then by last day, then in the order of the data. A
/// milestone that only marks deadlines of tasks that are listed is left to them.
pub fn agenda(data: &Dataset, now: Now, keep: impl Fn(&Record) -> bool) -> Vec<Due> {
    lines(listed(data, keep), now)
}

/// The records of the agenda, in the order of the data.
pub(super) fn listed(data: &Dataset, keep: impl Fn(&Record) -> bool) -> impl Iterator<Item = &Record> {
    let is_kept = move |record: &Record| is_due_at_all(record) && keep(record);
    let listed = move |record: &&Record| {
        let is_listed = |id: &Id| data.get(id).is_some_and(|of| of.kind() == Kind::Task && is_kept(of));
        is_kept(record) && !only_marks(*record, is_listed)
    };
    data.iter().filter(listed)
}

/// Việc cần làm: the same without what is finished.
pub fn open(data: &Dataset, now: Now, keep: impl Fn(&Record) -> bool) -> impl Iterator<Item = Due> {
    agenda(data, now, keep).into_iter().filter(|line| line.bucket != Bucket::Closed)
}

/// The agenda lines of rows, by bucket, then by last day.
fn lines<'a, R: Fields + 'a>(rows: impl Iterator<Item = &'a R>, now: Now) -> Vec<Due> {
    let mut lines: Vec<Due> = rows.filter_map(|row| due(row, now)).collect();
    lines.sort_by_key(|line| (line.bucket, line.last_day));
    lines
}

fn is_due_at_all(row: &impl Fields) -> bool {
    matches!(row.kind(), Kind::Task | Kind::Milestone)
}

/// What the lines of a bucket are ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// The last day.
    #[default]
    Day,
    /// Who leads, and then the last day.
    Lead,
    /// The document they come from, and then the last day.
    Document,
}

impl Order {
    const ALL: [Order; 3] = [Order::Day, Order::Lead, Order::Document];

    /// The next one, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::ALL.len()]
    }

    /// The id of its message.
    pub fn label(self) -> &'static str {
        match self {
            Self::Day => "order-day",
            Self::Lead => "order-lead",
            Self::Document => "order-document",
        }
    }
}

/// The agenda with the lines of each bucket in another order; those without a lead or a document come last.
pub fn ordered(data: &Dataset, now: Now, order: Order, keep: impl Fn(&Record) -> bool) -> Vec<Due> {
    let mut lines = agenda(data, now, keep);
    let name = |line: &Due| {
        let record = data.get(&line.id)?;
        let id = match order {
            Order::Day => None,
            Order::Lead => record.lead().first(),
            Order::Document => record.document(),
        };
        // A short name or a number comes right behind the title.
        let mut names = data.get(id?)?.names();
        let title = names.next()?;
        Some(text::sort_key(names.next().unwrap_or(title)))
    };
    if order != Order::Day {
        lines.sort_by_cached_key(|line| {
            let name = name(line);
            (line.bucket, name.is_none(), name, line.last_day)
        });
    }
    lines
}

/// What matters next: the soonest of what is neither finished nor late.
pub fn next(data: &Dataset, now: Now) -> Option<Due> {
    soonest(data.iter(), now)
}

fn soonest<'a, R: Fields + 'a>(rows: impl Iterator<Item = &'a R>, now: Now) -> Option<Due> {
    let mut soonest: Option<(Date, &R)> = None;
    for row in rows.filter(|row| is_due_at_all(*row)) {
        let Some(last) = row.last_day(now).filter(|last| *last >= now.today) else { continue };
        if soonest.is_some_and(|(day, _)| day <= last) {
            continue;
        }
        if matches!(row.condition(now), Some(Condition::Soon | Condition::Open)) {
            soonest = Some((last, row));
        }
    }
    soonest.and_then(|(_, row)| due(row, now))
}

/// What has a last day and is not finished, soonest first.
pub fn deadlines(data: &Dataset, now: Now, keep: impl Fn(&Record) -> bool) -> Vec<Due> {
    let mut lines = agenda(data, now, keep);
    lines.retain(|line| line.last_day.is_some() && line.bucket != Bucket::Closed);
    lines.sort_by_key(|line| line.last_day);
    lines
}

/// Whether a milestone marks nothing but deadlines of tasks that are listed anyway.
fn only_marks(row: &impl Fields, is_listed: impl Fn(&Id) -> bool) -> bool {
    let marks = row.marks();
    !marks.is_empty() && marks.iter().all(is_listed)
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;
    use jiff::civil::date;
    use std::sync::Arc;

    use super::*;
    use serde_json::json;

    fn data() -> Dataset {
        let record = |value| Arc::new(serde_json::from_value::<Record>(value).expect("a record"));
        let due =
            |day: &str| json!({"text": day, "kind": "by", "start": day, "end": day, "precision": "day"});
        Dataset::new(vec![
            record(json!({"kind": "agency", "id": "b", "title": "Bộ", "short": "Bộ"})),
            record(json!({"kind": "agency", "id": "a", "title": "Ấp", "short": "Ấp"})),
            record(json!({"kind": "task", "id": "late", "title": "T", "deadline": due("2026-01-01")})),
            record(
                json!({"kind": "task", "id": "done", "title": "T", "status": "done", "deadline": due("2026-11-23")}),
            ),
            record(
                json!({"kind": "task", "id": "far", "title": "T", "lead": ["a"], "deadline": due("2026-12-31")}),
            ),
            record(json!({"kind": "task", "id": "none", "title": "T", "deadline": due("2026-12-02")})),
            record(
                json!({"kind": "task", "id": "near", "title": "T", "lead": ["b"], "deadline": due("2026-12-01")}),
            ),
        ])
    }

    fn now() -> Now {
        Now::new("2026-11-22".parse().expect("a day"))
    }

    #[test]
    fn what_is_late_or_finished_is_not_next() {
        assert_eq!(next(&data(), now()).map(|due| due.id.to_string()).as_deref(), Some("near"));
        assert_eq!(next(&Dataset::default(), now()), None);
    }

    #[test]
    fn buckets_stay_in_order_whatever_their_lines_are_ordered_by() {
        let ids = |order| {
            let lines = ordered(&data(), now(), order, |_| true);
            lines.iter().map(|line| line.id.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(ids(Order::Day), ["late", "near", "none", "far", "done"]);
        assert_eq!(ids(Order::Lead), ["late", "far", "near", "none", "done"], "Ấp before Bộ, nobody last");
    }

    #[test]
    fn a_nearer_stretch_never_holds_a_later_day() {
        for soon_days in [0, 3, 7, 40] {
            for first in [date(2026, 11, 22), date(2026, 11, 25), date(2026, 12, 30), date(2027, 1, 1)] {
                let now = Now { soon_days, ..Now::new(first) };
                let bucket = |days: i64| {
                    let last = first.checked_add(days.days()).expect("a day");
                    let condition =
                        if days <= i64::from(soon_days) { Condition::Soon } else { Condition::Open };
                    Bucket::of(condition, Some(last), now.today)
                };
                let buckets: Vec<Bucket> = (0..900).map(bucket).collect();
                assert!(buckets.is_sorted(), "{first} {soon_days}");
                assert_eq!(buckets[0], Bucket::Today);
            }
        }
    }
}

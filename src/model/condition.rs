//! The time condition of a record: computed from its deadline, its state and today; never typed by anybody.

use super::rounds;
use super::words::UnknownWord;
use super::{Body, Date, Now, Record, Status};
use crate::model::deadline::Kind as DeadlineKind;
use crate::text::squeeze;

/// How a record stands in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Condition {
    /// Quá hạn.
    Overdue,
    /// Sắp đến hạn.
    Soon,
    /// Trong hạn.
    Open,
    /// Thường xuyên.
    Standing,
    /// Chưa xác định thời hạn.
    Undated,
    /// Hoàn thành đúng hạn.
    Done,
    /// Hoàn thành quá hạn.
    DoneLate,
    /// Tạm hoãn.
    Paused,
    /// Dừng thực hiện.
    Dropped,
}

/// How many days before its last day a record counts as due soon, unless configured.
pub const SOON_DAYS: u16 = 7;

/// Every condition with its word in JSON and filters, and what else people call it (folded).
const ROWS: [(Condition, &str, &[&str]); 9] = [
    (Condition::Overdue, "overdue", &["qua han"]),
    (Condition::Soon, "soon", &["sap den han"]),
    (Condition::Open, "open", &["trong han"]),
    (Condition::Standing, "standing", &["thuong xuyen"]),
    (Condition::Undated, "undated", &["chua xac dinh", "chua xac dinh thoi han"]),
    (Condition::Done, "done", &["hoan thanh", "dung han", "hoan thanh dung han"]),
    (Condition::DoneLate, "done_late", &["hoan thanh qua han"]),
    (Condition::Paused, "paused", &["tam hoan"]),
    (Condition::Dropped, "dropped", &["dung thuc hien"]),
];

impl Condition {
    /// Every condition.
    pub const ALL: [Condition; 9] = [
        Condition::Overdue,
        Condition::Soon,
        Condition::Open,
        Condition::Standing,
        Condition::Undated,
        Condition::Done,
        Condition::DoneLate,
        Condition::Paused,
        Condition::Dropped,
    ];

    /// Every word, in the same order.
    pub const WORDS: &'static [&'static str] =
        &["overdue", "soon", "open", "standing", "undated", "done", "done_late", "paused", "dropped"];

    /// The word in JSON and filters.
    pub fn word(self) -> &'static str {
        ROWS[self as usize].1
    }
}

impl std::str::FromStr for Condition {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        let folded = crate::text::fold(text.trim());
        let bare = squeeze(&folded);
        ROWS.iter()
            .find(|row| row.1 == folded || row.2.iter().any(|alias| squeeze(alias) == bare))
            .map(|row| row.0)
            .ok_or_else(|| UnknownWord {
                word: text.to_owned(),
                nearest: crate::text::nearest(text, Self::WORDS.iter().copied()),
                among: Self::WORDS,
            })
    }
}

/// The last day on which a record is in time, if it has one. A target's is the end of its horizon.
pub fn last_day(record: &Record, now: Now) -> Option<Date> {
    match &record.body {
        Body::Target(target) => Date::new(target.horizon?, 12, 31).ok(),
        Body::Task(task) => rounds::next(task, now).or_else(|| now.last_day_of(task.deadline.as_deref()?)),
        _ => now.last_day_of(record.deadline()?),
    }
}

/// How the record stands now; `None` for kinds that are never due.
pub fn condition(record: &Record, now: Now) -> Option<Condition> {
    let last = last_day(record, now);
    match &record.body {
        Body::Task(task) => Some(match task.status {
            Status::Done => finished(task.done_on, last),
            Status::Paused => Condition::Paused,
            Status::Dropped => Condition::Dropped,
            _ => pending(record, last, now),
        }),
        Body::Milestone(milestone) => Some(match milestone.done_on {
            Some(on) => finished(Some(on), last),
            None => pending(record, last, now),
        }),
        Body::Target(_) => Some(pending(record, last, now)),
        _ => None,
    }
}

fn finished(on: Option<Date>, last: Option<Date>) -> Condition {
    match (on, last) {
        (Some(on), Some(last)) if on > last => Condition::DoneLate,
        _ => Condition::Done,
    }
}

fn pending(record: &Record, last: Option<Date>, now: Now) -> Condition {
    match last {
        Some(last) if last < now.today => Condition::Overdue,
        Some(last) if super::date::days_between(now.today, last) <= i64::from(now.soon_days) => {
            Condition::Soon
        }
        Some(_) => Condition::Open,
        None => without_last_day(record),
    }
}

/// A vision or an open end is in time for as long as it lasts; a duty that repeats on no named day is a standing one.
fn without_last_day(record: &Record) -> Condition {
    match record.deadline().and_then(super::Deadline::kind) {
        Some(DeadlineKind::Standing | DeadlineKind::Every) => Condition::Standing,
        Some(_) => Condition::Open,
        None => Condition::Undated,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_in_the_order_of_the_enum() {
        for (at, condition) in Condition::ALL.into_iter().enumerate() {
            assert_eq!(ROWS[at].0, condition);
            assert_eq!(Condition::WORDS[at], condition.word());
            assert_eq!(condition.word().parse(), Ok(condition));
        }
    }
}

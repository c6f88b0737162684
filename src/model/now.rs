//! The day on which everything is reckoned.

use super::condition::SOON_DAYS;
use super::date::Precision;
use super::deadline::{Meaning, Recurrence};
use super::{Condition, Date, Deadline, Record};

/// Today, and what "soon" means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// The day in Việt Nam (UTC+7), or the day that was asked for.
    pub today: Date,
    /// How many days before its last day something counts as due soon.
    pub soon_days: u16,
    /// Whether this office reads "trước ngày 30/10" as including the 30th.
    pub before_inclusive: bool,
}

impl Now {
    /// A day, reckoned as most offices do.
    pub fn new(today: Date) -> Self {
        Self { today, soon_days: SOON_DAYS, before_inclusive: false }
    }

    /// How a record stands.
    pub fn condition(&self, record: &Record) -> Option<Condition> {
        super::condition::condition(record, *self)
    }

    /// The last day on which a record is in time.
    pub fn last_day(&self, record: &Record) -> Option<Date> {
        super::condition::last_day(record, *self)
    }

    /// The last day on which one is in time for a deadline, as this office reads "trước ngày": [`Deadline::last_day`].
    /// A month or a year that is excluded (trước tháng 6) stays so: nobody reads that in two ways.
    pub fn last_day_of(&self, deadline: &Deadline) -> Option<Date> {
        match deadline.meaning()? {
            Meaning::Before(span) if self.before_inclusive && span.precision() == Precision::Day => {
                Some(span.end())
            }
            Meaning::Every(recurrence) => self.next_round(recurrence),
            _ => deadline.last_day(self.today),
        }
    }

    /// The next round of something that repeats, today or later.
    pub fn next_round(&self, recurrence: &Recurrence) -> Option<Date> {
        recurrence.next_round(self.today, recurrence.before && !self.before_inclusive)
    }

    /// Whole days from today to the record's last day; negative when it is past.
    pub fn days_left(&self, record: &Record) -> Option<i64> {
        self.last_day(record).map(|last| super::date::days_between(self.today, last))
    }
}

//! The day on which everything is reckoned.

use super::{Condition, Date, Record};

/// Today, and what "soon" means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// The day in Việt Nam (UTC+7), or the day that was asked for.
    pub today: Date,
    /// How many days before its last day something counts as due soon.
    pub soon_days: u16,
}

impl Now {
    /// How a record stands.
    pub fn condition(&self, record: &Record) -> Option<Condition> {
        super::condition::condition(record, self.today, self.soon_days)
    }

    /// The last day on which a record is in time.
    pub fn last_day(&self, record: &Record) -> Option<Date> {
        super::condition::last_day(record, self.today)
    }

    /// Whole days from today to the record's last day; negative when it is past.
    pub fn days_left(&self, record: &Record) -> Option<i64> {
        self.last_day(record).map(|last| super::date::days_between(self.today, last))
    }
}

//! Deadlines that repeat, and when they come round next.
//!
//! Deliberately not here: which rounds were done in the past; that is the task's own record.

use jiff::civil;
use serde::{Deserialize, Serialize};

use crate::model::date::Date;

/// How often something repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Every {
    /// hằng tháng
    Month,
    /// hằng quý
    Quarter,
    /// 6 tháng một lần
    Half,
    /// hằng năm
    Year,
}

impl Every {
    /// The words in JSON.
    pub const WORDS: &'static [&'static str] = &["month", "quarter", "half", "year"];

    /// The word in JSON.
    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize]
    }

    /// How many months lie between two rounds.
    pub fn months(self) -> i8 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Half => 6,
            Self::Year => 12,
        }
    }
}

/// A day of each year or, without a month, of each month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DayOn {
    /// The month, 1–12; missing for a day of every month.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub month: Option<i8>,
    /// The day, 1–31. In a month that is shorter, its last day is meant: a duty of the 30th does not skip February.
    pub day: i8,
}

/// Something that repeats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recurrence {
    /// How often.
    pub every: Every,
    /// The days, if any are named, in the order in which they are named.
    pub on: Vec<DayOn>,
    /// Whether one has to be done before these days (trước ngày 20 hằng tháng) and not on them.
    pub before: bool,
}

impl Recurrence {
    /// The next last day that is `today` or later; `None` if no day is named.
    pub fn next(&self, today: Date) -> Option<Date> {
        self.next_round(today, self.before)
    }

    /// The same with the named days excluded or not, whatever the words say.
    pub(in crate::model) fn next_round(&self, today: Date, before: bool) -> Option<Date> {
        let last = |named: Date| if before { named.yesterday().ok() } else { Some(named) };
        self.on.iter().flat_map(|on| on.around(today)).filter_map(last).filter(|day| *day >= today).min()
    }
}

impl DayOn {
    /// Whether there is such a day, 29 February included.
    pub fn exists(self) -> bool {
        (1..=12).contains(&self.month.unwrap_or(1)) && (1..=self.longest()).contains(&self.day)
    }

    /// How many days its month can have.
    pub(super) fn longest(self) -> i8 {
        Date::new(LEAP_YEAR, self.month.unwrap_or(1), 1).map_or(0, Date::days_in_month)
    }

    /// This round and the next one. One of them comes after `today`, and so does the day before it or `today` itself.
    fn around(self, today: Date) -> impl Iterator<Item = Date> {
        let next_year = today.year().saturating_add(1);
        let after = today.last_of_month().tomorrow().unwrap_or(today);
        let rounds = match self.month {
            Some(month) => [(today.year(), month), (next_year, month)],
            None => [(today.year(), today.month()), (after.year(), after.month())],
        };
        rounds.into_iter().filter_map(move |(year, month)| self.of(year, month))
    }

    fn of(self, year: i16, month: i8) -> Option<Date> {
        let last = civil::Date::new(year, month, 1).ok()?.days_in_month();
        Date::new(year, month, self.day.min(last)).ok()
    }
}

/// Any year in which every day exists that exists at all.
const LEAP_YEAR: i16 = 2000;

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn next(on: &[(i8, i8)], before: bool, today: Date) -> Option<Date> {
        let on = on.iter().map(|&(month, day)| DayOn { month: (month > 0).then_some(month), day }).collect();
        Recurrence { every: Every::Year, on, before }.next(today)
    }

    #[test]
    fn the_day_itself_is_still_in_time() {
        assert_eq!(next(&[(10, 30)], false, date(2026, 10, 30)), Some(date(2026, 10, 30)));
        assert_eq!(next(&[(10, 30)], false, date(2026, 10, 31)), Some(date(2027, 10, 30)));
    }

    #[test]
    fn before_a_day_ends_the_day_before_it() {
        assert_eq!(next(&[(0, 20)], true, date(2026, 10, 19)), Some(date(2026, 10, 19)));
        assert_eq!(next(&[(0, 20)], true, date(2026, 10, 20)), Some(date(2026, 11, 19)));
        assert_eq!(next(&[(1, 1)], true, date(2026, 12, 31)), Some(date(2026, 12, 31)));
        assert_eq!(next(&[(0, 1)], true, date(2026, 12, 31)), Some(date(2026, 12, 31)));
    }

    #[test]
    fn of_several_days_the_nearest() {
        let on = [(6, 15), (12, 1)];
        assert_eq!(next(&on, true, date(2026, 6, 14)), Some(date(2026, 6, 14)));
        assert_eq!(next(&on, true, date(2026, 6, 15)), Some(date(2026, 11, 30)));
        assert_eq!(next(&on, true, date(2026, 12, 1)), Some(date(2027, 6, 14)));
    }

    #[test]
    fn a_short_month_ends_early() {
        assert_eq!(next(&[(0, 31)], false, date(2026, 2, 3)), Some(date(2026, 2, 28)));
        assert_eq!(next(&[(2, 29)], false, date(2027, 1, 1)), Some(date(2027, 2, 28)));
        assert_eq!(next(&[(2, 29)], false, date(2028, 1, 1)), Some(date(2028, 2, 29)));
    }

    #[test]
    fn no_day_named_no_day_given_and_nonsense_is_no_panic() {
        assert_eq!(next(&[], false, date(2026, 1, 1)), None);
        assert_eq!(next(&[(13, 1)], false, date(2026, 1, 1)), None);
        assert_eq!(next(&[(12, 31)], false, Date::MAX), Some(Date::MAX));
    }
}

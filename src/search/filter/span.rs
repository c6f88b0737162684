//! Days that a filter asks for: `30/10`, `2025`, `<31/12`, `>=1/10`, `30/10..31/12`.
//!
//! A day without a year means this year in a bound, and any year in an equality.

use crate::model::Date;
use crate::model::date::DateError;
use crate::model::deadline::{DayMatch, read_day, read_day_match};

/// The days that pass.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Span {
    /// Days by equality.
    Days(DayMatch),
    /// Days between two bounds, both included; an open end is the calendar's.
    Between(Date, Date),
}

impl Span {
    /// Reads what stands behind `due:` or `done:`.
    pub fn read(text: &str, today: Date) -> Result<Self, DateError> {
        let text = text.trim();
        if let Some((from, to)) = text.split_once("..") {
            return Self::bounds(from, to, today);
        }
        let bound = |bound: &str| read_day(bound, today);
        let day_before = |day: Date| day.yesterday().unwrap_or(day);
        let day_after = |day: Date| day.tomorrow().unwrap_or(day);
        Ok(if let Some(day) = text.strip_prefix("<=") {
            Self::Between(Date::MIN, bound(day)?.end())
        } else if let Some(day) = text.strip_prefix(">=") {
            Self::Between(bound(day)?.start(), Date::MAX)
        } else if let Some(day) = text.strip_prefix('<') {
            Self::Between(Date::MIN, day_before(bound(day)?.start()))
        } else if let Some(day) = text.strip_prefix('>') {
            Self::Between(day_after(bound(day)?.end()), Date::MAX)
        } else {
            Self::Days(read_day_match(text.trim_start_matches('='), today)?)
        })
    }

    /// `a..b`; either end may be left open.
    fn bounds(from: &str, to: &str, today: Date) -> Result<Self, DateError> {
        let open = |text: &str| text.trim().is_empty();
        let from = if open(from) { Date::MIN } else { read_day(from, today)?.start() };
        let to = if open(to) { Date::MAX } else { read_day(to, today)?.end() };
        Ok(Self::Between(from, to))
    }

    /// Whether a day passes.
    pub fn contains(&self, day: Date) -> bool {
        match self {
            Self::Days(days) => days.contains(day),
            Self::Between(from, to) => (*from..=*to).contains(&day),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn passes(text: &str, day: Date) -> bool {
        Span::read(text, date(2026, 11, 22)).expect(text).contains(day)
    }

    #[test]
    fn bounds_mean_this_year_and_equality_any() {
        assert!(passes("30/10", date(2025, 10, 30)) && passes("30/10", date(2030, 10, 30)));
        assert!(passes("<31/12", date(2026, 12, 30)) && !passes("<31/12", date(2026, 12, 31)));
        assert!(passes(">=1/10", date(2026, 10, 1)) && !passes(">=1/10", date(2025, 10, 2)));
        assert!(passes("30/10..31/12", date(2026, 12, 31)) && !passes("30/10..31/12", date(2027, 1, 1)));
        assert!(passes("2025", date(2025, 5, 5)) && !passes("2025", date(2026, 5, 5)));
        assert!(passes("..2025", date(2025, 12, 31)) && passes("2030..", date(2045, 1, 1)));
    }

    #[test]
    fn a_day_that_cannot_be_is_refused() {
        for wrong in ["31/2/2026", "45/13", "<", "khi nào xong"] {
            assert!(Span::read(wrong, date(2026, 11, 22)).is_err(), "{wrong}");
        }
    }
}

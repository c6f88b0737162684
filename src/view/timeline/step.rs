//! Stretches of the calendar: the days, weeks, months… that a scale is divided by and that keys move by.

use jiff::Span;

use crate::model::{Date, date};

/// A stretch of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A day.
    Day,
    /// A week from Monday.
    Week,
    /// A calendar month.
    Month,
    /// A quarter of a calendar year.
    Quarter,
    /// January to June or July to December. No scale is divided by it.
    Half,
    /// A calendar year.
    Year,
    /// As many years, counted from year 0.
    Years(i16),
}

impl Step {
    /// The first day of the stretch that a day lies in.
    pub(super) fn first_of(self, day: Date) -> Option<Date> {
        Some(match self {
            Self::Day => day,
            Self::Week => shift(day, -i32::from(day.weekday().to_monday_zero_offset())),
            Self::Month => day.first_of_month(),
            Self::Quarter => Date::new(day.year(), (date::quarter(day) - 1) * 3 + 1, 1).ok()?,
            Self::Half => Date::new(day.year(), (date::half(day) - 1) * 6 + 1, 1).ok()?,
            Self::Year => day.first_of_year(),
            Self::Years(n) => Date::new(day.year() / n * n, 1, 1).ok()?,
        })
    }

    /// The same day some stretches later, or earlier where negative. The last day of a month stays the last day of its
    /// month: from 30 September a month leads to 31 October.
    pub fn from(self, day: Date, by: i32) -> Option<Date> {
        let span = match self {
            Self::Day => Span::new().try_days(by),
            Self::Week => Span::new().try_weeks(by),
            Self::Month => Span::new().try_months(by),
            Self::Quarter => Span::new().try_months(by.checked_mul(3)?),
            Self::Half => Span::new().try_months(by.checked_mul(6)?),
            Self::Year => Span::new().try_years(by),
            Self::Years(n) => Span::new().try_years(by.checked_mul(i32::from(n))?),
        };
        let to = day.checked_add(span.ok()?).ok()?;
        let keeps_the_end = !matches!(self, Self::Day | Self::Week) && day == day.last_of_month();
        Some(if keeps_the_end { to.last_of_month() } else { to })
    }

    pub(super) fn next(self, first: Date) -> Option<Date> {
        let span = match self {
            Self::Day => Span::new().try_days(1),
            Self::Week => Span::new().try_weeks(1),
            Self::Month => Span::new().try_months(1),
            Self::Quarter => Span::new().try_months(3),
            Self::Half => Span::new().try_months(6),
            Self::Year => Span::new().try_years(1),
            Self::Years(n) => Span::new().try_years(n),
        };
        first.checked_add(span.ok()?).ok()
    }

    /// The step whose stretches are named over stretches of this one.
    pub(super) fn above(self) -> Option<Self> {
        match self {
            Self::Day | Self::Week => Some(Self::Month),
            Self::Month | Self::Quarter | Self::Half => Some(Self::Year),
            Self::Year | Self::Years(_) => None,
        }
    }

    /// The label where nothing stands above it.
    pub(super) fn full(self, day: Date) -> String {
        match self {
            Self::Day | Self::Week => format!("{}/{}", day.day(), day.month()),
            Self::Month | Self::Half => format!("{}/{}", day.month(), day.year()),
            Self::Quarter => format!("Q{}/{}", date::quarter(day), day.year()),
            Self::Year | Self::Years(_) => day.year().to_string(),
        }
    }

    /// The label below the one of [`above`](Self::above).
    pub(super) fn short(self, day: Date) -> String {
        match self {
            Self::Day | Self::Week => day.day().to_string(),
            Self::Month | Self::Half => day.month().to_string(),
            Self::Quarter => format!("Q{}", date::quarter(day)),
            Self::Year | Self::Years(_) => day.year().to_string(),
        }
    }
}

/// The day some days away; the nearest there is where the calendar ends.
pub fn shift(day: Date, days: i32) -> Date {
    use jiff::ToSpan;
    day.saturating_add(days.days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;

    #[test]
    fn the_last_day_of_a_month_stays_the_last_day() {
        assert_eq!(Step::Month.from(day(2026, 9, 30), 1), Some(day(2026, 10, 31)));
        assert_eq!(Step::Quarter.from(day(2025, 12, 31), -1), Some(day(2025, 9, 30)));
        assert_eq!(Step::Month.from(day(2026, 1, 30), 1), Some(day(2026, 2, 28)));
        assert_eq!(Step::Week.from(day(2026, 9, 30), 1), Some(day(2026, 10, 7)));
        assert_eq!(Step::Years(i16::MAX).from(day(2026, 9, 30), i32::MAX), None);
    }
}

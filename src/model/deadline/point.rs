//! One point in the calendar as somebody wrote it, its numbers unchecked.
//!
//! Deliberately neither reads words nor knows days: the grammars make points, and the resolver turns them into days.

use jiff::civil::Weekday;

use super::lexer::{Cursor, Number};

/// A year as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    Missing,
    /// Two digits mean 20xx.
    Written(Number),
    /// Filled in by whoever knows the year.
    Full(i16),
    /// năm nay, năm sau: counted from today's.
    Ahead(u8),
}

/// A stretch of time to count in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// A point as written, its numbers unchecked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Point {
    Day {
        day: u32,
        month: u32,
        year: Year,
        weekday: Option<Weekday>,
    },
    Month {
        month: u32,
        year: Year,
    },
    Quarter {
        quarter: u32,
        year: Year,
    },
    /// The first or last so many months of a year: 6 tháng cuối năm is 7–12.
    Months {
        first: u32,
        last: u32,
        year: Year,
    },
    Year {
        year: Year,
    },
    /// ngày 15 tháng sau.
    DayOf {
        day: u32,
        months_ahead: u8,
    },
    /// tháng này (0), tuần sau (1).
    Period {
        unit: Unit,
        ahead: u8,
    },
    /// +2w, mai.
    Ahead {
        count: u32,
        unit: Unit,
    },
    /// thứ Sáu: the next one from today on, or the one of the week so many weeks ahead.
    Weekday {
        weekday: Weekday,
        weeks_ahead: Option<u8>,
    },
}

impl Point {
    /// Whether it names no year and cannot do without one.
    pub(super) fn lacks_year(self) -> bool {
        match self {
            Self::Day { year, .. }
            | Self::Month { year, .. }
            | Self::Quarter { year, .. }
            | Self::Months { year, .. }
            | Self::Year { year } => year == Year::Missing,
            Self::DayOf { .. } | Self::Period { .. } | Self::Ahead { .. } | Self::Weekday { .. } => false,
        }
    }

    /// The same point in another year; what is counted from today stays what it is.
    pub(super) fn in_year(mut self, of: i16) -> Self {
        match &mut self {
            Self::Day { year, .. }
            | Self::Month { year, .. }
            | Self::Quarter { year, .. }
            | Self::Months { year, .. }
            | Self::Year { year } => *year = Year::Full(of),
            Self::DayOf { .. } | Self::Period { .. } | Self::Ahead { .. } | Self::Weekday { .. } => {}
        }
        self
    }
}

/// One of the rules of this grammar: takes a point and leaves the cursor behind it.
pub(super) type Rule = fn(&mut Cursor<'_>) -> Option<Point>;

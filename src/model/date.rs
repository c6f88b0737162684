//! Days of the civil calendar: spans of them, printing them, and what can be wrong with one.
//!
//! Deliberately not here: the words administrations use for dates (`deadline` reads those), the names of weekdays and
//! months (they come from the language files), working days and holidays.

use jiff::civil;
pub use jiff::civil::Weekday;
use jiff::tz::Offset;
use serde::{Deserialize, Serialize};

use crate::text::Message;

/// A day of the Gregorian calendar, without a time and without a zone.
pub type Date = civil::Date;

/// The first year a date may have. Anything earlier in an administrative record is a slip of the finger.
pub const FIRST_YEAR: i16 = 1900;
/// The last year a date may have.
pub const LAST_YEAR: i16 = 2200;

/// Asia/Ho_Chi_Minh has had no other offset since 1975, and needs no time zone database.
pub const VIET_NAM: Offset = Offset::constant(7);

const SECONDS_PER_DAY: i64 = 24 * 60 * 60;

/// Why a wording that has the shape of a date is none.
///
/// Every variant carries the wording (`value`) and what would be right, so that the edge of the program can say both
/// in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DateError {
    /// The month has no such day: 31/2, 0/5, 29/2/2025.
    #[error("{value:?}: there is no day {day}; that month has days 1 to {last}")]
    Day {
        /// The wording.
        value: Box<str>,
        /// The day as written.
        day: u32,
        /// The month, 1–12; missing where a day of every month is meant.
        month: Option<i8>,
        /// The year, where the wording names it.
        year: Option<i16>,
        /// The last day that this month has, in that year or (without one) in a leap year.
        last: i8,
    },
    /// There is no such month: 45/13, 10/30/2025.
    #[error("{value:?}: months are 1 to 12, not {month}; the day comes before the month")]
    Month {
        /// The wording.
        value: Box<str>,
        /// The day written beside it, if there was one: with both below 13 the two may have been meant the other way
        /// round, which is for a person to say.
        day: Option<u32>,
        /// The month as written.
        month: u32,
    },
    /// There is no such quarter: quý V.
    #[error("{value:?}: quarters are 1 to 4, not {quarter}")]
    Quarter {
        /// The wording.
        value: Box<str>,
        /// The quarter as written.
        quarter: u32,
    },
    /// The year lies outside [`FIRST_YEAR`]–[`LAST_YEAR`], as written or after counting.
    #[error("{value:?}: years are {FIRST_YEAR} to {LAST_YEAR}")]
    Year {
        /// The wording.
        value: Box<str>,
        /// The year as written; missing where counting from a day led too far.
        year: Option<u32>,
    },
    /// The day named does not fall on the weekday named beside it.
    #[error("{value:?}: {date} is a {actual:?}")]
    Weekday {
        /// The wording.
        value: Box<str>,
        /// The day.
        date: Date,
        /// The weekday it really has.
        actual: Weekday,
    },
    /// A range that ends before it starts.
    #[error("{value:?}: {start} is after {end}")]
    Reversed {
        /// The wording.
        value: Box<str>,
        /// What it starts with.
        start: Date,
        /// What it ends with.
        end: Date,
    },
    /// Not a date in any form known here. Only where nothing but a date will do; a deadline keeps such words.
    #[error("{value:?} is no date; 30/10/2025, 10/2025, quý IV/2025 or 2025 would be")]
    Unknown {
        /// The wording.
        value: Box<str>,
    },
}

impl DateError {
    /// The sentence for it.
    pub fn message(&self) -> Message {
        match self {
            Self::Day { value, last, .. } => {
                Message::new("error-date-day").with("value", &**value).with("last", last.to_string())
            }
            Self::Month { value, month, .. } => {
                Message::new("error-date-month").with("value", &**value).with("month", month.to_string())
            }
            Self::Quarter { value, .. } => Message::new("error-date-quarter").with("value", &**value),
            Self::Year { value, .. } => Message::new("error-date-year")
                .with("value", &**value)
                .with("first", FIRST_YEAR.to_string())
                .with("last", LAST_YEAR.to_string()),
            Self::Weekday { value, date, .. } => {
                Message::new("error-date-weekday").with("value", &**value).with("day", show(*date))
            }
            Self::Reversed { value, .. } => Message::new("error-date-reversed").with("value", &**value),
            Self::Unknown { value } => Message::new("error-date-unknown").with("value", &**value),
        }
    }
}

/// How exactly a span was named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// One day.
    Day,
    /// A calendar month.
    Month,
    /// A quarter of a calendar year.
    Quarter,
    /// January to June or July to December.
    Half,
    /// A calendar year.
    Year,
    /// From one day, month, quarter or year to another.
    Range,
}

impl Precision {
    /// How many calendar months such a span has; `None` for a day and for a range.
    pub fn months(self) -> Option<i8> {
        match self {
            Self::Day | Self::Range => None,
            Self::Month => Some(1),
            Self::Quarter => Some(3),
            Self::Half => Some(6),
            Self::Year => Some(12),
        }
    }
}

/// A run of days, both ends included, and how exactly it was named.
///
/// Invariant: `start` is never after `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    start: Date,
    end: Date,
    precision: Precision,
}

impl Span {
    /// The days from `start` to `end`; `None` if they are the wrong way round.
    pub fn new(start: Date, end: Date, precision: Precision) -> Option<Self> {
        (start <= end).then_some(Self { start, end, precision })
    }

    /// The day, month, quarter, half or year that `date` lies in. A range has no calendar of its own and is that day.
    pub fn containing(date: Date, precision: Precision) -> Self {
        let Some(months) = precision.months() else { return Self { start: date, end: date, precision } };
        let first = (date.month() - 1) / months * months + 1;
        let start = civil::date(date.year(), first, 1);
        let end = civil::date(date.year(), first + months - 1, 1).last_of_month();
        Self { start, end, precision }
    }

    /// The first day.
    pub fn start(self) -> Date {
        self.start
    }

    /// The last day.
    pub fn end(self) -> Date {
        self.end
    }

    /// How exactly it was named.
    pub fn precision(self) -> Precision {
        self.precision
    }

    /// Whether `date` is one of the days.
    pub fn contains(self, date: Date) -> bool {
        (self.start..=self.end).contains(&date)
    }
}

/// Reads `YYYY-MM-DD` and nothing else: the form of the store and of `--json`.
///
/// # Errors
/// [`DateError::Unknown`] for any other shape; the other variants for a day that cannot be.
pub fn read_iso(text: &str) -> Result<Date, DateError> {
    let (year, month, day) = iso_parts(text).ok_or_else(|| DateError::Unknown { value: text.into() })?;
    checked(text, u32::from(year), u32::from(month), u32::from(day))
}

fn iso_parts(text: &str) -> Option<(u16, u16, u16)> {
    let shaped = text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(at, b)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() });
    let part = |from: usize, to: usize| text.get(from..to)?.parse().ok();
    shaped.then_some((part(0, 4)?, part(5, 7)?, part(8, 10)?))
}

/// The day of these numbers, each checked in the order in which a person would look: month, year, day.
pub(super) fn checked(value: &str, year: u32, month: u32, day: u32) -> Result<Date, DateError> {
    let m = checked_month(value, month, Some(day))?;
    let y = checked_year(value, year)?;
    let last = civil::date(y, m, 1).days_in_month();
    let wrong = || DateError::Day { value: value.into(), day, month: Some(m), year: Some(y), last };
    let d = i8::try_from(day).map_err(|_| wrong())?;
    Date::new(y, m, d).map_err(|_| wrong())
}

/// A month from 1 to 12; `day` is what was written beside it.
pub(super) fn checked_month(value: &str, month: u32, day: Option<u32>) -> Result<i8, DateError> {
    within(month, 1, 12).ok_or_else(|| DateError::Month { value: value.into(), day, month })
}

/// A year from [`FIRST_YEAR`] to [`LAST_YEAR`].
pub(super) fn checked_year(value: &str, year: u32) -> Result<i16, DateError> {
    within(year, FIRST_YEAR, LAST_YEAR)
        .ok_or_else(|| DateError::Year { value: value.into(), year: Some(year) })
}

/// `number` as the smaller type, if it lies between the two.
pub(super) fn within<T: TryFrom<u32> + PartialOrd>(number: u32, low: T, high: T) -> Option<T> {
    T::try_from(number).ok().filter(|n| (low..=high).contains(n))
}

/// A time in UTC (`2026-11-22T00:10:00Z`) on the clocks of Việt Nam; `None` where it is none.
pub fn local(utc: &str) -> Option<civil::DateTime> {
    Some(VIET_NAM.to_datetime(utc.parse::<jiff::Timestamp>().ok()?))
}

/// The same as it is printed: `22/11/2026 07:10`. What is no time is left as it is: a journal that somebody wrote in says
/// what it says.
pub fn show_moment(utc: &str) -> String {
    let shown =
        |time: civil::DateTime| format!("{} {:02}:{:02}", show(time.date()), time.hour(), time.minute());
    local(utc).map_or_else(|| utc.to_owned(), shown)
}

/// `30/10/2026`: as on the screen.
pub fn show(date: Date) -> String {
    format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
}

/// `16/3/2026`, `05/02/2026`: as in reports, where the rules for administrative documents want a leading zero for days
/// below 10 and for the first two months only, so that nobody can put a 1 before them.
pub fn show_report(date: Date) -> String {
    let zero = if date.month() <= 2 { "0" } else { "" };
    format!("{:02}/{zero}{}/{}", date.day(), date.month(), date.year())
}

/// Whole days from `from` to `to`; negative when `to` is the earlier.
pub fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_secs() / SECONDS_PER_DAY
}

/// The quarter a day lies in, 1–4.
pub fn quarter(date: Date) -> i8 {
    (date.month() - 1) / 3 + 1
}

/// The half of the year a day lies in, 1 or 2.
pub fn half(date: Date) -> i8 {
    (date.month() - 1) / 6 + 1
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn spans_are_whole_calendar_periods() {
        let day = date(2028, 2, 11);
        let ends = |p| (Span::containing(day, p).start(), Span::containing(day, p).end());
        assert_eq!(ends(Precision::Day), (day, day));
        assert_eq!(ends(Precision::Month), (date(2028, 2, 1), date(2028, 2, 29)));
        assert_eq!(ends(Precision::Quarter), (date(2028, 1, 1), date(2028, 3, 31)));
        assert_eq!(ends(Precision::Half), (date(2028, 1, 1), date(2028, 6, 30)));
        assert_eq!(ends(Precision::Year), (date(2028, 1, 1), date(2028, 12, 31)));
        assert_eq!(Span::containing(date(2025, 12, 31), Precision::Half).start(), date(2025, 7, 1));
    }

    #[test]
    fn a_span_never_runs_backwards() {
        assert_eq!(Span::new(date(2025, 1, 2), date(2025, 1, 1), Precision::Range), None);
    }

    #[test]
    fn iso_is_strict() {
        assert_eq!(read_iso("2025-10-30"), Ok(date(2025, 10, 30)));
        for wrong in
            ["", "2025-1-30", "20251030", "2025-10-30T00:00", "+025-10-30", "2025/10/30", "２025-10-3"]
        {
            assert!(matches!(read_iso(wrong), Err(DateError::Unknown { .. })), "{wrong}");
        }
        assert!(matches!(read_iso("2025-02-29"), Err(DateError::Day { last: 28, .. })));
        assert!(matches!(read_iso("2025-13-01"), Err(DateError::Month { month: 13, .. })));
        assert!(matches!(read_iso("1899-12-31"), Err(DateError::Year { year: Some(1899), .. })));
        assert_eq!(read_iso("2200-12-31"), Ok(date(2200, 12, 31)));
    }

    #[test]
    fn printed_for_the_screen_and_for_reports() {
        assert_eq!(show(date(2026, 3, 5)), "05/03/2026");
        assert_eq!(show_report(date(2026, 3, 16)), "16/3/2026");
        assert_eq!(show_report(date(2026, 3, 5)), "05/3/2026");
        assert_eq!(show_report(date(2026, 2, 16)), "16/02/2026");
        assert_eq!(show_report(date(2026, 12, 1)), "01/12/2026");
    }

    #[test]
    fn counting_days_knows_leap_years_and_sign() {
        assert_eq!(days_between(date(2028, 2, 28), date(2028, 3, 1)), 2);
        assert_eq!(days_between(date(2026, 1, 1), date(2025, 12, 31)), -1);
    }

    #[test]
    fn quarters_and_halves() {
        let of: Vec<_> = (1..=12).map(|m| (quarter(date(2025, m, 1)), half(date(2025, m, 1)))).collect();
        let want =
            [(1, 1), (1, 1), (1, 1), (2, 1), (2, 1), (2, 1), (3, 2), (3, 2), (3, 2), (4, 2), (4, 2), (4, 2)];
        assert_eq!(of, want);
    }
}

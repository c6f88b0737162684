//! From what is written to the days that are meant: checks the numbers, finds missing years, counts from today.

use jiff::civil::Weekday;

use super::base::Base;
use super::forms::Phrase;
use super::markers::Marker;
use super::point::{Point, Unit, Year};
use super::recurrence::{DayOn, Recurrence};
use super::recurring::{Recurring, WrittenDay};
use super::{Meaning, When};
use crate::model::date::{Date, DateError, Precision, Span, checked, checked_month, checked_year, within};

/// A year in which every day exists that exists at all.
const LEAP_YEAR: i16 = 2000;
/// 29 February may be eight years away: 2096, then 2104.
const LONGEST_WAIT: i16 = 8;

/// A span, and whether its year was concluded.
type Found = (Span, bool);

/// Turns phrases into days for one wording.
#[derive(Clone, Copy)]
pub(super) struct Resolver<'a> {
    /// The wording, for error messages.
    pub(super) value: &'a str,
    pub(super) base: Base,
}

impl Resolver<'_> {
    /// What the phrase means.
    pub(super) fn when(self, phrase: Phrase) -> Result<When, DateError> {
        let (meaning, year_inferred) = match phrase {
            Phrase::One { marker, point } => self.one(marker, point)?,
            Phrase::Range { marker, from, to } => self.two(marker, from, to)?,
            Phrase::Every(written) => (Meaning::Every(self.recurrence(&written)?), false),
            Phrase::Standing => (Meaning::Standing, false),
        };
        Ok(When { meaning, year_inferred })
    }

    fn one(self, marker: Marker, point: Point) -> Result<(Meaning, bool), DateError> {
        let (span, inferred) = self.span(point)?;
        let one_day = span.precision() == Precision::Day;
        let meaning = match marker {
            Marker::Before => before_start(span),
            Marker::By | Marker::End => Meaning::By(span),
            Marker::Bare | Marker::During if one_day => Meaning::By(span),
            Marker::Bare | Marker::During => Meaning::During(span),
            Marker::From => onward(span.start(), span.precision()),
            Marker::After => self.after(span)?,
            Marker::Vision => Meaning::Vision(span),
        };
        Ok((meaning, inferred))
    }

    fn after(self, span: Span) -> Result<Meaning, DateError> {
        let start = self.later(span.end(), 1, Unit::Day)?;
        Ok(onward(start, span.precision()))
    }

    fn two(self, marker: Marker, from: Point, to: Point) -> Result<(Meaning, bool), DateError> {
        let (span, inferred) = self.range(from, to)?;
        let meaning = if marker == Marker::By { Meaning::By(span) } else { Meaning::During(span) };
        Ok((meaning, inferred))
    }

    /// From the start of one point to the end of the other.
    pub(super) fn range(self, from: Point, to: Point) -> Result<Found, DateError> {
        let (first, last, inferred) = match (from.lacks_year(), to.lacks_year()) {
            (false, true) => self.with_later_end(from, to)?,
            (true, _) => self.with_earlier_start(from, to)?,
            (false, false) => {
                let ((first, a), (last, b)) = (self.span(from)?, self.span(to)?);
                (first, last, a || b)
            }
        };
        let (start, end) = (first.start(), last.end());
        let span = Span::new(start, end, Precision::Range);
        Ok((span.ok_or_else(|| DateError::Reversed { value: self.value.into(), start, end })?, inferred))
    }

    /// The end takes the year of the start: that is how one writes, not a conclusion. Only over New Year it is one.
    fn with_later_end(self, from: Point, to: Point) -> Result<(Span, Span, bool), DateError> {
        let (first, inferred) = self.span(from)?;
        let year = first.start().year();
        let same = self.fixed(to.in_year(year))?;
        if same.end() >= first.start() {
            return Ok((first, same, inferred));
        }
        Ok((first, self.fixed(to.in_year(year + 1))?, true))
    }

    /// The same the other way round: từ tháng 10 đến tháng 3/2026 starts in 2025.
    fn with_earlier_start(self, from: Point, to: Point) -> Result<(Span, Span, bool), DateError> {
        let (last, inferred) = self.span(to)?;
        let year = last.end().year();
        let same = self.fixed(from.in_year(year))?;
        if same.start() <= last.end() {
            return Ok((same, last, inferred));
        }
        Ok((self.fixed(from.in_year(year - 1))?, last, true))
    }

    /// The days of a point, whatever it leaves open.
    pub(super) fn span(self, point: Point) -> Result<Found, DateError> {
        let found = if point.lacks_year() {
            (self.first_such(point)?, true)
        } else {
            let span = self.fixed(point)?;
            (span, self.doubtful(point, span))
        };
        self.weekday_agrees(point, found.0)?;
        Ok(found)
    }

    /// The first such day (for anything longer: the first whose last day is) on or after the date of the document, or
    /// today.
    fn first_such(self, point: Point) -> Result<Span, DateError> {
        self.any_year(point)?;
        let since = self.base.document.unwrap_or(self.base.today);
        let years = since.year()..=since.year().saturating_add(LONGEST_WAIT);
        let mut spans = years.filter_map(|year| self.fixed(point.in_year(year)).ok());
        spans.find(|span| span.end() >= since).ok_or_else(|| self.too_far(None))
    }

    /// A point without a year in a year where it exists if it ever does.
    pub(super) fn any_year(self, point: Point) -> Result<Span, DateError> {
        self.fixed(point.in_year(LEAP_YEAR)).map_err(|error| match error {
            DateError::Day { value, day, month, last, .. } => {
                DateError::Day { value, day, month, year: None, last }
            }
            other => other,
        })
    }

    /// "cuối năm" is this year's end for who types it, but perhaps not for a document of another year.
    fn doubtful(self, point: Point, span: Span) -> bool {
        let counted = matches!(point, Point::Period { .. });
        counted && self.base.document.is_some_and(|written| written.year() != span.start().year())
    }

    /// The days of a point that needs no year.
    pub(super) fn fixed(self, point: Point) -> Result<Span, DateError> {
        match point {
            Point::Day { day, month, year, .. } => self.day(year, month, day),
            Point::Month { month, year } => self.month_of(year, month, Precision::Month),
            Point::Quarter { quarter, year } => self.quarter(year, quarter),
            Point::Months { first, last, year } => self.months(year, first, last),
            Point::Year { year } => self.month_of(year, 1, Precision::Year),
            Point::DayOf { day, months_ahead } => self.day_of(day, months_ahead),
            Point::Period { unit, ahead } => self.period(unit, ahead),
            Point::Ahead { count, unit } => Ok(one_day(self.later(self.base.today, count, unit)?)),
            Point::Weekday { weekday, weeks_ahead } => self.weekday(weekday, weeks_ahead),
        }
    }

    fn day(self, year: Year, month: u32, day: u32) -> Result<Span, DateError> {
        checked_month(self.value, month, Some(day))?;
        checked(self.value, self.year(year)?, month, day).map(one_day)
    }

    fn month_of(self, year: Year, month: u32, precision: Precision) -> Result<Span, DateError> {
        checked_month(self.value, month, None)?;
        let first = checked(self.value, self.year(year)?, month, 1)?;
        Ok(Span::containing(first, precision))
    }

    fn quarter(self, year: Year, quarter: u32) -> Result<Span, DateError> {
        if within::<u8>(quarter, 1, 4).is_none() {
            return Err(DateError::Quarter { value: self.value.into(), quarter });
        }
        self.month_of(year, quarter * 3, Precision::Quarter)
    }

    fn months(self, year: Year, first: u32, last: u32) -> Result<Span, DateError> {
        let start = self.month_of(year, first, Precision::Month)?.start();
        let end = self.month_of(year, last, Precision::Month)?.end();
        let half = Span::containing(start, Precision::Half);
        let range = Span::new(start, end, Precision::Range).unwrap_or(half);
        Ok(if (half.start(), half.end()) == (start, end) { half } else { range })
    }

    fn year(self, year: Year) -> Result<u32, DateError> {
        let full = match year {
            Year::Written(n) if n.digits == 2 => return Ok(2000 + n.value),
            Year::Written(n) if n.digits == 4 => return Ok(n.value),
            Year::Written(n) => return Err(self.too_far(Some(n.value))),
            Year::Full(year) => year,
            Year::Ahead(years) => self.base.today.year().saturating_add(i16::from(years)),
            Year::Missing => self.base.today.year(),
        };
        u32::try_from(full).map_err(|_| self.too_far(None))
    }

    fn day_of(self, day: u32, months_ahead: u8) -> Result<Span, DateError> {
        let month = self.later(self.base.today.first_of_month(), u32::from(months_ahead), Unit::Month)?;
        self.day(Year::Full(month.year()), u32::from(month.month().unsigned_abs()), day)
    }

    fn period(self, unit: Unit, ahead: u8) -> Result<Span, DateError> {
        let precision = match unit {
            Unit::Day => Precision::Day,
            Unit::Week => return self.week(ahead),
            Unit::Month => Precision::Month,
            Unit::Quarter => Precision::Quarter,
            Unit::Year => Precision::Year,
        };
        Ok(Span::containing(self.later(self.base.today, u32::from(ahead), unit)?, precision))
    }

    /// Monday to Sunday.
    fn week(self, ahead: u8) -> Result<Span, DateError> {
        let monday = self.in_week(Weekday::Monday, ahead)?;
        let sunday = self.in_week(Weekday::Sunday, ahead)?;
        Span::new(monday, sunday, Precision::Range).ok_or_else(|| self.too_far(None))
    }

    fn in_week(self, weekday: Weekday, ahead: u8) -> Result<Date, DateError> {
        let since_monday = i64::from(self.base.today.weekday().to_monday_zero_offset());
        let days = i64::from(ahead) * 7 + i64::from(weekday.to_monday_zero_offset()) - since_monday;
        self.shifted(self.base.today, jiff::Span::new().try_days(days))
    }

    /// Today counts as the next such weekday.
    fn weekday(self, weekday: Weekday, weeks_ahead: Option<u8>) -> Result<Span, DateError> {
        let today = self.base.today.weekday();
        let already_over = weekday.to_monday_zero_offset() < today.to_monday_zero_offset();
        let weeks = weeks_ahead.unwrap_or(u8::from(already_over));
        Ok(one_day(self.in_week(weekday, weeks)?))
    }

    fn weekday_agrees(self, point: Point, span: Span) -> Result<(), DateError> {
        let Point::Day { weekday: Some(named), .. } = point else { return Ok(()) };
        let (date, actual) = (span.start(), span.start().weekday());
        if named == actual {
            Ok(())
        } else {
            Err(DateError::Weekday { value: self.value.into(), date, actual })
        }
    }

    /// So many units later. A month later is at most the last day of that month.
    fn later(self, from: Date, count: u32, unit: Unit) -> Result<Date, DateError> {
        let (count, zero) = (i64::from(count), jiff::Span::new());
        self.shifted(
            from,
            match unit {
                Unit::Day => zero.try_days(count),
                Unit::Week => zero.try_weeks(count),
                Unit::Month => zero.try_months(count),
                Unit::Quarter => zero.try_months(count * 3),
                Unit::Year => zero.try_years(count),
            },
        )
    }

    fn shifted(self, from: Date, by: Result<jiff::Span, jiff::Error>) -> Result<Date, DateError> {
        let day = by.and_then(|by| from.checked_add(by)).map_err(|_| self.too_far(None))?;
        let year = u32::try_from(day.year()).map_err(|_| self.too_far(None))?;
        checked_year(self.value, year).map(|_| day)
    }

    fn too_far(self, year: Option<u32>) -> DateError {
        DateError::Year { value: self.value.into(), year }
    }

    fn recurrence(self, written: &Recurring) -> Result<Recurrence, DateError> {
        let on = written.on.iter().map(|day| self.day_on(*day)).collect::<Result<_, _>>()?;
        Ok(Recurrence { every: written.every, on, before: written.before })
    }

    fn day_on(self, written: WrittenDay) -> Result<DayOn, DateError> {
        let month =
            written.month.map(|month| checked_month(self.value, month, Some(written.day))).transpose()?;
        let last = DayOn { month, day: 1 }.longest();
        let wrong = || DateError::Day { value: self.value.into(), day: written.day, month, year: None, last };
        Ok(DayOn { month, day: within(written.day, 1, last).ok_or_else(wrong)? })
    }
}

fn one_day(date: Date) -> Span {
    Span::containing(date, Precision::Day)
}

/// Before a range (trước tuần sau) is before its first day; there is nothing else to be exact about.
fn before_start(span: Span) -> Meaning {
    Meaning::Before(if span.precision() == Precision::Range { one_day(span.start()) } else { span })
}

/// A range has no unit of its own (9 tháng đầu năm): what goes on from it goes on from its first day.
fn onward(start: Date, precision: Precision) -> Meaning {
    Meaning::From { start, precision: if precision == Precision::Range { Precision::Day } else { precision } }
}

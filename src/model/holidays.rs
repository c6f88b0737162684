//! Working days: Monday to Friday, without public holidays, with the weekend days that are worked for them.
//!
//! Holidays are facts of a year that somebody decides (Tết follows the moon, days are swapped), so they come as data. A year
//! without data is counted Monday to Friday and named: a count never looks surer than it is.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::date::{Weekday, days_between};
use super::{Certainty, Date};

/// The holidays of one year.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Year {
    /// The year.
    pub year: i16,
    /// How well it is founded.
    pub certainty: Certainty,
    /// Where it comes from.
    pub source: Box<str>,
    /// Days on which nobody works.
    pub off: Vec<Off>,
    /// Weekend days that are worked instead.
    #[serde(default)]
    pub work: Vec<Date>,
}

/// Days off in a row.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Off {
    /// The first.
    pub from: Date,
    /// The last.
    pub to: Date,
    /// What for.
    pub name: Box<str>,
}

/// A table of holidays that says something impossible.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{day} does not belong to the holidays of {year}, or its days are the wrong way round")]
pub struct HolidayError {
    /// The year.
    pub year: i16,
    /// The day.
    pub day: Date,
}

/// How many working days, and which of the years between have no data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkingDays {
    /// So many; negative where the day is past.
    pub days: i64,
    /// Years that were counted Monday to Friday.
    pub without_data: Vec<i16>,
}

/// The holidays of every year that is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holidays {
    years: BTreeMap<i16, Year>,
    /// Weekdays off, in order.
    off: Vec<Date>,
    /// Weekend days worked, in order.
    work: Vec<Date>,
}

impl Holidays {
    /// The holidays of these years; of two tables of one year the later one counts.
    ///
    /// # Errors
    /// For a day of another year: Tết that begins in December stands in both tables.
    pub fn new(tables: impl IntoIterator<Item = Year>) -> Result<Self, HolidayError> {
        let mut years = BTreeMap::new();
        for table in tables {
            check(&table)?;
            years.insert(table.year, table);
        }
        let spans = years.values().flat_map(|table: &Year| &table.off);
        let mut off: Vec<Date> = spans.flat_map(days_of).filter(|day| !is_weekend(*day)).collect();
        let worked = years.values().flat_map(|table| table.work.iter().copied());
        let mut work: Vec<Date> = worked.filter(|day| is_weekend(*day)).collect();
        for days in [&mut off, &mut work] {
            days.sort_unstable();
            days.dedup();
        }
        Ok(Self { years, off, work })
    }

    /// Whether there is data for a year.
    pub fn knows(&self, year: i16) -> bool {
        self.years.contains_key(&year)
    }

    /// The table of a year.
    pub fn of(&self, year: i16) -> Option<&Year> {
        self.years.get(&year)
    }

    /// Whether one works on a day.
    pub fn is_worked(&self, day: Date) -> bool {
        if is_weekend(day) {
            self.work.binary_search(&day).is_ok()
        } else {
            self.off.binary_search(&day).is_err()
        }
    }

    /// Working days from the day after `today` to `last`, that day included; where it is past, those since it, negative.
    pub fn left(&self, today: Date, last: Date) -> WorkingDays {
        let (from, to) = (today.min(last), today.max(last));
        let days = weekdays_up_to(to) - weekdays_up_to(from) - between(&self.off, from, to)
            + between(&self.work, from, to);
        let first = from.tomorrow().unwrap_or(from).min(to);
        let without_data = (first.year()..=to.year()).filter(|year| !self.knows(*year)).collect();
        WorkingDays { days: if last < today { -days } else { days }, without_data }
    }
}

fn check(table: &Year) -> Result<(), HolidayError> {
    let spans = table.off.iter();
    let wrong = spans.filter(|off| off.from > off.to).map(|off| off.from);
    let days = table.off.iter().flat_map(|off| [off.from, off.to]).chain(table.work.iter().copied());
    match wrong.chain(days.filter(|day| day.year() != table.year)).next() {
        Some(day) => Err(HolidayError { year: table.year, day }),
        None => Ok(()),
    }
}

fn days_of(off: &Off) -> impl Iterator<Item = Date> + use<> {
    let last = off.to;
    std::iter::successors(Some(off.from), |day| day.tomorrow().ok()).take_while(move |day| *day <= last)
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// Days after `from` up to `to` in an ordered list.
fn between(days: &[Date], from: Date, to: Date) -> i64 {
    let up_to = |end: Date| days.partition_point(|day| *day <= end);
    i64::try_from(up_to(to) - up_to(from)).unwrap_or(i64::MAX)
}

/// Mondays to Fridays from some Monday far back up to a day, that day included.
fn weekdays_up_to(day: Date) -> i64 {
    const MONDAY: Date = jiff::civil::date(1900, 1, 1);
    let days = days_between(MONDAY, day) + 1;
    days.div_euclid(7) * 5 + days.rem_euclid(7).min(5)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn tet() -> Holidays {
        let off = |from: Date, to: Date| Off { from, to, name: "Tết".into() };
        let year = Year {
            year: 2026,
            certainty: Certainty::Reported,
            source: "".into(),
            off: vec![off(date(2026, 1, 1), date(2026, 1, 4)), off(date(2026, 2, 14), date(2026, 2, 22))],
            work: vec![date(2026, 1, 10)],
        };
        Holidays::new([year]).expect("a table")
    }

    #[test]
    fn holidays_are_left_out_and_swapped_days_counted() {
        let left = |from, to| tet().left(from, to).days;
        assert_eq!(left(date(2026, 2, 13), date(2026, 2, 23)), 1);
        assert_eq!(left(date(2026, 1, 5), date(2026, 1, 12)), 6);
        assert_eq!(left(date(2026, 2, 23), date(2026, 2, 13)), -1);
        assert_eq!(left(date(2026, 3, 2), date(2026, 3, 2)), 0);
        assert!(tet().is_worked(date(2026, 1, 10)) && !tet().is_worked(date(2026, 1, 2)));
    }

    #[test]
    fn years_without_data_are_named() {
        let left = |from, to| tet().left(from, to).without_data;
        assert_eq!(left(date(2026, 3, 1), date(2026, 12, 31)), [] as [i16; 0]);
        assert_eq!(left(date(2026, 12, 31), date(2028, 1, 1)), [2027, 2028]);
        assert_eq!(left(date(2026, 11, 1), date(2025, 11, 1)), [2025]);
    }

    #[test]
    fn a_day_of_another_year_is_refused() {
        let json = r#"{"year":2027,"certainty":"reported","source":"x","off":[{"from":"2026-12-31","to":"2027-01-01","name":"x"}]}"#;
        let year: Year = serde_json::from_str(json).expect("JSON");
        assert_eq!(Holidays::new([year]), Err(HolidayError { year: 2027, day: date(2026, 12, 31) }));
    }

    proptest! {
        #[test]
        fn counting_is_walking(from in 0..40_000i64, ahead in 0..800i64) {
            let today = date(1990, 1, 1).checked_add(jiff::Span::new().days(from)).expect("a day");
            let last = today.checked_add(jiff::Span::new().days(ahead)).expect("a day");
            let table = tet();
            let walked = std::iter::successors(today.tomorrow().ok(), |day| day.tomorrow().ok())
                .take_while(|day| *day <= last)
                .filter(|day| table.is_worked(*day))
                .fold(0_i64, |count, _| count + 1);
            prop_assert_eq!(table.left(today, last).days, walked);
            prop_assert_eq!(table.left(last, today).days, -walked);
        }
    }
}

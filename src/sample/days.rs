//! Working days around the day of the sample, by their distance from it.

use crate::model::Date;
use crate::model::date::VIET_NAM;
use crate::model::holidays::Holidays;

/// So many working days before the day are known, and as many after it.
const REACH: usize = 140;

/// What is typed is read in the years 1900 to 2200; figures reach a little further back than the working days, and what is aimed at
/// further on.
const YEARS: std::ops::RangeInclusive<i16> = 1903..=2195;

/// The working days around a day.
#[derive(Debug)]
pub(super) struct Days {
    pub(super) today: Date,
    /// Those before it, the last one first.
    before: Vec<Date>,
    /// Itself if one works on it, and those after it.
    from: Vec<Date>,
}

impl Days {
    /// `None` where the calendar ends too close.
    pub(super) fn around(today: Date, holidays: &Holidays) -> Option<Self> {
        let worked = |day: &Date| holidays.is_worked(*day);
        let back = std::iter::successors(today.yesterday().ok(), |day| day.yesterday().ok());
        let forth = std::iter::successors(Some(today), |day| day.tomorrow().ok());
        let before: Vec<Date> = back.filter(worked).take(REACH).collect();
        let from: Vec<Date> = forth.filter(worked).take(REACH).collect();
        let ends = [before.last()?, from.last()?];
        let is_near = before.len() == REACH && from.len() == REACH;
        (is_near && ends.iter().all(|day| YEARS.contains(&day.year()))).then_some(Self {
            today,
            before,
            from,
        })
    }

    /// The working day at a distance: -1 is the last one before the day, 0 the day itself or the next one.
    pub(super) fn at(&self, distance: i32) -> Date {
        let (days, place) = if distance < 0 { (&self.before, !distance) } else { (&self.from, distance) };
        let place = usize::try_from(place).unwrap_or(0).min(REACH - 1);
        days[place]
    }

    /// The last working day up to a day, by its distance; `None` unless it lies before the day of the sample.
    pub(super) fn last_up_to(&self, day: Date) -> Option<i32> {
        let place = self.before.iter().position(|worked| *worked <= day)?;
        (day < self.today || self.from.first().is_some_and(|next| day < *next))
            .then(|| i32::try_from(place).ok().map(|place| -1 - place))
            .flatten()
    }

    /// The first working day from a day on, by its distance; `None` unless it lies before the day of the sample.
    pub(super) fn first_from(&self, day: Date) -> Option<i32> {
        let place = self.before.iter().rposition(|worked| *worked >= day)?;
        i32::try_from(place).ok().map(|place| -1 - place)
    }
}

/// A minute of a day in Việt Nam, in UTC: `2026-11-22T00:10:00Z`.
pub(super) fn moment(day: Date, minute: i32) -> String {
    let midnight = day.to_datetime(jiff::civil::Time::midnight());
    let local = midnight.saturating_add(jiff::Span::new().minutes(minute));
    VIET_NAM.to_timestamp(local).map_or_else(|_| format!("{day}T00:00:00Z"), |time| time.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_counted_over_weekends_and_years() {
        let days = Days::around(date(2027, 1, 2), &Holidays::default()).expect("days");
        assert_eq!(days.at(-1), date(2027, 1, 1));
        assert_eq!(
            (days.at(0), days.at(1), days.at(-2)),
            (date(2027, 1, 4), date(2027, 1, 5), date(2026, 12, 31))
        );
        assert_eq!(days.last_up_to(date(2026, 12, 27)), Some(-6));
        assert_eq!(days.last_up_to(date(2027, 1, 3)), Some(-1));
        assert_eq!(days.last_up_to(date(2027, 1, 4)), None);
        assert_eq!(days.first_from(date(2026, 12, 26)), Some(-5));
        assert_eq!(days.first_from(date(2027, 1, 2)), None);
        assert!(Days::around(Date::MAX, &Holidays::default()).is_none());
        assert!(Days::around(Date::MIN, &Holidays::default()).is_none());
    }

    #[test]
    fn a_moment_is_told_in_utc() {
        assert_eq!(moment(date(2026, 11, 22), 7 * 60 + 10), "2026-11-22T00:10:00Z");
        assert_eq!(moment(date(2026, 1, 1), 0), "2025-12-31T17:00:00Z");
    }
}

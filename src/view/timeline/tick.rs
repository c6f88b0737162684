//! Ticks: the days, weeks, months… that a scale is divided by, as dense as their labels allow.

use jiff::Span;

use super::scale::Scale;
use crate::model::{Date, date};

/// A mark on the scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// Its column.
    pub column: u16,
    /// Its label, the same in every language: `10/2025`, `Q4`, `2030`.
    pub label: String,
}

/// Two rows of ticks: the longer stretches over the shorter ones.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TickRows {
    /// Years over quarters, months over days. Empty where the labels below say it all. A stretch that began before the
    /// scale is named at its first column.
    pub upper: Vec<Tick>,
    /// The finer ticks.
    pub lower: Vec<Tick>,
}

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

/// From the finest to the coarsest.
const STEPS: [Step; 7] =
    [Step::Day, Step::Week, Step::Month, Step::Quarter, Step::Year, Step::Years(5), Step::Years(10)];

/// Where even decades are too dense.
const COARSEST: Step = Step::Years(50);

impl Step {
    /// The first day of the stretch that a day lies in.
    fn first_of(self, day: Date) -> Option<Date> {
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

    fn next(self, first: Date) -> Option<Date> {
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
    fn above(self) -> Option<Self> {
        match self {
            Self::Day | Self::Week => Some(Self::Month),
            Self::Month | Self::Quarter | Self::Half => Some(Self::Year),
            Self::Year | Self::Years(_) => None,
        }
    }

    /// The label where nothing stands above it.
    fn full(self, day: Date) -> String {
        match self {
            Self::Day | Self::Week => format!("{}/{}", day.day(), day.month()),
            Self::Month | Self::Half => format!("{}/{}", day.month(), day.year()),
            Self::Quarter => format!("Q{}/{}", date::quarter(day), day.year()),
            Self::Year | Self::Years(_) => day.year().to_string(),
        }
    }

    /// The label below the one of [`above`](Self::above).
    fn short(self, day: Date) -> String {
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

impl Scale {
    /// One row of ticks that do not touch each other, as dense as the width allows.
    pub fn ticks(&self) -> Vec<Tick> {
        self.densest(Step::full).1
    }

    /// Two rows of ticks, neither of them touching each other.
    pub fn tick_rows(&self) -> TickRows {
        let (step, lower) = self.densest(Step::short);
        let upper = step.above().map_or_else(Vec::new, |above| self.stretches(above));
        TickRows { upper, lower }
    }

    fn densest(&self, label: fn(Step, Date) -> String) -> (Step, Vec<Tick>) {
        let all = STEPS.iter().map(|step| (*step, self.ticks_of(*step, label)));
        let mut fitting = all.filter(|(_, ticks)| stand_apart(ticks));
        fitting.next().unwrap_or_else(|| (COARSEST, self.ticks_of(COARSEST, label)))
    }

    /// The stretches that the scale shows, each named where it begins; the first one at the edge where there is room.
    fn stretches(&self, step: Step) -> Vec<Tick> {
        let mut ticks = self.ticks_of(step, Step::full);
        let label = step.first_of(self.start()).map(|first| step.full(first)).unwrap_or_default();
        let room = ticks.first().map_or(self.width(), |tick| tick.column);
        if usize::from(room) > label.len() {
            ticks.insert(0, Tick { column: 0, label });
        }
        ticks
    }

    /// Whether a label that begins at a column ends on the scale.
    fn has_room(&self, column: u16, label: &str) -> bool {
        usize::from(column) + label.len() <= usize::from(self.width())
    }

    fn ticks_of(&self, step: Step, label: fn(Step, Date) -> String) -> Vec<Tick> {
        let first = step.first_of(self.start());
        let mut day =
            first.and_then(|first| if first < self.start() { step.next(first) } else { Some(first) });
        let mut ticks = Vec::new();
        while let Some((day_here, column)) = day.and_then(|day| Some((day, self.column(day)?))) {
            let text = label(step, day_here);
            if self.has_room(column, &text) {
                ticks.push(Tick { column, label: text });
            }
            // More ticks than columns can never be told apart.
            if ticks.len() > usize::from(self.width()) {
                break;
            }
            day = step.next(day_here);
        }
        ticks
    }
}

fn stand_apart(ticks: &[Tick]) -> bool {
    ticks
        .windows(2)
        .all(|pair| usize::from(pair[0].column) + pair[0].label.len() < usize::from(pair[1].column))
}

#[cfg(test)]
mod tests {
    use super::super::Zoom;
    use super::*;
    use jiff::civil::date as day;

    #[test]
    fn ticks_never_touch_at_any_zoom_and_width() {
        for zoom in Zoom::ALL {
            for width in 1..200 {
                let scale = Scale::new(day(2026, 11, 22), zoom, width);
                let rows = scale.tick_rows();
                for ticks in [scale.ticks(), rows.lower, rows.upper] {
                    assert!(stand_apart(&ticks), "{zoom:?} {width} {ticks:?}");
                }
            }
        }
    }

    #[test]
    fn long_stretches_stand_over_short_ones() {
        let scale = Scale::new(day(2026, 11, 22), Zoom::Quarters, 60);
        let rows = scale.tick_rows();
        let labels = |ticks: &[Tick]| ticks.iter().map(|tick| tick.label.clone()).collect::<Vec<_>>();
        assert_eq!(labels(&rows.upper), ["2026", "2027", "2028"]);
        assert_eq!(labels(&rows.lower)[..4], ["Q2", "Q3", "Q4", "Q1"]);
        let quarters: Vec<u16> = rows.lower.iter().map(|tick| tick.column).collect();
        assert!(
            rows.upper[1..].iter().all(|year| quarters.contains(&year.column)),
            "a year begins with a quarter"
        );
    }

    #[test]
    fn the_last_day_of_a_month_stays_the_last_day() {
        assert_eq!(Step::Month.from(day(2026, 9, 30), 1), Some(day(2026, 10, 31)));
        assert_eq!(Step::Quarter.from(day(2025, 12, 31), -1), Some(day(2025, 9, 30)));
        assert_eq!(Step::Month.from(day(2026, 1, 30), 1), Some(day(2026, 2, 28)));
        assert_eq!(Step::Week.from(day(2026, 9, 30), 1), Some(day(2026, 10, 7)));
        assert_eq!(Step::Years(i16::MAX).from(day(2026, 9, 30), i32::MAX), None);
    }
}

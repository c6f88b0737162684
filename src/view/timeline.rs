//! Time as columns: a scale, its ticks, and where a record's span or day lies on it.

use crate::model::deadline::{Deadline, Meaning};
use crate::model::{Body, Condition, Dataset, Date, Now, Record};
use crate::model::{Id, date};

/// How much time one screen holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Zoom {
    /// About six weeks: a tick a week.
    Weeks,
    /// About half a year: a tick a month.
    Months,
    /// About two years: a tick a quarter.
    Quarters,
    /// About eight years: a tick a year.
    Years,
    /// About thirty years: a tick every five.
    Decades,
}

impl Zoom {
    const ALL: [Zoom; 5] = [Zoom::Weeks, Zoom::Months, Zoom::Quarters, Zoom::Years, Zoom::Decades];

    /// Days that the whole width shows.
    fn days(self) -> i32 {
        match self {
            Self::Weeks => 42,
            Self::Months => 184,
            Self::Quarters => 730,
            Self::Years => 2_922,
            Self::Decades => 10_957,
        }
    }

    /// One step nearer.
    #[must_use]
    pub fn nearer(self) -> Self {
        Self::ALL[(self as usize).saturating_sub(1)]
    }

    /// One step farther.
    #[must_use]
    pub fn farther(self) -> Self {
        Self::ALL[(self as usize + 1).min(Self::ALL.len() - 1)]
    }
}

/// A scale: which day each column begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    start: Date,
    days: i32,
    width: u16,
}

/// A mark on the scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// Its column.
    pub column: u16,
    /// Its label: `10/2025`, `2030`.
    pub label: String,
}

/// Where a record lies in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// The record.
    pub id: Id,
    /// Its first day; the same as the last where it is a day.
    pub start: Date,
    /// Its last day; `None` where it has an open end.
    pub end: Option<Date>,
    /// How it stands.
    pub condition: Condition,
    /// Percent done.
    pub progress: Option<u8>,
}

impl Scale {
    /// A scale of `width` columns with `centre` in the middle of a third from the left, so that the future has room.
    pub fn new(centre: Date, zoom: Zoom, width: u16) -> Self {
        let days = zoom.days();
        let start = shift(centre, -days / 3);
        Self { start, days, width: width.max(1) }
    }

    /// The column of a day; `None` if it lies outside.
    pub fn column(&self, day: Date) -> Option<u16> {
        let offset = date::days_between(self.start, day);
        let column = offset * i64::from(self.width) / i64::from(self.days);
        (offset >= 0).then(|| u16::try_from(column).ok().filter(|column| *column < self.width)).flatten()
    }

    /// The column of a day, or the edge beyond which it lies.
    fn nearest_column(&self, day: Date) -> u16 {
        if day < self.start { 0 } else { self.column(day).unwrap_or(self.width - 1) }
    }

    /// The first day shown.
    pub fn start(&self) -> Date {
        self.start
    }

    /// The last day shown.
    pub fn end(&self) -> Date {
        shift(self.start, self.days - 1)
    }

    /// The columns of a bar: first, last, and whether it goes on beyond either edge. `None` if none of it is shown.
    pub fn columns(&self, bar: &Bar) -> Option<(u16, u16, bool, bool)> {
        let end = bar.end.unwrap_or(Date::MAX);
        if end < self.start || bar.start > self.end() {
            return None;
        }
        let (first, last) = (self.nearest_column(bar.start), self.nearest_column(end));
        Some((first, last, bar.start < self.start, end > self.end()))
    }

    /// Ticks that do not touch each other, as dense as the width allows.
    pub fn ticks(&self) -> Vec<Tick> {
        let steps = [Step::Week, Step::Month, Step::Quarter, Step::Year, Step::Years(5), Step::Years(10)];
        let fits = |step: &Step| {
            let ticks = self.ticks_of(*step);
            ticks
                .windows(2)
                .all(|pair| pair[0].column as usize + pair[0].label.len() < pair[1].column as usize)
        };
        let step = steps.into_iter().find(fits).unwrap_or(Step::Years(50));
        self.ticks_of(step)
    }

    /// Whether a label that begins at a column ends on the scale.
    fn has_room(&self, column: u16, label: &str) -> bool {
        usize::from(column) + label.len() <= usize::from(self.width)
    }

    fn ticks_of(&self, step: Step) -> Vec<Tick> {
        let mut day = step.first_on_or_after(self.start);
        let mut ticks = Vec::new();
        while let Some(column) = day.and_then(|day| self.column(day)) {
            if let Some(label) = day.map(|day| step.label(day)).filter(|label| self.has_room(column, label)) {
                ticks.push(Tick { column, label });
            }
            // More ticks than columns can never be told apart.
            if ticks.len() > usize::from(self.width) {
                break;
            }
            day = day.and_then(|day| step.next(day));
        }
        ticks
    }
}

/// The distance between two ticks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Week,
    Month,
    Quarter,
    Year,
    Years(i16),
}

impl Step {
    fn first_on_or_after(self, day: Date) -> Option<Date> {
        let first = match self {
            Self::Week => shift(day, -i32::from(day.weekday().to_monday_zero_offset())),
            Self::Month => day.first_of_month(),
            Self::Quarter => Date::new(day.year(), (day.month() - 1) / 3 * 3 + 1, 1).ok()?,
            Self::Year => day.first_of_year(),
            Self::Years(n) => Date::new(day.year() / n * n, 1, 1).ok()?,
        };
        if first < day { self.next(first) } else { Some(first) }
    }

    fn next(self, day: Date) -> Option<Date> {
        use jiff::Span;
        let span = match self {
            Self::Week => Span::new().try_weeks(1),
            Self::Month => Span::new().try_months(1),
            Self::Quarter => Span::new().try_months(3),
            Self::Year => Span::new().try_years(1),
            Self::Years(n) => Span::new().try_years(n),
        };
        day.checked_add(span.ok()?).ok()
    }

    fn label(self, day: Date) -> String {
        match self {
            Self::Week => format!("{}/{}", day.day(), day.month()),
            Self::Month => format!("{}/{}", day.month(), day.year()),
            Self::Quarter => format!("Q{}/{}", (day.month() - 1) / 3 + 1, day.year()),
            Self::Year | Self::Years(_) => day.year().to_string(),
        }
    }
}

/// The day some days away; the nearest there is where the calendar ends.
pub fn shift(day: Date, days: i32) -> Date {
    use jiff::ToSpan;
    day.saturating_add(days.days())
}

/// The bars of every record that lies in time and passes `keep`, by first their end, then their beginning.
pub fn bars(data: &Dataset, now: Now, keep: impl Fn(&Record) -> bool) -> Vec<Bar> {
    let mut bars: Vec<Bar> = super::agenda::agenda(data, now, keep)
        .into_iter()
        .filter_map(|line| bar(data.get(&line.id)?, line.condition, now))
        .collect();
    bars.sort_by_key(|bar| (bar.end.is_none(), bar.end, bar.start));
    bars
}

/// Where a record lies: from its beginning to its last day; the last day alone where no beginning is known.
pub fn bar(record: &Record, condition: Condition, now: Now) -> Option<Bar> {
    let deadline = record.deadline()?;
    let last = now.last_day(record);
    let (begins, progress) = match &record.body {
        Body::Task(task) => (task.start, task.progress),
        _ => (None, None),
    };
    let start = begins.or_else(|| span_start(deadline)).or(last)?;
    let end = last.map(|last| last.max(start));
    Some(Bar { id: record.id.clone(), start, end, condition, progress })
}

/// The first day of a deadline that is a stretch of time of its own: "giai đoạn 2026 – 2030", "quý IV/2025".
fn span_start(deadline: &Deadline) -> Option<Date> {
    match deadline.meaning()? {
        Meaning::During(span) => Some(span.start()),
        Meaning::From { start, .. } => Some(*start),
        Meaning::Vision(span) => Some(span.end()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;

    #[test]
    fn days_fall_into_columns_in_order() {
        let scale = Scale::new(day(2025, 10, 15), Zoom::Months, 60);
        let columns: Vec<_> =
            [day(2025, 10, 15), day(2025, 10, 29), day(2025, 12, 31)].map(|d| scale.column(d)).into();
        assert!(columns.iter().all(Option::is_some) && columns.is_sorted(), "{columns:?}");
        assert_eq!(scale.column(day(2045, 12, 31)), None);
    }

    #[test]
    fn ticks_never_touch_at_any_zoom_and_width() {
        for zoom in Zoom::ALL {
            for width in 1..200 {
                let ticks = Scale::new(day(2026, 11, 22), zoom, width).ticks();
                for pair in ticks.windows(2) {
                    let end = usize::from(pair[0].column) + pair[0].label.len();
                    assert!(end < usize::from(pair[1].column), "{zoom:?} {width} {ticks:?}");
                }
            }
        }
    }

    #[test]
    fn a_bar_is_cut_at_the_edges() {
        let scale = Scale::new(day(2026, 1, 1), Zoom::Quarters, 80);
        let id = Id::new("nv-1").expect("id");
        let bar = Bar { id, start: day(2020, 1, 1), end: None, condition: Condition::Open, progress: None };
        assert_eq!(scale.columns(&bar), Some((0, 79, true, true)));
    }
}

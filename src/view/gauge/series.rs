//! The measurements of a target in the order of time, whatever the order in which they were written down.

use super::pace;
use crate::model::Date;
use crate::model::date::Span;
use crate::model::deadline;
use crate::model::kinds::Target;
use crate::model::parts::Measurement;

/// A value and the day it speaks of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// In the target's unit.
    pub value: f64,
    /// The day; `None` where nobody said.
    pub day: Option<Date>,
}

/// The measured values, the earliest first. Those without a day come before all others; of two on one day the one that
/// was written down later comes later, because it corrects the other.
pub fn points(target: &Target) -> Vec<Point> {
    let finite = target.measurements.iter().filter(|measurement| measurement.value.is_finite());
    let mut points: Vec<Point> =
        finite.map(|measurement| Point { value: measurement.value, day: day(measurement) }).collect();
    points.sort_by_key(|point| point.day);
    points
}

/// The day that a measurement speaks of: the end of its period, but never after the day on which it was taken.
pub fn day(measurement: &Measurement) -> Option<Date> {
    // A quarter without a year is the one before the measurement, which the day of the measurement then bounds.
    let today = measurement.on.unwrap_or(Date::MIN);
    let period = deadline::read_day(&measurement.period, today).ok().map(Span::end);
    match (period, measurement.on) {
        (Some(end), Some(on)) => Some(end.min(on)),
        (period, on) => period.or(on),
    }
}

/// The last point of each day, in the order of time; every one of those without a day.
pub(super) fn last_of_days(points: &[Point]) -> impl Iterator<Item = &Point> {
    let is_last = |place: &usize| {
        let here = points[*place].day;
        here.is_none() || points.get(place + 1).is_none_or(|next| next.day != here)
    };
    (0..points.len()).filter(is_last).map(|place| &points[place])
}

/// The baseline on the day of the document that set the target, where both are stated.
pub(super) fn from_baseline(target: &Target, outset: Option<Date>) -> Option<Point> {
    let baseline = target.baseline.filter(|value| value.is_finite());
    baseline.zip(outset).map(|(value, day)| Point { value, day: Some(day) })
}

/// Where the way began: the baseline on the day of the document that set the target, else the earliest day that was
/// measured. Only what lies before the latest value is a beginning.
pub(super) fn origin(
    target: &Target,
    points: &[Point],
    outset: Option<Date>,
    latest: Option<Point>,
) -> Option<Point> {
    let last = latest?.day?;
    let dated = || last_of_days(points).find(|point| point.day.is_some()).copied();
    let is_before = |point: &Point| point.day.is_some_and(|day| pace::years(day, last) > 0.0);
    from_baseline(target, outset).filter(is_before).or_else(dated).filter(is_before)
}

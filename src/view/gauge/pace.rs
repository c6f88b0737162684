//! The pace: where an even one would be today, and what is needed from here on.

use super::Point;
use super::aim::Aim;
use crate::model::date::days_between;
use crate::model::kinds::Target;
use crate::model::{Comparison, Date};

const DAYS_OF_A_YEAR: f64 = 365.25;

/// What is still needed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pace {
    /// How far the value is from the bound, in the target's unit; never negative.
    pub gap: f64,
    /// The gap for each year that is left; `None` where less than a year is left.
    pub per_year: Option<f64>,
    /// Whether the value has to fall.
    pub falls: bool,
    /// Whether the bound has to be passed, not only reached.
    pub passes: bool,
    /// The last day.
    pub until: Date,
}

/// Years from a day to another, with their fraction; negative backwards.
pub(super) fn years(from: Date, to: Date) -> f64 {
    // A calendar of ten thousand years has fewer than four million days.
    i32::try_from(days_between(from, to)).map_or(f64::INFINITY, |days| f64::from(days) / DAYS_OF_A_YEAR)
}

/// What is needed from a value on a day until the last day.
pub(super) fn needed(aim: Aim, value: f64, day: Date, until: Date) -> Option<Pace> {
    let way = aim.bound() - value;
    let left = years(day, until);
    if left <= 0.0 || !way.is_finite() {
        return None;
    }
    Some(Pace {
        gap: way.abs(),
        per_year: (left >= 1.0).then(|| way.abs() / left),
        falls: way < 0.0 || (way == 0.0 && aim.falls()),
        passes: aim.condition == Comparison::MoreThan,
        until,
    })
}

/// What is needed where nothing was measured yet: from the value at the outset, today on.
pub(super) fn from_outset(target: &Target, aim: Aim, today: Date, until: Date) -> Option<Pace> {
    let baseline = target.baseline.filter(|value| !aim.is_reached(*value) && !aim.is_beyond(*value))?;
    needed(aim, baseline, today, until)
}

/// Where an even pace from the origin would be on the day of the latest value.
pub(super) fn expected(aim: Aim, origin: Point, latest: Point, end: Date) -> Option<f64> {
    let (from, at) = (origin.day?, latest.day?);
    let (gone, whole) = (years(from, at), years(from, end));
    let expected = origin.value + (aim.bound() - origin.value) * (gone / whole).clamp(0.0, 1.0);
    (whole > 0.0 && expected.is_finite()).then_some(expected)
}

//! What a value has to be: the condition of a target with its bounds, and which way leads there.

use super::verdict::Why;
use crate::model::Comparison;
use crate::model::kinds::Target;

/// Two numbers that differ by less than this part of the greater one are the same: values come as decimals.
const TOLERANCE: f64 = 1e-9;

/// A condition that a number can be held against; the bounds it needs are there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Aim {
    pub(super) condition: Comparison,
    low: f64,
    high: f64,
}

impl Aim {
    /// The aim of a target, or why a number cannot be held against it.
    pub(super) fn of(target: &Target) -> Result<Self, Why> {
        let bound = |value: Option<f64>| value.filter(|value| value.is_finite());
        let (low, high) = (bound(target.low), bound(target.high));
        let condition = target.condition.ok_or(Why::NoBound)?;
        let (low, high) = match condition {
            Comparison::Qualitative => return Err(Why::Qualitative),
            Comparison::AtLeast | Comparison::MoreThan | Comparison::Exactly => (low, low),
            Comparison::AtMost | Comparison::RankAtMost => (high, high),
            // A range whose upper end nobody stated is open there.
            Comparison::Range => (low, high.or(low.map(|_| f64::INFINITY))),
        };
        match low.zip(high) {
            Some((low, high)) if low <= high => Ok(Self { condition, low, high }),
            _ => Err(Why::NoBound),
        }
    }

    /// The number that has to be reached.
    pub(super) fn bound(self) -> f64 {
        if self.falls() { self.high } else { self.low }
    }

    /// Whether a lower value is a better one.
    pub(super) fn falls(self) -> bool {
        matches!(self.condition, Comparison::AtMost | Comparison::RankAtMost)
    }

    /// Whether the value is what is asked for.
    pub(super) fn is_reached(self, value: f64) -> bool {
        match self.condition {
            Comparison::MoreThan => value > self.low && !same(value, self.low),
            Comparison::Exactly => same(value, self.low),
            _ => self.is_as_good(value, self.bound()),
        }
    }

    /// Whether the value is better than what is asked for. A rank within the first three is one of them, not more; so
    /// is what is more than a number that had to be passed.
    pub(super) fn is_beyond(self, value: f64) -> bool {
        match self.condition {
            Comparison::AtLeast => value > self.low && !same(value, self.low),
            Comparison::AtMost => value < self.high && !same(value, self.high),
            Comparison::Range => value > self.high && !same(value, self.high),
            _ => false,
        }
    }

    /// Whether a value is at least as good as another one on the way to the bound.
    pub(super) fn is_as_good(self, value: f64, other: f64) -> bool {
        let from_above = self.falls() || (self.condition == Comparison::Exactly && value > self.low);
        same(value, other) || if from_above { value < other } else { value > other }
    }

    /// How much of the way is gone, 0 to 1: the share of the bound where a share says something, else the share of the
    /// way from where it began.
    pub(super) fn part(self, value: f64, origin: Option<f64>) -> Option<f64> {
        let bound = self.bound();
        if self.is_reached(value) || self.is_beyond(value) {
            return Some(1.0);
        }
        let way = |origin: f64| (value - origin) / (bound - origin);
        let part = match origin.filter(|origin| self.is_as_good(bound, *origin) && !same(bound, *origin)) {
            Some(origin) if self.falls() || bound <= 0.0 => way(origin),
            _ if bound <= 0.0 || value < 0.0 || self.condition == Comparison::Exactly && value > bound => {
                return None;
            }
            _ if self.falls() => bound / value,
            _ => value / bound,
        };
        part.is_finite().then(|| part.clamp(0.0, 1.0))
    }
}

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= TOLERANCE * a.abs().max(b.abs()).max(1.0)
}

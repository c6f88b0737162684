//! How a target stands: its latest value against its condition, and against the pace that its horizon asks for.
//!
//! A verdict is given only where the record says enough for one. Without a year there is no pace; without a baseline or
//! a second measurement there is nothing to reckon it from; a condition in words is not judged by a number. Each verdict
//! carries its reason as data, and `words` makes a sentence of it.

mod aim;
mod chart;
mod pace;
mod picture;
mod series;
mod verdict;
mod words;

use crate::model::kinds::Target;
use crate::model::{Dataset, Date, Now, Record};
use crate::search::FilterError;

use aim::Aim;
pub use chart::{Chart, Lack, Reading, chart};
pub use pace::Pace;
pub use picture::{LINES, Piece, picture};
pub use series::{Point, day, points};
pub use verdict::{Verdict, Why};
pub use words::{amount, is_doubtful, measured, wanted};

/// How a target stands, and what a gauge shows of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Gauge {
    /// The latest value, in the target's unit.
    pub value: Option<f64>,
    /// The day it speaks of; `None` where nobody said.
    pub on: Option<Date>,
    /// Whether it is counted from the records now, not measured.
    pub is_counted: bool,
    /// How much of the way is gone, 0 to 1; `None` where that cannot be said.
    pub part: Option<f64>,
    /// How the target stands.
    pub verdict: Verdict,
    /// Why.
    pub why: Why,
    /// What is still needed, where there is time left for it.
    pub pace: Option<Pace>,
    /// The measured values in the order of time, the last of each day.
    pub values: Vec<f64>,
}

impl Gauge {
    /// Whether somebody should look into it: it is behind, or it is too late. A target of a later year that is merely not
    /// there yet alarms nobody.
    pub fn is_alarming(&self) -> bool {
        self.verdict == Verdict::Behind || self.why == Why::Late
    }
}

/// What came of counting the records that a target is bound to.
pub type Counted = Result<usize, FilterError>;

/// The gauge of a target. `counted` is what its filter found, for a target that is bound to one.
pub fn gauge(record: &Record, target: &Target, data: &Dataset, now: Now, counted: Option<&Counted>) -> Gauge {
    let points = points(target);
    let mut gauge = Gauge {
        value: None,
        on: None,
        is_counted: counted.is_some(),
        part: None,
        verdict: Verdict::NotMeasurable,
        why: Why::NoBound,
        pace: None,
        values: series::last_of_days(&points).map(|point| point.value).collect(),
    };
    let latest = match counted {
        Some(Err(error)) => {
            gauge.why = Why::Uncountable(error.clone());
            return gauge;
        }
        // Counts of records are far below what a double holds exactly.
        #[expect(clippy::cast_precision_loss, reason = "a count of records is small")]
        Some(Ok(n)) => Some(Point { value: *n as f64, day: Some(now.today) }),
        None => points.last().copied(),
    };
    gauge.value = latest.map(|point| point.value);
    gauge.on = latest.and_then(|point| point.day);
    let outset = data.document_of(record).and_then(Record::as_document).and_then(|d| d.date_issued);
    let course = Course { latest, origin: series::origin(target, &points, outset, latest), now, target };
    course.judge(&mut gauge);
    gauge
}

/// What is known of a target's way.
struct Course<'a> {
    latest: Option<Point>,
    /// Where the way began, earlier than the latest value.
    origin: Option<Point>,
    now: Now,
    target: &'a Target,
}

impl Course<'_> {
    fn judge(&self, gauge: &mut Gauge) {
        let aim = match Aim::of(self.target) {
            Ok(aim) => aim,
            Err(why) => {
                gauge.why = why;
                return;
            }
        };
        let end = self.target.horizon.and_then(|year| Date::new(year, 12, 31).ok());
        let Some(latest) = self.latest else {
            (gauge.verdict, gauge.why) = (Verdict::NoData, Why::NoValue);
            gauge.pace = end.and_then(|end| pace::from_outset(self.target, aim, self.now.today, end));
            return;
        };
        gauge.part = aim.part(latest.value, self.origin.map(|point| point.value));
        (gauge.verdict, gauge.why) = self.verdict(aim, latest, end);
        let is_there = matches!(gauge.verdict, Verdict::Met | Verdict::Exceeded);
        if let Some(end) = end.filter(|end| !is_there && *end >= self.now.today) {
            gauge.pace = pace::needed(aim, latest.value, latest.day.unwrap_or(self.now.today), end);
        }
    }

    fn verdict(&self, aim: Aim, latest: Point, end: Option<Date>) -> (Verdict, Why) {
        if aim.is_beyond(latest.value) {
            return (Verdict::Exceeded, Why::Beyond);
        }
        if aim.is_reached(latest.value) {
            return (Verdict::Met, Why::Reached);
        }
        let Some(end) = end else { return (Verdict::NotMet, Why::NoHorizon) };
        if end < self.now.today {
            return (Verdict::NotMet, Why::Late);
        }
        match self.origin.and_then(|origin| pace::expected(aim, origin, latest, end)) {
            None => (Verdict::NotMet, Why::NoOrigin),
            Some(expected) if aim.is_as_good(latest.value, expected) => {
                (Verdict::OnPace, Why::Pace { expected })
            }
            Some(expected) => (Verdict::Behind, Why::Pace { expected }),
        }
    }
}

#[cfg(test)]
mod tests;

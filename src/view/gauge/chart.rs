//! The figures of a target over time beside what its bound asks for: the points, the line of an even pace, and what is
//! missing for either.

use super::aim::Aim;
use super::{Counted, series};
use crate::model::kinds::Target;
use crate::model::{Dataset, Date, Now, Record, date};
use crate::text::Plot;

/// A day and the value on it.
pub type Reading = (Date, f64);

/// What a chart cannot show, because nobody said it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// The value at the outset.
    Baseline,
    /// The day of that value: that of the document which set the target.
    BaselineDay,
    /// Any value with a day.
    Values,
    /// A second value, without which there is no line.
    SecondValue,
    /// The year by whose end the bound is to be reached.
    Horizon,
}

impl Lack {
    /// The id of its message.
    pub fn label(self) -> &'static str {
        match self {
            Self::Baseline => "chart-no-baseline",
            Self::BaselineDay => "chart-no-baseline-day",
            Self::Values => "chart-no-values",
            Self::SecondValue => "chart-one-value",
            Self::Horizon => "chart-no-horizon",
        }
    }
}

/// What a chart shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// What was measured, in the order of time, the last of each day.
    pub measured: Vec<Reading>,
    /// An even pace from where the way begins to the bound on the last day; the bound itself where that cannot be said.
    pub guide: [Reading; 2],
    /// Whether it is a pace.
    pub is_pace: bool,
    /// What is missing.
    pub lacks: Vec<Lack>,
}

/// The chart of a target; `None` where there is nothing to draw. `counted` is what its filter found, for a target that is
/// bound to one.
pub fn chart(
    record: &Record,
    target: &Target,
    data: &Dataset,
    now: Now,
    counted: Option<&Counted>,
) -> Option<Chart> {
    let aim = Aim::of(target).ok()?;
    let points = match counted {
        // Counts of records are far below what a double holds exactly.
        #[expect(clippy::cast_precision_loss, reason = "a count of records is small")]
        Some(Ok(n)) => vec![series::Point { value: *n as f64, day: Some(now.today) }],
        Some(Err(_)) => Vec::new(),
        None => series::points(target),
    };
    let reading = |point: &series::Point| Some((point.day?, point.value));
    let measured: Vec<Reading> = series::last_of_days(&points).filter_map(reading).collect();
    let outset = data.document_of(record).and_then(Record::as_document).and_then(|d| d.date_issued);
    // The way begins where the verdict says that it does; before any value, at the baseline.
    let origin = match points.last() {
        None => series::from_baseline(target, outset),
        latest => series::origin(target, &points, outset, latest.copied()),
    };
    let begins = origin.as_ref().and_then(reading).or(measured.first().copied());
    let end = target.horizon.and_then(|year| Date::new(year, 12, 31).ok());
    let pace = begins.zip(end).filter(|(begins, end)| begins.0 < *end);
    let level = || Some([measured.first()?.0, measured.last()?.0].map(|day| (day, aim.bound())));
    let guide = pace.map(|(begins, end)| [begins, (end, aim.bound())]);
    let has_baseline = target.baseline.is_some_and(f64::is_finite);
    let lacks = [
        (!has_baseline).then_some(Lack::Baseline),
        (has_baseline && outset.is_none()).then_some(Lack::BaselineDay),
        measured.is_empty().then_some(Lack::Values),
        (measured.len() == 1).then_some(Lack::SecondValue),
        end.is_none().then_some(Lack::Horizon),
    ];
    let lacks = lacks.into_iter().flatten().collect();
    Some(Chart { guide: guide.or_else(level)?, is_pace: guide.is_some(), measured, lacks })
}

impl Chart {
    fn readings(&self) -> impl Iterator<Item = &Reading> {
        self.measured.iter().chain(&self.guide)
    }

    /// The first and the last day.
    pub fn days(&self) -> (Date, Date) {
        let days = || self.readings().map(|reading| reading.0);
        (days().min().unwrap_or_default(), days().max().unwrap_or_default())
    }

    /// The lowest and the highest value.
    pub fn values(&self) -> (f64, f64) {
        let values = || self.readings().map(|reading| reading.1);
        (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max))
    }

    /// The picture in so many cells.
    pub fn plot(&self, width: usize, height: usize) -> Plot {
        let ((first, last), (lowest, highest)) = (self.days(), self.values());
        let place = |(day, value): Reading| {
            let (gone, whole) = (days(first, day), days(first, last));
            // Halves, so that no range of doubles is too wide.
            let (above, range) = (value / 2.0 - lowest / 2.0, highest / 2.0 - lowest / 2.0);
            let part = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.5 };
            (part(gone, whole), part(above, range))
        };
        let mut plot = Plot::new(width, height);
        plot.guide(place(self.guide[0]), place(self.guide[1]));
        self.measured.windows(2).for_each(|pair| plot.line(place(pair[0]), place(pair[1])));
        self.measured.iter().for_each(|reading| plot.point(place(*reading)));
        plot
    }
}

fn days(from: Date, to: Date) -> f64 {
    i32::try_from(date::days_between(from, to)).map_or(0.0, f64::from)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use jiff::civil::date;
    use serde_json::{Value, json};

    /// The chart of a target of at least 50 with these fields, set on 30/9/2025.
    fn of(fields: &Value) -> Option<Chart> {
        let mut target = json!({"kind": "target", "id": "ct-1", "title": "T", "condition": ">=", "low": 50});
        for (name, value) in fields.as_object().expect("fields") {
            target[name] = value.clone();
        }
        let records =
            [json!({"kind": "document", "id": "vb-1", "title": "V", "date_issued": "2025-09-30"}), target];
        let records = records.map(|record| Arc::new(serde_json::from_value(record).expect("a record")));
        let data = Dataset::new(records.into());
        let record = data.get("ct-1").expect("there");
        chart(record, record.as_target().expect("a target"), &data, Now::new(date(2026, 11, 22)), None)
    }

    fn measured(values: &[(&str, f64)]) -> Value {
        values.iter().map(|(on, value)| json!({"on": on, "value": value})).collect()
    }

    #[test]
    fn an_even_pace_leads_from_the_baseline_to_the_bound() {
        let values = measured(&[("2026-06-30", 24.0), ("2025-12-31", 22.0), ("2026-06-30", 25.0)]);
        let fields = json!({"document": "vb-1", "baseline": 20, "horizon": 2030, "measurements": values});
        let chart = of(&fields).expect("a chart");
        assert_eq!(chart.guide, [(date(2025, 9, 30), 20.0), (date(2030, 12, 31), 50.0)]);
        assert_eq!(chart.measured, [(date(2025, 12, 31), 22.0), (date(2026, 6, 30), 25.0)]);
        assert!(chart.is_pace && chart.lacks.is_empty());
        assert_eq!((chart.days().1, chart.values()), (date(2030, 12, 31), (20.0, 50.0)));
        let plot = chart.plot(20, 4);
        let sign = |column, line| plot.cell(column, line, true).map(|cell| cell.0);
        let has_guide =
            |columns: std::ops::Range<usize>, line| columns.into_iter().any(|at| sign(at, line) == Some('-'));
        assert!(has_guide(17..20, 0) && has_guide(0..3, 3), "from corner to corner");
        assert!((0..20).any(|column| sign(column, 3) == Some('*')));
    }

    #[test]
    fn the_way_begins_where_the_verdict_says_that_it_does() {
        let values = measured(&[("2025-06-30", 18.0), ("2025-08-31", 19.0)]);
        let fields = json!({"document": "vb-1", "baseline": 20, "horizon": 2030, "measurements": values});
        let chart = of(&fields).expect("a chart");
        assert_eq!(chart.guide[0], (date(2025, 6, 30), 18.0), "the baseline is later than every figure");
    }

    #[test]
    fn what_is_missing_is_said() {
        let one = measured(&[("2026-06-30", 24.0)]);
        let lacks = |fields: Value| of(&fields).map(|chart| (chart.is_pace, chart.lacks));
        let pace = |lacks: &[Lack]| Some((true, lacks.to_vec()));
        assert_eq!(
            lacks(json!({"horizon": 2030, "measurements": one})),
            pace(&[Lack::Baseline, Lack::SecondValue])
        );
        assert_eq!(
            lacks(json!({"horizon": 2030, "baseline": 20, "measurements": one})),
            pace(&[Lack::BaselineDay, Lack::SecondValue])
        );
        assert_eq!(
            lacks(json!({"document": "vb-1", "horizon": 2030, "baseline": 20})),
            pace(&[Lack::Values])
        );
        let level = Some((false, vec![Lack::Baseline, Lack::SecondValue, Lack::Horizon]));
        assert_eq!(lacks(json!({"measurements": one})), level);
    }

    #[test]
    fn where_nothing_is_known_there_is_no_chart() {
        assert_eq!(of(&json!({"horizon": 2030})), None);
        assert_eq!(of(&json!({"horizon": 2030, "baseline": 20})), None, "nobody knows since when");
        let words = json!({"condition": "qualitative", "measurements": measured(&[("2026-06-30", 24.0)])});
        assert_eq!(of(&words), None);
    }

    #[test]
    fn values_without_a_range_lie_in_the_middle() {
        let chart = of(&json!({"measurements": measured(&[("2026-06-30", 50.0)])})).expect("a chart");
        let plot = chart.plot(5, 3);
        assert_eq!(plot.cell(2, 1, true).map(|cell| cell.0), Some('*'));
    }
}

//! A target's latest value against its condition.

use crate::model::kinds::Target;
use crate::model::{Comparison, Date};
use crate::text::{self, Words};

/// How a target stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Vượt.
    Exceeded,
    /// Đạt.
    Met,
    /// Chưa đạt.
    NotMet,
    /// Chưa có số liệu.
    NoData,
    /// Không đánh giá được: words, no number.
    NotMeasurable,
}

impl Verdict {
    /// The id of its message.
    pub fn label(self) -> &'static str {
        match self {
            Self::Exceeded => "verdict-exceeded",
            Self::Met => "verdict-met",
            Self::NotMet => "verdict-not-met",
            Self::NoData => "verdict-no-data",
            Self::NotMeasurable => "verdict-not-measurable",
        }
    }
}

/// What a gauge shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gauge {
    /// The latest value, in the target's unit.
    pub value: Option<f64>,
    /// When it was measured.
    pub on: Option<Date>,
    /// How much of the way is gone, 0 to 1; `None` where that cannot be said.
    pub part: Option<f64>,
    /// How the target stands.
    pub verdict: Verdict,
}

/// What the target asks for, as a person writes it: `≥ 40 % GRDP`, `30 – 50 sản phẩm`, `hạng ≤ 3 (cả nước)`.
pub fn wanted(target: &Target, words: &dyn Words) -> String {
    let number = |value: Option<f64>| value.map_or_else(String::new, text::number);
    let (low, high) = (number(target.low), number(target.high));
    let bound = match target.condition {
        Some(Comparison::AtLeast) => format!("≥ {low}"),
        Some(Comparison::MoreThan) => format!("> {low}"),
        Some(Comparison::AtMost) => format!("≤ {high}"),
        Some(Comparison::Range) => format!("{low} – {high}"),
        Some(Comparison::Exactly) => format!("= {low}"),
        Some(Comparison::RankAtMost) => {
            let rank = words.say("target-rank", &[("rank", (&high).into())]);
            return if target.unit.is_empty() { rank } else { format!("{rank} ({})", target.unit) };
        }
        Some(Comparison::Qualitative) | None => return words.word("condition-qualitative"),
    };
    format!("{bound} {}", target.unit).trim_end().to_owned()
}

/// The gauge of a target by its latest measurement.
pub fn gauge(target: &Target) -> Gauge {
    let latest = target.measurements.iter().max_by_key(|measurement| measurement.on);
    let value = latest.map(|measurement| measurement.value).filter(|value| value.is_finite());
    Gauge {
        value,
        on: latest.and_then(|measurement| measurement.on),
        part: value.and_then(|value| part(target, value)),
        verdict: verdict(target, value),
    }
}

/// How far `value` is on the way to the bound that must be reached.
fn part(target: &Target, value: f64) -> Option<f64> {
    let ratio = match target.condition? {
        Comparison::AtLeast | Comparison::MoreThan | Comparison::Range | Comparison::Exactly => {
            value / target.low.filter(|low| *low > 0.0)?
        }
        Comparison::RankAtMost | Comparison::AtMost => target.high? / Some(value).filter(|v| *v > 0.0)?,
        Comparison::Qualitative => return None,
    };
    Some(ratio.clamp(0.0, 1.0))
}

fn verdict(target: &Target, value: Option<f64>) -> Verdict {
    let Some(condition) = target.condition.filter(|condition| *condition != Comparison::Qualitative) else {
        return Verdict::NotMeasurable;
    };
    let Some(value) = value else { return Verdict::NoData };
    let (low, high) = (target.low.unwrap_or(f64::NEG_INFINITY), target.high.unwrap_or(f64::INFINITY));
    let met = match condition {
        Comparison::AtLeast | Comparison::Range => value >= low,
        Comparison::MoreThan => value > low,
        Comparison::AtMost | Comparison::RankAtMost => value <= high,
        Comparison::Exactly => (value - low).abs() < f64::EPSILON,
        Comparison::Qualitative => false,
    };
    match (met, condition) {
        (true, Comparison::Range) if value > high => Verdict::Exceeded,
        (true, Comparison::AtLeast) if value > low => Verdict::Exceeded,
        (true, _) => Verdict::Met,
        (false, _) => Verdict::NotMet,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parts::Measurement;

    fn target(condition: Comparison, low: Option<f64>, high: Option<f64>, value: Option<f64>) -> Target {
        let measurements =
            value.map(|value| Measurement { value, ..Measurement::default() }).into_iter().collect();
        Target { condition: Some(condition), low, high, measurements, ..Target::default() }
    }

    #[test]
    fn every_condition_has_its_verdict() {
        use Comparison as C;
        use Verdict as V;
        for (condition, low, high, value, verdict) in [
            (C::AtLeast, Some(40.0), None, Some(40.0), V::Met),
            (C::AtLeast, Some(40.0), None, Some(41.0), V::Exceeded),
            (C::MoreThan, Some(50.0), None, Some(50.0), V::NotMet),
            (C::Range, Some(10.0), Some(15.0), Some(12.0), V::Met),
            (C::Range, Some(10.0), Some(15.0), Some(16.0), V::Exceeded),
            (C::Range, Some(10.0), Some(15.0), Some(9.0), V::NotMet),
            (C::RankAtMost, None, Some(3.0), Some(3.0), V::Met),
            (C::RankAtMost, None, Some(3.0), Some(4.0), V::NotMet),
            (C::Qualitative, None, None, None, V::NotMeasurable),
            (C::Exactly, Some(7.0), None, None, V::NoData),
        ] {
            let gauge = gauge(&target(condition, low, high, value));
            assert_eq!(gauge.verdict, verdict, "{condition:?} {value:?}");
        }
    }

    #[test]
    fn a_better_rank_fills_the_gauge() {
        assert_eq!(gauge(&target(Comparison::RankAtMost, None, Some(3.0), Some(6.0))).part, Some(0.5));
    }
}

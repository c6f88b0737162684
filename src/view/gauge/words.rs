//! A gauge in words: the value, what is asked for, why the verdict is what it is, what is still needed.

use super::{Gauge, Pace, Why};
use crate::model::kinds::Target;
use crate::model::{Comparison, date};
use crate::text::{self, Words};

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

/// A value of a target: `25 %`, `12 sản phẩm`, `hạng 5`.
pub fn amount(target: &Target, value: f64, words: &dyn Words) -> String {
    let number = text::number(value);
    if target.condition == Some(Comparison::RankAtMost) {
        return words.say("target-rank-is", &[("rank", (&number).into())]);
    }
    format!("{number} {}", short_unit(target)).trim_end().to_owned()
}

/// Whether a value is hardly a share: one in percent that is below nothing or above the whole, of a target that does not
/// itself ask for more than the whole. A growth may be so; whoever writes it down is asked to look again.
pub fn is_doubtful(target: &Target, value: f64) -> bool {
    let asks_for_more = [target.low, target.high].into_iter().flatten().any(|bound| bound > 100.0);
    target.unit.starts_with('%') && !asks_for_more && !(0.0..=100.0).contains(&value)
}

/// A share of something is said in percent; of what, the condition says.
fn short_unit(target: &Target) -> &str {
    if target.unit.starts_with('%') { "%" } else { &target.unit }
}

/// A number of a value that nobody wrote: rounded, because more decimals would look like knowledge.
pub(super) fn rounded(value: f64) -> f64 {
    let size = value.abs();
    if size >= 100.0 {
        value.round()
    } else if size >= 0.1 {
        (value * 10.0).round() / 10.0
    } else {
        value
    }
}

/// The latest value with the day it speaks of: `25 % (31/12/2025)`; empty where there is none.
pub fn measured(target: &Target, gauge: &Gauge, words: &dyn Words) -> String {
    let Some(value) = gauge.value else { return String::new() };
    let amount = amount(target, value, words);
    match gauge.on {
        _ if gauge.is_counted => words.say("gauge-counted", &[("value", (&amount).into())]),
        Some(day) => format!("{amount} ({})", date::show(day)),
        None => amount,
    }
}

impl Gauge {
    /// Whether the latest value is hardly a share, though it is in percent.
    pub fn is_doubtful(&self, target: &Target) -> bool {
        self.value.is_some_and(|value| is_doubtful(target, value))
    }

    /// Why the verdict is what it is, in one sentence; a second one where the value itself is doubtful.
    pub fn reason(&self, target: &Target, words: &dyn Words) -> String {
        let why = self.why_so(target, words);
        if self.is_doubtful(target) { format!("{why} {}", words.word("why-doubtful")) } else { why }
    }

    fn why_so(&self, target: &Target, words: &dyn Words) -> String {
        let (value, wanted) = (measured(target, self, words), wanted(target, words));
        let year = target.horizon.map(|year| year.to_string()).unwrap_or_default();
        let args = [("value", (&value).into()), ("wanted", (&wanted).into()), ("year", (&year).into())];
        match &self.why {
            Why::Qualitative => words.word("why-qualitative"),
            Why::NoBound => words.word("why-no-bound"),
            Why::Uncountable(error) => {
                let error = words.tell(&error.message());
                words.say("why-uncountable", &[("error", (&error).into())])
            }
            Why::NoValue => words.word("why-no-value"),
            Why::Beyond => words.say("why-beyond", &args),
            Why::Reached => words.say("why-reached", &args),
            Why::Late => words.say("why-late", &args),
            Why::NoHorizon => words.say("why-no-horizon", &args),
            Why::NoOrigin => words.say("why-no-origin", &args),
            Why::Pace { expected } => self.pace_reason(target, *expected, &value, words),
        }
    }

    fn pace_reason(&self, target: &Target, expected: f64, value: &str, words: &dyn Words) -> String {
        let expected = amount(target, rounded(expected), words);
        let day = self.on.map(date::show).unwrap_or_default();
        let id = if self.verdict == super::Verdict::OnPace { "why-on-pace" } else { "why-behind" };
        words.say(id, &[("value", value.into()), ("expected", (&expected).into()), ("day", (&day).into())])
    }
}

impl Pace {
    /// What is still needed: `cần thêm 2,5 điểm % mỗi năm đến hết năm 2030`.
    pub fn said(&self, target: &Target, words: &dyn Words) -> String {
        let is_rank = target.condition == Some(Comparison::RankAtMost);
        let number = text::number(rounded(self.per_year.unwrap_or(self.gap)));
        let unit = match short_unit(target) {
            _ if is_rank => String::new(),
            "%" => words.word("unit-points"),
            unit => unit.to_owned(),
        };
        let amount = format!("{number} {unit}");
        let passes = if self.passes { "yes" } else { "no" };
        let (year, day) = (self.until.year().to_string(), date::show(self.until));
        let args = [
            ("amount", amount.trim_end().into()),
            ("passes", passes.into()),
            ("year", (&year).into()),
            ("day", (&day).into()),
        ];
        let id = match (is_rank, self.falls, self.per_year.is_some()) {
            (true, _, true) => "pace-rank-yearly",
            (true, _, false) => "pace-rank",
            (false, true, true) => "pace-less-yearly",
            (false, true, false) => "pace-less",
            (false, false, true) => "pace-more-yearly",
            (false, false, false) => "pace-more",
        };
        words.say(id, &args)
    }
}

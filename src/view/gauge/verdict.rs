//! What is said of a target, and the reason for it.

use crate::search::FilterError;

/// How a target stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Vượt.
    Exceeded,
    /// Đạt.
    Met,
    /// Đúng tiến độ: not there yet, and where an even pace would be.
    OnPace,
    /// Chậm tiến độ: not there yet, and behind an even pace.
    Behind,
    /// Chưa đạt: not there, and too late, or no pace can be reckoned.
    NotMet,
    /// Chưa có số liệu.
    NoData,
    /// Không đánh giá được: words and no number, or a bound that nobody stated.
    NotMeasurable,
}

impl Verdict {
    /// Every verdict, the best first.
    pub const ALL: [Verdict; 7] = [
        Verdict::Exceeded,
        Verdict::Met,
        Verdict::OnPace,
        Verdict::Behind,
        Verdict::NotMet,
        Verdict::NoData,
        Verdict::NotMeasurable,
    ];

    /// The id of its message.
    pub fn label(self) -> &'static str {
        match self {
            Self::Exceeded => "verdict-exceeded",
            Self::Met => "verdict-met",
            Self::OnPace => "verdict-on-pace",
            Self::Behind => "verdict-behind",
            Self::NotMet => "verdict-not-met",
            Self::NoData => "verdict-no-data",
            Self::NotMeasurable => "verdict-not-measurable",
        }
    }

    /// Its word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Exceeded => "exceeded",
            Self::Met => "met",
            Self::OnPace => "on_pace",
            Self::Behind => "behind",
            Self::NotMet => "not_met",
            Self::NoData => "no_data",
            Self::NotMeasurable => "not_measurable",
        }
    }
}

/// Why a verdict is what it is.
#[derive(Debug, Clone, PartialEq)]
pub enum Why {
    /// The condition is in words.
    Qualitative,
    /// The record states no condition, or none of the bounds that its condition needs.
    NoBound,
    /// The filter whose records would be counted cannot be used.
    Uncountable(FilterError),
    /// Nobody measured anything.
    NoValue,
    /// The value is better than what is asked for.
    Beyond,
    /// The value is what is asked for.
    Reached,
    /// It is too late, and the value is not there.
    Late,
    /// The value is not there, and no horizon says by when.
    NoHorizon,
    /// The value is not there, and there is nothing earlier to reckon a pace from.
    NoOrigin,
    /// The value is not there yet; an even pace would be at `expected` on the day of the value.
    Pace {
        /// In the target's unit.
        expected: f64,
    },
}

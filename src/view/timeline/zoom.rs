//! How much time one screen of the timeline holds, from two weeks to thirty years.

use super::step::Step;

/// How much time one screen holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Zoom {
    /// Two weeks.
    Days,
    /// Eight weeks.
    Weeks,
    /// About half a year.
    Months,
    /// About two years.
    Quarters,
    /// About eight years.
    Years,
    /// About thirty years.
    Decades,
}

impl Zoom {
    /// From the nearest to the farthest.
    pub const ALL: [Zoom; 6] =
        [Zoom::Days, Zoom::Weeks, Zoom::Months, Zoom::Quarters, Zoom::Years, Zoom::Decades];

    /// Days that the whole width shows.
    pub fn days(self) -> i32 {
        match self {
            Self::Days => 14,
            Self::Weeks => 56,
            Self::Months => 184,
            Self::Quarters => 730,
            Self::Years => 2_922,
            Self::Decades => 10_957,
        }
    }

    /// What a key moves by: a day, a week… Thirty years are moved through year by year.
    pub fn unit(self) -> Step {
        match self {
            Self::Days => Step::Day,
            Self::Weeks => Step::Week,
            Self::Months => Step::Month,
            Self::Quarters => Step::Quarter,
            Self::Years | Self::Decades => Step::Year,
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

//! The figures of a target over time: when they were taken, and what they were.

use super::days::Days;
use super::dice::Dice;
use super::script::{Every, Target};
use crate::model::{Date, date};

/// A figure as it is typed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Figure {
    /// When it was taken, by distance.
    pub(super) on: i32,
    /// The period that it speaks of.
    pub(super) period: String,
    pub(super) value: String,
}

/// The figures of a target, the oldest first.
pub(super) fn of(target: &Target, days: &Days, dice: &mut Dice) -> Vec<Figure> {
    let mut found = Vec::new();
    for n in 0..target.count {
        let back = target.count - 1 - n;
        let taken = match target.every {
            Every::Week => Some((-1 - 5 * back, String::new())),
            Every::Month => after_month(days, back),
            Every::Quarter => after_quarter(days, back),
        };
        let last = (target.count - 1).max(1);
        let even = target.from + (target.to - target.from) * n / last;
        let value = if n == last { target.to } else { (even + dice.from(-target.sway, target.sway)).max(0) };
        let value = match (target.whole, value / 10, value % 10) {
            (false, units, tenths @ 1..) => format!("{units},{tenths}"),
            (_, units, _) => units.to_string(),
        };
        found.extend(taken.map(|(on, period)| Figure { on, period, value }));
    }
    found
}

/// The first working day after a month that has ended, the last such month or so many before it.
fn after_month(days: &Days, back: i32) -> Option<(i32, String)> {
    let next = months_before(days.at(-1).first_of_month(), back)?;
    let month = next.yesterday().ok()?;
    Some((days.first_from(next)?, format!("tháng {}/{}", month.month(), month.year())))
}

/// The same of quarters.
fn after_quarter(days: &Days, back: i32) -> Option<(i32, String)> {
    const NAMES: [&str; 4] = ["I", "II", "III", "IV"];
    let this = days.at(-1).first_of_month();
    let into = i32::from((this.month() - 1) % 3);
    let next = months_before(this, into + 3 * back)?;
    let quarter = next.yesterday().ok()?;
    let name = NAMES.get(usize::try_from(date::quarter(quarter) - 1).ok()?)?;
    Some((days.first_from(next)?, format!("quý {name}/{}", quarter.year())))
}

fn months_before(first: Date, count: i32) -> Option<Date> {
    first.checked_sub(jiff::Span::new().months(count)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::holidays::Holidays;
    use jiff::civil::date;

    #[test]
    fn months_and_quarters_are_those_that_have_ended() {
        let days = Days::around(date(2027, 1, 4), &Holidays::default()).expect("days");
        assert_eq!(after_month(&days, 0), Some((-1, "tháng 12/2026".into())));
        assert_eq!(
            after_month(&days, 1).map(|(on, period)| (days.at(on), period)),
            Some((date(2026, 12, 1), "tháng 11/2026".into()))
        );
        assert_eq!(
            after_quarter(&days, 1).map(|(on, period)| (days.at(on), period)),
            Some((date(2026, 10, 1), "quý III/2026".into()))
        );
    }
}

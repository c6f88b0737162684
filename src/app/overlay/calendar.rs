//! A month to pick a day from, with the deadlines that fall into it.
//!
//! It knows nothing of the field that it was opened for: keys go in, a [`Choice`] comes out.

use std::collections::HashMap;

use crate::app::action::Action;
use crate::model::{Condition, Dataset, Date, Now};
use crate::view::timeline::{Step, shift};

/// What came of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// This day.
    Picked(Date),
    /// None after all.
    Cancelled,
}

/// What is due on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mark {
    /// How many tasks and milestones that are not finished.
    pub count: usize,
    /// Whether one of them is late.
    pub is_late: bool,
}

/// The month calendar.
#[derive(Debug, Clone)]
pub struct Calendar {
    day: Date,
    today: Date,
    marks: HashMap<Date, Mark>,
    /// The digit typed last, while a second one may follow.
    digit: Option<i8>,
}

/// The lines of a month: six weeks hold every month.
pub const WEEKS: i32 = 6;

impl Calendar {
    /// A calendar at a day, marking what is due.
    pub fn new(day: Date, data: &Dataset, now: Now) -> Self {
        let mut marks: HashMap<Date, Mark> = HashMap::new();
        for record in data.iter().filter(|record| record.deadline().is_some()) {
            let condition = now.condition(record);
            let pending = matches!(condition, Some(Condition::Overdue | Condition::Soon | Condition::Open));
            let Some(last) = now.last_day(record).filter(|_| pending) else { continue };
            let mark = marks.entry(last).or_default();
            mark.count += 1;
            mark.is_late |= condition == Some(Condition::Overdue);
        }
        Self { day, today: now.today, marks, digit: None }
    }

    /// The day at hand.
    pub fn day(&self) -> Date {
        self.day
    }

    /// Today.
    pub fn today(&self) -> Date {
        self.today
    }

    /// What is due on a day.
    pub fn mark(&self, day: Date) -> Mark {
        self.marks.get(&day).copied().unwrap_or_default()
    }

    /// The days of the month at hand, week by week from Monday, with those of its neighbours that fill the weeks.
    pub fn weeks(&self) -> impl Iterator<Item = [Date; 7]> + use<> {
        let first = self.day.first_of_month();
        let monday = shift(first, -i32::from(first.weekday().to_monday_zero_offset()));
        (0..WEEKS).map(move |week| {
            std::array::from_fn(|day| shift(monday, week * 7 + i32::try_from(day).unwrap_or(0)))
        })
    }

    /// Does an action; `None` while nobody has chosen.
    pub fn act(&mut self, action: Action) -> Option<Choice> {
        self.digit = None;
        match action {
            Action::Open => return Some(Choice::Picked(self.day)),
            Action::Back => return Some(Choice::Cancelled),
            Action::Left => self.step(Step::Day, -1),
            Action::Right => self.step(Step::Day, 1),
            Action::Up => self.step(Step::Week, -1),
            Action::Down => self.step(Step::Week, 1),
            Action::PageUp => self.step_months(-1),
            Action::PageDown => self.step_months(1),
            Action::Earlier => self.step_months(-12),
            Action::Later => self.step_months(12),
            Action::First => self.day = self.day.first_of_month(),
            Action::Last => self.day = self.day.last_of_month(),
            Action::Today => self.day = self.today,
            _ => {}
        }
        None
    }

    fn step(&mut self, step: Step, by: i32) {
        self.go(step.from(self.day, by));
    }

    /// The same day of another month, or the last one where that month is shorter.
    fn step_months(&mut self, by: i32) {
        use jiff::ToSpan;
        self.go(self.day.checked_add(by.months()).ok());
    }

    /// Goes to a day, if records may have one there.
    fn go(&mut self, day: Option<Date>) {
        let years = crate::model::date::FIRST_YEAR..=crate::model::date::LAST_YEAR;
        self.day = day.filter(|day| years.contains(&day.year())).unwrap_or(self.day);
    }

    /// Types the day of the month: `1` goes to the 1st, and a `5` right after it to the 15th.
    pub fn type_digit(&mut self, digit: char) -> bool {
        let Some(number) = digit.to_digit(10).and_then(|number| i8::try_from(number).ok()) else {
            return false;
        };
        let day_of = |number: i8| Date::new(self.day.year(), self.day.month(), number).ok();
        let longer = self.digit.and_then(|first| day_of(first * 10 + number));
        self.digit = if longer.is_some() { None } else { Some(number).filter(|number| *number <= 3) };
        self.go(longer.or_else(|| day_of(number)));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn at(day: Date) -> Calendar {
        let now = Now::new(date(2026, 11, 22));
        Calendar::new(day, &Dataset::default(), now)
    }

    #[test]
    fn weeks_begin_on_monday_and_hold_the_month() {
        let weeks: Vec<_> = at(date(2026, 11, 22)).weeks().collect();
        assert_eq!(weeks[0][0], date(2026, 10, 26));
        assert_eq!(weeks[0][6], date(2026, 11, 1));
        assert_eq!(weeks[4][6], date(2026, 11, 29));
    }

    #[test]
    fn months_keep_the_day_as_far_as_they_have_it() {
        let mut calendar = at(date(2026, 1, 31));
        calendar.act(Action::PageDown);
        assert_eq!(calendar.day(), date(2026, 2, 28));
        calendar.act(Action::Later);
        assert_eq!(calendar.day(), date(2027, 2, 28));
        calendar.act(Action::Today);
        assert_eq!(calendar.act(Action::Open), Some(Choice::Picked(date(2026, 11, 22))));
        assert_eq!(calendar.act(Action::Back), Some(Choice::Cancelled));
    }

    #[test]
    fn digits_are_the_day_of_the_month() {
        let mut calendar = at(date(2026, 2, 10));
        let mut typed = |digits: &str| {
            for digit in digits.chars() {
                assert!(calendar.type_digit(digit));
            }
            calendar.day().day()
        };
        assert_eq!(typed("1"), 1);
        assert_eq!(typed("5"), 15);
        assert_eq!(typed("30"), 3, "February has no 30th, and no 0th");
        assert_eq!(typed("7"), 7);
    }

    proptest! {
        #[test]
        fn the_day_at_hand_is_always_among_the_weeks(moves in prop::collection::vec(0_usize..11, 0..60)) {
            const ACTIONS: [Action; 11] = [
                Action::Left, Action::Right, Action::Up, Action::Down, Action::PageUp, Action::PageDown,
                Action::Earlier, Action::Later, Action::First, Action::Last, Action::Today,
            ];
            let mut calendar = at(date(1900, 1, 1));
            for at in moves {
                calendar.act(ACTIONS[at]);
                prop_assert!(calendar.weeks().flatten().any(|day| day == calendar.day()));
            }
        }
    }
}

//! The day at hand in a month: moved by days, weeks, months and years, or typed.

use super::action::Action;
use super::key::Key;
use crate::model::Date;
use crate::view::timeline::Step;

/// Columns of a day at least: a sign, two digits, a sign.
pub const DAY: u16 = 4;

/// The day at hand.
#[derive(Debug, Clone)]
pub struct DayCursor {
    day: Date,
    today: Date,
    /// The digit typed last, while a second one may follow.
    digit: Option<i8>,
}

impl DayCursor {
    /// At a day.
    pub fn new(day: Date, today: Date) -> Self {
        Self { day, today, digit: None }
    }

    /// The day at hand.
    pub fn day(&self) -> Date {
        self.day
    }

    /// Today.
    pub fn today(&self) -> Date {
        self.today
    }

    /// It is another day.
    pub fn set_today(&mut self, today: Date) {
        self.today = today;
    }

    /// Goes to another day. Whether the action does.
    pub fn turn(&mut self, action: Action) -> bool {
        self.digit = None;
        match action {
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
            Action::Today if self.day != self.today => self.day = self.today,
            _ => return false,
        }
        true
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

    /// Takes a key that is no command: a digit of the day of the month. Whether it is one.
    pub fn press(&mut self, key: Key) -> bool {
        key.text().is_some_and(|digit| self.type_digit(digit))
    }

    /// Types the day of the month: `1` goes to the 1st, and a `5` right after it to the 15th.
    fn type_digit(&mut self, digit: char) -> bool {
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
    use crate::view::month::weeks;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn at(day: Date) -> DayCursor {
        DayCursor::new(day, date(2026, 11, 22))
    }

    #[test]
    fn months_keep_the_day_as_far_as_they_have_it() {
        let mut cursor = at(date(2026, 1, 31));
        cursor.turn(Action::PageDown);
        assert_eq!(cursor.day(), date(2026, 2, 28));
        cursor.turn(Action::Later);
        assert_eq!(cursor.day(), date(2027, 2, 28));
        assert!(cursor.turn(Action::Today) && !cursor.turn(Action::Open));
        assert_eq!(cursor.day(), date(2026, 11, 22));
    }

    #[test]
    fn digits_are_the_day_of_the_month() {
        let mut cursor = at(date(2026, 2, 10));
        let mut typed = |digits: &str| {
            for digit in digits.chars() {
                assert!(cursor.type_digit(digit));
            }
            cursor.day().day()
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
            let mut cursor = at(date(1900, 1, 1));
            for at in moves {
                cursor.turn(ACTIONS[at]);
                prop_assert!(weeks(cursor.day()).flatten().any(|day| day == cursor.day()));
            }
        }
    }
}

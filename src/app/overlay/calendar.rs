//! A month to pick a day from, with the deadlines that fall into it.
//!
//! It knows nothing of the field that it was opened for: the layer below gets the day that is picked.

use std::collections::HashMap;

use super::{Layer, Overlay};
use crate::app::action::{Action, Context};
use crate::app::ctx::Ctx;
use crate::app::key::Key;
use crate::app::layout::Room;
use crate::app::reply::{Answer, Reply};
use crate::model::{Condition, Dataset, Date, Now};
use crate::view::timeline::{Step, shift};

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
pub const WEEKS: u16 = 6;
/// Columns of a day: a sign, two digits, a sign.
pub const DAY: u16 = 4;

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

    /// The calendar over what is there, at a day, else at today.
    pub fn at(day: Option<Date>, ctx: &Ctx<'_>) -> Reply {
        Reply::push(Overlay::Calendar(Self::new(day.unwrap_or(ctx.now.today), ctx.data, ctx.now)))
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
        (0..i32::from(WEEKS)).map(move |week| {
            std::array::from_fn(|day| shift(monday, week * 7 + i32::try_from(day).unwrap_or(0)))
        })
    }

    /// Goes to another day. Whether the action does.
    fn turn(&mut self, action: Action) -> bool {
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
            Action::Today => self.day = self.today,
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

impl Layer for Calendar {
    fn context(&self) -> Context {
        Context::Calendar
    }

    fn room(&self) -> Room {
        Room::boxed(7 * DAY, usize::from(WEEKS) + 2)
    }

    fn act(&mut self, action: Action, _ctx: &Ctx<'_>) -> Reply {
        if action == Action::Open {
            return Reply::Answer(Answer::Day(self.day));
        }
        Reply::drawn_if(self.turn(action))
    }

    fn press(&mut self, key: Key, _ctx: &Ctx<'_>) -> Reply {
        Reply::drawn_if(key.text().is_some_and(|digit| self.type_digit(digit)))
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
        calendar.turn(Action::PageDown);
        assert_eq!(calendar.day(), date(2026, 2, 28));
        calendar.turn(Action::Later);
        assert_eq!(calendar.day(), date(2027, 2, 28));
        assert!(calendar.turn(Action::Today) && !calendar.turn(Action::Open));
        assert_eq!(calendar.day(), date(2026, 11, 22));
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
                calendar.turn(ACTIONS[at]);
                prop_assert!(calendar.weeks().flatten().any(|day| day == calendar.day()));
            }
        }
    }
}

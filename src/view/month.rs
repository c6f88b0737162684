//! A month as a grid of weeks, and what is due on its days.
//!
//! Deliberately not here: which day is at hand and which keys lead to another one; the layers that show a month have that.

use std::collections::HashMap;

use super::agenda;
use super::timeline::shift;
use crate::model::{Condition, Dataset, Date, Id, Now, Record};

/// The lines of a month: six weeks hold every month.
pub const WEEKS: usize = 6;

/// The days of the month of a day, week by week from Monday, with those of its neighbours that fill the weeks.
pub fn weeks(day: Date) -> impl Iterator<Item = [Date; 7]> {
    let first = day.first_of_month();
    let monday = shift(first, -i32::from(first.weekday().to_monday_zero_offset()));
    let day = move |n: usize| shift(monday, i32::try_from(n).unwrap_or(0));
    (0..WEEKS).map(move |week| std::array::from_fn(|at| day(week * 7 + at)))
}

/// What is due on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mark {
    /// How many tasks and milestones that are not finished.
    pub count: usize,
    /// Whether they are late.
    pub is_late: bool,
}

/// What is neither finished nor put off, by its last day.
#[derive(Debug, Clone, Default)]
pub struct Deadlines {
    days: HashMap<Date, Vec<Id>>,
    today: Date,
}

/// Steps in which a day with more deadlines stands out from one with fewer.
pub const STEPS: usize = 4;

impl Deadlines {
    /// Those of the agenda that pass `keep`.
    pub fn of(data: &Dataset, now: Now, keep: impl Fn(&Record) -> bool) -> Self {
        Self::of_records(agenda::listed(data, keep), now)
    }

    fn of_records<'a>(records: impl Iterator<Item = &'a Record>, now: Now) -> Self {
        let mut days: HashMap<Date, Vec<Id>> = HashMap::new();
        for record in records {
            let Some(last) = now.last_day(record) else { continue };
            if let Some(Condition::Overdue | Condition::Soon | Condition::Open) = now.condition(record) {
                days.entry(last).or_default().push(record.id.clone());
            }
        }
        Self { days, today: now.today }
    }

    /// The same records as they are now.
    #[must_use]
    pub fn renewed(&self, data: &Dataset, now: Now) -> Self {
        Self::of_records(self.days.values().flatten().filter_map(|id| data.get(id)), now)
    }

    /// What is due on a day, in the order of the data.
    pub fn on(&self, day: Date) -> &[Id] {
        self.days.get(&day).map_or(&[], Vec::as_slice)
    }

    /// How much is due on a day, and whether it is late.
    pub fn mark(&self, day: Date) -> Mark {
        let count = self.on(day).len();
        Mark { count, is_late: count > 0 && day < self.today }
    }

    /// The step of each day of the month of a day, from 0 for nothing to [`STEPS`]. Few deadlines are steps of one; where
    /// more fall on one day, the busiest day of the month has the last step.
    pub fn step(&self, day: Date) -> usize {
        let count = self.on(day).len();
        let (first, last) = (day.first_of_month(), day.last_of_month());
        let days = (0..i32::from(last.day())).map(|n| self.on(shift(first, n)).len());
        let most = days.max().unwrap_or(0).max(STEPS);
        (count * STEPS).div_ceil(most)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use jiff::civil::date;
    use serde_json::json;

    #[test]
    fn weeks_begin_on_monday_and_hold_the_month() {
        let weeks: Vec<_> = weeks(date(2026, 11, 22)).collect();
        assert_eq!(weeks[0][0], date(2026, 10, 26));
        assert_eq!(weeks[0][6], date(2026, 11, 1));
        assert_eq!(weeks[4][6], date(2026, 11, 29));
    }

    fn data(tasks: &[(&str, &str, &str)]) -> Dataset {
        let task = |(id, day, status): &(&str, &str, &str)| {
            let deadline = json!({"text": day, "kind": "by", "start": day, "end": day, "precision": "day"});
            let task =
                json!({"kind": "task", "id": id, "title": "T", "status": status, "deadline": deadline});
            Arc::new(serde_json::from_value::<Record>(task).expect("a task"))
        };
        Dataset::new(tasks.iter().map(task).collect())
    }

    fn now() -> Now {
        Now::new(date(2026, 11, 22))
    }

    #[test]
    fn what_is_finished_is_not_due_and_what_is_past_is_late() {
        let tasks = [
            ("late", "2026-11-20", "doing"),
            ("done", "2026-11-20", "done"),
            ("soon", "2026-11-24", "todo"),
            ("put-off", "2026-11-24", "paused"),
        ];
        let before = data(&tasks);
        let due = Deadlines::of(&before, now(), |_| true);
        assert_eq!(due.mark(date(2026, 11, 20)), Mark { count: 1, is_late: true });
        assert_eq!(due.mark(date(2026, 11, 24)), Mark { count: 1, is_late: false });
        assert_eq!(due.mark(date(2026, 11, 25)), Mark::default());
        let kept = Deadlines::of(&before, now(), |record| record.id.as_str() == "soon");
        assert_eq!(kept.on(date(2026, 11, 20)).len() + kept.on(date(2026, 11, 24)).len(), 1);
        let after = data(&[("late", "2026-11-30", "doing"), ("soon", "2026-11-24", "done")]);
        let due = due.renewed(&after, now());
        assert_eq!(due.mark(date(2026, 11, 30)), Mark { count: 1, is_late: false });
        assert_eq!(due.mark(date(2026, 11, 24)), Mark::default());
    }

    #[test]
    fn steps_are_counts_where_there_are_few_and_shares_of_the_busiest_day_where_there_are_many() {
        let names: Vec<String> = (0..21).map(|n| format!("nv-{n}")).collect();
        let day = |n: usize| match n {
            0..1 => "2026-12-01",
            1..4 => "2026-12-02",
            4..6 => "2027-01-05",
            _ => "2027-01-06",
        };
        let tasks: Vec<_> = names.iter().enumerate().map(|(n, id)| (id.as_str(), day(n), "todo")).collect();
        let due = Deadlines::of(&data(&tasks), now(), |_| true);
        let steps = [(2026, 12, 1), (2026, 12, 2), (2026, 12, 3), (2027, 1, 5), (2027, 1, 6)];
        let steps = steps.map(|(year, month, day)| due.step(date(year, month, day)));
        assert_eq!(steps, [1, 3, 0, 1, 4]);
    }
}

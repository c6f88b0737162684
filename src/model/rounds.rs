//! Duties that come round: which round is owed next, and what was done on record.
//!
//! A round that has passed is owed until somebody records it, but only from the day on which the duty began or the last
//! round was recorded: of what lies before, nobody knows anything, and nothing is invented.

use super::deadline::{Deadline, Every, Meaning, Recurrence};
use super::kinds::Task;
use super::{Body, Date, Now, Record};

/// The last day of the round that is owed next; `None` if the deadline does not come round on named days.
pub fn next(task: &Task, now: Now) -> Option<Date> {
    let recurrence = recurrence(task.deadline.as_deref()?).filter(|it| !it.on.is_empty())?;
    owed(task, recurrence, now)
}

/// How many rounds have passed and are not recorded. A round that is due today has not passed.
pub fn missed(task: &Task, now: Now) -> usize {
    let Some(recurrence) = task.deadline.as_deref().and_then(recurrence) else { return 0 };
    let mut from = owed(task, recurrence, now);
    let mut count = 0;
    while let Some(last) = from.filter(|last| *last < now.today) {
        count += 1;
        from = after(recurrence, last, now);
    }
    count
}

/// The day on which a standing duty is to be looked at again; `None` where nobody said how often, or when it was last
/// done. That day is never a deadline: a standing duty is not late by a date.
pub fn review_due(record: &Record) -> Option<Date> {
    let Body::Task(task) = &record.body else { return None };
    let every = review_period(task)?;
    task.last_done?.checked_add(jiff::Span::new().months(every.months())).ok()
}

/// How often a duty without days of its own is looked at: as told, or as often as it comes round.
pub fn review_period(task: &Task) -> Option<Every> {
    task.review_every.or_else(|| match task.deadline.as_deref()?.meaning()? {
        Meaning::Every(recurrence) if recurrence.on.is_empty() => Some(recurrence.every),
        _ => None,
    })
}

/// Whether finishing it finishes a round and not the duty.
pub fn comes_round(task: &Task) -> bool {
    let deadline = task.deadline.as_deref();
    let standing = || deadline.is_some_and(|it| it.meaning() == Some(&Meaning::Standing));
    deadline.and_then(recurrence).is_some() || standing() && task.review_every.is_some()
}

fn recurrence(deadline: &Deadline) -> Option<&Recurrence> {
    if let Meaning::Every(recurrence) = deadline.meaning()? { Some(recurrence) } else { None }
}

fn owed(task: &Task, recurrence: &Recurrence, now: Now) -> Option<Date> {
    match (task.rounds.iter().filter_map(|round| round.due).max(), task.start) {
        (Some(recorded), _) => after(recurrence, recorded, now),
        (None, Some(start)) => recurrence.next_round(start, is_before(recurrence, now)),
        (None, None) => recurrence.next_round(now.today, is_before(recurrence, now)),
    }
}

/// The round behind the one with that last day. The day before and the day itself are one round: another office may have
/// read "trước ngày" in the other way when it was recorded.
fn after(recurrence: &Recurrence, recorded: Date, now: Now) -> Option<Date> {
    let days = if recurrence.before { 2 } else { 1 };
    let from = recorded.checked_add(jiff::Span::new().days(days)).ok()?;
    recurrence.next_round(from, is_before(recurrence, now))
}

fn is_before(recurrence: &Recurrence, now: Now) -> bool {
    recurrence.before && !now.before_inclusive
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use serde_json::{Value, json};

    use super::*;
    use crate::model::Condition;
    use crate::model::deadline::{Base, read};

    fn task(due: &str, more: &Value) -> Record {
        let deadline = read(due, Base::new(date(2026, 1, 1))).expect(due);
        let mut json = json!({"kind": "task", "id": "nv-1", "title": "T", "deadline": deadline});
        for (name, value) in more.as_object().into_iter().flatten() {
            json[name] = value.clone();
        }
        serde_json::from_value(json).expect("a task")
    }

    fn on(year: i16, month: i8, day: i8) -> Now {
        Now::new(date(year, month, day))
    }

    #[test]
    fn of_the_time_before_nobody_knows_anything() {
        let duty = task("trước ngày 20 hằng tháng", &json!({}));
        assert_eq!(on(2026, 11, 22).last_day(&duty), Some(date(2026, 12, 19)));
    }

    #[test]
    fn a_round_is_owed_until_it_is_recorded() {
        let duty = task("trước ngày 20 hằng tháng", &json!({"start": "2026-09-01"}));
        let now = on(2026, 11, 22);
        assert_eq!(
            (now.last_day(&duty), now.condition(&duty)),
            (Some(date(2026, 9, 19)), Some(Condition::Overdue))
        );
        assert_eq!(missed(duty.as_task().expect("a task"), now), 3);
        let done = task(
            "trước ngày 20 hằng tháng",
            &json!({"start": "2026-09-01", "rounds": [
            {"due": "2026-09-19", "on": "2026-09-18"}, {"due": "2026-10-19"}, {"due": "2026-11-19"}]}),
        );
        assert_eq!(
            (now.last_day(&done), now.condition(&done)),
            (Some(date(2026, 12, 19)), Some(Condition::Open))
        );
        assert_eq!(missed(done.as_task().expect("a task"), now), 0);
    }

    #[test]
    fn a_round_done_early_is_done() {
        let duty =
            task("trước ngày 15/6 và 01/12", &json!({"rounds": [{"due": "2026-11-30", "on": "2026-11-02"}]}));
        assert_eq!(on(2026, 11, 22).last_day(&duty), Some(date(2027, 6, 14)));
    }

    #[test]
    fn an_office_that_changes_its_mind_owes_no_round_twice() {
        let inclusive = |today: Now| Now { before_inclusive: true, ..today };
        let now = on(2026, 11, 22);
        let exclusive_round = task("trước ngày 20 hằng tháng", &json!({"rounds": [{"due": "2026-11-19"}]}));
        assert_eq!(inclusive(now).last_day(&exclusive_round), Some(date(2026, 12, 20)));
        let inclusive_round = task("trước ngày 20 hằng tháng", &json!({"rounds": [{"due": "2026-11-20"}]}));
        assert_eq!(now.last_day(&inclusive_round), Some(date(2026, 12, 19)));
        let monthly = task("ngày 20 hằng tháng", &json!({"rounds": [{"due": "2026-11-20"}]}));
        assert_eq!(now.last_day(&monthly), Some(date(2026, 12, 20)));
    }

    #[test]
    fn a_review_is_due_but_never_late() {
        let duty = task("thường xuyên", &json!({"review_every": "quarter", "last_done": "2026-05-31"}));
        assert_eq!(review_due(&duty), Some(date(2026, 8, 31)));
        assert_eq!(on(2026, 11, 22).condition(&duty), Some(Condition::Standing));
        assert_eq!(review_due(&task("thường xuyên", &json!({"last_done": "2026-05-31"}))), None);
        assert_eq!(
            review_due(&task("hằng quý", &json!({"last_done": "2026-05-31"}))),
            Some(date(2026, 8, 31))
        );
    }
}

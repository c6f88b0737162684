//! The counts in the header: what is late, what is due soon, what nobody has updated.

use crate::model::{Condition, Dataset, Force, Kind, Now, Record, Status};

/// Counts of tasks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Past their last day. Only mandatory ones, as reports count.
    pub overdue: usize,
    /// Due within the days that count as soon.
    pub soon: usize,
    /// Nobody has recorded the outcome.
    pub unknown: usize,
    /// All of them.
    pub tasks: usize,
}

impl Counts {
    /// Counts the tasks of a data set.
    pub fn of(data: &Dataset, now: Now) -> Self {
        Self::over(data.of(Kind::Task), now)
    }

    /// Counts the given tasks.
    pub fn over<'a>(tasks: impl Iterator<Item = &'a Record>, now: Now) -> Self {
        tasks.fold(Self::default(), |counts, task| counts.with(task, now))
    }

    /// These counts and others.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            overdue: self.overdue + other.overdue,
            soon: self.soon + other.soon,
            unknown: self.unknown + other.unknown,
            tasks: self.tasks + other.tasks,
        }
    }

    /// These counts without some of what they count.
    #[must_use]
    pub fn without(self, part: Self) -> Self {
        Self {
            overdue: self.overdue.saturating_sub(part.overdue),
            soon: self.soon.saturating_sub(part.soon),
            unknown: self.unknown.saturating_sub(part.unknown),
            tasks: self.tasks.saturating_sub(part.tasks),
        }
    }

    fn with(mut self, record: &Record, now: Now) -> Self {
        let Some(task) = record.as_task() else { return self };
        let binding = task.force.is_none_or(|force| force == Force::Mandatory);
        match now.condition(record) {
            Some(Condition::Overdue) if binding => self.overdue += 1,
            Some(Condition::Soon) => self.soon += 1,
            _ => {}
        }
        self.unknown += usize::from(task.status == Status::Unknown);
        self.tasks += 1;
        self
    }
}

//! How many tasks were open and overdue at the end of each week, from the days that their records hold.
//!
//! A task is open from its start, else from the day on which it was assigned, else from its document's day, and at the
//! latest today; until the day on which it is done. It is overdue from the day after its last day as that was at the time:
//! an extension keeps the deadline before it and the day of the decision, and one without a day counts as if it had been
//! there from the beginning. A duty that comes round is overdue by the round that is owed. One that is put off is open, and
//! never overdue: since when it rests is on no record.
//!
//! A task of which the first day is not known, or which is done without a day, is left out and counted as such: nothing is
//! invented to fill a chart.

use std::ops::Range;

use jiff::ToSpan as _;
use jiff::civil::Weekday;

use crate::model::date::{self, days_between};
use crate::model::kinds::Task;
use crate::model::{Dataset, Date, Now, Record, Status};
use crate::text::{self, Words};

/// As many weeks as are looked back: two years.
const WEEKS: usize = 104;

/// The weeks that are looked back on, which end on Sundays; the present one ends today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Weeks {
    today: Date,
    /// The Sunday of the present week.
    sunday: Date,
}

impl Weeks {
    /// The weeks until today.
    pub(super) fn until(today: Date) -> Self {
        let days = i64::from(today.weekday().until(Weekday::Sunday));
        Self { today, sunday: today.saturating_add(days.days()) }
    }

    /// The first week that ends on this day or later, by its place; behind the last for a day that is still to come.
    fn place(self, day: Date) -> usize {
        if day > self.today {
            return WEEKS;
        }
        let back = usize::try_from(days_between(day, self.sunday) / 7).unwrap_or(usize::MAX);
        (WEEKS - 1).saturating_sub(back)
    }

    /// The last day of a week.
    fn last_day(self, place: usize) -> Date {
        let back = i64::try_from(WEEKS - 1 - place).unwrap_or_default();
        self.sunday.saturating_sub(back.weeks()).min(self.today)
    }
}

/// In which weeks one task was open and overdue.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Days {
    /// Its days are known.
    Known {
        /// The weeks at the end of which it was open.
        open: Range<usize>,
        /// Those of them at the end of which it was overdue: a stretch for each deadline that it had.
        overdue: Vec<Range<usize>>,
    },
    /// Since when it is open is not known.
    NoFirstDay,
    /// It is done, and since when is not known.
    NoLastDay,
}

impl Days {
    pub(super) fn of(record: &Record, task: &Task, data: &Dataset, now: Now, weeks: Weeks) -> Self {
        let end = match (task.status, task.done_on) {
            (Status::Done, None) => return Self::NoLastDay,
            (Status::Done, Some(on)) => on,
            _ => Date::MAX,
        };
        let Some(first) = first_day(record, task, data) else { return Self::NoFirstDay };
        let open = weeks.place(first.min(now.today))..weeks.place(end);
        let is_paused = task.status == Status::Paused;
        let overdue = if is_paused { Vec::new() } else { overdue(record, now, weeks, &open) };
        Self::Known { open, overdue }
    }
}

/// The day from which a task is open.
fn first_day(record: &Record, task: &Task, data: &Dataset) -> Option<Date> {
    let issued = || data.document_of(record)?.as_document()?.date_issued;
    task.start.or(task.assigned_on).or_else(issued)
}

/// The weeks at the end of which a task was overdue, within those in which it was open.
fn overdue(record: &Record, now: Now, weeks: Weeks, open: &Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut late = |last: Option<Date>, from: usize, until: usize| {
        let Some(first) = last.and_then(|last| last.tomorrow().ok()) else { return };
        let stretch = weeks.place(first).max(from).max(open.start)..until.min(open.end);
        if !stretch.is_empty() {
            found.push(stretch);
        }
    };
    let mut from = 0;
    let moved = record.extensions().iter().filter_map(|extension| Some((&extension.old, extension.on?)));
    for (old, on) in moved {
        let until = weeks.place(on);
        late(now.last_day_of(old), from, until);
        from = from.max(until);
    }
    late(now.last_day(record), from, WEEKS);
    found
}

/// Tasks while they are counted: by how many each week has more than the one before.
#[derive(Debug)]
pub(super) struct Tally {
    weeks: Weeks,
    open: Vec<i32>,
    overdue: Vec<i32>,
    no_first_day: usize,
    no_last_day: usize,
}

impl Tally {
    pub(super) fn new(weeks: Weeks) -> Self {
        // A stretch may end behind the last week.
        let (open, overdue) = (vec![0; WEEKS + 1], vec![0; WEEKS + 1]);
        Self { weeks, open, overdue, no_first_day: 0, no_last_day: 0 }
    }

    pub(super) fn add(&mut self, days: &Days) {
        let add = |steps: &mut [i32], stretch: &Range<usize>| {
            if !stretch.is_empty() {
                steps[stretch.start] += 1;
                steps[stretch.end] -= 1;
            }
        };
        match days {
            Days::Known { open, overdue } => {
                add(&mut self.open, open);
                for stretch in overdue {
                    add(&mut self.overdue, stretch);
                }
            }
            Days::NoFirstDay => self.no_first_day += 1,
            Days::NoLastDay => self.no_last_day += 1,
        }
    }

    /// What the weeks come to, from the first in which anything was open.
    pub(super) fn burn_down(self) -> BurnDown {
        let sums = |steps: Vec<i32>| {
            let mut sum = 0;
            let sums = steps.into_iter().take(WEEKS).map(move |step| {
                sum += step;
                usize::try_from(sum).unwrap_or_default()
            });
            sums.collect::<Vec<_>>()
        };
        let (mut open, mut overdue) = (sums(self.open), sums(self.overdue));
        let idle = open.iter().take_while(|count| **count == 0).count();
        open.drain(..idle);
        overdue.drain(..idle);
        BurnDown {
            weeks: self.weeks,
            open,
            overdue,
            no_first_day: self.no_first_day,
            no_last_day: self.no_last_day,
        }
    }
}

/// What was open and overdue at the end of a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Week {
    /// Its last day: a Sunday, or today.
    pub last_day: Date,
    /// Given and not finished.
    pub open: usize,
    /// Those of them that were past their last day.
    pub overdue: usize,
}

/// What was open and overdue, week by week until today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BurnDown {
    weeks: Weeks,
    open: Vec<usize>,
    overdue: Vec<usize>,
    /// Tasks that are left out, since it is not known from when they were open.
    pub no_first_day: usize,
    /// Tasks that are left out, since they are done on a day that is not known.
    pub no_last_day: usize,
}

/// A chart of blocks, the top line first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// The first of the days below it, and the last.
    pub days: (Date, Date),
    /// What was open, and the most that ever was.
    pub open: (Vec<String>, usize),
    /// What was overdue, to the same scale in as many lines as it needs, and the most that ever was.
    pub overdue: (Vec<String>, usize),
}

impl Chart {
    /// What stands below the columns: the first day and the last, as far apart as they are.
    pub fn axis(&self) -> String {
        let (first, last) = (date::show(self.days.0), date::show(self.days.1));
        let columns = self.open.0.first().map_or(0, |line| text::width(line));
        let gap = columns.saturating_sub(text::width(&first) + text::width(&last)).max(1);
        format!("{first}{}{last}", " ".repeat(gap))
    }
}

impl BurnDown {
    /// Whether nothing was open in all this time.
    pub fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// The weeks, from the first in which anything was open.
    pub fn weeks(&self) -> impl DoubleEndedIterator<Item = Week> {
        let first = WEEKS - self.open.len();
        self.open.iter().zip(&self.overdue).enumerate().map(move |(place, (open, overdue))| Week {
            last_day: self.weeks.last_day(first + place),
            open: *open,
            overdue: *overdue,
        })
    }

    /// What is open and overdue now.
    pub fn now(&self) -> Week {
        self.weeks().next_back().unwrap_or(Week { last_day: self.weeks.today, open: 0, overdue: 0 })
    }

    /// As many of the last weeks as there are columns for, in so many lines at most, of which each count needs one. `None`
    /// where nothing was open or there is no room.
    pub fn chart(&self, width: usize, lines: usize, ascii: bool) -> Option<Chart> {
        let first = self.open.len().saturating_sub(width);
        let (open, overdue) = (&self.open[first..], &self.overdue[first..]);
        let most = |counts: &[usize]| counts.iter().copied().max().unwrap_or(0);
        let (most_open, most_overdue) = (most(open), most(overdue));
        if most_open == 0 {
            return None;
        }
        // Both are drawn to one scale.
        let needed = |height: usize| (most_overdue * height).div_ceil(most_open).max(1);
        let height = (1..lines).rev().find(|height| height + needed(*height) <= lines)?;
        // A week takes as many cells as there is room for, so that a young duty has a chart that can be read.
        let cells = (width / open.len()).min(CELLS);
        let spread = |counts: &[usize]| -> Vec<usize> {
            counts.iter().flat_map(|count| std::iter::repeat_n(*count, cells)).collect()
        };
        let drawn = |counts: &[usize]| text::columns(&spread(counts), most_open, height, ascii);
        let place = WEEKS - self.open.len() + first;
        Some(Chart {
            days: (self.weeks.last_day(place), self.weeks.today),
            open: (drawn(open), most_open),
            overdue: (drawn(overdue).split_off(height - needed(height)), most_overdue),
        })
    }

    /// How many tasks are left out for want of a day; nothing where none is.
    pub fn said_missing(&self, words: &dyn Words) -> Option<String> {
        let counts =
            [("burn-down-no-first-day", self.no_first_day), ("burn-down-no-last-day", self.no_last_day)];
        let said: Vec<String> = counts
            .into_iter()
            .filter(|(_, n)| *n > 0)
            .map(|(id, n)| words.say(id, &[("n", n.into())]))
            .collect();
        let what = said.join("; ");
        (!said.is_empty()).then(|| words.say("burn-down-missing", &[("what", (&what).into())]))
    }
}

/// The most cells that a week takes.
const CELLS: usize = 3;

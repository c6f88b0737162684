//! Long lists of links: the few that matter most first, and how many others there are.
//!
//! A duty with thirty parts, or a document with a thousand tasks, must not hide what the record itself says. Short lists
//! stay in the order of the data.

use super::detail::{Line, PART, Shown};
use crate::model::{Condition, Dataset, Date, Now};

/// How much of long lists is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Extent {
    /// The few that matter most of each; the parts of a duty below how far they are.
    Few,
    /// All of them, at the same places.
    Whole,
    /// All of them, in the order of the data, the parts among whatever refers to the record: for a page that is read from
    /// its beginning.
    #[default]
    Listed,
}

/// From more links than these on a list is long.
const LONG: usize = 7;
/// So many of a long list are shown.
const FEW: usize = 5;
/// So many parts of a duty are: they stand before its own fields.
const FEW_PARTS: usize = 3;

/// What comes first: what is late, then what is due soon, in the order of the days; what is finished comes last.
type Urgency = (u8, Option<Date>);

fn urgency(line: &Line, data: &Dataset, now: Now) -> Urgency {
    let Shown::Link(id) = &line.value else { return (3, None) };
    let Some(record) = data.get(id) else { return (3, None) };
    let rank = match now.condition(record) {
        Some(Condition::Overdue) => 0,
        Some(Condition::Soon) => 1,
        Some(Condition::Open) => 2,
        Some(Condition::Done | Condition::DoneLate | Condition::Dropped) => 4,
        _ => 3,
    };
    (rank, now.last_day(record).filter(|_| rank < 3))
}

/// The lines with long lists of links cut to the few that matter, where that is wanted.
pub fn folded(lines: Vec<Line>, extent: Extent, data: &Dataset, now: Now) -> Vec<Line> {
    if extent == Extent::Listed {
        return lines;
    }
    let mut found = Vec::with_capacity(lines.len().min(LONG * 8));
    let mut run: Vec<Line> = Vec::new();
    for line in lines {
        if !run.last().is_none_or(|last| goes_on(last, &line)) {
            end_run(&mut run, extent, data, now, &mut found);
        }
        run.push(line);
    }
    end_run(&mut run, extent, data, now, &mut found);
    found
}

/// Whether a line belongs to the list of the one before it.
fn goes_on(last: &Line, line: &Line) -> bool {
    matches!((&last.value, &line.value), (Shown::Link(_), Shown::Link(_))) && last.label == line.label
}

fn end_run(run: &mut Vec<Line>, extent: Extent, data: &Dataset, now: Now, found: &mut Vec<Line>) {
    let (long, few) = if run.first().is_some_and(|line| line.label == PART) {
        (FEW_PARTS + 1, FEW_PARTS)
    } else {
        (LONG, FEW)
    };
    if run.len() <= long {
        found.append(run);
        return;
    }
    run.sort_by_cached_key(|line| urgency(line, data, now));
    let label = run[0].label.clone();
    let rest = run.len() - few;
    if extent == Extent::Few {
        run.truncate(few);
    }
    found.append(run);
    if extent == Extent::Few {
        found.push(Line { label, value: Shown::Rest(rest), inferred: None });
    }
}

/// Takes the parts of a task out of its lines.
pub fn take_parts(lines: &mut Vec<Line>) -> Vec<Line> {
    let is_part = |line: &Line| line.label == PART && matches!(line.value, Shown::Link(_) | Shown::Rest(_));
    let (parts, others): (Vec<Line>, Vec<Line>) = std::mem::take(lines).into_iter().partition(is_part);
    *lines = others;
    // A heading with nothing below it says nothing.
    if matches!(lines.last(), Some(Line { value: Shown::Heading, .. })) && !parts.is_empty() {
        lines.pop();
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Id, Kind, Record};
    use serde_json::json;
    use std::sync::Arc;

    fn data(count: usize) -> Dataset {
        let task = |n: usize| {
            let mut task = Record::new(Kind::Task, Id::new(&format!("nv-{n}")).expect("id"));
            let day = if n == count - 1 { "2026-01-01" } else { "2027-01-01" };
            let deadline = json!({ "text": day, "kind": "by", "start": day, "end": day, "precision": "day" });
            task.set("deadline", deadline).expect("fits");
            Arc::new(task)
        };
        Dataset::new((0..count).map(task).collect())
    }

    fn lines(data: &Dataset) -> Vec<Line> {
        let link = |record: &Record| Line {
            label: "kind-task".into(),
            value: Shown::Link(record.id.clone()),
            inferred: None,
        };
        data.iter().map(link).collect()
    }

    #[test]
    fn a_long_list_shows_the_late_first_and_counts_the_rest() {
        let now = Now { today: "2026-06-01".parse().expect("a day"), soon_days: 7, before_inclusive: false };
        let data = data(30);
        let few = folded(lines(&data), Extent::Few, &data, now);
        assert_eq!(few.len(), FEW + 1);
        assert_eq!(few[0].value, Shown::Link(Id::new("nv-29").expect("id")), "the late one");
        assert_eq!(few[FEW].value, Shown::Rest(25));
        let whole = folded(lines(&data), Extent::Whole, &data, now);
        assert_eq!((whole.len(), &whole[..FEW]), (30, &few[..FEW]), "what was shown keeps its place");
        assert_eq!(folded(lines(&data), Extent::Listed, &data, now), lines(&data));
    }

    #[test]
    fn a_short_list_stays_as_it_is() {
        let now = Now { today: "2026-06-01".parse().expect("a day"), soon_days: 7, before_inclusive: false };
        let data = data(LONG);
        assert_eq!(folded(lines(&data), Extent::Few, &data, now), lines(&data));
    }
}

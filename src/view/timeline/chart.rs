//! Which records a timeline shows, in which groups, and which of them are parts of others.
//!
//! Worked out once for all records; what a row looks like is worked out when it is drawn.

use std::collections::{HashMap, HashSet};

use super::bar::{Bar, bar};
use crate::model::{Condition, Dataset, Date, Id, Now, Record};
use crate::view::agenda;
use crate::view::fields::Fields;

/// What the rows of a group have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Grouping {
    /// The document that they come from.
    #[default]
    Document,
    /// Who leads.
    Lead,
    /// The technology that they concern.
    Technology,
    /// The place that they apply to.
    Place,
}

impl Grouping {
    /// Every grouping, in the order of the key that changes it.
    pub const ALL: [Grouping; 4] =
        [Grouping::Document, Grouping::Lead, Grouping::Technology, Grouping::Place];

    /// The next one, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::ALL.len()]
    }

    /// Its word in the config file and on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Lead => "lead",
            Self::Technology => "technology",
            Self::Place => "place",
        }
    }

    /// The grouping of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grouping| grouping.word() == word)
    }

    /// The id of its message.
    pub fn label(self) -> &'static str {
        match self {
            Self::Document => "grouping-document",
            Self::Lead => "grouping-lead",
            Self::Technology => "grouping-technology",
            Self::Place => "grouping-place",
        }
    }

    /// The id of the heading over what has no group.
    fn without(self) -> &'static str {
        match self {
            Self::Document => "heading-no-document",
            Self::Lead => "lead-not-stated",
            Self::Technology => "heading-no-technology",
            Self::Place => "heading-no-place",
        }
    }

    /// The group of a record. What names several stands with the first, so that a record is one row.
    fn key(self, record: &impl Fields) -> GroupKey {
        let id = match self {
            Self::Document => record.document(),
            Self::Lead => record.lead().first(),
            Self::Technology => record.technologies().first(),
            Self::Place if record.geography().is_empty() => None,
            Self::Place => return GroupKey::Place(record.geography().into()),
        };
        id.map_or(GroupKey::None(self.without()), |id| GroupKey::Record(id.clone()))
    }
}

/// What a group is called by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum GroupKey {
    /// A record: a document, an agency, a technology.
    Record(Id),
    /// A place.
    Place(Box<str>),
    /// The message for those that name none.
    None(&'static str),
}

/// Rows that have something in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What.
    pub key: GroupKey,
    /// The rows, parents before their parts.
    pub items: Vec<Item>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The record.
    pub id: Id,
    /// How many parents stand above it in its group.
    pub depth: u8,
    /// Whether no other part of the same parent follows.
    pub is_last: bool,
    /// How many parts of it stand directly below it.
    pub parts: usize,
    /// How many rows stand below it as its parts, and as parts of those.
    pub below: usize,
    /// Where it ends in time.
    pub end: Option<Date>,
    /// Whether that is still to be met: neither finished nor put off.
    pub is_pending: bool,
}

impl Item {
    /// A row that is part of no other.
    pub fn new(id: Id, end: Option<Date>, condition: Condition) -> Self {
        let is_pending = matches!(condition, Condition::Overdue | Condition::Soon | Condition::Open);
        Self { id, depth: 0, is_last: true, parts: 0, below: 0, end, is_pending }
    }

    /// The day that is still to be met.
    pub fn due(&self) -> Option<Date> {
        self.end.filter(|_| self.is_pending)
    }
}

/// Every record that lies in time and passes `keep`, in groups. The groups stand in the order of their first end, and so
/// do the rows of a group, but for parts, which stand below what they are parts of.
pub fn chart(data: &Dataset, now: Now, grouping: Grouping, keep: impl Fn(&Record) -> bool) -> Vec<Group> {
    let mut groups: Vec<(GroupKey, Vec<Bar>)> = Vec::new();
    let mut places: HashMap<GroupKey, usize> = HashMap::new();
    for bar in bars(data, now, keep) {
        let Some(record) = data.get(&bar.id) else { continue };
        let key = grouping.key(record);
        let place = *places.entry(key.clone()).or_insert(groups.len());
        if place == groups.len() {
            groups.push((key, Vec::new()));
        }
        groups[place].1.push(bar);
    }
    groups.into_iter().map(|(key, bars)| Group { key, items: Family::new(&bars, data).rows() }).collect()
}

/// The bars of what is not only a milestone of tasks that are shown, by their end; duties without one come last.
fn bars(data: &Dataset, now: Now, keep: impl Fn(&Record) -> bool) -> Vec<Bar> {
    let lines = agenda::agenda(data, now, keep);
    let mut bars: Vec<Bar> =
        lines.iter().filter_map(|line| bar(data.get(&line.id)?, None, data, now)).collect();
    bars.sort_by_key(|bar| (bar.is_standing(), bar.end.is_none(), bar.end, bar.start));
    bars
}

/// The bars of a group with their parts below them.
struct Family<'a> {
    bars: &'a [Bar],
    /// The parts of each bar, by its place.
    parts: HashMap<usize, Vec<usize>>,
    roots: Vec<usize>,
}

impl<'a> Family<'a> {
    fn new(bars: &'a [Bar], data: &Dataset) -> Self {
        let place: HashMap<&Id, usize> = bars.iter().enumerate().map(|(at, bar)| (&bar.id, at)).collect();
        let parent = |bar: &Bar| data.get(&bar.id)?.as_task()?.parent.as_ref();
        let mut family = Self { bars, parts: HashMap::new(), roots: Vec::new() };
        for (at, bar) in bars.iter().enumerate() {
            match parent(bar).and_then(|id| place.get(id)) {
                Some(above) => family.parts.entry(*above).or_default().push(at),
                None => family.roots.push(at),
            }
        }
        family
    }

    fn rows(&self) -> Vec<Item> {
        let mut items = Vec::with_capacity(self.bars.len());
        let mut seen = HashSet::new();
        for root in &self.roots {
            self.walk(*root, &mut seen, &mut items);
        }
        // Tasks that are parts of each other, round and round, have no root: each still gets its row.
        if items.len() < self.bars.len() {
            for at in 0..self.bars.len() {
                self.walk(at, &mut seen, &mut items);
            }
        }
        if !self.parts.is_empty() {
            count_parts(&mut items);
        }
        items
    }

    /// The rows of a bar and of its parts, without recursion: nobody knows how deep it goes.
    fn walk(&self, root: usize, seen: &mut HashSet<usize>, items: &mut Vec<Item>) {
        let mut open = vec![(root, 0_u8, true)];
        while let Some((at, depth, is_last)) = open.pop() {
            if !self.parts.is_empty() && !seen.insert(at) {
                continue;
            }
            let bar = &self.bars[at];
            items.push(Item { depth, is_last, ..Item::new(bar.id.clone(), bar.end, bar.condition) });
            let parts = self.parts.get(&at).map_or(&[][..], Vec::as_slice);
            let below = parts.iter().enumerate().rev();
            open.extend(below.map(|(n, part)| (*part, depth.saturating_add(1), n + 1 == parts.len())));
        }
    }
}

/// Says of each row how many stand below it as its parts. A row stands below the nearest one before it that is less deep.
fn count_parts(items: &mut [Item]) {
    let mut above: Vec<usize> = Vec::new();
    for at in 0..items.len() {
        while above.last().is_some_and(|duty| items[*duty].depth >= items[at].depth) {
            above.pop();
        }
        if let Some(duty) = above.last() {
            items[*duty].parts += 1;
        }
        for duty in &above {
            items[*duty].below += 1;
        }
        above.push(at);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::Kind;
    use serde_json::json;

    fn task(id: &str, day: &str, parent: Option<&str>) -> Arc<Record> {
        let mut task = Record::new(Kind::Task, Id::new(id).expect("id"));
        let deadline = json!({"text": day, "kind": "by", "start": day, "end": day, "precision": "day"});
        task.set("deadline", deadline).expect("fits");
        task.set("parent", json!(parent)).expect("fits");
        Arc::new(task)
    }

    fn rows(tasks: Vec<Arc<Record>>) -> Vec<(String, u8, bool)> {
        let now = Now::new("2026-11-22".parse().expect("a day"));
        let groups = chart(&Dataset::new(tasks), now, Grouping::Document, |_| true);
        let items = groups.into_iter().flat_map(|group| group.items);
        items.map(|item| (item.id.to_string(), item.depth, item.is_last)).collect()
    }

    #[test]
    fn parts_stand_below_what_they_are_parts_of() {
        let tasks = vec![
            task("a", "2026-12-31", None),
            task("b", "2026-01-01", None),
            task("a1", "2026-11-30", Some("a")),
            task("a2", "2026-12-01", Some("a")),
            task("a11", "2026-11-01", Some("a1")),
        ];
        let want = [("b", 0, true), ("a", 0, true), ("a1", 1, false), ("a11", 2, true), ("a2", 1, true)];
        let got = rows(tasks);
        assert_eq!(
            got.iter().map(|(id, depth, last)| (id.as_str(), *depth, *last)).collect::<Vec<_>>(),
            want
        );
    }

    #[test]
    fn a_row_knows_how_many_parts_stand_below_it() {
        let tasks = vec![
            task("a", "2026-12-31", None),
            task("a1", "2026-11-30", Some("a")),
            task("a11", "2026-11-01", Some("a1")),
            task("a2", "2026-12-01", Some("a")),
            task("b", "2027-01-01", None),
        ];
        let now = Now::new("2026-11-22".parse().expect("a day"));
        let groups = chart(&Dataset::new(tasks), now, Grouping::Document, |_| true);
        let counts: Vec<_> = groups[0].items.iter().map(|item| (item.parts, item.below)).collect();
        assert_eq!(counts, [(2, 3), (1, 1), (0, 0), (0, 0), (0, 0)]);
    }

    #[test]
    fn tasks_that_are_parts_of_each_other_all_have_a_row() {
        let tasks = vec![
            task("a", "2026-01-01", Some("b")),
            task("b", "2026-01-02", Some("a")),
            task("c", "2026-01-03", Some("c")),
        ];
        assert_eq!(rows(tasks).len(), 3);
    }
}

//! How the tasks of each agency, document, person or technology stand: a row each, with its figures and how many were open
//! and overdue week by week.
//!
//! A task counts in every row that it names (each of several leads answers for it), so that a row holds what the filter of
//! its group finds; in the row of all it counts once. A task whose parts are counted is not counted itself, and what was
//! dropped is left out.

pub mod burn_down;
mod figures;

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::name;
use crate::model::kinds::Task;
use crate::model::{Dataset, Id, Kind, Now, Record};
use crate::text::{self, Words};
use burn_down::{BurnDown, Days, Tally, Weeks};

pub use figures::{Figures, State};

/// What the tasks of a row have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grouping {
    /// Who leads.
    #[default]
    Lead,
    /// The document that they come from, concern or carry out.
    Document,
    /// The person who is responsible.
    Assignee,
    /// The technology that they concern.
    Technology,
}

impl Grouping {
    /// Every grouping, in the order of the key that changes it.
    pub const ALL: [Grouping; 4] =
        [Grouping::Lead, Grouping::Document, Grouping::Assignee, Grouping::Technology];

    /// The next one, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::ALL.len()]
    }

    /// Its word in the config file and on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Document => "document",
            Self::Assignee => "assignee",
            Self::Technology => "technology",
        }
    }

    /// The grouping of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grouping| grouping.word() == word)
    }

    /// The id of its message.
    pub fn label(self) -> &'static str {
        match self {
            Self::Lead => "grouping-lead",
            Self::Document => "grouping-document",
            Self::Assignee => "grouping-assignee",
            Self::Technology => "grouping-technology",
        }
    }

    /// The id of the heading over the names of the groups.
    pub fn column(self) -> &'static str {
        match self {
            Self::Lead => "field-lead",
            Self::Document => "field-document",
            Self::Assignee => "field-assignee",
            Self::Technology => "field-technologies",
        }
    }

    /// What a task names of the kind.
    fn keys<'a>(self, record: &'a Record, task: &'a Task) -> impl Iterator<Item = Key<'a>> {
        let (ids, more, most): (&[Id], &[Id], &[Id]) = match self {
            Self::Lead => (record.lead(), &[], &[]),
            Self::Document => (task.document.as_slice(), &task.about, &task.implements),
            Self::Assignee => (&[], &[], &[]),
            Self::Technology => (&task.technologies, &[], &[]),
        };
        let person = Some(task.assignee.trim()).filter(|name| self == Self::Assignee && !name.is_empty());
        ids.iter().chain(more).chain(most).map(Key::Record).chain(person.map(Key::Person))
    }
}

/// What a row is found by while tasks are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Key<'a> {
    Record(&'a Id),
    Person(&'a str),
    None,
}

/// What a row is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Group {
    /// All tasks.
    All,
    /// Those that name a record: an agency, a document, a technology.
    Record(Id),
    /// Those of a person.
    Person(Box<str>),
    /// Those that name nothing of the kind.
    None,
}

impl Group {
    fn of(key: Key<'_>) -> Self {
        match key {
            Key::Record(id) => Self::Record(id.clone()),
            Key::Person(name) => Self::Person(name.into()),
            Key::None => Self::None,
        }
    }

    /// Its record, if it is one.
    pub fn id(&self) -> Option<&Id> {
        if let Self::Record(id) = self { Some(id) } else { None }
    }

    /// What it is called in a line of its own.
    pub fn name(&self, by: Grouping, data: &Dataset, words: &dyn Words) -> String {
        match (self, by) {
            (Self::All, _) => words.word("summary-all"),
            (Self::Person(name), _) => name.to_string(),
            (Self::Record(id), _) => {
                data.get(id).map_or_else(|| name::brief_of(id, data, words), |it| name::full(it, words))
            }
            (Self::None, Grouping::Lead) => words.word("lead-not-stated"),
            (Self::None, Grouping::Document) => words.word("heading-no-document"),
            (Self::None, Grouping::Assignee) => words.word("heading-no-assignee"),
            (Self::None, Grouping::Technology) => words.word("heading-no-technology"),
        }
    }

    /// The filter that finds its tasks; empty for all of them.
    pub fn filter(&self, by: Grouping) -> String {
        match (self, by) {
            (Self::All, _) => String::new(),
            (Self::Record(id), Grouping::Lead) => format!("lead:{id}"),
            (Self::Record(id), Grouping::Document) => format!("doc:{id}"),
            (Self::Record(id), _) => format!("tech:{id}"),
            (Self::Person(name), _) => person_filter(name),
            (Self::None, Grouping::Lead) => "-has:lead".to_owned(),
            (Self::None, Grouping::Document) => "-has:document -has:about -has:implements".to_owned(),
            (Self::None, Grouping::Assignee) => "-has:assignee".to_owned(),
            (Self::None, Grouping::Technology) => "-has:technologies".to_owned(),
        }
    }

    /// Names in the order of the alphabet, what has none behind them.
    fn order(&self, data: &Dataset) -> (bool, Vec<u8>) {
        let name = match self {
            Self::All | Self::None => return (true, Vec::new()),
            Self::Person(name) => text::sort_key(name),
            Self::Record(id) => {
                data.get(id).map_or_else(|| text::sort_key(id), |it| text::sort_key(&name::source(it)))
            }
        };
        (false, name)
    }
}

/// The grammar has no way to write a quotation mark within quotation marks: what stands between them is asked for piece by
/// piece.
fn person_filter(name: &str) -> String {
    if !name.contains('"') {
        return format!("assignee:\"={name}\"");
    }
    let pieces = name.split('"').map(str::trim).filter(|piece| !piece.is_empty());
    pieces.map(|piece| format!("assignee:\"{piece}\"")).collect::<Vec<_>>().join(" ")
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What it is about.
    pub group: Group,
    /// How its tasks stand.
    pub figures: Figures,
    /// How many of them were open and overdue week by week.
    pub burn_down: BurnDown,
    /// Whether one of them is invented.
    pub is_sample: bool,
}

/// All rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// What the rows are.
    pub by: Grouping,
    /// Every task, each once.
    pub all: Row,
    /// A row a group: first where most is late, then where most is to do, then by name; what names nothing of the kind
    /// comes last.
    pub rows: Vec<Row>,
}

/// A row while tasks are counted.
#[derive(Debug)]
struct Count {
    figures: Figures,
    tally: Tally,
    is_sample: bool,
}

impl Count {
    fn new(weeks: Weeks) -> Self {
        Self { figures: Figures::default(), tally: Tally::new(weeks), is_sample: false }
    }

    fn add(&mut self, it: &Counted<'_>) {
        self.figures.add(it.state);
        self.tally.add(&it.days);
        self.is_sample |= it.record.is_sample();
    }

    fn row(self, group: Group) -> Row {
        Row { group, figures: self.figures, burn_down: self.tally.burn_down(), is_sample: self.is_sample }
    }
}

/// The summary of the tasks that pass `keep`. One walk over the tasks, and one over those that pass.
pub fn summary(data: &Dataset, now: Now, by: Grouping, keep: impl Fn(&Record) -> bool) -> Summary {
    let weeks = Weeks::until(now.today);
    let mut all = Count::new(weeks);
    let mut counts: Vec<(Key<'_>, Count)> = Vec::new();
    let mut places: HashMap<Key<'_>, usize> = HashMap::new();
    let mut named: Vec<usize> = Vec::new();
    for it in counted(data, now, weeks, keep) {
        all.add(&it);
        named.clear();
        for key in by.keys(it.record, it.task) {
            let place = place_of(key, &mut places, &mut counts, weeks);
            // What is named twice counts once.
            if !named.contains(&place) {
                named.push(place);
            }
        }
        if named.is_empty() {
            named.push(place_of(Key::None, &mut places, &mut counts, weeks));
        }
        for place in &named {
            counts[*place].1.add(&it);
        }
    }
    let mut rows: Vec<Row> = counts.into_iter().map(|(key, count)| count.row(Group::of(key))).collect();
    rows.sort_by_cached_key(|row| {
        let (is_none, name) = row.group.order(data);
        (Reverse(row.figures.of(State::Late)), Reverse(row.figures.total()), is_none, name)
    });
    Summary { by, all: all.row(Group::All), rows }
}

fn place_of<'a>(
    key: Key<'a>,
    places: &mut HashMap<Key<'a>, usize>,
    counts: &mut Vec<(Key<'a>, Count)>,
    weeks: Weeks,
) -> usize {
    *places.entry(key).or_insert_with(|| {
        counts.push((key, Count::new(weeks)));
        counts.len() - 1
    })
}

/// A task that counts.
struct Counted<'a> {
    record: &'a Record,
    task: &'a Task,
    state: State,
    days: Days,
}

/// The tasks that count. All that is asked of a record is asked at once: to come back to it takes longer.
fn counted<'a>(
    data: &'a Dataset,
    now: Now,
    weeks: Weeks,
    keep: impl Fn(&Record) -> bool,
) -> impl Iterator<Item = Counted<'a>> {
    let count = |record: &'a Record| {
        let task = record.as_task()?;
        let state = State::of(record, task, now)?;
        Some(Counted { record, task, state, days: Days::of(record, task, data, now, weeks) })
    };
    let passing: Vec<_> = data.of(Kind::Task).filter(|record| keep(record)).filter_map(count).collect();
    let parent = |it: &Counted<'a>| it.task.parent.as_ref().filter(|parent| **parent != it.record.id);
    let with_parts: HashSet<&Id> = passing.iter().filter_map(parent).collect();
    passing.into_iter().filter(move |it| with_parts.is_empty() || !with_parts.contains(&it.record.id))
}

#[cfg(test)]
mod tests;

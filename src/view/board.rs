//! The task board: one column a working state, and lanes across the columns for those who want them.
//!
//! A task with several leads or technologies stands once, in the lane of the first: a card is one thing to do.

use std::collections::HashMap;

use super::agenda::{self, Due};
use super::fields::Fields;
use crate::model::{Condition, Dataset, Id, Now, Record, Status};
use crate::text::Words;
use crate::view::name;

/// What the cards of a lane have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lanes {
    /// There are no lanes.
    #[default]
    None,
    /// Who leads.
    Lead,
    /// The document that assigns it.
    Document,
    /// The technology it concerns.
    Technology,
}

impl Lanes {
    /// Every kind, in the order in which a key goes through them.
    pub const ALL: [Lanes; 4] = [Lanes::None, Lanes::Lead, Lanes::Document, Lanes::Technology];

    /// The next kind, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::ALL.len()]
    }

    /// Its word in the config file.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Lead => "lead",
            Self::Document => "document",
            Self::Technology => "technology",
        }
    }

    /// The lanes of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lanes| lanes.word() == word)
    }

    /// The id of its name's message.
    pub fn label(self) -> &'static str {
        match self {
            Self::None => "lanes-none",
            Self::Lead => "lanes-lead",
            Self::Document => "lanes-document",
            Self::Technology => "lanes-technology",
        }
    }

    /// The lane of a task; `None` where it has none of these.
    fn of(self, record: &impl Fields) -> Option<&Id> {
        match self {
            Self::None => None,
            Self::Lead => record.lead().first(),
            Self::Document => record.document(),
            Self::Technology => record.technologies().first(),
        }
    }

    /// What a lane is called.
    pub fn name(self, key: Option<&Id>, data: &Dataset, words: &dyn Words) -> String {
        match (key, self) {
            (Some(id), _) => name::brief_of(id, data, words),
            (None, Self::Lead) => words.word("lead-not-stated"),
            (None, Self::Document) => words.word("heading-no-document"),
            (None, _) => words.word("heading-no-technology"),
        }
    }
}

/// How many cards, and how many of them are late or nearly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// All of them.
    pub cards: usize,
    /// Past their last day.
    pub overdue: usize,
    /// Due soon.
    pub soon: usize,
}

impl Tally {
    fn add(&mut self, due: &Due) {
        self.cards += 1;
        self.overdue += usize::from(due.condition == Condition::Overdue);
        self.soon += usize::from(due.condition == Condition::Soon);
    }
}

/// One column of the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The state whose tasks stand in it.
    pub status: Status,
    /// The tasks, what is due first on top.
    pub cards: Vec<Due>,
    /// How many there are.
    pub tally: Tally,
}

/// One lane across all columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// What its cards have in common; `None` for those that have nothing of the kind.
    pub key: Option<Id>,
    /// For each column the places of its cards in that column.
    pub cells: Vec<Vec<usize>>,
    /// How many there are.
    pub tally: Tally,
}

/// The board.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Board {
    /// Every state, in its order.
    pub columns: Vec<Column>,
    /// What the lanes are.
    pub by: Lanes,
    /// The lanes, the most urgent card first; none without lanes.
    pub lanes: Vec<Lane>,
}

/// The board of the tasks that pass `keep`: always every state, in its order.
pub fn board(data: &Dataset, now: Now, by: Lanes, keep: impl Fn(&Record) -> bool) -> Board {
    let empty = |&status: &Status| Column { status, cards: Vec::new(), tally: Tally::default() };
    let mut columns: Vec<Column> = Status::ALL.iter().map(empty).collect();
    for line in agenda::agenda(data, now, |record| record.as_task().is_some() && keep(record)) {
        if let Some(status) = data.get(&line.id).and_then(Fields::status) {
            let column = &mut columns[status as usize];
            column.tally.add(&line);
            column.cards.push(line);
        }
    }
    let lanes = if by == Lanes::None { Vec::new() } else { lanes(&columns, data, by) };
    Board { columns, by, lanes }
}

/// The cards by lane. A lane comes before another if its first card is due before that of the other; what belongs to
/// none comes last.
fn lanes(columns: &[Column], data: &Dataset, by: Lanes) -> Vec<Lane> {
    let mut found: Vec<(Option<(agenda::Bucket, _)>, Lane)> = Vec::new();
    let mut places: HashMap<Option<&Id>, usize> = HashMap::new();
    for (column, cards) in columns.iter().enumerate() {
        for (card, due) in cards.cards.iter().enumerate() {
            let key = data.get(&due.id).and_then(|record| by.of(record));
            let place = *places.entry(key).or_insert_with(|| {
                let cells = vec![Vec::new(); columns.len()];
                found.push((None, Lane { key: key.cloned(), cells, tally: Tally::default() }));
                found.len() - 1
            });
            let (first, lane) = &mut found[place];
            let urgency = (due.bucket, due.last_day);
            *first = Some(first.map_or(urgency, |first| first.min(urgency)));
            lane.cells[column].push(card);
            lane.tally.add(due);
        }
    }
    found.sort_by_key(|(first, lane)| (lane.key.is_none(), *first));
    found.into_iter().map(|(_, lane)| lane).collect()
}

impl Board {
    /// The card of a task that the board shows, by column and place in it.
    pub fn find(&self, id: &Id) -> Option<(usize, usize)> {
        self.columns.iter().enumerate().find_map(|(column, cards)| {
            cards.cards.iter().position(|card| card.id == *id).map(|place| (column, place))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kind;
    use serde_json::json;
    use std::sync::Arc;

    fn data() -> Dataset {
        let task = |id: &str, status: &str, lead: &[&str], day: &str| {
            let mut task = Record::new(Kind::Task, Id::new(id).expect("id"));
            let deadline = json!({ "text": day, "kind": "by", "start": day, "end": day, "precision": "day" });
            for (field, value) in [("status", json!(status)), ("lead", json!(lead)), ("deadline", deadline)] {
                task.set(field, value).expect("fits");
            }
            Arc::new(task)
        };
        Dataset::new(vec![
            task("nv-1", "todo", &[], "2026-01-01"),
            task("nv-2", "todo", &["b"], "2026-03-01"),
            task("nv-3", "doing", &["a", "b"], "2026-02-01"),
            task("nv-4", "doing", &["b"], "2030-02-01"),
        ])
    }

    #[test]
    fn the_lane_with_the_most_urgent_card_is_the_first_and_what_has_none_the_last() {
        let now = Now { today: "2026-06-01".parse().expect("a day"), soon_days: 7, before_inclusive: false };
        let board = board(&data(), now, Lanes::Lead, |_| true);
        let keys: Vec<_> = board.lanes.iter().map(|lane| lane.key.as_deref()).collect();
        assert_eq!(keys, [Some("a"), Some("b"), None]);
        assert_eq!(board.lanes[1].tally, Tally { cards: 2, overdue: 1, soon: 0 });
        let cards: usize = board.lanes.iter().flat_map(|lane| &lane.cells).map(Vec::len).sum();
        assert_eq!(cards, 4, "every card stands in one lane");
    }

    #[test]
    fn without_lanes_there_are_columns_only() {
        let now = Now { today: "2026-06-01".parse().expect("a day"), soon_days: 7, before_inclusive: false };
        let board = board(&data(), now, Lanes::None, |_| true);
        assert!(board.lanes.is_empty());
        assert_eq!(board.find(&Id::new("nv-4").expect("id")), Some((2, 1)));
    }
}

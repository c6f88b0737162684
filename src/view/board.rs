//! The task board: one column a working state.

use crate::model::{Dataset, Id, Now, Record, Status};

use super::agenda::{self, Due};

/// One column of the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The state whose tasks stand in it.
    pub status: Status,
    /// The tasks, what is due first on top.
    pub cards: Vec<Due>,
}

/// The board of the tasks that pass `keep`: always every state, in its order.
pub fn board(data: &Dataset, now: Now, keep: impl Fn(&Record) -> bool) -> Vec<Column> {
    let mut columns: Vec<Column> =
        Status::ALL.iter().map(|&status| Column { status, cards: Vec::new() }).collect();
    for line in agenda::agenda(data, now, |record| record.as_task().is_some() && keep(record)) {
        if let Some(task) = data.get(&line.id).and_then(Record::as_task) {
            columns[task.status as usize].cards.push(line);
        }
    }
    columns
}

/// The card of a task that the board shows, by column and place in it.
pub fn find(columns: &[Column], id: &Id) -> Option<(usize, usize)> {
    columns.iter().enumerate().find_map(|(column, cards)| {
        cards.cards.iter().position(|card| card.id == *id).map(|place| (column, place))
    })
}

//! The board: which column and which card is at hand.

use crate::app::cursor::Cursor;
use crate::model::Id;
use crate::view::board::{Column, find};

/// Lines that a card takes: two of title, one of lead and countdown, and one of air.
pub const CARD_LINES: u16 = 4;

/// The board pane.
#[derive(Debug, Clone, Default)]
pub struct BoardPane {
    columns: Vec<Column>,
    cursors: Vec<Cursor>,
    column: usize,
    first: usize,
}

impl BoardPane {
    /// Every column, shown or not.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The column at hand.
    pub fn column(&self) -> usize {
        self.column
    }

    /// The first column shown.
    pub fn first_shown(&self) -> usize {
        self.first
    }

    /// The cursor of a column.
    pub fn cursor(&self, column: usize) -> Cursor {
        self.cursors.get(column).copied().unwrap_or_default()
    }

    /// The task at hand.
    pub fn selected(&self) -> Option<&Id> {
        let cards = &self.columns.get(self.column)?.cards;
        cards.get(self.cursor(self.column).at).map(|card| &card.id)
    }

    /// Shows other columns; the card at hand stays at hand, wherever it went.
    pub fn set_columns(&mut self, columns: Vec<Column>) {
        let selected = self.selected().cloned();
        self.columns = columns;
        self.cursors.resize(self.columns.len(), Cursor::default());
        for (cursor, column) in self.cursors.iter_mut().zip(&self.columns) {
            cursor.at = cursor.at.min(column.cards.len().saturating_sub(1));
        }
        match selected {
            Some(id) => drop(self.select(&id)),
            None => {
                self.column = self.columns.iter().position(|column| !column.cards.is_empty()).unwrap_or(0);
            }
        }
    }

    /// Puts the cursor on a task; whether it is on the board.
    pub fn select(&mut self, id: &Id) -> bool {
        let Some((column, at)) = find(&self.columns, id) else { return false };
        self.column = column;
        self.cursors[column].at = at;
        true
    }

    /// Moves within the column.
    pub fn step(&mut self, by: isize) {
        let last = self.columns.get(self.column).map_or(0, |column| column.cards.len().saturating_sub(1));
        if let Some(cursor) = self.cursors.get_mut(self.column) {
            cursor.at = cursor.at.saturating_add_signed(by).min(last);
        }
    }

    /// Moves to the next column; whether there is one.
    pub fn sideways(&mut self, right: bool) -> bool {
        let to = if right { self.column.checked_add(1) } else { self.column.checked_sub(1) };
        let Some(to) = to.filter(|to| *to < self.columns.len()) else { return false };
        self.column = to;
        true
    }

    /// Brings the card at hand into view on a board of this width, in columns of `height` lines.
    pub fn reveal(&mut self, width: u16, height: u16) {
        let shows =
            |first: usize| slots(&self.columns, first, width).iter().any(|slot| slot.column == self.column);
        self.first = self.first.min(self.column);
        while self.first < self.column && !shows(self.first) {
            self.first += 1;
        }
        // No empty room at the right while columns are hidden at the left.
        while self.first > 0 && is_whole(&self.columns, self.first - 1, width) {
            self.first -= 1;
        }
        let cards = self.columns.get(self.column).map_or(0, |column| column.cards.len());
        if let Some(cursor) = self.cursors.get_mut(self.column) {
            cursor.reveal_above(cards, height, |_| CARD_LINES);
        }
    }
}

/// A column on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// Which column of the board.
    pub column: usize,
    /// Its left edge.
    pub x: u16,
    /// How wide it is, without the line to the next one.
    pub width: u16,
}

/// Columns with cards share the width; an empty one is folded to its title.
const EMPTY: u16 = 13;

/// The columns that are shown from `first` on.
pub fn slots(columns: &[Column], first: usize, width: u16) -> Vec<Slot> {
    let full = (width * 3 / 5).clamp(1, 40);
    let least = |column: &Column| if column.cards.is_empty() { EMPTY.min(width) } else { full };
    let mut taken: Vec<(usize, u16, bool)> = Vec::new();
    let mut used = 0;
    for (index, column) in columns.iter().enumerate().skip(first) {
        let needs = least(column) + u16::from(!taken.is_empty());
        if !taken.is_empty() && used + needs > width {
            break;
        }
        used += needs;
        taken.push((index, least(column), column.cards.is_empty()));
    }
    let with_cards = u16::try_from(taken.iter().filter(|slot| !slot.2).count()).unwrap_or(1);
    let more = width.saturating_sub(used).checked_div(with_cards).unwrap_or(0);
    let mut x = 0;
    let place = |(column, least, empty): (usize, u16, bool)| {
        let slot = Slot { column, x, width: least + if empty { 0 } else { more } };
        x += slot.width + 1;
        slot
    };
    taken.into_iter().map(place).collect()
}

/// Whether every column from `first` on is shown.
fn is_whole(columns: &[Column], first: usize, width: u16) -> bool {
    slots(columns, first, width).len() == columns.len() - first
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Condition, Status};
    use crate::view::agenda::{Bucket, Due};

    fn columns(counts: [usize; 7]) -> Vec<Column> {
        let card = |n: usize| Due {
            id: Id::new(&n.to_string()).expect("id"),
            last_day: None,
            days_left: None,
            condition: Condition::Undated,
            bucket: Bucket::Undated,
        };
        let column = |(status, count): (&Status, usize)| Column {
            status: *status,
            cards: (0..count).map(card).collect(),
        };
        Status::ALL.iter().zip(counts).map(column).collect()
    }

    #[test]
    fn columns_never_stand_over_each_other_or_outside() {
        for counts in [[0; 7], [34, 0, 0, 0, 0, 0, 0], [5; 7], [0, 3, 0, 9, 0, 0, 1]] {
            let columns = columns(counts);
            for width in 1..240 {
                for first in 0..7 {
                    let slots = slots(&columns, first, width);
                    assert!(!slots.is_empty());
                    assert!(
                        slots.iter().all(|slot| slot.width > 0 && slot.x + slot.width <= width),
                        "{width} {slots:?}"
                    );
                    assert!(slots.windows(2).all(|pair| pair[0].x + pair[0].width < pair[1].x));
                }
            }
        }
    }

    #[test]
    fn an_empty_column_leaves_its_room_to_the_others() {
        let slots = slots(&columns([34, 0, 0, 0, 0, 0, 0]), 0, 160);
        assert_eq!(slots.len(), 7);
        assert!(slots[0].width > 70);
    }

    #[test]
    fn the_column_at_hand_is_always_shown() {
        let mut board = BoardPane::default();
        board.set_columns(columns([3, 1, 4, 1, 5, 9, 2]));
        for width in [1, 20, 40, 80, 120, 240] {
            for _ in 0..7 {
                board.sideways(true);
                board.reveal(width, 10);
                assert!(
                    slots(&board.columns, board.first, width).iter().any(|slot| slot.column == board.column)
                );
            }
            while board.sideways(false) {
                board.reveal(width, 10);
                assert!(
                    slots(&board.columns, board.first, width).iter().any(|slot| slot.column == board.column)
                );
            }
        }
    }
}

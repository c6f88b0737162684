//! The board: which column and which card is at hand, what is folded, and which columns fit beside each other.

use super::state::PaneState;
use crate::app::action::Action;
use crate::app::ctx::Ctx;
use crate::app::layout::Rect;
use crate::app::overlay::ask::set_status;
use crate::app::projection::{Content, Shape};
use crate::app::reply::Reply;
use std::collections::HashSet;

use crate::app::cursor::{Cursor, Position};
use crate::app::pane::grid::{Grid, row_lines};
use crate::model::{Id, Status};
use crate::view::board::{Board, Column, Lanes};

/// Lines that a card takes on a board of this height: two of title, two of what is known, and one of air where there is
/// room for it.
pub fn card_lines(height: u16) -> u16 {
    if height >= 26 { 5 } else { 4 }
}

/// The board pane.
#[derive(Debug, Clone, Default)]
pub struct BoardPane {
    board: Board,
    /// What the lanes are to be once the rows are there.
    lanes: Lanes,
    grid: Grid,
    cursors: Vec<Cursor>,
    column: usize,
    first: usize,
    folded: HashSet<Status>,
}

impl BoardPane {
    /// What it shows.
    pub fn board(&self) -> &Board {
        &self.board
    }

    /// Every column, shown or not.
    pub fn columns(&self) -> &[Column] {
        &self.board.columns
    }

    /// The rows of the lanes; none without lanes.
    pub fn grid(&self) -> Option<&Grid> {
        (self.board.by != Lanes::None).then_some(&self.grid)
    }

    /// What the lanes shall be.
    pub fn lanes(&self) -> Lanes {
        self.lanes
    }

    /// Asks for these lanes.
    pub fn divide_by(&mut self, lanes: Lanes) {
        self.lanes = lanes;
    }

    /// Asks for the next kind of lanes.
    pub fn cycle_lanes(&mut self) {
        self.lanes = self.lanes.next();
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

    /// Whether a column shows its title only.
    pub fn is_folded(&self, column: usize) -> bool {
        is_narrow(&self.board.columns, &self.folded, column)
    }

    /// Whether the column at hand has no cards.
    pub fn at_hand_is_empty(&self) -> bool {
        self.columns().get(self.column).is_none_or(|column| column.cards.is_empty())
    }

    /// The task at hand.
    pub fn selected(&self) -> Option<&Id> {
        let cards = &self.columns().get(self.column)?.cards;
        if self.folded.contains(&self.columns()[self.column].status) {
            return None;
        }
        let place = match self.grid() {
            Some(grid) => grid.card(&self.board, self.column)?,
            None => self.cursor(self.column).at,
        };
        cards.get(place).map(|card| &card.id)
    }

    /// Shows another board; the card at hand stays at hand, wherever it went.
    pub fn set_board(&mut self, board: Board) {
        let selected = self.selected().cloned();
        let rests = self.rests_in_empty_column();
        self.board = board;
        self.grid.set(&self.board);
        self.cursors.resize(self.board.columns.len(), Cursor::default());
        for (cursor, column) in self.cursors.iter_mut().zip(&self.board.columns) {
            cursor.at = cursor.at.min(column.cards.len().saturating_sub(1));
        }
        if !selected.is_some_and(|id| self.select(&id)) {
            if !rests {
                self.leave_empty_column();
            }
            self.grid.settle(&self.board, self.column);
        }
    }

    /// Whether the column at hand has no cards although others have: then it was chosen, and what others write does not
    /// lead away from it.
    fn rests_in_empty_column(&self) -> bool {
        let is_empty = |column: &Column| column.cards.is_empty();
        self.columns().get(self.column).is_some_and(is_empty) && !self.columns().iter().all(is_empty)
    }

    /// Goes to the nearest column with cards, where the one at hand has none: what a filter leaves is at hand at once.
    fn leave_empty_column(&mut self) {
        let filled = self.board.columns.iter().enumerate().filter(|(_, column)| !column.cards.is_empty());
        let nearest = filled.map(|(place, _)| place).min_by_key(|place| place.abs_diff(self.column));
        self.column = nearest.unwrap_or(self.column);
    }

    /// Puts the cursor on a task, whose column is unfolded for that; whether it is on the board.
    pub fn select(&mut self, id: &Id) -> bool {
        if self.board.by == Lanes::None && self.selected() == Some(id) {
            return true;
        }
        let Some((column, at)) = self.board.find(id) else { return false };
        self.column = column;
        self.cursors[column].at = at;
        self.folded.remove(&self.board.columns[column].status);
        self.grid.select(&self.board, column, at);
        true
    }

    /// Moves within the column.
    pub fn step(&mut self, by: isize) {
        if self.board.by != Lanes::None {
            self.grid.step(&self.board, self.column, by);
            return;
        }
        let cards = self.columns().get(self.column).map_or(0, |column| column.cards.len());
        if let Some(cursor) = self.cursors.get_mut(self.column) {
            cursor.at = cursor.at.saturating_add_signed(by).min(cards.saturating_sub(1));
        }
    }

    /// Moves to the next column; whether there is one.
    pub fn sideways(&mut self, right: bool) -> bool {
        let to = if right { self.column.checked_add(1) } else { self.column.checked_sub(1) };
        let Some(to) = to.filter(|to| *to < self.columns().len()) else { return false };
        self.column = to;
        self.grid.settle(&self.board, to);
        true
    }

    /// Folds or unfolds the lane at hand; without lanes, the column.
    pub fn fold(&mut self) {
        if self.board.by == Lanes::None { self.fold_column() } else { self.grid.fold(&self.board) }
    }

    /// Folds or unfolds the column at hand. With a column that is folded its card is out of sight, so the nearest open one
    /// is at hand then; one without cards has nothing to fold.
    pub fn fold_column(&mut self) {
        let Some(column) = self.columns().get(self.column).filter(|column| !column.cards.is_empty()) else {
            return;
        };
        let status = column.status;
        if !self.folded.remove(&status) {
            self.folded.insert(status);
            self.leave_folded_column();
        }
    }

    fn leave_folded_column(&mut self) {
        let open = (0..self.columns().len()).filter(|column| !self.is_folded(*column));
        // Of two that are as near, the one that work goes on to.
        let nearest = open.min_by_key(|column| (column.abs_diff(self.column), *column < self.column));
        if let Some(column) = nearest {
            self.column = column;
            self.grid.settle(&self.board, column);
        }
    }

    /// The columns that are shown on a board of this width.
    pub fn slots(&self, width: u16) -> Vec<Slot> {
        slots(&self.board.columns, &self.folded, self.first, width)
    }

    /// The column that stands in a column of cells of a board of this width.
    fn column_at(&self, width: u16, x: u16) -> Option<usize> {
        let holds = |slot: &Slot| (slot.x..slot.x + slot.width).contains(&x);
        self.slots(width).into_iter().find(holds).map(|slot| slot.column)
    }

    /// The columns whose cards are shown on a board of this width.
    pub fn open_columns(&self, width: u16) -> Vec<usize> {
        self.slots(width)
            .into_iter()
            .map(|slot| slot.column)
            .filter(|column| !self.is_folded(*column))
            .collect()
    }

    /// Brings the card at hand into view on a board of this width, in columns of `height` lines.
    pub fn reveal(&mut self, width: u16, height: u16) {
        let (columns, folded) = (&self.board.columns, &self.folded);
        let shows =
            |first: usize| slots(columns, folded, first, width).iter().any(|slot| slot.column == self.column);
        let is_whole = |first: usize| slots(columns, folded, first, width).len() == columns.len() - first;
        let mut first = self.first.min(self.column);
        while first < self.column && !shows(first) {
            first += 1;
        }
        // No empty room at the right while columns are hidden at the left.
        while first > 0 && is_whole(first - 1) {
            first -= 1;
        }
        self.first = first;
        let lines = card_lines(height);
        let open = self.open_columns(width);
        // A line goes to the title of the lane that is scrolled past it.
        self.grid.reveal(&self.board, &open, height.saturating_sub(1), lines);
        let cards = self.columns().get(self.column).map_or(0, |column| column.cards.len());
        if let Some(cursor) = self.cursors.get_mut(self.column) {
            cursor.reveal_above(cards, height, |_| lines);
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

/// The least width of a column with cards: with the lines between them, two fit 80 columns, three 120, five 200.
const FULL: u16 = 39;

/// Columns with cards share the width; an empty or folded one has room for its title only: “Chưa thực hiện” whole, with
/// a count or the sign for more columns behind it.
const NARROW: u16 = 17;

fn is_narrow(columns: &[Column], folded: &HashSet<Status>, column: usize) -> bool {
    columns.get(column).is_none_or(|it| it.cards.is_empty() || folded.contains(&it.status))
}

/// The columns that are shown from `first` on.
fn slots(columns: &[Column], folded: &HashSet<Status>, first: usize, width: u16) -> Vec<Slot> {
    let full = (width * 3 / 5).clamp(1, FULL);
    let narrow = |column: usize| is_narrow(columns, folded, column);
    let least = |column: usize| if narrow(column) { NARROW.min(width) } else { full };
    let mut taken: Vec<(usize, u16, bool)> = Vec::new();
    let mut used = 0;
    for index in first..columns.len() {
        let needs = least(index) + u16::from(!taken.is_empty());
        if !taken.is_empty() && used + needs > width {
            break;
        }
        used += needs;
        taken.push((index, least(index), narrow(index)));
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

/// Moves the chosen tasks, or the selected one, to the state beside that of the selected one.
fn move_card(right: bool, ctx: &Ctx<'_>) -> Reply {
    let task = ctx.selected.as_ref().and_then(|record| record.as_task());
    let Some(at) = task.map(|task| task.status as usize) else { return Reply::Ignored };
    let to = if right { at.checked_add(1) } else { at.checked_sub(1) };
    match to.and_then(|to| Status::ALL.get(to)) {
        Some(status) => set_status(ctx.targets(), *status, false, ctx),
        None => Reply::refuse("card-no-column"),
    }
}

impl PaneState for BoardPane {
    /// The titles of the columns stand above the cards.
    fn line_at_hand(&self, rect: Rect) -> Rect {
        let (cards, lines) = (rect.below_title(), self.lines(rect));
        if let Some(grid) = self.grid() {
            let open = self.open_columns(rect.width);
            let rows = grid.rows().get(grid.cursor().top..grid.cursor().at).unwrap_or_default();
            let above = rows.iter().map(|row| row_lines(&self.board, *row, &open, lines)).sum::<u16>();
            return cards.lines(above.saturating_add(grid.lines_above()), lines);
        }
        let cursor = self.cursor(self.column);
        let above = u16::try_from(cursor.at.saturating_sub(cursor.top)).unwrap_or(u16::MAX);
        cards.lines(above.saturating_mul(lines), lines)
    }

    /// Of the column at hand; with lanes, of all rows across the board.
    fn position(&self) -> Position {
        let cards = self.columns().get(self.column).map_or(0, |column| column.cards.len());
        match self.grid() {
            Some(grid) => Position {
                at: grid.card(&self.board, self.column).map_or(0, |card| card + 1),
                of: cards,
                top: grid.cursor().top,
                rows: grid.rows().len(),
            },
            None => Position::in_rows(self.cursor(self.column), cards),
        }
    }

    fn selected(&self) -> Option<&Id> {
        self.selected()
    }

    fn select(&mut self, id: &Id) {
        self.select(id);
    }

    fn step(&mut self, by: isize) {
        self.step(by);
    }

    fn lines(&self, rect: Rect) -> u16 {
        card_lines(rect.height.saturating_sub(1))
    }

    fn sideways(&mut self, right: bool, _ctx: &Ctx<'_>) -> Reply {
        if self.sideways(right) { Reply::Drawn } else { Reply::Beside(right) }
    }

    fn act_alone(&mut self, action: Action, ctx: &Ctx<'_>) -> Reply {
        match action {
            Action::CardLeft => return move_card(false, ctx),
            Action::CardRight => return move_card(true, ctx),
            Action::Lanes => self.cycle_lanes(),
            Action::Fold if self.grid().is_some() || !self.at_hand_is_empty() => self.fold(),
            Action::FoldColumn if !self.at_hand_is_empty() => self.fold_column(),
            _ => return Reply::Ignored,
        }
        Reply::Drawn
    }

    /// The column that is pointed at is at hand, whatever stands in the line.
    fn select_at(&mut self, rect: Rect, x: u16, y: u16) -> bool {
        let Some(column) = self.column_at(rect.width, x) else { return false };
        self.column = column;
        let (card, open) = (self.lines(rect), self.open_columns(rect.width));
        let Some(line) = y.checked_sub(1) else {
            self.grid.settle(&self.board, column);
            return false;
        };
        if self.board.by != Lanes::None {
            let lines = |row| row_lines(&self.board, row, &open, card);
            let is_row = self.grid.select_at(&self.board, (line, column), lines);
            self.grid.settle(&self.board, column);
            return is_row;
        }
        let cards = self.columns()[column].cards.len();
        let row = self.cursors[column].row_at(line, cards, |_| card).filter(|_| !self.is_folded(column));
        self.cursors[column].at = row.unwrap_or(self.cursors[column].at);
        row.is_some()
    }

    /// A column moves by itself; lanes move all of them.
    fn scroll(&mut self, rect: Rect, x: u16, by: i16) {
        let (card, height) = (self.lines(rect), rect.height.saturating_sub(1));
        if self.board.by != Lanes::None {
            let open = self.open_columns(rect.width);
            let lines = |row| row_lines(&self.board, row, &open, card);
            // The name of a lane that is scrolled past takes a line.
            self.grid.scroll(&self.board, self.column, (height.saturating_sub(1), by), lines);
            return;
        }
        let Some(column) = self.column_at(rect.width, x) else { return };
        let cards = self.columns()[column].cards.len();
        self.cursors[column].scroll(cards, height, by, |_| card);
    }

    /// A line goes to the titles of the columns.
    fn reveal(&mut self, rect: Rect) {
        self.reveal(rect.width, rect.height.saturating_sub(1));
    }

    fn ids(&self) -> Vec<Id> {
        let cards = self.columns().iter().flat_map(|column| &column.cards);
        cards.map(|card| card.id.clone()).collect()
    }

    fn is_empty(&self) -> bool {
        self.columns().iter().all(|column| column.cards.is_empty())
    }

    fn why_none(&self) -> Option<&'static str> {
        Some(if self.at_hand_is_empty() { "idle-empty-column" } else { "idle-folded-column" })
    }

    fn shape(&self) -> Option<Shape> {
        Some(Shape::Board(self.lanes))
    }

    fn take(&mut self, content: Content) {
        if let Content::Board(board) = content {
            self.set_board(*board);
        }
    }

    fn grouping_word(&self) -> Option<&'static str> {
        Some(self.lanes.word())
    }

    fn group_by_word(&mut self, word: &str) -> bool {
        Lanes::of_word(word).map(|lanes| self.divide_by(lanes)).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Condition;
    use crate::view::agenda::{Bucket, Due};
    use crate::view::board::Tally;

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
            tally: Tally { cards: count, ..Tally::default() },
        };
        Status::ALL.iter().zip(counts).map(column).collect()
    }

    #[test]
    fn columns_never_stand_over_each_other_or_outside() {
        for counts in [[0; 7], [34, 0, 0, 0, 0, 0, 0], [5; 7], [0, 3, 0, 9, 0, 0, 1]] {
            let columns = columns(counts);
            for width in 1..240 {
                for first in 0..7 {
                    let slots = slots(&columns, &HashSet::new(), first, width);
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
    fn columns_with_cards_stand_beside_each_other_on_common_screens() {
        for (width, beside) in [(80, 2), (120, 3), (160, 4), (200, 5)] {
            let slots = slots(&columns([9; 7]), &HashSet::new(), 0, width);
            assert_eq!(slots.len(), beside, "{width}");
        }
    }

    #[test]
    fn the_card_that_a_filter_leaves_is_at_hand_whatever_its_column() {
        let mut board = BoardPane::default();
        let of = |counts| Board { columns: columns(counts), ..Board::default() };
        board.set_board(of([0, 0, 0, 2, 0, 0, 1]));
        assert_eq!((board.column(), board.selected().map(ToString::to_string)), (3, Some("0".to_owned())));
        board.set_board(Board::default());
        board.set_board(of([0, 1, 0, 0, 0, 0, 1]));
        assert_eq!((board.column(), board.selected().map(ToString::to_string)), (1, Some("0".to_owned())));
        board.set_board(of([0; 7]));
        assert_eq!(board.selected(), None);
        board.set_board(of([0, 0, 0, 0, 0, 1, 0]));
        assert_eq!(board.column(), 5);
    }

    #[test]
    fn an_empty_column_leaves_its_room_to_the_others() {
        let slots = slots(&columns([34, 0, 0, 0, 0, 0, 0]), &HashSet::new(), 0, 160);
        assert_eq!(slots.len(), 7);
        assert!(slots[0].width > 50);
    }

    #[test]
    fn the_column_at_hand_is_always_shown() {
        let mut board = BoardPane::default();
        board.set_board(Board { columns: columns([3, 1, 4, 1, 5, 9, 2]), ..Board::default() });
        for width in [1, 20, 40, 80, 120, 240] {
            for _ in 0..7 {
                board.sideways(true);
                board.reveal(width, 10);
                assert!(board.slots(width).iter().any(|slot| slot.column == board.column));
            }
            while board.sideways(false) {
                board.reveal(width, 10);
                assert!(board.slots(width).iter().any(|slot| slot.column == board.column));
            }
        }
    }
}

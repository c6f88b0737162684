//! Rows in sections that fold. The selection is kept by id, never by row; a folded section can be at hand itself.

use std::collections::HashSet;

use super::list::Heading;
use crate::app::cursor::{Cursor, Position};
use crate::model::{Date, Id};
use crate::view::timeline::Item;

/// Rows that have something in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What.
    pub label: Heading,
    /// The rows.
    pub items: Vec<Item>,
}

/// One visible row: the heading of a section, or an item of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    section: usize,
    item: Option<usize>,
}

/// One visible row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutlineRow<'a> {
    /// What the rows below it have in common, and whether they are folded away.
    Section(&'a Section, bool),
    /// A record.
    Item(&'a Item),
}

/// The sections and the cursor.
#[derive(Debug, Clone, Default)]
pub struct Outline {
    sections: Vec<Section>,
    folded: HashSet<Heading>,
    rows: Vec<Place>,
    cursor: Cursor,
}

impl Outline {
    /// How many rows can be seen.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is nothing to see.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The cursor.
    pub fn cursor(&self) -> Cursor {
        self.cursor
    }

    /// A row by its place among those that can be seen.
    pub fn row(&self, at: usize) -> Option<OutlineRow<'_>> {
        let place = self.rows.get(at)?;
        let section = self.sections.get(place.section)?;
        match place.item {
            Some(item) => section.items.get(item).map(OutlineRow::Item),
            None => Some(OutlineRow::Section(section, self.folded.contains(&section.label))),
        }
    }

    /// The records that can be seen: those that are not folded away.
    pub fn ids(&self) -> impl Iterator<Item = &Id> {
        (0..self.rows.len()).filter_map(|at| match self.row(at)? {
            OutlineRow::Item(item) => Some(&item.id),
            OutlineRow::Section(..) => None,
        })
    }

    /// The item at hand.
    pub fn item(&self) -> Option<&Item> {
        match self.row(self.cursor.at)? {
            OutlineRow::Item(item) => Some(item),
            OutlineRow::Section(..) => None,
        }
    }

    /// The record at hand; a folded section is none.
    pub fn selected(&self) -> Option<&Id> {
        self.item().map(|item| &item.id)
    }

    /// The section at hand, or that of the item at hand.
    pub fn section(&self) -> Option<&Section> {
        self.sections.get(self.rows.get(self.cursor.at)?.section)
    }

    /// How far it is gone through; what is folded away counts as well.
    pub fn position(&self) -> Position {
        let items = |sections: &[Section]| sections.iter().map(|section| section.items.len()).sum();
        let place = self.rows.get(self.cursor.at);
        let at = place.and_then(|place| {
            let before: usize = items(self.sections.get(..place.section)?);
            Some(before + place.item? + 1)
        });
        let of = items(&self.sections);
        Position { at: at.unwrap_or(0), of, top: self.cursor.top, rows: self.rows.len() }
    }

    /// How many rows of the screen stand above the one at hand.
    pub fn rows_above(&self) -> usize {
        self.cursor.at.saturating_sub(self.cursor.top)
    }

    /// Shows other sections; what is folded stays folded, and the record at hand at hand.
    pub fn set_sections(&mut self, sections: Vec<Section>) {
        let selected = self.selected().cloned();
        self.sections = sections;
        self.lay_out();
        match selected.and_then(|id| self.row_of(&id)) {
            Some(at) => self.cursor.at = at,
            None => self.settle(true),
        }
    }

    fn lay_out(&mut self) {
        self.rows.clear();
        for (at, section) in self.sections.iter().enumerate() {
            self.rows.push(Place { section: at, item: None });
            if !self.folded.contains(&section.label) {
                self.rows
                    .extend((0..section.items.len()).map(|item| Place { section: at, item: Some(item) }));
            }
        }
    }

    /// The visible row of a record.
    fn row_of(&self, id: &Id) -> Option<usize> {
        let holds = |at: &usize| matches!(self.row(*at), Some(OutlineRow::Item(item)) if item.id == *id);
        (0..self.rows.len()).find(holds)
    }

    /// Puts the cursor on a record, unfolding what hides it; whether it is there.
    pub fn select(&mut self, id: &Id) -> bool {
        if self.selected() == Some(id) {
            return true;
        }
        let section = self.sections.iter().find(|section| section.items.iter().any(|item| item.id == *id));
        let Some(label) = section.map(|section| section.label.clone()) else { return false };
        if self.folded.remove(&label) {
            self.lay_out();
        }
        self.cursor.at = self.row_of(id).unwrap_or(self.cursor.at);
        true
    }

    /// Moves by rows, over headings of what is unfolded.
    pub fn step(&mut self, by: isize) {
        let last = self.rows.len().saturating_sub(1);
        self.cursor.at = self.cursor.at.saturating_add_signed(by).min(last);
        self.settle(by >= 0);
    }

    /// Leaves an open heading in the direction of the move, or else in the other one.
    fn settle(&mut self, forward: bool) {
        let can_rest = |at: usize| match self.row(at) {
            Some(OutlineRow::Item(_)) => true,
            Some(OutlineRow::Section(section, is_folded)) => is_folded || section.items.is_empty(),
            None => false,
        };
        let mut cursor = self.cursor;
        cursor.rest(self.rows.len(), forward, can_rest);
        self.cursor = cursor;
    }

    /// Folds the section at hand, or unfolds it.
    pub fn toggle(&mut self) {
        let Some(section) = self.rows.get(self.cursor.at).map(|place| place.section) else { return };
        let label = self.sections[section].label.clone();
        if !self.folded.remove(&label) {
            self.folded.insert(label);
        }
        self.lay_out();
        self.go_to_section(section);
    }

    /// Folds every section, or unfolds all if there is nothing left to fold.
    pub fn toggle_all(&mut self) {
        let Some(section) = self.rows.get(self.cursor.at).map(|place| place.section) else { return };
        let labels = || self.sections.iter().map(|section| &section.label);
        if labels().all(|label| self.folded.contains(label)) {
            self.folded.clear();
        } else {
            self.folded = labels().cloned().collect();
        }
        self.lay_out();
        self.go_to_section(section);
    }

    fn go_to_section(&mut self, section: usize) {
        let heading = Place { section, item: None };
        self.cursor.at = self.rows.iter().position(|place| *place == heading).unwrap_or(0);
        self.settle(true);
    }

    /// Goes to the next or the previous deadline from a day and the row at hand on, and says which day that is. Equal
    /// days are gone through row by row.
    pub fn go_to_deadline(&mut self, from: Date, forward: bool) -> Option<Date> {
        let here = self.rows.get(self.cursor.at).map(|place| (place.section, place.item))?;
        let all = self.sections.iter().enumerate().flat_map(|(at, section)| {
            section.items.iter().enumerate().filter_map(move |(n, item)| Some((item.due()?, (at, Some(n)))))
        });
        let found = if forward {
            all.filter(|key| *key > (from, here)).min()
        } else {
            all.filter(|key| *key < (from, here)).max()
        };
        let (day, (section, item)) = found?;
        let id = self.sections[section].items[item?].id.clone();
        self.select(&id);
        Some(day)
    }

    /// Brings the cursor into view, and the heading above it as well where it is the first below it.
    pub fn reveal(&mut self, height: u16) {
        self.cursor.reveal_above(self.rows.len(), height, |_| 1);
        let is_on_top = height > 1 && self.cursor.at == self.cursor.top;
        let above = self.cursor.top.checked_sub(1).filter(|_| is_on_top);
        let is_heading = |at: &usize| self.rows.get(*at).is_some_and(|place| place.item.is_none());
        self.cursor.top = above.filter(is_heading).unwrap_or(self.cursor.top);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Condition;
    use proptest::prelude::*;

    fn section(label: &'static str, items: &[(&str, &str)]) -> Section {
        let item =
            |(id, day): &(&str, &str)| Item::new(Id::new(id).expect("id"), day.parse().ok(), Condition::Open);
        Section { label: Heading::Message(label), items: items.iter().map(item).collect() }
    }

    fn outline() -> Outline {
        let mut outline = Outline::default();
        outline.set_sections(vec![
            section("a", &[("1", "2026-03-01"), ("2", "2026-01-01")]),
            section("b", &[("3", "2026-02-01"), ("4", "2026-03-01")]),
        ]);
        outline
    }

    fn at(outline: &Outline) -> &str {
        outline.selected().map_or("-", Id::as_str)
    }

    #[test]
    fn a_folded_section_is_at_hand_and_unfolds_to_its_first_row() {
        let mut outline = outline();
        outline.step(1);
        outline.toggle();
        assert_eq!((at(&outline), outline.len()), ("-", 4));
        outline.step(1);
        assert_eq!(at(&outline), "3", "the heading of what is unfolded is passed over");
        outline.step(-1);
        outline.toggle();
        assert_eq!((at(&outline), outline.len()), ("1", 6));
        outline.toggle_all();
        assert_eq!(outline.len(), 2);
        outline.toggle_all();
        assert_eq!(outline.len(), 6);
    }

    #[test]
    fn deadlines_are_gone_through_in_the_order_of_their_days() {
        let mut outline = outline();
        outline.toggle();
        let mut day = Date::MIN;
        let mut seen = Vec::new();
        while let Some(next) = outline.go_to_deadline(day, true) {
            day = next;
            seen.push(at(&outline).to_owned());
        }
        assert_eq!(seen, ["2", "3", "1", "4"], "unfolding what hides one");
        assert_eq!(outline.go_to_deadline(day, false).map(|_| at(&outline).to_owned()), Some("1".to_owned()));
    }

    #[test]
    fn the_selection_and_the_folds_survive_other_sections() {
        let mut outline = outline();
        outline.toggle();
        outline.select(&Id::new("4").expect("id"));
        outline
            .set_sections(vec![section("b", &[("4", "2026-03-01")]), section("a", &[("1", "2026-03-01")])]);
        assert_eq!((at(&outline), outline.len()), ("4", 3));
        outline.set_sections(Vec::new());
        outline.step(1);
        outline.toggle();
        outline.reveal(0);
        assert_eq!(at(&outline), "-");
    }

    proptest! {
        #[test]
        fn no_move_leaves_the_rows(moves in prop::collection::vec((0_u8..5, -9_isize..9, 0_u16..6), 0..40)) {
            let mut outline = outline();
            for (what, by, height) in moves {
                match what {
                    0 => outline.toggle(),
                    1 => outline.toggle_all(),
                    2 => drop(outline.go_to_deadline(Date::MIN, by > 0)),
                    _ => outline.step(by),
                }
                outline.reveal(height);
                prop_assert!(outline.row(outline.cursor().at).is_some());
                prop_assert!(outline.cursor().top <= outline.cursor().at);
            }
        }
    }
}

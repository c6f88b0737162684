//! Rows in sections that fold, and the parts of a duty within them. The selection is kept by id, never by row; a folded
//! section can be at hand itself.

use std::collections::{HashMap, HashSet};

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
    /// A record, and whether its parts are folded away.
    Item(&'a Item, bool),
}

/// Parts of a duty that stand below it unless they are folded; more of them are folded unless they are unfolded.
const HANDFUL: usize = 5;

/// The sections and the cursor.
#[derive(Debug, Clone, Default)]
pub struct Outline {
    sections: Vec<Section>,
    folded: HashSet<Heading>,
    /// The duties whose parts were folded or unfolded, and which of both.
    parts: HashMap<Id, bool>,
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
            Some(item) => section.items.get(item).map(|item| OutlineRow::Item(item, self.hides_parts(item))),
            None => Some(OutlineRow::Section(section, self.folded.contains(&section.label))),
        }
    }

    /// The records of the sections that are not folded away. The row of a duty stands for its parts as well: they are
    /// folded without anybody asking for it.
    pub fn ids(&self) -> impl Iterator<Item = &Id> {
        let open = self.sections.iter().filter(|section| !self.folded.contains(&section.label));
        open.flat_map(|section| &section.items).map(|item| &item.id)
    }

    /// Whether the parts of a record are folded away.
    fn hides_parts(&self, item: &Item) -> bool {
        item.parts > 0 && self.parts.get(&item.id).copied().unwrap_or(item.parts > HANDFUL)
    }

    /// The item at hand.
    pub fn item(&self) -> Option<&Item> {
        match self.row(self.cursor.at)? {
            OutlineRow::Item(item, _) => Some(item),
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
        let row = selected.and_then(|id| {
            // A duty that has more parts than before must not take the one at hand away.
            self.place_of(&id)
                .filter(|(section, _)| !self.folded.contains(&self.sections[*section].label))?;
            self.unfold_to(&id)
        });
        match row {
            Some(at) => self.cursor.at = at,
            None => self.settle(true),
        }
    }

    fn lay_out(&mut self) {
        let mut rows = std::mem::take(&mut self.rows);
        rows.clear();
        for (place, section) in self.sections.iter().enumerate() {
            rows.push(Place { section: place, item: None });
            let mut at = if self.folded.contains(&section.label) { section.items.len() } else { 0 };
            while let Some(item) = section.items.get(at) {
                rows.push(Place { section: place, item: Some(at) });
                at += 1 + if self.hides_parts(item) { item.below } else { 0 };
            }
        }
        self.rows = rows;
    }

    /// The section of a record and its place there, whether it can be seen or not.
    fn place_of(&self, id: &Id) -> Option<(usize, usize)> {
        let within = |section: &Section| section.items.iter().position(|item| item.id == *id);
        self.sections.iter().enumerate().find_map(|(at, section)| Some((at, within(section)?)))
    }

    /// Unfolds what hides a record; its row.
    fn unfold_to(&mut self, id: &Id) -> Option<usize> {
        let (section, item) = self.place_of(id)?;
        let duties = self.duties_above(section, item);
        let hides = |duty: &usize| self.hides_parts(&self.sections[section].items[*duty]);
        let hiding: Vec<usize> = duties.filter(hides).collect();
        let label = self.sections[section].label.clone();
        let is_hidden = self.folded.remove(&label) | !hiding.is_empty();
        for duty in hiding {
            self.parts.insert(self.sections[section].items[duty].id.clone(), false);
        }
        if is_hidden {
            self.lay_out();
        }
        let place = Place { section, item: Some(item) };
        self.rows.iter().position(|row| *row == place)
    }

    /// The duties that a record is a part of, the nearest first, by their places in its section.
    fn duties_above(&self, section: usize, item: usize) -> impl Iterator<Item = usize> {
        let items = &self.sections[section].items;
        let mut depth = items[item].depth;
        let before = (0..item).rev().map_while(move |at| {
            let is_above = items[at].depth < depth;
            let is_part = depth > 0;
            depth = depth.min(items[at].depth);
            is_part.then_some((at, is_above))
        });
        before.filter_map(|(at, is_above)| is_above.then_some(at))
    }

    /// Puts the cursor on a record, unfolding what hides it; whether it is there.
    pub fn select(&mut self, id: &Id) -> bool {
        if self.selected() == Some(id) {
            return true;
        }
        let row = self.unfold_to(id);
        self.cursor.at = row.unwrap_or(self.cursor.at);
        row.is_some()
    }

    /// Moves by rows, over headings of what is unfolded.
    pub fn step(&mut self, by: isize) {
        let last = self.rows.len().saturating_sub(1);
        self.cursor.at = self.cursor.at.saturating_add_signed(by).min(last);
        self.settle(by >= 0);
    }

    /// Leaves an open heading in the direction of the move, or else in the other one.
    fn settle(&mut self, forward: bool) {
        let mut cursor = self.cursor;
        cursor.rest(self.rows.len(), forward, |at| self.can_rest(at));
        self.cursor = cursor;
    }

    /// Whether a row can be at hand: an item, or the heading of a section whose items are not to be seen.
    fn can_rest(&self, at: usize) -> bool {
        match self.row(at) {
            Some(OutlineRow::Item(..)) => true,
            Some(OutlineRow::Section(section, is_folded)) => is_folded || section.items.is_empty(),
            None => false,
        }
    }

    /// Puts the cursor on the row in a line; whether there is one that can be at hand.
    pub fn select_at(&mut self, line: u16) -> bool {
        let row = self.cursor.row_at(line, self.rows.len(), |_| 1).filter(|row| self.can_rest(*row));
        self.cursor.at = row.unwrap_or(self.cursor.at);
        row.is_some()
    }

    /// Moves the rows by so many lines.
    pub fn scroll(&mut self, height: u16, by: i16) {
        self.cursor.scroll(self.rows.len(), height, by, |_| 1);
        self.cursor.leave_heading_behind(self.rows.len(), |row| self.rows[row].item.is_none());
        self.settle(by > 0);
    }

    /// Folds what is at hand, or unfolds it: the parts of a duty, on its own row or on that of a part; else the section.
    pub fn toggle(&mut self) {
        let Some(Place { section, item }) = self.rows.get(self.cursor.at).copied() else { return };
        match item.and_then(|item| self.duty_at(section, item)) {
            Some(duty) => self.toggle_parts(section, duty),
            None => self.toggle_section(section),
        }
    }

    /// The duty whose parts a row is about: itself where it has any, else the one that it is a part of.
    fn duty_at(&self, section: usize, item: usize) -> Option<usize> {
        let own = (self.sections[section].items[item].parts > 0).then_some(item);
        own.or_else(|| self.duties_above(section, item).next())
    }

    fn toggle_parts(&mut self, section: usize, duty: usize) {
        let item = &self.sections[section].items[duty];
        let is_folded = self.hides_parts(item);
        self.parts.insert(item.id.clone(), !is_folded);
        self.lay_out();
        self.go_to(Place { section, item: Some(duty) });
    }

    fn toggle_section(&mut self, section: usize) {
        let label = self.sections[section].label.clone();
        if !self.folded.remove(&label) {
            self.folded.insert(label);
        }
        self.lay_out();
        self.go_to(Place { section, item: None });
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
        self.go_to(Place { section, item: None });
    }

    fn go_to(&mut self, row: Place) {
        self.cursor.at = self.rows.iter().position(|place| *place == row).unwrap_or(0);
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

    /// A duty of so many parts, of which the first has two parts of its own, and a task behind it.
    fn duty(parts: usize) -> Vec<Section> {
        let mut section = section("a", &[("d", "2026-12-31"), ("p0", "2026-03-01"), ("q0", "2026-01-01")]);
        section.items.extend(section_items(1, parts));
        let below = parts + 2;
        for (item, (depth, parts, below)) in
            section.items.iter_mut().zip([(0, parts, below), (1, 2, 2), (2, 0, 0), (2, 0, 0)])
        {
            (item.depth, item.parts, item.below) = (depth, parts, below);
        }
        section.items.iter_mut().skip(4).for_each(|item| item.depth = 1);
        section.items.extend(super::tests::section("a", &[("z", "2026-06-01")]).items);
        vec![section]
    }

    fn section_items(first: usize, parts: usize) -> Vec<Item> {
        let ids: Vec<String> =
            std::iter::once("q1".to_owned()).chain((first..parts).map(|n| format!("p{n}"))).collect();
        let items: Vec<(&str, &str)> = ids.iter().map(|id| (id.as_str(), "2026-02-01")).collect();
        section("a", &items).items
    }

    fn seen(outline: &Outline) -> Vec<&str> {
        let id = |at: usize| match outline.row(at) {
            Some(OutlineRow::Item(item, _)) => Some(item.id.as_str()),
            _ => None,
        };
        (0..outline.len()).filter_map(id).collect()
    }

    #[test]
    fn more_parts_than_a_handful_are_folded_and_what_was_chosen_stays() {
        let mut outline = Outline::default();
        outline.set_sections(duty(5));
        assert_eq!(seen(&outline), ["d", "p0", "q0", "q1", "p1", "p2", "p3", "p4", "z"]);
        outline.set_sections(Vec::new());
        outline.set_sections(duty(6));
        assert_eq!(seen(&outline), ["d", "z"], "folded with the parts of parts");
        assert_eq!(outline.ids().count(), 10, "the row of the duty stands for them");
        outline.toggle();
        assert_eq!((outline.len(), at(&outline)), (11, "d"));
        outline.set_sections(duty(7));
        assert_eq!(outline.len(), 12, "unfolded by hand");
        outline.select(&Id::new("p2").expect("id"));
        outline.toggle();
        assert_eq!((seen(&outline), at(&outline)), (vec!["d", "z"], "d"), "on the row of a part");
        outline.set_sections(duty(2));
        assert_eq!(outline.len(), 3, "folded by hand");
        outline.step(1);
        outline.toggle();
        assert_eq!((outline.len(), at(&outline)), (1, "-"), "what has no parts folds with its section");
    }

    #[test]
    fn a_hidden_part_is_unfolded_to_be_selected() {
        let mut outline = Outline::default();
        outline.set_sections(duty(6));
        outline.toggle();
        outline.step(1);
        outline.toggle();
        outline.step(-1);
        outline.toggle();
        assert_eq!(seen(&outline), ["d", "z"]);
        assert!(outline.select(&Id::new("q1").expect("id")));
        assert_eq!((at(&outline), outline.len()), ("q1", 11), "through both duties");
        outline.toggle();
        assert_eq!((at(&outline), outline.len()), ("p0", 9));
        let mut day = Date::MIN;
        for part in ["q0", "q1"] {
            day = outline.go_to_deadline(day, true).expect("a deadline");
            assert_eq!(at(&outline), part, "the next deadline is a hidden one");
        }
    }

    #[test]
    fn the_part_at_hand_stays_when_the_duty_gets_more_of_them() {
        let mut outline = Outline::default();
        outline.set_sections(duty(5));
        outline.select(&Id::new("p3").expect("id"));
        outline.set_sections(duty(9));
        assert_eq!((at(&outline), outline.len()), ("p3", 14));
    }

    proptest! {
        #[test]
        fn no_move_leaves_the_rows(moves in prop::collection::vec((0_u8..5, -9_isize..9, 0_u16..6), 0..40)) {
            let mut outline = outline();
            outline.set_sections([outline.sections.clone(), duty(6)].concat());
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

//! What is offered for the field at hand: records that match what is typed, texts that other records hold, an agency
//! that is not there yet.

use std::collections::HashMap;

use super::field::Field;
use crate::app::cursor::Cursor;
use crate::app::offer::{MOST, Offer, Sought, of_record};
use crate::model::spec::Spec;
use crate::model::{Dataset, Kind, Record};
use crate::search::Hit;
use crate::text::{Words, compare, fold};
use crate::view::place;

/// As many as are named where none is meant for certain.
const NEAREST: usize = 3;
/// Offers shown below a field while it is typed.
pub const FEW: u16 = 6;

/// The offers for a field.
#[derive(Debug, Clone, Default)]
pub struct Offers {
    /// The offers, the best first.
    pub items: Vec<Offer>,
    /// The one at hand and the first one shown.
    pub cursor: Cursor,
    /// Whether one is at hand: marked by an arrow, held already, or the only one that what is typed can mean. The others
    /// are only offered: nothing is put into a record that nobody asked for.
    pub is_one_at_hand: bool,
    /// Whether they have the whole screen.
    pub whole: bool,
    /// The query that was sent, and whether its answer is there.
    asked: u64,
    answered: bool,
}

impl Offers {
    /// Offers that wait for the answer to a query.
    pub fn asked(n: u64, whole: bool) -> Self {
        Self { asked: n, whole, ..Self::default() }
    }

    pub(super) fn of(items: Vec<Offer>, is_one_at_hand: bool, whole: bool) -> Self {
        Self { items, is_one_at_hand, whole, answered: true, ..Self::default() }
    }

    /// Whether they belong to what is typed.
    pub fn is_answered(&self) -> bool {
        self.answered
    }

    /// The offer that would be taken.
    pub fn at_hand(&self) -> Option<&Offer> {
        self.items.get(self.cursor.at).filter(|_| self.is_one_at_hand && self.answered)
    }

    /// The place of the agency that may be added, where there is one and it belongs to what is typed.
    pub(super) fn newcomer(&self) -> Option<usize> {
        let mut items = self.items.iter();
        items.position(|offer| matches!(offer, Offer::Newcomer(_))).filter(|_| self.answered)
    }

    /// Marks the one at a place.
    pub(super) fn mark(&mut self, at: usize) {
        (self.cursor.at, self.is_one_at_hand) = (at, true);
    }

    /// Moves among them; up from the first leads back to what is typed.
    pub fn step(&mut self, by: isize) {
        let last = self.items.len().saturating_sub(1);
        if !self.is_one_at_hand {
            (self.is_one_at_hand, self.cursor.at) = (by > 0 && !self.items.is_empty(), 0);
            return;
        }
        if self.cursor.at == 0 && by < 0 {
            self.is_one_at_hand = false;
            return;
        }
        self.cursor.at = self.cursor.at.saturating_add_signed(by).min(last);
    }

    /// Brings the one at hand into view.
    pub fn reveal(&mut self, height: u16) {
        self.cursor.reveal(self.items.len(), height, |_| 1);
    }

    /// Takes the answer to a query in; a stale one is dropped. Whether it was taken.
    pub fn answer(&mut self, n: u64, hits: &[Hit], sought: Sought<'_, '_>) -> bool {
        if n != self.asked {
            return false;
        }
        let found = hits.iter().filter_map(|hit| sought.names.data().at(hit.place));
        let records = found.filter(|it| it.kind() == sought.kind);
        self.items = records.clone().map(|record| of_record(record, sought.words)).collect();
        self.items.extend(sought.bodies());
        let meant = sought.names.find_among(sought.kind, sought.typed, records);
        let meant = meant.and_then(|id| sought.offer_of(&id));
        if let Some(meant) = meant.clone() {
            self.items.retain(|item| *item != meant);
            self.items.insert(0, meant);
        }
        if let Some(name) = sought.newcomer() {
            self.items.push(Offer::Newcomer(name));
        }
        (self.answered, self.is_one_at_hand, self.cursor) = (true, meant.is_some(), Cursor::default());
        true
    }

    /// The names of the first records that are offered.
    pub fn nearest(&self) -> Vec<String> {
        let title = |offer: &Offer| match offer {
            Offer::Record { title, .. } => Some(title.clone()),
            _ => None,
        };
        self.items.iter().filter_map(title).take(NEAREST).collect()
    }
}

/// Every record of a kind, in Vietnamese order; of very many the first. The one that is held is at hand.
pub fn every(kind: Kind, held: &[String], data: &Dataset, words: &dyn Words) -> Offers {
    let mut records: Vec<&Record> = data.of(kind).take(MOST * 10).collect();
    records.sort_by(|a, b| compare(a.title(), b.title()));
    let items: Vec<Offer> = records.into_iter().take(MOST).map(|record| of_record(record, words)).collect();
    let is_held = |offer: &Offer| matches!(offer, Offer::Record { id, .. } if held.contains(id));
    let at = items.iter().position(is_held);
    let mut offers = Offers::of(items, at.is_some(), true);
    offers.cursor.at = at.unwrap_or(0);
    offers
}

/// Those of some texts that match what is typed.
pub(super) fn matching(held: &[String], field: &Field, whole: bool) -> Option<Offers> {
    let typed = field.shown();
    let typed = typed.rsplit(", ").next().unwrap_or_default();
    let sought = fold(typed.trim());
    if sought.is_empty() && !whole {
        return None;
    }
    let is_like = |text: &String| {
        fold(text).split_whitespace().any(|word| word.starts_with(&sought)) || fold(text).contains(&sought)
    };
    let items: Vec<Offer> = held
        .iter()
        .filter(|text| *text != typed && is_like(text))
        .take(MOST)
        .cloned()
        .map(Offer::Text)
        .collect();
    (!items.is_empty()).then(|| Offers::of(items, false, whole))
}

/// The texts that records hold in a field, the most frequent first. People stand in two fields.
pub(super) fn held(kind: Kind, spec: &'static Spec, data: &Dataset, words: &dyn Words) -> Vec<String> {
    let names = spec.siblings(kind);
    let is_place = spec.is_place();
    let mut counts: HashMap<String, usize> = HashMap::new();
    for record in data.iter().filter(|record| is_place || record.kind() == kind) {
        if is_place {
            count(place::name(&record.geography, words), &mut counts);
            continue;
        }
        for value in names.iter().filter_map(|name| record.get(name)) {
            match value {
                serde_json::Value::String(text) => count(text, &mut counts),
                serde_json::Value::Array(items) => {
                    items
                        .iter()
                        .filter_map(|item| item.as_str())
                        .for_each(|text| count(text.to_owned(), &mut counts));
                }
                _ => {}
            }
        }
    }
    let mut found: Vec<(String, usize)> = counts.into_iter().collect();
    found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| compare(&a.0, &b.0)));
    found.into_iter().map(|(text, _)| text).collect()
}

fn count(text: String, counts: &mut HashMap<String, usize>) {
    if !text.trim().is_empty() {
        *counts.entry(text).or_default() += 1;
    }
}

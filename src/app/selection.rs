//! Records chosen together: by hand, or everything that is shown. Kept by id, so that a filter, another screen or what
//! others write does not change who is meant.
//!
//! Deliberately not here: what is done to them. An action asks `Ctx::targets` for the records it is about.

use std::collections::HashSet;
use std::sync::Arc;

use crate::model::{Dataset, Id, Record};

/// The chosen records.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    ids: HashSet<Id>,
}

impl Selection {
    /// How many are chosen.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Whether a record is chosen.
    pub fn contains(&self, id: &Id) -> bool {
        self.ids.contains(id)
    }

    /// Chooses a record, or no longer.
    pub fn toggle(&mut self, id: &Id) {
        if !self.ids.remove(id) {
            self.ids.insert(id.clone());
        }
    }

    /// Chooses all of these as well; where all of them are chosen already, none of them any longer.
    pub fn toggle_all(&mut self, ids: &[&Id]) {
        if ids.iter().all(|id| self.contains(id)) {
            self.ids.retain(|chosen| !ids.contains(&chosen));
        } else {
            self.ids.extend(ids.iter().map(|id| (*id).clone()));
        }
    }

    /// Chooses nothing. Whether anything was chosen.
    pub fn clear(&mut self) -> bool {
        let any = !self.is_empty();
        self.ids.clear();
        any
    }

    /// Forgets the records that are gone.
    pub fn retain(&mut self, data: &Dataset) {
        self.ids.retain(|id| data.get(id).is_some());
    }

    /// The chosen records in the order of the data.
    pub fn records(&self, data: &Dataset) -> Vec<Arc<Record>> {
        let mut found: Vec<_> =
            self.ids.iter().filter_map(|id| Some((data.place(id)?, data.shared(id)?))).collect();
        found.sort_unstable_by_key(|(place, _)| *place);
        found.into_iter().map(|(_, record)| Arc::clone(record)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kind;

    fn ids() -> Vec<Id> {
        ["nv-1", "nv-2", "nv-3"].map(|id| Id::new(id).expect("id")).to_vec()
    }

    #[test]
    fn all_of_them_and_none_of_them_take_turns() {
        let ids = ids();
        let all: Vec<_> = ids.iter().collect();
        let mut selection = Selection::default();
        selection.toggle(&ids[1]);
        selection.toggle_all(&all);
        assert_eq!(selection.len(), 3);
        selection.toggle_all(&all[..2]);
        assert!(selection.contains(&ids[2]) && selection.len() == 1);
        assert!(selection.clear() && !selection.clear());
    }

    #[test]
    fn the_chosen_come_in_the_order_of_the_data_and_without_those_that_are_gone() {
        let ids = ids();
        let record = |id: &Id| Arc::new(Record::new(Kind::Task, id.clone()));
        let data = Dataset::new(vec![record(&ids[2]), record(&ids[0])]);
        let mut selection = Selection::default();
        selection.toggle_all(&ids.iter().collect::<Vec<_>>());
        selection.retain(&data);
        let found: Vec<_> = selection.records(&data).iter().map(|record| record.id.clone()).collect();
        assert_eq!(found, [ids[2].clone(), ids[0].clone()]);
    }
}

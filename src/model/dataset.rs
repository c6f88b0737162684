//! All records together: by id, by kind, and who refers to whom.
//!
//! A snapshot is shared, not copied: the store hands one out, the screen and the search keep it as long as they like.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use super::{Id, Kind, Record};

/// One reference between two records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The field that holds it.
    pub field: &'static str,
    /// The record at the other end.
    pub id: Id,
}

/// What a source is called: the file of an article, and its title and day.
pub type Sources = BTreeMap<Box<str>, Box<str>>;

/// What refers to each record.
type Backlinks = HashMap<Id, Vec<Link>>;

/// A set of records in a stable order. Cloning shares the records.
#[derive(Debug, Clone, Default)]
pub struct Dataset {
    records: Vec<Arc<Record>>,
    by_id: HashMap<Id, usize>,
    sources: Arc<Sources>,
    /// Worked out when first asked for: most commands never ask.
    backlinks: OnceLock<Arc<Backlinks>>,
}

impl Dataset {
    /// The records in the order given. Of two with one id the later one counts.
    pub fn new(records: Vec<Arc<Record>>) -> Self {
        let mut set = Self {
            records: Vec::with_capacity(records.len()),
            by_id: HashMap::with_capacity(records.len()),
            sources: Arc::default(),
            backlinks: OnceLock::new(),
        };
        for record in records {
            set.put(record);
        }
        set
    }

    /// The same set, knowing what its sources are called.
    #[must_use]
    pub fn with_sources(mut self, sources: Arc<Sources>) -> Self {
        self.sources = sources;
        self
    }

    /// What a source is called; what it says of itself where nothing else is known.
    pub fn source_name<'a>(&'a self, source: &'a str) -> &'a str {
        self.sources.get(source).map_or(source, |name| name)
    }

    /// Adds a record, or puts it in the place of the one with its id.
    pub fn put(&mut self, record: Arc<Record>) {
        self.backlinks = OnceLock::new();
        if let Some(&at) = self.by_id.get(&record.id) {
            self.records[at] = record;
        } else {
            self.by_id.insert(record.id.clone(), self.records.len());
            self.records.push(record);
        }
    }

    /// Takes records out, all in one go: the order of the others stays, and it costs one walk however many they are.
    pub fn remove(&mut self, ids: &HashSet<Id>) {
        let before = self.records.len();
        self.records.retain(|record| !ids.contains(&record.id));
        if self.records.len() < before {
            self.backlinks = OnceLock::new();
            self.by_id =
                self.records.iter().enumerate().map(|(at, record)| (record.id.clone(), at)).collect();
        }
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Every record, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Record> {
        self.records.iter().map(AsRef::as_ref)
    }

    /// The records of one kind, in order.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = &Record> {
        self.iter().filter(move |record| record.kind() == kind)
    }

    /// The record at a place in the order.
    pub fn at(&self, place: usize) -> Option<&Record> {
        self.records.get(place).map(AsRef::as_ref)
    }

    /// The record of that name.
    pub fn get(&self, id: &str) -> Option<&Record> {
        self.by_id.get(id).and_then(|&at| self.at(at))
    }

    /// The place of a record in the order.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The record of that name, to keep.
    pub fn shared(&self, id: &str) -> Option<&Arc<Record>> {
        self.by_id.get(id).and_then(|&at| self.records.get(at))
    }

    /// The record of that name, to change in its place. Its id has to stay.
    pub fn shared_mut(&mut self, id: &str) -> Option<&mut Arc<Record>> {
        self.backlinks = OnceLock::new();
        self.by_id.get(id).and_then(|&at| self.records.get_mut(at))
    }

    /// The title of a record, or its id where there is none.
    pub fn title<'a>(&'a self, id: &'a str) -> &'a str {
        self.get(id).map_or(id, Record::title)
    }

    /// The document that a record comes from; for what a catalogue lists, the catalogue's.
    pub fn document_of(&self, record: &Record) -> Option<&Record> {
        let id = record.document().or_else(|| self.get(record.catalogue()?)?.document())?;
        self.get(id)
    }

    /// Every reference to the record, with the record that holds it.
    pub fn backlinks(&self, id: &str) -> &[Link] {
        self.backlinks.get_or_init(|| Arc::new(self.find_backlinks())).get(id).map_or(&[], Vec::as_slice)
    }

    /// Takes over what is known of references from the records as they were before `changed` ones changed, if none of
    /// those refers to anything else now: most edits do not, and a walk over a large store takes longer than a key may.
    pub fn keep_backlinks(&self, before: &Self, changed: &[Id]) {
        let Some(known) = before.backlinks.get().filter(|_| before.len() == self.len()) else { return };
        let alike = |id: &Id| match (before.get(id), self.get(id)) {
            (Some(old), Some(new)) => referred(old) == referred(new),
            _ => false,
        };
        if changed.iter().all(alike) {
            // Where they were worked out already, those stand.
            let _ = self.backlinks.set(Arc::clone(known));
        }
    }

    fn find_backlinks(&self) -> Backlinks {
        let mut found = Backlinks::new();
        for record in self.iter() {
            record.each_reference(&mut |field, id| {
                let link = Link { field, id: record.id.clone() };
                match found.get_mut(id) {
                    Some(links) => links.push(link),
                    None => drop(found.insert(id.clone(), vec![link])),
                }
            });
        }
        found
    }

    /// The one record whose id is `word` or begins with it; otherwise those that it could mean.
    pub fn by_prefix(&self, word: &str) -> Result<&Record, Vec<&Id>> {
        if let Some(record) = self.get(word) {
            return Ok(record);
        }
        let mut found: Vec<&Record> = self.iter().filter(|record| record.id.starts_with(word)).collect();
        match (found.len(), found.pop()) {
            (1, Some(record)) => Ok(record),
            (_, last) => Err(found.into_iter().chain(last).map(|record| &record.id).collect()),
        }
    }
}

/// What a record refers to, field by field.
fn referred(record: &Record) -> Vec<(&'static str, &Id)> {
    let mut found = Vec::new();
    record.each_reference(&mut |field, id| found.push((field, id)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_refers_to_a_record_is_kept_while_no_reference_changes() {
        let before = set(&["nv-1", "nv-2"]);
        let id = |id: &str| Id::new(id).expect("id");
        assert!(before.backlinks("nv-1").is_empty());
        let mut part = Record::new(Kind::Task, id("nv-2"));
        part.head.title = "Việc".into();
        let mut after = before.clone();
        after.put(Arc::new(part.clone()));
        after.keep_backlinks(&before, &[id("nv-2")]);
        let shared = before.backlinks.get().zip(after.backlinks.get());
        assert!(shared.is_some_and(|(one, other)| Arc::ptr_eq(one, other)));
        part.set("parent", json!("nv-1")).expect("fits");
        let mut after = before.clone();
        after.put(Arc::new(part));
        after.keep_backlinks(&before, &[id("nv-2")]);
        assert_eq!(after.backlinks("nv-1").len(), 1);
    }

    fn set(ids: &[&str]) -> Dataset {
        let record = |id: &&str| Arc::new(Record::new(Kind::Task, Id::new(id).expect("id")));
        Dataset::new(ids.iter().map(record).collect())
    }

    #[test]
    fn a_prefix_must_be_unique() {
        let set = set(&["nv-1", "nv-12", "ct-3"]);
        assert_eq!(set.by_prefix("ct").map(|r| r.id.as_str()), Ok("ct-3"));
        assert_eq!(set.by_prefix("nv-1").map(|r| r.id.as_str()), Ok("nv-1"));
        assert_eq!(set.by_prefix("nv").map_err(|ids| ids.len()).err(), Some(2));
        assert_eq!(set.by_prefix("x").err(), Some(vec![]));
    }

    #[test]
    fn what_is_removed_is_gone_and_the_others_are_still_found() {
        let mut set = set(&["nv-1", "nv-2", "nv-3"]);
        set.remove(&HashSet::from([Id::new("nv-1").expect("id"), Id::new("nv-9").expect("id")]));
        assert_eq!(set.iter().map(|record| record.id.as_str()).collect::<Vec<_>>(), ["nv-2", "nv-3"]);
        assert_eq!(set.get("nv-1"), None);
        assert_eq!(set.shared("nv-3").map(|record| record.id.as_str()), Some("nv-3"));
    }

    #[test]
    fn references_are_found_from_both_ends() {
        let mut set = set(&["nv-1", "nv-2"]);
        let mut child = Record::new(Kind::Task, Id::new("nv-3").expect("id"));
        child.set("parent", serde_json::json!("nv-1")).expect("fits");
        set.put(Arc::new(child));
        assert_eq!(set.backlinks("nv-1"), [Link { field: "parent", id: Id::new("nv-3").expect("id") }]);
        assert!(set.backlinks("nv-2").is_empty());
    }
}

//! All records together: by id, by kind, and who refers to whom.
//!
//! A snapshot is shared, not copied: the store hands one out, the screen and the search keep it as long as they like.
//! Records may also lie on a [`Shelf`], to be read when somebody asks for them.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

use super::called::Called;
#[cfg(doc)]
use super::reference;
use super::shelf::{Shelf, Shelved};
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
    slots: Vec<Slot>,
    /// The places of the records, by the hash of their id.
    places: HashTable<u32>,
    hasher: RandomState,
    shelved: Arc<Shelved>,
    /// What changed since they were read, where that is followed.
    base: Option<Base>,
    sources: Arc<Sources>,
    /// Worked out when first asked for: most commands never ask.
    backlinks: OnceLock<Arc<Backlinks>>,
    called: OnceLock<Arc<Called>>,
}

/// Records as they were read.
#[derive(Debug, Clone)]
struct Base {
    /// How many there were.
    len: usize,
    /// The places of those that are others now.
    changed: BTreeSet<usize>,
}

/// Where a record is.
#[derive(Debug, Clone)]
enum Slot {
    Here(Arc<Record>),
    /// On the shelf, under this number.
    Shelved(u32),
}

impl Dataset {
    /// The records in the order given. Of two with one id the later one counts.
    pub fn new(records: Vec<Arc<Record>>) -> Self {
        let mut set = Self { slots: records.into_iter().map(Slot::Here).collect(), ..Self::default() };
        if !set.index() {
            set.places.clear();
            for slot in std::mem::take(&mut set.slots) {
                set.put_slot(slot);
            }
        }
        set
    }

    /// The records of a shelf; `labels` are their ids and kinds. Nothing if two have one id, or there are more than can be
    /// counted.
    pub fn shelved(labels: Vec<(Id, Kind)>, shelf: Box<dyn Shelf>) -> Option<Self> {
        let count = u32::try_from(labels.len()).ok()?;
        let shelved = Arc::new(Shelved::new(labels, shelf));
        let slots = (0..count).map(Slot::Shelved).collect();
        let mut set = Self { slots, shelved, ..Self::default() };
        set.index().then_some(set)
    }

    /// The same set, from now on following what changes: these are the records as their snapshot has them.
    #[must_use]
    pub fn as_read(self) -> Self {
        let base = Base { len: self.slots.len(), changed: BTreeSet::new() };
        Self { base: Some(base), ..self }
    }

    /// Whether every record that was asked for could be read from its shelf. Where not, answers are worth nothing.
    pub fn is_sound(&self) -> bool {
        !self.shelved.is_damaged()
    }

    /// The places of records that are not as their shelf or their snapshot has them, ascending; nothing if there is neither,
    /// or records of it are gone or moved.
    pub fn changed(&self) -> Option<Vec<usize>> {
        if !self.shelved.is_empty() {
            return self.changed_on_shelf();
        }
        let base = self.base.as_ref()?;
        Some(base.changed.iter().copied().chain(base.len..self.slots.len()).collect())
    }

    fn changed_on_shelf(&self) -> Option<Vec<usize>> {
        let (on_shelf, others) = self.slots.split_at_checked(self.shelved.len())?;
        let is_in_place = |(at, slot): (usize, &Slot)| self.id_of(slot) == self.shelved.id(at);
        let is_here = |slot: &Slot| matches!(slot, Slot::Here(_));
        let all_in_place = on_shelf.iter().enumerate().all(is_in_place);
        let changed = self.slots.iter().enumerate().filter(|(_, slot)| is_here(slot)).map(|(at, _)| at);
        (all_in_place && others.iter().all(is_here)).then(|| changed.collect())
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

    /// What was worked out from the records is true no more.
    fn forget(&mut self) {
        (self.backlinks, self.called) = (OnceLock::new(), OnceLock::new());
    }

    /// Adds a record, or puts it in the place of the one with its id.
    pub fn put(&mut self, record: Arc<Record>) {
        self.forget();
        self.put_slot(Slot::Here(record));
    }

    fn put_slot(&mut self, slot: Slot) {
        if let Some(at) = self.place(self.id_of(&slot)) {
            self.slots[at] = slot;
            if let Some(base) = self.base.as_mut().filter(|base| at < base.len) {
                base.changed.insert(at);
            }
        } else {
            self.slots.push(slot);
            self.enter(self.slots.len() - 1);
        }
    }

    /// Takes records out, all in one go: the order of the others stays, and it costs one walk however many they are.
    pub fn remove(&mut self, ids: &HashSet<Id>) {
        let before = self.slots.len();
        let mut slots = std::mem::take(&mut self.slots);
        slots.retain(|slot| !ids.contains(self.id_of(slot)));
        self.slots = slots;
        if self.slots.len() < before {
            self.forget();
            self.base = None;
            self.index();
        }
    }

    /// Enters every record in the table of places; whether all have ids of their own.
    fn index(&mut self) -> bool {
        self.places.clear();
        let Self { places, slots, shelved, hasher, .. } = self;
        places.reserve(slots.len(), |&place| hasher.hash_one(id_of(&slots[place as usize], shelved)));
        (0..self.slots.len()).all(|at| self.enter(at))
    }

    /// Enters the record at a place in the table, unless one of its name is there.
    fn enter(&mut self, at: usize) -> bool {
        let Self { places, slots, shelved, hasher, .. } = self;
        let id = |at: u32| id_of(&slots[at as usize], shelved);
        // A store holds a few million records at the most: this never fails.
        let Ok(place) = u32::try_from(at) else { return false };
        let is_same = |other: &u32| id(*other) == id(place);
        match places.entry(hasher.hash_one(id(place)), is_same, |&place| hasher.hash_one(id(place))) {
            Entry::Occupied(_) => false,
            Entry::Vacant(free) => {
                free.insert(place);
                true
            }
        }
    }

    fn id_of<'a>(&'a self, slot: &'a Slot) -> &'a Id {
        id_of(slot, &self.shelved)
    }

    /// The record in a slot; nothing if it cannot be read.
    fn record<'a>(&'a self, slot: &'a Slot) -> Option<&'a Arc<Record>> {
        match slot {
            Slot::Here(record) => Some(record),
            Slot::Shelved(number) => self.shelved.get(*number as usize),
        }
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// Every record, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Record> {
        self.slots.iter().filter_map(|slot| self.record(slot)).map(AsRef::as_ref)
    }

    /// Every id, in order.
    pub fn ids(&self) -> impl Iterator<Item = &Id> {
        self.slots.iter().map(|slot| self.id_of(slot))
    }

    /// Runs `each` on the records at some places, in order. Those on a shelf are read for it and not kept.
    pub fn each_in(&self, places: Range<usize>, mut each: impl FnMut(&Record)) {
        let slots = self.slots.get(places).unwrap_or_default();
        for run in slots
            .chunk_by(|one, next| matches!((one, next), (Slot::Shelved(a), Slot::Shelved(b)) if a + 1 == *b))
        {
            match run {
                [Slot::Shelved(first), ..] => {
                    let first = *first as usize;
                    self.shelved.each(first..first + run.len(), &mut |record| each(&record));
                }
                _ => run.iter().filter_map(|slot| self.record(slot)).for_each(|record| each(record)),
            }
        }
    }

    /// The records of one kind, in order.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = &Record> {
        let is_of_kind = move |slot: &&Slot| match slot {
            Slot::Here(record) => record.kind() == kind,
            Slot::Shelved(number) => self.shelved.kind(*number as usize) == kind,
        };
        self.slots.iter().filter(is_of_kind).filter_map(|slot| self.record(slot)).map(AsRef::as_ref)
    }

    /// The records of a kind that have a name of these letters ([`reference::key`]), in order.
    pub fn called(&self, kind: Kind, letters: &str) -> impl Iterator<Item = &Record> {
        let all = || self.of(kind).filter_map(|record| Some((self.place(&record.id)?, record)));
        let places = self.called.get_or_init(Arc::default).places(kind, letters, all);
        places.iter().filter_map(|place| self.at(*place as usize))
    }

    /// The record at a place in the order.
    pub fn at(&self, place: usize) -> Option<&Record> {
        self.record(self.slots.get(place)?).map(AsRef::as_ref)
    }

    /// The record of that name.
    pub fn get(&self, id: &str) -> Option<&Record> {
        self.place(id).and_then(|at| self.at(at))
    }

    /// The place of a record in the order.
    pub fn place(&self, id: &str) -> Option<usize> {
        let is = |place: &u32| self.id_of(&self.slots[*place as usize]).as_str() == id;
        self.places.find(self.hasher.hash_one(id), is).map(|place| *place as usize)
    }

    /// The record of that name, to keep.
    pub fn shared(&self, id: &str) -> Option<&Arc<Record>> {
        self.place(id).and_then(|at| self.record(&self.slots[at]))
    }

    /// The record of that name, to change in its place. Its id has to stay.
    pub fn shared_mut(&mut self, id: &str) -> Option<&mut Arc<Record>> {
        self.forget();
        let at = self.place(id)?;
        if let Slot::Shelved(_) = &self.slots[at] {
            self.slots[at] = Slot::Here(Arc::clone(self.record(&self.slots[at])?));
        }
        match &mut self.slots[at] {
            Slot::Here(record) => Some(record),
            Slot::Shelved(_) => None,
        }
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
    pub fn backlinks(&self, id: &str) -> Cow<'_, [Link]> {
        match self.place(id) {
            Some(at) if !self.shelved.is_empty() => {
                Cow::Owned(self.find_links_to(self.id_of(&self.slots[at])))
            }
            _ => Cow::Borrowed(self.known_backlinks().get(id).map_or(&[], Vec::as_slice)),
        }
    }

    /// The agencies that lead a part of a task.
    pub fn lead_parts_of(&self, task: &str) -> HashSet<&Id> {
        let links = self.backlinks(task);
        let parts = links.iter().filter(|link| link.field == "parent");
        parts.filter_map(|link| self.get(&link.id)).flat_map(Record::lead).collect()
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

    fn known_backlinks(&self) -> &Backlinks {
        self.backlinks.get_or_init(|| {
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
            Arc::new(found)
        })
    }

    /// Every reference to one record, of which only those are read that may hold one.
    fn find_links_to(&self, id: &Id) -> Vec<Link> {
        let mut may_mention = vec![false; self.shelved.len()];
        self.shelved.mentioning(id).into_iter().for_each(|number| may_mention[number] = true);
        let may = |slot: &&Slot| match slot {
            Slot::Here(_) => true,
            Slot::Shelved(number) => may_mention[*number as usize],
        };
        let mut found = Vec::new();
        for record in self.slots.iter().filter(may).filter_map(|slot| self.record(slot)) {
            record.each_reference(&mut |field, target| {
                if target == id {
                    found.push(Link { field, id: record.id.clone() });
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
        let found: Vec<&Id> = self.ids().filter(|id| id.starts_with(word)).collect();
        match found[..] {
            [only] => self.get(only).ok_or(found),
            _ => Err(found),
        }
    }
}

/// What a record refers to, field by field.
fn referred(record: &Record) -> Vec<(&'static str, &Id)> {
    let mut found = Vec::new();
    record.each_reference(&mut |field, id| found.push((field, id)));
    found
}

/// The id of the record in a slot.
fn id_of<'a>(slot: &'a Slot, shelved: &'a Shelved) -> &'a Id {
    match slot {
        Slot::Here(record) => &record.id,
        Slot::Shelved(number) => shelved.id(*number as usize),
    }
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
    fn what_changed_since_it_was_read_is_known_until_something_is_gone() {
        let read = set(&["nv-1", "nv-2"]);
        let task = |id: &str| Arc::new(Record::new(Kind::Task, Id::new(id).expect("id")));
        assert_eq!(read.changed(), None, "these were never read");
        let mut read = read.as_read();
        assert_eq!(read.changed(), Some(vec![]));
        read.put(task("nv-2"));
        read.put(task("nv-3"));
        read.put(task("nv-3"));
        assert_eq!(read.changed(), Some(vec![1, 2]));
        read.remove(&HashSet::from([Id::new("nv-1").expect("id")]));
        assert_eq!(read.changed(), None);
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
    fn of_two_with_one_id_the_later_one_counts_in_the_place_of_the_first() {
        let titled = |id: &str, title: &str| {
            let mut record = Record::new(Kind::Task, Id::new(id).expect("id"));
            record.head.title = title.into();
            Arc::new(record)
        };
        let set = Dataset::new(vec![titled("nv-1", "a"), titled("nv-2", "b"), titled("nv-1", "c")]);
        assert_eq!(set.iter().map(Record::title).collect::<Vec<_>>(), ["c", "b"]);
        assert_eq!((set.title("nv-1"), set.title("nv-2")), ("c", "b"));
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
        assert_eq!(*set.backlinks("nv-1"), [Link { field: "parent", id: Id::new("nv-3").expect("id") }]);
        assert!(set.backlinks("nv-2").is_empty());
    }
}

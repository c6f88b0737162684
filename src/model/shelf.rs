//! Records that are read when somebody asks for them.
//!
//! Most commands want a handful of the records of a store, or one look at each of them. Those need not be held in memory
//! all at once. Deliberately knows no files: where the records lie is behind [`Shelf`].

use std::fmt::Debug;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use super::{Id, Kind, Record};

/// A place from which records can be read, by their number, as often as one likes.
pub trait Shelf: Debug + Send + Sync {
    /// Runs `each` on some records in their order. One that cannot be read is passed over.
    fn read(&self, range: Range<usize>, each: &mut dyn FnMut(Record));

    /// The numbers of the records that may mention an id: all that do, and perhaps others. Ascending.
    fn mentioning(&self, id: &Id) -> Vec<usize>;
}

/// A shelf with nothing on it.
#[derive(Debug)]
struct Empty;

impl Shelf for Empty {
    fn read(&self, _: Range<usize>, _: &mut dyn FnMut(Record)) {}

    fn mentioning(&self, _: &Id) -> Vec<usize> {
        Vec::new()
    }
}

/// What is known of the records on a shelf without reading them, and those that were read.
#[derive(Debug)]
pub(super) struct Shelved {
    shelf: Box<dyn Shelf>,
    labels: Vec<(Id, Kind)>,
    read: Vec<OnceLock<Option<Arc<Record>>>>,
    /// Whether some record could not be read.
    is_damaged: AtomicBool,
}

impl Default for Shelved {
    fn default() -> Self {
        Self::new(Vec::new(), Box::new(Empty))
    }
}

impl Shelved {
    /// `labels` are the id and the kind of each record.
    pub(super) fn new(labels: Vec<(Id, Kind)>, shelf: Box<dyn Shelf>) -> Self {
        let read = labels.iter().map(|_| OnceLock::new()).collect();
        Self { shelf, labels, read, is_damaged: AtomicBool::new(false) }
    }

    pub(super) fn len(&self) -> usize {
        self.labels.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }

    pub(super) fn id(&self, number: usize) -> &Id {
        &self.labels[number].0
    }

    pub(super) fn kind(&self, number: usize) -> Kind {
        self.labels[number].1
    }

    /// A record, which stays in memory from now on.
    pub(super) fn get(&self, number: usize) -> Option<&Arc<Record>> {
        let read = || {
            let mut found = None;
            self.each(number..number + 1, &mut |record| found = Some(Arc::new(record)));
            found
        };
        self.read[number].get_or_init(read).as_ref()
    }

    /// Runs `each` on some records, none of which stays.
    pub(super) fn each(&self, range: Range<usize>, each: &mut dyn FnMut(Record)) {
        let mut labels = self.labels[range.clone()].iter();
        let mut is_whole = true;
        self.shelf.read(range, &mut |record| {
            // Another record in its place is as bad as none.
            is_whole &= labels.next().is_some_and(|(id, kind)| (id, *kind) == (&record.id, record.kind()));
            each(record);
        });
        if !is_whole || labels.next().is_some() {
            self.is_damaged.store(true, Ordering::Relaxed);
        }
    }

    pub(super) fn mentioning(&self, id: &Id) -> Vec<usize> {
        self.shelf.mentioning(id)
    }

    pub(super) fn is_damaged(&self) -> bool {
        self.is_damaged.load(Ordering::Relaxed)
    }
}

//! Second floor: the texts of all records, folded once, in parts; and the words that stand in them.
//!
//! It holds neither the records nor their texts as written: whoever searches has the data at hand, and it must be the
//! data of which the index was made. Knows nothing of queries.

pub(super) mod frozen;
mod initials;
mod links;
mod part;
mod reach;
mod standing;
mod vocabulary;
mod words;

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::threads::{IsStale, on_threads};
use crate::model::{Dataset, Now, Record};
use reach::{is_seen_elsewhere, parts_of};
use vocabulary::{Counted, Counts, Texts};

pub(super) use initials::starts;
pub(super) use part::{Length, Part, Stretch, Walk};
pub(super) use standing::Standing;
pub use vocabulary::Vocabulary;
pub(super) use words::{Piece, Steps, Word, Words};

/// The folded texts of a data set.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    parts: Vec<Arc<Part>>,
    /// The places of the records that others refer to, ascending.
    targets: Vec<u32>,
}

impl Index {
    /// Folds every text; on two threads where there are many.
    pub(super) fn new(data: &Dataset, now: Now) -> Self {
        let ranges: Vec<Range<usize>> = ranges(data.len()).collect();
        let part = |(): &mut (), at: usize| Arc::new(Part::new(data, ranges[at].clone(), now));
        let parts = on_threads(ranges.len(), &|| false, part);
        let mut index = Self { parts: parts.unwrap_or_default(), targets: Vec::new() };
        index.find_targets(data.len());
        index
    }

    /// Makes those parts anew that hold a record which changed; all of them if records are gone, or if what changed shows in
    /// other parts as well.
    pub(super) fn update(&mut self, old: &Dataset, new: &Dataset, now: Now) {
        let changed: Vec<usize> = (0..new.len()).filter(|place| !is_same(old, new, *place)).collect();
        let is_seen = |record: &Record, place: usize| is_seen_elsewhere(record.kind(), place >= old.len());
        let shows =
            |place: usize| [old, new].iter().filter_map(|it| it.at(place)).any(|it| is_seen(it, place));
        if !has_places_of(new, old) || changed.iter().any(|place| shows(*place)) {
            *self = Self::new(new, now);
            return;
        }
        let ranges: Vec<Range<usize>> = ranges(new.len()).collect();
        for at in parts_of(&changed) {
            let part = Arc::new(Part::new(new, ranges[at].clone(), now));
            if at < self.parts.len() { self.parts[at] = part } else { self.parts.push(part) }
        }
        self.find_targets(new.len());
    }

    fn find_targets(&mut self, len: usize) {
        let mut is_target = vec![false; len];
        for (link, _) in self.parts.iter().flat_map(|part| part.links().held()) {
            is_target[link.target as usize] = true;
        }
        let places = is_target.iter().enumerate().filter(|(_, is)| **is);
        self.targets = places.filter_map(|(place, _)| u32::try_from(place).ok()).collect();
    }

    /// How many records it holds.
    pub(super) fn len(&self) -> usize {
        self.parts.last().map_or(0, |part| part.base + part.len())
    }

    /// The parts, in the order of their records.
    pub(super) fn parts(&self) -> &[Arc<Part>] {
        &self.parts
    }

    /// The part that holds a record, and its number there.
    pub(super) fn locate(&self, place: usize) -> Option<(&Part, usize)> {
        let part = self.parts.get(place / part::SIZE)?;
        let record = place % part::SIZE;
        (record < part.len()).then_some((part, record))
    }

    /// The records that others refer to: their places, parts, and numbers there.
    pub(super) fn targets(&self) -> impl Iterator<Item = (usize, &Part, usize)> {
        self.targets.iter().filter_map(|&place| {
            let (part, record) = self.locate(place as usize)?;
            Some((place as usize, part, record))
        })
    }

    /// How a record stands among its equals.
    pub(super) fn standing(&self, place: usize) -> Option<Standing> {
        self.locate(place).map(|(part, record)| part.standing(record))
    }

    /// Every word, to be counted when somebody asks.
    pub(super) fn vocabulary(&self) -> Vocabulary {
        Vocabulary::lazy(Parts(self.parts.clone()))
    }

    /// Works out everything that makes searching quicker and is not known yet. Nothing if that was given up meanwhile.
    pub(super) fn prepare(&self, is_stale: IsStale<'_>) -> Option<()> {
        self.each_part(0..self.parts.len(), is_stale, |(): &mut (), part| {
            part.initials();
            part.words_now();
        })
        .map(drop)
    }

    /// Bytes of memory that it takes.
    pub(super) fn bytes(&self) -> usize {
        self.parts.iter().map(|part| part.bytes()).sum::<usize>() + 4 * self.targets.capacity()
    }

    /// Runs `each` on every part of a range of them, on two threads where there are many; in the order of the parts. Each
    /// thread has a workbench that it takes from part to part. Nothing if the search was given up meanwhile.
    pub(super) fn each_part<S: Default, R: Send>(
        &self,
        range: Range<usize>,
        is_stale: IsStale<'_>,
        each: impl Fn(&mut S, &Part) -> R + Sync,
    ) -> Option<Vec<R>> {
        let parts = &self.parts[range];
        on_threads(parts.len(), is_stale, |bench, at| each(bench, &parts[at]))
    }

    /// Whether something holds for some part of a range; when one is found the others are not asked. Nothing if the search
    /// was given up meanwhile.
    pub(super) fn any_part<S: Default>(
        &self,
        range: Range<usize>,
        is_stale: IsStale<'_>,
        is: impl Fn(&mut S, &Part) -> bool + Sync,
    ) -> Option<bool> {
        any(&self.parts[range], is_stale, is)
    }
}

/// The parts of an index, for their words.
struct Parts(Vec<Arc<Part>>);

impl Texts for Parts {
    fn count(&self, is_stale: IsStale<'_>) -> Option<Vec<Counted>> {
        on_threads(self.0.len(), is_stale, |(): &mut (), at| {
            self.0[at].words_now();
        })?;
        let mut counts = Counts::default();
        for part in &self.0 {
            if is_stale() {
                return None;
            }
            counts.add(part.words_now().counted());
        }
        Some(counts.sorted())
    }

    fn any(&self, is: &(dyn Fn(&str) -> bool + Sync)) -> bool {
        let stands_in = |(): &mut (), part: &Part| is(part.words().map_or(&*part.folded, Words::as_text));
        any(&self.0, &|| false, stands_in).unwrap_or(false)
    }
}

fn any<S: Default>(
    parts: &[Arc<Part>],
    is_stale: IsStale<'_>,
    is: impl Fn(&mut S, &Part) -> bool + Sync,
) -> Option<bool> {
    // Most of what is asked for stands in the first part already.
    let (first, others) = parts.split_at(parts.len().min(1));
    let found = AtomicBool::new(first.iter().any(|part| is(&mut S::default(), part)));
    let is_found = || found.load(Ordering::Relaxed);
    let is_over = || is_found() || is_stale();
    let look = |bench: &mut S, at: usize| {
        if is(bench, &others[at]) {
            found.store(true, Ordering::Relaxed);
        }
    };
    let looked = if is_found() { None } else { on_threads(others.len(), &is_over, look) };
    if is_found() { Some(true) } else { looked.map(|_| false) }
}

/// The places that each part holds.
fn ranges(len: usize) -> impl Iterator<Item = Range<usize>> {
    (0..len).step_by(part::SIZE).map(move |from| from..(from + part::SIZE).min(len))
}

/// Whether the very same record is at a place.
fn is_same(old: &Dataset, new: &Dataset, place: usize) -> bool {
    old.at(place).zip(new.at(place)).is_some_and(|(old, new)| std::ptr::eq(old, new))
}

/// Whether every record of the old data has its place in the new.
fn has_places_of(new: &Dataset, old: &Dataset) -> bool {
    old.len() <= new.len()
        && old.iter().zip(new.iter()).all(|(old, new)| std::ptr::eq(old, new) || old.id == new.id)
}

//! An index as bytes and back: what one run of the program has folded the next need not fold again.
//!
//! Deliberately knows neither files nor whether bytes are still true of a store: that is told by whoever keeps them.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::reach::{is_seen_elsewhere, parts_of};
use super::vocabulary::{Counted, Vocabulary};
use super::{Index, Part, ranges};
use crate::model::{Dataset, Now};
use crate::search::threads::on_threads;

/// Pieces of bytes, by their number, as long as they can be had.
pub type Pieces<'a> = dyn Fn(usize) -> Option<Vec<u8>> + Sync + 'a;

/// What the first piece says of the others.
#[derive(Serialize, Deserialize)]
struct Label {
    /// How many parts there are: one piece each.
    parts: usize,
    /// The places of records that were not as their shelf has them, none of which shows in another part.
    changed: Vec<usize>,
    words: Vec<Counted>,
}

/// The pieces that an index of the same store can be made from; none if its records lie on no shelf any more, or what changed
/// since they were laid there shows in other parts.
pub(in crate::search) fn freeze(index: &Index, words: &Vocabulary, data: &Dataset) -> Option<Vec<Vec<u8>>> {
    let changed = changed_inside(data)?;
    let words = words.iter().map(|(word, count)| (word.into(), count)).collect();
    let label = Label { parts: index.parts.len(), changed, words };
    let parts = on_threads(index.parts.len(), &|| false, |(): &mut (), at| index.parts[at].to_bytes())?;
    let first = postcard::to_stdvec(&label).ok();
    std::iter::once(first).chain(parts).collect()
}

/// An index of data on the same shelf, and its words if they are the same, too. Parts whose records changed, then or since,
/// are made anew.
pub(in crate::search) fn thaw(
    pieces: &Pieces<'_>,
    data: &Dataset,
    now: Now,
) -> Option<(Index, Option<Vocabulary>)> {
    let label: Label = postcard::from_bytes(&pieces(0)?).ok()?;
    let stale = stale(&label, data)?;
    let places: Vec<_> = ranges(data.len()).collect();
    let make = |(): &mut (), at: usize| {
        if at >= label.parts || stale.contains(&at) {
            return Some(Arc::new(Part::new(data, places[at].clone(), now)));
        }
        let part = Part::from_bytes(&pieces(at + 1)?)?;
        (part.base == places[at].start && part.len() == places[at].len()).then(|| Arc::new(part))
    };
    let parts = on_threads(places.len(), &|| false, make)?.into_iter().collect::<Option<_>>()?;
    let mut index = Index { parts, targets: Vec::new() };
    index.find_targets(data.len());
    let are_same = stale.is_empty() && label.parts == places.len();
    let words = are_same.then(|| Vocabulary::counted(label.words));
    Some((index, words))
}

/// The parts that hold a record which changed, then or since; nothing if that may show in other parts as well.
fn stale(label: &Label, data: &Dataset) -> Option<BTreeSet<usize>> {
    let is_gone = label.changed.last().is_some_and(|last| *last >= data.len());
    let now = changed_inside(data).filter(|_| !is_gone)?;
    Some(parts_of(label.changed.iter().chain(&now)))
}

/// The places of records that are not as their shelf has them; nothing if one of them shows in another part than its own.
fn changed_inside(data: &Dataset) -> Option<Vec<usize>> {
    let changed = data.changed()?;
    let new = first_new(&changed, data.len());
    let stays_inside =
        |place: &usize| data.at(*place).is_some_and(|it| !is_seen_elsewhere(it.kind(), *place >= new));
    changed.iter().all(stays_inside).then_some(changed)
}

/// The place from which on nothing is as it was: what came to the shelf later is there, perhaps behind some that changed.
fn first_new(changed: &[usize], len: usize) -> usize {
    let places = changed.iter().copied().rev().zip((0..len).rev());
    len - places.take_while(|(changed, place)| changed == place).count()
}

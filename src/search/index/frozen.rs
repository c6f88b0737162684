//! An index as bytes and back: what one run of the program has folded the next need not fold again.
//!
//! Deliberately knows neither files nor whether bytes are still true of a store: that is told by whoever keeps them.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Index, Part, part, ranges};
use crate::model::{Dataset, Kind, Now, Record};
use crate::search::threads::on_threads;
use crate::search::vocabulary::{Counted, Vocabulary};

/// Pieces of bytes, by their number, as long as they can be had.
pub type Pieces<'a> = dyn Fn(usize) -> Option<Vec<u8>> + Sync + 'a;

/// What the first piece says of the others.
#[derive(Serialize, Deserialize)]
struct Label {
    /// How many parts there are: one piece each.
    parts: usize,
    /// The places of records that were not as their shelf has them.
    changed: Vec<usize>,
    words: Vec<Counted>,
}

/// The pieces that an index of the same store can be made from; none if its records lie on no shelf any more.
pub(in crate::search) fn freeze(index: &Index, words: &Vocabulary, data: &Dataset) -> Option<Vec<Vec<u8>>> {
    let words = words.iter().map(|(word, count)| (word.into(), count)).collect();
    let label = Label { parts: index.parts.len(), changed: data.changed()?, words };
    let parts = on_threads(index.parts.len(), &|| false, |(): &mut (), at| index.parts[at].to_bytes())?;
    let first = postcard::to_stdvec(&label).ok();
    std::iter::once(first).chain(parts).collect()
}

/// An index of data on the same shelf, and its words if they are the same, too. Parts whose records changed, then or since, are made anew.
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

/// The parts that hold a record which changed; nothing if that may show in other parts as well.
fn stale(label: &Label, data: &Dataset) -> Option<BTreeSet<usize>> {
    let changed: BTreeSet<usize> = label.changed.iter().copied().chain(data.changed()?).collect();
    let concerns_others = |record: &Record| {
        matches!(record.kind(), Kind::Document | Kind::Catalogue | Kind::Agency | Kind::Technology)
    };
    let stays_inside = |place: &usize| data.at(*place).is_some_and(|record| !concerns_others(record));
    changed.iter().all(stays_inside).then(|| changed.into_iter().map(|place| place / part::SIZE).collect())
}

//! What records are called: the places of those of a kind that have a name of these letters.
//!
//! Worked out for a kind when somebody first asks, and kept with the records: names are asked for at every key of a form, and
//! a store may hold a hundred thousand tasks.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::reference::key;
use super::{Body, Kind, Record};

/// Places by the letters of a name.
type ByName = HashMap<String, Vec<u32>>;

/// The names of the records of a set.
#[derive(Debug, Default)]
pub(super) struct Called {
    by_kind: [OnceLock<ByName>; Kind::ALL.len()],
}

impl Called {
    /// The places of the records of a kind that have a name of these letters, in order; `all` are those of the kind.
    pub(super) fn places<'r, I: Iterator<Item = (usize, &'r Record)>>(
        &self,
        kind: Kind,
        letters: &str,
        all: impl FnOnce() -> I,
    ) -> &[u32] {
        let by_name = self.by_kind[kind as usize].get_or_init(|| {
            let mut found = ByName::new();
            for (place, record) in all() {
                let Ok(place) = u32::try_from(place) else { continue };
                for name in keys(record) {
                    let called = found.entry(name).or_default();
                    if called.last() != Some(&place) {
                        called.push(place);
                    }
                }
            }
            found
        });
        by_name.get(letters).map_or(&[], Vec::as_slice)
    }
}

/// The letters of what a record is called. A short name that several cities use also stands with its city, whole and by
/// initials.
fn keys(record: &Record) -> Vec<String> {
    let mut keys: Vec<String> = record.names().map(key).filter(|key| !key.is_empty()).collect();
    if let Body::Agency(agency) = &record.body
        && !agency.short.is_empty()
        && !record.geography.is_empty()
    {
        let short = key(&agency.short);
        let initials: String = record.geography.split('-').filter_map(|word| word.chars().next()).collect();
        keys.extend([format!("{short}{}", key(&record.geography)), format!("{short}{initials}")]);
    }
    keys
}

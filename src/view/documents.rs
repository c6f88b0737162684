//! The order in which documents are listed.

use std::cmp::Reverse;

use super::fields::Fields;
use crate::model::{Dataset, Date, Kind, Record};

/// The documents, by place, the newest first; those without a date last.
pub fn newest_first(data: &Dataset, keep: impl Fn(&Record) -> bool) -> impl Iterator<Item = &Record> {
    let mut found: Vec<&Record> = data.of(Kind::Document).filter(|record| keep(record)).collect();
    found.sort_by_cached_key(|record| by_place_and_day(*record));
    found.into_iter()
}

/// The nation comes before its parts, the newest first.
fn by_place_and_day(row: &impl Fields) -> (bool, Box<str>, Reverse<Date>) {
    let place = row.geography();
    (place != "quoc-gia", place.into(), Reverse(row.issued().unwrap_or(Date::MIN)))
}

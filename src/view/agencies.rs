//! Agencies by what somebody types: a part of a name, a level, a place; with diacritics or without.

use crate::model::{Body, Dataset, Kind, Record};
use crate::text::{Words, fold};

/// The agencies of which every typed word begins a word of a name, the level or the place; single ones before collectives, in the
/// order of the data.
pub fn matching<'a>(typed: &str, data: &'a Dataset, words: &dyn Words) -> Vec<&'a Record> {
    let typed = fold(typed);
    let wanted: Vec<&str> = typed.split_whitespace().collect();
    let is_meant = |record: &&Record| {
        let said = said(record, words);
        wanted.iter().all(|word| said.iter().any(|said| said.starts_with(word)))
    };
    let mut found: Vec<&Record> = data.of(Kind::Agency).filter(is_meant).collect();
    found.sort_by_key(|record| is_collective(record));
    found
}

/// Whether it stands for many.
pub fn is_collective(record: &Record) -> bool {
    matches!(&record.body, Body::Agency(agency) if agency.collective)
}

/// Every word by which an agency may be asked for, folded.
fn said(record: &Record, words: &dyn Words) -> Vec<String> {
    let mut said: Vec<String> = record.names().map(fold).collect();
    if let Body::Agency(agency) = &record.body
        && !agency.level.is_empty()
    {
        said.push(fold(&words.name_of("level", &agency.level)));
    }
    if !record.geography.is_empty() {
        said.push(fold(&words.name_of("place", &record.geography)));
    }
    let word = |c: char| !c.is_alphanumeric() && c != '&';
    said.iter().flat_map(|name| name.split(word)).map(str::to_owned).collect()
}

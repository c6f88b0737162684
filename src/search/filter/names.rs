//! What a filter calls agencies, documents, technologies and places, and which records are meant.
//!
//! A name may be an id or its beginning, a title, a number or a short name; with or without diacritics, spaces and signs:
//! `bo-khcn`, `Bộ KH&CN` and `bo khcn` are one.

use super::compare::{Asked, Compare};
use super::known::Known;
use super::{FilterError, Test};
use crate::model::field::Shape;
use crate::model::{Body, Dataset, Id, Kind, Record};
use crate::search::texts::has_words;
use crate::text::{fold, nearest, squeeze};

/// What a filter calls `word`, in some data. Thousands of records refer to the same few: each of those is held against the
/// word once, by whichever thread comes first.
#[derive(Debug)]
pub(super) struct Called<'a> {
    word: &'a str,
    data: &'a Dataset,
    known: Known,
}

impl<'a> Called<'a> {
    pub(super) fn new(word: &'a str, data: &'a Dataset) -> Self {
        Self { word, data, known: Known::nothing(data.len()) }
    }

    /// Whether one of the references means it.
    pub(super) fn refers<'i>(&self, ids: impl IntoIterator<Item = &'i Id>) -> bool {
        ids.into_iter().any(|id| self.is(id))
    }

    /// Whether a reference means it: by the record if there is one, or else by itself.
    fn is(&self, id: &Id) -> bool {
        match self.data.place(id).and_then(|at| Some((at, self.data.at(at)?))) {
            Some((place, record)) => self.known.or_ask(place, || is_called(record, self.word)),
            None => id.starts_with(self.word),
        }
    }
}

/// Whether a record may be meant by `word`.
fn is_called(record: &Record, word: &str) -> bool {
    let bare = squeeze(word);
    record.id.starts_with(word) || record.names().any(|name| names(name, word, &bare))
}

/// Whether `word` stands in a name as whole words, or is its beginning when nothing but letters counts.
fn names(name: &str, word: &str, bare: &str) -> bool {
    let folded = fold(name);
    has_words(&folded, word) || (!bare.is_empty() && squeeze(&folded).starts_with(bare))
}

/// Whether a record is the document, comes from it, concerns it or carries it out.
pub(super) fn of_document(record: &Record, called: &Called<'_>) -> bool {
    let itself = record.kind() == Kind::Document && is_called(record, called.word);
    let origin = called.data.document_of(record).is_some_and(|document| called.is(&document.id));
    let named = match &record.body {
        Body::Task(task) => called.refers(task.about.iter().chain(&task.implements)),
        Body::Milestone(milestone) => called.refers(&milestone.about),
        Body::Target(target) => called.refers(&target.about),
        Body::Document(document) => called.refers(document.implements.iter().chain(&document.based_on)),
        _ => false,
    };
    itself || origin || named
}

/// Whether a record is the technology or belongs to it.
pub(super) fn of_technology(record: &Record, called: &Called<'_>) -> bool {
    let is_itself = || is_called(record, called.word);
    match &record.body {
        Body::Technology(_) => is_itself(),
        Body::Product(product) => is_itself() || called.refers(&product.technology),
        Body::Task(task) => called.refers(&task.technologies),
        Body::Assessment(assessment) => called.refers(&assessment.technology),
        _ => false,
    }
}

/// `ha noi`, `Hà Nội`, `hanoi` and `hn` are one place; so are `tphcm` and `hcm`.
pub(super) fn is_place(slug: &str, word: &str) -> bool {
    let (place, asked) = (squeeze(slug), squeeze(word));
    let initials: String = slug.split('-').filter_map(|part| part.chars().next()).collect();
    !asked.is_empty() && (place.starts_with(&asked) || place.ends_with(&asked) || initials == asked)
}

/// Whether anything in the data is called so.
pub(super) fn check(test: &Test, data: &Dataset) -> Result<(), FilterError> {
    let known = |kind, word: &str| is_known(kind, word, data);
    match test {
        Test::Document(word) if !known(Kind::Document, word) => Err(unknown("doc", "document", word, data)),
        Test::Technology(word) if !known(Kind::Technology, word) && !known(Kind::Product, word) => {
            Err(unknown("tech", "technology", word, data))
        }
        Test::Mine(me) => me.check(data),
        Test::Field(asked) => check_field(asked, data),
        _ => Ok(()),
    }
}

/// Whether one of the shapes of a field has what it asks for.
fn check_field(asked: &[Asked], data: &Dataset) -> Result<(), FilterError> {
    let missing = |asked: &Asked| {
        let (key, to) = (asked.spec.name, asked.spec.shape);
        match (&asked.compare, to) {
            (Compare::Called(word), _) if key == "parent" => {
                let is_there = data.iter().any(|it| has_parts(it) && is_called(it, word));
                (!is_there).then(|| unknown(key, "parent", word, data))
            }
            (Compare::Called(word), Shape::Ref(kind) | Shape::Refs(kind)) => {
                (!is_known(kind, word, data)).then(|| unknown(key, kind.name(), word, data))
            }
            (Compare::Place(word), _) => {
                let is_there = data.iter().any(|record| is_place(&record.geography, word));
                (!is_there).then(|| unknown(key, "place", word, data))
            }
            _ => None,
        }
    };
    let mut missing: Vec<_> = asked.iter().map(missing).collect();
    if missing.iter().any(Option::is_none) { Ok(()) } else { missing.swap_remove(0).map_or(Ok(()), Err) }
}

/// Whether a record is of a kind that may have parts.
fn has_parts(record: &Record) -> bool {
    matches!(record.kind(), Kind::Task | Kind::Catalogue | Kind::Agency)
}

/// Whether a record of a kind is called so.
fn is_known(kind: Kind, word: &str, data: &Dataset) -> bool {
    data.of(kind).any(|record| is_called(record, word))
}

/// Whether an agency that somebody says is theirs is one of the data.
pub(super) fn check_agency(word: &str, data: &Dataset) -> Result<(), FilterError> {
    let is_right = word.is_empty() || is_known(Kind::Agency, word, data);
    if is_right { Ok(()) } else { Err(unknown("mine", "agency", word, data)) }
}

fn unknown(key: &'static str, of: &'static str, word: &str, data: &Dataset) -> FilterError {
    let candidates: Vec<&str> = match of {
        "place" => data.iter().map(|record| &*record.geography).filter(|place| !place.is_empty()).collect(),
        "parent" => names_of(data, Kind::Task),
        of => of.parse().map(|kind| names_of(data, kind)).unwrap_or_default(),
    };
    let nearest = nearest(word, candidates).map(str::to_owned);
    FilterError::UnknownName { key, of, value: word.to_owned(), nearest }
}

fn names_of(data: &Dataset, kind: Kind) -> Vec<&str> {
    data.of(kind).flat_map(|record| record.names().chain([record.id.as_str()])).collect()
}

//! What a filter calls agencies, documents, technologies and places, and which records are meant.
//!
//! A name may be an id or its beginning, a title, a number or a short name; with or without diacritics, spaces and signs:
//! `bo-khcn`, `Bộ KH&CN` and `bo khcn` are one. The whole id of a record means that one alone, whatever begins so.

use std::sync::OnceLock;

use super::error::FilterError;
use super::known::Known;
use crate::model::input::Names;
use crate::model::{Body, Dataset, Id, Kind, Record, reference};
use crate::search::texts::has_words;
use crate::text::{fold, nearest, squeeze};

/// What a filter calls `word`, in some data. Thousands of records refer to the same few: each of those is held against the
/// word once, by whichever thread comes first.
#[derive(Debug)]
pub(super) struct Called<'a> {
    word: &'a str,
    data: &'a Dataset,
    known: Known,
    /// The record whose whole id the word is.
    whole: Option<&'a Record>,
    /// The record that the word names in another way.
    meant: OnceLock<Option<Id>>,
}

impl<'a> Called<'a> {
    pub(super) fn new(word: &'a str, data: &'a Dataset) -> Self {
        let whole = data.get(word);
        Self { word, data, known: Known::nothing(data.len()), whole, meant: OnceLock::new() }
    }

    /// Whether one of the references means it.
    pub(super) fn refers<'i>(&self, ids: impl IntoIterator<Item = &'i Id>) -> bool {
        ids.into_iter().any(|id| self.is(id))
    }

    /// Whether a reference means it: by the record if there is one, or else by itself.
    fn is(&self, id: &Id) -> bool {
        match self.data.place(id).and_then(|at| Some((at, self.data.at(at)?))) {
            Some((place, record)) => self.known.or_ask(place, || self.names(record)),
            None => self.whole.is_none() && id.starts_with(self.word),
        }
    }
}

impl Called<'_> {
    /// Whether a record is meant.
    fn names(&self, record: &Record) -> bool {
        match self.whole.filter(|whole| whole.kind() == record.kind()) {
            Some(whole) => whole.id == record.id,
            None => is_called(record, self.word) || self.meant() == Some(&record.id),
        }
    }

    fn meant(&self) -> Option<&Id> {
        let kinds = [Kind::Agency, Kind::Document];
        self.meant
            .get_or_init(|| kinds.into_iter().find_map(|kind| meant(self.word, kind, self.data)))
            .as_ref()
    }
}

/// The record of a kind that a word names as it may be typed elsewhere, abbreviated or cited, where none is called so.
fn meant(word: &str, kind: Kind, data: &Dataset) -> Option<Id> {
    let is_named = || data.of(kind).any(|record| is_called(record, word));
    if !matches!(kind, Kind::Agency | Kind::Document) || is_named() {
        return None;
    }
    Names::new(data).exact(kind, word)?.ok()
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
    let itself = record.kind() == Kind::Document && called.names(record);
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
    let is_itself = || called.names(record);
    match &record.body {
        Body::Technology(_) => is_itself(),
        Body::Product(product) => is_itself() || called.refers(&product.technology),
        Body::Task(task) => called.refers(&task.technologies),
        Body::Assessment(assessment) => called.refers(&assessment.technology),
        _ => false,
    }
}

/// A place that is asked for.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Place {
    /// As it was typed, folded.
    word: String,
    /// The known places that it may be.
    ids: Vec<&'static str>,
}

impl Place {
    /// What a text asks for: any place that it may mean.
    pub(super) fn read(text: &str) -> Self {
        let ids = reference::read_place(text).into_iter().map(reference::Area::id).collect();
        Self { word: fold(text.trim()), ids }
    }

    /// Whether a record's place is one of them, or lies in one.
    pub(super) fn holds(&self, place: &str) -> bool {
        let lies_in =
            |id: &str| place == id || reference::area(place).is_some_and(|area| area.province().id == id);
        self.ids.iter().any(|id| lies_in(id)) || is_place(place, &self.word)
    }

    /// That it is a place of which somebody has heard.
    pub(super) fn check(&self, key: &'static str, data: &Dataset) -> Result<(), FilterError> {
        let is_known =
            !self.ids.is_empty() || data.iter().any(|record| is_place(&record.geography, &self.word));
        if is_known { Ok(()) } else { Err(unknown(key, "place", &self.word, data)) }
    }
}

/// `ha noi`, `Hà Nội`, `hanoi` and `hn` are one place; so are `tphcm` and `hcm`.
fn is_place(slug: &str, word: &str) -> bool {
    let (place, asked) = (squeeze(&fold(slug)), squeeze(word));
    let initials: String = slug.split('-').filter_map(|part| part.chars().next()).collect();
    !asked.is_empty() && (place.starts_with(&asked) || place.ends_with(&asked) || initials == asked)
}

/// Whether anything of the kinds is called so; the first of them is what the key means.
pub(super) fn check(
    word: &str,
    key: &'static str,
    kinds: &[Kind],
    data: &Dataset,
) -> Result<(), FilterError> {
    let is_called = |kind: &Kind| data.of(*kind).any(|record| is_called(record, word));
    let is_known = kinds.iter().any(|kind| is_called(kind) || meant(word, *kind, data).is_some());
    if is_known {
        Ok(())
    } else {
        Err(unknown(key, kinds.first().map_or("", |kind| kind.name()), word, data))
    }
}

/// Whether something that may have parts is called so.
pub(super) fn check_parent(word: &str, key: &'static str, data: &Dataset) -> Result<(), FilterError> {
    let has_parts = |record: &Record| matches!(record.kind(), Kind::Task | Kind::Catalogue | Kind::Agency);
    let is_known = data.iter().any(|record| has_parts(record) && is_called(record, word));
    if is_known { Ok(()) } else { Err(unknown(key, "parent", word, data)) }
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

//! What may be meant by a name that is typed: a record, a body of the reference that no record stands for yet, an agency
//! that is to be added. The same in forms, prompts and lists.

use crate::model::input::Names;
use crate::model::{Dataset, Id, Kind, Record, reference};
use crate::text::{Words, fold};
use crate::view::name;
use crate::view::place;

/// As many as anybody looks through.
pub const MOST: usize = 200;

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Offer {
    /// A record.
    Record {
        /// Its id.
        id: String,
        /// The name that is put into the field.
        title: String,
        /// What tells it from others of that name.
        aside: String,
    },
    /// A text that other records hold.
    Text(String),
    /// A word of a vocabulary, by its place, and what a person reads for it.
    Word(usize, String),
    /// An agency of this name, to be created with the record.
    Newcomer(String),
}

/// What is looked for.
#[derive(Clone, Copy)]
pub struct Sought<'a, 'n> {
    /// The kind of record.
    pub kind: Kind,
    /// What is typed.
    pub typed: &'a str,
    /// The records.
    pub data: &'a Dataset,
    /// The words.
    pub words: &'a dyn Words,
    /// What records are called where it is typed.
    pub names: &'a Names<'n>,
}

impl Sought<'_, '_> {
    /// Bodies that no record stands for yet and that are called so.
    pub fn bodies(&self) -> Vec<Offer> {
        if self.kind != Kind::Agency {
            return Vec::new();
        }
        let found = self.names.sought(self.typed).into_iter();
        found
            .filter(|body| self.names.record_of(body).is_none())
            .take(MOST)
            .map(|it| of_body(&it, self.words))
            .collect()
    }

    /// What is offered for an id.
    pub fn offer_of(&self, id: &Id) -> Option<Offer> {
        let record = self.data.get(id).map(|record| of_record(record, self.words));
        record.or_else(|| reference::body(id).map(|body| of_body(&body, self.words)))
    }

    /// The agency that may be created: one whose name is longer than an abbreviation and is nobody's.
    pub fn newcomer(&self) -> Option<String> {
        let name = self.typed.split_whitespace().collect::<Vec<_>>().join(" ");
        let folded = fold(&name);
        let is_new = || self.data.of(Kind::Agency).all(|agency| agency.names().all(|it| fold(it) != folded));
        // A name, and not the words of a search: `Sở Ngoại vụ`, not `so ngoai vu`.
        let is_name = name.contains(' ') && name.starts_with(char::is_uppercase);
        let is_known = || self.names.exact(Kind::Agency, &name).is_some();
        (self.kind == Kind::Agency && is_name && is_new() && !is_known()).then_some(name)
    }
}

/// What is offered for a body that no record stands for.
fn of_body(body: &reference::Body, words: &dyn Words) -> Offer {
    let (id, title) = (body.id.clone(), body.title.clone());
    Offer::Record { id, title, aside: place::name(&body.place, words) }
}

/// What is offered for a record.
pub fn of_record(record: &Record, words: &dyn Words) -> Offer {
    let title = name::source(record);
    let brief = name::brief(record, words);
    let aside = if title.contains(&brief) { place::name(&record.geography, words) } else { brief };
    Offer::Record { id: record.id.to_string(), title, aside }
}

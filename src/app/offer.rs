//! What may be meant by a name that is typed: a record, a body of the reference that no record stands for yet, an agency
//! that is to be added. The same in forms, prompts and lists.

use crate::model::input::Names;
use crate::model::{Id, Kind, Record, reference};
use crate::text::{Words, fold};
use crate::view::{agencies, name, place};

/// As many as anybody looks through.
pub const MOST: usize = 200;
/// As many as the arrows go through in a prompt.
const FEW: usize = 20;

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
        let record = self.names.data().get(id).map(|record| of_record(record, self.words));
        record.or_else(|| reference::body(id).map(|body| of_body(&body, self.words)))
    }

    /// The agency that may be created: one whose name is longer than an abbreviation and is nobody's.
    pub fn newcomer(&self) -> Option<String> {
        let name = self.typed.split_whitespace().collect::<Vec<_>>().join(" ");
        let folded = fold(&name);
        let is_new =
            || self.names.data().of(Kind::Agency).all(|agency| agency.names().all(|it| fold(it) != folded));
        // A name, and not the words of a search: `Sở Ngoại vụ`, not `so ngoai vu`.
        let is_name = name.contains(' ') && name.starts_with(char::is_uppercase);
        let is_one = || self.names.parts(Kind::Agency, &name).len() == 1;
        let is_known = || self.names.exact(Kind::Agency, &name).is_some();
        (self.kind == Kind::Agency && is_name && is_new() && is_one() && !is_known()).then_some(name)
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

/// Agencies that are offered for a name in a prompt, and which of them Enter and Tab take.
#[derive(Debug, Clone, Default)]
pub struct Agencies {
    /// The offers, the best first.
    pub items: Vec<Offer>,
    /// The one that was marked by an arrow, or the only one that is meant.
    pub marked: Option<usize>,
}

impl Agencies {
    /// What a name may mean: agencies that are known, else one that is to be added.
    pub fn sought(sought: &Sought<'_, '_>) -> Self {
        let mut found = Self::known(sought);
        found.items.extend(sought.newcomer().map(Offer::Newcomer));
        found
    }

    /// Agencies whose names begin so, and bodies of the reference. Only the only one of its sort is taken without being marked.
    pub fn known(sought: &Sought<'_, '_>) -> Self {
        let records = agencies::matching(sought.typed, sought.names.data(), sought.words).into_iter();
        let records = records.map(|record| of_record(record, sought.words));
        let mut items: Vec<Offer> = records.chain(sought.bodies()).take(FEW).collect();
        let meant = sought.names.find(sought.kind, sought.typed).ok().and_then(|id| sought.offer_of(&id));
        let marked = meant.map(|meant| {
            let at = items.iter().position(|offer| *offer == meant);
            at.unwrap_or_else(|| {
                items.insert(0, meant);
                0
            })
        });
        Self { items, marked }
    }

    /// Whether nothing that is there is meant.
    pub fn is_none(&self) -> bool {
        self.items.iter().all(|offer| matches!(offer, Offer::Newcomer(_)))
    }

    /// Puts what a search found before the rest. It is only near: it has to be marked.
    pub fn add_near<'r>(&mut self, kind: Kind, found: impl Iterator<Item = &'r Record>, words: &dyn Words) {
        let found = found.filter(|it| it.kind() == kind).map(|record| of_record(record, words));
        self.items.splice(0..0, found.take(FEW));
    }

    /// The one that Enter and Tab take.
    pub fn at_hand(&self) -> Option<&Offer> {
        self.items.get(self.marked?)
    }

    /// Marks the next one or the one before; up from the first leads back to what is typed. Whether there are any.
    pub fn step(&mut self, forward: bool) -> bool {
        let last = self.items.len().saturating_sub(1);
        self.marked = match (self.marked, forward) {
            (None, true) => (!self.items.is_empty()).then_some(0),
            (Some(at), true) => Some((at + 1).min(last)),
            (Some(at), false) => at.checked_sub(1),
            (None, false) => None,
        };
        !self.items.is_empty()
    }

    /// Marks the agency that may be added; whether there is one.
    pub fn mark_newcomer(&mut self) -> bool {
        let at = self.newcomer_at();
        self.marked = at.or(self.marked);
        at.is_some()
    }

    /// Whether an agency may be added.
    pub fn has_newcomer(&self) -> bool {
        self.newcomer_at().is_some()
    }

    fn newcomer_at(&self) -> Option<usize> {
        self.items.iter().position(|offer| matches!(offer, Offer::Newcomer(_)))
    }

    /// Takes the one at hand: the text that names it and nothing else. None are offered any more.
    pub fn take(&mut self, names: &Names<'_>) -> Option<String> {
        let taken = self.at_hand().cloned()?;
        *self = Self::default();
        Some(match taken {
            Offer::Newcomer(name) => Names::added_by(&name),
            Offer::Record { id, title, .. } => {
                let found = names.exact(Kind::Agency, &title);
                if matches!(found, Some(Ok(found)) if *found == *id) { title } else { id }
            }
            Offer::Text(text) | Offer::Word(_, text) => text,
        })
    }
}

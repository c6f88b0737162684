//! Which record a text names: by its id, by a beginning that no other id has, or by a name that no other record has.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use serde_json::Value;

use super::Newcomers;
use super::cited::cited;
use super::value;
use crate::model::{Dataset, Id, Kind, Record, ValueError, reference};
use crate::text::{fold, nearest_n};

/// Records that are named where none or several were meant.
pub(super) const SOME: usize = 5;
/// Of more names those are not looked for that are spelt nearly so.
const MANY: usize = 5_000;
/// A text of more bytes is near to no name.
pub(super) const NAME_MAX: usize = 400;
/// Agencies that took over from each other; nobody reforms more often.
const GENERATIONS: usize = 100;
/// The place of what is of no province.
const COUNTRY: &str = "quoc-gia";

/// What a text means where bare names are of those provinces.
type Read = HashMap<(Vec<&'static str>, String), reference::Found>;

/// The names of all records, gathered for a kind when it is first asked for, and of bodies that every store may name.
#[derive(Debug, Clone)]
pub struct Names<'a> {
    data: &'a Dataset,
    /// What was read of bodies: an import names a few of them a hundred thousand times.
    read: Rc<RefCell<Read>>,
    /// The provinces in which a bare name is meant, the nearer first.
    near: Vec<&'static str>,
    /// Agencies that were named for the first time; `None` where none may be.
    added: Option<Rc<RefCell<Newcomers>>>,
}

/// What stands before the name of an agency that nobody has and that is to be added: `+Ban quản lý khu A`.
const ADDS: char = '+';

impl<'a> Names<'a> {
    /// The names of these records.
    pub fn new(data: &'a Dataset) -> Self {
        Self { data, read: Rc::default(), near: Vec::new(), added: None }
    }

    /// The same for somebody of a place.
    #[must_use]
    pub fn at_home(mut self, home: &str) -> Self {
        self.add_near(home);
        self
    }

    /// The same, and a name behind a plus that nobody has is one of an agency that is to be added.
    #[must_use]
    pub fn adding(self) -> Self {
        self.adding_to(Newcomers::default())
    }

    /// The same where some are to be added already: the ids that stand for them mean them.
    #[must_use]
    pub fn adding_to(self, newcomers: Newcomers) -> Self {
        Self { added: Some(Rc::new(RefCell::new(newcomers))), ..self }
    }

    /// The name behind the plus of an agency that is to be added; `None` where none stands there.
    pub fn addition(text: &str) -> Option<&str> {
        text.trim().strip_prefix(ADDS).map(str::trim).filter(|name| !reference::key(name).is_empty())
    }

    /// How an agency is named that is to be added.
    pub fn added_by(name: &str) -> String {
        format!("{ADDS}{name}")
    }

    /// The agencies that were named for the first time.
    pub fn added(&self) -> Newcomers {
        self.added.as_ref().map(|added| added.borrow().clone()).unwrap_or_default()
    }

    /// The same for the fields of a record: a bare name is one of its document's place or of its own, then of home.
    #[must_use]
    pub fn within(&self, record: &Record) -> Self {
        let mut names = Self { near: Vec::new(), ..self.clone() };
        if let Some(document) = self.data.document_of(record) {
            names.add_near(&document.geography);
        }
        names.add_near(&record.geography);
        self.near.iter().for_each(|home| names.add_near(home));
        names
    }

    fn add_near(&mut self, place: &str) {
        let province = reference::area(place).map(|area| area.province().id).filter(|id| *id != COUNTRY);
        self.near.extend(province.filter(|id| !self.near.contains(id)));
    }

    /// The records that are named.
    pub fn data(&self) -> &'a Dataset {
        self.data
    }

    /// The record of a kind that a text names exactly: by its id or a whole name. `None` if there is no such record.
    ///
    /// The id may be of a body that no record stands for yet: [`reference::body`] has it. A name of an agency that another
    /// one took over from means that one; its id means itself, so that it can still be said who issued what long ago.
    pub fn exact(&self, kind: Kind, text: &str) -> Option<Result<Id, ValueError>> {
        let typed = text.trim();
        if let Some(name) = Self::addition(typed).filter(|_| kind == Kind::Agency) {
            let newcomer = || Some(self.added.as_ref()?.borrow_mut().id(name));
            return self.exact(kind, name).or_else(|| newcomer().map(Ok));
        }
        if kind == Kind::Agency
            && let Some(added) = &self.added
            && let Some((id, _)) = added.borrow().iter().find(|(id, _)| **id == *typed)
        {
            return Some(Ok(id));
        }
        if let Some(record) = self.data.get(&typed.to_ascii_lowercase()).filter(|it| it.kind() == kind) {
            return Some(Ok(record.id.clone()));
        }
        let stored = self.living_of(self.data.called(kind, &reference::key(typed)));
        match kind {
            Kind::Agency => self.agency(typed, &stored),
            Kind::Document if stored.is_empty() => {
                let cited = cited(typed, self.data);
                (!cited.is_empty()).then(|| one_of(typed, &cited))
            }
            _ if stored.is_empty() => None,
            _ => Some(one_of(typed, &stored)),
        }
    }

    /// The agency of a name: the one of the place that is near, among those of the store and those that exist anyway.
    fn agency(&self, typed: &str, stored: &[&'a Record]) -> Option<Result<Id, ValueError>> {
        let letters = reference::key(typed);
        let titled = |record: &&&Record| reference::key(record.title()) == letters;
        // One that is only a bare name, out of an import that knew no more, stands for none that is known here.
        let is_bare = |record: &Record| record.geography.is_empty() && self.is_here(typed);
        let stored: &[&Record] = if let [one] = stored
            && is_bare(one)
        {
            &[]
        } else {
            stored
        };
        if let [one] = stored.iter().filter(titled).collect::<Vec<_>>()[..] {
            return Some(Ok(one.id.clone()));
        }
        // What somebody merged goes before what is known of former names.
        let heirs = self.heirs(&letters);
        if !heirs.is_empty() && !stored.iter().any(|it| titled(&it)) {
            return Some(one_of(typed, &heirs));
        }
        let is_here = |record: &&&Record| self.near.first().is_some_and(|here| *record.geography == **here);
        if let [one] = stored.iter().filter(is_here).collect::<Vec<_>>()[..] {
            return Some(Ok(one.id.clone()));
        }
        let known = reference::body(&typed.to_ascii_lowercase());
        let found = known.map_or_else(|| self.read_body(typed), reference::Found::One);
        match (found, stored) {
            (reference::Found::One(body), []) => Some(self.id_of(&body)),
            (reference::Found::One(body), _) if self.near.contains(&body.place.as_str()) => {
                Some(self.id_of(&body))
            }
            (_, [_, ..]) => Some(one_of(typed, stored)),
            (reference::Found::Many(bodies), []) => Some(Err(many_bodies(typed, &bodies))),
            (reference::Found::None, []) => None,
        }
    }

    fn read_body(&self, typed: &str) -> reference::Found {
        let asked = (self.near.clone(), typed.to_owned());
        if let Some(found) = self.read.borrow().get(&asked) {
            return found.clone();
        }
        let found = reference::read_body(typed, &self.near);
        self.read.borrow_mut().insert(asked, found.clone());
        found
    }

    /// Whether a bare name is of a body of the place that is near.
    fn is_here(&self, typed: &str) -> bool {
        let found = self.read_body(typed);
        matches!(found, reference::Found::One(body) if self.near.contains(&body.place.as_str()))
    }

    /// The id of a body: that of the record that stands for it in the store, else its own.
    pub fn id_of(&self, body: &reference::Body) -> Result<Id, ValueError> {
        if let Some(record) = self.record_of(body) {
            return Ok(record.id.clone());
        }
        Id::new(&body.id).map_err(|_| ValueError::NoRecord {
            kind: Kind::Agency,
            value: body.title.clone(),
            near: Vec::new(),
        })
    }

    /// The record that stands for a body: of its id, or of its name and place.
    pub fn record_of(&self, body: &reference::Body) -> Option<&'a Record> {
        if let Some(record) = self.data.get(&body.id).filter(|it| it.kind() == Kind::Agency) {
            return Some(self.living(record));
        }
        // A name with its place: one without is called so in every province.
        let whole = body.names().filter(|name| *name != body.short && is_of_one_place(name, body));
        let named = |name: &str| self.living_of(self.data.called(Kind::Agency, &reference::key(name)));
        whole.flat_map(named).find(|record| record.geography.is_empty() || *record.geography == *body.place)
    }

    /// The bodies of the reference in whose names every typed word stands, the nearest first.
    pub fn sought(&self, typed: &str) -> Vec<reference::Body> {
        reference::sought(typed, &self.near)
    }

    /// Whether a place is of another province than those in which a bare name is meant, where there are any.
    pub(super) fn is_elsewhere(&self, place: &str) -> bool {
        let province = reference::area(place).map(|area| area.province().id).filter(|id| *id != COUNTRY);
        !self.near.is_empty() && province.is_some_and(|id| !self.near.contains(&id))
    }

    /// The provinces in which a bare name is meant.
    pub fn near(&self) -> &[&'static str] {
        &self.near
    }

    /// [`Names::exact`]; where there is no such record, the nearest are named.
    pub fn whole(&self, kind: Kind, text: &str) -> Result<Id, ValueError> {
        self.exact(kind, text).unwrap_or_else(|| {
            let (value, near) = (text.trim().to_owned(), self.near_names(kind, text.trim()));
            Err(ValueError::NoRecord { kind, value, near })
        })
    }

    /// Whether a name is of no agency that is known, or of one that every province has and none is meant more than others.
    pub fn is_new(&self, name: &str) -> bool {
        match self.exact(Kind::Agency, name) {
            None => true,
            Some(Err(ValueError::ManyRecords { .. })) => {
                self.data.called(Kind::Agency, &reference::key(name)).next().is_none()
            }
            Some(_) => false,
        }
    }

    /// The names in a text that lists several.
    pub fn parts<'t>(&self, kind: Kind, text: &'t str) -> Vec<Cow<'t, str>> {
        let is_list = kind == Kind::Agency && text.contains([';', '\n']);
        // What is to be added is known by nobody: its name ends where the next one begins.
        let known = Self { added: None, ..self.clone() };
        if !is_list && known.exact(kind, text).is_some() {
            return vec![Cow::Borrowed(text)];
        }
        if kind == Kind::Agency {
            let is_known = |name: &str| known.exact(kind, name).is_some();
            return reference::list(text, &is_known).map(Cow::Borrowed).collect();
        }
        value::parts(text).into_iter().map(Cow::Owned).collect()
    }

    /// Those that took over from some records, each once, in order; the records themselves where none did.
    pub(super) fn living_of(&self, records: impl Iterator<Item = &'a Record>) -> Vec<&'a Record> {
        let mut seen = HashSet::new();
        records.map(|record| self.living(record)).filter(|record| seen.insert(&record.id)).collect()
    }

    /// The agency that took over from one, and from that, as far as they are known; the record itself where none did.
    pub(super) fn living(&self, record: &'a Record) -> &'a Record {
        let next = |record: &&'a Record| {
            let heir = self.data.get(record.successor()?)?;
            (heir.kind() == Kind::Agency).then_some(heir)
        };
        // In a ring there is no last one.
        let chain = std::iter::successors(Some(record), next).take(GENERATIONS + 1).collect::<Vec<_>>();
        if chain.len() > GENERATIONS { record } else { chain.last().copied().unwrap_or(record) }
    }

    /// The agencies that took over from those of a title of these letters.
    fn heirs(&self, letters: &str) -> Vec<&'a Record> {
        let is_titled = |record: &&Record| reference::key(record.title()) == letters;
        let has_heir = |record: &&'a Record| self.living(record).id != record.id;
        self.living_of(self.data.called(Kind::Agency, letters).filter(is_titled).filter(has_heir))
    }

    /// Records that may have been meant: those spelt alike, then those whose name holds the text.
    pub(super) fn near_names(&self, kind: Kind, typed: &str) -> Vec<String> {
        if typed.len() > NAME_MAX {
            return Vec::new();
        }
        let named: Vec<(&str, &Record)> = self
            .data
            .of(kind)
            .flat_map(|record| record.names().chain([record.id.as_str()]).map(move |name| (name, record)))
            .collect();
        // Of very many names some are near to anything, and comparing with all takes longer than a person waits.
        let compared = if named.len() > MANY { &[][..] } else { &named };
        let alike = nearest_n(typed, compared.iter().map(|(name, _)| *name), SOME);
        let spelt = alike.iter().filter_map(|near| named.iter().find(|(name, _)| name == near));
        let part = fold(typed);
        let holding = named.iter().filter(|(name, _)| !part.is_empty() && fold(name).contains(&part));
        let mut found: Vec<String> = Vec::new();
        let records = spelt.chain(holding).map(|(_, record)| shown(self.living(record)));
        let bodies = || reference::alike(typed, &self.near).into_iter().map(|body| shown_body(&body));
        let others = if kind == Kind::Agency { bodies().collect() } else { Vec::new() };
        for shown in records.chain(others) {
            if found.len() == SOME {
                break;
            }
            if !found.contains(&shown) {
                found.push(shown);
            }
        }
        found
    }
}

/// Whether a name of a body says which place it is of.
fn is_of_one_place(name: &str, body: &reference::Body) -> bool {
    let Some(area) = reference::area(&body.place) else { return body.place.is_empty() };
    let of = [area.province().short, area.province().name];
    area.province().id == COUNTRY
        || of.iter().any(|place| reference::key(name).ends_with(&reference::key(place)))
        || reference::key(name).ends_with(&reference::key(area.province().bare()))
}

pub(super) fn one_of(typed: &str, found: &[&Record]) -> Result<Id, ValueError> {
    match found {
        [record] => Ok(record.id.clone()),
        many => Err(ValueError::ManyRecords {
            value: typed.to_owned(),
            count: many.len(),
            some: many.iter().take(SOME).map(|record| shown(record)).collect(),
        }),
    }
}

fn many_bodies(typed: &str, bodies: &[reference::Body]) -> ValueError {
    if let [one] = bodies {
        // The one that another has become: near, and not what was typed.
        let near = vec![shown_body(one)];
        return ValueError::NoRecord { kind: Kind::Agency, value: typed.to_owned(), near };
    }
    ValueError::ManyRecords {
        value: typed.to_owned(),
        count: bodies.len(),
        some: bodies.iter().take(SOME).map(shown_body).collect(),
    }
}

/// `so-khcn-ha-noi (Sở Khoa học và Công nghệ Hà Nội)`; a document with its number, who issued it and the year.
pub(super) fn shown(record: &Record) -> String {
    let Some(document) = record.as_document().filter(|it| !it.number.is_empty()) else {
        return format!("{} ({})", record.id, record.title());
    };
    let issuer = document.issuer.as_ref().map(ToString::to_string);
    let year = document.date_issued.map(|day| day.year().to_string());
    let said = [Some(document.number.to_string()), issuer, year].into_iter().flatten();
    format!("{} ({})", record.id, said.collect::<Vec<_>>().join(", "))
}

pub(super) fn shown_body(body: &reference::Body) -> String {
    format!("{} ({})", body.id, body.title)
}

/// References, in one text or by repeating.
pub(super) fn many(kind: Kind, texts: &[&str], names: &Names<'_>) -> Result<Value, ValueError> {
    let (mut ids, mut seen): (Vec<Id>, HashSet<Id>) = Default::default();
    for text in texts {
        for part in names.parts(kind, text) {
            let id = names.find(kind, &part)?;
            if seen.insert(id.clone()) {
                ids.push(id);
            }
        }
    }
    Ok(ids.into_iter().map(|id| Value::String(id.to_string())).collect())
}

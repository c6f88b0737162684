//! Which record a text names: by its id, by a beginning that no other id has, or by a name that no other record has.

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use serde_json::Value;

use super::cited::cited;
use super::value;
use crate::model::{Body, Dataset, Id, Kind, Record, ValueError, reference};
use crate::text::{fold, nearest_n};

/// Records that are named where none or several were meant.
pub(super) const SOME: usize = 5;
/// A text of more bytes is near to no name.
pub(super) const NAME_MAX: usize = 400;
/// Agencies that took over from each other; nobody reforms more often.
const GENERATIONS: usize = 100;
/// The place of what is of no province.
const COUNTRY: &str = "quoc-gia";

/// What a text means where bare names are of those provinces.
type Read = HashMap<(Vec<&'static str>, String), reference::Found>;

/// Agencies that were named for the first time, each with the id that stands in for its own.
type Added = Vec<(Id, String)>;

/// Records by the letters of each of their names.
type ByName<'a> = HashMap<String, Vec<&'a Record>>;

/// The names of all records, gathered for a kind when it is first asked for, and of bodies that every store may name.
#[derive(Debug, Clone)]
pub struct Names<'a> {
    data: &'a Dataset,
    by_name: Rc<[OnceCell<ByName<'a>>; Kind::ALL.len()]>,
    /// The agencies that took over from those of a title.
    heirs: Rc<OnceCell<ByName<'a>>>,
    /// What was read of bodies: an import names a few of them a hundred thousand times.
    read: Rc<RefCell<Read>>,
    /// The provinces in which a bare name is meant, the nearer first.
    near: Vec<&'static str>,
    /// Agencies that were named for the first time; `None` where none may be.
    added: Option<Rc<RefCell<Added>>>,
}

/// What stands before the name of an agency that nobody has and that is to be added: `+Ban quản lý khu A`.
const ADDS: char = '+';

impl<'a> Names<'a> {
    /// The names of these records.
    pub fn new(data: &'a Dataset) -> Self {
        Self {
            data,
            by_name: Rc::default(),
            heirs: Rc::default(),
            read: Rc::default(),
            near: Vec::new(),
            added: None,
        }
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
        Self { added: Some(Rc::default()), ..self }
    }

    /// The name behind the plus of an agency that is to be added; `None` where none stands there.
    pub fn addition(text: &str) -> Option<&str> {
        text.trim().strip_prefix(ADDS).map(str::trim).filter(|name| !reference::key(name).is_empty())
    }

    /// How an agency is named that is to be added.
    pub fn added_by(name: &str) -> String {
        format!("{ADDS}{name}")
    }

    /// The agencies that were named for the first time, each with the id that stands in for its own.
    pub fn added(&self) -> Added {
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
            return self.exact(kind, name).or_else(|| self.newcomer(name).map(Ok));
        }
        if let Some(record) = self.data.get(&typed.to_ascii_lowercase()).filter(|it| it.kind() == kind) {
            return Some(Ok(record.id.clone()));
        }
        let stored = self.of(kind).get(&reference::key(typed)).map_or(&[][..], Vec::as_slice);
        match kind {
            Kind::Agency => self.agency(typed, stored),
            Kind::Document if stored.is_empty() => {
                let cited = cited(typed, self.data);
                (!cited.is_empty()).then(|| one_of(typed, &cited))
            }
            _ if stored.is_empty() => None,
            _ => Some(one_of(typed, stored)),
        }
    }

    /// The id that stands in for that of an agency of this name, where one may be added.
    fn newcomer(&self, name: &str) -> Option<Id> {
        let mut added = self.added.as_ref()?.borrow_mut();
        let letters = reference::key(name);
        if let Some((id, _)) = added.iter().find(|(_, known)| reference::key(known) == letters) {
            return Some(id.clone());
        }
        let id = Id::stand_in(Kind::Agency, added.len());
        added.push((id.clone(), name.to_owned()));
        Some(id)
    }

    /// The agency of a name: the one of the place that is near, among those of the store and those that exist anyway.
    fn agency(&self, typed: &str, stored: &[&'a Record]) -> Option<Result<Id, ValueError>> {
        let titled = |record: &&&Record| reference::key(record.title()) == reference::key(typed);
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
        let heirs = self.heirs().get(&reference::key(typed)).filter(|heirs| !heirs.is_empty());
        if let Some(heirs) = heirs.filter(|_| !stored.iter().any(|it| titled(&it))) {
            return Some(one_of(typed, heirs));
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
    pub(super) fn id_of(&self, body: &reference::Body) -> Result<Id, ValueError> {
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
        let named = whole.filter_map(|name| self.of(Kind::Agency).get(&reference::key(name)));
        named
            .flatten()
            .copied()
            .find(|record| record.geography.is_empty() || *record.geography == *body.place)
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
                !self.of(Kind::Agency).contains_key(&reference::key(name))
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

    fn of(&self, kind: Kind) -> &ByName<'a> {
        self.by_name[kind as usize].get_or_init(|| {
            let mut found: ByName<'a> = HashMap::new();
            for record in self.data.of(kind) {
                let meant = self.living(record);
                let is_other = meant.id != record.id;
                for key in keys(record) {
                    let called = found.entry(key).or_default();
                    let is_last = called.last().is_some_and(|last| last.id == meant.id);
                    if !(is_last || is_other && called.iter().any(|it| it.id == meant.id)) {
                        called.push(meant);
                    }
                }
            }
            found
        })
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

    fn heirs(&self) -> &ByName<'a> {
        self.heirs.get_or_init(|| {
            let mut found: ByName<'a> = HashMap::new();
            for record in self.data.of(Kind::Agency).filter(|it| it.successor().is_some()) {
                let heir = self.living(record);
                let heirs = found.entry(reference::key(record.title())).or_default();
                if heir.id != record.id && heirs.iter().all(|it| it.id != heir.id) {
                    heirs.push(heir);
                }
            }
            found
        })
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
        let alike = nearest_n(typed, named.iter().map(|(name, _)| *name), SOME);
        let spelt = alike.iter().filter_map(|near| named.iter().find(|(name, _)| name == near));
        let part = fold(typed);
        let holding = named.iter().filter(|(name, _)| !part.is_empty() && fold(name).contains(&part));
        let mut found: Vec<String> = Vec::new();
        let records = spelt.chain(holding).map(|(_, record)| shown(self.living(record)));
        let bodies = || reference::alike(typed, &self.near).into_iter().map(|body| shown_body(&body));
        let others = if kind == Kind::Agency { bodies().collect() } else { Vec::new() };
        for shown in records.chain(others) {
            if found.len() < SOME && !found.contains(&shown) {
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

/// What a record is called. A short name that several cities use also stands with its city, whole and by initials.
fn keys(record: &Record) -> Vec<String> {
    let mut keys: Vec<String> = record.names().map(reference::key).filter(|key| !key.is_empty()).collect();
    if let Body::Agency(agency) = &record.body
        && !agency.short.is_empty()
        && !record.geography.is_empty()
    {
        let short = reference::key(&agency.short);
        let initials: String = record.geography.split('-').filter_map(|word| word.chars().next()).collect();
        keys.extend([format!("{short}{}", reference::key(&record.geography)), format!("{short}{initials}")]);
    }
    keys
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

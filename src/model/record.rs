//! One record: a head that all kinds share, a body of its kind, and whatever a newer version added.
//!
//! Invariant: reading a record and writing it again gives the same JSON, unknown fields included.

use std::fmt;

use serde::de::{DeserializeSeed, Error as _, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

use super::field::Fields;
use super::kinds::{
    Agency, Assessment, Catalogue, Document, Head, Milestone, Product, Target, Task, Technology,
};
use super::other::Other;
use super::parts::{Extension, Unknown};
use super::peek::Peek;
use super::shape::Shape;
use super::spec::Spec;
use super::strict::{self, Name, Strict};
use super::{Certainty, Date, Deadline, FieldError, Id, Kind, Short, check, kinds};

/// What `cncl` keeps one of.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Its name.
    pub id: Id,
    /// How often it was edited.
    pub rev: u32,
    /// Where it applies: `quoc-gia`, `ha-noi`, `tp-hcm`, … In JSON `jurisdiction` for the kinds that have one.
    pub geography: Short,
    /// What every kind may have.
    pub head: Head,
    /// What its kind has.
    pub body: Body,
    /// Fields that this version does not know.
    pub extra: Option<Box<Unknown>>,
}

/// Runs the same expression on whichever body there is.
macro_rules! each {
    ($self:expr, $body:ident => $run:expr) => {
        match $self {
            Body::Document($body) => $run,
            Body::Catalogue($body) => $run,
            Body::Technology($body) => $run,
            Body::Product($body) => $run,
            Body::Agency($body) => $run,
            Body::Task($body) => $run,
            Body::Milestone($body) => $run,
            Body::Target($body) => $run,
            Body::Assessment($body) => $run,
            Body::Other($body) => $run,
        }
    };
}
pub(super) use each;

/// The part of a record that depends on its kind. Boxed, so that a list of records is a list of small things.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each variant is named after the struct it holds")]
pub enum Body {
    Document(Box<Document>),
    Catalogue(Box<Catalogue>),
    Technology(Box<Technology>),
    Product(Box<Product>),
    Agency(Box<Agency>),
    Task(Box<Task>),
    Milestone(Box<Milestone>),
    Target(Box<Target>),
    Assessment(Box<Assessment>),
    Other(Box<Other>),
}

impl Body {
    /// An empty body of a kind.
    pub fn new(kind: Kind) -> Self {
        match kind {
            Kind::Document => Self::Document(Box::default()),
            Kind::Catalogue => Self::Catalogue(Box::default()),
            Kind::Technology => Self::Technology(Box::default()),
            Kind::Product => Self::Product(Box::default()),
            Kind::Agency => Self::Agency(Box::default()),
            Kind::Task => Self::Task(Box::default()),
            Kind::Milestone => Self::Milestone(Box::default()),
            Kind::Target => Self::Target(Box::default()),
            Kind::Assessment => Self::Assessment(Box::default()),
            Kind::Other => Self::Other(Box::default()),
        }
    }

    /// Which kind it is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Document(_) => Kind::Document,
            Self::Catalogue(_) => Kind::Catalogue,
            Self::Technology(_) => Kind::Technology,
            Self::Product(_) => Kind::Product,
            Self::Agency(_) => Kind::Agency,
            Self::Task(_) => Kind::Task,
            Self::Milestone(_) => Kind::Milestone,
            Self::Target(_) => Kind::Target,
            Self::Assessment(_) => Kind::Assessment,
            Self::Other(_) => Kind::Other,
        }
    }

    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        near: usize,
        map: &mut A,
    ) -> Result<Option<usize>, A::Error> {
        each!(self, body => body.read(name, near, map))
    }
}

impl Kind {
    /// The fields of this kind beside those of the head.
    pub fn fields(self) -> &'static [Spec] {
        match self {
            Kind::Document => Document::SPECS,
            Kind::Catalogue => Catalogue::SPECS,
            Kind::Technology => Technology::SPECS,
            Kind::Product => Product::SPECS,
            Kind::Agency => Agency::SPECS,
            Kind::Task => Task::SPECS,
            Kind::Milestone => Milestone::SPECS,
            Kind::Target => Target::SPECS,
            Kind::Assessment => Assessment::SPECS,
            Kind::Other => Other::SPECS,
        }
    }

    /// The names of the fields that are lists of objects.
    pub fn lists(self) -> impl Iterator<Item = &'static str> {
        self.specs().filter(|field| field.shape == Shape::Objects).map(|field| field.name)
    }

    /// The place that a record of this kind applies to.
    pub fn place(self) -> &'static Spec {
        match self {
            Kind::Catalogue | Kind::Agency | Kind::Assessment => &kinds::PLACES[1],
            _ => &kinds::PLACES[0],
        }
    }

    /// What that is called in this kind's JSON.
    pub fn geography_field(self) -> &'static str {
        self.place().name
    }

    /// Every field that people may set, in the order in which they are written.
    pub fn specs(self) -> impl Iterator<Item = &'static Spec> {
        std::iter::once(self.place()).chain(Head::SPECS).chain(self.fields())
    }

    /// A field that people may set, by name.
    pub fn spec(self, name: &str) -> Option<&'static Spec> {
        self.specs().find(|spec| spec.name == name)
    }

    /// Where records of this kind hold a field.
    pub fn slot(self, name: &str) -> Option<Slot> {
        let at = |names: &[&str]| names.iter().position(|known| *known == name);
        let body = || self.fields().iter().position(|spec| spec.name == name).map(Slot::Body);
        let place = (name == self.place().name).then_some(Slot::Place);
        place.or_else(|| at(Head::NAMES).map(Slot::Head)).or_else(body)
    }

    /// The shape of a field that people may set, by name.
    pub fn shape_of(self, name: &str) -> Option<Shape> {
        self.spec(name).map(|spec| spec.shape)
    }
}

/// Where a record holds a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// Its place.
    Place,
    /// A field of the head, by its number.
    Head(usize),
    /// A field of the body, by its number.
    Body(usize),
}

impl Record {
    /// A value as it lies there. The slot has to be one of its kind.
    pub fn peek(&self, slot: Slot) -> Peek<'_> {
        if let Some(Value::String(word)) = self.extra.as_ref().and_then(|_| self.newer(self.name_of(slot))) {
            return Peek::Text(word);
        }
        match slot {
            Slot::Place if self.geography.is_empty() => Peek::Nothing,
            Slot::Place => Peek::Text(&self.geography),
            Slot::Head(at) => self.head.peek(at),
            Slot::Body(at) => each!(&self.body, body => body.peek(at)),
        }
    }

    /// The same as JSON, null if it holds nothing.
    pub fn json_of(&self, slot: Slot) -> Value {
        self.get(self.name_of(slot)).unwrap_or(Value::Null)
    }

    /// What a field is called that lies there.
    fn name_of(&self, slot: Slot) -> &'static str {
        match slot {
            Slot::Place => self.kind().geography_field(),
            Slot::Head(at) => Head::NAMES[at],
            Slot::Body(at) => self.kind().fields()[at].name,
        }
    }

    /// A record that holds its name and nothing else.
    pub fn new(kind: Kind, id: Id) -> Self {
        Self {
            id,
            rev: 0,
            geography: Short::default(),
            head: Head::default(),
            body: Body::new(kind),
            extra: None,
        }
    }

    /// Which kind it is.
    pub fn kind(&self) -> Kind {
        self.body.kind()
    }

    /// The text that names it.
    pub fn title(&self) -> &str {
        &self.head.title
    }

    /// Whether it was invented for the sample.
    pub fn is_sample(&self) -> bool {
        self.head.certainty == Some(Certainty::Sample)
    }

    /// The task, if it is one.
    pub fn as_task(&self) -> Option<&Task> {
        if let Body::Task(task) = &self.body { Some(task) } else { None }
    }

    /// The target, if it is one.
    pub fn as_target(&self) -> Option<&Target> {
        if let Body::Target(target) = &self.body { Some(target) } else { None }
    }

    /// The document, if it is one.
    pub fn as_document(&self) -> Option<&Document> {
        if let Body::Document(document) = &self.body { Some(document) } else { None }
    }

    /// When it is due, for the kinds that have a deadline.
    pub fn deadline(&self) -> Option<&Deadline> {
        match &self.body {
            Body::Task(task) => task.deadline.as_deref(),
            Body::Milestone(milestone) => milestone.deadline.as_deref(),
            _ => None,
        }
    }

    /// The deadlines that it had before, the earliest first.
    pub fn extensions(&self) -> &[Extension] {
        match &self.body {
            Body::Task(task) => &task.extensions,
            Body::Milestone(milestone) => &milestone.extensions,
            _ => &[],
        }
    }

    /// Who leads: chủ trì.
    pub fn lead(&self) -> &[Id] {
        match &self.body {
            Body::Task(task) => &task.lead,
            Body::Milestone(milestone) => &milestone.lead,
            _ => &[],
        }
    }

    /// The document that it comes from.
    pub fn document(&self) -> Option<&Id> {
        match &self.body {
            Body::Catalogue(catalogue) => catalogue.document.as_ref(),
            Body::Product(product) => product.priority_document.as_ref(),
            Body::Task(task) => task.document.as_ref(),
            Body::Milestone(milestone) => milestone.document.as_ref(),
            Body::Target(target) => target.document.as_ref(),
            _ => None,
        }
    }

    /// The catalogue that lists it.
    pub fn catalogue(&self) -> Option<&Id> {
        match &self.body {
            Body::Technology(technology) => technology.catalogue.as_ref(),
            Body::Product(product) => product.catalogue.as_ref(),
            _ => None,
        }
    }

    /// The day on which it was finished.
    pub fn done_on(&self) -> Option<Date> {
        match &self.body {
            Body::Task(task) => task.done_on,
            Body::Milestone(milestone) => milestone.done_on,
            _ => None,
        }
    }

    /// Every text that names it: title, number, short and other names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let (one, many): (&str, &[Box<str>]) = match &self.body {
            Body::Document(document) => (&document.number, &[]),
            Body::Agency(agency) => (&agency.short, &agency.other_names),
            Body::Technology(technology) => ("", &technology.other_names),
            Body::Product(product) => ("", &product.other_names),
            _ => ("", &[]),
        };
        let more = many.iter().map(|name| &**name);
        [self.title(), one].into_iter().chain(more).filter(|name| !name.is_empty())
    }

    /// A field as JSON: `None` if this kind has no such field, null if it holds nothing.
    pub fn get(&self, name: &str) -> Option<Value> {
        if let Some(newer) = self.newer(name) {
            return Some(newer.clone());
        }
        if name == self.kind().geography_field() {
            return Some(super::field::value_of(&self.geography));
        }
        self.head
            .get(name)
            .or_else(|| each!(&self.body, body => body.get(name)))
            .or_else(|| self.extra.as_ref()?.get(name).cloned())
    }

    /// Sets a field from JSON; null empties it. `Ok(false)` if this kind has no such field.
    #[expect(clippy::needless_pass_by_value, reason = "a value is made for the record that gets it")]
    pub fn set(&mut self, name: &str, value: Value) -> Result<bool, FieldError> {
        self.fill(name, &value)
    }

    /// [`Record::set`] to a value that stays with the caller.
    pub(super) fn fill(&mut self, name: &str, value: &Value) -> Result<bool, FieldError> {
        self.read(name, value).map_err(|_| self.refused(name, value))
    }

    fn read(&mut self, name: &str, value: &Value) -> Result<bool, serde_json::Error> {
        if matches!(name, "geography" | "jurisdiction") {
            self.geography = Option::deserialize(value)?.unwrap_or_default();
            return Ok(true);
        }
        if value.is_null() {
            return Ok(self.head.clear(name) || each!(&mut self.body, body => body.clear(name)));
        }
        let mut one = One(Some(value));
        Ok(self.head.read(name, 0, &mut one)?.is_some() || self.body.read(name, 0, &mut one)?.is_some())
    }

    /// Puts more items at the end of a list, without reading through those that are there. `Ok(false)` if this kind has
    /// no such list.
    pub fn push_all(&mut self, name: &str, items: Vec<Value>) -> Result<bool, FieldError> {
        let pushed = if Head::NAMES.contains(&name) {
            self.head.push_all(name, &items)
        } else {
            each!(&mut self.body, body => body.push_all(name, &items))
        };
        pushed.map_err(|_| self.refused(name, &Value::Array(items)))
    }

    /// Why a field cannot hold a value that was refused.
    fn refused(&self, name: &str, value: &Value) -> FieldError {
        check::refused(self.kind().spec(name).unwrap_or(self.kind().place()).field(), value)
    }

    /// Every reference it holds: the field, the kind it asks for, and the record it names.
    pub fn references(&self) -> Vec<(&'static str, Kind, Id)> {
        let mut found = Vec::new();
        self.each_reference(&mut |field, id| {
            if let Some(Shape::Ref(kind) | Shape::Refs(kind)) = self.kind().shape_of(field) {
                found.push((field, kind, id.clone()));
            }
        });
        found
    }
}

impl Serialize for Record {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.is_newer() {
            return self.whole().serialize(serializer);
        }
        let mut map = serializer.serialize_map(None)?;
        self.write(&mut map)?;
        for (name, value) in self.extra.iter().flat_map(|extra| extra.iter()) {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl Record {
    /// Writes every field that is known.
    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("kind", self.kind_word())?;
        map.serialize_entry("id", &self.id)?;
        map.serialize_entry("rev", &self.rev)?;
        if !self.geography.is_empty() {
            map.serialize_entry(self.kind().geography_field(), &self.geography)?;
        }
        self.head.write(map)?;
        each!(&self.body, body => body.write(map))
    }

    /// All it holds, words of a newer version in the place of the fields that they belong to.
    fn whole(&self) -> Map<String, Value> {
        struct Known<'a>(&'a Record);
        impl Serialize for Known<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(None)?;
                self.0.write(&mut map)?;
                map.end()
            }
        }
        let mut all = match serde_json::to_value(Known(self)) {
            Ok(Value::Object(known)) => known,
            _ => Map::new(),
        };
        all.extend(self.extra.iter().flat_map(|extra| (**extra).clone()));
        all
    }
}

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Reader::default())
    }
}

/// A record while it is read. Fields that come before `kind` wait in `early`.
#[derive(Default)]
struct Reader {
    id: Option<Id>,
    rev: Option<u32>,
    geography: Option<Short>,
    head: Head,
    body: Option<Body>,
    early: Vec<(String, Value)>,
    extra: Unknown,
    /// One bit per field of the head that was seen.
    seen_head: u64,
    /// One bit per field of the body that was seen.
    seen_body: u64,
}

/// Notes in `seen` that the field `at` came; an error if it came before.
fn once<E: serde::de::Error>(seen: &mut u64, at: usize, name: &str) -> Result<(), E> {
    let bit = 1_u64 << at;
    if *seen & bit != 0 {
        return Err(strict::twice(name));
    }
    *seen |= bit;
    Ok(())
}

/// The number behind the last field that was seen.
fn behind(seen: u64) -> usize {
    (u64::BITS - seen.leading_zeros()) as usize
}

/// Puts a value where nothing was yet.
fn fill<T, E: serde::de::Error>(place: &mut Option<T>, value: T, name: &str) -> Result<(), E> {
    if place.replace(value).is_some() { Err(strict::twice(name)) } else { Ok(()) }
}

impl Reader {
    fn field<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "kind" => {
                let kind: Kind = map.next_value()?;
                fill(&mut self.body, Body::new(kind), name)
            }
            "id" => {
                let id = map.next_value()?;
                fill(&mut self.id, id, name)
            }
            "rev" => {
                let rev = map.next_value()?;
                fill(&mut self.rev, rev, name)
            }
            "geography" | "jurisdiction" => {
                let place = map.next_value::<Option<Short>>()?.unwrap_or_default();
                fill(&mut self.geography, place, name)
            }
            // Those of the body come last as we write them: behind one of them another one is likely.
            _ if self.seen_body == 0 => {
                if self.head_field(name, map)? || self.body_field(name, map)? {
                    return Ok(());
                }
                self.other_field(name, map)
            }
            _ => {
                if self.body_field(name, map)? || self.head_field(name, map)? {
                    return Ok(());
                }
                self.other_field(name, map)
            }
        }
    }

    /// Reads a field of the head; whether it is one.
    fn head_field<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<bool, A::Error> {
        let found = self.head.read(name, behind(self.seen_head), map)?;
        found.map_or(Ok(false), |at| once(&mut self.seen_head, at, name).map(|()| true))
    }

    /// Reads a field of the body; whether it is one, as far as is known by now.
    fn body_field<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<bool, A::Error> {
        let Some(body) = &mut self.body else { return Ok(false) };
        let found = body.read(name, behind(self.seen_body), map)?;
        found.map_or(Ok(false), |at| once(&mut self.seen_body, at, name).map(|()| true))
    }

    /// Keeps a field that is not known, or not yet.
    fn other_field<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        let value = map.next_value_seed(Strict)?;
        if self.body.is_none() {
            self.early.push((name.to_owned(), value));
            return Ok(());
        }
        strict::put(&mut self.extra, name.to_owned(), value)
    }

    fn finish<E: serde::de::Error>(mut self) -> Result<Record, E> {
        if self.body.is_none() {
            return Err(E::missing_field("kind"));
        }
        for (name, value) in std::mem::take(&mut self.early) {
            let mut one = One(Some(&value));
            let read = self.body_field(&name, &mut one);
            let read = read.and_then(|is| if is { Ok(()) } else { self.other_field(&name, &mut one) });
            read.map_err(E::custom)?;
        }
        Ok(Record {
            id: self.id.ok_or_else(|| E::missing_field("id"))?,
            rev: self.rev.unwrap_or(0),
            geography: self.geography.unwrap_or_default(),
            head: self.head,
            body: self.body.ok_or_else(|| E::missing_field("kind"))?,
            extra: (!self.extra.is_empty()).then(|| Box::new(self.extra)),
        })
    }
}

impl<'de> Visitor<'de> for Reader {
    type Value = Record;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Record, A::Error> {
        while let Some(Name(name)) = map.next_key()? {
            self.field(&name, &mut map)?;
        }
        self.finish()
    }
}

/// A map of one value whose key is known, so that a field can be read from JSON that is already parsed.
struct One<'a>(Option<&'a Value>);

impl<'de> MapAccess<'de> for One<'de> {
    type Error = serde_json::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, _: K) -> Result<Option<K::Value>, Self::Error> {
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Self::Error> {
        let value = self.0.take().ok_or_else(|| Self::Error::custom("a value was read twice"))?;
        seed.deserialize(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<Record, serde_json::Error> {
        serde_json::from_str(json)
    }

    #[test]
    fn a_round_trip_keeps_every_field_and_unknown_ones() {
        let json = r#"{"kind":"task","id":"nv-1","rev":3,"geography":"ha-noi","title":"Lập kế hoạch","lead":["so-khcn"],"status":"doing","progress":40,"mới":{"a":[1]}}"#;
        let record = read(json).expect("valid");
        assert_eq!(serde_json::to_string(&record).expect("writes"), json);
    }

    #[test]
    fn the_kind_may_stand_anywhere() {
        let late = r#"{"lead":["a"],"unknown":1,"id":"nv-1","title":"x","kind":"task"}"#;
        let early = r#"{"kind":"task","id":"nv-1","title":"x","lead":["a"],"unknown":1}"#;
        assert_eq!(read(late).expect("late"), read(early).expect("early"));
    }

    #[test]
    fn setting_by_name_reads_and_clears() {
        let mut record = Record::new(Kind::Task, Id::new("nv-1").expect("id"));
        assert!(record.set("lead", serde_json::json!(["so-khcn"])).expect("fits"));
        assert_eq!(record.get("lead"), Some(serde_json::json!(["so-khcn"])));
        assert!(record.set("lead", Value::Null).expect("clears"));
        assert_eq!(record.get("lead"), Some(Value::Null));
        assert!(!record.set("no-such", serde_json::json!(1)).expect("no error"));
        assert!(record.set("progress", serde_json::json!("x")).is_err());
    }

    #[test]
    fn what_most_tasks_do_not_have_takes_no_room() {
        let sizes = (size_of::<Record>(), size_of::<Head>(), size_of::<Task>());
        assert!(sizes.0 <= 144 && sizes.1 <= 80 && sizes.2 <= 192, "{sizes:?}");
    }

    #[test]
    fn no_field_of_a_body_is_called_as_one_of_the_head() {
        for kind in Kind::ALL {
            let is_in_head = |spec: &&Spec| Head::NAMES.contains(&spec.name);
            assert_eq!(kind.fields().iter().find(is_in_head), None, "{kind}");
        }
    }

    #[test]
    fn fields_may_stand_in_any_order() {
        let fields = [
            r#""kind":"task""#,
            r#""id":"nv-1""#,
            r#""title":"x""#,
            r#""lead":["a"]"#,
            r#""notes":[{"text":"y"}]"#,
            r#""status":"doing""#,
            r#""zz":1"#,
        ];
        let whole = |fields: &[&str]| read(&format!("{{{}}}", fields.join(","))).expect("valid");
        for at in 0..fields.len() {
            let mut moved = fields;
            moved.rotate_left(at);
            assert_eq!(whole(&moved), whole(&fields));
            moved.reverse();
            assert_eq!(whole(&moved), whole(&fields));
        }
    }

    #[test]
    fn no_kind_has_more_fields_than_bits() {
        for kind in Kind::ALL {
            assert!(kind.fields().len() < 64);
        }
    }
}

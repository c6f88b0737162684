//! Which record a text names: by its id, by a beginning that no other id has, or by a name that no other record has.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::value;
use crate::model::{Body, Dataset, Id, Kind, Record, ValueError};
use crate::text::{fold, nearest_n};

/// Records that are named where none or several were meant.
const SOME: usize = 5;
/// A shorter beginning of a name is not looked at.
const SHORTEST: usize = 3;

/// The names of all records, gathered for a kind when it is first asked for.
#[derive(Debug)]
pub struct Names<'a> {
    data: &'a Dataset,
    by_name: [OnceCell<HashMap<String, Vec<&'a Record>>>; Kind::ALL.len()],
}

impl<'a> Names<'a> {
    /// The names of these records.
    pub fn new(data: &'a Dataset) -> Self {
        Self { data, by_name: Default::default() }
    }

    /// The records that are named.
    pub fn data(&self) -> &'a Dataset {
        self.data
    }

    /// The record of a kind that a text names exactly: by its id or a whole name. `None` if there is no such record.
    pub fn exact(&self, kind: Kind, text: &str) -> Option<Result<&'a Id, ValueError>> {
        let typed = text.trim();
        if let Some(record) = self.data.get(&typed.to_ascii_lowercase()).filter(|it| it.kind() == kind) {
            return Some(Ok(&record.id));
        }
        let found = self.of(kind).get(&compact(typed))?;
        Some(one_of(typed, found))
    }

    /// The record of a kind that a text names, also by the beginning of its id or of a name.
    pub fn find(&self, kind: Kind, text: &str) -> Result<&'a Id, ValueError> {
        if let Some(found) = self.exact(kind, text) {
            return found;
        }
        let typed = text.trim();
        let beginning = self.beginning(kind, typed);
        if beginning.is_empty() {
            let near = self.near(kind, typed);
            return Err(ValueError::NoRecord { kind, value: typed.to_owned(), near });
        }
        one_of(typed, &beginning)
    }

    /// [`Names::exact`]; where there is no such record, the nearest are named.
    pub fn whole(&self, kind: Kind, text: &str) -> Result<&'a Id, ValueError> {
        self.exact(kind, text).unwrap_or_else(|| {
            let (value, near) = (text.trim().to_owned(), self.near(kind, text.trim()));
            Err(ValueError::NoRecord { kind, value, near })
        })
    }

    fn of(&self, kind: Kind) -> &HashMap<String, Vec<&'a Record>> {
        self.by_name[kind as usize].get_or_init(|| {
            let mut found: HashMap<String, Vec<&'a Record>> = HashMap::new();
            for record in self.data.of(kind) {
                for key in keys(record) {
                    let called = found.entry(key).or_default();
                    if called.last().is_none_or(|last| last.id != record.id) {
                        called.push(record);
                    }
                }
            }
            found
        })
    }

    fn beginning(&self, kind: Kind, typed: &str) -> Vec<&'a Record> {
        let (id, name) = (typed.to_ascii_lowercase(), fold(typed));
        if id.is_empty() {
            return Vec::new();
        }
        let begins = |text: &str| {
            let rest = fold(text).strip_prefix(&name).map(|rest| rest.chars().next());
            rest.is_some_and(|next| next.is_none_or(|c| !c.is_alphanumeric()))
        };
        let long_enough = name.chars().count() >= SHORTEST;
        let is_meant = |it: &&Record| it.id.starts_with(&id) || (long_enough && it.names().any(begins));
        self.data.of(kind).filter(is_meant).collect()
    }

    /// Records that may have been meant: those spelt alike, then those whose name holds the text.
    fn near(&self, kind: Kind, typed: &str) -> Vec<String> {
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
        for (_, record) in spelt.chain(holding) {
            let shown = shown(record);
            if found.len() < SOME && !found.contains(&shown) {
                found.push(shown);
            }
        }
        found
    }
}

fn one_of<'a>(typed: &str, found: &[&'a Record]) -> Result<&'a Id, ValueError> {
    match found {
        [record] => Ok(&record.id),
        many => Err(ValueError::ManyRecords {
            value: typed.to_owned(),
            count: many.len(),
            some: many.iter().take(SOME).map(|record| shown(record)).collect(),
        }),
    }
}

/// `so-khcn-ha-noi (Sở Khoa học và Công nghệ Hà Nội)`.
fn shown(record: &Record) -> String {
    format!("{} ({})", record.id, record.title())
}

/// The text as names are compared: letters and digits only, so that `Sở KH&CN` is `so khcn`.
fn compact(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What a record is called. A short name that several cities use also stands with its city, whole and by initials.
fn keys(record: &Record) -> Vec<String> {
    let mut keys: Vec<String> = record.names().map(compact).filter(|key| !key.is_empty()).collect();
    if let Body::Agency(agency) = &record.body
        && !agency.short.is_empty()
        && !record.geography.is_empty()
    {
        let short = compact(&agency.short);
        let initials: String = record.geography.split('-').filter_map(|word| word.chars().next()).collect();
        keys.extend([format!("{short}{}", compact(&record.geography)), format!("{short}{initials}")]);
    }
    keys
}

/// References, by comma or by repeating. A name may hold commas itself, so a whole text is tried first.
pub(super) fn many(kind: Kind, texts: &[&str], names: &Names<'_>) -> Result<Value, ValueError> {
    let (mut ids, mut seen): (Vec<&Id>, HashSet<&Id>) = Default::default();
    for text in texts {
        let found = match names.exact(kind, text) {
            Some(id) => vec![id?],
            None => value::parts(text).iter().map(|part| names.find(kind, part)).collect::<Result<_, _>>()?,
        };
        for id in found {
            if seen.insert(id) {
                ids.push(id);
            }
        }
    }
    Ok(ids.into_iter().map(|id| Value::String(id.to_string())).collect())
}

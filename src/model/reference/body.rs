//! A body of the administration, and those of the whole country.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::key::key;
use crate::model::words::Certainty;

/// A body that exists whether or not a store names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// The id that its record has wherever it is chosen.
    pub id: String,
    /// Its whole name.
    pub title: String,
    /// `Sở KH&CN`; empty where nobody shortens it.
    pub short: String,
    /// Other spellings, and the names of the bodies that went into it.
    pub other_names: Vec<String>,
    /// Of these, the names of the bodies that went into it.
    pub former_names: Vec<&'static str>,
    /// `central`, `local-department`, …
    pub level: &'static str,
    /// The id of the body above it.
    pub parent: Option<String>,
    /// The id of the place that it is of.
    pub place: String,
    /// Whether it stands for many.
    pub collective: bool,
    /// How well it is founded.
    pub certainty: Certainty,
    /// Where it was read.
    pub origin: Vec<&'static str>,
}

impl Body {
    /// Everything that it is called.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let names = [self.title.as_str(), self.short.as_str()].into_iter().filter(|name| !name.is_empty());
        names.chain(self.other_names.iter().map(String::as_str))
    }

    /// Whether a name is that of a body that went into it, with or without its place behind it.
    pub fn is_former(&self, name: &str) -> bool {
        let name = key(name);
        let own = [self.title.as_str(), self.short.as_str()].into_iter().any(|own| key(own) == name);
        !own && self.former_names.iter().any(|former| name.starts_with(&key(former)))
    }
}

/// What went into another body.
#[derive(Debug, Deserialize)]
pub(super) struct Predecessor {
    pub(super) name: &'static str,
    #[serde(default)]
    pub(super) short: Vec<&'static str>,
}

impl Predecessor {
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        [self.name].into_iter().chain(self.short.iter().copied())
    }
}

/// A ministry, a body of the Party, the Assembly or the Front; the file says more of it than is read here.
#[derive(Debug, Deserialize)]
struct Central {
    id: &'static str,
    name: &'static str,
    #[serde(default)]
    short: Vec<&'static str>,
    /// What its documents are numbered with; of ministries only.
    #[serde(default)]
    symbol: Option<&'static str>,
    level: &'static str,
    #[serde(default)]
    parent: Option<&'static str>,
    #[serde(default)]
    predecessors: Vec<Predecessor>,
    certainty: Certainty,
    origin: Vec<&'static str>,
}

// A test reads the same text, so this is never empty.
static READ: LazyLock<Vec<Central>> = LazyLock::new(|| serde_json::from_str(TEXT).unwrap_or_default());
static CENTRAL: LazyLock<Vec<Body>> = LazyLock::new(|| READ.iter().map(Central::body).collect());

const TEXT: &str = include_str!("../../../assets/reference/central.json");

impl Central {
    fn body(&self) -> Body {
        let more = self.short.iter().skip(1).copied();
        let before: Vec<&str> = self.predecessors.iter().flat_map(Predecessor::names).collect();
        Body {
            id: self.id.to_owned(),
            title: self.name.to_owned(),
            short: self.short.first().copied().unwrap_or_default().to_owned(),
            other_names: more.chain(before.iter().copied()).map(str::to_owned).collect(),
            former_names: before,
            level: self.level,
            parent: self.parent.map(str::to_owned),
            place: "quoc-gia".to_owned(),
            collective: false,
            certainty: self.certainty,
            origin: self.origin.clone(),
        }
    }
}

/// Them by each of their names.
static BY_NAME: LazyLock<HashMap<String, Vec<&'static Body>>> = LazyLock::new(|| {
    let mut found: HashMap<String, Vec<&'static Body>> = HashMap::new();
    for body in CENTRAL.iter() {
        for name in body.names() {
            let called = found.entry(key(name)).or_default();
            if called.last().is_none_or(|last| last.id != body.id) {
                called.push(body);
            }
        }
    }
    found
});

/// The bodies of the whole country that have a name of these letters.
pub(super) fn called(letters: &str) -> &'static [&'static Body] {
    BY_NAME.get(letters).map_or(&[], Vec::as_slice)
}

/// Bộ, cơ quan ngang bộ.
pub(super) fn ministries() -> Vec<Body> {
    READ.iter().filter(|it| it.symbol.is_some()).map(Central::body).collect()
}

/// The bodies of the whole country.
pub(super) fn central() -> &'static [Body] {
    &CENTRAL
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_17_ministries_and_50_other_bodies_and_their_parents_are_known() {
        let read: Vec<Central> = serde_json::from_str(TEXT).expect("reads");
        assert_eq!(read.len(), 67);
        for body in central() {
            assert!(body.parent.as_ref().is_none_or(|above| central().iter().any(|it| it.id == *above)));
        }
    }
}

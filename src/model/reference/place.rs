//! The provinces of today and those they were made of.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::key::key;
use crate::model::words::Certainty;

/// A province or a city of that rank; the country itself.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// What records hold: `dak-lak`.
    pub id: &'static str,
    /// `Tỉnh Đắk Lắk`.
    pub name: &'static str,
    /// `Đắk Lắk`.
    pub short: &'static str,
    /// `tỉnh`, `thành phố` or `quốc gia`.
    #[serde(rename = "type")]
    pub rank: &'static str,
    /// Other spellings.
    #[serde(default)]
    pub aliases: Vec<&'static str>,
    /// As it is since that day.
    #[serde(default)]
    pub since: Option<&'static str>,
    /// The resolution that made it so.
    #[serde(default)]
    pub by: Option<&'static str>,
    /// The provinces it was made of.
    #[serde(default)]
    pub former: Vec<Former>,
    /// How well this is founded.
    pub certainty: Certainty,
    /// Where it was read.
    pub origin: Vec<&'static str>,
}

/// A province that is a part of another today.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Former {
    /// What records hold: `binh-duong`.
    pub id: &'static str,
    /// `Tỉnh Bình Dương`.
    pub name: &'static str,
    /// `Bình Dương`.
    pub short: &'static str,
    /// Other spellings.
    #[serde(default)]
    pub aliases: Vec<&'static str>,
    /// The first day on which it was no longer so.
    pub until: &'static str,
}

static PLACES: LazyLock<Vec<Place>> = LazyLock::new(|| {
    // A test reads the same text, so this is never empty.
    serde_json::from_str(TEXT).unwrap_or_default()
});

const TEXT: &str = include_str!("../../../assets/reference/places.json");

/// The country, then its provinces.
pub fn places() -> &'static [Place] {
    &PLACES
}

/// The provinces of today, by the letters of each spelling.
static TODAY: LazyLock<HashMap<String, &'static Place>> = LazyLock::new(|| {
    let spelt = |it: &'static Place| {
        [it.id, it.name, it.short, it.bare()]
            .into_iter()
            .chain(it.aliases.iter().copied())
            .map(move |name| (key(name), it))
    };
    PLACES.iter().flat_map(spelt).collect()
});

/// The old ones. One that has the name of its successor is meant only where the name says that it is old.
static BEFORE: LazyLock<HashMap<String, (&'static Former, &'static Place)>> = LazyLock::new(|| {
    let all = PLACES.iter().flat_map(|place| place.former.iter().map(move |it| (it, place)));
    let spelt = |(it, place): (&'static Former, &'static Place)| {
        let bare = if it.id.ends_with("-cu") { it.short } else { bare(it.name) };
        [it.id, it.short, bare]
            .into_iter()
            .chain(it.aliases.iter().copied())
            .map(move |name| (key(name), (it, place)))
    };
    all.flat_map(spelt).collect()
});

/// The province of today that is spelt so.
pub(super) fn called(letters: &str) -> Option<&'static Place> {
    TODAY.get(letters).copied()
}

/// The old one that is spelt so, and what it belongs to.
pub(super) fn called_before(letters: &str) -> Option<(&'static Former, &'static Place)> {
    BEFORE.get(letters).copied()
}

impl Place {
    /// Whether it is a city.
    pub(super) fn is_city(&self) -> bool {
        self.rank == "thành phố"
    }

    /// The name without what it is: `Hồ Chí Minh`.
    pub fn bare(&self) -> &'static str {
        bare(self.name)
    }
}

fn bare(name: &'static str) -> &'static str {
    name.strip_prefix("Tỉnh ").or_else(|| name.strip_prefix("Thành phố ")).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_country_has_34_provinces_made_of_63() {
        let read: Vec<Place> = serde_json::from_str(TEXT).expect("reads");
        let provinces = &read[1..];
        assert_eq!(provinces.len(), 34);
        let before: usize = provinces.iter().map(|it| it.former.len().max(1)).sum();
        assert_eq!(before, 63);
        assert!(provinces.iter().all(|it| !it.origin.is_empty() && it.former.len() != 1));
    }
}

//! The keys of the filter grammar: a few of its own, and every field by its name or what people call it.

use super::compare::{self, Asked, is_comparable};
use super::error::FilterError;
use super::{Is, Test};
use crate::model::spec::Spec;
use crate::model::words::UnknownWord;
use crate::model::{Condition, Kind, Now, input};
use crate::text::{fold, nearest, squeeze};

/// The keys that are no fields, each with its name in Vietnamese (folded, without spaces).
const OWN: [(&str, &str); 3] = [("kind", "loai"), ("is", "la"), ("has", "co")];

/// What `is:` may ask for beside the time conditions, with its name in Vietnamese (folded).
const IS: [(&str, Is, &str); 3] = [
    ("unclear", Is::Unclear, "chua ro"),
    ("part", Is::Part, "thanh phan"),
    ("parent", Is::Parent, "viec chung"),
];

/// The kinds in the order in which a key is looked for: what most filters are about comes first.
fn kinds() -> impl Iterator<Item = Kind> {
    std::iter::once(Kind::Task).chain(Kind::ALL.into_iter().filter(|kind| *kind != Kind::Task))
}

/// The field that a key is in each kind that has one.
fn fields(key: &str) -> Vec<(Kind, &'static Spec)> {
    kinds().filter_map(|kind| Some((kind, input::called(kind, key)?))).collect()
}

/// The keys that are asked for most, in English: those of the grammar, and what a form of a task shows first.
fn names() -> Vec<&'static str> {
    OWN.iter().map(|row| row.0).chain(frequent().map(|spec| spec.flag.unwrap_or(spec.name))).collect()
}

/// The same in Vietnamese, as they are typed.
fn vietnamese_names() -> Vec<&'static str> {
    OWN.iter().map(|row| row.1).chain(frequent().filter_map(|spec| spec.also.last().copied())).collect()
}

fn frequent() -> impl Iterator<Item = &'static Spec> {
    let mut found: Vec<_> = Kind::Task.specs().filter(|spec| spec.is_filtered_often()).collect();
    found.sort_by_key(|spec| spec.bulk.unwrap_or(u8::MAX));
    found.into_iter()
}

/// The key of the grammar that a name is.
fn own(folded: &str) -> Option<&'static str> {
    OWN.iter().find(|row| row.0 == folded || row.1 == folded).map(|row| row.0)
}

/// The fields of a name that can be compared with something.
fn comparable(folded: &str) -> Vec<(Kind, &'static Spec)> {
    fields(folded).into_iter().filter(|(_, spec)| is_comparable(spec)).collect()
}

/// Whether a filter knows a key.
pub(super) fn is_key(key: &str) -> bool {
    let folded = input::key(key);
    own(&folded).is_some() || !comparable(&folded).is_empty()
}

/// Reads one pair.
pub(super) fn test(key: &str, value: &str, now: Now) -> Result<Test, FilterError> {
    let folded = input::key(key);
    let (own, fields) = (own(&folded), comparable(&folded));
    if own.is_none() && fields.is_empty() {
        return Err(unknown_key(key, &folded));
    }
    if value.trim().is_empty() {
        return Err(FilterError::NoValue { key: key.to_owned() });
    }
    Ok(match (own, fields.as_slice()) {
        (Some("kind"), _) => Test::Kind(kind(key, value)?),
        (Some("is"), _) => Test::Is(is(key, value)?),
        (Some(_), _) => has(key, value)?,
        // What comes from a document or is about a technology says so in different fields.
        (_, [(_, spec), ..]) if spec.name == "document" => Test::Document(fold(value.trim())),
        (_, [(_, spec), ..]) if spec.name == "technologies" => Test::Technology(fold(value.trim())),
        _ => Test::Field(Asked::read(key, value, &fields, now)?),
    })
}

fn unknown_key(key: &str, folded: &str) -> FilterError {
    let own = OWN.iter().flat_map(|row| [row.0, row.1]);
    let specs = kinds().flat_map(Kind::specs).filter(|spec| is_comparable(spec));
    let said = specs.flat_map(|spec| std::iter::once(spec.name).chain(spec.synonyms()));
    FilterError::UnknownKey {
        key: key.to_owned(),
        nearest: nearest(folded, own.chain(said)),
        among: names(),
        in_vietnamese: vietnamese_names(),
    }
}

fn kind(key: &str, value: &str) -> Result<Kind, FilterError> {
    value
        .parse::<Kind>()
        .map_err(|error| FilterError::unknown(key, value, error.nearest, Kind::ALL.map(Kind::name)))
}

fn is(key: &str, value: &str) -> Result<Is, FilterError> {
    let asked = squeeze(&fold(value));
    if let Some((_, is, _)) = IS.iter().find(|(word, _, said)| *word == asked || squeeze(said) == asked) {
        return Ok(*is);
    }
    let all = || Condition::WORDS.iter().copied().chain(IS.map(|row| row.0));
    value
        .parse()
        .or_else(|_| value.replace(['-', '_', '.'], " ").parse())
        .map(Is::Condition)
        .map_err(|_: UnknownWord| FilterError::unknown(key, value, nearest(value, all()), all()))
}

/// Any field that may be empty.
fn has(key: &str, value: &str) -> Result<Test, FilterError> {
    let fields = fields(&input::key(value));
    if !fields.is_empty() {
        return Ok(Test::Has(compare::slots(&fields)));
    }
    let mut all: Vec<&'static str> = Vec::new();
    for spec in kinds().flat_map(Kind::specs) {
        if !all.contains(&spec.name) {
            all.push(spec.name);
        }
    }
    Err(FilterError::unknown(key, value, nearest(value, all.iter().copied()), all))
}

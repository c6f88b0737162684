//! What fields are called: their names in JSON, with dashes or underscores, and what else people say.

use crate::model::spec::Spec;
use crate::model::{FieldError, Kind, ValueError};
use crate::text::{fold, nearest};

/// What every record has and only the program sets.
pub const FIXED: [&str; 3] = ["id", "kind", "rev"];

/// Of what the program computes, that which everything has that can be due.
pub const COMPUTED_ALWAYS: &[&str] = COMPUTED.split_at(3).0;

/// What the program computes of a record and writes beside its fields.
pub const COMPUTED: [&str; 8] = [
    "last_day",
    "days_left",
    "state",
    "missing",
    "parts",
    "working_days_left",
    "holidays_missing",
    "review_due",
];

/// Every field that people may set in a record of this kind, in the order in which they are written.
pub fn all_names(kind: Kind) -> impl Iterator<Item = &'static str> {
    kind.specs().map(|spec| spec.name)
}

/// The field of a kind that a name means: with dashes or underscores, in the singular or plural, or in Vietnamese.
pub fn field_of(kind: Kind, name: &str) -> Result<&'static Spec, FieldError> {
    // Names as they are written are by far the most, and a large import asks for a million.
    if let Some(found) = kind.spec(name).or_else(|| called(kind, &key(name))) {
        return Ok(found);
    }
    if is_fixed(name) {
        return Err(FieldError::new(name, ValueError::Fixed));
    }
    let is_status = || kind != Kind::Task && field_of(Kind::Task, name).is_ok_and(|it| it.name == "status");
    if is_status() {
        return Err(FieldError::new(name, ValueError::NoStatus { kind }));
    }
    Err(no_field(kind, name))
}

/// The field of a kind that a key means: its name, else a synonym, else its name in the other number.
pub fn called(kind: Kind, key: &str) -> Option<&'static Spec> {
    let named = |key: &str| kind.specs().find(|spec| is_key(spec.name, key));
    let synonym = || kind.specs().find(|spec| spec.synonyms().any(|said| said == key));
    named(key).or_else(synonym).or_else(|| other_number(key).iter().find_map(|key| named(key)))
}

/// Whether a name is of a field that only the program sets, in every kind.
pub fn is_fixed(name: &str) -> bool {
    let key = key(name);
    FIXED.iter().chain(&COMPUTED).any(|name| is_key(name, &key))
}

/// Whether a key is that of a name.
fn is_key(name: &str, key: &str) -> bool {
    name.bytes().filter(|byte| *byte != b'_').eq(key.bytes())
}

/// A field that a kind does not have.
pub fn no_field(kind: Kind, name: &str) -> FieldError {
    let among: Vec<&'static str> = all_names(kind).collect();
    let typed = fold(name.trim()).replace(['-', ' '], "_");
    let nearest = nearest(&typed, among.iter().copied());
    FieldError::new(name, ValueError::NoField { kind, name: name.to_owned(), nearest, among })
}

/// The name without what people write differently: folded, without dashes and spaces.
pub fn key(name: &str) -> String {
    fold(name.trim()).chars().filter(|c| !matches!(c, '-' | '_' | ' ')).collect()
}

/// The same word in the plural and in the singular.
fn other_number(key: &str) -> [String; 3] {
    let stem = key.strip_suffix('s').unwrap_or(key);
    let stem_of_ies = key.strip_suffix("ies").map_or_else(String::new, |stem| format!("{stem}y"));
    let plural = key.strip_suffix('y').map_or_else(|| format!("{key}s"), |stem| format!("{stem}ies"));
    [stem.to_owned(), stem_of_ies, plural]
}

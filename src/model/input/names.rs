//! What fields are called: their names in JSON, with dashes or underscores, and what else people say.

use crate::model::field::{Field, Fields as _};
use crate::model::kinds::Head;
use crate::model::{FieldError, Kind, ValueError};
use crate::text::{fold, nearest};

/// What people say instead (folded, without dashes), and the field that is meant. The first that the kind has counts.
const ALIASES: &[(&str, &str)] = &[
    ("due", "deadline"),
    ("han", "deadline"),
    ("thoihan", "deadline"),
    ("chutri", "lead"),
    ("phoihop", "partners"),
    ("phutrach", "assignee"),
    ("nguoiphutrach", "assignee"),
    ("theodoi", "follow_up"),
    ("trangthai", "status"),
    ("tiendo", "progress"),
    ("vanban", "document"),
    ("doc", "document"),
    ("congnghe", "technologies"),
    ("congnghe", "technology"),
    ("tech", "technologies"),
    ("tech", "technology"),
    ("sanpham", "products"),
    ("ketqua", "result"),
    ("khokhan", "difficulties"),
    ("kiennghi", "proposals"),
    ("noidung", "content"),
    ("linhvuc", "field"),
    ("nguon", "source"),
    ("trich", "quote"),
    ("trichdan", "quote"),
    ("nhan", "tags"),
    ("ten", "title"),
    ("name", "title"),
    ("sohieu", "number"),
    ("tentat", "short"),
    ("trichyeu", "abstract"),
    ("done", "done_on"),
    ("geo", "geography"),
    ("geo", "jurisdiction"),
    ("geography", "jurisdiction"),
    ("jurisdiction", "geography"),
    ("diaban", "geography"),
    ("diaban", "jurisdiction"),
];

/// What stands in every record and only the program sets, or what is computed.
const FIXED: [&str; 11] = [
    "id",
    "kind",
    "rev",
    "lastday",
    "daysleft",
    "state",
    "missing",
    "parts",
    "workingdaysleft",
    "holidaysmissing",
    "reviewdue",
];

/// Every field that people may set in a record of this kind, in the order in which they are written.
pub fn all_names(kind: Kind) -> impl Iterator<Item = &'static str> {
    let place = std::iter::once(kind.geography_field());
    place.chain(Head::FIELDS.iter().chain(kind.fields()).map(|field| field.name))
}

/// The field of a kind that a name means: with dashes or underscores, in the singular or plural, or in Vietnamese.
pub fn field_of(kind: Kind, name: &str) -> Result<Field, FieldError> {
    // Names as they are written are by far the most, and a large import asks for a million.
    if let Some((name, shape)) = all_names(kind).find(|known| *known == name).zip(kind.shape_of(name)) {
        return Ok(Field { name, shape });
    }
    let key = key(name);
    let field = |name: &'static str| Some(Field { name, shape: kind.shape_of(name)? });
    let named = |key: &str| all_names(kind).find(|name| self::key(name) == key);
    let alias = || ALIASES.iter().filter(|(said, _)| *said == key).find_map(|(_, meant)| field(meant));
    let found = named(&key).and_then(field).or_else(alias);
    if let Some(found) =
        found.or_else(|| other_number(&key).iter().find_map(|key| named(key)).and_then(field))
    {
        return Ok(found);
    }
    if FIXED.contains(&key.as_str()) {
        return Err(FieldError::new(name, ValueError::Fixed));
    }
    let is_status = || kind != Kind::Task && field_of(Kind::Task, name).is_ok_and(|it| it.name == "status");
    if is_status() {
        return Err(FieldError::new(name, ValueError::NoStatus { kind }));
    }
    Err(no_field(kind, name))
}

/// Whether a name is of a field that only the program sets, in every kind.
pub fn is_fixed(name: &str) -> bool {
    FIXED.contains(&key(name).as_str())
}

/// A field that a kind does not have.
pub fn no_field(kind: Kind, name: &str) -> FieldError {
    let among: Vec<&'static str> = all_names(kind).collect();
    let typed = fold(name.trim()).replace(['-', ' '], "_");
    let nearest = nearest(&typed, among.iter().copied());
    FieldError::new(name, ValueError::NoField { kind, name: name.to_owned(), nearest, among })
}

/// The name without what people write differently.
fn key(name: &str) -> String {
    fold(name.trim()).chars().filter(|c| !matches!(c, '-' | '_' | ' ')).collect()
}

/// The same word in the plural and in the singular.
fn other_number(key: &str) -> [String; 3] {
    let stem = key.strip_suffix('s').unwrap_or(key);
    let stem_of_ies = key.strip_suffix("ies").map_or_else(String::new, |stem| format!("{stem}y"));
    let plural = key.strip_suffix('y').map_or_else(|| format!("{key}s"), |stem| format!("{stem}ies"));
    [stem.to_owned(), stem_of_ies, plural]
}

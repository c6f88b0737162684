//! The keys of the filter grammar, their Vietnamese names, and how each reads its value.

use std::str::FromStr;

use super::{FilterError, Is, NumberRange, Span, Test};
use crate::model::words::{Stage, UnknownWord};
use crate::model::{Certainty, Condition, Kind, Now, Status};
use crate::text::{fold, nearest, squeeze};

/// A key of the grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    Kind,
    Status,
    Certainty,
    Is,
    Lead,
    With,
    Assignee,
    Doc,
    Tech,
    Parent,
    Geo,
    Field,
    Tag,
    Due,
    Done,
    Progress,
    Has,
    Stage,
}

/// Every key with its name in Vietnamese (folded, without spaces).
const KEYS: [(Key, &str, &str); 18] = [
    (Key::Kind, "kind", "loai"),
    (Key::Status, "status", "trangthai"),
    (Key::Certainty, "certainty", "dotincay"),
    (Key::Is, "is", "la"),
    (Key::Lead, "lead", "chutri"),
    (Key::With, "with", "phoihop"),
    (Key::Assignee, "assignee", "phutrach"),
    (Key::Doc, "doc", "vanban"),
    (Key::Tech, "tech", "congnghe"),
    (Key::Parent, "parent", "thuoc"),
    (Key::Geo, "geo", "diaban"),
    (Key::Field, "field", "linhvuc"),
    (Key::Tag, "tag", "nhan"),
    (Key::Due, "due", "han"),
    (Key::Done, "done", "xong"),
    (Key::Progress, "progress", "tiendo"),
    (Key::Has, "has", "co"),
    (Key::Stage, "stage", "giaidoan"),
];

/// The keys in English, in their order.
pub(super) fn names() -> [&'static str; 18] {
    KEYS.map(|row| row.1)
}

/// The same in Vietnamese, as they are typed.
pub(super) fn vietnamese_names() -> [&'static str; 18] {
    KEYS.map(|row| row.2)
}

/// What `is:` may ask for beside the time conditions, with its name in Vietnamese (folded).
const IS: [(&str, Is, &str); 3] = [
    ("unclear", Is::Unclear, "chua ro"),
    ("part", Is::Part, "thanh phan"),
    ("parent", Is::Parent, "viec chung"),
];

/// What `has:` may ask for, and the field that it looks at.
const HAS: [(&str, &str); 7] = [
    ("note", "notes"),
    ("deadline", "deadline"),
    ("lead", "lead"),
    ("result", "result"),
    ("difficulties", "difficulties"),
    ("quote", "quote"),
    ("measurement", "measurements"),
];

/// Reads one pair.
pub(super) fn test(key: &str, value: &str, now: Now) -> Result<Test, FilterError> {
    let found = find(key)?;
    if value.trim().is_empty() {
        return Err(FilterError::NoValue { key: key.to_owned() });
    }
    let folded = fold(value.trim());
    Ok(match found {
        Key::Kind => Test::Kind(kind(key, value)?),
        Key::Status => Test::Status(word::<Status>(key, value)?),
        Key::Certainty => Test::Certainty(word::<Certainty>(key, value)?),
        Key::Is => Test::Is(is(key, value)?),
        Key::Lead => Test::Lead(folded),
        Key::With => Test::Partner(folded),
        Key::Assignee => Test::Assignee(folded),
        Key::Doc => Test::Document(folded),
        Key::Tech => Test::Technology(folded),
        Key::Parent => Test::Parent(folded),
        Key::Geo => Test::Geography(folded),
        Key::Field => Test::Field(folded),
        Key::Tag => Test::Tag(folded),
        Key::Due => Test::Due(span(key, value, now)?),
        Key::Done => Test::DoneOn(span(key, value, now)?),
        Key::Progress => Test::Progress(number(key, value)?),
        Key::Has => Test::Has(has(key, value)?),
        Key::Stage => Test::Stage(word::<Stage>(key, value)?),
    })
}

fn find(key: &str) -> Result<Key, FilterError> {
    let folded = fold(key);
    KEYS.iter().find(|row| row.1 == folded || row.2 == folded).map(|row| row.0).ok_or_else(|| {
        FilterError::UnknownKey {
            key: key.to_owned(),
            nearest: nearest(key, KEYS.iter().flat_map(|row| [row.1, row.2])),
        }
    })
}

fn unknown(
    key: &str,
    value: &str,
    nearest: Option<&'static str>,
    among: impl IntoIterator<Item = &'static str>,
) -> FilterError {
    FilterError::UnknownValue {
        key: key.to_owned(),
        value: value.to_owned(),
        nearest,
        among: among.into_iter().collect(),
    }
}

/// A word of a closed vocabulary; a Vietnamese name may have its spaces left out.
fn word<T: FromStr<Err = UnknownWord>>(key: &str, value: &str) -> Result<T, FilterError> {
    value
        .parse()
        .or_else(|error: UnknownWord| value.replace(['-', '_', '.'], " ").parse().map_err(|_| error))
        .map_err(|error| unknown(key, value, error.nearest, error.among.iter().copied()))
}

fn kind(key: &str, value: &str) -> Result<Kind, FilterError> {
    value.parse::<Kind>().map_err(|error| unknown(key, value, error.nearest, Kind::ALL.map(Kind::name)))
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
        .map_err(|_: UnknownWord| unknown(key, value, nearest(value, all()), all()))
}

fn has(key: &str, value: &str) -> Result<&'static str, FilterError> {
    let all = || HAS.iter().map(|row| row.0);
    HAS.iter()
        .find(|row| row.0 == value || row.1 == value)
        .map(|row| row.1)
        .ok_or_else(|| unknown(key, value, nearest(value, all()), all()))
}

fn span(key: &str, value: &str, now: Now) -> Result<Span, FilterError> {
    Span::read(value, now.today).map_err(|error| FilterError::Date { key: key.to_owned(), error })
}

/// `50`, `>50`, `>=50`, `<50`, `<=50`, `20..80`.
fn number(key: &str, value: &str) -> Result<NumberRange, FilterError> {
    let read = |text: &str| text.trim().trim_end_matches('%').parse::<u8>().ok().filter(|n| *n <= 100);
    let range = if let Some((low, high)) = value.split_once("..") {
        read(low).zip(read(high)).map(|(low, high)| (f64::from(low), f64::from(high)))
    } else {
        let digits = value.trim_start_matches(['<', '>', '=']);
        read(digits).map(f64::from).and_then(|n| match &value[..value.len() - digits.len()] {
            "" | "=" => Some((n, n)),
            ">" => Some((n + 0.5, 100.0)),
            ">=" => Some((n, 100.0)),
            "<" => Some((0.0, n - 0.5)),
            "<=" => Some((0.0, n)),
            _ => None,
        })
    };
    range
        .map(|(low, high)| NumberRange { low, high })
        .ok_or_else(|| FilterError::NotANumber { key: key.to_owned(), value: value.to_owned() })
}

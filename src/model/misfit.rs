//! What is wrong with JSON that should have been a record: what was found, and what would be right, as data.
//!
//! A parser complains in its own words, in English and of its own types; a person wants the field, the value and the
//! right form, in their language. So what failed is looked at once more against the table of fields. Deliberately no
//! second opinion: only where a parser said no is anything looked for, and in the field that it named.

use serde_json::{Map, Value};

use super::deadline;
use super::field::{DECIMAL, Shape, WHOLE};
use super::{Date, Id, Kind};
use crate::text::Message;

/// A found value is quoted up to here, in characters.
const FOUND_MAX: usize = 60;

/// Why JSON is not what was wanted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Misfit {
    /// It is no JSON, or not laid out as it has to be.
    #[error("broken: {}", .0.word())]
    Broken(Broken),
    /// A value of another form.
    #[error("{found} instead of {}", wants.word())]
    Value {
        /// The value as it stands there, shortened.
        found: String,
        /// What would be right.
        wants: Wants,
    },
    /// A word of no vocabulary.
    #[error("{found} is none of: {among}")]
    Word {
        /// The word as it stands there.
        found: String,
        /// The words that would be right.
        among: String,
    },
    /// A field that is not there.
    #[error("{0} is missing")]
    Missing(String),
    /// A field that stands twice.
    #[error("{0} stands twice")]
    Twice(String),
    /// A field that does not exist.
    #[error("no field {name}")]
    NoField {
        /// Its name as it stands there.
        name: String,
        /// The names that would be right; empty where they are too many to say.
        among: String,
    },
    /// A field that only the program sets.
    #[error("only the program sets this field")]
    Fixed,
    /// A control character in a text, by its code point.
    #[error("control character U+{0:04X}")]
    Control(u32),
}

/// What would be right in the place of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is named after what is wanted")]
pub enum Wants {
    Text,
    Texts,
    Number,
    /// A whole number between these.
    Whole(i64, i64),
    Flag,
    Day,
    /// Days of this year, the first not after the last.
    DaysOf(i16),
    /// A day of each month or year.
    DayOn,
    Deadline,
    /// A start that is not after the end.
    Order,
    Id,
    Ids,
    Object,
    Objects,
    Other,
}

/// How JSON is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is named after what is wrong")]
pub enum Broken {
    Comma,
    TrailingComma,
    Colon,
    Key,
    Value,
    Control,
    Escape,
    Number,
    End,
    Behind,
    Depth,
    Toml,
    /// Something behind the line that closes the list of records.
    AfterClosing,
    /// A record behind a line that does not end in a comma.
    CommaBefore,
    /// A comma with no record behind it.
    NoRecord,
    /// A record that goes on in the next line.
    RecordUnended,
    /// Format number 0.
    Format,
    /// A journal that is opened twice.
    Opening,
    /// A step of another kind in a batch.
    Step,
    Other,
}

/// A misfit and the field in which it is: `notes[2].on`; empty where none can be named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misplaced {
    /// The field.
    pub field: String,
    /// What is wrong.
    pub misfit: Misfit,
}

impl Wants {
    /// The word that the language files know it by.
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Texts => "texts",
            Self::Number => "number",
            Self::Whole(..) => "whole",
            Self::Flag => "flag",
            Self::Day => "day",
            Self::DaysOf(_) => "days-of",
            Self::DayOn => "day-on",
            Self::Deadline => "deadline",
            Self::Order => "order",
            Self::Id => "id",
            Self::Ids => "ids",
            Self::Object => "object",
            Self::Objects => "objects",
            Self::Other => "other",
        }
    }

    fn of(shape: Shape, name: &str) -> Self {
        match shape {
            Shape::Text | Shape::Word(_) => Self::Text,
            Shape::Texts => Self::Texts,
            Shape::Number { whole: false } => Self::Number,
            Shape::Number { whole: true } => {
                let (low, high) = super::input::bounds(name);
                Self::Whole(low, high)
            }
            Shape::Flag => Self::Flag,
            Shape::Date => Self::Day,
            Shape::Deadline => Self::Deadline,
            Shape::Ref(_) => Self::Id,
            Shape::Refs(_) => Self::Ids,
            Shape::Object => Self::Object,
            Shape::Objects => Self::Objects,
        }
    }
}

impl Broken {
    /// The word that the language files know it by.
    pub fn word(self) -> &'static str {
        match self {
            Self::Comma => "comma",
            Self::TrailingComma => "trailing-comma",
            Self::Colon => "colon",
            Self::Key => "key",
            Self::Value => "value",
            Self::Control => "control",
            Self::Escape => "escape",
            Self::Number => "number",
            Self::End => "end",
            Self::Behind => "behind",
            Self::Depth => "depth",
            Self::Toml => "toml",
            Self::AfterClosing => "after-closing",
            Self::CommaBefore => "comma-before",
            Self::NoRecord => "no-record",
            Self::RecordUnended => "record-unended",
            Self::Format => "format",
            Self::Opening => "opening",
            Self::Step => "step",
            Self::Other => "other",
        }
    }

    /// What the JSON parser says when it cannot go on.
    const SAID: [(&'static str, Broken); 16] = [
        ("expected `,`", Self::Comma),
        ("trailing comma", Self::TrailingComma),
        ("expected `:`", Self::Colon),
        ("expected `\"`", Self::Key),
        ("key must be a string", Self::Key),
        ("expected value", Self::Value),
        ("expected ident", Self::Value),
        ("control character", Self::Control),
        ("invalid escape", Self::Escape),
        ("invalid unicode code point", Self::Escape),
        ("lone leading surrogate", Self::Escape),
        ("unexpected end of hex escape", Self::Escape),
        ("invalid number", Self::Number),
        ("number out of range", Self::Number),
        ("EOF while parsing", Self::End),
        ("trailing characters", Self::Behind),
    ];

    fn of(said: &str) -> Self {
        if said.starts_with("recursion limit") {
            return Self::Depth;
        }
        Self::SAID.iter().find(|(begin, _)| said.starts_with(begin)).map_or(Self::Other, |(_, it)| *it)
    }
}

impl From<Broken> for Misfit {
    fn from(broken: Broken) -> Self {
        Self::Broken(broken)
    }
}

impl Misfit {
    /// The sentence for it, without its place, without a full stop.
    pub fn message(&self) -> Message {
        match self {
            Self::Broken(broken) => Message::new("misfit-broken").with("how", broken.word()),
            Self::Value { found, wants } => {
                let message = Message::new("misfit-value").with("found", found).with("wants", wants.word());
                match wants {
                    Wants::Whole(low, high) => {
                        message.with("low", low.to_string()).with("high", high.to_string())
                    }
                    Wants::DaysOf(year) => message.with("year", year.to_string()),
                    _ => message,
                }
            }
            Self::Word { found, among } => {
                Message::new("misfit-word").with("found", found).with("among", among)
            }
            Self::Missing(name) => Message::new("misfit-missing").with("name", name),
            Self::Twice(name) => Message::new("misfit-twice").with("name", name),
            Self::NoField { name, among } if among.is_empty() => {
                Message::new("misfit-no-field").with("name", name)
            }
            Self::NoField { name, among } => {
                Message::new("misfit-no-field-of").with("name", name).with("among", among)
            }
            Self::Fixed => Message::new("misfit-fixed"),
            Self::Control(code) => Message::new("misfit-control").with("code", format!("U+{code:04X}")),
        }
    }

    fn value(found: &Value, wants: Wants) -> Self {
        Self::Value { found: shown(found), wants }
    }

    fn at(self, field: impl Into<String>) -> Misplaced {
        Misplaced { field: field.into(), misfit: self }
    }
}

/// A value as JSON, shortened.
fn shown(value: &Value) -> String {
    let json = value.to_string();
    match json.char_indices().nth(FOUND_MAX) {
        Some((end, _)) => format!("{}…", &json[..end]),
        None => json,
    }
}

/// Why the text of a record could not be read.
pub fn of_record(json: &str, error: &serde_json::Error) -> Misplaced {
    of_object(json, error, |fields, name| match name {
        "kind" => Some(Shape::Word(&KINDS)),
        "id" => Some(Shape::Ref(Kind::Task)),
        "rev" => Some(WHOLE),
        "geography" | "jurisdiction" => Some(Shape::Text),
        _ => fields.get("kind")?.as_str()?.parse::<Kind>().ok()?.shape_of(name),
    })
}

/// The words for kinds.
const KINDS: [&str; Kind::ALL.len()] = {
    let mut names = [""; Kind::ALL.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = Kind::ALL[at].name();
        at += 1;
    }
    names
};

/// Why the text of another object could not be read, of which these fields are known.
pub fn of_table(json: &str, error: &serde_json::Error, table: &[(&str, Shape)]) -> Misplaced {
    of_object(json, error, |_, name| table.iter().find(|(known, _)| *known == name).map(|(_, shape)| *shape))
}

fn of_object(
    json: &str,
    error: &serde_json::Error,
    shape_of: impl Fn(&Map<String, Value>, &str) -> Option<Shape>,
) -> Misplaced {
    let said = error.to_string();
    let named = field_in(&said);
    let fields = match serde_json::from_str(json) {
        Err(broken) => return Misfit::Broken(Broken::of(&broken.to_string())).at(named),
        Ok(Value::Object(fields)) => fields,
        Ok(other) => return Misfit::value(&other, Wants::Object).at(""),
    };
    let misfit = in_words(&said);
    if let Misfit::Missing(name) | Misfit::Twice(name) = &misfit {
        let field = if named.is_empty() { name.clone() } else { named };
        return misfit.at(field);
    }
    let looked_at = fields.keys().map(String::as_str).filter(|name| named.is_empty() || *name == named);
    let mut wrong = looked_at.filter_map(|name| check(name, name, shape_of(&fields, name)?, &fields[name]));
    wrong.next().unwrap_or_else(|| misfit.at(named))
}

/// Why a field of a kind of record cannot hold a value.
pub fn of_field(kind: Kind, name: &str, value: &Value, error: &serde_json::Error) -> Misplaced {
    let shape = match name {
        "geography" | "jurisdiction" => Some(Shape::Text),
        _ => kind.shape_of(name),
    };
    let found = shape.and_then(|shape| check(name, name, shape, value));
    found.unwrap_or_else(|| in_words(&error.to_string()).at(name))
}

/// The first thing in a value that its shape does not take.
fn check(path: &str, name: &str, shape: Shape, value: &Value) -> Option<Misplaced> {
    let wrong = || Some(Misfit::value(value, Wants::of(shape, name)).at(path));
    match (shape, value) {
        (_, Value::Null)
        | (Shape::Text, Value::String(_))
        | (Shape::Flag, Value::Bool(_))
        | (Shape::Number { whole: false }, Value::Number(_)) => None,
        (Shape::Number { whole: true }, Value::Number(number)) => {
            let (low, high) = super::input::bounds(name);
            if number.as_i64().is_some_and(|n| (low..=high).contains(&n)) { None } else { wrong() }
        }
        (Shape::Date, Value::String(text)) if text.parse::<Date>().is_ok() => None,
        (Shape::Ref(_), Value::String(text)) if Id::new(text).is_ok() => None,
        (Shape::Word(words), Value::String(text)) if words.contains(&text.as_str()) => None,
        (Shape::Word(words), found) => {
            Some(Misfit::Word { found: shown(found), among: words.join(", ") }.at(path))
        }
        (Shape::Deadline, Value::Object(_)) => deadline::misfit(value).map(|found| found.below(path)),
        (Shape::Texts, Value::Array(items)) => each(path, name, Shape::Text, items),
        (Shape::Refs(kind), Value::Array(items)) => each(path, name, Shape::Ref(kind), items),
        (Shape::Objects, Value::Array(items)) => each(path, name, Shape::Object, items),
        (Shape::Object, Value::Object(fields)) => {
            let inner = |field: &str| if name == "inferred" { Some(Shape::Text) } else { part(field) };
            fields
                .iter()
                .find_map(|(field, value)| check(&format!("{path}.{field}"), field, inner(field)?, value))
        }
        _ => wrong(),
    }
}

fn each(path: &str, name: &str, shape: Shape, items: &[Value]) -> Option<Misplaced> {
    let mut all = items.iter().enumerate();
    all.find_map(|(at, item)| match item {
        Value::Null => Some(Misfit::value(item, Wants::of(shape, name)).at(format!("{path}[{at}]"))),
        item => check(&format!("{path}[{at}]"), name, shape, item),
    })
}

/// The shape of a field of the small objects inside records.
fn part(name: &str) -> Option<Shape> {
    match name {
        "on" => Some(Shape::Date),
        "document" | "id" => Some(Shape::Ref(Kind::Document)),
        "old" | "new" => Some(Shape::Deadline),
        "value" => Some(DECIMAL),
        "done" => Some(Shape::Flag),
        "technologies" | "products" | "tasks" | "targets" => Some(WHOLE),
        "kind" | "text" | "quote" | "source" | "by" | "how" | "reason" | "period" => Some(Shape::Text),
        _ => None,
    }
}

impl Misplaced {
    /// The same, as a part of another field.
    fn below(self, path: &str) -> Self {
        let field = if self.field.is_empty() { path.to_owned() } else { format!("{path}.{}", self.field) };
        Self { field, ..self }
    }
}

/// The field that the records' reader puts before its errors.
fn field_in(said: &str) -> String {
    let named = said.split_once("field `").and_then(|(_, rest)| rest.split_once("`: "));
    named.map(|(name, _)| name.to_owned()).unwrap_or_default()
}

/// What a parser said, where there is nothing to look at but its words.
pub fn in_words(said: &str) -> Misfit {
    let said = said.split(" at line ").next().unwrap_or(said);
    let said = said.rsplit("`: ").next().unwrap_or(said);
    let quoted = |text: &str| text.split('`').nth(1).unwrap_or_default().to_owned();
    let (what, expected) = said.split_once(", expected ").unwrap_or((said, ""));
    let among = || {
        let words: Vec<&str> = expected.split('`').skip(1).step_by(2).collect();
        words.join(", ")
    };
    if what.starts_with("missing field") {
        return Misfit::Missing(quoted(what));
    }
    if what.starts_with("duplicate field") || what.ends_with("stands twice") {
        return Misfit::Twice(quoted(what));
    }
    if what.starts_with("unknown field") {
        return Misfit::NoField { name: quoted(what), among: among() };
    }
    if what.starts_with("unknown variant") {
        return Misfit::Word { found: quoted(what), among: among() };
    }
    let value = what.strip_prefix("invalid type: ").or_else(|| what.strip_prefix("invalid value: "));
    match value {
        Some(found) => Misfit::Value { found: bare(found), wants: wanted(expected) },
        None => Misfit::Broken(Broken::of(said)),
    }
}

/// The value in ``integer `5` ``, `string "x"`, `map`.
fn bare(found: &str) -> String {
    match found {
        "map" => "{…}".to_owned(),
        "sequence" => "[…]".to_owned(),
        _ => found.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == ' ').replace('`', ""),
    }
    .chars()
    .take(FOUND_MAX)
    .collect::<String>()
    .trim()
    .to_owned()
}

/// What the parser calls what it wanted.
fn wanted(expected: &str) -> Wants {
    match expected {
        "u8" => Wants::Whole(0, u8::MAX.into()),
        "u16" => Wants::Whole(0, u16::MAX.into()),
        "u32" | "u64" | "usize" => Wants::Whole(0, u32::MAX.into()),
        "i8" | "i16" => Wants::Whole(i16::MIN.into(), i16::MAX.into()),
        "f64" => Wants::Number,
        "a string" | "a borrowed string" | "string" | "path string" | "str" => Wants::Text,
        "a boolean" => Wants::Flag,
        "a sequence" => Wants::Objects,
        _ if expected.starts_with("struct") || expected.contains("map") || expected == "a record" => {
            Wants::Object
        }
        _ => Wants::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Record;

    fn of(fields: &str) -> (String, Misfit) {
        let json = format!(r#"{{"kind":"task","id":"nv-1",{fields}}}"#);
        let error = serde_json::from_str::<Record>(&json).expect_err(&json);
        let found = of_record(&json, &error);
        (found.field, found.misfit)
    }

    fn value(found: &str, wants: Wants) -> Misfit {
        Misfit::Value { found: found.to_owned(), wants }
    }

    #[test]
    fn a_value_is_named_with_its_field_and_what_would_be_right() {
        for (json, field, misfit) in [
            (r#""progress":"x""#, "progress", value("\"x\"", Wants::Whole(0, 100))),
            (r#""progress":300"#, "progress", value("300", Wants::Whole(0, 100))),
            (r#""lead":["a",7]"#, "lead[1]", value("7", Wants::Id)),
            (r#""lead":"a""#, "lead", value("\"a\"", Wants::Ids)),
            (r#""done_on":"31/12/2026""#, "done_on", value("\"31/12/2026\"", Wants::Day)),
            (r#""title":["a"]"#, "title", value("[\"a\"]", Wants::Text)),
            (r#""notes":[{"text":"a"},{"on":5}]"#, "notes[1].on", value("5", Wants::Day)),
            (r#""checklist":[{"text":"a","done":"có"}]"#, "checklist[0].done", value("\"có\"", Wants::Flag)),
            (r#""deadline":"30/10""#, "deadline", value("\"30/10\"", Wants::Deadline)),
            (r#""title":"a","title":"b""#, "title", Misfit::Twice("title".into())),
            (r#""extensions":[{"old":{"text":"a"}}]"#, "extensions", Misfit::Missing("new".into())),
            (r#""title":"a""b""#, "", Misfit::Broken(Broken::Comma)),
        ] {
            assert_eq!(of(json), (field.to_owned(), misfit), "{json}");
        }
        let (field, misfit) = of(r#""status":"xong""#);
        let Misfit::Word { found, among } = misfit else { panic!("{misfit:?}") };
        assert_eq!((field.as_str(), found.as_str()), ("status", "\"xong\""));
        assert!(among.contains("done, paused"), "{among}");
    }

    #[test]
    fn parts_of_a_deadline_are_named() {
        let span = r#""deadline":{"text":"x","kind":"by","start":"2026-02-30","precision":"day"}"#;
        assert_eq!(of(span), ("deadline.start".into(), value("\"2026-02-30\"", Wants::Day)));
        let reversed = r#""deadline":{"text":"x","kind":"by","start":"2026-03-02","end":"2026-03-01","precision":"range"}"#;
        assert_eq!(of(reversed).0, "deadline.start");
        let bare = r#""deadline":{"text":"x","kind":"by"}"#;
        assert_eq!(of(bare), ("deadline".into(), Misfit::Missing("start".into())));
    }

    #[test]
    fn only_the_words_of_a_parser_are_enough_too() {
        let unknown = "unknown field `soon`, expected one of `lang`, `soon_days`";
        let among = "lang, soon_days".to_owned();
        assert_eq!(in_words(unknown), Misfit::NoField { name: "soon".into(), among });
        let float = "invalid type: floating point `1.5`, expected u16 at line 3 column 4";
        assert_eq!(in_words(float), value("1.5", Wants::Whole(0, 65_535)));
        assert_eq!(in_words("something new"), Misfit::Broken(Broken::Other));
    }
}

//! The lines of one record: every field it has, what it rests on, and what refers to it.
//!
//! Driven by the table of fields, so that a field that is added there is shown here without another word.

use std::collections::HashSet;

use serde_json::Value;

use crate::model::field::Fields as _;
use crate::model::kinds::Head;
use crate::model::shape::Shape;
use crate::model::spec::{Shown as Place, Spec, Unit};
use crate::model::{Comparison, Dataset, Date, Id, Kind, Now, Record, rounds};

/// The label of the parts of a task.
pub(super) const PART: &str = "part";

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The name of the field, of which `field-…` is the message.
    pub label: String,
    /// What it holds.
    pub value: Shown,
    /// From what it was inferred, if it was.
    pub inferred: Option<Box<str>>,
}

/// A value as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown {
    /// A text in the language of the data.
    Text(String),
    /// A word of the program's own: the id of its message.
    Word(String),
    /// A place, by what the record holds.
    Place(Box<str>),
    /// A number of things: the id of the message that says which.
    Count(String, i64),
    /// Another record.
    Link(Id),
    /// A day.
    Day(Date),
    /// The deadline: its words, its last day, days left, whether the year was inferred.
    Deadline {
        /// In the words of the source.
        text: Box<str>,
        /// The last day, if it has one.
        last_day: Option<Date>,
        /// Days from today.
        days_left: Option<i64>,
        /// Whether the year was inferred.
        year_inferred: bool,
        /// The time condition's message.
        condition: Option<&'static str>,
    },
    /// The words the record rests on.
    Quote(Box<str>),
    /// A remark.
    Note {
        /// The remark.
        text: Box<str>,
        /// The words it rests on.
        quote: Box<str>,
        /// Who and when, if anybody said.
        by: String,
    },
    /// What a target asks for, with its unit.
    Wanted,
    /// So many more links of the same label.
    Rest(usize),
    /// The beginning of a part.
    Heading,
}

/// The lines of a record: what is asked for most, what it rests on, then everything else.
pub fn detail(record: &Record, data: &Dataset, now: Now) -> Vec<Line> {
    let mut lines = Vec::new();
    let own = record.kind().fields();
    for spec in top(own) {
        let before = lines.len();
        field(record, spec, now, &mut lines);
        if let Some(absent) = unstated(record, spec.name).filter(|_| lines.len() == before) {
            lines.push(line(record, spec.name, Shown::Word(absent.to_owned())));
        }
    }
    if let Some(document) = data.document_of(record).filter(|_| record.document().is_none()) {
        lines.push(line(record, "document", Shown::Link(document.id.clone())));
    }
    basis(record, data, &mut lines);
    let from = lines.len();
    let is_below = |spec: &&Spec| spec.shown == Place::Below;
    for spec in own.iter().filter(is_below) {
        field(record, spec, now, &mut lines);
    }
    if !record.geography.is_empty() {
        let place = Shown::Place((&record.geography).into());
        lines.push(line(record, record.kind().geography_field(), place));
    }
    for spec in Head::SPECS.iter().filter(is_below) {
        field(record, spec, now, &mut lines);
    }
    unknown_fields(record, &mut lines);
    if lines.len() > from {
        lines.insert(from, heading("more"));
    }
    notes(record, &mut lines);
    backlinks(record, data, &mut lines);
    lines
}

/// The fields that are asked for most, in their order.
fn top(own: &'static [Spec]) -> Vec<&'static Spec> {
    let place = |spec: &Spec| if let Place::Top(place) = spec.shown { Some(place) } else { None };
    let mut found: Vec<&Spec> = own.iter().filter(|spec| place(spec).is_some()).collect();
    found.sort_by_key(|spec| place(spec));
    found
}

/// What is said of a field that is asked for most and that nobody stated.
fn unstated(record: &Record, name: &str) -> Option<&'static str> {
    record.as_task()?;
    match name {
        "lead" => Some("lead-not-stated"),
        "deadline" => Some("state-undated"),
        _ => None,
    }
}

/// The message of a word of a vocabulary. `status` and `type` are different vocabularies in different kinds, and signs
/// cannot be part of an id.
pub fn word_id(kind: Kind, field: &str, word: &str) -> String {
    match (kind, field) {
        (Kind::Document, "status") => format!("document-status-{word}"),
        (Kind::Target, "condition") => match word.parse() {
            Ok(Comparison::AtLeast) => "condition-at-least".to_owned(),
            Ok(Comparison::MoreThan) => "condition-more-than".to_owned(),
            Ok(Comparison::AtMost) => "condition-at-most".to_owned(),
            Ok(Comparison::RankAtMost) => "condition-rank".to_owned(),
            _ => format!("condition-{word}"),
        },
        _ => format!("{field}-{word}"),
    }
}

fn line(record: &Record, name: &str, value: Shown) -> Line {
    Line { label: name.to_owned(), value, inferred: record.head.inferred.get(name).cloned() }
}

/// The lines of one field: none if it holds nothing, several if it is a list.
fn field(record: &Record, spec: &Spec, now: Now, lines: &mut Vec<Line>) {
    let name = spec.name;
    let Some(value) = record.get(name).filter(|value| !value.is_null()) else { return };
    let mut push = |shown| lines.push(line(record, name, shown));
    if record.newer(name).is_some() {
        return push(Shown::Text(plain(&value)));
    }
    match (spec.shape, &value) {
        (Shape::Word(_), _) if name == "condition" => push(Shown::Wanted),
        (Shape::Deadline, _) => {
            lines.extend(deadline(record, now));
            lines.extend(rounds::review_due(record).map(|day| line(record, "review_due", Shown::Day(day))));
        }
        (Shape::Word(_), Value::String(word)) => push(Shown::Word(word_id(record.kind(), name, word))),
        (Shape::Text, Value::String(slug)) if name == "level" => push(Shown::Word(format!("level-{slug}"))),
        (Shape::Date, Value::String(text)) => match text.parse::<Date>() {
            Ok(day) => push(Shown::Day(day)),
            Err(_) => push(Shown::Text(text.clone())),
        },
        (Shape::Ref(_) | Shape::Refs(_), _) => links(&value).into_iter().for_each(push),
        (Shape::Object, Value::Object(counts)) if name == "stated" => {
            for (name, count) in counts {
                push(Shown::Count(format!("stated-{name}"), count.as_i64().unwrap_or_default()));
            }
        }
        (Shape::Flag, _) => push(Shown::Word("yes".to_owned())),
        (Shape::Number { .. }, Value::Number(number)) => {
            push(Shown::Text(number_text(spec, number.as_f64().unwrap_or_default())));
        }
        (Shape::Objects, Value::Array(items)) => items.iter().map(object).for_each(push),
        _ => push(Shown::Text(plain(&value))),
    }
}

/// A number as a person writes it. Years are no quantities: they are written without a mark for thousands.
pub fn number_text(spec: &Spec, number: f64) -> String {
    if spec.unit == Unit::Year { format!("{number}") } else { crate::text::number(number) }
}

fn deadline(record: &Record, now: Now) -> Option<Line> {
    let deadline = record.deadline()?;
    let shown = Shown::Deadline {
        text: deadline.text.clone(),
        last_day: now.last_day(record),
        days_left: now.days_left(record),
        year_inferred: deadline.year_inferred(),
        condition: now.condition(record).map(crate::model::Condition::word),
    };
    Some(line(record, "deadline", shown))
}

fn links(value: &Value) -> Vec<Shown> {
    let ids = match value {
        Value::Array(ids) => ids.iter().collect(),
        one => vec![one],
    };
    ids.into_iter().filter_map(|id| Id::new(id.as_str()?).ok()).map(Shown::Link).collect()
}

/// An object in one line: its values, in their order.
fn object(value: &Value) -> Shown {
    Shown::Text(plain(value))
}

/// JSON as a person would write it.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join("; "),
        Value::Object(fields) => fields
            .iter()
            .map(|(name, value)| format!("{name}: {}", plain(value)))
            .collect::<Vec<_>>()
            .join(", "),
        other => other.to_string(),
    }
}

fn unknown_fields(record: &Record, lines: &mut Vec<Line>) {
    let is_shown = |name: &str| record.kind().spec(name).is_some_and(|spec| spec.shown != Place::Elsewhere);
    let extra = record.extra.iter().flat_map(|extra| extra.iter());
    for (name, value) in extra.filter(|(name, _)| !is_shown(name)) {
        lines.push(line(record, name, Shown::Text(plain(value))));
    }
}

fn heading(label: &str) -> Line {
    Line { label: label.to_owned(), value: Shown::Heading, inferred: None }
}

/// Căn cứ: the words, where they stand, and how sure that is.
fn basis(record: &Record, data: &Dataset, lines: &mut Vec<Line>) {
    let head = &record.head;
    if head.quote.is_empty() && head.source.is_empty() && head.certainty.is_none() {
        return;
    }
    lines.push(heading("basis"));
    if !head.quote.is_empty() {
        lines.push(line(record, "quote", Shown::Quote(head.quote.clone())));
    }
    if !head.source.is_empty() {
        let name = data.source_name(&head.source);
        lines.push(line(record, "source", Shown::Text(name.to_owned())));
    }
    if let Some(certainty) = head.certainty {
        lines.push(line(record, "certainty", Shown::Word(format!("certainty-{}", certainty.word()))));
    }
}

fn notes(record: &Record, lines: &mut Vec<Line>) {
    if record.head.notes.is_empty() {
        return;
    }
    lines.push(heading("notes"));
    for note in &record.head.notes {
        let on =
            note.on.map(|day| format!("{} {}", crate::model::date::show(day), note.at).trim_end().to_owned());
        let by = [Some(note.by.to_string()), on].into_iter().flatten().filter(|part| !part.is_empty());
        let by = by.collect::<Vec<_>>().join(", ");
        lines.push(line(
            record,
            "note",
            Shown::Note { text: note.text.clone(), quote: note.quote.clone(), by },
        ));
    }
}

/// What refers to the record, by kind and in the order of the data.
fn backlinks(record: &Record, data: &Dataset, lines: &mut Vec<Line>) {
    let found = data.backlinks(&record.id);
    if found.is_empty() {
        return;
    }
    lines.push(heading("backlinks"));
    let parts = found.iter().filter(|link| record.as_task().is_some() && link.field == "parent");
    let parts: Vec<&Id> = parts.map(|link| &link.id).collect();
    // A popular document is referred to by thousands.
    let mut seen: HashSet<&Id> = parts.iter().copied().collect();
    let mut by_kind: [Vec<&Id>; Kind::COUNT] = Default::default();
    for link in &*found {
        if let Some(other) = data.get(&link.id)
            && seen.insert(&link.id)
        {
            by_kind[other.kind() as usize].push(&link.id);
        }
    }
    lines.extend(parts.into_iter().map(|id| line(record, PART, Shown::Link(id.clone()))));
    for (kind, ids) in Kind::ALL.into_iter().zip(by_kind) {
        let label = format!("kind-{kind}");
        lines.extend(ids.into_iter().map(|id| line(record, &label, Shown::Link(id.clone()))));
    }
}

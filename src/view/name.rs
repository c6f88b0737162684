//! Short names: what stands for a record where there is no room for its title.

use serde_json::Value;

use crate::model::condition::Condition;
use crate::model::kinds::{Agency, Document};
use crate::model::{Body, Dataset, Id, Record, date, reference};
use crate::text::{Words, fold};

/// The title in the reader's language, as far as the record has one.
pub fn title<'a>(record: &'a Record, words: &dyn Words) -> &'a str {
    match &*record.head.title_en {
        english if words.prefers_english() && !english.is_empty() => english,
        _ => record.title(),
    }
}

/// The title behind an id in the reader's language, or the id where there is no such record.
pub fn title_of<'a>(id: &'a str, data: &'a Dataset, words: &dyn Words) -> &'a str {
    data.get(id).map_or(id, |record| title(record, words))
}

/// What its kind is called; one that only a newer version knows by its own word.
pub fn kind(record: &Record, words: &dyn Words) -> String {
    match &record.body {
        Body::Other(other) => other.kind.to_string(),
        _ => words.word(&format!("kind-{}", record.kind())),
    }
}

/// How it stands, in words; in its own where only a newer version knows them.
pub fn condition(record: &Record, condition: Condition, words: &dyn Words) -> String {
    match record.newer("status") {
        Some(Value::String(word)) => word.clone(),
        _ => words.word(&format!("state-{}", condition.word())),
    }
}

/// The name of a record in a line of its own: a document with its number before its title.
pub fn full(record: &Record, words: &dyn Words) -> String {
    numbered(record, title(record, words))
}

/// The same in the words of the source, by which names that are typed are known.
pub fn source(record: &Record) -> String {
    numbered(record, record.title())
}

fn numbered(record: &Record, title: &str) -> String {
    match &record.body {
        Body::Document(document) if document.number.is_empty() || title.contains(&*document.number) => {
            title.to_owned()
        }
        Body::Document(document) => format!("{} · {title}", document.number),
        _ => title.to_owned(),
    }
}

/// The name of a record in a list of its own kind: a part of a duty with who leads it first, for all parts of a duty have
/// its title.
pub fn apart(record: &Record, data: &Dataset, words: &dyn Words) -> String {
    match part_leads(record, data, words) {
        Some(leads) => format!("{leads}: {}", title(record, words)),
        None => full(record, words),
    }
}

/// Who leads a part of a duty; none for any other record, or where nobody does.
pub fn part_leads(record: &Record, data: &Dataset, words: &dyn Words) -> Option<String> {
    let is_part = record.as_task().is_some_and(|task| task.parent.is_some());
    (is_part && !record.lead().is_empty()).then(|| leads(record, data, words))
}

/// The name of a record in a column: a document's number, an agency's short name with its city.
pub fn brief(record: &Record, words: &dyn Words) -> String {
    match &record.body {
        Body::Document(document) if !document.number.is_empty() => document.number.to_string(),
        Body::Document(document) => without_number(record, document, words),
        Body::Agency(agency) if !agency.short.is_empty() => in_its_city(agency, &record.geography, words),
        _ => title(record, words).to_owned(),
    }
}

/// A document without a number goes by its type and day: `Họp 30/9/2025`.
fn without_number(record: &Record, document: &Document, words: &dyn Words) -> String {
    if document.doc_type.is_empty() {
        return title(record, words).to_owned();
    }
    let id = format!("type-short-{}", fold(&document.doc_type).replace(' ', "-"));
    let name = if words.knows(&id) { words.word(&id) } else { document.doc_type.to_string() };
    match document.date_issued {
        Some(day) => format!("{name} {}", date::show_report(day)),
        None => name,
    }
}

/// A department's short name is another department's in another city, so it carries its city.
fn in_its_city(agency: &Agency, place: &str, words: &dyn Words) -> String {
    let carries = &*agency.level == "local-department" && !agency.collective;
    match super::place::brief(place, words).filter(|_| carries) {
        Some(city) => format!("{} {city}", agency.short),
        None => agency.short.to_string(),
    }
}

/// The short name behind an id, or the id where there is no such record.
pub fn brief_of(id: &Id, data: &Dataset, words: &dyn Words) -> String {
    let body = || reference::body(id).map_or_else(|| id.to_string(), |body| body.title);
    data.get(id).map_or_else(body, |record| brief(record, words))
}

/// Where a record belongs: a technology or a product to its catalogue, anything else to its document, or its place.
pub fn home(record: &Record, data: &Dataset, words: &dyn Words) -> String {
    let catalogue = match &record.body {
        Body::Technology(technology) => technology.catalogue.as_ref(),
        Body::Product(product) => product.catalogue.as_ref().or(product.technology.first()),
        _ => None,
    };
    let document = data.document_of(record).filter(|document| document.id != record.id);
    match (catalogue, document) {
        (Some(id), _) => {
            let place = data.get(id).and_then(|catalogue| super::place::brief(&catalogue.geography, words));
            [Some(brief_of(id, data, words)), place]
                .into_iter()
                .flatten()
                .rev()
                .collect::<Vec<_>>()
                .join(" · ")
        }
        (None, Some(document)) => brief(document, words),
        (None, None) if record.geography.is_empty() => String::new(),
        (None, None) => super::place::name(&record.geography, words),
    }
}

/// Who leads, in short; the words for nobody where the source names none.
pub fn leads(record: &Record, data: &Dataset, words: &dyn Words) -> String {
    if record.lead().is_empty() {
        return words.word("lead-not-stated");
    }
    record.lead().iter().map(|id| brief_of(id, data, words)).collect::<Vec<_>>().join(", ")
}

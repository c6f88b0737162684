//! The built-in records through the types: nothing is lost, nothing is unknown, and the program would read every
//! deadline as it is stored.

use cncl::model::deadline::{self, Base};
use cncl::model::{Body, Record};
use cncl::store::builtin;
use jiff::civil::date;
use serde_json::Value;

use super::records;

fn typed(raw: &Value) -> Record {
    serde_json::from_value(raw.clone()).unwrap_or_else(|error| panic!("{}: {error}", raw["id"]))
}

/// Whether any part of the record holds a field that this version does not know.
fn has_unknown(record: &Record) -> bool {
    let changes = match &record.body {
        Body::Technology(technology) => vec![&technology.since, &technology.until],
        Body::Product(product) => vec![&product.since, &product.until],
        _ => Vec::new(),
    };
    record.extra.is_some()
        || record.head.notes.iter().any(|note| !note.extra.is_empty())
        || record.head.stated.as_ref().is_some_and(|stated| !stated.extra.is_empty())
        || changes.into_iter().flatten().any(|change| !change.extra.is_empty())
}

/// The same with every number a decimal one: 40 and 40.0 are one value.
fn with_decimals(value: Value) -> Value {
    match value {
        Value::Number(number) => number.as_f64().map_or(Value::Null, Value::from),
        Value::Array(many) => many.into_iter().map(with_decimals).collect(),
        Value::Object(fields) => fields.into_iter().map(|(key, value)| (key, with_decimals(value))).collect(),
        other => other,
    }
}

#[test]
fn every_record_round_trips_without_an_unknown_field() {
    for raw in records() {
        let record = typed(&raw);
        assert!(!has_unknown(&record), "{}", record.id);
        let mut written = serde_json::to_value(&record).expect("writes");
        let rev = written.as_object_mut().expect("an object").remove("rev");
        assert_eq!(rev, Some(Value::from(0)), "{}", record.id);
        assert_eq!(with_decimals(written), with_decimals(raw), "{}", record.id);
    }
}

#[test]
fn the_program_embeds_what_the_files_hold() {
    let data = builtin::dataset().expect("the embedded records are read");
    let ids: Vec<String> = data.iter().map(|record| record.id.to_string()).collect();
    let files: Vec<String> = records().iter().map(|raw| super::text(raw, "id").to_owned()).collect();
    assert_eq!(ids, files);
}

#[test]
fn every_deadline_reads_as_it_is_stored() {
    let data = builtin::dataset().expect("the embedded records are read");
    let mut read = 0;
    for (record, stored) in data.iter().filter_map(|record| Some((record, record.deadline()?))) {
        let document = record.document().and_then(|id| data.get(id)).and_then(Record::as_document);
        let issued = document.and_then(|document| document.date_issued);
        let base = Base::new(date(2026, 11, 22)).in_document(issued);
        // Where the source runs two years together, the words of the record leave the other out.
        let words = stored.text.replace("… ", "");
        let found = deadline::read(&words, base).unwrap_or_else(|error| panic!("{}: {error}", record.id));
        assert_eq!(found.when, stored.when, "{}: {}", record.id, stored.text);
        read += 1;
    }
    assert!(read > 20, "{read}");
}

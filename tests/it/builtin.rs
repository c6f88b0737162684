//! The built-in data set is the product's content, so it is tested like code: its shape, its words, its links.
//!
//! It is read here as plain JSON, never through the model, so that a mistake the types would forgive
//! (a misspelt field kept as "unknown") still fails.

mod dates;
mod links;
mod quotes;
mod typed;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::Value;
use unicode_normalization::is_nfc;

/// File name without its ending, and the kind of every record in it.
const FILES: [(&str, &str); 8] = [
    ("documents", "document"),
    ("catalogues", "catalogue"),
    ("technologies", "technology"),
    ("products", "product"),
    ("agencies", "agency"),
    ("tasks", "task"),
    ("milestones", "milestone"),
    ("targets", "target"),
];

/// The header keys every kind shares, in the order they are written.
const HEADER: &str =
    "kind id title title_en geography jurisdiction source quote certainty inferred field tags stated notes";

/// The keys that follow the header, by kind. `rev` and everything a user records later is left out on purpose.
const BODY: [(&str, &str); 8] = [
    (
        "document",
        "number type issuer date_issued abstract period_start period_end vision_year status implements",
    ),
    ("catalogue", "document type period_start period_end parent keeper approver open"),
    ("technology", "catalogue ordinal components"),
    ("product", "catalogue technology ordinal priority_year priority_document"),
    ("agency", "short other_names level collective"),
    (
        "task",
        "ordinal content document about implements assigned_by assigned_on lead partners partners_text deliverable \
         approver catalogue targets force collective status deadline",
    ),
    ("milestone", "document about deadline deliverable lead assigned_by tasks"),
    ("target", "document about unit wording condition low high horizon group strength tasks"),
];

fn in_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &str) -> String {
    let path = in_repository(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn builtin(name: &str) -> String {
    read(&format!("assets/builtin/{name}.json"))
}

/// The rows of one file of `assets/builtin`.
fn rows(name: &str) -> Vec<Value> {
    serde_json::from_str(&builtin(name)).unwrap_or_else(|error| panic!("{name}.json: {error}"))
}

/// Every record of every kind, in the order of the files.
fn records() -> Vec<Value> {
    FILES.iter().flat_map(|(name, _)| rows(name)).collect()
}

/// A text field, or the empty text when it is absent.
fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// The values of a list field; a single text counts as a list of one, an absent field as none.
fn texts<'a>(value: &'a Value, key: &str) -> Vec<&'a str> {
    match &value[key] {
        Value::String(one) => vec![one],
        Value::Array(many) => many.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn notes(record: &Value) -> &[Value] {
    record["notes"].as_array().map_or(&[], Vec::as_slice)
}

fn body_keys(kind: &str) -> &'static str {
    BODY.iter().find(|(name, _)| *name == kind).map_or("", |(_, keys)| keys)
}

/// Whether `keys` come in the order of `allowed` and none is missing from it.
fn in_order<'a>(keys: impl Iterator<Item = &'a String>, allowed: &str) -> bool {
    let mut rest = allowed.split_whitespace();
    keys.into_iter().all(|key| rest.any(|one| one == key))
}

/// Calls `visit` with every text below `value` and the key it stands under.
fn each_text<'a>(key: &'a str, value: &'a Value, visit: &mut impl FnMut(&'a str, &'a str)) {
    match value {
        Value::String(one) => visit(key, one),
        Value::Array(many) => many.iter().for_each(|one| each_text(key, one, visit)),
        Value::Object(fields) => fields.iter().for_each(|(key, one)| each_text(key, one, visit)),
        _ => {}
    }
}

#[test]
fn each_file_holds_one_kind_one_record_a_line() {
    for (name, kind) in FILES {
        let rows = rows(name);
        assert!(rows.iter().all(|row| row["kind"] == kind), "{name}.json holds another kind");
        assert_eq!(builtin(name).lines().count(), rows.len() + 2, "{name}.json: one record a line");
    }
}

#[test]
fn keys_are_known_and_in_their_order() {
    for record in records() {
        let allowed = format!("{HEADER} {}", body_keys(text(&record, "kind")));
        let keys: Vec<&String> = record.as_object().expect("a record is an object").keys().collect();
        assert!(in_order(keys.iter().copied(), &allowed), "{}: {keys:?}", record["id"]);
        for note in notes(&record) {
            let keys = note.as_object().expect("a note is an object").keys();
            assert!(in_order(keys, "id kind text quote source"), "{}: {note}", record["id"]);
        }
    }
}

#[test]
fn ids_are_unique_slugs() {
    let mut seen = BTreeSet::new();
    for record in records() {
        let id = text(&record, "id").to_owned();
        let slug = id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        assert!(slug && !id.is_empty(), "{id} is no slug");
        assert!(seen.insert(id.clone()), "{id} occurs twice");
    }
}

#[test]
fn every_record_can_be_shown_honestly() {
    for record in records() {
        let id = text(&record, "id");
        let start = text(&record, "title").chars().next();
        assert!(start.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit()), "{id}: title");
        assert!(!text(&record, "title_en").is_empty(), "{id}: no English title");
        assert!(["press", "inferred"].contains(&text(&record, "certainty")), "{id}: certainty");
        let place = if record["jurisdiction"].is_null() { "geography" } else { "jurisdiction" };
        assert!(["quoc-gia", "ha-noi", "tp-hcm"].contains(&text(&record, place)), "{id}: {place}");
    }
}

#[test]
fn what_is_inferred_is_a_field_of_the_record() {
    for record in records() {
        let Some(fields) = record["inferred"].as_object() else { continue };
        for (field, basis) in fields {
            assert!(!record[field].is_null(), "{}: inferred {field} is not there", record["id"]);
            assert!(basis.as_str().is_some_and(|one| one.ends_with('.')), "{}: {field}", record["id"]);
        }
    }
}

#[test]
fn nobody_has_recorded_an_outcome() {
    for task in rows("tasks") {
        assert_eq!(task["status"], "unknown", "{}", task["id"]);
    }
}

#[test]
fn texts_are_clean_and_composed() {
    for name in FILES.iter().map(|(name, _)| *name).chain(["sources", "abbreviations"]) {
        for row in rows(name) {
            each_text("", &row, &mut |key, one| {
                assert!(!one.chars().any(char::is_control), "{name}: control character in {one:?}");
                let as_in_source = key == "quote";
                assert!(as_in_source || is_nfc(one), "{name}: {one:?} is not composed");
                assert!(as_in_source || !one.contains(['\u{a0}', '\t']), "{name}: odd space in {one:?}");
                assert!(one == one.trim() && !one.contains("  "), "{name}: stray space in {one:?}");
            });
        }
    }
}

//! `assets/schema/items.json`: what `--json` prints of a record, generated from the table of fields and held against what is
//! really printed.
//!
//! `CNCL_UPDATE=schema cargo test --test it schema` writes it anew.

use std::fs;
use std::path::{Path, PathBuf};

use cncl::model::input::{COMPUTED, FIXED};
use cncl::model::shape::Shape;
use cncl::model::spec::Spec;
use cncl::model::{Condition, Kind};
use serde_json::{Map, Value, json};

use crate::cli::Home;

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/schema/items.json")
}

/// What a field holds, as a schema says it.
fn of_field(spec: &Spec) -> Value {
    let mut of = match spec.shape {
        Shape::Text | Shape::Ref(_) => json!({"type": "string"}),
        Shape::Texts | Shape::Refs(_) => json!({"type": "array", "items": {"type": "string"}}),
        Shape::Number { whole: true, low, high } => {
            json!({"type": "integer", "minimum": low, "maximum": high})
        }
        Shape::Number { .. } => json!({"type": "number"}),
        Shape::Flag => json!({"type": "boolean"}),
        Shape::Date => json!({"type": "string", "format": "date"}),
        Shape::Deadline => json!({"type": "object", "required": ["text"]}),
        Shape::Word(words) => json!({"enum": words}),
        Shape::Object => json!({"type": "object"}),
        Shape::Objects => json!({"type": "array", "items": {"type": "object"}}),
    };
    if let Shape::Ref(kind) | Shape::Refs(kind) = spec.shape {
        of["description"] = json!(format!("id: {kind}"));
    }
    of
}

/// What only the program sets.
fn of_fixed(name: &str, kind: Kind) -> Value {
    match name {
        "kind" => json!({"const": kind.name()}),
        "rev" => json!({"type": "integer", "minimum": 0}),
        "last_day" | "review_due" => json!({"type": ["string", "null"], "format": "date"}),
        "days_left" | "working_days_left" => json!({"type": ["integer", "null"]}),
        "state" => json!({"enum": Condition::WORDS}),
        "missing" => json!({"type": "array", "items": {"type": "string"}}),
        "holidays_missing" => json!({"type": "array", "items": {"type": "integer"}}),
        "parts" => json!({"type": "object", "required": ["total", "done", "overdue"]}),
        _ => json!({"type": "string"}),
    }
}

fn of_kind(kind: Kind) -> Value {
    let fixed = FIXED.iter().chain(&COMPUTED).map(|name| ((*name).to_owned(), of_fixed(name, kind)));
    let own = kind.specs().map(|spec| (spec.name.to_owned(), of_field(spec)));
    let properties: Map<String, Value> = fixed.chain(own).collect();
    json!({"type": "object", "required": FIXED, "properties": properties})
}

fn schema() -> Value {
    let kinds: Map<String, Value> =
        Kind::ALL.into_iter().map(|kind| (kind.name().to_owned(), of_kind(kind))).collect();
    let any: Vec<Value> = Kind::ALL.iter().map(|kind| json!({"$ref": format!("#/$defs/{kind}")})).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "cncl list --json",
        "type": "object",
        "required": ["schema", "items"],
        "properties": {
            "schema": {"const": 1},
            "sample": {"const": true},
            "items": {"type": "array", "items": {"oneOf": any}},
        },
        "$defs": kinds,
    })
}

#[test]
fn the_schema_is_that_of_the_table() {
    let text = format!("{}\n", serde_json::to_string_pretty(&schema()).unwrap());
    if std::env::var("CNCL_UPDATE").is_ok_and(|what| what == "schema") {
        fs::create_dir_all(path().parent().unwrap()).unwrap();
        fs::write(path(), &text).unwrap();
    }
    let held = fs::read_to_string(path()).unwrap_or_default();
    assert!(held == text, "CNCL_UPDATE=schema cargo test --test it schema");
}

/// Whether a value is what a schema asks for, as far as these schemas go.
fn fits(of: &Value, value: &Value) -> bool {
    let is = |name: &Value| match name.as_str().unwrap() {
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => value.is_null(),
    };
    let types = match &of["type"] {
        Value::Null => true,
        Value::Array(any) => any.iter().any(is),
        one => is(one),
    };
    let among = of["enum"].as_array().is_none_or(|words| words.contains(value));
    let same = of.get("const").is_none_or(|it| it == value);
    let bound = |name: &str| of[name].as_i64().zip(value.as_i64());
    let within = bound("minimum").is_none_or(|(low, it)| it >= low)
        && bound("maximum").is_none_or(|(high, it)| it <= high);
    let needed = of["required"].as_array().into_iter().flatten();
    let has_all = needed.into_iter().all(|name| value.get(name.as_str().unwrap()).is_some());
    let items = value.as_array().into_iter().flatten();
    let each = of.get("items").is_none_or(|of| items.into_iter().all(|item| fits(of, item)));
    types && among && same && within && has_all && each
}

#[test]
fn what_is_printed_is_what_the_schema_says() {
    let schema: Value = serde_json::from_str(&fs::read_to_string(path()).unwrap()).unwrap();
    let home = Home::on("2026-11-22");
    for kind in Kind::ALL {
        let of = &schema["$defs"][kind.name()];
        let items = home.ok(["list", kind.name(), "--json"]).items();
        for item in &items {
            assert!(fits(of, item), "{item}");
            for (name, value) in item.as_object().unwrap() {
                let of = of["properties"].get(name).unwrap_or_else(|| panic!("{kind}: {name}"));
                assert!(fits(of, value), "{kind} {name}: {value} is not {of}");
            }
        }
        assert!(!fits(&of["properties"]["kind"], &json!("nothing")), "{kind}");
    }
}

//! Every reference leads to a record of the right kind, links that have two ends agree,
//! and every established fact is in its place.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{notes, read, records, rows, text, texts};

/// Kind, reference field, kind it must lead to.
const REFERENCES: [(&str, &str, &str); 27] = [
    ("document", "issuer", "agency"),
    ("document", "implements", "document"),
    ("catalogue", "document", "document"),
    ("catalogue", "parent", "catalogue"),
    ("catalogue", "keeper", "agency"),
    ("catalogue", "approver", "agency"),
    ("technology", "catalogue", "catalogue"),
    ("product", "catalogue", "catalogue"),
    ("product", "technology", "technology"),
    ("product", "priority_document", "document"),
    ("task", "document", "document"),
    ("task", "about", "document"),
    ("task", "implements", "document"),
    ("task", "assigned_by", "agency"),
    ("task", "lead", "agency"),
    ("task", "partners", "agency"),
    ("task", "approver", "agency"),
    ("task", "catalogue", "catalogue"),
    ("task", "targets", "target"),
    ("milestone", "document", "document"),
    ("milestone", "about", "document"),
    ("milestone", "lead", "agency"),
    ("milestone", "assigned_by", "agency"),
    ("milestone", "tasks", "task"),
    ("target", "document", "document"),
    ("target", "about", "document"),
    ("target", "tasks", "task"),
];

fn kinds() -> BTreeMap<String, String> {
    records().iter().map(|one| (text(one, "id").to_owned(), text(one, "kind").to_owned())).collect()
}

/// What is there: kind and id of every record, note and abbreviation, with the places it stands in.
fn present() -> BTreeMap<String, BTreeSet<String>> {
    let mut places: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for record in records() {
        let (kind, id) = (text(&record, "kind"), text(&record, "id"));
        let place = match kind {
            "technology" => texts(&record, "catalogue"),
            "product" => texts(&record, "technology"),
            _ => Vec::new(),
        };
        places.entry(format!("{kind} {id}")).or_default().extend(place.into_iter().map(str::to_owned));
        for note in notes(&record).iter().filter_map(|note| note["id"].as_str()) {
            let new = places.entry(format!("note {note}")).or_default().insert(id.to_owned());
            assert!(new, "{id} carries {note} twice");
        }
    }
    for row in rows("abbreviations") {
        places.insert(format!("abbreviation {}", text(&row, "abbr")), BTreeSet::new());
    }
    places
}

/// The same from the list of established facts.
fn established() -> BTreeMap<String, BTreeSet<String>> {
    let list = read("tests/it/data/fact-ids.txt");
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines.map(fact).collect()
}

fn fact(line: &str) -> (String, BTreeSet<String>) {
    let (kind, rest) = line.split_once(' ').expect("a kind and an id");
    // An abbreviation may hold a space ("NN CNC") and stands nowhere.
    if kind == "abbreviation" {
        return (line.to_owned(), BTreeSet::new());
    }
    let mut words = rest.split(' ').map(str::to_owned);
    (format!("{kind} {}", words.next().unwrap_or_default()), words.collect())
}

/// The ids in `field` of the record `id` among `rows`.
fn linked(rows: &[Value], id: &str, field: &str) -> BTreeSet<String> {
    let row = rows.iter().find(|row| row["id"] == id);
    row.map(|row| texts(row, field)).unwrap_or_default().into_iter().map(str::to_owned).collect()
}

#[test]
fn every_reference_resolves() {
    let kinds = kinds();
    for record in records() {
        for (kind, field, wanted) in &REFERENCES {
            if record["kind"] != *kind {
                continue;
            }
            for id in texts(&record, field) {
                assert_eq!(
                    kinds.get(id).map(String::as_str),
                    Some(*wanted),
                    "{}: {field} {id}",
                    record["id"]
                );
                assert_ne!(record["id"], id, "{field} leads back to itself");
            }
        }
    }
}

#[test]
fn every_fact_is_in_its_place() {
    let (established, present) = (established(), present());
    for (fact, places) in &established {
        assert_eq!(Some(places), present.get(fact), "{fact}");
    }
    for found in present.keys() {
        assert!(established.contains_key(found), "{found} is no established fact");
    }
}

#[test]
fn tasks_and_targets_name_each_other() {
    let (tasks, targets) = (rows("tasks"), rows("targets"));
    for (from, field, to, back) in
        [(&tasks, "targets", &targets, "tasks"), (&targets, "tasks", &tasks, "targets")]
    {
        for row in from {
            for id in texts(row, field) {
                assert!(linked(to, id, back).contains(text(row, "id")), "{id} does not name {}", row["id"]);
            }
        }
    }
}

#[test]
fn a_product_stands_in_the_catalogue_of_its_group() {
    let groups = rows("technologies");
    for product in rows("products") {
        for group in texts(&product, "technology") {
            assert!(
                linked(&groups, group, "catalogue").contains(text(&product, "catalogue")),
                "{}",
                product["id"]
            );
        }
    }
}

#[test]
fn groups_are_numbered_as_they_are_listed() {
    let mut last: BTreeMap<String, u64> = BTreeMap::new();
    for row in rows("technologies") {
        let number = last.entry(text(&row, "catalogue").to_owned()).or_default();
        *number += 1;
        assert_eq!(row["ordinal"], *number, "{}", row["id"]);
    }
}

#[test]
fn indicator_place_and_horizon_are_a_key() {
    let mut seen = BTreeSet::new();
    for row in rows("targets") {
        let key =
            (text(&row, "title").to_owned(), text(&row, "geography").to_owned(), row["horizon"].as_u64());
        assert!(seen.insert(key), "{} is there twice", row["id"]);
    }
}

#[test]
fn a_target_has_the_bounds_its_condition_needs() {
    for row in rows("targets") {
        let (low, high) = (row["low"].as_f64(), row["high"].as_f64());
        let right = match text(&row, "condition") {
            "qualitative" => low.is_none() && high.is_none() && row["unit"].is_null(),
            ">=" | ">" => low.is_some() && high.is_none(),
            "rank<=" => low.is_none() && high.is_some(),
            "range" => low < high,
            _ => false,
        };
        assert!(right, "{}", row["id"]);
        for bound in [low, high].into_iter().flatten() {
            assert!(text(&row, "quote").contains(&bound.to_string()), "{}: {bound}", row["id"]);
        }
    }
}

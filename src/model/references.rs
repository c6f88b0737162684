//! Which records a record names, field by field: as the table of fields says.

use serde_json::{Value, json};

use super::field::Fields as _;
use super::part::Part;
use super::parts::part_of;
use super::shape::Shape;
use super::{Body, Id, Kind, Record};

impl Record {
    /// The record that it is a part of, for the kinds that have parts.
    pub fn parent(&self) -> Option<&Id> {
        match &self.body {
            Body::Task(task) => task.parent.as_ref(),
            Body::Catalogue(catalogue) => catalogue.parent.as_ref(),
            Body::Agency(agency) => agency.parent.as_ref(),
            _ => None,
        }
    }

    /// Calls `visit` with every reference: the field, and the id of the record it names.
    pub fn each_reference<'r>(&'r self, visit: &mut dyn FnMut(&'static str, &'r Id)) {
        super::record::each!(&self.body, body => body.each_reference(visit));
    }

    /// The agency that took over, where it is one that is no more.
    pub fn successor(&self) -> Option<&Id> {
        if let Body::Agency(agency) = &self.body { agency.successor.as_ref() } else { None }
    }

    /// The fields that name one of some records of a kind, each with what it holds once they name `new` instead: at its
    /// place, once in a list, and nothing where a record would name itself. What stands inside of objects counts.
    pub fn renamed(&self, kind: Kind, old: &[Id], new: &Id) -> Vec<(&'static str, Value)> {
        let mut found = Vec::new();
        for spec in self.kind().specs().filter(|spec| names(&part_of(spec.field()), kind)) {
            let Some(before) = self.get(spec.name).filter(|value| !value.is_null()) else { continue };
            let mut after = before.clone();
            rename(&mut after, &part_of(spec.field()), kind, (old, new));
            if before == after {
                continue;
            }
            drop_itself(&mut after, &self.id);
            found.push((spec.name, after));
        }
        found
    }
}

impl Kind {
    /// Whether records of this kind can name one of a kind inside of an object, where no table of links has it.
    pub fn names_inside(self, kind: Kind) -> bool {
        let mut inside = self.specs().flat_map(|spec| part_of(spec.field()).parts);
        inside.any(|part| names(part, kind))
    }
}

/// Whether a field holds references to records of a kind, or objects that do.
fn names(part: &Part, kind: Kind) -> bool {
    match part.field.shape {
        Shape::Ref(named) | Shape::Refs(named) => named == kind,
        _ => part.parts.iter().any(|part| names(part, kind)),
    }
}

fn rename(value: &mut Value, part: &Part, kind: Kind, (old, new): (&[Id], &Id)) {
    let is_old = |id: &str| old.iter().any(|old| **old == *id);
    match value {
        Value::Array(items) => {
            for item in items.iter_mut() {
                rename(item, part, kind, (old, new));
            }
            if part.field.shape == Shape::Refs(kind) {
                for id in std::mem::take(items) {
                    if !items.contains(&id) {
                        items.push(id);
                    }
                }
            }
        }
        Value::String(id) if matches!(part.field.shape, Shape::Ref(_) | Shape::Refs(_)) && is_old(id) => {
            *value = json!(new);
        }
        Value::Object(fields) => {
            for inner in part.parts.iter().filter(|inner| names(inner, kind)) {
                if let Some(value) = fields.get_mut(inner.field.name) {
                    rename(value, inner, kind, (old, new));
                }
            }
        }
        _ => {}
    }
}

/// A record does not name itself.
fn drop_itself(value: &mut Value, own: &Id) {
    match value {
        Value::String(id) if **id == **own => *value = Value::Null,
        Value::Array(items) => {
            items.retain(|item| item.as_str() != Some(own));
            if items.is_empty() {
                *value = Value::Null;
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reference_of_the_table_is_visited() {
        for kind in Kind::ALL {
            let mut record = Record::new(kind, Id::new("x").expect("id"));
            let mut expected = Vec::new();
            for field in kind.fields() {
                let value = match field.shape {
                    Shape::Ref(_) => json!("a"),
                    Shape::Refs(_) => json!(["a"]),
                    _ => continue,
                };
                record.set(field.name, value).expect("fits");
                expected.push(field.name);
            }
            let mut found = Vec::new();
            record.each_reference(&mut |field, _| found.push(field));
            expected.sort_unstable();
            found.sort_unstable();
            assert_eq!(found, expected, "{kind}");
        }
    }

    /// A value with a reference to `cu-1` wherever the table lets one stand; `None` where it lets none.
    fn naming(part: &Part, kind: Kind) -> Option<Value> {
        let inside = || {
            let inner = part.parts.iter().filter_map(|it| Some((it.field.name, naming(it, kind)?)));
            let named: serde_json::Map<String, Value> =
                inner.map(|(name, value)| (name.to_owned(), value)).collect();
            let needed =
                part.parts.iter().filter(|it| it.is_needed).map(|it| (it.field.name, json!({"text": "x"})));
            let needed = needed.map(|(name, value)| (name.to_owned(), value));
            (!named.is_empty()).then(|| Value::Object(needed.chain(named.clone()).collect()))
        };
        match part.field.shape {
            Shape::Ref(named) => (named == kind).then(|| json!("cu-1")),
            Shape::Refs(named) => (named == kind).then(|| json!(["a", "cu-1", "moi-1"])),
            Shape::Objects => inside().map(|it| json!([it])),
            _ => inside(),
        }
    }

    #[test]
    fn whatever_the_table_lets_name_a_record_names_another_afterwards() {
        let (old, new) = (Id::new("cu-1").expect("id"), Id::new("moi-1").expect("id"));
        for (kind, named) in Kind::ALL.iter().flat_map(|kind| Kind::ALL.map(|named| (*kind, named))) {
            if named == Kind::Other {
                continue;
            }
            let mut record = Record::new(kind, Id::new("x").expect("id"));
            let mut expected = Vec::new();
            for spec in kind.specs() {
                if let Some(value) = naming(&part_of(spec.field()), named) {
                    record.set(spec.name, value).expect("fits");
                    expected.push(spec.name);
                }
            }
            let renamed = record.renamed(named, std::slice::from_ref(&old), &new);
            assert_eq!(renamed.iter().map(|(name, _)| *name).collect::<Vec<_>>(), expected, "{kind}");
            for (name, value) in renamed {
                if matches!(value, Value::Array(ref items) if items[0].is_string()) {
                    assert_eq!(value, json!(["a", "moi-1"]), "{kind}.{name}: its place, and once");
                }
                record.set(name, value).expect("fits");
            }
            let after = serde_json::to_string(&record).expect("writes");
            assert!(!after.contains("cu-1"), "{kind} still names the old {named}: {after}");
            assert_eq!(after.contains("moi-1"), !expected.is_empty());
        }
        assert!(Kind::Task.names_inside(Kind::Document) && !Kind::Task.names_inside(Kind::Agency));
    }

    #[test]
    fn a_record_does_not_come_to_name_itself() {
        let mut record = Record::new(Kind::Document, Id::new("new").expect("id"));
        record.set("amends", json!(["old"])).expect("fits");
        record.set("based_on", json!(["old", "a"])).expect("fits");
        let old = [Id::new("old").expect("id")];
        let renamed = record.renamed(Kind::Document, &old, &record.id.clone());
        assert_eq!(renamed, [("based_on", json!(["a"])), ("amends", Value::Null)]);
    }
}

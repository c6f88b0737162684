//! Which records a record names, field by field: as the table of fields says.

use super::field::Fields as _;
use super::{Body, Id, Record};

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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kind;
    use crate::model::shape::Shape;
    use serde_json::json;

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
}

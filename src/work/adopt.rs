//! Bodies that a plan refers to and that no record stands for yet come with it, out of the reference, under their own ids.

use std::collections::HashSet;
use std::sync::Arc;

use crate::model::plan::Row;
use crate::model::{Dataset, Id, Kind, Plan, Record, input, reference};

/// Puts a row for each such body, and for each body above it, before the others.
pub fn adopt(plan: &mut Plan, data: &Dataset) {
    let mut known: HashSet<Id> = plan.rows.iter().map(|row| row.base.id.clone()).collect();
    let mut wanted: Vec<Id> = plan.changing().flat_map(|row| agencies(&row.after())).collect();
    let mut found: Vec<Record> = Vec::new();
    while let Some(id) = wanted.pop() {
        if data.get(&id).is_some() || !known.insert(id.clone()) {
            continue;
        }
        let Some(body) = reference::body(&id) else { continue };
        let Ok(record) = input::body_record(&body, data) else { continue };
        wanted.extend(record.parent().cloned());
        found.push(record);
    }
    found.sort_by(|a, b| a.id.cmp(&b.id));
    plan.adopted.extend(found.iter().map(|record| record.id.clone()));
    plan.rows.splice(0..0, found.into_iter().map(|record| Row::adding(Arc::new(record))));
}

/// The agencies that a record names.
fn agencies(record: &Record) -> Vec<Id> {
    let mut found = Vec::new();
    record.each_reference(&mut |field, id| {
        let kind = record.kind().spec(field).map(|spec| spec.shape);
        if matches!(
            kind,
            Some(
                crate::model::shape::Shape::Ref(Kind::Agency)
                    | crate::model::shape::Shape::Refs(Kind::Agency)
            )
        ) {
            found.push(id.clone());
        }
    });
    found
}

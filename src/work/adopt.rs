//! Bodies that a plan refers to and that no record stands for yet come with it, out of the reference, under their own ids.

use std::collections::HashSet;
use std::sync::Arc;

use serde_json::Value;

use crate::model::shape::Shape;
use crate::model::{Dataset, Id, Kind, Plan, RecordChange, input, reference};

/// Lets each such body, and each body above it, come with the plan.
pub fn adopt(plan: &mut Plan, data: &Dataset) {
    let coming = plan.rows.iter().map(|row| &row.base).chain(&plan.adopted);
    let mut known: HashSet<Id> = coming.map(|record| record.id.clone()).collect();
    let changes = plan.changing().filter_map(|row| Some((row.base.kind(), row.outcome.as_ref().ok()?)));
    let mut wanted: Vec<Id> = changes.flat_map(|(kind, change)| named(kind, change)).collect();
    wanted.extend(plan.adopted.iter().filter_map(|record| record.parent().cloned()));
    while let Some(id) = wanted.pop() {
        if data.get(&id).is_some() || !known.insert(id.clone()) {
            continue;
        }
        let Some(body) = reference::body(&id) else { continue };
        let Ok(record) = input::body_record(&body, data) else { continue };
        wanted.extend(record.parent().cloned());
        plan.adopted.push(Arc::new(record));
    }
    plan.adopted.sort_by(|a, b| a.id.cmp(&b.id));
}

/// The agencies that a change names.
fn named(kind: Kind, change: &RecordChange) -> Vec<Id> {
    let id = |value: &Value| value.as_str().and_then(|id| Id::new(id).ok());
    match change {
        RecordChange::Add(record) => {
            let mut found = Vec::new();
            record.each_reference(&mut |field, id| {
                if names_agencies(kind, field) {
                    found.push(id.clone());
                }
            });
            found
        }
        RecordChange::Set { new, .. } => {
            let values = new.iter().filter(|(name, _)| names_agencies(kind, name)).map(|(_, value)| value);
            let ids = values.flat_map(|value| match value {
                Value::Array(ids) => ids.iter().filter_map(id).collect(),
                one => id(one).into_iter().collect::<Vec<_>>(),
            });
            ids.collect()
        }
        RecordChange::Remove(_) => Vec::new(),
    }
}

fn names_agencies(kind: Kind, field: &str) -> bool {
    let shape = kind.spec(field).map(|spec| spec.shape);
    matches!(shape, Some(Shape::Ref(Kind::Agency) | Shape::Refs(Kind::Agency)))
}

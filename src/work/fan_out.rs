//! A collective duty given to agencies one by one: a part of the task for each of them.
//!
//! The parts have ids that stand in for real ones until the plan is carried out.

use std::sync::Arc;

use serde_json::json;

use super::World;
use crate::model::plan::Row;
use crate::model::{FieldError, Id, Kind, Plan, Record, Status, ValueError};

/// A part for each of the agencies that lead none yet, in the order in which they are named.
pub(super) fn plan(duty: &Arc<Record>, to: &[Id], world: World<'_>) -> Plan {
    if duty.as_task().is_none() {
        let wrong = ValueError::NotFannedOut { kind: duty.kind() };
        return Plan {
            rows: vec![Row::new(Arc::clone(duty), Err(FieldError::new("kind", wrong)))],
            ..Plan::default()
        };
    }
    let mut given = world.data.lead_parts_of(&duty.id);
    let new = to.iter().filter(|agency| given.insert(agency));
    let parts: Vec<Record> = new.enumerate().filter_map(|(n, agency)| part(duty, agency, n)).collect();
    let stand_ins = parts.iter().map(|part| part.id.clone()).collect();
    let parts_of = Some(duty.id.clone());
    Plan { rows: parts.into_iter().map(Row::adding).collect(), stand_ins, parts_of, ..Plan::default() }
}

/// The part of a task for an agency.
fn part(duty: &Record, agency: &Id, n: usize) -> Option<Record> {
    let mut part = Record::new(Kind::Task, Id::stand_in(Kind::Task, n));
    // The order and its words with their source, what is to come of it, and by when.
    for spec in Kind::Task.specs().filter(|spec| spec.is_inherited()) {
        if let Some(value) = duty.get(spec.name) {
            // It came from a record of this kind, so it fits.
            part.set(spec.name, value).ok()?;
        }
    }
    let own = [("lead", json!([agency])), ("parent", json!(duty.id)), ("status", json!(Status::Todo.word()))];
    own.into_iter().try_for_each(|(name, value)| part.set(name, value).map(drop)).ok()?;
    Some(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Dataset;

    #[test]
    fn a_part_says_what_the_duty_says_and_who_does_it() {
        let mut duty = Record::new(Kind::Task, Id::new("nv-1").expect("id"));
        let deadline = json!({ "text": "30/10/2026", "kind": "by", "start": "2026-10-30", "end": "2026-10-30", "precision": "day" });
        for (name, value) in [
            ("title", json!("Rà soát")),
            ("deadline", deadline.clone()),
            ("lead", json!(["nhieu"])),
            ("quote", json!("các sở có trách nhiệm")),
            ("status", json!("doing")),
            ("progress", json!(40)),
        ] {
            duty.set(name, value).expect("fits");
        }
        let agency = Id::new("so-a").expect("id");
        let part = part(&duty, &agency, 0).expect("a task");
        assert_eq!((part.title(), part.lead()), ("Rà soát", &[agency.clone()][..]));
        assert_eq!(part.get("deadline"), Some(deadline));
        assert_eq!((part.get("progress"), part.get("status")), (Some(json!(null)), Some(json!("todo"))));
        let data = Dataset::new(vec![Arc::new(duty), Arc::new(part)]);
        assert!(data.lead_parts_of("nv-1").contains(&agency));
    }
}

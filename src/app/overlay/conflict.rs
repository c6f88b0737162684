//! A field that two people changed: both values, and which shall stand.

use serde_json::Value;

use crate::model::spec::Spec;
use crate::model::{Conflict, Kind};

/// The choice between two values.
#[derive(Debug, Clone)]
pub struct Choice {
    /// The two values.
    pub conflict: Conflict,
}

impl Choice {
    /// Both values as one, where they are texts or lists.
    pub fn both(&self) -> Option<Value> {
        match (&self.conflict.theirs, &self.conflict.mine) {
            (Value::String(theirs), Value::String(mine)) if self.is_prose() => {
                Some(Value::String(format!("{theirs} / {mine}")))
            }
            (Value::Array(theirs), Value::Array(mine)) => {
                let new = mine.iter().filter(|item| !theirs.contains(item));
                Some(Value::Array(theirs.iter().chain(new).cloned().collect()))
            }
            _ => None,
        }
    }

    /// Whether the field holds prose: two states or two days cannot both be.
    fn is_prose(&self) -> bool {
        let mut specs = Kind::ALL.into_iter().filter_map(|kind| kind.spec(&self.conflict.field));
        specs.any(Spec::is_joined)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;
    use serde_json::json;

    fn both(field: &str, theirs: Value, mine: Value) -> Option<Value> {
        let conflict = Conflict {
            id: Id::new("nv-1").expect("id"),
            field: field.into(),
            base: Value::Null,
            mine,
            theirs,
            by: String::new(),
        };
        Choice { conflict }.both()
    }

    #[test]
    fn texts_and_lists_can_both_stand_but_states_cannot() {
        assert_eq!(both("result", json!("a"), json!("b")), Some(json!("a / b")));
        assert_eq!(both("lead", json!(["a", "b"]), json!(["b", "c"])), Some(json!(["a", "b", "c"])));
        assert_eq!(both("status", json!("done"), json!("doing")), None);
        assert_eq!(both("progress", json!(10), json!(20)), None);
    }
}

//! Lists as they stood before and after each edit, for whoever wants them whole.
//!
//! The journal says of a list only which items went and came. What the list was is found by going back from the records
//! as they are, one edit after the other; that is as exact as the history: where records were changed by hand in
//! between, or lines were lost, the items are given as the journal has them.

use std::collections::HashMap;

use serde_json::Value;

use crate::model::{Dataset, Id, RecordChange, Splice, Values};

/// The lists of the records, going back in time.
#[derive(Debug)]
pub struct Past {
    /// The records as they are now.
    data: Dataset,
    /// Lists before the edits that were seen, by record and field; `None` where the trace is lost.
    known: HashMap<(Id, String), Option<Vec<Value>>>,
}

impl Past {
    /// Begins at the records as the newest edit left them.
    pub fn new(data: Dataset) -> Self {
        Self { data, known: HashMap::new() }
    }

    /// A step with whole lists in place of their items. Steps have to come newest first, and all those of a record.
    #[must_use]
    pub fn whole(&mut self, step: RecordChange) -> RecordChange {
        match step {
            RecordChange::Set { id, mut new, mut old, lists } => {
                for (field, value) in &old {
                    self.learn(&id, field, value);
                }
                for splice in lists.into_iter().rev() {
                    self.undo(&id, splice, &mut new, &mut old);
                }
                RecordChange::Set { id, new, old, lists: Vec::new() }
            }
            RecordChange::Remove(record) => {
                self.known.retain(|(id, _), _| *id != record.id);
                for field in record.kind().lists() {
                    self.learn(&record.id, field, &record.get(field).unwrap_or_default());
                }
                RecordChange::Remove(record)
            }
            RecordChange::Add(record) => RecordChange::Add(record),
        }
    }

    fn learn(&mut self, id: &Id, field: &str, value: &Value) {
        self.known.insert((id.clone(), field.to_owned()), value.as_array().cloned().or(Some(Vec::new())));
    }

    /// Goes back over one change of a list, and says in `new` and `old` what it was after and before.
    fn undo(&mut self, id: &Id, splice: Splice, new: &mut Values, old: &mut Values) {
        let known = self.known.entry((id.clone(), splice.field.clone())).or_insert_with(|| {
            let now = self.data.get(id)?.get(&splice.field)?;
            Some(now.as_array().cloned().unwrap_or_default())
        });
        let back = splice.reversed();
        let (after, before) = match known.take() {
            Some(after) => {
                let mut before = after.clone();
                let is_there = back.apply(&mut before);
                *known = is_there.then(|| before.clone());
                if is_there { (after, before) } else { (splice.new, splice.old) }
            }
            None => (splice.new, splice.old),
        };
        // Of several changes in one edit the last one says what is new, the first one what was.
        new.entry(splice.field.clone()).or_insert_with(|| value(after));
        old.insert(splice.field, value(before));
    }
}

fn value(list: Vec<Value>) -> Value {
    if list.is_empty() { Value::Null } else { Value::Array(list) }
}

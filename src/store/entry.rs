//! What stands in a journal: an entry per edit, made of steps, each of which can be turned round.

use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};

use super::op::Op;
use crate::model::{Did, RecordChange, Reverses};

/// The word of a change in the journal.
fn op(change: &RecordChange) -> Op {
    match change {
        RecordChange::Add(_) => Op::Add,
        RecordChange::Set { lists, .. } if lists.is_empty() => Op::Set,
        RecordChange::Set { .. } => Op::List,
        RecordChange::Remove(_) => Op::Remove,
    }
}

fn write<M: SerializeMap>(change: &RecordChange, map: &mut M) -> Result<(), M::Error> {
    map.serialize_entry("op", &op(change))?;
    map.serialize_entry("id", change.id())?;
    match change {
        RecordChange::Add(record) => map.serialize_entry("f", &**record),
        RecordChange::Remove(record) => map.serialize_entry("was", &**record),
        RecordChange::Set { new, old, lists, .. } => {
            if !new.is_empty() || lists.is_empty() {
                map.serialize_entry("f", new)?;
                map.serialize_entry("was", old)?;
            }
            if lists.is_empty() { Ok(()) } else { map.serialize_entry("lists", lists) }
        }
    }
}

/// As a line of the journal says it; among several of one edit, and in a file of its own.
impl Serialize for RecordChange {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        write(self, &mut map)?;
        map.end()
    }
}

/// The steps of a large edit, in a file of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attached {
    /// The file, below the store's folder.
    pub file: String,
    /// How many steps it holds.
    pub count: usize,
    /// CRC-32 of its bytes.
    pub sum: String,
}

/// What an entry did.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// One step, or several that belong together.
    Steps(Vec<RecordChange>),
    /// The same, in a file.
    Attached(Attached),
    /// The snapshot was changed by hand: its checksum before (empty if it had none) and after.
    Hand {
        /// Before.
        was: String,
        /// After.
        now: String,
    },
    /// A line that was damaged and could not be brought back; its bytes lie in the archive.
    Lost,
    /// Earlier edits that no file holds any more: who repaired the store has confirmed that. It stands in the journal
    /// once, and in the history also in the place of those edits, under the number of the last.
    GivenUp(Gap),
}

/// Edits that no file holds, from the first to the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// The number of the first.
    pub from: u64,
    /// The number of the last.
    pub to: u64,
}

/// One edit: who, when, what.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its number; they have no gaps.
    pub n: u64,
    /// The machine.
    pub site: String,
    /// When, in UTC, to the second: `2026-11-22T00:10:00Z`.
    pub t: String,
    /// The account.
    pub by: String,
    /// Which earlier entry it takes back.
    pub reverses: Reverses,
    /// What it did.
    pub what: What,
}

impl Entry {
    /// What it did, to be put into words; of what lies in a file of its own, how much.
    pub fn did(&self) -> Did<'_> {
        match &self.what {
            What::Steps(steps) => Did::Changes(steps),
            What::Attached(attached) => Did::Many(attached.count),
            What::Hand { .. } => Did::Hand,
            What::Lost => Did::Lost,
            What::GivenUp(Gap { from, to }) => Did::GivenUp(*from, *to),
        }
    }
}

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("n", &self.n)?;
        map.serialize_entry("site", &self.site)?;
        map.serialize_entry("t", &self.t)?;
        map.serialize_entry("by", &self.by)?;
        match self.reverses {
            Reverses::Nothing => {}
            Reverses::Undo(n) => map.serialize_entry("undo", &n)?,
            Reverses::Redo(n) => map.serialize_entry("redo", &n)?,
        }
        match &self.what {
            What::Steps(steps) => match steps.as_slice() {
                [step] => write(step, &mut map)?,
                steps => {
                    map.serialize_entry("op", &Op::All)?;
                    map.serialize_entry("all", steps)?;
                }
            },
            What::Attached(attached) => {
                map.serialize_entry("op", &Op::All)?;
                map.serialize_entry("in", attached)?;
            }
            What::Hand { was, now } => {
                map.serialize_entry("op", &Op::Hand)?;
                map.serialize_entry("f", now)?;
                map.serialize_entry("was", was)?;
            }
            What::Lost => map.serialize_entry("op", &Op::Lost)?,
            What::GivenUp(gap) => {
                map.serialize_entry("op", &Op::Lost)?;
                map.serialize_entry("gap", gap)?;
            }
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Id, Kind, Record, Splice, Values};
    use crate::store::wire::Wire;
    use serde_json::{Value, json};
    use std::sync::Arc;

    fn entry(what: What) -> Entry {
        let text = |s: &str| s.to_owned();
        let (site, t, by) = (text("hn1"), text("2026-11-22T00:10:00Z"), text("an"));
        Entry { n: 7, site, t, by, reverses: Reverses::Undo(3), what }
    }

    fn values(value: &Value) -> Values {
        value.as_object().cloned().expect("an object")
    }

    #[test]
    fn entries_round_trip() {
        let id = Id::new("nv-1").expect("id");
        let record = Arc::new(Record::new(Kind::Task, id.clone()));
        let (new, old) = (values(&json!({"status":"done"})), values(&json!({"status":null})));
        let lists = vec![Splice::append("notes", vec![json!({"text":"x"})])];
        let set = RecordChange::Set { id: id.clone(), new: new.clone(), old: old.clone(), lists: Vec::new() };
        let both = RecordChange::Set { id: id.clone(), new, old, lists: lists.clone() };
        let list = RecordChange::Set { id, new: Values::new(), old: Values::new(), lists };
        let attached = Attached { file: "archive/all-7.jsonl".into(), count: 2, sum: "0".into() };
        for what in [
            What::Steps(vec![set.clone()]),
            What::Steps(vec![list.clone()]),
            What::Steps(vec![both, list]),
            What::Steps(vec![RecordChange::Add(record.clone()), set, RecordChange::Remove(record)]),
            What::Attached(attached),
            What::Hand { was: "1".into(), now: "2".into() },
            What::Lost,
            What::GivenUp(Gap { from: 2, to: 5 }),
        ] {
            let entry = entry(what);
            let line = serde_json::to_string(&entry).expect("writes");
            let wire: Wire<'_> = serde_json::from_str(&line).expect("reads");
            assert_eq!(wire.entry().expect("whole"), entry, "{line}");
        }
    }
}

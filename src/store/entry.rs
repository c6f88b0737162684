//! What stands in a journal: an entry per edit, made of steps, each of which can be turned round.

use std::sync::Arc;

use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use std::borrow::Cow;

use crate::model::{Id, Record};

/// Field names and values.
pub type Values = Map<String, Value>;

/// One change of one record.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// A record came.
    Add(Arc<Record>),
    /// Fields of a record changed; null is an empty field.
    Set {
        /// The record.
        id: Id,
        /// What they hold now.
        new: Values,
        /// What they held before.
        old: Values,
    },
    /// A record went; this is what it was.
    Remove(Arc<Record>),
}

impl Step {
    /// The record it changes.
    pub fn id(&self) -> &Id {
        match self {
            Self::Add(record) | Self::Remove(record) => &record.id,
            Self::Set { id, .. } => id,
        }
    }

    fn op(&self) -> Op {
        match self {
            Self::Add(_) => Op::Add,
            Self::Set { .. } => Op::Set,
            Self::Remove(_) => Op::Remove,
        }
    }

    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("op", &self.op())?;
        map.serialize_entry("id", self.id())?;
        match self {
            Self::Add(record) => map.serialize_entry("f", &**record),
            Self::Remove(record) => map.serialize_entry("was", &**record),
            Self::Set { new, old, .. } => {
                map.serialize_entry("f", new)?;
                map.serialize_entry("was", old)
            }
        }
    }
}

impl Serialize for Step {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.write(&mut map)?;
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
    Steps(Vec<Step>),
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
}

/// Which earlier entry an entry takes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reverses {
    /// None: it is a change of its own.
    Nothing,
    /// It undoes that one.
    Undo(u64),
    /// It takes back that undo.
    Redo(u64),
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
                [step] => step.write(&mut map)?,
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
        }
        map.end()
    }
}

/// The word for a kind of line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Op {
    Open,
    Add,
    Set,
    Remove,
    All,
    Hand,
    Lost,
}

impl Op {
    const WORDS: [&'static str; 7] = ["open", "add", "set", "remove", "all", "hand", "lost"];
}

/// A step as it stands in a line: values are read only when they are needed.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct WireStep<'a> {
    pub(super) op: Op,
    pub(super) id: Option<Id>,
    #[serde(borrow)]
    pub(super) f: Option<&'a RawValue>,
    #[serde(borrow)]
    pub(super) was: Option<&'a RawValue>,
}

/// A line of the journal as it stands there.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Wire<'a> {
    pub(super) n: u64,
    #[serde(borrow)]
    site: Cow<'a, str>,
    #[serde(borrow)]
    t: Cow<'a, str>,
    #[serde(borrow)]
    by: Cow<'a, str>,
    undo: Option<u64>,
    redo: Option<u64>,
    pub(super) op: Op,
    id: Option<Id>,
    #[serde(borrow)]
    f: Option<&'a RawValue>,
    #[serde(borrow)]
    was: Option<&'a RawValue>,
    #[serde(borrow)]
    pub(super) all: Option<Vec<WireStep<'a>>>,
    #[serde(rename = "in")]
    pub(super) attached: Option<Attached>,
}

/// The first line of a journal.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Open<'a> {
    pub(super) op: Op,
    pub(super) format: u64,
    #[serde(borrow)]
    pub(super) store: Cow<'a, str>,
    pub(super) base: u64,
}

/// What every line says first: enough to tell a newer line from a broken one.
#[derive(Deserialize)]
struct Peek<'a> {
    #[serde(borrow)]
    op: Cow<'a, str>,
}

/// The word of a line that this version does not know.
pub(super) fn newer_word(line: &str) -> Option<String> {
    let peek: Peek<'_> = serde_json::from_str(line).ok()?;
    (!Op::WORDS.contains(&&*peek.op)).then(|| peek.op.into_owned())
}

impl<'a> Wire<'a> {
    /// The one step of a line that is no batch.
    pub(super) fn step(&self) -> WireStep<'a> {
        WireStep { op: self.op, id: self.id.clone(), f: self.f, was: self.was }
    }

    /// The checksums before and after an edit by hand.
    pub(super) fn hand(&self) -> Result<(String, String), serde_json::Error> {
        Ok((read(self.was, "was")?, read(self.f, "f")?))
    }

    /// The entry, with all it holds.
    pub(super) fn entry(&self) -> Result<Entry, serde_json::Error> {
        let what = match self.op {
            Op::Hand => self.hand().map(|(was, now)| What::Hand { was, now })?,
            Op::Lost | Op::Open => What::Lost,
            Op::All => match (&self.attached, &self.all) {
                (Some(attached), _) => What::Attached(attached.clone()),
                (None, all) => {
                    What::Steps(all.iter().flatten().map(WireStep::step).collect::<Result<_, _>>()?)
                }
            },
            _ => What::Steps(vec![self.step().step()?]),
        };
        let reverses = match (self.undo, self.redo) {
            (Some(n), _) => Reverses::Undo(n),
            (None, Some(n)) => Reverses::Redo(n),
            (None, None) => Reverses::Nothing,
        };
        let (site, t, by) = (self.site.to_string(), self.t.to_string(), self.by.to_string());
        Ok(Entry { n: self.n, site, t, by, reverses, what })
    }
}

impl WireStep<'_> {
    /// What the step does: the record that comes, or the record's name and its new values.
    pub(super) fn effect(&self) -> Result<Effect, serde_json::Error> {
        use serde::de::Error as _;
        let id = || self.id.clone().ok_or_else(|| serde_json::Error::missing_field("id"));
        match self.op {
            Op::Add => Ok(Effect::Put(Arc::new(read(self.f, "f")?))),
            Op::Set => Ok(Effect::Set(id()?, read(self.f, "f")?)),
            Op::Remove => Ok(Effect::Remove(id()?)),
            _ => Err(serde_json::Error::custom("field `op`: add, set or remove would be right here")),
        }
    }

    /// The step, with what was before.
    pub(super) fn step(&self) -> Result<Step, serde_json::Error> {
        match self.effect()? {
            Effect::Put(record) => Ok(Step::Add(record)),
            Effect::Set(id, new) => Ok(Step::Set { id, new, old: read(self.was, "was")? }),
            Effect::Remove(_) => Ok(Step::Remove(Arc::new(read(self.was, "was")?))),
        }
    }
}

/// What a step does to the records.
#[derive(Debug, Clone)]
pub(super) enum Effect {
    Put(Arc<Record>),
    Set(Id, Values),
    Remove(Id),
}

impl From<&Step> for Effect {
    fn from(step: &Step) -> Self {
        match step {
            Step::Add(record) => Self::Put(record.clone()),
            Step::Set { id, new, .. } => Self::Set(id.clone(), new.clone()),
            Step::Remove(record) => Self::Remove(record.id.clone()),
        }
    }
}

fn read<'a, T: Deserialize<'a>>(
    raw: Option<&'a RawValue>,
    name: &'static str,
) -> Result<T, serde_json::Error> {
    use serde::de::Error as _;
    let raw = raw.ok_or_else(|| serde_json::Error::missing_field(name))?;
    serde_json::from_str(raw.get())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kind;
    use serde_json::json;

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
        let set =
            Step::Set { id, new: values(&json!({"status":"done"})), old: values(&json!({"status":null})) };
        let attached = Attached { file: "archive/all-7.jsonl".into(), count: 2, sum: "0".into() };
        for what in [
            What::Steps(vec![set.clone()]),
            What::Steps(vec![Step::Add(record.clone()), set, Step::Remove(record)]),
            What::Attached(attached),
            What::Hand { was: "1".into(), now: "2".into() },
            What::Lost,
        ] {
            let entry = entry(what);
            let line = serde_json::to_string(&entry).expect("writes");
            let wire: Wire<'_> = serde_json::from_str(&line).expect("reads");
            assert_eq!(wire.entry().expect("whole"), entry, "{line}");
        }
    }

    #[test]
    fn a_line_of_a_newer_version_is_told_from_a_broken_one() {
        assert_eq!(newer_word(r#"{"op":"merge"}"#), Some("merge".into()));
        assert_eq!(newer_word(r#"{"op":"set"}"#), None);
        assert_eq!(newer_word("{"), None);
    }
}

//! A journal line as it stands there: read without copying, and only as far as somebody asks.
//!
//! Loading a store needs what an edit did, not who made it nor what was before; the history needs it all.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::json;
use serde_json::value::RawValue;

use super::entry::{Attached, Entry, Gap, What};
use super::op::Op;
use crate::model::shape::Shape;
use crate::model::{
    FieldError, Id, Kind, Part, Record, RecordChange, Reverses, Splice, ValueError, Values, reread,
};

/// A step as it stands in a line: values are read only when they are needed.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct WireStep<'a> {
    pub(super) op: Op,
    pub(super) id: Option<Id>,
    #[serde(borrow)]
    pub(super) f: Option<&'a RawValue>,
    #[serde(borrow)]
    pub(super) was: Option<&'a RawValue>,
    #[serde(borrow)]
    pub(super) lists: Option<&'a RawValue>,
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
    lists: Option<&'a RawValue>,
    #[serde(borrow)]
    pub(super) all: Option<Vec<WireStep<'a>>>,
    #[serde(rename = "in")]
    pub(super) attached: Option<Attached>,
    gap: Option<Gap>,
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
    #[serde(borrow)]
    all: Option<Vec<PeekStep<'a>>>,
}

#[derive(Deserialize)]
struct PeekStep<'a> {
    #[serde(borrow)]
    op: Cow<'a, str>,
}

/// The word of a line that this version does not know.
pub(super) fn newer_word(line: &str) -> Option<String> {
    let peek: Peek<'_> = serde_json::from_str(line).ok()?;
    let inner = peek.all.into_iter().flatten().map(|step| step.op);
    std::iter::once(peek.op).chain(inner).find(|op| !Op::WORDS.contains(&&**op)).map(Cow::into_owned)
}

impl<'a> Wire<'a> {
    /// The one step of a line that is no batch.
    pub(super) fn step(&self) -> WireStep<'a> {
        WireStep { op: self.op, id: self.id.clone(), f: self.f, was: self.was, lists: self.lists }
    }

    /// The checksums before and after an edit by hand.
    pub(super) fn hand(&self) -> Result<(String, String), FieldError> {
        let text = |name| move |text: &str| reread::value(text, Part::new(name, Shape::Text));
        Ok((read(self.was, "was", text("was"))?, read(self.f, "f", text("f"))?))
    }

    /// The entry, with all it holds.
    pub(super) fn entry(&self) -> Result<Entry, FieldError> {
        let what = match self.op {
            Op::Hand => self.hand().map(|(was, now)| What::Hand { was, now })?,
            Op::Lost | Op::Open => self.gap.map_or(What::Lost, What::GivenUp),
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
    /// What the step does: the record that comes, or the record's name and its new values. Whether the record may be one
    /// of a `newer` version.
    pub(super) fn effect(&self, newer: bool) -> Result<Effect, FieldError> {
        let id = || self.id.clone().ok_or_else(|| missing("id"));
        match self.op {
            Op::Add => Ok(Effect::Put(Arc::new(read_record(self.f, "f", newer)?))),
            Op::Set => Ok(Effect::Set(id()?, read(self.f, "f", values)?, Vec::new())),
            Op::List => Ok(Effect::Set(id()?, read_or_none(self.f, "f")?, read(self.lists, "lists", lists)?)),
            Op::Remove => Ok(Effect::Remove(id()?)),
            other => {
                Err(FieldError::new("op", ValueError::word(&json!(other), &["add", "set", "list", "remove"])))
            }
        }
    }

    /// The step, with what was before.
    pub(super) fn step(&self) -> Result<RecordChange, FieldError> {
        match self.effect(true)? {
            Effect::Put(record) => Ok(RecordChange::Add(record)),
            Effect::Set(id, new, lists) if lists.is_empty() => {
                Ok(RecordChange::Set { id, new, old: read(self.was, "was", values)?, lists })
            }
            Effect::Set(id, new, lists) => {
                Ok(RecordChange::Set { id, new, old: read_or_none(self.was, "was")?, lists })
            }
            Effect::Remove(_) => Ok(RecordChange::Remove(Arc::new(read_record(self.was, "was", true)?))),
        }
    }
}

/// What a step does to the records.
#[derive(Debug, Clone)]
pub(super) enum Effect {
    Put(Arc<Record>),
    Set(Id, Values, Vec<Splice>),
    Remove(Id),
}

impl From<&RecordChange> for Effect {
    fn from(step: &RecordChange) -> Self {
        match step {
            RecordChange::Add(record) => Self::Put(record.clone()),
            RecordChange::Set { id, new, lists, .. } => Self::Set(id.clone(), new.clone(), lists.clone()),
            RecordChange::Remove(record) => Self::Remove(record.id.clone()),
        }
    }
}

/// Reads a part of a line; `why` says what is wrong with one that cannot be read.
fn read<'a, T: Deserialize<'a>>(
    raw: Option<&'a RawValue>,
    name: &'static str,
    why: impl FnOnce(&str) -> FieldError,
) -> Result<T, FieldError> {
    let raw = raw.ok_or_else(|| missing(name))?;
    serde_json::from_str(raw.get()).map_err(|_| match why(raw.get()) {
        error if error.field.is_empty() => error.below(name),
        error => error,
    })
}

/// A record, which may be one of a `newer` version.
fn read_record(raw: Option<&RawValue>, name: &'static str, newer: bool) -> Result<Record, FieldError> {
    read(raw, name, reread::record).or_else(|error| {
        let kept = raw.filter(|_| newer).and_then(|raw| Record::read_newer(raw.get()));
        kept.ok_or(error)
    })
}

/// Fields that need not be there.
fn read_or_none(raw: Option<&RawValue>, name: &'static str) -> Result<Values, FieldError> {
    raw.map_or_else(|| Ok(Values::new()), |raw| read(Some(raw), name, values))
}

fn missing(name: &'static str) -> FieldError {
    FieldError::new(name, ValueError::Missing(name.to_owned()))
}

fn values(text: &str) -> FieldError {
    reread::object(text, &[])
}

fn lists(text: &str) -> FieldError {
    reread::value(text, Part::new("lists", Shape::Objects).of(Splice::PARTS))
}

/// What the first line holds.
pub(super) const OPEN: &[Part] = &[
    Part::needed("op", Shape::Word(&Op::WORDS)),
    Part::needed("format", Shape::WHOLE),
    Part::needed("store", Shape::Text),
    Part::needed("base", Shape::WHOLE),
];
/// What every other line holds beside what its edit did.
pub(super) const LINE: &[Part] = &[
    Part::needed("n", Shape::WHOLE),
    Part::needed("site", Shape::Text),
    Part::needed("t", Shape::Text),
    Part::needed("by", Shape::Text),
    Part::new("undo", Shape::WHOLE),
    Part::new("redo", Shape::WHOLE),
    Part::needed("op", Shape::Word(&Op::WORDS)),
    Part::new("id", Shape::Ref(Kind::Task)),
    Part::new("all", Shape::Objects).of(STEP),
    Part::new("in", Shape::Object).of(&[
        Part::needed("file", Shape::Text),
        Part::needed("count", Shape::WHOLE),
        Part::needed("sum", Shape::Text),
    ]),
    Part::new("gap", Shape::Object)
        .of(&[Part::needed("from", Shape::WHOLE), Part::needed("to", Shape::WHOLE)]),
];
/// What a step of a batch holds beside what it did.
pub(super) const STEP: &[Part] =
    &[Part::needed("op", Shape::Word(&Op::WORDS)), Part::new("id", Shape::Ref(Kind::Task))];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_a_newer_version_is_told_from_a_broken_one() {
        assert_eq!(newer_word(r#"{"op":"merge"}"#), Some("merge".into()));
        assert_eq!(newer_word(r#"{"op":"set"}"#), None);
        assert_eq!(newer_word(r#"{"op":"all","all":[{"op":"set"},{"op":"swap"}]}"#), Some("swap".into()));
        assert_eq!(newer_word("{"), None);
    }
}

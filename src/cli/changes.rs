//! What an edit did, in words: one line for each record, and both values where two people changed one field.

use std::collections::HashSet;

use serde_json::Value;

use super::output::{Format, write_items};
use super::{CliError, Session, item};
use crate::model::shape::Shape;
use crate::model::{Conflict, Did, Id, Kind, Record, RecordChange, Reverses};
use crate::store::{Edits as _, Entry, Saved, What};
use crate::text::{Message, Words};
use crate::view::{edit, log};

/// Records of one edit that are told one by one; of more, what was done to how many of them.
pub(super) const TOLD: usize = 20;

/// Says on stdout that an edit is saved, and what it did.
pub(super) fn tell(saved: &Saved, session: &mut Session<'_>) -> Result<(), CliError> {
    let Some(entry) = &saved.entry else {
        let said = session.lang.text("saved-nothing").into_owned();
        return session.print(&said);
    };
    for line in lines(entry, session)? {
        let said = session.lang.with("saved", &[("what", (&line).into())]);
        session.print(&said)?;
    }
    Ok(())
}

/// Prints records as they are now, each once; one that is gone as it was.
pub(super) fn tell_items<'a>(
    ids: impl Iterator<Item = &'a Id>,
    entry: Option<&Entry>,
    session: &mut Session<'_>,
) -> Result<(), CliError> {
    let data = session.data();
    let maker = item::Items::new(data, session.settings);
    let (mut items, mut told) = (Vec::new(), HashSet::new());
    for id in ids.filter(|id| told.insert(*id)) {
        if let Some(record) = data.get(id).or_else(|| removed(entry, id)) {
            items.push(maker.of(record)?);
        }
    }
    Ok(write_items(Format::Json, items.into_iter(), session.out)?)
}

/// A record that an edit took away.
fn removed<'a>(entry: Option<&'a Entry>, id: &Id) -> Option<&'a Record> {
    let What::Steps(steps) = &entry?.what else { return None };
    steps.iter().find_map(|step| match step {
        RecordChange::Remove(record) if record.id == *id => Some(&**record),
        _ => None,
    })
}

/// The records that an edit is about.
pub(super) fn ids_of(entry: &Entry) -> Vec<Id> {
    match &entry.what {
        What::Steps(steps) => steps.iter().map(|step| step.id().clone()).collect(),
        _ => Vec::new(),
    }
}

/// What an edit did, a line for each record.
pub(super) fn lines(entry: &Entry, session: &mut Session<'_>) -> Result<Vec<String>, CliError> {
    let lang = session.lang;
    let data = session.store()?.data();
    Ok(match entry.did() {
        Did::Changes(changes) if changes.len() <= TOLD => {
            let line = |change: &RecordChange| format!("{}: {}", change.id(), log::did(change, data, lang));
            changes.iter().map(line).collect()
        }
        did => vec![edit::said(did, Reverses::Nothing, false, data, lang)],
    })
}

/// The words before what an undo or a redo did.
pub(super) fn reversing(entry: &Entry, what: &str, words: &dyn Words) -> String {
    let (id, n) = match entry.reverses {
        Reverses::Nothing => return what.to_owned(),
        Reverses::Undo(n) => ("log-undo", n),
        Reverses::Redo(n) => ("log-redo", n),
    };
    words.say(id, &[("n", (&n.to_string()).into()), ("what", what.into())])
}

/// Both values of a field that somebody else changed first.
pub(super) fn conflict(conflict: &Conflict, session: &Session<'_>) -> CliError {
    let (data, words) = (session.data(), session.lang as &dyn Words);
    let kind = data.get(&conflict.id).map_or(Kind::Task, crate::model::Record::kind);
    let is_text = kind.shape_of(&conflict.field) == Some(Shape::Text);
    let value = |value: &Value| match value {
        // Whole: two long texts may begin alike.
        Value::String(text) if is_text => text.clone(),
        other => log::value(kind, &conflict.field, other, data, words),
    };
    let by = if conflict.by.is_empty() { "?" } else { &conflict.by };
    let message = Message::new("error-conflict")
        .with("id", conflict.id.as_str())
        .with("field", &conflict.field)
        .with("mine", value(&conflict.mine))
        .with("theirs", value(&conflict.theirs))
        .with("seen", value(&conflict.base))
        .with("by", by);
    CliError::Conflict(message)
}

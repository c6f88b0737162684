//! What an edit did, in words: one line for each record.

use std::collections::HashSet;

use super::output::{Format, write_items};
use super::session::Session;
use super::{CliError, item};
use crate::model::{Did, Id, Plan, Record, RecordChange, Reverses};
use crate::store::{Edits as _, Entry, Saved, What};
use crate::text::Words;
use crate::view::{edit, log};

/// Records of one edit that are told one by one; of more, what was done to how many of them.
pub(super) const TOLD: usize = 20;

/// Carries out a plan and says what came of it: in words, or the records as they are then.
pub(super) fn carry_out(plan: Plan, json: bool, session: &mut Session<'_>) -> Result<(), CliError> {
    let ids: Vec<Id> = plan.rows.iter().map(|row| row.base.id.clone()).collect();
    let saved = session.carry_out(plan)?;
    if json { tell_items(ids.iter(), saved.entry.as_ref(), session) } else { tell(&saved, session) }
}

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

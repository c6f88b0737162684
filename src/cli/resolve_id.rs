//! Which record a word on the command line means: its id, or a beginning that no other id has.

use std::sync::Arc;

use super::CliError;
use super::session::Session;
use crate::model::{Id, Record};
use crate::search::Question;
use crate::text::nearest_n;

/// Ids that are named where one was not found, and where several begin alike.
const NEAR: usize = 5;
const ALIKE: usize = 10;

/// The record that a word means.
pub(super) fn record<'a>(word: &str, session: &'a Session<'_>) -> Result<&'a Record, CliError> {
    let typed = word.trim();
    let prefix = typed.to_ascii_lowercase();
    match session.data().by_prefix(&prefix) {
        Ok(record) if !prefix.is_empty() => Ok(record),
        Err(ids) if ids.len() > 1 && !prefix.is_empty() => Err(CliError::ManyIds {
            word: typed.to_owned(),
            count: ids.len(),
            some: ids.iter().take(ALIKE).map(ToString::to_string).collect(),
        }),
        _ => Err(none(typed, session)?),
    }
}

/// The same, to keep while the store changes.
pub(super) fn shared(word: &str, session: &Session<'_>) -> Result<Arc<Record>, CliError> {
    let record = record(word, session)?;
    Ok(session.data().shared(&record.id).cloned().unwrap_or_else(|| Arc::new(record.clone())))
}

/// What is said where no id is meant.
pub(super) fn none(word: &str, session: &Session<'_>) -> Result<CliError, CliError> {
    Ok(CliError::NoSuchId { word: word.to_owned(), near: near(word, session)? })
}

/// Ids that may have been meant: those spelt alike, then the records that the word finds.
fn near(word: &str, session: &Session<'_>) -> Result<Vec<String>, CliError> {
    let ids = session.data().ids().map(Id::as_str);
    let mut near: Vec<String> = nearest_n(word, ids, NEAR).into_iter().map(str::to_owned).collect();
    let (engine, abbreviations) = session.engine()?;
    for query in [word.to_owned(), word.replace('-', " ")] {
        let question = Question { text: &query, kinds: &[], limit: NEAR };
        // What cannot be read as a query is near to nothing.
        let answer = engine.answer(session.data(), question, &abbreviations).unwrap_or_default();
        for hit in answer.hits {
            let id = session.data().at(hit.place).map(|record| record.id.to_string());
            near.extend(id.filter(|id| near.len() < NEAR && !near.contains(id)));
        }
    }
    Ok(near)
}

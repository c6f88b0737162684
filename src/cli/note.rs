//! `cncl note`: a remark at the end of the notes of one record or several. Two who make one never stand in each other's way.

use serde_json::{Value, json};

use super::args::Note;
use super::many::{self, Plan};
use super::{CliError, Exit, Session};
use crate::config::clock;
use crate::model::Id;
use crate::model::input;
use crate::model::parts;
use crate::text::Message;

pub(super) fn run(args: &Note, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let form = || CliError::Usage(Message::new("error-note-form"));
    let (ids, text) = many::ids_and_last(&args.words, &args.many)?.ok_or_else(form)?;
    if is_forgotten(ids, text, session) {
        return Err(form());
    }
    let text = input::read_text(text).map_err(CliError::at("note"))?;
    let chosen = many::chosen(ids, &args.many, session)?;
    let note = comment(&text, session)?;
    let mut plan = Plan::default();
    for record in &chosen {
        plan.append(record, "notes", note.clone());
    }
    plan.carry_out(&args.many, session)?;
    Ok(Exit::Ok)
}

/// A remark as it is kept: its text, who made it, on which day and when.
pub(super) fn comment(text: &str, session: &mut Session<'_>) -> Result<Value, CliError> {
    let (on, at) = clock::moment(session.settings.fixed_today);
    Ok(json!(parts::Note::comment(text, &session.store()?.who().by, on, at)))
}

/// Whether several words are something else than ids and a remark: all of them are ids, or the remark has no quotes.
fn is_forgotten(ids: &[String], text: &str, session: &Session<'_>) -> bool {
    let is_no_id = |word: &String| Id::new(&word.to_ascii_lowercase()).is_err();
    ids.len() > 1 && (session.data().get(text).is_some() || ids.iter().any(is_no_id))
}

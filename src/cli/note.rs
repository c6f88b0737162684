//! `cncl note`: a remark at the end of the notes of one record or several. Two who make one never stand in each other's way.

use super::args::Note;
use super::session::Session;
use super::{CliError, Exit, bulk};
use crate::model::{Id, input};
use crate::text::Message;
use crate::work::Command;

pub(super) fn run(args: &Note, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let form = || CliError::Usage(Message::new("error-note-form"));
    let (ids, text) = bulk::ids_and_last(&args.words, &args.bulk)?.ok_or_else(form)?;
    if is_forgotten(ids, text, session) {
        return Err(form());
    }
    // Before the records are looked for: a remark that says nothing is wrong for each of them.
    let text = input::read_text(text).map_err(CliError::at("note"))?;
    let chosen = bulk::chosen(ids, &args.bulk, session)?;
    let plan = bulk::planned(&Command::Note { text }, &chosen, session)?;
    bulk::carry_out(plan, &args.bulk, session)?;
    Ok(Exit::Ok)
}

/// Whether several words are something else than ids and a remark: all of them are ids, or the remark has no quotes.
fn is_forgotten(ids: &[String], text: &str, session: &Session<'_>) -> bool {
    let is_no_id = |word: &String| Id::new(&word.to_ascii_lowercase()).is_err();
    ids.len() > 1 && (session.data().get(text).is_some() || ids.iter().any(is_no_id))
}

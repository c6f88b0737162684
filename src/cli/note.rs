//! `cncl note`: a remark at the end of a record's notes. Two who make one never stand in each other's way.

use serde_json::json;

use super::args::Note;
use super::{CliError, Exit, Session, pick};
use crate::config::clock;
use crate::model::input::{self, InputError};
use crate::store::Edit;

/// What a remark of a colleague is called.
const COMMENT: &str = "comment";

pub(super) fn run(args: &Note, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let record = pick::shared(&args.id, session)?;
    let text =
        input::read_text(&args.text).map_err(|wrong| CliError::at_field(InputError::new("note", wrong)))?;
    let by = session.store()?.who().by.clone();
    let day = session.settings.now.today;
    let mut note = json!({"kind": COMMENT, "text": text, "on": day, "by": by});
    // On another day than the clock's the time would be made up.
    if day == clock::today() {
        note["at"] = json!(clock::time());
    }
    session.save_and_tell(&Edit::new().append(&record.id, "notes", vec![note]), args.json)?;
    Ok(Exit::Ok)
}

//! `cncl done`: finishes tasks and milestones. Several at once are one edit, and are undone as one.

use super::args::Done;
use super::{CliError, Exit, Session, pick};
use crate::model::{Kind, Record, Status, input};
use crate::store::Edit;
use crate::text::Message;

pub(super) fn run(args: &Done, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let mut edit = Edit::new();
    let mut named = Vec::new();
    for word in &args.ids {
        let record = pick::shared(word, session)?;
        if named.contains(&record.id) {
            continue;
        }
        let wishes = wishes(&record, args, session)?;
        let filled = input::fill(&record, &wishes, session.data(), session.settings.now.today)
            .map_err(|error| CliError::at_record(&record.id, error))?;
        edit = edit.set(&record, filled.fields);
        named.push(record.id.clone());
    }
    session.save_and_tell(&edit, args.json)?;
    Ok(Exit::Ok)
}

/// What is set in a record that is finished.
fn wishes(
    record: &Record,
    args: &Done,
    session: &Session<'_>,
) -> Result<Vec<(String, Vec<String>)>, CliError> {
    let wish = |name: &str, text: String| (name.to_owned(), vec![text]);
    // Without --on, a day that stands there already is better than today.
    let known = record.done_on().is_some() && args.on.is_none();
    let day = args.on.clone().unwrap_or_else(|| session.settings.now.today.to_string());
    let mut wishes = if known { Vec::new() } else { vec![wish("done_on", day)] };
    match record.kind() {
        Kind::Task => wishes.push(wish("status", Status::Done.word().to_owned())),
        Kind::Milestone => {}
        kind => {
            let message = Message::new("error-done-kind").with("id", record.id.as_str());
            return Err(CliError::Usage(message.with("kind", kind.name())));
        }
    }
    wishes.extend(args.result.iter().map(|text| wish("result", text.clone())));
    Ok(wishes)
}

//! `cncl add`: a new record. Prints its id alone, so that a script can go on with it.

use std::sync::Arc;

use super::args::{Add, Given};
use super::output::{Format, write_items};
use super::{CliError, Exit, Session, item, read};
use crate::model::input::{self, Filled};
use crate::model::{Kind, Record, Status};
use crate::store::{Edit, StoreError, new_id};
use crate::text::Words as _;

/// How often another id is tried when somebody else has just taken the one that was drawn.
const TRIES: usize = 8;

pub(super) fn run(args: &Add, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let kind: Kind = args.kind.parse()?;
    let record = saved(args, kind, session)?;
    if args.json {
        let item = item::Items::without_parts(session.settings).of(&record)?;
        write_items(Format::Json, std::iter::once(item), session.out)?;
    } else {
        writeln!(session.out, "{}", record.id)?;
    }
    Ok(Exit::Ok)
}

fn saved(args: &Add, kind: Kind, session: &mut Session<'_>) -> Result<Arc<Record>, CliError> {
    let mut wishes = vec![("title".to_owned(), vec![args.title.clone()])];
    wishes.extend(args.fields.0.iter().map(|Given { name, values, .. }| (name.clone(), values.clone())));
    // Work that is only now written down has not begun; unknown is what nobody told of the past.
    if kind == Kind::Task && wishes.iter().all(|(name, _)| name != "status") {
        wishes.push(("status".to_owned(), vec![Status::Todo.word().to_owned()]));
    }
    let mut tries = TRIES;
    loop {
        let filled = filled(kind, &wishes, args, session)?;
        read::counts(&filled, session)?;
        let record = Arc::new(filled.record.clone());
        let twin = input::twin(&record, session.data()).map(|twin| twin.title().to_owned());
        match session.save(&Edit::new().create(Arc::clone(&record))) {
            Err(CliError::Saving(error)) if tries > 1 && matches!(*error, StoreError::Exists { .. }) => {
                tries -= 1;
            }
            Err(error) => return Err(error),
            Ok(_) => {
                tell_unread(&filled, session);
                if let Some(title) = twin {
                    session.voice.tell(&session.lang.say("form-twin", &[("title", (&title).into())]));
                }
                return Ok(record);
            }
        }
    }
}

fn filled(
    kind: Kind,
    wishes: &[(String, Vec<String>)],
    args: &Add,
    session: &Session<'_>,
) -> Result<Filled, CliError> {
    let data = session.data();
    let empty = Record::new(kind, new_id(kind, |id| data.get(id).is_some()));
    input::fill(&empty, wishes, data, session.settings.now.today).map_err(|error| {
        // The flag that was typed; the title has none, and neither has what was not typed at all.
        let given = args.fields.0.iter().find(|given| given.name == error.name());
        let within = &error.field[error.name().len()..];
        let place = given.map_or_else(|| error.field.clone(), |given| format!("--{}{within}", given.flag));
        CliError::Input { place, error }
    })
}

/// Says that a deadline is kept although nobody understands it.
pub(super) fn tell_unread(filled: &Filled, session: &Session<'_>) {
    if let Some(text) = filled.unread_deadline() {
        tell_kept(text, session);
    }
}

/// Says that the words of a deadline are kept although nobody understands them.
pub(super) fn tell_kept(text: &str, session: &Session<'_>) {
    session.voice.tell(&session.lang.say("deadline-kept", &[("text", text.into())]));
}

//! `cncl move`: tasks, documents or other records with a working state come to another one.

use super::args::Move;
use super::session::Session;
use super::{CliError, Exit, bulk};
use crate::text::Message;
use crate::work::Command;

pub(super) fn run(args: &Move, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let Some((ids, status)) = bulk::ids_and_last(&args.words, &args.bulk)? else {
        return Err(CliError::Usage(Message::new("error-move-form")));
    };
    let chosen = bulk::chosen(ids, &args.bulk, session)?;
    let command = Command::Move { to: status.to_owned(), reason: args.reason.clone() };
    let plan = bulk::planned(&command, &chosen, session);
    let plan = plan.map_err(|error| bulk::at_flag(error, &["reason"]))?;
    bulk::carry_out(plan, &args.bulk, session)?;
    Ok(Exit::Ok)
}

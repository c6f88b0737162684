//! `cncl move`: tasks, documents or other records with a working state come to another one.

use super::args::Move;
use super::{CliError, Exit, Session, many};
use crate::text::Message;
use crate::work::Command;

pub(super) fn run(args: &Move, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let Some((ids, status)) = many::ids_and_last(&args.words, &args.many)? else {
        return Err(CliError::Usage(Message::new("error-move-form")));
    };
    let chosen = many::chosen(ids, &args.many, session)?;
    let command = Command::Move { to: status.to_owned(), reason: args.reason.clone() };
    let plan = many::planned(&command, &chosen, session);
    let plan = plan.map_err(|error| many::at_flag(error, &["reason"]))?;
    many::carry_out(plan, &args.many, session)?;
    Ok(Exit::Ok)
}

//! `cncl remove`: a record goes, unless others refer to it. The journal keeps what it was.

use super::args::Remove;
use super::{CliError, Exit, Session, bulk, resolve_id};
use crate::work::Command;

pub(super) fn run(args: &Remove, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let record = resolve_id::shared(&args.id, session)?;
    let plan = bulk::planned(&Command::Remove, &[record], session)?;
    session.carry_out_and_tell(plan, args.json)?;
    Ok(Exit::Ok)
}

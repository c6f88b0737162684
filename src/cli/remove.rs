//! `cncl remove`: a record goes, unless others refer to it. The journal keeps what it was.

use super::args::Remove;
use super::session::Session;
use super::{CliError, Exit, bulk, changes, resolve_id};
use crate::work::Command;

pub(super) fn run(args: &Remove, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let record = resolve_id::shared(&args.id, session)?;
    let plan = bulk::planned(&Command::Remove, &[record], session)?;
    changes::carry_out(plan, args.json, session)?;
    Ok(Exit::Ok)
}

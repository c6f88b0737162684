//! `cncl remove`: a record goes, unless others refer to it. The journal keeps what it was.

use super::args::Remove;
use super::{CliError, Exit, Session, pick};
use crate::store::Edit;

pub(super) fn run(args: &Remove, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let record = pick::shared(&args.id, session)?;
    session.save_and_tell(&Edit::new().remove(record), args.json)?;
    Ok(Exit::Ok)
}

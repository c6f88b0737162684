//! `cncl move`: a task, document or other record with a working state comes to another one.

use super::args::Move;
use super::{CliError, Exit, Session, pick};
use crate::model::deadline::Base;
use crate::model::input::{self, Filled};
use crate::model::{Record, Status};
use crate::store::Edit;

pub(super) fn run(args: &Move, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let record = pick::shared(&args.id, session)?;
    let filled = moved(&record, &args.status, session)?;
    session.save_and_tell(&Edit::new().set(&record, filled.fields), args.json)?;
    Ok(Exit::Ok)
}

fn moved(record: &Record, status: &str, session: &Session<'_>) -> Result<Filled, CliError> {
    let (data, now) = (session.data(), session.settings.now);
    let value = input::read_field(record.kind(), "status", &[status], data, Base::new(now.today))
        .map_err(CliError::at_field)?;
    let state = value.as_str().and_then(|word| word.parse::<Status>().ok());
    let fields = state.and_then(|state| input::moved(record, state, now));
    Filled::of(record, fields.unwrap_or_else(|| vec![("status", value)]), data).map_err(CliError::at_field)
}

//! `cncl move`: tasks, documents or other records with a working state come to another one.

use super::args::Move;
use super::many::{self, Plan};
use super::{CliError, Exit, Session};
use crate::model::deadline::Base;
use crate::model::input::{self, Filled, InputError};
use crate::model::{Record, Status};
use crate::text::Message;

pub(super) fn run(args: &Move, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let Some((ids, status)) = many::ids_and_last(&args.words, &args.many)? else {
        return Err(CliError::Usage(Message::new("error-move-form")));
    };
    let chosen = many::chosen(ids, &args.many, session)?;
    let mut plan = Plan::default();
    for record in &chosen {
        let filled = moved(record, status, session);
        plan.set(record, None, filled.map_err(|error| many::misfit(record, &chosen, error))?.fields);
    }
    plan.carry_out(&args.many, session)?;
    Ok(Exit::Ok)
}

fn moved(record: &Record, status: &str, session: &Session<'_>) -> Result<Filled, InputError> {
    let (data, now) = (session.data(), session.settings.now);
    let value = input::read_field(record.kind(), "status", &[status], data, Base::new(now.today))?;
    let state = value.as_str().and_then(|word| word.parse::<Status>().ok());
    let fields = state.and_then(|state| input::moved(record, state, now));
    Filled::of(record, fields.unwrap_or_else(|| vec![("status", value)]), data)
}

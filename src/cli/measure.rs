//! `cncl measure`: a measured value of a target.

use super::args::Measure;
use super::session::Session;
use super::{CliError, Exit, bulk, changes, resolve_id};
use crate::text::Message;
use crate::view::gauge::is_doubtful;
use crate::work::Command;

pub(super) fn run(args: &Measure, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let record = resolve_id::shared(&args.target, session)?;
    let command = Command::Measure {
        value: args.value.clone(),
        period: given(args.period.as_deref(), "--period")?,
        on: given(args.on.as_deref(), "--on")?,
        source: given(args.source.as_deref(), "--source")?,
    };
    let plan = bulk::planned(&command, std::slice::from_ref(&record), session);
    let plan = plan.map_err(|error| bulk::at_flag(error, &["period", "on", "source"]))?;
    let value =
        plan.rows.first().and_then(|row| row.after().as_target()?.measurements.last().map(|it| it.value));
    changes::carry_out(plan, args.json, session)?;
    if record.as_target().zip(value).is_some_and(|(target, value)| is_doubtful(target, value)) {
        session.voice.tell(&session.lang.text("why-doubtful"));
    }
    Ok(Exit::Ok)
}

/// A flag with nothing behind it was meant to say something.
fn given(text: Option<&str>, flag: &str) -> Result<String, CliError> {
    match text {
        Some("") => Err(CliError::Usage(Message::new("error-args-no-value").with("flag", flag))),
        text => Ok(text.unwrap_or_default().to_owned()),
    }
}

//! `cncl measure`: a measured value of a target.

use serde_json::json;

use super::args::Measure;
use super::{CliError, Exit, Session, pick};
use crate::model::input::{Measured, read_measurement};
use crate::model::parts::Measurement;
use crate::model::{Date, Kind, Record};
use crate::store::Edit;
use crate::text::Message;
use crate::view::gauge::is_doubtful;

pub(super) fn run(args: &Measure, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let record = pick::shared(&args.target, session)?;
    if record.kind() != Kind::Target {
        let message = Message::new("error-measure-kind").with("id", record.id.as_str());
        return Err(CliError::Usage(message.with("kind", record.kind().name())));
    }
    let by = session.store()?.who().by.clone();
    let measurement = measurement(args, &record, session.settings.now.today, &by)?;
    let edit = Edit::new().append(&record.id, "measurements", vec![json!(measurement)]);
    session.save_and_tell(&edit, args.json)?;
    if record.as_target().is_some_and(|target| is_doubtful(target, measurement.value)) {
        session.voice.tell(&session.lang.text("why-doubtful"));
    }
    Ok(Exit::Ok)
}

fn measurement(args: &Measure, record: &Record, today: Date, by: &str) -> Result<Measurement, CliError> {
    let given = |text: &Option<String>, flag: &str| match text.as_deref() {
        // A flag with nothing behind it was meant to say something.
        Some("") => Err(CliError::Usage(Message::new("error-args-no-value").with("flag", flag))),
        text => Ok(text.unwrap_or_default().to_owned()),
    };
    let (period, on) = (given(&args.period, "--period")?, given(&args.on, "--on")?);
    let source = given(&args.source, "--source")?;
    let typed = Measured { value: &args.value, period: &period, on: &on, source: &source };
    let measurement = read_measurement(record, &typed, today).map_err(|error| {
        let is_argument = error.field == "value";
        let place = if is_argument { error.field.clone() } else { format!("--{}", error.field) };
        CliError::Input { place, error }
    })?;
    Ok(Measurement { by: by.into(), ..measurement })
}

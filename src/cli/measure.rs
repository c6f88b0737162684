//! `cncl measure`: a measured value of a target.

use serde_json::{Value, json};

use super::args::Measure;
use super::{CliError, Exit, Session, pick};
use crate::model::input::{self, InputError, Wrong};
use crate::model::{Date, Kind};
use crate::store::Edit;
use crate::text::Message;

pub(super) fn run(args: &Measure, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let record = pick::shared(&args.target, session)?;
    if record.kind() != Kind::Target {
        let message = Message::new("error-measure-kind").with("id", record.id.as_str());
        return Err(CliError::Usage(message.with("kind", record.kind().name())));
    }
    let by = session.store()?.who().by.clone();
    let measurement = measurement(args, session.settings.now.today, &by)?;
    session.save_and_tell(&Edit::new().append(&record.id, "measurements", vec![measurement]), args.json)?;
    Ok(Exit::Ok)
}

fn measurement(args: &Measure, today: Date, by: &str) -> Result<Value, CliError> {
    let at = |place: &'static str| {
        move |wrong: Wrong| CliError::Input { place: place.to_owned(), error: InputError::new(place, wrong) }
    };
    let value = input::read_decimal(&args.value).map_err(at("value"))?;
    let on = args.on.as_deref().map(|text| input::read_day(text, today)).transpose().map_err(at("--on"))?;
    let text =
        |place, text: &Option<String>| text.as_deref().map(input::read_text).transpose().map_err(at(place));
    let mut made = json!({"value": value, "on": on.unwrap_or(today), "by": by});
    for (name, text) in
        [("period", text("--period", &args.period)?), ("source", text("--source", &args.source)?)]
    {
        if let Some(text) = text {
            made[name] = json!(text);
        }
    }
    Ok(made)
}

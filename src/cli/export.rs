//! `cncl export`: the records as a file: as JSON, which `cncl import` reads back without a change, or their deadlines as a
//! calendar.

use super::args::Export;
use super::session::Session;
use super::{CliError, Exit, exchange_folder, views};
use crate::exchange::ics;
use crate::exchange::json::{self, Beside, Form};
use crate::model::{Now, Record};
use crate::store::{Existing, write_file};
use crate::text::{Message, nearest};

/// What a file is made in.
#[derive(Debug, Clone, Copy)]
enum Format {
    Json(Form),
    Calendar,
}

impl Format {
    /// Whether a record has a place in such a file.
    fn holds(self, record: &Record, now: Now) -> bool {
        match self {
            Self::Json(_) => true,
            Self::Calendar => record.deadline().is_some() && now.last_day(record).is_some(),
        }
    }
}

/// The formats, by the words for them.
const FORMATS: [(&str, Format); 3] =
    [("json", Format::Json(Form::Whole)), ("jsonl", Format::Json(Form::Lines)), ("ics", Format::Calendar)];

/// The words for what a file can be made in.
pub fn formats() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().map(|(name, _)| *name)
}

/// When a calendar reminds, unless told: a week and a day before.
const ALARMS: &str = "7d,1d";

pub(super) fn run(args: &Export, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let format = format(&args.format)?;
    let out = args.out.as_deref().map(|path| exchange_folder::to_write(path, "--out", session.settings));
    let out = out.transpose()?;
    let now = session.settings.now;
    let (filter, _) = views::narrowed(&args.narrow, session)?;
    let data = session.data();
    let passing = session.passing(&filter)?;
    let accepted = |record: &&Record| format.holds(record, now) && passing.accepts(record);
    let records: Vec<&Record> = data.iter().filter(accepted).collect();
    let (n, bytes) = (records.len(), bytes(format, &records, args, session)?);
    let Some((target, path)) = &out else {
        session.out.write_all(&bytes)?;
        return Ok(Exit::Ok);
    };
    let existing = if args.force { Existing::Replaced } else { Existing::Kept };
    write_file(target, &bytes, existing).map_err(|error| exchange_folder::unwritten(path, error))?;
    let path = path.display().to_string();
    let said = session.lang.with("export-done", &[("n", n.into()), ("path", (&path).into())]);
    session.voice.tell(&said);
    Ok(Exit::Ok)
}

fn bytes(
    format: Format,
    records: &[&Record],
    args: &Export,
    session: &Session<'_>,
) -> Result<Vec<u8>, CliError> {
    let mut bytes = Vec::new();
    match format {
        Format::Json(Form::Lines) => json::write(Form::Lines, records, &mut bytes)?,
        Format::Json(Form::Whole) => {
            let sample = records.iter().any(|record| record.is_sample());
            json::write_beside(Beside { sample, ..Beside::default() }, records, &mut bytes)?;
        }
        Format::Calendar => bytes = calendar(records, args, session)?,
    }
    Ok(bytes)
}

fn calendar(records: &[&Record], args: &Export, session: &Session<'_>) -> Result<Vec<u8>, CliError> {
    let told = args.alarm.as_deref().or(session.settings.config.alarm.as_deref());
    let alarms = alarms(told.unwrap_or(ALARMS))?;
    let options = ics::Options {
        store: &session.store_name(),
        alarms: &alarms,
        now: session.settings.now,
        words: session.lang,
    };
    let text = ics::write(session.data(), records, options).map_err(std::io::Error::other)?;
    Ok(text.into_bytes())
}

/// `7d,1d`: so many days before; `0d` is the morning of the day itself, and `none` is no alarm.
fn alarms(text: &str) -> Result<Vec<u16>, CliError> {
    let wrong = || CliError::Usage(Message::new("error-alarm").with("value", text));
    if text.trim() == "none" {
        return Ok(Vec::new());
    }
    let days = |part: &str| {
        let part = part.trim();
        let (number, days) = match part.strip_suffix('w') {
            Some(weeks) => (weeks, 7),
            None => (part.strip_suffix('d').ok_or_else(wrong)?, 1),
        };
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let count = number.parse().ok().filter(|_| is_number).and_then(|n: u16| n.checked_mul(days));
        count.filter(|days| *days <= 366).ok_or_else(wrong)
    };
    text.split(',').map(days).collect()
}

fn format(word: &str) -> Result<Format, CliError> {
    let folded = word.trim().to_ascii_lowercase();
    FORMATS.iter().find(|(name, _)| *name == folded).map(|(_, format)| *format).ok_or_else(|| {
        let names = FORMATS.map(|(name, _)| name);
        CliError::Usage(
            Message::new("error-export-format")
                .with("value", word)
                .with("among", names.join(", "))
                .with_nearest(nearest(word, names)),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alarms_are_days_or_weeks_before() {
        assert_eq!(alarms("7d, 1d").expect("valid"), [7, 1]);
        assert_eq!(alarms("2w,0d").expect("valid"), [14, 0]);
        assert_eq!(alarms("none").expect("valid"), [] as [u16; 0]);
        for wrong in ["", "7", "d", "-1d", "1h", "1d,,2d", "999d", "99999999d", "+1d"] {
            assert!(alarms(wrong).is_err(), "{wrong}");
        }
    }
}

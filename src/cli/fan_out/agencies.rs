//! Which agencies a duty is given to: by id, name or short name, by words that only one of them has, out of a list, or all
//! that pass a filter.
//!
//! What may mean several is never guessed: the answer names them.

use std::collections::HashSet;
use std::path::Path;

use crate::cli::args::FanOut as Args;
use crate::cli::session::Session;
use crate::cli::{CliError, import, read};
use crate::model::input::Names;
use crate::model::words::{Bloc, UnknownWord};
use crate::model::{Id, Kind, Record, ValueError};
use crate::text::{Message, fold};
use crate::view::agencies;

/// Agencies that are named where a word may mean several.
const SOME: usize = 8;
/// Fewer letters than these mean nobody.
const SHORTEST: usize = 3;
/// Lines that name nobody and are told one by one: a file of another kind has thousands.
const TOLD: usize = 20;
/// A line of a list that begins so is a remark.
const REMARK: char = '#';

/// The agencies that were named, each once.
pub(super) fn named(args: &Args, names: &Names<'_>, session: &Session<'_>) -> Result<Vec<Id>, CliError> {
    let mut found: Vec<Id> = Vec::new();
    if let Some(text) = args.to_filter.as_deref() {
        found.extend(passing(text, session)?);
    }
    for text in &args.bloc {
        found.extend(of_bloc(text, names)?);
    }
    for text in &args.to {
        let ids = meant(text, names, session).map_err(CliError::at("--to"))?;
        found.extend(ids);
    }
    if let Some(path) = args.to_file.as_deref() {
        found.extend(listed(path, names, session)?);
    }
    let mut seen = HashSet::new();
    found.retain(|id| seen.insert(id.clone()));
    if found.is_empty() {
        return Err(CliError::Usage(Message::new("error-fanout-nobody")));
    }
    Ok(found)
}

/// Every body of a bloc, by the record that stands for it, else by its own id.
fn of_bloc(text: &str, names: &Names<'_>) -> Result<Vec<Id>, CliError> {
    let bloc: Bloc = text.parse().map_err(|wrong: UnknownWord| CliError::at("--bloc")(wrong.into()))?;
    let province = names.near().first().copied();
    if bloc.needs_province() && province.is_none() {
        return Err(CliError::Usage(Message::new("error-fanout-bloc")));
    }
    let bodies = bloc.bodies(province.unwrap_or_default());
    Ok(bodies.iter().filter_map(|body| names.id_of(body).ok()).collect())
}

fn passing(filter: &str, session: &Session<'_>) -> Result<Vec<Id>, CliError> {
    let filter = read::choice("--to-filter", filter, session)?;
    let passing = session.passing(&filter)?;
    let agencies = session.data().of(Kind::Agency).filter(|record| passing.accepts(record));
    Ok(agencies.map(|record| record.id.clone()).collect())
}

/// The agencies of a list, one or several on a line. Every line that names none counts, and the first of them are told.
fn listed(path: &Path, names: &Names<'_>, session: &Session<'_>) -> Result<Vec<Id>, CliError> {
    let shown = path.display().to_string();
    let unreadable = || CliError::Unfit(Message::new("error-fanout-encoding").with("path", &shown));
    let bytes = import::of_list(path, "--to-file", session.settings).map_err(|unread| match unread {
        import::Unread::Fault(fault) => CliError::Unfit(fault.message()),
        import::Unread::Error(error) => *error,
    })?;
    let text = String::from_utf8(bytes).map_err(|_| unreadable())?;
    let (mut found, mut wrong) = (Vec::new(), 0);
    for (nth, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with(REMARK) {
            continue;
        }
        match meant(line, names, session) {
            Ok(ids) => found.extend(ids),
            Err(error) => {
                wrong += 1;
                if wrong > TOLD {
                    continue;
                }
                let said = CliError::at(&format!("{shown}:{}", nth + 1))(error).sentence(session.lang);
                session.voice.tell(&said.unwrap_or_default());
            }
        }
    }
    if wrong > 0 {
        let message = Message::new("error-fanout-list").with("path", shown);
        return Err(CliError::Unfit(message.with("count", wrong.to_string())));
    }
    Ok(found)
}

/// The agencies of a text: it is one name, or several between commas.
fn meant(text: &str, names: &Names<'_>, session: &Session<'_>) -> Result<Vec<Id>, ValueError> {
    names.parts(Kind::Agency, text).iter().map(|part| one(part, names, session)).collect()
}

/// The agency that a word means: by its id or name, or as the only one in which every word stands. Where words are only begun,
/// those that may be meant are named.
fn one(word: &str, names: &Names<'_>, session: &Session<'_>) -> Result<Id, ValueError> {
    let wrong = match names.find(Kind::Agency, word) {
        Err(wrong @ ValueError::NoRecord { .. }) => wrong,
        found => return found,
    };
    if fold(word).chars().filter(|c| c.is_alphanumeric()).count() < SHORTEST {
        return Err(wrong);
    }
    match agencies::matching(word, session.data(), session.lang).as_slice() {
        [] => Err(wrong),
        [only] => {
            let near = vec![shown(only)];
            Err(ValueError::NoRecord { kind: Kind::Agency, value: word.trim().to_owned(), near })
        }
        many => Err(ValueError::ManyRecords {
            value: word.trim().to_owned(),
            count: many.len(),
            some: many.iter().take(SOME).map(|record| shown(record)).collect(),
        }),
    }
}

/// `so-khcn-ha-noi (Sở Khoa học và Công nghệ Hà Nội)`.
fn shown(record: &Record) -> String {
    format!("{} ({})", record.id, record.title())
}

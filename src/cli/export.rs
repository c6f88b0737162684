//! `cncl export`: the records as a file that `cncl import` reads back without a change.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::args::Export;
use super::{CliError, Exit, Session, read};
use crate::exchange::json::{self, Form};
use crate::model::Record;
use crate::text::{Message, nearest};

/// The formats, by the words for them.
const FORMATS: [(&str, Form); 2] = [("json", Form::Whole), ("jsonl", Form::Lines)];

pub(super) fn run(args: &Export, session: &mut Session<'_>) -> Result<Exit, CliError> {
    if session.settings.restricted && args.out.is_some() {
        return Err(CliError::Restricted { flag: "--out" });
    }
    let form = form(&args.format)?;
    let now = session.settings.now;
    let filter = read::filter(args.filter.as_deref(), session.data(), now)?;
    let Some(path) = &args.out else {
        let mut buffer = Vec::new();
        let passing = session.passing(&filter)?;
        json::write(form, session.data().iter().filter(|record| passing.accepts(record)), &mut buffer)?;
        session.out.write_all(&buffer)?;
        return Ok(Exit::Ok);
    };
    let passing = session.passing(&filter)?;
    let records: Vec<&Record> = session.data().iter().filter(|record| passing.accepts(record)).collect();
    save(path, form, &records, args.force)?;
    let (n, path) = (records.len(), path.display().to_string());
    let said = session.lang.with("export-done", &[("n", n.into()), ("path", (&path).into())]);
    session.voice.tell(&said);
    Ok(Exit::Ok)
}

fn form(word: &str) -> Result<Form, CliError> {
    let folded = word.trim().to_ascii_lowercase();
    FORMATS.iter().find(|(name, _)| *name == folded).map(|(_, form)| *form).ok_or_else(|| {
        let names = FORMATS.map(|(name, _)| name);
        CliError::Usage(
            Message::new("error-export-format")
                .with("value", word)
                .with("among", names.join(", "))
                .with_nearest(nearest(word, names)),
        )
    })
}

/// Writes a file that is there whole or not at all. One that is there already stays, unless it may be replaced.
fn save(path: &Path, form: Form, records: &[&Record], force: bool) -> Result<(), CliError> {
    let failed = |error| CliError::File { path: path.to_owned(), error };
    if !force && fs::symlink_metadata(path).is_ok() {
        return Err(CliError::Usage(
            Message::new("error-export-exists").with("path", path.display().to_string()),
        ));
    }
    let new = beside(path);
    let in_place = || {
        if force {
            return fs::rename(&new, path);
        }
        // A link fails where somebody else made a file of that name in the meantime; a renaming would not.
        fs::hard_link(&new, path).and_then(|()| fs::remove_file(&new))
    };
    let written = write(&new, form, records).and_then(|()| in_place());
    written.map_err(|error| {
        drop(fs::remove_file(&new));
        failed(error)
    })
}

/// The name of the file while it is written.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    path.with_file_name(name)
}

fn write(path: &Path, form: Form, records: &[&Record]) -> io::Result<()> {
    let file: File = OpenOptions::new().write(true).create(true).truncate(true).open(path)?;
    let mut out = BufWriter::new(file);
    json::write(form, records, &mut out)?;
    out.flush()?;
    out.get_ref().sync_all()
}

//! `cncl edit`: the fields of a record in the user's own editor.
//!
//! What is wrong is written above the text and the editor opens again, as long as somebody sits there; what could not be
//! saved stays in its file, and the message names it. Deliberately no shell in a restricted session: editors open one.

mod sheet;

use std::fs;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::Arc;

use super::args::Edit as Args;
use super::session::Session;
use super::{CliError, Exit, add, bulk, changes, resolve_id};
use crate::files::{open_regular, read_bounded};
use crate::model::{Plan, Record};
use crate::store::{private_folder, write_private};
use crate::text::{Message, Words as _};
use crate::work;

/// More bytes are no record.
const LARGEST: u64 = 64 << 20;
/// The editor of those who named none.
const EDITOR: &str = "vi";

pub(super) fn run(args: &Args, session: &mut Session<'_>) -> Result<Exit, CliError> {
    if session.settings.restricted {
        return Err(CliError::Restricted { flag: "edit" });
    }
    // Before anybody has typed, and not after.
    session.store()?;
    let record = resolve_id::shared(&args.id, session)?;
    let file = Draft::new(&record, &sheet::written(&record, session.lang))?;
    let saved = edited(&file, &record, args, session);
    match saved {
        Ok(()) => file.remove(),
        Err(_) => session
            .voice
            .tell(&session.lang.say("edit-kept", &[("path", (&file.path.display().to_string()).into())])),
    }
    saved.map(|()| Exit::Ok)
}

/// Opens the editor until what it leaves can be saved.
fn edited(
    file: &Draft,
    record: &Arc<Record>,
    args: &Args,
    session: &mut Session<'_>,
) -> Result<(), CliError> {
    loop {
        let before = file.read()?;
        open(&file.path)?;
        let text = file.read()?;
        match planned(&text, record, session) {
            Ok(plan) => return save(plan, args, session),
            // The same text again will not be right the next time either.
            Err(error) if text == before || !io::stdin().is_terminal() => return Err(error),
            Err(error) => {
                let said = error.sentence(session.lang).unwrap_or_default();
                file.write(&sheet::with_remark(&text, &said))?;
            }
        }
    }
}

/// What the text changes, by the rules of every other way to change a record.
fn planned(text: &str, record: &Arc<Record>, session: &Session<'_>) -> Result<Plan, CliError> {
    let fields = sheet::read(text, record, session.data(), session.settings.now.today)?;
    let command = work::Command::Fill { fields, agencies: Vec::new(), reason: None };
    bulk::planned(&command, std::slice::from_ref(record), session)
}

fn save(plan: Plan, args: &Args, session: &mut Session<'_>) -> Result<(), CliError> {
    let unread = add::unread(&plan);
    changes::carry_out(plan, args.json, session)?;
    add::tell_unread(unread.as_deref(), session);
    Ok(())
}

/// Runs the editor on a file. What it is called may have arguments, so a shell takes it apart, as everywhere.
fn open(path: &Path) -> Result<(), CliError> {
    let named = |name| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
    let editor = named("VISUAL").or_else(|| named("EDITOR")).unwrap_or_else(|| EDITOR.to_owned());
    let status =
        process::Command::new("sh").arg("-c").arg(format!("{editor} \"$1\"")).arg("sh").arg(path).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        _ => Err(CliError::Unfit(Message::new("error-editor").with("value", editor))),
    }
}

/// The file that the editor is given, in a folder of its own: nobody else may read it, nor what the editor lays beside it.
struct Draft {
    path: PathBuf,
    folder: PathBuf,
}

impl Draft {
    fn new(record: &Record, text: &str) -> Result<Self, CliError> {
        let folder = private_folder(&std::env::temp_dir())?;
        let draft = Self { path: folder.join(format!("{}.toml", record.id)), folder };
        draft.write(text).inspect_err(|_| draft.remove())?;
        Ok(draft)
    }

    fn read(&self) -> Result<String, CliError> {
        let failed = |error| CliError::File { path: self.path.clone(), error };
        let bytes = open_regular(&self.path).and_then(|file| read_bounded(file, LARGEST)).map_err(failed)?;
        String::from_utf8(bytes).map_err(|error| failed(io::Error::new(io::ErrorKind::InvalidData, error)))
    }

    fn write(&self, text: &str) -> Result<(), CliError> {
        Ok(write_private(&self.path, text.as_bytes())?)
    }

    fn remove(&self) {
        // Left behind it does no harm but for its room.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

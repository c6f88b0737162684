//! The command line: reads arguments, looks things up, prints.
//!
//! Results go to stdout, everything else to stderr. No command here writes to a store or draws a screen; the interactive
//! program is asked for by returning [`Next::Interactive`], so that this room need not know it.

mod args;
mod as_of;
mod due;
mod error;
mod find;
mod help;
mod item;
mod list;
mod output;
mod read;
mod settings;
mod show;
mod sort;
mod style;
mod table;
mod usage;
mod voice;

use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal as _, Write};

use clap::error::ErrorKind;
use clap::{CommandFactory as _, FromArgMatches as _};

use crate::config::Settings;
use crate::lang::Lang;
use crate::model::Dataset;
use crate::search::{Abbreviations, Index};
use crate::store::builtin::{self, BuiltinError};
use args::{Command, CommandLine};
pub use error::{CliError, Exit};
use style::Style;
use voice::Voice;

/// What is to happen after the command line was read.
#[derive(Debug)]
pub enum Next {
    /// The program ends.
    Exit(Exit),
    /// The interactive program runs.
    Interactive(Box<Settings>),
}

/// Does what the arguments ask for, the first of which is the program's own name.
pub fn run(args: &[OsString]) -> Next {
    let lang = Lang::new(settings::early_language(args));
    let voice = Voice::new(&lang, args);
    match parse(args, &lang) {
        Ok(line) => obey(&line, &voice),
        Err(error) => Next::Exit(answer(&error, args, &voice)),
    }
}

fn parse(args: &[OsString], lang: &Lang) -> Result<CommandLine, clap::Error> {
    let matches = help::localised(CommandLine::command(), lang).try_get_matches_from(args)?;
    CommandLine::from_arg_matches(&matches)
}

fn obey(line: &CommandLine, voice: &Voice<'_>) -> Next {
    let settings = match settings::settings(&line.globals) {
        Ok(settings) => settings,
        Err(error) => return Next::Exit(voice.complain(&error)),
    };
    match &line.command {
        Some(command) => {
            let done = perform(command, &settings, voice);
            Next::Exit(done.unwrap_or_else(|error| voice.complain(&error)))
        }
        None if io::stdin().is_terminal() && io::stdout().is_terminal() => {
            Next::Interactive(Box::new(settings))
        }
        None => {
            let help = help::localised(CommandLine::command(), voice.lang).render_help().to_string();
            voice.tell(help.trim_end());
            Next::Exit(Exit::Usage)
        }
    }
}

/// Help and version go to stdout, everything else that clap says is a mistake.
fn answer(error: &clap::Error, args: &[OsString], voice: &Voice<'_>) -> Exit {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let text = voice.safe(&error.render().to_string());
        let written = io::stdout().lock().write_all(text.as_bytes());
        return written.map_or_else(|error| voice.complain(&error.into()), |()| Exit::Ok);
    }
    voice.complain(&CliError::Usage(usage::message(error, args)))
}

/// What every command works with.
struct Session<'a> {
    settings: &'a Settings,
    lang: &'a Lang,
    voice: &'a Voice<'a>,
    data: Dataset,
    style: Style,
    out: &'a mut dyn Write,
}

impl Session<'_> {
    /// An index over the data, and the abbreviations that queries may use.
    fn index(&self) -> Result<(Index, Abbreviations), CliError> {
        let rows: Vec<_> = serde_json::from_str(builtin::abbreviations())
            .map_err(|error| BuiltinError { file: "abbreviations.json", error })?;
        Ok((Index::new(&self.data), Abbreviations::new(&rows)))
    }
}

fn perform(command: &Command, settings: &Settings, voice: &Voice<'_>) -> Result<Exit, CliError> {
    let mut out = BufWriter::new(io::stdout().lock());
    let style = Style::of_stdout(settings);
    let mut session =
        Session { settings, lang: voice.lang, voice, data: data(settings)?, style, out: &mut out };
    let exit = match command {
        Command::Find(args) => find::run(args, &mut session),
        Command::Show(args) => show::run(args, &mut session),
        Command::List(args) => list::run(args, &mut session),
        Command::Due(args) => due::run(args, &mut session),
    }?;
    out.flush()?;
    Ok(exit)
}

/// The records: the built-in ones, as long as there is no store.
fn data(settings: &Settings) -> Result<Dataset, CliError> {
    if let Some(folder) = &settings.store {
        if folder.exists() && !folder.is_dir() {
            return Err(CliError::NoFolder { path: folder.clone() });
        }
        if ["store.json", "journal.jsonl"].iter().any(|file| folder.join(file).exists()) {
            return Err(CliError::Store { path: folder.clone() });
        }
    }
    Ok(builtin::dataset()?)
}

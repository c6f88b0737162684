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

use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal as _, Write};

use clap::error::ErrorKind;
use clap::{CommandFactory as _, FromArgMatches as _};

use crate::config::Settings;
use crate::lang::Lang;
use crate::model::Dataset;
use crate::search::{Abbreviations, Index};
use crate::store::builtin::{self, BuiltinError};
use crate::text;
use args::{Command, CommandLine};
pub use error::{CliError, Exit};
use style::Style;

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
    match parse(args, &lang) {
        Ok(line) => obey(&line, &lang),
        Err(error) => Next::Exit(answer(&error, args, &lang)),
    }
}

fn parse(args: &[OsString], lang: &Lang) -> Result<CommandLine, clap::Error> {
    let matches = help::localised(CommandLine::command(), lang).try_get_matches_from(args)?;
    CommandLine::from_arg_matches(&matches)
}

fn obey(line: &CommandLine, lang: &Lang) -> Next {
    let settings = match settings::settings(&line.globals) {
        Ok(settings) => settings,
        Err(error) => return Next::Exit(complain(&error, lang)),
    };
    match &line.command {
        Some(command) => {
            let exit = perform(command, &settings, lang).unwrap_or_else(|error| complain(&error, lang));
            Next::Exit(exit)
        }
        None if io::stdin().is_terminal() && io::stdout().is_terminal() => {
            Next::Interactive(Box::new(settings))
        }
        None => {
            let help = help::localised(CommandLine::command(), lang).render_help().to_string();
            tell(&help);
            Next::Exit(Exit::Usage)
        }
    }
}

/// Help and version go to stdout, everything else that clap says is a mistake.
fn answer(error: &clap::Error, args: &[OsString], lang: &Lang) -> Exit {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let written = io::stdout().lock().write_all(error.render().to_string().as_bytes());
        return written.map_or_else(|error| complain(&error.into(), lang), |()| Exit::Ok);
    }
    complain(&CliError::Usage(usage::message(error, args)), lang)
}

/// Says what is wrong, on stderr.
fn complain(error: &CliError, lang: &Lang) -> Exit {
    if let Some(sentence) = error.sentence(lang) {
        tell(&format!("cncl: {}\n", text::clean_lines(&sentence)));
    }
    if let CliError::Usage(_) = error {
        tell(&format!("{}\n", lang.text("error-see-help")));
    }
    error.exit()
}

/// Writes to stderr. Nobody is left to tell if that is closed too.
fn tell(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// What every command works with.
struct Session<'a> {
    settings: &'a Settings,
    lang: &'a Lang,
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

    /// A remark to whoever reads; scripts do not see it on stdout.
    fn remark(&self, sentence: &str) {
        tell(&format!("{}\n", self.style.safe(sentence)));
    }
}

fn perform(command: &Command, settings: &Settings, lang: &Lang) -> Result<Exit, CliError> {
    let mut out = BufWriter::new(io::stdout().lock());
    let style = Style::of_stdout(settings);
    let mut session = Session { settings, lang, data: data(settings)?, style, out: &mut out };
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

//! Reads the arguments, opens what a command needs and hands over to its file.

use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal as _, Write};

use clap::error::ErrorKind;
use clap::{CommandFactory as _, FromArgMatches as _};

use super::args::{Command, CommandLine};
use super::error::{CliError, Exit};
use super::session::Session;
use super::voice::Voice;
use super::{
    add, board, check, compact, config, demo, done, due, edit, export, extend, fan_out, find, help, history,
    import, init, list, measure, merge, move_to, note, pages, remove, set, settings, show, summary, targets,
    timeline, undo, usage, views,
};
use crate::config::{Account, Settings};
use crate::lang::Lang;
use crate::model::Record;

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
    run_as(args, &Account::of_process())
}

/// The same for any account.
pub fn run_as(args: &[OsString], account: &Account) -> Next {
    let lang = Lang::new(settings::early_language(args, account));
    let voice = Voice::new(&lang, args);
    match parse(args, &lang) {
        Ok(line) => obey(&line, account, &voice),
        Err(error) => Next::Exit(answer(&error, args, &voice)),
    }
}

/// The declaration of the command line: every command with what it takes.
pub fn declaration() -> clap::Command {
    CommandLine::command()
}

fn parse(args: &[OsString], lang: &Lang) -> Result<CommandLine, clap::Error> {
    let matches = match CommandLine::command().try_get_matches_from(args) {
        // Its words matter only where some of them are printed.
        Err(error) if error.kind() != ErrorKind::DisplayVersion => {
            help::localised(CommandLine::command(), lang).try_get_matches_from(args)?
        }
        read => read?,
    };
    CommandLine::from_arg_matches(&matches)
}

fn obey(line: &CommandLine, account: &Account, voice: &Voice<'_>) -> Next {
    let asked = demo::check(line).and_then(|()| settings::settings(&line.globals, account));
    let settings = match asked {
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

/// Does a command. Those that create or mend a store cannot open it first.
fn perform(command: &Command, settings: &Settings, voice: &Voice<'_>) -> Result<Exit, CliError> {
    let mut out = BufWriter::new(io::stdout().lock());
    let exit = match command {
        Command::Init(args) => init::run(args, settings, voice, &mut out),
        Command::Check(args) => check::run(args, settings, voice, &mut out),
        Command::Completions(args) => pages::completions(args, voice.lang, &mut out),
        Command::Man(_) => pages::man(voice.lang, &mut out),
        Command::Config(_) | Command::Views(_) => {
            in_session(command, &mut Session::open_anyway(settings, voice, &mut out)?)
        }
        Command::Find(_) | Command::Show(_) => at_a_glance(command, settings, voice, &mut out),
        other => in_whole_session(other, settings, voice, &mut out),
    }?;
    out.flush()?;
    Ok(exit)
}

/// Does a command that looks something up, without reading the whole store first. If a record turns out not to be
/// readable, the whole store is read after all, to say what is wrong.
fn at_a_glance(
    command: &Command,
    settings: &Settings,
    voice: &Voice<'_>,
    out: &mut dyn Write,
) -> Result<Exit, CliError> {
    let mut printed = Vec::new();
    let mut session = Session::glance(settings, voice, &mut printed)?;
    if command.is_read_by_people() && settings.demo {
        session.mark_sample()?;
    }
    let done = in_session(command, &mut session);
    let is_sound = session.data().is_sound();
    drop(session);
    if !is_sound {
        return in_whole_session(command, settings, voice, out);
    }
    out.write_all(&printed)?;
    done
}

/// Does a command with all records at hand.
fn in_whole_session(
    command: &Command,
    settings: &Settings,
    voice: &Voice<'_>,
    out: &mut dyn Write,
) -> Result<Exit, CliError> {
    let mut session = Session::open(settings, voice, out)?;
    if command.is_read_by_people() && session.data().iter().any(Record::is_sample) {
        session.mark_sample()?;
    }
    let done = in_session(command, &mut session);
    // The program ends here, and the system takes all memory back at once. To give back a hundred thousand records one
    // by one takes longer than most commands.
    std::mem::forget(session);
    done
}

fn in_session(command: &Command, session: &mut Session<'_>) -> Result<Exit, CliError> {
    match command {
        Command::Find(args) => find::run(args, session),
        Command::Show(args) => show::run(args, session),
        Command::List(args) => list::run(args, session),
        Command::Due(args) => due::run(args, session),
        Command::Timeline(args) => timeline::run(args, session),
        Command::Targets(args) => targets::run(args, session),
        Command::Board(args) => board::run(args, session),
        Command::Summary(args) => summary::run(args, session),
        Command::Views(args) => views::run(args, session),
        Command::Add(args) => add::run(args, session),
        Command::Set(args) => set::run(args, session),
        Command::Done(args) => done::run(args, session),
        Command::Extend(args) => extend::run(args, session),
        Command::Move(args) => move_to::run(args, session),
        Command::Fanout(args) => fan_out::run(args, session),
        Command::Note(args) => note::run(args, session),
        Command::Measure(args) => measure::run(args, session),
        Command::Edit(args) => edit::run(args, session),
        Command::Remove(args) => remove::run(args, session),
        Command::Merge(args) => merge::run(args, session),
        Command::Undo(args) => undo::undo(args, session),
        Command::Redo(args) => undo::redo(args, session),
        Command::Log(args) => history::run(args, session),
        Command::Import(args) => import::run(args, session),
        Command::Export(args) => export::run(args, session),
        Command::Compact(_) => compact::run(session),
        Command::Config(args) => config::run(args, session),
        // Those that need no store were done before.
        Command::Init(_) | Command::Check(_) | Command::Completions(_) | Command::Man(_) => Ok(Exit::Ok),
    }
}

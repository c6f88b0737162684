//! `--demo`: the sample office in the place of a store.

use std::path::Path;

use super::CliError;
use super::args::{Command, CommandLine};
use crate::config::{Settings, holidays};
use crate::model::plan::Carried;
use crate::sample::{self, SEED};
use crate::store::{Options, Store, builtin};
use crate::text::Message;

/// What the folder of a store in memory is called where one is named.
const FOLDER: &str = "demo";

/// Refuses what cannot be asked of a sample: another store, or what is about files.
pub(super) fn check(line: &CommandLine) -> Result<(), CliError> {
    let is_of_files = matches!(line.command, Some(Command::Check(_) | Command::Compact(_)));
    let conflict = |other: &str| {
        let message = Message::new("error-args-conflict").with("flag", "--demo").with("other", other);
        Err(CliError::Usage(message))
    };
    match &line.command {
        _ if !line.globals.demo => Ok(()),
        Some(Command::Init(args)) => {
            if args.empty {
                conflict("--empty")
            } else {
                Ok(())
            }
        }
        _ if line.globals.store.is_some() => conflict("--store"),
        _ if is_of_files => Err(CliError::Usage(Message::new("error-sample-no-files"))),
        _ => Ok(()),
    }
}

/// What was done in the sample office up to the day of this run.
pub(super) fn past(settings: &Settings) -> Result<Vec<Carried>, CliError> {
    Ok(sample::office(settings.now.today, SEED, &builtin::dataset()?, &holidays::builtin())?)
}

/// The sample office, in memory.
pub(super) fn open(settings: &Settings, options: Options) -> Result<Store, CliError> {
    Ok(Store::init_sample(Path::new(FOLDER), options.in_memory(), past(settings)?)?)
}

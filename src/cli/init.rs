//! `cncl init`: creates the store, from the built-in records or empty.

use std::io::Write;

use super::args::Init;
use super::session::{folder_needed, options};
use super::style::Style;
use super::voice::Voice;
use super::{CliError, Exit};
use crate::config::Settings;
use crate::model::Dataset;
use crate::store::{Edits as _, Options, Store};

pub(super) fn run(
    args: &Init,
    settings: &Settings,
    voice: &Voice<'_>,
    out: &mut dyn Write,
) -> Result<Exit, CliError> {
    let folder = folder_needed(settings)?;
    let mut options = options(settings);
    if args.empty {
        options = Options::new(options.mode, Dataset::default);
    }
    let store = Store::init(&folder, options)?;
    let (path, n) = (folder.display().to_string(), store.data().len());
    let said = voice.lang.with("init-done", &[("path", (&path).into()), ("n", n.into())]);
    writeln!(out, "{}", Style::of_stdout(settings).safe(&said))?;
    Ok(Exit::Ok)
}

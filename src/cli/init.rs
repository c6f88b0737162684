//! `cncl init`: creates the store, from the built-in records, empty, or with the sample office.

use std::io::Write;

use super::args::Init;
use super::session::{folder_needed, options};
use super::style::Style;
use super::voice::Voice;
use super::{CliError, Exit, demo};
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
    let (store, said) = if settings.demo {
        (Store::init_sample(&folder, options, demo::past(settings)?)?, "init-done-sample")
    } else {
        (Store::init(&folder, options)?, "init-done")
    };
    let (path, n) = (folder.display().to_string(), store.data().len());
    let said = voice.lang.with(said, &[("path", (&path).into()), ("n", n.into())]);
    writeln!(out, "{}", Style::of_stdout(settings).safe(&said))?;
    Ok(Exit::Ok)
}

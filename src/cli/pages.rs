//! `cncl completions` and `cncl man`: generated from the declaration of the command line, in the language of the reader.

use std::io::Write;

use clap::{CommandFactory as _, ValueEnum as _};
use clap_complete::Shell;

use super::args::{CommandLine, Completions};
use super::{CliError, Exit, help};
use crate::lang::Lang;
use crate::text::Message;

/// What a shell completes.
pub(super) fn completions(args: &Completions, lang: &Lang, out: &mut dyn Write) -> Result<Exit, CliError> {
    let shell = Shell::from_str(&args.shell, true).map_err(|_| {
        let among: Vec<String> = Shell::value_variants().iter().map(ToString::to_string).collect();
        let message = Message::new("error-shell").with("value", &args.shell);
        CliError::Usage(message.with("among", among.join(", ")))
    })?;
    // Made whole before it is written: the generator has no other answer to a closed pipe than a panic.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut help::localised(CommandLine::command(), lang), "cncl", &mut script);
    out.write_all(&script)?;
    Ok(Exit::Ok)
}

/// The manual page.
pub(super) fn man(lang: &Lang, out: &mut dyn Write) -> Result<Exit, CliError> {
    clap_mangen::Man::new(help::localised(CommandLine::command(), lang)).render(out)?;
    Ok(Exit::Ok)
}

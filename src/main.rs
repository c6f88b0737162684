//! Parse, run, exit code.

use std::io::Write as _;
use std::process::ExitCode;

use cncl::cli::{self, Exit, Next};
use cncl::{runtime, text};

fn main() -> ExitCode {
    match cli::run(&std::env::args_os().collect::<Vec<_>>()) {
        Next::Exit(exit) => exit.into(),
        Next::Interactive(settings) => runtime::run(&settings).unwrap_or_else(|error| failed(&error)),
    }
}

fn failed(error: &anyhow::Error) -> ExitCode {
    let sentence = format!("{error:#}");
    // Nobody is left to tell if stderr is closed too.
    let _ = writeln!(std::io::stderr(), "cncl: {}", text::clean_lines(&sentence));
    Exit::Fault.into()
}

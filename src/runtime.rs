//! The loop of the interactive program.
//!
//! SEAM: stands in for the real loop, so that the command line can be written and tested before it. Only the signature
//! counts.

use std::process::ExitCode;

use crate::config::Settings;

/// Runs the interactive program until the user leaves it.
pub fn run(settings: Settings) -> anyhow::Result<ExitCode> {
    drop(settings);
    anyhow::bail!("the interactive program is not there yet")
}

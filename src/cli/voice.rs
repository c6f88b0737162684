//! What the program says beside its results: on stderr, in the reader's language.

use std::ffi::OsString;
use std::io::{self, IsTerminal as _, Write as _};

use super::style::speaks_utf8;
use super::{CliError, Exit};
use crate::lang::Lang;
use crate::text;

/// Somebody who speaks a language, in ASCII where nothing else is understood.
pub(super) struct Voice<'a> {
    pub(super) lang: &'a Lang,
    ascii: bool,
}

impl<'a> Voice<'a> {
    /// The voice for a command line that may not be one.
    pub(super) fn new(lang: &'a Lang, args: &[OsString]) -> Self {
        let asked = args.iter().any(|arg| arg == "--ascii");
        Self { lang, ascii: asked || (io::stderr().is_terminal() && !speaks_utf8()) }
    }

    /// A text of several lines as it can be printed.
    pub(super) fn safe(&self, text: &str) -> String {
        let clean = text::clean_lines(text);
        if self.ascii { text::ascii(&clean) } else { clean.into_owned() }
    }

    /// Writes a text to stderr.
    pub(super) fn tell(&self, text: &str) {
        // Nobody is left to tell if that is closed too.
        let _ = writeln!(io::stderr().lock(), "{}", self.safe(text));
    }

    /// Says what is wrong, and what that means for the exit code.
    pub(super) fn complain(&self, error: &CliError) -> Exit {
        if let Some(sentence) = error.sentence(self.lang) {
            self.tell(&format!("cncl: {sentence}"));
        }
        if let CliError::Usage(_) = error {
            self.tell(&self.lang.text("error-see-help"));
        }
        error.exit()
    }
}

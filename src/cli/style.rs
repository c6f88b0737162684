//! How plain text leaves the program: safe for a terminal, as wide as that is, and sparingly coloured.

use std::env;
use std::io::{self, IsTerminal as _};

use crate::config::{Color, Settings, Theme};
use crate::text;

/// The width where there is no terminal to ask.
const WIDTH: usize = 80;
/// A narrower terminal gets lines that it has to break itself.
const WIDTH_MIN: usize = 30;

/// What is told apart by how it looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Tone {
    /// As it comes.
    #[default]
    Plain,
    /// A heading or a name.
    Strong,
    /// Late.
    Alert,
    /// Beside the point.
    Faint,
}

/// How text is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    /// In cells.
    pub(super) width: usize,
    colored: bool,
    mono: bool,
    ascii: bool,
}

impl Style {
    /// The style that stdout takes.
    pub(super) fn of_stdout(settings: &Settings) -> Self {
        let is_terminal = io::stdout().is_terminal();
        let colored = match settings.color {
            Color::Auto => is_terminal && env::var_os("TERM").is_none_or(|term| term != "dumb"),
            Color::Always => true,
            Color::Never => false,
        };
        Self {
            width: if is_terminal { terminal_width() } else { WIDTH },
            colored,
            mono: settings.config.theme == Theme::Mono,
            ascii: settings.ascii || (is_terminal && !speaks_utf8()),
        }
    }

    /// The text with nothing hidden in it, and in ASCII where that was asked for. Comes before any layout.
    pub(super) fn safe(&self, text: &str) -> String {
        let clean = text::clean(text);
        if self.ascii { text::ascii(&clean) } else { clean.into_owned() }
    }

    /// Whether only ASCII may be written.
    pub(super) fn ascii(&self) -> bool {
        self.ascii
    }

    /// The text in at most `most` lines of `cols` cells.
    pub(super) fn wrap(&self, text: &str, cols: usize, most: usize) -> Vec<String> {
        let lines = text::wrap_at_most(text, cols, most);
        // The sign for what was cut off is the only one that is not from the text.
        let plain = |line: &str| if self.ascii { line.replace('…', ".") } else { line.to_owned() };
        lines.iter().map(|line| plain(line)).collect()
    }

    /// The text as it looks.
    pub(super) fn paint(&self, text: &str, tone: Tone) -> String {
        let code = match tone {
            Tone::Plain => return text.to_owned(),
            Tone::Strong => "1",
            Tone::Alert if self.mono => "1",
            Tone::Alert => "31",
            Tone::Faint => "2",
        };
        if self.colored && !text.is_empty() { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
    }

    /// Whether pictures are drawn in ASCII.
    pub(super) fn is_ascii(&self) -> bool {
        self.ascii
    }

    #[cfg(test)]
    pub(super) fn plain(width: usize) -> Self {
        Self { width, colored: false, mono: false, ascii: false }
    }
}

fn terminal_width() -> usize {
    match rustix::termios::tcgetwinsize(io::stdout()) {
        // A serial line knows no size and says 0.
        Ok(size) if size.ws_col > 0 => usize::from(size.ws_col).max(WIDTH_MIN),
        _ => WIDTH,
    }
}

/// Whether the locale names UTF-8, or names nothing.
pub(super) fn speaks_utf8() -> bool {
    let set = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
    locale.is_none_or(|locale| {
        let locale = locale.to_ascii_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colour_never_hides_what_was_escaped() {
        let style = Style { colored: true, ..Style::plain(80) };
        assert_eq!(style.paint(&style.safe("a\x1b[2J"), Tone::Alert), "\x1b[31ma␛[2J\x1b[0m");
        assert_eq!(Style::plain(80).paint("a", Tone::Alert), "a");
    }

    #[test]
    fn ascii_has_an_ascii_sign_for_what_is_cut() {
        let style = Style { ascii: true, ..Style::plain(80) };
        let text = style.safe("Quyết định số 1131");
        assert!(style.wrap(&text, 8, 1).concat().is_ascii());
    }
}

//! What this terminal is good for, from the environment alone: no question is sent to it, as an answer over a slow line
//! would have to be waited for.

use rustix::stdio::{stdin, stdout};
use rustix::termios::isatty;

/// What the terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Abilities {
    /// The locale is UTF-8: Vietnamese letters and box characters may be sent.
    pub utf8: bool,
    /// How many colours there are.
    pub colors: Colors,
}

/// How many colours may be sent, in ascending order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Colors {
    /// None: `NO_COLOR` is set or the terminal is a monochrome one.
    None,
    /// The sixteen.
    Ansi16,
    /// The 256 of xterm.
    Ansi256,
    /// Any RGB value.
    Rgb,
}

/// Why no full screen program can run here.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unusable {
    /// Standard input is a file or a pipe.
    #[error("standard input is not a terminal")]
    Input,
    /// Standard output is a file or a pipe.
    #[error("standard output is not a terminal")]
    Output,
    /// `TERM` is not set.
    #[error("TERM is not set")]
    Unnamed,
    /// `TERM` names a terminal without a movable cursor.
    #[error("TERM={0} cannot draw a screen")]
    Dumb(String),
}

/// [`usable`] for this process: `env` gives the value of an environment variable.
///
/// # Errors
/// When no full screen program can run here.
pub fn is_usable(env: impl Fn(&str) -> Option<String>) -> Result<Abilities, Unusable> {
    usable(isatty(stdin()), isatty(stdout()), env)
}

/// Whether a full screen program can run, and what it may send; `input` and `output` say whether they are terminals.
///
/// # Errors
/// When it cannot.
pub fn usable(
    input: bool,
    output: bool,
    env: impl Fn(&str) -> Option<String>,
) -> Result<Abilities, Unusable> {
    if !input {
        return Err(Unusable::Input);
    }
    if !output {
        return Err(Unusable::Output);
    }
    // An empty variable counts as one that is not set, as POSIX has it for the locale.
    let set = |name: &str| env(name).filter(|value| !value.is_empty());
    let term = set("TERM").ok_or(Unusable::Unnamed)?;
    if term == "dumb" {
        return Err(Unusable::Dumb(term));
    }
    Ok(Abilities { utf8: is_utf8(&set), colors: colors(&term, &set) })
}

/// The first of the three that is set decides, even if a later one would say UTF-8. Where none is set nobody has said
/// anything: SSH often leaves them behind, and the terminals of today speak UTF-8. Whoever has another one says so by
/// `LC_ALL=C` or `--ascii`.
fn is_utf8(set: &impl Fn(&str) -> Option<String>) -> bool {
    let Some(locale) = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set) else { return true };
    let locale = locale.to_ascii_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}

fn colors(term: &str, set: &impl Fn(&str) -> Option<String>) -> Colors {
    const MONOCHROME: [&str; 5] = ["vt52", "vt100", "vt102", "vt220", "xterm-mono"];
    let promised = set("COLORTERM").is_some_and(|value| matches!(value.as_str(), "truecolor" | "24bit"));
    if set("NO_COLOR").is_some() || MONOCHROME.contains(&term) {
        Colors::None
    } else if promised || term.ends_with("-direct") {
        Colors::Rgb
    } else if term.contains("256color") {
        Colors::Ansi256
    } else {
        Colors::Ansi16
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn probe(vars: &[(&str, &str)]) -> Result<Abilities, Unusable> {
        let value = |name: &str| vars.iter().find(|var| var.0 == name).map(|var| var.1.to_owned());
        usable(true, true, value)
    }

    #[test]
    fn both_ends_must_be_terminals() {
        let xterm = |_: &str| Some("xterm".to_owned());
        assert_eq!(usable(false, true, xterm), Err(Unusable::Input));
        assert_eq!(usable(true, false, xterm), Err(Unusable::Output));
    }

    #[test]
    fn a_dumb_or_unnamed_terminal_is_none() {
        assert_eq!(probe(&[("TERM", "dumb")]), Err(Unusable::Dumb("dumb".into())));
        assert_eq!(probe(&[("TERM", "")]), Err(Unusable::Unnamed));
        assert_eq!(probe(&[]), Err(Unusable::Unnamed));
    }

    #[test]
    fn the_locale_follows_the_order_of_posix() {
        let utf8 = |vars: &[(&str, &str)]| probe(&[&[("TERM", "xterm")], vars].concat()).unwrap().utf8;
        assert!(utf8(&[("LANG", "vi_VN.UTF-8")]));
        assert!(utf8(&[("LANG", "C.utf8")]));
        assert!(utf8(&[("LC_ALL", ""), ("LC_CTYPE", "en_US.UTF-8"), ("LANG", "C")]));
        assert!(!utf8(&[("LC_ALL", "C"), ("LC_CTYPE", "en_US.UTF-8"), ("LANG", "vi_VN.UTF-8")]));
        assert!(!utf8(&[("LANG", "vi_VN.TCVN")]));
        assert!(!utf8(&[("LC_ALL", "C")]));
        assert!(utf8(&[]), "nobody has said anything");
    }

    #[test]
    fn colours_are_what_the_environment_promises() {
        let colors = |vars: &[(&str, &str)]| probe(vars).unwrap().colors;
        assert_eq!(colors(&[("TERM", "linux")]), Colors::Ansi16);
        assert_eq!(colors(&[("TERM", "tmux-256color")]), Colors::Ansi256);
        assert_eq!(colors(&[("TERM", "xterm-direct")]), Colors::Rgb);
        assert_eq!(colors(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")]), Colors::Rgb);
        assert_eq!(colors(&[("TERM", "vt220")]), Colors::None);
        assert_eq!(colors(&[("TERM", "xterm"), ("COLORTERM", "24bit"), ("NO_COLOR", "1")]), Colors::None);
        assert_eq!(colors(&[("TERM", "xterm"), ("NO_COLOR", "")]), Colors::Ansi16);
    }
}

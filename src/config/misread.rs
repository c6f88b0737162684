//! What is wrong with a text of TOML, and on which line: it is read once more, each setting by its type.
//!
//! Deliberately slow: good texts never come here. The words in which a parser complained do not either.

use serde_json::Value;
use toml::Table;

use crate::model::{FieldError, Part, Syntax, ValueError, reread};

/// Something wrong with a text, and the line on which it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct LineError {
    /// The line, from 1.
    pub line: usize,
    /// The setting, by its path (`user.name`), and what is wrong with it.
    pub error: FieldError,
}

/// Why a text does not hold these settings and no others.
pub(super) fn misread(text: &str, error: &toml::de::Error, parts: &[Part]) -> LineError {
    match text.parse::<Table>().map(serde_json::to_value) {
        Ok(Ok(Value::Object(fields))) => {
            let mut found = reread::settings(fields, parts);
            if let ValueError::Form { wants, .. } = found.wrong
                && let Some(as_written) = error.span().and_then(|span| text.get(span))
            {
                found.wrong = ValueError::found(as_written, wants);
            }
            LineError { line: line_of(text, error), error: found }
        }
        _ => no_toml(text, error),
    }
}

/// Where a text is no TOML: the name that stands on that line, and whether it stands twice.
pub fn no_toml(text: &str, error: &toml::de::Error) -> LineError {
    let line = line_of(text, error);
    let before: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let (before, here) = (&text[..before], text.lines().nth(line - 1).unwrap_or_default());
    let name = here.split_once('=').map(|(name, _)| name.trim()).unwrap_or_default();
    // Each of the two is TOML, and both together are not: then they have a name in common.
    let named = if name.is_empty() { here.trim().to_owned() } else { format!("{name} = 0") };
    let is_toml = |text: &str| text.parse::<Table>().is_ok();
    let wrong = if is_toml(before) && is_toml(&named) && !is_toml(&format!("{before}{named}")) {
        ValueError::Twice(if name.is_empty() { named } else { name.to_owned() })
    } else {
        ValueError::Syntax(Syntax::Toml)
    };
    LineError { line, error: FieldError::new(name, wrong) }
}

fn line_of(text: &str, error: &toml::de::Error) -> usize {
    let at = error.span().map_or(0, |span| span.start).min(text.len());
    1 + text.get(..at).unwrap_or_default().matches('\n').count()
}

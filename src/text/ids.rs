//! A speaker for tests of rooms that know no language: it says the id of every message, so that a test sees which one was
//! asked for.
//!
//! Compiled into tests only.

use super::{Arg, Words};

/// Says ids, and what they were given in brackets behind them: `log-many[n=3]`. It knows every message.
pub(crate) struct Ids;

impl Words for Ids {
    fn say(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        let given: Vec<String> =
            args.iter().map(|(name, value)| format!("{name}={}", shown(*value))).collect();
        if given.is_empty() { id.to_owned() } else { format!("{id}[{}]", given.join(" ")) }
    }

    fn knows(&self, _: &str) -> bool {
        true
    }
}

fn shown(value: Arg<'_>) -> String {
    match value {
        Arg::Text(text) => text.to_owned(),
        Arg::Number(number) => number.to_string(),
    }
}

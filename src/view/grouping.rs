//! The words by which views, the config and the last place say how the rows of a screen stand together.
//!
//! Deliberately not here: what each word does to a screen; that is the screen's.

use super::board::Lanes;
use super::{summary, target, timeline};

/// The words that mean something on the screen of this word, in alphabetical order; on any screen where none is named.
pub fn words(screen: Option<&str>) -> Vec<&'static str> {
    let is_on = |name: &str| screen.is_none_or(|screen| screen == name);
    let mut found = Vec::new();
    if is_on("board") {
        found.extend(Lanes::ALL.map(Lanes::word));
    }
    if is_on("timeline") {
        found.extend(timeline::Grouping::ALL.map(timeline::Grouping::word));
    }
    if is_on("targets") {
        found.extend(target::Grouping::ALL.map(|row| row.1));
    }
    if is_on("summary") {
        found.extend(summary::Grouping::ALL.map(summary::Grouping::word));
    }
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_screen_has_its_own_words_and_none_has_all() {
        assert_eq!(words(Some("board")), ["document", "lead", "none", "technology"]);
        assert_eq!(words(Some("timeline")), ["document", "lead", "place", "technology"]);
        assert_eq!(words(Some("targets")), ["document", "geo", "horizon"]);
        assert_eq!(words(Some("summary")), ["assignee", "document", "lead", "technology"]);
        assert!(words(Some("history")).is_empty());
        assert!(words(None).contains(&"place") && words(None).contains(&"none"));
    }
}

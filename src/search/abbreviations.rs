//! Abbreviations that officials type, and what they stand for; in both directions.
//!
//! Spellings of one thing form a group: `AI`, `TTNT` and `trí tuệ nhân tạo`. Whichever of them is typed, the others are
//! looked for as well. A spelling may be in several groups (`NC`), and signs and the word `và` may be left out.
//!
//! Deliberately does not guess initials that nobody listed: the engine has an index of those.

mod common;

use std::collections::HashMap;

use serde::Deserialize;

use crate::text::{fold, squeeze};

/// One abbreviation with its expansion.
#[derive(Debug, Clone, Deserialize)]
pub struct Abbreviation {
    /// `KH&CN`.
    pub abbr: String,
    /// `khoa học và công nghệ`.
    pub vi: String,
    /// `science and technology`.
    #[serde(default)]
    pub en: String,
}

/// One way to write what a group stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    /// As it is written.
    pub written: String,
    /// Folded.
    pub folded: String,
}

/// Groups of spellings, found by any of them.
#[derive(Debug, Clone, Default)]
pub struct Abbreviations {
    groups: Vec<Vec<Spelling>>,
    /// Groups by folded spelling, with and without signs.
    by_spelling: HashMap<String, Vec<usize>>,
    /// The most words that a spelling has.
    longest: usize,
}

impl Abbreviations {
    /// The table of the program, and the given rows.
    pub fn new(rows: &[Abbreviation]) -> Self {
        let mut table = Self::default();
        for row in rows {
            let english = format!("<{}", row.en);
            let english = Some(english.as_str()).filter(|_| !row.en.is_empty());
            table.add([row.vi.as_str(), row.abbr.as_str()].into_iter().chain(english));
        }
        for group in common::GROUPS {
            table.add(group.iter().copied());
        }
        table
    }

    /// The same with abbreviations of somebody's own, each with one thing that it stands for.
    #[must_use]
    pub fn with<'a>(mut self, own: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        own.into_iter().for_each(|(short, meaning)| self.add([meaning, short]));
        self
    }

    /// Adds spellings of one thing, the fullest first. They join the group of the first if there is one. What begins with
    /// `<` is never looked for, only typed.
    pub fn add<'a>(&mut self, spellings: impl IntoIterator<Item = &'a str>) {
        let mut spellings = spellings.into_iter().map(str::trim).filter(|spelling| !spelling.is_empty());
        let Some(first) = spellings.next() else { return };
        let known = self.by_spelling.get(&fold(first)).and_then(|groups| groups.first().copied());
        let group = known.unwrap_or_else(|| {
            self.groups.push(Vec::new());
            self.groups.len() - 1
        });
        std::iter::once(first).chain(spellings).for_each(|written| self.spell(group, written));
    }

    fn spell(&mut self, group: usize, written: &str) {
        let (written, is_typed_only) = match written.strip_prefix('<') {
            Some(written) => (written, true),
            None => (written, false),
        };
        let folded = fold(written).split_whitespace().collect::<Vec<_>>().join(" ");
        for key in keys(&folded) {
            self.longest = self.longest.max(key.split(' ').count());
            let groups = self.by_spelling.entry(key).or_default();
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
        let spellings = &mut self.groups[group];
        if !is_typed_only && spellings.iter().all(|known| known.folded != folded) {
            spellings.push(Spelling { written: written.to_owned(), folded });
        }
    }

    /// The other spellings of what a folded text stands for, the fullest first; none for most texts.
    pub fn expand<'a>(&'a self, folded: &'a str) -> impl Iterator<Item = &'a Spelling> {
        let groups = self.by_spelling.get(folded).map_or(&[][..], Vec::as_slice);
        groups.iter().flat_map(|&group| &self.groups[group]).filter(move |spelling| spelling.folded != folded)
    }

    /// Whether a folded text is a spelling of anything.
    pub fn knows(&self, folded: &str) -> bool {
        self.by_spelling.contains_key(folded)
    }

    /// The most words of a spelling: more need not be looked up together.
    pub fn longest(&self) -> usize {
        self.longest
    }
}

/// What a folded spelling is typed as: itself, KH&CN as KHCN, and phrases without their `và`.
fn keys(folded: &str) -> Vec<String> {
    let bare = folded.split(' ').map(squeeze).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let mut keys = vec![folded.to_owned(), bare.replace(" va ", " "), bare];
    keys.retain(|key| !key.is_empty());
    keys.sort_unstable();
    keys.dedup();
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expanded(table: &Abbreviations, typed: &str) -> Vec<String> {
        table.expand(typed).map(|spelling| spelling.written.clone()).collect()
    }

    #[test]
    fn signs_in_an_abbreviation_may_be_left_out() {
        let row =
            Abbreviation {
                abbr: "R&D".into(), vi: "nghiên cứu và phát triển".into(), en: String::new()
            };
        let table = Abbreviations::new(&[row]);
        for typed in ["r&d", "rd"] {
            assert!(expanded(&table, typed).contains(&"nghiên cứu và phát triển".to_owned()), "{typed}");
        }
        for typed in ["nghien cuu va phat trien", "nghien cuu phat trien"] {
            assert!(expanded(&table, typed).contains(&"R&D".to_owned()), "{typed}");
        }
        assert!(expanded(&table, "nghien").is_empty());
    }

    #[test]
    fn two_abbreviations_of_one_thing_are_each_other() {
        let table = Abbreviations::new(&[]);
        assert!(expanded(&table, "ttnt").contains(&"AI".to_owned()));
        assert!(expanded(&table, "ai").contains(&"TTNT".to_owned()));
        assert!(expanded(&table, "khcn").contains(&"KH&CN".to_owned()));
        assert!(expanded(&table, "drone").contains(&"UAV".to_owned()));
        assert!(expanded(&table, "uav").contains(&"drone".to_owned()));
        assert!(expanded(&table, "trí tuệ nhân tạo").is_empty(), "only folded texts are looked up");
        assert!(!expanded(&table, "ai").contains(&"machine learning".to_owned()));
    }

    #[test]
    fn one_abbreviation_may_stand_for_several_things() {
        let own = [("SNV", "sổ năm vụ"), ("SNV", "sinh viên năm vừa qua")];
        let mut table = Abbreviations::new(&[]).with(own);
        assert_eq!(expanded(&table, "snv"), ["Sở Nội vụ", "sổ năm vụ", "sinh viên năm vừa qua"]);
        table.add(["", " "]);
        assert!(!table.knows(""));
    }

    #[test]
    fn the_table_of_the_program_has_no_row_twice_and_none_alone() {
        let mut seen = std::collections::HashSet::new();
        for group in common::GROUPS {
            assert!(group.len() > 1 && seen.insert(group[0]), "{group:?}");
        }
    }
}

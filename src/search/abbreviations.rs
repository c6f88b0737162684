//! Abbreviations that officials type, and what they stand for.

use std::collections::HashMap;

use serde::Deserialize;

use crate::text::fold;

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

/// Looks expansions up by folded abbreviation.
#[derive(Debug, Clone, Default)]
pub struct Abbreviations {
    expansions: HashMap<String, Vec<String>>,
}

impl Abbreviations {
    /// A table of the given abbreviations.
    pub fn new(rows: &[Abbreviation]) -> Self {
        let mut table = Self::default();
        for row in rows {
            table.add(&fold(&row.abbr), &row.vi);
            // KH&CN is typed KHCN as well.
            let bare: String = fold(&row.abbr).chars().filter(|c| c.is_alphanumeric()).collect();
            table.add(&bare, &row.vi);
        }
        table
    }

    fn add(&mut self, abbr: &str, expansion: &str) {
        let expansions = self.expansions.entry(abbr.to_owned()).or_default();
        if !expansions.iter().any(|known| known == expansion) {
            expansions.push(expansion.to_owned());
        }
    }

    /// What a folded word stands for, as it is written; nothing for most words.
    pub fn expand(&self, word: &str) -> &[String] {
        self.expansions.get(word).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_in_an_abbreviation_may_be_left_out() {
        let row =
            Abbreviation {
                abbr: "KH&CN".into(), vi: "khoa học và công nghệ".into(), en: String::new()
            };
        let table = Abbreviations::new(&[row]);
        assert_eq!(table.expand("kh&cn"), ["khoa học và công nghệ"]);
        assert_eq!(table.expand("khcn"), ["khoa học và công nghệ"]);
        assert!(table.expand("khoa").is_empty());
    }
}

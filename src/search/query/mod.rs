//! What a query means: the words that were typed, each with everything it may stand for, and the conditions beside them.
//!
//! The engine knows no abbreviation, no typing method and no way to write a number: it looks for exactly what stands
//! here. Whatever a word may mean is therefore decided in this room, before anything is searched.

mod correct;
mod days;
mod initials;
mod kinds;
mod number;
mod read;
mod typing;

use super::filter::{Filter, FilterError, Span, lexer};
use super::{Abbreviations, Field, Vocabulary};
use crate::model::{Kind, Now};
use crate::text::nfc;

pub use correct::{Correction, corrections, spelled};
pub(super) use initials::{has_small_word, is_consonants};
pub(super) use number::{SURE, is_year};

/// The longest query that is looked at, in characters: more is no question, and would only cost time.
pub const LONGEST: usize = 400;

/// A query that was read. A record answers it when it passes the filter, has none of the negated terms, and either holds
/// one of the readings of the whole or an alternative of every other term.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Query {
    /// The words, in the order typed. All of them must be found, in whatever order and field.
    pub terms: Vec<Term>,
    /// What the words mean when they are read as one: the phrase itself, and what the phrase may stand for
    /// (`1131 qd ttg` → `1131/qd-ttg`). Empty for a query of less than two words, unless it stands for something as a whole.
    pub whole: Vec<Alternative>,
    /// `key:value` conditions.
    pub filter: Filter,
}

/// One word of a query, or a text in quotation marks.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Term {
    /// What it may stand for, what was typed first. One of them is enough.
    pub alternatives: Vec<Alternative>,
    /// Whether a record must not have it.
    pub negated: bool,
    /// Whether it stands in quotation marks: whole words as typed, no initials, nothing fuzzy.
    pub exact: bool,
    /// The word as it was typed, in lower case and NFC; empty for what is no single word.
    pub typed: String,
}

/// One thing that a term may stand for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Alternative {
    /// The text to be found, folded, words parted by single spaces. Empty if only days or a kind are looked for.
    pub folded: String,
    /// The same in NFC and lower case with its diacritics, if it was typed with any: records that agree come first.
    pub marked: Option<String>,
    /// Whether it is found as whole words only: `ai`, for artificial intelligence, is not in `tại`.
    pub complete: bool,
    /// Whether it is looked for among the first letters of words, and nowhere else.
    pub initials: bool,
    /// Looked for in this field only.
    pub only: Option<Field>,
    /// Records that are due on these days, or name one of them, have it too.
    pub due: Option<Span>,
    /// Records of this kind have it too.
    pub kind: Option<Kind>,
    /// What a person is told if a record was found by it; nothing for what was typed itself.
    pub why: Option<Why>,
    /// What a hit loses against one of what was typed. Tiers are 1000 apart; negative for what is surely meant.
    pub penalty: i32,
}

/// What was typed, and what it was taken for: `ttnt → trí tuệ nhân tạo`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Why {
    /// As typed.
    pub typed: String,
    /// What it was taken for, as it is written.
    pub meant: String,
}

impl Query {
    /// Reads a query; `now` gives days without a year theirs. The words of the store say which typed words are words
    /// already, and which are Telex or VNI.
    ///
    /// # Errors
    /// What a filter refuses; a text of more than [`LONGEST`] characters.
    pub fn read(
        text: &str,
        abbreviations: &Abbreviations,
        vocabulary: &Vocabulary,
        now: Now,
    ) -> Result<Self, FilterError> {
        read::Reader { abbreviations, vocabulary, now }.read(text)
    }

    /// The text of a query without some of its words, as they are typed in its terms.
    pub(super) fn text_without(text: &str, words: &[String]) -> String {
        let tokens = lexer::tokens(text).unwrap_or_default().into_iter();
        let is_left = |token: &lexer::Token| match &token.content {
            lexer::Content::Word(word) => token.negated || !words.contains(&nfc(word).to_lowercase()),
            _ => true,
        };
        tokens.filter(is_left).map(|token| token.to_string()).collect::<Vec<_>>().join(" ")
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.filter.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn read(text: &str) -> Query {
        let now = Now { today: date(2026, 11, 22), soon_days: 7, before_inclusive: false };
        Query::read(text, &Abbreviations::default(), &Vocabulary::default(), now).expect(text)
    }

    #[test]
    fn words_quotes_and_conditions_are_told_apart() {
        let query = read("Trí tue -blockchain \"an toàn\" kind:task");
        let folded: Vec<&str> = query.terms.iter().map(|term| term.alternatives[0].folded.as_str()).collect();
        assert_eq!(folded, ["tri", "tue", "blockchain", "an toan"]);
        assert_eq!(
            query.terms.iter().map(|term| term.negated).collect::<Vec<_>>(),
            [false, false, true, false]
        );
        assert!(query.terms[3].exact && !query.filter.is_empty());
        assert_eq!(query.whole[0].folded, "tri tue");
        assert_eq!(query.whole[0].marked.as_deref(), Some("trí tue"));
    }

    #[test]
    fn nothing_typed_asks_for_nothing() {
        assert!(read("  \u{301} ").terms.len() <= 1);
        assert!(read(" ").is_empty());
    }
}

//! A query: terms, readings of the whole, conditions. Plain data.

use crate::model::Kind;
use crate::search::filter::{Filter, Span, lexer, tokens_of_question};
use crate::search::texts::Field;
use crate::text::{fold, nfc};

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
    /// The text of a query without some of its words, as they are typed in its terms.
    pub(in crate::search) fn text_without(text: &str, words: &[String]) -> String {
        let tokens = tokens_of_question(text).unwrap_or_default().into_iter();
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

impl Alternative {
    /// What was typed, as it stands.
    pub fn typed(text: &str) -> Option<Self> {
        let folded = fold(text).split_whitespace().collect::<Vec<_>>().join(" ");
        let lower = nfc(text).to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
        let marked = (lower != folded).then_some(lower);
        (!folded.is_empty()).then(|| Self { folded, marked, ..Self::default() })
    }
}

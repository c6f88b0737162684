//! What was found of a needle in a text: in which field, how well, and where.
//!
//! A tier says what was found and nothing of what it is worth: scores, highlights, and whether a word stands in a name are
//! all read from the match.

use crate::search::index::{Length, Part};
use crate::search::texts::{Field, Place};

/// A needle in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) struct Match {
    /// The field of the text; where that is a name of another record, the field that refers to it.
    pub(in crate::search) field: Field,
    pub(in crate::search) tier: Tier,
    pub(in crate::search) span: Span,
    /// How long the text is.
    pub(in crate::search) length: Length,
}

/// How well a needle stands there, the better the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::search) enum Tier {
    /// Its letters in the right order, others between them; with the points of SkimMatcherV2.
    Scattered(u16),
    /// Inside a word.
    Inside,
    /// As the first letters of words.
    Initials,
    /// As the first letters of the first words.
    FirstInitials,
    /// As the first letters of all words.
    AllInitials,
    /// At the beginning of a word.
    Beginning,
    /// At the beginning of the first word of a name; a letter, of any text.
    FirstBeginning,
    /// Not in the text: the record is due on the days that are asked for, or of the kind.
    Fact,
    /// As whole words.
    Words,
    /// As the first words of a name.
    FirstWords,
    /// As the whole of a name.
    Name,
}

/// Where in the text it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) enum Span {
    /// These bytes.
    Run { at: usize, len: usize },
    /// The first letters of so many words, from that one on.
    Initials { from: usize, len: usize },
    /// Scattered; where exactly is worked out again for what is shown.
    Scattered,
    /// Nowhere, or nobody asked.
    None,
}

impl Match {
    /// What was found in a text of a part.
    pub(super) fn new(part: &Part, text: usize, tier: Tier, span: Span) -> Self {
        Self { field: part.field(text), tier, span, length: part.length(text) }
    }

    /// Whether whole words stand in a name, or a fact is said of the record as a whole.
    pub(in crate::search) fn is_in_name(self) -> bool {
        self.tier >= Tier::Fact && self.field.names()
    }
}

impl Tier {
    /// Letters that stand together in a text of a field.
    pub(super) fn of(place: Place<'_>, field: Field) -> Self {
        let tier = Self::in_word(place.starts_word(), place.ends_word());
        let is_head = place.at == 0 && field.is_name();
        if is_head { tier.at_head(place.len == place.text.len()) } else { tier }
    }

    /// Letters that begin and end where a word does, or do not.
    pub(super) fn in_word(begins: bool, ends: bool) -> Self {
        match (begins, ends) {
            (true, true) => Self::Words,
            (true, false) => Self::Beginning,
            (false, _) => Self::Inside,
        }
    }

    /// What a tier becomes at the head of a name, or where it takes the whole of it.
    pub(super) fn at_head(self, is_whole: bool) -> Self {
        match self {
            Self::Words if is_whole => Self::Name,
            Self::Words => Self::FirstWords,
            Self::Beginning => Self::FirstBeginning,
            tier => tier,
        }
    }

    /// A single letter that a word begins with.
    pub(super) fn of_letter(is_first: bool) -> Self {
        if is_first { Self::FirstBeginning } else { Self::Beginning }
    }

    /// So many initials from a word on, in a text of so many words.
    pub(super) fn of_initials(from: usize, len: usize, words: usize) -> Self {
        match (from, len == words) {
            (0, true) => Self::AllInitials,
            (0, false) => Self::FirstInitials,
            _ => Self::Initials,
        }
    }
}

//! What would be right in the place of a value: what a field takes, as data that a sentence is made of.

use super::shape::Shape;

/// What would be right in the place of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is named after what is wanted")]
pub enum Wants {
    Text,
    Texts,
    Number,
    /// A whole number between these.
    Whole(i64, i64),
    Flag,
    Day,
    /// Days of this year, the first not after the last.
    DaysOf(i16),
    /// A day of each month or year.
    DayOn,
    Deadline,
    /// A start that is not after the end.
    Order,
    /// One letter or sign.
    Letter,
    /// A text, or a list of texts.
    TextOrTexts,
    /// How something looks on the screen, in words.
    Look,
    Id,
    Ids,
    Object,
    Objects,
}

impl Wants {
    /// What a field of that shape takes.
    pub fn of(shape: Shape) -> Self {
        match shape {
            Shape::Text | Shape::Word(_) => Self::Text,
            Shape::Texts => Self::Texts,
            Shape::Number { whole: false, .. } => Self::Number,
            Shape::Number { low, high, .. } => Self::Whole(low, high),
            Shape::Flag => Self::Flag,
            Shape::Date => Self::Day,
            Shape::Deadline => Self::Deadline,
            Shape::Ref(_) => Self::Id,
            Shape::Refs(_) => Self::Ids,
            Shape::Object => Self::Object,
            Shape::Objects => Self::Objects,
        }
    }

    /// The word that the language files know it by.
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Texts => "texts",
            Self::Number => "number",
            Self::Whole(..) => "whole",
            Self::Flag => "flag",
            Self::Day => "day",
            Self::DaysOf(_) => "days-of",
            Self::DayOn => "day-on",
            Self::Deadline => "deadline",
            Self::Order => "order",
            Self::Letter => "letter",
            Self::TextOrTexts => "text-or-texts",
            Self::Look => "look",
            Self::Id => "id",
            Self::Ids => "ids",
            Self::Object => "object",
            Self::Objects => "objects",
        }
    }
}

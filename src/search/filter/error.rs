//! What cannot be a filter, as data that a sentence is made of.

use crate::model::date::DateError;
use crate::text::Message;

/// A filter that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FilterError {
    /// No such key.
    #[error("a filter has no key {key:?}")]
    UnknownKey {
        /// The key as given.
        key: String,
        /// The nearest right one.
        nearest: Option<&'static str>,
        /// Those that are asked for most, in English.
        among: Vec<&'static str>,
        /// The same in Vietnamese, as they are typed.
        in_vietnamese: Vec<&'static str>,
    },
    /// A key without a value.
    #[error("{key}: wants a value")]
    NoValue {
        /// The key as given.
        key: String,
    },
    /// A value that is not in the key's vocabulary.
    #[error("{key}: {value:?} is none of: {}", among.join(", "))]
    UnknownValue {
        /// The key as given.
        key: String,
        /// The value as given.
        value: String,
        /// The nearest right one.
        nearest: Option<&'static str>,
        /// Every right one.
        among: Vec<&'static str>,
    },
    /// A name that no record has.
    #[error("{key}: nothing is called {value:?}")]
    UnknownName {
        /// The key.
        key: &'static str,
        /// What is called so: a word that the language files choose by.
        of: &'static str,
        /// The value, folded.
        value: String,
        /// The nearest name there is.
        nearest: Option<String>,
    },
    /// A day that cannot be.
    #[error("{key}: {error}")]
    Date {
        /// The key as given.
        key: String,
        /// What is wrong with it.
        error: DateError,
    },
    /// A number that cannot be.
    #[error("{key}: {value:?} is no number for it")]
    NotANumber {
        /// The key as given.
        key: String,
        /// The value as given.
        value: String,
        /// The least and the most, of whole numbers.
        range: Option<(i64, i64)>,
    },
    /// More than is looked at.
    #[error("a filter has at most {most} characters")]
    TooLong {
        /// The most it may have.
        most: usize,
    },
    /// `mine`, and nobody said whose that is.
    #[error("mine: nobody said who asks")]
    Nobody,
    /// A quotation mark without its pair.
    #[error("a quotation mark has no pair: {rest}")]
    OpenQuote {
        /// The text from the mark on.
        rest: String,
    },
}

impl FilterError {
    /// A value that is none of those a key takes.
    pub(super) fn unknown(
        key: &str,
        value: &str,
        nearest: Option<&'static str>,
        among: impl IntoIterator<Item = &'static str>,
    ) -> Self {
        let among = among.into_iter().collect();
        Self::UnknownValue { key: key.to_owned(), value: value.to_owned(), nearest, among }
    }

    /// The sentence for it.
    pub fn message(&self) -> Message {
        match self {
            Self::UnknownKey { key, nearest, among, in_vietnamese } => Message::new("error-filter-key")
                .with("value", key)
                .with("among", among.join(", "))
                .with("in_vietnamese", in_vietnamese.join(", "))
                .with_nearest(*nearest),
            Self::TooLong { most } => Message::new("error-filter-long").with("most", most.to_string()),
            Self::UnknownName { of, value, nearest, .. } => Message::new("error-filter-name")
                .with("of", *of)
                .with("value", value)
                .with_nearest(nearest.as_deref()),
            Self::NoValue { key } => Message::new("error-filter-no-value").with("key", key),
            Self::UnknownValue { key, value, nearest, among } => Message::new("error-filter-value")
                .with("key", key)
                .with("value", value)
                .with("among", among.join(", "))
                .with_nearest(*nearest),
            Self::Date { key, error } => error.message().with("key", key),
            Self::NotANumber { key, value, range: None } => {
                Message::new("error-filter-decimal").with("key", key).with("value", value)
            }
            Self::NotANumber { key, value, range: Some((low, high)) } => Message::new("error-filter-number")
                .with("key", key)
                .with("value", value)
                .with("low", low.to_string())
                .with("high", high.to_string()),
            Self::Nobody => Message::new("error-filter-nobody"),
            Self::OpenQuote { rest } => Message::new("error-filter-quote").with("value", rest),
        }
    }
}

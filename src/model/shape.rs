//! What a field may hold: its shape, and when a value of it is worth writing. What every other file about fields begins with.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::Kind;

/// A text; empty means absent.
pub type Text = Box<str>;

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A text.
    Text,
    /// A list of texts.
    Texts,
    /// A number; `whole` when it has no fraction.
    Number {
        /// Whether only whole numbers are taken.
        whole: bool,
        /// The least that a whole number may be.
        low: i64,
        /// The most that it may be.
        high: i64,
    },
    /// Yes or no.
    Flag,
    /// A day.
    Date,
    /// A deadline in the words of its source.
    Deadline,
    /// One word of a closed vocabulary.
    Word(&'static [&'static str]),
    /// The id of a record of this kind.
    Ref(Kind),
    /// A list of such ids.
    Refs(Kind),
    /// An object with fields of its own.
    Object,
    /// A list of such objects.
    Objects,
}

/// The name and shape of one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name in JSON.
    pub name: &'static str,
    /// What it holds.
    pub shape: Shape,
}

/// Whether a field holds something that is worth writing.
pub trait Present {
    /// Whether it is read from null too.
    const TAKES_NULL: bool = false;

    /// `false` for what reading nothing would give as well.
    fn present(&self) -> bool;

    /// Gives back memory that was taken in case more came.
    fn fit(&mut self) {}

    /// Puts more items at the end of a list; `Ok(false)` if this is none.
    fn push_all(&mut self, _items: &[Value]) -> Result<bool, serde_json::Error> {
        Ok(false)
    }
}

impl<T> Present for Option<T> {
    const TAKES_NULL: bool = true;

    fn present(&self) -> bool {
        self.is_some()
    }
}
impl<T: DeserializeOwned> Present for Vec<T> {
    fn present(&self) -> bool {
        !self.is_empty()
    }

    fn fit(&mut self) {
        self.shrink_to_fit();
    }

    fn push_all(&mut self, items: &[Value]) -> Result<bool, serde_json::Error> {
        self.extend(items.iter().map(T::deserialize).collect::<Result<Vec<T>, _>>()?);
        Ok(true)
    }
}
impl<K, V> Present for BTreeMap<K, V> {
    fn present(&self) -> bool {
        !self.is_empty()
    }
}
impl Present for Box<str> {
    fn present(&self) -> bool {
        !self.is_empty()
    }
}
impl Present for super::Short {
    fn present(&self) -> bool {
        !self.is_empty()
    }
}
impl Present for bool {
    fn present(&self) -> bool {
        *self
    }
}
impl Present for super::Status {
    /// A status is always written, so that `unknown` is seen as such.
    fn present(&self) -> bool {
        true
    }
}

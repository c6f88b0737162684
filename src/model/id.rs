//! The name of a record: short, stable, safe in a shell and in JSON.

use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize};

use super::Kind;
use super::short::Short;

/// A lower-case ASCII slug such as `nv-7k3p9d`. Cloning one costs a reference count at the most.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Id(Short);

/// The longest id that is taken, in bytes.
pub const ID_MAX: usize = 120;

/// A text that cannot be an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no id: lower-case letters a–z, digits and dashes, at most {ID_MAX}")]
pub struct InvalidId(pub String);

impl Id {
    /// Reads an id.
    pub fn new(text: &str) -> Result<Self, InvalidId> {
        let ok = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if text.is_empty() || text.len() > ID_MAX || text.starts_with('-') || !text.bytes().all(ok) {
            return Err(InvalidId(text.to_owned()));
        }
        Ok(Self(text.into()))
    }

    /// An id that stands in for the one that a new record gets when it is saved; the `n`-th of its kind.
    pub fn stand_in(kind: Kind, n: usize) -> Self {
        Self(format!("{}--new-{n}", kind.prefix()).as_str().into())
    }

    /// The text of the id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Id {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        /// Ids are read a few at a time per record; borrowing spares one allocation each.
        struct Text;
        impl serde::de::Visitor<'_> for Text {
            type Value = Id;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an id")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Id, E> {
                Id::new(text).map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_ids_and_other_texts_are_not() {
        assert!(Id::new("nv-7k3p9d").is_ok());
        for wrong in ["", "-a", "NV-1", "nv 1", "nv_1", "việc", "../x", &"a".repeat(ID_MAX + 1)] {
            assert!(Id::new(wrong).is_err(), "{wrong}");
        }
    }
}

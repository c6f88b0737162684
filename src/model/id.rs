//! The name of a record: short, stable, safe in a shell and in JSON.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A lower-case ASCII slug such as `nv-7k3p9d`. Cloning one costs a reference count at the most.
#[derive(Clone, PartialEq, Eq)]
pub struct Id(Letters);

/// The longest id that needs no memory of its own, in bytes. With it an id is as large as a reference to a text.
const SHORT: usize = 14;

/// Most ids are short, a record holds several, and every agency stands in thousands of records.
///
/// Invariant: what is not longer than [`SHORT`] is `Short`, with zeros behind its letters.
#[derive(Clone, PartialEq, Eq)]
enum Letters {
    Short { len: u8, bytes: [u8; SHORT] },
    // Behind one thin pointer, so that the other variant has the room.
    Long(Arc<Box<str>>),
}

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
        let mut bytes = [0; SHORT];
        let letters = match (bytes.get_mut(..text.len()), u8::try_from(text.len())) {
            (Some(room), Ok(len)) => {
                room.copy_from_slice(text.as_bytes());
                Letters::Short { len, bytes }
            }
            _ => Letters::Long(Arc::new(text.into())),
        };
        Ok(Self(letters))
    }

    /// The text of the id.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            // Those are ASCII: this never fails, and takes a few nanoseconds to say so.
            Letters::Short { len, bytes } => {
                bytes.get(..usize::from(*len)).and_then(|it| str::from_utf8(it).ok()).unwrap_or_default()
            }
            Letters::Long(text) => text,
        }
    }
}

impl Deref for Id {
    type Target = str;
    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl Hash for Id {
    /// As the text is hashed: tables of ids are asked with texts.
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl Ord for Id {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl PartialOrd for Id {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
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

    #[test]
    fn an_id_of_any_length_is_its_text() {
        let letters = "nv-7k3p9d-0123456789".repeat(6);
        let ids: Vec<Id> = (1..=ID_MAX).map(|len| Id::new(&letters[..len]).expect("an id")).collect();
        for (len, id) in (1..).zip(&ids) {
            let text = &letters[..len];
            assert_eq!((id.as_str(), id, format!("{id}")), (text, &Id::new(text).expect("an id"), text.to_owned()));
        }
        assert!(ids.is_sorted() && ids.windows(2).all(|two| two[0] != two[1]));
        let table: std::collections::HashSet<Id> = ids.into_iter().collect();
        assert!((1..=ID_MAX).all(|len| table.contains(&letters[..len])));
    }

    #[test]
    fn an_id_is_no_larger_than_a_reference_to_its_text() {
        assert_eq!((size_of::<Id>(), size_of::<Option<Id>>()), (size_of::<&str>(), size_of::<&str>()));
    }
}

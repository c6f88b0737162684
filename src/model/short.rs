//! Texts that are seldom long, such as names of records and places: what is short takes no memory of its own.
//!
//! A store holds several of them a record. In memory of their own they would take twice as much, and the time to get it.
//! The crates for such texts (ecow, smol_str, compact_str) take half as much again where a text may be missing, as most that
//! a record refers to may.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The longest text that needs no memory of its own, in bytes: with it a short text is as large as a reference to one.
const ROOM: usize = 14;

/// A text of any length, made for short ones. Cloning one costs a reference count at the most.
#[derive(Clone, PartialEq, Eq)]
pub struct Short(Letters);

/// Invariant: what has room here is `Here`, with zeros behind it, so that equal texts are equal letters.
#[derive(Clone, PartialEq, Eq)]
enum Letters {
    Here { len: u8, bytes: [u8; ROOM] },
    // Behind one thin pointer, so that the other variant has the room.
    Elsewhere(Arc<Box<str>>),
}

impl Short {
    /// The text.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            // They were a text when they came: this never fails, and takes a few nanoseconds to say so.
            Letters::Here { len, bytes } => {
                bytes.get(..usize::from(*len)).and_then(|it| str::from_utf8(it).ok()).unwrap_or_default()
            }
            Letters::Elsewhere(text) => text,
        }
    }
}

impl From<&str> for Short {
    fn from(text: &str) -> Self {
        let mut bytes = [0; ROOM];
        match (bytes.get_mut(..text.len()), u8::try_from(text.len())) {
            (Some(room), Ok(len)) => {
                room.copy_from_slice(text.as_bytes());
                Self(Letters::Here { len, bytes })
            }
            _ => Self(Letters::Elsewhere(Arc::new(text.into()))),
        }
    }
}

impl From<&Short> for Box<str> {
    fn from(text: &Short) -> Self {
        text.as_str().into()
    }
}

impl Default for Short {
    fn default() -> Self {
        Self::from("")
    }
}

impl Deref for Short {
    type Target = str;
    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl Borrow<str> for Short {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl Hash for Short {
    /// As the text is hashed: tables of short texts are asked with texts.
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl Ord for Short {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other)
    }
}

impl PartialOrd for Short {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Short {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

impl fmt::Debug for Short {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl Serialize for Short {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl<'de> Deserialize<'de> for Short {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl serde::de::Visitor<'_> for Text {
            type Value = Short;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }
            fn visit_str<E>(self, text: &str) -> Result<Short, E> {
                Ok(text.into())
            }
        }
        deserializer.deserialize_str(Text)
    }
}

#[cfg(test)]
mod tests {
    use std::hash::BuildHasher;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_is_no_larger_than_a_reference_to_its_text() {
        assert_eq!((size_of::<Short>(), size_of::<Option<Short>>()), (size_of::<&str>(), size_of::<&str>()));
    }

    proptest! {
        #[test]
        fn it_is_its_text(one in "[a-zđ\0-]{0,20}", other in "[a-zđ\0-]{0,20}") {
            let (a, b) = (Short::from(&*one), Short::from(&*other));
            prop_assert_eq!(a.as_str(), &*one);
            prop_assert_eq!((a == b, a.cmp(&b)), (one == other, one.cmp(&other)));
            let hasher = std::hash::RandomState::new();
            prop_assert_eq!(hasher.hash_one(&a), hasher.hash_one(&*one));
            let json = serde_json::to_string(&a).expect("writes");
            prop_assert_eq!(&json, &serde_json::to_string(&one).expect("writes"));
            prop_assert_eq!(serde_json::from_str::<Short>(&json).expect("reads"), a);
        }
    }
}

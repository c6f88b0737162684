//! JSON of which nothing is lost without a word: a field that stands twice in an object is an error.
//!
//! `serde_json`'s own values keep the last of two and say nothing. For fields that this version does not know that is
//! all the reading they get.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::map::Entry;
use serde_json::{Map, Number, Value};

use super::syntax::{self, Syntax};
use super::{FieldError, ValueError};

/// Fields that this version does not know.
pub type Unknown = Map<String, Value>;

/// Reads a text of JSON, whole; why it is none, or which field stands twice in it.
///
/// # Errors
/// [`ValueError::Syntax`] or [`ValueError::Twice`], with the field in which the mistake stands.
pub fn read(text: &str) -> Result<Value, FieldError> {
    let (mut twice, mut reader) = (None, serde_json::Deserializer::from_str(text));
    let read = Noting { twice: &mut twice }.deserialize(&mut reader);
    match (twice, read.and_then(|value| reader.end().map(|()| value))) {
        (None, Ok(value)) => Ok(value),
        (Some(path), Ok(_)) => {
            let name = path.rsplit('.').next().unwrap_or_default().to_owned();
            Err(FieldError::new(path, ValueError::Twice(name)))
        }
        (_, Err(_)) => {
            let (field, how) = syntax::mistake(text).unwrap_or((String::new(), Syntax::Value));
            Err(FieldError::new(field, ValueError::Syntax(how)))
        }
    }
}

/// Reads any value.
#[derive(Debug, Clone, Copy)]
pub struct Strict;

/// Reads the fields of an object that nobody knows.
pub(super) fn fields<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Unknown, D::Error> {
    match Strict.deserialize(deserializer)? {
        Value::Object(fields) => Ok(fields),
        _ => Err(D::Error::custom("an object was expected")),
    }
}

/// Puts a field beside those that came before.
pub(super) fn put<E: Error>(fields: &mut Unknown, name: String, value: Value) -> Result<(), E> {
    if fields.contains_key(&name) {
        return Err(twice(&name));
    }
    fields.insert(name, value);
    Ok(())
}

/// The error of a reader for a field that stands twice. [`read`] says the same as data.
pub(super) fn twice<E: Error>(name: &str) -> E {
    E::custom(format_args!("field `{name}` stands twice"))
}

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        let mut path = None;
        let value = Noting { twice: &mut path }.deserialize(deserializer)?;
        path.map_or(Ok(value), |path| Err(twice(&path)))
    }
}

/// Reads any value, and notes the first field that stands twice: its names from the outermost object on.
struct Noting<'a> {
    twice: &'a mut Option<String>,
}

impl<'de> DeserializeSeed<'de> for Noting<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Noting<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Bool(flag))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Number::from_f64(number).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::with_capacity(items.size_hint().unwrap_or(0).min(1024));
        while let Some(item) = items.next_element_seed(Noting { twice: self.twice })? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut fields = Map::new();
        while let Some(name) = map.next_key::<String>()? {
            let noted = self.twice.is_some();
            let value = map.next_value_seed(Noting { twice: self.twice })?;
            if let Some(path) = self.twice.as_mut().filter(|_| !noted) {
                *path = format!("{name}.{path}");
            }
            match fields.entry(name) {
                Entry::Vacant(place) => drop(place.insert(value)),
                Entry::Occupied(place) => drop(self.twice.get_or_insert_with(|| place.key().clone())),
            }
        }
        Ok(Value::Object(fields))
    }
}

/// The name of a field, borrowed from the input where no escape is in it.
pub(super) struct Name<'de>(pub(super) Cow<'de, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl<'de> Visitor<'de> for Text {
            type Value = Name<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a field")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(Text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_read_as_it_stands_there() {
        for json in [r#"{"b":[1,-2,1.5,"x",null,true],"a":{"c":{}}}"#, "[]", "\"\"", "18446744073709551615"] {
            assert_eq!(read(json).expect(json).to_string(), json);
        }
    }

    #[test]
    fn a_field_stands_once_at_any_depth() {
        for (json, path) in [
            (r#"{"a":1,"a":1}"#, "a"),
            (r#"[{"b":{"a":1,"a":2}}]"#, "b.a"),
            (r#"{"x":{"a":1,"a":2,"a":3},"x":1}"#, "x.a"),
        ] {
            assert_eq!(read(json), Err(FieldError::new(path, ValueError::Twice("a".into()))), "{json}");
            let refused = Strict.deserialize(&mut serde_json::Deserializer::from_str(json));
            refused.expect_err(json);
        }
    }
}

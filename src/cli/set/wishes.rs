//! What is typed behind the ids of `cncl set`: `field=value`, and for lists `field+=value` and `field-=value`.
//!
//! A list that is set in many records at once would lose what each of them holds; so items come and go by themselves.

use serde_json::Value;

use crate::cli::CliError;
use crate::model::field::{Field, Shape};
use crate::model::input::{self, Filled, Names};
use crate::model::{Date, FieldError, Record, ValueError};
use crate::text::Message;

/// Fields, each with the texts that were typed for it.
type Typed = Vec<(String, Vec<String>)>;

/// What somebody wants of fields.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Wishes {
    /// Fields that get a value.
    whole: Typed,
    /// Lists to which items come.
    more: Typed,
    /// Lists from which items go.
    less: Typed,
}

impl Wishes {
    /// Reads changes; a field that is named more than once is a list.
    pub(super) fn read<'a>(changes: impl IntoIterator<Item = &'a String>) -> Result<Self, CliError> {
        let mut wishes = Self::default();
        for change in changes {
            let (name, value) = change.split_once('=').ok_or_else(|| no_change(change))?;
            let (name, typed) = match (name.strip_suffix('+'), name.strip_suffix('-')) {
                (Some(name), _) => (name, &mut wishes.more),
                (_, Some(name)) => (name, &mut wishes.less),
                _ => (name, &mut wishes.whole),
            };
            if name.trim().is_empty() {
                return Err(no_change(change));
            }
            match typed.iter_mut().find(|(known, _)| known == name) {
                Some((_, values)) => values.push(value.to_owned()),
                None => typed.push((name.to_owned(), vec![value.to_owned()])),
            }
        }
        Ok(wishes)
    }

    /// What a record comes to.
    pub(super) fn fill(&self, record: &Record, names: &Names<'_>, today: Date) -> Result<Filled, FieldError> {
        let mut filled = input::fill_by(record, &self.whole, names, today)?;
        if self.more.is_empty() && self.less.is_empty() {
            return Ok(filled);
        }
        for (typed, comes) in [(&self.less, false), (&self.more, true)] {
            for (name, texts) in typed {
                let (field, items) = items(record, name, texts, names, today)?;
                let value = changed(filled.record.get(field.name), items, comes);
                filled.record.set(field.name, value.clone())?;
                filled.fields.retain(|(other, _)| *other != field.name);
                filled.fields.push((field.name, value));
            }
        }
        Filled::of(record, filled.fields, names.data())
    }
}

/// A word that is no change.
pub(super) fn no_change(word: &str) -> CliError {
    CliError::Usage(Message::new("error-set-form").with("value", word))
}

/// The list that is meant, and the items that were typed for it.
fn items(
    record: &Record,
    name: &str,
    texts: &[String],
    names: &Names<'_>,
    today: Date,
) -> Result<(Field, Vec<Value>), FieldError> {
    let field = input::field_of(record.kind(), name)?;
    if !matches!(field.shape, Shape::Texts | Shape::Refs(_)) {
        return Err(FieldError::new(field.name, ValueError::NoList));
    }
    let base = input::base_of(record, names.data(), today);
    let value = input::read_known(record.kind(), field, texts, names, base)?;
    Ok((field, value.as_array().cloned().unwrap_or_default()))
}

/// The list with the items or without them; none stands in it twice, and an empty one is none.
fn changed(list: Option<Value>, items: Vec<Value>, comes: bool) -> Value {
    let mut list = list.and_then(|list| list.as_array().cloned()).unwrap_or_default();
    list.retain(|item| !items.contains(item) || comes);
    let new = items.into_iter().filter(|_| comes);
    for item in new {
        if !list.contains(&item) {
            list.push(item);
        }
    }
    if list.is_empty() { Value::Null } else { Value::from(list) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(changes: &[&str]) -> Option<Wishes> {
        Wishes::read(&changes.iter().map(|change| (*change).to_owned()).collect::<Vec<_>>()).ok()
    }

    fn typed(name: &str, values: &[&str]) -> Typed {
        vec![(name.to_owned(), values.iter().map(|value| (*value).to_owned()).collect())]
    }

    #[test]
    fn a_change_is_a_name_and_whatever_stands_behind_the_first_sign() {
        let whole =
            |name: &str, values: &[&str]| Some(Wishes { whole: typed(name, values), ..Wishes::default() });
        assert_eq!(read(&["condition=>="]), whole("condition", &[">="]));
        assert_eq!(read(&["done-on="]), whole("done-on", &[""]));
        assert_eq!(read(&["tags=a", "tags=b"]), whole("tags", &["a", "b"]));
        let (more, less) = (typed("tags", &["a=b"]), typed("lead", &["x"]));
        assert_eq!(read(&["tags+=a=b", "lead-=x"]), Some(Wishes { more, less, ..Wishes::default() }));
        for wrong in ["status", "=x", "+=x", "-=x"] {
            assert_eq!(read(&[wrong]), None, "{wrong}");
        }
    }

    #[test]
    fn items_come_and_go_and_none_stands_twice() {
        let list = || Some(json!(["gấp", "quý IV"]));
        assert_eq!(changed(list(), vec![json!("gấp"), json!("mới")], true), json!(["gấp", "quý IV", "mới"]));
        assert_eq!(changed(list(), vec![json!("gấp"), json!("lạ")], false), json!(["quý IV"]));
        assert_eq!(changed(list(), vec![json!("gấp"), json!("quý IV")], false), Value::Null);
        assert_eq!(changed(None, vec![json!("a")], true), json!(["a"]));
    }
}
